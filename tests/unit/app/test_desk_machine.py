"""Any sequence of a consultant's actions leaves a desk that counts, reads, and can be taken back.

Days go by between, the rules make their tasks, and any action may be undone at any time.
"""

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from flexdesk.app import (
    agreed_hours,
    attachments,
    benefits,
    bulk_edit,
    citizen_facts,
    citizen_life,
    citizen_page,
    citizen_rows,
    contacts,
    counters,
    edits,
    figure_queries,
    follow_ups,
    goals,
    hand_over,
    history,
    inspector,
    note_corrections,
    notes,
    notices,
    overview,
    pass_days,
    pauses,
    placement_changes,
    placement_clocks,
    placement_terms,
    substitutes,
    tasks,
    timeline,
    today,
    transfer,
    undo_panel,
    visit_sheet,
    visitation,
    week,
)
from flexdesk.app.attachments import NewFile
from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_life import Closing, NewCitizen
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.pauses import PauseEdit
from flexdesk.app.placement_terms import TermsTyped
from flexdesk.app.substitutes import SubstituteEdit
from flexdesk.app.visit_sheet import VisitForm
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day
from flexdesk.domain import figures
from flexdesk.domain.figures import FIGURE_IDS
from flexdesk.domain.ledighedsydelse import Counter
from tests.support.desks import DAY, a_desk, add, add_citizen
from tests.support.naive_figures import Naive

PICK = st.integers(0, 50)
DAYS = st.integers(-900, 300).map(lambda days: DAY + dt.timedelta(days=days))
MAYBE_DAY = st.none() | DAYS
BENEFITS = st.sampled_from(["ledighedsydelse", "fleksjob", "kontanthjaelp", "sygedagpenge"])
KINDS = st.sampled_from(
    ["puljefleksjob", "ordinaert_fleksjob", "virksomhedspraktik", "ordinaert_job"]
)
ONWARD = st.sampled_from(
    ["ordinaert_fleksjob", "ordinaert_job", "ledighedsydelse", "doed", "fraflytning"]
)
HOW = st.sampled_from(["gennemfoert", "foer_tid", "startede_ikke"])
PLACES = st.sampled_from(["Skovly", "Åhuset", "Bageriet"])
HOURS = st.sampled_from(["4", "6,5", "10", "12", "37", "99"])
TEAM = st.sampled_from(["KON01", "KON02", "KON09"])
STEPS = st.sampled_from(["praktik", "job_search", "visitation", "ukendt"])
WORDS = st.sampled_from(["", "Talte om haven", "Ringer igen", "Ærgerligt\nmen ja"])
CPRS = st.sampled_from(["680101-4201", "690202-4202"])


