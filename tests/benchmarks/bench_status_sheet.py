"""Status sheet with 10,000 placements against openpyxl's normal writer on the same cells.

Run: python -m tests.benchmarks.bench_status_sheet [placements]. The goal is a ratio of 0.2.
"""

import io
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from openpyxl import Workbook, load_workbook

from flexdesk.reports.figure_rows import PlacementRow, StatusInput
from flexdesk.reports.status_sheet import write_status_sheet
from tests.support.status_input import a_team, status_of

GOAL = 0.2


def status_with(placements: int) -> StatusInput:
    """Return a status sheet with about this many placements."""
    rows: list[PlacementRow] = []
    team = status_of(a_team())
    copy = 0
    while len(rows) < placements:
        rows += [
            replace(row, candidate_no=f"{row.candidate_no}-{copy}") for row in team.placement_rows
        ]
        copy += 1
    hours = tuple(
        replace(row, candidate_no=f"{row.candidate_no}-{n}")
        for n in range(copy)
        for row in team.hours_rows
    )
    return replace(team, placement_rows=tuple(rows[:placements]), hours_rows=hours)


def plain_copy(data: bytes) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return the cells of a workbook by sheet, formulas as formulas."""
    book = load_workbook(io.BytesIO(data))
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]


def write_plain(sheets: list[tuple[str, list[tuple[object, ...]]]]) -> None:
    """Write the cells by openpyxl's normal writer: no styles, no tables, no charts."""
    book = Workbook()
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(io.BytesIO())


def best_of(times: int, run: Callable[[], object]) -> float:
    """Return the least processor time of some runs, in seconds."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return min(seconds)


def main(placements: int) -> None:
    """Measure both in one run and print the ratio."""
    status = status_with(placements)
    data = write_status_sheet(status)
    sheets = plain_copy(data)
    cells = sum(value is not None for _, rows in sheets for row in rows for value in row)
    ours = best_of(3, lambda: write_status_sheet(status))
    theirs = best_of(3, lambda: write_plain(sheets))
    print(f"{placements} forløb, {len(status.hours_rows)} timerækker, {cells} celler")
    print(f"FlexDesk {ours:.2f} s, openpyxl {theirs:.2f} s")
    print(f"forhold {ours / theirs:.2f} (mål {GOAL})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
