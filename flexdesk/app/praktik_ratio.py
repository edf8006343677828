"""The forholdstal: how many people a workplace may have in praktik or løntilskud at once."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import case_index, is_running
from flexdesk.app.desk import Desk
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.rules import RuleBook

_COUNTED = frozenset({PlacementKind.VIRKSOMHEDSPRAKTIK.value, PlacementKind.LOENTILSKUD.value})


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many people a workplace may have in praktik or løntilskud on a day, and how many it has.

    `allowed` and `employees` are None when nobody has written how many work there.
    """

    allowed: int | None
    taken: int
    employees: int | None
    text: str
    """"2 af 4 pladser er brugt (22 ansatte)": one line for the form."""

    @property
    def is_full(self) -> bool:
        """Whether there is no room for one more."""
        return self.allowed is not None and self.taken >= self.allowed


def praktik_ratio(desk: Desk, workplace_id: str, on: dt.date) -> Ratio:
    """Return the forholdstal of a workplace on a day, counted per P-number where it has one.

    Raises:
        UserError: `row.unknown`.
    """
    index = case_index(desk)
    place = index.workplaces.get(workplace_id)
    if place is None:
        raise UserError("row.unknown", kind="arbejdsplads")
    places = {
        row.id
        for row in index.workplaces.values()
        if row.id == place.id or (place.p_number and row.p_number == place.p_number)
    }
    taken = sum(
        row.workplace in places and row.kind in _COUNTED and is_running(row, on)
        for rows in index.placements.values()
        for row in rows
    )
    allowed = None if place.employees is None else allowed_of(place.employees, desk.rules, on)
    return Ratio(allowed, taken, place.employees, _text(allowed, taken, place.employees))


def allowed_of(employees: int, rules: RuleBook, on: dt.date) -> int:
    """Return how many a workplace of so many ordinary employees may have.

    Unit: persons. Source: praktik.ratio_employees, praktik.ratio_limit,
    praktik.ratio_employees_above, praktik.ratio_least.
    """
    limit = rules.count("praktik.ratio_limit", on)
    below = min(employees, limit) // rules.count("praktik.ratio_employees", on)
    above = max(0, employees - limit) // rules.count("praktik.ratio_employees_above", on)
    return max(rules.count("praktik.ratio_least", on), below + above)


def _text(allowed: int | None, taken: int, employees: int | None) -> str:
    used = "1 plads er brugt" if taken == 1 else f"{format_number(taken)} pladser er brugt"
    if allowed is None or employees is None:
        return f"{used}; antal ansatte er ikke skrevet"
    of = f"{format_number(taken)} af {format_number(allowed)} pladser er brugt"
    people = "1 ansat" if employees == 1 else f"{format_number(employees)} ansatte"
    return f"{of} ({people})"
