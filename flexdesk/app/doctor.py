"""A look at the machine and the store's folder, without opening the store."""

import importlib.util
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from flexdesk import __version__
from flexdesk.app.boot import load_pipelines, load_programs, load_rules, store_exists
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.numbers import format_number
from flexdesk.base.resources import resource_path
from flexdesk.domain.programs import missing_rules
from flexdesk.store.disk.places import refuse_shared_folder

_LEAST_PYTHON = (3, 11)
_LEAST_FREE_BYTES = 200 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_MODULES = (
    ("sqlcipher3", "det krypterede register"),
    ("argon2", "nøglen af adgangssætningen"),
    ("sqlalchemy", "registrets forespørgsler"),
    ("openpyxl", "Excel"),
    ("defusedxml", "vagten mod farlige filer"),
    ("reportlab", "PDF"),
    ("pypdfium2", "visning af PDF"),
    ("PIL", "billeder på kandidatkort"),
    ("docx", "Word-kopi af kandidatkort"),
    ("PySide6", "vinduet"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    key: str
    is_ok: bool
    text: str


def examine(directory: Path) -> tuple[Check, ...]:
    """Return what was looked at, the good and the bad."""
    return (
        Check("flexdesk", is_ok=True, text=f"FlexDesk {__version__}"),
        _python(),
        *(_module(name, what) for name, what in _MODULES),
        _shipped(),
        _fonts(),
        _folder(directory),
        _space(directory),
        _store(directory),
    )


def _python() -> Check:
    is_ok = sys.version_info >= _LEAST_PYTHON
    return Check("python", is_ok, f"Python {platform.python_version()} på {platform.system()}")


def _module(name: str, what: str) -> Check:
    is_ok = importlib.util.find_spec(name) is not None
    text = f"{name}: {what}" if is_ok else f"{name} mangler ({what})"
    return Check(f"module.{name}", is_ok, text)


def _shipped() -> Check:
    try:
        rules, programs, pipelines = load_rules(), load_programs(), load_pipelines()
        lacking = [key for p in programs.values() for key in missing_rules(p, rules)]
    except (FlexDeskError, OSError, KeyError) as error:
        return Check("rules", is_ok=False, text=f"Regler og programmer kan ikke læses ({error})")
    text = (
        f"{len(rules.keys)} regler, {len(programs)} programmer, {len(pipelines)} metoder; "
        f"regelsæt {rules.fingerprint}"
    )
    return Check("rules", not lacking, text)


def _fonts() -> Check:
    found = len(list(resource_path("fonts").glob("*.ttf")))
    return Check("fonts", found > 0, f"{found} skrifter")


def _folder(directory: Path) -> Check:
    try:
        refuse_shared_folder(directory)
    except FlexDeskError:
        return Check("folder", is_ok=False, text=f"{directory} er et netværksdrev eller en sky")
    return Check("folder", is_ok=True, text=f"Registrets mappe: {directory}")


def _space(directory: Path) -> Check:
    there = next(folder for folder in (directory, *directory.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    text = f"{format_number(free // _MEGABYTE)} MB fri plads"
    return Check("space", free >= _LEAST_FREE_BYTES, text)


def _store(directory: Path) -> Check:
    text = "Der er et register i mappen" if store_exists(directory) else "Intet register endnu"
    return Check("store", is_ok=True, text=text)