class DeskMachine(RuleBasedStateMachine):
    """Does what people do, in any order; refusals are fine, half actions are not."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.opened = a_desk(self.folder)
        self.desk = self.opened.__enter__()
        self.first: dict[str, Any] = {}
        self.begun = 0

    @initialize()
    def people(self) -> None:
        """Have three citizens and a colleague."""
        for cpr, last in (("6707704285", "Aagaard"), ("6807704286", "Ørum"), ("6906704287", "Bo")):
            row = add_citizen(self.desk, cpr, last_name=last)
            start = DAY - dt.timedelta(days=700)
            add(self.desk, "benefit", citizen=row, kind="ledighedsydelse", start=start)
        add(self.desk, "consultant", initials="KON02", name="Karen Bro")
        self.first = _by_hand(self.desk)
        self.begun = len(self.desk.store.history(99_999))

    def pick(self, entity: str, at: int) -> str:
        """Return the id of a row, one that is nobody's when there is none."""
        rows = self.desk.store.reads.load(entity)
        return rows[at % len(rows)].id if rows else "f" * 32

    def pick_agreed(self, at: int) -> str:
        """Return the id of agreed hours, of any hours when none are agreed."""
        rows = self.desk.store.reads.load("hours")
        agreed = [row for row in rows if row.kind == "aftale"]
        return agreed[at % len(agreed)].id if agreed else self.pick("hours", at)

    def days_of(self, field: str) -> dict[str, Any]:
        """Return a day of every placement."""
        return {row.id: getattr(row, field) for row in self.desk.store.reads.load("placement")}

    def do(self, call: Any, *args: Any, **more: Any) -> None:
        """Do something; a refusal leaves everything as it was."""
        before = self.desk.store.digest()
        try:
            call(self.desk, *args, **more)
        except UserError:
            assert self.desk.store.digest() == before

    @rule(days=st.integers(1, 60), has_run=st.booleans())
    def days_go_by(self, days: int, has_run: bool) -> None:
        """Go on to another day, where the rules make their tasks."""
        self.desk.clock = FixedClock(self.desk.today() + dt.timedelta(days=days))
        if has_run:
            follow_ups.run(self.desk)
            assert follow_ups.run(self.desk) is None

    @rule(who=PICK, text=WORDS)
    def note(self, who: int, text: str) -> None:
        self.do(notes.add_note, self.pick("citizen", who), text)

    @rule(which=PICK, text=WORDS)
    def correct(self, which: int, text: str) -> None:
        self.do(note_corrections.correct_note, self.pick("note", which), text)

    @rule(who=PICK, text=WORDS, kind=st.sampled_from(["telefon", "ingen_kontakt"]), place=PLACES)
    def contact(self, who: int, text: str, kind: str, place: str) -> None:
        citizen = self.pick("citizen", who)
        self.do(contacts.log_contact, citizen, text, kind=kind, workplace=place)

    @rule(who=PICK, kind=KINDS, place=PLACES, start=DAYS, planned=MAYBE_DAY, hours=HOURS)
    def start(self, who: int, kind: str, place: str, start: dt.date, **more: Any) -> None:
        wanted = NewPlacement(kind, place, start, more["planned"], more["hours"])
        self.do(edits.start_placement, self.pick("citizen", who), wanted)

    @rule(which=PICK, last=DAYS, onward=ONWARD, how=HOW)
    def end(self, which: int, last: dt.date, onward: str, how: str) -> None:
        ending = Ending(last, how, onward)
        self.do(edits.end_placement, self.pick("placement", which), ending)

    @rule(which=PICK, start=MAYBE_DAY, planned=MAYBE_DAY)
    def shift(self, which: int, start: Any, planned: Any) -> None:
        row = self.pick("placement", which)
        before = self.days_of("last_day")
        self.do(placement_changes.shift_plan, row, start=start, planned_last_day=planned)
        assert self.days_of("last_day") == before

    @rule(which=PICK, place=PLACES, on=DAYS)
    def move(self, which: int, place: str, on: dt.date) -> None:
        jobs = len(self.desk.store.reads.load("placement"))
        self.do(placement_changes.move_workplace, self.pick("placement", which), place, on)
        assert len(self.desk.store.reads.load("placement")) == jobs

    @rule(which=PICK, how=st.sampled_from(["reopen", "cancel", "reopen"]))
    def again(self, which: int, how: str) -> None:
        row, verbs = self.pick("placement", which), placement_changes
        self.do(verbs.reopen_placement if how == "reopen" else verbs.cancel_start, row, "Fejl")

    @rule(which=PICK, given=DAYS, leaves=MAYBE_DAY)
    def notice(self, which: int, given: dt.date, leaves: Any) -> None:
        self.do(notices.give_notice, self.pick("placement", which), given, leaves, "borger")

    @rule(which=PICK, given=DAYS, leaves=MAYBE_DAY)
    def notice_again(self, which: int, given: dt.date, leaves: Any) -> None:
        self.do(notices.edit_notice, self.pick("notice", which), given, leaves, "begge")

    @rule(which=PICK, on=DAYS)
    def no_notice(self, which: int, on: dt.date) -> None:
        self.do(notices.withdraw_notice, self.pick("notice", which), on)

    @rule(which=PICK, on=DAYS, hours=HOURS)
    def agree(self, which: int, on: dt.date, hours: str) -> None:
        self.do(agreed_hours.agree_hours, self.pick("placement", which), on, hours)

    @rule(which=PICK, hours=st.none() | HOURS, is_dropped=st.booleans())
    def agreed(self, which: int, hours: Any, is_dropped: bool) -> None:
        row = self.pick_agreed(which)
        if is_dropped:
            self.do(agreed_hours.drop_agreed, row)
        else:
            self.do(agreed_hours.confirm_agreed, row, hours=hours)

    @rule(which=PICK, pays=st.sampled_from(["", "pulje", "deles"]), text=WORDS)
    def terms(self, which: int, pays: str, text: str) -> None:
        typed = TermsTyped(pays=pays, duties=text)
        self.do(placement_terms.save_terms, self.pick("placement", which), typed)

    @rule(which=PICK, field=st.sampled_from(["start", "last_day", "planned_last_day"]), on=DAYS)
    def move_placement(self, which: int, field: str, on: dt.date) -> None:
        row = self.pick("placement", which)
        self.do(edits.set_field, "placement", row, field, format_day(on))

    @rule(which=PICK, on=DAYS, hours=HOURS, is_correction=st.booleans())
    def hours(self, which: int, on: dt.date, hours: str, is_correction: bool) -> None:
        row = self.pick("placement", which)
        self.do(edits.add_hours, row, on, hours, is_correction=is_correction)

    @rule(which=PICK)
    def no_hours(self, which: int) -> None:
        self.do(edits.delete_hours, self.pick("hours", which))

    @rule(who=PICK, kind=BENEFITS, start=DAYS, last=MAYBE_DAY)
    def benefit(self, who: int, kind: str, start: dt.date, last: Any) -> None:
        spell = benefits.Spell(kind, start, last)
        self.do(benefits.add_benefit, self.pick("citizen", who), spell)

    @rule(which=PICK, kind=BENEFITS, start=DAYS, last=MAYBE_DAY)
    def change_benefit(self, which: int, kind: str, start: dt.date, last: Any) -> None:
        spell = benefits.Spell(kind, start, last)
        self.do(benefits.change_benefit, self.pick("benefit", which), spell)

    @rule(which=PICK, on=DAYS, how=st.sampled_from(["split", "end", "delete"]))
    def cut_benefit(self, which: int, on: dt.date, how: str) -> None:
        row = self.pick("benefit", which)
        if how == "delete":
            self.do(benefits.delete_benefit, row)
        else:
            self.do(benefits.split_benefit if how == "split" else benefits.end_benefit, row, on)

    @rule(who=PICK, text=WORDS, due=DAYS)
    def task(self, who: int, text: str, due: dt.date) -> None:
        self.do(tasks.add_task, self.pick("citizen", who), text, due)

    @rule(which=PICK, text=WORDS, following=MAYBE_DAY)
    def finish(self, which: int, text: str, following: Any) -> None:
        self.do(tasks.finish_task, self.pick("task", which), note_text=text, next_due=following)

    @rule(which=PICK, until=DAYS, how=st.sampled_from(["snooze", "try", "reopen"]))
    def put_off(self, which: int, until: dt.date, how: str) -> None:
        row = self.pick("task", which)
        if how == "snooze":
            self.do(tasks.snooze_tasks, [row], until)
        elif how == "try":
            self.do(tasks.try_task, row, until)
        else:
            self.do(tasks.reopen_task, row)

    @rule(who=PICK, above=PICK, is_sub=st.booleans(), text=WORDS)
    def goal(self, who: int, above: int, is_sub: bool, text: str) -> None:
        parent = self.pick("goal", above) if is_sub else ""
        self.do(goals.add_goal, self.pick("citizen", who), text, parent=parent)

    @rule(which=PICK, how=st.sampled_from(["state", "up", "remove"]))
    def change_goal(self, which: int, how: str) -> None:
        row = self.pick("goal", which)
        if how == "state":
            self.do(goals.set_goal_state, row, "naaet")
        elif how == "up":
            self.do(goals.move_goal, row, -1)
        else:
            self.do(goals.remove_goal, row)

    @rule(who=PICK, start=DAYS, last=MAYBE_DAY)
    def pause(self, who: int, start: dt.date, last: Any) -> None:
        self.do(pauses.start_pause, self.pick("citizen", who), "sygdom", start, last)

    @rule(which=PICK, start=DAYS, last=MAYBE_DAY, is_end=st.booleans())
    def change_pause(self, which: int, start: dt.date, last: Any, is_end: bool) -> None:
        row = self.pick("pause", which)
        if is_end:
            self.do(pauses.end_pause, row, start)
        else:
            self.do(pauses.edit_pause, row, PauseEdit("barsel", start, last))

    @rule(consultant=TEAM, by=TEAM, start=DAYS, days=st.integers(0, 40))
    def vikar(self, consultant: str, by: str, start: dt.date, days: int) -> None:
        wanted = SubstituteEdit(consultant, by, start, start + dt.timedelta(days=days))
        self.do(substitutes.add_substitute, wanted)

    @rule(who=PICK, other=PICK, to=TEAM, text=WORDS)
    def hand_over(self, who: int, other: int, to: str, text: str) -> None:
        people = [self.pick("citizen", who), self.pick("citizen", other)]
        self.do(hand_over.hand_over, people, to, text=text)

    @rule(who=PICK, field=st.sampled_from(["consultant", "step", "screened_on"]), at=PICK)
    def fact(self, who: int, field: str, at: int) -> None:
        texts = {
            "consultant": ["KON01", "KON02"],
            "step": ["praktik", "job_search", "visitation"],
            "screened_on": ["01-02-2016", "", "03-03-2015"],
        }[field]
        row = self.pick("citizen", who)
        if field == "screened_on":
            self.do(edits.set_field, "citizen", row, field, texts[at % len(texts)])
        else:
            self.do(citizen_facts.set_fact, row, field, texts[at % len(texts)])

    @rule(which=PICK, start=MAYBE_DAY, last=MAYBE_DAY)
    def pass_days(self, which: int, start: Any, last: Any) -> None:
        self.do(pass_days.set_pass_days, self.pick("pass", which), start, last)

    @rule(who=PICK, outcome=st.sampled_from(["optaget", "afvist"]))
    def decide(self, who: int, outcome: str) -> None:
        self.do(visitation.decide, self.pick("citizen", who), outcome, "Grund")

    @rule(who=PICK, reason=ONWARD, back=st.integers(0, 400), ends=st.booleans())
    def close(self, who: int, reason: str, back: int, ends: bool) -> None:
        day = self.desk.today() - dt.timedelta(days=back)
        closing = Closing(day, reason, ends_placements=ends, text="Lukket")
        self.do(citizen_life.close_citizen, self.pick("citizen", who), closing)

    @rule(who=PICK, how=st.sampled_from(["reopen", "delete", "reopen"]))
    def life(self, who: int, how: str) -> None:
        row = self.pick("citizen", who)
        is_back = how == "reopen"
        self.do(citizen_life.reopen_citizen if is_back else citizen_life.delete_citizen, row)

    @rule(cpr=CPRS, since=MAYBE_DAY)
    def newcomer(self, cpr: str, since: Any) -> None:
        self.do(citizen_life.add_citizen, NewCitizen(cpr, "Ny", "Å", ly_since=since))

    @rule(who=PICK, data=st.sampled_from([b"%PDF-a", b"%PDF-b"]))
    def attach(self, who: int, data: bytes) -> None:
        self.do(attachments.attach, self.pick("citizen", who), [NewFile("cv.pdf", data)])

    @rule(which=PICK)
    def detach(self, which: int) -> None:
        self.do(attachments.delete_attachment, self.pick("attachment", which))

    @rule(which=PICK, is_done=st.booleans())
    def carry(self, which: int, is_done: bool) -> None:
        marks = self.desk.store.reads.load("transfer")
        wanted = [(mark.kind, mark.row) for mark in marks][which % 5 :][:2]
        self.do(transfer.mark_done if is_done else transfer.mark_missing, wanted)

    @rule(who=PICK, hours=HOURS, back=st.integers(0, 20))
    def visit(self, who: int, hours: str, back: int) -> None:
        citizen = self.pick("citizen", who)
        try:
            form = visit_sheet.start_visit(self.desk, citizen).form
        except UserError:
            return
        day = format_day(self.desk.today() - dt.timedelta(days=back))
        told = VisitForm(**{**_fields(form), "day": day, "hours": hours, "hours_from": day,
                            "how": "Godt", "workplace": "Skovly"})  # fmt: skip
        self.do(visit_sheet.save_visit, citizen, told)

    @rule(to=TEAM, until=DAYS, how=st.sampled_from(["consultant", "task", "snooze"]))
    def bulk(self, to: str, until: dt.date, how: str) -> None:
        def staged(desk: Any) -> None:
            people = [row.id for row in desk.store.reads.load("citizen")]
            if how == "consultant":
                staging = bulk_edit.stage_field(desk, people, "consultant", to)
            elif how == "task":
                staging = bulk_edit.stage_task(desk, people, "Skriv status", until)
            else:
                staging = bulk_edit.stage_snooze(desk, people, bulk_edit.EVERY, until)
            bulk_edit.commit(desk, staging)

        self.do(staged)

    def in_effect(self) -> list[str]:
        """Return the actions of this run that can be undone, the newest first."""
        rows = self.desk.store.history(99_999)[: -self.begun or None]
        return [row.tx for row in rows if row.undoable and not row.undone_by and not row.undoes]

    @rule(at=PICK)
    def undo_any(self, at: int) -> None:
        """Undo any action, as the panel offers it."""
        actions = self.in_effect()
        if actions:
            self.do(history.undo, actions[at % len(actions)])

    @rule()
    def redo(self) -> None:
        self.do(history.redo)

    def teardown(self) -> None:
        """Look at every page, then take everything back in reverse order."""
        try:
            if self.first:
                _look_at_everything(self.desk)
                self._take_all_back()
        finally:
            self.opened.__exit__(None, None, None)
            shutil.rmtree(self.folder, ignore_errors=True)

    def _take_all_back(self) -> None:
        while actions := self.in_effect():
            history.undo(self.desk, actions[0])
        assert _by_hand(self.desk) == self.first
        assert self.desk.store.verify().ok


