"""All figures on a day against loading the rows: 10,000 citizens.

Run: python -m tests.benchmarks.bench_figures [citizens]. Rows are loaded once, as a window does;
the goal is 2 x the time that loading takes.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flexdesk.app.boot import create_desk
from flexdesk.app.desk import Desk
from flexdesk.app.example.team import build_team, fill
from flexdesk.base.clock import FixedClock
from flexdesk.domain.figures import figures
from flexdesk.store.key.costs import KdfCost

DAY = dt.date(2016, 8, 31)
GOAL = 2.0
CHEAP_KEY = KdfCost(8 * 1024, 1, 1)


def best_of(times: int, run: Callable[[], object]) -> float:
    """Return the least time of some runs, in seconds."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def a_desk(folder: Path, citizens: int) -> Desk:
    """Return a desk with so many citizens in its store."""
    start = time.perf_counter()
    team = build_team(scale=citizens)
    built = time.perf_counter()
    desk, _ = create_desk(
        folder / "register",
        b"en lang saetning til maaling",
        name="Måling",
        initials="MAL",
        program="aarhus_pool_2013",
        clock=FixedClock(DAY),
        kdf=CHEAP_KEY,
    )
    with desk.store.work("example.fill", {}, undoable=False) as work:
        rows = fill(work, team)
    filled = time.perf_counter()
    print(f"{rows} rækker bygget på {built - start:.1f} s, gemt på {filled - built:.1f} s")
    return desk


def main(citizens: int) -> None:
    """Measure both in one run and print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        desk = a_desk(Path(folder), citizens)
        try:
            measure(desk)
        finally:
            desk.close()


def measure(desk: Desk) -> None:
    reads = desk.store.reads
    caseload = reads.caseload()
    print(
        f"{len(caseload.citizens)} borgere, {len(caseload.benefits)} ydelsesperioder,"
        f" {len(caseload.placements)} forløb, {len(caseload.hours)} timetal"
    )
    rounds = [one_round(desk) for _ in range(3)]
    loading, first = (min(times) for times in zip(*rounds, strict=True))
    again = best_of(3, lambda: figures(caseload, DAY, desk.rules))
    print(f"indlæsning {loading:.2f} s, alle tal {first:.2f} s, en dag til {again:.2f} s")
    print(f"alle tal på en dag mod indlæsning: forhold {first / loading:.2f} (mål {GOAL})")


def one_round(desk: Desk) -> tuple[float, float]:
    """Load the rows and count on them for the first time; return both times."""
    start = time.perf_counter()
    caseload = desk.store.reads.caseload()
    loaded = time.perf_counter()
    figures(caseload, DAY, desk.rules)
    return loaded - start, time.perf_counter() - loaded


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
