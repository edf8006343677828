"""*Tjek data*: what contradicts itself, is missing or is unusual, for one, for mine, for the team.

A line can be set aside with a reason. That is kept with the days that made the line, so that it
comes back when the rows say something else.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flexdesk.app.asides import PREFIX, Aside, asides
from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.found import CONTRADICTION, SEVERITIES, Around, Found
from flexdesk.app.found_all import found_of_citizen
from flexdesk.app.found_workplaces import of_workplaces
from flexdesk.app.inspector_words import KINDS, title_of, words_of
from flexdesk.app.lookalikes import lookalikes
from flexdesk.app.sentences import explain
from flexdesk.app.substitutes import initials_i_cover
from flexdesk.base.danish import clean, sort_key
from flexdesk.base.errors import UserError

MINE, TEAM = "mine", "team"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class InspectorLine:
    """One line of the page."""

    key: str
    code: str
    citizen: str
    """Empty for a workplace."""
    name: str
    candidate_no: str
    consultant: str
    what: str
    other: str = ""
    """Id of the other citizen or workplace, where the line is about two."""
    place: str = ""
    """Id of the workplace the line is about, empty for a citizen's."""
    aside: Aside | None = None

    @property
    def sort_name(self) -> str:
        """What lines of a kind are ordered by."""
        return sort_key(self.name)


@dataclass(frozen=True, slots=True)
class InspectorGroup:
    """The lines of one kind."""

    code: str
    severity: str
    title: str
    safe: str
    """What is counted meanwhile."""
    do: str
    lines: tuple[InspectorLine, ...]


@dataclass(frozen=True, slots=True)
class InspectorPage:
    """The whole page for somebody's cases on a day."""

    on: dt.date
    scope: str
    groups: tuple[InspectorGroup, ...]
    asides: tuple[InspectorLine, ...]
    """What was set aside and still stands."""
    has_own: bool
    """Whether there is a caseload of one's own to look at."""

    def count(self, severity: str = "") -> int:
        """Return how many lines there are, of one severity or of all."""
        return sum(len(group.lines) for group in self.groups if severity in {"", group.severity})


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to look at."""

    contradictions: int
    others: int


def inspect(desk: Desk, scope: str = MINE, on: dt.date | None = None) -> InspectorPage:
    """Return the page for one's own cases (covered ones too), the team's, or one citizen's."""
    day = on or desk.today()
    around = Around.of(desk, day)
    own = _own(desk, around, day)
    every = _everything(desk, around)
    chosen = [found for found in every if _is_in(found, scope, own, around)]
    known = asides(desk)
    lines, aside = [], []
    rows = _rows(around, chosen)
    for found in chosen:
        said = known.get(found.key)
        if said is not None and said.print == found.print:
            aside.append(_line(found, around, rows, said))
        else:
            lines.append((found, _line(found, around, rows)))
    groups = tuple(_groups(lines))
    aside.sort(key=lambda line: line.sort_name)
    return InspectorPage(day, scope, groups, tuple(aside), has_own=bool(own))


def counts(desk: Desk, on: dt.date | None = None, *, mine: bool = True) -> Counts:
    """Return how many contradictions, and how many other lines, one's own or the team's."""
    page = inspect(desk, MINE if mine else TEAM, on)
    contradictions = page.count(CONTRADICTION)
    return Counts(contradictions, page.count() - contradictions)


def found_of(desk: Desk, key: str, on: dt.date | None = None) -> Found:
    """Return what a line is about as the rows are now.

    Raises:
        UserError: `inspector.gone`.
    """
    every = _everything(desk, Around.of(desk, on or desk.today()))
    found = next((each for each in every if each.key == key), None)
    if found is None:
        raise UserError("inspector.gone")
    return found


def set_aside(desk: Desk, key: str, reason: str) -> Done:
    """Say that a line is no error, and why; one undo takes it up again.

    Raises:
        UserError: `inspector.gone`, `inspector.no_reason`, `text.too_long`.
    """
    words = clean(reason, _LONGEST)
    if not words:
        raise UserError("inspector.no_reason")
    found = found_of(desk, key)
    value = {
        "print": found.print,
        "citizen": found.citizen,
        "reason": words,
        "by": desk.initials,
        "on": desk.today().isoformat(),
    }
    with desk.store.work("inspector.aside", {"code": found.code}) as uow:
        if uow.get("setting", PREFIX + key) is None:
            uow.insert("setting", PREFIX + key, {"value": value})
        else:
            uow.edit("setting", PREFIX + key, {"value": value})
        tx = uow.tx
    return _done(desk, key, tx, found.citizen)


