"""Clocks read from the desk: by citizen and placement, and no one missed on I dag."""

import datetime as dt

import pytest

from flexdesk.app import today_placements
from flexdesk.app.boot import example_desk
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.history import undo
from flexdesk.app.placement_changes import cancel_start
from flexdesk.app.placement_clocks import all_clocks, clocks_of, today_clocks
from flexdesk.app.placement_ends import Ending, end_placement
from flexdesk.app.today import today_page
from tests.support.desks import DAY, a_desk, add, add_citizen, day

AASE, BENT = "6707704285", "6707704293"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        add(made, "consultant", initials="KON01", name="Lene Østergaard")
        yield made


@pytest.fixture
def aase(desk):
    return add_citizen(desk, AASE)


def place(desk, citizen, kind, start, last_day=None, planned=None, **values):
    given = {
        "citizen": citizen, "kind": kind, "start": day(start),
        "last_day": day(last_day) if last_day else None,
        "planned_last_day": day(planned) if planned else None,
        "workplace": add(desk, "workplace", name="Børnehuset Skovly"), **values,
    }  # fmt: skip
    return add(desk, "placement", **given)


def codes(found):
    return {clock.code for clock in found}


def card(desk, key, **how):
    return next((each for each in today_page(desk, **how).cards if each.key == key), None)


def told(desk, key):
    found = card(desk, key)
    return [(line.detail, line.right, line.verb, line.act) for line in found.lines] if found else []


def test_clocks_are_kept_by_citizen_and_placement(desk, aase):
    job = place(desk, aase, "puljefleksjob", "2016-02-01", planned="2017-01-31")
    other = add_citizen(desk, BENT)
    found = clocks_of(desk, aase, DAY)
    assert set(found) == {job}
    assert codes(found[job]) == {"pulje_min", "pulje_max", "pulje_maaned_6", "refusion_igen"}
    assert all_clocks(desk, DAY) == {aase: found}
    assert all_clocks(desk, DAY) is all_clocks(desk, DAY)
    assert clocks_of(desk, other, DAY) == {}
    assert clocks_of(desk, "nobody", DAY) == {}


def test_a_pool_that_lasts_has_no_months(desk):
    citizen = add_citizen(desk, AASE, program="aalborg_pool_2005")
    job = place(desk, citizen, "puljefleksjob", "2016-02-01")
    assert codes(clocks_of(desk, citizen, DAY)[job]) == {"refusion_igen"}


def test_a_notice_comes_first_and_goes_when_it_is_taken_back(desk, aase):
    job = place(desk, aase, "ordinaert_fleksjob", "2015-02-01")
    given = {"citizen": aase, "placement": job, "given_on": day("2016-08-01")}
    notice = add(desk, "notice", **given, leaves_on=day("2016-10-31"), by="arbejdsgiver")
    (clock,) = clocks_of(desk, aase, DAY)[job]
    assert (clock.code, clock.day) == ("opsagt", day("2016-10-31"))
    with desk.store.work("test") as uow:
        uow.edit("notice", notice, {"withdrawn_on": DAY})
    assert clocks_of(desk, aase, DAY) == {}


# --- I dag -----------------------------------------------------------------------------------


def test_a_notice_is_an_ending_though_its_day_is_far_off(desk, aase):
    job = place(desk, aase, "ordinaert_fleksjob", "2015-02-01")
    given = {"citizen": aase, "placement": job, "given_on": day("2016-08-01")}
    add(desk, "notice", **given, leaves_on=day("2016-10-31"))
    found = card(desk, "ends")
    (line,) = found.lines
    assert (line.detail, line.right) == (
        "Fleksjob · sagt op · Børnehuset Skovly", "fratræder 31. oktober",
    )  # fmt: skip
    assert (line.verb, line.act, line.text) == (
        "Planlæg samtale", "talk", "Samtale: sagt op fra fleksjob, hvad nu",
    )  # fmt: skip
    assert (found.hint, found.query, found.total) == ("snart, eller sagt op", "", 1)


