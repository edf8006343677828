"""Notes that put others right: which one is shown, and which ones it stands for."""

from collections.abc import Iterable, Sequence

from flexdesk.domain.entities import Note


def current(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes that count: those that no other puts right, in their order."""
    rows = tuple(notes)
    replaced = {row.replaces for row in rows if row.replaces}
    return tuple(row for row in rows if row.id not in replaced) if replaced else rows


def newest(notes: Iterable[Note]) -> dict[str, Note]:
    """Return for the id of every note the note that is shown in its place."""
    rows = {row.id: row for row in notes}
    after = {row.replaces: row for row in rows.values() if row.replaces}
    return {note_id: _last(row, after) for note_id, row in rows.items()}


def versions(notes: Sequence[Note], note_id: str) -> tuple[Note, ...]:
    """Return a note with those it puts right, newest first."""
    rows = {row.id: row for row in notes}
    chain: list[Note] = []
    row = rows.get(note_id)
    while row is not None and row not in chain:
        chain.append(row)
        row = rows.get(row.replaces)
    return tuple(chain)


def _last(row: Note, after: dict[str, Note]) -> Note:
    seen = {row.id}
    while row.id in after and after[row.id].id not in seen:
        row = after[row.id]
        seen.add(row.id)
    return row
