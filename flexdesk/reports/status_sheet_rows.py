"""Forløb, Timer and Arbejdspladser: the rows the totals are counted on; never outside the team."""

from collections.abc import Mapping

from flexdesk.base.language import _
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind, Sector
from flexdesk.domain.labels import LABELS
from flexdesk.reports.figure_rows import HoursRow, StatusInput, WorkplaceRow
from flexdesk.reports.status_sheet_counts import (
    FORLOEB,
    PLADSER,
    TIMER,
    deadline,
    first_ordinary,
    kind_label,
    onward_label,
)
from flexdesk.reports.status_sheet_view import SheetView, is_ended_pool
from flexdesk.reports.xlsx_book import Column, Sheet
from flexdesk.reports.xlsx_cells import Formula, Value

_TOP = 5
_PRINTED = "K"
"""The last printed column of Forløb: those after it are what the formulas count on."""


def _key(no: str, name: str) -> str:
    return no or name


def all_workplaces(status: StatusInput) -> tuple[WorkplaceRow, ...]:
    """Return the given workplaces and those that only placements name."""
    known = {_key(row.no, row.name) for row in status.workplace_rows}
    more: dict[str, WorkplaceRow] = {}
    for row in status.placement_rows:
        key = _key(row.workplace_no, row.workplace)
        if key and key not in known:
            more.setdefault(key, WorkplaceRow(row.workplace, row.sector, row.workplace_no))
    return (*status.workplace_rows, *more.values())


def placements(sheet: Sheet, view: SheetView, numbers: Mapping[str, int]) -> None:
    """Write the sheet Forløb: one row a placement, by candidate number only."""
    sheet.head(_("Forløb"), view.head)
    columns = (
        Column(_("Kandidat-nr."), width=13),
        Column(_("Konsulent"), width=11),
        Column(_("Type"), width=19),
        Column(_("Arbejdsplads"), width=31),
        Column(_("Sektor"), width=11),
        Column(_("Start"), "day", 12),
        Column(_("Planlagt slut"), "day", 13),
        Column(_("Slut"), "day", 12),
        Column(_("Timer pr. uge"), "number", 10),
        Column(_("Sådan sluttede det"), width=15),
        Column(_("Kom videre til"), width=27),
        Column(_("Pladsnummer"), "int", 13),
        Column(_("Frist for ordinært"), "day", 13),
        Column(_("Ordinært fleksjob fra"), "day", 13),
    )
    look_up = first_ordinary(view.status)
    months = view.status.within_months
    rows: list[list[Value]] = [
        [
            row.candidate_no or None,
            row.consultant or None,
            kind_label(row.kind) or None,
            row.workplace or None,
            LABELS[Sector].get(row.sector, row.sector) or None,
            row.start,
            row.planned_last_day,
            row.last_day,
            row.hours_week,
            LABELS[EndedHow].get(row.ended_how, row.ended_how) or None,
            onward_label(row.onward) or None,
            numbers.get(_key(row.workplace_no, row.workplace)),
            deadline(row, months),
            look_up(row),
        ]
        for row in view.status.placement_rows
        if row.start <= view.status.on
    ]
    place = sheet.table(FORLOEB, columns, rows, top=_TOP, is_long=True)
    sheet.rows_repeat(_TOP, freeze_column=2)
    sheet.print_columns(_PRINTED, place.last)


