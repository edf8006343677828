"""What holds for every citizen and every day: nothing twice, done twice is done once, no order."""

import dataclasses
import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.daily_entities import Decision, Pause
from flexdesk.domain.entities import Benefit, Hours, Pass, Placement, Task
from flexdesk.domain.follow_up_events import CaseRows
from flexdesk.domain.follow_up_rules import load_follow_ups
from flexdesk.domain.follow_ups import Setting, is_untouched, plan, wanted
from tests.support.builders import a_citizen, row_id, shipped_rules

BOOK = shipped_rules()
RULES = tuple(
    dataclasses.replace(rule, is_on=True)
    for rule in load_follow_ups(read_toml_folder("follow_ups"))
)
DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2017, 12, 31))
ONES = st.dates(dt.date(2015, 1, 1), dt.date(2017, 12, 31))
LENGTHS = st.none() | st.integers(0, 500)


def _end(start, length):
    return None if length is None else start + dt.timedelta(days=length)


@st.composite
def _placements(draw):
    start = draw(DAYS)
    return Placement(
        row_id("placement"), "c", draw(st.sampled_from(list(map(str, PlacementKind)))), start,
        _end(start, draw(LENGTHS)), _end(start, draw(LENGTHS)),
        hours_week=draw(st.none() | st.sampled_from([4.0, 10.0, 12.0])),
        ended_how=draw(st.sampled_from(["", "", "gennemfoert", "startede_ikke"])),
    )  # fmt: skip


@st.composite
def _spells(draw, kind, *more):
    start = draw(DAYS)
    return kind(row_id("spell"), "c", *more, start, _end(start, draw(LENGTHS)))


@st.composite
def cases(draw):
    placements = tuple(draw(st.lists(_placements(), max_size=4)))
    hours = ()
    if placements:
        ids = [row.id for row in placements]
        one = st.builds(Hours, st.builds(row_id), st.sampled_from(ids), DAYS,
                        st.sampled_from([4.0, 10.0, 12.0]))  # fmt: skip
        hours = tuple(draw(st.lists(one, max_size=3)))
    pauses = tuple(
        dataclasses.replace(each, review_on=draw(st.none() | ONES))
        for each in draw(st.lists(_spells(Pause, "sygdom"), max_size=2))
    )
    citizen = a_citizen(
        "c", program=draw(st.sampled_from(["aarhus_pool_2013", "aalborg_udvikling", ""])),
        visited_on=draw(st.none() | DAYS), bevilling_on=draw(st.none() | DAYS),
        bevilling_kind=draw(st.sampled_from(["", "femaarig"])),
        closed_on=draw(st.none() | st.none() | ONES),
    )  # fmt: skip
    return CaseRows(
        citizen,
        tuple(draw(st.lists(_spells(Benefit, "ledighedsydelse"), max_size=3))),
        placements, hours,
        tuple(draw(st.lists(_spells(Pass, "job_search"), max_size=2))), pauses,
        tuple(Decision(row_id(), "c", day, "optaget") for day in draw(st.lists(DAYS, max_size=1))),
    )  # fmt: skip


def applied(tasks, done, on):
    """Return the tasks after a plan was carried out."""
    gone = {task.id for task in done.drop}
    moved = {move.task.id: move.changes for move in done.move}
    kept = [
        dataclasses.replace(task, **moved.get(task.id, {})) for task in tasks if task.id not in gone
    ]
    made = [
        Task(row_id("task"), each.citizen, each.shown, "opfoelgning", each.text,
             made_on=on, rule=each.rule, about=each.about, placement=each.placement)
        for each in done.make
    ]  # fmt: skip
    return kept + made


def shuffled(rows, order):
    changed = {
        field.name: tuple(order.sample(value, len(value)))
        for field in dataclasses.fields(rows)
        if isinstance(value := getattr(rows, field.name), tuple)
    }
    return dataclasses.replace(rows, **changed)


@given(cases(), ONES, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_rules_and_rows_makes_no_difference(rows, on, order):
    setting = Setting.of(on, BOOK)
    once = wanted(RULES, rows, setting)
    assert wanted(tuple(order.sample(RULES, len(RULES))), shuffled(rows, order), setting) == once
    assert len({each.key for each in once}) == len(once)


@given(cases(), ONES)
@settings(max_examples=150)
def test_what_was_done_need_not_be_done_again(rows, on):
    setting = Setting.of(on, BOOK)
    tasks = applied([], plan(RULES, rows, [], setting), on)
    assert plan(RULES, rows, tasks, setting).is_empty
    done = [dataclasses.replace(task, done_on=on) for task in tasks]
    assert plan(RULES, rows, done, setting).is_empty


@given(cases(), cases(), ONES, st.integers(0, 200), st.data())
@settings(max_examples=150)
def test_whatever_happens_it_is_settled_in_one_go_and_nobodys_work_is_lost(
    before, after, on, days, data
):
    setting = Setting.of(on, BOOK)
    tasks = applied([], plan(RULES, before, [], setting), on)
    marks = [data.draw(st.sampled_from(["", "done", "put_off"])) for _ in tasks]
    marked = [
        dataclasses.replace(task, done_on=on) if mark == "done"
        else dataclasses.replace(task, first_due=task.due, due=task.due + dt.timedelta(days=9))
        if mark else task
        for task, mark in zip(tasks, marks, strict=True)
    ]  # fmt: skip
    now = dataclasses.replace(before, placements=before.placements[1:], passes=after.passes)
    later = Setting.of(on + dt.timedelta(days=days), BOOK)
    first = plan(RULES, now, marked, later)
    settled = applied(marked, first, later.reach.on)
    assert plan(RULES, now, settled, later).is_empty
    assert all(is_untouched(move.task) for move in first.move)
    assert {task.id for task in marked if task.done_on} <= {task.id for task in settled}
    doubles = Counter((task.rule, task.about) for task in settled if task.done_on is None)
    assert max(doubles.values(), default=1) == 1


@given(cases(), ONES)
@settings(max_examples=100)
def test_at_most_one_a_week_and_none_when_the_case_rests_or_is_closed(rows, on):
    setting = Setting.of(on, BOOK)
    made = plan(RULES, rows, [], setting).make
    ahead = [each for each in made if not each.is_statutory and each.shown > on]
    weeks = Counter(each.shown.isocalendar()[:2] for each in ahead)
    assert max(weeks.values(), default=0) <= 1
    assert all(on <= each.shown <= setting.reach.last for each in made if not each.is_statutory)
    assert all(setting.reach.first <= each.shown <= setting.reach.last for each in made)
    closed = rows.citizen.closed_on
    rests = any(
        row.start <= on and (row.last_day is None or row.last_day >= on) for row in rows.pauses
    )
    if closed is not None and closed <= on:
        assert made == ()
    elif rests:
        assert {each.rule for each in made} <= {"faelles.pause_op"}
