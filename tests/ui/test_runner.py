import threading
import time

import pytest
from PySide6.QtCore import QThread

from flexdesk.app.changes import Changes
from flexdesk.base.errors import UserError
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.lanes import FILES, READ, WRITE
from flexdesk.ui.shared.notices import BugNotices, technical_text
from flexdesk.ui.shared.runner import PROGRESS_AFTER_MS


class Ears:
    def __init__(self):
        self.done, self.failed, self.progress, self.threads = [], [], [], []

    def on_done(self, answer):
        self.done.append(answer)
        self.threads.append(QThread.isMainThread())

    def on_failed(self, error):
        self.failed.append(error)

    def on_progress(self, progress):
        self.progress.append(progress)
        self.threads.append(QThread.isMainThread())


@pytest.fixture
def ears():
    return Ears()


def test_answers_come_on_the_windows_thread_and_work_does_not(qtbot, runner, ears):
    runner.run(
        lambda _ctx: threading.current_thread().name,
        ears.on_done,
        failed=ears.on_failed,
        lane=WRITE,
    )
    qtbot.waitUntil(lambda: bool(ears.done))
    assert ears.done[0].startswith("write")
    assert ears.threads == [True]


def test_one_lane_is_one_worker_and_lanes_do_not_wait_for_each_other(qtbot, runner, ears):
    gate = threading.Event()
    runner.run(lambda _ctx: gate.wait(5), ears.on_done, failed=ears.on_failed, lane=WRITE)
    runner.run(lambda _ctx: "efter", ears.on_done, failed=ears.on_failed, lane=WRITE)
    runner.run(lambda _ctx: "ved siden af", ears.on_done, failed=ears.on_failed, lane=READ)
    qtbot.waitUntil(lambda: ears.done == ["ved siden af"])
    gate.set()
    qtbot.waitUntil(lambda: ears.done == ["ved siden af", True, "efter"])


def test_a_failure_is_told_and_a_newer_job_of_the_same_key_silences_the_older(qtbot, runner, ears):
    def refuse(_ctx):
        raise UserError("undo.nothing")

    runner.run(refuse, ears.on_done, failed=ears.on_failed)
    qtbot.waitUntil(lambda: bool(ears.failed))
    gate = threading.Event()
    runner.run(
        lambda _ctx: gate.wait(5) and "gammel", ears.on_done, failed=ears.on_failed, key="søg"
    )
    runner.run(lambda _ctx: "ny", ears.on_done, failed=ears.on_failed, key="søg")
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert ears.done == ["ny"]


def long_job(ctx):
    for at in range(2000):
        ctx.step(at, 2000, "import.reading")
        time.sleep(0.001)
    return "færdig"


def test_progress_is_shown_only_after_300_ms_and_cancel_ends_within_a_step(qtbot, runner, ears):
    began = time.monotonic()
    handle = runner.run(
        long_job, ears.on_done, failed=ears.on_failed, lane=FILES, progressed=ears.on_progress
    )
    qtbot.waitUntil(lambda: bool(ears.progress), timeout=5000)
    assert (time.monotonic() - began) * 1000 >= PROGRESS_AFTER_MS - 20
    assert all(ears.threads)
    handle.cancel()
    qtbot.waitUntil(lambda: not runner.is_busy, timeout=1000)
    assert ears.done == []
    assert ears.failed == []


def test_a_short_job_shows_no_progress(qtbot, runner, ears):
    def short(ctx):
        ctx.step(1, 2, "import.reading")
        return 1

    runner.run(short, ears.on_done, failed=ears.on_failed, progressed=ears.on_progress)
    qtbot.waitUntil(lambda: bool(ears.done))
    assert ears.progress == []


def test_draining_waits_and_nobody_hears(qtbot, runner, ears):
    runner.run(long_job, ears.on_done, failed=ears.on_failed, lane=FILES)
    runner.drain()
    assert not runner.is_busy
    assert ears.done == []


def test_changes_published_on_a_worker_arrive_on_the_windows_thread(qtbot, runner, ears, dressed):
    bus = ChangeBus()
    heard = []
    bus.subscribe(lambda changes: heard.append((changes, QThread.isMainThread())))
    changes = Changes(kinds=frozenset({"note"}))
    runner.run(lambda _ctx: bus.publish(changes), ears.on_done, failed=ears.on_failed)
    qtbot.waitUntil(lambda: heard == [(changes, True)])
    bus.clear()
    bus.publish(changes)
    runner.run(lambda _ctx: None, ears.on_done, failed=ears.on_failed)
    qtbot.waitUntil(lambda: len(ears.done) == 2)
    assert len(heard) == 1


def test_a_technical_text_names_places_and_no_values():
    try:
        {}["Mette Sandager 670770-4285"]
    except KeyError as error:
        text = technical_text(type(error), error.__traceback__)
    assert "test_runner.py" in text
    assert text.endswith("KeyError")
    assert "Mette" not in text
    assert "670770" not in text


def test_a_bug_is_written_without_values_and_asked_to_be_shown(qtbot, dressed, capsys):
    notices = BugNotices()
    caught = []
    notices._caught.disconnect()
    notices._caught.connect(caught.append)
    try:
        raise ValueError("Mette Sandager")
    except ValueError as error:
        notices._on_exception(type(error), error, error.__traceback__)
    assert len(caught) == 1
    assert "Mette" not in caught[0] + capsys.readouterr().err
