"""An extract of 45 citizens and next month's: 44 of them, five with another end, two new."""

import datetime as dt
from pathlib import Path

from tests.support.import_books import Rows, save_book
from tests.support.stores import a_cpr

PEOPLE = 45
ENDED = range(10, 15)
GONE = 44
NEW = (100, 101)
FIRST = dt.datetime(2014, 3, 1)  # noqa: DTZ001 - a day as openpyxl writes it
LAST = dt.datetime(2016, 9, 15)  # noqa: DTZ001 - a day as openpyxl writes it


def _shown(index: int) -> str:
    cpr = a_cpr(index)
    return f"{cpr[:6]}-{cpr[6:]}"


def _phone(index: int) -> str:
    return f"70 20 {index:04d}"


def _people(*, is_next: bool) -> list[int]:
    people = [index for index in range(PEOPLE) if not is_next or index != GONE]
    return [*people, *NEW] if is_next else people


def extract(path: Path, *, is_next: bool) -> Path:
    """Write it as the fagsystem gives it: citizens, periods and notes on sheets of their own."""
    people = _people(is_next=is_next)
    citizens: Rows = [["CPR-nr", "Fornavn", "Efternavn", "Telefon", "Trin", "Jobkonsulent"]]
    citizens += [
        [_shown(at), f"Fornavn{at}", f"Efternavn{at}", _phone(at), "Jobsøgning", "KON01"]
        for at in people
    ]
    spells: Rows = [["CPR-nr", "Ydelse", "Fra", "Til"]]
    spells += [
        [_shown(at), "Ledighedsydelse", FIRST, LAST if is_next and at in ENDED else None]
        for at in people
    ]
    notes: Rows = [["CPR-nr", "Dato", "Type", "Jobkonsulent", "Tekst"]]
    notes += [[_shown(at), FIRST, "Notat", "KON01", f"Talt {at}"] for at in people if at < PEOPLE]
    return save_book(path, {"Borgere": citizens, "Ydelsesperioder": spells, "Journal": notes})


def own_list(path: Path, *, is_next: bool) -> Path:
    """Write it as one's own sheet has it: a row for each citizen."""
    rows: Rows = [["Navn", "Cpr", "Tlf", "LY siden", "LY til", "Status", "Bem."]]
    rows += [
        [f"Fornavn{at} Efternavn{at}", _shown(at), _phone(at), FIRST,
         LAST if is_next and at in ENDED else None, "Jobsøgning", f"Talt {at}"]
        for at in _people(is_next=is_next)
    ]  # fmt: skip
    return save_book(path, {"Mine borgere": rows})
