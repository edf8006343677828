"""I dag: three groups of tasks, and cards of what has no task yet."""

import datetime as dt

import pytest

from flexdesk.app import edits, tasks
from flexdesk.app.today import today_page, waiting_count
from flexdesk.app.today_rows import (
    short_day,
    week_end,
    week_label,
    when_text,
    without_names,
)
from flexdesk.domain.clocks import month_of
from flexdesk.domain.daily_entities import Pause
from tests.support.desks import DAY, a_desk, add, add_citizen, day

AASE = "6707704285"
BENT = "6707704293"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        add(made, "consultant", initials="KON01", name="Lene Østergaard")
        add(made, "consultant", initials="KON03", name="Fatima Rahimi")
        yield made


@pytest.fixture
def aase(desk):
    return add_citizen(desk, AASE)


def task(desk, citizen, due, text="Opfølgning", **values):
    fields = {"kind": "opfoelgning", "consultant": "KON01", **values}
    return add(desk, "task", citizen=citizen, due=due, text=text, **fields)


def texts(page, key):
    return [row.text for group in page.groups if group.key == key for row in group.rows]


def card(page, key):
    return next((each for each in page.cards if each.key == key), None)


def names(page, key):
    found = card(page, key)
    return [line.name for line in found.lines] if found else []


def praktik(desk, citizen, planned, **values):
    place = add(desk, "workplace", name="Børnehuset Skovly", street="Skovlyvej 12",
                postcode="8000", city="Aarhus C")  # fmt: skip
    fields = {"kind": "virksomhedspraktik", "start": day("2016-08-08"), **values}
    return add(
        desk, "placement", citizen=citizen, planned_last_day=planned, workplace=place,
        last_day=None, **fields,
    )  # fmt: skip


def test_tasks_stand_in_three_groups_and_the_line_counts_them(desk, aase):
    task(desk, aase, day("2016-08-29"), "Sent")
    task(desk, aase, DAY, "I dag")
    task(desk, aase, day("2016-09-04"), "Søndag")
    task(desk, aase, day("2016-09-05"), "Næste mandag")
    task(desk, aase, day("2016-08-30"), "Gjort", done_on=DAY)
    page = today_page(desk)
    assert texts(page, "overdue") == ["Sent"]
    assert texts(page, "today") == ["I dag"]
    assert texts(page, "week") == ["Søndag"]
    assert page.line == "Onsdag 31. august 2016 · 1 over fristen, 1 i dag, 1 resten af ugen"
    assert page.waiting == waiting_count(desk) == 2


def test_a_day_with_times_is_in_the_order_of_the_clock(desk, aase):
    task(desk, aase, DAY, "Senere", time="13.30")
    task(desk, aase, DAY, "Uden tid")
    task(desk, aase, DAY, "Tidligt", time="9.00")
    assert texts(today_page(desk), "today") == ["Tidligt", "Senere", "Uden tid"]


@pytest.mark.parametrize(
    ("due", "time", "words"),
    [
        ("2016-08-29", "", "2 dage over"),
        ("2016-08-30", "9.00", "1 dag over"),
        ("2016-08-31", "", "i dag"),
        ("2016-08-31", "9.00", "kl. 9.00"),
        ("2016-09-01", "", "to. 1. sep."),
        ("2016-09-02", "10.30", "fr. 2. sep. kl. 10.30"),
    ],
)
def test_when_a_task_is_due_is_said_in_words(due, time, words):
    assert when_text(day(due), time, DAY) == words


def test_short_months_are_not_cut():
    assert short_day(day("2016-05-04")) == "on. 4. maj"
    assert short_day(day("2016-07-04")) == "ma. 4. juli"


def test_from_friday_on_the_next_week_is_shown():
    thursday, friday = day("2016-09-01"), day("2016-09-02")
    assert (week_end(thursday), week_label(thursday)) == (day("2016-09-04"), "Resten af ugen")
    assert (week_end(friday), week_label(friday)) == (day("2016-09-11"), "Næste uge")


