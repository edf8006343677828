"""A plan of the use case as the window shows it; loaded only once a desk is open. No Qt."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from flexdesk.app import sentences
from flexdesk.app.import_rows import Counts, FieldChange, ImportPlan, MissingRow, Status
from flexdesk.app.import_rows import PlanLine as FileLine
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.imports.choices import OWN_LIST, kept_heading
from flexdesk.imports.problems import Problem
from flexdesk.imports.repairs import BACK, EMPTY, ZERO, CellSeen, Repair
from flexdesk.ui.shared.case_rows import PlanLine, PlanRepair, PlanRows

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


_SHOWN_TYPES = frozenset({"day", "hours"})
"""What may be shown of an injured cell while names are hidden."""

Numbers = Mapping[str, str]
"""Candidate numbers by the id of the citizen."""


def plan_rows(plan: ImportPlan, numbers: Numbers | None = None) -> PlanRows:
    """Return a plan as the window shows it: five numbers that sum to the rows of the file."""
    lines = tuple(_lines(plan, numbers or {}))
    rows = {(line.sheet, line.row): line for line in lines if line.outcome != "missing"}
    errors = sum(line.severity == "error" for line in rows.values())
    # a row taken in with a warning is counted by what becomes of it
    other = sum(line.severity == "warning" and line.outcome == "error" for line in rows.values())
    counted = {
        outcome: sum(line.outcome == outcome for line in rows.values())
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
        warnings=other,
        errors=errors,
        missing=len(plan.missing_rows),
        local_changes=len(plan.local_changes),
        lines=lines,
        notes=_notes(plan),
        can_commit=not plan.is_blocked,
        plan=plan,
        people=_people(plan.citizens),
        unread=_unread(plan),
        can_name_columns=_can_name_columns(plan),
    )


def counted(new: int, changed: int, unchanged: int, missing: int = 0) -> str:
    """Return how many are new, changed and as they were, those there are none of left out."""
    parts = [
        (new, ngettext("{n} ny", "{n} nye", new)),
        (changed, ngettext("{n} ændret", "{n} ændrede", changed)),
        (unchanged, ngettext("{n} uændret", "{n} uændrede", unchanged)),
        (missing, _("{n} ikke i udtrækket")),
    ]
    words = [text.format(n=format_number(count)) for count, text in parts if count]
    return ", ".join(words) or _("ingen")


def _people(counts: Counts) -> str:
    """Return what happens counted over citizens, in one line."""
    if not counts.rows:
        return ""
    words = ngettext("{n} borger: {what}", "{n} borgere: {what}", counts.rows)
    what = counted(counts.new, counts.changed, counts.unchanged, counts.missing)
    return words.format(n=format_number(counts.rows), what=what)


def _unread(plan: ImportPlan) -> tuple[str, ...]:
    """Return the headings of an own list that nobody reads, or that are kept as notes."""
    if plan.profile != OWN_LIST:
        return ()
    ignored = [heading for _sheet, heading in plan.columns_ignored]
    kept = [
        heading for sheet in plan.sheets for heading, field in sheet.headings if kept_heading(field)
    ]
    return tuple(dict.fromkeys((*kept, *ignored)))


def _can_name_columns(plan: ImportPlan) -> bool:
    lacks_one = any(problem.code == "import.column_missing" for problem in plan.problems)
    return plan.profile == OWN_LIST or lacks_one


def _notes(plan: ImportPlan) -> tuple[str, ...]:
    found = []
    if plan.sheets_ignored:
        found.append(
            _("Ark, der ikke læses: {names}.").format(names=", ".join(plan.sheets_ignored))
        )
    if plan.columns_ignored and plan.profile != OWN_LIST:
        names = ", ".join(column for _sheet, column in plan.columns_ignored)
        found.append(_("Kolonner, der ikke læses: {names}.").format(names=names))
    return tuple(found)


def _lines(plan: ImportPlan, numbers: Numbers) -> Iterator[PlanLine]:
    """Yield problems first, then what changes, what is new, what stays, what is gone."""
    problems: dict[tuple[str, int], Problem] = {}
    for problem in plan.problems:
        place = (problem.sheet, problem.row)
        if place not in problems or problem.is_error:
            problems[place] = problem
    shown = [_line(line, problems.get((line.sheet, line.row)), numbers) for line in plan.lines]
    seen = {(line.sheet, line.row) for line in plan.lines}
    shown += [_lost(problem) for place, problem in problems.items() if place not in seen]
    shown += [_missing(row) for row in plan.missing_rows]
    yield from sorted(shown, key=lambda line: _ORDER[line.severity or line.outcome])


def _line(line: FileLine, problem: Problem | None, numbers: Numbers) -> PlanLine:
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
    who = line.title or what.capitalize()
    hidden = who if line.entity == "workplace" else _hidden(line, what, numbers)
    made = PlanLine(line.sheet, line.row, who, what, severity, outcome, finding, hidden=hidden)
    return _with_cell(made, problem)


def _hidden(line: FileLine, what: str, numbers: Numbers) -> str:
    """Return who a row is about while names are hidden."""
    number = numbers.get(line.citizen)
    return _("Kandidat {no}").format(no=number) if number else what.capitalize()


def _lost(problem: Problem) -> PlanLine:
    severity = "error" if problem.is_error else "warning"
    made = PlanLine(problem.sheet, problem.row, "", "", severity, "error", _told(problem))
    return _with_cell(made, problem)


def _with_cell(line: PlanLine, problem: Problem | None) -> PlanLine:
    """Return a line with the cell its problem is about."""
    cell = problem.cell if problem is not None else None
    if cell is None:
        return line
    repairs = tuple(PlanRepair(each.kind, _verb(each, cell), each.value) for each in cell.repairs)
    return replace(
        line,
        field=cell.field,
        cell=cell.shown or _("tom"),
        is_personal=cell.type not in _SHOWN_TYPES,
        repairs=repairs,
    )


def _verb(repair: Repair, cell: CellSeen) -> str:
    """Return what the button of a repair says."""
    if repair.kind == ZERO:
        return _("Indsæt 0")
    if repair.kind == EMPTY:
        return _("Udelad timer") if cell.type == "hours" else _("Udelad cellen")
    if repair.kind == BACK:
        return _("Fortryd rettelsen")
    return _("Ret til {value}").format(value=repair.shown)


def _missing(row: MissingRow) -> PlanLine:
    what = KIND_NAMES.get(row.entity, ("", row.entity, ""))[1]
    text = _("{what} er ikke længere i udtrækket; intet slettes").format(what=what.capitalize())
    return PlanLine("", 0, row.title, what, "", "missing", text, hidden=what.capitalize())


def _told(problem: Problem) -> str:
    sentence = sentences.explain(problem)
    is_placed = problem.cell is not None or problem.column in sentence.happened
    return sentence.happened if is_placed else f"{problem.column}: {sentence.happened}"


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
