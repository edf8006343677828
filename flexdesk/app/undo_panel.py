"""The panel *Fortryd*: actions by name with what each changed, taken back one by one; and drafts.

Undo and redo themselves stand in `history`; here is what a person chooses from.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flexdesk.app import history
from flexdesk.app.case_index import case_index
from flexdesk.app.change_words import NOTHING, ChangeWords, is_told
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.history import instant, verb_text
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.app.lookups import kind_name
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.entities import Citizen, Consultant
from flexdesk.store.results import RowChange, TxRow

DONE, UNDONE, FIXED = "done", "undone", "fixed"
_WHOLE = "*"
_ALL = 1_000_000
_FEW_ROWS = 60
_LONGEST_LINE = 240
_QUIET = frozenset({"transfer", "import_base", "import_run"})
"""Kinds whose rows say nothing to a reader beside those they follow from."""

_HEADLINES: dict[str, tuple[str, ...]] = {
    "citizen": ("first_name", "last_name", "step"),
    "benefit": ("kind", "period"),
    "placement": ("kind", "workplace", "period"),
    "hours": ("hours_week", "day"),
    "note": ("kind", "day", "text"),
    "pass": ("step", "period"),
    "task": ("text", "due"),
    "contact": ("kind", "workplace", "day", "text"),
    "pause": ("reason", "period"),
    "goal": ("text", "due"),
    "decision": ("outcome", "day"),
    "attachment": ("title", "file_name"),
    "card_version": ("number", "day", "text"),
    "consent": ("recipients", "workplace", "signed_on"),
    "hand_out": ("recipient", "workplace", "day"),
    "substitute": ("by", "consultant", "period"),
    "workplace": ("name",),
    "employer": ("name", "cvr"),
    "workplace_person": ("name", "role"),
    "opening": ("title", "kind", "opened_on"),
    "consultant": ("initials", "name"),
    "saved_view": ("label",),
}
"""The fields a row is known by where it was made or taken away."""


@dataclass(frozen=True, slots=True)
class UndoRow:
    """One action."""

    tx: str
    at: dt.datetime
    who: str
    text: str
    """"Notat", "Rettelse: telefon på borger"."""
    about: str
    """Name of the citizen, or how many; empty when it is about none."""
    candidate_no: str
    state: str
    """done | undone | fixed: can be taken back, was, or never can."""
    undo_tx: str = ""
    """The undo that took it back, which a redo names."""

    @property
    def haystack(self) -> str:
        """Folded text that typing filters on."""
        return fold(f"{self.text} {self.about} {self.candidate_no} {self.who}")


@dataclass(frozen=True, slots=True)
class DetailLine:
    """What an action changed about one row."""

    title: str
    text: str
    name: str = ""
    """Whose row it is, when the action was about more than one citizen."""
    candidate_no: str = ""

    def __repr__(self) -> str:
        """Show the title only: the rest is a citizen's."""
        return f"DetailLine({self.title})"


@dataclass(frozen=True, slots=True)
class Detail:
    """All that an action changed; of a large one only how much."""

    lines: tuple[DetailLine, ...]
    summary: str


def undo_rows(desk: Desk, citizen: str = "", limit: int = 200) -> tuple[UndoRow, ...]:
    """Return the actions, newest first, all or those that touched a citizen.

    Undos and redos are no lines of their own: they show as the state of what they are about.
    """
    only = desk.store.reads.actions_of_citizen(citizen) if citizen else None
    actions = desk.store.history(_ALL)
    chosen = [row for row in actions if row.undoes is None and (only is None or row.tx in only)][
        :limit
    ]
    people = desk.store.reads.people_of_actions(len(actions), _FEW_ROWS)
    names, team = case_index(desk).citizens, _team(desk)
    return tuple(_row(row, people.get(row.tx, ()), names, team) for row in chosen)


def filter_undo_rows(rows: Iterable[UndoRow], text: str) -> tuple[UndoRow, ...]:
    """Return the actions all words are found in."""
    words = fold(text).split()
    return tuple(row for row in rows if all(word in row.haystack for word in words))


def detail_of(desk: Desk, tx: str) -> Detail:
    """Return what an action changed, row by row; a large one in numbers only."""
    counts = desk.store.reads.rows_of_action(tx)
    told = {kind: number for kind, number in counts.items() if kind not in _QUIET}
    summary = ", ".join(_number_of(kind, number) for kind, number in told.items())
    if sum(counts.values()) > _FEW_ROWS:
        return Detail((), summary)
    return Detail(tuple(_lines(desk, desk.store.reads.changes_of_action(tx))), summary)


def undo_one(desk: Desk, tx: str) -> Done:
    """Take exactly one action back, whatever came after it.

    Raises:
        UserError: `undo.refused` with what stands in the way, `undo.already`,
            `undo.not_undoable`, `undo.unknown`.
    """
    return history.undo(desk, tx)


