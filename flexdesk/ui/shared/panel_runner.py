"""A runner for a form on a sheet: what comes back after the form is gone is not shown to it."""

from typing import Any

from PySide6.QtWidgets import QWidget

from flexdesk.app.jobs import Job
from flexdesk.ui.shared.lanes import READ, WRITE, Done, Failed, Handle, Progressed, Runner


class PanelRunner:
    """Runs jobs for one panel; an error of a write still reaches the window."""

    def __init__(self, runner: Runner, panel: QWidget, told: Failed) -> None:
        self._runner, self._told = runner, told
        self._is_gone = False
        panel.destroyed.connect(self._on_gone)

    def run(
        self,
        job: Job[Any],
        done: Done,
        *,
        failed: Failed,
        lane: str = READ,
        key: str = "",
        progressed: Progressed | None = None,
    ) -> Handle:
        """Run *job* on a lane; a newer job with the same *key* silences the older."""

        def on_done(answer: object) -> None:
            if not self._is_gone:
                done(answer)

        def on_failed(error: BaseException) -> None:
            if not self._is_gone:
                failed(error)
            elif lane == WRITE:
                self._told(error)

        return self._runner.run(
            job, on_done, failed=on_failed, lane=lane, key=key, progressed=progressed
        )

    def _on_gone(self) -> None:
        self._is_gone = True
