"""The follow-up engine on a real store: with the event, in one undo, previewed, switched."""

import pytest

from flexdesk.app import edits, follow_ups, history
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.follow_up_words import condition_words, program_words, shift_words, when_words
from flexdesk.app.follow_ups import RuleChange
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from flexdesk.base.ids import citizen_id
from tests.support.desks import a_desk, add, add_citizen, day

POOL_RULES = ["aarhus.pulje_foerste", "aarhus.pulje_ordinaert"]


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as desk:
        yield desk


def tasks(desk, *, is_open=True):
    rows = sorted(desk.store.reads.load("task"), key=lambda row: (row.due, row.rule))
    return [row for row in rows if not is_open or row.done_on is None]


def days(desk):
    return [(row.rule, row.due.isoformat()) for row in tasks(desk)]


def start_pool(desk, citizen, start="2016-06-15", planned="2017-06-14"):
    wanted = NewPlacement("puljefleksjob", "Børnehuset Skovly", day(start), day(planned), "10")
    return edits.start_placement(desk, citizen, wanted)


def at(desk, text):
    desk.clock = FixedClock(day(text))


def test_a_new_pool_job_brings_its_follow_ups_and_one_undo_takes_both(desk):
    citizen = add_citizen(desk)
    done = start_pool(desk, citizen)
    assert days(desk) == [
        ("aarhus.pulje_foerste", "2016-09-15"),
        ("aarhus.pulje_ordinaert", "2016-12-15"),
        ("aarhus.pulje_sen", "2017-02-15"),
    ]
    task = tasks(desk)[0]
    assert (task.consultant, task.kind, task.about, task.placement) == (
        "KON01", "opfoelgning", done.id, done.id,
    )  # fmt: skip
    assert task.text == "Opfølgning på puljefleksjob efter 3 måneder"
    assert "task" in done.changes.kinds
    history.undo(desk)
    assert tasks(desk) == []
    assert desk.store.reads.load("placement") == ()
    history.redo(desk)
    assert len(tasks(desk)) == 3


def test_a_start_that_moves_takes_its_tasks_along_and_back(desk):
    done = start_pool(desk, add_citizen(desk))
    edits.set_field(desk, "placement", done.id, "start", "22-06-2016")
    assert days(desk)[0] == ("aarhus.pulje_foerste", "2016-09-22")
    history.undo(desk)
    assert days(desk)[0] == ("aarhus.pulje_foerste", "2016-09-15")


def test_an_end_takes_its_open_tasks_away_and_undo_brings_them_back(desk):
    done = start_pool(desk, add_citizen(desk))
    edits.end_placement(desk, done.id, Ending(day("2016-08-30"), "før tid", "sygemelding"))
    assert [rule for rule, _ in days(desk)] == ["aarhus.pulje_maalbar"]
    history.undo(desk)
    assert [rule for rule, _ in days(desk)][:2] == POOL_RULES


def test_what_is_typed_about_the_citizen_is_an_event_too(desk):
    citizen = add_citizen(desk)
    edits.set_field(desk, "citizen", citizen, "bevilling_on", "05-03-2014")
    (task,) = tasks(desk)
    assert (task.due, task.is_statutory) == (day("2016-09-05"), True)
    edits.set_field(desk, "citizen", citizen, "phone", "00 12 34 56")
    assert len(tasks(desk)) == 1
    edits.set_field(desk, "citizen", citizen, "bevilling_on", "")
    assert tasks(desk) == []


def test_hours_above_the_limit_end_the_close_follow_up(desk):
    citizen = add_citizen(desk, program="aalborg_udvikling")
    wanted = NewPlacement("fleksjob", "Køkkenet", day("2016-08-01"), None, "8")
    done = edits.start_placement(desk, citizen, wanted)
    assert len(tasks(desk)) == 7
    edits.add_hours(desk, done.id, day("2016-08-31"), "12")
    assert tasks(desk) == []
    history.undo(desk)
    assert len(tasks(desk)) == 7


def test_opening_makes_what_came_within_reach_and_nothing_twice(desk):
    citizen = add_citizen(desk)
    start_pool(desk, citizen)
    assert follow_ups.run(desk) is None
    at(desk, "2016-12-06")
    done = follow_ups.run(desk)
    assert done is not None
    assert done.changes.citizens == {citizen}
    assert days(desk)[-1] == ("aarhus.pulje_slut", "2017-05-15")
    assert follow_ups.run(desk) is None
    assert history.last_undoable(desk).verb == "placement.start"


def test_opening_takes_tasks_away_whose_event_was_undone_without_them(desk):
    placement = start_pool(desk, add_citizen(desk)).id
    orphan = add(desk, "task", citizen=tasks(desk)[0].citizen, due=day("2017-01-09"),
                 text="Find det ordinære job: 6 måneder i puljefleksjob", kind="opfoelgning",
                 rule="aarhus.pulje_ordinaert", about="0" * 32)  # fmt: skip
    follow_ups.run(desk)
    assert orphan not in {row.id for row in tasks(desk)}
    assert {row.about for row in tasks(desk)} == {placement}


