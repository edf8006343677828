"""What the shipped rules want of which citizen and on which day; each rule has its case here."""

import dataclasses
import datetime as dt

import pytest

from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.daily_entities import Decision, Pause
from flexdesk.domain.entities import Pass, Task
from flexdesk.domain.follow_up_events import CaseRows
from flexdesk.domain.follow_up_rules import Amount, load_follow_ups
from flexdesk.domain.follow_ups import (
    Setting,
    is_untouched,
    plan,
    rule_key,
    skipped,
    wanted,
)
from flexdesk.domain.placement_entities import Notice
from tests.support.builders import (
    a_citizen,
    a_day,
    a_placement,
    hours,
    ly,
    row_id,
    shipped_rules,
)

BOOK = shipped_rules()
RULES = load_follow_ups(read_toml_folder("follow_ups"))
EVERY = tuple(dataclasses.replace(rule, is_on=True) for rule in RULES)
AARHUS, AALBORG = "aarhus_pool_2013", "aalborg_udvikling"
DAY = a_day("2016-08-31")


def only(*keys):
    found = tuple(rule for rule in EVERY if rule.key in keys)
    assert len(found) == len(keys), keys
    return found


def case(program=AARHUS, citizen=None, **rows):
    given = citizen or a_citizen("c", program=program)
    return CaseRows(given, **{name: tuple(each) for name, each in rows.items()})


def due(key, rows, on=DAY):
    """Return the days the rule wants something, within its reach."""
    setting = Setting.of(on, BOOK)
    found = wanted(only(key), rows, setting)
    return [each.shown.isoformat() for each in found if setting.reach.holds(each.shown)]


def texts(key, rows, on=DAY):
    return [each.text for each in wanted(only(key), rows, Setting.of(on, BOOK))]


def a_praktik(**facts):
    return a_placement(
        "c", "virksomhedspraktik", "2016-08-22", planned_last_day=a_day("2016-09-18"), **facts
    )


def a_pool(start="2016-06-15", planned="2017-06-14", **facts):
    return a_placement(
        "c", "puljefleksjob", start, planned_last_day=a_day(planned), id="p", **facts
    )


def grant(kind="femaarig", day="2014-03-05"):
    return case(citizen=a_citizen("c", bevilling_on=a_day(day), bevilling_kind=kind))


LY_2026 = case(benefits=[ly("2026-07-01")])
NOVEMBER_26 = a_day("2026-11-02")
SMALL = a_placement("c", "ordinaert_fleksjob", "2016-05-31", hours_week=10.0, id="j")
ENDED = a_placement("c", "puljefleksjob", "2015-06-15", "2016-03-15", onward="ledighedsydelse")

FOLLOWED = a_placement("c", "ordinaert_fleksjob", "2016-04-01", id="followed")
NOTICED = a_placement("c", "ordinaert_fleksjob", "2016-01-01", id="noticed")


def a_notice(**facts):
    given = {"id": "n", "citizen": "c", "placement": "noticed", "given_on": a_day("2016-08-30"),
             "leaves_on": a_day("2016-10-31"), "by": "arbejdsgiver", **facts}  # fmt: skip
    return Notice(**given)


