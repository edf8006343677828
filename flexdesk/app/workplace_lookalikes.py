"""Two workplaces that may be one: same number, or same street and names that meet."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from flexdesk.app.desk import Desk
from flexdesk.app.workplace_index import workplace_index
from flexdesk.base.danish import fold, sort_key
from flexdesk.domain.entities import Workplace

_COMMON = frozenset(
    {"aps", "as", "is", "ivs", "amba", "og", "i", "af", "ved", "paa", "den", "det", "the"}
)
"""Words that tell no workplace from another."""
_LONG = 5
"""Shorter words are one only when they are the same."""
_SAME_NAME = "samme navn"
_SAME_NUMBER = "samme P-nummer"
_SAME_STREET = "samme vej og næsten samme navn"
_NEAR = "næsten samme navn"
_START = 4


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two workplaces in the order of names, and why they look like one."""

    first: Workplace
    second: Workplace
    why: str


def lookalikes(desk: Desk) -> tuple[Lookalike, ...]:
    """Return the pairs that look like one workplace, each once, kept until the store changes."""
    return desk.cached("workplace_lookalikes", lambda: _pairs(workplace_index(desk).workplaces))


def lookalikes_of(
    desk: Desk, name: str, street: str = "", besides: str = ""
) -> tuple[Workplace, ...]:
    """Return the workplaces that look like one about to be written, the likest first."""
    wanted = _told(Workplace("", name, street=street))
    found = [
        (why == _SAME_NAME, row)
        for row in workplace_index(desk).workplaces.values()
        if row.id != besides and (why := _why(wanted, told := _told(row)) or _within(wanted, told))
    ]
    found.sort(key=lambda each: (not each[0], sort_key(each[1].name), each[1].id))
    return tuple(row for _, row in found)


def _pairs(rows: Mapping[str, Workplace]) -> tuple[Lookalike, ...]:
    # what is compared is read once a row: of 2,000 places a hundred thousand pairs meet
    told = {row.id: _told(row) for row in rows.values()}
    found: dict[tuple[str, str], Lookalike] = {}
    for group in _groups(rows.values()):
        for one, other in combinations(group, 2):
            why = _why(told[one.id], told[other.id])
            if why:
                first, second = sorted((one, other), key=lambda row: (sort_key(row.name), row.id))
                found.setdefault((first.id, second.id), Lookalike(first, second, why))
    return tuple(sorted(found.values(), key=lambda pair: sort_key(pair.first.name)))


def _groups(rows: Iterable[Workplace]) -> Iterator[list[Workplace]]:
    """Yield the rows that share a word of the name, a street or a number: who is compared."""
    held: dict[tuple[str, str], list[Workplace]] = defaultdict(list)
    for row in rows:
        if row.p_number:
            held["p", row.p_number].append(row)
        if row.street:
            held["street", _street(row.street)].append(row)
        for start in {word[:_START] for word in _words(row.name)}:
            held["word", start].append(row)
    yield from (group for group in held.values() if len(group) > 1)


@dataclass(frozen=True, slots=True)
class _Told:
    """A workplace as it is compared."""

    p_number: str
    words: list[str]
    street: str


def _told(row: Workplace) -> _Told:
    return _Told(row.p_number, _words(row.name), _street(row.street))


def _why(one: _Told, other: _Told) -> str:
    """Return why two workplaces look like one, empty when they do not."""
    if one.p_number and other.p_number:
        return _SAME_NUMBER if one.p_number == other.p_number else ""
    names, theirs = one.words, other.words
    if not names or not theirs:
        return ""
    street, near = one.street, other.street
    if _is_other(street, near):
        # a firm has shops in many streets: the same name elsewhere is another workplace
        return ""
    if sorted(names) == sorted(theirs):
        return _SAME_NAME
    if street and street == near and _meet(names, theirs):
        return _SAME_STREET
    return _NEAR if _is_near("".join(names), "".join(theirs)) else ""


def _within(wanted: _Told, row: _Told) -> str:
    """Return why a name may be a part of another's: all its words, and no other street."""
    is_other = _is_other(wanted.street, row.street)
    is_told = any(len(word) >= _LONG for word in wanted.words)
    return _NEAR if is_told and not is_other and set(wanted.words) <= set(row.words) else ""


def _meet(names: list[str], theirs: list[str]) -> bool:
    """Say whether two names share a word that tells."""
    return any(_is_near(one, other) for one in names for other in theirs)


def _is_near(one: str, other: str) -> bool:
    """Say whether two words are one but for a slip of the finger: long ones, one sign apart."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1:
        return False
    at = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    rest, more = short[at:], long[at:]
    is_swapped = rest[:2] == more[:2][::-1] and rest[2:] == more[2:]
    return rest[1:] == more[1:] or rest == more[1:] or is_swapped


def _words(name: str) -> list[str]:
    # "A/S" is one word, a hyphen or a comma stands between two
    folded = "".join(sign if sign.isalnum() else " " for sign in fold(name).replace("/", ""))
    words = folded.split()
    return [word for word in words if word not in _COMMON] or words


def _is_other(one: str, other: str) -> bool:
    """Say whether two streets are two: a street without a number may be any number of it."""
    if not one or not other or one == other:
        return False
    short, long = sorted((one, other), key=len)
    rest = long.removeprefix(short)
    return short[-1].isdigit() or rest == long or not rest[0].isdigit()


def _street(street: str) -> str:
    """Return a street as it is compared: "Vestergade 12 B" and "vestergade 12b" are one."""
    return "".join(sign for sign in fold(street) if sign.isalnum())
