"""The gate: one command for the hand, the hook and CI. Stops at the first red; says how long.

The tests run in two lanes side by side, for a machine of two cores.

`--quick` leaves out store, ui and acceptance; `--deep` adds the long runs and demands the tools
(LibreOffice, Xvfb) that the ordinary gate only uses where it finds them.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUDGET_SECONDS = 12 * 60

Check = tuple[str, list[str]]
FIRST = 4
"""So many checks run alone, before the tests: they take seconds and say most."""
BESIDE = frozenset({"ui", "acceptance"})
"""Tests that run beside the others, on the second core."""


def tool(name: str) -> str:
    """Return the path of a tool of the environment this Python belongs to."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        sys.exit(f"{name} mangler i .venv: kør python3 installer/run.py test")
    return found


def checks(words: Sequence[str]) -> list[Check]:
    """Return the checks in the order they run."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    is_deep = "--deep" in words
    marker = [] if is_deep else ["-m", "not deep"]
    rows: list[Check] = [
        ("ruff", [tool("ruff"), "check", "."]),
        ("format", [tool("ruff"), "format", "--check", "."]),
        ("mypy", [sys.executable, "-m", "mypy"]),
        ("rum", [tool("lint-imports")]),
    ]
    rooms = ["unit"] if "--quick" in words else ["unit", "store", "ui", "acceptance"]
    if is_deep:
        rooms.append("deep")
    rows.extend(
        (room, [*pytest, *marker, f"tests/{room}"])
        for room in rooms
        if (ROOT / "tests" / room).is_dir()
    )
    return rows


def environment(words: Sequence[str]) -> dict[str, str]:
    """Return the surroundings every check runs in: offscreen, own hypothesis profile."""
    return dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        FLEXDESK_DEEP="1" if "--deep" in words else "",
        PYTHONPATH=str(ROOT),
        PYTHONDONTWRITEBYTECODE="1",
    )


def say_what_is_not_checked(words: Sequence[str]) -> bool:
    """Print which outside tools are missing; say whether that is allowed."""
    missing = [name for name in ("soffice", "Xvfb") if shutil.which(name) is None]
    for name in missing:
        print(f"ikke kontrolleret: {name} mangler på denne maskine", flush=True)
    return not (missing and "--deep" in words)


class Lane(threading.Thread):
    """Checks that run one after the other, beside those of another lane.

    What a check prints is shown when it has ended, so that two lanes do not mix their words. A red
    check stops both lanes.
    """

    def __init__(self, rows: Sequence[Check], words: Sequence[str], red: threading.Event) -> None:
        super().__init__(daemon=True)
        self._rows, self._words, self._red = rows, words, red
        self.lines: list[str] = []
        self.failed = ""

    def run(self) -> None:
        """Run the checks until one is red, here or in the other lane."""
        for name, command in self._rows:
            if self._red.is_set():
                return
            print(f"== {name} begynder", flush=True)
            start = time.monotonic()
            code, told = self._check(command)
            self.lines.append(f"{name} {time.monotonic() - start:.0f} s")
            if self._red.is_set():
                return
            print(f"== {name}\n{told}", flush=True)
            if code != 0:
                self.failed = name
                self._red.set()

    def _check(self, command: Sequence[str]) -> tuple[int, str]:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment(self._words), stdout=log,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
            while process.poll() is None:
                if self._red.wait(0.2):
                    process.kill()
            log.seek(0)
            return process.wait(), log.read()


def side_by_side(rows: Sequence[Check], words: Sequence[str]) -> tuple[str, list[str]]:
    """Run checks in two lanes, one a core; return the red one, empty when none is, and times."""
    red = threading.Event()
    lanes = [
        Lane([row for row in rows if (row[0] in BESIDE) is is_second], words, red)
        for is_second in (False, True)
    ]
    for lane in lanes:
        lane.start()
    for lane in lanes:
        lane.join()
    failed = next((lane.failed for lane in lanes if lane.failed), "")
    return failed, [line for lane in lanes for line in lane.lines]


def main(words: Sequence[str]) -> int:
    """Run the checks; return 0 when all are green."""
    if not say_what_is_not_checked(words):
        print("--deep kræver LibreOffice og Xvfb (apt-get install libreoffice-calc xvfb)")
        return 1
    began = time.monotonic()
    lines = [f"opsætning {os.environ.get('FLEXDESK_SETUP_SECONDS', '0')} s"]
    rows = checks(words)
    for name, command in rows[:FIRST]:
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment(words), check=False).returncode
        lines.append(f"{name} {time.monotonic() - start:.0f} s")
        if code != 0:
            print(f"RØD: {name} ({', '.join(lines)})", flush=True)
            return 1
    failed, times = side_by_side(rows[FIRST:], words)
    lines += times
    if failed:
        print(f"RØD: {failed} ({', '.join(lines)})", flush=True)
        return 1
    total = time.monotonic() - began
    print(f"GRØN på {total:.0f} s ({', '.join(lines)}); budget {BUDGET_SECONDS} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
