"""Pipelines as data, and the passes that facts give."""

import datetime as dt

import pytest

from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml
from flexdesk.domain.pipeline import (
    PassFact,
    derive_passes,
    pipeline_from_table,
    resolve_step,
)
from tests.support.builders import a_citizen, a_day, a_placement, shipped_pipelines

PIPELINES = shipped_pipelines()
AARHUS, AALBORG = PIPELINES["aarhus"], PIPELINES["aalborg"]
POOL, PRAKTIK, ORDINARY = "puljefleksjob", "virksomhedspraktik", "ordinaert_fleksjob"


def passes(step, *placements, pipeline=AARHUS, **facts):
    return derive_passes(a_citizen("c", step=step, **facts), placements, pipeline)


def fact(step, start=None, last_day=None):
    return PassFact(step, a_day(start) if start else None, a_day(last_day) if last_day else None)


def test_the_twelve_states_of_aarhus_in_order():
    assert [step.code for step in AARHUS.steps] == [
        "screening", "visitation", "three_party_meeting", "competence_clarification",
        "candidate_card", "job_search", "intro_meeting", "internship", "courses", "pool_flexjob",
        "outcome_success", "outcome_other",
    ]  # fmt: skip
    assert [step.ordinal for step in AARHUS.steps] == list(range(1, 13))
    assert AARHUS.get("outcome_success").final == "success"
    assert AARHUS.get("lost") is None
    assert {s.code for s in AARHUS.steps if s.optional} == {"three_party_meeting", "courses"}
    loop = {
        "job_search": "intro_meeting",
        "intro_meeting": "internship",
        "internship": "job_search",
    }
    assert all(to in AARHUS.get(step).leads_to for step, to in loop.items())


@pytest.mark.parametrize("pipeline", PIPELINES.values(), ids=PIPELINES)
def test_every_pipeline_ends_well_and_otherwise(pipeline):
    for group in ("ordinaert_fleksjob", "ordinaert_job", "andet"):
        assert pipeline.get(pipeline.final_step(group)).final
    assert pipeline.final_step("lost") == ""


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Midlertidigt fleksjob", "pool_flexjob"),
        ("Praktik", "internship"),
        ("Kursus", "courses"),
        ("Screening", "screening"),
        ("Trepartssamtale", "three_party_meeting"),
        ("Indledende samtale", "intro_meeting"),
        ("JOBSOEGNING", "job_search"),
        ("kandidatkort ", "candidate_card"),
        ("intro_meeting", "intro_meeting"),
        ("Noget andet", ""),
        ("", ""),
    ],
)
def test_words_of_files(word, code):
    assert AARHUS.find_step(word) == resolve_step(word, [], AARHUS) == code


def test_finished_is_where_the_last_pool_job_led():
    praktik = a_placement("c", PRAKTIK, "2015-01-01", "2015-01-28", ended_how="gennemfoert")
    pool = a_placement("c", POOL, "2015-02-01", "2015-12-31", onward=ORDINARY)
    again = a_placement("c", POOL, "2016-02-01", "2016-05-31", onward="sygemelding")
    later = a_placement("c", PRAKTIK, "2016-06-01", "2016-06-28")
    assert resolve_step("Afsluttet", [], AARHUS) == "outcome_other"
    assert resolve_step("Afsluttet", [praktik], AARHUS) == "outcome_other"
    assert resolve_step("afsluttet", [later, pool, praktik], AARHUS) == "outcome_success"
    assert resolve_step("Afsluttet", [again, pool], AARHUS) == "outcome_other"


def test_visitation_to_fleksjob_is_never_a_pass():
    assert passes("", visited_on=a_day("2011-03-25")) == ()
    assert passes("Visitation", visited_on=a_day("2011-03-25")) == (fact("visitation"),)


def test_screening_is_a_day_and_open_only_while_it_is_the_step():
    day = a_day("2016-08-01")
    assert passes("Screening", screened_on=day) == (fact("screening", "2016-08-01"),)
    assert passes("Jobsøgning", screened_on=day) == (
        fact("screening", "2016-08-01", "2016-08-01"),
        fact("job_search"),
    )


def test_loops_are_passes_of_their_own():
    found = passes(
        "Jobsøgning",
        a_placement("c", PRAKTIK, "2016-03-01", "2016-03-28"),
        a_placement("c", PRAKTIK, "2016-01-01", "2016-01-28"),
    )
    assert found == (
        fact("internship", "2016-01-01", "2016-01-28"),
        fact("internship", "2016-03-01", "2016-03-28"),
        fact("job_search"),
    )


def test_a_step_that_a_placement_dates_is_not_said_twice():
    praktik = a_placement("c", PRAKTIK, "2016-08-15", "2016-09-11")
    pool = a_placement("c", POOL, "2016-03-01")
    assert passes("Praktik", praktik) == (fact("internship", "2016-08-15", "2016-09-11"),)
    assert passes("Midlertidigt fleksjob", pool, praktik) == (
        fact("pool_flexjob", "2016-03-01"),
        fact("internship", "2016-08-15", "2016-09-11"),
    )
    assert passes("Praktik", a_placement("c", PRAKTIK, "2016-01-01", "2016-01-28"), pool)[-1] == (
        fact("internship")
    )


def test_the_way_to_an_ordinary_fleksjob():
    found = passes(
        "Afsluttet",
        a_placement("c", PRAKTIK, "2015-01-01", "2015-01-28"),
        a_placement("c", POOL, "2015-02-01", "2015-12-31", onward=ORDINARY),
        a_placement("c", ORDINARY, "2016-01-04"),
        screened_on=dt.date(2014, 11, 1),
    )
    assert [(each.step, each.start) for each in found] == [
        ("screening", a_day("2014-11-01")),
        ("internship", a_day("2015-01-01")),
        ("pool_flexjob", a_day("2015-02-01")),
        ("outcome_success", a_day("2016-01-04")),
    ]
    assert found[-1].last_day is None


def test_an_end_without_a_job_is_dated_by_the_last_day():
    found = passes("Afsluttet", a_placement("c", POOL, "2015-02-01", "2015-12-31", onward="doed"))
    assert found[-1] == fact("outcome_other", "2015-12-31")
    waits = passes("Afsluttet", a_placement("c", POOL, "2015-02-01", "2015-12-31", onward=ORDINARY))
    assert waits[-1] == fact("outcome_success", "2015-12-31")
    assert passes("Afsluttet") == (fact("outcome_other"),)


def test_aalborg_has_its_own_phases():
    found = passes("Tæt opfølgning", a_placement("c", ORDINARY, "2017-02-01"), pipeline=AALBORG)
    assert found == (fact("close_follow_up", "2017-02-01"),)
    assert passes("Jobklub", pipeline=AALBORG) == (fact("job_club"),)
    assert [s.cohort for s in AALBORG.steps if s.cohort] == [270, 122, 408]


def aarhus_with(**step):
    table = read_toml("pipelines", "aarhus.toml")
    table["steps"][0] |= step
    return table


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (aarhus_with(leads_to=["lost"]), "pipeline.leads_nowhere"),
        (aarhus_with(code="visitation"), "pipeline.step_twice"),
        (aarhus_with(colour="blue"), "pipeline.unknown_field"),
        (aarhus_with(final="perhaps"), "pipeline.unknown_final"),
        (aarhus_with(citizen_day="visited_on"), "pipeline.unknown_day"),
    ],
)
def test_a_pipeline_that_is_not_as_it_must_be_is_refused(table, code):
    with pytest.raises(UserError) as refused:
        pipeline_from_table("x", table)
    assert refused.value.code == code
