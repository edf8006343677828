"""The cards of I dag about workplaces, jobs and support, by keyboard and mouse."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.ui.today.room import TodayRoom
from tests.support.fake_bench import FakeBench
from tests.support.fake_ui import InlineRunner
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.today import FakeToday, a_card, a_line, a_page


@pytest.fixture
def cases():
    return FakeToday(a_page(cards=(places_card(),)))


@pytest.fixture
def room(qtbot, look, cases):
    bench = FakeBench(look, None, InlineRunner())
    made = TodayRoom(bench, cases)
    made.bench = bench
    qtbot.addWidget(bench.window_widget)
    qtbot.addWidget(made.page)
    made.page.resize(1200, 860)
    made.page.show()
    made.page.activateWindow()
    qtbot.waitExposed(made.page)
    made.load()
    QApplication.processEvents()
    yield made
    made.close()


def named(root, name):
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def places_card():
    facts = {"citizen": "", "name": "Materielgården", "candidate_no": "Materielgården"}
    line = a_line("next", **facts, workplace="w1", placement="", verb="Udfør",
                  detail="Ring til Mette", hidden_detail="Næste skridt")  # fmt: skip
    lines = (line, dataclasses.replace(line, workplace="w2", name="Biblioteket"))
    return dataclasses.replace(a_card("places", query=""), lines=lines, total=2)


def test_what_is_due_at_a_workplace_opens_it_and_is_done_in_place(qtbot, room, cases):
    (view,) = room.page.side.cards
    first = view.lines[0]
    assert first.who.focusPolicy() != Qt.FocusPolicy.NoFocus
    assert first.who.toolTip() == "Åbn arbejdspladsen"
    qtbot.keyClick(first.who, Qt.Key.Key_Space)
    assert room.bench.asked[-1] == ("call", "workplace", "w1")
    first.verb.click()
    assert cases.asked("finish_next_action") == [("w1",)]
    assert room.bench.asked[-1][:2] == ("done", "Udført: Ring til Mette")
    named(view, "card-more").click()
    assert room.bench.asked[-1] == ("open_sheet", "Forløb der slutter")


def test_hidden_names_hide_what_is_to_be_done_at_a_workplace(room):
    room.on_hide(is_hidden=True)
    (view,) = room.page.side.cards
    assert view.lines[0].who.accessibleName() == "Materielgården, Næste skridt, 5. september"
    view.lines[0].verb.click()
    assert room.bench.asked[-1][1] == "Udført: Næste skridt"


def test_the_cards_are_named_reached_and_whole(room):
    page = room.page
    assert nameless(page) == []
    assert unreachable(page, page) == []
    assert cut_words(page) + sideways(page) == []


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        ("agreed-hours", ("call", "agreed-hours", "p1", "h1")),
        ("shift-plan", ("call", "shift-plan", "p1")),
        ("support", ("call", "support", "s1", "result")),
    ],
)
def test_a_line_of_a_job_or_of_support_opens_the_form_of_the_citizens_page(room, act, asked):
    room.presenter.on_act(a_line(act, hours="h1", support="s1", mode="result"))
    assert room.bench.asked[-1] == asked
