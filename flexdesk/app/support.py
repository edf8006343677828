"""Courses and support: asked for, granted or refused, how it went, and what it costs.

A granted course is a pass through the step *Kurser* where the pipeline has it; a passed driving
test can write the citizen's licence in the same action.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.lookups import choice, find_workplace, get_citizen, get_row, read_street
from flexdesk.app.support_due import NO_RESULT, REVIEW, WAITING, SupportDue, due
from flexdesk.app.support_passes import follow_courses
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import parse_number, round_half_up
from flexdesk.domain.entities import Placement
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import AskedBy, SupportKind, SupportResult, SupportState
from flexdesk.domain.workplace_entities import Opening
from flexdesk.store.work import UnitOfWork

__all__ = [
    "NO_RESULT",
    "REVIEW",
    "WAITING",
    "Granting",
    "SupportDue",
    "SupportEdit",
    "SupportOutcome",
    "ask",
    "delete_support",
    "drop_support",
    "due",
    "edit_support",
    "grant",
    "read_price",
    "refuse",
    "write_result",
]

MAX_KRONER = 1_000_000
"""A price above this is a slip of the finger."""
_OERE = 100
_LONGEST, _LONGEST_TITLE = 1000, 120
_NAMED = frozenset({SupportKind.KURSUS.value, SupportKind.ANDET.value})
"""Kinds that say nothing without a text."""


@dataclass(frozen=True, slots=True)
class SupportEdit:
    """A course or support as it is to be; the price as it is typed, a workplace by id or name."""

    kind: str
    text: str = ""
    asked_by: str = ""
    asked_on: dt.date | None = None
    workplace: str = ""
    street: str = ""
    """Where a workplace lies that nobody has named before."""
    opening: str = ""
    placement: str = ""
    price: str = ""
    state: str = SupportState.ANSOEGT.value
    decided_on: dt.date | None = None
    reason: str = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    review_on: dt.date | None = None
    result: str = ""
    result_on: dt.date | None = None

    def __repr__(self) -> str:
        """Show nothing: the text is a citizen's."""
        return "SupportEdit()"


@dataclass(frozen=True, slots=True)
class Granting:
    """What is granted: when and why, the price (None: as it was), its days."""

    day: dt.date
    reason: str = ""
    price: str | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SupportOutcome:
    """How it went; `licence` is written as the citizen's driving licence when it is not empty."""

    result: str
    day: dt.date
    licence: str = ""


def ask(desk: Desk, citizen_id: str, wanted: SupportEdit) -> Done:
    """Write a course or support that is asked for; it may have its answer already.

    Raises:
        UserError: `citizen.unknown`, `value.unknown`, `support.*`.
    """
    row = _read(desk, "", citizen_id, wanted)
    support_id = new_id()
    with desk.store.work("support.ask", {"kind": row.kind}) as uow:
        get_citizen(uow, citizen_id)
        placed, kinds = _placed(uow, desk, row, wanted)
        made = dataclasses.replace(placed, id=support_id, by=desk.initials)
        _check(desk, uow, made)
        uow.insert("support", support_id, _values(made))
        follow_courses(uow, desk, citizen_id, made)
        tx = uow.tx
    return _done(desk, support_id, citizen_id, tx, kinds)


def edit_support(desk: Desk, support_id: str, wanted: SupportEdit) -> Done:
    """Put a course or support right; what is as it was changes nothing (empty tx).

    Raises:
        UserError: as `ask`, and `row.unknown`.
    """
    with desk.store.work("support.edit", {}) as uow:
        before = _support(uow, support_id)
        row = _read(desk, support_id, before.citizen, wanted)
        placed, kinds = _placed(uow, desk, row, wanted)
        after = dataclasses.replace(placed, by=before.by)
        tx = _write(uow, desk, before, after)
    return _done(desk, support_id, before.citizen, tx, kinds)


def grant(desk: Desk, support_id: str, granting: Granting) -> Done:
    """Grant what was asked for.

    Raises:
        UserError: `row.unknown`, `support.*`.
    """
    price = None if granting.price is None else read_price(granting.price)
    changes: dict[str, object] = {
        "state": SupportState.BEVILGET.value,
        "decided_on": granting.day,
        "reason": clean(granting.reason, _LONGEST),
        "starts_on": granting.starts_on,
        "ends_on": granting.ends_on,
        "review_on": granting.review_on,
    }
    if granting.price is not None:
        changes["price_oere"] = price
    with desk.store.work("support.grant", {}) as uow:
        citizen, tx = _change(uow, desk, support_id, changes)
    return _done(desk, support_id, citizen, tx)


