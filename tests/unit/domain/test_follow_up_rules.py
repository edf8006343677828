"""Follow-up rules as data: what the loader refuses, how lengths are reckoned and said."""

import pytest

from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.follow_up_rules import (
    Amount,
    Event,
    WorkingDay,
    amount_of,
    amount_words,
    day_after,
    load_follow_ups,
    rule_from_table,
    text_pattern,
)
from flexdesk.domain.rules import RuleError
from tests.support.builders import a_day, shipped_programs, shipped_rules

BOOK = shipped_rules()
RULES = load_follow_ups(read_toml_folder("follow_ups"))


def table(**changes):
    whole = {
        "title_da": "Praktik", "text_da": "Praktik, midtvejs", "event": "placement_start",
        "kinds": ["virksomhedspraktik"], "offset": {"days": 3}, "working_day": "next",
        "source": "Teamet", "certainty": "memory",
    } | changes  # fmt: skip
    return {key: value for key, value in whole.items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title_da": " "}, "title_da"),
        ({"text_da": None}, "text_da"),
        ({"text_da": "Ring til {name}"}, "text_da"),
        ({"source": ""}, "source"),
        ({"event": "birthday"}, "event"),
        ({"certainty": "team"}, "certainty"),
        ({"working_day": None}, "working_day"),
        ({"working_day": "next", "is_statutory": True}, "working_day"),
        ({"kinds": ["ferie"]}, "kinds"),
        ({"kinds": None}, "kinds"),
        ({"event": "visited_on"}, "kinds"),
        ({"offset": None}, "offset"),
        ({"offset": {"days": 1, "months": 1}}, "offset"),
        ({"offset": {"days": 1, "side": "beside"}}, "offset"),
        ({"repeat": {"every": {"days": 0}}}, "repeat"),
        ({"repeat": {"often": True}}, "repeat"),
        ({"condition": {"mood": "good"}}, "condition"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_is_not_as_it_must_be_is_refused(changes, field):
    with pytest.raises(UserError) as refused:
        rule_from_table("a.b", table(**changes))
    assert refused.value.code == "follow_up.bad_rule"
    assert refused.value.facts == {"key": "a.b", "field": field}


@pytest.mark.parametrize(("count", "unit"), [(-1, "days"), (601, "days"), (1, "hours_week"),
                                             (1.5, "days"), (True, "days")])  # fmt: skip
def test_a_length_that_is_none_is_refused(count, unit):
    with pytest.raises(UserError) as refused:
        amount_of("a.b", count, unit)
    assert refused.value.code == "follow_up.bad_offset"


def test_weeks_and_years_are_days_and_months():
    on = a_day("2016-08-31")
    assert Amount(2, "weeks").resolved(BOOK, on) == Amount(14, "days")
    assert Amount(2, "years", is_before=True).resolved(BOOK, on) == Amount(
        24, "months", is_before=True
    )
    rule = Amount(rule="fleksjob.talk_every_months")
    assert rule.resolved(BOOK, on) == Amount(30, "months")
    assert rule.resolved(BOOK, a_day("2012-12-31")) is None
    with pytest.raises(RuleError):
        Amount(rule="fleksjob.lost").resolved(BOOK, on)


def test_days_after_and_before():
    day, month = a_day("2016-01-31"), Amount(1, "months")
    assert day_after(day, month) == a_day("2016-02-29")
    assert day_after(day, month, month, 1) == a_day("2016-03-31")
    assert day_after(day, Amount(30, "days", is_before=True)) == a_day("2016-01-01")
    assert day_after(day, Amount(1, "days"), Amount(7, "days"), 2) == a_day("2016-02-15")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(1, "months"), "1 måned"), (Amount(3, "months"), "3 måneder"),
        (Amount(30, "months"), "2,5 år"), (Amount(54, "months"), "4,5 år"),
        (Amount(31, "months"), "31 måneder"), (Amount(1, "days"), "1 dag"),
        (Amount(30, "days"), "30 dage"), (Amount(7, "days"), "1 uge"),
        (Amount(42, "days"), "6 uger"),
    ],
)  # fmt: skip
def test_lengths_in_words(amount, words):
    assert amount_words(amount) == words


def test_the_pattern_knows_the_rules_own_texts_only():
    pattern = text_pattern(RULES)
    assert pattern.fullmatch("Opfølgning på puljefleksjob efter 3 måneder")
    assert pattern.fullmatch("Jobsamtale 2 af 4 i de første seks måneder på ledighedsydelse")
    assert not pattern.fullmatch("Ring til lederen om torsdagen")


def test_every_shipped_rule_is_sound():
    programs = shipped_programs()
    assert len({rule.key for rule in RULES}) == len(RULES) > 15
    for rule in RULES:
        assert set(rule.programs) <= set(programs), rule.key
        assert rule.offset.resolved(BOOK, a_day("2016-08-31")) is not None, rule.key
        if rule.is_statutory:
            assert rule.working_day == WorkingDay.PREVIOUS, rule.key
        steps = {step.code for each in programs.values() for step in _steps(each.pipeline)}
        assert set(rule.steps) <= steps, rule.key
    assert {rule.event for rule in RULES} == set(Event)


def _steps(key):
    from tests.support.builders import shipped_pipelines

    return shipped_pipelines()[key].steps


def test_the_team_may_lay_an_offset_over():
    rule = next(rule for rule in RULES if rule.key == "aarhus.pulje_foerste")
    moved = rule.with_team(is_on=None, offset=Amount(4, "months"))
    assert (moved.offset.count, moved.certainty, moved.is_on) == (4, "team", True)
    assert rule.with_team(is_on=False, offset=None).certainty == rule.certainty
