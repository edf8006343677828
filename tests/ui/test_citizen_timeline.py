"""The timeline and the composer on a real register."""

import pytest
from PySide6.QtCore import Qt

from flexdesk.app.contacts import TalkDraft, save_talk_draft, talk_draft
from flexdesk.ui.citizen.timeline_composer import KEEP_AFTER_MS
from tests.support.citizen_page import a_life, asked, by_name, open_page
from tests.support.desks import DAY, a_desk, day

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


def shown(view):
    model = view.timeline.list.entries
    return [model.entry(n).title for n in range(model.rowCount())]


def test_chips_words_and_days_filter_the_timeline(qtbot, room, view, settle):
    everything = len(shown(view))
    view.timeline.chips.choose("notes")
    view.timeline._filter()
    assert shown(view) == ["Notat"]
    view.timeline.chips.choose()
    view.timeline._filter()
    view.timeline.search.setText("godsbanen")
    qtbot.waitUntil(lambda: len(shown(view)) < everything)
    assert shown(view) == ["Praktik startet"]
    view.timeline.drop_filters()
    assert len(shown(view)) == everything
    view.timeline._days.choose("chosen")
    view.timeline._on_days("chosen")
    view.timeline._days_bar.first.edit.setText("21-8-16")
    view.timeline._on_own_days()
    assert shown(view) == ["Telefon"]


def test_nothing_found_offers_everything_again(qtbot, room, view, settle):
    view.timeline.search.setText("xyzzy")
    qtbot.waitUntil(view.timeline.empty.isVisible)
    view.timeline.empty.button.click()
    qtbot.waitUntil(view.timeline.list.isVisible)
    assert view.timeline.search.text() == ""


