"""The ways to put a line of *Tjek data* right: what each asks for, and what it then does."""

import datetime as dt
from collections.abc import Callable

from flexdesk.app import benefits, citizen_life, edits, pauses
from flexdesk.app.changes import Changes, Done
from flexdesk.app.follow_ups import refresh
from flexdesk.app.inspector_parts import (
    CHOICE,
    DAY,
    NUMBER,
    TEXT,
    Case,
    Choices,
    Do,
    Fix,
    Input,
    Make,
    Values,
)
from flexdesk.app.lookups import find_workplace, get_citizen
from flexdesk.app.support_ways import do_result, make_result
from flexdesk.app.team_members import team_members
from flexdesk.base.errors import UserError
from flexdesk.base.firms import parse_cvr, parse_p_number
from flexdesk.base.ids import new_id
from flexdesk.base.numbers import format_day, format_number, parse_day
from flexdesk.base.periods import ONE_DAY
from flexdesk.domain.codes import EndedHow, Onward
from flexdesk.domain.daily_entities import Pause
from flexdesk.domain.entities import Benefit, Placement, Task
from flexdesk.domain.labels import LABELS


def _field(
    name: str, title: str, label: str, kind: str = TEXT, propose: str = ""
) -> tuple[Make, Do]:
    """Return a fix that sets one field; `propose` names the fact whose eve is proposed."""

    def make(case: Case) -> Fix:
        value = _shown(getattr(case.row, name, None))
        proposed = case.before(propose) if propose else ""
        return Fix(name, title, "Gem", (Input(name, label, kind, proposed or value),))

    def do(case: Case, values: Values) -> Done:
        return edits.set_field(
            case.desk, case.found.entity, case.found.row, name, values.get(name, "")
        )

    return make, do


def _shown(value: object) -> str:
    if isinstance(value, dt.date):
        return format_day(value)
    if isinstance(value, (int, float)):
        return format_number(value)
    return str(value or "")


def _choice(
    name: str, title: str, label: str, choices: Callable[[Case], Choices]
) -> tuple[Make, Do]:
    def make(case: Case) -> Fix:
        value = str(getattr(case.row, name, "") or "")
        return Fix(name, title, "Gem", (Input(name, label, CHOICE, value, choices(case)),))

    return make, _field(name, title, label)[1]


def _onward(case: Case) -> Choices:
    del case
    codes = (code for code in Onward if code is not Onward.PULJEFLEKSJOB)
    return tuple((code.value, LABELS[Onward][code]) for code in codes)


def _steps(case: Case) -> Choices:
    citizen = get_citizen(case.desk.store.reads, case.found.citizen)
    pipeline = case.desk.pipeline_of(citizen.program)
    return tuple((step.code, step.label) for step in pipeline.steps)


def _members(case: Case) -> Choices:
    return tuple((member.initials, member.shown) for member in team_members(case.desk))


def _make_end(case: Case) -> Fix:
    row = case.row
    planned = row.planned_last_day if isinstance(row, Placement) else None
    day = case.day("closed_on") or planned or case.desk.today()
    if case.day("start") and case.found.also:
        day = min(day, (case.day("start") or day) - ONE_DAY)
    hows = tuple((code.value, LABELS[EndedHow][code]) for code in EndedHow)
    return Fix(
        "end",
        "Skriv afslutning",
        "Gem afslutning",
        (
            Input("last_day", "Sidste dag", DAY, format_day(day)),
            Input("how", "Sådan sluttede det", CHOICE, EndedHow.GENNEMFOERT.value, hows),
            Input("onward", "Kom videre til", CHOICE, "", _onward(case)),
        ),
    )


def _do_end(case: Case, values: Values) -> Done:
    ending = edits.Ending(
        parse_day(values.get("last_day", "")), values.get("how", ""), values.get("onward", "")
    )
    return edits.end_placement(case.desk, case.found.row, ending)


def _make_place(case: Case) -> Fix:
    del case
    return Fix("place", "Skriv arbejdsplads", "Gem", (Input("workplace", "Arbejdsplads"),))


def _do_place(case: Case, values: Values) -> Done:
    """Set the workplace of a placement; one nobody has named before is made with that name."""
    found, name = find_workplace(case.desk, values.get("workplace", ""))
    if found is not None:
        return edits.set_field(case.desk, "placement", case.found.row, "workplace", found)
    made = new_id()
    with case.desk.store.work("field.set", {"kind": "placement", "field": "workplace"}) as uow:
        uow.insert("workplace", made, {"name": name})
        uow.edit("placement", case.found.row, {"workplace": made})
        refresh(uow, case.desk, case.found.citizen)
        tx = uow.tx
    return _done(case, tx, {"placement", "workplace", "task"})


def _make_numbers(case: Case) -> Fix:
    del case
    inputs = (Input("p_number", "P-nummer"), Input("cvr", "CVR-nummer"))
    return Fix("numbers", "Skriv P-nummer eller CVR-nummer", "Gem", inputs)


