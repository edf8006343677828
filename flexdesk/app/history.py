"""Undo, redo and the history of actions, with Danish names for what was done."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from flexdesk.app.blockers import BlockerLine, BlockerLines
from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.follow_ups import give_way, sweep
from flexdesk.app.lookups import kind_name
from flexdesk.app.rows import HistoryRow
from flexdesk.app.verbs_card_draft import CARD_DRAFT_VERBS
from flexdesk.app.verbs_cards import CARD_VERBS, about_card
from flexdesk.app.verbs_consents import CONSENT_VERBS, about_consent
from flexdesk.app.verbs_counter import COUNTER_VERBS, about_counter
from flexdesk.app.verbs_follow_ups import FOLLOW_UP_VERBS, about_rule
from flexdesk.app.verbs_list import LIST_VERBS, about_list
from flexdesk.app.verbs_people import PEOPLE_VERBS, about_people
from flexdesk.app.verbs_placements import PLACEMENT_VERBS, about_placement
from flexdesk.app.verbs_screening import SCREENING_VERBS, about_screening
from flexdesk.app.verbs_support import SUPPORT_VERBS, about_support
from flexdesk.app.verbs_workplaces import WORKPLACE_VERBS, about_workplace
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import ContactKind, EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import label
from flexdesk.store.results import Blocker, TxRow, UndoResult

VERBS: dict[str, str] = {
    "desk.create": "register oprettet",
    "store.create": "register oprettet",
    "desk.set": "oplysninger om teamet",
    "note.add": "notat",
    "field.set": "rettelse",
    "visit.add": "besøgsark",
    "note.correct": "rettelse af notat",
    "transfer.done": "markeret som overført",
    "transfer.missing": "markeret som ikke overført",
    "transfer.profile": "valg af fagsystem",
    "placement.start": "start af forløb",
    "placement.end": "afslutning af forløb",
    "hours.add": "effektive timer",
    "case_texts.set": "tekster til casen",
    "task.add": "ny opgave",
    "task.finish": "udført opgave",
    "task.try": "forsøg på kontakt",
    "task.snooze": "udsat opgave",
    "task.reopen": "genåbnet opgave",
    "task.edit": "rettet opgave",
    "contact.log": "kontakt",
    "pass.edit": "datoer på trin",
    "goal.add": "nyt mål",
    "goal.edit": "rettet mål",
    "goal.state": "mål",
    "goal.move": "rækkefølge af mål",
    "goal.remove": "fjernet mål",
    "import.commit": "import",
    "import": "import",
    "import_file": "import",
    "columns.set": "kolonner i eget ark",
    "setting.set": "ny indstilling",
    "example.fill": "eksempelteam",
    "undo": "fortryd",
    "redo": "gentag",
    "restore": "gendannelse",
    "erase": "sletning for altid",
    "passphrase.change": "ny adgangssætning",
    **PEOPLE_VERBS,
    **CARD_DRAFT_VERBS,
    **PLACEMENT_VERBS,
    **LIST_VERBS,
    **COUNTER_VERBS,
    **FOLLOW_UP_VERBS,
    **SCREENING_VERBS,
    **SUPPORT_VERBS,
    **CONSENT_VERBS,
    **WORKPLACE_VERBS,
    **CARD_VERBS,
}
"""Verbs of the log as the history names them."""


_REASONS: dict[str, str] = {
    "changed": "er rettet siden",
    "deleted": "er fjernet siden",
    "referred": "bygger på rækken",
    "reference_gone": "mangler det, den hører til",
    "erased": "er slettet for altid",
}
_WHOLE_ROW = frozenset({"*", "_deleted"})
_ALL = 1_000_000


def undo(desk: Desk, tx: str | None = None, *, untouched_only: bool = False) -> Done:
    """Take back an action, the latest undoable one when none is named.

    `untouched_only` takes back what nobody touched since, and tells what was left.

    Raises:
        UserError: `undo.refused` with what stands in the way, `undo.nothing`.
    """
    with _told(desk):
        try:
            result = desk.store.undo(tx, untouched_only=untouched_only)
        except UserError as error:
            if not give_way(desk, error):
                raise
            result = desk.store.undo(tx, untouched_only=untouched_only)
        sweep(desk)
        return _done(desk, result)


def redo(desk: Desk, undo_tx: str | None = None) -> Done:
    """Do again what was undone last, or by the undo that is named.

    Raises:
        UserError: `undo.refused` or `redo.nothing`.
    """
    with _told(desk):
        return _done(desk, desk.store.redo(undo_tx))


def rows(desk: Desk, limit: int = 100) -> tuple[HistoryRow, ...]:
    """Return the actions, newest first."""
    listed = desk.store.history(limit)
    by_tx = {row.tx: row for row in listed}
    return tuple(_row(row, by_tx) for row in listed)


def last_undoable(desk: Desk) -> HistoryRow | None:
    """Return the action that undo takes back next, None when there is none."""
    return next((row for row in rows(desk) if row.can_undo), None)


def undo_text(row: HistoryRow) -> str:
    """Return what the button and the toast say: "Fortryd: notat"."""
    return f"Fortryd: {row.text}"


def verb_text(verb: str, facts: Mapping[str, object]) -> str:
    """Return an action in Danish: its name and, where it says more, what it was about."""
    name = VERBS.get(verb, verb)
    about = _about(verb, facts)
    return f"{name}: {about}" if about else name


def instant(text: str) -> dt.datetime:
    """Return an instant as the store writes it, aware."""
    return dt.datetime.fromisoformat(text)


def _done(desk: Desk, result: UndoResult) -> Done:
    citizens = frozenset(row for entity, row in result.touched if entity == "citizen")
    kinds = frozenset(entity for entity, _row in result.touched)
    changes = Changes(citizens, kinds, result.tx, everything=True)
    desk.publish(changes)
    left = _lines(desk, result.left) if result.left else ()
    return Done(result.undone, result.tx, changes, left=left)


@contextmanager
def _told(desk: Desk) -> Iterator[None]:
    """Have a refusal name citizens, fields and later actions."""
    try:
        yield
    except UserError as error:
        if error.code != "undo.refused":
            raise
        found = error.facts.get("blockers")
        blockers = found if isinstance(found, list) else []
        facts = {**error.facts, "blockers": _lines(desk, blockers)}
        raise UserError("undo.refused", **facts) from None


def _lines(desk: Desk, blockers: Iterable[Blocker]) -> BlockerLines:
    actions = {row.tx: row for row in desk.store.history(_ALL)}
    return BlockerLines.of(_line(desk, each, actions.get(each.tx)) for each in blockers)


def _line(desk: Desk, blocker: Blocker, action: TxRow | None) -> BlockerLine:
    """Return a blocker in words: "K-2016-001, borger: telefon er rettet siden (rettelse ...)"."""
    number = _candidate_no(desk, blocker.entity, blocker.row)
    about = ", ".join(part for part in (number, kind_name(blocker.entity)) if part)
    if blocker.field not in _WHOLE_ROW and blocker.reason != "referred":
        about = f"{about}: {field_word(blocker.field)}"
    words = f"{about} {_REASONS.get(blocker.reason, blocker.reason)}"
    if action is not None:
        day = format_day(instant(action.at).date())
        words = f"{words} ({verb_text(action.verb, action.facts)}, {day})"
    return BlockerLine(blocker.tx, blocker.entity, blocker.row, blocker.field, words)


def _candidate_no(desk: Desk, entity: str, row_id: str) -> str:
    """Return the number of the citizen a row belongs to, empty when it is nobody's or gone."""
    reads = desk.store.reads
    row = reads.get(entity, row_id)
    if entity == "hours" and row is not None:
        row = reads.get("placement", str(getattr(row, "placement", "")))
    if entity != "citizen" and row is not None:
        row = reads.get("citizen", str(getattr(row, "citizen", "") or ""))
    return str(getattr(row, "candidate_no", ""))


