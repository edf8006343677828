"""The month's status sheet: an Excel workbook whose totals are formulas that agree with FlexDesk.

Every figure the rows can prove is a formula over them and carries the engine's value, so that
programs that calculate and viewers that do not show the same. The order below is the order of
the tabs; sheets are filled in the order they refer to each other.
"""

from flexdesk.base.language import _
from flexdesk.reports.audience import Audience
from flexdesk.reports.figure_rows import StatusInput
from flexdesk.reports.status_sheet_about import about, definitions, quality
from flexdesk.reports.status_sheet_outcome import outcome, pipeline
from flexdesk.reports.status_sheet_overview import overview
from flexdesk.reports.status_sheet_rows import hours, placements, workplaces
from flexdesk.reports.status_sheet_view import see
from flexdesk.reports.xlsx_book import Book


def write_status_sheet(status: StatusInput, audience: Audience | None = None) -> bytes:
    """Return the workbook for an audience (that of the input if none is given).

    The same input gives the same bytes. Outside the team the rows of persons and workplaces
    are left out and small cells are hidden.

    Raises:
        UserError: `audience.threshold`, `release.unknown`, `release.reason`.
    """
    view = see(status, audience or status.audience)
    book = Book()
    front = book.sheet(_("Overblik"))
    steps = book.sheet(_("Pipeline"))
    rows = None if view.is_external else book.sheet(_("Forløb"))
    ends = book.sheet(_("Udfald"))
    hours_sheet = None if view.is_external else book.sheet(_("Timer"))
    places = None if view.is_external else book.sheet(_("Arbejdspladser"))
    words = book.sheet(_("Definitioner"))
    gaps = book.sheet(_("Datakvalitet"))
    facts = book.sheet(_("Om udtrækket"))
    engine = definitions(words, view)
    ended = outcome(ends, view)
    table = overview(front, view, engine, ended)
    pipeline(steps, view)
    if rows is not None and hours_sheet is not None and places is not None:
        numbers = workplaces(places, view)
        placements(rows, view, numbers)
        hours(hours_sheet, view)
    quality(gaps, view)
    about(facts, view, book, table)
    title = _("Status pr. {day}").format(day=status.on.strftime("%d-%m-%Y"))
    return book.finish(title=f"{status.program_title} – {title}", on=status.on)
