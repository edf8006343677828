"""The tab Forløb and its forms: start, end, hours by their two words, sentences at the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from flexdesk.app import placement_changes
from flexdesk.ui.citizen import placements_opening
from tests.support.desks import DAY, a_desk, add, add_citizen, day
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

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


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


def test_the_chain_stands_newest_first_with_its_words(tab):
    first, second = tab.widget.cards
    told = shown_words(tab.widget)
    assert (first.row.kind_text, second.row.kind_text) == ("Puljefleksjob", "Virksomhedspraktik")
    assert "Fremmødetimer 15 · Effektive timer 8 om ugen (53 %)" in told
    assert "01-03-2016 – planlagt 28-02-2017 · dag 184 af 365" in told
    assert "samme arbejdsplads som før" in told
    chain = by_name(tab.widget, "placement-chain").accessibleName()
    assert chain.startswith("Kæden af forløb: Virksomhedspraktik 01-02-16 – 28-02-16, Afsluttet; ")
    assert whole(tab.widget) == ([], [], [], [])


def test_a_citizen_without_placements_is_told_what_will_come(tab, desk, do):
    other = add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    tab.show(other)
    do()
    assert tab.widget.empty.isVisible()
    tab.take_focus()
    tab.widget.empty.button.click()
    assert tab.bench.asked[-1] == ("call", "new-placement", other)


def test_the_verbs_open_the_forms(tab, job, citizen):
    card = tab.widget.cards[0]
    by_name(card, "change-hours").click()
    by_name(card, "correct-hours").click()
    by_name(card, "end-placement").click()
    tab.widget.new_button.click()
    assert tab.bench.asked == [
        ("call", "hours", job, False),
        ("call", "hours", job, True),
        ("call", "end-placement", job),
        ("call", "new-placement", citizen),
    ]


def test_a_workplace_is_found_by_its_street_and_the_end_is_planned_by_rule(
    qtbot, bench, desk, citizen, do
):
    panel = placements_opening.open_start(bench, citizen)
    do()
    assert panel.typed.kind == "puljefleksjob"
    assert (panel.typed.start, panel.typed.planned) == ("31-08-2016", "30-08-2017")
    place = panel.place
    qtbot.keyClicks(place.field.edit, "skovlyv")
    assert place.list.count() == 1
    assert whole(panel) == ([], [], [], [])
    qtbot.keyClick(place.field.edit, ENTER)
    assert place.text == "Børnehuset Skovly"
    assert "Skovlyvej 12, Aarhus C" in shown_words(panel)
    panel.fields["start"].edit.setText("01-09-2016")
    panel.fields["start"].edit.editingFinished.emit()
    assert panel.typed.planned == "31-08-2017"
    qtbot.keyClicks(panel.fields["attended"].edit, "15")
    qtbot.keyClicks(panel.fields["hours"].edit, "9,5")
    qtbot.keyClick(panel.fields["hours"].edit, ENTER, CTRL)
    do()
    row = max(desk.store.reads.load("placement"), key=lambda each: each.start)
    assert (row.start, row.planned_last_day) == (day("2016-09-01"), day("2017-08-31"))
    assert (row.attended_week, row.hours_week) == (15.0, 9.5)
    assert len(desk.store.reads.load("workplace")) == 1
    assert bench.asked[-2:][0] == ("close_sheet",)
    assert bench.asked[-1][1] == "Puljefleksjob fra 01-09-2016 gemt"
    desk.store.undo()
    assert len(desk.store.reads.load("placement")) == 1


def test_a_new_workplace_is_made_by_name_and_street(qtbot, bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    qtbot.keyClicks(panel.place.field.edit, "Kantinen Godsbanen")
    qtbot.keyClick(panel.place.field.edit, ENTER)
    assert panel.place.street.isVisible()
    qtbot.keyClicks(panel.place.street.edit, "Godsbanen 3")
    qtbot.keyClick(panel.place.street.edit, ENTER, CTRL)
    do()
    row = next(r for r in desk.store.reads.load("workplace") if r.name == "Kantinen Godsbanen")
    assert row.street == "Godsbanen 3"
    desk.store.undo()
    assert len(desk.store.reads.load("workplace")) == 1


def test_the_list_of_workplaces_is_walked_by_arrows(qtbot, bench, desk, citizen, do):
    add(desk, "workplace", name="Børnehuset Solstrålen", street="Solvej 1")
    panel = placements_opening.open_start(bench, citizen)
    do()
    edit, hits = panel.place.field.edit, panel.place.list
    qtbot.keyClicks(edit, "børnehuset")
    assert hits.count() == 2
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert panel.focusWidget() is hits
    qtbot.keyClick(hits, Qt.Key.Key_Up)
    assert panel.focusWidget() is edit
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(hits, Qt.Key.Key_Down)
    qtbot.keyClick(hits, ENTER)
    assert panel.place.text == "Børnehuset Solstrålen"
    assert panel.typed.workplace_id
    qtbot.keyClicks(edit, " x")
    assert panel.typed.workplace_id == ""
    qtbot.keyClick(edit, ESC)
    assert not hits.isVisible()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("start", "31-02-2016", "findes ikke"),
        ("planned", "om lidt", "kan ikke læses"),
        ("attended", "5", "færre end de effektive timer"),
        ("hours", "99", "99"),
        ("hours", "mange", "kan ikke læses"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(bench, desk, citizen, do, name, text, words):
    panel = placements_opening.open_start(bench, citizen)
    do()
    before = desk.store.digest()
    panel.place.fill("Børnehuset Skovly")
    panel.fields["hours"].edit.setText("9")
    panel.fields[name].edit.setText(text)
    panel.save.click()
    do()
    assert words in panel.fields[name].finding.text
    assert panel.fields[name].text == text
    assert panel.focusWidget() is panel.fields[name].edit
    assert desk.store.digest() == before


def test_a_placement_without_a_workplace_asks_for_it(bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    panel.place.fill("")
    panel.save.click()
    assert panel.fields["workplace"].finding.text


def test_what_the_register_refuses_is_said_at_the_field_too(qtbot, bench, desk, citizen, job, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    panel.kind.choose("puljefleksjob")
    panel.place.fill("Børnehuset Skovly")
    panel.save.click()
    do()
    assert "allerede et puljefleksjob" in panel.fields["start"].finding.text


def test_an_end_is_told_in_two_facts_and_the_next_job_follows(qtbot, bench, desk, job, do, citizen):
    panel = placements_opening.open_end(bench, job)
    do()
    assert whole(panel) == ([], [], [], [])
    assert panel.typed.how == "foer_tid"
    panel.save.click()
    assert "kom videre til" in panel._spots["onward"][0].text.lower()
    assert panel.focusWidget() is panel.onward
    assert desk.store.reads.get("placement", job).last_day is None
    panel.onward.choose("ordinaert_fleksjob")
    panel.onward.chosen.emit("ordinaert_fleksjob")
    assert panel.follow.isChecked()
    assert "tæller som: ordinært fleksjob" in shown_words(panel)
    panel.save.click()
    do()
    row = desk.store.reads.get("placement", job)
    assert (row.last_day, row.ended_how, row.onward) == (DAY, "foer_tid", "ordinaert_fleksjob")
    next_panel = bench.sheet
    assert next_panel is not panel
    assert (next_panel.typed.kind, next_panel.typed.start) == ("ordinaert_fleksjob", "01-09-2016")
    typed = next_panel.typed
    assert (typed.workplace, typed.attended, typed.hours) == ("Børnehuset Skovly", "15", "8")
    told = by_name(next_panel, "took-over").text()
    assert told == "Taget med fra puljefleksjob 01-03-2016: arbejdsplads og timer."


def test_a_job_that_began_first_is_not_asked_for_once_more(
    qtbot, bench, desk, job, do, citizen, skovly
):
    add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-08-29"),
        workplace=skovly)  # fmt: skip
    panel = placements_opening.open_end(bench, job)
    do()
    panel.onward.choose("ordinaert_fleksjob")
    panel.onward.chosen.emit("ordinaert_fleksjob")
    assert panel.follow.isVisible()
    assert not panel.follow.isChecked()
    panel.save.click()
    do()
    assert desk.store.reads.get("placement", job).onward == "ordinaert_fleksjob"
    assert [asked for asked in bench.asked if asked[0] == "open_sheet"] == [
        ("open_sheet", "Afslut forløb")
    ]


def test_who_never_started_is_asked_for_the_reason_alone(qtbot, bench, desk, job, do):
    panel = placements_opening.open_end(bench, job)
    do()
    segments = [b for b in panel.how.findChildren(QAbstractButton) if b.isVisible()]
    segments[2].click()
    assert not panel.onward.isVisible()
    assert not panel.fields["last_day"].isVisible()
    qtbot.keyClicks(panel.reason.edit, "Blev syg før første dag")
    assert whole(panel) == ([], [], [], [])
    panel.save.click()
    do()
    row = desk.store.reads.get("placement", job)
    assert (row.ended_how, row.onward, row.last_day) == (
        "startede_ikke",
        "startede_ikke",
        row.start,
    )
    desk.store.undo()
    assert desk.store.reads.get("placement", job).last_day is None


def test_a_change_and_a_correction_are_two_forms(qtbot, bench, desk, tab, job, do):
    panel = placements_opening.open_hours(bench, job)
    do()
    assert whole(panel) == ([], [], [], [])
    assert (panel.typed.day, panel.typed.attended, panel.typed.hours) == ("31-08-2016", "15", "8")
    panel.fields["hours"].edit.setText("10")
    panel.save.click()
    do()
    (row,) = desk.store.reads.load("hours")
    assert (row.kind, row.hours_week, row.attended, row.day) == ("aendring", 10.0, 15.0, DAY)
    panel = placements_opening.open_hours(bench, job, is_correction=True)
    do()
    assert panel.typed.day == "31-08-2016"
    panel.fields["hours"].edit.setText("9")
    panel.fields["attended"].edit.setText("")
    panel.save.click()
    do()
    kinds = {r.kind: (r.hours_week, r.attended) for r in desk.store.reads.load("hours")}
    assert kinds == {"aendring": (10.0, 15.0), "rettelse": (9.0, None)}
    assert (
        tab.widget.cards[0].row.hours_text == "Fremmødetimer 15 · Effektive timer 9 om ugen (60 %)"
    )


def test_a_praktik_that_goes_on_in_the_pool_is_written_next(qtbot, bench, desk, citizen, do):
    place = add(desk, "workplace", name="Lokalcenter Fuglebakken")
    praktik = add(
        desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-03"),
        planned_last_day=day("2016-08-30"), workplace=place, hours_week=9.0, attended_week=14.0,
    )  # fmt: skip
    add(desk, "terms", citizen=citizen, placement=praktik, duties="Anretning og opvask")
    panel = placements_opening.open_end(bench, praktik)
    do()
    assert (panel.typed.how, panel.typed.last_day) == ("gennemfoert", "30-08-2016")
    panel.follow.click()
    assert panel.typed.onward == "puljefleksjob"
    assert "tæller som" not in shown_words(panel)
    panel.save.click()
    do()
    typed = bench.sheet.typed
    assert (typed.kind, typed.start, typed.planned) == ("puljefleksjob", "31-08-2016", "30-08-2017")
    assert (typed.workplace, typed.attended, typed.hours) == ("Lokalcenter Fuglebakken", "14", "9")
    assert typed.duties == "Anretning og opvask"
    told = "Taget med fra virksomhedspraktik 03-08-2016: arbejdsplads, timer og opgaver."
    assert told in shown_words(bench.sheet)
    assert whole(bench.sheet) == ([], [], [], [])


def test_another_kind_keeps_what_was_typed_and_changes_the_rest(qtbot, bench, job, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    assert (panel.typed.kind, panel.typed.start) == ("ordinaert_fleksjob", "01-03-2017")
    panel.fields["hours"].edit.setText("12")
    panel.kind.choose("smaajob")
    panel.kind.chosen.emit("smaajob")
    typed = panel.typed
    assert (typed.start, typed.planned, typed.hours, typed.attended) == ("31-08-2016", "", "12", "")
    assert typed.workplace == "Børnehuset Skovly"
    assert not by_name(panel, "took-over").isVisible()


def test_the_facts_of_a_praktik_are_folded_away_and_saved_with_it(qtbot, bench, desk, skovly, do):
    other = add_citizen(desk, "6207704287", first_name="Bo", last_name="Ørum")
    with desk.store.work("test") as uow:
        uow.edit("workplace", skovly, {"employees": 22})
    panel = placements_opening.open_start(bench, other)
    do()
    assert not panel.fields["purpose"].isVisible()
    panel.place.fill("Børnehuset Skovly")
    panel.place.changed.emit()
    do()
    assert "22 ansatte" in by_name(panel, "ratio").text()
    qtbot.keyClick(panel.more, Qt.Key.Key_Space)
    assert panel.fields["purpose"].isVisible()
    assert not panel.fields["account"].isVisible()
    assert whole(panel) == ([], [], [], [])
    for name, text in {"purpose": "Afklare", "rep_name": "Bodil Krogh", "rep_on": "i går"}.items():
        panel.fields[name].edit.setText(text)
    panel.more.click()
    before = desk.store.digest()
    panel.save.click()
    do()
    assert panel.fields["rep_on"].isVisible()
    assert panel.fields["rep_on"].finding.text
    assert (panel.typed.rep_on, desk.store.digest()) == ("i går", before)
    panel.fields["rep_on"].edit.setText("30-08-2016")
    panel.save.click()
    do()
    (terms,) = desk.store.reads.load("terms")
    assert (terms.purpose, terms.rep_name, terms.rep_on) == (
        "Afklare", "Bodil Krogh", day("2016-08-30"),
    )  # fmt: skip
    desk.store.undo()
    assert desk.store.reads.load("terms") == ()
    assert not [row for row in desk.store.reads.load("placement") if row.citizen == other]


def test_hours_outside_the_placement_are_refused_at_the_day(bench, desk, job, do):
    panel = placements_opening.open_hours(bench, job)
    do()
    panel.fields["day"].edit.setText("01-01-2016")
    panel.save.click()
    do()
    assert panel.fields["day"].finding.text
    assert desk.store.reads.load("hours") == ()


def test_hours_over_time_stand_as_a_chart_and_as_a_table(qtbot, tab, desk, job, do):
    add(desk, "hours", placement=job, day=day("2016-06-01"), hours_week=10.0, kind="aendring")
    tab.presenter._read()
    do()
    card = tab.widget.cards[0]
    assert card.chart.accessibleName() == (
        "Timer om ugen: 01-03-2016 8 effektive timer, 15 fremmødetimer; "
        "01-06-2016 10 effektive timer, 15 fremmødetimer."
    )
    card.as_table.click()
    assert not card.chart.isVisible()
    bins = [b for b in card.findChildren(QAbstractButton)
            if b.accessibleName() == "Slet timer fra 01-06-2016"]  # fmt: skip
    bins[0].click()
    do()
    assert desk.store.reads.load("hours") == ()
    assert tab.bench.asked[-1][1] == "Timerne er slettet"
    desk.store.undo()
    assert len(desk.store.reads.load("hours")) == 1


def test_a_half_filled_form_is_there_again_and_can_be_thrown_away(qtbot, bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    qtbot.keyClicks(panel.place.field.edit, "Kantin")
    panel.keep_draft()
    again = placements_opening.open_start(bench, citizen)
    do()
    assert again.place.text == "Kantin"
    by_name(again, "discard-form").click()
    do()
    assert again.place.text == ""
    third = placements_opening.open_start(bench, citizen)
    do()
    assert third.place.text == ""


def test_what_was_saved_leaves_no_draft(qtbot, bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    qtbot.keyClicks(panel.place.field.edit, "Kantinen")
    panel.save.click()
    do()
    panel.keep_draft()
    again = placements_opening.open_start(bench, citizen)
    do()
    assert by_name(again, "discard-form").isVisible() is False


def test_a_day_asked_for_by_the_slider_is_meant(bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen, day("2016-10-01"))
    do()
    assert panel.typed.start == "01-10-2016"


def test_hidden_names_stay_hidden_in_the_form(bench, desk, citizen, do):
    bench.is_hidden = True
    panel = placements_opening.open_start(bench, citizen)
    do()
    assert "Aagaard" not in shown_words(panel)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_pool_job_at_a_private_workplace_is_refused_at_the_field(
    bench, desk, citizen, do, is_new
):
    name = "Bageriet Aa"
    if not is_new:
        add(desk, "workplace", name=name, sector="privat")
    panel = placements_opening.open_start(bench, citizen)
    do()
    before = desk.store.digest()
    panel.place.fill(name)
    assert panel.place.sector.isVisible() is is_new
    if is_new:
        panel.place.sector.choose("privat")
        assert whole(panel) == ([], [], [], [])
    panel.fields["hours"].edit.setText("9")
    panel.save.click()
    do()
    assert "kommunal" in panel.fields["workplace"].finding.text
    assert (panel.typed.workplace, panel.typed.hours) == (name, "9")
    assert desk.store.digest() == before


def test_hours_over_a_full_week_are_refused_at_the_field(bench, desk, citizen, do):
    panel = placements_opening.open_start(bench, citizen)
    do()
    panel.place.fill("Børnehuset Skovly")
    panel.fields["hours"].edit.setText("37,5")
    panel.save.click()
    do()
    assert "37" in panel.fields["hours"].finding.text
    assert panel.typed.hours == "37,5"


def test_what_looks_wrong_on_a_card_names_the_numbers(qtbot, bench, desk, job, citizen, settle):
    placement_changes.shift_plan(desk, job, planned_last_day=day("2017-11-30"))
    with open_tab(qtbot, bench, citizen, settle) as made:
        told = shown_words(made.widget)
    assert "Puljefleksjobbets længde er usædvanlig (normen er 9-12 måneder)." in told
