"""Workbooks for import tests, made by code: small extracts, and zips nobody should open."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl

from flexdesk.app.boot import create_desk
from flexdesk.app.desk import Desk
from flexdesk.base.clock import FixedClock
from tests.support.stores import CHEAP, PASSPHRASE
from tests.support.tree import ROOT

ON = dt.date(2016, 9, 30)
SHARED = ROOT.parent / "shared" / "data"
"""The workbooks the designers gave; tests that need them are skipped where they are not."""

AUGUST = SHARED / "caseload-aarhus-2016-08.xlsx"
SEPTEMBER = SHARED / "caseload-aarhus-2016-09.xlsx"
OWN_SHEET = SHARED / "own-sheet.xlsx"

Rows = list[list[object]]


def day(text: str) -> dt.datetime:
    """Return a day as openpyxl writes it."""
    return dt.datetime.fromisoformat(text)


def an_extract() -> dict[str, Rows]:
    """Return a small extract without a fault: two citizens, two workplaces, four placements."""
    ada, bo = "670770-4285", "810456-1234"
    return {
        "Borgere": [
            ["CPR-nr", "Fornavn", "Efternavn", "Adresse", "Postnr", "By", "Telefon", "E-mail",
             "Målgruppe", "Trin", "Visiteret til fleksjob", "Screening", "Jobkonsulent",
             "Adressebeskyttelse"],
            [ada, "Åse", "Ærø", "Sølvgade 1", 8000, "Aarhus C", "70 10 10 10", "a@eksempel.dk",
             "Ledighedsydelse", "Afsluttet", day("2013-03-01"), day("2014-01-10"), "KON01", "Nej"],
            [bo, "Bo", "Øllegaard", "Skovvej 2", 8240, "Risskov", "70 20 20 20", "b@eksempel.dk",
             "Ledighedsydelse", "Midlertidigt fleksjob", day("2014-05-01"), day("2015-02-01"),
             "KON02", "Ja"],
        ],
        "Ydelsesperioder": [
            ["CPR-nr", "Ydelse", "Fra", "Til"],
            [ada, "Ledighedsydelse", day("2013-03-01"), day("2014-05-31")],
            [ada, "Fleksjob", day("2014-06-01"), None],
            [bo, "Ledighedsydelse", day("2014-05-01"), day("2016-01-31")],
            [bo, "Fleksjob", day("2016-02-01"), None],
        ],
        "Arbejdspladser": [
            ["P-nr", "CVR-nr", "Arbejdsplads", "Forvaltning/branche", "Sektor", "Postnr", "By",
             "Kontaktperson", "Telefon", "E-mail"],
            ["1050167250", "13585628", "Tranehøj Bageri ApS", "Fødevarer", "privat", 8520,
             "Lystrup", "Nadia Bach", "70 30 30 30", "c@eksempel.dk"],
            ["1072165855", "55133018", "Lokalcenter Fuglebakken", "Sundhed og Omsorg", "kommunal",
             8381, "Tilst", "Morten Krog", "70 40 40 40", "d@eksempel.dk"],
        ],
        "Forløb": [
            ["Forløb", "CPR-nr", "P-nr", "Type", "Start", "Slut planlagt", "Slut",
             "Timer pr. uge", "Afslutningsårsag"],
            ["F00001", ada, "1072165855", "Virksomhedspraktik", day("2014-05-01"),
             day("2014-05-28"), day("2014-05-28"), 8, "Gennemført"],
            ["F00002", ada, "1072165855", "Midlertidigt fleksjob (pulje)", day("2014-06-01"),
             day("2015-03-31"), day("2015-03-31"), 8, "Ordinært fleksjob"],
            ["F00003", ada, "1050167250", "Fleksjob", day("2015-04-01"), None, None, 12.5, None],
            ["F00004", bo, "1072165855", "Midlertidigt fleksjob (pulje)", day("2016-02-01"),
             day("2016-12-31"), None, 10, None],
        ],
        "Timetal": [
            ["CPR-nr", "Forløb", "Dato", "Effektive timer pr. uge"],
            [ada, "F00002", day("2014-09-01"), 9],
            [bo, "F00004", day("2016-04-01"), 11],
        ],
        "Journal": [
            ["CPR-nr", "Dato", "Type", "Jobkonsulent", "Tekst"],
            [ada, day("2015-09-15"), "Telefon", "KON01", "Opfølgning. Timetallet fastholdes."],
            [bo, day("2016-04-11"), "Note", "KON02", "Har fået nøgle til køkkenet."],
        ],
    }  # fmt: skip


def save_book(path: Path, sheets: dict[str, Rows], *, hidden: tuple[str, ...] = ()) -> Path:
    """Write sheets to a workbook; texts stay texts, whatever they begin with."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is not None:
                    cell = sheet.cell(number, column)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    """Return the parts of a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as the bytes of a zip file."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def with_part(path: Path, name: str, change: object) -> Path:
    """Change one part of a workbook: by new bytes, or by a function of the old ones."""
    parts = parts_of(path)
    parts[name] = change(parts.get(name, b"")) if callable(change) else change
    path.write_bytes(zipped(parts))
    return path


def sheet_xml(rows: bytes, head: bytes = b"") -> bytes:
    """Return a sheet around the XML of its rows."""
    return (
        b'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns='
        b'"http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + head + b"<sheetData>" + rows + b"</sheetData></worksheet>"
    )  # fmt: skip


def a_desk(tmp_path: Path, *, program: str = "aarhus_pool_2013", on: dt.date = ON) -> Desk:
    """Return a desk on a cheap new store."""
    directory = tmp_path / "register"
    clock = FixedClock(on)
    return create_desk(
        directory, PASSPHRASE, initials="KON99", program=program, clock=clock, kdf=CHEAP
    )[0]
