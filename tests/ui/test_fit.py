"""No word is cut in the list of the example team at 1440 x 900, with the pane and without."""

import pytest
from PySide6.QtGui import QFontMetricsF

from flexdesk.app import boot
from flexdesk.app.caseload import list_rows
from flexdesk.ui.citizens.columns import day_text, is_overdue, ly_text, next_text, step_text
from flexdesk.ui.look.fonts import font

PAINTED = {"step": 24, "ly": 58, "ly_words": 0}


@pytest.fixture(scope="module")
def rows():
    desk = boot.example_desk()
    found = list_rows(desk)
    desk.close()
    return found


def room_needed(row, spec, day_width):
    plain, bold = (QFontMetricsF(font(14, bold=b, tabular=True)) for b in (False, True))
    if spec.paint == "next":
        face = bold if is_overdue(row) else plain
        assert face.horizontalAdvance(day_text(row)) <= day_width
        return day_width + 8 + face.horizontalAdvance(next_text(row)) if row.next_day else 0
    if spec.paint in PAINTED:
        text = step_text(row) if spec.paint == "step" else ly_text(row)
        return PAINTED[spec.paint] + plain.horizontalAdvance(text)
    return (bold if spec.is_bold else plain).horizontalAdvance(spec.show(row))


@pytest.mark.parametrize("has_pane", [True, False])
def test_no_word_is_cut_in_the_list(qtbot, bench, rows, settle, has_pane):
    page = bench._citizens_page
    if has_pane:
        bench.show_in_list(bench.citizens.rows[0].id)
        settle(qtbot)
    page.fit_to(rows)
    page.show_rows(rows, is_hidden=False)
    table = page.table
    cut = [
        (spec.key, spec.show(row))
        for at, spec in enumerate(page.model.columns)
        for row in rows
        if room_needed(row, spec, page._cells.day_width) > table.columnWidth(at) - 24
    ]
    assert cut == []
    assert sum(table.columnWidth(at) for at in range(len(page.model.columns))) <= (
        table.viewport().width()
    )
