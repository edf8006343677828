"""Jobs: progress is throttled, a stop is obeyed at the next step."""

import pytest

from flexdesk.app.jobs import JobContext, Progress, step
from flexdesk.base.errors import CancelledError


class Seconds:
    """A clock of seconds that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_progress_is_throttled_but_first_and_last_come_through() -> None:
    seen: list[Progress] = []
    seconds = Seconds()
    ctx = JobContext(seen.append, seconds=seconds)
    for done in range(1000):
        seconds.now += 0.001
        ctx.step(done, 1000, "work")
    ctx.step(1000, 1000, "work")
    assert seen[0].done == 0
    assert seen[-1].done == 1000
    assert len(seen) <= 22


def test_a_new_text_comes_through_at_once() -> None:
    seen: list[Progress] = []
    ctx = JobContext(seen.append, seconds=Seconds())
    ctx.step(0, 2, "read")
    ctx.step(1, 2, "write")
    assert [p.text_key for p in seen] == ["read", "write"]


def test_cancel_stops_at_the_next_step() -> None:
    ctx = JobContext()
    ctx.step(0, 2, "work")
    ctx.cancel()
    assert ctx.is_cancelled
    with pytest.raises(CancelledError):
        ctx.step(1, 2, "work")


def test_step_without_a_context_does_nothing() -> None:
    heard: list[object] = []
    step(None, 0, 1, "work")
    step(JobContext(heard.append), 0, 1, "work")
    assert len(heard) == 1
