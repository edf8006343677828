"""The pass over a finished file: cached values, alt texts, long tables, fixed times."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from flexdesk.reports.xlsx_splice import cached_value

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FORMULA_CELL = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v ?/?>(?:</v>)?</c>', re.DOTALL
)
_STAMP = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")
_CHART_FRAME = re.compile(r'<(\w+:)?cNvPr id="(\d+)" name="Chart \d+"\s*/?>')
_LEVEL = 6
_DEFAULT_FONT = re.compile(rb"<font><name val=\"Calibri\"/>.*?</font>")
_FONT = b'<font><name val="Arial"/><family val="2"/><color theme="1"/><sz val="10"/></font>'
"""The font column widths are counted in: one whose widths are the same on every machine."""


@dataclass(frozen=True, slots=True)
class Spliced:
    """The body of a long table: its template row, its rows as XML, its lower right cell."""

    first_row: int
    rows: Callable[[], Iterator[str]]
    last_cell: str


@dataclass(slots=True)
class PostPass:
    """What openpyxl cannot write."""

    cached: dict[tuple[str, str], str | float | None] = field(default_factory=dict)
    """Sheet and cell to the value of its formula."""
    alt_texts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Sheet to name and alt text of its charts, in the order they were placed."""
    spliced: dict[str, Spliced] = field(default_factory=dict)
    table_refs: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Table to the short range given to openpyxl and its true one."""


def finish(data: bytes, post: PostPass, sheets: Sequence[str], on: dt.date) -> bytes:
    """Return the file with values, alt texts and rows put in; same content, same bytes."""
    paths = {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(sheets, 1)}
    drawings = [name for name in sheets if name in post.alt_texts]
    pictures = {f"xl/drawings/drawing{number}.xml": name for number, name in enumerate(drawings, 1)}
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for path in source.namelist():
            content = source.read(path)
            if path in paths:
                content = _sheet(content, post, paths[path])
            elif path in pictures:
                content = _drawing(content, post.alt_texts[pictures[path]])
            elif path.startswith("xl/tables/"):
                content = _table(content, post)
            elif path == "xl/styles.xml":
                content = _DEFAULT_FONT.sub(_FONT, content, count=1)
            elif path == "docProps/core.xml":
                content = _STAMP.sub(rf"\g<1>{on.isoformat()}T00:00:00Z", content.decode()).encode()
            entry = zipfile.ZipInfo(path, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content, compresslevel=_LEVEL)
    return sink.getvalue()


def _sheet(content: bytes, post: PostPass, name: str) -> bytes:
    text = content.decode()

    def with_value(found: re.Match[str]) -> str:
        kind, value = cached_value(post.cached[(name, found[1])])
        return f'<c r="{found[1]}"{found[2]}{kind}><f>{found[3]}</f>{value}</c>'

    text = _FORMULA_CELL.sub(with_value, text)
    if name in post.spliced:
        text = _put_rows(text, post.spliced[name])
    return text.encode()


def _put_rows(text: str, spliced: Spliced) -> str:
    start = text.index(f'<row r="{spliced.first_row}"')
    end = text.index("</row>", start) + len("</row>")
    head = re.sub(
        r'<dimension ref="[^"]*"', f'<dimension ref="A1:{spliced.last_cell}"', text[:start]
    )
    return "".join((head, *spliced.rows(), text[end:]))


def _table(content: bytes, post: PostPass) -> bytes:
    text = content.decode()
    found = re.search(r'displayName="([^"]*)"', text)
    if found and found[1] in post.table_refs:
        shown, true = post.table_refs[found[1]]
        text = text.replace(f'ref="{shown}"', f'ref="{true}"')
    return text.encode()


def _drawing(content: bytes, alt_texts: Sequence[tuple[str, str]]) -> bytes:
    waiting = iter(alt_texts)

    def with_alt(found: re.Match[str]) -> str:
        name, alt = next(waiting)
        prefix = found[1] or ""
        return f'<{prefix}cNvPr id="{found[2]}" name="{escape(name)}" descr="{escape(alt)}"/>'

    return _CHART_FRAME.sub(with_alt, content.decode()).encode()
