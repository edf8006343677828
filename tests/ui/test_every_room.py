"""Every page, tab and sheet, full and empty: named, reached by Tab, no word cut, no name shown."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QScrollArea

from flexdesk.app import boot
from flexdesk.app.screening_rows import rows_of
from flexdesk.ui.application import make_look
from flexdesk.ui.desk_cases import DeskCases
from flexdesk.ui.shared.actions import group_titles
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.window.rooms import rooms
from flexdesk.ui.window.workbench import Workbench
from tests.support.desks import a_desk
from tests.support.painted import (
    cut_words,
    headings,
    nameless,
    sideways,
    told_aloud,
    unreachable,
)
from tests.support.shown import shown_words

SIZES = {"1440": (1440, 900), "200 %": (960, 540)}
ROOMS = tuple(spec.key for spec in rooms())
TABS = ("overview", "counter", "placements", "cards", "attachments", "history")
PLACES = (*((key, "") for key in ROOMS if key != "citizen"), *(("citizen", tab) for tab in TABS))
NAMED = "Mette Sand"
OF_CITIZEN = (
    "visit", "pause", "close-citizen", "new-task", "preparation", "call", "new-placement",
    "new-support",
)  # fmt: skip
OF_PLACEMENT = (
    "end-placement", "hours", "shift-plan", "move-workplace", "reopen-placement", "notice",
    "agreed-hours", "terms",
)  # fmt: skip
OF_CARD = ("card-hand-out", "card-compare", "card-recall")
OF_MANY = ("hand-over", "bulk-edit")
OF_PLACE = (
    "workplace-person", "opening", "workplace-contact", "merge-workplaces", "employer",
    "next-action", "card-batch",
)  # fmt: skip
OF_NOBODY = ("new-workplace", "new-citizen", "substitute", "undo-panel")
SHEETS = (
    *OF_PLACE, *OF_CITIZEN, *OF_PLACEMENT, *OF_CARD, *OF_MANY, *OF_NOBODY,
    "card-consent", "card-sign", "card-withdraw",
    "bulk-paste", "transfer", "correct-note", "screening-look",
    "support",
)  # fmt: skip
NO_SHEET = {
    "reopen-citizen",  # done at once
    "delete-citizen",  # a question
    "protect-address",  # done at once
    "inspect",  # a page
    "flow",  # a page
    "kandidatkort",  # a page
    "workplace",  # a page
    "calendar",  # a file
    "screening",  # a page
    "hours-progress",  # a page
    "continue-draft",  # a form that was begun
    "visit-paper",  # only once a sheet is written
}
PASTED = "CPR\tTelefon\n840973-0000\t11 22 33 44\n"
OF_A_WIDGET = Qt.ShortcutContext.WidgetShortcut
TAB, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Escape
RAIL_KEYS = {"today": "Ctrl+1", "citizens": "Ctrl+2", "overview": "Ctrl+6", "reports": "Ctrl+8"}


@dataclass
class Opened:
    bench: Workbench
    runner: ThreadRunner
    desk: object

    def close(self, stop):
        self.runner.drain()
        self.bench.close()
        self.runner.close()
        stop()
        QApplication.processEvents()


def opened(look, desk):
    runner, bus = ThreadRunner(), ChangeBus()
    stop = desk.subscribe(bus.publish)
    bench = Workbench(look, DeskCases(desk), runner, bus, place="et sted", desk=desk)
    bench.window.resize(1440, 900)
    bench.window.show()
    bench.window.activateWindow()
    return Opened(bench, runner, desk), stop


@pytest.fixture(scope="module")
def module_look(dressed):
    made = make_look(dressed, "light")
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.fixture(scope="module")
def window(module_look):
    """One window on the example team for the whole file: a page is built once."""
    desk = boot.example_desk()
    made, stop = opened(module_look, desk)
    yield made
    made.close(stop)
    desk.close()


def in_front(qtbot, bench):
    """Have the window take keys: at first a window of the test before may still be going away."""

    def is_so():
        bench.window.activateWindow()
        QApplication.processEvents()
        return bench.window.isActiveWindow() and QApplication.focusWindow() is not None

    qtbot.waitUntil(is_so)


@pytest.fixture
def full(qtbot, window):
    bench = window.bench
    settled(qtbot, bench)
    in_front(qtbot, bench)
    yield bench
    bench.close_sheet()
    if bench.is_hidden:
        bench.hide_names()
    bench.window.resize(1440, 900)
    bench.look.choose("light")
    bench.go("citizens")
    settled(qtbot, bench)


@pytest.fixture(scope="module")
def bare(module_look, tmp_path_factory):
    """One window on a register without citizens."""
    with a_desk(tmp_path_factory.mktemp("bare")) as desk:
        made, stop = opened(module_look, desk)
        yield made
        made.close(stop)


def settled(qtbot, bench):
    for _turn in range(2):
        qtbot.waitUntil(lambda: not bench.runner.is_busy, timeout=30_000)
        QApplication.processEvents()


def somebody(bench):
    return next(row.id for row in bench.citizens.rows if row.name == NAMED)


def visit(qtbot, bench, key, tab=""):
    if key == "citizen":
        bench.open_citizen(somebody(bench), tab)
    else:
        bench.go(key)
    settled(qtbot, bench)
    return bench.window.current_page


def row_of(bench, kind, running=False):
    rows = bench.desk.store.reads.load(kind)
    mine = [row for row in rows if row.citizen == somebody(bench)]
    return next(row.id for row in mine if not running or row.last_day is None)


def arguments(bench, name):
    if name in OF_CITIZEN:
        return (somebody(bench),)
    if name in OF_PLACEMENT:
        return (row_of(bench, "placement", running=True),)
    if name in OF_PLACE:
        return (next(row.id for row in bench.desk.store.reads.load("workplace") if row.room_for),)
    if name in OF_MANY:
        return (tuple(row.id for row in bench.citizens.rows[:12]),)
    if name in OF_CARD:
        return (carded(bench).citizen,)
    return {
        "card-consent": (carded(bench).id,),
        "card-sign": (consented(bench, is_signed=False),),
        "card-withdraw": (consented(bench, is_signed=True),),
        "bulk-paste": (PASTED,),
        "transfer": ("note", row_of(bench, "note")),
        "correct-note": (row_of(bench, "note"),),
        "screening-look": (screened(bench),),
        "support": (bench.desk.store.reads.load("support")[0].id,),
    }.get(name, ())


def carded(bench):
    """A version of a card that somebody has in her hand."""
    reads = bench.desk.store.reads
    given = {row.version for row in reads.load("hand_out")}
    return next(row for row in reads.load("card_version") if row.id in given)


def consented(bench, *, is_signed):
    rows = bench.desk.store.reads.load("consent")
    open_ones = (row for row in rows if row.withdrawn_on is None)
    return next(row.id for row in open_ones if bool(row.signed_on) == is_signed)


def screened(bench):
    """Somebody who stands on a screening list."""
    return rows_of(bench.desk, "faa_timer", bench.desk.today())[0].citizen


def open_sheet(qtbot, bench, name):
    bench.show_in_list(somebody(bench))
    settled(qtbot, bench)
    bench.call(name, *arguments(bench, name))
    settled(qtbot, bench)
    assert bench.sheet.isVisible()
    return bench.sheet


def last_names(bench):
    """Names that are not words of something else."""
    lasts = {row.name.split()[-1] for row in bench.citizens.rows}
    return {name for name in lasts if len(name) > 6}


def test_every_offer_is_one_this_file_knows(qtbot, full):
    assert set(full._offers) == set(SHEETS) | NO_SHEET


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "tab"), PLACES)
def test_every_page_is_named_reached_and_whole(qtbot, full, key, tab, size):
    full.window.resize(*SIZES[size])
    page = visit(qtbot, full, key, tab)
    assert len(headings(page)) == 1
    assert nameless(page) == []
    assert unreachable(full.window, page) == []
    assert cut_words(page) == []
    assert sideways(page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", [key for key in ROOMS if key != "citizen"])
def test_every_page_of_an_empty_register_says_what_will_come(qtbot, bare, key, size):
    bench = bare.bench
    bench.window.resize(*SIZES[size])
    page = visit(qtbot, bench, key)
    assert len(headings(page)) == 1
    assert nameless(page) == []
    assert cut_words(page) == []
    assert sideways(page) == []
    assert unreachable(bench.window, page) == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_named_reached_and_whole(qtbot, full, name, size):
    full.window.resize(*SIZES[size])
    sheet = open_sheet(qtbot, full, name)
    assert sheet.isAncestorOf(full.window.focusWidget())
    assert nameless(sheet) == []
    assert unreachable(full.window, sheet) == []
    assert cut_words(sheet) == []
    assert sideways(sheet) == []


def tabbed_round(bench):
    """Press Tab until it comes round; return what had the focus on the way."""
    first = bench.window.focusWidget()
    seen = [first]
    for _press in range(200):
        QTest.keyClick(bench.window.focusWidget(), TAB)
        now = bench.window.focusWidget()
        if now is first:
            return seen
        assert now not in seen, f"Tab is caught at {now}"
        seen.append(now)
    raise AssertionError(seen)


@pytest.mark.parametrize("name", SHEETS)
def test_tab_goes_round_in_a_sheet_and_escape_gives_the_focus_back(qtbot, full, name):
    full.show_in_list(somebody(full))
    settled(qtbot, full)
    before = full.window.focusWidget()
    sheet = open_sheet(qtbot, full, name)
    seen = tabbed_round(full)
    assert all(sheet.isAncestorOf(widget) for widget in seen)
    assert sheet.findChild(object, "sheet-close") in seen
    QTest.keyClick(full.window.focusWidget(), ESCAPE)
    settled(qtbot, full)
    assert not sheet.isVisible()
    assert full.window.focusWidget() is before


def test_every_action_can_be_found_by_its_words_and_no_key_is_used_twice(qtbot, full):
    full.show_in_list(somebody(full))
    settled(qtbot, full)
    actions = full.registry.all()
    assert len({one.text for one in actions}) == len(actions)
    keys = [QKeySequence(one.keys).toString() for one in actions if one.keys]
    assert len(set(keys)) == len(keys)
    shown = {hit.text for hit in full._finder.find("")}
    for one in actions:
        assert one.group in group_titles()
        assert one in full.registry.find(one.text) or not one.is_enabled()
        assert one.text in shown or one.id == "palette" or not one.is_enabled()
    assert {one.id: one.keys for one in actions if one.id.removeprefix("go-") in RAIL_KEYS} == {
        f"go-{key}": keys for key, keys in RAIL_KEYS.items()
    }


def test_no_shortcut_is_taken_by_two_parts_of_the_window(qtbot, full):
    for key in ROOMS:
        visit(qtbot, full, key)
        now = [one for one in full.window.findChildren(QShortcut) if one.isEnabled()]
        wide = [one.key().toString() for one in now if one.context() != OF_A_WIDGET]
        double = {text for text in wide if wide.count(text) > 1}
        assert double == set()


@pytest.mark.parametrize("key", RAIL_KEYS)
def test_the_keys_of_the_rail_go_to_their_pages(qtbot, full, key):
    full.go("settings")
    settled(qtbot, full)
    in_front(qtbot, full)
    digit = getattr(Qt.Key, f"Key_{RAIL_KEYS[key][-1]}")
    QTest.keyClick(full.window.focusWidget(), digit, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, full)
    assert full.page == key


def letters(bench):
    """Return every letter that is an action by itself, big where it wants Shift."""
    keys = [one.keys.removeprefix("Shift+") for one in bench.registry.all() if one.keys]
    return sorted({key for key in keys if len(key) == 1 and key.isalpha()})


@pytest.mark.parametrize("where", ["search", "sheet"])
def test_letters_are_letters_while_one_types(qtbot, full, where):
    full.show_in_list(somebody(full))
    settled(qtbot, full)
    if where == "search":
        full.search()
    else:
        full.call("new-citizen")
        settled(qtbot, full)
    field, page = full.window.focusWidget(), full.page
    assert isinstance(field, QLineEdit)
    text = "".join(f"{letter.lower()}{letter}" for letter in letters(full))
    assert len(text) > 10
    QTest.keyClicks(field, text)
    settled(qtbot, full)
    assert field.text() == text
    assert full.page == page
    assert full.sheet.isVisible() == (where == "sheet")
    field.clear()


def test_a_letter_does_nothing_to_the_page_under_a_sheet(qtbot, full):
    sheet = open_sheet(qtbot, full, "pause")
    panel = sheet.panel
    for letter in letters(full):
        QTest.keyClick(full.window.focusWidget(), letter)
        settled(qtbot, full)
    assert sheet.isVisible()
    assert sheet.panel is panel


@pytest.mark.parametrize(("key", "tab"), PLACES)
def test_names_are_hidden_on_every_page(qtbot, full, key, tab):
    full.hide_names()
    page = visit(qtbot, full, key, tab)
    told = shown_words(page) + told_aloud(page)
    assert [name for name in last_names(full) if name in told] == []


@pytest.mark.parametrize("name", SHEETS)
def test_names_are_hidden_on_every_sheet(qtbot, full, name):
    full.hide_names()
    sheet = open_sheet(qtbot, full, name)
    told = shown_words(sheet) + told_aloud(sheet)
    assert NAMED not in told
    assert [one for one in last_names(full) if one in told] == []
    full.hide_names()
    full.hide_names()
    again = shown_words(sheet) + told_aloud(sheet)
    assert [one for one in (*last_names(full), NAMED) if one in again] == []


@pytest.mark.parametrize("theme", ["dark", "system"])
def test_a_theme_change_keeps_what_is_chosen_typed_and_scrolled(qtbot, full, theme):
    full.window.resize(960, 540)
    full.show_in_list(somebody(full))
    settled(qtbot, full)
    table = full.window.findChild(QAbstractItemView, "citizens")
    table.verticalScrollBar().setValue(7 * 40)
    full.call("visit", somebody(full))
    settled(qtbot, full)
    area = full.sheet.findChild(QScrollArea)
    area.verticalScrollBar().setValue(120)
    field = full.window.focusWidget()
    QTest.keyClicks(field, "Talte med lederen")
    before = state_of(table, area, field)
    full.look.choose(theme)
    settled(qtbot, full)
    assert state_of(table, area, field) == before
    full.look.choose("light")
    settled(qtbot, full)
    assert state_of(table, area, field) == before
    field.clear()


def state_of(table, area, field):
    return (
        table.key,
        table.verticalScrollBar().value(),
        area.verticalScrollBar().value(),
        field.toPlainText(),
        field.hasFocus(),
        field.mapTo(area, QPoint(0, 0)),
    )


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_of_keys_holds_every_action_and_scrolls(qtbot, full, size):
    full.window.resize(*SIZES[size])
    full.open_keys()
    sheet = full._key_sheet
    told = shown_words(sheet)
    assert [one.text for one in full.registry.all() if one.text not in told] == []
    assert cut_words(sheet) == []
    bar = sheet.findChild(QScrollArea).verticalScrollBar()
    QTest.keyClick(full.window.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(full.window.focusWidget(), ESCAPE)
    assert not sheet.isVisible()


OPENS = {"B": "visit", "F": "new-placement", "R": "call", "Shift+N": "new-task", "Shift+P": "pause"}


@pytest.mark.parametrize("keys", OPENS)
@pytest.mark.parametrize("page", ["citizens", "citizen"])
def test_a_letter_opens_its_sheet_about_the_chosen_citizen(qtbot, full, page, keys):
    if page == "citizens":
        full.show_in_list(somebody(full))
    else:
        full.open_citizen(somebody(full))
    settled(qtbot, full)
    shift = Qt.KeyboardModifier.ShiftModifier if "Shift" in keys else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(full.window.focusWidget(), keys[-1], shift)
    settled(qtbot, full)
    assert full.sheet.isVisible()
    told = shown_words(full.sheet)
    full.close_sheet()
    full.call(OPENS[keys], somebody(full))
    settled(qtbot, full)
    assert shown_words(full.sheet) == told


@pytest.mark.parametrize("page", ["overview", "reports", "settings", "import"])
def test_a_letter_does_nothing_where_no_citizen_is_chosen(qtbot, full, page):
    full.go(page)
    settled(qtbot, full)
    full.window.current_page.setFocus()
    for letter in letters(full):
        QTest.keyClick(full.window.focusWidget(), letter)
        settled(qtbot, full)
    assert not full.sheet.isVisible()
    assert full.page == page


def begun_lines(bench, key):
    cards = [one for one in bench.room("today").page.side.cards if one.card.key == "begun"]
    return [line for card in cards for line in card.lines if line.line.draft == key]


@pytest.mark.parametrize("size", SIZES)
def test_what_a_closed_form_kept_stands_on_the_first_page(qtbot, full, size):
    full.window.resize(*SIZES[size])
    for kept, _text in full.desk.store.reads.drafts():
        full.desk.store.drop_draft(kept)
    key = f"visit:{somebody(full)}"
    visit(qtbot, full, "today")
    assert begun_lines(full, key) == []
    full.call("visit", somebody(full))
    settled(qtbot, full)
    QTest.keyClicks(full.window.focusWidget(), "Talte med lederen")
    QTest.keyClick(full.window.focusWidget(), ESCAPE)
    settled(qtbot, full)
    (line,) = begun_lines(full, key)
    assert "lederen" not in shown_words(line) + told_aloud(line)
    assert nameless(line) == []
    assert cut_words(line) == []
    line.verb.click()
    settled(qtbot, full)
    assert full.sheet.isVisible()
    assert "Talte med lederen" in full.window.focusWidget().toPlainText()
    full.close_sheet()
    settled(qtbot, full)
    full.desk.store.drop_draft(key)
    visit(qtbot, full, "today")
    assert begun_lines(full, key) == []
