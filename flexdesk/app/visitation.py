"""The visitation decision: outcome and reason, with both counters frozen as they were counted.

A decision is written once and never edited: another one is a new row. An auditor reads in it what
was known, by which method and in which window, on the day it was made.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from flexdesk.app.case_passes import move_to
from flexdesk.app.changes import Changes, Done
from flexdesk.app.citizen_closing import Closing, close_in
from flexdesk.app.counter_rows import DecisionCard
from flexdesk.app.counters import Case, case_of, months_text, regime_note
from flexdesk.app.desk import Desk
from flexdesk.app.follow_ups import refresh
from flexdesk.app.lookups import get_citizen
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import BenefitKind, Onward
from flexdesk.domain.daily_entities import Decision
from flexdesk.domain.entities import Citizen
from flexdesk.domain.labels import label
from flexdesk.domain.ledighedsydelse import Counter, Limits, LyCount, Method
from flexdesk.store.work import UnitOfWork

OUTCOMES: dict[str, str] = {
    "optaget": "Optaget",
    "afvist": "Afvist",
    "andet_tilbud": "Andet tilbud",
}
"""What a visitation can come to, with its word on screen."""

VISITATION_STEP = "visitation"
_TAKEN = "optaget"
_CLOSED_AS = {"afvist": Onward.ANDET.value, "andet_tilbud": Onward.ANDET_TILBUD.value}


def decide(
    desk: Desk,
    citizen_id: str,
    outcome: str,
    reason: str = "",
    day: dt.date | None = None,
    program: str | None = None,
) -> Done:
    """Write a visitation decision with its evidence, and move the citizen accordingly.

    Who is taken in goes to the visitation step, unless already past it; who is not is closed with
    the outcome as the reason. All of it is one transaction.

    Raises:
        UserError: `citizen.unknown`, `value.unknown`, `program.unknown`,
            `decision.reason_missing`, `decision.future`, `text.too_long`.
    """
    if outcome not in OUTCOMES:
        choices = list(OUTCOMES.values())
        raise UserError("value.unknown", value=outcome, field="afgørelse", choices=choices)
    why, on = clean(reason), day or desk.today()
    if outcome != _TAKEN and not why:
        raise UserError("decision.reason_missing")
    if on > desk.today():
        raise UserError("decision.future", day=on)
    case = case_of(desk, citizen_id)
    key = desk.program_of(program or case.citizen.program or None).key
    told = {**evidence(case, on), "number": len(_decisions(desk, citizen_id)) + 1}
    decision_id = new_id()
    row = Decision(decision_id, citizen_id, on, outcome, why, key, desk.initials)
    with desk.store.work("visitation.decide", {"outcome": outcome}) as uow:
        citizen = get_citizen(uow, citizen_id)
        uow.insert("decision", decision_id, {**_values(row), "evidence": told})
        _move(desk, uow, citizen, row)
        refresh(uow, desk, citizen_id)
        tx = uow.tx
    kinds = frozenset({"decision", "citizen", "pass", "task", "pause"})
    changes = Changes(frozenset({citizen_id}), kinds, tx)
    desk.publish(changes)
    return Done(decision_id, tx, changes)


def evidence(case: Case, on: dt.date) -> dict[str, object]:
    """Return what a decision rests on, as plain values: both counters, limits and every period."""
    limits = Limits.on(on, case.rules)
    return {
        "day": on.isoformat(),
        "method": Method.MONTHS.value,
        "limits": {
            "window_months": limits.window_months,
            "months": limits.months,
            "days": limits.days,
            "weeks": limits.weeks,
        },
        "counters": {each.value: _counted(case, on, each) for each in Counter},
        "benefits": [
            {
                "kind": row.kind,
                "start": row.start.isoformat(),
                "last_day": _iso(row.last_day),
                "label": row.label,
            }
            for row in case.benefits
        ],
        "visited_on": _iso(case.citizen.visited_on),
    }


def decision_cards(desk: Desk, citizen_id: str, on: dt.date) -> tuple[DecisionCard, ...]:
    """Return the decisions about a citizen, newest first, each beside the count of a day.

    Raises:
        UserError: `citizen.unknown`.
    """
    rows = _decisions(desk, citizen_id)
    if not rows:
        return ()
    now = case_of(desk, citizen_id).count(on, Counter.MAALGRUPPE)
    return tuple(_card(desk, row, now) for row in sorted(rows, key=_order, reverse=True))


def _decisions(desk: Desk, citizen_id: str) -> list[Decision]:
    rows = desk.store.reads.load("decision", citizen=citizen_id)
    return [row for row in rows if isinstance(row, Decision)]


def _values(row: Decision) -> dict[str, object]:
    return {
        "citizen": row.citizen,
        "day": row.day,
        "outcome": row.outcome,
        "reason": row.reason,
        "program": row.program,
        "by": row.by,
    }


def _move(desk: Desk, uow: UnitOfWork, citizen: Citizen, row: Decision) -> None:
    uow.edit("citizen", citizen.id, {"program": row.program})
    if row.outcome == _TAKEN:
        pipeline = desk.pipeline_of(row.program)
        step, now = pipeline.get(VISITATION_STEP), pipeline.get(citizen.step)
        if step is not None and (now is None or now.ordinal < step.ordinal):
            uow.edit("citizen", citizen.id, {"step": step.code})
            move_to(uow, desk, citizen.id, step.code, row.day)
    elif citizen.closed_on is None:
        reason = _CLOSED_AS[row.outcome]
        closing = Closing(row.day, reason, ends_placements=False)
        close_in(uow, desk, get_citizen(uow, citizen.id), closing, reason)


def _counted(case: Case, on: dt.date, counter: Counter) -> dict[str, object]:
    count = case.count(on, counter)
    crosses = None if count.is_reached else case.crosses_on(on, counter)
    return {
        "months": count.months,
        "rest_days": count.rest_days,
        "days": count.days,
        "weeks": count.weeks,
        "iso_weeks": count.iso_weeks,
        "window_start": count.window_start.isoformat(),
        "window_last_day": count.window_last_day.isoformat(),
        "qualifies": dict(count.qualifies),
        "disagrees": count.disagrees,
        "is_reached": count.is_reached,
        "regime": str(count.regime),
        "note": regime_note(case, count),
        "crosses_on": _iso(crosses),
        "periods": [_period(line) for line in count.lines],
    }


def _period(line: Any) -> dict[str, object]:  # noqa: ANN401 - a line of the count
    return {
        "kind": line.kind,
        "start": line.start.isoformat(),
        "last_day": line.last_day.isoformat(),
        "months": line.months,
        "rest_days": line.rest_days,
        "days": line.days,
    }


def _iso(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _order(row: Decision) -> tuple[dt.date, int]:
    """Order by day; two of one day stand in the order they were made."""
    number = _mapping(row.evidence).get("number")
    return row.day, number if isinstance(number, int) else 0


def _card(desk: Desk, row: Decision, now: LyCount) -> DecisionCard:
    both = _mapping(_mapping(row.evidence).get("counters"))
    group = _mapping(both.get(Counter.MAALGRUPPE.value))
    refusion = _mapping(both.get(Counter.REFUSION.value))
    return DecisionCard(
        id=row.id,
        outcome=row.outcome,
        outcome_text=OUTCOMES.get(row.outcome, row.outcome),
        day=row.day,
        by=row.by,
        reason=row.reason,
        program=desk.programs[row.program].title_da if row.program in desk.programs else "",
        then_text=_count_text(group),
        then_window=_window(group),
        then_method=_methods_text(group),
        now_text=months_text(now.months, now.rest_days),
        periods=tuple(_period_row(each) for each in group.get("periods", ())),
        refusion_text=str(refusion.get("note") or "") or _count_text(refusion),
    )


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _count_text(told: Mapping[str, Any]) -> str:
    return months_text(told["months"], told["rest_days"]) if "months" in told else ""


def _window(told: Mapping[str, Any]) -> str:
    if "window_start" not in told:
        return ""
    first, last = (dt.date.fromisoformat(told[key]) for key in ("window_start", "window_last_day"))
    return f"{format_day(first)} – {format_day(last)}"


def _methods_text(told: Mapping[str, Any]) -> str:
    if "days" not in told:
        return ""
    words = (
        f"{format_number(told['days'])} dage, {format_number(told['weeks'])} uger,"
        f" {format_number(told['iso_weeks'])} ISO-uger"
    )
    return f"{words}; metoderne var uenige" if told.get("disagrees") else words


def _period_row(told: Mapping[str, Any]) -> tuple[str, str, str]:
    kinds = str(told.get("kind", "")).split("+")
    what = " og ".join(label(kind, BenefitKind) for kind in kinds)
    first, last = (dt.date.fromisoformat(told[key]) for key in ("start", "last_day"))
    days = format_number(int(told.get("days", 0)))
    return what, f"{format_day(first)} – {format_day(last)}", f"{days} dage"