def with_a_pool_job(desk):
    """Write a citizen and a job in one action the rules were not asked about; return its tx."""
    cpr = "6707704285"
    citizen = citizen_id(desk.store.team_secret, cpr)
    with desk.store.work("citizen.add") as uow:
        uow.insert("citizen", citizen, {"cpr": cpr, "program": "aarhus_pool_2013"})
        job = {"citizen": citizen, "kind": "puljefleksjob", "start": day("2016-06-15")}
        uow.insert("placement", "a" * 32, job)
        return uow.tx


def test_tasks_a_rule_made_by_itself_do_not_stand_in_the_way_of_an_undo(desk):
    tx = with_a_pool_job(desk)
    follow_ups.run(desk)
    assert len(tasks(desk)) == 3
    history.undo(desk, tx)
    assert tasks(desk) == []
    assert desk.store.reads.load("citizen") == ()


def test_a_task_somebody_has_touched_does(desk):
    tx = with_a_pool_job(desk)
    follow_ups.run(desk)
    edits.set_field(desk, "task", tasks(desk)[0].id, "time", "9.00")
    with pytest.raises(UserError, match=r"undo\.refused"):
        history.undo(desk, tx)
    assert len(tasks(desk)) == 3


def test_nobody_in_a_pause_gets_tasks_and_a_closed_case_loses_them(desk):
    citizen = add_citizen(desk)
    add(desk, "pause", citizen=citizen, reason="barsel", start=day("2016-08-01"))
    start_pool(desk, citizen)
    assert tasks(desk) == []
    other = add_citizen(desk, "6808704286")
    start_pool(desk, other)
    assert len(tasks(desk)) == 3
    with desk.store.work("test") as uow:
        uow.edit("citizen", other, {"closed_on": day("2016-08-31")})
        follow_ups.refresh(uow, desk, other)
    assert tasks(desk) == []


def test_settling_drops_what_is_over_and_makes_nothing(desk):
    citizen = add_citizen(desk)
    done = start_pool(desk, citizen)
    gone = tasks(desk)[0]
    with desk.store.work("test") as uow:
        uow.delete("task", gone.id)
        follow_ups.settle(uow, desk, citizen)
    assert len(tasks(desk)) == 2
    with desk.store.work("test") as uow:
        uow.edit("placement", done.id, {"last_day": day("2016-08-30")})
        follow_ups.settle(uow, desk, citizen)
    assert tasks(desk) == []


def many(desk, count, start="2016-06-15"):
    for number in range(count):
        citizen = add_citizen(desk, f"67077{number % 10}{1000 + number}")
        add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day(start),
            planned_last_day=day("2017-06-14"))  # fmt: skip


def test_preview_tells_how_many_for_whom_before_anything_is_written(desk):
    many(desk, 3)
    head = desk.store.data_version()
    seen = follow_ups.preview(desk, "aarhus.pulje_foerste", RuleChange(is_on=True))
    assert [(line.due, line.candidate_no) for line in seen.lines] == [
        (day("2016-09-15"), "K-2016-000"),
        (day("2016-09-15"), "K-2016-001"),
        (day("2016-09-15"), "K-2016-002"),
    ]
    assert (seen.soon, seen.made, seen.together, seen.dropped) == (3, 3, 0, 0)
    assert follow_ups.soon_counts(desk)["aarhus.pulje_foerste"] == 3
    later = follow_ups.preview(desk, "aarhus.pulje_foerste", RuleChange(offset=(15, "weeks")))
    assert {line.due for line in later.lines} == {day("2016-09-28")}
    past = follow_ups.preview(desk, "aarhus.pulje_foerste", RuleChange(offset=(1, "months")))
    assert (past.lines, past.soon, past.skipped) == ((), 0, 3)
    assert desk.store.data_version() == head


def test_preview_says_what_falls_due_together(desk):
    many(desk, 2)
    change = RuleChange(offset=(13, "weeks"))
    seen = follow_ups.preview(desk, "aarhus.pulje_ordinaert", change)
    assert (seen.soon, seen.together, seen.made) == (2, 0, 2)
    seen = follow_ups.preview(desk, "aarhus.pulje_ordinaert", RuleChange(offset=(3, "months")))
    assert (seen.soon, seen.together, seen.made) == (2, 2, 0)


def test_switched_off_and_on_again_is_one_undo_each(desk):
    start_pool(desk, add_citizen(desk))
    timed = tasks(desk)[1]
    edits.set_field(desk, "task", timed.id, "time", "9.00")
    done, made = follow_ups.set_rule(desk, "aarhus.pulje_foerste", RuleChange(is_on=False))
    assert (made.dropped, days(desk)[0][0]) == (1, "aarhus.pulje_ordinaert")
    assert history.last_undoable(desk).text == (
        "opfølgningsregel: Puljejob: første opfølgning slået fra"
    )
    assert done.tx
    follow_ups.set_rule(desk, "aarhus.pulje_ordinaert", RuleChange(is_on=False))
    assert timed.id in {row.id for row in tasks(desk)}
    history.undo(desk)
    history.undo(desk)
    assert [rule for rule, _ in days(desk)][:2] == POOL_RULES
    same, nothing = follow_ups.set_rule(desk, "aarhus.pulje_foerste", RuleChange(is_on=True))
    assert (same.tx, nothing.made) == ("", 0)


