"""The eight program templates: whole, sourced, and read."""

import datetime as dt
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml
from flexdesk.domain import figures as engine
from flexdesk.domain.entities import Caseload
from flexdesk.domain.programs import missing_rules, program_from_table
from tests.support.builders import a_day, shipped_pipelines, shipped_programs, shipped_rules

PROGRAMS = shipped_programs()
RULES = shipped_rules()
KEYS = {
    "aarhus_pool_2013", "aarhus_outreach", "aalborg_pool_2005", "odense_refundless",
    "kbh_baseline", "aarhus_invest_4y", "aalborg_udvikling", "hjoerring_invest",
}  # fmt: skip


def test_the_eight_are_there_and_their_references_hold():
    assert set(PROGRAMS) == KEYS
    pipelines = shipped_pipelines()
    for key, program in PROGRAMS.items():
        assert program.key == key
        assert program.pipeline in pipelines
        assert missing_rules(program, RULES) == ()
        assert program.rules
        assert program.decision_status
        assert {t.figure for t in program.targets} <= set(engine.FIGURE_IDS)
        assert all(t.source for t in program.targets)
        assert all(fact.source for fact in program.facts)


def words(value):
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, dict):
        return sum(words(each) for each in value.values())
    return sum(words(each) for each in value) if isinstance(value, list) else 0


@pytest.mark.parametrize("key", sorted(KEYS))
def test_the_case_texts_fit_their_slots_and_name_only_figures(key):
    case = PROGRAMS[key].case
    title = case["title"]
    assert all(len(each) <= 60 for each in ([title] if isinstance(title, str) else title.values()))
    assert len(case["standfirst"].split()) <= 30
    assert case["quotes"] == []
    text = repr(case)
    chips = re.findall(r"\{([a-z_0-9]+)(?::[^{}]*)?\}", text)
    assert set(chips) - {"on", "target", "municipality", "unit"} <= set(engine.FIGURE_IDS)
    targets = set(re.findall(r"\{target:([a-z_0-9]+)", text))
    assert targets <= {t.figure for t in PROGRAMS[key].targets if t.kind == "target"}
    whens = re.findall(r"'when': '([^']*)'", text)
    named = re.findall(r"(?:^|and )(?:target_met:)?([a-z_0-9]+)", " and ".join(whens))
    assert set(named) - {"targets_met", "not", "on"} <= set(engine.FIGURE_IDS)
    assert {row["figure"] for row in case["table"]["rows"]} <= set(engine.FIGURE_IDS)
    assert case["chart"] in engine.FIGURE_IDS


def test_the_two_rich_cases_fill_their_pages():
    assert words(PROGRAMS["aarhus_pool_2013"].case) > 800
    assert words(PROGRAMS["aalborg_udvikling"].case) > 500


def test_the_facts_of_the_seeds():
    aarhus, aalborg = PROGRAMS["aarhus_pool_2013"], PROGRAMS["aalborg_udvikling"]
    targets = {t.figure: t.value for t in aarhus.targets}
    assert targets == {"pool_running": 150, "pool_share_within_6_months_matured": 0.35}
    assert (aarhus.months_min, aarhus.months_max, aarhus.code) == (9, 12, 751)
    assert [a.oere for a in aarhus.budget] == [150_000_000, -100_000_000, 20_000_000]
    assert aarhus.staff[0].count_min == aarhus.staff[0].count_max == 4
    outreach = PROGRAMS["aarhus_outreach"].staff[0]
    assert (outreach.count_min, outreach.count_max) == (15, 20)
    assert PROGRAMS["aalborg_pool_2005"].budget[0].oere == 4_200_000_000
    assert PROGRAMS["hjoerring_invest"].budget[0].oere == 12_500_000_000
    assert PROGRAMS["hjoerring_invest"].staff[0].count_min is None
    cohorts = {f.key: f.value for f in aalborg.facts}
    assert sum(v for k, v in cohorts.items() if k.startswith("cohort")) == 998
    invest = {a.key: a.oere for a in PROGRAMS["aarhus_invest_4y"].budget}
    assert sum(invest.values()) == (2 + 3 + 3 - 4 - 8 - 8) * 100_000_000


