"""The whole window on invented rows: by keyboard, by mouse, by screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from flexdesk.base.errors import UserError
from flexdesk.ui.parts.states import Toast
from flexdesk.ui.shared.actions import group_titles
from flexdesk.ui.window.main_window import FOLD_BELOW
from tests.support import fake_rows

CTRL = Qt.KeyboardModifier.ControlModifier
PAGES = ("citizens", "overview", "reports", "import", "settings")


def by_name(bench, name):
    found = [w for w in bench.window.findChildren(QWidget) if w.objectName() == name]
    assert found, name
    return found[0]


def shown_texts(window):
    labels = [w.text() for w in window.findChildren(QLabel) if w.isVisible()]
    return labels + [w.text() for w in window.findChildren(QAbstractButton) if w.isVisible()]


@pytest.fixture
def open_citizen(qtbot, bench, settle):
    bench.show_in_list("c00005")
    settle(qtbot)
    return bench


def test_the_window_opens_on_the_list_with_the_count_on_the_rail(bench):
    assert bench.page == "citizens"
    assert by_name(bench, "citizens").rows_model.rowCount() == 60
    assert by_name(bench, "rail-citizens").accessibleName() == "Borgere 60"


@pytest.mark.parametrize("page", PAGES)
def test_every_rail_entry_opens_a_page_with_one_heading(qtbot, bench, settle, page):
    by_name(bench, f"rail-{page}").click()
    settle(qtbot)
    assert bench.page == page
    headings = [w for w in bench.window.findChildren(QLabel) if w.objectName() == "heading"]
    assert sum(w.isVisible() for w in headings) == 1


@pytest.mark.parametrize("page", PAGES)
def test_everything_that_takes_focus_has_a_name(qtbot, bench, settle, page):
    bench.go(page)
    if page == "citizens":
        bench.show_in_list("c00005")
        settle(qtbot)
        bench.note()
    settle(qtbot)
    nameless = []
    for widget in bench.window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget, QScrollArea) or widget.objectName().startswith("qt_"):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_what_can_be_pressed_and_comes_round(qtbot, bench, settle, page):
    bench.go(page)
    settle(qtbot)
    seen, widget = [], bench.window.focusWidget() or bench.window
    first = widget
    for _step in range(5000):
        widget = widget.nextInFocusChain()
        if widget is first:
            break
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            seen.append(widget)
    seen.append(first)
    wanted = [
        w
        for w in bench.window.current_page.findChildren(QWidget)
        if isinstance(w, QLineEdit | QPlainTextEdit | QAbstractItemView | QAbstractButton)
        and w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    assert [w for w in wanted if w not in seen] == []


def test_typing_filters_after_the_debounce_and_chips_can_be_dropped(qtbot, bench, settle):
    bench.search()
    field = by_name(bench, "search")
    model = by_name(bench, "citizens").rows_model
    qtbot.keyClicks(field, "mette")
    qtbot.waitUntil(lambda: 0 < model.rowCount() < 60)
    field.clear()
    qtbot.keyClicks(field, "ly>15 ")
    qtbot.waitUntil(lambda: all(row.ly_months >= 15 for row in model.rows()))
    assert field.text() == ""
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: model.rowCount() == 60)


def test_a_search_without_hits_offers_to_drop_the_last_term(qtbot, bench, settle):
    bench.ask("xyzzy")
    empty = bench.window.current_page.empty
    assert empty.isVisible()
    empty.button.click()
    assert by_name(bench, "citizens").isVisible()
    assert by_name(bench, "citizens").rows_model.rowCount() == 60


def test_the_pane_follows_the_choice_without_moving_the_focus(qtbot, bench, settle, cases):
    table = by_name(bench, "citizens")
    table.setFocus()
    for _step in range(3):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: by_name(bench, "pane").isVisible())
    settle(qtbot)
    assert len(cases.asked("citizen_page")) == 1
    assert table.hasFocus()
    qtbot.keyClick(by_name(bench, "pane"), Qt.Key.Key_Escape)
    assert not by_name(bench, "pane").isVisible()


def test_the_pane_shows_the_masked_number_and_the_eye_reveals_it_with_a_reason(
    qtbot, open_citizen, settle, cases
):
    number = by_name(open_citizen, "cpr")
    assert number.text() == "671162-••••"
    by_name(open_citizen, "eye").click()
    settle(qtbot)
    assert number.text() == "671162-4285"
    assert cases.asked("reveal_cpr") == [("c00005", "vist i rude")]
    by_name(open_citizen, "eye").click()
    assert number.text() == "671162-••••"


def test_the_number_is_masked_again_when_the_time_is_up(qtbot, open_citizen):
    pane = by_name(open_citizen, "pane")
    pane.show_cpr("671162-4285", 0)
    qtbot.waitUntil(lambda: by_name(open_citizen, "cpr").text() == "671162-••••", timeout=3000)


def test_the_number_does_not_follow_to_another_citizen(qtbot, open_citizen, settle):
    by_name(open_citizen, "pane").show_cpr("671162-4285", 15)
    open_citizen.open_citizen("c00007")
    settle(qtbot)
    assert by_name(open_citizen, "cpr").text() == "671162-••••"


def test_a_note_is_written_with_n_text_and_ctrl_enter_and_undone_from_the_toast(
    qtbot, open_citizen, settle, cases
):
    open_citizen.registry.run("note")
    note = by_name(open_citizen, "note")
    assert note.hasFocus()
    qtbot.keyClicks(note, "Talte med Ulla")
    qtbot.keyClick(note, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert cases.notes == ["Talte med Ulla"]
    assert not note.isVisible()
    toast = open_citizen.window.findChild(Toast)
    assert toast.text == "Notat gemt hos Mette Sandager"
    open_citizen.undoing.on_toast()
    settle(qtbot)
    assert cases.notes == []
    assert "Fortrudt" in toast.text


def test_a_note_that_fails_stays_with_the_reason_beside_it(qtbot, open_citizen, settle, cases):
    cases.fails["add_note"] = UserError("note.empty")
    open_citizen.note()
    by_name(open_citizen, "note").setPlainText("Vigtigt")
    by_name(open_citizen, "save-note").click()
    settle(qtbot)
    assert by_name(open_citizen, "note").toPlainText() == "Vigtigt"
    assert by_name(open_citizen, "note").isVisible()


def test_a_half_written_note_waits_for_its_own_citizen(qtbot, open_citizen, settle):
    open_citizen.note()
    by_name(open_citizen, "note").setPlainText("Halvt")
    open_citizen.open_citizen("c00007")
    settle(qtbot)
    assert by_name(open_citizen, "note").toPlainText() == ""
    open_citizen.open_citizen("c00005")
    settle(qtbot)
    assert by_name(open_citizen, "note").toPlainText() == "Halvt"


def test_f9_hides_names_on_every_page(qtbot, open_citizen, settle):
    bench = open_citizen
    bench.go("overview")
    settle(qtbot)
    bench.open_figure("pool_running")
    settle(qtbot)
    bench.registry.run("hide-names")
    members = by_name(bench, "members").rows_model
    citizens = by_name(bench, "citizens").rows_model
    bench.go("citizens")
    names = {row.name for row in fake_rows.citizen_rows(60)}
    first = [model.data(model.index(at, 0)) for model in (members, citizens) for at in range(20)]
    assert not names & set(first)
    assert not any(name in text for text in shown_texts(bench.window) for name in names)
    bench.registry.run("hide-names")
    assert citizens.data(citizens.index(0, 0)) in names


def test_ctrl_k_finds_a_person_and_enter_opens_her(qtbot, bench, settle):
    bench.open_palette()
    field = by_name(bench, "palette-field")
    qtbot.keyClicks(field, "åse kirk")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot)
    assert not by_name(bench, "palette").isVisible()
    assert bench.citizens.chosen_name.startswith("Åse Kirkeby")


def test_the_palette_runs_an_action_and_escape_leaves_nothing_behind(qtbot, bench, settle):
    bench.open_palette()
    field = by_name(bench, "palette-field")
    qtbot.keyClicks(field, ">overblik")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot)
    assert bench.page == "overview"
    bench.open_palette()
    qtbot.keyClicks(field, "mette")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert bench.palette.model.rowCount() == 0


def test_menu_shortcuts_and_sheet_of_keys_are_fed_by_the_registry(qtbot, bench):
    menu = bench.make_menu(bench.window)
    parts = [action.menu() for action in menu.actions()]
    ids = {action.data() for part in parts for action in part.actions()}
    assert len(parts) == len(group_titles())
    assert ids == {action.id for action in bench.registry.all()}
    shortcuts = {
        c.objectName() for c in bench.window.findChildren(object) if hasattr(c, "activated")
    }
    assert {f"keys-{action.id}" for action in bench.registry.all()} <= shortcuts
    bench.open_keys()
    texts = shown_texts(by_name(bench, "key-sheet"))
    assert all(action.text in texts for action in bench.registry.all())
    menu.close()


def test_every_number_of_the_overview_opens_its_rows(qtbot, bench, settle, cases):
    bench.go("overview")
    settle(qtbot)
    page = bench.window.current_page
    pressed = [page.cards[0].findChildren(QAbstractButton)[-1]]
    pressed += [
        b for b in page.findChildren(QAbstractButton)
        if type(b).__name__ == "_OutcomeButton" and b.line.figure_id
    ]  # fmt: skip
    for button in pressed:
        button.click()
        settle(qtbot)
        assert page.pane.isVisible()
    table = by_name(bench, "figures")
    table.choose("pool_ended")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot)
    asked = [call[0] for call in cases.asked("members")]
    assert asked == [
        "pool_running", "pool_ended_ordinary_fleksjob", "pool_ended_ordinary_job",
        "pool_ended_other", "pool_ended",
    ]  # fmt: skip
    members = by_name(bench, "members")
    members.choose(members.rows_model.key_at(3))
    qtbot.keyClick(members, Qt.Key.Key_Return)
    settle(qtbot)
    assert bench.page == "citizens"
    assert bench.citizens.chosen == "c00003"


def test_the_chart_has_a_name_and_a_table(qtbot, bench, settle):
    bench.go("overview")
    settle(qtbot)
    chart = by_name(bench, "stock-chart")
    assert "199" in chart.accessibleName()
    by_name(bench, "as-table").click()
    assert not chart.isVisible()
    months = bench.window.current_page.month_table.rows_model
    assert months.data(months.index(0, 0)) == "august 2016"
    assert months.data(months.index(0, 1)) == "199"


def test_an_overview_without_rows_says_what_it_will_show(qtbot, bench, settle, cases):
    cases.has_data = False
    bench.go("overview")
    settle(qtbot)
    empty = bench.window.current_page.empty
    assert empty.isVisible()
    empty.button.click()
    assert bench.page == "import"


def test_import_walks_from_file_to_first_value_and_a_link_opens_the_list(
    qtbot, bench, settle, cases
):
    bench.go("import")
    page = bench.window.current_page
    page.drop.chosen.emit("/et/sted/sager-august.xlsx")
    settle(qtbot)
    plan = page.plan
    assert plan.isVisible()
    assert plan.model.row_at(0).severity == "warning"
    by_name(bench, "commit").click()
    settle(qtbot)
    assert len(cases.asked("commit_import")) == 1
    links = [
        b for b in by_name(bench, "first-value").findChildren(QAbstractButton)
        if hasattr(b, "query")
    ]  # fmt: skip
    assert len(links) == 5
    links[0].click()
    settle(qtbot)
    assert bench.page == "citizens"
    assert all(row.is_18_of_24 for row in by_name(bench, "citizens").rows_model.rows())


def test_errors_keep_the_import_shut_until_they_are_left_out(qtbot, bench, settle, cases):
    cases.errors_in_plan = 2
    bench.go("import")
    page = bench.window.current_page
    page.drop.chosen.emit("/et/sted/a.xlsx")
    settle(qtbot)
    assert not by_name(bench, "commit").isEnabled()
    by_name(bench, "accept-good").click()
    settle(qtbot)
    assert by_name(bench, "commit").isEnabled()


def test_a_theme_is_chosen_and_asked_to_be_kept(qtbot, bench):
    with qtbot.waitSignal(bench.theme_chosen) as chosen:
        bench.registry.run("theme")
    assert chosen.args == ["dark"]


def test_the_lock_minutes_are_kept(qtbot, bench, settle, cases):
    bench.go("settings")
    settle(qtbot)
    with qtbot.waitSignal(bench.minutes_changed) as changed:
        bench.window.current_page.minutes.chosen.emit("10")
    assert changed.args == [10]
    assert cases.minutes == 10


@pytest.mark.parametrize("size", [(1440, 900), (1180, 760), (960, 540)])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_scrolls_sideways_and_no_line_is_cut(qtbot, bench, settle, size, page):
    bench.window.resize(*size)
    bench.go(page)
    settle(qtbot)
    for area in bench.window.current_page.findChildren(QAbstractItemView):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0, area.objectName()
    for area in bench.window.current_page.findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().width() <= area.viewport().width() + 1, (page, size)
    cut = []
    for label in bench.window.current_page.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            need = label.fontMetrics().horizontalAdvance(label.text())
            if label.width() < need - 1:
                cut.append((label.text(), label.width(), need))
    assert cut == []


def test_the_rail_folds_and_the_pane_becomes_a_sheet_below_1100(qtbot, bench, settle):
    assert FOLD_BELOW == 1100
    table = by_name(bench, "citizens")
    bench.window.resize(960, 540)
    QApplication.processEvents()
    assert bench.window.rail.is_folded
    wide = table.width()
    table.choose("c00005")
    settle(qtbot)
    assert not by_name(bench, "pane").isVisible()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot)
    assert by_name(bench, "pane").isVisible()
    assert table.width() == wide
    bench.window.resize(1440, 900)
    QApplication.processEvents()
    assert not bench.window.rail.is_folded


def test_the_primary_is_one_on_each_page(qtbot, bench, settle):
    for page in PAGES:
        bench.go(page)
        settle(qtbot)
        primaries = [
            b for b in bench.window.current_page.findChildren(QAbstractButton)
            if getattr(b, "kind", "") == "primary" and b.isVisible()
        ]  # fmt: skip
        assert len(primaries) <= 1, page
