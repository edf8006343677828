"""Who a document is for, and which small figures it must then hide.

External documents show no count of 1 to threshold - 1 (a zero tells of nobody and is shown), and
nothing from which such a count could be worked out: `suppress` hides further cells until every
value a small cell may have, as far as the rules of this page go, still fits all that is shown.
A share is shown only where its two counts are. A single figure can be released with a reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from flexdesk.base.errors import UserError
from flexdesk.reports.audience_solver import Bounds, Equation, feasible_values, rough_values

LEAST_THRESHOLD = 3
_Exposed = Callable[[set[str]], list[str]]
"""Which small cells a reader could narrow down when this much is hidden."""
_TOGETHER = 3
"""Cells that are tried together before one is taken at a time."""
_EXACT = 14
"""Cells that hang together up to which every possible value is searched for."""
_TWO = 2


class Audience(StrEnum):
    """Who a document is for."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class Why(StrEnum):
    """Why a figure is hidden."""

    SMALL = "small"
    SECONDARY = "secondary"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Cell:
    """A count that is shown; `weight` says how much the document loses without it."""

    id: str
    value: int
    weight: int = 10


@dataclass(frozen=True, slots=True)
class Sum:
    """Cells that add up to another; a part that no one shows is simply not a cell."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """A share that is shown: part of whole, both by the ids of their cells."""

    id: str
    part: str
    whole: str
    weight: int = 10


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees: the hidden figures with why, the released ones with the reason."""

    audience: Audience
    threshold: int = 0
    hidden: Mapping[str, Why] = field(default_factory=dict)
    released: Mapping[str, str] = field(default_factory=dict)

    def hides(self, figure: str) -> bool:
        """Say whether a figure or cell is hidden."""
        return figure in self.hidden


@dataclass(frozen=True, slots=True)
class _Table:
    """All cells with the sums between them, and what hiding one costs."""

    values: dict[str, int]
    costs: dict[str, int]
    sums: tuple[Sum, ...]
    small: tuple[str, ...]
    threshold: int

    def equations(self, hidden: Iterable[str]) -> list[Equation]:
        """Return what a reader can write down: the sums with the shown values filled in."""
        unknown = set(hidden)
        found = []
        for line in self.sums:
            terms = {line.total: 1} | dict.fromkeys(line.parts, -1)
            known = sum(sign * self.values[c] for c, sign in terms.items() if c not in unknown)
            left = {c: sign for c, sign in terms.items() if c in unknown}
            if left:
                found.append(Equation(left, -known))
        return found

    def bounds(self, hidden: Iterable[str]) -> Bounds:
        """Return what the rules of the page say of hidden cells; the small ones are known small."""
        top = max(self.values.values(), default=0) * 2 + self.threshold
        return {c: (1, self.threshold - 1) if c in self.small else (0, top) for c in hidden}

    def possible(self, cell: str, hidden: Iterable[str]) -> frozenset[int]:
        """Return the values a hidden cell may have for one who reads all the rest."""
        near = self.near({cell}, set(hidden))
        find = feasible_values if len(near) <= _EXACT else rough_values
        return find(cell, self.equations(near), self.bounds(near))

    def near(self, start: set[str], among: set[str]) -> set[str]:
        """Return the cells of `among` that hang together with `start` by sums."""
        found, edge = set(start), set(start)
        while edge:
            touched = [line for line in self.sums if edge & {line.total, *line.parts}]
            linked = {c for line in touched for c in (line.total, *line.parts)}
            edge = (linked & among) - found
            found |= edge
        return found & among


