"""Story A3: the edge of six months, typed in the forms, and told by Overblik."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app.figure_queries import figures_on
from tests.support.desks import PROGRAM, a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window
from tests.support.shown import shown_words

ENTER = Qt.Key.Key_Return
LAST, SINCE = "31-08-2025", "2025-01-01"
TODAY = day("2026-03-31")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path, TODAY, program=PROGRAM) as made:
        yield made


def in_pool(desk, cpr, since):
    citizen = add_citizen(desk, cpr)
    place = add(desk, "workplace", name=f"Arbejdsplads {cpr[-2:]}")
    return add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day(since),
        workplace=place, hours_week=8.0, program=PROGRAM,
    )  # fmt: skip


def ends_and_begins(hand, placement, last_day, start):
    """End a pool job in its form, and write the ordinary fleksjob that follows in the next."""
    hand.bench.call("end-placement", placement)
    hand.settle()
    hand.write(last_day)
    panel = hand.bench.sheet.panel
    panel.onward.choose("ordinaert_fleksjob")
    panel.onward.chosen.emit("ordinaert_fleksjob")
    panel.fields["last_day"].edit.setFocus()
    hand.press(ENTER, CTRL)
    panel = hand.bench.sheet.panel
    assert panel.typed.kind == "ordinaert_fleksjob"
    panel.place.fill("Biblioteket")
    panel.fields["start"].edit.setFocus()
    panel.fields["start"].edit.selectAll()
    hand.write(start)
    hand.press(ENTER, CTRL)
    assert not hand.bench.sheet.isVisible()


def figure(desk, name):
    return next(each for each in figures_on(desk, TODAY, PROGRAM) if each.id == name)


def test_the_last_day_of_february_counts_and_the_first_of_march_does_not(qtbot, desk):
    jobs = [
        (in_pool(desk, "6707704285", SINCE), LAST, "28-02-2026"),
        (in_pool(desk, "6707704293", SINCE), LAST, "01-03-2026"),
        (in_pool(desk, "6707704307", "2015-01-01"), "30-08-2015", "29-02-2016"),
    ]
    with real_window(qtbot, desk) as hand:
        for job, last_day, start in jobs:
            ends_and_begins(hand, job, last_day, start)
        assert figure(desk, "pool_ended_ordinary_fleksjob").n == 3
        assert figure(desk, "pool_ordinary_fleksjob_within_6_months").n == 2
        hand.bench.go("overview")
        hand.settle()
        assert "2 af 3 målbare" in shown_words(hand.bench.window.current_page)
