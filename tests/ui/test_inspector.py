"""The page Tjek data with a real register: put right in place, set aside, go on to the next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from flexdesk.app import history
from flexdesk.ui.inspector.room import InspectorRoom
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, headings, nameless, sideways, unreachable

LY = "ledighedsydelse"


class Bench(FakeBench):
    """Takes the counts of the rail and hears of changes as the window does."""

    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.inspector = None


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def people(desk):
    """Two of one's own with a pause that never ends, one of a colleague's with an overlap."""
    found = []
    for cpr, last, consultant in (
        ("6707704001", "Bak", "KON01"), ("6707704002", "Mørk", "KON01"),
        ("6707704003", "Friis", "KON02"),
    ):  # fmt: skip
        made = add_citizen(desk, cpr, first_name="Else", last_name=last, consultant=consultant)
        add(desk, "note", citizen=made, day=DAY, kind="telefon", text="hej", consultant="KON01")
        found.append(made)
    for made in found[:2]:
        add(desk, "pause", citizen=made, reason="sygdom", start=day("2016-08-01"))
    place = add(desk, "workplace", name="Fuglebakken", p_number="1034567890",
                cvr="55133018")  # fmt: skip
    add(
        desk, "placement", citizen=found[2], kind="ordinaert_fleksjob", start=day("2016-08-01"),
        hours_week=8.0, workplace=place,
    )  # fmt: skip
    add(
        desk, "benefit", citizen=found[2], kind=LY, start=day("2015-01-01"),
        last_day=day("2016-08-12"),
    )  # fmt: skip
    return found


@pytest.fixture
def room(qtbot, look, desk, runner, settle):
    bench = Bench(look, desk, runner)
    made = InspectorRoom(bench)
    made.bench = bench
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    qtbot.addWidget(bench.window_widget)
    made.page.resize(1200, 860)
    made.page.show()
    yield made
    stop()
    runner.drain()
    made.close()


@pytest.fixture
def loaded(qtbot, room, settle):
    def do():
        room.load()
        settle(qtbot)
        return room.page

    return do


def said(page):
    return " ".join(w.text() for w in page.findChildren(QLabel) if w.isVisible())


def names(page):
    return [row.line.name for row in page._rows]


def open_line(qtbot, page, settle, at=0):
    page._rows[at].setFocus()
    qtbot.keyClick(page._rows[at], Qt.Key.Key_Return)
    settle(qtbot)
    qtbot.waitUntil(lambda: page.editor is not None)
    return page.editor


def test_mine_come_first_and_the_team_is_one_press_away(
    qtbot, loaded, settle, room, people
) -> None:
    page = loaded()
    assert names(page) == ["Else Bak", "Else Mørk"]
    assert "Pauser uden sidste dag" in said(page)
    assert page.header.line == "2 mangler"
    page.scope.step_choice(1)
    settle(qtbot)
    assert names(page) == ["Else Friis", "Else Bak", "Else Mørk"]
    assert page.header.line == "1 modstrid, 2 mangler"
    assert "12 dages overlap med jobbet fra 01-08-2016" in page._rows[0].accessibleName()
    page.parts.step_choice(1)
    settle(qtbot)
    assert names(page) == ["Else Friis"]
    assert ("count", "inspector", "") in room.bench.asked


def test_a_line_is_put_right_by_keyboard_and_the_next_has_the_focus(
    qtbot, loaded, settle, room, desk, people
) -> None:
    page = loaded()
    editor = open_line(qtbot, page, settle)
    qtbot.keyClicks(page.window().focusWidget(), "15-09-2016")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    settle(qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Else Mørk"])
    assert page.editor is None
    assert page._rows[0].hasFocus()
    done = next(each for each in room.bench.asked if each[0] == "done")
    assert done[1] == "Rettet: Else Bak"
    (pause,) = desk.store.reads.load("pause", citizen=people[0])
    assert pause.review_on == day("2016-09-15")
    history.undo(desk, done[2])
    qtbot.waitUntil(lambda: names(page) == ["Else Bak", "Else Mørk"])
    assert editor is not None


def test_what_cannot_be_is_said_in_the_editor_and_the_text_stays(
    qtbot, loaded, settle, people
) -> None:
    page = loaded()
    editor = open_line(qtbot, page, settle)
    qtbot.keyClicks(page.window().focusWidget(), "snart")
    editor.save.click()
    settle(qtbot)
    assert "dag" in said(editor)
    assert editor.values["review_on"] == "snart"
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert page.editor is None
    assert page._rows[0].hasFocus()


def test_where_a_case_went_on_to_is_never_guessed(qtbot, loaded, settle, desk, room) -> None:
    made = add_citizen(desk)
    add(desk, "note", citizen=made, day=DAY, kind="telefon", text="hej", consultant="KON01")
    place = add(desk, "workplace", name="Skovly", p_number="1034567890")
    job = add(
        desk, "placement", citizen=made, kind="puljefleksjob", start=day("2015-09-01"),
        planned_last_day=day("2016-06-30"), hours_week=8.0, workplace=place,
    )  # fmt: skip
    page = loaded()
    editor = open_line(qtbot, page, settle)
    assert editor.values == {"last_day": "30-06-2016", "how": "gennemfoert", "onward": ""}
    editor.save.click()
    assert "Vælg fra listen »Kom videre til«" in said(editor)
    editor._parts["onward"].choose("ledighedsydelse")
    editor.save.click()
    settle(qtbot)
    assert desk.store.reads.get("placement", job).onward == "ledighedsydelse"
    qtbot.waitUntil(lambda: names(page) == [])


def test_a_line_is_set_aside_with_a_reason_and_taken_up_again(
    qtbot, loaded, settle, room, people
) -> None:
    page = loaded()
    editor = open_line(qtbot, page, settle)
    editor.choose_way("aside")
    editor.save.click()
    settle(qtbot)
    assert "mangler en grund" in said(editor)
    qtbot.keyClicks(page.window().focusWidget(), "Afventer læge")
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    settle(qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Else Mørk"])
    page.part_chosen.emit("aside")
    settle(qtbot)
    assert "»Afventer læge« (KON01)" in page._rows[0].line.what
    open_line(qtbot, page, settle).save.click()
    settle(qtbot)
    qtbot.waitUntil(lambda: names(page) == ["Else Bak", "Else Mørk"])


def test_one_citizen_only_and_the_way_to_her_page(qtbot, loaded, settle, room, people) -> None:
    room.show(people[2])
    page = loaded()
    assert names(page) == ["Else Friis"]
    editor = open_line(qtbot, page, settle)
    assert room.citizen == people[2]
    editor.citizen_wanted.emit(False)
    assert ("open_citizen", people[2], "") in room.bench.asked
    editor.choose_way("period")
    assert editor.values == {"start": "01-01-2015", "last_day": "31-07-2016"}
    editor.save.click()
    settle(qtbot)
    qtbot.waitUntil(lambda: "Intet at rette" in said(page))
    assert page.empty.button.text() == "Se hele teamet"
    page.empty.button.click()
    settle(qtbot)
    assert names(page) == ["Else Bak", "Else Mørk"]


def test_arrows_move_between_lines_and_tab_stops_once(qtbot, loaded, settle, people) -> None:
    page = loaded()
    page.take_focus()
    qtbot.keyClick(page._rows[0], Qt.Key.Key_Down)
    assert page._rows[1].hasFocus()
    qtbot.keyClick(page._rows[1], Qt.Key.Key_Down)
    assert page._rows[1].hasFocus()
    qtbot.keyClick(page._rows[1], Qt.Key.Key_Up)
    assert page._rows[0].hasFocus()
    assert unreachable(page.window(), page) == []


def test_many_lines_of_a_kind_are_shown_on_a_press(qtbot, loaded, settle, desk, room) -> None:
    with desk.store.work("test") as uow:
        for number in range(12):
            uow.insert(
                "citizen",
                f"c{number}",
                {"cpr": f"670770{4100 + number}", "first_name": "Bo", "last_name": f"N{number:02}",
                 "consultant": "KON01", "program": "aarhus_pool_2013", "step": "job_search"},
            )  # fmt: skip
            uow.insert(
                "note",
                f"n{number}",
                {"citizen": f"c{number}", "day": DAY, "kind": "telefon", "text": "hej"},
            )
        for number in range(12):
            uow.insert(
                "pause", f"p{number}",
                {"citizen": f"c{number}", "reason": "ferie", "start": DAY},
            )  # fmt: skip
    page = loaded()
    assert len(names(page)) == 10
    more = next(w for w in page.findChildren(QPushButton) if w.text() == "Vis alle 12")
    more.click()
    settle(qtbot)
    assert len(names(page)) == 12 + 5


def test_an_empty_register_says_what_will_come(qtbot, loaded, room) -> None:
    page = loaded()
    assert "Ingen borgere endnu" in said(page)
    page.empty.button.click()
    assert ("go", "import") in room.bench.asked


@pytest.mark.parametrize("size", [(1224, 900), (896, 540)])
def test_the_page_is_named_and_whole_also_with_names_hidden(
    qtbot, loaded, settle, room, people, size
) -> None:
    room.page.resize(*size)
    page = loaded()
    page.scope_chosen.emit("team")
    settle(qtbot)
    for at in range(len(page._rows)):
        open_line(qtbot, page, settle, at)
        QApplication.processEvents()
        assert nameless(page) == []
        assert cut_words(page) == []
        assert sideways(page) == []
        page.editor.choose_way("aside")
        QApplication.processEvents()
        assert cut_words(page) == []
        page.editor.closed.emit()
    assert len(headings(page)) == 1
    room.on_hide(is_hidden=True)
    assert all(name.startswith("K-2016-") for name in names(page))
    assert "Else" not in said(page)