def test_a_note_is_written_with_ctrl_enter(qtbot, room, view, settle, desk, citizen):
    room.write_note()
    edit = view.timeline.composer.edit
    assert room.page.focusWidget() is edit
    assert by_name(room.page, "new-note").kind == "secondary"
    qtbot.keyClicks(edit, "Aftalt møde torsdag")
    qtbot.keyClick(edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    notes = [note.text for note in desk.store.reads.load("note", citizen=citizen)]
    assert "Aftalt møde torsdag" in notes
    assert asked(room, "done")[-1][0] == "Notat gemt"
    assert not view.timeline.composer.is_open
    assert by_name(room.page, "new-note").kind == "primary"
    assert talk_draft(desk, citizen).is_empty
    assert shown(view)[0] == "Notat"


def test_a_contact_says_by_whom_with_whom_and_when(qtbot, room, view, settle, desk, citizen):
    room.write_note()
    composer = view.timeline.composer
    composer.kinds.take_focus()
    qtbot.keyClick(room.page.focusWidget(), Qt.Key.Key_Right)
    assert composer.kinds.key == "telefon"
    composer.taken_by.row.step_choice(1)
    composer.workplace.edit.setText("Kantinen Godsbanen")
    composer.person.edit.setText("Ulla Holm")
    composer.take_focus()
    qtbot.keyClicks(composer.edit, "Vil gerne møde hende")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    (row,) = desk.store.reads.load("contact")
    assert (row.by, row.person, row.kind, row.day) == ("begge", "Ulla Holm", "telefon", DAY)
    assert "Telefon: Ulla Holm, Kantinen Godsbanen" in shown(view)


def test_nobody_reached_is_saved_without_a_word(qtbot, room, view, settle, desk, citizen):
    room.write_note()
    composer = view.timeline.composer
    composer.kinds.choose("ingen_kontakt")
    composer._on_kind()
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert asked(room, "done")[-1][0] == "Forsøg på kontakt gemt"
    assert "1. forsøg" in view.timeline.list.entries.entry(0).about


def test_an_empty_note_is_not_saved_and_says_so(qtbot, room, view, settle):
    room.write_note()
    composer = view.timeline.composer
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert composer.is_open
    assert "Der står intet endnu" in composer._finding.text


def test_half_a_note_is_kept_closed_and_offered_again(qtbot, room, view, settle, desk, citizen):
    room.write_note()
    qtbot.keyClicks(view.timeline.composer.edit, "Halvt")
    qtbot.keyClick(view.timeline.composer.edit, Qt.Key.Key_Escape)
    settle(qtbot)
    assert not view.timeline.composer.is_open
    assert talk_draft(desk, citizen).text == "Halvt"
    room.leaf(-1)
    settle(qtbot)
    room.write_note()
    assert view.timeline.composer.edit.toPlainText() == ""
    room.leaf(1)
    settle(qtbot)
    room.write_note()
    assert view.timeline.composer.edit.toPlainText() == "Halvt"
    assert KEEP_AFTER_MS < 1000


def test_what_the_store_refuses_stands_at_the_note_and_stays(qtbot, room, view, settle):
    room.write_note()
    composer = view.timeline.composer
    composer.edit.setPlainText("x" * 40_000)
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    assert composer.is_open
    assert "for lang" in composer._finding.text or "plads" in composer._finding.text
    assert len(composer.edit.toPlainText()) == 40_000


def choose(view, title):
    at = shown(view).index(title)
    view.timeline.list.setCurrentIndex(view.timeline.list.entries.index(at))


def test_a_note_is_put_right_and_the_old_text_unfolds(qtbot, room, view, settle, desk, citizen):
    choose(view, "Notat")
    by_name(view, "correct-note").click()
    composer = view.timeline.composer
    assert composer.edit.toPlainText() == "Hun trives bedst om formiddagen"
    composer.edit.setPlainText("Hun trives bedst om eftermiddagen")
    qtbot.keyClick(composer.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    choose(view, "Notat")
    listed = view.timeline.list
    entry = listed.entry
    assert entry.text == "Hun trives bedst om eftermiddagen"
    assert "rettet" in listed.about_of(entry)
    before = listed.height_of(entry)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert listed.height_of(entry) > before
    assert any("formiddagen" in line for line, _tone in listed.lines_of(entry))


def test_what_was_begun_is_not_written_over_by_a_correction(qtbot, room, view, settle):
    room.write_note()
    qtbot.keyClicks(view.timeline.composer.edit, "Halvt")
    choose(view, "Notat")
    by_name(view, "correct-note").click()
    assert view.timeline.composer.edit.toPlainText() == "Halvt"
    assert "Gem eller kassér" in view.timeline.composer._finding.text


def test_a_chosen_entry_can_be_carried_over(room, view):
    choose(view, "Notat")
    by_name(view, "carry-over").click()
    (kind, name, row) = asked(room, "call")[0]
    assert (kind, name) == ("transfer", "note")
    assert row


def test_the_filtered_timeline_is_shown_and_saved_as_pdf(qtbot, room, view, settle, tmp_path):
    view.timeline.chips.choose("contacts")
    view.timeline._filter()
    by_name(view, "print-timeline").click()
    qtbot.waitUntil(lambda: bool(room.bench.sheet.pages.pages), timeout=20_000)
    out = tmp_path / "tidslinje.pdf"
    room.bench.sheet.ask_path = lambda _parent, _name: str(out)
    room.bench.sheet.save.click()
    qtbot.waitUntil(lambda: out.exists() and bool(asked(room, "done")), timeout=20_000)
    assert "Tidslinjen er gemt" in asked(room, "done")[-1][0]
    assert out.read_bytes().startswith(b"%PDF")


def test_five_hundred_entries_scroll_and_only_what_is_seen_is_painted(
    qtbot, room, view, settle, desk, citizen
):
    many = [
        {"id": f"{at:032x}", "citizen": citizen, "day": day("2016-01-01"), "kind": "notat",
         "consultant": "KON01", "text": f"Notat {at}: " + "hun vil gerne prøve køkkenet. " * 6}
        for at in range(500)
    ]  # fmt: skip
    with desk.store.work("test") as uow:
        uow.insert_many("note", many)
    room.tab("overview").presenter._load()
    settle(qtbot)
    listed = view.timeline.list
    assert listed.entries.rowCount() > 500
    painted = []
    delegate = listed.itemDelegate()
    real = delegate.paint
    delegate.paint = lambda painter, option, index: (
        painted.append(index.row()), real(painter, option, index),
    )  # fmt: skip
    bar = listed.verticalScrollBar()
    for part in range(1, 11):
        bar.setValue(bar.maximum() * part // 10)
        listed.viewport().repaint()
    assert painted
    assert len(painted) < 10 * 40


def test_dropping_a_draft_forgets_it_for_good(qtbot, room, view, settle, desk, citizen):
    save_talk_draft(desk, citizen, TalkDraft("Vrøvl"))
    other = room.presenter.neighbour(-1)
    room.show(other)
    settle(qtbot)
    room.show(citizen)
    settle(qtbot)
    room.write_note()
    assert "Fortsæt" in view.timeline.composer._about.text()
    by_name(view, "discard-talk").click()
    settle(qtbot)
    assert talk_draft(desk, citizen).is_empty
