"""Set FlexDesk up from a clean checkout and run it; the standard library is all it needs.

python3 installer/run.py             opens FlexDesk with the example team; without a display
                                     it imports an extract, makes every document and a picture
                                     of every page, says where they are, and ends
python3 installer/run.py app         the real program with your own store
python3 installer/run.py cli ...     the command line
python3 installer/run.py test        all checks; --quick a first look, --deep the long ones
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in words an old Python can still print
    sys.exit("FlexDesk kræver Python 3.11 eller nyere / needs Python 3.11 or newer.")

import contextlib
import ctypes
import hashlib
import os
import shutil
import subprocess
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "installer"
VENV = Path(os.environ.get("FLEXDESK_VENV") or ROOT / ".venv")
IS_WINDOWS = os.name == "nt"
IS_LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if IS_WINDOWS else "bin/python")
STAMP = "flexdesk-stamp"

# what Qt loads and the Debian package that holds it; known_package tries the t64 names
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
DISPLAY = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(text: str) -> None:
    """Tell on stderr what is going on: stdout belongs to the command."""
    print(text, file=sys.stderr, flush=True)


def has_display() -> bool:
    """Say whether a window can be shown here."""
    return not IS_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing_libraries() -> list[str]:
    """Return the Debian packages whose libraries Qt would not find on this machine."""
    if not IS_LINUX:
        return []
    wanted = OFFSCREEN | DISPLAY if has_display() else OFFSCREEN
    missing = []
    for library, package in wanted.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def run_apt(words: Sequence[str]) -> bool:
    """Run apt-get quietly; say whether it went well."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "-qq", *words]
    done = subprocess.run(command, env=environment, check=False, stdout=sys.stderr)
    return done.returncode == 0


def known_package(name: str) -> str:
    """Return the package name this Debian knows: Debian 13 renamed some to ...t64."""
    for candidate in (name, f"{name}t64"):
        shown = subprocess.run(
            ["apt-cache", "show", "--no-all-versions", candidate],
            check=False,
            capture_output=True,
        )
        if shown.returncode == 0 and shown.stdout.strip():
            return candidate
    return name


def ensure_libraries() -> None:
    """Install Qt's system libraries with apt where that is allowed; else print the line to run."""
    missing = missing_libraries()
    if not missing:
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        say(f"Henter systembiblioteker til vinduer: {' '.join(missing)}")
        run_apt(["update"])
        run_apt(["install", "-y", "--no-install-recommends", *map(known_package, missing)])
        missing = missing_libraries()
    if missing:
        say("Disse systembiblioteker mangler endnu: " + " ".join(missing))
        say("Kør: sudo apt-get install " + " ".join(missing))


def lock_files(*, tests: bool) -> Path:
    """Return the hash-locked list to install from; the test list holds the runtime list too."""
    return HERE / ("requirements-test.txt" if tests else "requirements.txt")


def fingerprint(requirements: Path) -> str:
    """Return what a set-up was made from; it changes when lock, project or Python change."""
    digest = hashlib.sha256()
    for part in (requirements.read_bytes(), sys.version.encode(), str(ROOT).encode()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def is_ready(*, tests: bool) -> bool:
    """Say whether .venv already holds what is wanted (the test set-up serves the program too)."""
    stamp = VENV / STAMP
    if not (stamp.is_file() and PYTHON.exists()):
        return False
    accepted = {fingerprint(lock_files(tests=True))}
    if not tests:
        accepted.add(fingerprint(lock_files(tests=False)))
    return stamp.read_text(encoding="ascii").strip() in accepted


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold a lock file so that two set-ups do not mix; a stale one ends after 15 minutes."""
    lock = VENV.with_name(VENV.name + ".lock")
    deadline = time.monotonic() + 900
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > deadline or time.time() - lock.stat().st_mtime > 900:  # noqa: PLR2004
                lock.unlink(missing_ok=True)
            time.sleep(0.5)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def site_packages() -> Path:
    """Return the folder of .venv that holds installed libraries."""
    if IS_WINDOWS:
        return VENV / "Lib" / "site-packages"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return VENV / "lib" / version / "site-packages"


def has_pip() -> bool:
    """Say whether the Python that runs this has pip (Debian's venv module has none to copy)."""
    probe = [sys.executable, "-m", "pip", "--version"]
    return subprocess.run(probe, check=False, capture_output=True).returncode == 0


def make_venv() -> list[str]:
    """Make .venv and return the pip command that installs into it."""
    shutil.rmtree(VENV, ignore_errors=True)
    if has_pip():
        venv.create(VENV, with_pip=False, symlinks=not IS_WINDOWS)
        return [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    venv.create(VENV, with_pip=True, symlinks=not IS_WINDOWS)
    return [str(PYTHON), "-m", "pip"]


def set_up(*, tests: bool) -> None:
    """Make .venv from the hash-locked list; the stamp is written last, so a torn one is redone."""
    ensure_libraries()
    if is_ready(tests=tests):
        return
    with only_one():
        if is_ready(tests=tests):
            return
        requirements = lock_files(tests=tests)
        say("Sætter FlexDesk op i .venv (første gang tager det et par minutter) ...")
        pip = make_venv()
        command = [
            *pip,
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--require-hashes",
            "--no-deps",
            "--only-binary",
            ":all:",
            "-r",
            str(requirements),
        ]
        done = subprocess.run(command, check=False, stdout=sys.stderr)
        if done.returncode != 0:
            sys.exit("Bibliotekerne kunne ikke hentes. Intet er ændret; prøv igen med netadgang.")
        # one line to the checkout instead of an editable build, which would fetch unhashed tools
        (site_packages() / "flexdesk-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
        (VENV / STAMP).write_text(fingerprint(requirements) + "\n", encoding="ascii")


def start(words: Sequence[str]) -> int:
    """Run the set-up Python with these words and return its exit code."""
    environment = dict(os.environ)
    if not has_display() and "app" not in words:
        # a real window cannot be shown: `app` says so, everything else works on pictures
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        return subprocess.run(
            [str(PYTHON), "-X", "utf8", *words], env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


def main(words: Sequence[str]) -> int:
    """Set up what the words need, then do it."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    is_test = words[:1] == ["test"]
    began = time.monotonic()
    set_up(tests=is_test)
    if is_test:
        os.environ["FLEXDESK_SETUP_SECONDS"] = f"{time.monotonic() - began:.0f}"
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.chdir(ROOT)
        return start(["-m", "tests.gate", *words[1:]])
    if words[:1] == ["cli"]:
        return start(["-m", "flexdesk", *(words[1:] or ["--help"])])
    return start(["-m", "flexdesk", *(words or ["demo"])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
