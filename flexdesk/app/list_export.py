"""The list as a workbook, and as text for Excel: what is shown and never a CPR number; logged."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext, step
from flexdesk.app.list_columns import BY_KEY, ListColumn, Value, ValueOf, columns_named, text_of
from flexdesk.app.row_lists import mask_text
from flexdesk.app.rows import CitizenRow
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_number

MARK = "Internt – må ikke forlade teamet"
EXAMPLE = "Eksempeldata – opdigtede borgere"
SUFFIX = ".xlsx"
_ABOUT = "Om udtrækket"
_STEP_ROWS = 200
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 - the wide forms are meant
GUARD = "'"
"""Before a text that a spreadsheet would otherwise take for a formula."""


@dataclass(frozen=True, slots=True)
class ListOrder:
    """Which rows and columns, in their order, and what the view is called."""

    title: str
    words: str
    """The query in Danish words."""
    columns: tuple[str, ...]
    citizens: tuple[str, ...]
    is_hidden: bool = False


def copied(desk: Desk, order: ListOrder) -> str:
    """Return the rows as lines with tabs, ready for a sheet; logged as taken out.

    Raises:
        UserError: `list.nothing`.
    """
    rows = _rows(desk, order)
    _log(desk, order, rows, "kopi af liste")
    return "\n".join(_lines(order, rows))


def export_list(
    desk: Desk, order: ListOrder, out: Path, ctx: JobContext | None = None
) -> tuple[Path, int]:
    """Write the rows as a workbook with typed cells; return where, and how many rows.

    Raises:
        UserError: `list.nothing`, `document.suffix`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    from flexdesk.reports.plain_workbook import plain_workbook

    if out.suffix.lower() != SUFFIX:
        raise UserError("document.suffix", file=out.name, suffix=SUFFIX)
    rows = _rows(desk, order)
    heads, values = _table(order, rows)
    sheets = {
        _sheet_name(order.title): (heads, _stepped(values, ctx)),
        _ABOUT: (("", ""), _about(desk, order, len(rows))),
    }
    mark = f"{MARK} · {EXAMPLE}" if desk.is_example else MARK
    data = plain_workbook(sheets, desk.today(), mark=mark, day_format="dd-mm-yyyy")
    step(ctx, len(rows), len(rows), "documents.writing")
    write_atomically(out, data)
    _log(desk, order, rows, "liste til Excel", file=out.name)
    return out, len(rows)


def file_name(title: str, on: dt.date) -> str:
    """Return what a file of the view is called unless one says otherwise."""
    kept = "".join(sign for sign in title if sign.isalnum() or sign in " -").strip()
    return f"{kept or 'Borgere'} {on.isoformat()} internt{SUFFIX}"


def safe_cell(text: str) -> str:
    """Return a text as one cell of pasted lines: one line, and never a formula."""
    flat = " ".join(text.replace("\t", " ").split())
    return f"{GUARD}{flat}" if flat.startswith(_FORMULA_STARTS) else flat


def _rows(desk: Desk, order: ListOrder) -> list[CitizenRow]:
    known = {row.id: row for row in list_rows(desk)}
    rows = [known[each] for each in order.citizens if each in known]
    if not rows:
        raise UserError("list.nothing")
    return rows


def _cells(order: ListOrder) -> Iterator[tuple[str, ValueOf]]:
    """Yield headings and values; the candidate number leads, so that a sheet can come back."""
    number = BY_KEY["number"]
    wanted: Iterable[ListColumn] = columns_named(order.columns)
    yield from number.cells
    for column in wanted:
        if column is number or (order.is_hidden and column.key in {"name", "phone"}):
            continue
        yield from column.cells


def _table(order: ListOrder, rows: Sequence[CitizenRow]) -> tuple[list[str], list[list[Value]]]:
    cells = list(_cells(order))
    values = [value for _head, value in cells]
    return [head for head, _value in cells], [_values(values, row) for row in rows]


def _stepped(rows: Sequence[list[Value]], ctx: JobContext | None) -> Iterator[list[Value]]:
    """Yield the rows, telling how far it is; here the writing can be stopped."""
    for at, row in enumerate(rows):
        if at % _STEP_ROWS == 0:
            step(ctx, at, len(rows), "documents.writing")
        yield row


def _values(values: Sequence[Callable[[CitizenRow], Value]], row: CitizenRow) -> list[Value]:
    found = (value(row) for value in values)
    return [mask_text(each) if isinstance(each, str) else each for each in found]


def _lines(order: ListOrder, rows: Sequence[CitizenRow]) -> Iterator[str]:
    heads, values = _table(order, rows)
    yield "\t".join(heads)
    for line in values:
        yield "\t".join(safe_cell(text_of(value)) for value in line)


def _about(desk: Desk, order: ListOrder, count: int) -> list[list[Value]]:
    lines: list[list[Value]] = [
        ["Mærke", MARK],
        ["Visning", order.title],
        ["Filter", order.words],
        ["Borgere", count],
        ["Dag", desk.today()],
        ["Taget ud af", desk.user_name],
        ["Team", " · ".join(part for part in (desk.team_name, desk.municipality) if part)],
    ]
    if desk.is_example:
        lines.insert(1, ["Data", EXAMPLE])
    return lines


def _sheet_name(title: str) -> str:
    kept = "".join(" " if sign in "[]:*?/\\'" else sign for sign in title).strip()[:31].strip()
    return kept if kept and kept != _ABOUT else "Borgere"


def _log(
    desk: Desk, order: ListOrder, rows: Sequence[CitizenRow], what: str, file: str = ""
) -> None:
    facts = {"what": what, "rows": len(rows), "criterion": order.words}
    if file:
        facts["file"] = file
    if len(rows) == len(list_rows(desk)):
        facts["scope"] = "alle"
    desk.store.access("export", None, **facts)


def receipt(rows: int, path: Path) -> str:
    """Return what is said when a list is written."""
    people = "1 borger" if rows == 1 else f"{format_number(rows)} borgere"
    return f"{people} er skrevet til {path.name}"


__all__ = [
    "EXAMPLE",
    "GUARD",
    "MARK",
    "ListOrder",
    "copied",
    "export_list",
    "file_name",
    "receipt",
    "safe_cell",
]
