"""Kopiér til fagsystem: assistant, clipboard, list, small window, putting a note right."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.app import notes, transfer
from flexdesk.app.note_corrections import correction_draft
from flexdesk.ui.transfer import actions
from flexdesk.ui.transfer.clipboard import ClipboardKeeper, keeper_of
from flexdesk.ui.transfer.floating import FloatingWindow
from flexdesk.ui.transfer.opening import open_assistant
from flexdesk.ui.transfer.profile_setting import ProfileSetting
from flexdesk.ui.transfer.room import TransferRoom
from tests.support.desks import a_desk, add_citizen
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, unreachable

CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "Åse møder tidligt, holder pauserne og har fået flere opgaver. " * 8


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def written(desk):
    citizen = add_citizen(desk)
    other = add_citizen(desk, "6801012468", first_name="Bo", last_name="Thorup")
    return [
        notes.add_note(desk, citizen, "Ringede om praktik", kind="telefon").id,
        notes.add_note(desk, citizen, LONG).id,
        notes.add_note(desk, other, "Sms om bus", kind="sms").id,
    ]


@pytest.fixture
def bench(qtbot, look, desk, runner):
    made = FakeBench(look, desk, runner)
    made.window_widget.show()
    qtbot.addWidget(made.window_widget)
    yield made
    runner.drain()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def open_panel(qtbot, bench, settle):
    """Open the assistant at a row and return its panel, inside the window as a sheet is."""

    def begin(kind="", row=""):
        actions.OFFERS["transfer"](bench, kind, row)
        panel = bench.sheet
        panel.setParent(bench.window_widget)
        panel.resize(600, 900)
        panel.show()
        settle(qtbot)
        return panel

    return begin


@pytest.fixture
def room(qtbot, bench, settle):
    made = TransferRoom(bench)
    qtbot.addWidget(made.page)
    made.page.resize(1200, 800)
    made.page.show()
    made.load()
    settle(qtbot)
    return made


def clipboard():
    return QGuiApplication.clipboard().text()


def test_the_keys_act_only_while_the_assistant_is_open(open_panel, bench, written):
    first, following, back = actions.actions(bench)
    assert first.is_enabled()
    assert not following.is_enabled()
    following.run()
    open_panel("note", written[0])
    assert following.is_enabled()
    following.run()
    following.run()
    back.run()
    assert clipboard() == "31-08-2016"
    assert (following.keys, back.keys) == ("F8", "F7")


def test_everything_in_the_assistant_is_named_reached_and_whole(open_panel, written):
    panel = open_panel("note", written[1])
    assert nameless(panel) == []
    assert unreachable(panel, panel) == []
    assert cut_words(panel) == []
    told = [button.accessibleName() for button in panel.fields.buttons]
    assert told[0] == "Dato: 31-08-2016, næste"


def test_a_long_text_is_shown_in_three_lines_and_copied_whole(qtbot, open_panel, written):
    panel = open_panel("note", written[1])
    button = panel.fields.buttons[2]
    assert len(button._lines(button._room())) == 3
    assert button.height() > panel.fields.buttons[0].height()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clipboard() == LONG.strip()
    assert "kopieret" in button.accessibleName()


def test_without_a_row_the_first_that_waits_is_shown_and_the_next_comes_by_itself(
    qtbot, open_panel, written, settle, desk
):
    panel = open_panel()
    seen = []
    for _row in written:
        seen.append(panel._sheet.row)
        panel.done_button.click()
        settle(qtbot)
        settle(qtbot)
    assert sorted(seen) == sorted(written)
    assert transfer.missing_count(desk) == 0
    assert panel._empty.isVisibleTo(panel)


def test_the_one_primary_moves_to_marking_when_all_is_copied(qtbot, open_panel, written):
    panel = open_panel("note", written[0])
    assert (panel.copy_button.kind, panel.done_button.kind) == ("primary", "secondary")
    for key in (Qt.Key.Key_F8, Qt.Key.Key_F8, Qt.Key.Key_F8, Qt.Key.Key_F8):
        qtbot.keyClick(panel, key)
    assert (panel.copy_button.kind, panel.done_button.kind) == ("secondary", "primary")
    assert not panel.copy_button.isEnabled()


def test_hidden_names_and_texts_are_copied_all_the_same(open_panel, bench, written):
    bench.is_hidden = True
    panel = open_panel("note", written[0])
    assert panel._name.text().startswith("Kandidat")
    assert "Skjult" in panel.fields.buttons[-1].accessibleName()
    panel.number_wanted.emit(2)
    assert clipboard() == "Ringede om praktik"


def test_the_clipboard_is_cleared_after_the_last_copy_only(qtbot):
    keeper = ClipboardKeeper(QApplication.instance(), seconds=3)
    heard = []
    keeper.ticked.connect(heard.append)
    keeper.copy("en")
    keeper.tick()
    keeper.copy("to")
    keeper.tick()
    keeper.tick()
    assert clipboard() == "to"
    keeper.tick()
    assert clipboard() == ""
    assert heard == [3, 2, 3, 2, 1, 0]
    keeper.tick()
    assert keeper.seconds_left == 0
    keeper.deleteLater()


def test_the_clock_runs_by_itself(qtbot):
    keeper = ClipboardKeeper(QApplication.instance(), seconds=2, tick_ms=1)
    keeper.copy("hemmeligt")
    qtbot.waitUntil(lambda: clipboard() == "")
    assert not keeper._timer.isActive()
    keeper.deleteLater()


def test_a_closed_assistant_leaves_the_countdown_running(open_panel, bench, written):
    panel = open_panel("note", written[0])
    panel.next_wanted.emit()
    bench.close_sheet()
    keeper = keeper_of(bench.window_widget)
    assert keeper.seconds_left == 30
    keeper.clear()
    assert clipboard() == ""


def test_the_small_window_stays_on_top_takes_keys_and_goes_with_the_main_one(
    qtbot, bench, written, settle
):
    open_assistant(bench, "note", written[0], is_floating=True)
    settle(qtbot)
    (window,) = bench.window_widget.findChildren(FloatingWindow)
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    panel = window.findChild(QWidget, "transfer-panel")
    qtbot.keyClick(panel.copy_button, Qt.Key.Key_F8)
    assert clipboard() == "31-08-2016"
    qtbot.keyClick(panel.copy_button, Qt.Key.Key_2)
    assert clipboard() == "Telefon"
    QApplication.processEvents()
    assert cut_words(panel) == []
    assert panel.width() <= window.width()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert bench.window_widget.findChildren(FloatingWindow) == []


def test_the_assistant_moves_to_the_small_window_and_back(
    qtbot, open_panel, bench, written, settle
):
    panel = open_panel("note", written[0])
    panel._on_top.click()
    settle(qtbot)
    (window,) = bench.window_widget.findChildren(FloatingWindow)
    inside = window.findChild(QWidget, "transfer-panel")
    assert inside._sheet.row == written[0]
    inside._on_top.click()
    settle(qtbot)
    assert bench.asked[-1] == ("open_sheet", "Kopiér til fagsystem")
    bench.sheet.setParent(bench.window_widget)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_note_is_put_right_in_a_form_of_its_own(qtbot, bench, written, settle, desk):
    actions.OFFERS["correct-note"](bench, written[0])
    settle(qtbot)
    panel = bench.sheet
    qtbot.addWidget(panel)
    assert panel.text.text == "Ringede om praktik"
    assert nameless(panel) == []
    qtbot.keyClicks(panel.text.edit, " på lager")
    qtbot.waitUntil(lambda: correction_draft(desk, written[0]) == "Ringede om praktik på lager")
    settle(qtbot)
    qtbot.keyClick(panel.text.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert bench.asked[-1][:2] == ("done", "Notatet er rettet")
    (shown,) = [row for row in desk.store.reads.load("note") if row.replaces == written[0]]
    assert shown.text == "Ringede om praktik på lager"
    assert correction_draft(desk, written[0]) == ""


def test_an_empty_correction_is_told_and_what_is_typed_stays(qtbot, bench, written, settle):
    actions.OFFERS["correct-note"](bench, written[0])
    settle(qtbot)
    panel = bench.sheet
    qtbot.addWidget(panel)
    panel.text.set_text("  ")
    panel.save_button.click()
    settle(qtbot)
    assert panel.text.finding.text
    assert panel.save_button.isEnabled()
    panel.text.set_text("Halvt")
    bench.close_sheet()
    actions.OFFERS["correct-note"](bench, written[0])
    settle(qtbot)
    assert bench.sheet.text.text == "Halvt"
    qtbot.addWidget(bench.sheet)


def test_the_list_is_named_reached_and_whole(written, room):
    assert written
    assert nameless(room.page) == []
    assert unreachable(room.page, room.page) == []
    assert cut_words(room.page) == []
    assert room.page.header.line.startswith("3 mangler overførsel")


def test_rows_are_ticked_by_space_and_by_the_mouse_and_marked(qtbot, written, room, settle, desk):
    table = room.page.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(room.presenter.ticked) == 1
    qtbot.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(room.presenter.ticked) == 3
    place = table.visualRect(table.model().index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(room.presenter.ticked) == 2
    table.grab()
    room.page._mark.click()
    settle(qtbot)
    settle(qtbot)
    assert transfer.missing_count(desk) == 1
    assert written


def test_enter_opens_the_assistant_at_the_row(qtbot, written, room, bench):
    room.page.table.setFocus()
    qtbot.keyClick(room.page.table, Qt.Key.Key_Return)
    assert bench.asked[-1][:3] == ("call", "transfer", "note")
    assert bench.asked[-1][3] in written


def test_the_list_is_grouped_by_day_and_narrow_it_has_fewer_columns(qtbot, room, settle):
    room.page._groups.choose("day")
    room.page._groups.chosen.emit("day")
    assert room.page.model.columns[1].key == "day"
    wide = room.page.model.columnCount()
    room.page.resize(860, 540)
    QApplication.processEvents()
    assert room.page.model.columnCount() < wide
    room.page.grab()


def test_an_empty_list_says_what_will_come_and_offers_the_teams(qtbot, room, settle, bench, desk):
    assert room.page._empty.isVisibleTo(room.page)
    room.page._empty.button.click()
    settle(qtbot)
    assert room.page._whose.key == "team"
    room.page._empty.button.click()
    assert bench.asked[-1] == ("go", "citizens")
    room.on_hide(is_hidden=True)
    room.keep_draft()
    room.close()
    assert desk.is_open


def test_another_case_system_is_chosen_and_its_certainty_is_said(qtbot, bench, settle, desk):
    setting = ProfileSetting(bench)
    qtbot.addWidget(setting)
    setting.load()
    settle(qtbot)
    assert setting.dropdown.key == "fasit"
    assert "efter hukommelsen" in setting.line.text()
    setting.dropdown.chosen.emit("momentum")
    settle(qtbot)
    settle(qtbot)
    assert setting.dropdown.key == "momentum"
    assert "Momentum" in setting.line.text()
    assert desk.store.reads.get("setting", "transfer.profile").value == "momentum"


def test_f9_hides_the_open_assistant_and_what_is_next_stays(qtbot, open_panel, written):
    panel = open_panel("note", written[0])
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    panel.on_hide(is_hidden=True)
    assert panel._name.text().startswith("Kandidat")
    assert "Kontaktform" in panel.copy_button.text()
    panel.on_hide(is_hidden=False)
    assert panel._name.text() == "Åse Aagaard"
