"""Notice given and taken back, and what an end makes of one that stands."""

import datetime as dt
from pathlib import Path

import pytest

from flexdesk.app import history
from flexdesk.app.edits import Ending, NewPlacement, end_placement, start_placement
from flexdesk.app.notices import edit_notice, give_notice, notice_on, withdraw_notice
from flexdesk.app.placement_changes import reopen_placement
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add_citizen, day

GIVEN, LEAVES = day("2016-08-15"), day("2016-09-30")


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def job(desk) -> str:
    wanted = NewPlacement("ordinaert_fleksjob", "Skovly", day("2016-03-01"), hours="8")
    return start_placement(desk, add_citizen(desk), wanted).id


def refused(desk, call, *args) -> tuple[str, object]:
    before = desk.store.digest()
    with pytest.raises(UserError) as caught:
        call(desk, *args)
    assert desk.store.digest() == before
    assert "{" not in text(caught.value)
    return caught.value.code, caught.value.facts.get("field")


def test_a_notice_stands_from_its_day_until_it_is_taken_back_or_the_job_ends(desk, job) -> None:
    assert notice_on(desk, job, DAY) is None
    done = give_notice(desk, job, GIVEN, LEAVES, "Arbejdsgiver", "Færre opgaver")
    assert history.rows(desk)[0].text == "opsigelse: arbejdsgiver"
    standing = notice_on(desk, job, DAY)
    assert (standing.id, standing.by, standing.leaves_on) == (done.id, "arbejdsgiver", LEAVES)
    assert notice_on(desk, job, GIVEN - dt.timedelta(days=1)) is None
    withdraw_notice(desk, done.id, DAY)
    assert notice_on(desk, job, DAY) is None
    assert notice_on(desk, job, DAY - dt.timedelta(days=1)) is not None
    again = give_notice(desk, job, DAY, None, "begge")
    assert notice_on(desk, job, DAY).id == again.id


def test_what_a_notice_is_refused_for(desk, job) -> None:
    late, early = DAY + dt.timedelta(days=1), day("2016-02-01")
    assert refused(desk, give_notice, job, late, None, "borger") == ("notice.future", "given_on")
    code = refused(desk, give_notice, job, DAY, GIVEN, "borger")
    assert code == ("notice.backwards", "leaves_on")
    code = refused(desk, give_notice, job, early, None, "borger")
    assert code == ("notice.before_start", "given_on")
    assert refused(desk, give_notice, job, DAY, None, "naboen") == ("notice.by", "by")
    first = give_notice(desk, job, GIVEN, None, "borger").id
    code = refused(desk, give_notice, job, DAY, None, "borger")
    assert code == ("notice.exists", "given_on")
    assert refused(desk, withdraw_notice, first, early) == ("notice.withdrawn_before", "day")
    assert refused(desk, withdraw_notice, first, late) == ("notice.future", "day")
    withdraw_notice(desk, first, DAY)
    assert refused(desk, withdraw_notice, first, DAY) == ("notice.withdrawn", "day")
    end_placement(desk, job, Ending(DAY, "foer_tid", "andet"))
    code = refused(desk, give_notice, job, DAY, None, "borger")
    assert code == ("placement.already_ended", "given_on")


def test_a_notice_gets_its_day_of_leaving_later(desk, job) -> None:
    notice = give_notice(desk, job, GIVEN, None, "borger").id
    done = edit_notice(desk, notice, GIVEN, LEAVES, "Begge", "Enige om det")
    assert history.rows(desk)[0].text == "rettet opsigelse"
    row = notice_on(desk, job, DAY)
    assert (row.id, row.leaves_on, row.by, row.reason) == (notice, LEAVES, "begge", "Enige om det")
    assert edit_notice(desk, notice, GIVEN, LEAVES, "begge", "Enige om det").tx == ""
    history.undo(desk)
    assert (notice_on(desk, job, DAY).leaves_on, notice_on(desk, job, DAY).by) == (None, "borger")
    assert done.tx


def test_what_a_corrected_notice_is_refused_for(desk, job) -> None:
    late, early = DAY + dt.timedelta(days=1), day("2016-02-01")
    notice = give_notice(desk, job, GIVEN, None, "borger").id
    for typed, wrong in (
        ((late, None, "borger"), ("notice.future", "given_on")),
        ((DAY, GIVEN, "borger"), ("notice.backwards", "leaves_on")),
        ((early, None, "borger"), ("notice.before_start", "given_on")),
        ((GIVEN, None, "naboen"), ("notice.by", "by")),
        ((GIVEN, None, "borger", "x" * 501), ("text.too_long", "reason")),
    ):
        assert refused(desk, edit_notice, notice, *typed) == wrong
    assert refused(desk, edit_notice, "f" * 32, GIVEN, None, "borger")[0] == "row.unknown"
    withdraw_notice(desk, notice, DAY)
    code = refused(desk, edit_notice, notice, GIVEN, None, "borger")
    assert code == ("notice.withdrawn", "given_on")
    again = give_notice(desk, job, DAY, None, "borger").id
    end_placement(desk, job, Ending(DAY, "foer_tid", "andet"))
    code = refused(desk, edit_notice, again, DAY, None, "borger")
    assert code == ("placement.already_ended", "given_on")


def test_a_corrected_notice_past_the_plan_is_told(desk) -> None:
    wanted = NewPlacement("puljefleksjob", "Skovly", day("2016-03-01"))
    job = start_placement(desk, add_citizen(desk, "6807704286"), wanted).id
    notice = give_notice(desk, job, DAY, None, "borger").id
    done = edit_notice(desk, notice, DAY, day("2017-03-31"), "borger")
    assert [each.code for each in done.remarks] == ["notice.past_plan"]


def test_an_end_answers_the_notice_and_undo_opens_it_again(desk, job) -> None:
    notice = give_notice(desk, job, GIVEN, None, "borger").id
    before = desk.store.reads.dump()
    end_placement(desk, job, Ending(DAY, "foer_tid", "borger_stoppede"))
    assert desk.store.reads.get("notice", notice).leaves_on == DAY
    assert notice_on(desk, job, DAY) is None
    assert refused(desk, withdraw_notice, notice, DAY)[0] == "placement.already_ended"
    history.undo(desk)
    assert desk.store.reads.dump() == before
    assert notice_on(desk, job, DAY) is not None


def test_another_last_day_than_the_notice_said_is_told(desk, job) -> None:
    give_notice(desk, job, GIVEN, LEAVES, "borger")
    done = end_placement(desk, job, Ending(DAY, "foer_tid", "borger_stoppede"))
    assert [each.code for each in done.remarks] == ["placement.notice_other_day"]
    assert "30-09-2016" in text(done.remarks[0])
    reopen_placement(desk, job)
    assert notice_on(desk, job, DAY).leaves_on == LEAVES


def test_leaving_after_the_planned_end_is_told(desk) -> None:
    wanted = NewPlacement("puljefleksjob", "Skovly", day("2016-03-01"))
    job = start_placement(desk, add_citizen(desk, "6807704286"), wanted).id
    done = give_notice(desk, job, DAY, day("2017-03-31"), "borger")
    assert [each.code for each in done.remarks] == ["notice.past_plan"]
