"""Story A14: a follow-up is done in at most two interactions, by keyboard, in the real window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.real_window import CTRL, real_window

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
MOST = 2
KEY = Qt.Key


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def due(desk):
    """Return two tasks of two citizens: one overdue, one of today."""
    first = add_citizen(desk, phone="00 11 22 33")
    second = add_citizen(desk, "6707704293", first_name="Bent", last_name="Ørum")
    fields = {"kind": "opfoelgning", "consultant": "KON01"}
    return (
        add(desk, "task", citizen=first, due=day("2016-08-29"), text="Opfølgning dag 14", **fields),
        add(desk, "task", citizen=second, due=DAY, text="Trepartssamtale", **fields),
    )


def task(desk, task_id):
    return desk.store.reads.get("task", task_id)


def test_from_any_page_two_keys_finish_the_first_follow_up_and_one_takes_it_back(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        hand.bench.go("citizens")
        hand.settle()
        hand.press(KEY.Key_1, CTRL)
        hand.press(KEY.Key_Space)
        assert hand.count <= MOST
        assert task(desk, due[0]).done_on == DAY
        assert hand.bench.window.toast.text == "Udført: Opfølgning dag 14"
        hand.press(KEY.Key_Z, CTRL)
        assert task(desk, due[0]).done_on is None


def test_on_the_start_page_one_key_does_and_the_next_one_is_ready(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        assert hand.bench.page == "today"
        hand.press(KEY.Key_Space)
        hand.press(KEY.Key_Space)
        assert [task(desk, each).done_on for each in due] == [DAY, DAY]
        page = hand.bench.window.current_page
        assert hand.focus is page.all_done.button
        assert hand.count == 2


def test_what_happened_is_written_where_the_task_stands(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        hand.press(KEY.Key_Return)
        hand.write("Talte med Ulla. Klarer opgaverne.")
        hand.press(KEY.Key_Return, CTRL)
        assert hand.count == 3
        assert task(desk, due[0]).done_on == DAY
        (note,) = desk.store.reads.load("note")
        assert (note.kind, note.text) == ("telefon", "Talte med Ulla. Klarer opgaverne.")
        hand.press(KEY.Key_Z, CTRL)
        assert desk.store.reads.load("note") == ()
        assert task(desk, due[0]).done_on is None


def test_a_follow_up_is_put_off_in_two(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        hand.press(KEY.Key_S)
        sheet = QApplication.activePopupWidget()
        hand.count += 1
        qtbot.keyClick(sheet, KEY.Key_Return)
        hand.settle()
        assert hand.count <= MOST
        row = task(desk, due[0])
        assert (row.due, row.first_due) == (DAY + dt.timedelta(days=1), day("2016-08-29"))


def test_on_the_page_of_a_citizen_u_finishes_the_next_one(qtbot, desk, due):
    citizen = task(desk, due[1]).citizen
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        hand.press(KEY.Key_U)
        assert task(desk, due[1]).done_on == DAY
        assert hand.count == 1


def test_nobody_reached_is_noted_and_the_task_waits_until_tomorrow(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        hand.press(KEY.Key_R)
        form = hand.bench.window.current_page.tasks.row.form
        assert "00 11 22 33" in form._phones.text()
        while hand.focus is not form.no_contact:
            hand.press(KEY.Key_Tab)
        hand.press(KEY.Key_Space)
        hand.press(KEY.Key_Return, CTRL)
        (note,) = desk.store.reads.load("note")
        assert note.kind == "ingen_kontakt"
        row = task(desk, due[0])
        assert (row.done_on, row.due) == (None, DAY + dt.timedelta(days=1))


def test_a_half_written_line_survives_a_lock(qtbot, desk, due):
    with real_window(qtbot, desk) as hand:
        hand.press(KEY.Key_Return)
        hand.write("Halvt skrevet")
        hand.bench.keep_draft()
    with real_window(qtbot, desk) as hand:
        hand.press(KEY.Key_Return)
        assert hand.bench.window.current_page.tasks.row.form.edit.text() == "Halvt skrevet"
