"""Story A6: a Besøgsark by the keyboard writes four rows, in at most eight interactions."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app import follow_ups
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window

MOST = 8


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def visited(desk):
    """Return a citizen in a job of 8 effective hours a week, and the job."""
    citizen = add_citizen(desk)
    place = add(desk, "workplace", name="Børnehuset Skovly")
    job = add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"),
        workplace=place, hours_week=8.0,
    )  # fmt: skip
    # the rules have made their own tasks about the job long ago
    follow_ups.run(desk)
    return citizen, job


def more(before, after):
    return {kind: after[kind] - before[kind] for kind in after if after[kind] != before[kind]}


def test_a_visit_is_written_in_eight_interactions_and_one_undo_takes_it_all_back(
    qtbot, desk, visited
):
    citizen, job = visited
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        before = desk.store.reads.counts()
        hand.press(Qt.Key.Key_B)
        hand.write("Åse er glad for køkkenet og holder pauserne")
        hand.press(Qt.Key.Key_Tab)
        hand.write("En time mere om ugen fra i dag")
        hand.press(Qt.Key.Key_Tab)
        hand.write("9,0")
        hand.press(Qt.Key.Key_Return, CTRL)
        assert hand.count <= MOST
        wrote = more(before, desk.store.reads.counts())
        assert wrote == {"note": 1, "contact": 1, "hours": 1, "task": 1, "transfer": 1}
        (hours,) = desk.store.reads.load("hours")
        assert (hours.placement, hours.day, hours.hours_week) == (job, DAY, 9.0)
        (task,) = (row for row in desk.store.reads.load("task") if not row.rule)
        assert (task.due, task.placement) == (day("2016-09-28"), job)
        (note,) = desk.store.reads.load("note")
        assert "Åse er glad for køkkenet" in note.text
        assert (note.day, note.kind) == (DAY, "besoeg")
        (contact,) = desk.store.reads.load("contact")
        assert "En time mere" in contact.text
        assert "glad for køkkenet" not in contact.text
        hand.press(Qt.Key.Key_Z, CTRL)
        assert desk.store.reads.counts() == before


def test_what_is_typed_wrong_is_told_at_its_field_and_nothing_is_half_saved(qtbot, desk, visited):
    citizen, _job = visited
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        before = desk.store.reads.counts()
        hand.press(Qt.Key.Key_B)
        hand.write("Det går godt")
        hand.press(Qt.Key.Key_Tab)
        hand.press(Qt.Key.Key_Tab)
        hand.write("ni")
        hand.press(Qt.Key.Key_Return, CTRL)
        panel = hand.bench.sheet.panel
        assert hand.focus is panel.hours.edit
        assert desk.store.reads.counts() == before
        assert panel.how.text == "Det går godt"
        panel.hours.edit.selectAll()
        hand.write("9")
        hand.press(Qt.Key.Key_Return, CTRL)
        assert len(desk.store.reads.load("hours")) == 1


def test_a_citizen_without_a_job_is_asked_where_it_was(qtbot, desk):
    citizen = add_citizen(desk)
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        before = desk.store.reads.counts()
        hand.press(Qt.Key.Key_B)
        hand.write("Materielgården")
        hand.bench.sheet.panel.how.edit.setFocus()
        hand.write("Set stedet an")
        hand.press(Qt.Key.Key_Return, CTRL)
        wrote = more(before, desk.store.reads.counts())
        assert wrote == {"workplace": 1, "note": 1, "contact": 1, "task": 1, "transfer": 1}
