"""Forløb as a list: a line for each placement that runs, and the list as a workbook."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.flow_rows import FlowBar, FlowPage, FlowRow
from flexdesk.app.list_columns import Value
from flexdesk.app.list_export import EXAMPLE, MARK
from flexdesk.app.placement_clocks import all_clocks
from flexdesk.app.row_lists import mask_text
from flexdesk.base.danish import sort_key
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.base.numbers import format_number
from flexdesk.domain.clocks import Clock
from flexdesk.domain.codes import PlacementKind

SUFFIX = ".xlsx"
_SHEET, _ABOUT = "Forløb", "Om udtrækket"
_TONES = ("danger", "amber", "accent", "muted")
_KINDS = tuple(kind.value for kind in PlacementKind)


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """One placement that runs."""

    key: str
    citizen: str
    name: str
    candidate_no: str
    sort_name: str
    kind: str
    kind_order: int
    kind_text: str
    workplace: str
    start: dt.date
    last_day: dt.date | None
    is_ended: bool
    """The last day is real."""
    days_left: int | None
    attended: float | None
    effective: float | None
    clock: str
    tone: str
    consultant: str
    consultant_name: str
    """What the consultant is called, the initials when nobody has said."""

    def shown(self, *, is_hidden: bool) -> str:
        """Return the name, or the candidate number when names are hidden."""
        return self.candidate_no or "–" if is_hidden else self.name

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"PlacementLine({self.candidate_no})"


def placement_lines(desk: Desk, page: FlowPage) -> tuple[PlacementLine, ...]:
    """Return the placements that run on the day of the page, in its order."""
    index, clocks = case_index(desk), all_clocks(desk, page.on)
    names = consultant_names(desk)
    return tuple(
        _line(
            row, bar, index, clocks.get(row.citizen, {}).get(bar.key, ()), page.on,
            names.get(row.consultant, row.consultant),
        )
        for row in page.rows
        for bar in row.bars
        if bar.is_placement and bar.is_running
    )  # fmt: skip


def export_lines(
    desk: Desk, lines: Sequence[PlacementLine], words: str, out: Path, *, is_hidden: bool = False
) -> Path:
    """Write the list as a workbook with typed cells and without CPR numbers; logged.

    Raises:
        UserError: `list.nothing`, `document.suffix`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
    """
    from flexdesk.reports.plain_workbook import plain_workbook

    if out.suffix.lower() != SUFFIX:
        raise UserError("document.suffix", file=out.name, suffix=SUFFIX)
    if not lines:
        raise UserError("list.nothing")
    about: list[list[Value]] = [
        ["Mærke", MARK],
        ["Filter", words],
        ["Forløb", len(lines)],
        ["Dag", desk.today()],
        ["Taget ud af", desk.user_name],
        ["Team", " · ".join(part for part in (desk.team_name, desk.municipality) if part)],
    ]
    if desk.is_example:
        about.insert(1, ["Data", EXAMPLE])
    heads = ["Kandidat-nr.", *([] if is_hidden else ["Navn"]), *_HEADS]
    values = [_values(line, is_hidden=is_hidden) for line in lines]
    mark = f"{MARK} · {EXAMPLE}" if desk.is_example else MARK
    sheets: dict[str, tuple[Sequence[str], Sequence[Sequence[Value]]]] = {
        _SHEET: (heads, values),
        _ABOUT: (("", ""), about),
    }
    data = plain_workbook(sheets, desk.today(), mark=mark, day_format="dd-mm-yyyy")
    write_atomically(out, data)
    facts = {"what": "forløb til Excel", "rows": len(lines), "criterion": words, "file": out.name}
    desk.store.access("export", None, **facts)
    return out


def file_name(on: dt.date) -> str:
    """Return what the file is called unless one says otherwise."""
    return f"Forløb {on.isoformat()} internt{SUFFIX}"


def receipt(count: int, path: Path) -> str:
    """Return what is said when the list is written."""
    return f"{format_number(count)} forløb er skrevet til {path.name}"


_HEADS = (
    "Slags", "Arbejdsplads", "Start", "Planlagt slut", "Dage tilbage", "Fremmødetimer",
    "Effektive timer", "Ur", "Konsulent",
)  # fmt: skip


def _values(line: PlacementLine, *, is_hidden: bool) -> list[Value]:
    who = [] if is_hidden else [mask_text(line.name)]
    return [
        line.candidate_no, *who, line.kind_text, mask_text(line.workplace), line.start,
        line.last_day, line.days_left, line.attended, line.effective, line.clock, line.consultant,
    ]  # fmt: skip


def _line(
    row: FlowRow, bar: FlowBar, index: CaseIndex, clocks: Sequence[Clock], on: dt.date, whose: str
) -> PlacementLine:
    clock = min(clocks, key=lambda each: _TONES.index(each.tone)) if clocks else None
    return PlacementLine(
        key=bar.key,
        citizen=row.citizen,
        name=row.name,
        candidate_no=row.candidate_no,
        sort_name=row.sort_name,
        kind=bar.kind,
        kind_order=_KINDS.index(bar.kind) if bar.kind in _KINDS else len(_KINDS),
        kind_text=bar.title,
        workplace=bar.workplace,
        start=bar.start,
        last_day=bar.last_day,
        is_ended=bar.is_ended,
        days_left=None if bar.last_day is None else (bar.last_day - on).days,
        attended=_attended(index, row.citizen, bar, on),
        effective=bar.hours_week,
        clock=clock.text if clock else "",
        tone=clock.tone if clock else "muted",
        consultant=row.consultant,
        consultant_name=whose,
    )


def _attended(index: CaseIndex, citizen: str, bar: FlowBar, on: dt.date) -> float | None:
    """Return the latest hours of presence that are known, those of the start without a newer."""
    measured = [
        row.attended
        for row in index.hours.get(bar.key, ())
        if row.day <= on and row.attended is not None
    ]
    if measured:
        return measured[-1]
    placements = index.placements.get(citizen, ())
    return next((row.attended_week for row in placements if row.id == bar.key), None)


def workplace_order(line: PlacementLine) -> str | None:
    """Return what lines are ordered by at their workplace, None without one."""
    return sort_key(line.workplace) if line.workplace else None
