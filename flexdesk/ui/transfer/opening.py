"""Opens the assistant, in a sheet or on top of everything, and the form that puts a note right."""

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from flexdesk.base.language import _
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import READ, WRITE
from flexdesk.ui.shared.telling import say
from flexdesk.ui.transfer.assistant_panel import AssistantPanel
from flexdesk.ui.transfer.assistant_presenter import AssistantPresenter
from flexdesk.ui.transfer.cases import TransferCases
from flexdesk.ui.transfer.clipboard import keeper_of
from flexdesk.ui.transfer.correction_panel import CorrectionPanel
from flexdesk.ui.transfer.floating import FloatingWindow

if TYPE_CHECKING:
    from flexdesk.app.changes import Done


def open_assistant(bench: Bench, kind: str, row: str, *, is_floating: bool = False) -> None:
    """Show a row's fields to copy, or the first that waits when none is named."""
    keeper = keeper_of(bench.window_widget)
    panel = AssistantPanel(bench.look, keeper, is_hidden=bench.is_hidden, is_floating=is_floating)
    presenter = AssistantPresenter(
        panel,
        TransferCases(bench.desk),
        bench.runner,
        marked=lambda done, text: bench.say_done(text, done),
        is_hidden=lambda: bench.is_hidden,
    )
    _wire(panel, presenter)
    if is_floating:
        window = FloatingWindow(bench.window_widget, panel)
        panel.close_wanted.connect(window.close)
        panel.float_wanted.connect(partial(_to_sheet, bench, presenter, window))
        panel.correct_wanted.connect(partial(_correct_shown, bench, presenter))
        window.show()
        panel.take_focus()
    else:
        panel.close_wanted.connect(bench.close_sheet)
        panel.float_wanted.connect(partial(_to_top, bench, presenter))
        panel.correct_wanted.connect(partial(_correct_shown, bench, presenter))
        bench.open_sheet(panel, _("Kopiér til fagsystem"))
    presenter.load(kind, row, bench.citizen)


def open_correction(bench: Bench, note: str) -> None:
    """Show a note's text to write anew."""
    cases = TransferCases(bench.desk)
    bench.runner.run(
        lambda _ctx: cases.note_to_correct(note),
        lambda answer: _show_correction(bench, cases, *answer),
        failed=bench.say_error,
        lane=READ,
    )


def _show_correction(bench: Bench, cases: TransferCases, note: str, text: str, draft: str) -> None:
    panel = CorrectionPanel(bench.look, keep=partial(cases.keep_correction, note))
    panel.rested.connect(partial(_keep_later, bench, cases, note))
    panel.saved.connect(partial(_save_correction, bench, cases, note, panel))
    panel.show_note(text, draft)
    bench.open_sheet(panel, _("Ret notatet"))


def _wire(panel: AssistantPanel, presenter: AssistantPresenter) -> None:
    panel.next_wanted.connect(presenter.on_next)
    panel.back_wanted.connect(presenter.on_back)
    panel.number_wanted.connect(presenter.on_number)
    panel.done_wanted.connect(presenter.on_done)
    panel.skip_wanted.connect(presenter.on_skip)
    panel.destroyed.connect(presenter.close)


def _to_top(bench: Bench, presenter: AssistantPresenter) -> None:
    kind, row = presenter.row
    bench.close_sheet()
    open_assistant(bench, kind, row, is_floating=True)


def _to_sheet(bench: Bench, presenter: AssistantPresenter, window: FloatingWindow) -> None:
    kind, row = presenter.row
    window.close()
    open_assistant(bench, kind, row)


def _correct_shown(bench: Bench, presenter: AssistantPresenter) -> None:
    _kind, row = presenter.row
    if row:
        open_correction(bench, row)


def _keep_later(bench: Bench, cases: TransferCases, note: str, text: str) -> None:
    bench.runner.run(
        lambda _ctx: cases.keep_correction(note, text),
        _ignore,
        failed=bench.say_error,
        lane=WRITE,
        key=f"fix-draft:{note}",
    )


def _save_correction(
    bench: Bench, cases: TransferCases, note: str, panel: CorrectionPanel, text: str
) -> None:
    bench.runner.run(
        lambda _ctx: cases.correct(note, text),
        lambda done: _on_corrected(bench, panel, done),
        failed=lambda error: _say_refused(bench, panel, error),
        lane=WRITE,
    )


def _say_refused(bench: Bench, panel: CorrectionPanel, error: BaseException) -> None:
    if isValid(panel):
        say(panel, error)
    else:
        bench.say_error(error)


def _on_corrected(bench: Bench, panel: CorrectionPanel, done: "Done") -> None:
    if isValid(panel):
        panel.finish()
        bench.close_sheet()
    if done.tx:
        bench.say_done(_("Notatet er rettet"), done)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
