"""Definitioner, Datakvalitet and Om udtrækket: what the figures mean and where they come from."""

import datetime as dt
import textwrap

from flexdesk.base.language import _
from flexdesk.reports.status_sheet_counts import FORLOEB, ON, SMALL
from flexdesk.reports.status_sheet_view import SheetView, hidden_word
from flexdesk.reports.xlsx_book import Book, Column, Place, Sheet
from flexdesk.reports.xlsx_cells import Formula, Value
from flexdesk.reports.xlsx_styles import style_of

_TOP = 5
_WHERE = 60


def definitions(sheet: Sheet, view: SheetView) -> dict[str, int]:
    """Write the sheet Definitioner and return the row of each figure by id."""
    sheet.head(_("Definitioner"), view.head)
    columns = (
        Column(_("Tal"), "wrap", 34),
        Column(_("Definition"), "wrap", 62),
        Column(_("Beregning"), "wrap", 38),
        Column(_("FlexDesks tal"), "int", 13),
        Column("n", "int", 10),
        Column("af N", "int", 10),
        Column(_("Enhed"), width=11),
        Column(_("Slags"), width=13),
    )
    rows: list[list[Value]] = []
    for figure in view.status.figures:
        is_share = figure.kind == "share"
        notes = () if view.is_external else figure.notes
        value = "–" if figure.value is None else figure.value
        rows.append(
            [
                figure.label,
                " ".join((figure.definition, *(_sentence(note) for note in notes))),
                figure.formula,
                view.show(figure.id, value),
                view.show(view.n_cell(figure), figure.n),
                view.show(view.whole_cell(figure), figure.N) if is_share else None,
                figure.unit,
                _kind(figure.kind),
            ]
        )
    place = sheet.table("tblDefinitioner", columns, rows, top=_TOP)
    for index, figure in enumerate(view.status.figures):
        if figure.kind == "share":
            sheet.put(place.first + index, 4, rows[index][3], style_of("share"))
    _terms(sheet, view, place.last + 3)
    sheet.rows_repeat(_TOP, freeze_column=2)
    return {figure.id: place.first + i for i, figure in enumerate(view.status.figures)}


def _sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:].rstrip('.')}."


def _kind(kind: str) -> str:
    names = {
        "stock": _("bestand"),
        "flow": _("bevægelse"),
        "cumulative": _("akkumuleret"),
        "share": _("andel"),
    }
    return names.get(kind, kind)


def _terms(sheet: Sheet, view: SheetView, top: int) -> None:
    if not view.status.definitions:
        return
    sheet.put(top - 1, 1, _("Begreber"), "fd afsnit")
    columns = [Column(_("Begreb"), "wrap", 34), Column(_("Forklaring"), "wrap", 62)]
    rows: list[list[Value]] = [[d.term, d.text] for d in view.status.definitions]
    if any(d.source for d in view.status.definitions):
        columns.append(Column(_("Kilde"), "wrap", 38))
        rows = [
            [*row, d.source or None] for row, d in zip(rows, view.status.definitions, strict=True)
        ]
    sheet.table("tblBegreber", columns, rows, top=top)


def quality(sheet: Sheet, view: SheetView) -> None:
    """Write the sheet Datakvalitet: gaps and contradictions by number of rows."""
    sheet.head(_("Datakvalitet"), view.head)
    columns = [
        Column(_("Hvad er set"), "wrap", 70),
        Column(_("Antal"), "int", 10),
        Column(_("Alvor"), width=14),
    ]
    if not view.is_external:
        columns.append(Column(_("Hvor"), "wrap", _WHERE))
    rows: list[list[Value]] = []
    for index, row in enumerate(view.status.quality_rows):
        cells: list[Value] = [row.text, view.show(f"quality:{index}", row.count), row.severity]
        rows.append(cells if view.is_external else [*cells, _unbroken(row.where)])
    if not rows:
        nothing: list[Value] = [_("Ingen huller eller modstrid fundet."), 0, None, None]
        rows.append(nothing[: len(columns)])
    sheet.table("tblDatakvalitet", columns, rows, top=_TOP)
    sheet.rows_repeat(_TOP)


def _unbroken(numbers: str) -> str | None:
    """Return candidate numbers in lines that break between them, not at their hyphens."""
    return textwrap.fill(numbers, _WHERE, break_on_hyphens=False) or None


def about(sheet: Sheet, view: SheetView, book: Book, table: Place) -> None:
    """Write the sheet Om udtrækket, and name the cells that formulas read from it."""
    sheet.head(_("Om udtrækket"), view.head)
    status = view.status
    facts: list[list[Value]] = [[fact.name, fact.value] for fact in status.import_facts]
    team: list[list[Value]] = [[_("Team"), status.team]] if status.team else []
    rows: list[list[Value]] = [
        [_("Opgjort pr."), status.on],
        [_("Grænse for lille timetal (timer pr. uge)"), status.small_hours_max],
        [_("Månedens status"), _("endelig") if status.is_final else _("foreløbig")],
        [_("Kommune"), status.municipality or None],
        *team,
        [_("Program"), status.program_title],
        [_("Hvem arket er til"), view.head.mark],
        [_("Regelsæt"), status.rules_id],
        [_("FlexDesk-version"), status.version],
        *facts,
        *_control_rows(view, table),
        *_outside_rows(view),
    ]
    columns = (Column(_("Oplysning"), "wrap", 44), Column(_("Værdi"), "wrap", 90))
    place = sheet.table("tblOmUdtraekket", columns, rows, top=_TOP)
    for index, row in enumerate(rows):
        if isinstance(row[1], dt.date):
            sheet.put(place.first + index, 2, row[1], "fd dag venstre")
    tab = "'" + sheet.title.replace("'", "''") + "'"
    book.name(ON, f"{tab}!$B${place.first}")
    book.name(SMALL, f"{tab}!$B${place.first + 1}")
    sheet.rows_repeat(_TOP)


def _control_rows(view: SheetView, table: Place) -> list[list[Value]]:
    if view.is_external:
        return []
    rows_here = sum(row.start <= view.status.on for row in view.status.placement_rows)
    wrong = sum(
        (proof.n, proof.whole) != (figure.n, figure.N if figure.kind == "share" else None)
        for figure in view.status.figures
        if (proof := view.proofs.get(figure.id))
    )
    control = f"{table.name}[{_('Kontrol')}]"
    return [
        [_("Forløb i arket"), Formula(f"COUNTA({FORLOEB}[Type])", rows_here)],
        [_("Tal, hvor arket og FlexDesk afviger"), Formula(f'COUNTIF({control},"Afviger")', wrong)],
    ]


def _outside_rows(view: SheetView) -> list[list[Value]]:
    if not view.is_external:
        return []
    hidden = _("Antal på 1 til {most} er skjult, og tal der kunne afsløre dem. Der står »{word}«.")
    rows: list[list[Value]] = [
        [
            _("Små tal"),
            hidden.format(most=view.status.threshold - 1, word=hidden_word()),
        ],
        [_("Udeladt"), _("Arkene Forløb, Timer og Arbejdspladser.")],
    ]
    labels = {figure.id: figure.label for figure in view.status.figures}
    for figure_id, reason in view.view.released.items():
        name = _("Frigivet: {label}").format(label=labels.get(figure_id, figure_id))
        rows.append([name, reason])
    return rows
