"""The room Arbejdspladser with a real register: found, opened, read aloud, made, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from flexdesk.app import history
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.workplaces.room import WorkplacesRoom
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, headings, nameless, sideways, unreachable
from tests.support.real_window import CTRL, real_window

ENTER, DOWN, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROOMS = ("today", "citizens")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def places(desk):
    """A nursery with one now, one on the way, one before; a workshop nobody is at."""
    people = [
        add_citizen(desk, f"670770400{n}", first_name="Else", last_name=name)
        for n, name in enumerate(("Bak", "Mørk", "Friis"))
    ]
    skovly = add(
        desk, "workplace", name="Børnehuset Skovly", street="Vestergade 12", city="Aarhus C",
        sector="kommunal", room_for=3, cvr="55133018", contact_person="Mona Vind",
        phone="00 11 22 33", next_action="Ring om en plads", next_on=day("2016-08-20"),
    )  # fmt: skip
    add(desk, "workplace", name="Cykelsmeden", street="Havnegade 3", cvr="55133018")
    for citizen, start, last, more in (
        (people[0], "2016-06-01", None, {"planned_last_day": day("2016-12-31")}),
        (people[1], "2016-09-12", None, {}),
        (people[2], "2015-09-01", "2016-03-15",
         {"ended_how": "gennemfoert", "onward": "ordinaert_fleksjob"}),
    ):  # fmt: skip
        add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day(start),
            last_day=day(last) if last else None, workplace=skovly, hours_week=8.0,
            **more)  # fmt: skip
    add(desk, "workplace_person", workplace=skovly, name="Bo Kvist", role="Leder",
        left_on=day("2016-05-31"))  # fmt: skip
    add(desk, "contact", workplace=skovly, citizen=people[0], day=day("2016-08-12"),
        kind="telefon", by="konsulent", person="Mona Vind", text="Det går godt")  # fmt: skip
    add(desk, "opening", workplace=skovly, opened_on=day("2016-08-01"), title="Køkken",
        hours_from=4.0, hours_to=8.0, times="formiddage")  # fmt: skip
    return skovly, people


@pytest.fixture
def room(qtbot, look, desk, places, runner, settle):
    bench = FakeBench(look, desk, runner)
    made = WorkplacesRoom(bench)
    made.bench = bench
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    made.page.resize(1224, 860)
    made.page.show()
    qtbot.waitExposed(made.page)
    made.load()
    settle(qtbot)
    yield made
    stop()
    runner.drain()
    made.close()


def words(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def button(page, name):
    return page.findChild(QPushButton, name)


def typed(qtbot, room, settle, name="", street=""):
    room.page.list.show_typed("", "")
    QTest.keyClicks(room.page.list.name, name)
    QTest.keyClicks(room.page.list.street, street)
    settle(qtbot)


def test_the_models_are_models(room):
    QAbstractItemModelTester(room.page.list.model, QAbstractItemModelTester.FailureReportingMode(0))
    assert room.page.list.model.rowCount() == 2


def test_typing_finds_enter_opens_and_the_question_is_answered(qtbot, room, settle, places):
    typed(qtbot, room, settle, "sko", "vester")
    assert [row.id for row in room.presenter.found] == [places[0]]
    QTest.keyClick(room.page.list.street, ENTER)
    settle(qtbot)
    page = room.page.place
    assert page.isVisible()
    said = words(page)
    for told in ("Børnehuset Skovly", "1 er her nu", "Mona Vind", "00 11 22 33",
                 "fratrådt 31-05-2016", "Køkken", "Ring om en plads", "Det går godt"):  # fmt: skip
        assert told in said
    cards = (page.now, page.planned, page.before, page.others)
    lists = {card.objectName(): card.list.rows_model for card in cards}
    (now,) = lists["people-now"].rows()
    assert (now.title, now.right) == ("Else Bak", "planlagt til 31-12-2016")
    assert "8 effektive timer" in now.detail
    (before,) = lists["people-before"].rows()
    assert "ordinært fleksjob" in before.detail
    assert lists["people-planned"].rows()[0].right == "fra 12-09-2016"
    assert [row.title for row in lists["other-places"].rows()] == ["Cykelsmeden"]
    assert page.now.list.hasFocus()


def test_enter_on_a_person_opens_the_citizen_and_on_a_place_that_place(qtbot, room, settle, places):
    room.show(places[0])
    settle(qtbot)
    QTest.keyClick(room.page.place.now.list, ENTER)
    assert ("open_citizen", places[1][0], "") in room.bench.asked
    room.page.place.others.list.setFocus()
    QTest.keyClick(room.page.place.others.list, ENTER)
    settle(qtbot)
    assert "Cykelsmeden" in words(room.page.place)
    assert "Ingen af vores borgere" in words(room.page.place)


def test_every_verb_of_the_page_asks_for_its_sheet(qtbot, room, settle, places):
    place = places[0]
    room.show(place)
    settle(qtbot)
    for name, asked in (
        ("workplace-contact", ("workplace-contact", place)),
        ("new-talk", ("workplace-contact", place)),
        ("workplace-next-action", ("next-action", place)),
        ("change-next", ("next-action", place)),
        ("workplace-opening", ("opening", place)),
        ("new-opening", ("opening", place)),
        ("new-person", ("workplace-person", place)),
        ("place-employer", ("employer", place)),
    ):
        button(room.page, name).click()
        assert room.bench.asked[-1] == ("call", *asked)
    button(room.page, "new-workplace").click()
    assert room.bench.asked[-1] == ("call", "new-workplace", "", "")


def test_a_number_is_copied(qtbot, room, settle, places):
    room.show(places[0])
    settle(qtbot)
    button(room.page, "workplace-number").click()
    assert QGuiApplication.clipboard().text() == "00 11 22 33"
    assert room.bench.asked[-1][:2] == ("done", "Kopieret: 00 11 22 33")


def test_the_next_step_is_finished_in_place_and_comes_back_by_undo(
    qtbot, desk, room, settle, places
):
    room.show(places[0])
    settle(qtbot)
    assert ("count", "workplaces", "1") in room.bench.asked
    button(room.page, "finish-next-action").click()
    settle(qtbot)
    assert "Intet aftalt" in words(room.page.place)
    assert ("count", "workplaces", "") in room.bench.asked
    history.undo(desk)
    room.presenter.on_changes(undo_all(), is_seen=True)
    settle(qtbot)
    assert "Ring om en plads" in words(room.page.place)


def undo_all():
    from flexdesk.app.changes import Changes

    return Changes(everything=True)


def test_what_is_not_found_is_made_with_two_fields_and_two_keys(qtbot, desk, room, settle):
    typed(qtbot, room, settle, "Nørremølle Værksted", "Kajen 3")
    assert room.page.list.is_empty
    QTest.keyClick(room.page.list.street, ENTER)
    assert room.page.list.empty.button.hasFocus()
    room.page.list.empty.button.click()
    settle(qtbot)
    made = next(row for row in desk.store.reads.load("workplace") if row.street == "Kajen 3")
    assert made.name == "Nørremølle Værksted"
    assert room.presenter.place == made.id
    assert "Nørremølle Værksted" in words(room.page.place)
    history.undo(desk)
    assert made.id not in {row.id for row in desk.store.reads.load("workplace")}


def test_a_fact_is_saved_where_it_stands_and_a_bad_one_is_told_there(
    qtbot, desk, room, settle, places
):
    room.show(places[0])
    settle(qtbot)
    facts = room.page.place.facts
    row = facts.row("p_number")
    row.editor.setFocus()
    QTest.keyClicks(row.editor, "12")
    QTest.keyClick(row.editor, ENTER)
    settle(qtbot)
    assert row.finding.text
    assert row.text == "12"
    assert facts.unsaved == {"p_number": "12"}
    room.keep_draft()
    row.editor.setText("")
    QTest.keyClicks(row.editor, "1050167250")
    QTest.keyClick(row.editor, ENTER)
    settle(qtbot)
    assert desk.store.reads.get("workplace", places[0]).p_number == "1050167250"
    assert not row.finding.text


def test_names_are_hidden_everywhere(qtbot, room, settle, places):
    room.show(places[0])
    settle(qtbot)
    room.on_hide(is_hidden=True)
    settle(qtbot)
    said = words(room.page) + "\n".join(
        row.words for row in room.page.place.now.list.rows_model.rows()
    )
    for name in ("Else Bak", "Mona Vind", "Bo Kvist", "Det går godt", "Ring om en plads"):
        assert name not in said
    assert "Kandidat K-2016-" in said
    assert "Skjult (F9)" in said
    assert "Kontaktperson" in said
    room.on_hide(is_hidden=False)
    settle(qtbot)
    assert "Mona Vind" in words(room.page)


def test_the_list_stands_beside_the_page_and_is_followed(qtbot, room, settle, places):
    room.show(places[0])
    settle(qtbot)
    assert len(headings(room.page)) == 1
    room.page.list.table.setFocus()
    room.page.list.table.choose(places[0])
    QTest.keyClick(room.page.list.table, DOWN)
    qtbot.waitUntil(lambda: room.presenter.place != places[0])
    settle(qtbot)
    assert "Cykelsmeden" in words(room.page.place)
    assert room.page.list.table.hasFocus()
    QTest.keyClick(room.page.list.table, ESCAPE)
    assert not room.page.is_open


@pytest.mark.parametrize("size", [(1224, 860), (896, 500)])
@pytest.mark.parametrize("is_open", [False, True])
def test_the_page_is_named_reached_and_whole(qtbot, room, settle, places, size, is_open):
    room.page.resize(*size)
    if is_open:
        room.show(places[0])
    settle(qtbot)
    assert len(headings(room.page)) == 1
    assert nameless(room.page) == []
    assert unreachable(room.page, room.page) == []
    assert cut_words(room.page) == []
    assert sideways(room.page) == []


def test_closing_leaves_nothing(qtbot, room, settle, places):
    room.show(places[0])
    settle(qtbot)
    room.close()
    QApplication.processEvents()
    assert room.page.list.model.rowCount() == 0
    assert "Mona Vind" not in words(room.page)
    assert room.page.place.now.list.rows_model.rowCount() == 0


def test_who_do_we_have_at_yours_takes_three_interactions_from_anywhere(qtbot, desk, places):
    with real_window(qtbot, desk) as hand:
        bench = hand.bench
        for start in ROOMS:
            bench.go(start)
            hand.settle()
            hand.count = 0
            hand.press(Qt.Key.Key_K, CTRL)
            hand.write("skovly")
            hand.press(ENTER)
            assert hand.count == 3
            assert bench.page == "workplaces"
            assert bench.room("workplaces").presenter.place == places[0]
            assert "1 er her nu" in words(bench.window.current_page)


def test_the_workplace_of_a_citizen_is_one_key_away(qtbot, desk, places):
    with real_window(qtbot, desk) as hand:
        bench = hand.bench
        for citizen in places[1]:
            bench.open_citizen(citizen, "placements")
            hand.settle()
            hand.press(Qt.Key.Key_V, SHIFT)
            assert bench.room("workplaces").presenter.place == places[0]
        bench.open_citizen(places[1][0], "placements")
        hand.settle()
        bench.window.current_page.findChild(QPushButton, "show-workplace").click()
        hand.settle()
        assert bench.page == "workplaces"


def test_keys_do_what_buttons_do(qtbot, desk, places):
    with real_window(qtbot, desk) as hand:
        bench = hand.bench
        hand.press(Qt.Key.Key_W, CTRL | SHIFT)
        assert bench.page == "workplaces"
        hand.write("skovly")
        hand.press(ENTER)
        assert hand.count == 3
        place = bench.window.current_page.place
        assert "1 er her nu" in words(place)
        hand.press(Qt.Key.Key_T, SHIFT)
        assert QGuiApplication.clipboard().text() == "00 11 22 33"
        hand.press(Qt.Key.Key_U, SHIFT)
        assert "Intet aftalt" in words(place)
        hand.press(Qt.Key.Key_Z, CTRL)
        assert "Ring om en plads" in words(place)
        hand.press(Qt.Key.Key_F6)
        assert bench.window.current_page.list.isAncestorOf(hand.focus)
        hand.press(Qt.Key.Key_S, CTRL | SHIFT)
        assert bench.window.current_page.list.model.sorted_by[0] == 0


def test_a_search_without_hits_beside_an_open_workplace_cuts_no_words(qtbot, desk, places):
    with real_window(qtbot, desk) as hand:
        bench = hand.bench
        bench.call("workplace", places[0])
        hand.settle()
        hand.press(Qt.Key.Key_W, CTRL | SHIFT)
        hand.write("Ny Firma på havnen")
        page = bench.window.current_page
        assert "kendes ikke" in words(page)
        empty = next(each for each in page.findChildren(EmptyState) if each.isVisible())
        texts = [each for each in empty.findChildren(QLabel) if each.isVisible()]
        assert texts
        assert all(each.geometry().right() <= empty.width() for each in texts)
        assert all(each.geometry().left() >= 0 for each in texts)
