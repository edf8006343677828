"""The example team's days: every page of the workbench shows life, and opening it makes nothing."""

import dataclasses
import datetime as dt
from types import SimpleNamespace

import pypdfium2
import pytest

from flexdesk.app.example.calendar import AS_OF
from flexdesk.app.example.cast_facts import NO_GRANT
from flexdesk.app.example.follow_up_tasks import rules_by_date
from flexdesk.app.example.team import CAST, build_team
from flexdesk.app.follow_up_cases import planned_overlay
from flexdesk.app.follow_ups import shipped_follow_ups
from flexdesk.app.query import parse_query
from flexdesk.app.transfer_texts import fingerprint
from flexdesk.domain.entities import ENTITIES, Note
from flexdesk.domain.follow_up_events import CaseRows
from flexdesk.domain.follow_ups import Setting, plan
from flexdesk.domain.pauses import PauseReason, pause_on
from flexdesk.domain.working_days import WorkingDays
from tests.support.example_team import caseload, named, rows_of, rules, team

SUNDAY = dt.date(2016, 9, 4)


def rows(entity, citizen=None):
    found = [ENTITIES[entity][0](**row) for row in team().rows[entity]]
    return [row for row in found if citizen is None or row.citizen == citizen.id]


def task(name, text):
    (found,) = [row for row in rows_of("task", named(*name)) if row.text == text]
    return found


def open_tasks():
    return [row for row in caseload().tasks if row.done_on is None]


def test_six_are_on_pause_and_birgit_to_the_end_of_january():
    pauses = rows("pause")
    assert len([row for row in pauses if pause_on([row], AS_OF)]) == 6
    (birgit,) = rows("pause", named("Birgit", "Holst"))
    assert (birgit.reason, birgit.last_day) == ("barsel", dt.date(2017, 1, 31))
    assert {row.reason for row in pauses} <= set(PauseReason)
    assert len({row.citizen for row in pauses}) == 6


def test_rene_was_taken_in_yesterday_and_samira_was_not_with_what_was_counted():
    (rene,) = rows("decision", named("René", "Dalgaard-Friis"))
    (samira,) = rows("decision", named("Samira", "Haddad"))
    assert (rene.outcome, rene.day) == ("optaget", dt.date(2016, 8, 30))
    assert (samira.outcome, samira.reason) == ("afvist", "Ikke det rette projekt")
    counted = rene.evidence["counters"]["maalgruppe"]
    assert (counted["months"], counted["is_reached"]) == (22, True)
    assert samira.evidence["counters"]["maalgruppe"]["is_reached"] is False
    closed = {named(*name).closed_reason for name in (("Samira", "Haddad"), ("Leif", "Sønder"))}
    assert closed == {"andet", "doed"}


def test_seven_notes_wait_to_be_carried_over_and_the_others_say_what_was_copied():
    marks = rows("transfer")
    waiting = [row for row in marks if row.done_on is None]
    assert (len(waiting), len(marks)) == (7, 19)
    notes = {row.id: row for row in caseload().notes}
    secret = build_team(team_secret=b"s" * 32)
    again = {row["id"]: row for row in secret.rows["note"]}
    for mark in secret.rows["transfer"]:
        if mark["done_on"] is not None:
            note = Note(**again[mark["row"]])
            assert mark["done_hash"] == fingerprint(b"s" * 32, note)
    assert all(notes[row.row].citizen == row.citizen for row in marks)


def test_every_named_person_has_the_facts_a_consultant_uses_daily():
    wanted = ("language", "interpreter", "transport", "wanted_work", "skaanehensyn", "caseworker")
    for role in CAST:
        citizen = named(*role.name)
        assert all(getattr(citizen, field) for field in wanted), role.name
        assert citizen.hours_now < citizen.hours_aim, role.name
        has_grant = " ".join(role.name) not in NO_GRANT
        assert (citizen.bevilling_on is not None) is has_grant, role.name
    assert named("Ali", "Demir").interpreter == "Ja, telefontolk"
    assert {named(*role.name).caseworker for role in CAST} == {"Karen Toft"}


def test_people_are_present_at_least_as_long_as_they_work():
    jobs = [row for row in caseload().placements if row.attended_week is not None]
    assert len(jobs) > 1000
    assert all(row.hours_week <= row.attended_week <= 37 for row in jobs)
    assert all(row.attended >= row.hours_week for row in caseload().hours)
    assert any(row.attended_week > row.hours_week for row in jobs)


@pytest.mark.parametrize("name", [("Mette", "Sand"), ("Niels", "Brun"), ("Åse", "Aagaard")])
def test_goals_have_parts_in_an_order(name):
    goals = rows("goal", named(*name))
    whole = [row for row in goals if not row.parent]
    parts = [row for row in goals if row.parent == whole[0].id]
    assert [row.ordinal for row in parts] == list(range(len(parts)))
    assert {row.state for row in goals} <= {"aaben", "naaet", "opgivet"}
    assert all((row.state_on is None) == (row.state == "aaben") for row in goals)


