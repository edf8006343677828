"""The figure engine against a second, plain count, and the edges of each definition."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.errors import UserError
from flexdesk.domain import figures as engine
from flexdesk.domain.entities import Caseload, Contact, Task
from flexdesk.domain.figure_definitions import DEFINITIONS
from flexdesk.domain.placement_entities import Notice
from tests.support import builders as b
from tests.support.naive_figures import Naive

RULES = b.shipped_rules()
PROGRAMS = b.shipped_programs()
ON = dt.date(2016, 8, 31)
POOL, ORDINARY, JOB = "puljefleksjob", "ordinaert_fleksjob", "ordinaert_job"


def value(caseload, figure, on=ON, program=None):
    found = engine.figure(caseload, figure, on, RULES, program)
    return found.n if found.N is None else (found.n, found.N)


def load(*placements, **rows):
    return Caseload(placements=tuple(placements), **rows)


@given(
    caseload=b.caseloads(),
    on=b.DAYS,
    program=st.sampled_from([None, "aarhus_pool_2013", "aalborg_udvikling"]),
)
@settings(max_examples=50, deadline=None)
def test_every_figure_and_its_members_equal_a_plain_count(caseload, on, program):
    naive = Naive(caseload, on, program)
    chosen = PROGRAMS[program] if program else None
    for found in engine.figures(caseload, on, RULES, chosen):
        everyone, counted = naive.count(found.id)
        assert (found.n, found.N) == (
            len(counted),
            len(everyone) if found.kind == "share" else None,
        ), found.id
        rows = engine.members(caseload, found.id, on, RULES, chosen)
        assert len(rows) == len(everyone)
        assert {m.row for m in rows} == everyone
        assert {m.row for m in rows if m.counted} == counted
        assert found == engine.figure(caseload, found.id, on, RULES, chosen)


@given(caseload=b.caseloads(), days=st.lists(b.DAYS, max_size=3))
@settings(max_examples=25, deadline=None)
def test_a_series_is_the_figure_on_each_day(caseload, days):
    for figure in ("pool_running", "ly_share"):
        assert engine.series(caseload, figure, days, RULES) == tuple(
            engine.figure(caseload, figure, day, RULES) for day in days
        )


@given(caseload=b.caseloads(), on=b.DAYS)
@settings(max_examples=25, deadline=None)
def test_the_outcome_reasons_sum_to_the_ended(caseload, on):
    counts = engine.outcome_groups(caseload, on)
    work = counts["ordinaert_fleksjob"], counts["ordinaert_job"]
    assert sum(counts.values()) == value(caseload, "pool_ended", on)
    assert work == (
        value(caseload, "pool_ended_ordinary_fleksjob", on),
        value(caseload, "pool_ended_ordinary_job", on),
    )


def test_words_of_every_figure():
    assert len(engine.FIGURE_IDS) == len(set(engine.FIGURE_IDS)) == 27
    for each in DEFINITIONS:
        assert len(each.definition.split()) <= 45, each.id
        assert each.definition.endswith(".")
        assert each.label
        assert each.formula
        assert each.kind in engine.FIGURE_KINDS
        assert (each.kind == "share") == (each.unit == "andel")


def test_an_unknown_figure_is_refused():
    for ask in (
        lambda: engine.figure(Caseload(), "pool_lost", ON, RULES),
        lambda: engine.members(Caseload(), "pool_lost", ON, RULES),
        lambda: engine.series(Caseload(), "pool_lost", [ON], RULES),
    ):
        with pytest.raises(UserError) as refused:
            ask()
        assert refused.value.code == "figure.unknown"


def test_without_rows_counts_are_nought_and_shares_are_nothing():
    for found in engine.figures(Caseload(), ON, RULES, PROGRAMS["aalborg_udvikling"]):
        assert found.n == 0
        assert found.value == (None if found.kind == "share" else 0)
        assert found.target_met is None or found.N is None


def test_a_job_on_its_last_day_has_ended_at_the_end_of_the_day():
    caseload = load(b.a_placement("c", POOL, "2016-01-01", "2016-08-31"))
    assert value(caseload, "pool_running", dt.date(2016, 8, 30)) == 1
    assert value(caseload, "pool_running") == 0
    assert value(caseload, "pool_ended") == 1
    assert value(caseload, "pool_started", dt.date(2015, 12, 31)) == 0


def test_a_planned_end_is_no_end_yet():
    caseload = load(b.a_placement("c", POOL, "2016-01-01", "2016-12-31"))
    assert value(caseload, "pool_running") == 1
    assert value(caseload, "pool_ended") == 0


@pytest.mark.parametrize(
    ("last_day", "start", "counts"),
    [
        ("2015-08-31", "2016-02-29", 1),
        ("2015-08-31", "2016-03-01", 0),
        ("2014-08-31", "2015-02-28", 1),
        ("2014-08-31", "2015-03-01", 0),
        ("2015-08-30", "2016-02-29", 1),
        ("2015-08-31", "2015-08-28", 1),
        ("2015-08-31", "2014-06-01", 0),
        ("2015-08-31", "2014-06-02", 1),
    ],
)
def test_six_months_are_calendar_months_and_the_start_may_lie_before_the_end(
    last_day, start, counts
):
    caseload = load(
        b.a_placement("c", POOL, "2014-06-01", last_day),
        b.a_placement("c", ORDINARY, start),
    )
    assert value(caseload, "pool_ordinary_fleksjob_within_6_months") == counts
    assert value(caseload, "pool_share_within_6_months_matured") == (counts, 1)


def test_a_job_matures_when_the_six_months_have_passed():
    caseload = load(b.a_placement("c", POOL, "2015-06-01", "2016-02-29"))
    assert value(caseload, "pool_share_within_6_months_matured", dt.date(2016, 8, 28)) == (0, 0)
    assert value(caseload, "pool_share_within_6_months_matured", dt.date(2016, 8, 29)) == (0, 1)


def test_a_registered_way_on_counts_before_the_job_has_begun_and_says_so():
    pool = b.a_placement("c", POOL, "2015-09-01", "2016-08-31", onward=ORDINARY)
    later = b.a_placement("c", ORDINARY, "2016-09-01")
    for caseload in (load(pool), load(pool, later)):
        found = engine.figure(caseload, "pool_ended_ordinary_fleksjob", ON, RULES)
        assert (found.n, found.notes) == (1, ("heraf endnu ikke startet: 1",))
    found = engine.figure(
        load(pool, later), "pool_ended_ordinary_fleksjob", dt.date(2016, 9, 1), RULES
    )
    assert found.notes == ()
    both = load(pool, b.a_placement("d", POOL, "2015-09-01", "2016-08-31", onward=JOB))
    share = engine.figure(both, "pool_share_in_work_of_ended", ON, RULES)
    assert share.notes == ("heraf endnu ikke startet: 2",)


def test_ly_share_of_the_scheme_is_thirteen_per_cent_and_meets_thirteen():
    benefits = tuple(
        b.a_benefit(f"c{n}", "ledighedsydelse" if n < 300 else "fleksjob", "2016-01-01")
        for n in range(2300)
    )
    citizens = tuple(b.a_citizen(f"c{n}", program="aalborg_udvikling") for n in range(2300))
    found = engine.figure(
        Caseload(citizens=citizens, benefits=benefits),
        "ly_share", ON, RULES, PROGRAMS["aalborg_udvikling"],
    )  # fmt: skip
    assert (found.n, found.N) == (300, 2300)
    assert round(found.value, 4) == 0.1304
    assert (found.target, found.target_met) == (0.13, True)


def test_one_in_fleksjob_and_on_ly_the_same_day_is_in_fleksjob():
    benefits = (b.ly("2016-01-01"), b.a_benefit("c", "fleksjob", "2016-08-31", "2016-08-31"))
    caseload = Caseload(benefits=benefits)
    assert value(caseload, "ly_share") == (0, 1)
    assert value(caseload, "ly_share", dt.date(2016, 8, 30)) == (1, 1)


@pytest.mark.parametrize(("start_hours", "counts"), [(10.0, 1), (10.25, 0), (9.75, 1), (None, 0)])
def test_ten_hours_are_few(start_hours, counts):
    caseload = load(b.a_placement("c", POOL, "2016-01-01", hours_week=start_hours))
    assert value(caseload, "small_hours_started") == counts


def test_the_team_may_leave_ten_hours_out():
    from flexdesk.domain.entities import TeamValue

    own = TeamValue("v", "tal.small_hours_includes", dt.date(2016, 1, 1), False, "Teamet")
    three = load(
        *(b.a_placement(f"c{h}", POOL, "2016-01-01", hours_week=h) for h in (10.0, 10.25, 9.75))
    )
    rules = RULES.with_team_values([own])
    assert engine.figure(three, "small_hours_started", ON, RULES).n == 2
    assert engine.figure(three, "small_hours_started", ON, rules).n == 1


def hours_case(*rows, onward_hours=None, **job):
    first = b.a_placement("c", POOL, "2016-01-01", id="first", hours_week=8.0, **job)
    placements = [first]
    if onward_hours is not None:
        placements.append(
            b.a_placement("c", ORDINARY, "2016-07-01", id="second", hours_week=onward_hours)
        )
    return load(*placements, hours=tuple(rows))


@pytest.mark.parametrize(
    ("case", "raised"),
    [
        (hours_case(), 0),
        (hours_case(b.hours("first", "2016-05-01", 9.0)), 1),
        (hours_case(b.hours("first", "2016-09-01", 9.0)), 0),
        (hours_case(b.hours("first", "2016-05-01", 9.0, "rettelse")), 0),
        (hours_case(b.hours("first", "2016-05-01", 9.0, "rettelse"), onward_hours=8.5), 0),
        (hours_case(b.hours("first", "2016-05-01", 7.0, "rettelse"), onward_hours=7.5), 1),
        (hours_case(onward_hours=12.0), 1),
        (hours_case(b.hours("first", "2016-05-01", 12.0), onward_hours=8.0), 0),
        (
            hours_case(
                b.hours("first", "2016-05-01", 9.0),
                b.hours("first", "2016-06-01", 8.0, "rettelse"),
            ),
            0,
        ),
    ],
)
def test_progression_is_a_later_value_above_the_first_and_never_a_correction(case, raised):
    assert value(case, "small_hours_raised") == raised
    assert value(case, "small_hours_share_raised") == (raised, 1)


def test_a_correction_of_the_start_may_move_a_person_out_of_the_few():
    case = hours_case(b.hours("first", "2016-02-01", 12.0, "rettelse"))
    assert value(case, "small_hours_started", dt.date(2016, 1, 31)) == 1
    assert value(case, "small_hours_started") == 0


def test_a_correction_before_the_start_puts_the_start_right():
    case = hours_case(b.hours("first", "2015-12-01", 12.0, "rettelse"))
    assert value(case, "small_hours_started") == 0


def test_a_measurement_dated_before_the_start_is_older_than_the_start():
    case = hours_case(b.hours("first", "2015-12-01", 9.0))
    assert value(case, "small_hours_raised") == 0


def test_only_those_in_a_fleksjob_at_the_end_of_the_day_are_raised():
    first = b.a_placement("c", POOL, "2016-01-01", "2016-08-31", id="first", hours_week=8.0)
    case = load(first, hours=(b.hours("first", "2016-05-01", 9.0),))
    assert value(case, "small_hours_raised", dt.date(2016, 8, 30)) == 1
    assert value(case, "small_hours_raised") == 0
    assert value(case, "small_hours_started") == 1


def test_unmeasured_people_are_told():
    started = engine.figure(hours_case(), "small_hours_started", ON, RULES)
    raised = engine.figure(hours_case(), "small_hours_raised", ON, RULES)
    assert started.notes == ("heraf uden ny måling: 1",)
    assert raised.notes == ("uden ny måling: 1 af 1",)


def test_a_praktik_before_does_not_make_the_first_fleksjob():
    case = load(
        b.a_placement("c", "virksomhedspraktik", "2016-01-01", "2016-01-28", hours_week=4.0),
        b.a_placement("c", POOL, "2016-02-01", hours_week=12.0),
    )
    assert value(case, "small_hours_started") == 0


def test_flows_are_of_the_month_up_to_the_day():
    def contact(day, kind="telefon"):
        return Contact(b.row_id(), "w", b.a_day(day), kind, "KON01")

    case = load(
        b.a_placement("c", "virksomhedspraktik", "2016-08-01", "2016-08-28"),
        b.a_placement("d", "virksomhedspraktik", "2016-07-31", "2016-08-15"),
        contacts=(
            contact("2016-08-01"),
            contact("2016-08-16"),
            contact("2016-08-02", "ingen_kontakt"),
            contact("2016-07-31"),
        ),
    )
    middle = dt.date(2016, 8, 15)
    assert value(case, "praktik_started", middle) == 1
    assert value(case, "praktik_running", middle) == 2
    assert value(case, "praktik_running", dt.date(2016, 8, 16)) == 1
    assert value(case, "employer_contacts", middle) == 1


def test_a_task_due_today_is_not_overdue_and_a_done_one_was():
    def task(due, made_on=None, done_on=None):
        days = [None if text is None else b.a_day(text) for text in (made_on, done_on)]
        return Task(b.row_id(), "c", b.a_day(due), "opfølgning", "", "", *days)

    case = Caseload(
        tasks=(
            task("2016-08-31"),
            task("2016-08-30"),
            task("2016-08-30", done_on="2016-08-31"),
            task("2016-08-30", done_on="2016-09-01"),
            task("2016-08-30", made_on="2016-09-01"),
        )
    )
    assert value(case, "followups_overdue") == 2


def test_a_paused_citizen_has_nothing_overdue_and_a_task_of_the_pause_waits_for_a_monday():
    task = Task(b.row_id(), "c", b.a_day("2016-09-10"), "opfølgning", "")
    pause = b.a_pause("c", b.a_day("2016-09-01"), days=29)
    case = Caseload(tasks=(task,), pauses=(pause,))
    days = ("2016-08-31", "2016-09-11", "2016-09-30", "2016-10-03", "2016-10-04")
    late = [value(case, "followups_overdue", b.a_day(day)) for day in days]
    assert late == [0, 0, 0, 0, 1]
    assert [value(case, "on_pause", b.a_day(day)) for day in days] == [0, 1, 1, 0, 0]


def test_switching_program_shows_its_own_citizens_and_targets():
    caseload = Caseload(
        citizens=(
            b.a_citizen("a", program="aarhus_pool_2013"),
            b.a_citizen("b", program="aalborg_udvikling"),
        ),
        benefits=(b.ly("2016-01-01", citizen="a"), b.ly("2016-01-01", citizen="b")),
        placements=(b.a_placement("a", POOL, "2016-01-01"),),
    )
    aarhus, aalborg = PROGRAMS["aarhus_pool_2013"], PROGRAMS["aalborg_udvikling"]
    assert value(caseload, "ly_recipients") == 2
    assert value(caseload, "pool_running", program=aarhus) == 1
    assert value(caseload, "pool_running", program=aalborg) == 0
    in_aarhus = engine.figure(caseload, "pool_running", ON, RULES, aarhus)
    assert (in_aarhus.target, in_aarhus.target_met) == (150, False)
    assert engine.figure(caseload, "pool_running", ON, RULES, aalborg).target is None
    assert engine.figure(caseload, "ly_share", ON, RULES, aalborg).target == 0.13
    assert engine.figure(caseload, "ly_share", ON, RULES).target is None


def test_a_cancelled_start_is_among_the_ended_pool_jobs_and_nowhere_else():
    never = {"ended_how": "startede_ikke", "hours_week": 8.0}
    caseload = load(
        b.a_placement("c", POOL, "2015-01-05", "2015-01-05", onward="ledighedsydelse", **never),
        b.a_placement("c", ORDINARY, "2015-02-02", "2015-02-02", **never),
        b.a_placement("c", "virksomhedspraktik", "2016-08-01", "2016-08-31", **never),
        b.a_placement("d", POOL, "2015-01-05", "2015-08-31", onward=ORDINARY),
        b.a_placement("d", ORDINARY, "2015-09-01", "2015-09-01", **never),
        b.a_placement("e", ORDINARY, "2016-01-01", id="noticed", **never),
        notices=(Notice("n", "e", "noticed", b.a_day("2016-08-01")),),
    )
    nowhere = (
        "pool_ordinary_fleksjob_within_6_months", "small_hours_started", "praktik_running",
        "praktik_started", "pool_returned_to_ly", "notice_given",
    )  # fmt: skip
    assert [value(caseload, each) for each in nowhere] == [0] * len(nowhere)
    assert value(caseload, "retained_6m") == value(caseload, "retained_12m") == (0, 0)
    assert (value(caseload, "pool_started"), value(caseload, "pool_ended")) == (2, 2)
    assert value(caseload, "pool_share_within_6_months_matured") == (0, 2)


@pytest.mark.parametrize(
    ("start", "last_day", "on", "counts"),
    [
        ("2015-09-15", None, "2016-03-14", (0, 0)),
        ("2015-09-15", None, "2016-03-15", (1, 1)),
        ("2015-09-15", "2016-03-15", "2016-08-31", (1, 1)),
        ("2015-09-15", "2016-03-14", "2016-08-31", (0, 1)),
        ("2015-08-31", None, "2016-02-28", (0, 0)),
        ("2015-08-31", None, "2016-02-29", (1, 1)),
        ("2015-02-01", None, "2016-08-31", (1, 1)),
        ("2015-01-01", None, "2016-08-31", (0, 0)),
        ("2016-02-29", None, "2016-08-31", (1, 1)),
        ("2016-03-01", None, "2016-09-30", (0, 0)),
    ],
)
def test_retained_is_being_in_the_job_that_followed_on_the_day_half_a_year_after(
    start, last_day, on, counts
):
    caseload = load(
        b.a_placement("c", POOL, "2015-01-01", "2015-08-31"),
        b.a_placement("c", ORDINARY, start, last_day),
    )
    assert value(caseload, "retained_6m", b.a_day(on)) == counts


def test_retained_after_a_year_is_asked_of_the_same_first_job():
    caseload = load(
        b.a_placement("c", POOL, "2014-01-01", "2014-08-31"),
        b.a_placement("c", POOL, "2014-02-01", "2014-08-31"),
        b.a_placement("c", JOB, "2014-09-01", "2015-05-31"),
        b.a_placement("c", ORDINARY, "2014-10-01"),
    )
    assert value(caseload, "retained_6m") == (1, 1)
    assert value(caseload, "retained_12m") == (0, 1)


@pytest.mark.parametrize(
    ("facts", "counts"),
    [({}, 1), ({"given_on": "2016-09-01"}, 0), ({"withdrawn_on": "2016-08-31"}, 0),
     ({"withdrawn_on": "2016-09-01"}, 1)],
)  # fmt: skip
def test_a_notice_counts_from_the_day_it_is_given_until_it_is_taken_back(facts, counts):
    days = {name: b.a_day(text) for name, text in ({"given_on": "2016-08-31"} | facts).items()}
    running = b.a_placement("c", ORDINARY, "2016-01-01", id="runs")
    over = b.a_placement("c", ORDINARY, "2015-01-01", "2016-08-31", id="over")
    notices = tuple(Notice(b.row_id(), "c", job, **days) for job in ("runs", "over"))
    assert value(load(running, over, notices=notices), "notice_given") == counts


def test_still_in_the_job_says_how_many_have_no_benefit_to_bear_it_out():
    jobs = (
        b.a_placement("c", POOL, "2015-01-01", "2015-08-31"),
        b.a_placement("c", ORDINARY, "2015-09-01"),
        b.a_placement("d", POOL, "2015-01-01", "2015-08-31"),
        b.a_placement("d", ORDINARY, "2015-09-01"),
        b.a_placement("e", POOL, "2015-01-01", "2015-08-31"),
        b.a_placement("e", JOB, "2015-09-01"),
    )
    held = b.a_benefit("c", "fleksjob", "2015-09-01", "2016-03-01")
    found = engine.figure(load(*jobs, benefits=(held,)), "retained_6m", ON, RULES)
    assert (found.n, found.N) == (3, 3)
    assert found.notes == ("heraf uden ydelsen fleksjob på dagen: 1",)