def suppress(
    cells: Sequence[Cell],
    threshold: int,
    released: Mapping[str, str] | None = None,
    *,
    sums: Sequence[Sum] = (),
    shares: Sequence[Share] = (),
) -> View:
    """Hide cells of 1 to threshold - 1, what would give them away, and shares of hidden cells.

    Raises:
        UserError: `audience.threshold` below 3; `release.unknown`; `release.reason`.
    """
    if threshold < LEAST_THRESHOLD:
        raise UserError("audience.threshold", threshold=threshold, least=LEAST_THRESHOLD)
    released = dict(released or {})
    _check_releases(released, {cell.id for cell in cells} | {share.id for share in shares})
    table = _table(cells, threshold, released, sums, shares)
    hidden = _with_secondary(table)
    why = {c: Why.SMALL if c in table.small else Why.SECONDARY for c in sorted(hidden)}
    for share in shares:
        if share.part in hidden or share.whole in hidden:
            why[share.id] = Why.SHARE
    return View(Audience.EXTERNAL, threshold, why, released)


def _check_releases(released: Mapping[str, str], known: set[str]) -> None:
    for figure, reason in released.items():
        if figure not in known:
            raise UserError("release.unknown", figure=figure)
        if not reason.strip():
            raise UserError("release.reason", figure=figure)


def _table(
    cells: Sequence[Cell],
    threshold: int,
    released: Mapping[str, str],
    sums: Sequence[Sum],
    shares: Sequence[Share],
) -> _Table:
    values = {cell.id: cell.value for cell in cells}
    costs = {cell.id: cell.weight for cell in cells}
    for share in shares:
        for cell in {share.part, share.whole} & costs.keys():
            costs[cell] += share.weight
    small = tuple(c for c, value in values.items() if 0 < value < threshold and c not in released)
    usable = tuple(s for s in sums if {s.total, *s.parts} <= values.keys())
    keep = {c for c, value in values.items() if value == 0 or c in released}
    return _Table(
        values, {c: cost for c, cost in costs.items() if c not in keep}, usable, small, threshold
    )


def _with_secondary(table: _Table) -> set[str]:
    hidden = set(table.small)
    everything = hidden | table.costs.keys()
    goal = {c: table.possible(c, everything) for c in table.small}

    def exposed(tried: set[str]) -> list[str]:
        return [c for c in table.small if _is_exposed(table, c, tried, goal[c])]

    open_ = exposed(hidden)
    while open_:
        near = (table.near(set(open_), everything) - hidden) & table.costs.keys()
        if not near:
            break
        hidden |= _cheapest(table, near, hidden, exposed)
        open_ = exposed(hidden)
    return _without_needless(table, hidden, exposed)


def _is_exposed(table: _Table, cell: str, hidden: set[str], goal: frozenset[int]) -> bool:
    """Say whether what is shown narrows a small cell.

    Among few cells no value that fits when all is hidden may drop out; among many two must stay.
    """
    possible = table.possible(cell, hidden)
    if len(table.near({cell}, hidden)) <= _EXACT:
        return bool((goal & frozenset(range(1, table.threshold))) - possible)
    return len(possible) < _TWO


def _cheapest(table: _Table, near: set[str], hidden: set[str], exposed: _Exposed) -> set[str]:
    """Return the cheapest few cells that leave nothing exposed, else the cheapest linked one."""
    order = sorted(near, key=lambda c: (table.costs[c], table.values[c], c))
    if len(near | hidden) <= _EXACT:
        tried = [group for count in range(1, _TOGETHER + 1) for group in combinations(order, count)]
        tried.sort(key=lambda group: (sum(table.costs[c] for c in group), len(group)))
        for group in tried:
            if not exposed(hidden | set(group)):
                return set(group)
    first = exposed(hidden)[0]
    linked = [c for c in order if c in table.near({first}, {first, c}) and c != first]
    return {(linked or order)[0]}


def _without_needless(table: _Table, hidden: set[str], exposed: _Exposed) -> set[str]:
    """Show again what turned out not to protect anything, dearest first."""
    left = len(exposed(hidden))
    for cell in sorted(hidden - set(table.small), key=lambda c: (-table.costs[c], c)):
        if len(exposed(hidden - {cell})) <= left:
            hidden = hidden - {cell}
    return hidden
