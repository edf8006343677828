"""Opens the sheets of kandidatkort, from any page."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from flexdesk.base.language import _
from flexdesk.ui.cards.sheets_batch import BatchPresenter
from flexdesk.ui.cards.sheets_cases import CardSheetCases
from flexdesk.ui.cards.sheets_compare import ComparePresenter
from flexdesk.ui.cards.sheets_consent import ConsentPresenter, SignPresenter
from flexdesk.ui.cards.sheets_delivery import ask_paper, target_for
from flexdesk.ui.cards.sheets_hand_out import HandOutPresenter
from flexdesk.ui.cards.sheets_lists import BatchPanel, ComparePanel, RecallPanel, WithdrawPanel
from flexdesk.ui.cards.sheets_panels import ConsentPanel, HandOutPanel, SignPanel
from flexdesk.ui.cards.sheets_recall import RecallPresenter, WithdrawPresenter
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES
from flexdesk.ui.shared.panel_runner import PanelRunner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.ui.cards.sheets_rows import (
        BatchStart,
        CompareStart,
        ConsentStart,
        HandOutStart,
        OutPage,
        SignStart,
        WithdrawStart,
    )
    from flexdesk.ui.cards.sheets_ways import Target
    from flexdesk.ui.people.form import Form

T = TypeVar("T")


class _Host:
    """The window, as the presenter of a sheet sees it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def is_hidden(self) -> bool:
        return self._bench.is_hidden

    def saved(self, text: str, done: "Done | None") -> None:
        self._bench.close_sheet()
        self._bench.say_done(text, _told(done))

    def call(self, name: str, *about: str) -> None:
        self._bench.call(name, *about)

    def target(self, way: str, size: str, sight: str = "") -> "Target | None":
        return target_for(self._bench, way, size, sight)

    def told(self, text: str) -> None:
        self._bench.say_done(text)


def open_hand_out(bench: Bench, citizen: str, workplace: str = "") -> None:
    """Open the sheet that hands a card out, to a workplace when one is named."""

    def opened(start: "HandOutStart | None") -> None:
        if start is None:
            _no_version(bench)
            return
        panel = HandOutPanel(bench.look)
        presenter = HandOutPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.consent_wanted.connect(presenter.on_consent)
        _show(bench, panel, presenter, _("Udlever kandidatkort"))

    cases = CardSheetCases(bench.desk)
    _make_ready(bench)
    _read(bench, lambda: cases.hand_out_start(citizen, workplace), opened)


def open_consent(bench: Bench, version: str) -> None:
    """Open the sheet of a new consent to a version."""

    def opened(start: "ConsentStart") -> None:
        panel = ConsentPanel(bench.look)
        presenter = ConsentPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        _show(bench, panel, presenter, _("Nyt samtykke"), start.key)

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.consent_start(version), opened)


def open_consent_of(bench: Bench, citizen: str) -> None:
    """Open the sheet of a new consent to a citizen's newest version."""

    def found(version: str) -> None:
        if version:
            open_consent(bench, version)
        else:
            _no_version(bench)

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.newest_version(citizen), found)


def open_sign(bench: Bench, consent: str) -> None:
    """Open the sheet of a signature, with the page the citizen signs."""

    def opened(start: "SignStart") -> None:
        panel = SignPanel(bench.look)
        presenter = SignPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        presenter.draw = partial(render_pages, scale=2 * bench.window_widget.devicePixelRatioF())
        panel.wanted.connect(presenter.on_save)
        panel.drop_wanted.connect(presenter.on_drop)
        panel.print_wanted.connect(presenter.on_print)
        panel.paper_wanted.connect(partial(_on_paper, bench, presenter))
        panel.file_wanted.connect(presenter.on_file)
        _show(bench, panel, presenter, _("Underskrift på samtykke"))

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.sign_start(consent), opened)


def open_withdraw(bench: Bench, consent: str) -> None:
    """Open the sheet that takes a consent back."""

    def opened(start: "WithdrawStart") -> None:
        panel = WithdrawPanel(bench.look)
        presenter = WithdrawPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.copied.connect(presenter.on_copied)
        _show(bench, panel, presenter, _("Træk samtykke tilbage"), start.key)

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.withdraw_start(consent), opened)