def test_the_target_of_a_day_is_the_next_one_ahead_else_the_last():
    aalborg = PROGRAMS["aalborg_udvikling"]
    for day in (dt.date(2016, 8, 31), dt.date(2018, 3, 31), dt.date(2026, 1, 1)):
        assert aalborg.target_for("ly_share", day).value == 0.13
    assert aalborg.target_for("pool_running", dt.date(2016, 8, 31)) is None
    assert aalborg.baseline_of("ly_share").value == 0.153
    assert aalborg.baseline_of("pool_running") is None


def test_the_path_to_a_target_is_a_straight_line_of_days():
    aalborg = PROGRAMS["aalborg_udvikling"]
    days = ("2016-01-01", "2016-06-30", "2018-03-31", "2019-01-01")
    path = [aalborg.path_value("small_hours_share_raised", a_day(day)) for day in days]
    assert path == [0.21, 0.21, 0.35, 0.35]
    middle = aalborg.path_value("small_hours_share_raised", dt.date(2017, 5, 16))
    assert middle == pytest.approx(0.28, abs=0.001)
    assert aalborg.path_value("pool_running", dt.date(2017, 1, 1)) is None
    undated = replace(aalborg, targets=tuple(replace(t, on=None) for t in aalborg.targets))
    assert undated.path_value("ly_share", dt.date(2017, 1, 1)) is None
    assert PROGRAMS["aarhus_pool_2013"].path_value("pool_running", dt.date(2017, 1, 1)) is None


@pytest.mark.parametrize(
    ("n", "of", "met"), [(300, 2300, True), (134, 1000, True), (135, 1000, False), (13, 100, True)]
)
def test_at_most_is_compared_at_its_own_precision(n, of, met):
    target = PROGRAMS["aalborg_udvikling"].target_for("ly_share", dt.date(2016, 8, 31))
    assert target.is_met_by(Fraction(n, of), is_share=True) is met


@pytest.mark.parametrize(("n", "of", "met"), [(345, 1000, True), (344, 1000, False), (7, 20, True)])
def test_at_least_is_compared_at_its_own_precision(n, of, met):
    target = PROGRAMS["aarhus_pool_2013"].targets[1]
    assert target.is_met_by(Fraction(n, of), is_share=True) is met


def test_counts_are_compared_whole():
    target = PROGRAMS["aarhus_pool_2013"].targets[0]
    assert target.is_met_by(Fraction(150), is_share=False)
    assert not target.is_met_by(Fraction(149), is_share=False)


def test_a_share_of_nothing_neither_meets_nor_misses():
    program = PROGRAMS["aarhus_pool_2013"]
    day = dt.date(2016, 8, 31)
    found = engine.figure(Caseload(), "pool_share_within_6_months_matured", day, RULES, program)
    assert (found.target, found.target_met, found.value) == (0.35, None, None)


def changed(**changes):
    return read_toml("programs", "aarhus_pool_2013.toml") | changes


TARGET = {"figure": "x", "kind": "target", "value": 1, "label_da": "x", "source": "x"}
AMOUNT = {"key": "x", "title_da": "x", "oere": 1, "period": "", "source": "x", "certainty": "seed"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (changed(colour="blue"), "program.unknown_field"),
        (changed(targets=[TARGET | {"kind": "hope"}]), "program.bad_target"),
        (changed(targets=[TARGET | {"direction": "up"}]), "program.bad_target"),
        (changed(targets=[TARGET | {"path": "curve"}]), "program.bad_target"),
        (changed(budget=[AMOUNT | {"oere": 1.5}]), "program.bad_amount"),
        (changed(budget=[AMOUNT | {"source": ""}]), "program.bad_amount"),
        (changed(budget=[AMOUNT | {"certainty": "rumour"}]), "program.bad_amount"),
    ],
)
def test_a_template_that_is_not_as_it_must_be_is_refused(wrong, code):
    with pytest.raises(UserError) as refused:
        program_from_table("x", wrong)
    assert refused.value.code == code
