"""The tab Støtte and its sheet: asked, granted, refused, results, sentences at the field."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from flexdesk.app import support
from flexdesk.app.support import Granting, SupportEdit
from flexdesk.ui.citizen import support_actions, support_opening
from flexdesk.ui.citizen.support_tab import SupportTab
from flexdesk.ui.shared.change_bus import ChangeBus
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
MAY = day("2016-05-02")


def away(*widgets):
    """Take widgets away now, on this thread."""
    for widget in filter(isValid, widgets):
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def kitchen(desk):
    place = add(desk, "workplace", name="Skolekøkkenet Møllevang", street="Møllevangs Allé 20")
    add(desk, "opening", workplace=place, opened_on=MAY, title="Køkkenhjælp", needs="hygiejnebevis")
    return place


@pytest.fixture
def citizen(desk, kitchen):
    return add_citizen(desk, licence="Intet")


@pytest.fixture
def licence(desk, citizen):
    wanted = SupportEdit("koerekort", asked_by="borger", asked_on=MAY, price="14.500")
    return support.ask(desk, citizen, wanted).id


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    made = FakeBench(look, desk, runner, citizen=citizen)
    sheets = []

    def open_sheet(panel, title):
        made.sheet = panel
        sheets.append(panel)
        made.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 820)
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_focus()

    made.open_sheet = open_sheet
    yield made
    runner.drain()
    # no widget may be left to the collector: it runs on workers, too
    away(made.window_widget, *sheets)


@pytest.fixture
def tab(qtbot, bench, desk, licence, runner, settle, citizen):
    bus = ChangeBus()
    stop = desk.subscribe(bus.publish)
    made = SupportTab(bench)
    bus.subscribe(made.on_changes)
    made.bench = bench
    qtbot.addWidget(made.widget, before_close_func=lambda _page: None)
    made.widget.resize(1224, 864)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    made.show(citizen)
    settle(qtbot)
    yield made
    runner.drain()
    stop()
    bus.clear()
    made.close()
    away(made.widget)


@pytest.fixture
def do(qtbot, settle):
    def wait():
        settle(qtbot)
        settle(qtbot)

    return wait


def by_name(root, name):
    return next(w for w in root.findChildren(QWidget) if w.objectName() == name)


def whole(root):
    return (nameless(root), unreachable(root.window(), root), cut_words(root), sideways(root))


def row_of(desk, citizen, kind):
    rows = desk.store.reads.load("support", citizen=citizen)
    return next(row for row in rows if row.kind == kind)


def typed(qtbot, panel, name, text):
    edit = by_name(panel, f"support-{name}")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def test_the_lines_say_who_asked_the_price_and_what_waits(tab):
    told = shown_words(tab.widget)
    assert "Kørekort" in told
    assert "Ønsket af borger 02-05-2016" in told
    assert "14.500 kr." in told
    assert "1 venter på svar (14.500 kr.)" in told
    assert "Intet svar i 121 dage" in told
    assert whole(tab.widget) == ([], [], [], [])


def test_a_citizen_without_support_is_told_what_will_come(tab, desk, do):
    other = add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    tab.show(other)
    do()
    tab.take_focus()
    assert tab.widget.empty.isVisible()
    tab.widget.empty.button.click()
    assert tab.bench.asked[-1] == ("call", "new-support", other)
    assert whole(tab.widget) == ([], [], [], [])


def test_the_verbs_open_the_sheet_in_their_mode(tab, licence):
    card = tab.widget.cards[0]
    for name in ("grant-support", "refuse-support", "edit-support"):
        by_name(card, name).click()
    assert tab.bench.asked == [
        ("call", "support", licence, "grant"),
        ("call", "support", licence, "refuse"),
        ("call", "support", licence, "edit"),
    ]


def test_a_course_for_an_opening_is_written_by_keyboard_alone(qtbot, bench, desk, citizen, do):
    panel = support_opening.open_support(bench, citizen)
    do()
    assert panel.kind.hasFocus()
    assert whole(panel) == ([], [], [], [])
    panel.asked_by.choose("arbejdsgiver")
    panel.place.field.edit.setFocus()
    qtbot.keyClicks(panel.place.field.edit, "møllevangs")
    qtbot.keyClick(panel.place.field.edit, ENTER)
    assert panel.opening.isVisible()
    panel.opening.choose(panel._form.openings[0].id)
    typed(qtbot, panel, "price", "650,50")
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    row = row_of(desk, citizen, "hygiejnebevis")
    assert (row.asked_by, row.price_oere, row.state) == ("arbejdsgiver", 65050, "ansoegt")
    assert row.opening
    assert bench.asked[-1][:2] == ("done", "Hygiejnebevis gemt")


def test_what_is_wrong_is_said_at_its_field_and_stays(qtbot, bench, desk, citizen, do):
    panel = support_opening.open_support(bench, citizen)
    do()
    typed(qtbot, panel, "price", "dyrt")
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    assert panel.fields["price"].finding.text.startswith("Prisen kan ikke læses.")
    assert panel.fields["price"].edit.hasFocus()
    assert panel.fields["price"].text == "dyrt"
    typed(qtbot, panel, "price", "650")
    panel.state.choose("afslaaet")
    panel._on_shape()
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    assert panel.fields["reason"].finding.text.startswith("Et afslag skal have en begrundelse.")
    assert desk.store.reads.load("support", citizen=citizen) == ()
    assert whole(panel) == ([], [], [], [])


def test_a_grant_has_its_days_and_the_card_shows_them(qtbot, tab, desk, licence, citizen, do):
    support_actions.open_one(tab.bench, licence, "grant")
    do()
    panel = tab.bench.sheet
    assert panel.fields["decided_on"].edit.hasFocus()
    assert panel.fields["price"].text == "14.500"
    typed(qtbot, panel, "decided-on", "10-05-2016")
    typed(qtbot, panel, "starts-on", "16-05-2016")
    typed(qtbot, panel, "ends-on", "30-07-2016")
    assert whole(panel) == ([], [], [], [])
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    assert row_of(desk, citizen, "koerekort").state == "bevilget"
    told = shown_words(tab.widget)
    assert "16-05-2016 – 30-07-2016" in told
    assert "Bevilget i alt 14.500 kr." in told
    assert "Kurset er slut, og resultatet mangler" in told


def test_a_passed_test_offers_the_licence(qtbot, tab, desk, licence, citizen, do):
    support.grant(desk, licence, Granting(day("2016-05-10")))
    support_actions.open_one(tab.bench, licence, "result")
    do()
    panel = tab.bench.sheet
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    assert "Vælg et af de fire resultater." in shown_words(panel)
    panel.result.choose("bestaaet")
    panel._on_shape()
    assert panel.is_licence.isVisible()
    assert panel.fields["licence"].text == "B"
    assert whole(panel) == ([], [], [], [])
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    assert desk.store.reads.get("citizen", citizen).licence == "B"
    assert "Bestået 31-08-2016" in shown_words(tab.widget)


def test_a_refusal_can_be_that_nobody_needs_it_any_more(qtbot, tab, desk, licence, citizen, do):
    support_actions.open_one(tab.bench, licence, "refuse")
    do()
    panel = tab.bench.sheet
    assert panel.fields["reason"].edit.hasFocus()
    typed(qtbot, panel, "reason", "Fik jobbet uden")
    panel.state.choose("bortfaldet")
    qtbot.keyClick(panel, ENTER, CTRL)
    do()
    row = row_of(desk, citizen, "koerekort")
    assert (row.state, row.reason) == ("bortfaldet", "Fik jobbet uden")


def test_what_is_typed_is_kept_when_the_sheet_closes(qtbot, bench, desk, citizen, do):
    panel = support_opening.open_support(bench, citizen)
    do()
    typed(qtbot, panel, "text", "førstehjælp")
    panel.keep_draft()
    again = support_opening.open_support(bench, citizen)
    do()
    assert again.fields["text"].text == "førstehjælp"
    again._on_discard()
    do()
    assert again.fields["text"].text == ""


def test_a_line_is_deleted_and_comes_back(tab, do):
    by_name(tab.widget.cards[0], "delete-support").click()
    do()
    assert tab.widget.cards == []
    assert tab.bench.asked[-1][:2] == ("done", "Støtten er slettet")
