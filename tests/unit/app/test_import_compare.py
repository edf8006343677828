"""The three-way comparison and the passes that follow, row by row, without a store."""

import datetime as dt
import itertools

import pytest

from flexdesk.app.boot import load_pipelines
from flexdesk.app.import_compare import compare, plain_fields
from flexdesk.app.import_passes import CaseState, plan_passes
from flexdesk.domain.entities import Citizen, Pass, Placement

ON = dt.date(2016, 9, 30)
AARHUS = load_pipelines()["aarhus"]


@pytest.mark.parametrize(
    ("file", "ours", "brought", "changes", "kept"),
    [
        ("a", "a", "a", True, None), ("b", "a", "a", True, None), ("a", "b", "a", False, False),
        ("c", "b", "a", False, True), ("b", "b", "a", True, None), ("a", "", None, True, None),
        ("a", "b", None, False, True), ("", "a", "a", True, None), ("a", "", "a", False, False),
        ("c", "", "a", False, True), ("", "b", None, False, True),
    ],
)  # fmt: skip
def test_a_field_changes_only_where_the_file_does_and_nobody_else(
    file, ours, brought, changes, kept
):
    base = {} if brought is None else {"phone": brought}
    result = compare({"phone": file}, {"phone": ours}, base, ())
    after = file if result.changes else ours
    assert (after == file) == (changes or file == ours)
    assert result.kept == (() if kept is None else (("phone", kept),))


def test_all_cases_of_three_values_follow_one_rule():
    for file, ours, base in itertools.product("abc", repeat=3):
        result = compare({"city": file}, {"city": ours}, {"city": base}, ())
        assert bool(result.changes) == (file not in (ours, base) and ours == base)
        assert bool(result.kept) == (file != ours != base)


def test_what_another_source_brought_is_nobodys_own_value():
    ours, base = {"phone": "2"}, {"phone": "1"}
    assert compare({"phone": "3"}, ours, base, [{"phone": "2"}]).changes == ("phone",)
    assert compare({"phone": "1"}, ours, base, [{"phone": "2"}]).changes == ()


def test_days_of_a_period_are_compared_together():
    file = {"start": "2016-01-01", "last_day": "2016-05-31"}
    ours = {"start": "2016-01-02", "last_day": None}
    base = {"start": "2016-01-01", "last_day": None}
    result = compare(file, ours, base, ())
    assert (result.changes, result.kept) == ((), (("period", True),))


def test_days_are_text_in_a_base():
    assert plain_fields({"start": ON, "hours": 8.5, "last_day": None}) == {
        "start": "2016-09-30", "hours": 8.5, "last_day": None,
    }  # fmt: skip


def state(step, *placements):
    citizen = Citizen("c", "6707704285", "Åse", "Ærø", step=step, screened_on=dt.date(2015, 1, 1))
    return CaseState(citizen, placements)


def pool(last_day=None, onward=""):
    return Placement("p", "c", "puljefleksjob", dt.date(2016, 1, 1), last_day, onward=onward)


def rows_of(writes):
    return [Pass(**row) for row in writes.inserts]


def test_first_import_writes_the_passes_facts_give():
    writes = plan_passes(None, state("pool_flexjob", pool()), (), AARHUS, ON)
    assert [(row["step"], row["start"], row["last_day"]) for row in writes.inserts] == [
        ("screening", dt.date(2015, 1, 1), dt.date(2015, 1, 1)),
        ("pool_flexjob", dt.date(2016, 1, 1), None),
    ]
    assert {row["source"] for row in writes.inserts} == {"import"}
    assert (writes.edits, writes.deletes) == ((), ())


def test_an_ended_job_ends_its_pass_and_nothing_else_is_touched():
    before = state("pool_flexjob", pool())
    existing = rows_of(plan_passes(None, before, (), AARHUS, ON))
    again = plan_passes(before, before, existing, AARHUS, ON)
    assert (again.inserts, again.edits, again.deletes) == ((), (), ())
    end = dt.date(2016, 9, 1)
    after = state("outcome_success", pool(end, "ordinaert_fleksjob"))
    writes = plan_passes(before, after, existing, AARHUS, ON)
    assert [changes for _, changes in writes.edits] == [{"last_day": end}]
    assert [row["step"] for row in writes.inserts] == ["outcome_success"]


def test_a_pass_nothing_dates_ends_on_the_day_of_the_import():
    before = state("job_search")
    existing = rows_of(plan_passes(None, before, (), AARHUS, ON))
    assert ("job_search", None) in {(row.step, row.start) for row in existing}
    writes = plan_passes(before, state("pool_flexjob", pool()), existing, AARHUS, ON)
    assert [changes for _, changes in writes.edits] == [{"last_day": ON}]
    assert writes.deletes == ()


def test_a_start_the_file_corrects_moves_the_pass_but_never_one_set_by_hand():
    before = state("pool_flexjob", pool())
    existing = rows_of(plan_passes(None, before, (), AARHUS, ON))
    moved = Placement("p", "c", "puljefleksjob", dt.date(2016, 1, 8))
    after = state("pool_flexjob", moved)
    writes = plan_passes(before, after, existing, AARHUS, ON)
    assert [row["start"] for row in writes.inserts] == [dt.date(2016, 1, 8)]
    assert len(writes.deletes) == 1
    by_hand = [Pass("h", "c", "pool_flexjob", dt.date(2016, 1, 1), source="hand")]
    assert plan_passes(before, after, by_hand, AARHUS, ON).deletes == ()


def test_an_empty_cell_takes_nothing_away_unless_this_source_brought_it():
    ours, other = {"phone": "22", "step": "a"}, [{"phone": "22", "step": "a"}]
    nothing = compare({"phone": "", "step": None}, ours, {}, other)
    assert (nothing.changes, nothing.kept) == ((), ())
    taken = compare({"phone": ""}, {"phone": "22"}, {"phone": "22"}, [])
    assert taken.changes == ("phone",)
    said = compare({"is_on": False}, {"is_on": True}, {}, [{"is_on": True}])
    assert said.changes == ("is_on",)