def test_the_second_line_says_where_and_that_it_was_moved(desk, aase):
    praktik(desk, aase, day("2016-12-01"))
    one = task(desk, aase, day("2016-08-24"))
    tasks.snooze_tasks(desk, [one], DAY)
    row = today_page(desk).rows[0]
    assert row.second_line() == "Åse Aagaard · Børnehuset Skovly · udsat fra 24-08-2016"
    assert row.second_line(is_hidden=True).startswith("K-2016-")


def test_without_a_workplace_the_step_is_named_and_a_day_of_the_law_is_marked(desk, aase):
    task(desk, aase, DAY, is_statutory=True)
    assert today_page(desk).rows[0].second_line() == "Åse Aagaard · Jobsøgning · lovfrist"


def test_names_are_left_out_of_the_words_when_they_are_hidden(desk, aase):
    task(desk, aase, DAY, "Vis Åse Aagaard ny dato")
    row = today_page(desk).rows[0]
    assert row.first_line(is_hidden=True) == "Vis borgeren ny dato"
    assert row.first_line() == "Vis Åse Aagaard ny dato"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Åses plan. Åse ringer.", "Borgerens plan. Borgeren ringer."),
        ("Ring til Bak Aagaard", "Ring til Bak borgeren"),
        ("Tal om åsepen", "Tal om åsepen"),
        ("", ""),
    ],
)
def test_borgeren_stands_where_the_name_stood(text, hidden):
    assert without_names(text, ("Åse Aagaard",)) == hidden


def test_those_on_pause_and_those_who_are_closed_have_nothing_overdue(desk, aase):
    closed = add_citizen(desk, BENT, closed_on=day("2016-08-12"), closed_reason="doed")
    for citizen in (aase, closed):
        task(desk, citizen, day("2016-08-20"))
    assert len(today_page(desk).rows) == 1
    add(desk, "pause", citizen=aase, reason="barsel", start=day("2016-08-01"), last_day=None)
    assert isinstance(desk.caseload().pauses[0], Pause)
    assert today_page(desk).rows == ()
    assert waiting_count(desk) == 0


def test_mine_holds_what_one_stands_in_for_with_both_names(desk, aase):
    other = add_citizen(desk, BENT, first_name="Bent", last_name="Ørum", consultant="KON03")
    task(desk, aase, DAY, "Egen")
    task(desk, other, DAY, "Kollegas", consultant="KON03")
    assert texts(today_page(desk), "today") == ["Egen"]
    team = today_page(desk, mine=False)
    assert {row.tail for row in team.rows} == {"", "Fatima Rahimi"}
    add(desk, "substitute", consultant="KON03", by="KON01", start=DAY, last_day=DAY, reason="ferie")
    covered = {row.text: row.tail for row in today_page(desk).rows}
    assert covered == {"Egen": "", "Kollegas": "vikar for Fatima Rahimi"}
    told = {row.text: row.tail for row in today_page(desk, mine=False).rows}
    assert told["Kollegas"] == "Fatima Rahimi · vikar Lene Østergaard"


def test_somebody_without_citizens_sees_the_team(tmp_path):
    with a_desk(tmp_path, initials="LED01") as desk:
        task(desk, add_citizen(desk), DAY)
        page = today_page(desk)
        assert (page.is_mine, page.has_own, len(page.rows)) == (False, False, 1)


def test_an_empty_register_says_so(desk):
    page = today_page(desk)
    assert (page.rows, page.cards, page.has_citizens) == ((), (), False)
    assert page.line.endswith("ingen opgaver i dag eller i denne uge")


# --- cards ----------------------------------------------------------------------------------


def ledighedsydelse(desk, citizen, start):
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day(start), last_day=None)


def test_who_crosses_soon_is_shown_with_the_day_and_a_meter(desk, aase):
    ledighedsydelse(desk, aase, "2015-03-12")
    found = card(today_page(desk), "crosses")
    (line,) = found.lines
    assert (line.detail, line.right) == ("krydser 11-09-2016", "17 md. 20 dg.")
    assert line.is_urgent
    assert line.tick == pytest.approx(18 / 24)
    assert (found.hint, found.total) == ("inden for 90 dage", 1)
    assert found.query == "krydser<=90 konsulent:KON01"


