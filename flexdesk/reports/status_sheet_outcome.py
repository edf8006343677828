"""Udfald and Pipeline: the five-line table, months, where the ended went, who stands where."""

from dataclasses import dataclass
from typing import Any

from openpyxl.utils import get_column_letter

from flexdesk.base.language import _
from flexdesk.base.numbers import format_month, format_number
from flexdesk.drawing.charts import MonthBar, Part, bar_series, stacked_bar
from flexdesk.reports import xlsx_charts
from flexdesk.reports.status_sheet_counts import (
    ended_formula,
    onward_formula,
    onward_label,
    running_formula,
    started_formula,
)
from flexdesk.reports.status_sheet_view import SheetView, hidden_word
from flexdesk.reports.xlsx_book import Column, Place, Sheet
from flexdesk.reports.xlsx_cells import Formula, Value
from flexdesk.reports.xlsx_styles import style_of

_TOP = 5
_LINES = (
    ("pool_started", "I midlertidige puljefleksjob, i alt"),
    ("pool_ended", "Afsluttet i alt"),
    ("pool_ended_ordinary_fleksjob", "I ordinært fleksjob"),
    ("pool_ended_ordinary_job", "I ordinært job"),
    ("pool_ended_other", "Afsluttet til andet"),
)
_OUTCOMES = _LINES[2:]
_IN_WORK = "pool_share_in_work_of_ended"
_TOTALS = 2
_RUNNING, _TARGET = "I gang ved udgangen", "Mål"
_MONTHS_LEFT, _KEY_LEFT = 7, 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the stacked bar: name, number, the cell it is read from, colour."""

    label: str
    value: int
    source: str
    color: str


@dataclass(frozen=True, slots=True)
class OutcomePlaces:
    """Where the tables of the sheet stand, for the charts of this sheet and of the first."""

    sheet: Sheet
    lines: Place
    months: Place
    pieces: tuple["Piece", ...]
    """What the stacked bar is made of; empty when too much of it is hidden."""

    @property
    def worksheet(self) -> Any:  # noqa: ANN401 - openpyxl has no types
        """The worksheet charts point at."""
        return self.sheet.worksheet


def outcome(sheet: Sheet, view: SheetView) -> OutcomePlaces:
    """Write the sheet Udfald and return where its tables stand."""
    sheet.head(_("Udfald"), view.head)
    lines = _line_table(sheet, view)
    months = _month_table(sheet, view)
    last = _other_table(sheet, view, months.left + len(months.titles) + 1)
    places = OutcomePlaces(sheet, lines, months, _pieces(view, lines))
    _key_cells(sheet, places)
    row = lines.last + 4
    made = outcome_chart(view, places, (14.6, 4.8))
    if made:
        chart, name, alt = made
        sheet.chart(f"A{row}", chart, name=name, alt=alt)
        row += 10
    if view.status.months:
        draw = month_chart if view.is_external else _flow_chart
        chart, name, alt = draw(view, places, (14.6, 7.2))
        sheet.chart(f"A{row}", chart, name=name, alt=alt)
    sheet.print_columns(get_column_letter(last), max(months.last, row + 15))
    sheet.rows_repeat(_TOP)
    sheet.one_page()
    return places


def _line_table(sheet: Sheet, view: SheetView) -> Place:
    columns = (
        Column(_("Status"), width=38),
        Column(_("Antal"), "int", 10),
        Column(_("Andel af afsluttede"), "share", 12),
        Column("n", "int", 10),
        Column("af N", "int", 10),
    )
    rows = [_line(view, index, row=_TOP + 1 + index) for index in range(len(_LINES))]
    place = sheet.table("tblUdfald", columns, rows, top=_TOP)
    for index, kind in enumerate(("text", "int", "share", "int", "int")):
        for line in range(_TOTALS):
            style = style_of(kind, is_total=True)
            sheet.put(place.first + line, 1 + index, rows[line][index], style)
    last = place.last
    ids = [figure_id for figure_id, _label in _LINES]
    if view.is_shown(*ids[1:]):
        values = [_count(view, figure_id) for figure_id in ids[1:]]
        agrees = sum(values[1:]) == values[0]
        sheet.put(last + 1, 1, _("Kontrol: udfald = afsluttede"), "fd note")
        check = Formula(
            f'IF(SUM(B{last - 2}:B{last})=B{last - 3},"OK","Afviger")',
            "OK" if agrees else "Afviger",
        )
        sheet.put(last + 1, 2, check, "fd note")
    else:
        note = _("skjult = 1 til {most}, eller et tal der kunne afsløre et lille tal")
        sheet.put(last + 1, 1, note.format(most=view.status.threshold - 1), "fd note")
    return place


def _pieces(view: SheetView, lines: Place) -> tuple[Piece, ...]:
    """Return the parts of the ended, two of them as one where they are hidden alone."""
    ids = [figure_id for figure_id, _label in _OUTCOMES]
    if view.is_shown("pool_ended", *ids):
        first = lines.first + _TOTALS
        return tuple(
            Piece(label, _count(view, figure_id), f"B{first + index}", color)
            for index, ((figure_id, label), color) in enumerate(
                zip(_OUTCOMES, ("c1", "c2", "c4"), strict=True)
            )
        )
    both = view.figure(_IN_WORK)
    if both is None or not view.is_shown(view.n_cell(both), _OUTCOMES[2][0], "pool_ended"):
        return ()
    other = _OUTCOMES[2]
    return (
        Piece(_("I fleksjob eller job"), both.n, "", "c1"),
        Piece(other[1], _count(view, other[0]), f"B{lines.last}", "c4"),
    )


def _key_cells(sheet: Sheet, places: OutcomePlaces) -> None:
    """Write names and numbers of the stacked bar beside the tables, outside the printed part."""
    for index, piece in enumerate(places.pieces):
        row = places.lines.first + index
        value: Value = Formula(piece.source, piece.value) if piece.source else piece.value
        name = Formula(f'"{piece.label}: "&Q{row}', f"{piece.label}: {piece.value}")
        sheet.put(row, _KEY_LEFT, name, "fd note")
        sheet.put(row, _KEY_LEFT + 1, value, "fd note")
    sheet.width(_KEY_LEFT, 26)


def _count(view: SheetView, figure_id: str) -> int:
    figure = view.figure(figure_id)
    return figure.n if figure else 0


def _line(view: SheetView, index: int, row: int) -> list[Value]:
    figure_id, label = _LINES[index]
    count, ended = _count(view, figure_id), _count(view, "pool_ended")
    proof = view.proofs.get(figure_id)
    value = view.show(figure_id, Formula(proof.n_formula, count) if proof else count)
    if index == 0:
        return [label, value, None, None, None]
    if not view.is_shown(figure_id, "pool_ended"):
        return [label, value, hidden_word(), value, view.show("pool_ended", ended)]
    ended_row = row - index + 1
    share = Formula(f'IF(E{row}=0,"–",D{row}/E{row})', count / ended if ended else "–")
    return [label, value, share, Formula(f"B{row}", count), Formula(f"B{ended_row}", ended)]


def _month_table(sheet: Sheet, view: SheetView) -> Place:
    target = _target(view)
    flows = () if view.is_external else (_("Startet"), _("Afsluttet"))
    columns = [
        Column(_("Måned"), "month", 11),
        *(Column(title, "int", 10) for title in flows),
        Column(_RUNNING, "int", 12),
        Column(_TARGET, "int", 10),
    ]
    rows: list[list[Value]] = []
    for index, month in enumerate(view.status.months):
        first = f"G{_TOP + 1 + index}"
        last = f"MIN(EOMONTH({first},0),opgjort)"
        cell = "pool_running" if month.last_day == view.status.on else f"running:{month.last_day}"
        # outside the team the flows of a month are mostly small, so they are left out
        moved: list[Value] = [
            Formula(started_formula(first, last), month.started),
            Formula(ended_formula(first, last), month.ended),
        ]
        running = view.show(cell, Formula(running_formula(last), month.running))
        inner = [] if view.is_external else moved
        rows.append([month.last_day.replace(day=1), *inner, running, target])
    return sheet.table("tblMaaneder", columns, rows, top=_TOP, left=_MONTHS_LEFT)


def _other_table(sheet: Sheet, view: SheetView, left: int) -> int:
    """Write what lies behind *Andet*, and return its last column."""
    columns = (
        Column(_("Afsluttet til andet"), width=28, total="" if view.is_external else _("I alt")),
        Column(_("Antal"), "int", 10, total="" if view.is_external else "sum"),
    )
    order = sorted(view.other.items(), key=lambda item: (-item[1], onward_label(item[0])))
    rows: list[list[Value]] = []
    for code, count in order:
        row = _TOP + 1 + len(rows)
        if not code:
            ended = onward_formula('"="')
            rows.append([_("Ikke registreret"), view.show("other:", Formula(ended, count))])
        else:
            value = Formula(onward_formula(f"{get_column_letter(left)}{row}"), count)
            rows.append([onward_label(code), view.show(f"other:{code}", value)])
    sheet.table("tblAndet", columns, rows, top=_TOP, left=left)
    sheet.width(_MONTHS_LEFT - 1, 3)
    sheet.width(left - 1, 3)
    return left + len(columns) - 1


def _target(view: SheetView) -> float | None:
    running = view.figure("pool_running")
    return running.target if running else None


def month_chart(
    view: SheetView, places: OutcomePlaces, size_cm: tuple[float, float]
) -> tuple[Any, str, str]:
    """Return the chart of running pool jobs by month, its name and its alt text."""
    title = _("I puljefleksjob ved månedens udgang")
    chart = xlsx_charts.month_columns(
        places.worksheet,
        title=title,
        rows=xlsx_charts.Rows(places.months.head, places.months.last),
        month=_MONTHS_LEFT,
        value=places.months.index(_RUNNING),
        target=None if _target(view) is None else places.months.index(_TARGET),
        size_cm=size_cm,
    )
    shown = [
        MonthBar(month.last_day, month.running)
        for month in view.status.months
        if view.is_shown(f"running:{month.last_day}")
        and (month.last_day != view.status.on or view.is_shown("pool_running"))
    ]
    return chart, title, bar_series(shown, 100, 100, title=title, target=_target(view)).alt


def outcome_chart(
    view: SheetView, places: OutcomePlaces, size_cm: tuple[float, float]
) -> tuple[Any, str, str] | None:
    """Return the ended pool jobs as one stacked bar; None when there are none to show."""
    ended = _count(view, "pool_ended")
    if not ended or not places.pieces:
        return None
    title = _("De {ended} afsluttede puljefleksjob").format(ended=format_number(ended))
    chart = xlsx_charts.stacked_outcome(
        places.worksheet,
        title=title,
        first_row=places.lines.first,
        columns=(_KEY_LEFT, _KEY_LEFT + 1),
        parts=[(piece.value, piece.color) for piece in places.pieces],
        size_cm=size_cm,
    )
    parts = [Part(piece.label, piece.value, piece.color) for piece in places.pieces]
    return chart, title, stacked_bar(parts, 100, 20, title=title).alt


def _flow_chart(
    view: SheetView, places: OutcomePlaces, size_cm: tuple[float, float]
) -> tuple[Any, str, str]:
    title = _("Startet og afsluttet pr. måned")
    months = view.status.months
    chart = xlsx_charts.month_lines(
        places.worksheet,
        title=title,
        rows=xlsx_charts.Rows(places.months.head, places.months.last),
        month=_MONTHS_LEFT,
        values=(_MONTHS_LEFT + 1, _MONTHS_LEFT + 2),
        size_cm=size_cm,
    )
    alt = _(
        "{title}, {first} til {last}: {started} startet og {ended} afsluttet i perioden; "
        "i den sidste måned {last_started} og {last_ended}."
    ).format(
        title=title,
        first=format_month(months[0].last_day),
        last=format_month(months[-1].last_day),
        started=format_number(sum(month.started for month in months)),
        ended=format_number(sum(month.ended for month in months)),
        last_started=format_number(months[-1].started),
        last_ended=format_number(months[-1].ended),
    )
    return chart, title, alt


def pipeline(sheet: Sheet, view: SheetView) -> None:
    """Write the sheet Pipeline: persons in each step and what moved in the month."""
    sheet.head(_("Pipeline"), view.head)
    inner = not view.is_external
    columns = [
        Column(_("Nr."), "int", 7, total=_("I alt") if inner else ""),
        Column(_("Trin"), width=34),
        Column(_("Borgere nu"), "int", 14, total="sum" if inner else ""),
    ]
    if inner:
        columns += [
            Column(_("Norm (dage)"), "int", 10),
            Column(_("Over norm"), "int", 10, total="sum"),
            Column(_("Kommet til i måneden"), "int", 13, total="sum"),
            Column(_("Gået videre i måneden"), "int", 13, total="sum"),
        ]
    rows: list[list[Value]] = []
    for step in view.status.pipeline_rows:
        cells: list[Value] = [
            step.ordinal,
            step.label,
            step.persons if view.shows_step(step) else hidden_word(),
        ]
        if inner:
            cells += [step.norm_days, step.over_norm, step.entered, step.left]
        rows.append(cells)
    place = sheet.table("tblPipeline", columns, rows, top=_TOP)
    if rows:
        title = _("Borgere i hvert trin")
        chart = xlsx_charts.category_bars(
            sheet.worksheet,
            title=title,
            rows=xlsx_charts.Rows(place.head, place.last),
            name=2,
            value=3,
            size_cm=(13.5, 9.5),
        )
        words = [
            f"{row.label} "
            + (format_number(row.persons) if view.shows_step(row) else hidden_word())
            for row in view.status.pipeline_rows
        ]
        anchor = "I5" if inner else "E5"
        sheet.chart(anchor, chart, name=title, alt=f"{title}: {', '.join(words)}.")
    sheet.rows_repeat(_TOP)
    sheet.one_page()
