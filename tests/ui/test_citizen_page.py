"""The page of one citizen on a real register: head, bands, tabs, names hidden."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.app import citizen_life, edits
from tests.support.citizen_page import a_life, asked, by_name, open_page, stored
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.painted import cut_words, headings, nameless, sideways, unreachable
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


def test_the_head_says_who_what_runs_and_where_one_is(room):
    words = shown_words(room.page)
    assert headings(room.page) == ["Åse Aagaard"]
    assert "46 år · Lene Østergaard" in words
    assert "Praktik hos Kantinen Godsbanen, dag 17 af 28" in words
    assert "670770-••••" in words
    assert "4285" not in words
    assert "2 af 2" in words


@pytest.mark.parametrize("size", [(1224, 864), (1000, 700), (896, 504)])
@pytest.mark.parametrize("tab", ["overview", "history"])
def test_every_control_is_named_reached_and_whole(qtbot, room, settle, size, tab):
    room.page.resize(*size)
    room.open_tab(tab)
    settle(qtbot)
    assert room.page.width() == size[0]
    assert nameless(room.page) == []
    assert unreachable(room.page, room.page) == []
    assert cut_words(room.page) == []
    assert sideways(room.page) == []


@pytest.mark.parametrize("size", [(1224, 864), (896, 504)])
def test_the_composer_is_whole_in_a_low_window(qtbot, room, view, settle, size):
    room.page.resize(*size)
    room.write_note()
    view.timeline.composer.kinds.choose("telefon")
    view.timeline.composer._on_kind()
    settle(qtbot)
    assert nameless(room.page) == []
    assert cut_words(room.page) == []
    composer = view.timeline.composer
    assert composer.height() >= composer.layout().heightForWidth(composer.width())


def test_the_buttons_of_the_head_go_to_their_forms(room):
    for name in ("visit", "new-placement"):
        by_name(room.page, name).click()
    assert asked(room, "call") == [("visit", room.citizen), ("new-placement", room.citizen)]
    by_name(room.page, "crumb").click()
    assert asked(room, "go") == [("citizens",)]


def test_leafing_goes_to_the_next_citizen_and_stops_at_the_end(qtbot, room, settle, citizen):
    by_name(room.page, "previous-citizen").click()
    settle(qtbot)
    assert headings(room.page) == ["Bo Ørum"]
    assert not by_name(room.page, "previous-citizen").isEnabled()
    room.leaf(-1)
    assert room.citizen != citizen
    room.leaf(1)
    settle(qtbot)
    assert room.citizen == citizen


def test_the_order_of_the_list_is_the_order_one_leafs_in(qtbot, room, settle, citizen, desk):
    third = add_citizen(desk, "6307704287", first_name="Cecilie", last_name="Bak")
    room.bench.citizen_order = lambda: (third, citizen)
    room.show(third)
    settle(qtbot)
    assert room.presenter.neighbour(1) == citizen


def test_an_opening_is_logged_once_and_a_reveal_with_its_reason(qtbot, room, settle, desk, citizen):
    room.load()
    room.page.reveal_wanted.emit()
    settle(qtbot)
    assert "670770-4285" in shown_words(room.page)
    kinds = [row.kind for row in desk.store.access_rows(citizen)]
    assert kinds.count("open") == 1
    assert kinds.count("reveal") == 1


def test_bands_offer_what_one_can_do_about_them(qtbot, room, settle, desk):
    paused = add_citizen(desk, "6407704287", address_protected=True)
    add(desk, "pause", citizen=paused, reason="barsel", start=day("2016-08-01"))
    room.show(paused)
    settle(qtbot)
    bands = [w.accessibleName() for w in room.page.findChildren(QWidget)
             if w.objectName() == "band" and w.isVisible()]  # fmt: skip
    assert len(bands) == 2
    by_name(room.page, "band-paused").click()
    assert asked(room, "call") == [("pause", paused)]


def test_a_closed_case_says_lukket_and_offers_to_open_it(qtbot, room, settle, desk):
    closed = add_citizen(
        desk, "6407704287", closed_on=day("2016-08-31"), closed_reason="fraflytning"
    )
    room.show(closed)
    settle(qtbot)
    (band,) = [w for w in room.page.findChildren(QWidget) if w.objectName() == "band"]
    assert band.accessibleName().startswith("Lukket 31-08-2016: ")
    verb = by_name(room.page, "band-closed")
    assert verb.text() == "Genåbn sag"
    verb.click()
    assert asked(room, "call") == [("reopen-citizen", closed)]


def test_hidden_names_hide_the_name_and_what_people_wrote(room):
    room.bench.is_hidden = True
    room.on_hide(is_hidden=True)
    words = shown_words(room.page)
    for told in ("Aagaard", "11 11 11 11", "formiddagen", "køkken", "Pauser"):
        assert told not in words
    assert "Kandidat K-2016-285" in words


def test_closing_leaves_no_word_of_the_citizen(qtbot, room, settle):
    room.write_note()
    settle(qtbot)
    room.close()
    words = shown_words(room.page)
    for told in ("Aagaard", "11 11 11 11", "formiddagen", "køkken", "Pauser", "Østergaard"):
        assert told not in words


def test_every_change_is_listed_searched_and_taken_back(qtbot, room, settle, desk, citizen):
    edits.set_field(desk, "citizen", citizen, "phone", "22 22 22 22")
    room.open_tab("history")
    settle(qtbot)
    tab = room.tab("history").widget
    tab.search.setText("telefon 22")
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1)
    tab.table.choose(tab.model.key_at(0))
    assert "11 11 11 11 → 22 22 22 22" in shown_words(tab)
    by_name(tab, "undo-change").click()
    settle(qtbot)
    assert stored(desk, citizen, "phone") == "11 11 11 11"
    tab.search.setText("fortrudt")
    assert asked(room, "done")[-1][0] == "Ændringen er fortrudt"


def test_a_change_something_stands_on_is_refused_with_its_reason(
    qtbot, room, settle, desk, citizen
):
    edits.set_field(desk, "citizen", citizen, "phone", "22")
    first = desk.store.history(1)[0].tx
    edits.set_field(desk, "citizen", citizen, "phone", "33")
    room.open_tab("history")
    settle(qtbot)
    tab = room.tab("history").widget
    tab.undo_wanted.emit(first)
    settle(qtbot)
    assert tab.notice.isVisible()
    assert stored(desk, citizen, "phone") == "33"


def test_the_page_of_a_citizen_who_is_deleted_leaves_without_an_error(
    qtbot, room, view, settle, desk, citizen
):
    room.tab("counter")
    citizen_life.delete_citizen(desk, citizen)
    settle(qtbot)
    qtbot.waitUntil(lambda: ("go", "citizens") in room.bench.asked)
    assert room.citizen == ""
    assert "Borgeren findes ikke i registret." not in shown_words(room.page)
