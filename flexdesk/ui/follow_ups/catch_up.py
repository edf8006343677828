"""What the rules ask for since last time: made when a register opens, after the first page."""

from PySide6.QtCore import QObject, QTimer

from flexdesk.app.changes import Done
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import WRITE

_AFTER_MS = 400
"""The first page is painted by then; nothing is lost when it is not."""


class CatchUp(QObject):
    """Makes the follow-ups that came within reach, quietly: they stand on the list."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.window_widget)
        self._bench = bench
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.start)
        timer.start(_AFTER_MS)

    def start(self) -> None:
        """Ask the rules, on the worker that writes."""
        desk = self._bench.desk
        if not desk.is_open:
            return

        def work(_ctx: object) -> Done | None:
            from flexdesk.app import follow_ups

            return follow_ups.run(desk)

        runner, failed = self._bench.runner, self._bench.say_error
        runner.run(work, self._made, failed=failed, lane=WRITE, key="follow-ups")

    def _made(self, _done: Done | None) -> None:
        """Say nothing: whoever shows tasks has heard of the change."""


def catch_up(bench: Bench) -> None:
    """Have the rules asked a moment from now; it goes away with the window."""
    CatchUp(bench)