def test_who_crossed_lately_and_is_not_visited_is_shown_too(desk):
    fresh = add_citizen(desk, AASE, step="screening")
    ledighedsydelse(desk, fresh, "2015-03-01")
    found = card(today_page(desk), "crosses")
    assert found.lines[0].detail == "krydset 31-08-2016 · ikke visiteret"
    edits.set_field(desk, "citizen", fresh, "step", "visitation")
    assert card(today_page(desk), "crosses") is None


def test_who_crossed_long_ago_is_no_news(desk):
    old = add_citizen(desk, AASE, step="screening")
    ledighedsydelse(desk, old, "2014-01-01")
    assert card(today_page(desk), "crosses") is None


def test_placements_that_end_soon_have_the_verb_that_fits(desk, aase):
    pool = add_citizen(desk, BENT)
    praktik(desk, aase, day("2016-09-05"))
    praktik(desk, pool, day("2016-09-30"), kind="puljefleksjob", start=day("2015-12-01"))
    lines = card(today_page(desk), "ends").lines
    assert [(line.right, line.verb) for line in lines] == [
        ("5. september", "Forlæng"),
        ("30. september", "Planlæg samtale"),
    ]
    assert lines[0].detail == "Praktik · Børnehuset Skovly"


def test_what_is_followed_by_another_placement_is_agreed_already(desk, aase):
    praktik(desk, aase, day("2016-09-05"))
    praktik(desk, aase, None, kind="puljefleksjob", start=day("2016-09-06"))
    assert card(today_page(desk), "ends") is None


def test_a_pool_job_that_ends_before_the_refund_comes_back_can_be_made_longer(desk, aase):
    with desk.store.work("test") as uow:
        uow.edit("citizen", aase, {"visited_on": day("2011-06-01")})
    add(desk, "benefit", citizen=aase, kind="ledighedsydelse", start=day("2012-01-01"),
        last_day=day("2016-01-31"))  # fmt: skip
    praktik(desk, aase, day("2016-09-30"), kind="puljefleksjob", start=day("2016-02-01"))
    (line,) = card(today_page(desk), "ends").lines
    assert (line.verb, line.act) == ("Forlæng eller forkort", "shift-plan")
    assert line.detail == "Puljefleksjob · refusion igen først 31. oktober"


def test_a_pool_job_that_ends_within_a_fortnight_asks_how_it_went(desk, aase):
    praktik(desk, aase, day("2016-09-10"), kind="puljefleksjob", start=day("2015-12-01"))
    (line,) = card(today_page(desk), "ends").lines
    assert (line.verb, line.act) == ("Registrér udfald", "end")


@pytest.mark.parametrize(
    ("start", "shown"),
    [("2016-04-07", True), ("2016-04-01", True), ("2016-04-08", False), ("2016-01-31", False),
     ("2016-02-01", True)],
)  # fmt: skip
def test_the_exit_ramp_begins_a_week_before_month_six_and_lasts_two_months(
    desk, aase, start, shown
):
    praktik(desk, aase, day("2017-03-31"), kind="puljefleksjob", start=day(start))
    assert (card(today_page(desk), "exits") is not None) == shown


def test_months_of_a_job_are_counted_from_its_start():
    assert month_of(day("2016-03-01"), day("2016-08-31")) == 6
    assert month_of(day("2016-03-01"), day("2016-09-01")) == 7
    assert month_of(DAY, DAY) == 1


def stand(desk, citizen, since):
    add(desk, "pass", citizen=citizen, step="job_search", start=day(since), last_day=None)


def test_a_case_that_stands_longer_than_is_usual_is_silent(desk, aase):
    stand(desk, aase, "2016-05-01")
    (line,) = card(today_page(desk), "silent").lines
    assert line.detail == "Jobsøgning · teamets median 60"
    assert line.right == "123 dage"
    tasks.add_task(desk, aase, "Ring", DAY)
    assert card(today_page(desk), "silent") is None


