"""Rules by date: what the loader refuses, what the shipped ones say, the team's own values."""

import datetime as dt
import re
from pathlib import Path

import pytest

import flexdesk
from flexdesk.domain.entities import TeamValue
from flexdesk.domain.rates import fleksloentilskud_oere, ly_high_rate
from flexdesk.domain.refund import Regime, pre2016_share, refund_regime, staircase_share
from flexdesk.domain.rules import RuleBook, RuleError, rule_from_table
from tests.support.builders import shipped_programs, shipped_rules

RULES = shipped_rules()
FIRST = dt.date(2013, 1, 1)


def table(**changes):
    step = {"valid_from": FIRST, "value": 18, "source": "Cabi", "certainty": "seed"}
    step |= changes.pop("step", {})
    return {"title_da": "Måneder", "unit": "months", "values": [step]} | changes


def without(**fields):
    step = table()["values"][0]
    return {key: value for key, value in step.items() if key not in fields}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (table(step={"source": " "}), "rule.no_source"),
        (table(values=[without(source=1)]), "rule.no_source"),
        (table(unit="fortnights"), "rule.unknown_unit"),
        (table(step={"valid_from": "2013-01-01"}), "rule.bad_date"),
        (table(step={"valid_from": dt.datetime(2013, 1, 1, tzinfo=dt.UTC)}), "rule.bad_date"),
        (table(values=[table()["values"][0]] * 2), "rule.dates_do_not_rise"),
        (table(step={"certainty": "rumour"}), "rule.unknown_certainty"),
        (table(step={"certainty": "team"}), "rule.unknown_certainty"),
        (table(step={"value": "18"}), "rule.wrong_value"),
        (table(step={"value": True}), "rule.wrong_value"),
        (table(step={"value": []}), "rule.wrong_value"),
        (table(unit="flag"), "rule.wrong_value"),
        (table(unit="day"), "rule.wrong_value"),
        (table(title_da=" "), "rule.no_title"),
        (table(values=[]), "rule.no_value"),
        (table(scope="aarhus"), "rule.unknown_field"),
        (table(step={"until": FIRST}), "rule.unknown_field"),
    ],
)
def test_what_is_not_as_it_must_be_is_refused(wrong, code):
    with pytest.raises(RuleError) as refused:
        rule_from_table("x.y", wrong)
    assert refused.value.code == code
    assert refused.value.facts["key"] == "x.y"


def test_a_rule_has_no_value_before_its_first_day_or_after_it_ceased():
    ceased = without(value=1) | {"valid_from": dt.date(2016, 1, 1)}
    rule = rule_from_table("x.y", table(values=[*table()["values"], ceased]))
    assert rule.on(FIRST) == rule.on(dt.date(2015, 12, 31)) == 18
    for day in (FIRST - dt.timedelta(1), dt.date(2016, 1, 1)):
        with pytest.raises(RuleError) as refused:
            rule.on(day)
        assert refused.value.code == "rule.not_in_force"


def book(**rules):
    return RuleBook.from_tables({"a": rules})


def test_values_are_asked_for_by_what_they_are():
    rules = book(
        months=table(),
        days=table(unit="day", step={"value": FIRST}),
        weeks=table(unit="weeks", step={"value": [4, 26]}),
        flag=table(unit="flag", step={"value": False}),
    )
    assert rules.keys == ("a.days", "a.flag", "a.months", "a.weeks")
    assert rules.count("a.months", FIRST) == rules.number("a.months", FIRST) == 18
    assert rules.day("a.days", FIRST) == FIRST
    assert rules.numbers("a.weeks", FIRST) == (4, 26)
    assert rules.flag("a.flag", FIRST) is False
    for ask, key in ((rules.number, "a.weeks"), (rules.numbers, "a.months"), (rules.day, "a.flag")):
        with pytest.raises(RuleError) as refused:
            ask(key, FIRST)
        assert refused.value.code == "rule.wrong_value"
    with pytest.raises(RuleError) as refused:
        rules.value("a.lost", FIRST)
    assert refused.value.code == "rule.unknown_key"


def own(value, day=FIRST, key="a.months", source="Teamet 2016", row="v"):
    return TeamValue(row, key, day, value, source)


def test_the_teams_own_values_lie_over_and_change_nothing_beneath():
    rules = book(months=table())
    later = dt.date(2016, 1, 1)
    over = rules.with_team_values([own(None, dt.date(2017, 1, 1)), own(12, later)])
    assert [over.value("a.months", d) for d in (FIRST, later, dt.date(2017, 1, 1))] == [18, 12, 18]
    assert over.rule("a.months").step_on(later).certainty == "team"
    assert rules.value("a.months", later) == 18
    assert over.fingerprint != rules.fingerprint
    assert len(over.fingerprint) == 8
    newest = rules.with_team_values([own(12, later, row="v1"), own(13, later, row="v2")])
    assert newest.value("a.months", later) == 13
    days = book(turn=table(unit="day", step={"value": FIRST}))
    moved = days.with_team_values([own("2014-01-01", key="a.turn")])
    assert moved.day("a.turn", FIRST) == dt.date(2014, 1, 1)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (own("18"), "rule.wrong_value"),
        (own(18, key="a.lost"), "rule.unknown_key"),
        (own(18, source=""), "rule.no_source"),
    ],
)
def test_team_values_that_do_not_fit_are_refused(value, code):
    with pytest.raises(RuleError) as refused:
        book(months=table()).with_team_values([value])
    assert refused.value.code == code


