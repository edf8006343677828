"""Start, unlock, pages, keystroke and memory beside a bare window of the same run.

Run: python -m tests.benchmarks.bench_start [citizens]. Each round starts a bare PySide6 window
and the program in processes of their own, in turn; the middle of the rounds counts.
"""

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from flexdesk.app.boot import create_desk
from flexdesk.app.example.team import build_team, fill
from flexdesk.base.ids import new_id
from flexdesk.store.key.costs import STANDARD
from tests.benchmarks.window_child import DAY

ROUNDS = 5
PASSPHRASE = "en lang saetning til maaling"
START_GOAL, MEMORY_GOAL, EXPORTS_GOAL = 1.3, 2.5, 4.0
UNLOCK_MS, KEYSTROKE_MS, FRAME_MS = 250, 50, 16
EXPORTS = 10
LONG_TIMELINE = 300

_TIMES = (
    ("today", "oplåst til I dag med rækker", 250),
    ("list", "Ctrl+2 til malet liste", KEYSTROKE_MS),
    ("keystroke", "tegn i søgning til malet liste", KEYSTROKE_MS),
    ("frame", "et rullet billede af listen", FRAME_MS),
    ("today_frame", "et rullet billede af I dag", FRAME_MS),
    ("timeline_frame", f"et rullet billede af en tidslinje på {LONG_TIMELINE}", FRAME_MS),
    ("first_page_of_one", "den første borgers side", 250),
    ("page_of_one", "den næste borgers side", 100),
    ("what_if", "et trin i Hvis jobbet starter", KEYSTROKE_MS),
    ("inspector", "Tjek data, første gang", 500),
)
"""What is timed, in words, and the milliseconds it may take."""
_AFTER_THE_KEY = frozenset({"today"})
ROUTES = ("list", "today")


def a_store(folder: Path, citizens: int) -> None:
    """Make a store with so many citizens and the real cost of its key."""
    team = build_team(scale=citizens)
    desk, _ = create_desk(
        folder,
        PASSPHRASE.encode(),
        name="Måling",
        initials="KON01",
        program="aarhus_pool_2013",
    )
    with desk.store.work("example.fill", {}, undoable=False) as work:
        fill(work, team)
        lengthen(work, team.caseload().citizens[-1].id)
    desk.close()


def lengthen(work, citizen: str) -> None:
    """Give one citizen a long timeline."""
    for turn in range(LONG_TIMELINE):
        work.insert(
            "note",
            new_id(),
            {
                "citizen": citizen,
                "day": DAY - dt.timedelta(days=turn),
                "kind": "notat",
                "consultant": "KON01",
                "text": f"Aftale nummer {turn} om praktik og timer. " * 5,
            },
        )


def child(*words: str) -> dict[str, float]:
    """Run one window and return what it measured."""
    environment = {
        **os.environ,
        "BENCH_STARTED": repr(time.monotonic()),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_child", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(f"vinduet kunne ikke måles: {done.stderr.strip()[-600:]}")
    return json.loads(lines[-1])


def compile_once(folder: Path, store: Path) -> None:
    """Have the windows run on compiled modules, as an installed program does; no round counts."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    child("bare")
    for route in ROUTES:
        child("flexdesk", str(store), PASSPHRASE, "300", "0", route)


def key_seconds() -> float:
    """Return how long one derivation of the key takes on this machine."""
    start = time.monotonic()
    hash_secret_raw(
        PASSPHRASE.encode(),
        b"0" * 16,
        STANDARD.passes,
        STANDARD.memory_kib,
        STANDARD.lanes,
        32,
        Type.ID,
    )
    return time.monotonic() - start


def middle(rounds: list[dict[str, float]], name: str) -> float:
    return statistics.median(each[name] for each in rounds if name in each)


def best(rounds: list[dict[str, float]], name: str, key: float) -> float:
    """Return the least of some rounds, without the key.

    Unit: milliseconds.
    """
    least = min(each[name] for each in rounds if name in each)
    return (least - (key if name in _AFTER_THE_KEY else 0)) * 1000


def main(citizens: int) -> None:
    """Measure and print the ratios."""
    bare_rounds, own_rounds, key_rounds = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "register"
        a_store(store, citizens)
        compile_once(Path(folder), store)
        for turn in range(ROUNDS):
            bare_rounds.append(child("bare"))
            for route in ROUTES:
                exports = str(EXPORTS if turn == 0 else 0)
                own_rounds.append(child("flexdesk", str(store), PASSPHRASE, "300", exports, route))
            key_rounds.append(key_seconds())
    report(bare_rounds, own_rounds, statistics.median(key_rounds))


def report(bare: list[dict[str, float]], own: list[dict[str, float]], key: float) -> None:
    bare_keys, own_keys = middle(bare, "keys"), middle(own, "keys")
    print(f"tomt vindue {bare_keys:.2f} s, låst FlexDesk {own_keys:.2f} s")
    print(f"start til felt der tager tegn: forhold {own_keys / bare_keys:.2f} (mål {START_GOAL})")
    unlock_ms = (middle(own, "unlocked") - key) * 1000
    window_ms = (middle(own, "window") - key) * 1000
    rows = middle(own, "rows")
    print(f"vindue {window_ms:.0f} ms, {rows:.0f} rækker malet {unlock_ms:.0f} ms efter nøglen")
    print(f"(nøglen alene {key:.2f} s; den tastes et sekund efter, at feltet er der)")
    print(f"oplåst til liste, af {UNLOCK_MS} ms: forhold {unlock_ms / UNLOCK_MS:.2f} (mål 1)")
    for name, title, goal in _TIMES:
        ms = (middle(own, name) - (key if name in _AFTER_THE_KEY else 0)) * 1000
        print(f"{title} {ms:.1f} ms, bedste {best(own, name, key):.1f} ms")
        print(f"{title}, af {goal} ms: forhold {ms / goal:.2f} (mål 1)")
    memory = middle(bare, "memory")
    held, after = middle(own, "memory"), middle(own, "memory_exports")
    print(f"hukommelse: tomt {memory:.0f} MB, med register {held:.0f} MB, efter {after:.0f} MB")
    print(f"hukommelse efter start: forhold {held / memory:.2f} (mål {MEMORY_GOAL})")
    print(
        f"hukommelse efter {EXPORTS} udskrifter: forhold {after / memory:.2f} (mål {EXPORTS_GOAL})"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
