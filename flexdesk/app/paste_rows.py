"""Rows pasted from Excel onto the list: a key column, columns to change, staged like bulk edit."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flexdesk.app.bulk_edit import (
    TASKS_MOVE,
    Op,
    StagedRow,
    Staging,
    edit_op,
    read_value,
    sentence,
    shown,
    task_ops,
    trouble_of,
)
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.field_words import field_word
from flexdesk.app.list_columns import COLUMNS
from flexdesk.app.list_export import GUARD
from flexdesk.app.team_members import team_members
from flexdesk.base.cpr import parse_cpr
from flexdesk.base.danish import clean, fold
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Citizen

MOST_ROWS = 5000
_MOST_SIGNS = 4_000_000

FIELDS: dict[str, tuple[str, ...]] = {
    "consultant": ("konsulent", "jobkonsulent"),
    "step": ("trin",),
    "target_group": ("målgruppe",),
    "program": ("program",),
    "caseworker": ("sagsbehandler",),
    "preferred_contact": ("kontaktes helst",),
    "phone": ("telefon", "tlf", "mobil"),
    "email": ("e-mail", "mail"),
    "language": ("sprog",),
    "interpreter": ("tolk",),
    "transport": ("transport",),
    "licence": ("kørekort",),
    "wanted_work": ("ønsket arbejde",),
    "hours_now": ("timer nu",),
    "hours_aim": ("mål for timer", "timer mål"),
}
"""Fields a pasted column can change, with the headings that mean them."""
CPR, NUMBER, NAME = "cpr", "number", "name"
_KEYS: dict[str, tuple[str, ...]] = {
    CPR: ("cpr", "cpr-nr", "cpr-nummer", "cprnr", "personnummer"),
    NUMBER: ("kandidat-nr", "kandidatnr", "kandidatnummer"),
    NAME: ("borger", "navn", "fulde navn"),
}
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Lines of a sheet under their headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Which column says who, and which column changes what."""

    key: str
    key_at: int
    fields: Mapping[int, str]
    unread: tuple[str, ...]


def read_table(text: str) -> PastedTable:
    """Return pasted lines as a table; the first line is its headings.

    Raises:
        UserError: `paste.empty` or `paste.too_large`.
    """
    if len(text) > _MOST_SIGNS:
        raise UserError("paste.too_large", rows=text.count("\n"), maximum=MOST_ROWS)
    lines = [line for line in csv.reader(io.StringIO(text.strip("\r\n")), delimiter="\t")
             if any(cell.strip() for cell in line)]  # fmt: skip
    if not lines:
        raise UserError("paste.empty")
    if len(lines) - 1 > MOST_ROWS:
        raise UserError("paste.too_large", rows=len(lines) - 1, maximum=MOST_ROWS)
    headings = tuple(clean(cell) for cell in lines[0])
    width = len(headings)
    rows = tuple(
        tuple(_cell(cell) for cell in (*line, *[""] * width)[:width]) for line in lines[1:]
    )
    return PastedTable(headings, rows)


def stage_paste(desk: Desk, text: str) -> Staging:
    """Stage what pasted rows would change; an empty cell changes nothing.

    Raises:
        UserError: `paste.*`.
    """
    table = read_table(text)
    plan = _plan(table)
    if not table.rows:
        raise UserError("paste.empty")
    index = case_index(desk)
    finder = _Finder(desk, index)
    seen: set[str] = set()
    rows = tuple(_stage(desk, index, finder, plan, line, seen) for line in table.rows)
    remarks = (
        f"Rettes: {', '.join(field_word(name) for name in plan.fields.values())}.",
        *((f"Læses ikke: {', '.join(plan.unread)}.",) if plan.unread else ()),
        "En tom celle ændrer intet.",
        *(TASKS_MOVE if "consultant" in plan.fields.values() else ()),
    )
    names = set(plan.fields.values())
    what = next(iter(names)) if len(names) == 1 else ""
    return Staging("bulk.paste", what, rows, remarks)


def _cell(text: str) -> str:
    written = clean(text)
    is_guarded = written.startswith(GUARD) and written[1:2] in {"=", "+", "-", "@"}
    return written[1:] if is_guarded else written


def _bare(heading: str) -> str:
    return _NOT_A_NAME.sub("", fold(heading))


_BY_HEADING = {_bare(word): name for name, words in FIELDS.items() for word in words}
_KEY_BY_HEADING = {_bare(word): name for name, words in _KEYS.items() for word in words}
_OF_THE_LIST = {_bare(head) for column in COLUMNS for head, _value in column.cells}