def _fields(form: VisitForm) -> dict[str, Any]:
    return {each.name: getattr(form, each.name) for each in dataclasses.fields(form)}


def _by_hand(desk: Any) -> dict[str, Any]:
    """Return all rows but the tasks rules made: those come and go by the day."""
    dump = desk.store.reads.dump()
    dump["task"] = [row for row in dump["task"] if not row["rule"]]
    return dict(dump)


def _look_at_everything(desk: Any) -> None:
    on = desk.today()
    assert desk.store.verify().ok
    for day in (on, DAY, DAY - dt.timedelta(days=200)):
        for figure in figure_queries.figures_on(desk, day):
            assert figure.id in FIGURE_IDS
            rows = figure_queries.member_rows(desk, figure.id, day)
            wanted = figure.n if figure.N is None else figure.N
            assert len(rows) == wanted, figure.id
        _look_at_figures(desk, day)
    _look_at_clocks(desk, on)
    rows = citizen_rows.list_rows(desk)
    citizens = desk.store.reads.load("citizen")
    assert {row.id for row in rows} == {row.id for row in citizens}
    overview.overview(desk, on)
    week.week_page(desk, on)
    today.today_page(desk, mine=False)
    found = {row.id: row for group in today.today_page(desk, mine=False).groups
             for row in group.rows}  # fmt: skip
    assert all(desk.store.reads.get("task", row).done_on is None for row in found)
    inspector.inspect(desk, inspector.TEAM)
    assert len(transfer.waiting(desk, mine=False)) == transfer.missing_count(desk, mine=False)
    for row in undo_panel.undo_rows(desk):
        undo_panel.detail_of(desk, row.tx)
        assert row.text
    for citizen in citizens:
        citizen_page.citizen_page(desk, citizen.id)
        timeline.timeline_of(read_file(desk, citizen.id), on)
        inspector.inspect(desk, citizen.id)
        transfer.state_of_rows(desk, citizen.id)
        for counter in Counter:
            counters.counter_page(desk, citizen.id, on, counter.value)
    _look_at_rows(desk)


