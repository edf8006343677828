"""Bilag: files kept with a citizen, in the encrypted register and nowhere else.

The row is in the log as any other; its bytes lie beside the log under their hash. Nothing is ever
written to a temporary file: what is looked at is drawn from memory, and a copy outside the register
is made only when asked for, and logged.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.files import fault_of, write_atomically
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_number
from flexdesk.domain.daily_entities import Attachment
from flexdesk.store.work import UnitOfWork

MEGABYTE = 1024 * 1024
MAX_MEGABYTES = 25
MAX_BYTES = MAX_MEGABYTES * MEGABYTE

KINDS: dict[str, str] = {
    "kandidatkort": "Kandidatkort",
    "samtykke": "Samtykke",
    "praktikaftale": "Praktikaftale",
    "besoegsark": "Besøgsark",
    "moedereferat": "Mødereferat",
    "fleksjobbevis": "Fleksjobbevis",
    "ansaettelsesbrev": "Ansættelsesbrev",
    "kursusbevilling": "Kursusbevilling",
    "cv": "CV",
    "brev": "Brev",
    "billede": "Billede",
    "andet": "Andet",
}
"""The kinds of documents a consultant keeps, with their words on screen."""

OTHER = "andet"
PDF, IMAGE = "pdf", "image"
_LONGEST_TITLE = 200
_PROGRAMS = frozenset(
    {".bat", ".cmd", ".com", ".exe", ".hta", ".js", ".lnk", ".msi", ".ps1", ".scr", ".vbs"}
)
_STARTS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"BM", IMAGE),
)
_WORDS = {
    "aftale": "praktikaftale",
    "bevis": "fleksjobbevis",
    "bevilling": "kursusbevilling",
    "referat": "moedereferat",
    "ansaettelse": "ansaettelsesbrev",
    "kort": "kandidatkort",
}


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to keep: its name, its bytes, and its kind when it is not to be guessed."""

    file_name: str
    data: bytes
    kind: str = ""
    title: str = ""

    def __repr__(self) -> str:
        """Show nothing of it: a file name may be a citizen's."""
        return "NewFile()"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One line of the tab Bilag."""

    id: str
    day: dt.date
    kind: str
    kind_text: str
    title: str
    file_name: str
    size: int
    size_text: str
    by: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to look at: its bytes, and how it can be shown (`pdf`, `image`, or not at all)."""

    row: AttachmentRow
    data: bytes
    shown_as: str


def read_file(path: Path) -> NewFile:
    """Read a file from disk, refused before it is read when it is too large.

    Raises:
        UserError: `attachment.too_large`, `attachment.empty`, `attachment.program`,
            `attachment.no_file`.
        EnvironmentFaultError: `file.locked` or `file.failed`.
    """
    try:
        if not path.is_file():
            raise UserError("attachment.no_file", file=path.name[:40])
        _check_size(path.name, path.stat().st_size)
        _check_name(path.name)
        return NewFile(path.name, path.read_bytes())
    except OSError as error:
        raise fault_of(error, path) from error


def attach(desk: Desk, citizen_id: str, files: Sequence[NewFile]) -> Done:
    """Keep files with a citizen, all in one transaction; the kind is guessed from the name.

    Raises:
        UserError: `citizen.unknown`, `attachment.none`, `attachment.too_large`,
            `attachment.empty`, `attachment.program`, `attachment.kind`.
    """
    if not files:
        raise UserError("attachment.none")
    for file in files:
        _check_size(file.file_name, len(file.data))
        _check_name(file.file_name)
    rows = [(new_id(), file) for file in files]
    kinds = [file.kind or guess_kind(file.file_name) for file in files]
    known = {row.content_hash for row in _rows(desk, citizen_id)}
    remarks = []
    with desk.store.work("attachment.add", {"count": len(files)}) as uow:
        get_citizen(uow, citizen_id)
        for (row_id, file), kind in zip(rows, kinds, strict=True):
            values = _values(desk, citizen_id, file, _known_kind(kind))
            name = uow.put_content(file.data)
            uow.insert("attachment", row_id, {**values, "content_hash": name})
            if name in known:
                remarks.append(Remark("attachment.again", {}))
        tx = uow.tx
    return _done(desk, rows[0][0], tx, citizen_id, tuple(remarks[:1]))


def keep_in(uow: UnitOfWork, desk: Desk, citizen_id: str, file: NewFile) -> str:
    """Keep a file inside the transaction of another action; return its id.

    Raises:
        UserError: as `attach`.
    """
    _check_size(file.file_name, len(file.data))
    _check_name(file.file_name)
    row_id, kind = new_id(), _known_kind(file.kind or guess_kind(file.file_name))
    values = _values(desk, citizen_id, file, kind)
    uow.insert("attachment", row_id, {**values, "content_hash": uow.put_content(file.data)})
    return row_id


def attachments(desk: Desk, citizen_id: str) -> tuple[AttachmentRow, ...]:
    """Return a citizen's files, newest first."""
    rows = sorted(_rows(desk, citizen_id), key=lambda row: (row.title.casefold(), row.id))
    rows.sort(key=lambda row: row.day, reverse=True)
    return tuple(_row(row) for row in rows)


