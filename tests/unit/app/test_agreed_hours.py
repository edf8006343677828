"""Hours agreed for a day to come: in no figure, until a change says they have become true."""

import datetime as dt
from pathlib import Path

import pytest

from flexdesk.app import history
from flexdesk.app.agreed_hours import agree_hours, agreed_of, confirm_agreed, drop_agreed
from flexdesk.app.case_index import case_index
from flexdesk.app.edits import (
    Ending,
    NewPlacement,
    add_hours,
    end_placement,
    set_field,
    start_placement,
)
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.sentences import text
from flexdesk.app.visit_sheet import VisitForm, save_visit, start_visit
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen, day

FROM = DAY + dt.timedelta(days=1)


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def job(desk) -> str:
    wanted = NewPlacement("ordinaert_fleksjob", "Skovly", day("2016-03-01"), hours="8")
    return start_placement(desk, add_citizen(desk), wanted).id


def refused(desk, call, *args, **kwargs) -> tuple[str, object]:
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        call(desk, *args, **kwargs)
    assert desk.store.digest() == before
    assert "{" not in text(caught.value)
    return caught.value.code, caught.value.facts.get("field")


def raised(desk, on) -> int:
    return next(each for each in figures_on(desk, on) if each.id == "small_hours_raised").n


def hours_of(desk) -> list[tuple[dt.date, float, str, float | None]]:
    rows = desk.store.reads.load("hours")
    return sorted((row.day, row.hours_week, row.kind, row.attended) for row in rows)


def test_what_is_agreed_counts_in_nothing_until_it_is_confirmed(desk, job) -> None:
    agreed = agree_hours(desk, job, FROM, "9,5", attended="15").id
    desk.clock = FixedClock(FROM)
    placement = desk.store.reads.get("placement", job)
    assert (raised(desk, FROM), case_index(desk).hours_on(placement, FROM)) == (0, 8.0)
    assert [row.id for row in agreed_of(desk, job)] == [agreed]
    before = desk.store.reads.dump()
    confirm_agreed(desk, agreed)
    assert hours_of(desk) == [(FROM, 9.5, "aendring", 15.0)]
    assert (raised(desk, FROM), case_index(desk).hours_on(placement, FROM)) == (1, 9.5)
    assert raised(desk, DAY) == 0
    assert agreed_of(desk, job) == ()
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_they_are_confirmed_as_they_turned_out(desk, job) -> None:
    agreed = agree_hours(desk, job, FROM, "9").id
    desk.clock = FixedClock(FROM + dt.timedelta(days=7))
    later = FROM + dt.timedelta(days=3)
    confirm_agreed(desk, agreed, hours="10", attended="12", day=later)
    assert hours_of(desk) == [(later, 10.0, "aendring", 12.0)]
    assert refused(desk, confirm_agreed, agreed)[0] == "agreed.not_open"
    assert refused(desk, drop_agreed, agreed)[0] == "agreed.not_open"


def test_what_an_agreement_is_refused_for(desk, job) -> None:
    assert refused(desk, agree_hours, job, DAY, "9") == ("agreed.not_ahead", "day")
    assert refused(desk, agree_hours, job, FROM, "mange") == ("number.shape", "hours")
    assert refused(desk, agree_hours, job, FROM, "37,5") == ("hours.over_full_week", "hours")
    code = refused(desk, agree_hours, job, FROM, "9", attended="8")
    assert code == ("hours.attended_low", "attended")
    agreed = agree_hours(desk, job, FROM, "9").id
    assert refused(desk, agree_hours, job, FROM, "10") == ("hours.day_taken", "day")
    assert refused(desk, confirm_agreed, agreed) == ("agreed.too_early", "day")
    assert refused(desk, set_field, "hours", agreed, "kind", "aendring") == (
        "hours.kind_agreed",
        "kind",
    )
    desk.clock = FixedClock(FROM)
    code = refused(desk, confirm_agreed, agreed, day=day("2016-02-01"))
    assert code == ("hours.outside_placement", "day")
    code = refused(desk, confirm_agreed, agreed, hours="38")
    assert code == ("hours.over_full_week", "hours")
    end_placement(desk, job, Ending(FROM, "foer_tid", "andet"))
    code = refused(desk, agree_hours, job, FROM + dt.timedelta(days=9), "9")
    assert code == ("placement.already_ended", "day")