CASES = {
    # a Sunday is moved on for a visit, and back for what must be done in time
    "aarhus.praktik_midtvejs": (case(placements=[a_praktik()]), DAY, ["2016-09-05"]),
    "aarhus.praktik_slut": (case(placements=[a_praktik()]), DAY, ["2016-09-16"]),
    "aarhus.pulje_foerste": (case(placements=[a_pool()]), DAY, ["2016-09-15"]),
    "aarhus.pulje_ordinaert": (case(placements=[a_pool()]), DAY, ["2016-12-15"]),
    "aarhus.pulje_sen": (case(placements=[a_pool()]), DAY, ["2017-02-15"]),
    "aarhus.pulje_slut": (
        case(placements=[a_pool("2015-12-15", "2016-12-14")]), DAY, ["2016-11-14"],
    ),
    "aarhus.pulje_maalbar": (case(placements=[ENDED]), DAY, ["2016-09-15"]),
    "aarhus.foerste_samtale": (
        case(decisions=[Decision("d", "c", a_day("2016-08-30"), "optaget")]), DAY, ["2016-09-13"],
    ),
    "aarhus.jobsoegning_status": (
        case(passes=[Pass("w", "c", "job_search", a_day("2016-08-01"))]), DAY,
        ["2016-08-29", "2016-09-26", "2016-10-24", "2016-11-21", "2016-12-19", "2017-01-16",
         "2017-02-13"],
    ),
    "aalborg.taet_opfoelgning": (
        case(AALBORG, placements=[SMALL]), DAY,
        ["2016-08-31", "2016-09-30", "2016-10-31", "2016-11-30", "2017-01-02", "2017-01-31",
         "2017-02-28"],
    ),
    "aalborg.praktik_tre_maaneder": (
        case(AALBORG, benefits=[ly("2016-06-18")]), DAY, ["2016-09-16"],
    ),
    "aalborg.praktik_midtvejs": (case(AALBORG, placements=[a_praktik()]), DAY, ["2016-09-05"]),
    "aalborg.praktik_slut": (case(AALBORG, placements=[a_praktik()]), DAY, ["2016-09-16"]),
    "faelles.bevilling_samtale": (grant(), DAY, ["2016-09-05"]),
    "faelles.bevilling_status": (grant(day="2012-08-31"), DAY, []),
    "faelles.ly_fire_samtaler": (LY_2026, NOVEMBER_26, ["2026-11-04", "2026-12-16"]),
    "faelles.ly_kvartal": (case(benefits=[ly("2016-06-30")]), DAY, ["2016-09-30", "2016-12-30"]),
    "faelles.pause_op": (
        case(pauses=[Pause("s", "c", "barsel", a_day("2016-07-01"), None, a_day("2017-01-15"))]),
        DAY, ["2017-01-13"],
    ),
    "faelles.visitation_foerste": (
        case(citizen=a_citizen("c", visited_on=a_day("2016-08-15"))), DAY, ["2016-09-12"],
    ),
    "faelles.opsagt_samtale": (
        case(placements=[NOTICED], notices=[a_notice()]), DAY, ["2016-09-06"],
    ),
    "aarhus.fulgt_halvt_aar": (
        case(placements=[ENDED, FOLLOWED]), DAY, ["2016-10-03"],
    ),
    "aarhus.fulgt_aar": (
        case(placements=[ENDED, FOLLOWED]), a_day("2017-03-01"), ["2017-04-03"],
    ),
}  # fmt: skip


def test_a_job_that_followed_no_pool_job_is_not_asked_about():
    keys = ("aarhus.fulgt_halvt_aar", "aarhus.fulgt_aar")
    alone = case(placements=[FOLLOWED])
    never = case(placements=[dataclasses.replace(ENDED, ended_how="startede_ikke"), FOLLOWED])
    assert [due(key, rows) for key in keys for rows in (alone, never)] == [[], [], [], []]


@pytest.mark.parametrize(
    "notice",
    [
        {"withdrawn_on": a_day("2016-08-31")},
        {"leaves_on": a_day("2016-09-01")},
        {"placement": "another"},
    ],
)
def test_a_notice_taken_back_or_soon_over_asks_for_no_talk(notice):
    rows = case(placements=[NOTICED], notices=[a_notice(**notice)])
    assert due("faelles.opsagt_samtale", rows) == []


@pytest.mark.parametrize("key", [rule.key for rule in RULES])
def test_every_shipped_rule_wants_its_days(key):
    rows, on, days = CASES[key]
    assert due(key, rows, on) == days


def test_the_status_comes_four_and_a_half_years_after_a_grant_for_five():
    on = a_day("2017-02-20")
    # granted before the reform of 2013: no such rule was in force
    assert due("faelles.bevilling_status", grant(day="2012-08-31"), on) == []
    assert due("faelles.bevilling_status", grant(day="2013-01-31"), a_day("2017-07-20")) == [
        "2017-07-31"
    ]
    assert due("faelles.bevilling_status", grant("permanent", "2013-01-31"), on) == []


def test_talks_come_every_two_and_a_half_years_and_say_how_long():
    assert texts("faelles.bevilling_samtale", grant(day="2014-03-05"))[0].startswith(
        "Personlig opfølgningssamtale: 2,5 år"
    )
    late = texts("faelles.bevilling_samtale", grant(day="2014-03-05"), a_day("2019-02-01"))
    assert late == ["Personlig opfølgningssamtale: 5 år siden bevillingen"]


