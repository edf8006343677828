"""The guard at the door: what a file must be before any parser of spreadsheets sees it.

Measured on openpyxl 3.1.5: a 296 kB zip can ask for 620 MB, entities in `workbook.xml` are
expanded, a cell at XFD1048576 makes a million rows. So the zip and every part in it are looked
through first, as bytes, without an XML parser.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flexdesk.base.errors import EnvironmentFaultError, UserError

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_ENTRIES = 200
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 256
MAX_TEXT = 32_767
SPARE_ROWS = 10
"""Rows above the data: title lines and the heading."""

_ZIP_MAGIC = b"PK\x03\x04"
_EMPTY_ZIP_MAGIC = b"PK\x05\x06"
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_REFUSED_SUFFIXES = {
    ".xls": "import.file.xls",
    ".xlsm": "import.file.xlsm",
    ".xltm": "import.file.xlsm",
    ".xlsb": "import.file.xlsb",
    ".ods": "import.file.ods",
}
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_CHUNK = 1024 * 1024
_OVERLAP = 64
_LONGEST_GAP = MAX_TEXT * 12
"""Bytes between two tags: the longest text a cell may hold, each sign written as an entity."""
_MAX_TAGS = 5_000_000
_MAX_TAGS_BESIDE_CELLS = 300_000
_MAX_TAGS_PER_CELL = 40
_MAX_TAGS_IN_A_ROW = 300_000
_MAX_STRINGS = 500_000
_UNREAD_PARTS = ("xl/pivotcache/", "xl/charts/", "xl/drawings/", "customxml/")
"""Never opened by the reader; large ones are lawful."""
_ENCRYPTED_FLAG = 0x1
_ENCODING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_KNOWN_ENCODINGS = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


@dataclass(frozen=True, slots=True)
class PartFacts:
    """What the look-through found in one part of a workbook."""

    rows: int = 0
    merged: int = 0
    has_formulas: bool = False
    has_errors: bool = False


@dataclass(frozen=True, slots=True)
class GuardedFile:
    """A file that passed: its bytes, read once, and what they are."""

    name: str
    data: bytes
    is_workbook: bool
    parts: dict[str, PartFacts] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def _refuse(code: str, **facts: object) -> UserError:
    return UserError(code, **facts)


def _read_bytes(path: Path) -> bytes:
    name = path.name
    try:
        if not path.is_file():
            code = "import.file.not_a_file" if path.exists() else "import.file.missing"
            raise _refuse(code, file=name)
        with path.open("rb") as source:
            data = source.read(MAX_FILE_BYTES + 1)
    except PermissionError:
        raise EnvironmentFaultError("import.file.locked", file=name) from None
    except (OSError, ValueError):
        raise EnvironmentFaultError("import.file.unreadable", file=name) from None
    if len(data) > MAX_FILE_BYTES:
        raise _refuse("import.file.too_big", file=name, limit_mb=MAX_FILE_BYTES // _CHUNK)
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise _refuse("import.file.empty", file=name)
    return data


def guard_file(path: Path) -> GuardedFile:
    """Read a file and refuse what is not a plain workbook or a text table.

    Raises:
        UserError: `import.file.*`, `import.zip.*`, `import.xml.*` or a limit of rows or text.
        EnvironmentFaultError: `import.file.locked` or `import.file.unreadable`.
    """
    suffix = path.suffix.casefold()
    data = _read_bytes(path)
    if data.startswith(_OLE_MAGIC):
        is_locked = _ENCRYPTED_PACKAGE in data
        raise _refuse("import.file.encrypted" if is_locked else "import.file.xls", file=path.name)
    if suffix in _REFUSED_SUFFIXES:
        raise _refuse(_REFUSED_SUFFIXES[suffix], file=path.name)
    if data.startswith((_ZIP_MAGIC, _EMPTY_ZIP_MAGIC)):
        return GuardedFile(path.name, data, is_workbook=True, parts=_screen_zip(data))
    if suffix not in {".csv", ".txt", ".tsv"}:
        raise _refuse("import.file.unknown", file=path.name)
    return GuardedFile(path.name, data, is_workbook=False)


def _screen_zip(data: bytes) -> dict[str, PartFacts]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _screen_list(infos)
            budget = _TagBudget()
            return {info.filename: _screen_part(archive, info, budget) for info in infos}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise _refuse("import.zip.damaged") from None
    except (OSError, ValueError, LookupError):
        raise _refuse("import.zip.damaged") from None


def _screen_list(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename.casefold() for info in infos]
    if len(names) > MAX_ENTRIES:
        raise _refuse("import.zip.too_many_parts", count=len(names), limit=MAX_ENTRIES)
    if len(set(names)) != len(names) or any(_is_strange(name) for name in names):
        raise _refuse("import.zip.strange_names")
    for info in infos:
        _screen_info(info)
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL_BYTES:
        raise _refuse("import.zip.too_big", limit_mb=MAX_TOTAL_BYTES // _CHUNK)
    _screen_kind(names)


def _is_strange(name: str) -> bool:
    steps = name.replace("\\", "/").split("/")
    return ".." in steps or name.startswith("/") or ":" in name or "\0" in name


def _screen_info(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise _refuse("import.file.encrypted")
    if info.compress_type not in _METHODS:
        raise _refuse("import.zip.damaged")
    is_dense = info.file_size > MAX_RATIO * max(info.compress_size, 1)
    if is_dense and info.file_size > RATIO_COUNTS_FROM_BYTES:
        raise _refuse("import.zip.ratio", limit=MAX_RATIO)


def _screen_kind(names: list[str]) -> None:
    if any(name.endswith(_MACRO_PARTS) for name in names):
        raise _refuse("import.file.xlsm")
    if "xl/workbook.bin" in names:
        raise _refuse("import.file.xlsb")
    if "mimetype" in names:
        raise _refuse("import.file.ods")
    if "[content_types].xml" not in names:
        raise _refuse("import.file.unknown")


class _TagBudget:
    """Counts tags over all parts: an element costs memory wherever it stands."""

    def __init__(self) -> None:
        self._left = _MAX_TAGS

    def take(self, tags: int) -> None:
        self._left -= tags
        if self._left < 0:
            raise _refuse("import.too_many_cells")


def _screen_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _TagBudget) -> PartFacts:
    chunks = _chunks(archive, info)
    first = next(chunks, b"")
    is_xml = _is_xml(info.filename, first)
    if is_xml:
        _screen_head(first)
    scan = _PartScan(budget, is_read=not info.filename.casefold().startswith(_UNREAD_PARTS))
    for chunk in _with_overlap(first, chunks):
        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
            raise _refuse("import.xml.doctype")
        if is_xml:
            scan.take(chunk)
    return scan.facts()


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


def _with_overlap(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the same bytes cut so that no tag's beginning is split between two chunks."""
    held = first
    for chunk in rest:
        cut = max(held.rfind(b"<"), len(held) - _OVERLAP, 0)
        yield held[:cut]
        held = held[cut:] + chunk
    yield held


