"""Development in hours: the figure by month, who went which way, one citizen over all jobs."""

from pathlib import Path

import pytest

from flexdesk.app import boot, history
from flexdesk.app.edits import add_hours
from flexdesk.app.figure_queries import figures_on, member_rows
from flexdesk.app.hours_course import hours_course
from flexdesk.app.hours_progress import LONG, SHORT, Way, hours_progress, outside_lines
from flexdesk.app.overview import month_ends
from flexdesk.base.errors import UserError
from tests.support.builders import a_cpr
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day

AALBORG = "aalborg_udvikling"
STARTED, RAISED, SHARE = (
    "small_hours_started", "small_hours_raised", "small_hours_share_raised",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def example():
    opened = boot.example_desk()
    yield opened
    opened.close()


def a_job(desk, number: int, hours: float, **values: object) -> tuple[str, str]:
    citizen = add_citizen(desk, a_cpr(number), candidate_no=f"K-{number}", last_name=f"Nr{number}")
    facts = {"kind": "ordinaert_fleksjob", "start": day("2015-10-01"), **values}
    return citizen, add(desk, "placement", citizen=citizen, hours_week=hours, **facts)


def figure(desk, on, program, figure_id):
    return next(each for each in figures_on(desk, on, program) if each.id == figure_id)


@pytest.mark.parametrize("program", [PROGRAM, AALBORG])
def test_every_value_is_the_figure_engines_own(example, program) -> None:
    on = example.today()
    page = hours_progress(example, on, program, SHORT)
    assert len(page.months) == SHORT
    assert [month.day for month in page.months] == list(month_ends(on, SHORT))
    for month in page.months:
        share = figure(example, month.day, program, SHARE)
        assert (month.n, month.N) == (share.n, share.N)
        assert month.n == figure(example, month.day, program, RAISED).n
        assert month.share == (share.value if page.few <= month.N else None)
    started = {row.citizen for row in member_rows(example, STARTED, on, program)}
    raised = {row.citizen for row in member_rows(example, RAISED, on, program)}
    assert {row.citizen for row in page.rows} == started
    assert {row.citizen for row in page.rows if row.way == Way.UP} == raised
    counts = {way: n for way, _words, n in page.counts}
    assert sum(counts.values()) == len(page.rows) == page.figure.N
    note = next(iter(figure(example, on, program, RAISED).notes))
    assert str(counts[Way.UNMEASURED]) in note


@pytest.mark.parametrize("program", [PROGRAM, AALBORG])
def test_the_consultants_sum_to_the_figure(example, program) -> None:
    page = hours_progress(example, example.today(), program, LONG)
    assert len(page.months) == LONG
    assert sum(row.n for row in page.consultants) == page.figure.n
    assert sum(row.N for row in page.consultants) == page.figure.N
    assert all(bool(row.share_text) == (page.few <= row.N) for row in page.consultants)


def test_aalborg_has_baseline_target_and_path_and_aarhus_has_none(example) -> None:
    page = hours_progress(example, day("2017-06-30"), AALBORG, SHORT)
    assert page.baseline is not None
    assert page.target is not None
    assert (page.baseline.value, page.target.value) == (0.21, 0.35)
    assert page.months[0].path == 0.21
    assert 0.21 < (page.months[-1].path or 0) < 0.35
    before = hours_progress(example, day("2016-05-31"), AALBORG, SHORT)
    assert {month.path for month in before.months} == {None}
    own = hours_progress(example, example.today(), PROGRAM, SHORT)
    assert (own.target, own.baseline) == (None, None)


def test_numbers_from_outside_have_a_day_and_a_source_and_are_apart(desk) -> None:
    lines = outside_lines(desk)
    assert [(each.label, each.value) for each in lines] == [("ca. 20 %", 0.2), ("21 %", 0.21)]
    assert all(each.source and each.day for each in lines)


def test_each_way_a_person_can_go(desk) -> None:
    _up, job = a_job(desk, 1, 8)
    add_hours(desk, job, day("2016-02-01"), "12")
    _down, job = a_job(desk, 2, 9)
    add_hours(desk, job, day("2016-02-01"), "6")
    _same, job = a_job(desk, 3, 9)
    add_hours(desk, job, day("2016-02-01"), "9")
    _unmeasured, job = a_job(desk, 4, 9)
    add_hours(desk, job, day("2016-02-01"), "8", is_correction=True)
    _gone, job = a_job(desk, 5, 9, last_day=day("2016-06-30"), ended_how="foer_tid")
    add_hours(desk, job, day("2016-02-01"), "14")
    a_job(desk, 6, 20)
    page = hours_progress(desk, DAY)
    assert {row.candidate_no: row.way for row in page.rows} == {
        "K-1": Way.UP, "K-2": Way.DOWN, "K-3": Way.SAME, "K-4": Way.UNMEASURED, "K-5": Way.LEFT,
    }  # fmt: skip
    first = next(row for row in page.rows if row.candidate_no == "K-1")
    assert (first.first, first.latest, first.change) == (8, 12, 4)
    assert first.measured_on == day("2016-02-01")
    assert page.line == "1 af 5 er gået op (20,0 %) pr. 31-08-2016"


def test_few_people_give_counts_and_no_percentage(desk) -> None:
    for number in (1, 2):
        _citizen, job = a_job(desk, number, 8)
        add_hours(desk, job, day("2016-02-01"), "12")
    page = hours_progress(desk, DAY)
    assert page.line == "2 af 2 er gået op pr. 31-08-2016"
    assert {month.share for month in page.months} == {None}
    assert (page.months[-1].n, page.months[-1].share_text) == (2, "")
    assert page.consultants[0].share_text == ""


def test_an_empty_register_and_an_unknown_program(desk) -> None:
    page = hours_progress(desk, DAY)
    assert (page.rows, page.figure.N, page.has_people) == ((), 0, False)
    assert page.line.startswith("Ingen er begyndt")
    with pytest.raises(UserError) as refused:
        hours_progress(desk, DAY, "ukendt")
    assert refused.value.code == "program.unknown"


def test_a_change_moves_the_page_and_undo_moves_it_back(desk) -> None:
    _citizen, job = a_job(desk, 1, 8)
    assert hours_progress(desk, DAY).figure.n == 0
    add_hours(desk, job, day("2016-02-01"), "12")
    assert hours_progress(desk, DAY).figure.n == 1
    history.undo(desk)
    assert hours_progress(desk, DAY).figure.n == 0


def test_a_citizens_hours_over_all_jobs(desk) -> None:
    citizen, first = a_job(desk, 1, 8, kind="puljefleksjob", attended_week=12,
                           last_day=day("2016-03-31"), ended_how="gennemfoert")  # fmt: skip
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"hours_aim": 15.0})
    add_hours(desk, first, day("2016-01-04"), "9")
    praktik = {"kind": "virksomhedspraktik", "start": day("2015-08-01"), "hours_week": 6}
    add(desk, "placement", citizen=citizen, **praktik)
    second = add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob",
                 start=day("2016-04-01"), hours_week=10)  # fmt: skip
    add(desk, "hours", placement=second, day=day("2016-10-01"), hours_week=12, kind="aftale")
    course = hours_course(desk, citizen, DAY)
    assert [job.kind_text for job in course.jobs] == ["Puljefleksjob", "Fleksjob"]
    assert [point.effective for point in course.jobs[0].points] == [8, 9]
    assert [point.attended for point in course.jobs[0].points] == [12, 12]
    assert (course.baseline, course.aim) == (8, 15)
    assert [(each.day, each.effective) for each in course.agreed] == [(day("2016-10-01"), 12)]
    assert [(line.what, line.effective) for line in course.lines] == [
        ("Aftalt", 12), ("Ved start", 10), ("Ændring", 9), ("Ved start", 8),
    ]  # fmt: skip
    assert course.summary == (
        "Begyndte på 8 · senest 10 · mål 15 · aftalt 12 fra 01-10-2016 effektive timer om ugen"
    )


def test_a_citizen_without_jobs_has_an_empty_course(desk) -> None:
    citizen = add_citizen(desk)
    course = hours_course(desk, citizen, DAY)
    assert (course.jobs, course.baseline, course.lines, course.summary) == ((), None, (), "")
    with pytest.raises(UserError):
        hours_course(desk, "f" * 32, DAY)