def refuse(desk: Desk, support_id: str, day: dt.date, reason: str) -> Done:
    """Refuse what was asked for, with a reason.

    Raises:
        UserError: `row.unknown`, `support.no_reason`, `support.has_result`, `support.*`.
    """
    changes = _turned_down(SupportState.AFSLAAET, day, reason)
    with desk.store.work("support.refuse", {}) as uow:
        citizen, tx = _change(uow, desk, support_id, changes)
    return _done(desk, support_id, citizen, tx)


def drop_support(desk: Desk, support_id: str, day: dt.date, reason: str = "") -> Done:
    """Say that it came to nothing: nobody needs it any more.

    Raises:
        UserError: `row.unknown`, `support.has_result`, `support.*`.
    """
    changes = _turned_down(SupportState.BORTFALDET, day, reason)
    with desk.store.work("support.drop", {}) as uow:
        citizen, tx = _change(uow, desk, support_id, changes)
    return _done(desk, support_id, citizen, tx)


def write_result(desk: Desk, support_id: str, outcome: SupportOutcome) -> Done:
    """Write how a granted course or support went; a passed driving test the licence too.

    Raises:
        UserError: `row.unknown`, `value.unknown`, `support.not_granted`, `support.*`.
    """
    result = choice("resultat", SupportResult, outcome.result)
    licence = one_line(outcome.licence)
    with desk.store.work("support.result", {"result": result}) as uow:
        before = _support(uow, support_id)
        after = dataclasses.replace(before, result=result, result_on=outcome.day)
        tx = _write(uow, desk, before, after)
        kinds = set()
        if licence:
            _check_licence(after)
            if uow.edit("citizen", before.citizen, {"licence": licence}):
                kinds, tx = {"citizen"}, uow.tx
    return _done(desk, support_id, before.citizen, tx, kinds)