def _is_xml(name: str, first: bytes) -> bool:
    is_named_so = name.casefold().endswith((".xml", ".rels", ".vml"))
    return is_named_so or first.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<"


def _screen_head(first: bytes) -> None:
    head = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _ENCODING.match(head[:200])
    is_known = declared is None or declared[1].lower() in _KNOWN_ENCODINGS
    if not is_known or (head and head[:1] != b"<") or b"\0" in head[:200]:
        raise _refuse("import.xml.encoding")


class _PartScan:
    """Walks one XML part chunk by chunk and keeps count of what would cost memory or time."""

    def __init__(self, budget: _TagBudget, *, is_read: bool) -> None:
        self._budget = budget
        self._is_read = is_read
        self._tags = self._cells = self._strings = self._rows = self._merged = 0
        self._tags_since_row = self._bytes_since_tag = 0
        self._has_formulas = self._has_errors = False

    def take(self, chunk: bytes) -> None:
        """Count one chunk.

        Raises:
            UserError: when a limit is passed.
        """
        tags = chunk.count(b"<")
        rows = chunk.count(b"<row") + chunk.count(b":row ") + chunk.count(b":row>")
        self._budget.take(tags)
        self._tags += tags
        self._rows += rows
        self._tags_since_row = tags if rows else self._tags_since_row + tags
        self._cells += chunk.count(b"<c ") + chunk.count(b"<c>") + chunk.count(b":c ")
        self._strings += chunk.count(b"<si>") + chunk.count(b":si>")
        self._merged += chunk.count(b"<mergeCell ")
        self._note_kinds(chunk)
        self._check_counts()
        self._check_gaps(chunk)

    def _note_kinds(self, chunk: bytes) -> None:
        self._has_formulas = self._has_formulas or any(
            mark in chunk for mark in (b"<f>", b"<f ", b":f>", b":f ", b"<f/")
        )
        self._has_errors = self._has_errors or b't="e"' in chunk or b"t='e'" in chunk

    def _check_counts(self) -> None:
        if self._rows > MAX_ROWS + SPARE_ROWS:
            raise _refuse("import.too_many_rows", limit=MAX_ROWS)
        beside = self._tags - _MAX_TAGS_PER_CELL * (self._cells + self._strings + self._rows)
        if (self._is_read and beside > _MAX_TAGS_BESIDE_CELLS) or self._strings > _MAX_STRINGS:
            raise _refuse("import.too_many_cells")
        if self._rows and self._tags_since_row > _MAX_TAGS_IN_A_ROW:
            raise _refuse("import.too_many_columns", limit=MAX_COLUMNS)

    def _check_gaps(self, chunk: bytes) -> None:
        """Refuse a stretch without a tag that is longer than any cell's text can be."""
        first = at = chunk.find(b"<")
        gap = self._bytes_since_tag + (first if first >= 0 else len(chunk))
        while at >= 0 and at + _LONGEST_GAP < len(chunk):
            at = chunk.rfind(b"<", at + 1, at + 1 + _LONGEST_GAP)
            gap = gap if at >= 0 else _LONGEST_GAP + 1
        if self._is_read and gap > _LONGEST_GAP:
            raise _refuse("import.text.too_long", limit=MAX_TEXT)
        self._bytes_since_tag = gap if first < 0 else len(chunk) - chunk.rfind(b"<")

    def facts(self) -> PartFacts:
        """Return what was found."""
        return PartFacts(self._rows, self._merged, self._has_formulas, self._has_errors)