def _plan(table: PastedTable) -> _Plan:
    heads = [_bare(heading) for heading in table.headings]
    keys = {_KEY_BY_HEADING[head]: at for at, head in enumerate(heads) if head in _KEY_BY_HEADING}
    key = next((name for name in _KEYS if name in keys), "")
    if not key:
        raise UserError("paste.no_key")
    fields: dict[int, str] = {}
    for at, head in enumerate(heads):
        name = _BY_HEADING.get(head)
        if name is not None and name in fields.values():
            raise UserError("paste.twice", heading=table.headings[at])
        if name is not None:
            fields[at] = name
    if not fields:
        raise UserError("paste.no_field")
    taken = {*fields, *keys.values()}
    # what the list itself copied and nobody can edit needs no telling
    unread = [
        heading
        for at, heading in enumerate(table.headings)
        if at not in taken and heading and heads[at] not in _OF_THE_LIST
    ]
    return _Plan(key, keys[key], fields, tuple(unread))


class _Finder:
    """Finds citizens by what a sheet calls them."""

    def __init__(self, desk: Desk, index: CaseIndex) -> None:
        self._desk = desk
        self._by: dict[str, dict[str, list[Citizen]]] = {CPR: {}, NUMBER: {}, NAME: {}}
        for row in index.citizens.values():
            self._add(CPR, row.cpr, row)
            self._add(NUMBER, fold(row.candidate_no), row)
            self._add(NAME, _name_key(f"{row.first_name} {row.last_name}"), row)
        self.known = {member.initials for member in team_members(desk)}

    def _add(self, kind: str, key: str, row: Citizen) -> None:
        if key:
            self._by[kind].setdefault(key, []).append(row)

    def find(self, kind: str, text: str) -> tuple[Citizen | None, str]:
        """Return the citizen, or why there is none in words."""
        if not text:
            return None, "Rækken siger ikke, hvem det er"
        try:
            key = parse_cpr(text, on=self._desk.today()).digits if kind == CPR else _key(kind, text)
        except UserError as error:
            return None, sentence(error)
        found = self._by[kind].get(key, [])
        if len(found) > 1:
            return None, f"{len(found)} borgere hedder det: brug kandidat-nr."
        return (found[0], "") if found else (None, "Findes ikke i registret")


def _key(kind: str, text: str) -> str:
    return fold(text) if kind == NUMBER else _name_key(text)


def _name_key(text: str) -> str:
    last, comma, first = text.partition(",")
    return " ".join(fold(f"{first} {last}" if comma else text).split())


def _stage(
    desk: Desk,
    index: CaseIndex,
    finder: _Finder,
    plan: _Plan,
    line: Sequence[str],
    seen: set[str],
) -> StagedRow:
    row, trouble = finder.find(plan.key, line[plan.key_at])
    if row is None:
        who = "" if plan.key == CPR else line[plan.key_at]
        return StagedRow("", who, "", "–", "–", problem=trouble)
    name = f"{row.first_name} {row.last_name}".strip()
    if row.id in seen:
        problem = "Står der to gange: kun den første tages med"
        return StagedRow(row.id, name, row.candidate_no, "–", "–", problem=problem)
    seen.add(row.id)
    return _changes(desk, index, finder, row, [(n, line[at]) for at, n in plan.fields.items()])


def _changes(
    desk: Desk,
    index: CaseIndex,
    finder: _Finder,
    row: Citizen,
    wanted: Sequence[tuple[str, str]],
) -> StagedRow:
    before: list[str] = []
    after: list[str] = []
    values: dict[str, object] = {}
    problem = note = ""
    # a new program decides which steps there are
    for name, text in sorted(wanted, key=lambda pair: pair[0] != "program"):
        if not text or fold(text) == fold(shown(desk, name, getattr(row, name))):
            continue
        try:
            value = read_value(desk, name, text)
        except UserError as error:
            problem = problem or sentence(error)
            continue
        if getattr(row, name) == value:
            continue
        program = str(values.get("program", row.program))
        problem = problem or _trouble(desk, row, name, value, program)
        values[name] = value
        label = f"{field_word(name)}: " if len(wanted) > 1 else ""
        before.append(f"{label}{shown(desk, name, getattr(row, name))}")
        after.append(f"{label}{shown(desk, name, value)}")
        if name == "consultant" and value not in finder.known:
            note = f"{value} er ny i teamet"
    ops: list[Op] = [edit_op(row, values)] if values else []
    if "consultant" in values:
        ops.extend(task_ops(index, row.id, str(values["consultant"])))
    person = f"{row.first_name} {row.last_name}".strip()
    return StagedRow(
        row.id,
        person,
        row.candidate_no,
        "; ".join(before) or "–",
        "; ".join(after) or "–",
        tuple(ops),
        problem,
        note,
    )


def _trouble(desk: Desk, row: Citizen, name: str, value: object, program: str) -> str:
    if name == "step" and program != row.program:
        known = desk.pipeline_of(program).get(str(value)) is not None
        return "" if known else "Trinnet findes ikke i det nye program"
    return trouble_of(desk, row, name, value)