def test_four_talks_are_for_spells_from_july_2026():
    keys = ("faelles.ly_fire_samtaler", "faelles.ly_kvartal")
    before = case(benefits=[ly("2026-06-30")])
    assert due(keys[0], before, NOVEMBER_26) == []
    assert due(keys[1], before, NOVEMBER_26) == ["2026-12-30", "2027-03-30"]
    assert due(keys[1], LY_2026, NOVEMBER_26) == []


def test_periods_of_ledighedsydelse_that_meet_are_one_spell():
    key = "aalborg.praktik_tre_maaneder"
    parts = [ly("2016-06-18", "2016-07-31"), ly("2016-08-01")]
    assert due(key, case(AALBORG, benefits=parts)) == ["2016-09-16"]
    gap = [ly("2016-01-01", "2016-06-30"), ly("2016-07-04")]
    assert due(key, case(AALBORG, benefits=gap)) == ["2016-10-04"]
    assert due(key, case(AALBORG, benefits=[ly("2016-06-18", "2016-08-30")])) == []


def test_praktik_that_has_begun_makes_the_reminder_needless():
    rows = case(AALBORG, benefits=[ly("2016-06-18")], placements=[a_praktik()])
    assert due("aalborg.praktik_tre_maaneder", rows) == []
    never = a_praktik(ended_how="startede_ikke", last_day="2016-08-22")
    rows = case(AALBORG, benefits=[ly("2016-06-18")], placements=[never])
    assert due("aalborg.praktik_tre_maaneder", rows) == ["2016-09-16"]


@pytest.mark.parametrize(("value", "is_followed"), [(10.0, True), (10.5, False), (0.5, False)])
def test_close_follow_up_is_for_one_to_ten_hours_as_measured_last(value, is_followed):
    rows = case(AALBORG, placements=[SMALL], hours=[hours("j", "2016-08-15", value)])
    assert bool(due("aalborg.taet_opfoelgning", rows)) is is_followed


def test_close_follow_up_needs_hours_and_stops_after_twelve_months():
    unknown = dataclasses.replace(SMALL, hours_week=None)
    assert due("aalborg.taet_opfoelgning", case(AALBORG, placements=[unknown])) == []
    last = due("aalborg.taet_opfoelgning", case(AALBORG, placements=[SMALL]), a_day("2017-05-30"))
    assert last == ["2017-05-31"]


def test_another_program_has_its_own_rules():
    assert due("aarhus.pulje_foerste", case(AALBORG, placements=[a_pool()])) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"last_day": "2016-08-30"},
        {"last_day": "2016-06-15", "ended_how": "startede_ikke"},
    ],
)
def test_a_job_that_is_over_wants_nothing_more(facts):
    rows = case(placements=[a_pool(**facts)])
    assert due("aarhus.pulje_ordinaert", rows) == due("aarhus.pulje_foerste", rows) == []


def test_a_job_with_a_last_day_is_followed_up_to_it():
    rows = case(placements=[a_pool(last_day="2016-12-01")])
    assert due("aarhus.pulje_foerste", rows) == ["2016-09-15"]
    assert due("aarhus.pulje_ordinaert", rows) == []
    assert due("aarhus.pulje_slut", rows) == ["2016-11-01"]


def test_the_job_that_follows_makes_the_search_needless():
    job = a_placement("c", "ordinaert_fleksjob", "2016-10-01")
    assert due("aarhus.pulje_ordinaert", case(placements=[a_pool(), job])) == []
    assert due("aarhus.pulje_maalbar", case(placements=[ENDED, job])) == []


@pytest.mark.parametrize("facts", [{"closed_on": DAY}, {}])
def test_a_closed_case_and_a_citizen_who_died_have_none(facts):
    pool = [a_pool()]
    if not facts:
        pool.append(a_placement("c", "virksomhedspraktik", "2016-01-01", "2016-02-01",
                                onward="doed"))  # fmt: skip
    rows = case(citizen=a_citizen("c", program=AARHUS, **facts), placements=pool)
    assert wanted(EVERY, rows, Setting.of(DAY, BOOK)) == ()