def delete_support(desk: Desk, support_id: str) -> Done:
    """Take it away; undo brings it back with its pass.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("support.delete", {}) as uow:
        row = _support(uow, support_id)
        uow.delete("support", support_id)
        follow_courses(uow, desk, row.citizen, None, gone=support_id)
        tx = uow.tx
    return _done(desk, support_id, row.citizen, tx)


def read_price(text: str) -> int | None:
    """Return a price in øre: "14.500" or "650,50 kr."; None when nothing is typed.

    Unit: øre.

    Raises:
        UserError: `support.price_shape` or `support.price_range`.
    """
    written = one_line(text).lower().removesuffix(",-").removesuffix(".").removesuffix("kr")
    if not written.strip():
        return None
    try:
        kroner = parse_number(written)
    except UserError as error:
        raise UserError("support.price_shape") from error
    if not 0 <= kroner <= MAX_KRONER:
        raise UserError("support.price_range", maximum=MAX_KRONER)
    return int(round_half_up(Fraction(repr(kroner)) * _OERE))


def _change(
    uow: UnitOfWork, desk: Desk, support_id: str, changes: dict[str, object]
) -> tuple[str, str]:
    """Write the changes; return whose row it is, and the transaction."""
    before = _support(uow, support_id)
    # the type of each value is that of its field: the callers name them
    after = dataclasses.replace(before, **changes)  # type: ignore[arg-type]  # by field name
    return before.citizen, _write(uow, desk, before, after)


def _turned_down(state: SupportState, day: dt.date, reason: str) -> dict[str, object]:
    return {"state": state.value, "decided_on": day, "reason": clean(reason, _LONGEST)}


def _write(uow: UnitOfWork, desk: Desk, before: Support, after: Support) -> str:
    """Write what changed, and its passes; return the transaction, empty when nothing did."""
    _check(desk, uow, after, before)
    if not uow.edit("support", after.id, _values(after)):
        return ""
    follow_courses(uow, desk, before.citizen, after)
    return uow.tx


def _read(desk: Desk, support_id: str, citizen_id: str, wanted: SupportEdit) -> Support:
    """Return a row of what was typed, without its workplace."""
    kind = choice("slags", SupportKind, wanted.kind)
    asked_by = choice("ønsket af", AskedBy, wanted.asked_by) if wanted.asked_by else ""
    state = choice("afgørelse", SupportState, wanted.state)
    result = choice("resultat", SupportResult, wanted.result) if wanted.result else ""
    is_decided = state != SupportState.ANSOEGT
    return Support(
        id=support_id,
        citizen=citizen_id,
        kind=kind,
        text=one_line(clean(wanted.text, _LONGEST_TITLE)),
        asked_by=asked_by,
        opening=wanted.opening,
        placement=wanted.placement,
        asked_on=wanted.asked_on or desk.today(),
        state=state,
        decided_on=(wanted.decided_on or desk.today()) if is_decided else None,
        reason=clean(wanted.reason, _LONGEST) if is_decided else "",
        price_oere=read_price(wanted.price),
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        review_on=wanted.review_on,
        result=result,
        result_on=(wanted.result_on or desk.today()) if result else None,
    )


def _placed(
    uow: UnitOfWork, desk: Desk, row: Support, wanted: SupportEdit
) -> tuple[Support, set[str]]:
    """Return the row with its workplace; one nobody has named before is made with that name."""
    if not wanted.workplace.strip():
        return dataclasses.replace(row, workplace=None, opening=""), set()
    found, name = find_workplace(desk, wanted.workplace)
    if found is not None:
        return dataclasses.replace(row, workplace=found), set()
    made = new_id()
    uow.insert("workplace", made, {"name": name, "street": read_street(wanted.street)})
    return dataclasses.replace(row, workplace=made, opening=""), {"workplace"}


def _check(desk: Desk, uow: UnitOfWork, row: Support, was: Support | None = None) -> None:
    """Refuse what cannot be; what it was for before, and is gone since, stands in no way."""
    if row.kind in _NAMED and not row.text:
        raise UserError("support.no_text")
    if row.state == SupportState.AFSLAAET and not row.reason:
        raise UserError("support.no_reason")
    if row.result and row.state != SupportState.BEVILGET:
        granted = row.state == SupportState.ANSOEGT
        raise UserError("support.not_granted" if granted else "support.has_result")
    _check_days(row, desk.today())
    _check_links(uow, row, was)


def _check_days(row: Support, today: dt.date) -> None:
    """Refuse days in the wrong order, and what is said to have happened on a day to come."""
    for day, code in (
        (row.asked_on, "support.asked_future"),
        (row.decided_on, "support.decided_future"),
        (row.result_on, "support.result_future"),
    ):
        if day is not None and day > today:
            raise UserError(code, day=day)
    for earlier, later, code in (
        (row.asked_on, row.decided_on, "support.decided_before"),
        (row.starts_on, row.ends_on, "support.backwards"),
        (row.starts_on or row.decided_on, row.review_on, "support.review_before"),
        (row.starts_on or row.decided_on, row.result_on, "support.result_before"),
    ):
        if earlier is not None and later is not None and later < earlier:
            raise UserError(code, day=earlier)


def _check_links(uow: UnitOfWork, row: Support, was: Support | None) -> None:
    """Refuse a placement of somebody else, and an opening of another workplace."""
    if row.placement and (was is None or row.placement != was.placement):
        placement = get_row(uow, "placement", row.placement)
        if not isinstance(placement, Placement) or placement.citizen != row.citizen:
            raise UserError("row.unknown", kind="forløb")
    place = (row.opening, row.workplace)
    if row.opening and (was is None or place != (was.opening, was.workplace)):
        opening = get_row(uow, "opening", row.opening)
        if not isinstance(opening, Opening) or opening.workplace != row.workplace:
            raise UserError("row.unknown", kind="ledig plads")


def _check_licence(row: Support) -> None:
    if row.kind != SupportKind.KOEREKORT or row.result != SupportResult.BESTAAET:
        raise UserError("support.no_licence")


def _support(uow: UnitOfWork, support_id: str) -> Support:
    row = get_row(uow, "support", support_id)
    if not isinstance(row, Support):
        raise UserError("row.unknown", kind="støtte")
    return row


_FIELDS = tuple(field.name for field in dataclasses.fields(Support) if field.name != "id")


def _values(row: Support) -> dict[str, object]:
    return {name: getattr(row, name) for name in _FIELDS}


def _done(
    desk: Desk, support_id: str, citizen_id: str, tx: str, kinds: set[str] | None = None
) -> Done:
    changed = frozenset({"support", "pass", *(kinds or ())})
    changes = Changes(frozenset({citizen_id}), changed, tx)
    if tx:
        desk.publish(changes)
    return Done(support_id, tx, changes)
