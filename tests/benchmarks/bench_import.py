"""Measure an import of ten thousand rows beside openpyxl's own reading of the same file.

Run it as `python -m tests.benchmarks.bench_import`; it prints CPU seconds and ratios of one run,
and what hostile files cost in time and memory, each in a process of its own.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from flexdesk.app.import_commit import commit_import
from flexdesk.app.import_plan import plan_rows
from flexdesk.base.errors import FlexDeskError
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON, a_desk, an_extract, save_book, sheet_xml, with_part
from tests.support.import_extracts import aarhus_shape

PEOPLE = 1130
ROUNDS = 3
SHEET = "xl/worksheets/sheet1.xml"


def best(work: Callable[[], object]) -> float:
    """Return the least CPU time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def read_only(path: Path) -> None:
    """Walk all rows of a workbook as openpyxl gives them."""
    for sheet in openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets:
        sheet.reset_dimensions()
        for _ in sheet.iter_rows(values_only=True):
            pass


def measure(folder: Path) -> None:
    """Print the ratios of one file."""
    path = save_book(folder / "udtraek.xlsx", aarhus_shape(PEOPLE, 1))
    desk = a_desk(folder)
    bare = best(lambda: read_only(path))
    file = read_file(path, on=ON)
    reading = best(lambda: read_file(path, on=ON))
    plan = plan_rows(desk, file, "aarhus_pool_2013")
    planning = best(lambda: plan_rows(desk, file, "aarhus_pool_2013"))
    started = time.process_time()
    commit_import(desk, plan)
    saving = time.process_time() - started
    again = best(lambda: plan_rows(desk, file, "aarhus_pool_2013"))
    print(f"{file.rows_read} rows, {file.errors} errors")
    for name, seconds in (
        ("openpyxl read_only", bare),
        ("read and checked", reading),
        ("planned against an empty store", planning),
        ("read, checked and planned", reading + planning),
        ("planned against the same rows", again),
        ("saved in the encrypted store", saving),
        ("all of it", reading + planning + saving),
    ):
        print(f"{name:34} {seconds:6.2f} s  {seconds / bare:5.2f} x")
    checked, whole = (reading + planning) / bare, (reading + planning + saving) / bare
    print(f"læst, kontrolleret og planlagt: forhold {checked:.2f} (mål 2)")
    print(f"det hele, også gemt krypteret: forhold {whole:.2f} (mål 2)")
    desk.close()


def _styles(count: int) -> bytes:
    fonts = b"".join(b'<font><sz val="%d"/></font>' % (n % 409) for n in range(count))
    return (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts>'
        + fonts + b"</fonts></styleSheet>"
    )  # fmt: skip


def _sheet(rows: int, cells: int) -> bytes:
    body = b"".join(
        b"<row>"
        + b"".join(b"<c><v>%d</v></c>" % (r * 7919 + c * 104_729) for c in range(cells))
        + b"</row>"
        for r in range(rows)
    )
    return sheet_xml(body)


def _padding(megabytes: int) -> bytes:
    """Return text that packs about a hundred to one: just under what the guard refuses."""
    line = b"abcdefghij" * 60
    return b"".join(line + b"%05d" % (n * 7919 % 99_991) for n in range(megabytes * 1650))


def _after(xml: bytes, rows: bytes) -> bytes:
    return xml.replace(b"</sheetData>", rows + b"</sheetData>")


def _strings(path: Path) -> Path:
    """Give a workbook nearly as many shared strings as the guard lets through."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'

    def listed(types: bytes) -> bytes:
        return types if kind in types else types.replace(b"</Types>", entry)

    with_part(path, "[Content_Types].xml", listed)
    return with_part(
        path, "xl/sharedStrings.xml",
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + b"".join(b"<si><t>CPR%d</t></si>" % n for n in range(490_000)) + b"</sst>",
    )  # fmt: skip


def _rows(make: Callable[[int], bytes], count: int) -> Callable[[Path], Path]:
    rows = b"".join(make(number) for number in range(10, count))
    return lambda path: with_part(path, SHEET, lambda xml: _after(xml, rows))


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "sound": lambda path: path,
    "bomb": lambda path: with_part(path, "xl/x.xml", b"<a>" + b" " * 150_000_000),
    "long text": lambda path: with_part(
        path, SHEET, sheet_xml(b"<row><c><v>" + _padding(150) + b"</v></c></row>")
    ),
    "long parts": lambda path: with_part(
        path, "xl/media/a.xml", b"<a>" + b"<b/>".join([_padding(1)[:380_000]] * 480) + b"</a>"
    ),
    "corner": _rows(lambda n: b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 11),
    "gaps": _rows(lambda n: b'<row r="%d"><c><v>1</v></c></row>' % (n * 1_000_000), 900),
    "row 9e9": _rows(lambda n: b'<row r="9999999999"/>', 11),
    "many rows": lambda path: with_part(path, SHEET, _sheet(201_000, 2)),
    "many cells": lambda path: with_part(path, SHEET, _sheet(2_000, 1_000)),
    "empty rows": _rows(lambda n: b'<row r="%d"><c s="1"/></row>' % n, 199_000),
    "one wide row": lambda path: with_part(
        path, SHEET, sheet_xml(b"<row>" + b"<c/>" * 290_000 + b"</row>")
    ),
    "wide rows": _rows(
        lambda n: b'<row r="%d"><c r="XFD%d" t="n"/><c r="A%d"><v>%d</v></c></row>'
        % (n, n, n, n * 7919), 150_000,
    ),
    "markup": lambda path: with_part(
        path, SHEET, sheet_xml(b"", head=b"".join(b'<f%d a="%d"/>' % (n % 99, n * 7919)
                                                  for n in range(290_000)))
    ),
    "styles": lambda path: with_part(path, "xl/styles.xml", _styles(70_000)),
    "strings": _strings,
}  # fmt: skip


def one_hostile(name: str, path: Path) -> None:
    """Read one file and print what came of it, how long it took and how much memory."""
    started = time.monotonic()
    try:
        file = read_file(path, on=ON)
        outcome = f"read, {file.rows_read} rows, {file.errors} errors"
    except FlexDeskError as error:
        outcome = error.code
    seconds = time.monotonic() - started
    status = Path("/proc/self/status").read_text("ascii")
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"{name:14} {outcome:40} {seconds:5.1f} s  {peak:5.0f} MiB")


def main() -> None:
    """Measure, then read each hostile file in a process of its own."""
    if len(sys.argv) > 2:
        one_hostile(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))
        for name, make in HOSTILE.items():
            path = make(save_book(Path(folder) / f"{name}.xlsx", an_extract()))
            call = [sys.executable, "-m", "tests.benchmarks.bench_import", name, str(path)]
            subprocess.run(call, check=True)


if __name__ == "__main__":
    main()
