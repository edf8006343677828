"""Asking where a calendar file goes, and writing it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from flexdesk.app.calendar_file import SUFFIX, CalendarWish
from flexdesk.base.language import _
from flexdesk.ui.follow_ups.cases import FollowUpCases
from flexdesk.ui.follow_ups.words import calendar_words
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import FILES


def export_calendar(bench: Bench, *, citizen: str = "", tasks: tuple[str, ...] = ()) -> None:
    """Ask for a file name, then write one's own tasks, a citizen's or chosen ones."""
    cases = FollowUpCases(bench.desk)
    kinds = _("Kalender (*.ics)")
    name, _kind = QFileDialog.getSaveFileName(
        bench.window_widget, _("Gem som"), cases.calendar_name(), kinds
    )
    if not name:
        return
    out = Path(name if name.lower().endswith(SUFFIX) else name + SUFFIX)
    wish = CalendarWish(citizen=citizen, tasks=tasks)
    bench.runner.run(
        lambda _ctx: cases.write_calendar(out, wish),
        lambda count: bench.say_done(calendar_words(count, out.name)),
        failed=bench.say_error,
        lane=FILES,
    )