def test_a_change_to_the_same_value_confirms_and_another_leaves_it(desk, job) -> None:
    agreed = agree_hours(desk, job, FROM, "9").id
    add_hours(desk, job, DAY, "8,5")
    assert [row.id for row in agreed_of(desk, job)] == [agreed]
    desk.clock = FixedClock(FROM + dt.timedelta(days=4))
    done = add_hours(desk, job, FROM + dt.timedelta(days=2), "9", attended="12")
    assert done.id == agreed
    assert hours_of(desk)[1:] == [(FROM + dt.timedelta(days=2), 9.0, "aendring", 12.0)]
    history.undo(desk)
    assert [(row.day, row.attended) for row in agreed_of(desk, job)] == [(FROM, None)]


def test_a_correction_confirms_nothing(desk, job) -> None:
    agree_hours(desk, job, FROM, "9")
    add_hours(desk, job, DAY, "9", is_correction=True)
    assert len(agreed_of(desk, job)) == 1


def test_a_visit_that_finds_the_agreed_hours_confirms_them(desk, job) -> None:
    agreed = agree_hours(desk, job, FROM, "9").id
    desk.clock = FixedClock(FROM)
    citizen = desk.store.reads.load("citizen")[0].id
    before = desk.store.reads.dump()
    form = start_visit(desk, citizen).form
    told = VisitForm(
        day=form.day, how="Godt", hours="9", hours_from=form.hours_from, placement=form.placement,
    )  # fmt: skip
    save_visit(desk, citizen, told)
    assert hours_of(desk) == [(FROM, 9.0, "aendring", None)]
    assert desk.store.reads.load("hours")[0].id == agreed
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_a_visit_with_more_than_a_full_week_is_told_at_its_field(desk, job) -> None:
    citizen = desk.store.reads.load("citizen")[0].id
    form = start_visit(desk, citizen).form
    told = VisitForm(day=form.day, how="Godt", hours="38", placement=form.placement)
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        save_visit(desk, citizen, told)
    assert caught.value.problems["hours"].code == "hours.over_full_week"
    assert desk.store.digest() == before


def test_an_end_drops_what_is_agreed_after_it_and_undo_brings_it_back(desk, job) -> None:
    soon, late = FROM, FROM + dt.timedelta(days=30)
    agree_hours(desk, job, soon, "9")
    agree_hours(desk, job, late, "10")
    before = desk.store.reads.dump()
    done = end_placement(desk, job, Ending(soon, "foer_tid", "andet"))
    assert [row.day for row in agreed_of(desk, job)] == [soon]
    assert [each.code for each in done.remarks] == ["placement.agreed_dropped"]
    assert "hours" in done.changes.kinds
    history.undo(desk)
    assert desk.store.reads.dump() == before


def test_only_an_ordinary_job_has_more_than_a_full_week(desk, job) -> None:
    assert refused(desk, add_hours, job, DAY, "37,25") == ("hours.over_full_week", "hours")
    assert add_hours(desk, job, DAY, "37").tx
    code = refused(desk, set_field, "placement", job, "hours_week", "40")
    assert code == ("hours.over_full_week", "hours")
    citizen = add_citizen(desk, "6807704286")
    wanted = NewPlacement("puljefleksjob", "Skovly", DAY, hours="40")
    assert refused(desk, start_placement, citizen, wanted)[0] == "hours.over_full_week"
    wanted = NewPlacement("ordinaert_job", "Skovly", DAY, hours="42")
    own = start_placement(desk, citizen, wanted).id
    assert add_hours(desk, own, DAY, "45").tx
    assert refused(desk, set_field, "placement", own, "kind", "smaajob")[0] == (
        "hours.over_full_week"
    )


def test_hours_of_a_day_to_come_are_agreed_never_measured(desk, job) -> None:
    before = desk.store.digest()
    for is_correction in (False, True):
        with pytest.raises(UserError) as error:
            add_hours(desk, job, FROM, "9", is_correction=is_correction)
        assert error.value.code == "hours.not_yet"
    assert desk.store.digest() == before
    assert agree_hours(desk, job, FROM, "9").tx