def _look_at_rows(desk: Any) -> None:
    """Hold that no row contradicts itself, whichever way it came to be as it is."""
    dump = desk.store.reads.dump()
    for entity in ("benefit", "placement", "pass", "pause"):
        for row in dump[entity]:
            start, last = row["start"], row["last_day"]
            assert start is None or last is None or start <= last, entity
    made = [(row["rule"], row["about"]) for row in dump["task"]
            if row["rule"] and row["done_on"] is None]  # fmt: skip
    assert len(made) == len(set(made))
    notes_ = {row["id"] for row in dump["note"]}
    assert all(row["replaces"] in {"", *notes_} for row in dump["note"])
    _look_at_placements(dump)
    known = {row["id"] for rows in dump.values() for row in rows}
    assert all(row["row"] in known for row in dump["transfer"])


def _look_at_figures(desk: Any, on: dt.date) -> None:
    """Hold that every figure says what a plain count of the same rows says."""
    naive = Naive(desk.caseload(), on)
    for figure in figures.figures(desk.caseload(), on, desk.rules):
        everyone, counted = naive.count(figure.id)
        whole = len(everyone) if figure.kind == "share" else None
        assert (figure.n, figure.N) == (len(counted), whole), (figure.id, on)


def _look_at_clocks(desk: Any, on: dt.date) -> None:
    """Hold that clocks tick only for what is there and has not come to nothing."""
    jobs = {row.id: row for row in desk.store.reads.load("placement")}
    for clocks in placement_clocks.all_clocks(desk, on).values():
        assert all(jobs[job].ended_how != "startede_ikke" for job, found in clocks.items() if found)