@pytest.mark.parametrize("leaves", ["2016-09-10", "2016-08-25"])
def test_a_notice_that_is_up_asks_how_it_went(desk, aase, leaves):
    job = place(desk, aase, "puljefleksjob", "2016-02-01", planned="2017-01-31")
    given = {"citizen": aase, "placement": job, "given_on": day("2016-08-01")}
    add(desk, "notice", **given, leaves_on=day(leaves))
    ((_detail, _right, verb, act),) = told(desk, "ends")
    assert (verb, act) == ("Registrér udfald", "end")
    place(desk, aase, "ordinaert_fleksjob", "2016-10-01")
    assert told(desk, "ends") == []


def test_agreed_hours_are_confirmed_from_the_line(desk, aase):
    job = place(desk, aase, "ordinaert_fleksjob", "2015-02-01", hours_week=12.0)
    agreed = {"placement": job, "hours_week": 15.0, "kind": "aftale"}
    add(desk, "hours", **agreed, day=day("2016-09-05"))
    assert told(desk, "jobs") == []
    first = add(desk, "hours", **agreed, day=day("2016-08-29"))
    assert card(desk, "jobs").lines[0].hours == first
    assert told(desk, "jobs") == [
        ("Aftalt: 15 timer om ugen", "29. august", "Bekræft timer",
         "agreed-hours"),
    ]  # fmt: skip


def test_a_long_praktik_is_shown_until_its_end_is(desk, aase):
    place(desk, aase, "virksomhedspraktik", "2016-05-25", planned="2016-10-15")
    assert told(desk, "jobs") == [
        ("over 13 uger · Børnehuset Skovly", "23. august", "Forlæng eller forkort", "shift-plan")
    ]
    bent = add_citizen(desk, BENT)
    place(desk, bent, "virksomhedspraktik", "2016-05-25", planned="2016-09-15")
    assert len(told(desk, "jobs")) == 1
    assert len(told(desk, "ends")) == 1


def test_half_a_year_in_the_job_that_followed_is_shown_for_a_fortnight(desk, aase):
    place(desk, aase, "puljefleksjob", "2015-06-01", last_day="2016-02-29")
    job = place(desk, aase, "ordinaert_fleksjob", "2016-03-01", hours_week=20.0)
    (line,) = card(desk, "jobs", on=day("2016-09-01")).lines
    assert (line.detail, line.placement) == ("6 måneder i jobbet · Børnehuset Skovly", job)
    assert (line.verb, line.text) == ("Opret opgave", "Ring: stadig i jobbet efter 6 måneder?")
    assert card(desk, "jobs", on=day("2016-09-15"))
    assert card(desk, "jobs", on=day("2016-09-16")) is None
    add(desk, "task", citizen=aase, due=day("2016-09-05"), text="Ring", kind="opfoelgning")
    assert card(desk, "jobs", on=day("2016-09-01")) is None


def test_close_follow_up_is_shown_when_nobody_was_in_touch_for_a_month(desk):
    citizen = add_citizen(desk, AASE, step="outcome_success")
    place(desk, citizen, "ordinaert_fleksjob", "2016-06-15", hours_week=8.0)
    (line,) = card(desk, "jobs").lines
    assert (line.detail, line.right) == (
        "Tæt opfølgning, måned 3 af 12", "77 dage",
    )  # fmt: skip
    add(desk, "note", citizen=citizen, day=day("2016-08-01"), kind="telefon", text="Talte")
    assert card(desk, "jobs") is None


def test_somebody_among_the_silent_is_not_told_of_twice(desk, aase):
    place(desk, aase, "puljefleksjob", "2016-06-15", hours_week=8.0)
    add(desk, "note", citizen=aase, day=day("2016-06-20"), kind="telefon", text="Talte")
    assert len(told(desk, "silent")) == 1
    assert told(desk, "jobs") == []


def test_after_a_pool_job_the_days_are_counted_until_an_ordinary_one_begins(desk, aase):
    place(desk, aase, "puljefleksjob", "2015-06-01", last_day="2016-05-31")
    found = card(desk, "exits")
    (line,) = found.lines
    assert (line.detail, line.right) == (
        "Efter puljefleksjob · Børnehuset Skovly", "91 dage tilbage",
    )  # fmt: skip
    assert (line.verb, found.hint) == ("Find det ordinære job", "måned 6 og efter slut")
    place(desk, aase, "ordinaert_fleksjob", "2016-08-31")
    assert card(desk, "exits") is None


