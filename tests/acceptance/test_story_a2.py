"""Story A2: ledighedsydelse from 10-03-2025, typed on the tab; the window tells three numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.support.desks import a_desk, add_citizen, day
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path, day("2026-09-08")) as made:
        yield made


def part(hand, name):
    page = hand.bench.window.current_page
    return next(w for w in page.findChildren(QWidget) if w.objectName() == name and w.isVisible())


def count_on(hand, text):
    """Choose the day the count is made for, by the chooser."""
    part(hand, "counter-day").setFocus()
    hand.press(Qt.Key.Key_Space)
    hand.write(text)
    hand.press(ENTER)


def told(hand):
    return shown_words(hand.bench.window.current_page)


def test_the_unbroken_months_are_told_on_the_day_before_and_the_day_itself(qtbot, desk):
    citizen = add_citizen(desk, step="screening", visited_on=None)
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen, "counter")
        hand.settle()
        part(hand, "new-spell").setFocus()
        hand.press(Qt.Key.Key_Space)
        hand.write("10-03-2025")
        hand.press(ENTER)
        assert "17 md. 30 dg." in told(hand)
        assert part(hand, "counter-card").pill.text == "Mangler 1 dag"
        assert "Metoderne er uenige: kontrollér i fagsystem" in told(hand)
        count_on(hand, "09-09-2026")
        assert "18 md. 0 dg." in told(hand)
        assert part(hand, "counter-card").pill.text == "Opfylder 18 af 24"
        count_on(hand, "15-06-2026")
        assert part(hand, "crossing").text() == "Krydser 09-09-2026, hvis intet ændres"
        assert part(hand, "counter-card").pill.text == "Mangler 86 dage"
        hand.press(Qt.Key.Key_Z, CTRL)
        assert desk.store.reads.load("benefit") == ()
        assert "17 md." not in told(hand)
