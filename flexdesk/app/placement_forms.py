"""The forms of a placement that starts, ends or gets other hours: what they begin with."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.hours_rows import hours_now, hours_points
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.placement_chain import Begin, begins, next_kind
from flexdesk.app.placement_ends import OnwardChoice, onward_choices
from flexdesk.app.placement_facts import AgreedLine, agreed_lines
from flexdesk.base.danish import fold, sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.codes import EndedHow, Onward, OutcomeGroup, PlacementKind, Sector
from flexdesk.domain.entities import Hours, Placement, Workplace
from flexdesk.domain.labels import label
from flexdesk.domain.placements import planned_last_day_default
from flexdesk.domain.rules import RuleBook
from flexdesk.domain.work_codes import Pays
from flexdesk.domain.workplace_entities import WorkplacePerson

_MOST_HITS = 8
_GROUPS = {
    OutcomeGroup.ORDINAERT_FLEKSJOB: "ordinært fleksjob",
    OutcomeGroup.ORDINAERT_JOB: "ordinært job",
    OutcomeGroup.OTHER: "andet",
}
_FLEKSJOB_ONLY = (Onward.ORDINAERT_FLEKSJOB, Onward.LEDIGHEDSYDELSE, Onward.FLEKSYDELSE)
_NOT_FROM: dict[str, tuple[str, ...]] = {PlacementKind.IGU.value: _FLEKSJOB_ONLY}
"""What does not follow a kind: an IGU is for people who are not granted a fleksjob."""


@dataclass(frozen=True, slots=True)
class WorkplaceHit:
    """A workplace that a form offers while its name or street is typed."""

    id: str
    name: str
    where: str
    haystack: str
    rank: str
    people: int
    """How many of ours are there now."""
    contact: str = ""
    """Who one talks to there, with the number."""


@dataclass(frozen=True, slots=True)
class StartForm:
    """What the form "Nyt forløb" begins with."""

    citizen: str
    name: str
    candidate_no: str
    kind: str
    kinds: tuple[tuple[str, str], ...]
    today: dt.date
    begins: dict[str, Begin]
    """By kind: the day and what comes from the placement before."""
    workplaces: tuple[WorkplaceHit, ...]
    rules: RuleBook
    pays: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]

    def begin(self, kind: str) -> Begin:
        """Return what a placement of a kind begins with."""
        return self.begins.get(kind) or Begin(self.today)

    def planned(self, kind: str, start: dt.date) -> dt.date | None:
        """Return the last day a placement is planned to have by rule, None where none is usual."""
        return planned_last_day_default(kind, start, self.rules)


@dataclass(frozen=True, slots=True)
class EndForm:
    """What the form "Afslut forløb" begins with."""

    placement: str
    citizen: str
    kind: str
    title: str
    start: dt.date
    last_day: dt.date
    planned_last_day: dt.date | None
    today: dt.date
    hows: tuple[tuple[str, str], ...]
    agreed: tuple[AgreedLine, ...]
    """Hours agreed and not confirmed: those after the last day come to nothing."""
    offers: Callable[[dt.date], tuple[OnwardChoice, ...]]
    followed: frozenset[str]
    """Kinds of placements that already stand after this one: an ordinary job may begin first."""

    @property
    def has_begun(self) -> bool:
        """Whether the first day has come."""
        return self.start <= self.today

    def dropped(self, last_day: dt.date) -> tuple[AgreedLine, ...]:
        """Return the agreed hours that an end on a day leaves without a placement."""
        return tuple(line for line in self.agreed if line.day > last_day)


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What the forms for hours begin with: the hours in force, both kinds."""

    placement: str
    citizen: str
    title: str
    start: dt.date
    last_day: dt.date | None
    today: dt.date
    latest: dt.date
    """The day of the hours in force: what a correction most likely is about."""
    attended: str
    effective: str
    now_text: str


def start_form(desk: Desk, citizen_id: str, start: dt.date | None = None) -> StartForm:
    """Return what a form for a new placement begins with: what usually follows.

    Raises:
        UserError: `citizen.unknown`.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    return StartForm(
        citizen=citizen_id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        kind=next_kind(case_index(desk).placements.get(citizen_id, ())),
        kinds=tuple((kind.value, label(kind)) for kind in PlacementKind),
        today=desk.today(),
        begins=begins(desk, citizen_id, start),
        workplaces=workplace_hits(desk),
        rules=desk.rules,
        pays=tuple((each.value, label(each)) for each in Pays),
        sectors=tuple((each.value, label(each)) for each in Sector),
    )


def end_form(desk: Desk, placement_id: str) -> EndForm:
    """Return what the form for an end begins with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    today = desk.today()
    planned = row.planned_last_day
    return EndForm(
        placement=placement_id,
        citizen=row.citizen,
        kind=row.kind,
        title=title,
        start=row.start,
        last_day=planned if planned is not None and planned <= today else max(today, row.start),
        planned_last_day=planned,
        today=today,
        hows=tuple((how.value, label(how)) for how in EndedHow),
        agreed=agreed_lines(case_index(desk).agreed.get(placement_id, ()), today),
        offers=partial(_onwards, desk, row.kind),
        followed=frozenset(
            each.kind
            for each in case_index(desk).placements.get(row.citizen, ())
            if each.id != row.id and each.last_day is None and each.start >= row.start
        ),
    )


