"""Every action that writes: one transaction, undone and redone whole, named, told, or refused."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from flexdesk.app import (
    agreed_hours,
    attachments,
    benefits,
    bulk_edit,
    call_log,
    case_texts,
    citizen_facts,
    citizen_life,
    contacts,
    edits,
    follow_ups,
    goals,
    grid_entry,
    hand_over,
    history,
    import_columns,
    inspector,
    inspector_fixes,
    lock_settings,
    note_corrections,
    notes,
    notices,
    pass_days,
    paste_rows,
    pauses,
    placement_changes,
    placement_terms,
    screening,
    substitutes,
    tasks,
    transfer,
    transfer_profiles,
    undo_panel,
    views,
    visit_sheet,
    visitation,
)
from flexdesk.app.attachments import NewFile
from flexdesk.app.citizen_life import Closing, NewCitizen
from flexdesk.app.edits import Ending, NewPlacement
from flexdesk.app.pauses import PauseEdit
from flexdesk.app.placement_terms import TermsTyped
from flexdesk.app.screening import Look, Subject
from flexdesk.app.substitutes import SubstituteEdit
from flexdesk.app.views import ViewState
from flexdesk.app.visit_sheet import VisitForm
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.tree import files
from tests.support.verbs import PAST, SOON, UNKNOWN, Given, Verb
from tests.support.verbs_cards import CARDS, CARDS_FIXED, CARDS_REFUSED, add_cards
from tests.support.verbs_support import SUPPORT
from tests.support.verbs_workplaces import WORKPLACES, add_workplaces

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes

JUNE = day("2016-06-01")
LETTER = b"%PDF-1.7 et brev"
NEWCOMER = "680101-4201"


def _people(desk: Any) -> Given:
    citizen = add_citizen(desk, skaanehensyn="Ryg", target_group="Ledighedsydelse")
    given = Given(desk, citizen, add_citizen(desk, "6807704286", first_name="Ole"))
    for row in (given.citizen, given.other):
        add(desk, "benefit", citizen=row, kind="ledighedsydelse", start=day("2014-01-01"))
    add(desk, "consultant", initials="KON02", name="Karen Bro")
    return given


def _given(desk: Any) -> Given:
    given = _people(desk)
    on, ids = given.citizen, given.ids
    ids["benefit"] = desk.store.reads.load("benefit", citizen=on)[0].id
    ids["job"] = edits.start_placement(
        desk, on, NewPlacement("puljefleksjob", "Skovly", day("2016-05-02"), hours="6")
    ).id
    ids["hours"] = edits.add_hours(desk, ids["job"], day("2016-08-01"), "8").id
    ids["place"] = desk.store.reads.get("placement", ids["job"]).workplace
    add_workplaces(given)
    add_cards(given)
    ids["note"] = notes.add_note(desk, on, "Talte om haven", kind="telefon").id
    ids["task"] = tasks.add_task(desk, on, "Ring til lederen", PAST).id
    ids["done"] = tasks.add_task(desk, on, "Skriv til lægen", PAST).id
    tasks.finish_task(desk, ids["done"])
    ids["goal"] = goals.add_goal(desk, on, "Flere timer").id
    ids["sub"] = goals.add_goal(desk, on, "En time mere", parent=ids["goal"]).id
    ids["second"] = goals.add_goal(desk, on, "Fast arbejde").id
    ids["file"] = attachments.attach(desk, on, [NewFile("samtykke.pdf", LETTER)]).id
    ids["pause"] = pauses.start_pause(desk, given.other, "sygdom", PAST).id
    ids["vikar"] = substitutes.add_substitute(desk, SubstituteEdit("KON02", "KON01", PAST, SOON)).id
    ids["view"] = views.save_view(desk, "Mine over 15", ViewState("ly>15")).id
    ids["last_view"] = views.save_view(desk, "På trin", ViewState("trin:praktik")).id
    citizen_facts.set_fact(desk, given.other, "step", "praktik")
    ids["pass"] = next(row.id for row in desk.store.reads.load("pass", citizen=given.other))
    return given


def _line(given: Given, code: str = "") -> str:
    lines = [
        line
        for group in inspector.inspect(given.desk, inspector.TEAM).groups
        for line in group.lines
        if code in {"", group.code}
    ]
    return lines[0].key


def _add_undated(given: Given) -> None:
    given.ids["bare"] = add(
        given.desk, "placement", citizen=given.other, kind="virksomhedspraktik", start=PAST
    )


def _close_with_task(given: Given) -> None:
    citizen_life.close_citizen(given.desk, given.citizen, Closing(DAY, "andet"))
    tasks.add_task(given.desk, given.citizen, "Glemt", SOON)


def _closed(given: Given) -> None:
    citizen_life.close_citizen(given.desk, given.citizen, Closing(DAY, "andet"))


def _aside(given: Given) -> None:
    inspector.set_aside(given.desk, given.ids.setdefault("line", _line(given)), "Det er rigtigt")


def _grid(desk: Any, cpr: str) -> Any:
    row = ("Ny Borger", cpr, "01-03-2015", "", "KON01", "")
    answer = grid_entry.take_grid(desk, [row])
    if answer.result is None:
        raise UserError("import.has_errors")
    return SimpleNamespace(id="", tx=answer.result.import_id)


def _rule(desk: Any) -> Any:
    rule = next(each for each in follow_ups.rules_of(desk) if each.is_on)
    return follow_ups.set_rule(desk, rule.key, follow_ups.RuleChange(is_on=False))[0]


def _bulk(given: Given, name: str, text: str) -> Any:
    people = (given.citizen, given.other)
    return bulk_edit.commit(given.desk, bulk_edit.stage_field(given.desk, people, name, text))


def _bulk_task(given: Given, text: str) -> Any:
    people = (given.citizen, given.other)
    return bulk_edit.commit(given.desk, bulk_edit.stage_task(given.desk, people, text, SOON))


def _bulk_snooze(given: Given, until: dt.date) -> Any:
    staged = bulk_edit.stage_snooze(given.desk, (given.citizen,), bulk_edit.EVERY, until)
    return bulk_edit.commit(given.desk, staged)


def _paste(given: Given, phone: str) -> Any:
    number = given.desk.store.reads.get("citizen", given.citizen).candidate_no
    text = f"Kandidat-nr.\tTelefon\n{number}\t{phone}"
    return bulk_edit.commit(given.desk, paste_rows.stage_paste(given.desk, text))


def _visit(given: Given, day_: str = "31-08-2016") -> Any:
    form = VisitForm(
        day=day_, how="Det går godt", agreed="En time mere", hours="9", hours_from="31-08-2016",
        attended="12", next_day="21-09-2016", placement=given.job, finishes=given.task,
    )  # fmt: skip
    return visit_sheet.save_visit(given.desk, given.citizen, form)


def _fix(given: Given, code: str, way: str, **values: str) -> Any:
    return inspector_fixes.apply_fix(given.desk, _line(given, code), way, values)


def _vikar(given: Given, by: str = "KON01") -> Any:
    wanted = SubstituteEdit("KON02", by, SOON + dt.timedelta(days=1), DAY + dt.timedelta(days=60))
    return substitutes.add_substitute(given.desk, wanted)


def _vikar_edit(given: Given, last: dt.date | None) -> Any:
    wanted = SubstituteEdit("KON02", "KON01", PAST, last, "Ferie")
    return substitutes.edit_substitute(given.desk, given.vikar, wanted)


def _new(given: Given, cpr: str) -> Any:
    new = NewCitizen(cpr, "Ny", "Borger", ly_since=PAST, visited_on=PAST)
    return citizen_life.add_citizen(given.desk, new)


def _ended(given: Given) -> None:
    edits.end_placement(given.desk, given.job, Ending(DAY, "foer_tid", "andet"))


def _planned(given: Given) -> None:
    wanted = NewPlacement("virksomhedspraktik", "Skovly", SOON)
    given.ids["plan"] = edits.start_placement(given.desk, given.citizen, wanted).id


def _notice(given: Given) -> None:
    given.ids["notice"] = notices.give_notice(given.desk, given.job, PAST, SOON, "borger").id


def _agreed(given: Given) -> None:
    given.ids["agreed"] = agreed_hours.agree_hours(given.desk, given.job, SOON, "9").id
    given.desk.clock = FixedClock(SOON)


def _spell(last: dt.date | None, start: dt.date = JUNE) -> benefits.Spell:
    return benefits.Spell("fleksjob", start, last)


def _start(given: Given, kind: str) -> Any:
    wanted = NewPlacement(kind, "Ny arbejdsplads", DAY, hours="5")
    return edits.start_placement(given.desk, given.other, wanted)


VERBS = (
    Verb("note.add", lambda g: notes.add_note(g.desk, g.citizen, "Nyt"),
         lambda g: notes.add_note(g.desk, g.citizen, "  ")),
    Verb("note.correct", lambda g: note_corrections.correct_note(g.desk, g.note, "Rettet"),
         lambda g: note_corrections.correct_note(g.desk, g.note, "")),
    Verb("contact.log",
         lambda g: contacts.log_contact(g.desk, g.citizen, "Hej", kind="moede",
                                        workplace="Nyt sted"),
         lambda g: contacts.log_contact(g.desk, g.citizen, "Hej", kind="moede", day=SOON)),
    Verb("contact.log",
         lambda g: call_log.log_call(g.desk, g.citizen, "", is_reached=False, phone=None),
         lambda g: call_log.log_call(g.desk, UNKNOWN, "Hej", phone=None)),
    Verb("visit.add", _visit, lambda g: _visit(g, "i går")),
    Verb("field.set", lambda g: edits.set_field(g.desk, "citizen", g.citizen, "phone", "70101010"),
         lambda g: edits.set_field(g.desk, "citizen", g.citizen, "hours_now", "mange")),
    Verb("field.set", lambda g: citizen_facts.set_fact(g.desk, g.citizen, "consultant", "KON02"),
         lambda g: citizen_facts.set_fact(g.desk, g.citizen, "step", "ukendt")),
    Verb("field.set", lambda g: edits.set_field(g.desk, "placement", g.job, "start", "16-05-2016"),
         lambda g: edits.set_field(g.desk, "placement", g.job, "last_day", "01-01-2016")),
    Verb("field.set",
         lambda g: _fix(g, "placement.no_workplace", "place", workplace="Et nyt sted"),
         lambda g: _fix(g, "placement.no_workplace", "place", workplace=""), _add_undated),
    Verb("field.set",
         lambda g: _fix(g, "workplace.no_number", "numbers", p_number="1050167250"),
         lambda g: _fix(g, "workplace.no_number", "numbers", p_number="12"), is_of_nobody=True),
    Verb("placement.start", lambda g: _start(g, "virksomhedspraktik"),
         lambda g: _start(g, "ferie")),
    Verb("placement.end",
         lambda g: edits.end_placement(g.desk, g.job, Ending(DAY, "gennemfoert",
                                                             "ordinaert_fleksjob")),
         lambda g: edits.end_placement(g.desk, g.job, Ending(day("2016-01-01"), "gennemfoert",
                                                             "ordinaert_fleksjob"))),
    Verb("placement.shift",
         lambda g: placement_changes.shift_plan(g.desk, g.job, planned_last_day=day("2017-03-31"),
                                                reason="Aftalt med lederen"),
         lambda g: placement_changes.shift_plan(g.desk, g.job, start=SOON)),
    Verb("placement.shift",
         lambda g: placement_changes.shift_plan(g.desk, g.plan, start=SOON + dt.timedelta(days=7)),
         lambda g: placement_changes.shift_plan(g.desk, g.plan, planned_last_day=PAST), _planned),
    Verb("placement.move",
         lambda g: placement_changes.move_workplace(g.desk, g.job, "Åhuset", DAY, "Lukker", "Å 1"),
         lambda g: placement_changes.move_workplace(g.desk, g.job, "Skovly", DAY)),
    Verb("placement.reopen", lambda g: placement_changes.reopen_placement(g.desk, g.job, "Fejl"),
         lambda g: placement_changes.reopen_placement(g.desk, UNKNOWN), _ended),
    Verb("placement.cancel", lambda g: placement_changes.cancel_start(g.desk, g.plan, "Syg"),
         lambda g: placement_changes.cancel_start(g.desk, g.job), _planned),
    Verb("terms.save",
         lambda g: placement_terms.save_terms(g.desk, g.job, TermsTyped(pays="deles", shown="Ja",
                                                                        wage_hour="138,50")),
         lambda g: placement_terms.save_terms(g.desk, g.job, TermsTyped(pool_percent="120"))),
    Verb("notice.give", lambda g: notices.give_notice(g.desk, g.job, DAY, SOON, "arbejdsgiver"),
         lambda g: notices.give_notice(g.desk, g.job, DAY, PAST, "arbejdsgiver")),
    Verb("notice.edit",
         lambda g: notices.edit_notice(g.desk, g.notice, PAST, DAY, "begge", "Enige"),
         lambda g: notices.edit_notice(g.desk, g.notice, DAY, PAST, "begge"), _notice),
    Verb("notice.withdraw", lambda g: notices.withdraw_notice(g.desk, g.notice, DAY),
         lambda g: notices.withdraw_notice(g.desk, g.notice, SOON), _notice),
    Verb("hours.agree", lambda g: agreed_hours.agree_hours(g.desk, g.job, SOON, "9"),
         lambda g: agreed_hours.agree_hours(g.desk, g.job, DAY, "9")),
    Verb("hours.confirm", lambda g: agreed_hours.confirm_agreed(g.desk, g.agreed, attended="12"),
         lambda g: agreed_hours.confirm_agreed(g.desk, g.agreed, hours="38"), _agreed),
    Verb("hours.drop", lambda g: agreed_hours.drop_agreed(g.desk, g.agreed),
         lambda g: agreed_hours.drop_agreed(g.desk, g.hours), _agreed),
    Verb("hours.add", lambda g: edits.add_hours(g.desk, g.job, SOON, "9"),
         lambda g: edits.add_hours(g.desk, g.job, SOON, "37,5"), _agreed),
    Verb("placement.end",
         lambda g: edits.end_placement(g.desk, g.job, Ending(DAY, "foer_tid", "andet")),
         lambda g: edits.end_placement(g.desk, g.job, Ending(DAY, "foer_tid", "seniorpension")),
         lambda g: (_notice(g), _agreed(g))),
    Verb("hours.add", lambda g: edits.add_hours(g.desk, g.job, DAY, "11", attended="14"),
         lambda g: edits.add_hours(g.desk, g.job, day("2015-01-01"), "11")),
    Verb("hours.add", lambda g: edits.add_hours(g.desk, g.job, DAY, "11", is_correction=True),
         lambda g: edits.add_hours(g.desk, g.job, DAY, "11", attended="2")),
    Verb("hours.delete", lambda g: edits.delete_hours(g.desk, g.hours),
         lambda g: edits.delete_hours(g.desk, UNKNOWN)),
    Verb("task.add", lambda g: tasks.add_task(g.desk, g.citizen, "Ring", SOON, time="9",
                                              placement=g.job),
         lambda g: tasks.add_task(g.desk, g.citizen, "Ring", SOON, time="25")),
    Verb("task.finish",
         lambda g: tasks.finish_task(g.desk, g.task, note_text="Ringede", next_due=SOON),
         lambda g: tasks.finish_task(g.desk, g.task, note_text="Ringede", next_due=PAST)),
    Verb("task.finish", lambda g: tasks.finish_tasks(g.desk, [g.task, g.done]),
         lambda g: tasks.finish_tasks(g.desk, [g.done])),
    Verb("task.try", lambda g: tasks.try_task(g.desk, g.task, SOON),
         lambda g: tasks.try_task(g.desk, g.task, PAST)),
    Verb("task.snooze", lambda g: tasks.snooze_tasks(g.desk, [g.task], SOON),
         lambda g: tasks.snooze_tasks(g.desk, [g.task, UNKNOWN], SOON)),
    Verb("task.reopen", lambda g: tasks.reopen_task(g.desk, g.done),
         lambda g: tasks.reopen_task(g.desk, g.task)),
    Verb("task.edit", lambda g: tasks.edit_task(g.desk, g.task, tasks.TaskEdit(due=SOON)),
         lambda g: tasks.edit_task(g.desk, g.task, tasks.TaskEdit(text="Ja", placement=UNKNOWN))),
    Verb("task.remove", lambda g: _fix(g, "task.of_closed", "drop"),
         lambda g: inspector_fixes.apply_fix(g.desk, "task.of_closed:x", "drop", {}),
         _close_with_task),
    Verb("goal.add", lambda g: goals.add_goal(g.desk, g.citizen, "Nyt", due=SOON),
         lambda g: goals.add_goal(g.desk, g.citizen, "Nyt", parent=g.sub)),
    Verb("goal.edit", lambda g: goals.edit_goal(g.desk, g.goal, "Andet", SOON),
         lambda g: goals.edit_goal(g.desk, g.goal, "", SOON)),
    Verb("goal.state", lambda g: goals.set_goal_state(g.desk, g.goal, "naaet"),
         lambda g: goals.set_goal_state(g.desk, g.goal, "naaet", SOON)),
    Verb("goal.move", lambda g: goals.move_goal(g.desk, g.goal, 1),
         lambda g: goals.move_goal(g.desk, UNKNOWN, 1)),
    Verb("goal.remove", lambda g: goals.remove_goal(g.desk, g.goal),
         lambda g: goals.remove_goal(g.desk, UNKNOWN)),
    Verb("pass.edit", lambda g: pass_days.set_pass_days(g.desk, g.ids["pass"], PAST, None),
         lambda g: pass_days.set_pass_days(g.desk, g.ids["pass"], DAY, PAST)),
    Verb("benefit.add", lambda g: benefits.add_benefit(g.desk, g.citizen, _spell(None)),
         lambda g: benefits.add_benefit(g.desk, g.citizen, _spell(PAST, DAY))),
    Verb("benefit.change",
         lambda g: benefits.change_benefit(g.desk, g.benefit, _spell(None)),
         lambda g: benefits.change_benefit(g.desk, g.benefit, _spell(PAST, DAY))),
    Verb("benefit.end", lambda g: benefits.end_benefit(g.desk, g.benefit, DAY),
         lambda g: benefits.end_benefit(g.desk, g.benefit, day("2013-01-01"))),
    Verb("benefit.split", lambda g: benefits.split_benefit(g.desk, g.benefit, DAY),
         lambda g: benefits.split_benefit(g.desk, g.benefit, day("2014-01-01"))),
    Verb("benefit.delete", lambda g: benefits.delete_benefit(g.desk, g.benefit),
         lambda g: benefits.delete_benefit(g.desk, UNKNOWN)),
    Verb("visitation.decide", lambda g: visitation.decide(g.desk, g.citizen, "optaget"),
         lambda g: visitation.decide(g.desk, g.citizen, "afvist")),
    Verb("visitation.decide", lambda g: visitation.decide(g.desk, g.other, "afvist", "Nej"),
         lambda g: visitation.decide(g.desk, g.citizen, "optaget", day=SOON)),
    Verb("attachment.add",
         lambda g: attachments.attach(g.desk, g.citizen, [NewFile("cv.pdf", b"%PDF-x"),
                                                          NewFile("brev.pdf", b"%PDF-y")]),
         lambda g: attachments.attach(g.desk, g.citizen, [NewFile("cv.pdf", b"%PDF-x"),
                                                          NewFile("b.pdf", b"y", "ukendt")])),
    Verb("attachment.edit",
         lambda g: attachments.edit_attachment(g.desk, g.file, kind="cv", title="Andet"),
         lambda g: attachments.edit_attachment(g.desk, g.file, kind="cv", title=" ")),
    Verb("attachment.delete", lambda g: attachments.delete_attachment(g.desk, g.file),
         lambda g: attachments.delete_attachment(g.desk, UNKNOWN)),
    Verb("transfer.done", lambda g: transfer.mark_done(g.desk, [("note", g.note)]),
         lambda g: transfer.mark_done(g.desk, [("note", g.note), ("note", UNKNOWN)])),
    Verb("transfer.missing", lambda g: transfer.mark_missing(g.desk, [("note", g.note)]),
         lambda g: transfer.mark_missing(g.desk, [("note", UNKNOWN)]),
         lambda g: transfer.mark_done(g.desk, [("note", g.note)])),
    Verb("pause.start", lambda g: pauses.start_pause(g.desk, g.citizen, "barsel", DAY, SOON, SOON),
         lambda g: pauses.start_pause(g.desk, g.other, "barsel", DAY)),
    Verb("pause.edit",
         lambda g: pauses.edit_pause(g.desk, g.pause, PauseEdit("barsel", PAST, SOON)),
         lambda g: pauses.edit_pause(g.desk, g.pause, PauseEdit("barsel", SOON, PAST))),
    Verb("pause.end", lambda g: pauses.end_pause(g.desk, g.pause),
         lambda g: pauses.end_pause(g.desk, UNKNOWN)),
    Verb("substitute.add", _vikar, lambda g: _vikar(g, "KON02"), is_of_nobody=True),
    Verb("substitute.edit", lambda g: _vikar_edit(g, DAY), lambda g: _vikar_edit(g, None),
         is_of_nobody=True),
    Verb("substitute.end", lambda g: substitutes.end_substitute(g.desk, g.vikar),
         lambda g: substitutes.end_substitute(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("citizen.hand_over",
         lambda g: hand_over.hand_over(g.desk, [g.citizen, g.other], "KON02", text="Din nu"),
         lambda g: hand_over.hand_over(g.desk, [g.citizen, UNKNOWN], "KON02")),
    Verb("citizen.add", lambda g: _new(g, NEWCOMER), lambda g: _new(g, "670770-4285")),
    Verb("citizen.close",
         lambda g: citizen_life.close_citizen(g.desk, g.citizen, Closing(DAY, "doed", text="Død")),
         lambda g: citizen_life.close_citizen(g.desk, g.citizen, Closing(SOON, "doed"))),
    Verb("citizen.close",
         lambda g: citizen_life.close_citizen(g.desk, g.other, Closing(DAY, "ordinaert_job")),
         lambda g: citizen_life.close_citizen(g.desk, g.other, Closing(DAY, "ukendt"))),
    Verb("citizen.reopen", lambda g: citizen_life.reopen_citizen(g.desk, g.citizen),
         lambda g: citizen_life.reopen_citizen(g.desk, g.other), _closed),
    Verb("citizen.delete", lambda g: citizen_life.delete_citizen(g.desk, g.citizen),
         lambda g: citizen_life.delete_citizen(g.desk, UNKNOWN)),
    Verb("citizen.protect",
         lambda g: citizen_life.protect_address(g.desk, g.citizen, is_on=True),
         lambda g: citizen_life.protect_address(g.desk, UNKNOWN, is_on=True)),
    Verb("screening.look",
         lambda g: screening.screen(g.desk, "faa_timer", [Subject(g.citizen, g.job)],
                                    Look("potentiale", "Chefen vil gerne", SOON)),
         lambda g: screening.screen(g.desk, "faa_timer", [Subject(g.citizen, g.job)],
                                    Look("potentiale", next_on=PAST))),
    Verb("inspector.aside", lambda g: inspector.set_aside(g.desk, _line(g), "Det er rigtigt"),
         lambda g: inspector.set_aside(g.desk, _line(g), " ")),
    Verb("inspector.back", lambda g: inspector.take_up(g.desk, g.line),
         lambda g: inspector.take_up(g.desk, "ukendt:x"), _aside),
    Verb("view.save", lambda g: views.save_view(g.desk, "Ny", ViewState("konsulent:mig")),
         lambda g: views.save_view(g.desk, "mine OVER 15", ViewState()), is_of_nobody=True),
    Verb("view.edit", lambda g: views.rename_view(g.desk, g.view, "Omdøbt"),
         lambda g: views.rename_view(g.desk, g.view, ""), is_of_nobody=True),
    Verb("view.delete", lambda g: views.delete_view(g.desk, g.view),
         lambda g: views.delete_view(g.desk, UNKNOWN), is_of_nobody=True),
    Verb("view.move", lambda g: views.move_view(g.desk, g.last_view, -1),
         lambda g: views.move_view(g.desk, UNKNOWN, 1), is_of_nobody=True),
    Verb("bulk.edit", lambda g: _bulk(g, "consultant", "KON02"),
         lambda g: _bulk(g, "consultant", "")),
    Verb("bulk.edit", lambda g: _bulk(g, "step", "praktik"), lambda g: _bulk(g, "step", "nej")),
    Verb("bulk.task", lambda g: _bulk_task(g, "Skriv status"), lambda g: _bulk_task(g, "")),
    Verb("bulk.snooze", lambda g: _bulk_snooze(g, SOON), lambda g: _bulk_snooze(g, PAST)),
    Verb("bulk.paste", lambda g: _paste(g, "70202020"), lambda g: _paste(g, "")),
    Verb("import.commit", lambda g: _grid(g.desk, NEWCOMER), lambda g: _grid(g.desk, "12")),
    Verb("follow_up.rule", lambda g: _rule(g.desk),
         lambda g: follow_ups.set_rule(g.desk, "ukendt", follow_ups.RuleChange(is_on=True)),
         is_of_nobody=True),
    *WORKPLACES,
    *CARDS,
    Verb("case_texts.set",
         lambda g: case_texts.save_texts(g.desk, g.desk.program.key, {"theme": "Ny"}),
         lambda g: case_texts.save_texts(g.desk, "ukendt", {}), is_of_nobody=True),
    *SUPPORT,
)  # fmt: skip
"""Every action that can be undone, some of them in more than one shape."""

FIXED: dict[str, Callable[[Given], Any]] = {
    "setting.set": lambda g: lock_settings.set_lock_minutes(g.desk, 9),
    "transfer.profile": lambda g: transfer_profiles.choose_profile(
        g.desk, min(transfer_profiles.profiles())
    ),
    "columns.set": lambda g: import_columns.save_columns(g.desk, {"Nr": "cpr", "Hvem": "name"}),
    **CARDS_FIXED,
}
"""Actions that are not undone: the same again, with another value, is how they are taken back."""

ELSEWHERE = frozenset(
    {"desk.create", "example.fill", "follow_up.run", "follow_up.give_way", "follow_up.sweep"}
)
"""What no person does as such; they have tests of their own."""


def _written() -> Iterator[str]:
    for path in files(".py", under="flexdesk/app"):
        text = path.read_text("utf-8")
        yield from re.findall(r"\.work\(\s*\"([a-z_.]+)\"", text)
        yield from re.findall(r"\bStaging\(\s*\"([a-z_.]+)\"", text)


def test_every_verb_of_the_program_is_tried_here() -> None:
    tried = {verb.name for verb in VERBS} | set(FIXED) | ELSEWHERE
    assert set(_written()) == tried
    unnamed = [
        (path.name, line.strip())
        for path in files(".py", under="flexdesk/app")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"store\.work\(\s*[^\"\s]", line)
    ]
    assert unnamed == [("bulk_edit.py", "with desk.store.work(staging.verb, facts) as uow:")]


@pytest.fixture
def given(tmp_path: Path) -> Iterator[Given]:
    with a_desk(tmp_path) as desk:
        yield _given(desk)


def _moved(before: dict[str, Any], after: dict[str, Any]) -> dict[str, set[str]]:
    """Return the ids of the rows that differ, by entity."""
    found = {}
    for entity in {*before, *after}:
        was = {row["id"]: row for row in before.get(entity, [])}
        now = {row["id"]: row for row in after.get(entity, [])}
        ids = {row for row in {*was, *now} if was.get(row) != now.get(row)}
        if ids:
            found[entity] = ids
    return found


def _citizens(rows: dict[str, set[str]], *dumps: dict[str, Any]) -> set[str]:
    """Return whose rows these are."""
    whose = set(rows.get("citizen", ()))
    jobs = {row["id"]: row["citizen"] for dump in dumps for row in dump["placement"]}
    for dump in dumps:
        for entity, ids in rows.items():
            for row in dump.get(entity, []):
                owner = row.get("citizen") or jobs.get(row.get("placement"))
                if row["id"] in ids and owner:
                    whose.add(owner)
    return whose


@pytest.mark.parametrize("verb", VERBS, ids=[f"{at}-{verb.name}" for at, verb in enumerate(VERBS)])
def test_an_action_is_refused_whole_or_is_one_transaction_that_undo_and_redo_take_whole(
    given: Given, verb: Verb
) -> None:
    desk, reads = given.desk, given.desk.store.reads
    verb.before(given)
    _try_in_vain(given, verb)
    told: list[Changes] = []
    desk.subscribe(told.append)
    before, digest, count = reads.dump(), desk.store.digest(), len(desk.store.history(9999))
    done = verb.do(given)
    after = reads.dump()
    moved = _moved(before, after)
    action, *rest = desk.store.history(9999)
    assert (len(rest), action.tx, action.verb) == (count, done.tx, verb.name)
    assert moved
    (changes,) = told
    assert changes.tx == done.tx
    whose = _citizens(moved, before, after)
    assert bool(whose) or verb.is_of_nobody or verb.name.startswith("inspector")
    assert changes.everything or whose <= changes.citizens
    kinds = set(moved) - {"consultant", "import_base", "import_run"}
    assert changes.everything or kinds <= changes.kinds | {"saved_view", "setting"}
    _look_at_names(desk, verb.name, done.tx)
    assert desk.store.verify().ok

    back = history.undo(desk, done.tx)
    assert reads.dump() == before
    assert desk.store.digest() == digest
    assert desk.store.verify().ok
    assert history.rows(desk)[0].text.startswith("fortryd: ")
    history.redo(desk, back.tx)
    assert reads.dump() == after
    assert desk.store.verify().ok
    assert history.rows(desk)[0].text.startswith("gentag: ")


def _look_at_names(desk: Any, verb: str, tx: str) -> None:
    row = history.rows(desk)[0]
    assert row.can_undo
    assert row.text.startswith(history.VERBS[verb])
    assert verb not in row.text
    shown = next(each for each in undo_panel.undo_rows(desk) if each.tx == tx)
    detail = undo_panel.detail_of(desk, tx)
    words = " ".join([shown.text, detail.summary, *(f"{x.title} {x.text}" for x in detail.lines)])
    assert not re.search(r"\b[a-z_]+\.[a-z_]+\b", shown.text)
    assert "6707704285" not in words


def _try_in_vain(given: Given, verb: Verb) -> None:
    desk = given.desk
    told: list[Changes] = []
    stop = desk.subscribe(told.append)
    before = desk.store.digest(), desk.store.data_version(), desk.store.reads.drafts()
    with pytest.raises(UserError):
        verb.bad(given)
    assert (desk.store.digest(), desk.store.data_version(), desk.store.reads.drafts()) == before
    assert told == []
    stop()


@pytest.mark.parametrize("verb", FIXED)
def test_an_action_that_is_not_undone_is_named_and_offers_no_undo(given: Given, verb: str) -> None:
    desk, count = given.desk, len(given.desk.store.history(9999))
    done = FIXED[verb](given)
    row = history.rows(desk)[0]
    assert len(desk.store.history(9999)) == count + 1
    assert (row.tx, row.verb, row.can_undo) == (done.tx, verb, False)
    assert row.text.startswith(history.VERBS[verb])
    with pytest.raises(UserError, match=r"undo\.not_undoable"):
        desk.store.undo(done.tx)
    assert desk.store.verify().ok


@pytest.mark.parametrize("verb", CARDS_REFUSED)
def test_an_action_on_cards_is_refused_whole(given: Given, verb: str) -> None:
    desk = given.desk
    before = desk.store.digest(), len(desk.store.history(9999))
    with pytest.raises(UserError):
        CARDS_REFUSED[verb](given)
    assert (desk.store.digest(), len(desk.store.history(9999))) == before
