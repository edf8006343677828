"""Run every benchmark of this folder and print one table.

Run: python -m tests.benchmarks [name ...]. Each bench_*.py runs in a process of its own and
prints what it measured; a line that holds "forhold X (mål Y)" becomes a row of the table.
"""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
_RATIO = re.compile(r"^(?P<what>.*?)[:,]?\s*forhold (?P<ratio>[0-9.,]+) \(mål (?P<goal>[0-9.,]+)\)")
_SECONDS_EACH = 1800


@dataclass(frozen=True)
class Result:
    """One line of the table."""

    bench: str
    what: str
    ratio: float
    goal: float

    @property
    def verdict(self) -> str:
        return "nået" if self.ratio <= self.goal else "IKKE NÅET"


def number(text: str) -> float:
    return float(text.replace(",", "."))


def results_of(bench: str, output: str) -> list[Result]:
    """Return the rows of the table that a benchmark's output holds."""
    found = [match for line in output.splitlines() if (match := _RATIO.match(line))]
    return [
        Result(bench, match["what"] or bench, number(match["ratio"]), number(match["goal"]))
        for match in found
    ]


def run(name: str) -> tuple[str, float, int]:
    """Run one benchmark; return what it printed, how long it took and its exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{name}"],
        cwd=HERE.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS_EACH,
    )
    return done.stdout + done.stderr, time.monotonic() - start, done.returncode


def main(wanted: list[str]) -> int:
    """Run the benchmarks, print what each said, and the table at the end."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    chosen = [name for name in names if not wanted or name.removeprefix("bench_") in wanted]
    rows: list[Result] = []
    failed = []
    for name in chosen:
        output, seconds, code = run(name)
        print(f"== {name} ({seconds:.0f} s)")
        print(output.rstrip())
        if code:
            failed.append(name)
        rows += results_of(name, output)
    print("\n| måling | hvad | forhold | mål | |\n|---|---|---|---|---|")
    for row in rows:
        bench = row.bench.removeprefix("bench_")
        print(f"| {bench} | {row.what} | {row.ratio:.2f} | {row.goal:g} | {row.verdict} |")
    for name in failed:
        print(f"{name} kunne ikke køres")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