def group_text(choice: OnwardChoice) -> str:
    """Return which group of the report an answer counts in, in small words."""
    return f"tæller som: {_GROUPS[OutcomeGroup(choice.group)]}"


def _onwards(desk: Desk, kind: str, day: dt.date) -> tuple[OnwardChoice, ...]:
    """Return the answers that fit: what never started is told by how it ended."""
    left_out = {Onward.STARTEDE_IKKE.value, *_NOT_FROM.get(kind, ())}
    if kind != PlacementKind.VIRKSOMHEDSPRAKTIK:
        left_out.add(Onward.PULJEFLEKSJOB.value)
    return tuple(each for each in onward_choices(desk, day) if each.code not in left_out)


def hours_form(desk: Desk, placement_id: str) -> HoursForm:
    """Return what the forms for hours begin with.

    Raises:
        UserError: `row.unknown`.
    """
    row, title = titled(desk, placement_id)
    today = desk.today()
    hours = _hours_of(desk, placement_id)
    now = hours_now(row, hours, today)
    points = hours_points(row, hours, today)
    return HoursForm(
        placement=placement_id,
        citizen=row.citizen,
        title=title,
        start=row.start,
        last_day=row.last_day,
        today=min(max(today, row.start), row.last_day or dt.date.max),
        latest=max(point.day for point in points),
        attended="" if now.attended is None else format_number(now.attended),
        effective="" if now.effective is None else format_number(now.effective),
        now_text=f"Nu: {now.text}" if now.text else "Ingen timer er skrevet endnu.",
    )


def workplace_hits(desk: Desk) -> tuple[WorkplaceHit, ...]:
    """Return every workplace as a form can offer it, kept until the store changes."""
    return desk.cached("workplace_hits", lambda: _all_hits(desk))


def find_hits(hits: Iterable[WorkplaceHit], typed: str) -> tuple[WorkplaceHit, ...]:
    """Return the workplaces all words typed are found in, by name or street.

    Those whose name begins with what is typed come first.
    """
    words = fold(typed).split()
    if not words:
        return ()
    found = [hit for hit in hits if all(word in hit.haystack for word in words)]
    found.sort(key=lambda hit: (not hit.haystack.startswith(words[0]), hit.rank))
    return tuple(found[:_MOST_HITS])


def _all_hits(desk: Desk) -> tuple[WorkplaceHit, ...]:
    index, today = case_index(desk), desk.today()
    people: dict[str, int] = {}
    for rows in index.placements.values():
        for row in rows:
            runs = row.start <= today and (row.last_day is None or row.last_day > today)
            if runs and row.workplace:
                people[row.workplace] = people.get(row.workplace, 0) + 1
    contacts = _contacts(desk)
    made = (
        _hit(row, people.get(row.id, 0), contacts.get(row.id, ""))
        for row in index.workplaces.values()
        if row.closed_on is None or row.closed_on > today
    )
    return tuple(sorted(made, key=lambda hit: hit.rank))


def _contacts(desk: Desk) -> dict[str, str]:
    """Return by workplace who one talks to: somebody who has not left."""
    found: dict[str, str] = {}
    for row in desk.store.reads.load("workplace_person"):
        if isinstance(row, WorkplacePerson) and row.left_on is None:
            found.setdefault(row.workplace, ", ".join(filter(None, (row.name, row.phone))))
    return found


def _hit(row: Workplace, people: int, contact: str) -> WorkplaceHit:
    where = ", ".join(part for part in (row.street, row.city) if part)
    haystack = f"{fold(row.name)} {fold(where)}".strip()
    contact = contact or ", ".join(filter(None, (row.contact_person, row.phone)))
    return WorkplaceHit(row.id, row.name, where, haystack, sort_key(row.name), people, contact)


def titled(desk: Desk, placement_id: str) -> tuple[Placement, str]:
    """Return a placement, and its kind and workplace in one line.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(desk.store.reads, "placement", placement_id)
    if not isinstance(row, Placement):
        raise UserError("row.unknown", kind="forløb")
    place = case_index(desk).workplace_name(row.workplace)
    return row, ", ".join(part for part in (label(row.kind, PlacementKind), place) if part)


def _hours_of(desk: Desk, placement_id: str) -> tuple[Hours, ...]:
    return case_index(desk).hours.get(placement_id, ())