def test_a_pause_puts_the_ramp_off_by_its_days(desk, aase):
    place(desk, aase, "puljefleksjob", "2016-03-15", planned="2017-03-14")
    assert card(desk, "exits")
    rest = {"citizen": aase, "reason": "sygdom", "start": day("2016-05-01")}
    add(desk, "pause", **rest, last_day=day("2016-05-31"))
    assert card(desk, "exits") is None
    (line,) = card(desk, "exits", on=day("2016-09-15")).lines
    assert (line.detail, line.right) == ("Måned 6 · Børnehuset Skovly", "slutter 14. marts")


def test_on_pause_nothing_is_asked_about(desk, aase):
    job = place(desk, aase, "ordinaert_fleksjob", "2015-02-01")
    agreed = {"placement": job, "hours_week": 15.0, "kind": "aftale", "day": day("2016-08-29")}
    add(desk, "hours", **agreed)
    assert told(desk, "jobs")
    add(desk, "pause", citizen=aase, reason="ferie", start=DAY, last_day=DAY)
    assert told(desk, "jobs") == []


def test_what_is_due_at_a_workplace_is_done_from_the_line(desk, aase):
    facts = {"next_action": "Ring til Åse om haven", "next_by": "KON01"}
    due = add(desk, "workplace", name="Materielgården", next_on=day("2016-08-29"), **facts)
    add(desk, "workplace", name="Biblioteket", next_on=day("2016-09-01"), **facts)
    add(desk, "workplace", name="Lukket", next_on=DAY, closed_on=DAY, **facts)
    add(desk, "workplace", name="Andres", next_on=DAY, next_action="Ring", next_by="KON03")
    assert told(desk, "places") == [("Ring til Åse om haven", "2 dage over", "Udfør", "next")]
    (line,) = card(desk, "places").lines
    assert (line.workplace, line.about(is_hidden=True)) == (due, "Næste skridt")
    assert line.is_link
    assert len(card(desk, "places", mine=False).lines) == 2


def test_support_that_waits_is_shown_with_the_form_that_helps(desk, aase):
    facts = {"citizen": aase, "kind": "koerekort", "text": "til Åse", "asked_by": "borger"}
    row = add(desk, "support", **facts, state="ansoegt", asked_on=day("2016-06-01"))
    (line,) = card(desk, "supports").lines
    assert (line.verb, line.act, line.support, line.mode) == (
        "Se ansøgning", "support", row, "edit",
    )  # fmt: skip
    assert line.detail == "Kørekort · Intet svar i 91 dage"


def test_nobody_is_missed_by_the_quick_look_at_the_days(monkeypatch):
    desk = example_desk()
    for days in (0, 20, 45):
        on = desk.today() + dt.timedelta(days=days)
        keys = ("exits", "jobs")
        quick = [card(desk, key, on=on, mine=False) for key in keys]
        assert len(today_clocks(desk, on)) < len(all_clocks(desk, on))
        with monkeypatch.context() as slow:
            slow.setattr(today_placements, "today_clocks", all_clocks)
            assert [card(desk, key, on=on, mine=False) for key in keys] == quick
    desk.close()


def test_clocks_and_figures_follow_an_end_a_cancelled_start_and_their_undo(desk, aase):
    def value(figure):
        return next(f.n for f in figures_on(desk, DAY) if f.id == figure)

    job = place(desk, aase, "puljefleksjob", "2016-02-01", planned="2017-01-31", hours_week=8.0)
    before = clocks_of(desk, aase, DAY)
    ended = end_placement(desk, job, Ending(day("2016-08-30"), "gennemfoert", "ledighedsydelse"))
    assert codes(clocks_of(desk, aase, DAY)[job]) == {"vindue_6"}
    assert value("pool_returned_to_ly") == 1
    undo(desk, ended.tx)
    assert clocks_of(desk, aase, DAY) == before
    assert (value("pool_returned_to_ly"), value("small_hours_started")) == (0, 1)
    never = cancel_start(desk, job, "Kom ikke")
    assert clocks_of(desk, aase, DAY) == {}
    assert value("small_hours_started") == 0
    undo(desk, never.tx)
    assert clocks_of(desk, aase, DAY) == before
