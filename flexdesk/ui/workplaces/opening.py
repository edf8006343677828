"""Opens the forms of workplaces as sheets, from any page."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.people.form import Form
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.panel_runner import PanelRunner
from flexdesk.ui.workplaces.sheets_cases import SheetCases, SheetStart
from flexdesk.ui.workplaces.sheets_contact import ContactPresenter
from flexdesk.ui.workplaces.sheets_merge import MergePresenter
from flexdesk.ui.workplaces.sheets_panels import (
    ContactPanel,
    EmployerPanel,
    MergePanel,
    NewWorkplacePanel,
    NextActionPanel,
    OpeningPanel,
    PersonPanel,
)
from flexdesk.ui.workplaces.sheets_presenter import (
    EmployerPresenter,
    NewWorkplacePresenter,
    NextActionPresenter,
    OpeningPresenter,
    PersonPresenter,
    SheetPresenter,
)

if TYPE_CHECKING:
    from flexdesk.app.changes import Done


class _Host:
    """The window, as the presenter of a form sees it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def is_hidden(self) -> bool:
        return self._bench.is_hidden

    def saved(self, text: str, done: "Done") -> None:
        self._bench.close_sheet()
        self._bench.say_done(text, done)

    def show_workplace(self, workplace: str) -> None:
        self._bench.close_sheet()
        self._bench.call("workplace", workplace)


def open_new_workplace(bench: Bench, name: str = "", street: str = "") -> None:
    """Open the form of a new workplace, with what was typed in a search."""

    def opened(start: SheetStart) -> None:
        panel = NewWorkplacePanel(bench.look)
        presenter = NewWorkplacePresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.workplace_wanted.connect(presenter.on_use)
        panel.wanted.connect(presenter.on_save)
        _show(bench, panel, presenter, start, _("Ny arbejdsplads"))

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.new_workplace(name, street), opened)


def open_person(bench: Bench, workplace: str, person: str = "") -> None:
    """Open the form of a contact person, a new one when none is named."""

    def opened(start: SheetStart) -> None:
        panel = PersonPanel(bench.look, is_change=bool(person), has_left=not start.is_open)
        presenter = PersonPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.left_wanted.connect(presenter.on_left)
        panel.back_wanted.connect(presenter.on_back)
        panel.delete_wanted.connect(presenter.on_delete)
        title = _("Ret kontaktperson") if person else _("Ny kontaktperson")
        _show(bench, panel, presenter, start, title)

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.person(workplace, person), opened)


def open_opening(bench: Bench, workplace: str, opening: str = "") -> None:
    """Open the form of an opening, a new one when none is named."""

    def opened(start: SheetStart) -> None:
        panel = OpeningPanel(bench.look, is_change=bool(opening), is_open=start.is_open)
        presenter = OpeningPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.close_wanted.connect(presenter.on_close)
        panel.reopen_wanted.connect(presenter.on_reopen)
        panel.delete_wanted.connect(presenter.on_delete)
        title = _("Ret ledig plads") if opening else _("Ny ledig plads")
        _show(bench, panel, presenter, start, title)

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.opening(workplace, opening), opened)


def open_contact(bench: Bench, workplace: str, citizen: str = "") -> None:
    """Open the form of a contact with a workplace, about a citizen when one is named."""

    def opened(start: SheetStart) -> None:
        panel = ContactPanel(bench.look)
        presenter = ContactPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        _show(bench, panel, presenter, start, _("Ny kontakt med arbejdspladsen"))

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.contact(workplace, citizen), opened)


def open_merge(bench: Bench, workplace: str) -> None:
    """Open the form that makes one workplace of two."""

    def opened(start: SheetStart) -> None:
        panel = MergePanel(bench.look)
        presenter = MergePresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        _show(bench, panel, presenter, start, _("Slå arbejdspladser sammen"))

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.merge(workplace), opened)


def open_employer(bench: Bench, workplace: str) -> None:
    """Open the form of who employs at a workplace."""

    def opened(start: SheetStart) -> None:
        panel = EmployerPanel(bench.look)
        presenter = EmployerPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        _show(bench, panel, presenter, start, _("Arbejdsgiver til arbejdspladsen"))

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.employer(workplace), opened)


def open_next_action(bench: Bench, workplace: str) -> None:
    """Open the form of what is to be done next at a workplace."""

    def opened(start: SheetStart) -> None:
        panel = NextActionPanel(bench.look, is_change=start.is_open)
        presenter = NextActionPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.finish_wanted.connect(presenter.on_finish)
        _show(bench, panel, presenter, start, _("Næste skridt hos arbejdspladsen"))

    cases = SheetCases(bench.desk)
    _read(bench, lambda: cases.next_action(workplace), opened)


def _show(
    bench: Bench, panel: Form, presenter: SheetPresenter, start: SheetStart, title: str
) -> None:
    """Fill the form and open it; it keeps its presenter, and what is typed."""
    panel.presenter = presenter
    presenter.start()
    panel.changed.connect(presenter.on_changed)
    if start.key:
        panel.keep_with(partial(SheetCases(bench.desk).keep, start.key))
    bench.open_sheet(panel, title)


def _runner(bench: Bench, panel: Form) -> PanelRunner:
    return PanelRunner(bench.runner, panel, bench.say_error)


def _read(bench: Bench, job: Callable[[], SheetStart], done: Callable[[SheetStart], None]) -> None:
    bench.runner.run(lambda _ctx: job(), done, failed=bench.say_error)
