"""Story A4: first effective hours 10, 10,25 and 9,75: who began on few, by the rule in force."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app.figure_queries import figures_on
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path, program=PROGRAM) as made:
        yield made


def begin(hand, citizen, hours):
    hand.bench.call("new-placement", citizen, day("2016-08-01"), "ordinaert_fleksjob")
    hand.settle()
    hand.write("Materielgården")
    panel = hand.bench.sheet.panel
    panel.fields["hours"].edit.setFocus()
    hand.write(hours)
    hand.press(ENTER, CTRL)
    assert not hand.bench.sheet.isVisible()


def cohort(desk):
    figures = {each.id: each for each in figures_on(desk, DAY, PROGRAM)}
    return figures["small_hours_started"].n


def test_two_of_three_by_the_shipped_rule_and_one_below_ten(qtbot, desk):
    with real_window(qtbot, desk) as hand:
        for cpr, hours in (("6707704285", "10"), ("6707704293", "10,25"), ("6707704307", "9,75")):
            begin(hand, add_citizen(desk, cpr), hours)
        stored = sorted(row.hours_week for row in desk.store.reads.load("placement"))
        assert stored == [9.75, 10.0, 10.25]
        assert cohort(desk) == 2
        hand.bench.go("overview")
        hand.settle()
        assert "0 af 2 borgere" in shown_words(hand.bench.window.current_page)
        add(
            desk, "team_value", key="tal.small_hours_includes", valid_from=day("2016-01-01"),
            value=False, source="Teamet",
        )  # fmt: skip
        assert cohort(desk) == 1
