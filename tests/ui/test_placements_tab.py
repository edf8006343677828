"""The tab Forløb and its forms: start, end, hours by their two words, sentences at the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from flexdesk.ui.citizen import placements_opening
from flexdesk.ui.citizen.placements_tab import PlacementsTab
from flexdesk.ui.shared.change_bus import ChangeBus
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, sideways, unreachable
from tests.support.shown import shown_words

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def skovly(desk):
    return add(desk, "workplace", name="Børnehuset Skovly", street="Skovlyvej 12", city="Aarhus C")


@pytest.fixture
def citizen(desk, skovly):
    made = add_citizen(desk)
    add(
        desk, "placement", citizen=made, kind="virksomhedspraktik", start=day("2016-02-01"),
        last_day=day("2016-02-28"), planned_last_day=day("2016-02-28"), workplace=skovly,
        ended_how="gennemfoert", hours_week=6.0,
    )  # fmt: skip
    return made


@pytest.fixture
def job(desk, citizen, skovly):
    return add(
        desk, "placement", citizen=citizen, kind="puljefleksjob", start=day("2016-03-01"),
        planned_last_day=day("2017-02-28"), workplace=skovly, hours_week=8.0, attended_week=15.0,
    )  # fmt: skip


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    made = FakeBench(look, desk, runner, citizen=citizen)

    def open_sheet(panel, title):
        made.sheet = panel
        made.asked.append(("open_sheet", title))
        qtbot.addWidget(panel, before_close_func=lambda _page: None)
        panel.resize(600, 760)
        panel.show()
        qtbot.waitExposed(panel)
        panel.take_focus()

    made.open_sheet = open_sheet
    return made


@pytest.fixture
def tab(qtbot, bench, desk, job, runner, settle, citizen):
    bus = ChangeBus()
    stop = desk.subscribe(bus.publish)
    made = PlacementsTab(bench)
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
    assert "kom videre til" in shown_words(panel).lower()
    assert desk.store.reads.get("placement", job).last_day is None
    panel.onward.choose("ordinaert_fleksjob")
    panel.onward.chosen.emit("ordinaert_fleksjob")
    assert panel.follow.isChecked()
    panel.save.click()
    do()
    row = desk.store.reads.get("placement", job)
    assert (row.last_day, row.ended_how, row.onward) == (DAY, "foer_tid", "ordinaert_fleksjob")
    next_panel = bench.sheet
    assert next_panel is not panel
    assert (next_panel.typed.kind, next_panel.typed.start) == ("ordinaert_fleksjob", "01-09-2016")


def test_who_never_started_came_on_to_that(qtbot, bench, job, do):
    panel = placements_opening.open_end(bench, job)
    do()
    segments = [b for b in panel.how.findChildren(QAbstractButton) if b.isVisible()]
    segments[2].click()
    assert (panel.typed.how, panel.typed.onward) == ("startede_ikke", "startede_ikke")
    assert not panel.follow.isVisible()


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
