"""*Sådan sluttede det* and *Kom videre til*: ending a placement, and what the list offers."""

import dataclasses
import datetime as dt
from dataclasses import dataclass

from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.hours_edits import AGREED
from flexdesk.app.lookups import choice, get_citizen
from flexdesk.app.passes import refresh_passes
from flexdesk.app.placement_checks import (
    ALL_KINDS,
    NEVER_BEGAN,
    answer,
    get_placement,
    hours_of,
    outside_remarks,
    refuse_bad,
    refuse_worked,
)
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import PLACEMENT
from flexdesk.base.errors import UserError
from flexdesk.domain.codes import EndedHow, Onward
from flexdesk.domain.entities import Placement
from flexdesk.domain.labels import group_of, label
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.rules import RuleBook, RuleError
from flexdesk.store.work import UnitOfWork

ONWARD_RULES = {
    Onward.SENIORPENSION: "kom_videre.seniorpension",
    Onward.TIDLIG_PENSION: "kom_videre.tidlig_pension",
    Onward.RESSOURCEFORLOEB: "kom_videre.ressourceforloeb",
}
"""What has not always been there, or is no more; all else can be chosen on any day."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The two facts of an end: *Sådan sluttede det* and *Kom videre til*."""

    last_day: dt.date
    how: str
    onward: str


@dataclass(frozen=True, slots=True)
class OnwardChoice:
    """One word of *Kom videre til*, and the group of the outcome table it counts in."""

    code: str
    label: str
    group: str


def onward_choices(desk: Desk, day: dt.date) -> tuple[OnwardChoice, ...]:
    """Return what *Kom videre til* offers when the last day is a certain one.

    Source: kom_videre.seniorpension, kom_videre.tidlig_pension, kom_videre.ressourceforloeb.
    """
    return tuple(
        OnwardChoice(code.value, label(code), group_of(code).value)
        for code in Onward
        if is_onward_on(desk.rules, code, day)
    )


def is_onward_on(rules: RuleBook, code: str, day: dt.date) -> bool:
    """Say whether a person can have come on to something on a day."""
    key = ONWARD_RULES.get(Onward(code))
    if key is None:
        return True
    try:
        return rules.flag(key, day)
    except RuleError:
        return False


def end_placement(desk: Desk, placement_id: str, ending: Ending) -> Done:
    """End a placement that runs, in two facts; what hangs on it is closed with it.

    Hours agreed for a day after the end are dropped, and a notice without a day gets the last one.
    A placement that never started needs no real stay: its last day is never before its first.

    Raises:
        UserError: `row.unknown`, `placement.already_ended`, `placement.ends_before_start`,
            `placement.cancel_worked`, `value.unknown`, `onward.not_on_day`.
    """
    how = choice("sådan sluttede det", EndedHow, ending.how)
    onward = choice("kom videre til", Onward, ending.onward)
    if not is_onward_on(desk.rules, onward, ending.last_day):
        words = label(onward, Onward).lower()
        raise UserError("onward.not_on_day", onward=words, day=ending.last_day, field="onward")
    with desk.store.work("placement.end", {"how": how, "onward": onward}) as uow:
        row = get_placement(uow, placement_id)
        last_day = max(ending.last_day, row.start) if how == NEVER_BEGAN else ending.last_day
        _refuse_end(row, last_day)
        if how == NEVER_BEGAN:
            refuse_worked(desk, row, "how")
        ended = dataclasses.replace(row, last_day=last_day, ended_how=how, onward=onward)
        remarks = (*refuse_bad(desk, ended, was=row), *_never_started(how, onward))
        remarks += outside_remarks(desk, row, ended)
        uow.edit("placement", placement_id, _facts(ended))
        remarks += close_what_hangs(uow, desk, ended)
        refresh_passes(uow, desk, get_citizen(uow, row.citizen), moved_by=ended)
        mark_needed(uow, desk, row.citizen, PLACEMENT, placement_id)
        refresh(uow, desk, row.citizen)
        kinds = ALL_KINDS | (set(uow.touched) & {"hours", "notice"})
        tx = uow.tx
    # that the job to follow is not there yet is how an ending is written
    remarks = tuple(each for each in remarks if each.code != "placement.onward_not_started")
    return answer(desk, placement_id, tx, row.citizen, kinds, remarks)


def close_what_hangs(uow: UnitOfWork, desk: Desk, ended: Placement) -> tuple[Remark, ...]:
    """Close what hangs on a placement that has got a last day; return what is worth a look."""
    if ended.last_day is None:
        return ()
    dropped = 0
    for row in hours_of(desk, ended):
        is_after = row.day > ended.last_day or ended.ended_how == NEVER_BEGAN
        if row.kind == AGREED and is_after:
            uow.delete("hours", row.id)
            dropped += 1
    remarks: tuple[Remark, ...] = ()
    if dropped:
        remarks = (Remark("placement.agreed_dropped", {"count": dropped}),)
    for notice in open_notices(desk, ended):
        if notice.leaves_on is None:
            uow.edit("notice", notice.id, {"leaves_on": max(ended.last_day, notice.given_on)})
        elif notice.leaves_on != ended.last_day:
            facts = {"leaves_on": notice.leaves_on, "last_day": ended.last_day}
            remarks += (Remark("placement.notice_other_day", facts),)
    return remarks


def open_notices(desk: Desk, placement: Placement) -> tuple[Notice, ...]:
    """Return the notices of a placement that were not taken back."""
    found = desk.store.reads.load("notice", citizen=placement.citizen)
    mine = (row for row in found if isinstance(row, Notice) and row.placement == placement.id)
    return tuple(row for row in mine if row.withdrawn_on is None)


def _refuse_end(row: Placement, last_day: dt.date) -> None:
    if row.last_day is not None:
        raise UserError("placement.already_ended", last_day=row.last_day, field="last_day")
    if last_day < row.start:
        raise UserError(
            "placement.ends_before_start", start=row.start, last_day=last_day, field="last_day"
        )


def _never_started(how: str, onward: str) -> tuple[Remark, ...]:
    """Return a remark when the two facts do not agree about whether it ever started."""
    if onward == Onward.STARTEDE_IKKE and how != NEVER_BEGAN:
        return (Remark("placement.never_began_how"),)
    return ()


def _facts(ended: Placement) -> dict[str, object]:
    return {"last_day": ended.last_day, "ended_how": ended.ended_how, "onward": ended.onward}
