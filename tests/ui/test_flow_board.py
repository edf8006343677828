"""Forløb as a board and as a list, and its print: keyboard, moves, focus, names, files."""

import dataclasses
import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid

from flexdesk.app.flow_filter import FlowWish, flow_page
from flexdesk.ui.placements.board_fold import first_place, kept_window, open_columns
from flexdesk.ui.placements.board_part import BoardPart
from flexdesk.ui.placements.list_part import ListPart
from flexdesk.ui.placements.print_opening import open_print
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LEFT, RIGHT, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down
ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier


def away(*widgets):
    """Take widgets away now, on this thread."""
    for widget in filter(isValid, widgets):
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def ids(desk):
    place = add(desk, "workplace", name="Børnehuset Skovly")
    found = {
        "ase": add_citizen(desk, step="pool_flexjob"),
        "bo": add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum", step="internship"),
        "ida": add_citizen(desk, "6807704286", first_name="Ida", last_name="Bruun"),
        "eva": add_citizen(desk, "6707704293", first_name="Eva", last_name="Aagaard"),
    }
    add(
        desk, "placement", citizen=found["ase"], kind="puljefleksjob", start=day("2016-03-01"),
        planned_last_day=day("2017-02-28"), workplace=place, hours_week=8.0, attended_week=15.0,
    )  # fmt: skip
    add(
        desk, "placement", citizen=found["bo"], kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"), workplace=place, hours_week=6.0,
    )  # fmt: skip
    return found


@pytest.fixture
def bench(qtbot, look, desk, runner, ids):
    made = FakeBench(look, desk, runner)
    yield made
    runner.drain()
    # no widget may be left to the collector: it runs on workers, too
    away(made.window_widget, *filter(None, [made.sheet]))


def page_of(desk, *, is_hidden=False):
    return dataclasses.replace(flow_page(desk, FlowWish()), is_hidden=is_hidden)


def shown(qtbot, part, size=(1160, 640)):
    qtbot.addWidget(part, before_close_func=lambda _page: None)
    part.resize(*size)
    part.show()
    qtbot.waitExposed(part)
    return part


@pytest.fixture
def board(qtbot, bench, desk, runner):
    part = BoardPart(bench)
    stop = desk.subscribe(lambda _changes: None)
    shown(qtbot, part).show_page(page_of(desk))
    yield part
    runner.drain()
    stop()
    away(part)


def key_of(board):
    return next(view for view in board.columns if view.list.hasFocus()).column.key


def whole(root):
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))


