"""Work off the window's thread: one writing worker, one reading, one for files and pictures."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

from flexdesk.app.jobs import Job, JobContext, Progress
from flexdesk.base.errors import CancelledError
from flexdesk.ui.shared.lanes import LANES, READ, Done, Failed, Handle, Progressed

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

PROGRESS_AFTER_MS = 300


class _Task:
    """One job with those who wait for it; everything but `work` runs on the window's thread."""

    def __init__(
        self,
        job: Job[Any],
        done: Done,
        failed: Failed,
        progressed: Progressed | None,
        relay: "_Relay",
    ) -> None:
        self._job, self._done, self._failed, self._progressed = job, done, failed, progressed
        self._relay = relay
        self._is_silent = False
        self._is_shown = False
        self._last: Progress | None = None
        self.context = JobContext(self._report)

    def cancel(self) -> None:
        """Stop at the next step and keep quiet."""
        self._is_silent = True
        self.context.cancel()

    def work(self) -> None:
        """Run the job on a worker and post what came of it."""
        try:
            answer = self._job(self.context)
        except Exception as error:  # noqa: BLE001 - any failure must reach the window's thread
            self._relay.posted.emit(self, False, error)
            return
        self._relay.posted.emit(self, True, answer)

    def _report(self, progress: Progress) -> None:
        self._relay.progressed.emit(self, progress)

    def tell_progress(self, progress: Progress) -> None:
        """Pass progress on once the job has lasted long enough to be worth showing."""
        self._last = progress
        if self._is_shown:
            self._show()

    def show_from_now(self) -> None:
        """0.3 s have gone: what is known is shown from now on."""
        self._is_shown = True
        self._show()

    def _show(self) -> None:
        if self._progressed is not None and self._last is not None and not self._is_silent:
            self._progressed(self._last)

    def finish(self, is_done: bool, answer: Any) -> None:  # noqa: ANN401, FBT001 - any job's answer
        """Tell those who wait."""
        silent, self._is_silent = self._is_silent, True
        done, failed = self._done, self._failed
        # what a job captured (rows, windows) must not live on in a finished task
        del self._job, self._done, self._failed, self._progressed
        self._progressed, self._last = None, None
        if silent:
            return
        if is_done:
            done(answer)
        elif not isinstance(answer, CancelledError):
            failed(answer)


class _Relay(QObject):
    posted = Signal(object, bool, object)
    progressed = Signal(object, object)


class ThreadRunner(QObject):
    """The real runner: results and progress arrive on the thread it was made on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._relay = _Relay(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._relay.posted.connect(self._on_posted, queued)
        self._relay.progressed.connect(self._on_progressed, queued)
        self._tasks: set[_Task] = set()
        self._by_key: dict[str, _Task] = {}
        self._is_closed = False

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
        task = _Task(job, done, failed, progressed, self._relay)
        if self._is_closed:
            return task
        if key:
            older = self._by_key.pop(key, None)
            if older is not None:
                older.cancel()
            self._by_key[key] = task
        self._tasks.add(task)
        self._lane(lane).submit(task.work)
        if progressed is not None:
            QTimer.singleShot(PROGRESS_AFTER_MS, self, _ShowLater(self, task))
        return task

    def _lane(self, lane: str) -> "ThreadPoolExecutor":
        """Return a worker, made at the first job: none is needed for first paint."""
        if not self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes = {key: ThreadPoolExecutor(1, thread_name_prefix=key) for key in LANES}
        return self._lanes[lane]

    @property
    def is_busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._tasks)

    def cancel_all(self) -> None:
        """Ask everything to stop; nobody hears of it again."""
        for task in tuple(self._tasks):
            task.cancel()
        self._by_key.clear()

    def drain(self) -> None:
        """Stop everything and wait until each lane is idle: before the store is locked."""
        self.cancel_all()
        waits = [lane.submit(_nothing) for lane in self._lanes.values()]
        for wait in waits:
            wait.result()
        # answers already posted hold rows: deliver them to their silent tasks now
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        QCoreApplication.sendPostedEvents(self._relay, QEvent.Type.MetaCall.value)

    def close(self) -> None:
        """Stop everything, wait, and end the workers; later jobs are not taken."""
        if self._is_closed:
            return
        self.drain()
        self._is_closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def is_running(self, task: _Task) -> bool:
        """Whether a task has not ended yet."""
        return task in self._tasks

    def _on_posted(self, task: _Task, is_done: bool, answer: object) -> None:  # noqa: FBT001 - a slot or painter Qt or the table calls
        self._tasks.discard(task)
        for key, value in tuple(self._by_key.items()):
            if value is task:
                del self._by_key[key]
        task.finish(is_done, answer)

    def _on_progressed(self, task: _Task, progress: Progress) -> None:
        if task in self._tasks:
            task.tell_progress(progress)


class _ShowLater:
    """Called by a timer when a job has lasted 0.3 s."""

    def __init__(self, runner: ThreadRunner, task: _Task) -> None:
        self._runner, self._task = runner, task

    def __call__(self) -> None:
        if self._runner.is_running(self._task):
            self._task.show_from_now()


def _nothing() -> None:
    """Mark the end of a lane's queue."""
