"""Story A14: by keyboard only, find and open in three interactions, a note in five."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app.contacts import talk_draft
from tests.support.desks import DAY, a_desk, add_citizen
from tests.support.real_window import CTRL, real_window

FIND, NOTE = 3, 5
TEXT = "Ringet: hun vil gerne prøve køkkenet"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        for cpr, first, last in (
            ("6107704285", "Bent", "Ørum"),
            ("6207704285", "Carla", "Bak"),
            ("6307704285", "Åse", "Aagaard"),
        ):
            add_citizen(made, cpr, first_name=first, last_name=last)
        yield made


def the(desk, name):
    rows = desk.store.reads.load("citizen")
    return next(row.id for row in rows if row.last_name == name)


def notes(desk, citizen):
    return [note.text for note in desk.store.reads.load("note", citizen=citizen)]


def test_a_citizen_is_found_and_opened_in_three_interactions(qtbot, desk):
    with real_window(qtbot, desk) as hand:
        hand.press(Qt.Key.Key_K, CTRL)
        hand.write("aagård")
        hand.press(Qt.Key.Key_Return)
        assert hand.bench.page == "citizen"
        assert hand.bench.citizen == the(desk, "Aagaard")
        assert hand.count <= FIND


def test_a_note_is_written_from_the_list_in_five_interactions(qtbot, desk):
    with real_window(qtbot, desk) as hand:
        hand.bench.go("citizens")
        hand.settle()
        hand.press(Qt.Key.Key_Home)
        # the pane follows the selection once it rests
        qtbot.waitUntil(lambda: bool(hand.bench.citizen))
        hand.settle()
        chosen = hand.bench.citizen
        hand.press(Qt.Key.Key_N)
        hand.write(TEXT)
        hand.press(Qt.Key.Key_Return, CTRL)
        assert hand.count <= NOTE
        assert notes(desk, chosen) == [TEXT]


def test_on_the_page_a_note_takes_three_interactions_and_a_contact_five(qtbot, desk):
    citizen = the(desk, "Aagaard")
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        hand.press(Qt.Key.Key_N)
        hand.write(TEXT)
        hand.press(Qt.Key.Key_Return, CTRL)
        assert hand.count == NOTE - 2
        assert notes(desk, citizen) == [TEXT]
        hand.press(Qt.Key.Key_Z, CTRL)
        assert notes(desk, citizen) == []
        hand.count = 0
        hand.press(Qt.Key.Key_N)
        hand.write(TEXT)
        hand.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        hand.press(Qt.Key.Key_Right)
        hand.press(Qt.Key.Key_Return, CTRL)
        assert hand.count == NOTE
        (note,) = desk.store.reads.load("note", citizen=citizen)
        assert (note.kind, note.taken_by) == ("telefon", "konsulent")


def test_leafing_and_coming_back_keeps_half_a_note(qtbot, desk):
    citizen = the(desk, "Bak")
    with real_window(qtbot, desk) as hand:
        hand.bench.open_citizen(citizen)
        hand.settle()
        hand.press(Qt.Key.Key_N)
        hand.write("Halvt")
        hand.press(Qt.Key.Key_Escape)
        hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert hand.bench.citizen != citizen
        assert talk_draft(desk, citizen).text == "Halvt"
        hand.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert hand.bench.citizen == citizen
        hand.press(Qt.Key.Key_N)
        hand.write(" og helt")
        hand.press(Qt.Key.Key_Return, CTRL)
        assert notes(desk, citizen) == ["Halvt og helt"]
        (note,) = desk.store.reads.load("note", citizen=citizen)
        assert (note.day, note.kind) == (DAY, "notat")


def test_one_leafs_in_the_order_of_the_list_as_it_is_filtered(qtbot, desk):
    with real_window(qtbot, desk) as hand:
        hand.bench.ask("Bak")
        hand.settle()
        hand.bench.open_citizen(the(desk, "Bak"))
        hand.settle()
        hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert hand.bench.citizen == the(desk, "Bak")
        hand.bench.ask("")
        hand.settle()
        order = hand.bench.citizen_order
        hand.bench.open_citizen(order[0])
        hand.settle()
        hand.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        assert hand.bench.citizen == order[1]