def _do_numbers(case: Case, values: Values) -> Done:
    told: dict[str, object] = {}
    if values.get("p_number"):
        told["p_number"] = parse_p_number(values["p_number"])
    if values.get("cvr"):
        told["cvr"] = parse_cvr(values["cvr"])
    if not told:
        raise UserError("inspector.no_number")
    field = next(iter(told))
    with case.desk.store.work("field.set", {"kind": "workplace", "field": field}) as uow:
        uow.edit("workplace", case.found.row, told)
        tx = uow.tx
    return _done(case, tx, {"workplace"})


def _make_period(case: Case) -> Fix:
    row = case.row
    start = row.start if isinstance(row, Benefit) else None
    last_day = row.last_day if isinstance(row, Benefit) else None
    job, later = case.day("job_start"), case.day("later")
    if job is not None and start is not None and job <= start:
        after = case.day("job_last_day")
        start = after + ONE_DAY if after is not None else start
    else:
        cut = job or later or case.day("next")
        last_day = cut - ONE_DAY if cut is not None else last_day
    return Fix(
        "period",
        "Ret perioden",
        "Gem periode",
        (
            Input("start", "Første dag", DAY, format_day(start)),
            Input("last_day", "Sidste dag", DAY, format_day(last_day)),
        ),
    )


def _do_period(case: Case, values: Values) -> Done:
    row = case.row
    if not isinstance(row, Benefit):
        raise UserError("inspector.gone")
    last = values.get("last_day", "")
    wanted = benefits.Spell(
        row.kind, parse_day(values.get("start", "")), parse_day(last) if last else None, row.label
    )
    return benefits.change_benefit(case.desk, row.id, wanted)


def _make_review(case: Case) -> Fix:
    del case
    return Fix("review", "Tag op igen", "Gem dag", (Input("review_on", "Tages op den", DAY),))


def _do_review(case: Case, values: Values) -> Done:
    row = _pause(case)
    review = parse_day(values.get("review_on", ""))
    wanted = pauses.PauseEdit(row.reason, row.start, row.last_day, review, row.text)
    return pauses.edit_pause(case.desk, row.id, wanted)


def _make_pause_end(case: Case) -> Fix:
    day = format_day(case.desk.today())
    inputs = (Input("back_on", "Sagen går i gang igen den", DAY, day),)
    return Fix("end_pause", "Slut pausen", "Slut pausen", inputs)


def _do_pause_end(case: Case, values: Values) -> Done:
    """End the pause the day before; a day to come leaves it running until then."""
    return pauses.end_pause(case.desk, _pause(case).id, parse_day(values.get("back_on", "")))


def _pause(case: Case) -> Pause:
    if not isinstance(case.row, Pause):
        raise UserError("inspector.gone")
    return case.row


def _make_drop(case: Case) -> Fix:
    del case
    return Fix("drop", "Fjern opgaven", "Fjern opgaven")


def _do_drop(case: Case, values: Values) -> Done:
    del values
    if not isinstance(case.row, Task):
        raise UserError("inspector.gone")
    with case.desk.store.work("task.remove", {"count": 1}) as uow:
        uow.delete("task", case.row.id)
        tx = uow.tx
    return _done(case, tx, {"task"})


def _make_reopen(case: Case) -> Fix:
    citizen = get_citizen(case.desk.store.reads, case.found.citizen)
    step = citizen_life.step_before(case.desk, citizen)
    finals = {each.code for each in case.desk.pipeline_of(citizen.program).steps if each.final}
    choices = tuple(pair for pair in _steps(case) if pair[0] not in finals)
    inputs = (Input("step", "Trin", CHOICE, step, choices),)
    return Fix("reopen", "Genåbn sag", "Genåbn sag", inputs)


def _do_reopen(case: Case, values: Values) -> Done:
    return citizen_life.reopen_citizen(case.desk, case.found.citizen, values.get("step", ""))


def _done(case: Case, tx: str, kinds: set[str]) -> Done:
    people = frozenset({case.found.citizen} - {""})
    changes = Changes(people, frozenset(kinds), tx)
    case.desk.publish(changes)
    return Done(case.found.row, tx, changes)


FIXES: dict[str, tuple[Make, Do]] = {
    "end": (_make_end, _do_end),
    "planned_last_day": _field("planned_last_day", "Forlæng", "Planlagt sidste dag", DAY),
    "last_day": _field("last_day", "Ret sidste dag", "Sidste dag", DAY, "start"),
    "hours_week": _field("hours_week", "Skriv timer", "Effektive timer om ugen", NUMBER),
    "day": _field("day", "Ret dagen", "Dag", DAY),
    "visited_on": _field("visited_on", "Skriv dato", "Visiteret den", DAY),
    "onward": _choice("onward", "Ret »Kom videre til«", "Kom videre til", _onward),
    "step": _choice("step", "Ret trin", "Trin", _steps),
    "consultant": _choice("consultant", "Vælg jobkonsulent", "Jobkonsulent", _members),
    "place": (_make_place, _do_place),
    "numbers": (_make_numbers, _do_numbers),
    "period": (_make_period, _do_period),
    "review": (_make_review, _do_review),
    "end_pause": (_make_pause_end, _do_pause_end),
    "drop": (_make_drop, _do_drop),
    "reopen": (_make_reopen, _do_reopen),
    "support_result": (make_result, do_result),
}
"""Way: what makes it, and what does it."""