def test_follow_ups_of_one_week_are_taken_together_but_for_the_laws():
    rows = case(
        citizen=a_citizen("c", program=AARHUS, bevilling_on=a_day("2014-03-14")),
        placements=[a_pool(), a_praktik()],
    )
    setting = Setting.of(DAY, BOOK)
    week = [each for each in wanted(EVERY, rows, setting) if each.shown.isocalendar()[1] == 37]
    assert [(each.shown.isoformat(), each.text) for each in week] == [
        ("2016-09-14", "Personlig opfølgningssamtale: 2,5 år siden bevillingen"),
        ("2016-09-15",
         "Opfølgning på puljefleksjob efter 3 måneder · Praktik, slutsamtale: hvad nu?"),
    ]  # fmt: skip
    several = dataclasses.replace(setting, reach=dataclasses.replace(setting.reach, per_week=2))
    week = [each for each in wanted(EVERY, rows, several) if each.shown.isocalendar()[1] == 37]
    assert len(week) == 3


def made(each, **facts):
    given = {
        "id": row_id("task"), "citizen": each.citizen, "due": each.shown, "kind": "opfoelgning",
        "text": each.text, "rule": each.rule, "about": each.about, "placement": each.placement,
    }  # fmt: skip
    return Task(**(given | facts))


def first(key, rows, on=DAY):
    return plan(only(key), rows, [], Setting.of(on, BOOK)).make[0]


def test_nothing_is_made_twice_done_or_not():
    rows, rules, setting = case(placements=[a_pool()]), only("aarhus.pulje_foerste"), _setting()
    task = made(first("aarhus.pulje_foerste", rows))
    assert plan(rules, rows, [task], setting).is_empty
    done = dataclasses.replace(task, done_on=DAY)
    assert plan(rules, rows, [done], setting).is_empty


def _setting(on=DAY):
    return Setting.of(on, BOOK)


def test_a_task_moves_with_its_event_unless_somebody_put_it_off():
    rules, setting = only("aarhus.pulje_foerste"), _setting()
    task = made(first("aarhus.pulje_foerste", case(placements=[a_pool()])))
    later = case(placements=[a_pool("2016-06-22")])
    (move,) = plan(rules, later, [task], setting).move
    assert move.changes == {"due": a_day("2016-09-22")}
    put_off = dataclasses.replace(task, first_due=task.due, due=a_day("2016-09-20"))
    assert not is_untouched(put_off)
    assert plan(rules, later, [put_off], setting).is_empty


def test_own_words_are_kept_when_the_day_moves():
    rules = only("aarhus.pulje_foerste")
    task = made(first("aarhus.pulje_foerste", case(placements=[a_pool()])), text="Tag kage med")
    (move,) = plan(rules, case(placements=[a_pool("2016-06-22")]), [task], _setting()).move
    assert "text" not in move.changes
    four = (rules[0].with_team(is_on=True, offset=Amount(4, "months")),)
    (move,) = plan(four, case(placements=[a_pool()]), [task], _setting()).move
    assert move.changes == {"due": a_day("2016-10-17")}


def test_what_is_about_nothing_any_more_goes_done_things_stay():
    rules, ended = only("aarhus.pulje_foerste"), case(placements=[a_pool(last_day="2016-08-30")])
    task = made(first("aarhus.pulje_foerste", case(placements=[a_pool()])))
    put_off = dataclasses.replace(task, id="x", first_due=task.due)
    done = dataclasses.replace(task, id="y", done_on=DAY)
    assert plan(rules, ended, [task, put_off, done], _setting()).drop == (task, put_off)


def test_a_rule_that_is_off_takes_its_untouched_tasks_along():
    rules, rows = only("aarhus.pulje_foerste"), case(placements=[a_pool()])
    task = made(first("aarhus.pulje_foerste", rows))
    timed = dataclasses.replace(task, id="x", time="9.00")
    off = (dataclasses.replace(rules[0], is_on=False),)
    assert plan(off, rows, [task, timed], _setting()).drop == (task,)


def test_a_task_of_a_rule_nobody_knows_and_one_made_by_hand_stay():
    strange = Task("t", "c", DAY, "opfoelgning", "Ring", rule="nyere.regel", about="p")
    by_hand = Task("u", "c", DAY, "opgave", "Ring")
    assert plan(EVERY, case(), [strange, by_hand], _setting()).is_empty