def press(qtbot, board, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(next(v.list for v in board.columns if v.list.hasFocus()), key, held)


def test_the_board_begins_where_somebody_waits_and_counts_every_step(board):
    board.take_focus()
    counts = {view.column.key: len(view.column.cards) for view in board.columns}
    assert key_of(board) == "job_search"
    assert (counts["job_search"], counts["internship"], counts["screening"]) == (2, 1, 0)
    assert "Alt + pil flytter et trin" in shown_words(board)
    assert whole(board) == ([], [], [], [])


def test_arrows_go_between_cards_and_columns(qtbot, board, ids):
    told = []
    board.chosen.connect(told.append)
    board.take_focus()
    press(qtbot, board, DOWN)
    # Aa is Å and stands last
    assert told[-1] == ids["eva"]
    press(qtbot, board, RIGHT)
    assert key_of(board) == "intro_meeting"
    assert board.card is None
    press(qtbot, board, RIGHT)
    assert (key_of(board), board.card.citizen) == ("internship", ids["bo"])
    for _step in range(20):
        press(qtbot, board, RIGHT)
    assert key_of(board) == "outcome_other"
    press(qtbot, board, LEFT)
    assert key_of(board) == "outcome_success"
    assert all(view.is_open for view in board.columns if view.list.hasFocus())


def test_alt_and_an_arrow_moves_to_the_next_step_and_the_focus_comes_along(
    qtbot, board, bench, desk, ids, settle
):
    board.take_focus()
    board.choose(ids["ida"])
    press(qtbot, board, RIGHT, ALT)
    settle(qtbot)
    assert desk.store.reads.get("citizen", ids["ida"]).step == "intro_meeting"
    assert bench.asked[-1][:2] == ("done", "Flyttet til trinnet Indledende samtale")
    assert bench.asked[-1][2]
    board.show_page(page_of(desk))
    assert (key_of(board), board.card.citizen) == ("intro_meeting", ids["ida"])
    rows = desk.store.reads.load("pass", citizen=ids["ida"])
    assert [row.step for row in rows] == ["intro_meeting"]


def test_the_menu_and_the_foot_move_to_any_step(qtbot, board, desk, ids, settle):
    board.take_focus()
    board.choose(ids["bo"])
    board._views[board._at].list.menu_wanted.emit(board.mapToGlobal(board.rect().center()))
    menu = board.findChild(QMenu, "board-menu")
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "Åbn borger"
    assert "Flyt til Kurser" in words
    next(each for each in menu.actions() if each.text() == "Flyt til Kurser").trigger()
    settle(qtbot)
    assert desk.store.reads.get("citizen", ids["bo"]).step == "courses"
    menu.close()
    board.show_page(page_of(desk))
    board.foot.step.chosen.emit("internship")
    settle(qtbot)
    assert desk.store.reads.get("citizen", ids["bo"]).step == "internship"


def test_enter_opens_the_citizen(qtbot, board, ids):
    opened = []
    board.open_wanted.connect(opened.append)
    board.take_focus()
    board.choose(ids["bo"])
    press(qtbot, board, ENTER)
    board.foot.open.click()
    assert opened == [ids["bo"], ids["bo"]]


def test_hidden_names_are_numbers_and_a_lock_leaves_nothing(board, desk, ids):
    board.choose(ids["bo"])
    board.show_page(page_of(desk, is_hidden=True))
    line = board.columns[board._at].list.cards
    assert line.data(line.index(0)).startswith("K-2016-287, ")
    assert "Bo Ørum" not in shown_words(board)
    board.clear()
    assert board.columns == ()
    assert board.foot._who.text() == ""


@pytest.mark.parametrize("size", [(1160, 640), (850, 300), (2800, 900)])
def test_the_board_fits_every_width_with_the_column_one_is_in(qtbot, board, ids, size):
    board.resize(*size)
    board.choose(ids["ase"])
    qtbot.waitUntil(lambda: board.width() == size[0])
    QApplication.processEvents()
    folded = [view.column.key for view in board.columns if not view.is_open]
    assert "pool_flexjob" not in folded
    assert bool(folded) == (size[0] < 2800)
    assert whole(board)[2:] == ([], [])


def test_hundreds_scroll_without_a_widget_each(qtbot, board, desk):
    page = page_of(desk)
    row = page.citizens[0]
    many = tuple(
        dataclasses.replace(row, id=f"{at:032x}", name=f"Borger {at}", sort_name=f"{at:04d}")
        for at in range(400)
    )
    board.show_page(dataclasses.replace(page, citizens=many))
    view = next(each for each in board.columns if each.column.cards)
    board.choose(many[0].id)
    assert view.list.cards.rowCount() == 400
    assert len(view.list.viewport().children()) <= 1
    bar = view.list.verticalScrollBar()
    began = time.perf_counter()
    for at in range(0, bar.maximum(), max(1, bar.maximum() // 50)):
        bar.setValue(at)
        view.list.viewport().repaint()
    assert (time.perf_counter() - began) / 50 < 0.1


def test_which_columns_are_open():
    counts = [3] * 12
    assert open_columns(counts, 5, 1160, narrow=46, wide=222) == range(5, 8)
    assert open_columns(counts, 11, 1160, narrow=46, wide=222) == range(9, 12)
    assert open_columns(counts, 0, 4000, narrow=46, wide=222) == range(12)
    assert kept_window(range(2, 5), 5, 12) == range(3, 6)
    assert kept_window(range(2, 5), 0, 12) == range(3)
    assert first_place([0, 0, 2, 5], [False, False, True, False]) == 3


@pytest.fixture
def listed(qtbot, bench, desk, settle):
    part = shown(qtbot, ListPart(bench))
    part.show_page(page_of(desk))
    settle(qtbot)
    yield part
    away(part)


def test_the_list_shows_running_placements_and_sorts(qtbot, listed, ids):
    told, opened = [], []
    listed.chosen.connect(told.append)
    listed.open_wanted.connect(opened.append)
    listed.take_focus()
    assert [line.citizen for line in listed.model.rows()] != []
    titles = [spec.title for spec in listed.model.columns]
    assert titles == [
        "Navn", "Slags", "Arbejdsplads", "Start", "Planlagt slut", "Dage igen", "Fremmøde",
        "Effektive", "Ur", "Konsulent",
    ]  # fmt: skip
    listed.table.sort_by(titles.index("Dage igen"))
    assert [line.citizen for line in listed.model.rows()] == [ids["bo"], ids["ase"]]
    listed.choose(ids["ase"])
    qtbot.keyClick(listed.table, ENTER)
    assert opened == [ids["ase"]]
    assert whole(listed) == ([], [], [], [])
    assert "2 forløb i gang" in shown_words(listed)


def test_the_list_is_narrow_where_it_must_be_and_hides_names(qtbot, listed, desk, settle):
    listed.resize(850, 300)
    qtbot.waitUntil(lambda: listed.width() == 850)
    keys = [spec.key for spec in listed.model.columns]
    assert "start" not in keys
    assert "clock" in keys
    listed.show_page(page_of(desk, is_hidden=True))
    settle(qtbot)
    assert listed.model.columns[0].title == "Kandidat-nr."
    assert whole(listed) == ([], [], [], [])
    listed.clear()
    assert listed.model.rows() == ()


def test_the_list_goes_out_to_excel(qtbot, listed, bench, tmp_path, settle):
    out = tmp_path / "liste.xlsx"
    listed.ask_path = lambda _parent, _name: str(out)
    listed.export.click()
    settle(qtbot)
    assert out.read_bytes()[:2] == b"PK"
    assert bench.asked[-1][1].startswith("2 forløb er skrevet til liste.xlsx")


def test_the_print_shows_its_pages_and_is_saved(qtbot, bench, desk, tmp_path, settle):
    panel = open_print(bench, page_of(desk))
    shown(qtbot, panel, (600, 700))
    assert not panel.save.isEnabled()
    settle(qtbot)
    assert panel.save.isEnabled()
    assert panel.print.hasFocus()
    assert whole(panel) == ([], [], [], [])
    paper, printed = panel.maker, []
    paper.to_printer = lambda _parent, pages, wish: printed.append((len(pages), wish.size)) or True
    panel.size_row.choose("a3")
    panel.wish_changed.emit()
    settle(qtbot)
    panel.print.click()
    settle(qtbot)
    assert printed == [(1, "a3")]
    paper.ask_path = lambda _parent, name: tmp_path / name
    panel.save.click()
    settle(qtbot)
    assert (tmp_path / "Forloeb_2016-08-31_uden-navne.pdf").read_bytes()[:5] == b"%PDF-"
    assert bench.asked[-1][1] == "Gemt som Forloeb_2016-08-31_uden-navne.pdf"
    kinds = [row.kind for row in desk.store.access_rows(None)]
    assert kinds.count("export") == 2
