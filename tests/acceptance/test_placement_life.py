"""A placement's life by the keyboard alone: longer, under notice, ended, and the job after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.placement_sheets import add_job, add_skovly
from tests.support.real_window import CTRL, real_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ENTER, TAB, SPACE, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def job(desk, citizen):
    made = add_job(desk, citizen, add_skovly(desk))
    add(desk, "terms", citizen=citizen, placement=made, duties="Anretning")
    return made


def call(hand, words):
    """Open a verb from the palette: three presses."""
    hand.press(Qt.Key.Key_K, CTRL)
    hand.write(words)
    hand.press(ENTER)


def test_a_plan_is_extended_in_five_and_taken_back_in_one(qtbot, desk, citizen, job):
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen, "placements")
        hand.settle()
        call(hand, "forlæng eller")
        hand.write("31-05-2017")
        hand.press(ENTER, CTRL)
        assert hand.count <= 5
        assert desk.store.reads.get("placement", job).planned_last_day == day("2017-05-31")
        (change,) = desk.store.reads.load("placement_change")
        assert (change.kind, change.end_was) == ("forlaenget", day("2017-02-28"))
        hand.press(Qt.Key.Key_Z, CTRL)
        assert desk.store.reads.get("placement", job).planned_last_day == day("2017-02-28")
        assert desk.store.reads.load("placement_change") == ()


def test_a_pool_job_ends_and_the_ordinary_one_begins_with_what_it_had(qtbot, desk, citizen, job):
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen, "placements")
        hand.settle()
        call(hand, "afslut forløb")
        hand.press(TAB)
        hand.press(SPACE)
        menu = QApplication.activePopupWidget()
        for _step in range(2):
            hand.count += 1
            QTest.keyClick(menu, DOWN)
        hand.count += 1
        QTest.keyClick(menu, ENTER)
        hand.settle()
        hand.press(ENTER, CTRL)
        ended = desk.store.reads.get("placement", job)
        assert (ended.last_day, ended.onward) == (day("2016-08-31"), "ordinaert_fleksjob")
        hand.press(ENTER, CTRL)
        assert hand.count <= 12
        rows = desk.store.reads.load("placement")
        (new,) = (row for row in rows if row.id != job)
        assert (new.kind, new.start) == ("ordinaert_fleksjob", day("2016-09-01"))
        assert (new.workplace, new.hours_week, new.attended_week) == (ended.workplace, 8.0, 15.0)
        duties = {row.placement: row.duties for row in desk.store.reads.load("terms")}
        assert duties[new.id] == "Anretning"
        hand.press(Qt.Key.Key_Z, CTRL)
        assert len(desk.store.reads.load("placement")) == 1
        assert desk.store.reads.get("placement", job).last_day == day("2016-08-31")


def test_a_notice_is_written_without_the_mouse(qtbot, desk, citizen, job):
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen, "placements")
        hand.settle()
        call(hand, "opsigelse")
        hand.press(TAB)
        hand.write("30-09-2016")
        hand.press(TAB)
        hand.press(SPACE)
        hand.press(ENTER, CTRL)
        (row,) = desk.store.reads.load("notice")
        assert (row.leaves_on, row.by) == (day("2016-09-30"), "arbejdsgiver")
        assert hand.count <= 8
