"""The gate: one command for the hand, the hook and CI. Stops at the first red; says how long.

`--quick` leaves out store, ui and acceptance; `--deep` adds the long runs and demands the tools
(LibreOffice, Xvfb) that the ordinary gate only uses where it finds them.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUDGET_SECONDS = 12 * 60

Check = tuple[str, list[str]]


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


def main(words: Sequence[str]) -> int:
    """Run the checks; return 0 when all are green."""
    if not say_what_is_not_checked(words):
        print("--deep kræver LibreOffice og Xvfb (apt-get install libreoffice-calc xvfb)")
        return 1
    began = time.monotonic()
    lines = [f"opsætning {os.environ.get('FLEXDESK_SETUP_SECONDS', '0')} s"]
    for name, command in checks(words):
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment(words), check=False).returncode
        lines.append(f"{name} {time.monotonic() - start:.0f} s")
        if code != 0:
            print(f"RØD: {name} ({', '.join(lines)})", flush=True)
            return 1
    total = time.monotonic() - began
    print(f"GRØN på {total:.0f} s ({', '.join(lines)}); budget {BUDGET_SECONDS} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
