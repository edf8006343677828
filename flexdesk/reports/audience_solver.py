"""What a reader can work out: the values an unknown may have under linear equations.

Whole numbers, equations with coefficients 1 and -1, every unknown between two bounds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Bounds = dict[str, tuple[int, int]]

_MOST_STEPS = 4000


@dataclass(frozen=True, slots=True)
class Equation:
    """The terms, each an unknown with its sign, sum to `value`."""

    terms: Mapping[str, int]
    value: int


class _Search:
    """Depth-first search for one solution, with narrowing; gives up after a number of steps."""

    def __init__(self, equations: Sequence[Equation]) -> None:
        self._equations = equations
        self._steps = 0

    def has_solution(self, bounds: Bounds) -> bool:
        """Say whether whole numbers within the bounds satisfy all equations."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return False  # unproven counts as impossible: then more is hidden, never less
        narrowed = self.narrow(dict(bounds))
        if narrowed is None:
            return False
        open_ = [(high - low, name) for name, (low, high) in narrowed.items() if high > low]
        if not open_:
            return True
        name = min(open_)[1]
        low, high = narrowed[name]
        middle = (low + high) // 2
        return any(
            self.has_solution(narrowed | {name: half})
            for half in ((low, middle), (middle + 1, high))
        )

    def narrow(self, bounds: Bounds) -> Bounds | None:
        """Return the bounds that the equations leave, None if they leave nothing."""
        changed = True
        rounds = 0
        while changed and rounds < 50:  # noqa: PLR2004 - narrowing by ones may creep: halving goes on
            changed = False
            rounds += 1
            for equation in self._equations:
                outcome = _narrow_by(equation, bounds)
                if outcome is None:
                    return None
                changed = changed or outcome
        return bounds


def _narrow_by(equation: Equation, bounds: Bounds) -> bool | None:
    """Tighten bounds in place; None when the equation cannot hold."""
    reach = {
        name: (bounds[name] if sign > 0 else (-bounds[name][1], -bounds[name][0]))
        for name, sign in equation.terms.items()
    }
    least = sum(low for low, _high in reach.values())
    most = sum(high for _low, high in reach.values())
    if not least <= equation.value <= most:
        return None
    changed = False
    for name, sign in equation.terms.items():
        low, high = reach[name]
        low_new = max(low, equation.value - (most - high))
        high_new = min(high, equation.value - (least - low))
        if (low_new, high_new) != (low, high):
            bounds[name] = (low_new, high_new) if sign > 0 else (-high_new, -low_new)
            changed = True
    return changed


def feasible_values(unknown: str, equations: Sequence[Equation], bounds: Bounds) -> frozenset[int]:
    """Return every value within its bounds that the unknown can have."""
    low, high = bounds[unknown]
    return frozenset(
        value
        for value in range(low, high + 1)
        if _Search(equations).has_solution(bounds | {unknown: (value, value)})
    )


def determined(equations: Sequence[Equation]) -> dict[str, int]:
    """Return the unknowns that the equations alone fix, by elimination, with their values."""
    rows = [
        ({name: Fraction(sign) for name, sign in e.terms.items()}, Fraction(e.value))
        for e in equations
    ]
    done: list[tuple[str, dict[str, Fraction], Fraction]] = []
    while rows:
        terms, value = rows.pop()
        if not terms:
            continue
        pivot = min(terms)
        scale = terms[pivot]
        terms = {name: factor / scale for name, factor in terms.items()}
        value /= scale
        rows = [_less(row, pivot, terms, value) for row in rows]
        done = [(at, *_less((t, v), pivot, terms, value)) for at, t, v in done]
        done.append((pivot, terms, value))
    return {pivot: int(value) for pivot, terms, value in done if len(terms) == 1}


def _less(
    row: tuple[dict[str, Fraction], Fraction],
    pivot: str,
    terms: Mapping[str, Fraction],
    value: Fraction,
) -> tuple[dict[str, Fraction], Fraction]:
    """Return the row without the pivot: the pivot's own row subtracted as often as it holds it."""
    own, amount = row
    factor = own.get(pivot)
    if not factor:
        return row
    names = own.keys() | terms.keys()
    left = {name: own.get(name, 0) - factor * terms.get(name, 0) for name in names}
    return {name: Fraction(f) for name, f in left.items() if f}, amount - factor * value


def rough_values(unknown: str, equations: Sequence[Equation], bounds: Bounds) -> frozenset[int]:
    """Return a set that holds every value the unknown can have; quick, for many unknowns."""
    fixed = determined(equations)
    if unknown in fixed:
        return frozenset({fixed[unknown]})
    narrowed = _Search(equations).narrow(dict(bounds))
    low, high = (narrowed or bounds)[unknown]
    return frozenset(range(low, high + 1))