def open_attachment(desk: Desk, attachment_id: str) -> Opened:
    """Return a file to look at; the look is logged.

    Raises:
        UserError: `row.unknown`.
        StoreDamagedError: `content.missing` or `content.damaged`.
    """
    row = _get(desk, attachment_id)
    desk.store.access("open", row.citizen, what="bilag")
    data = desk.store.reads.content(row.content_hash)
    return Opened(_row(row), data, shown_as(data))


def save_copy(desk: Desk, attachment_id: str, path: Path) -> int:
    """Write a copy outside the register, and log it; return its size in bytes.

    Raises:
        UserError: `row.unknown`, `file.no_folder`, `file.is_folder`, `file.name_too_long`.
        EnvironmentFaultError: `disk.full`, `file.locked` or `file.failed`.
    """
    row = _get(desk, attachment_id)
    data = desk.store.reads.content(row.content_hash)
    write_atomically(path, data)
    what = KINDS.get(row.kind, row.kind).lower()
    desk.store.access("export", row.citizen, what=f"bilag: {what}")
    return len(data)


def edit_attachment(desk: Desk, attachment_id: str, *, kind: str, title: str) -> Done:
    """Change kind and title of a file; the same values change nothing (empty tx).

    Raises:
        UserError: `row.unknown`, `attachment.kind`, `attachment.untitled`, `text.too_long`.
    """
    words = _title(title)
    if not words:
        raise UserError("attachment.untitled")
    code = _known_kind(kind)
    with desk.store.work("attachment.edit", {}) as uow:
        row = _in(uow, attachment_id)
        changed = uow.edit("attachment", attachment_id, {"kind": code, "title": words})
        tx = uow.tx if changed else ""
    return _done(desk, attachment_id, tx, row.citizen)


def delete_attachment(desk: Desk, attachment_id: str) -> Done:
    """Take a file away; undo brings it back with its bytes.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("attachment.delete", {}) as uow:
        row = _in(uow, attachment_id)
        uow.delete("attachment", attachment_id)
        tx = uow.tx
    return _done(desk, attachment_id, tx, row.citizen)


def guess_kind(file_name: str) -> str:
    """Return the kind a file's name speaks of, "andet" when it speaks of none."""
    name = fold(Path(file_name).stem)
    words = set(name.replace("_", " ").replace("-", " ").split())
    for code in KINDS:
        if code != OTHER and (code in words or (code != "cv" and code in name)):
            return code
    return next((kind for word, kind in _WORDS.items() if word in name), OTHER)


def shown_as(data: bytes) -> str:
    """Return how bytes can be shown in the window: `pdf`, `image`, or empty for neither."""
    return next((kind for start, kind in _STARTS if data.startswith(start)), "")


def size_text(size: int) -> str:
    """Return a size as people say it: "1,4 MB"."""
    if size >= MEGABYTE:
        return f"{format_number(size / MEGABYTE, 1)} MB"
    return f"{format_number(max(1, round(size / 1024)))} kB"


def _check_size(file_name: str, size: int) -> None:
    shown = file_name[:40]
    if size == 0:
        raise UserError("attachment.empty", file=shown)
    if size > MAX_BYTES:
        megabytes = format_number(size / MEGABYTE, 1)
        raise UserError("attachment.too_large", file=shown, size=megabytes, limit=MAX_MEGABYTES)


def _check_name(file_name: str) -> None:
    if Path(file_name).suffix.lower() in _PROGRAMS:
        raise UserError("attachment.program", file=file_name[:40])


def _known_kind(kind: str) -> str:
    if kind not in KINDS:
        raise UserError("attachment.kind", choices=list(KINDS.values()))
    return kind


def _title(text: str) -> str:
    words = one_line(text)
    if len(words) > _LONGEST_TITLE:
        raise UserError("text.too_long", length=len(words), limit=_LONGEST_TITLE)
    return words


def _values(desk: Desk, citizen_id: str, file: NewFile, kind: str) -> dict[str, object]:
    name = one_line(Path(file.file_name.replace("\\", "/")).name)[-_LONGEST_TITLE:] or "bilag"
    return {
        "citizen": citizen_id,
        "day": desk.today(),
        "kind": kind,
        "title": _title(file.title) or Path(name).stem,
        "file_name": name,
        "size": len(file.data),
        "by": desk.initials,
    }


def _rows(desk: Desk, citizen_id: str) -> list[Attachment]:
    rows = desk.store.reads.load("attachment", citizen=citizen_id)
    return [row for row in rows if isinstance(row, Attachment)]


def _get(desk: Desk, attachment_id: str) -> Attachment:
    row = get_row(desk.store.reads, "attachment", attachment_id)
    if not isinstance(row, Attachment):
        raise UserError("row.unknown", kind="bilag")
    return row


def _in(uow: UnitOfWork, attachment_id: str) -> Attachment:
    row = get_row(uow, "attachment", attachment_id)
    if not isinstance(row, Attachment):
        raise UserError("row.unknown", kind="bilag")
    return row


def _row(row: Attachment) -> AttachmentRow:
    return AttachmentRow(
        id=row.id,
        day=row.day,
        kind=row.kind,
        kind_text=KINDS.get(row.kind, row.kind),
        title=row.title,
        file_name=row.file_name,
        size=row.size,
        size_text=size_text(row.size),
        by=row.by,
    )


def _done(
    desk: Desk, row_id: str, tx: str, citizen_id: str, remarks: tuple[Remark, ...] = ()
) -> Done:
    changes = Changes(frozenset({citizen_id}), frozenset({"attachment"}), tx)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes, remarks)
