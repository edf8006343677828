"""Clocks of a placement: their days, what a pause does to them, and who has none."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.periods import ONE_DAY, Period, add_months, merge
from flexdesk.domain.clock_case import Setting, clocks_of_case
from flexdesk.domain.clock_job import notice_in_force
from flexdesk.domain.clock_refund import refund_days
from flexdesk.domain.clocks import ClockCode, ClockRows, Tone, day_reached, month_of, share_of
from flexdesk.domain.entities import TeamValue
from flexdesk.domain.ledighedsydelse import Limits, is_long_term
from flexdesk.domain.pauses import running_days
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.what_if import JobScenario
from tests.support import builders as b

RULES = b.shipped_rules()
ON = b.a_day("2016-08-31")
PRAKTIK, POOL = "virksomhedspraktik", "puljefleksjob"
ORDINARY, JOB = "ordinaert_fleksjob", "ordinaert_job"


def placed(kind, start, last_day=None, **facts):
    planned = facts.pop("planned", None)
    days = {"planned_last_day": b.a_day(planned)} if planned else {}
    return b.a_placement("c", kind, start, last_day, **days, **facts)


def clocks(*placements, on=ON, of=0, **rows):
    """Return the clocks of a placement by code."""
    found = clocks_of_case(ClockRows(tuple(placements), **rows), Setting(on, RULES))
    return {clock.code: clock for clock in found.get(placements[of].id, ())}


def pause(start, last_day=None):
    days = None if last_day is None else (b.a_day(last_day) - b.a_day(start)).days
    return b.a_pause("c", b.a_day(start), days)


# --- praktik ---------------------------------------------------------------------------------


def test_a_praktik_counts_its_weeks_to_the_planned_day():
    clock = clocks(placed(PRAKTIK, "2016-08-08", planned="2016-09-04"))["praktik_uger"]
    assert (clock.text, clock.day, clock.tone) == ("uge 4 af 4", b.a_day("2016-09-04"), "accent")
    assert clock.share == pytest.approx(24 / 28)


def test_a_praktik_without_a_plan_is_taken_to_last_four_weeks_and_says_when_it_is_over():
    clock = clocks(placed(PRAKTIK, "2016-08-01"))["praktik_uger"]
    assert (clock.day, clock.rule) == (b.a_day("2016-08-28"), "praktik.default_days")
    assert (clock.text, clock.tone) == ("uge 5 af 4 · slut var 28-08-2016", "danger")


@pytest.mark.parametrize(
    ("start", "planned", "code", "tone"),
    [
        ("2016-08-01", "2016-08-28", None, None),
        ("2016-08-01", "2016-11-13", "praktik_13", "amber"),
        ("2016-06-15", "2016-09-10", "praktik_13", "amber"),
        ("2016-05-01", "2016-09-10", "praktik_13", "danger"),
        ("2016-03-10", "2016-09-05", "praktik_26", "amber"),
        ("2016-02-01", "2016-09-05", "praktik_26", "danger"),
    ],
)
def test_thirteen_and_twenty_six_weeks_are_warnings_and_the_longest_is_told(
    start, planned, code, tone
):
    found = clocks(placed(PRAKTIK, start, planned=planned))
    told = {each: clock.tone for each, clock in found.items() if each != "praktik_uger"}
    assert told == ({code: tone} if code else {})


# --- puljefleksjob ---------------------------------------------------------------------------


def test_a_pool_job_has_its_least_and_its_most_days():
    found = clocks(placed(POOL, "2015-12-01", planned="2016-11-30"))
    assert found["pulje_min"].day == b.a_day("2016-08-31")
    assert (found["pulje_min"].tone, found["pulje_min"].text) == ("accent", "9 mdr. er nået")
    assert found["pulje_max"].day == b.a_day("2016-11-30")
    assert (found["pulje_max"].text, found["pulje_max"].tone) == ("måned 9 af 12", "accent")


@pytest.mark.parametrize(
    ("start", "planned", "text", "tone"),
    [
        ("2015-09-15", "2016-09-14", "måned 12 af 12", "amber"),
        ("2015-08-31", "2016-08-30", "over 12 mdr.", "danger"),
        ("2016-06-01", "2017-08-31", "måned 3 af 12 · aftalt ud over 12 mdr.", "amber"),
    ],
)
def test_the_most_days_warn_when_they_are_near_passed_or_planned_past(start, planned, text, tone):
    clock = clocks(placed(POOL, start, planned=planned))["pulje_max"]
    assert (clock.text, clock.tone) == (text, tone)


def test_a_pool_that_lasts_has_no_limits_and_no_ramp():
    found = clocks(placed(POOL, "2016-01-01"), has_pool_limit=False)
    assert set(found) == {"refusion_igen"}


@pytest.mark.parametrize(
    ("start", "tone"),
    [("2016-04-01", "amber"), ("2016-04-07", "amber"), ("2016-04-08", "muted"),
     ("2015-11-01", "amber")],
)  # fmt: skip
def test_the_ramp_begins_with_month_six(start, tone):
    clock = clocks(placed(POOL, start))["pulje_maaned_6"]
    assert (clock.tone, clock.day) == (tone, add_months(b.a_day(start), 5))


def test_the_ramp_is_gone_once_an_ordinary_job_is_agreed():
    pool, later = placed(POOL, "2016-03-01"), placed(ORDINARY, "2016-10-01")
    assert "pulje_maaned_6" not in clocks(pool, later)
    assert "pulje_maaned_6" not in clocks(pool, placed(JOB, "2016-08-01"))
    assert "pulje_maaned_6" in clocks(pool, placed(PRAKTIK, "2016-10-01"))
    never = placed(ORDINARY, "2016-08-01", "2016-08-01", ended_how="startede_ikke")
    assert "pulje_maaned_6" in clocks(pool, never)


# --- refusion igen ---------------------------------------------------------------------------

D0 = (b.ly("2011-07-01", "2013-06-30"),)


def test_the_two_days_of_vector_d():
    pool = placed(POOL, "2013-07-01", planned="2014-06-30")
    rows = {"benefits": D0, "visited_on": b.a_day("2011-06-01")}
    clock = clocks(pool, on=b.a_day("2013-12-31"), **rows)["refusion_igen"]
    assert clock.text == "under 18 mdr. fra 01-01-2014 · 9 mdr. fleksjob opnået 31-03-2014"
    assert (clock.label, clock.day, clock.tone) == (
        "Refusion igen", b.a_day("2014-03-31"), "muted",
    )  # fmt: skip
    assert clocks(pool, on=b.a_day("2014-03-31"), **rows)["refusion_igen"].tone == "accent"


def test_a_pool_job_that_is_planned_to_end_before_says_so():
    pool = placed(POOL, "2013-07-01", planned="2014-02-28")
    clock = clocks(pool, on=b.a_day("2013-12-31"), benefits=D0)["refusion_igen"]
    assert clock.text.endswith("aftalt slut ligger før")
    assert (clock.tone, clock.label) == ("amber", "Under 18 mdr.")


def test_nothing_was_lost_where_18_months_were_not_reached():
    pool = placed(POOL, "2013-07-01", planned="2014-06-30")
    clock = clocks(pool, on=b.a_day("2013-12-31"), benefits=(b.ly("2012-07-01", "2013-06-30"),))
    assert clock["refusion_igen"].text == (
        "ikke 18 mdr. ved start · 9 mdr. fleksjob opnået 31-03-2014"
    )


def test_earlier_fleksjob_within_the_window_counts_towards_the_nine_months():
    earlier = placed(ORDINARY, "2013-01-01", "2013-04-30")
    pool = placed(POOL, "2013-07-01", planned="2014-06-30")
    found = clocks(earlier, pool, on=b.a_day("2013-12-31"), of=1)["refusion_igen"]
    assert "9 mdr. fleksjob opnået 30-11-2013" in found.text


def test_people_of_the_staircase_are_counted_by_the_target_group():
    pool = placed(POOL, "2015-07-01", planned="2016-06-30")
    benefits = (b.ly("2013-07-01", "2015-06-30"),)
    clock = clocks(pool, on=b.a_day("2016-01-01"), benefits=benefits,
                   visited_on=b.a_day("2014-09-01"))["refusion_igen"]  # fmt: skip
    assert clock.label == "Under 18 mdr."
    assert clock.text.startswith("under 18 mdr. fra ")


_SPELLS = st.lists(
    st.tuples(st.dates(dt.date(2010, 1, 1), dt.date(2013, 6, 1)), st.integers(20, 700)),
    max_size=4,
)


@given(_SPELLS)
@settings(max_examples=25, deadline=None)
def test_the_days_are_those_the_slider_gives_and_a_walk_finds(spells):
    start = b.a_day("2013-07-01")
    benefits = [b.ly(first.isoformat(), (first + dt.timedelta(days=n)).isoformat())
                for first, n in spells]  # fmt: skip
    pieces = [Period.of_days(row.start, min(row.last_day, start - ONE_DAY)) for row in benefits]
    held = merge(pieces)
    found = refund_days(held, (), start, RULES)
    answer = JobScenario(held, (), start - ONE_DAY, 1, RULES).starting(start)
    assert (found.below_on, found.earned_on) == (answer.below_on, answer.earned_on)
    limits, day = Limits.on(start, RULES), start - ONE_DAY
    if not is_long_term(held, day, limits):
        assert found.below_on is None
        return
    while is_long_term(held, day, limits):
        day += ONE_DAY
    assert found.below_on == day


# --- the months after ------------------------------------------------------------------------

ENDED = placed(POOL, "2015-08-01", "2016-05-31")


def test_the_window_counts_down_to_its_last_day():
    clock = clocks(ENDED)["vindue_6"]
    assert (clock.day, clock.text) == (b.a_day("2016-11-30"), "91 dage tilbage, senest 30-11-2016")
    assert clock.tone == "muted"
    near = clocks(ENDED, on=b.a_day("2016-10-31"))["vindue_6"]
    assert (near.tone, near.text) == ("amber", "30 dage tilbage, senest 30-11-2016")
    assert clocks(ENDED, on=b.a_day("2016-12-01")) == {}


@pytest.mark.parametrize("start", ["2016-03-01", "2016-05-31", "2016-08-31"])
def test_a_job_begun_after_the_pool_jobs_start_is_within_even_before_its_end(start):
    clock = clocks(ENDED, placed(ORDINARY, start))["vindue_6"]
    assert (clock.tone, clock.day) == ("accent", b.a_day(start))


def test_what_does_not_count_in_the_window():
    before, late = placed(ORDINARY, "2015-08-01"), placed(ORDINARY, "2016-12-01")
    never = placed(ORDINARY, "2016-06-01", "2016-06-01", ended_how="startede_ikke")
    for other in (before, late, never, placed(JOB, "2016-06-01")):
        assert clocks(ENDED, other)["vindue_6"].tone == "muted", other
    agreed = clocks(ENDED, placed(ORDINARY, "2016-10-01"))["vindue_6"]
    assert (agreed.text, agreed.tone) == ("ordinært fleksjob fra 01-10-2016", "muted")
    assert clocks(placed(POOL, "2015-08-01", "2016-05-31", onward="folkepension")) == {}


# --- in the job ------------------------------------------------------------------------------


def test_retained_is_told_of_the_job_that_followed_only():
    job = placed(ORDINARY, "2016-03-15")
    pool = placed(POOL, "2015-08-01", "2016-03-31")
    found = clocks(job, pool)
    assert found["fastholdt_6"].day == b.a_day("2016-09-15")
    assert (found["fastholdt_6"].tone, found["fastholdt_12"].day) == (
        "muted", b.a_day("2017-03-15"),
    )  # fmt: skip
    assert clocks(job, pool, on=b.a_day("2016-09-15"))["fastholdt_6"].tone == "accent"
    assert "fastholdt_6" not in clocks(job, pool, on=b.a_day("2016-10-31"))
    assert "fastholdt_6" not in clocks(job)
    assert "fastholdt_6" not in clocks(placed(ORDINARY, "2016-03-15", "2016-08-01"), pool)


@pytest.mark.parametrize(
    ("hours", "start", "text"),
    [
        (10.0, "2016-06-15", "måned 3 af 12"),
        (1.0, "2015-09-01", "måned 12 af 12"),
        (10.25, "2016-06-15", None),
        (0.5, "2016-06-15", None),
        (None, "2016-06-15", None),
        (8.0, "2015-08-31", None),
    ],
)
def test_close_follow_up_is_for_one_to_ten_effective_hours_in_the_first_year(hours, start, text):
    found = clocks(placed(ORDINARY, start, hours_week=hours)).get("taet_opfoelgning")
    assert (found.text if found else None) == text


def test_hours_that_rise_above_ten_end_the_close_follow_up_and_a_correction_counts():
    job = placed(ORDINARY, "2016-06-15", hours_week=8.0, id="job")
    more = {"job": (b.hours("job", "2016-08-01", 12.0),)}
    assert "taet_opfoelgning" not in clocks(job, hours=more)
    right = {"job": (*more["job"], b.hours("job", "2016-08-02", 9.0, "rettelse"))}
    assert "taet_opfoelgning" in clocks(job, hours=right)


def test_agreed_hours_ask_to_be_confirmed_from_their_day_on():
    job = placed(ORDINARY, "2015-01-01", id="job")
    agreed = {"job": (b.hours("job", "2016-08-31", 9.0, "aftale"),)}
    clock = clocks(job, agreed=agreed)["aftalte_timer"]
    assert (clock.text, clock.tone) == ("9 timer fra 31-08-2016: ikke bekræftet", "amber")
    ahead = clocks(job, on=b.a_day("2016-08-30"), agreed=agreed)["aftalte_timer"]
    assert (ahead.text, ahead.tone) == ("9 timer fra 31-08-2016", "muted")


@pytest.mark.parametrize(
    ("leaves", "text", "tone"),
    [
        ("2016-09-30", "fratræder 30-09-2016 (om 30 dage)", "danger"),
        ("2016-11-30", "fratræder 30-11-2016 (om 91 dage)", "amber"),
        ("2016-08-30", "fratrådte 30-08-2016", "danger"),
        (None, "opsagt 15-08-2016, fratræder uden dato", "amber"),
    ],
)
def test_a_notice_says_when_one_leaves(leaves, text, tone):
    job = placed(ORDINARY, "2015-01-01", id="job")
    day = b.a_day(leaves) if leaves else None
    notice = Notice("n", "c", "job", b.a_day("2016-08-15"), day)
    clock = clocks(job, notices={"job": (notice,)})["opsagt"]
    assert (clock.text, clock.tone) == (text, tone)


def test_a_notice_taken_back_is_none_and_a_second_one_holds():
    first = Notice("n", "c", "job", b.a_day("2016-07-01"), withdrawn_on=b.a_day("2016-08-01"))
    second = Notice("m", "c", "job", b.a_day("2016-08-15"))
    assert notice_in_force((first,), ON) is None
    assert notice_in_force((first,), b.a_day("2016-07-15")) is first
    assert notice_in_force((first, second), ON) is second
    assert notice_in_force((second,), b.a_day("2016-08-14")) is None


# --- who has none, and pauses ----------------------------------------------------------------


def test_a_cancelled_start_a_plan_and_a_closed_case_have_no_clocks():
    never = placed(POOL, "2016-03-01", "2016-03-01", ended_how="startede_ikke")
    assert clocks(never) == {}
    assert clocks(placed(POOL, "2016-09-01")) == {}
    running = placed(POOL, "2016-03-01")
    assert clocks(running, closed_on=ON) == {}
    assert clocks(running, closed_on=ON + ONE_DAY)
    assert clocks(running, placed(PRAKTIK, "2015-01-01", "2015-02-01", onward="doed")) == {}


def test_a_pause_moves_the_course_and_not_what_the_calendar_judges():
    pool = placed(POOL, "2016-03-01")
    rests = {"pauses": (pause("2016-05-01", "2016-05-31"),), "benefits": D0}
    plain, stood = clocks(pool, benefits=D0), clocks(pool, **rests)
    for code in ("pulje_min", "pulje_max", "pulje_maaned_6"):
        assert stood[code].day == plain[code].day + dt.timedelta(days=31), code
    assert stood["pulje_max"].text == "måned 5 af 12"
    assert stood["pulje_maaned_6"].tone == "amber"
    assert stood["refusion_igen"] == plain["refusion_igen"]
    assert clocks(ENDED, **rests) == clocks(ENDED)


def test_on_pause_a_clock_stands_hushed_and_without_an_end_it_has_no_day():
    pool = placed(POOL, "2015-08-01")
    found = clocks(pool, pauses=(pause("2016-07-01"),))
    assert (found["pulje_max"].day, found["pulje_max"].tone) == (None, "muted")
    assert found["pulje_max"].text == "måned 11 af 12 · på pause"
    praktik = clocks(placed(PRAKTIK, "2016-08-01", planned="2016-08-28"),
                     pauses=(pause("2016-08-20"),))["praktik_uger"]  # fmt: skip
    assert (praktik.day, praktik.tone) == (b.a_day("2016-08-28"), "muted")


def test_a_pause_that_was_over_before_the_start_moves_nothing():
    pool, rest = placed(POOL, "2016-03-01"), pause("2016-01-01", "2016-01-31")
    assert clocks(pool, pauses=(rest,)) == clocks(pool)


_PAUSES = st.lists(st.tuples(st.integers(-30, 200), st.none() | st.integers(0, 60)), max_size=4)


@given(_PAUSES, st.integers(0, 250))
@settings(max_examples=60, deadline=None)
def test_the_day_reached_is_the_first_on_which_so_many_days_have_run(pauses, days):
    start = b.a_day("2016-01-01")
    rests = [b.a_pause("c", start + dt.timedelta(days=at), n) for at, n in pauses]
    found = day_reached(rests, start, start + dt.timedelta(days=days))
    walked = (start + dt.timedelta(days=n) for n in range(700))
    first = next((day for day in walked if running_days(rests, start, day) == days + 1), None)
    assert found == first


def test_codes_tones_and_shares():
    assert len(set(ClockCode)) == 13
    assert {tone.value for tone in Tone} == {"muted", "accent", "amber", "danger"}
    assert month_of(ON, ON) == 1
    assert [share_of(ON, ON, ON - ONE_DAY), share_of(ON, ON - ONE_DAY, ON)] == [0.0, 1.0]


def test_the_teams_own_months_hold_from_their_day():
    own = TeamValue("v", "puljefleksjob.months_max", b.a_day("2016-01-01"), 10, "Teamet")
    rules = RULES.with_team_values([own])
    older, newer = placed(POOL, "2015-12-31"), placed(POOL, "2016-01-01")
    found = [
        clocks_of_case(ClockRows((job,)), Setting(ON, rules))[job.id] for job in (older, newer)
    ]
    days = [next(c.day for c in each if c.code == "pulje_max") for each in found]
    assert days == [b.a_day("2016-12-30"), b.a_day("2016-10-31")]
