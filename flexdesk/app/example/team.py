"""The example team as a whole: who is in it, in which order they are written, how many."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Protocol

from flexdesk.app.example import slots, waiting
from flexdesk.app.example.aalborg import write_aalborg
from flexdesk.app.example.book import Book, ExampleTeam
from flexdesk.app.example.bulk import write_bulk
from flexdesk.app.example.cards import write_cards
from flexdesk.app.example.careers import write_career
from flexdesk.app.example.cast_after import ELSEWHERE, ENDED
from flexdesk.app.example.cast_jobs import IN_POOL, IN_PRAKTIK
from flexdesk.app.example.cast_waiting import WAITING
from flexdesk.app.example.daily import draft_of, write_daily
from flexdesk.app.example.follow_up_tasks import write_follow_ups
from flexdesk.app.example.followups import write_contacts, write_task
from flexdesk.app.example.lives import AARHUS, Tools
from flexdesk.app.example.names import Names
from flexdesk.app.example.roles import Role, write_role
from flexdesk.app.example.slots import Slot
from flexdesk.app.example.source import Source
from flexdesk.app.example.texts import Texts
from flexdesk.app.example.work import write_work
from flexdesk.app.example.workplaces import Workplaces

SEED = 20160845
CAST: tuple[Role, ...] = (*WAITING, *IN_PRAKTIK, *IN_POOL, *ENDED, *ELSEWHERE)
"""The named people, in the order they are written."""

CONSULTANTS = (
    ("KON01", "Lene Østergaard", "jobkonsulent"),
    ("KON02", "Mikkel Aabye", "jobkonsulent"),
    ("KON03", "Fatima Rahimi", "jobkonsulent"),
    ("KON04", "Jens-Ole Brøgger", "jobkonsulent"),
    ("KON05", "Sanne Møgelbjerg", "virksomhedskonsulent"),
    ("KON06", "Torben Ildved", "fastholdelseskonsulent"),
    ("LED01", "Hanne Ravn", "teamleder"),
    ("SAG01", "Karen Toft", "sagsbehandler"),
)
_MUNICIPAL_PLACES, _PRIVATE_PLACES, _NORTH_PLACES = 58, 26, 18
_BEGUN_AGAIN = 3
"""So many of those whose pool job never began got another one later."""


def build_team(
    *, seed: int = SEED, scale: int | None = None, team_secret: bytes | None = None
) -> ExampleTeam:
    """Return the example team: the same seed gives the same rows.

    With `scale` more citizens of a plain kind are added, up to that many, for measurements. The
    ids of citizens follow from `team_secret`, else from the seed.
    """
    source = Source(seed, team_secret)
    book = Book(source)
    places = Workplaces(book, source)
    names = Names(source, {" ".join(role.name) for role in CAST})
    tools = Tools(source, book, names, Texts(source), places)
    for initials, name, role in CONSULTANTS:
        book.add("consultant", initials=initials, name=name, role=role)
    places.add_known()
    places.add_others(_MUNICIPAL_PLACES, _PRIVATE_PLACES)
    known = frozenset(write_role(tools, each).id for each in CAST)
    _write_waiting(tools)
    _write_careers(tools)
    north = Workplaces(book, source, is_north=True)
    north.add_others(_NORTH_PLACES, _NORTH_PLACES // 2)
    write_aalborg(tools, north)
    write_contacts(tools, known)
    named = frozenset(" ".join(role.name) for role in CAST)
    papers = write_daily(tools, named)
    write_follow_ups(book)
    if scale is not None:
        write_bulk(tools, scale)
    _aim_higher(tools)
    write_work(tools, named)
    cards = write_cards(tools, named)
    return book.done(papers, draft_of(book, named), cards)


def _aim_higher(tools: Tools) -> None:
    """Set the aim above the hours that were reached."""
    for row in tools.book.rows("citizen"):
        if row["hours_aim"] <= row["hours_now"]:
            row["hours_aim"] = row["hours_now"] + tools.source.number(1, 4)


def _write_waiting(tools: Tools) -> None:
    citizens = tools.book.rows("citizen")
    taken = Counter(row.get("step") for row in citizens if row["program"] == AARHUS)
    for step, quota in waiting.QUOTAS.items():
        for _ in range(quota - taken[step]):
            write_task(waiting.write_waiting(tools, step), is_done_too=True)


def _write_careers(tools: Tools) -> None:
    written = [row for row in tools.book.rows("placement") if row["kind"] == "puljefleksjob"]
    running = sum(1 for row in written if row.get("last_day") is None)
    outcomes = Counter(slots.OUTCOMES)
    outcomes.subtract(row["onward"] for row in written if row.get("last_day") is not None)
    # from a branch: the curve of the stock stays when a note or a person is added
    all_slots = slots.pool_slots(tools.source.branch(), outcomes, slots.RUNNING - running)
    for slot, missed in _paired(all_slots):
        life = write_career(tools, slot, missed=missed)
        if slot.last_day is None:
            write_task(life, is_done_too=tools.source.chance(0.5))


def _paired(all_slots: list[Slot]) -> Iterable[tuple[Slot, Slot | None]]:
    """Yield the jobs, and with a few of them the earlier one that never began."""
    never = [slot for slot in all_slots if slot.onward == "startede_ikke"][:_BEGUN_AGAIN]
    later = {id(_some_months_after(all_slots, slot)): slot for slot in never}
    for slot in all_slots:
        if not any(slot is each for each in later.values()):
            yield slot, later.get(id(slot))


def _some_months_after(all_slots: list[Slot], missed: Slot) -> Slot:
    return next(
        slot
        for slot in all_slots
        if (slot.start - missed.start).days > 120  # noqa: PLR2004 - about four months
        and slot.onward != "startede_ikke"
    )


class TakesRows(Protocol):
    """What the team is put into: an open unit of work of a store."""

    def insert_many(self, entity: str, rows: Iterable[Mapping[str, object]]) -> int:
        """Insert rows that carry their id; return how many."""
        ...


def fill(work: TakesRows, team: ExampleTeam) -> int:
    """Insert all rows of the team in one unit of work; return how many."""
    return sum(work.insert_many(entity, rows) for entity, rows in team.rows.items() if rows)
