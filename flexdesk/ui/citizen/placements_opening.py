"""Opens the forms of a placement as sheets, from any page."""

import datetime as dt
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_end import EndPanel
from flexdesk.ui.citizen.placements_form import FormPanel
from flexdesk.ui.citizen.placements_form_presenter import (
    EndPresenter,
    FormPresenter,
    HoursPresenter,
    StartPresenter,
)
from flexdesk.ui.citizen.placements_hours import HoursPanel, hours_title
from flexdesk.ui.citizen.placements_start import StartPanel

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.shared.bench import Bench


class _Host:
    """The window, as the presenter of a form sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def saved(self, text: str, done: "Done") -> None:
        self._bench.close_sheet()
        self._bench.say_done(text, done)

    def closed(self) -> None:
        self._bench.close_sheet()

    def start_next(self, citizen: str, start: dt.date, kind: str) -> None:
        open_start(self._bench, citizen, start, kind)


def open_start(
    bench: "Bench", citizen: str, start: dt.date | None = None, kind: str = ""
) -> StartPanel:
    """Open the form "Nyt forløb" about a citizen."""
    panel = StartPanel(bench.look, is_hidden=bench.is_hidden)
    cases, host = PlacementsCases(bench.desk), _Host(bench)
    presenter = StartPresenter(panel, cases, bench.runner, host, citizen)
    _join(panel, presenter)
    panel.save_wanted.connect(presenter.on_save)
    panel.discarded.connect(presenter.on_discarded)
    panel.days_changed.connect(presenter.on_days)
    bench.open_sheet(panel, _("Nyt forløb"))
    presenter.open(start, kind)
    return panel


def open_end(bench: "Bench", placement: str) -> EndPanel:
    """Open the form "Afslut forløb" of a placement."""
    panel = EndPanel(bench.look)
    cases, host = PlacementsCases(bench.desk), _Host(bench)
    presenter = EndPresenter(panel, cases, bench.runner, host, placement)
    _join(panel, presenter)
    panel.save_wanted.connect(presenter.on_save)
    panel.discarded.connect(presenter.on_discarded)
    bench.open_sheet(panel, _("Afslut forløb"))
    presenter.open()
    return panel


def open_hours(bench: "Bench", placement: str, *, is_correction: bool = False) -> HoursPanel:
    """Open the form of a change of hours, or of a correction."""
    panel = HoursPanel(bench.look, is_correction=is_correction)
    cases, host = PlacementsCases(bench.desk), _Host(bench)
    presenter = HoursPresenter(
        panel, cases, bench.runner, host, placement, is_correction=is_correction
    )
    _join(panel, presenter)
    panel.save_wanted.connect(presenter.on_save)
    panel.discarded.connect(presenter.on_discarded)
    bench.open_sheet(panel, hours_title(is_correction=is_correction))
    presenter.open()
    return panel


def _join(panel: FormPanel, presenter: FormPresenter) -> None:
    """Let the form keep its presenter, and its draft."""
    panel.presenter = presenter
    panel.rested.connect(presenter.on_rested)
    panel.keep_wanted.connect(presenter.keep_now)
    panel.close_wanted.connect(presenter.on_close)
