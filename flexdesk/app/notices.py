"""Notice given in a job, put right, and taken back: *opsagt den*, *fratræder den*, by whom."""

import datetime as dt

from flexdesk.app.case_index import case_index
from flexdesk.app.changes import Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import Gets, choice, get_row
from flexdesk.app.placement_checks import answer, get_placement, read_reason
from flexdesk.app.placement_ends import open_notices
from flexdesk.app.transfer import mark_needed
from flexdesk.app.transfer_texts import PLACEMENT
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Placement
from flexdesk.domain.placement_entities import Notice
from flexdesk.domain.work_codes import NoticeBy
from flexdesk.store.work import UnitOfWork

_KINDS = frozenset({"notice", "transfer", "task"})


def give_notice(
    desk: Desk,
    placement_id: str,
    given_on: dt.date,
    leaves_on: dt.date | None,
    by: str,
    reason: str = "",
) -> Done:
    """Write that notice is given in a placement; one that stands must be taken back first.

    Raises:
        UserError: `row.unknown`, `placement.already_ended`, `notice.future`,
            `notice.before_start`, `notice.backwards`, `notice.by`, `notice.exists`,
            `text.too_long`; each says which field it is about.
    """
    why, who = read_reason(reason), _read_by(by)
    _refuse_days(desk, given_on, leaves_on)
    notice_id = new_id()
    with desk.store.work("notice.give", {"by": who}) as uow:
        row = get_placement(uow, placement_id)
        _refuse_notice(desk, row, given_on)
        values = {"given_on": given_on, "leaves_on": leaves_on, "by": who, "reason": why}
        uow.insert("notice", notice_id, {"citizen": row.citizen, "placement": row.id, **values})
        _follow(uow, desk, row)
        tx = uow.tx
    return answer(desk, notice_id, tx, row.citizen, _KINDS, _past_plan(row, leaves_on))


def edit_notice(
    desk: Desk,
    notice_id: str,
    given_on: dt.date,
    leaves_on: dt.date | None,
    by: str,
    reason: str = "",
) -> Done:
    """Put right a notice that stands: the day of leaving is often agreed later.

    The same changes nothing (empty tx).

    Raises:
        UserError: `row.unknown`, `placement.already_ended`, `notice.withdrawn`, `notice.future`,
            `notice.before_start`, `notice.backwards`, `notice.by`, `text.too_long`; each says
            which field it is about.
    """
    why, who = read_reason(reason), _read_by(by)
    _refuse_days(desk, given_on, leaves_on)
    with desk.store.work("notice.edit", {}) as uow:
        notice = _get_notice(uow, notice_id)
        row = get_placement(uow, notice.placement)
        _refuse_over(row, notice, "given_on")
        _refuse_early(row, given_on)
        values = {"given_on": given_on, "leaves_on": leaves_on, "by": who, "reason": why}
        if uow.edit("notice", notice_id, values):
            _follow(uow, desk, row)
        tx = uow.tx if uow.is_changed else ""
    return answer(desk, notice_id, tx, row.citizen, _KINDS, _past_plan(row, leaves_on))


def withdraw_notice(desk: Desk, notice_id: str, day: dt.date) -> Done:
    """Write that a notice was taken back on a day; the row stays.

    Raises:
        UserError: `row.unknown`, `notice.withdrawn`, `notice.withdrawn_before`, `notice.future`,
            `placement.already_ended`.
    """
    if day > desk.today():
        raise UserError("notice.future", day=day, field="day")
    with desk.store.work("notice.withdraw", {}) as uow:
        notice = _get_notice(uow, notice_id)
        row = get_placement(uow, notice.placement)
        _refuse_over(row, notice, "day")
        if day < notice.given_on:
            raise UserError("notice.withdrawn_before", given_on=notice.given_on, field="day")
        uow.edit("notice", notice_id, {"withdrawn_on": day})
        _follow(uow, desk, row)
        tx = uow.tx
    return answer(desk, notice_id, tx, row.citizen, _KINDS)


def notice_on(desk: Desk, placement_id: str, on: dt.date) -> Notice | None:
    """Return the notice a placement is under on a day, None when there is none.

    One that was taken back counts until the day before; none counts after the placement's end.
    """
    index = case_index(desk)
    rows = [row for row in index.notices.get(placement_id, ()) if stands(row, on)]
    if not rows:
        return None
    of_citizen = index.placements.get(rows[-1].citizen, ())
    row = next((each for each in of_citizen if each.id == placement_id), None)
    is_over = row is None or (row.last_day is not None and row.last_day <= on)
    return None if is_over else rows[-1]


def stands(notice: Notice, on: dt.date) -> bool:
    """Say whether a notice has been given and not been taken back on a day."""
    is_withdrawn = notice.withdrawn_on is not None and notice.withdrawn_on <= on
    return notice.given_on <= on and not is_withdrawn


def _get_notice(source: Gets, notice_id: str) -> Notice:
    row = get_row(source, "notice", notice_id)
    if not isinstance(row, Notice):
        raise UserError("row.unknown", kind="opsigelse")
    return row


def _read_by(text: str) -> str:
    try:
        return choice("opsagt af", NoticeBy, text)
    except UserError as error:
        raise UserError("notice.by", **{**error.facts, "field": "by"}) from None


def _refuse_days(desk: Desk, given_on: dt.date, leaves_on: dt.date | None) -> None:
    if given_on > desk.today():
        raise UserError("notice.future", day=given_on, field="given_on")
    if leaves_on is not None and leaves_on < given_on:
        raise UserError("notice.backwards", given_on=given_on, field="leaves_on")


def _refuse_notice(desk: Desk, row: Placement, given_on: dt.date) -> None:
    if row.last_day is not None:
        raise UserError("placement.already_ended", last_day=row.last_day, field="given_on")
    _refuse_early(row, given_on)
    if any(open_notices(desk, row)):
        raise UserError("notice.exists", field="given_on")


def _refuse_early(row: Placement, given_on: dt.date) -> None:
    if given_on < row.start:
        raise UserError("notice.before_start", start=row.start, field="given_on")


def _refuse_over(row: Placement, notice: Notice, field: str) -> None:
    """Refuse to change a notice that was taken back, or was answered by the end."""
    if notice.withdrawn_on is not None:
        raise UserError("notice.withdrawn", day=notice.withdrawn_on, field=field)
    if row.last_day is not None:
        raise UserError("placement.already_ended", last_day=row.last_day, field=field)


def _past_plan(row: Placement, leaves_on: dt.date | None) -> tuple[Remark, ...]:
    """Return a remark when the person is to leave after the placement is planned to be over."""
    planned = row.planned_last_day
    if planned is None or leaves_on is None or leaves_on <= planned:
        return ()
    return (Remark("notice.past_plan", {"planned": planned}),)


def _follow(uow: UnitOfWork, desk: Desk, row: Placement) -> None:
    mark_needed(uow, desk, row.citizen, PLACEMENT, row.id)
    refresh(uow, desk, row.citizen)
