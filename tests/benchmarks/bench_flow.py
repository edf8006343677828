"""Forløb with 600 running placements: first paint, scroll and pan beside a bare list of the run.

Run: python -m tests.benchmarks.bench_flow [rows]. Each round opens a bare window with a plain list
of as many lines, and the program's window on a register of so many chains, in processes of their
own, in turn; the middle of the rounds counts.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 600
ROUNDS = 3
PAINT_MS, FRAME_MS, KEY_MS = 150, 16, 50
SIZE = (1440, 900)
_FRAMES = 60
_SCALE = 800

_TIMES = (
    ("paint", "fra rækkerne er der, til tidslinjen er malet", PAINT_MS),
    ("scroll", "et rullet billede, lodret", FRAME_MS),
    ("pan", "et trukket billede, vandret", FRAME_MS),
    ("zoom", "et billede under zoom", FRAME_MS),
    ("drag", "et billede, mens en bjælke trækkes", FRAME_MS),
    ("filter", "tegn i søgning til malet tidslinje", KEY_MS),
)
"""What is timed, in words, and the milliseconds it may take."""


def frames(app, turn, name: str) -> dict[str, float]:
    """Paint so many pictures; return the seconds nine of ten stay under, and those worked.

    What is worked is the processor's time: a busy machine lets a picture wait, which is not ours.
    """
    taken, worked = [], time.process_time()
    for at in range(_FRAMES):
        start = time.monotonic()
        turn(at)
        app.processEvents()
        taken.append(time.monotonic() - start)
    worked = (time.process_time() - worked) / _FRAMES
    return {name: sorted(taken)[len(taken) * 9 // 10], f"{name}_work": worked}


def bare(rows: int) -> dict[str, float]:
    """Open a window with a plain list and scroll it."""
    from PySide6.QtCore import QStringListModel
    from PySide6.QtWidgets import QApplication, QListView, QVBoxLayout, QWidget

    app = QApplication([])
    window = QWidget()
    view = QListView()
    QVBoxLayout(window).addWidget(view)
    window.resize(*SIZE)
    window.show()
    app.processEvents()
    start = time.monotonic()
    view.setModel(QStringListModel([f"Række {at}" for at in range(rows)], view))
    view.viewport().repaint()
    paint = time.monotonic() - start

    def turn(at: int) -> None:
        view.verticalScrollBar().setValue(at)
        view.viewport().repaint()

    return {"paint": paint, **frames(app, turn, "scroll")}


def a_desk(folder: Path):
    """Return an open register with many chains."""
    from flexdesk.app import boot
    from flexdesk.app.example.team import build_team, fill
    from flexdesk.base.clock import FixedClock
    from flexdesk.store.key.costs import KdfCost

    desk, _key = boot.create_desk(
        folder / "register",
        b"en lang saetning til maaling",
        name="Måling",
        initials="KON01",
        program="aarhus_pool_2013",
        clock=FixedClock(boot.EXAMPLE_DAY),
        kdf=KdfCost(64, 1, 1),
    )
    with desk.store.work("example.fill", {}, undoable=False) as work:
        fill(work, build_team(scale=_SCALE))
    return desk


def flow(rows: int) -> dict[str, float]:
    """Open Forløb in the program's window, every group open, and use it."""
    from flexdesk.ui.application import make_application, make_look
    from flexdesk.ui.desk_cases import DeskCases
    from flexdesk.ui.shared.change_bus import ChangeBus
    from flexdesk.ui.shared.runner import ThreadRunner
    from flexdesk.ui.window.workbench import Workbench
    from tests.benchmarks.window_rooms import settle, wait_until

    app = make_application()
    look = make_look(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        desk = a_desk(Path(folder))
        runner = ThreadRunner(app)
        bench = Workbench(look, DeskCases(desk), runner, ChangeBus(app), place="", desk=desk)
        bench.window.resize(*SIZE)
        bench.window.show()
        wait_until(app, lambda: not runner.is_busy)
        settle(app)
        found = measured(app, bench, rows)
        print(json.dumps(found), flush=True)
        os._exit(0)


def measured(app, bench, rows: int) -> dict[str, float]:
    """Go to Forløb and time it."""
    from tests.benchmarks.window_rooms import settle, wait_until

    found: dict[str, float] = {}
    start = time.monotonic()
    bench.go("placements")
    room = bench.room("placements")
    lines = room.timeline.rows
    wait_until(app, lambda: lines.lines.rowCount() > 1)
    lines.viewport().repaint()
    found["visit"] = time.monotonic() - start
    page = room.presenter.page
    lines.lines.open_all()
    settle(app)
    shown = enough(page, rows)
    found["rows"], found["bars"] = len(shown.rows), sum(len(row.bars) for row in shown.rows)
    room.page.clear()
    app.processEvents()
    start = time.monotonic()
    room.page.show_page(shown)
    bench.window.repaint()
    found["paint"] = time.monotonic() - start
    lines.lines.open_all()
    settle(app)
    return found | used(app, room, lines)


def enough(page, rows: int):
    """Return a page of exactly so many rows, cut or filled up with the first again."""
    from dataclasses import replace

    every = page.rows
    copies = [
        replace(row, citizen=f"{row.citizen}-{at}")
        for at in range(1 + rows // max(1, len(every)))
        for row in every
    ]
    groups = page.groups
    kept = {row.citizen for row in copies[:rows]}
    filled = tuple(
        replace(
            group,
            rows=tuple(row for row in copies if row.next_key == group.key and row.citizen in kept),
        )
        for group in groups
    )
    return replace(page, groups=filled)


def used(app, room, lines) -> dict[str, float]:
    """Scroll, pan, zoom, pull a bar, and type."""
    from PySide6.QtTest import QTest

    from flexdesk.ui.placements.timeline_shift import WHOLE, begun, ends_of, moved
    from tests.benchmarks.window_rooms import settle, wait_until

    def scroll(at: int) -> None:
        lines.verticalScrollBar().setValue(at * 37)
        lines.viewport().repaint()

    def pan(at: int) -> None:
        lines.pull_time(9 if at % 40 < 20 else -9)
        lines.viewport().repaint()

    def zoom(at: int) -> None:
        lines.set_scale(lines.scale.stepped(1 if at % 8 < 4 else -1))
        lines.viewport().repaint()

    found = {}
    for name, turn in (("scroll", scroll), ("pan", pan), ("zoom", zoom)):
        found.update(frames(app, turn, name))
    lines.home()
    keys = range(lines.lines.rowCount())
    row = next(r for at in keys if (r := lines.lines.row_at(at)) and ends_of(r.current_bar))
    lines.choose(row.citizen)

    def drag(at: int) -> None:
        lines.delegate.shift = moved(begun(row.citizen, row.current_bar), WHOLE, at)
        lines.bar_chosen.emit()
        lines.viewport().repaint()

    found.update(frames(app, drag, "drag"))
    lines.put_back()
    settle(app)
    field, slowest = room.page.filter.search.edit, 0.0
    for letter in "sand":
        before, start = room.presenter.page, time.monotonic()
        QTest.keyClick(field, letter)
        wait_until(app, lambda before=before: room.presenter.page is not before)
        lines.viewport().repaint()
        slowest = max(slowest, time.monotonic() - start)
    return {**found, "filter": slowest}


def child(kind: str, rows: int) -> dict[str, float]:
    """Run one window and return what it measured."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.bench_flow", kind, str(rows)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(f"vinduet kunne ikke måles: {done.stderr.strip()[-600:]}")
    return json.loads(lines[-1])


def main(rows: int) -> None:
    """Measure and print."""
    plain = [child("bare", rows) for _turn in range(ROUNDS)]
    own = [child("flow", rows) for _turn in range(ROUNDS)]

    def middle(rounds, name):
        return statistics.median(each[name] for each in rounds) * 1000

    count, bars = own[0]["rows"], own[0]["bars"]
    print(f"{count:.0f} rækker med {bars:.0f} bjælker, {SIZE[0]} × {SIZE[1]}")
    print(f"Ctrl+4 til malet tidslinje, rækkerne bygges imens: {middle(own, 'visit'):.0f} ms")
    for name, title, goal in _TIMES:
        ms = middle(own, name)
        work, floor = f"{name}_work", ""
        if work in own[0]:
            floor += f", heraf arbejde {middle(own, work):.1f} ms"
        if name in plain[0]:
            floor += f"; tom liste {middle(plain, name):.1f} ms"
        print(f"{title}: {ms:.1f} ms{floor}")
        print(f"{title}, af {goal} ms: forhold {ms / goal:.2f} (mål 1)")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        answer = {"bare": bare, "flow": flow}[sys.argv[1]](int(sys.argv[2]))
        print(json.dumps(answer), flush=True)
        os._exit(0)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
