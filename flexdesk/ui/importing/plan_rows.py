"""A plan of the use case as the window shows it; loaded only once a desk is open. No Qt."""

from collections.abc import Iterator, Sequence

from flexdesk.app import sentences
from flexdesk.app.import_rows import FieldChange, ImportPlan, MissingRow, Status
from flexdesk.app.import_rows import PlanLine as FileLine
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.base.language import _
from flexdesk.imports.problems import Problem
from flexdesk.ui.shared.case_rows import PlanLine, PlanRows

_SHOWN_CHANGES = 3
_ORDER = {"error": 0, "warning": 1, "missing": 2, "changed": 3, "new": 4, "unchanged": 5}
_FIELD_WORDS = {
    "first_name": "fornavn",
    "last_name": "efternavn",
    "address": "adresse",
    "postcode": "postnummer",
    "city": "by",
    "phone": "telefon",
    "email": "e-mail",
    "target_group": "målgruppe",
    "step": "trin",
    "visited_on": "visiteret",
    "screened_on": "screenet",
    "consultant": "jobkonsulent",
    "period": "periode",
    "start": "første dag",
    "last_day": "sidste dag",
    "planned_last_day": "planlagt sidste dag",
    "hours_week": "effektive timer",
    "workplace": "arbejdsplads",
    "ended_how": "sådan sluttede det",
    "onward": "kom videre til",
    "contact_person": "kontaktperson",
    "sector": "sektor",
    "branch": "branche",
    "name": "navn",
    "kind": "type",
}


def plan_rows(plan: ImportPlan) -> PlanRows:
    """Return a plan as the window shows it: five numbers that sum to the rows of the file."""
    lines = tuple(_lines(plan))
    rows = {(line.sheet, line.row): line for line in lines if line.outcome != "missing"}
    errors = sum(line.severity == "error" for line in rows.values())
    warned = sum(line.severity == "warning" for line in rows.values())
    counted = {
        outcome: sum(line.outcome == outcome and not line.severity for line in rows.values())
        for outcome in ("new", "changed", "unchanged")
    }
    return PlanRows(
        file_name=plan.file_name,
        profile=plan.profile_title,
        sheets=", ".join(sheet.name for sheet in plan.sheets),
        total=len(rows),
        new=counted["new"],
        changed=counted["changed"],
        unchanged=counted["unchanged"],
        warnings=warned,
        errors=errors,
        missing=len(plan.missing_rows),
        local_changes=len(plan.local_changes),
        lines=lines,
        notes=_notes(plan),
        can_commit=not plan.is_blocked,
        plan=plan,
    )


def _notes(plan: ImportPlan) -> tuple[str, ...]:
    found = []
    if plan.sheets_ignored:
        found.append(
            _("Ark, der ikke læses: {names}.").format(names=", ".join(plan.sheets_ignored))
        )
    if plan.columns_ignored:
        names = ", ".join(column for _sheet, column in plan.columns_ignored)
        found.append(_("Kolonner, der ikke læses: {names}.").format(names=names))
    return tuple(found)


def _lines(plan: ImportPlan) -> Iterator[PlanLine]:
    """Yield problems first, then what changes, what is new, what stays, what is gone."""
    problems: dict[tuple[str, int], Problem] = {}
    for problem in plan.problems:
        place = (problem.sheet, problem.row)
        if place not in problems or problem.is_error:
            problems[place] = problem
    shown = [_line(line, problems.get((line.sheet, line.row))) for line in plan.lines]
    seen = {(line.sheet, line.row) for line in plan.lines}
    shown += [_lost(problem) for place, problem in problems.items() if place not in seen]
    shown += [_missing(row) for row in plan.missing_rows]
    yield from sorted(shown, key=lambda line: _ORDER[line.severity or line.outcome])


def _line(line: FileLine, problem: Problem | None) -> PlanLine:
    what = KIND_NAMES.get(line.entity, ("", line.entity, ""))[1]
    is_refused = line.status is Status.REFUSED
    severity = "error" if is_refused else "warning" if problem is not None else ""
    if problem is not None:
        finding = _told(problem)
    elif is_refused:
        finding = _("Udelades: den række, den hører til, har en fejl")
    else:
        finding = _outcome_words(line, what)
    outcome = "error" if is_refused else str(line.status.value)
    return PlanLine(
        line.sheet, line.row, line.title or what.capitalize(), what, severity, outcome, finding
    )


def _lost(problem: Problem) -> PlanLine:
    severity = "error" if problem.is_error else "warning"
    return PlanLine(problem.sheet, problem.row, "", "", severity, "error", _told(problem))


def _missing(row: MissingRow) -> PlanLine:
    what = KIND_NAMES.get(row.entity, ("", row.entity, ""))[1]
    text = _("{what} er ikke længere i udtrækket; intet slettes").format(what=what.capitalize())
    return PlanLine("", 0, row.title, what, "", "missing", text)


def _told(problem: Problem) -> str:
    sentence = sentences.explain(problem)
    place = (
        f"{problem.column}: " if problem.column and problem.column not in sentence.happened else ""
    )
    return f"{place}{sentence.happened}"


def _outcome_words(line: FileLine, what: str) -> str:
    if line.status is Status.NEW:
        return _("Ny: {what}").format(what=what)
    if line.status is Status.UNCHANGED:
        return _("Uændret")
    if not line.changes:
        # the row itself is as it was: a period, job or note it tells of is new or other
        return _("Opdateres: {what} får nye oplysninger").format(what=what)
    return _("Opdateres: {changes}").format(changes=_changes(line.changes))


def _changes(changes: Sequence[FieldChange]) -> str:
    names = [_FIELD_WORDS.get(change.field, change.field) for change in changes[:_SHOWN_CHANGES]]
    more = len(changes) - _SHOWN_CHANGES
    return ", ".join(names) + (_(" og {n} til").format(n=more) if more > 0 else "")
