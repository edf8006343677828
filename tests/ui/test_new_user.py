"""What stopped a new user: Enter on buttons, lost focus, empty answers, stale receipts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from flexdesk.ui.door.doors import DoorsPanel
from flexdesk.ui.door.first_start import ACCESS, FirstStartPanel
from flexdesk.ui.door.frame import DoorWindow
from flexdesk.ui.reporting.view import _REST_MS


@pytest.fixture
def door(qtbot, look):
    window = DoorWindow(look)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    return window


def test_enter_opens_the_door_that_has_the_focus(qtbot, look, door):
    panel = DoorsPanel(look)
    door.show_panel(panel)
    panel.team.setFocus()
    with qtbot.waitSignal(panel.team_wanted):
        qtbot.keyClick(panel.team, Qt.Key.Key_Return)


def test_enter_in_a_field_of_the_first_start_goes_on(qtbot, look, door):
    panel = FirstStartPanel(look)
    door.show_panel(panel)
    panel.name.edit.setText("Lene")
    panel.initials.edit.setText("LØ")
    qtbot.keyClick(panel.name.edit, Qt.Key.Key_Return)
    assert panel._stack.currentIndex() == ACCESS


def test_enter_presses_a_button_of_the_window(qtbot, bench, settle):
    bench.go("import")
    settle(qtbot)
    menu = bench.window.current_page.findChild(QAbstractButton, "menu")
    pressed = []
    menu.clicked.disconnect()
    menu.clicked.connect(lambda: pressed.append(True))
    menu.setFocus()
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert pressed == [True]


@pytest.mark.parametrize("way", ["palette", "keys"])
def test_the_focus_comes_back_when_a_sheet_closes(qtbot, bench, way):
    table = bench.window.findChild(QWidget, "citizens")
    table.setFocus()
    bench.registry.run(way)
    sheet = bench.palette.edit if way == "palette" else bench._key_sheet
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert bench.window.focusWidget() is table


def test_a_search_without_hits_says_so(bench):
    bench.palette.open("zzzz")
    texts = [hit.text for hit in bench.palette.model.hits]
    assert texts == ["Ingen borger, arbejdsplads eller handling passer på »zzzz«"]
    assert bench.palette.current is None


def test_a_reason_takes_effect_while_it_is_typed(qtbot, bench, settle, cases):
    bench.go("reports")
    settle(qtbot)
    bench.room("reports").presenter.on_audience("external")
    settle(qtbot)
    page = bench.window.current_page
    field = next(edit for edit in page.findChildren(QLineEdit) if edit.property("figure"))
    field.setFocus()
    qtbot.keyClicks(field, "offentliggjort")
    qtbot.wait(_REST_MS + 100)
    settle(qtbot)
    (order,) = cases.asked("preview")[-1]
    assert order.releases == (("pool_ended_ordinary_job", "offentliggjort"),)
