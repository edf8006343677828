"""Forløb in the real window, where the window's own keys stand beside those of the page."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.ui.placements.board_column import CardList
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk, step="praktik")
    add(desk, "placement", citizen=made, kind="virksomhedspraktik", start=day("2016-08-15"),
        planned_last_day=day("2016-09-11"))  # fmt: skip
    return made


def step_of(desk, citizen):
    return desk.store.reads.get("citizen", citizen).step


def test_alt_and_arrow_moves_a_person_on_the_board_and_one_undo_takes_it_back(qtbot, desk, citizen):
    with real_window(qtbot, desk) as hand:
        bench = hand.bench
        bench.call("flow", "", citizen)
        hand.settle()
        bench.room("placements").page.show_part("board")
        hand.settle()
        assert isinstance(hand.focus, CardList)
        was = step_of(desk, citizen)
        hand.press(Qt.Key.Key_Right, ALT)
        assert step_of(desk, citizen) != was
        hand.press(Qt.Key.Key_Z, CTRL)
        assert step_of(desk, citizen) == was


def test_f6_never_gives_the_keyboard_to_a_page_that_is_not_seen(qtbot, desk, citizen):
    with real_window(qtbot, desk) as hand:
        for page in ("placements", "screening", "hours-progress", "workplaces", "citizens"):
            hand.bench.go(page)
            hand.settle()
            hand.press(Qt.Key.Key_F6)
            assert hand.bench.page == page
            assert hand.focus is not None, page
            assert hand.focus.isVisible(), page
