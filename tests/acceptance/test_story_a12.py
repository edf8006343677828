"""Story A12: on pause for barsel nothing is overdue, the clock stands, and 18 of 24 grows."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.app import history
from flexdesk.app.figure_queries import count_citizen, figures_on
from flexdesk.base.clock import FixedClock
from flexdesk.domain.ledighedsydelse import Counter
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SHIFT = Qt.KeyboardModifier.ShiftModifier
ONE = dt.timedelta(days=1)
EVE, FIRST, LAST = day("2016-08-31"), day("2016-09-01"), day("2017-01-31")
MOST = 10


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    """Somebody on ledighedsydelse with three open tasks and a clock at 40 days."""
    made = add_citizen(desk, step="job_search")
    add(desk, "pass", citizen=made, step="job_search", start=EVE - dt.timedelta(days=39))
    add(desk, "benefit", citizen=made, kind="ledighedsydelse", start=day("2015-12-01"))
    for due in ("2016-09-05", "2016-11-01", "2017-01-31"):
        values = {"due": day(due), "kind": "opgave", "text": "ring", "consultant": "KON01"}
        add(desk, "task", citizen=made, **values)
    return made


def choose(hand, words):
    """Open the list that has the focus and go down to what is wanted."""
    hand.press(Qt.Key.Key_Space)
    popup = QApplication.activePopupWidget()
    while popup.activeAction() is None or popup.activeAction().text() != words:
        hand.count += 1
        QTest.keyClick(popup, Qt.Key.Key_Down)
    hand.count += 1
    QTest.keyClick(popup, Qt.Key.Key_Return)
    hand.settle()


def heard(page):
    named = (part for part in page.findChildren(QWidget) if part.isVisible())
    return "\n".join(part.accessibleName() for part in named)


def on_the_day(qtbot, desk, on, look):
    """Open the window on a day and return what `look` sees."""
    desk.clock = FixedClock(on)
    with real_window(qtbot, desk) as hand:
        return look(hand)


def line_of_today(hand):
    hand.bench.go("today")
    hand.settle()
    return shown_words(hand.bench.window.current_page)


def clock_of(citizen):
    def see(hand):
        hand.bench.open_citizen(citizen)
        hand.settle()
        lines = heard(hand.bench.window.current_page).splitlines()
        return next(line for line in lines if line.startswith("Jobsøgning,"))

    return see


def overdue(desk, on):
    return next(figure.n for figure in figures_on(desk, on) if figure.id == "followups_overdue")


def test_a_pause_is_set_by_keyboard_and_one_undo_takes_it_back(qtbot, desk, citizen):
    before = desk.store.digest()
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        hand.press(Qt.Key.Key_P, SHIFT)
        choose(hand, "Barsel")
        hand.press(Qt.Key.Key_Tab)
        hand.write("1-9")
        hand.press(Qt.Key.Key_Tab)
        hand.write("31-1")
        hand.press(Qt.Key.Key_Return, CTRL)
        assert hand.count <= MOST
        (pause,) = desk.store.reads.load("pause", citizen=citizen)
        assert (pause.reason, pause.start, pause.last_day) == ("barsel", FIRST, LAST)
        hand.press(Qt.Key.Key_Z, CTRL)
    assert desk.store.reads.load("pause") == ()
    assert desk.store.digest() == before


def test_in_the_pause_nothing_is_overdue_and_the_clock_stands_at_forty(qtbot, desk, citizen):
    assert "40 dage" in on_the_day(qtbot, desk, EVE, clock_of(citizen))
    _pause(desk, citizen)
    on = FIRST
    while on <= LAST:
        assert overdue(desk, on) == 0
        on += ONE
    for seen in (FIRST, day("2016-11-15"), LAST):
        assert "ingen opgaver over fristen" in on_the_day(qtbot, desk, seen, line_of_today)
    clock = on_the_day(qtbot, desk, LAST, clock_of(citizen))
    assert "40 dage" in clock
    assert "på pause" in clock


def test_18_of_24_grows_day_by_day_because_barsel_with_ly_is_ly(desk, citizen):
    _pause(desk, citizen)
    days, on = [], EVE
    while on <= LAST:
        days.append(count_citizen(desk, citizen, on, Counter.MAALGRUPPE.value).count.days)
        on += ONE
    assert {later - earlier for earlier, later in pairwise(days)} == {1}
    assert len(days) == 154


def test_after_the_pause_the_tasks_are_due_on_the_first_working_day(qtbot, desk, citizen):
    _pause(desk, citizen)
    wednesday = LAST + ONE
    assert "41 dage" in on_the_day(qtbot, desk, wednesday, clock_of(citizen))
    assert overdue(desk, wednesday) == 0
    assert "Over fristen" not in on_the_day(qtbot, desk, wednesday, line_of_today)
    assert overdue(desk, wednesday + ONE) == 3
    assert "3 over fristen" in on_the_day(qtbot, desk, wednesday + ONE, line_of_today)
    dues = {task.due for task in desk.store.reads.load("task", citizen=citizen)}
    assert dues == {day("2016-09-05"), day("2016-11-01"), LAST}


def _pause(desk, citizen):
    from flexdesk.app.pauses import start_pause

    start_pause(desk, citizen, "barsel", FIRST, LAST)
    assert history.last_undoable(desk).text == "pause: barsel"
