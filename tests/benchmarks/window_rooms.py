"""What window_child does in an open window: types, scrolls, and goes from room to room."""

import gc
import os
import sys
import time
from collections import Counter
from collections.abc import Callable

PATIENCE_SECONDS = 20.0
_FRAMES = 30
_SETTLE_SECONDS = 1.0


def wait_until(app, is_so: Callable[[], object]):
    """Let the window work until something is so; return what was found."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        app.processEvents()
        found = is_so()
        if found:
            return found
        time.sleep(0.003)
    # workers may still be at it: nothing is waited for
    print("the window never came so far", file=sys.stderr, flush=True)
    os._exit(1)


def settle(app) -> None:
    """Let the window do what it does a moment later."""
    end = time.monotonic() + _SETTLE_SECONDS
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


def one(kind, name: str):
    """Return the widget of this kind and name that is shown; slow, as every widget is looked at."""
    from PySide6.QtWidgets import QApplication

    shown = (w for top in QApplication.topLevelWidgets() for w in top.findChildren(kind, name))
    return next((widget for widget in shown if widget.isVisible()), None)


def full(view, rows: int):
    """Return a list that is shown when it holds so many rows."""
    is_full = view is not None and view.isVisible() and view.model().rowCount() >= rows
    return view if is_full else None


def the(kind):
    """Return the one object of a kind that the program made."""
    return next(each for each in gc.get_objects() if isinstance(each, kind))


def scrolled(app, view, step: int) -> float:
    """Scroll a list; return the seconds that nine frames of ten stay under."""
    frames = []
    for turn in range(_FRAMES):
        start = time.monotonic()
        view.verticalScrollBar().setValue(turn * step)
        view.viewport().repaint()
        app.processEvents()
        frames.append(time.monotonic() - start)
    return sorted(frames)[len(frames) * 9 // 10]


def typed(app, table) -> dict[str, float]:
    """Type a few letters in the search field and scroll; return seconds for the slowest."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    search = one(QLineEdit, "search")
    if search is None:
        return {}
    slowest = 0.0
    for letter in "sand":
        before, start = table.model().rowCount(), time.monotonic()
        QTest.keyClick(search, letter)
        end = start + 2.0
        while table.model().rowCount() == before and time.monotonic() < end:
            app.processEvents()
        table.viewport().repaint()
        slowest = max(slowest, time.monotonic() - start)
    search.clear()
    settle(app)
    return {"keystroke": slowest, "frame": scrolled(app, table, 7)}


def day_painted(app, bench):
    """Wait for I dag with its rows; return the list."""
    page = bench.room("today").page
    wait_until(app, lambda: full(page.tasks, 1))
    page.window().repaint()
    return page.tasks


def walked(app, bench, rows: int) -> dict[str, float]:
    """Go from I dag to the list, to people's pages and to Tjek data; return seconds."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    tasks, table = bench.room("today").page.tasks, bench.room("citizens").page.table
    found = {"today_frame": scrolled(app, tasks, 40)}
    settle(app)
    start = time.monotonic()
    QTest.keyClick(tasks.window(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    wait_until(app, lambda: full(table, rows))
    table.viewport().repaint()
    found["list"] = time.monotonic() - start
    settle(app)
    return found | people(app, bench) | inspected(app, bench)


def people(app, bench) -> dict[str, float]:
    """Open a citizen with a long timeline, then another, and try what a job would mean."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView, QSlider

    from flexdesk.app.citizen_rows import list_rows

    desk = bench.desk
    notes = Counter(note.citizen for note in desk.store.reads.load("note"))
    (longest, _count), (other, _next) = notes.most_common(2)
    found = {}
    for citizen, name in ((other, "first_page_of_one"), (longest, "page_of_one")):
        start = time.monotonic()
        bench.open_citizen(citizen)
        timeline = wait_until(app, lambda: full(one(QAbstractItemView, "timeline"), 1))
        wait_until(app, lambda: not bench.runner.is_busy)
        timeline.window().repaint()
        found[name] = time.monotonic() - start
        settle(app)
    found["timeline_frame"] = scrolled(app, timeline, 60)
    near = next(row.id for row in list_rows(desk) if row.is_on_ly and not row.is_18_of_24)
    bench.open_citizen(near, "counter")
    slider = wait_until(app, lambda: one(QSlider, "job-start"))
    settle(app)
    steps = []
    for _turn in range(_FRAMES):
        start = time.monotonic()
        QTest.keyClick(slider, Qt.Key.Key_Right)
        slider.window().repaint()
        app.processEvents()
        steps.append(time.monotonic() - start)
    found["what_if"] = sorted(steps)[len(steps) * 9 // 10]
    return found


def inspected(app, bench) -> dict[str, float]:
    """Open Tjek data for the first time; return seconds."""
    start = time.monotonic()
    bench.go("inspector")
    page = bench.room("inspector").page
    wait_until(app, lambda: page.isVisible() and page.line_keys)
    page.repaint()
    return {"inspector": time.monotonic() - start}
