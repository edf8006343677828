"""Two citizens that may be one person: same day of birth or telephone, and names that meet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.base.cpr import birth_of
from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Citizen

_PHONE_DIGITS = 8
_SHORT_WORD = 2


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two citizens, the first in order of candidate numbers first, and why they look like one."""

    first: Citizen
    second: Citizen
    why: str


def lookalikes(citizens: Iterable[Citizen]) -> tuple[Lookalike, ...]:
    """Return the pairs that look like one person, each once."""
    found: dict[tuple[str, str], Lookalike] = {}
    for group, why in _groups(citizens):
        for one, other in combinations(group, 2):
            first, second = sorted((one, other), key=lambda row: (row.candidate_no, row.id))
            if _names_meet(first, second):
                found.setdefault((first.id, second.id), Lookalike(first, second, why))
    return tuple(found.values())


def lookalikes_of(desk: Desk, first_name: str, last_name: str, cpr: str) -> tuple[Lookalike, ...]:
    """Return who in the register looks like somebody about to be written in."""
    wanted = Citizen("", cpr, first_name, last_name)
    others = case_index(desk).citizens.values()
    return tuple(
        Lookalike(wanted, row, why)
        for row in others
        if (why := _why(wanted, row)) and _names_meet(wanted, row)
    )


def _groups(citizens: Iterable[Citizen]) -> Iterator[tuple[list[Citizen], str]]:
    by_birth: dict[tuple[dt.date, str], list[Citizen]] = defaultdict(list)
    by_phone: dict[str, list[Citizen]] = defaultdict(list)
    by_name: dict[tuple[str, ...], list[Citizen]] = defaultdict(list)
    for row in citizens:
        given, family = _words(row.first_name), _words(row.last_name)
        born = _birth(row)
        if not given or born is None:
            continue
        by_birth[born, given[0]].append(row)
        by_name[(str(born.year), *given, "", *family)].append(row)
        phone = "".join(sign for sign in row.phone if sign.isdigit())[-_PHONE_DIGITS:]
        if len(phone) == _PHONE_DIGITS:
            by_phone[phone].append(row)
    for groups, why in (
        (by_birth, "samme fødselsdag"),
        (by_phone, "samme telefonnummer"),
        (by_name, "samme navn og fødselsår"),
    ):
        yield from ((group, why) for group in groups.values() if len(group) > 1)


def _why(one: Citizen, other: Citizen) -> str:
    born, theirs = _birth(one), _birth(other)
    if born is not None and born == theirs:
        return "samme fødselsdag"
    is_same = _words(one.first_name + " " + one.last_name) == _words(
        other.first_name + " " + other.last_name
    )
    if is_same and (born is None or theirs is None or born.year == theirs.year):
        return "samme navn"
    return ""


def _names_meet(one: Citizen, other: Citizen) -> bool:
    """Say whether two share their first given name and a word of the family name."""
    given, theirs = _words(one.first_name), _words(other.first_name)
    if not given or not theirs or given[0] != theirs[0]:
        return False
    return bool(set(_words(one.last_name)) & set(_words(other.last_name)))


def _words(name: str) -> list[str]:
    words = fold(name).replace("-", " ").replace(".", " ").split()
    return [word for word in words if len(word) >= _SHORT_WORD] or words


def _birth(row: Citizen) -> dt.date | None:
    try:
        return birth_of(row.cpr)
    except (UserError, ValueError):
        return None