def test_the_teams_offset_is_laid_over_and_can_be_taken_back(desk):
    start_pool(desk, add_citizen(desk))
    change = RuleChange(offset=(4, "months"))
    _done, made = follow_ups.set_rule(desk, "aarhus.pulje_foerste", change)
    assert made.moved == 1
    task = tasks(desk)[0]
    assert (task.due, task.text) == (
        day("2016-10-17"),
        "Opfølgning på puljefleksjob efter 4 måneder",
    )
    rule = follow_ups.rule_of(desk, "aarhus.pulje_foerste")
    assert (rule.certainty, when_words(desk, rule)) == (
        "team", "4 måneder efter start på puljefleksjob",
    )  # fmt: skip
    follow_ups.set_rule(desk, "aarhus.pulje_foerste", RuleChange(is_reset=True))
    assert tasks(desk)[0].due == day("2016-09-15")


@pytest.mark.parametrize(
    ("key", "change", "code"),
    [
        ("aarhus.lost", RuleChange(is_on=True), "follow_up.unknown"),
        ("aarhus.pulje_foerste", RuleChange(offset=(601, "days")), "follow_up.bad_offset"),
        ("aarhus.pulje_foerste", RuleChange(offset=(3, "moons")), "follow_up.bad_offset"),
        ("faelles.bevilling_status", RuleChange(offset=(3, "days")), "follow_up.fixed_offset"),
    ],
)
def test_a_choice_that_cannot_be_is_refused_and_nothing_is_written(desk, key, change, code):
    head = desk.store.data_version()
    for ask in (follow_ups.preview, follow_ups.set_rule):
        with pytest.raises(UserError) as refused:
            ask(desk, key, change)
        assert refused.value.code == code
    assert desk.store.data_version() == head


def test_a_choice_nobody_can_read_is_as_it_ships(desk):
    with desk.store.work("test") as uow:
        uow.insert("setting", "follow_ups.aarhus.pulje_foerste",
                   {"value": {"is_on": "ja", "offset": {"count": -3, "unit": "days"}}})  # fmt: skip
    assert follow_ups.rules_of(desk) == follow_ups.shipped_follow_ups()


def test_every_rule_is_told_in_danish(desk):
    told = {
        rule.key: f"{when_words(desk, rule)}; {condition_words(desk, rule)}; {shift_words(rule)}"
        for rule in follow_ups.rules_of(desk)
    }
    assert told["aalborg.taet_opfoelgning"].startswith(
        "1 måned efter start på ordinært fleksjob eller puljefleksjob, derefter med 1 måned "
        "imellem i 12 måneder; kun ved 1-10 effektive timer; "
    )
    assert told["aarhus.praktik_midtvejs"].startswith("Ved midten af virksomhedspraktik; ;")
    assert told["faelles.bevilling_status"].startswith(
        "4,5 år efter bevillingen; kun femårig bevilling; rykkes til arbejdsdagen før"
    )
    assert told["faelles.ly_fire_samtaler"].startswith(
        "6 uger efter ledighedsydelsens start, 4 gange med 6 uger imellem; fra 01-07-2026;"
    )
    assert told["aarhus.jobsoegning_status"].startswith("4 uger efter start på trinnet Jobsøgning")
    rule = follow_ups.rule_of(desk, "faelles.pause_op")
    assert program_words(desk, rule) == "Alle programmer"


def test_many_citizens_are_refreshed_at_once_as_the_transaction_has_them(desk):
    many(desk, 30)
    gone = desk.store.reads.load("placement")[0]
    with desk.store.work("test") as uow:
        uow.delete("placement", gone.id)
        everyone = [row.id for row in desk.store.reads.load("citizen")]
        made = follow_ups.refresh_many(uow, desk, everyone)
    assert (made.made, len(made.citizens)) == (87, 29)
    assert gone.citizen not in {row.citizen for row in tasks(desk)}


def test_an_undo_takes_the_tasks_along_that_came_later(desk):
    citizen = add_citizen(desk)
    wanted = NewPlacement("puljefleksjob", "Skovly", day("2016-08-31"), hours="6")
    job = edits.start_placement(desk, citizen, wanted)
    desk.clock = FixedClock(day("2016-10-20"))
    follow_ups.run(desk)
    assert {task.placement for task in desk.store.reads.load("task")} == {job.id}
    back = history.undo(desk, job.tx)
    assert desk.store.reads.load("task") == ()
    history.redo(desk, back.tx)
    assert {task.placement for task in desk.store.reads.load("task")} == {job.id}
    assert desk.store.verify().ok
