"""The three-way comparison: what the last import brought, what this file says, what we have.

A field changes only where the file differs from what the last import of the same source brought.
Where a person has changed it since, the own value stays. Fields that belong together are
compared together.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_GROUPS = {
    "start": "period",
    "last_day": "period",
    "ended_how": "ending",
    "onward": "ending",
    "ended_label": "ending",
}
_EMPTY = (None, "", False)

Fields = Mapping[str, object]


def plain(value: object) -> object:
    """Return a value as the base keeps it: JSON, days as text."""
    return value.isoformat() if isinstance(value, dt.date) else value


def plain_fields(values: Fields) -> dict[str, object]:
    """Return all values as the base keeps them."""
    return {
        name: value.isoformat() if value.__class__ is dt.date else value
        for name, value in values.items()
    }


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file does to one row: fields to set, and fields where the own value stays."""

    changes: tuple[str, ...]
    kept: tuple[tuple[str, bool], ...]
    """Field or group, and whether the file has a new value of its own."""


def _grouped(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for name in names:
        group = _GROUPS.get(name, name)
        groups[group] = (*groups.get(group, ()), name)
    return groups


def _picked(fields: Fields, names: tuple[str, ...]) -> tuple[object, ...] | None:
    """Return the fields in order, None when one of them was never brought."""
    if any(name not in fields for name in names):
        return None
    return tuple(fields[name] for name in names)


def compare(file: Fields, ours: Fields, brought: Fields, others: Iterable[Fields]) -> Comparison:
    """Return what a file does to a row we have; all values plain.

    `brought` is what the last import of this source brought, `others` what other sources did.
    """
    if all(ours[name] == value for name, value in file.items()):
        return Comparison((), ())
    bases = [brought, *others]
    changes: list[str] = []
    kept: list[tuple[str, bool]] = []
    for group, names in _grouped(file).items():
        said, own = _picked(file, names), tuple(ours[name] for name in names)
        if said == own:
            continue
        last = _picked(brought, names)
        if last == said:
            kept.append((group, False))
        elif _is_untouched(own, names, bases):
            if last is None and _says_nothing(said):
                # what another source brought is not taken away by a cell left empty
                continue
            changes.extend(name for name in names if file[name] != ours[name])
        else:
            kept.append((group, True))
    return Comparison(tuple(changes), tuple(kept))


def _says_nothing(said: tuple[object, ...] | None) -> bool:
    return said is not None and all(value is None or value == "" for value in said)


def _is_untouched(own: tuple[object, ...], names: tuple[str, ...], bases: list[Fields]) -> bool:
    """Tell whether the value we have is one an import brought, or none at all."""
    known = [base for each in bases if (base := _picked(each, names)) is not None]
    return own in known or (not known and all(value in _EMPTY for value in own))
