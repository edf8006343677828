"""Opens the forms of a placement as sheets, from any page."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from flexdesk.base.language import _
from flexdesk.ui.citizen.placements_cases import PlacementsCases
from flexdesk.ui.citizen.placements_change import (
    AgreedPanel,
    ChangePanel,
    MovePanel,
    NoticePanel,
    PlanPanel,
    ReopenPanel,
)
from flexdesk.ui.citizen.placements_change_presenter import (
    ChangePresenter,
    Sheet,
    agreed_sheet,
    move_sheet,
    notice_sheet,
    plan_sheet,
    reopen_sheet,
    terms_sheet,
)
from flexdesk.ui.citizen.placements_end import EndPanel
from flexdesk.ui.citizen.placements_form import FormPanel
from flexdesk.ui.citizen.placements_form_base import FormPresenter
from flexdesk.ui.citizen.placements_form_presenter import (
    EndPresenter,
    HoursPresenter,
    StartPresenter,
)
from flexdesk.ui.citizen.placements_hours import HoursPanel, hours_title
from flexdesk.ui.citizen.placements_start import StartPanel
from flexdesk.ui.citizen.placements_terms import TermsPanel

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
    panel.kind_changed.connect(presenter.on_kind)
    panel.place_changed.connect(presenter.on_place)
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
    panel.day_changed.connect(presenter.on_day)
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


def open_plan(bench: "Bench", placement: str) -> PlanPanel:
    """Open the form of planned days: longer, shorter or moved."""
    panel, cases = PlanPanel(bench.look), PlacementsCases(bench.desk)
    _show(bench, panel, cases, plan_sheet(cases, placement), _("Forlæng, forkort eller flyt"))
    return panel


def open_move(bench: "Bench", placement: str) -> MovePanel:
    """Open the form of another workplace."""
    panel, cases = MovePanel(bench.look), PlacementsCases(bench.desk)
    _show(bench, panel, cases, move_sheet(cases, placement), _("Skift arbejdsplads"))
    return panel


def open_reopen(bench: "Bench", placement: str) -> ReopenPanel:
    """Open the form that takes an end back."""
    panel, cases = ReopenPanel(bench.look), PlacementsCases(bench.desk)
    _show(bench, panel, cases, reopen_sheet(cases, placement), _("Genåbn forløb"))
    return panel


def open_notice(bench: "Bench", placement: str) -> NoticePanel:
    """Open the form of a notice: given, put right or taken back."""
    panel, cases = NoticePanel(bench.look), PlacementsCases(bench.desk)
    _show(bench, panel, cases, notice_sheet(cases, placement), _("Opsigelse"))
    return panel


def open_agreed(bench: "Bench", placement: str, hours: str = "") -> AgreedPanel:
    """Open the form of hours agreed from a day to come, or the one that confirms them."""
    panel = AgreedPanel(bench.look, is_confirmed=bool(hours))
    cases = PlacementsCases(bench.desk)
    title = _("Bekræft aftalte timer") if hours else _("Aftalte timer")
    _show(bench, panel, cases, agreed_sheet(cases, placement, hours), title)
    return panel


def open_terms(bench: "Bench", placement: str) -> TermsPanel:
    """Open the form "Aftalen"."""
    panel, cases = TermsPanel(bench.look), PlacementsCases(bench.desk)
    _show(bench, panel, cases, terms_sheet(cases, placement), _("Aftalen"))
    return panel


def _show(
    bench: "Bench", panel: ChangePanel, cases: PlacementsCases, sheet: Sheet[Any, Any], title: str
) -> None:
    presenter: ChangePresenter[Any, Any] = ChangePresenter(
        panel, cases, bench.runner, _Host(bench), sheet
    )
    _join(panel, presenter)
    panel.save_wanted.connect(presenter.on_save)
    panel.discarded.connect(presenter.on_discarded)
    panel.typing.connect(presenter.on_typing)
    bench.open_sheet(panel, title)
    presenter.open()


def _join(panel: FormPanel, presenter: FormPresenter) -> None:
    """Let the form keep its presenter, and its draft."""
    panel.presenter = presenter
    panel.rested.connect(presenter.on_rested)
    panel.keep_wanted.connect(presenter.keep_now)
    panel.close_wanted.connect(presenter.on_close)
