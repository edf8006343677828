"""Story A7: next month's extract, by the real window; what people did stands, undo is exact."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from flexdesk.app.edits import set_field
from flexdesk.app.notes import add_note
from tests.support import next_extract
from tests.support.desks import a_desk
from tests.support.next_extract import GONE, PEOPLE, extract, own_list
from tests.support.real_window import real_window
from tests.support.stores import a_cpr

BY_HAND = "11 11 11 11"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path) as made:
        yield made


def citizens(desk):
    return {row.cpr: row for row in desk.store.reads.load("citizen")}


def take(hand, path):
    """Hand a file to the window and press what is next: the plan's own button has the focus."""
    hand.bench.go("import")
    hand.settle()
    hand.bench.room("import").open_file(str(path))
    hand.settle()
    page = hand.bench.room("import").page
    assert hand.focus is page.plan.commit
    said = page.plan._numbers.people.text()
    hand.press(Qt.Key.Key_Return)
    assert page.is_at_result
    return said


@pytest.mark.parametrize("shape", [extract, own_list])
def test_the_next_extract_says_what_it_does_and_undo_gives_all_45_back(
    qtbot, desk, tmp_path, shape
):
    with real_window(qtbot, desk) as hand:
        assert take(hand, shape(tmp_path / "august.xlsx", is_next=False)) == "45 borgere: 45 nye"
        assert len(citizens(desk)) == PEOPLE
        person = citizens(desk)[a_cpr(3)]
        set_field(desk, "citizen", person.id, "phone", BY_HAND)
        add_note(desk, person.id, "Har fået nyt nummer")
        hand.settle()
        notes = {note.id for note in desk.store.reads.load("note")}
        before = desk.store.digest()

        said = take(hand, shape(tmp_path / "september.xlsx", is_next=True))
        assert said == "46 borgere: 2 nye, 5 ændrede, 39 uændrede, 1 ikke i udtrækket"
        after = citizens(desk)
        assert len(after) == 47
        assert {a_cpr(at) for at in (*next_extract.NEW, GONE)} <= set(after)
        assert after[a_cpr(3)].phone == BY_HAND
        assert notes <= {note.id for note in desk.store.reads.load("note")}
        ended = [row for row in desk.store.reads.load("benefit") if row.last_day is not None]
        assert {row.citizen for row in ended} == {
            after[a_cpr(at)].id for at in next_extract.ENDED
        }  # fmt: skip

        undo = hand.bench.window.findChild(QAbstractButton, "undo-import")
        undo.setFocus()
        hand.press(Qt.Key.Key_Return)
        hand.settle()
        assert desk.store.digest() == before
        assert citizens(desk)[a_cpr(3)].phone == BY_HAND
        assert len(citizens(desk)) == PEOPLE
        assert desk.store.verify().ok
        assert hand.bench.room("import").page.is_at_start


def test_the_same_extract_again_writes_nothing(qtbot, desk, tmp_path):
    path = extract(tmp_path / "august.xlsx", is_next=False)
    with real_window(qtbot, desk) as hand:
        take(hand, path)
        before = desk.store.digest()
        assert take(hand, path) == "45 borgere: 45 uændrede"
        assert desk.store.digest() == before
        undo = hand.bench.window.findChild(QAbstractButton, "undo-import")
        assert not undo.isVisible()