def redo_one(desk: Desk, undo_tx: str) -> Done:
    """Bring back exactly what one undo took.

    Raises:
        UserError: as `undo_one`.
    """
    return history.redo(desk, undo_tx)


def blockers_of(error: BaseException) -> tuple[str, ...]:
    """Return what stands in the way of an undo, a line each, none for another error."""
    if not isinstance(error, UserError) or error.code != "undo.refused":
        return ()
    found = error.facts.get("blockers")
    lines = found if isinstance(found, tuple) else ()
    return tuple(dict.fromkeys(str(line) for line in lines))


def _row(
    row: TxRow,
    people: tuple[str, ...],
    names: Mapping[str, Citizen],
    team: Mapping[str, str],
) -> UndoRow:
    text = verb_text(row.verb, row.facts)
    known = [names[each] for each in people if each in names]
    about, number = "", ""
    if len(people) == 1 and known:
        about = f"{known[0].first_name} {known[0].last_name}".strip()
        number = known[0].candidate_no
    elif len(people) > 1:
        about = f"{format_number(len(people))} borgere"
    elif people:
        about = "slettet borger"
    state = UNDONE if row.undone_by else DONE if row.undoable else FIXED
    return UndoRow(
        tx=row.tx,
        at=instant(row.at),
        who=team.get(row.actor, row.actor),
        text=text[:1].upper() + text[1:],
        about=about,
        candidate_no=number,
        state=state,
        undo_tx=row.undone_by or "",
    )


def _team(desk: Desk) -> dict[str, str]:
    found = {
        row.initials: row.name
        for row in desk.store.reads.load("consultant")
        if isinstance(row, Consultant) and row.name
    }
    if desk.initials:
        found.setdefault(desk.initials, desk.user_name)
    return found


def _number_of(kind: str, number: int) -> str:
    names = KIND_NAMES.get(kind, ("", kind, kind))
    return f"{format_number(number)} {names[1] if number == 1 else names[2]}"


def _lines(desk: Desk, changes: Iterable[RowChange]) -> Iterator[DetailLine]:
    words, people = ChangeWords(desk), case_index(desk).citizens
    by_row: dict[tuple[str, str], list[RowChange]] = {}
    for change in changes:
        if change.entity not in _QUIET:
            by_row.setdefault((change.entity, change.row), []).append(change)
    owners = {key: _owner(desk, *key, found) for key, found in by_row.items()}
    is_many = len({owner for owner in owners.values() if owner}) > 1
    for (entity, row_id), found in by_row.items():
        parts = (_words(words, entity, each) for each in found)
        text = "; ".join(part for part in parts if part)
        if text:
            short = text if len(text) <= _LONGEST_LINE else text[: _LONGEST_LINE - 1] + "…"
            person = people.get(owners[entity, row_id]) if is_many else None
            yield _line(kind_name(entity).capitalize(), short, person)


def _line(title: str, text: str, person: Citizen | None) -> DetailLine:
    if person is None:
        return DetailLine(title, text)
    name = f"{person.first_name} {person.last_name}".strip()
    return DetailLine(title, text, name, person.candidate_no)


def _owner(desk: Desk, entity: str, row_id: str, found: Iterable[RowChange]) -> str:
    """Return the citizen a row belongs to, also of a row that is gone; empty for none."""
    if entity == "citizen":
        return row_id
    values = _values_of(desk, entity, row_id, found)
    if values.get("citizen"):
        return str(values["citizen"])
    placement = values.get("placement")
    return _owner(desk, "placement", str(placement), ()) if placement else ""


def _values_of(
    desk: Desk, entity: str, row_id: str, found: Iterable[RowChange]
) -> dict[str, object]:
    row = desk.store.reads.get(entity, row_id)
    names = ("citizen", "placement")
    values: dict[str, object] = {name: getattr(row, name, None) for name in names}
    for change in found:
        told = change.after if isinstance(change.after, Mapping) else change.before
        if change.field == _WHOLE and isinstance(told, Mapping):
            values.update({name: told[name] for name in names if told.get(name)})
    return values


def _words(words: ChangeWords, entity: str, change: RowChange) -> str:
    if change.field == _WHOLE:
        is_made = isinstance(change.after, Mapping)
        values = change.after if is_made else change.before
        said = _headline(words, entity, values) if isinstance(values, Mapping) else ""
        verb = "oprettet" if is_made else "fjernet"
        return f"{verb}: {said}" if said else verb
    if not is_told(change.field):
        return ""
    before = words.value(entity, change.field, change.before)
    after = words.value(entity, change.field, change.after)
    return f"{field_word(change.field)}: {before} → {after}"


def _headline(words: ChangeWords, entity: str, values: Mapping[str, object]) -> str:
    """Return what a row is known by: "Puljefleksjob, Børnehuset Skovly, fra 01-08-2016"."""
    told = (
        words.value(entity, name, values[name])
        for name in _HEADLINES.get(entity, ())
        if values.get(name)
    )
    return ", ".join(text for text in told if text != NOTHING)
