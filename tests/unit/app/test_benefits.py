"""Benefit periods by hand: add, change, split, end, delete, each one transaction and one undo."""

import pytest

from flexdesk.app.benefits import (
    Spell,
    add_benefit,
    change_benefit,
    delete_benefit,
    end_benefit,
    overlaps,
    split_benefit,
)
from flexdesk.app.counters import counter_page
from flexdesk.app.history import last_undoable, rows, undo, undo_text
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def code_of(call, *args):
    with pytest.raises(UserError) as caught:
        call(*args)
    return caught.value.code


def spells(desk, citizen):
    found = desk.store.reads.load("benefit", citizen=citizen)
    return sorted((row.kind, row.start, row.last_day) for row in found)


def test_a_period_is_added_in_words_and_taken_back_by_name(desk) -> None:
    citizen = add_citizen(desk)
    before = desk.store.digest()
    done = add_benefit(desk, citizen, Spell("LY", day("2015-03-12")))
    assert spells(desk, citizen) == [("ledighedsydelse", day("2015-03-12"), None)]
    assert done.changes.kinds == {"benefit", "task"}
    assert undo_text(last_undoable(desk)) == "Fortryd: ny ydelsesperiode: ledighedsydelse"
    undo(desk)
    assert desk.store.digest() == before


def test_the_number_moves_with_the_period(desk) -> None:
    citizen = add_citizen(desk)
    done = add_benefit(desk, citizen, Spell("ledighedsydelse", day("2025-03-10")))
    page = counter_page(desk, citizen, day("2026-09-08"), "maalgruppe")
    assert page.total_text == "17 md. 30 dg."
    change_benefit(desk, done.id, Spell("ledighedsydelse", day("2025-03-09")))
    page = counter_page(desk, citizen, day("2026-09-08"), "maalgruppe")
    assert page.total_text == "18 md. 0 dg."
    undo(desk)
    page = counter_page(desk, citizen, day("2026-09-08"), "maalgruppe")
    assert page.total_text == "17 md. 30 dg."


def test_a_period_is_split_at_a_day(desk) -> None:
    citizen = add_citizen(desk)
    first = add_benefit(desk, citizen, Spell("ledighedsydelse", day("2016-01-01"))).id
    second = split_benefit(desk, first, day("2016-08-15")).id
    change_benefit(desk, second, Spell("sygedagpenge", day("2016-08-15")))
    assert spells(desk, citizen) == [
        ("ledighedsydelse", day("2016-01-01"), day("2016-08-14")),
        ("sygedagpenge", day("2016-08-15"), None),
    ]
    undo(desk)
    undo(desk)
    assert spells(desk, citizen) == [("ledighedsydelse", day("2016-01-01"), None)]


def test_a_period_can_only_be_split_inside(desk) -> None:
    citizen = add_citizen(desk)
    wanted = Spell("ledighedsydelse", day("2016-01-01"), day("2016-03-31"))
    row = add_benefit(desk, citizen, wanted).id
    for each in ("2015-12-31", "2016-01-01", "2016-04-01"):
        assert code_of(split_benefit, desk, row, day(each)) == "benefit.split_outside"
    split_benefit(desk, row, day("2016-03-31"))
    assert spells(desk, citizen)[1][1:] == (day("2016-03-31"), day("2016-03-31"))


def test_a_period_ends_and_goes(desk) -> None:
    citizen = add_citizen(desk)
    row = add_benefit(desk, citizen, Spell("ledighedsydelse", day("2016-01-01"))).id
    end_benefit(desk, row, day("2016-08-31"))
    assert spells(desk, citizen)[0][2] == day("2016-08-31")
    assert end_benefit(desk, row, day("2016-08-31")).tx == ""
    assert code_of(end_benefit, desk, row, day("2015-12-31")) == "period.backwards"
    delete_benefit(desk, row)
    assert spells(desk, citizen) == []
    assert code_of(delete_benefit, desk, row) == "row.unknown"
    undo(desk)
    assert len(spells(desk, citizen)) == 1


def test_what_overlaps_is_told_and_not_refused(desk) -> None:
    citizen = add_citizen(desk)
    add_benefit(desk, citizen, Spell("ledighedsydelse", day("2016-01-01")))
    wanted = Spell("fleksjob", day("2016-05-01"), day("2016-05-12"))
    done = add_benefit(desk, citizen, wanted)
    assert [text(remark).split(".")[0] for remark in done.remarks] == [
        "Perioden deler dage med ledighedsydelse (12)"
    ]
    both = add_benefit(desk, citizen, Spell("kontanthjaelp", day("2016-08-01")))
    assert "(alle)" in text(both.remarks[0])


def test_periods_that_cannot_be(desk) -> None:
    citizen = add_citizen(desk)
    row = add_benefit(desk, citizen, Spell("ledighedsydelse", day("2016-01-01"))).id
    backwards = Spell("ledighedsydelse", day("2016-02-01"), day("2016-01-31"))
    assert code_of(add_benefit, desk, citizen, backwards) == "period.backwards"
    again = Spell("ledighedsydelse", day("2016-01-01"), day("2016-05-01"))
    assert code_of(add_benefit, desk, citizen, again) == "benefit.exists"
    assert code_of(add_benefit, desk, citizen, Spell("guld", day("2016-01-01"))) == "value.unknown"
    assert code_of(add_benefit, desk, "f" * 32, again) == "citizen.unknown"
    long = Spell("fleksjob", day("2016-01-01"), None, "x" * 101)
    assert code_of(add_benefit, desk, citizen, long) == "text.too_long"
    before = len(rows(desk))
    assert change_benefit(desk, row, Spell("ledighedsydelse", day("2016-01-01"))).tx == ""
    assert len(rows(desk)) == before


def test_overlaps_leave_the_period_itself_out(desk) -> None:
    citizen = add_citizen(desk)
    row = add_benefit(desk, citizen, Spell("ledighedsydelse", day("2016-01-01"))).id
    kept = desk.store.reads.load("benefit", citizen=citizen)
    assert overlaps(day("2016-02-01"), None, kept, without=row) == ()
    (found,) = overlaps(day("2015-12-01"), day("2016-01-02"), kept)
    assert (found.days, found.words) == (2, "Ledighedsydelse")
    assert overlaps(day("2016-02-01"), day("2016-01-01"), kept) == ()
