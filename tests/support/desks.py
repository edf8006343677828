"""Desks for tests: a real store in a temporary folder, opened with a key that costs nothing."""

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flexdesk.app.boot import KdfCost, create_desk
from flexdesk.app.desk import Desk
from flexdesk.base.clock import FixedClock
from flexdesk.base.ids import citizen_id
from flexdesk.cli.main import main
from flexdesk.cli.streams import Streams

CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
DAY = dt.date(2016, 8, 31)
PASSPHRASE = "korrekt hest batteri hæfteklamme"
PROGRAM = "aarhus_pool_2013"


def day(text: str) -> dt.date:
    """Return a day written as ISO."""
    return dt.date.fromisoformat(text)


@contextmanager
def a_desk(folder: Path, on: dt.date = DAY, **options: str) -> Iterator[Desk]:
    """Give a new desk of KON01 that closes by itself."""
    options = {"name": "Lene Østergaard", "initials": "KON01", **options}
    desk, _key = create_desk(
        folder / "register", PASSPHRASE.encode(), clock=FixedClock(on), kdf=CHEAP, **options
    )
    try:
        yield desk
    finally:
        desk.close()


def add_citizen(desk: Desk, cpr: str = "6707704285", **values: object) -> str:
    """Add a citizen and return the id."""
    row = citizen_id(desk.store.team_secret, cpr)
    fields = {
        "cpr": cpr,
        "first_name": "Åse",
        "last_name": "Aagaard",
        "candidate_no": f"K-2016-{int(cpr[-3:]):03d}",
        "consultant": "KON01",
        "program": PROGRAM,
        "visited_on": day("2014-01-01"),
        "step": "job_search",
        **values,
    }
    with desk.store.work("test") as uow:
        uow.insert("citizen", row, fields)
    return row


_ROWS = iter(range(1, 1_000_000))


def add(desk: Desk, entity: str, **values: object) -> str:
    """Add a row of any kind and return the id."""
    row = f"{next(_ROWS):032x}"
    with desk.store.work("test") as uow:
        uow.insert(entity, row, values)
    return row


class Terminal:
    """A command line in this process: streams that are read afterwards, answers in a queue."""

    def __init__(self, folder: Path, on: dt.date = DAY) -> None:
        self.store = folder / "register"
        self.clock = FixedClock(on)
        self.out = ""
        self.err = ""
        self.asked: list[str] = []
        self.passphrase_file = folder / "adgang.txt"
        self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def run(self, *words: str, stdin: str = "", answers: tuple[str, ...] = ()) -> int:
        """Run a command on the store with the passphrase from a file; return its exit code."""
        given = ("--store", str(self.store))
        if not answers:
            given = (*given, "--passphrase-file", str(self.passphrase_file))
        return self.bare(*given, *words, stdin=stdin, answers=answers)

    def bare(self, *words: str, stdin: str = "", answers: tuple[str, ...] = ()) -> int:
        """Run a command as it stands."""
        waiting = iter(answers)

        def ask(question: str) -> str:
            self.asked.append(question)
            return next(waiting)

        out, err = io.StringIO(), io.StringIO()
        streams = Streams(io.StringIO(stdin), out, err, ask=ask, can_ask=bool(answers))
        code = main(words, streams=streams, clock=self.clock, kdf=CHEAP)
        self.out, self.err = out.getvalue(), err.getvalue()
        return code