def _row(row: TxRow, by_tx: Mapping[str, TxRow]) -> HistoryRow:
    text = verb_text(row.verb, row.facts)
    if row.undoes:
        about = _origin_of(row, by_tx)
        about_text = verb_text(about.verb, about.facts) if about is not row else ""
        text = f"{VERBS.get(row.verb, row.verb)}: {about_text}"
    return HistoryRow(
        tx=row.tx,
        at=instant(row.at),
        actor=row.actor,
        verb=row.verb,
        text=text.removesuffix(": "),
        is_undone=row.undone_by is not None,
        can_undo=row.undoable and row.undone_by is None and row.undoes is None,
    )


def _origin_of(row: TxRow, by_tx: Mapping[str, TxRow]) -> TxRow:
    """Return the action that undo and redo, taken in turn, are about."""
    while row.undoes and row.undoes in by_tx:
        row = by_tx[row.undoes]
    return row


_ABOUT: tuple[tuple[Mapping[str, str], Callable[[str, Mapping[str, object]], str]], ...] = (
    (WORKPLACE_VERBS, about_workplace),
    (PLACEMENT_VERBS, about_placement),
    (SCREENING_VERBS, about_screening),
    (CARD_VERBS, about_card),
    (CONSENT_VERBS, about_consent),
)
"""Verbs of a subject, and what says what one of them was about."""


def _about(verb: str, facts: Mapping[str, object]) -> str:
    words = about_people(verb, facts) or about_list(verb, facts) or about_rule(verb, facts)
    if words:
        return words
    for verbs, about in _ABOUT:
        if verb in verbs:
            return about(verb, facts)
    if verb.startswith("task."):
        return _several_tasks(verb, facts)
    if verb.startswith("import"):
        return str(facts.get("file_name") or facts.get("file") or "")
    return _about_one(verb, facts)


def _about_one(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action about one row was about."""
    kind = str(facts.get("kind") or "")
    if verb == "field.set":
        field = str(facts.get("field") or "")
        return f"{field_word(field)} på {kind_name(kind)}" if field else ""
    if verb == "goal.state":
        return {"naaet": "nået", "opgivet": "opgivet"}.get(str(facts.get("state")), "åbent igen")
    if verb in {"contact.log", "note.add"}:
        return "" if kind == ContactKind.NOTAT else label(kind, ContactKind).lower()
    if verb == "placement.start":
        return label(kind, PlacementKind).lower()
    if verb == "placement.end":
        how = label(str(facts.get("how") or ""), EndedHow).lower()
        onward = label(str(facts.get("onward") or ""), Onward).lower()
        return ", ".join(part for part in (how, onward) if part)
    return about_counter(verb, facts) or about_support(verb, facts)


def _several_tasks(_verb: str, facts: Mapping[str, object]) -> str:
    """Return how many tasks an action was about, nothing for one."""
    count = facts.get("count")
    return f"{count} opgaver" if isinstance(count, int) and count > 1 else ""