def test_the_shipped_facts():
    on = dt.date(2016, 8, 31)
    expected = {
        "ledighedsydelse.window_months": 24,
        "ledighedsydelse.long_term_months": 18,
        "praktik.default_days": 28,
        "praktik.long_weeks": 13,
        "praktik.very_long_weeks": 26,
        "puljefleksjob.months_min": 9,
        "puljefleksjob.months_max": 12,
        "tal.outcome_window_months": 6,
        "tal.small_hours": 10,
        "tal.small_hours_includes": True,
        "tal.small_cell": 5,
        "satser.dagpenge_max": 1811300,
    }
    assert {key: RULES.value(key, on) for key in expected} == expected


def test_every_source_named_in_the_code_exists_and_every_rule_is_named():
    """A rule nobody reads is a number nobody checks."""
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(flexdesk.__file__).parent.rglob("*.py")
    )
    files = {key.split(".")[0] for key in RULES.keys}
    named = {
        match
        for match in re.findall(r"\b([a-z_]+\.[a-z0-9_]+)\b", code)
        if match.split(".")[0] in files
    }
    sources = set(re.findall(r"Source:((?:[^.\n]|\.(?=[a-z])|\n(?!\n))*)", code))
    for text in sources:
        for key in re.findall(rf"\b(?:{'|'.join(files)})\.[a-z0-9_]+", text):
            assert key in RULES.keys, key
    by_program = {key for program in shipped_programs().values() for key in program.rules}
    assert set(RULES.keys) - named - by_program - NOT_READ_YET == set()


NOT_READ_YET = {
    "fleksjob.grant_years",
    "fleksjob.permanent_from_years",
    "tal.small_cell_min",
    "ledighedsydelse.reassess_months",
    "ledighedsydelse.reassess_window_months",
}
"""Rules for follow-ups, the re-entry clock, pages and documents: read outside the domain."""


@pytest.mark.parametrize(
    ("week", "share"), [(1, 0.8), (4, 0.8), (5, 0.4), (26, 0.4), (27, 0.3), (52, 0.3), (53, 0.2),
                        (500, 0.2)]
)  # fmt: skip
def test_the_staircase(week, share):
    assert staircase_share(week, dt.date(2016, 1, 4), RULES) == share


def test_the_staircase_begins_with_week_one_on_its_first_day():
    with pytest.raises(RuleError):
        staircase_share(1, dt.date(2016, 1, 3), RULES)
    for week in (0, -1):
        with pytest.raises(Exception, match=r"refund\.week"):
            staircase_share(week, dt.date(2016, 1, 4), RULES)


@pytest.mark.parametrize(
    ("visited", "again", "regime"),
    [
        (None, None, Regime.UNKNOWN),
        (dt.date(1999, 5, 1), None, Regime.PRE2016),
        (dt.date(2012, 12, 31), None, Regime.PRE2016),
        (dt.date(2012, 12, 31), dt.date(2015, 1, 1), Regime.PRE2016),
        (dt.date(2013, 1, 1), None, Regime.PRE2016),
        (dt.date(2014, 6, 30), dt.date(2014, 6, 30), Regime.PRE2016),
        (dt.date(2014, 6, 30), dt.date(2014, 7, 1), Regime.STAIRCASE),
        (dt.date(2014, 7, 1), None, Regime.STAIRCASE),
    ],
)
def test_the_regime_follows_the_visitation(visited, again, regime):
    assert refund_regime(visited, RULES, again) == regime


def test_old_shares():
    on = dt.date(2013, 6, 1)
    assert pre2016_share(is_active=False, is_lost=False, on=on, rules=RULES) == 0.30
    assert pre2016_share(is_active=True, is_lost=False, on=on, rules=RULES) == 0.50
    assert pre2016_share(is_active=True, is_lost=True, on=on, rules=RULES) == 0


@pytest.mark.parametrize(
    ("year", "wage", "supplement"),
    [(2018, 10000, 15260), (2018, 14398, 13940.60), (2018, 20000, 10859.50), (2018, 40000, 0),
     (2022, 10000, 15964), (2022, 40000, 814.25)],
)  # fmt: skip
def test_fleksloentilskud(year, wage, supplement):
    assert fleksloentilskud_oere(wage * 100, dt.date(year, 6, 1), RULES) == round(supplement * 100)


def test_a_year_without_a_threshold_is_no_guess():
    with pytest.raises(RuleError) as refused:
        fleksloentilskud_oere(1_000_000, dt.date(2016, 6, 1), RULES)
    assert refused.value.code == "rule.not_in_force"


@pytest.mark.parametrize(
    ("year", "kroner", "computed"),
    [(2013, 15446, True), (2016, 16121, True), (2020, 16984, True), (2023, 17558, True),
     (2024, 18137, False), (2025, 18772, True), (2026, 19616, True)],
)  # fmt: skip
def test_a_published_rate_wins_over_the_computed_one(year, kroner, computed):
    rate = ly_high_rate(dt.date(year, 6, 1), RULES)
    assert (rate.oere, rate.is_computed) == (kroner * 100, computed)
