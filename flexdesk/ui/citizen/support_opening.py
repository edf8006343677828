"""Opens the sheet of a course or support, from any page."""

from typing import TYPE_CHECKING

from flexdesk.ui.citizen.support_cases import SupportCases
from flexdesk.ui.citizen.support_form import SupportPanel, support_title
from flexdesk.ui.citizen.support_form_presenter import SupportFormPresenter
from flexdesk.ui.citizen.support_typed import Mode

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.shared.bench import Bench


class _Host:
    """The window, as the presenter of the sheet sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def saved(self, text: str, done: "Done") -> None:
        self._bench.close_sheet()
        self._bench.say_done(text, done)

    def closed(self) -> None:
        self._bench.close_sheet()


def open_support(
    bench: "Bench", citizen: str, row: str = "", mode: str = Mode.NEW.value
) -> SupportPanel:
    """Open the sheet: a new one about a citizen, or one there is in a mode."""
    about = (citizen, row, Mode(mode))
    panel = SupportPanel(bench.look, about[2], is_hidden=bench.is_hidden)
    cases, host = SupportCases(bench.desk), _Host(bench)
    presenter = SupportFormPresenter(panel, cases, bench.runner, host, about)
    panel.presenter = presenter
    panel.save_wanted.connect(presenter.on_save)
    panel.discarded.connect(presenter.on_discarded)
    panel.rested.connect(presenter.on_rested)
    panel.keep_wanted.connect(presenter.keep_now)
    panel.close_wanted.connect(presenter.on_close)
    bench.open_sheet(panel, support_title(about[2]))
    presenter.open()
    return panel