def test_days_on_pause_do_not_make_a_case_silent(desk, aase):
    stand(desk, aase, "2016-05-01")
    add(
        desk, "pause", citizen=aase, reason="sygdom", start=day("2016-05-10"),
        last_day=day("2016-08-20"),
    )  # fmt: skip
    assert card(today_page(desk), "silent") is None


def test_somebody_nobody_spoke_with_for_two_months_is_silent(desk, aase):
    stand(desk, aase, "2016-08-20")
    add(desk, "note", citizen=aase, day=day("2016-06-01"), kind="telefon", consultant="KON01",
        text="Talte")  # fmt: skip
    (line,) = card(today_page(desk), "silent").lines
    assert (line.detail, line.right) == ("Ingen kontakt · Jobsøgning", "91 dage")
    add(desk, "note", citizen=aase, day=DAY, kind="ingen_kontakt", consultant="KON01", text="–")
    assert names(today_page(desk), "silent") == ["Åse Aagaard"]


def test_contradictions_are_shown_with_what_mends_them(desk, aase):
    placement = praktik(desk, aase, day("2016-08-20"))
    found = card(today_page(desk), "checks")
    (line,) = found.lines
    assert (line.detail, line.right) == ("Slutdagen er gået, ingen afslutning", "1 modstrid")
    assert (line.verb, line.placement) == ("Registrér udfald", placement)
    assert found.query == "status:tjek konsulent:KON01"


def test_what_is_not_carried_over_is_one_line(desk, aase):
    tasks.finish_tasks(desk, [task(desk, aase, DAY)])
    found = card(today_page(desk), "transfers")
    assert found.total == 1
    assert found.lines[0].verb == "Kopiér til fagsystem"


def test_a_pause_that_is_to_be_looked_at_is_shown(desk, aase):
    add(
        desk, "pause", citizen=aase, reason="barsel", start=day("2016-06-01"), last_day=None,
        review_on=day("2016-08-30"),
    )  # fmt: skip
    (line,) = card(today_page(desk), "pauses").lines
    assert (line.detail, line.right, line.act) == ("Tag pausen op: barsel", "30. august", "pause")


def test_what_is_begun_is_told_without_its_words(desk, aase):
    assert card(today_page(desk), "begun") is None
    desk.store.save_draft(f"note:{aase}", '{"text": "Ringede om haven"}')
    desk.store.save_draft("new-citizen", '{"first_name": "Ole"}')
    page = today_page(desk)
    found = page.cards[0]
    assert (found.key, found.title, found.total) == ("begun", "Påbegyndt", 2)
    told = {(line.name, line.detail, line.verb, line.draft) for line in found.lines}
    assert told == {
        ("Åse Aagaard", "Notat", "Fortsæt", f"note:{aase}"),
        ("Ny borger", "Ikke gemt", "Fortsæt", "new-citizen"),
    }
    assert "haven" not in repr(found)
    number = next(row.candidate_no for row in desk.store.reads.load("citizen") if row.id == aase)
    assert {line.who(is_hidden=True) for line in found.lines} == {number, "Ny borger"}
    desk.store.drop_draft(f"note:{aase}")
    desk.store.drop_draft("new-citizen")
    assert card(today_page(desk), "begun") is None


def test_cards_are_of_the_same_people_as_the_list(desk):
    other = add_citizen(desk, BENT, consultant="KON03")
    add_citizen(desk, AASE)
    praktik(desk, other, day("2016-09-05"))
    assert card(today_page(desk), "ends") is None
    assert card(today_page(desk, mine=False), "ends").total == 1
    add(desk, "pause", citizen=other, reason="ferie", start=DAY, last_day=DAY)
    assert card(today_page(desk, mine=False), "ends") is None


def test_a_page_of_another_day_is_read_for_that_day(desk, aase):
    task(desk, aase, DAY)
    later = today_page(desk, DAY + dt.timedelta(days=1))
    assert [row.when for row in later.rows] == ["1 dag over"]
