"""Builders for store tests: cheap stores, invented people, hooks that stop or break."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from flexdesk.base.clock import FixedClock
from flexdesk.base.ids import citizen_id
from flexdesk.store.key.costs import KdfCost
from flexdesk.store.store import Store

CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
"""Only tests make stores so cheap; the header of such a store says so."""

PASSPHRASE = "rødgrød med fløde på".encode()
DAY = dt.date(2016, 8, 31)
CLOCK = FixedClock(DAY)


def quick_folder() -> Path:
    """Return a new folder where a sync costs nothing, if the machine has one; delete it after."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    return Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))


def counting_ids(start: int = 0) -> Callable[[], str]:
    """Return a maker of ids that are the same in every run."""
    state = {"number": start}

    def make() -> str:
        state["number"] += 1
        return f"{state['number']:032x}"

    return make


def a_store(directory: Path, **options: object) -> Store:
    """Make a cheap store and return it open."""
    return a_store_with_key(directory, **options)[0]


def a_store_with_key(directory: Path, **options: object) -> tuple[Store, str]:
    """Make a cheap store and return it open, with its recovery key."""
    given: dict[str, object] = {"clock": CLOCK, "kdf": CHEAP} | options
    return Store.create(directory, PASSPHRASE, **given)  # type: ignore[arg-type]


def reopen(directory: Path, **options: object) -> Store:
    """Open a store with the passphrase of the tests."""
    given: dict[str, object] = {"clock": CLOCK} | options
    return Store.open(directory, PASSPHRASE, **given)  # type: ignore[arg-type]


def a_cpr(number: int) -> str:
    """Return an impossible CPR number (day + 60), a different one for each number."""
    day, rest = number % 28 + 61, number // 28
    month, rest = rest % 12 + 1, rest // 12
    year, rest = 50 + rest % 50, rest // 50
    return f"{day:02d}{month:02d}{year:02d}{1000 + rest:04d}"


def a_citizen(store: Store, number: int, **values: object) -> dict[str, object]:
    """Return the values of an invented citizen, id included."""
    cpr = a_cpr(number)
    names = {"first_name": f"Fornavn{number}", "last_name": f"Efternavn{number}"}
    return {"id": citizen_id(store.team_secret, cpr), "cpr": cpr} | names | values


def add_citizen(store: Store, number: int, **values: object) -> str:
    """Insert an invented citizen in a transaction of its own and return its id."""
    row = a_citizen(store, number, **values)
    with store.work("citizen.add") as uow:
        uow.insert_many("citizen", [row])
    return str(row["id"])


def copy_store(source: Path, target: Path) -> Path:
    """Copy the files of a store as they lie, hot or not."""
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        if path.is_file():
            shutil.copyfile(path, target / path.name)
    return target


class CountingHooks:
    """Remembers every point that was passed."""

    def __init__(self) -> None:
        self.points: list[str] = []

    def on_point(self, name: str) -> None:
        """Remember the point."""
        self.points.append(name)


class ExitAt:
    """Ends the process at the n-th point, as a power cut would as far as the program sees it."""

    def __init__(self, number: int) -> None:
        self.left = number

    def on_point(self, name: str) -> None:
        """Count down and end."""
        self.left -= 1
        if self.left <= 0:
            os._exit(77)


class RaiseAt:
    """Raises an error at the n-th point, once or from then on."""

    def __init__(self, number: int, error: Exception, *, sticky: bool = False) -> None:
        self.left = number
        self.error = error
        self.sticky = sticky

    def on_point(self, name: str) -> None:
        """Count down and raise."""
        self.left -= 1
        if self.left == 0 or (self.sticky and self.left < 0):
            raise self.error
