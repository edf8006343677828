"""Opens the sheet of a bulk edit on the bench."""

from flexdesk.app.changes import Done
from flexdesk.base.language import _
from flexdesk.ui.bulk.cases import BulkCases
from flexdesk.ui.bulk.panel import BulkPanel
from flexdesk.ui.bulk.presenter import BulkPresenter
from flexdesk.ui.shared.bench import Bench


class _Opening:
    """Ties a sheet to the bench it stands on."""

    def __init__(self, bench: Bench, citizens: tuple[str, ...], *, is_paste: bool = False) -> None:
        self._bench = bench
        self.panel = BulkPanel(bench.look, is_hidden=bench.is_hidden, is_paste=is_paste)
        self.presenter = BulkPresenter(
            self.panel, BulkCases(bench.desk), bench.runner, citizens, self._on_done
        )
        self.panel.presenter = self.presenter
        self.panel.cancelled.connect(bench.close_sheet)

    def _on_done(self, text: str, done: Done) -> None:
        self._bench.close_sheet()
        self._bench.say_done(text, done)


def open_bulk(bench: Bench, citizens: tuple[str, ...], kind: str = "") -> BulkPanel:
    """Open the sheet for these citizens."""
    opening = _Opening(bench, citizens)
    bench.open_sheet(opening.panel, _("Ret flere borgere"))
    if kind:
        opening.presenter.start(kind)
    else:
        opening.presenter.start()
    return opening.panel


def open_paste(bench: Bench, text: str) -> BulkPanel:
    """Open the sheet for rows that were copied in Excel."""
    opening = _Opening(bench, (), is_paste=True)
    bench.open_sheet(opening.panel, _("Indsæt fra Excel"))
    opening.presenter.start_paste(text)
    return opening.panel
