"""A window in a process of its own, driven to a point and measured; used by bench_start.

Run: python -m tests.benchmarks.window_child bare
     python -m tests.benchmarks.window_child flexdesk STORE PASSPHRASE ROWS EXPORTS ROUTE
ROUTE is `list` (straight to the list, search, memory) or `today` (I dag and every room after it).
It prints one line of JSON: seconds since the parent's start, and memory in MB.
"""

import datetime as dt
import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.window_rooms import (
    day_painted,
    full,
    one,
    settle,
    the,
    typed,
    wait_until,
    walked,
)

STARTED = float(os.environ.get("BENCH_STARTED", "0")) or time.monotonic()
DAY = dt.date(2016, 8, 31)


def memory_mb() -> float:
    """Return what the process holds now (Linux), in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def since_start() -> float:
    return time.monotonic() - STARTED


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


def flexdesk(store: str, passphrase: str, rows: int, exports: int, route: str) -> dict[str, float]:
    """Start the program on a store, unlock it, and go on by a route."""
    found: dict[str, float] = {}

    def run(*_args) -> int:
        app, session, start = unlock(found, passphrase)
        if route == "list":
            to_list(app, session, found, start, rows)
            if exports:
                found["memory_exports"] = after_exports(app, exports)
        else:
            bench = wait_until(app, lambda: session.bench)
            day_painted(app, bench)
            found["today"] = time.monotonic() - start
            settle(app)
            found.update(walked(app, bench, rows))
        # nothing of the window need be put away: what is measured is measured
        print(json.dumps(found), flush=True)
        os._exit(0)

    from PySide6.QtWidgets import QApplication

    QApplication.exec = run
    from flexdesk.__main__ import main

    main(["--store", store, "app"])
    return found


def unlock(found: dict[str, float], passphrase: str):
    """Wait for the field, type the passphrase and press Enter; return app, session and when."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    from flexdesk.ui.session import Session

    app = QApplication.instance()
    field = wait_until(app, lambda: one(QLineEdit, "passphrase"))
    wait_until(app, lambda: takes_keys(app, field))
    found["keys"] = since_start()
    # nobody types fifteen signs at once: the second at the field is when the slow half is loaded
    settle(app)
    stop_the_clock()
    session = the(Session)
    field.clear()
    field.setText(passphrase)
    start = time.monotonic()
    QTest.keyClick(field, "\r")
    return app, session, start


def stop_the_clock() -> None:
    """Let it be the day the rows are made for: years later every task would be overdue."""
    from flexdesk.app import boot
    from flexdesk.base.clock import FixedClock

    boot.SystemClock = lambda: FixedClock(DAY)


def to_list(app, session, found: dict[str, float], start: float, rows: int) -> None:
    """Go to the list as soon as the window is there, and type in its search field."""
    bench = wait_until(app, lambda: session.bench)
    found["window"] = time.monotonic() - start
    bench.go("citizens")
    table = bench.room("citizens").page.table
    wait_until(app, lambda: full(table, rows))
    table.viewport().repaint()
    found["unlocked"] = time.monotonic() - start
    found["rows"] = table.model().rowCount()
    settle(app)
    found["memory"] = memory_mb()
    found.update(typed(app, table))


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
    flexdesk(sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]), sys.argv[6])
