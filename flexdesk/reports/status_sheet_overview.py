"""The first sheet: four large numbers, every figure with n, N, target and control, two charts."""

from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day_long, format_number, format_share
from flexdesk.domain.figures import Figure
from flexdesk.drawing.theme import LIGHT
from flexdesk.reports.status_sheet_outcome import OutcomePlaces, month_chart, outcome_chart
from flexdesk.reports.status_sheet_view import SheetView, hidden_word
from flexdesk.reports.xlsx_book import Column, Place, Sheet
from flexdesk.reports.xlsx_cells import Formula, Value
from flexdesk.reports.xlsx_styles import style_of

TALLY = "tblTal"
OK, DIFFERS = "OK", "Afviger"
_TOP = 9
_ROW_HEIGHT = 19
_CHART_COLUMNS = 4

_PREFERRED = (
    ("pool_running", "I puljefleksjob"),
    ("pool_share_in_work_of_ended", "I fleksjob eller job"),
    ("pool_share_ordinary_fleksjob_of_started", "Fleksjob af alle startede"),
    ("ly_share", "På ledighedsydelse"),
    ("small_hours_share_raised", "Op i effektive timer"),
    ("pool_share_within_6_months_matured", "Fleksjob inden 6 måneder"),
    ("ly_18_of_24", "Over 18 af 24 måneder"),
    ("praktik_running", "I virksomhedspraktik"),
    ("ly_recipients", "Ledighedsydelse, borgere"),
    ("fleksjob_employed", "I fleksjob, borgere"),
)


def overview(
    sheet: Sheet, view: SheetView, engine: Mapping[str, int], ended: OutcomePlaces
) -> Place:
    """Write the sheet and return where its table stands; `engine` = row of each definition."""
    day = format_day_long(view.status.on)
    sheet.head(_("Status pr. {day}").format(day=day), view.head)
    columns = [
        Column(_("Tal"), width=50),
        Column(_("Værdi"), "int", 13),
        Column("n", "int", 10),
        Column("af N", "int", 10),
        Column(_("Enhed"), width=13),
        Column(_("Mål"), "int", 10),
        Column(_("Mål nået"), width=11),
    ]
    if not view.is_external:
        columns.append(Column(_("Kontrol"), width=11))
    rows = [
        _row(figure, view, _TOP + 1 + index, engine)
        for index, figure in enumerate(view.status.figures)
    ]
    place = sheet.table(TALLY, columns, rows, top=_TOP)
    for index, figure in enumerate(view.status.figures):
        _format_row(sheet, figure, place.first + index, rows[index])
    for row in range(place.first, place.last + 1):
        sheet.height(row, _ROW_HEIGHT)
    beside = len(columns) + 2
    _tiles(sheet, view, place, beside)
    _charts(sheet, view, ended, beside)
    good, bad = (LIGHT.head, LIGHT.tint), (LIGHT.amber, LIGHT.ambtint)
    sheet.color_words(
        f"G{place.first}:H{place.last}",
        {OK: good, _("Nået"): good, DIFFERS: bad, _("Ikke nået"): bad},
    )
    sheet.rows_repeat(_TOP, freeze_column=2)
    sheet.one_page()
    return place


def _row(figure: Figure, view: SheetView, row: int, engine: Mapping[str, int]) -> list[Value]:
    """Return the cells of a figure: formulas where the rows can prove it."""
    proof = view.proofs.get(figure.id)
    is_share = figure.kind == "share"
    n: Value = figure.n
    whole: Value = figure.N if is_share else None
    if proof:
        n = Formula(proof.n_formula, figure.n)
        whole = Formula(proof.whole_formula, figure.N) if proof.whole_formula else whole
    if is_share:
        value = _share_value(figure, view, row)
        shown_n = view.show(view.n_cell(figure), n)
        whole = view.show(view.whole_cell(figure), whole)
    else:
        value, shown_n = view.show(figure.id, n), None
    met = {True: _("Nået"), False: _("Ikke nået"), None: "–"}[figure.target_met]
    if not view.is_shown(figure.id):
        met = "–"
    cells = [figure.label, value, shown_n, whole, figure.unit, figure.target, met]
    return cells if view.is_external else [*cells, _control(figure, view, row, engine[figure.id])]


