"""Screening as a window: marked by one key, several at once, with text and day, to Excel."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from flexdesk.app import history
from flexdesk.app.screening_rows import rows_of
from flexdesk.ui.screening import actions
from flexdesk.ui.screening.room import ScreeningRoom
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import nameless
from tests.support.shown import shown_words

FEW = "faa_timer"
DIGITS = {
    Qt.Key.Key_1: "potentiale",
    Qt.Key.Key_2: "intet_potentiale",
    Qt.Key.Key_3: "flere_timer",
    Qt.Key.Key_4: "senere",
    Qt.Key.Key_0: "",
}


class Bench(FakeBench):
    """Opens the sheet of a look as the window does."""

    def call(self, name, *args):
        super().call(name, *args)
        if name in actions.OFFERS:
            actions.OFFERS[name](self, *args)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        place = add(desk, "workplace", name="Børnehuset Skovly")
        for number, hours in ((1, 8.0), (2, 6.5), (3, 10.0), (4, None)):
            citizen = add_citizen(desk, f"67077{number}1000", first_name="Åse",
                                  last_name=f"Aagaard{number}",
                                  candidate_no=f"K-{number}")  # fmt: skip
            add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", workplace=place,
                start=day("2016-01-04"), hours_week=hours)  # fmt: skip
        yield desk


@pytest.fixture
def bench(look, desk, runner):
    return Bench(look, desk, runner)


@pytest.fixture
def room(qtbot, bench, desk, runner):
    made = ScreeningRoom(bench)
    stop = desk.subscribe(made.on_changes)
    qtbot.addWidget(made.page)
    made.page.resize(1224, 864)
    made.page.show()
    made.show(FEW)
    made.load()
    settled(qtbot, runner)
    made.page.take_focus()
    yield made
    stop()
    runner.drain()
    made.close()


def settled(qtbot, runner):
    for _turn in range(4):
        qtbot.waitUntil(lambda: not runner.is_busy, timeout=20_000)


def results(desk):
    return {row.candidate_no: row.result for row in rows_of(desk, FEW, DAY)}


def press(qtbot, room, runner, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(room.page.table, key, modifier)
    settled(qtbot, runner)


@pytest.mark.parametrize("key", DIGITS)
def test_one_key_marks_the_row_one_is_on_and_undo_takes_it_back(qtbot, room, desk, runner, key):
    assert room.page.table.key
    press(qtbot, room, runner, Qt.Key.Key_Down)
    press(qtbot, room, runner, key)
    assert results(desk) == {"K-1": "", "K-2": DIGITS[key], "K-3": "", "K-4": ""}
    assert len(desk.store.reads.load("screening")) == 1
    history.undo(desk)
    settled(qtbot, runner)
    assert desk.store.reads.load("screening") == ()


def test_several_rows_are_marked_at_once_with_one_undo(qtbot, room, bench, desk, runner):
    press(qtbot, room, runner, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "2 valgte borgere" in shown_words(room.page.chosen)
    press(qtbot, room, runner, Qt.Key.Key_1)
    assert results(desk) == {"K-1": "potentiale", "K-2": "potentiale", "K-3": "", "K-4": ""}
    assert bench.asked[-1][:2] == ("done", "Potentiale: 2 borgere")
    history.undo(desk, bench.asked[-1][2])
    assert set(results(desk).values()) == {""}


def test_counts_filter_and_who_goes_leaves_the_cursor_on_the_next(qtbot, room, desk, runner):
    page = room.page
    words = shown_words(page)
    assert "Alle 3" in words
    assert "Ikke screenet 3" in words
    assert "Med timetal" in page.table.list_model.key_at(0)
    page.filter_chosen.emit("ingen")
    settled(qtbot, runner)
    first = page.table.key
    press(qtbot, room, runner, Qt.Key.Key_2)
    assert page.table.key not in {"", first}
    qtbot.waitUntil(lambda: "Intet potentiale 1" in shown_words(page))
    page.filter_chosen.emit("flere_timer")
    assert page.empty.isVisible()
    page.empty.button.click()
    assert page.table.list_model.line_of(first) >= 0


def test_more_hours_opens_the_sheet_of_agreed_hours(qtbot, room, bench, desk, runner):
    press(qtbot, room, runner, Qt.Key.Key_3)
    placement = rows_of(desk, FEW, DAY)[0].placement
    assert bench.asked[-1] == ("call", "agreed-hours", placement)
    assert room.page.chosen.hours.isVisible()
    room.page.chosen.hours.click()
    assert bench.asked[-1] == ("call", "agreed-hours", placement)


def test_text_and_next_day_are_typed_in_a_sheet_and_shown_as_history(
    qtbot, room, bench, desk, runner
):
    press(qtbot, room, runner, Qt.Key.Key_F2)
    panel = bench.sheet
    assert nameless(panel) == []
    panel.save.click()
    settled(qtbot, runner)
    assert "Vælg, hvad screeningen kom til." in shown_words(panel)
    panel.fill({"result": "potentiale", "next_on": "1-8", "text": "Chefen er positiv"})
    panel.fill({"next_on": "30-08-2016"})
    panel.save.click()
    settled(qtbot, runner)
    assert "Næste dag" in shown_words(panel)
    assert desk.store.reads.load("screening") == ()
    panel.fill({"next_on": "1-10"})
    panel.save.click()
    settled(qtbot, runner)
    (row,) = desk.store.reads.load("screening")
    assert (row.result, row.next_on, row.text) == (
        "potentiale", day("2016-10-01"), "Chefen er positiv",
    )  # fmt: skip
    told = shown_words(room.page.chosen)
    assert "Chefen er positiv" in told
    assert "tages op 01-10-2016" in told


def test_what_is_typed_is_kept_when_the_sheet_closes(qtbot, room, bench, desk, runner):
    press(qtbot, room, runner, Qt.Key.Key_F2)
    field = bench.sheet.part("text").edit
    qtbot.keyClicks(field, "Ring til lederen")
    bench.close_sheet()
    actions.OFFERS["screening-look"](bench, room.citizen)
    settled(qtbot, runner)
    assert bench.sheet.values["text"] == "Ring til lederen"
    assert "Kladden fra sidst er hentet frem" in shown_words(bench.sheet)


def test_enter_opens_the_citizen_and_the_link_her_placements(qtbot, room, bench, runner):
    press(qtbot, room, runner, Qt.Key.Key_Return)
    assert bench.asked[-1] == ("open_citizen", room.citizen, "")
    room.page.chosen.open.click()
    assert bench.asked[-1] == ("open_citizen", room.citizen, "placements")


def test_the_list_is_saved_as_a_workbook_in_the_order_shown(
    qtbot, room, bench, runner, tmp_path, monkeypatch
):
    out = tmp_path / "screening"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    room.page.export.click()
    settled(qtbot, runner)
    rows = list(load_workbook(f"{out}.xlsx")["Screening"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["K-1", "K-2", "K-3", "K-4"]
    assert bench.asked[-1][0] == "done"


def test_hidden_names_leave_the_page_and_its_history(qtbot, room, bench, desk, runner):
    press(qtbot, room, runner, Qt.Key.Key_F2)
    bench.sheet.fill({"result": "potentiale", "text": "Aagaard1 vil gerne"})
    bench.sheet.save.click()
    settled(qtbot, runner)
    bench.is_hidden = True
    room.on_hide(is_hidden=True)
    settled(qtbot, runner)
    assert "Aagaard" not in shown_words(room.page)
    assert "K-1" in shown_words(room.page)
    press(qtbot, room, runner, Qt.Key.Key_1)
    assert bench.asked[-1][1] == "Potentiale: K-1"


def test_an_empty_list_says_what_will_come(qtbot, room, bench, runner):
    room.page.list_chosen.emit("opsagt")
    settled(qtbot, runner)
    assert "Ingen på listen" in shown_words(room.page)
    room.page.empty.button.click()
    assert bench.asked[-1] == ("go", "citizens")
