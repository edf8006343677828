"""Pause: story A12 on a real register, and what is refused."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest

from flexdesk.app import history, pauses
from flexdesk.app.case_index import case_index
from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.figure_queries import count_citizen, figures_on
from flexdesk.app.pass_lines import pass_lines
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, add, add_citizen, day

ONE = dt.timedelta(days=1)
EVE, FIRST, LAST = day("2016-08-31"), day("2016-09-01"), day("2017-01-31")


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def citizen(desk) -> str:
    """Somebody on ledighedsydelse with three open tasks and a clock at 40 days."""
    made = add_citizen(desk, step="job_search")
    add(desk, "pass", citizen=made, step="job_search", start=EVE - dt.timedelta(days=39))
    add(desk, "benefit", citizen=made, kind="ledighedsydelse", start=day("2015-06-01"))
    for due in ("2016-09-05", "2016-11-01", "2017-01-31"):
        add(desk, "task", citizen=made, due=day(due), kind="opgave", text="ring")
    return made


def clock(desk, citizen: str, on: dt.date) -> str:
    index = case_index(desk)
    lines = pass_lines(index.citizens[citizen], index, desk.pipeline, on)
    return next(line.clock for line in lines if line.state == "now")


def overdue(desk, on: dt.date) -> int:
    return next(f.n for f in figures_on(desk, on) if f.id == "followups_overdue")


def ly_days(desk, citizen: str, on: dt.date) -> int:
    return count_citizen(desk, citizen, on, "maalgruppe").count.days


def test_story_a12_nothing_is_overdue_the_clock_stands_and_the_counter_runs(desk, citizen) -> None:
    assert clock(desk, citizen, EVE).startswith("40 dage")
    assert overdue(desk, LAST) == 2
    pauses.start_pause(desk, citizen, "Barsel", FIRST, LAST)
    on = FIRST
    counted = [ly_days(desk, citizen, EVE)]
    while on <= LAST:
        assert overdue(desk, on) == 0
        assert clock(desk, citizen, on).startswith("40 dage")
        on += ONE
    counted += [ly_days(desk, citizen, FIRST + step * ONE) for step in range(5)]
    assert [later - earlier for earlier, later in pairwise(counted)] == [1] * 5
    assert clock(desk, citizen, LAST) == "40 dage, norm 60 · på pause"
    assert clock(desk, citizen, LAST + ONE) == "41 dage, norm 60"
    assert overdue(desk, LAST + ONE) == 0
    assert overdue(desk, LAST + 2 * ONE) == 3


def test_who_rests_is_known_by_day_and_an_undo_ends_it(desk, citizen) -> None:
    done = pauses.start_pause(desk, citizen, "barsel", FIRST, LAST)
    assert not pauses.is_paused(desk, citizen, EVE)
    assert pauses.is_paused(desk, citizen, FIRST)
    assert pauses.paused_citizens(desk, LAST) == {citizen}
    assert pauses.paused_citizens(desk, LAST + ONE) == frozenset()
    assert [f.n for f in figures_on(desk, LAST) if f.id == "on_pause"] == [1]
    assert done.changes.citizens == {citizen}
    row = history.rows(desk)[0]
    assert row.text == "pause: barsel"
    history.undo(desk)
    assert not pauses.is_paused(desk, citizen, FIRST)
    assert pauses.pauses_of(desk, citizen) == ()


def test_the_list_says_when_the_case_goes_on(desk, citizen) -> None:
    pauses.start_pause(desk, citizen, "operation", EVE, LAST)
    (row,) = list_rows(desk, EVE)
    assert row.next_text == "På pause: venter på operation"
    assert row.next_day == LAST + ONE
    assert row.pause == "operation"
    (later,) = list_rows(desk, LAST + ONE)
    assert (later.next_day, later.next_text, later.pause) == (LAST + ONE, "ring", "")


def test_an_end_can_be_brought_forward_and_a_pause_not_begun_goes_away(desk, citizen) -> None:
    made = pauses.start_pause(desk, citizen, "ferie", EVE - 3 * ONE, LAST)
    pauses.end_pause(desk, made.id)
    (kept,) = pauses.pauses_of(desk, citizen)
    assert kept.last_day == EVE - ONE
    with pytest.raises(UserError, match=r"pause\.ended_already"):
        pauses.end_pause(desk, made.id)
    ahead = pauses.start_pause(desk, citizen, "ferie", FIRST)
    pauses.end_pause(desk, ahead.id, FIRST)
    assert pauses.pauses_of(desk, citizen) == (kept,)


def test_a_pause_is_edited_in_place_and_an_edit_that_changes_nothing_writes_nothing(
    desk, citizen
) -> None:
    made = pauses.start_pause(desk, citizen, "sygdom", FIRST)
    wanted = pauses.PauseEdit("sygdom", FIRST, None, FIRST + ONE, "ringer selv")
    assert pauses.edit_pause(desk, made.id, wanted).tx
    assert pauses.edit_pause(desk, made.id, wanted).tx == ""
    (kept,) = pauses.pauses_of(desk, citizen)
    assert (kept.review_on, kept.text) == (FIRST + ONE, "ringer selv")
    assert pauses.pause_words(kept) == "Sygdom fra 01-09-2016"


def test_pauses_whose_day_has_come_are_to_be_looked_at(desk, citizen) -> None:
    other = add_citizen(desk, "6707704286", last_name="Bak")
    pauses.start_pause(desk, citizen, "sygdom", EVE, None, FIRST)
    pauses.start_pause(desk, other, "ferie", EVE, EVE + 5 * ONE)
    assert [line.words for line in pauses.pauses_to_review(desk, EVE)] == ["Pausen slutter: ferie"]
    words = [line.words for line in pauses.pauses_to_review(desk, FIRST)]
    assert words == ["Tag pausen op: sygdom", "Pausen slutter: ferie"]
    assert pauses.pauses_to_review(desk, EVE - ONE) == ()


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("value.unknown", ("kedsomhed", FIRST)),
        ("period.backwards", ("barsel", FIRST, EVE)),
        ("pause.review_before", ("barsel", FIRST, LAST, EVE)),
        ("pause.overlap", ("ferie", LAST)),
        ("pause.overlap", ("ferie", EVE, FIRST)),
        ("pause.overlap", ("ferie", EVE)),
        ("text.too_long", ("ferie", EVE, EVE, None, "x" * 501)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(desk, citizen, code, values) -> None:
    pauses.start_pause(desk, citizen, "barsel", FIRST, LAST)
    before = desk.store.digest()
    with pytest.raises(UserError, match=code.replace(".", r"\.")):
        pauses.start_pause(desk, citizen, *values)
    assert desk.store.digest() == before


def test_a_closed_case_and_an_unknown_pause_are_refused(desk) -> None:
    closed = add_citizen(desk, closed_on=EVE)
    with pytest.raises(UserError, match=r"citizen\.closed"):
        pauses.start_pause(desk, closed, "barsel", FIRST)
    with pytest.raises(UserError, match=r"row\.unknown"):
        pauses.end_pause(desk, "f" * 32)