def _share_value(figure: Figure, view: SheetView, row: int) -> Value:
    if not view.is_shown(figure.id, view.n_cell(figure), view.whole_cell(figure)):
        return hidden_word()
    value = "–" if figure.value is None else figure.value
    return Formula(f'IF(N(D{row})=0,"–",C{row}/D{row})', value)


def _control(figure: Figure, view: SheetView, row: int, engine_row: int) -> Value:
    """Return OK when the formula on the rows and the engine's figure agree."""
    proof = view.proofs.get(figure.id)
    if proof is None:
        return "–"
    words = _("Definitioner")
    if figure.kind == "share":
        test = f"AND(C{row}={words}!E{engine_row},D{row}={words}!F{engine_row})"
        agrees = (proof.n, proof.whole) == (figure.n, figure.N)
    else:
        test = f"B{row}={words}!D{engine_row}"
        agrees = proof.n == figure.n
    return Formula(f'IF({test},"{OK}","{DIFFERS}")', OK if agrees else DIFFERS)


def _format_row(sheet: Sheet, figure: Figure, row: int, cells: list[Value]) -> None:
    """Give shares their per cent; the table's columns are counts."""
    if figure.kind == "share":
        for column in (2, 6):
            sheet.put(row, column, cells[column - 1], style_of("share"))


def _places(beside: int) -> tuple[tuple[int, int], ...]:
    """Return the first column of each large number and how many its ground covers."""
    return (1, 1), (2, 3), (5, beside - 6), (beside, _CHART_COLUMNS)


def _tiles(sheet: Sheet, view: SheetView, place: Place, beside: int) -> None:
    tiles = _places(beside)
    rows = {figure.id: place.first + index for index, figure in enumerate(view.status.figures)}
    known = {figure.id: figure for figure in view.status.figures}
    chosen = [
        (known[figure_id], label)
        for figure_id, label in _PREFERRED
        if figure_id in known
        and known[figure_id].value not in {None, 0}
        and view.is_shown(figure_id)
    ][: len(tiles)]
    for row, height in ((5, 20), (6, 34), (7, 20)):
        sheet.height(row, height)
    for (first, count), (figure, label) in zip(tiles, chosen, strict=False):
        for row in (5, 6, 7):
            for column in range(first, first + count):
                sheet.put(row, column, None, "fd tal grund")
        is_share = figure.kind == "share"
        number = Formula(f"B{rows[figure.id]}", figure.value)
        sheet.put(5, first, label, "fd tal navn")
        sheet.put(6, first, number, "fd tal percent" if is_share else "fd tal int")
        sheet.put(7, first, _tile_note(figure, view, rows[figure.id]), "fd tal under")


def _tile_note(figure: Figure, view: SheetView, row: int) -> Value:
    """Return "299 af 409 · mål 35 %: nået", with the counts from the table."""
    words = ""
    if figure.target is not None:
        is_share = figure.kind == "share"
        target = format_share(figure.target) if is_share else format_number(figure.target)
        met = _("nået") if figure.target_met else _("ikke nået")
        words = _("mål {target}: {met}").format(target=target, met=met)
    counts = (view.n_cell(figure), view.whole_cell(figure))
    if figure.kind != "share" or not view.is_shown(*counts):
        return words or figure.unit
    tail = f" · {words}" if words else ""
    between = _(" af ")
    text = f"{figure.n}{between}{figure.N}{tail}"
    return Formula(f'C{row}&"{between}"&D{row}&"{tail}"', text)


def _charts(sheet: Sheet, view: SheetView, ended: OutcomePlaces, beside: int) -> None:
    sheet.width(beside - 1, 3)
    for column in range(beside, beside + _CHART_COLUMNS):
        sheet.width(column, 17)
    left = get_column_letter(beside)
    if view.status.months:
        chart, name, alt = month_chart(view, ended, (13.3, 7.6))
        sheet.chart(f"{left}{_TOP}", chart, name=name, alt=alt)
    made = outcome_chart(view, ended, (13.3, 5.2))
    if made:
        chart, name, alt = made
        anchor = f"{left}{_TOP + 12}" if view.status.months else f"{left}{_TOP}"
        sheet.chart(anchor, chart, name=name, alt=alt)