def test_one_overdue_is_the_laws_some_of_today_have_times_and_two_were_put_off():
    due = open_tasks()
    late = [row for row in due if row.due < AS_OF]
    assert [row.is_statutory for row in late].count(True) == 1
    assert len([row for row in due if row.due == AS_OF and row.time]) == 3
    put_off = [row for row in due if row.first_due is not None]
    assert len(put_off) == 2
    assert all(row.first_due < row.due for row in put_off)


def test_one_is_due_on_a_holiday():
    days = WorkingDays(rules())
    off = [row for row in open_tasks() if not days.is_working_day(row.due)]
    on_holidays = [row for row in off if row.due.weekday() < 5]
    assert [row.due for row in on_holidays] == [dt.date(2016, 12, 26)]


def all_cases(built):
    load = built.caseload()
    decisions = [ENTITIES["decision"][0](**row) for row in built.rows["decision"]]
    whose = {row.id: row.citizen for row in load.placements}
    lists = {}
    for name, found in (
        ("benefits", load.benefits), ("placements", load.placements), ("passes", load.passes),
        ("pauses", load.pauses), ("decisions", decisions), ("tasks", load.tasks),
    ):  # fmt: skip
        lists[name] = {}
        for row in found:
            lists[name].setdefault(row.citizen, []).append(row)
    lists["hours"] = {}
    for row in load.hours:
        lists["hours"].setdefault(whose[row.placement], []).append(row)
    for citizen in load.citizens:
        parts = {name: tuple(lists[name].get(citizen.id, ())) for name in lists if name != "tasks"}
        yield CaseRows(citizen, **parts), lists["tasks"].get(citizen.id, [])


@pytest.mark.parametrize("built", [team(), build_team(seed=7)], ids=["team", "another seed"])
def test_opening_the_team_leaves_the_rules_nothing_to_do(built):
    setting = Setting.of(AS_OF, rules_by_date())
    left = [plan(shipped_follow_ups(), case, tasks, setting) for case, tasks in all_cases(built)]
    assert sum(not each.is_empty for each in left) == 0
    by_rules = [row for row in built.caseload().tasks if row.rule]
    assert len(by_rules) > 300
    assert all(row.due > SUNDAY for row in by_rules if row.done_on is None and not row.first_due
               and not row.time)  # fmt: skip


def test_tasks_of_rules_are_about_rows_that_are_there():
    ids = {row["id"] for entity in ENTITIES for row in team().rows[entity]}
    assert all(row.about in ids for row in caseload().tasks if row.rule)
    assert all(row.placement in ids for row in caseload().tasks if row.placement)
    mette = task(("Mette", "Sand"), "Måned 6: plan for ordinært job")
    assert (mette.time, mette.rule) == ("13.00", "aarhus.pulje_ordinaert")


def test_the_papers_are_pages_one_can_look_at():
    assert [row["size"] for row in team().rows["attachment"]] == [len(p) for p in team().papers]
    for paper, row in zip(team().papers, team().rows["attachment"], strict=True):
        page = pypdfium2.PdfDocument(paper)[0]
        text = page.get_textpage().get_text_range()
        assert "Eksempel: ikke et rigtigt papir." in text, row["title"]
    assert "Gælder" in pypdfium2.PdfDocument(team().papers[0])[0].get_textpage().get_text_range()


def test_the_team_has_views_a_vikar_and_a_note_that_was_left():
    for row in team().rows["saved_view"]:
        query = parse_query(row["query"])
        assert (query.problems, query.text, len(query.chips)) == ((), "", 2), row["label"]
        assert row["owner"] == ""
    (vikar,) = rows("substitute")
    assert vikar.start <= AS_OF <= vikar.last_day
    citizen, words = team().draft
    owner = next(row for row in caseload().citizens if row.id == citizen)
    assert f"{owner.first_name} {owner.last_name}" == "Erik Toft Nielsen"
    assert words.endswith("hvis han")


def test_what_is_written_is_laid_over_what_was_saved():
    one = team().rows["citizen"][0]

    reads = SimpleNamespace(load=lambda _entity: ())
    desk = SimpleNamespace(store=SimpleNamespace(reads=reads), caseload=caseload)
    pool = next(row for row in caseload().placements if row.kind == "puljefleksjob")
    laid = planned_overlay(
        desk,
        {"citizen": [one | {"id": "new"}]},
        [("placement", pool.id, {"last_day": AS_OF}), ("note", "x", {"text": ""})],
        [("benefit", "gone")],
    )
    assert laid["citizen"]["new"].first_name == one["first_name"]
    assert laid["placement"][pool.id] == dataclasses.replace(pool, last_day=AS_OF)
    assert laid["benefit"] == {"gone": None}
