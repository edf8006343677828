"""The life of a case: written in by hand, closed, opened again, taken away; each with one undo.

Closing and opening again stand in `citizen_closing`, taking away in `citizen_removal`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flexdesk.app.case_passes import open_pass, step_of
from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.citizen_closing import (
    Closing,
    ClosingPlan,
    close_citizen,
    plan_closing,
    reopen_citizen,
    step_before,
)
from flexdesk.app.citizen_removal import Removal, delete_citizen, plan_removal
from flexdesk.app.closed_words import DROPPED, closed_words
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookalikes import lookalikes_of
from flexdesk.app.lookups import get_citizen
from flexdesk.app.team_members import new_or_member
from flexdesk.base.cpr import CprResult, birth_of, parse_cpr
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import citizen_id, new_id
from flexdesk.domain.codes import BenefitKind
from flexdesk.store.work import UnitOfWork

__all__ = [
    "DROPPED",
    "Closing",
    "ClosingPlan",
    "NewCitizen",
    "Removal",
    "add_citizen",
    "close_citizen",
    "closed_words",
    "delete_citizen",
    "plan_closing",
    "plan_removal",
    "protect_address",
    "reopen_citizen",
    "replacement_number",
    "step_before",
]

_LONGEST_NAME = 120
_REPLACEMENT_DAY = 60
_SERIALS = (*range(4000, 5000), *range(3000, 4000))


@dataclass(frozen=True, slots=True)
class NewCitizen:
    """What is told about somebody written in by hand; words as they were typed."""

    cpr: str
    first_name: str
    last_name: str
    ly_since: dt.date | None = None
    consultant: str = ""
    program: str = ""
    step: str = ""
    visited_on: dt.date | None = None
    phone: str = ""

    def __repr__(self) -> str:
        """Show nothing: all of it is a citizen's."""
        return "NewCitizen()"


def add_citizen(desk: Desk, new: NewCitizen) -> Done:
    """Write a citizen in: a candidate number, the first step, ledighedsydelse since a day.

    Raises:
        UserError: `cpr.*`, `citizen.exists`, `field.required`, `program.unknown`,
            `value.unknown`, `text.too_long`.
    """
    cpr = parse_cpr(new.cpr, on=desk.today())
    fields = _fields(desk, new, cpr)
    row = citizen_id(desk.store.team_secret, cpr.digits)
    remarks = _remarks(desk, cpr, fields)
    with desk.store.work("citizen.add", {}) as uow:
        _refuse_known(uow, cpr.digits)
        if uow.get("citizen", row) is not None or _was_erased(desk, row):
            # an id once taken stays taken, also when the CPR number was changed since
            row = new_id()
        number = uow.next_candidate_no(desk.today().year)
        uow.insert("citizen", row, {**fields, "candidate_no": number})
        if new.ly_since is not None:
            kind = BenefitKind.LEDIGHEDSYDELSE.value
            uow.insert("benefit", new_id(), {"citizen": row, "kind": kind, "start": new.ly_since})
        open_pass(uow, desk, row, str(fields["step"]), desk.today())
        refresh(uow, desk, row)
        tx = uow.tx
    return _done(desk, row, tx, {"citizen", "benefit", "pass", "task"}, remarks)


def _was_erased(desk: Desk, row: str) -> bool:
    told = desk.store.reads.field_history("citizen", row)
    return bool(told) and not any(isinstance(each.after, Mapping) for each in told)


def _fields(desk: Desk, new: NewCitizen, cpr: CprResult) -> dict[str, object]:
    program = desk.program_of(new.program or None)
    consultant = new.consultant.strip() or desk.initials
    return {
        "cpr": cpr.digits,
        "first_name": _name(new.first_name, "first_name"),
        "last_name": _name(new.last_name, "last_name"),
        "consultant": new_or_member(desk, consultant) if consultant else "",
        "program": program.key,
        "step": step_of(desk.pipeline_of(program.key), new.step),
        "visited_on": new.visited_on,
        "phone": clean(new.phone, _LONGEST_NAME),
    }


def _remarks(desk: Desk, cpr: CprResult, fields: dict[str, object]) -> tuple[Remark, ...]:
    hints = [Remark(hint) for hint in cpr.hints]
    first, last = str(fields["first_name"]), str(fields["last_name"])
    others = [
        Remark("citizen.looks_like", {"candidate_no": other.second.candidate_no, "why": other.why})
        for other in lookalikes_of(desk, first, last, cpr.digits)
    ]
    return (*hints, *others)


def replacement_number(desk: Desk, birth: dt.date) -> str:
    """Return a replacement number nobody in the register has: day of birth with 60 added.

    Raises:
        UserError: `cpr.future`, `cpr.no_more`.
    """
    if birth > desk.today():
        raise UserError("cpr.future")
    head = f"{birth.day + _REPLACEMENT_DAY:02}{birth.month:02}{birth.year % 100:02}"
    numbers = (f"{head}{serial:04}" for serial in _SERIALS)
    # the first of the four digits says the century
    free = (
        digits
        for digits in numbers
        if birth_of(digits) == birth and desk.store.reads.find_citizen(digits) is None
    )
    found = next(free, "")
    if not found:
        raise UserError("cpr.no_more")
    return found


def protect_address(desk: Desk, citizen: str, *, is_on: bool) -> Done:
    """Protect a citizen's address, or stop doing so; the same again changes nothing (empty tx).

    Raises:
        UserError: `citizen.unknown`.
    """
    with desk.store.work("citizen.protect", {"is_on": is_on}) as uow:
        get_citizen(uow, citizen)
        changed = uow.edit("citizen", citizen, {"address_protected": is_on})
        tx = uow.tx if changed else ""
    return _done(desk, citizen, tx, {"citizen"})


def _refuse_known(uow: UnitOfWork, cpr: str) -> None:
    known = uow.find_citizen(cpr)
    if known is not None:
        row = get_citizen(uow, known)
        raise UserError("citizen.exists", candidate_no=row.candidate_no)


def _name(text: str, field: str) -> str:
    name = " ".join(clean(text, _LONGEST_NAME).split())
    if not name:
        raise UserError("field.required", field=field_word(field))
    return name


def _done(desk: Desk, row: str, tx: str, kinds: set[str], remarks: tuple[Remark, ...] = ()) -> Done:
    changes = Changes(frozenset({row}), frozenset(kinds), tx)
    if tx:
        desk.publish(changes)
    return Done(row, tx, changes, remarks)
