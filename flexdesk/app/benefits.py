"""Ydelsesperioder by hand: add, change, split, end, delete; one action is one transaction."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import choice, get_citizen, get_row
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.periods import ONE_DAY, Period
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import period_of
from flexdesk.store.work import UnitOfWork

_LONGEST_LABEL = 100


@dataclass(frozen=True, slots=True)
class Spell:
    """What is asked for of a period; the kind in words, `last_day` None when it runs on."""

    kind: str
    start: dt.date
    last_day: dt.date | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Another period that shares days with one."""

    benefit: Benefit
    days: int | None
    """How many days they share; None where both run on."""

    @property
    def words(self) -> str:
        """What it is called."""
        return self.benefit.label or label(self.benefit.kind, BenefitKind)


def overlaps(
    start: dt.date, last_day: dt.date | None, others: Iterable[Benefit], *, without: str = ""
) -> tuple[Overlap, ...]:
    """Return the periods among `others` that share days with a stretch, itself left out."""
    if last_day is not None and last_day < start:
        return ()
    wanted = Period.of_days(start, last_day)
    found = []
    for row in others:
        period = period_of(row) if row.id != without else None
        shared = wanted.intersect(period) if period is not None else None
        if shared is not None:
            found.append(Overlap(row, None if shared.last_day is None else shared.days))
    return tuple(found)


def add_benefit(desk: Desk, citizen_id: str, wanted: Spell) -> Done:
    """Add a period on a benefit; what it overlaps with is told, not refused.

    Raises:
        UserError: `citizen.unknown`, `value.unknown`, `period.backwards`, `benefit.exists`.
    """
    values = _values(wanted)
    benefit_id = new_id()
    with desk.store.work("benefit.add", {"kind": values["kind"]}) as uow:
        get_citizen(uow, citizen_id)
        remarks = _check(desk, citizen_id, wanted, str(values["kind"]))
        uow.insert("benefit", benefit_id, {"citizen": citizen_id, **values})
        refresh(uow, desk, citizen_id)
        tx = uow.tx
    return _done(desk, benefit_id, tx, citizen_id, remarks)


def change_benefit(desk: Desk, benefit_id: str, wanted: Spell) -> Done:
    """Change kind and days of a period; the same values change nothing (empty tx).

    Raises:
        UserError: `row.unknown`, `value.unknown`, `period.backwards`, `benefit.exists`.
    """
    values = _values(wanted)
    with desk.store.work("benefit.change", {"kind": values["kind"]}) as uow:
        row = _benefit(uow, benefit_id)
        remarks = _check(desk, row.citizen, wanted, str(values["kind"]), was=row)
        changed = uow.edit("benefit", benefit_id, values)
        refresh(uow, desk, row.citizen)
        tx = uow.tx if changed else ""
    return _done(desk, benefit_id, tx, row.citizen, remarks)


def end_benefit(desk: Desk, benefit_id: str, last_day: dt.date) -> Done:
    """Give a period its last day.

    Raises:
        UserError: `row.unknown`, `period.backwards`.
    """
    with desk.store.work("benefit.end", {}) as uow:
        row = _benefit(uow, benefit_id)
        if last_day < row.start:
            raise UserError("period.backwards", start=row.start, last_day=last_day)
        changed = uow.edit("benefit", benefit_id, {"last_day": last_day})
        refresh(uow, desk, row.citizen)
        tx = uow.tx if changed else ""
    return _done(desk, benefit_id, tx, row.citizen, ())


def split_benefit(desk: Desk, benefit_id: str, day: dt.date) -> Done:
    """Make two periods of one: the second begins on `day`. Returns the second.

    Raises:
        UserError: `row.unknown`, `benefit.split_outside`, `benefit.exists`.
    """
    second = new_id()
    with desk.store.work("benefit.split", {}) as uow:
        row = _benefit(uow, benefit_id)
        if day <= row.start or (row.last_day is not None and day > row.last_day):
            raise UserError("benefit.split_outside", start=row.start, last_day=row.last_day)
        _refuse_twin(_benefits(desk, row.citizen), row.kind, day, without=row.id)
        uow.edit("benefit", benefit_id, {"last_day": day - ONE_DAY})
        values = {"citizen": row.citizen, "kind": row.kind, "label": row.label}
        uow.insert("benefit", second, {**values, "start": day, "last_day": row.last_day})
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    return _done(desk, second, tx, row.citizen, ())


def delete_benefit(desk: Desk, benefit_id: str) -> Done:
    """Take a period away; undo brings it back.

    Raises:
        UserError: `row.unknown`.
    """
    with desk.store.work("benefit.delete", {}) as uow:
        row = _benefit(uow, benefit_id)
        uow.delete("benefit", benefit_id)
        refresh(uow, desk, row.citizen)
        tx = uow.tx
    return _done(desk, benefit_id, tx, row.citizen, ())


def _values(wanted: Spell) -> dict[str, object]:
    if wanted.last_day is not None and wanted.last_day < wanted.start:
        raise UserError("period.backwards", start=wanted.start, last_day=wanted.last_day)
    words = one_line(wanted.label)
    if len(words) > _LONGEST_LABEL:
        raise UserError("text.too_long", length=len(words), limit=_LONGEST_LABEL)
    return {
        "kind": choice("ydelse", BenefitKind, wanted.kind),
        "start": wanted.start,
        "last_day": wanted.last_day,
        "label": words,
    }


def _check(
    desk: Desk, citizen_id: str, wanted: Spell, kind: str, was: Benefit | None = None
) -> tuple[Remark, ...]:
    """Refuse a second period of one kind and start; tell the ones that share days."""
    others = _benefits(desk, citizen_id)
    without = was.id if was else ""
    _refuse_twin(others, kind, wanted.start, without=without)
    return tuple(
        Remark("benefit.shares_days", {"kind": found.words.lower(), "days": found.days or "alle"})
        for found in overlaps(wanted.start, wanted.last_day, others, without=without)
    )


def _refuse_twin(
    others: Iterable[Benefit], kind: str, start: dt.date, *, without: str = ""
) -> None:
    # to an import the two would be one
    if any((row.kind, row.start) == (kind, start) and row.id != without for row in others):
        raise UserError("benefit.exists", kind=label(kind, BenefitKind).lower(), start=start)


def _benefit(uow: UnitOfWork, benefit_id: str) -> Benefit:
    row = get_row(uow, "benefit", benefit_id)
    if not isinstance(row, Benefit):
        raise UserError("row.unknown", kind="ydelsesperiode")
    return row


def _benefits(desk: Desk, citizen_id: str) -> tuple[Benefit, ...]:
    rows = desk.store.reads.load("benefit", citizen=citizen_id)
    return tuple(row for row in rows if isinstance(row, Benefit))


def _done(desk: Desk, row_id: str, tx: str, citizen_id: str, remarks: tuple[Remark, ...]) -> Done:
    changes = Changes(frozenset({citizen_id}), frozenset({"benefit", "task"}), tx)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes, remarks)