def take_up(desk: Desk, key: str) -> Done:
    """Take a line up again that was set aside.

    Raises:
        UserError: `inspector.gone`.
    """
    known = asides(desk).get(key)
    if known is None:
        raise UserError("inspector.gone")
    with desk.store.work("inspector.back", {"code": key.partition(":")[0]}) as uow:
        uow.delete("setting", PREFIX + key)
        tx = uow.tx
    return _done(desk, key, tx, known.citizen)


def _everything(desk: Desk, around: Around) -> tuple[Found, ...]:
    return desk.cached(("inspector", around.on), lambda: tuple(_look_through(around)))


def _look_through(around: Around) -> Iterator[Found]:
    for citizen in around.index.citizens.values():
        yield from found_of_citizen(citizen, around)
    yield from of_workplaces(around)
    open_cases = (row for row in around.index.citizens.values() if row.closed_on is None)
    for pair in lookalikes(open_cases):
        facts = (("other", pair.second.candidate_no), ("why", pair.why))
        one, two = pair.first.id, pair.second.id
        yield Found("citizen.duplicate", one, "citizen", one, facts, (two,))


def _own(desk: Desk, around: Around, on: dt.date) -> frozenset[str]:
    covered = initials_i_cover(desk, on)
    theirs = {row.consultant for row in around.index.citizens.values()}
    return covered & theirs


def _is_in(found: Found, scope: str, own: frozenset[str], around: Around) -> bool:
    if scope == TEAM:
        return True
    people = {found.citizen, *(found.also if found.code == "citizen.duplicate" else ())}
    if scope != MINE:
        return scope in people
    citizens = around.index.citizens
    whose = {row.consultant for each in people if (row := citizens.get(each)) is not None}
    whose |= {str(found.fact("by") or "")} - {""}
    return bool(whose & own) or not own


def _rows(around: Around, chosen: Iterable[Found]) -> dict[str, object]:
    """Return the rows the lines are about, by id."""
    index = around.index
    rows: dict[str, object] = {}
    for citizen in {found.citizen for found in chosen}:
        for table in (index.placements, index.benefits, index.tasks):
            for row in table.get(citizen, ()):
                rows[row.id] = row
    return rows


def _line(
    found: Found, around: Around, rows: dict[str, object], aside: Aside | None = None
) -> InspectorLine:
    citizen = around.index.citizens.get(found.citizen)
    what = words_of(found, around.index, rows)
    if found.entity == "workplace":
        name = around.index.workplace_name(found.row)
        by, other = str(found.fact("by") or ""), next(iter(found.also), "")
        return InspectorLine(found.key, found.code, "", name, "", by, what, other, found.row, aside)
    return InspectorLine(
        key=found.key,
        code=found.code,
        citizen=found.citizen,
        name=f"{citizen.first_name} {citizen.last_name}".strip() if citizen else "",
        candidate_no=citizen.candidate_no if citizen else "",
        consultant=citizen.consultant if citizen else "",
        what=what,
        other=found.also[0] if found.code == "citizen.duplicate" else "",
        aside=aside,
    )


def _groups(lines: Iterable[tuple[Found, InspectorLine]]) -> Iterator[InspectorGroup]:
    by_code: dict[str, list[tuple[Found, InspectorLine]]] = {}
    for found, line in lines:
        by_code.setdefault(found.code, []).append((found, line))
    for severity in SEVERITIES:
        for code, (_title, serious) in KINDS.items():
            if serious == severity and code in by_code:
                yield _group(code, severity, by_code[code])


def _group(code: str, severity: str, lines: list[tuple[Found, InspectorLine]]) -> InspectorGroup:
    first = lines[0][0]
    said = explain(UserError(code, **dict(first.facts)))
    ordered = sorted((line for _found, line in lines), key=lambda line: line.sort_name)
    return InspectorGroup(code, severity, title_of(first), said.safe, said.do, tuple(ordered))


def _done(desk: Desk, key: str, tx: str, citizen: str) -> Done:
    changes = Changes(frozenset({citizen} - {""}), frozenset({"setting", "inspector"}), tx)
    desk.publish(changes)
    return Done(key, tx, changes)
