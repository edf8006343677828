"""Facts edited in place: saved by themselves, kept while typed, put back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from flexdesk.app import edits
from flexdesk.app.citizen_facts import facts_draft, save_facts_draft
from flexdesk.app.contacts import talk_draft
from flexdesk.ui.citizen.facts_history import FactHistory
from flexdesk.ui.citizen.facts_row import SAVE_AFTER_MS
from tests.support.citizen_page import a_life, asked, open_page, stored
from tests.support.desks import a_desk, add_citizen
from tests.support.shown import shown_words

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return a_life(desk)


@pytest.fixture
def room(qtbot, look, desk, runner, citizen):
    with open_page(qtbot, look, desk, runner, citizen) as made:
        yield made


@pytest.fixture
def view(room):
    return room.tab("overview").widget


def type_fact(qtbot, view, field, text):
    editor = view.facts.row(field).editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    return editor


def test_a_fact_saves_itself_after_a_rest_and_says_when(qtbot, room, view, settle, desk, citizen):
    type_fact(qtbot, view, "phone", "22 22 22 22")
    assert stored(desk, citizen, "phone") == "11 11 11 11"
    qtbot.waitUntil(lambda: stored(desk, citizen, "phone") == "22 22 22 22", timeout=10_000)
    settle(qtbot)
    said = [w.text() for w in view.facts.findChildren(QLabel) if w.text().startswith("Gemt kl. ")]
    assert len(said) == 1
    assert facts_draft(desk, citizen) == {}
    assert desk.store.history(1)[0].verb == "field.set"
    assert SAVE_AFTER_MS == 600


def test_leaving_a_fact_saves_it_at_once(qtbot, room, view, settle, desk, citizen):
    editor = type_fact(qtbot, view, "wanted_work", "Køkken")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    settle(qtbot)
    assert stored(desk, citizen, "wanted_work") == "Køkken"


def test_one_field_is_one_transaction(qtbot, room, view, settle, desk, citizen):
    before = desk.store.data_version()
    qtbot.keyClick(type_fact(qtbot, view, "phone", "22"), Qt.Key.Key_Return)
    qtbot.keyClick(type_fact(qtbot, view, "hours_aim", "12"), Qt.Key.Key_Return)
    settle(qtbot)
    assert desk.store.data_version() == before + 2


def test_what_cannot_be_read_stays_typed_with_a_sentence(qtbot, room, view, settle, desk, citizen):
    qtbot.keyClick(type_fact(qtbot, view, "hours_now", "mange"), Qt.Key.Key_Return)
    settle(qtbot)
    row = view.facts.row("hours_now")
    assert row.text == "mange"
    assert "Tallet kan ikke læses" in row.finding.text
    assert stored(desk, citizen, "hours_now") == 8.0
    edits.set_field(desk, "citizen", citizen, "email", "a@b.dk")
    settle(qtbot)
    assert row.text == "mange"
    qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert (row.text, row.finding.text) == ("8", "")


def test_typing_on_and_on_is_kept_while_it_goes_on(qtbot, room, view, desk, citizen):
    editor = view.facts.row("phone").editor
    editor.setFocus()
    editor.selectAll()
    typed = []

    def one_more_key():
        qtbot.keyClicks(editor, "1")
        typed.append("1")
        return bool(facts_draft(desk, citizen))

    # no pause is as long as the rest a saving waits for
    qtbot.waitUntil(one_more_key, timeout=10_000)
    assert facts_draft(desk, citizen)["phone"].startswith("1")
    assert stored(desk, citizen, "phone") == "11 11 11 11"


def test_what_was_typed_before_a_kill_is_offered_again(qtbot, room, view, settle, desk, citizen):
    other = add_citizen(desk, "6507704287", phone="33")
    save_facts_draft(desk, other, {"phone": "44 4", "language": "Dansk"})
    room.show(other)
    settle(qtbot)
    row = view.facts.row("phone")
    assert row.text == "44 4"
    assert "Ikke gemt" in row.finding.text
    assert view.facts.row("language").isVisible()
    row.editor.setFocus()
    qtbot.keyClick(row.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert stored(desk, other, "phone") == "44 4"
    assert facts_draft(desk, other) == {"language": "Dansk"}


def test_going_to_another_citizen_saves_what_was_typed_on_the_first(
    qtbot, room, view, settle, desk, citizen
):
    type_fact(qtbot, view, "phone", "55")
    room.leaf(-1)
    settle(qtbot)
    assert stored(desk, citizen, "phone") == "55"
    assert stored(desk, room.citizen, "phone") == ""
    assert view.facts.row("phone").text == ""


def test_the_lock_keeps_what_was_typed_in_the_last_half_second(qtbot, room, view, desk, citizen):
    type_fact(qtbot, view, "phone", "66")
    room.write_note()
    qtbot.keyClicks(view.timeline.composer.edit, "Halvt")
    room.keep_draft()
    assert facts_draft(desk, citizen) == {"phone": "66"} or stored(desk, citizen, "phone") == "66"
    assert talk_draft(desk, citizen).text == "Halvt"


def test_f4_shows_earlier_values_and_puts_one_back(qtbot, room, view, settle, desk, citizen):
    edits.set_field(desk, "citizen", citizen, "phone", "22 22 22 22")
    settle(qtbot)
    editor = view.facts.row("phone").editor
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_F4)
    settle(qtbot)
    popup = room.page.findChild(FactHistory)
    assert "11 11 11 11" in shown_words(popup)
    back = next(b for b in popup.findChildren(QAbstractButton) if b.text() == "Sæt tilbage")
    back.click()
    settle(qtbot)
    assert stored(desk, citizen, "phone") == "11 11 11 11"
    assert asked(room, "done")[-1][0] == "Værdien er sat tilbage"


def test_the_clock_is_seen_on_hover_only_and_the_room_is_kept(qtbot, room, view):
    row = view.facts.row("phone")
    assert not row.is_active
    row.editor.setFocus()
    assert row.is_active
    width = row.editor.width()
    QApplication.sendEvent(row.editor, QEvent(QEvent.Type.FocusOut))
    assert row.editor.width() == width


def test_a_line_edit_of_a_fact_shows_its_beginning(room, view):
    editor = view.facts.row("phone").editor
    assert isinstance(editor, QLineEdit)
    assert editor.cursorPosition() == 0
    assert editor.mapTo(view.facts, QPoint(0, 0)).x() > 100