def _look_at_placements(dump: Any) -> None:
    """Hold that what is agreed about a placement fits it, and that plans tell how they came."""
    jobs = {row["id"]: row for row in dump["placement"]}
    terms = [row["placement"] for row in dump["terms"]]
    assert len(terms) == len(set(terms))
    for row in (*dump["terms"], *dump["notice"], *dump["placement_change"]):
        assert row["citizen"] == jobs[row["placement"]]["citizen"]
    for row in dump["notice"]:
        assert row["withdrawn_on"] is None or row["withdrawn_on"] >= row["given_on"]
    for row in dump["placement_change"]:
        pairs = [(row[f"{what}_was"], row[f"{what}_now"]) for what in ("start", "end", "workplace")]
        assert any(was != now for was, now in pairs) or row["kind"] == "genaabnet"
    agreed = [(row["placement"], row["day"]) for row in dump["hours"] if row["kind"] == "aftale"]
    assert len(agreed) == len(set(agreed))


QUICK = settings(
    max_examples=12, stateful_step_count=25, deadline=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
DEEP = settings(QUICK, max_examples=150, stateful_step_count=60, derandomize=False)


def test_any_day_at_the_desk_counts_reads_and_can_be_taken_back() -> None:
    run_state_machine_as_test(DeskMachine, settings=QUICK)
    assert True


@pytest.mark.deep
def test_many_days_at_the_desk() -> None:
    run_state_machine_as_test(DeskMachine, settings=DEEP)
    assert True
