"""A window in a process of its own, driven to a point and measured; used by bench_start.

Run: python -m tests.benchmarks.window_child bare
     python -m tests.benchmarks.window_child flexdesk STORE PASSPHRASE ROWS EXPORTS
It prints one line of JSON: seconds since the parent's start, and memory in MB.
"""

import datetime as dt
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 60.0
STARTED = float(os.environ.get("BENCH_STARTED", "0")) or time.monotonic()
DAY = dt.date(2016, 8, 31)


def memory_mb() -> float:
    """Return what the process holds now (Linux), in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def since_start() -> float:
    return time.monotonic() - STARTED


def wait_until(app, is_so: Callable[[], object]) -> object:
    """Let the window work until something is so; return what was found."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        app.processEvents()
        found = is_so()
        if found:
            return found
        time.sleep(0.001)
    raise SystemExit("the window never came so far")


def takes_keys(app, field) -> bool:
    """Send one key to a field that has the focus; tell whether it arrived."""
    from PySide6.QtTest import QTest

    if not field.isVisible():
        return False
    field.setFocus()
    QTest.keyClick(field, "a")
    app.processEvents()
    return bool(field.text())


def bare() -> dict[str, float]:
    """Open a window with one field and nothing else."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

    app = QApplication([])
    window = QWidget()
    layout = QVBoxLayout(window)
    field = QLineEdit()
    layout.addWidget(field)
    window.resize(1280, 800)
    window.show()
    wait_until(app, lambda: takes_keys(app, field))
    return {"keys": since_start(), "memory": memory_mb()}


def flexdesk(store: str, passphrase: str, rows: int, exports: int) -> dict[str, float]:
    """Start the program on a store, unlock it, and wait for the list."""
    found: dict[str, float] = {}

    def run(*_args) -> int:
        drive(found, passphrase, rows, exports)
        # nothing of the window need be put away: what is measured is measured
        print(json.dumps(found), flush=True)
        os._exit(0)

    from PySide6.QtWidgets import QApplication

    QApplication.exec = run
    from flexdesk.__main__ import main

    main(["--store", store, "app"])
    return found


def drive(found: dict[str, float], passphrase: str, rows: int, exports: int) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit

    app = QApplication.instance()
    field = wait_until(app, lambda: one(QLineEdit, "passphrase"))
    wait_until(app, lambda: takes_keys(app, field))
    found["keys"] = since_start()
    # nobody types fifteen signs at once: the second at the field is when the slow half is loaded
    settle(app)
    field.clear()
    field.setText(passphrase)
    start = time.monotonic()
    QTest.keyClick(field, "\r")
    rail = wait_until(app, lambda: one(QAbstractButton, "rail-citizens"))
    found["first_page"] = time.monotonic() - start
    rail.click()
    table = wait_until(app, lambda: full(one(QAbstractItemView, "citizens"), rows))
    table.viewport().repaint()
    found["unlocked"] = time.monotonic() - start
    found["rows"] = table.model().rowCount()
    settle(app)
    found["memory"] = memory_mb()
    found.update(typed(app, table))
    if exports:
        found["memory_exports"] = after_exports(app, exports)


def one(kind, name: str):
    """Return the widget of this kind and name that is shown."""
    from PySide6.QtWidgets import QApplication

    shown = (w for top in QApplication.topLevelWidgets() for w in top.findChildren(kind, name))
    return next((widget for widget in shown if widget.isVisible()), None)


def full(table, rows: int):
    is_full = table is not None and table.model() is not None and table.model().rowCount() >= rows
    return table if is_full else None


def settle(app) -> None:
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)


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
    frames = []
    for step in range(30):
        start = time.monotonic()
        table.verticalScrollBar().setValue(step * 7)
        table.viewport().repaint()
        app.processEvents()
        frames.append(time.monotonic() - start)
    return {"keystroke": slowest, "frame": sorted(frames)[len(frames) * 9 // 10]}


def after_exports(app, count: int) -> float:
    """Write the status sheet so many times with the window's own desk; return MB held then."""
    from flexdesk.app.desk import Desk
    from flexdesk.app.documents import write_document
    from flexdesk.reports.audience import Audience

    desk = next(each for each in gc.get_objects() if isinstance(each, Desk))
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(count):
            key, suffix = (("status-sheet", "xlsx"), ("cabi-case", "pdf"))[turn % 2]
            out = Path(folder) / f"{turn}.{suffix}"
            write_document(desk, key, on=DAY, audience=Audience.INTERNAL, releases={}, out=out)
            app.processEvents()
    gc.collect()
    return memory_mb()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        print(json.dumps(bare()), flush=True)
        os._exit(0)
    flexdesk(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
