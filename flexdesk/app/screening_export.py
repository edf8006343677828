"""A screening list as a workbook: what is shown and never a CPR number; logged."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext, step
from flexdesk.app.list_columns import Value
from flexdesk.app.list_export import EXAMPLE, MARK, SUFFIX, receipt
from flexdesk.app.row_lists import mask_text
from flexdesk.app.screening_rows import ScreeningRow, list_title, rows_of
from flexdesk.app.today_rows import without_names
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.domain.work_codes import ScreeningList

_ABOUT = "Om udtrækket"
_SHEET = "Screening"
_NAME = "Borger"
ValueOf = Callable[[ScreeningRow], Value]


@dataclass(frozen=True, slots=True)
class ScreeningOrder:
    """Which list, and which of its citizens in their order."""

    list: str
    program: str
    citizens: tuple[str, ...]
    is_hidden: bool = False


def _hours(row: ScreeningRow) -> Value:
    return row.hours


def _columns(code: str) -> tuple[tuple[str, ValueOf], ...]:
    about = {
        ScreeningList.ATTEN_AF_24.value: "Trin",
        ScreeningList.FAA_TIMER.value: "Job",
        ScreeningList.OPSAGT.value: "Opsigelse",
    }
    return (
        ("Kandidat-nr.", lambda row: row.candidate_no),
        (_NAME, lambda row: row.name),
        ("Jobkonsulent", lambda row: row.consultant),
        ("Arbejdsplads", lambda row: row.workplace),
        (about[code], lambda row: row.about),
        ("Effektive timer", _hours),
        ("LY måneder", lambda row: row.ly_months),
        ("LY dage", lambda row: row.ly_rest_days),
        ("LY dage i alt", lambda row: row.ly_days),
        ("Resultat", lambda row: row.result_label),
        ("Screenet", lambda row: row.looked_on),
        ("Tekst", lambda row: row.text),
        ("Næste dag", lambda row: row.next_on),
    )


def export_screening(
    desk: Desk, order: ScreeningOrder, out: Path, ctx: JobContext | None = None
) -> tuple[Path, int]:
    """Write rows of a list as a workbook with typed cells; return where, and how many rows.

    Raises:
        UserError: `list.nothing`, `document.suffix`, `program.unknown`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    from flexdesk.reports.plain_workbook import plain_workbook

    if out.suffix.lower() != SUFFIX:
        raise UserError("document.suffix", file=out.name, suffix=SUFFIX)
    on = desk.today()
    known = {row.citizen: row for row in rows_of(desk, order.list, on, order.program)}
    rows = [known[each] for each in order.citizens if each in known]
    if not rows:
        raise UserError("list.nothing")
    columns = [each for each in _columns(order.list) if not (order.is_hidden and each[0] == _NAME)]
    values = [
        [_plain(value(row), row.name if order.is_hidden else "") for _head, value in columns]
        for row in rows
    ]
    title = list_title(desk, order.list, on)
    sheets = {
        _SHEET: ([head for head, _value in columns], values),
        _ABOUT: (("", ""), _about(desk, title, len(rows))),
    }
    mark = f"{MARK} · {EXAMPLE}" if desk.is_example else MARK
    step(ctx, len(rows), len(rows), "documents.writing")
    write_atomically(out, plain_workbook(sheets, on, mark=mark, day_format="dd-mm-yyyy"))
    desk.store.access(
        "export", None, what="screening til Excel", rows=len(rows), criterion=title, file=out.name
    )
    return out, len(rows)


def _plain(value: Value, name: str) -> Value:
    """Return a value without CPR numbers, and without the name that is hidden."""
    return mask_text(without_names(value, (name,))) if isinstance(value, str) else value


def _about(desk: Desk, title: str, count: int) -> Sequence[Sequence[Value]]:
    lines: list[list[Value]] = [
        ["Mærke", MARK],
        ["Liste", title],
        ["Borgere", count],
        ["Dag", desk.today()],
        ["Taget ud af", desk.user_name],
        ["Team", " · ".join(part for part in (desk.team_name, desk.municipality) if part)],
    ]
    if desk.is_example:
        lines.insert(1, ["Data", EXAMPLE])
    return lines


__all__ = ["ScreeningOrder", "export_screening", "receipt"]
