"""Opens the sheets of a visit: form, then paper and back; loaded at the first of them."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES, WRITE
from flexdesk.ui.visit.cases import VisitCases
from flexdesk.ui.visit.panel import VisitPanel
from flexdesk.ui.visit.paper_panel import PaperPanel
from flexdesk.ui.visit.presenter import VisitPresenter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from flexdesk.app.changes import Done
    from flexdesk.app.visit_sheet import VisitStart

PRINT_SCALE = 3.0
"""A page is drawn at 216 dots an inch: sharp on paper, small in memory."""


def open_sheet(bench: Bench, citizen: str, placement: str) -> None:
    """Open the form; what it begins with is read meanwhile."""
    panel = VisitPanel(bench.look, is_hidden=bench.is_hidden)
    presenter = VisitPresenter(
        panel,
        VisitCases(bench.desk),
        bench.runner,
        citizen,
        saved=partial(_on_saved, bench),
        shown=partial(_show_paper, bench, citizen, placement),
    )
    panel.wishes = presenter
    panel.destroyed.connect(presenter.close)
    bench.open_sheet(panel, _("Besøgsark"))
    presenter.load(placement)


def open_latest_paper(bench: Bench, citizen: str) -> None:
    """Show the half page of the latest visit."""
    cases = VisitCases(bench.desk)
    bench.runner.run(
        lambda _ctx: cases.latest_paper(citizen),
        lambda data: _render(bench, citizen, data, None),
        failed=bench.say_error,
    )


def _on_saved(bench: Bench, done: "Done", start: "VisitStart") -> None:
    bench.close_sheet()
    who = start.candidate_no if bench.is_hidden else start.name
    bench.say_done(_("Besøgsark gemt hos {name}").format(name=who), done)


def _show_paper(bench: Bench, citizen: str, placement: str, data: bytes) -> None:
    _render(bench, citizen, data, partial(bench.call, "visit", citizen, placement))


def _render(bench: Bench, citizen: str, data: bytes, back: "Callable[[], None] | None") -> None:
    bench.runner.run(
        lambda _ctx: render_pages(data, PRINT_SCALE),
        lambda pages: _open_paper(bench, citizen, (data, pages), back),
        failed=bench.say_error,
        lane=FILES,
    )


def _open_paper(
    bench: Bench,
    citizen: str,
    made: "tuple[bytes, Sequence[QImage]]",
    back: "Callable[[], None] | None",
) -> None:
    data, pages = made
    log = partial(_log, bench, citizen)
    panel = PaperPanel(bench.look, data, pages, taken_out=log, back=back)
    bench.open_sheet(panel, _("Ark til arbejdspladsen"))


def _log(bench: Bench, citizen: str, what: str) -> None:
    cases = VisitCases(bench.desk)
    bench.runner.run(
        lambda _ctx: cases.log_paper(citizen, what),
        lambda _none: bench.say_done(_("Arket er taget ud: {what}").format(what=what)),
        failed=bench.say_error,
        lane=WRITE,
    )