def open_withdraw_of(bench: Bench, citizen: str) -> None:
    """Open the sheet that takes a citizen's newest consent back."""

    def found(consent: str) -> None:
        if consent:
            open_withdraw(bench, consent)
        else:
            bench.say_done(_("Der er intet samtykke at trække tilbage"))

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.newest_consent(citizen), found)


def open_recall(bench: Bench, citizen: str) -> None:
    """Open the sheet that calls a citizen's cards back."""

    def opened(start: "OutPage") -> None:
        panel = RecallPanel(bench.look)
        presenter = RecallPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.asked_back.connect(presenter.on_asked_back)
        panel.ended.connect(presenter.on_ended)
        panel.copied.connect(presenter.on_copied)
        _show(bench, panel, presenter, _("Kald kandidatkort hjem"))

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.out_page(citizen), opened)


def open_compare(bench: Bench, citizen: str) -> None:
    """Open the sheet that compares two versions."""

    def opened(start: "CompareStart | None") -> None:
        if start is None:
            _no_version(bench)
            return
        panel = ComparePanel(bench.look)
        runner = PanelRunner(bench.runner, panel, bench.say_error)
        presenter = ComparePresenter(panel, cases, runner, start, is_hidden=bench.is_hidden)
        panel.presenter = presenter
        panel.chosen.connect(presenter.on_chosen)
        presenter.start()
        bench.open_sheet(panel, _("Sammenlign versioner"))

    cases = CardSheetCases(bench.desk)
    _read(bench, lambda: cases.compare_start(citizen), opened)


def open_batch(bench: Bench, workplace: str) -> None:
    """Open the sheet that hands several cards to one workplace."""

    def opened(start: "BatchStart") -> None:
        panel = BatchPanel(bench.look)
        presenter = BatchPresenter(panel, cases, _runner(bench, panel), _Host(bench), start)
        panel.wanted.connect(presenter.on_save)
        panel.picked_changed.connect(presenter.on_picked)
        _show(bench, panel, presenter, _("Udlever flere kandidatkort"))

    cases = CardSheetCases(bench.desk)
    _make_ready(bench)
    _read(bench, lambda: cases.batch_start(workplace), opened)


def _show(
    bench: Bench,
    panel: "Form",
    presenter: HandOutPresenter
    | ConsentPresenter
    | SignPresenter
    | WithdrawPresenter
    | RecallPresenter
    | BatchPresenter,
    title: str,
    key: str = "",
) -> None:
    """Fill the form and open it; it keeps its presenter, and what is typed."""
    panel.presenter = presenter
    presenter.start()
    panel.changed.connect(presenter.on_changed)
    if key:
        panel.keep_with(partial(CardSheetCases(bench.desk).keep, key))
    bench.open_sheet(panel, title)


def _on_paper(bench: Bench, presenter: SignPresenter) -> None:
    path = ask_paper(bench)
    if path:
        presenter.on_paper(path)


def _no_version(bench: Bench) -> None:
    bench.say_done(_("Der er ingen version af kortet endnu: skriv det, og gem en version"))


def _told(done: "Done | None") -> "Done | None":
    """Return what the toast is told: nothing here can be undone, what looks wrong is said."""
    return None if done is None else replace(done, tx="")


def _runner(bench: Bench, panel: "Form") -> PanelRunner:
    return PanelRunner(bench.runner, panel, bench.say_error)


def _make_ready(bench: Bench) -> None:
    """Have what draws and reads a card loaded while one still chooses."""

    def job(_ctx: object) -> None:
        from flexdesk.app.card_ready import make_ready

        make_ready()

    bench.runner.run(job, _pass, failed=_pass, lane=FILES)


def _pass(answer: object) -> None:
    """Leave it: what was not loaded beforehand is loaded when it is needed, and told of then."""
    del answer


def _read(bench: Bench, job: Callable[[], T], done: Callable[[T], None]) -> None:
    bench.runner.run(lambda _ctx: job(), done, failed=bench.say_error)
