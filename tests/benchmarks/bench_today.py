"""I dag with 2,000 citizens: its tasks, the page read again and after a change, and all clocks.

Run: python -m tests.benchmarks today. The page is read beside the list of citizens it is made
from, which is built anew after every change; the clocks beside the same list.
"""

import tempfile
import time
from pathlib import Path

from flexdesk.app.boot import EXAMPLE_DAY, KdfCost, create_desk
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.example.team import build_team, fill
from flexdesk.app.placement_clocks import all_clocks, today_clocks
from flexdesk.app.today import today_page, today_tasks
from flexdesk.base.clock import FixedClock

CITIZENS = 2_000
_TURNS = 5
_KEPT = frozenset({"caseload", "rules", "facts", "case_index", "rules_print"})
CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)


def best(work, before=lambda: None) -> float:
    """Return the quickest of some turns in ms."""
    times = []
    for _turn in range(_TURNS):
        before()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1_000


def main(folder: Path) -> None:
    """Fill a register and measure."""
    clock = FixedClock(EXAMPLE_DAY)
    desk, _key = create_desk(folder / "register", b"en lang linje", clock=clock, kdf=CHEAP)
    with desk.store.work("example.fill", {}, undoable=False) as work:
        fill(work, build_team(scale=CITIZENS))
    on = desk.today()

    def forget() -> None:
        kept = {key: value for key, value in desk._cache.items() if key[1] in _KEPT}
        desk._cache = kept

    today_page(desk, mine=False)
    rows = best(lambda: list_rows(desk, on), forget)
    again = best(lambda: today_page(desk, mine=False))
    tasks = best(lambda: today_tasks(desk, mine=False), forget)
    first = best(lambda: today_page(desk, mine=False), forget)
    asked = best(lambda: today_clocks(desk, on), forget)
    everyone = best(lambda: all_clocks(desk, on), forget)
    print(f"listen {rows:.1f} ms, siden igen {again:.1f} ms, efter en ændring {first:.1f} ms")
    print(f"opgaverne alene, som vises først, {tasks:.1f} ms")
    print(f"ure på I dag {asked:.1f} ms, alle ure {everyone:.1f} ms")
    print(f"I dag efter en ændring mod listen: forhold {first / rows:.2f} (mål 1.6)")
    print(f"Ure på I dag mod listen: forhold {asked / rows:.2f} (mål 0.15)")
    desk.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(Path(made))
