"""What must be carried over to the case system, what is, and what has changed since.

A row written here by hand is marked in the transaction that writes it. When it is carried over
the hash of what was copied is kept: as long as the row says the same, nothing is missing. A row
that came from the case system is never marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.app.note_versions import newest
from flexdesk.app.transfer_profiles import certainty_line, profile_of
from flexdesk.app.transfer_rows import CopyField, State, TransferLine, TransferSheet
from flexdesk.app.transfer_texts import (
    KINDS,
    NOTE,
    PLACEMENT,
    TASK,
    VISIT,
    Row,
    day_of,
    fingerprint,
    first_line,
    values_of,
)
from flexdesk.base.cpr import birth_of
from flexdesk.base.danish import sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.daily_entities import Transfer
from flexdesk.domain.entities import Citizen, Note, Placement, Task
from flexdesk.store.work import UnitOfWork

_ENTITIES: dict[str, tuple[str, ...]] = {
    NOTE: ("note",),
    VISIT: ("note",),
    PLACEMENT: ("placement",),
    TASK: ("note", "task"),
}
"""Kind: the entities its row may be of."""
_FEW = 40
"""So many citizens are read one by one, more in one go."""


def mark_needed(uow: UnitOfWork, desk: Desk, citizen_id: str, kind: str, row_id: str) -> None:
    """Mark, inside the transaction that writes a row by hand, that it must be carried over.

    A row that is marked already stays so: whether it changed since is seen from its hash.
    """
    marked = _transfers(desk, citizen_id)
    if any((each.kind, each.row) == (kind, row_id) for each in marked):
        return
    uow.insert("transfer", new_id(), _fresh(desk, citizen_id, kind, row_id))


def missing_count(desk: Desk, *, mine: bool = True) -> int:
    """Return how many rows are not carried over, or changed since; one's own or the team's."""
    return len(waiting(desk, mine=mine))


def waiting(desk: Desk, *, mine: bool = True) -> tuple[TransferLine, ...]:
    """Return what is not carried over, by citizen in Danish order and then by day.

    A desk of nobody in particular (no initials) has no rows of its own: there the team's count.
    """
    own = {desk.initials, ""} if mine and desk.initials else None
    return tuple(line for line in _book(desk) if own is None or line.by in own)


def state_of_rows(desk: Desk, citizen_id: str) -> dict[str, str]:
    """Return the state of each row of a citizen that is marked, by the id of the row.

    A note that was put right is there under its own id and under the id of the newest one.
    """
    states: dict[str, str] = {}
    marks = _transfers(desk, citizen_id)
    rows, secret = _rows_of(desk, marks), desk.store.team_secret
    for mark in marks:
        row = rows.get(mark.row)
        if row is not None:
            states[mark.row] = states[row.id] = _state_of(mark, row, secret)
    return states


def sheet_of(desk: Desk, kind: str, row_id: str) -> TransferSheet:
    """Return a row with its fields in the order of the team's profile, and log that it was shown.

    Raises:
        UserError: `transfer.no_row` when it is gone, `transfer.no_kind`.
    """
    row = _current(desk, kind, row_id)
    mark = _mark_of(desk, kind, row, row_id)
    if mark is not None and isinstance(row, Note):
        # a visit and a finished follow-up are notes too: the mark knows which
        kind = mark.kind
    citizen = get_citizen(desk.store.reads, row.citizen)
    desk.store.access("open", citizen.id, what="kopiering til fagsystem")
    profile = profile_of(desk)
    form = profile.forms[kind]
    values = values_of(desk, kind, row, citizen.cpr)
    return TransferSheet(
        kind=kind,
        row=row.id,
        title=form.title,
        profile=profile.title,
        warning=certainty_line(profile),
        citizen=citizen.id,
        name=_name(citizen),
        candidate_no=citizen.candidate_no,
        birth_year=birth_of(citizen.cpr).year,
        day=day_of(row),
        state=State.MISSING if mark is None else _state_of(mark, row, desk.store.team_secret),
        fields=tuple(CopyField(f.key, f.label, values.get(f.key, "")) for f in form.fields),
        seen=_hash(desk, row),
    )


def mark_done(desk: Desk, rows: Iterable[tuple[str, str]], *, seen: str = "") -> Done:
    """Mark rows, given as kind and id, as carried over; one that was never marked is marked too.

    `seen` is the hash of what was copied of a single row: should the row have changed while it
    was copied, it is changed since the transfer at once.

    Raises:
        UserError: `transfer.nothing`, `transfer.no_row`, `transfer.no_kind`.
    """
    found = [(kind, _current(desk, kind, row_id), row_id) for kind, row_id in dict.fromkeys(rows)]
    if not found:
        raise UserError("transfer.nothing")
    citizens = frozenset(row.citizen for _kind, row, _id in found)
    with desk.store.work("transfer.done", {"count": len(found)}) as uow:
        for kind, row, given in found:
            values = {"done_on": desk.today(), "done_hash": seen or _hash(desk, row)}
            marked = _mark_of(desk, kind, row, given)
            if marked is None:
                fresh = _fresh(desk, row.citizen, kind, row.id)
                uow.insert("transfer", new_id(), {**fresh, **values})
            else:
                uow.edit("transfer", marked.id, values)
        tx = uow.tx if uow.is_changed else ""
    return _done(desk, found[0][1].id, tx, citizens)


def mark_missing(desk: Desk, rows: Iterable[tuple[str, str]]) -> Done:
    """Take back that rows, given as kind and id, were carried over.

    Raises:
        UserError: `transfer.nothing`, `transfer.no_row`, `transfer.no_kind`.
    """
    found = [(kind, _current(desk, kind, row_id), row_id) for kind, row_id in dict.fromkeys(rows)]
    marks = [_mark_of(desk, kind, row, given) for kind, row, given in found]
    wanted = [mark for mark in marks if mark is not None]
    if not wanted:
        raise UserError("transfer.nothing")
    with desk.store.work("transfer.missing", {"count": len(wanted)}) as uow:
        for mark in wanted:
            uow.edit("transfer", mark.id, {"done_on": None, "done_hash": ""})
        tx = uow.tx if uow.is_changed else ""
    return _done(desk, wanted[0].row, tx, frozenset(mark.citizen for mark in wanted))


def _done(desk: Desk, row_id: str, tx: str, citizens: frozenset[str]) -> Done:
    changes = Changes(citizens, frozenset({"transfer"}), tx)
    desk.publish(changes)
    return Done(row_id, tx, changes)


def _fresh(desk: Desk, citizen_id: str, kind: str, row_id: str) -> dict[str, object]:
    return {
        "citizen": citizen_id,
        "kind": kind,
        "row": row_id,
        "made_on": desk.today(),
        "by": desk.initials,
    }


def _hash(desk: Desk, row: Row) -> str:
    return fingerprint(desk.store.team_secret, row)


def _name(citizen: Citizen) -> str:
    return f"{citizen.first_name} {citizen.last_name}".strip()


def _transfers(desk: Desk, citizen_id: str | None = None) -> tuple[Transfer, ...]:
    rows = desk.store.reads.load("transfer", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Transfer))


def _notes(desk: Desk, citizen_id: str | None) -> tuple[Note, ...]:
    rows = desk.store.reads.load("note", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Note))


def _current(desk: Desk, kind: str, row_id: str) -> Row:
    """Return the row as it is shown now."""
    if kind not in KINDS:
        raise UserError("transfer.no_kind", kind=kind)
    for entity in _ENTITIES[kind]:
        row = desk.store.reads.get(entity, row_id)
        if isinstance(row, Note):
            return newest(_notes(desk, row.citizen))[row.id]
        if isinstance(row, Placement | Task):
            return row
    raise UserError("transfer.no_row")


def _mark_of(desk: Desk, kind: str, row: Row, given: str) -> Transfer | None:
    """Return the mark of a row; that of a note stays with the first one it puts right."""
    ids = {row.id, given}
    if isinstance(row, Note):
        shown = newest(_notes(desk, row.citizen))
        ids |= {note_id for note_id, note in shown.items() if note.id == row.id}
    marks = [each for each in _transfers(desk, row.citizen) if each.row in ids]
    own = [each for each in marks if each.kind == kind]
    return next(iter(own or marks), None)


def _state_of(mark: Transfer, row: Row, secret: bytes) -> str:
    if mark.done_on is None:
        return State.MISSING
    return State.DONE if mark.done_hash == fingerprint(secret, row) else State.CHANGED


def _book(desk: Desk) -> tuple[TransferLine, ...]:
    """Return every row that is not carried over, made once per state of the store."""
    return desk.cached("transfers", lambda: _make_book(desk))


def _make_book(desk: Desk) -> tuple[TransferLine, ...]:
    marks = _transfers(desk)
    if not marks:
        return ()
    rows, secret = _rows_of(desk, marks), desk.store.team_secret
    citizens = {row.id: row for row in desk.caseload().citizens}
    lines: list[TransferLine] = []
    for mark in marks:
        row, citizen = rows.get(mark.row), citizens.get(mark.citizen)
        if row is None or citizen is None:
            continue
        state = _state_of(mark, row, secret)
        if state != State.DONE:
            lines.append(_line(mark, row, citizen, state))
    return tuple(sorted(lines, key=lambda line: (line.sort_name, line.citizen, line.day, line.id)))


def _rows_of(desk: Desk, marks: Sequence[Transfer]) -> Mapping[str, Row]:
    """Return the marked rows by id as they are shown now."""
    kinds = {mark.kind for mark in marks}
    rows: dict[str, Row] = {}
    if kinds & {NOTE, VISIT, TASK}:
        rows |= newest(_notes_of(desk, {mark.citizen for mark in marks}))
    wanted = {mark.row for mark in marks if mark.kind in {PLACEMENT, TASK}}
    caseload: Any = desk.caseload()
    # a follow-up that was opened again is nothing to carry over until it is done
    done = (row for row in caseload.tasks if row.done_on is not None)
    for row in (*caseload.placements, *done):
        if row.id in wanted:
            rows[row.id] = row
    return rows


def _notes_of(desk: Desk, citizens: set[str]) -> tuple[Note, ...]:
    if len(citizens) > _FEW:
        return _notes(desk, None)
    return tuple(note for citizen in sorted(citizens) for note in _notes(desk, citizen))


def _line(mark: Transfer, row: Row, citizen: Citizen, state: str) -> TransferLine:
    return TransferLine(
        id=mark.id,
        kind=mark.kind,
        kind_label=KINDS.get(mark.kind, mark.kind),
        row=row.id,
        first_row=mark.row,
        citizen=citizen.id,
        name=_name(citizen),
        sort_name=f"{sort_key(citizen.last_name)}\x00{sort_key(citizen.first_name)}",
        candidate_no=citizen.candidate_no,
        day=day_of(row),
        text=first_line(mark.kind, row),
        by=mark.by,
        state=state,
        made_on=mark.made_on,
    )
