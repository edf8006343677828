"""The short forms of a placement, and what its card says of them: every change a row of its own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from flexdesk.ui.citizen import placements_opening
from flexdesk.ui.citizen.placements_actions import OFFERS
from flexdesk.ui.citizen.placements_card import verbs_of
from tests.support.desks import a_desk, add, day
from tests.support.placement_sheets import (
    add_job,
    add_person,
    add_skovly,
    by_name,
    open_tab,
    sheet_bench,
    whole,
)
from tests.support.shown import shown_words

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def skovly(desk):
    return add_skovly(desk)


@pytest.fixture
def citizen(desk, skovly):
    return add_person(desk, skovly)


@pytest.fixture
def job(desk, citizen, skovly):
    return add_job(desk, citizen, skovly)


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    return sheet_bench(qtbot, look, desk, runner, citizen)


@pytest.fixture
def tab(qtbot, bench, desk, job, runner, settle, citizen):
    with open_tab(qtbot, bench, citizen, settle) as made:
        yield made


@pytest.fixture
def do(qtbot, settle):
    def wait():
        settle(qtbot)
        settle(qtbot)

    return wait


def card_of(tab):
    return tab.widget.cards[0]


def row_of(desk, job):
    return desk.store.reads.get("placement", job)


def test_a_plan_is_extended_twice_and_the_card_tells_it(qtbot, bench, desk, tab, job, do):
    for last_day, reason in (("31-03-2017", ""), ("30-04-2017", "Køkkenet mangler folk")):
        panel = placements_opening.open_plan(bench, job)
        do()
        assert whole(panel) == ([], [], [], [])
        assert not panel.fields["start"].isVisible()
        edit = panel.fields["planned"].edit
        assert panel.focusWidget() is edit
        edit.selectAll()
        qtbot.keyClicks(edit, last_day)
        qtbot.keyClicks(panel.fields["reason"].edit, reason)
        assert "Forlænges 3" in shown_words(panel)
        qtbot.keyClick(panel.fields["reason"].edit, ENTER, CTRL)
        do()
    assert row_of(desk, job).planned_last_day == day("2017-04-30")
    card = card_of(tab)
    assert card.row.changes_text == (
        "Forlænget 2 gange, sidst 31-08-2016: 31-03 → 30-04-2017 · Køkkenet mangler folk"
    )
    assert not card.changes.list.isVisible()
    qtbot.keyClick(card.changes.opener, Qt.Key.Key_Space)
    assert "Forlænget: 28-02 → 31-03-2017 · Lene Østergaard" in shown_words(card)
    assert whole(tab.widget) == ([], [], [], [])
    desk.store.undo()
    assert row_of(desk, job).planned_last_day == day("2017-03-31")


@pytest.mark.parametrize("text", ["om lidt", "01-02-2016"])
def test_a_plan_that_cannot_be_is_told_at_the_day(bench, desk, job, do, text):
    panel = placements_opening.open_plan(bench, job)
    do()
    before = desk.store.digest()
    panel.fields["planned"].edit.setText(text)
    panel.save.click()
    do()
    assert panel.fields["planned"].finding.text
    assert (panel.typed.planned, desk.store.digest()) == (text, before)


def test_a_placement_to_come_is_moved_and_can_come_to_nothing(qtbot, bench, desk, tab, job, do):
    citizen = row_of(desk, job).citizen
    later = add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob",
                start=day("2016-10-03"), planned_last_day=day("2017-10-02"))  # fmt: skip
    panel = placements_opening.open_plan(bench, later)
    do()
    panel.fields["start"].edit.setText("17-10-2016")
    panel.touch()
    assert "Flyttes: 03-10-2016 – 02-10-2017 → 17-10-2016 – 02-10-2017" in shown_words(panel)
    panel.save.click()
    do()
    assert row_of(desk, later).start == day("2016-10-17")
    tab.presenter._read()
    do()
    verbs = [verb for verb, _text in verbs_of(card_of(tab).row)]
    assert verbs == ["shift-plan", "move-workplace", "terms", "end-placement"]
    panel = placements_opening.open_end(bench, later)
    do()
    assert panel.typed.how == "startede_ikke"
    panel.save.click()
    do()
    assert row_of(desk, later).ended_how == "startede_ikke"
    assert [verb for verb, _text in verbs_of(card_of(tab).row)] == ["terms", "reopen-placement"]


def test_another_workplace_is_a_change_and_no_new_placement(qtbot, bench, desk, tab, job, do):
    add(desk, "workplace", name="Kantinen Godsbanen", street="Godsbanen 3")
    panel = placements_opening.open_move(bench, job)
    do()
    panel.save.click()
    assert panel.fields["workplace"].finding.text
    qtbot.keyClicks(panel.place.field.edit, "kantin")
    qtbot.keyClick(panel.place.field.edit, ENTER)
    assert panel.focusWidget() is panel.fields["day"].edit
    assert whole(panel) == ([], [], [], [])
    panel.fields["reason"].edit.setText("Allergi")
    panel.save.click()
    do()
    assert len(desk.store.reads.load("placement")) == 2
    row = card_of(tab).row
    assert row.workplace == "Kantinen Godsbanen"
    assert row.changes_text == (
        "Ny arbejdsplads, 31-08-2016: Børnehuset Skovly → Kantinen Godsbanen · Allergi"
    )


def test_an_end_is_taken_back(qtbot, bench, desk, tab, job, do):
    panel = placements_opening.open_end(bench, job)
    do()
    panel.onward.choose("ledighedsydelse")
    panel.save.click()
    do()
    assert card_of(tab).row.last_day == day("2016-08-31")
    panel = placements_opening.open_reopen(bench, job)
    do()
    told = shown_words(panel)
    assert "Sidste dag 31-08-2016 tages bort" in told
    assert "Planlagt slut er stadig 28-02-2017." in told
    assert whole(panel) == ([], [], [], [])
    panel.save.click()
    do()
    row = row_of(desk, job)
    assert (row.last_day, row.ended_how, row.onward) == (None, "", "")
    assert card_of(tab).row.changes[0].kind_text == "Genåbnet"


def test_a_notice_is_given_and_taken_back(qtbot, bench, desk, tab, job, do):
    panel = placements_opening.open_notice(bench, job)
    do()
    panel.fields["leaves_on"].edit.setText("30-09-2016")
    panel.save.click()
    do()
    assert panel._spots["by"][0].text
    panel.by.choose("arbejdsgiver")
    panel.fields["leaves_on"].edit.setText("30-07-2016")
    panel.save.click()
    do()
    assert panel.fields["leaves_on"].finding.text
    assert desk.store.reads.load("notice") == ()
    assert not panel.way.isVisible()
    panel.fields["leaves_on"].edit.setText("")
    assert whole(panel) == ([], [], [], [])
    panel.save.click()
    do()
    assert by_name(card_of(tab), "notice-pill").text == "Opsagt"
    panel = placements_opening.open_notice(bench, job)
    do()
    assert (panel.typed.given_on, panel.typed.by) == ("31-08-2016", "arbejdsgiver")
    panel.fields["leaves_on"].edit.setText("30-09-2016")
    assert whole(panel) == ([], [], [], [])
    panel.save.click()
    do()
    card = card_of(tab)
    assert by_name(card, "notice-pill").text == "Opsagt, fratræder 30-09-2016"
    assert "Opsagt den 31-08-2016 af arbejdsgiver" in shown_words(card)
    panel = placements_opening.open_notice(bench, job)
    do()
    panel.way.choose("back")
    panel.way.chosen.emit("back")
    assert not panel.by.isVisible()
    assert panel.save.text() == "Træk opsigelsen tilbage"
    panel.save.click()
    do()
    assert card_of(tab).row.notice is None
    assert desk.store.reads.load("notice")[0].withdrawn_on == day("2016-08-31")


def test_hours_are_agreed_confirmed_and_dropped(qtbot, bench, desk, tab, job, do):
    panel = placements_opening.open_agreed(bench, job)
    do()
    assert (panel.typed.day, panel.typed.attended) == ("01-09-2016", "15")
    panel.fields["day"].edit.setText("31-08-2016")
    panel.fields["hours"].edit.setText("10")
    panel.save.click()
    do()
    assert panel.fields["day"].finding.text
    panel.fields["day"].edit.setText("01-10-2016")
    panel.save.click()
    do()
    card = card_of(tab)
    told = "Aftalt fra 01-10-2016: Fremmødetimer 15 · Effektive timer 10 om ugen (67 %)"
    assert told in shown_words(card)
    assert "Effektive timer 8 om ugen" in card.row.hours_text
    tab.widget.activateWindow()
    drop = by_name(card, "drop-hours")
    drop.setFocus()
    qtbot.waitUntil(drop.hasFocus)
    qtbot.keyClick(drop, Qt.Key.Key_Space)
    do()
    assert desk.store.reads.load("hours") == ()
    assert tab.widget.focusWidget() is card_of(tab).more
    due = add(desk, "hours", placement=job, day=day("2016-08-29"), hours_week=10.0, kind="aftale")
    tab.presenter._read()
    do()
    by_name(card_of(tab), "confirm-hours").click()
    assert bench.asked[-1] == ("call", "agreed-hours", job, due)
    panel = placements_opening.open_agreed(bench, job, due)
    do()
    assert whole(panel) == ([], [], [], [])
    panel.fields["hours"].edit.setText("38")
    panel.save.click()
    do()
    assert panel.fields["hours"].finding.text
    panel.fields["hours"].edit.setText("9,5")
    panel.save.click()
    do()
    (row,) = desk.store.reads.load("hours")
    assert (row.kind, row.hours_week, row.day) == ("aendring", 9.5, day("2016-08-29"))
    assert card_of(tab).row.agreed == ()


def test_agreed_hours_that_an_end_drops_are_told(bench, desk, job, do):
    add(desk, "hours", placement=job, day=day("2016-10-01"), hours_week=10.0, kind="aftale")
    panel = placements_opening.open_end(bench, job)
    do()
    assert "Bortfalder, fordi forløbet slutter: Aftalt fra 01-10-2016" in panel.dropped.text
    panel.fields["last_day"].edit.setText("15-10-2016")
    panel._on_day()
    assert panel.dropped.text == ""


def test_the_agreement_of_a_pool_job_is_written_and_read_on_the_card(
    qtbot, bench, desk, tab, job, do
):
    panel = placements_opening.open_terms(bench, job)
    do()
    assert panel.focusWidget() is panel.fields["pool_percent"].edit
    assert not panel.fields["purpose"].isVisible()
    panel.fields["pool_percent"].edit.setText("150")
    panel.save.click()
    do()
    assert panel.fields["pool_percent"].finding.text
    assert panel.typed.pool_percent == "150"
    panel.fields["pool_percent"].edit.setText("60")
    panel.fields["wage_hour"].edit.setText("132,50")
    panel.texts["duties"].set_text("Anretning")
    panel._rows["pays"].choose("deles")
    for name, answer in {
        "duties": "ja",
        "hours": "ja",
        "colleagues": "ja",
        "papers": "nej",
    }.items():
        panel._rows[f"like_{name}"].choose(answer)
    panel.touch()
    assert "Ligner et ordinært job: 3 af 4 · papirer nej" in shown_words(panel)
    assert whole(panel) == ([], [], [], [])
    panel.save.click()
    do()
    lines = {line.name: line.text for line in card_of(tab).row.deal}
    assert lines == {
        "Hvem betaler": "Puljen 60 %, arbejdspladsen 40 % · 132,50 kr. i timen",
        "Opgaver": "Anretning",
        "Ligner et ordinært job": "3 af 4 · papirer nej",
    }
    again = placements_opening.open_terms(bench, job)
    do()
    assert again.typed.pays == "deles"
    assert again.typed.like_papers == "nej"
    assert again.typed.wage_hour == "132,50"


def test_the_scheme_of_before_2013_has_its_subsidy(bench, desk, tab, citizen, skovly, do):
    old = add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob",
              start=day("2011-05-01"), workplace=skovly, hours_week=20.0)  # fmt: skip
    panel = placements_opening.open_terms(bench, old)
    do()
    subsidy = by_name(panel, "subsidy")
    assert not subsidy.isVisible()
    panel._rows["scheme"].choose("pre2013")
    panel._on_scheme()
    assert subsidy.isVisible()
    subsidy.choose("2/3")
    panel.save.click()
    do()
    row = next(card.row for card in tab.widget.cards if card.row.id == old)
    assert row.deal[0].text == "Ordning fra før 2013 · tilskud 2/3"


def test_a_praktik_without_a_signature_says_so(bench, desk, tab, citizen, skovly, do):
    praktik = add(desk, "placement", citizen=citizen, kind="virksomhedspraktik",
                  start=day("2016-08-22"), workplace=skovly)  # fmt: skip
    tab.presenter._read()
    do()
    (line,) = card_of(tab).row.deal
    assert (line.name, line.text, line.tone) == ("Medarbejderrepræsentant", "Mangler", "amber")
    add(desk, "terms", citizen=citizen, placement=praktik, rep_name="Bodil Krogh",
        rep_on=day("2016-08-22"), goal="12 timer")  # fmt: skip
    tab.presenter._read()
    do()
    lines = {line.name: line.text for line in card_of(tab).row.deal}
    assert lines["Medarbejderrepræsentant"] == "Bodil Krogh, underskrevet 22-08-2016"
    assert lines["Aftalt mål"] == "12 timer"


def test_every_verb_of_a_card_is_an_offer_the_keyboard_reaches(qtbot, tab, job, skovly):
    card = card_of(tab)
    more = by_name(card, "more-verbs")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    (menu,) = card.findChildren(QMenu)
    verbs = [action.data() for action in menu.actions()]
    assert verbs == ["shift-plan", "move-workplace", "agreed-hours", "notice", "terms"]
    assert set(verbs) <= set(OFFERS)
    menu.actions()[3].trigger()
    assert tab.bench.asked[-1] == ("call", "notice", job)
    by_name(card, "show-workplace").click()
    assert tab.bench.asked[-1] == ("call", "workplace", skovly)
    menu.close()


def test_a_short_form_keeps_what_is_typed(qtbot, bench, desk, job, do):
    panel = placements_opening.open_plan(bench, job)
    do()
    qtbot.keyClicks(panel.fields["reason"].edit, "Trives")
    panel.keep_draft()
    again = placements_opening.open_plan(bench, job)
    do()
    assert again.typed.reason == "Trives"
    by_name(again, "discard-form").click()
    do()
    assert again.typed.reason == ""
    assert desk.store.draft(f"placement-plan:{job}") == ""