def hours(sheet: Sheet, view: SheetView) -> None:
    """Write the sheet Timer: effective hours of each person, from the first fleksjob to now."""
    sheet.head(_("Timer"), view.head)
    columns = (
        Column(_("Kandidat-nr."), width=13),
        Column(_("Konsulent"), width=11),
        Column(_("Første fleksjob"), "day", 13),
        Column(_("Timer ved start"), "number", 10),
        Column(_("Seneste måling"), "day", 13),
        Column(_("Seneste timer"), "number", 10),
        Column(_("Ændring"), "number", 10),
        Column(_("I fleksjob nu"), width=12),
    )
    rows: list[list[Value]] = [
        [
            row.candidate_no or None,
            row.consultant or None,
            row.first_day,
            row.first_hours,
            row.latest_day,
            row.latest_hours,
            _change(row, _TOP + 1 + index),
            _("Ja") if row.is_in_fleksjob else _("Nej"),
        ]
        for index, row in enumerate(view.status.hours_rows)
    ]
    sheet.table(TIMER, columns, rows, top=_TOP, is_long=True)
    sheet.rows_repeat(_TOP, freeze_column=2)


def _change(row: HoursRow, number: int) -> Formula:
    value: str | float = ""
    if row.first_hours is not None and row.latest_hours is not None:
        value = row.latest_hours - row.first_hours
    return Formula(f'IF(OR(D{number}="",F{number}=""),"",F{number}-D{number})', value)


def workplaces(sheet: Sheet, view: SheetView) -> dict[str, int]:
    """Write the sheet Arbejdspladser and return the number of each workplace by its key."""
    sheet.head(_("Arbejdspladser"), view.head)
    columns = (
        Column(_("Pladsnummer"), "int", 16, total=_("I alt")),
        Column(_("Arbejdsplads"), width=40),
        Column(_("Sektor"), width=12),
        Column(_("Puljefleksjob startet"), "int", 16, total="sum"),
        Column(_("I gang"), "int", 9, total="sum"),
        Column(_("Afsluttet"), "int", 10, total="sum"),
        Column(_("Til ordinært fleksjob"), "int", 17, total="sum"),
        Column(_("Kontakter i måneden"), "int", 14, total="sum"),
    )
    known = all_workplaces(view.status)
    numbers = {_key(row.no, row.name): index for index, row in enumerate(known, start=1)}
    counts = _counts(view.status)
    rows: list[list[Value]] = []
    for index, row in enumerate(known, start=1):
        started, ended, fleksjob = counts.get(_key(row.no, row.name), (0, 0, 0))
        rows.append(
            [
                index,
                row.name,
                LABELS[Sector].get(row.sector, row.sector) or None,
                *_formulas(_TOP + index, started, ended, fleksjob),
                row.contacts,
            ]
        )
    sheet.table(PLADSER, columns, rows, top=_TOP, is_long=True)
    sheet.rows_repeat(_TOP, freeze_column=3)
    return numbers


def _counts(status: StatusInput) -> dict[str, tuple[int, int, int]]:
    """Return pool jobs started, ended, and ended to ordinary fleksjob by workplace."""
    counts: dict[str, tuple[int, int, int]] = {}
    for row in status.placement_rows:
        if row.kind != PlacementKind.PULJEFLEKSJOB or row.start > status.on:
            continue
        key = _key(row.workplace_no, row.workplace)
        started, ended, fleksjob = counts.get(key, (0, 0, 0))
        is_ended = is_ended_pool(row, status)
        goes_on = is_ended and row.onward == Onward.ORDINAERT_FLEKSJOB
        counts[key] = (started + 1, ended + is_ended, fleksjob + goes_on)
    return counts


def _formulas(row: int, started: int, ended: int, fleksjob: int) -> list[Value]:
    pool = kind_label(PlacementKind.PULJEFLEKSJOB)
    here = f'{FORLOEB}[Pladsnummer],A{row},{FORLOEB}[Type],"{pool}"'
    over = f'{here},{FORLOEB}[Slut],"<="&opgjort'
    goes_on = onward_label(Onward.ORDINAERT_FLEKSJOB)
    return [
        Formula(f'COUNTIFS({here},{FORLOEB}[Start],"<="&opgjort)', started),
        Formula(f"D{row}-F{row}", started - ended),
        Formula(f"COUNTIFS({over})", ended),
        Formula(f'COUNTIFS({over},{FORLOEB}[Kom videre til],"{goes_on}")', fleksjob),
    ]
