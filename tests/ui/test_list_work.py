"""Working in the list: the query completed, views, columns, groups, many rows chosen at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.app.query import VIEWS
from flexdesk.app.views import ColumnChoice
from flexdesk.base.errors import UserError
from tests.support.painted import nameless
from tests.support.shown import shown_words

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


def by_name(root, name):
    found = [w for w in root.findChildren(QWidget) if w.objectName() == name]
    assert found, name
    return found[0]


@pytest.fixture
def room(bench):
    return bench.room("citizens")


@pytest.fixture
def page(room):
    return room.page


@pytest.fixture
def table(page):
    page.table.setFocus()
    return page.table


@pytest.fixture
def write(qtbot, bench, page):
    """Type in the search field and let it rest."""

    def type_(text):
        bench.search()
        page.search.edit.setFocus()
        with qtbot.waitSignal(page.search.completing, timeout=5000):
            qtbot.keyClicks(page.search.edit, text)
        QApplication.processEvents()
        return page.search

    return type_


def offered(search):
    return [item.shown for item in search._list.model.rows()]


def test_values_are_offered_with_counts_and_tab_takes_the_first(qtbot, write, page):
    search = write("trin:prak")
    assert search.is_offering
    assert offered(search) == ["trin:Praktik"]
    assert search._list.first.count == str(sum(r.step == "praktik" for r in page._card.every))
    qtbot.keyClick(search.edit, KEY.Key_Tab)
    assert not search.is_offering
    assert search.edit.hasFocus()
    assert [row.step for row in page.model.rows()] == ["praktik"] * page.model.rowCount()
    assert search.edit.text() == ""


def test_arrows_move_in_what_is_offered_and_enter_takes_it(qtbot, write, page):
    search = write("konsulent:KON")
    qtbot.keyClick(search.edit, KEY.Key_Down)
    qtbot.keyClick(search.edit, KEY.Key_Down)
    second = offered(search)[1]
    assert second in search.edit.accessibleDescription()
    qtbot.keyClick(search.edit, KEY.Key_Return)
    assert {row.consultant for row in page.model.rows()} == {second.removeprefix("konsulent:")}


def test_escape_closes_what_is_offered_and_keeps_what_is_typed(qtbot, write, page):
    search = write("konsulent:")
    assert search.is_offering
    qtbot.keyClick(search.edit, KEY.Key_Escape)
    assert not search.is_offering
    assert search.edit.text() == "konsulent:"
    assert page.isVisible()


def test_the_lesson_shows_every_key_by_keyboard(qtbot, bench, page):
    bench.search()
    qtbot.keyClick(page.search.edit, KEY.Key_Down, ALT)
    assert "overført:" in offered(page.search)
    qtbot.keyClick(page.search.edit, KEY.Key_Tab)
    assert page.search.edit.text() == "trin:"
    assert page.search.teach.accessibleName() == "Forslag"


def test_what_cannot_be_read_is_told_under_the_field(write, page):
    write("ly>meget ")
    assert "skal der stå et tal" in shown_words(page)
    assert "skal der stå et tal" in page.search.edit.accessibleDescription()


def test_what_is_still_being_typed_is_left_in_peace(write, page):
    write("ly>")
    assert "skal der stå" not in shown_words(page)


def test_alternatives_are_one_chip_after_enter(qtbot, write, page):
    search = write("trin:praktik eller trin:kurser")
    qtbot.keyClick(search.edit, KEY.Key_Return)
    QApplication.processEvents()
    assert [chip.chip.value for chip in search._chips] == ["trin:praktik eller trin:kurser"]
    assert {row.step for row in page.model.rows()} == {"praktik", "kurser"}
    qtbot.keyClick(search.edit, KEY.Key_Backspace)
    assert page.model.rowCount() == 60


def test_enter_on_the_only_hit_opens_it(qtbot, bench, write, page):
    search = write("kirkeby 2")
    wanted = next(row for row in page.model.rows())
    qtbot.keyClick(search.edit, KEY.Key_Return)
    qtbot.waitUntil(lambda: bench.citizens.chosen == wanted.id)
    assert page.model.rowCount() == 1


def test_a_view_is_saved_named_and_shown_with_its_count(qtbot, bench, settle, write, page, cases):
    write("trin:praktik ")
    assert "Alle borgere · ændret" in shown_words(page)
    changed = next(c.choice for c in page.tabs._parts if "ændret" in c.choice.text)
    assert changed.count == str(page.model.rowCount())
    by_name(page, "save-view").click()
    qtbot.keyClicks(by_name(page, "view-name"), "I praktik nu")
    by_name(page, "view-team").setChecked(True)
    qtbot.keyClick(by_name(page, "view-name"), KEY.Key_Return)
    settle(qtbot)
    (asked,) = cases.asked("save_view")
    assert (asked[0], asked[1].query_text, asked[2]) == ("I praktik nu", "trin:praktik", True)
    bench.room("citizens").presenter.load()
    settle(qtbot)
    tab = next(c for c in page.tabs._parts if c.choice.text == "I praktik nu")
    assert tab.choice.count == str(page.model.rowCount())
    assert tab.isChecked()


def test_a_name_that_is_taken_is_told_where_it_is_typed(qtbot, settle, page, cases):
    cases.fails["save_view"] = UserError("view.taken", name="Alle borgere")
    page.views.ask_name()
    qtbot.keyClicks(by_name(page, "view-name"), "Alle borgere")
    qtbot.keyClick(by_name(page, "view-name"), KEY.Key_Return)
    settle(qtbot)
    assert "»Alle borgere«" in page.views._sheet.field.finding.text
    assert page.views._sheet.field.text == "Alle borgere"
    assert page.views._sheet is not None
    page.views.close_name()


@pytest.mark.parametrize(
    ("verb", "call"),
    [
        ("update", "update_view"), ("share", "share_view"), ("left", "move_view"),
        ("delete", "delete_view"),
    ],
)  # fmt: skip
def test_a_saved_view_has_its_verbs(qtbot, settle, room, cases, verb, call):
    page = room.page
    cases.own_views.append(replace(VIEWS[3], key="v1", label="Min", owner="own"))
    room.presenter.load()
    settle(qtbot)
    room.presenter.on_view_chosen("v1")
    room.presenter.on_grouping("step")
    menu = page.views.make_menu()
    lines = {action.data(): action for action in menu.actions()}
    assert lines[verb].isEnabled()
    lines[verb].trigger()
    settle(qtbot)
    assert cases.asked(call)[0][0] == "v1"


def test_a_shipped_view_cannot_be_changed_but_its_changes_taken_back(room, page):
    room.presenter.on_view_chosen("praktik")
    room.presenter.on_grouping("step")
    enabled = {a.data() for a in page.views.make_menu().actions() if a.isEnabled()}
    assert enabled == {"save", "reset"}
    page.views.do("reset")
    assert not page.model.is_grouped
    assert not by_name(page, "save-view").isVisible()


def test_columns_are_chosen_by_keyboard_and_kept_for_the_view(qtbot, settle, page, cases):
    page.columns.open_panel("born")
    panel = by_name(page, "column-panel")
    assert nameless(panel) == []
    qtbot.keyClick(by_name(panel, "column-born"), KEY.Key_Down)
    assert panel._at != "born"
    check = by_name(panel, "column-caseworker")
    check.click()
    settle(qtbot)
    assert page.shown_columns()[-1] == "caseworker"
    assert cases.view_columns["alle"].columns[-1] == "caseworker"
    qtbot.keyClick(by_name(panel, "column-caseworker"), KEY.Key_Up, ALT)
    settle(qtbot)
    assert page.shown_columns()[-2] == "caseworker"
    width = page.table.columnWidth(page.shown_columns().index("caseworker"))
    qtbot.keyClick(by_name(panel, "column-caseworker"), KEY.Key_Right, ALT)
    settle(qtbot)
    assert page.table.columnWidth(page.shown_columns().index("caseworker")) == width + 16
    panel.close()


def test_a_column_is_moved_widened_and_hidden_by_the_headings_menu(qtbot, settle, page, cases):
    first, second = page.shown_columns()[:2]
    for line, wanted in (("left", (second, first)), ("right", (first, second))):
        action = {a.data().partition(":")[0]: a for a in page.columns.make_menu(second).actions()}
        action[line].trigger()
        settle(qtbot)
        assert page.shown_columns()[:2] == wanted
    width = page.table.columnWidth(0)
    page.columns.do("wider", first)
    settle(qtbot)
    assert page.table.columnWidth(0) == width + 16
    assert cases.view_columns["alle"].widths[first] == width + 16
    page.columns.do("hide", second)
    settle(qtbot)
    assert second not in page.shown_columns()
    page.columns.do("reset", first)
    settle(qtbot)
    assert page.columns.choice.is_empty
    assert cases.view_columns["alle"].is_empty


def test_a_width_pulled_at_the_heading_is_kept_once_the_hand_rests(qtbot, settle, page, cases):
    with qtbot.waitSignal(page.columns.changed, timeout=5000):
        page.table.horizontalHeader().resizeSection(0, 222)
        page.table.horizontalHeader().resizeSection(0, 231)
    settle(qtbot)
    assert cases.view_columns["alle"] == ColumnChoice((), {page.shown_columns()[0]: 231})
    assert page.table.columnWidth(0) == 231
    assert len(cases.asked("save_columns")) == 1


def test_more_columns_than_there_is_room_for_can_be_scrolled_to(qtbot, settle, room, page):
    keys = (
        "name",
        "step",
        "place",
        "consultant",
        "caseworker",
        "program",
        "group",
        "next",
        "phone",
    )
    room.presenter.on_columns(ColumnChoice(keys))
    settle(qtbot)
    page.window().resize(960, 540)
    QApplication.processEvents()
    assert page.shown_columns() == keys
    assert page.table.horizontalScrollBar().maximum() > 0


def test_the_menu_key_opens_the_menu_of_a_heading(qtbot, table):
    with qtbot.waitSignal(table.heading_menu_wanted) as wanted:
        at = table.mapToGlobal(QPoint(5, 5))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), at)
        QApplication.sendEvent(table, event)
    assert wanted.args[0] == table.rows_model.columns[table.rows_model.sorted_by[0]].key


def test_order_is_part_of_the_view(room, page):
    page.table.sort_by(0)
    assert room.presenter.book.sort == "name"
    page.table.sort_by(0)
    assert room.presenter.book.is_descending
    room.presenter.on_view_reset()
    assert page.model.columns[page.model.sorted_by[0]].key == "next"


@pytest.mark.parametrize("key", ["step", "consultant", "place", "program", "week"])
def test_rows_stand_in_groups_with_counts(qtmodeltester, room, page, key):
    room.presenter.on_grouping(key)
    lines = [page.model.group_line(at) for at in range(page.model.rowCount())]
    groups = [line for line in lines if line is not None]
    assert sum(group.count for group in groups) == 60
    assert page.model.rowCount() == 60 + len(groups)
    assert len(page.model.rows()) == 60
    qtmodeltester.check(page.model)


def test_groups_fold_and_open_by_keyboard(qtbot, room, page, table):
    room.presenter.on_grouping("step")
    table.setCurrentIndex(page.model.index(0, 0))
    group = page.model.group_line(0)
    lines = page.model.rowCount()
    qtbot.keyClick(table, KEY.Key_Left)
    assert page.model.rowCount() == lines - group.count
    assert not page.model.group_line(0).is_open
    qtbot.keyClick(table, KEY.Key_Return)
    assert page.model.rowCount() == lines
    qtbot.keyClick(table, KEY.Key_Down)
    assert table.key
    qtbot.keyClick(table, KEY.Key_Left)
    assert table.chosen_line == 0
    assert table.key == ""
    qtbot.keyClick(table, KEY.Key_Space)
    assert not page.model.group_line(0).is_open
    assert "foldet sammen" in page.model.group_line(0).text
    page.fold_groups()
    assert page.model.rowCount() == lines


def test_a_click_on_a_group_folds_it(qtbot, room, page, table):
    room.presenter.on_grouping("consultant")
    lines = page.model.rowCount()
    at = page.table.visualRect(page.model.index(0, 0)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.model.rowCount() < lines
    assert not page.table.picked


def test_groups_outlive_a_filter_and_are_painted(room, page, write):
    room.presenter.on_grouping("step")
    page.model.fold_all(is_open=False)
    write("konsulent:KON01 ")
    assert all(page.model.group_line(at) for at in range(page.model.rowCount()))
    assert not page.table.grab().isNull()


def test_rows_are_chosen_with_shift_space_and_ctrl(qtbot, page, table):
    table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(table, KEY.Key_Down, SHIFT)
    qtbot.keyClick(table, KEY.Key_Down, SHIFT)
    assert table.picked == tuple(page.model.key_at(line) for line in (0, 1, 2))
    qtbot.keyClick(table, KEY.Key_Down, CTRL)
    qtbot.keyClick(table, KEY.Key_Down, CTRL)
    assert [table.is_marked(line) for line in range(5)] == [True, True, True, False, False]
    assert not table.is_plain
    qtbot.keyClick(table, KEY.Key_Space)
    assert table.picked_count == 4
    assert "4 valgte" in shown_words(page)
    qtbot.keyClick(table, KEY.Key_Space)
    assert table.picked_count == 3
    qtbot.keyClick(table, KEY.Key_Escape)
    assert table.picked_count == 1
    qtbot.keyClick(table, KEY.Key_A, CTRL)
    assert table.picked_count == 60


def test_what_is_chosen_outlives_a_filter_and_is_told(qtbot, page, table, write):
    table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(table, KEY.Key_Down, SHIFT)
    chosen = table.picked
    write("xyzzy ")
    assert set(table.picked) == set(chosen)
    assert "2 valgte, 2 vises ikke" in shown_words(page)
    page.search.edit.clear()
    write("ly>0 ")
    by_name(page, "clear-picked").click()
    assert table.picked_count <= 1


def test_groups_are_never_among_the_chosen(qtbot, room, page, table):
    room.presenter.on_grouping("step")
    table.selectAll()
    assert table.picked_count == 60
    assert not any(key.startswith("group:") for key in table.picked)


def test_the_chosen_are_copied_with_headings_by_the_use_case(qtbot, settle, page, table, cases):
    table.setCurrentIndex(page.model.index(0, 0))
    qtbot.keyClick(table, KEY.Key_Down, SHIFT)
    qtbot.keyClick(table, KEY.Key_C, CTRL)
    settle(qtbot)
    (order,) = cases.asked("copied")[0]
    assert order.citizens == table.picked
    assert order.columns == page.shown_columns()
    assert QGuiApplication.clipboard().text() == "2 rækker"
    page.copy_all()
    settle(qtbot)
    assert len(cases.asked("copied")[1][0].citizens) == 60
    QGuiApplication.clipboard().clear()


def test_the_shown_list_is_exported_in_its_order(qtbot, settle, room, page, cases, tmp_path):
    room.presenter.on_view_chosen("praktik")
    room.export_to(str(tmp_path / "liste.xlsx"))
    settle(qtbot)
    order, out = cases.asked("export")[0]
    assert order.citizens == page.shown_keys()
    assert order.title == "I praktik"
    assert out.name == "liste.xlsx"
    page.resize(700, 700)
    assert len(page.shown_columns()) < len(order.columns)
    room.export_to(str(tmp_path / "smal.xlsx"))
    settle(qtbot)
    assert cases.asked("export")[1][0].columns == order.columns


def test_names_that_are_hidden_are_not_in_the_order(qtbot, bench, settle, room, cases, tmp_path):
    bench.hide_names()
    room.export_to(str(tmp_path / "liste.xlsx"))
    settle(qtbot)
    assert cases.asked("export")[0][0].is_hidden


def test_editing_nobody_says_how_one_chooses(page):
    page.table.clearSelection()
    page.edit_picked()
    assert "Vælg dem i listen" in page.notice.text


def test_everything_on_the_page_is_named(qtbot, page, table):
    table.selectAll()
    QApplication.processEvents()
    assert nameless(page) == []


def test_the_pane_follows_the_list_but_keeps_a_note_that_is_being_written(
    qtbot, settle, bench, page
):
    presenter = bench.room("citizens").presenter
    gone = next(row.id for row in page.model.rows() if row.step != "praktik")
    bench.show_in_list(gone)
    settle(qtbot)
    assert page.pane.isVisible()
    presenter.on_note_wanted()
    qtbot.keyClicks(page.pane.composer.edit, "Ringede")
    presenter.ask("trin:praktik")
    assert (presenter.chosen, page.pane.isVisible()) == (gone, True)
    qtbot.keyClick(page.pane.composer.edit, KEY.Key_Escape)
    assert (presenter.chosen, page.pane.isVisible()) == ("", False)
    assert page.focusWidget() is page.table
