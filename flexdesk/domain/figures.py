"""The figure engine: one value for a figure, whoever asks.

Screen, sheet, PDF and command line read it here. Who counts behind a number is one call away,
and its length is the number.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flexdesk.base.errors import UserError
from flexdesk.domain.codes import Onward
from flexdesk.domain.entities import Caseload
from flexdesk.domain.figure_definitions import DEFINITIONS, Definition, FigureKind, Picked
from flexdesk.domain.figure_index import CaseloadIndex, build_index
from flexdesk.domain.figure_view import DayView
from flexdesk.domain.programs import Program, Target
from flexdesk.domain.rules import RuleBook

_BY_ID = {definition.id: definition for definition in DEFINITIONS}
FIGURE_IDS: tuple[str, ...] = tuple(_BY_ID)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure on a day: what it says, of how many, and how it stands to its target.

    `value` is `n` for counts and 0-1 for shares, None when there is nothing to share.
    """

    id: str
    label: str
    kind: str
    value: int | float | None
    n: int
    N: int | None
    unit: str
    definition: str
    formula: str
    on: dt.date
    target: float | None
    target_met: bool | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A row behind a figure; in a share `counted` says whether it is among the n."""

    row: str
    citizen: str
    kind: str
    counted: bool


def definition_of(figure_id: str) -> Definition:
    """Return what a figure means.

    Raises:
        UserError: `figure.unknown`.
    """
    if figure_id not in _BY_ID:
        raise UserError("figure.unknown", figure=figure_id)
    return _BY_ID[figure_id]


def _count(picked: Picked) -> tuple[int, int | None]:
    """Return n and, for shares, N."""
    if picked.counted is None:
        return len(picked.rows), None
    return sum(row in picked.counted for row, _ in picked.rows), len(picked.rows)


def _value(n: int, of: int | None) -> int | float | None:
    if of is None:
        return n
    return n / of if of else None


def _is_met(target: Target | None, n: int, of: int | None) -> bool | None:
    if target is None or of == 0:
        return None
    return target.is_met_by(Fraction(n, of or 1), is_share=of is not None)


def _figure(definition: Definition, view: DayView, program: Program | None) -> Figure:
    picked = definition.pick(view)
    n, of = _count(picked)
    target = program.target_for(definition.id, view.on) if program is not None else None
    return Figure(
        id=definition.id,
        label=definition.label,
        kind=definition.kind.value,
        value=_value(n, of),
        n=n,
        N=of,
        unit=definition.unit,
        definition=definition.definition,
        formula=definition.formula,
        on=view.on,
        target=target.value if target is not None else None,
        target_met=_is_met(target, n, of),
        notes=picked.notes,
    )


def figures(
    caseload: Caseload, on: dt.date, rules: RuleBook, program: Program | None = None
) -> tuple[Figure, ...]:
    """Return every figure on a day; with a program only its citizens, and its targets."""
    return figures_of(build_index(caseload, program), on, rules, program)


def figures_of(
    index: CaseloadIndex, on: dt.date, rules: RuleBook, program: Program | None = None
) -> tuple[Figure, ...]:
    """Return every figure on a day of a caseload that is indexed already."""
    view = DayView(index, on, rules)
    return tuple(_figure(definition, view, program) for definition in DEFINITIONS)


def figure(
    caseload: Caseload,
    figure_id: str,
    on: dt.date,
    rules: RuleBook,
    program: Program | None = None,
) -> Figure:
    """Return one figure on a day.

    Raises:
        UserError: `figure.unknown`.
    """
    definition = definition_of(figure_id)
    return _figure(definition, DayView(build_index(caseload, program), on, rules), program)


def members(
    caseload: Caseload,
    figure_id: str,
    on: dt.date,
    rules: RuleBook,
    program: Program | None = None,
) -> tuple[Member, ...]:
    """Return the rows behind a figure: n rows for a count, N flagged rows for a share.

    Raises:
        UserError: `figure.unknown`.
    """
    definition = definition_of(figure_id)
    picked = definition.pick(DayView(build_index(caseload, program), on, rules))
    return tuple(
        Member(
            row, citizen, definition.member.value, picked.counted is None or row in picked.counted
        )
        for row, citizen in picked.rows
    )


def series(
    caseload: Caseload,
    figure_id: str,
    days: Sequence[dt.date],
    rules: RuleBook,
    program: Program | None = None,
) -> tuple[Figure, ...]:
    """Return one figure on each of the days, in their order.

    Raises:
        UserError: `figure.unknown`.
    """
    definition = definition_of(figure_id)
    index = build_index(caseload, program)
    return tuple(_figure(definition, DayView(index, day, rules), program) for day in days)


def outcome_groups(
    caseload: Caseload, on: dt.date, program: Program | None = None
) -> dict[str, int]:
    """Return how many ended pool jobs led on to what, by registered *Kom videre til*.

    Unit: placements. Every `Onward` has a number, and "" counts those without a registration.
    """
    counts = {str(onward): 0 for onward in Onward} | {"": 0}
    for placement in build_index(caseload, program).pool:
        if placement.last_day is not None and placement.start <= on and placement.last_day <= on:
            counts[placement.onward] = counts.get(placement.onward, 0) + 1
    return counts


FIGURE_KINDS: tuple[str, ...] = tuple(kind.value for kind in FigureKind)