def test_a_task_over_its_day_does_not_go_away_by_itself():
    rows, rules = case(placements=[a_pool()]), only("aarhus.pulje_foerste")
    task = made(first("aarhus.pulje_foerste", rows))
    assert plan(rules, rows, [task], _setting(a_day("2017-01-10"))).is_empty
    assert plan(rules, rows, [], _setting(a_day("2017-01-10"))).is_empty


def test_a_new_agreed_end_asks_again_after_four_weeks():
    key, rules = "aarhus.pulje_slut", only("aarhus.pulje_slut")
    rows = case(placements=[a_pool("2015-12-15", "2016-10-14")])
    done = made(first(key, rows), done_on=DAY)
    a_little = case(placements=[a_pool("2015-12-15", "2016-10-28")])
    assert plan(rules, a_little, [done], _setting()).is_empty
    longer = case(placements=[a_pool("2015-12-15", "2016-12-14")])
    (again,) = plan(rules, longer, [done], _setting()).make
    assert again.shown == a_day("2016-11-14")
    assert plan(rules, longer, [done, made(again)], _setting()).is_empty


def test_history_is_skipped_and_counted():
    rows = case(placements=[a_pool("2015-12-15", "2016-12-14")])
    rules = only("aarhus.pulje_foerste", "aarhus.pulje_ordinaert", "aarhus.pulje_slut")
    assert [rule_key(each.rule) for each in plan(rules, rows, [], _setting()).make] == [
        "aarhus.pulje_slut"
    ]
    assert skipped(rules, rows, [], _setting()) == 2


def test_what_was_due_in_the_last_days_is_made_for_today_but_for_the_laws_days():
    rows = case(placements=[a_pool("2016-05-25")])
    task = first("aarhus.pulje_foerste", rows)
    assert (task.due, task.shown) == (a_day("2016-08-25"), DAY)
    rules = only("aarhus.pulje_foerste")
    later = _setting(a_day("2016-09-01"))
    assert plan(rules, rows, [made(task, made_on=DAY)], later).is_empty
    assert plan(rules, rows, [], _setting(a_day("2016-09-02"))).is_empty
    assert first("faelles.bevilling_samtale", grant(day="2014-02-27")).shown == a_day("2016-08-26")


def test_nothing_is_made_in_a_pause_and_after_it_the_days_are_put_off():
    pause = Pause("s", "c", "barsel", a_day("2016-09-01"), a_day("2016-10-30"))
    rows = case(placements=[a_pool()], pauses=[pause])
    rules = only("aarhus.pulje_foerste")
    in_it = _setting(a_day("2016-09-10"))
    assert plan(rules, rows, [], in_it).is_empty
    task = Task("t", "c", a_day("2016-09-15"), "opfoelgning", "Tag kage med",
                rule="aarhus.pulje_foerste", about="p")  # fmt: skip
    assert plan(rules, rows, [task], in_it).is_empty
    (after,) = plan(rules, rows, [], _setting(a_day("2016-10-31"))).make
    assert (after.due, after.shown) == (a_day("2016-09-15"), a_day("2016-10-31"))
    assert plan(rules, rows, [made(after)], _setting(a_day("2016-11-02"))).is_empty


def test_a_pause_without_end_holds_everything():
    rows = case(placements=[a_pool()], pauses=[Pause("s", "c", "sygdom", a_day("2016-09-01"))])
    rules = only("aarhus.pulje_foerste")
    assert plan(rules, rows, [], _setting()).is_empty
    task = made(first("aarhus.pulje_foerste", case(placements=[a_pool()])))
    assert plan(rules, rows, [task], _setting()).is_empty
    assert plan(rules, rows, [task], _setting(a_day("2016-09-10"))).is_empty


def test_the_review_of_a_pause_is_asked_for_in_the_pause():
    pause = Pause("s", "c", "barsel", a_day("2016-07-01"), a_day("2017-01-31"), a_day("2016-09-06"))
    (review,) = plan(only("faelles.pause_op"), case(pauses=[pause]), [], _setting()).make
    assert review.shown == a_day("2016-09-06")
    assert dt.date.max > review.due
