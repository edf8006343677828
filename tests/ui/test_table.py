import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from flexdesk.base.danish import sort_key
from flexdesk.ui.citizens.cells import CitizenCells
from flexdesk.ui.citizens.columns import columns_for
from flexdesk.ui.parts.table_model import ACCESSIBLE, ALIGN, DISPLAY, RowsModel
from flexdesk.ui.parts.table_view import INSET, RowTable
from tests.support.fake_rows import citizen_row, citizen_rows

DOWN = Qt.SortOrder.DescendingOrder


def model_of(rows, width=1400):
    model = RowsModel(columns_for(width, is_hidden=False), lambda row: row.id)
    model.set_rows(rows)
    return model


@pytest.fixture
def table(qtbot, look):
    made = RowTable(look, model_of(citizen_rows(40)), "Borgere")
    made.delegate.painters.update(CitizenCells(look).painters)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def test_the_model_keeps_qts_rules(qtmodeltester, dressed):
    qtmodeltester.check(model_of(citizen_rows(12)))


def test_an_empty_model_keeps_qts_rules(qtmodeltester, dressed):
    qtmodeltester.check(model_of(()))


def test_danish_letters_sort_last_and_double_a_as_one_of_them(dressed):
    names = ("Åse Åkjær", "Bo Zebra", "Ib Ærlig", "Aage Aabo", "Ole Ørsted", "Ann Andersen")
    rows = [citizen_row(at, name=name, sort_name=sort_key(name)) for at, name in enumerate(names)]
    model = model_of(rows)
    model.sort(0)
    assert [row.name for row in model.rows()] == sorted(names, key=sort_key)
    assert model.rows()[-1].name in ("Åse Åkjær", "Aage Aabo")


def test_rows_without_a_value_stand_last_whatever_the_order(dressed):
    model = model_of(citizen_rows(22))
    next_column = [spec.key for spec in model.columns].index("next")
    for order in (Qt.SortOrder.AscendingOrder, DOWN):
        model.sort(next_column, order)
        days = [row.next_day for row in model.rows()]
        assert days[-1] is None
        assert [day for day in days if day] == sorted((d for d in days if d), reverse=order == DOWN)


def test_cells_say_their_column_to_the_screen_reader_and_numbers_stand_right(dressed):
    model = model_of(citizen_rows(5))
    hours = [spec.key for spec in model.columns].index("hours")
    assert model.data(model.index(0, 0), ACCESSIBLE).startswith("Borger: ")
    assert model.data(model.index(0, hours), ALIGN) & int(Qt.AlignmentFlag.AlignRight)
    assert model.headerData(0, Qt.Orientation.Horizontal, DISPLAY) == "Borger"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.EditRole) is None


def test_the_choice_is_kept_by_id_when_rows_come_anew(qtbot, table):
    table.choose("c00005")
    with qtbot.assertNotEmitted(table.current_changed):
        table.rows_model.set_rows(citizen_rows(30))
        table.rows_model.sort(0, DOWN)
    assert table.rows_model.key_at(table.chosen_line) == "c00005"


def test_enter_opens_arrows_move_and_tab_leaves(qtbot, table):
    table.choose(table.rows_model.key_at(0))
    with qtbot.waitSignal(table.current_changed) as moved:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert moved.args == [table.rows_model.key_at(1)]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [table.rows_model.key_at(1)]
    assert not table.tabKeyNavigation()


def test_a_click_on_a_heading_sorts_and_a_second_turns_it(qtbot, table):
    header = table.horizontalHeader()
    header.sectionClicked.emit(0)
    assert table.rows_model.sorted_by == (0, Qt.SortOrder.AscendingOrder)
    header.sectionClicked.emit(0)
    assert table.rows_model.sorted_by == (0, DOWN)
    ly = [spec.key for spec in table.rows_model.columns].index("ly")
    header.sectionClicked.emit(ly)
    assert table.rows_model.sorted_by == (ly, DOWN)


def test_a_copied_row_is_text_with_tabs_and_holds_no_number(qtbot, table):
    table.choose("c00005")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Mette Sandager\t")
    assert "••••" not in text
    QGuiApplication.clipboard().clear()


def test_headings_stand_on_the_x_of_their_cells_and_nothing_scrolls_sideways(qtbot, table):
    header = table.horizontalHeader()
    for column in range(table.rows_model.columnCount()):
        cell = table.visualRect(table.rows_model.index(0, column))
        assert header.sectionViewportPosition(column) == cell.left()
    assert INSET == 12
    assert table.horizontalScrollBar().maximum() == 0


def test_every_cell_paints_in_both_themes(qtbot, look, table):
    for theme in ("light", "dark"):
        look.choose(theme)
        assert not table.grab().isNull()


def test_ten_thousand_rows_are_sorted_and_shown_without_a_proxy(qtbot, look):
    rows = citizen_rows(10_000)
    table = RowTable(look, model_of(rows), "Borgere")
    qtbot.addWidget(table)
    table.resize(1200, 800)
    table.show()
    began = time.perf_counter()
    table.rows_model.set_rows(rows[:9000])
    table.viewport().repaint()
    assert time.perf_counter() - began < 2.0
