"""Story A14: a placement, counted from the list, by the keyboard alone, in at most twelve."""

import pytest
from PySide6.QtCore import Qt

from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window

MOST = 12
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        add(made, "workplace", name="Børnehuset Skovly", street="Skovlyvej 12", city="Aarhus C")
        add(made, "workplace", name="Skovbrynet Plejehjem", street="Brynet 4", city="Aarhus C")
        for number in range(3):
            add_citizen(made, f"670770429{number}", first_name="Bo", last_name=f"Ørum {number}")
        yield made


def test_a_placement_is_made_from_the_list_in_twelve_interactions(qtbot, desk):
    citizen = add_citizen(desk)
    with real_window(qtbot, desk) as hand:
        hand.bench.go("citizens")
        hand.settle()
        hand.press(Qt.Key.Key_F, CTRL)
        hand.write("aagaard")
        hand.press(ENTER)
        hand.press(Qt.Key.Key_F)
        hand.write("skovlyvej")
        hand.press(ENTER)
        hand.write("05-09-2016")
        hand.press(ENTER)
        hand.write("15")
        hand.press(TAB)
        hand.write("9,5")
        hand.press(ENTER, CTRL)
        (row,) = desk.store.reads.load("placement")
        assert (row.citizen, row.kind) == (citizen, "virksomhedspraktik")
        assert (row.start, row.planned_last_day) == (day("2016-09-05"), day("2016-10-02"))
        assert (row.attended_week, row.hours_week) == (15.0, 9.5)
        assert len(desk.store.reads.load("workplace")) == 2
        assert hand.count <= MOST
        hand.press(Qt.Key.Key_Z, CTRL)
        assert desk.store.reads.load("placement") == ()


def test_what_is_likely_needs_six(qtbot, desk):
    citizen = add_citizen(desk)
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        hand.press(Qt.Key.Key_F)
        hand.write("skovly")
        hand.press(ENTER)
        hand.press(ENTER, CTRL)
        assert hand.count <= 6
        (row,) = desk.store.reads.load("placement")
        assert row.planned_last_day == day("2016-09-27")
