"""The *Trin* of a file as steps of the program's pipeline."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from flexdesk.app.import_register import Register
from flexdesk.domain.codes import BenefitKind, PlacementKind
from flexdesk.domain.entities import Placement
from flexdesk.domain.pipeline import Pipeline, resolve_step
from flexdesk.imports.convert import shown
from flexdesk.imports.problems import Problem, Severity
from flexdesk.imports.rows import FileRows, ImportedRow, Key

_JOBS = frozenset(
    {PlacementKind.PULJEFLEKSJOB, PlacementKind.ORDINAERT_FLEKSJOB, PlacementKind.ORDINAERT_JOB}
)
"""Kinds of work that end ledighedsydelse."""


def resolved_steps(
    file: FileRows, pipeline: Pipeline, register: Register
) -> tuple[tuple[ImportedRow, ...], list[Problem]]:
    """Return the citizens with their step as a code, and remarks on words nobody knows.

    An unknown word is kept as it stands.
    """
    placements = _by_citizen(file.rows["placement"])
    words: dict[str, str] = {}
    rows: list[ImportedRow] = []
    problems: list[Problem] = []
    for row in file.rows["citizen"]:
        word = str(row.values.get("step") or "")
        if not word:
            rows.append(row)
            continue
        if pipeline.is_closed_word(word):
            found = placements.get(row.key) or _known(row.key, register)
            code = resolve_step(word, found, pipeline)
        else:
            if word not in words:
                words[word] = resolve_step(word, (), pipeline)
            code = words[word]
        if not code:
            problems.append(_unknown(file, row, word))
        rows.append(replace(row, values={**row.values, "step": code or word}))
    return tuple(rows), problems


def _unknown(file: FileRows, row: ImportedRow, word: str) -> Problem:
    heading = file.heading(row.sheet, "step")
    facts = {"value": shown(word)}
    return Problem(row.sheet, row.row, heading, "import.unknown_step", Severity.WARNING, facts)


def steps_against_benefits(
    file: FileRows, citizens: Iterable[ImportedRow], pipeline: Pipeline, register: Register
) -> Iterator[Problem]:
    """Yield remarks on file rows that put a citizen in a job and on ledighedsydelse at once."""
    at_work = {step.code: step.label for step in pipeline.steps if _JOBS & {*step.placement_kinds}}
    running = {
        (row.sheet, row.row): row.values["start"]
        for row in file.rows["benefit"]
        if not row.is_main and _runs_on(row, file.on, register)
    }
    for row in citizens:
        step, start = str(row.values.get("step") or ""), running.get((row.sheet, row.row))
        if step in at_work and start is not None:
            facts = {"step": at_work[step], "start": start}
            yield Problem(
                row.sheet, row.row, file.heading(row.sheet, "ly_since"),
                "import.step_against_benefit", Severity.WARNING, facts,
            )  # fmt: skip


def _runs_on(row: ImportedRow, on: dt.date, register: Register) -> bool:
    """Tell whether a benefit of a file is ledighedsydelse that nobody has ended."""
    if row.values.get("kind") != BenefitKind.LEDIGHEDSYDELSE:
        return False
    known = register.records["benefit"].get(register.ids["benefit"].get(row.key, ""))
    last_day = row.values.get("last_day") or (known.last_day if known is not None else None)
    return not isinstance(last_day, dt.date) or last_day >= on


def _by_citizen(rows: Iterable[ImportedRow]) -> dict[Key, list[Placement]]:
    """Return the file's placements by the key of their citizen, as far as a step needs them."""
    found: dict[Key, list[Placement]] = defaultdict(list)
    for row in rows:
        start, last_day = row.values["start"], row.values.get("last_day")
        if isinstance(start, dt.date):
            found[row.parents["citizen"]].append(
                Placement(
                    id="",
                    citizen="",
                    kind=str(row.values["kind"]),
                    start=start,
                    last_day=last_day if isinstance(last_day, dt.date) else None,
                    number=str(row.values.get("number") or ""),
                    onward=str(row.values.get("onward") or ""),
                )
            )
    return found


def _known(key: Key, register: Register) -> list[Placement]:
    citizen = register.ids["citizen"].get(key)
    rows = register.records["placement"].values()
    return [each for each in rows if citizen is not None and each.citizen == citizen]
