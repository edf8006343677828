"""What a person decides about a file before it is read: columns of one's own, cells put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from flexdesk.imports.profiles import Column, Match, Profile, SheetKind, plain

KEPT = "kept"
"""Stands for a column whose text is kept as a note."""

OWN_LIST = "own_list"
"""Key of the profile of one's own list."""

_PERSON = "person"
_NEEDED = 2
_LETTERS = 26

Place = tuple[str, int, str]
"""A cell: sheet, row number and field."""


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """What a person has said of the columns of her own sheet."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """By heading as headings are compared: the field it fills, `KEPT`, or empty for not read."""
    keeps_rest: bool = False
    """Whether columns nobody reads are kept as notes."""

    def said_of(self, heading: str) -> str | None:
        """Return what was said of a heading, None when nothing was."""
        return self.fields.get(plain(heading))

    def with_fields(self, said: Mapping[str, str]) -> "OwnColumns":
        """Return the same with more said; what is said now goes before what was."""
        fresh = {plain(heading): name for heading, name in said.items()}
        return replace(self, fields={**self.fields, **fresh})


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that was decided about one file."""

    columns: OwnColumns = field(default_factory=OwnColumns)
    repairs: Mapping[Place, object] = field(default_factory=dict)
    """What cells stand for instead of what is in them."""

    def __repr__(self) -> str:
        """Show sizes only: a repaired cell may be a CPR number."""
        return f"Choices({len(self.columns.fields)} columns, {len(self.repairs)} repairs)"


def own_profile(shipped: Profile, columns: OwnColumns) -> Profile:
    """Return the profile of one's own list as a person has said its headings are meant."""
    if not columns.fields:
        return shipped
    return replace(shipped, kinds=tuple(_said_kind(kind, columns) for kind in shipped.kinds))


def _said_kind(kind: SheetKind, columns: OwnColumns) -> SheetKind:
    # a person who names the columns herself needs no third one to tell a list by
    return replace(
        kind,
        needs=kind.needs[:_NEEDED],
        columns=tuple(_said_column(column, columns) for column in kind.columns),
    )


def _said_column(column: Column, columns: OwnColumns) -> Column:
    chosen = tuple(key for key, name in columns.fields.items() if name == column.field)
    shipped = tuple(key for key in column.headings if key not in columns.fields)
    return replace(column, headings=(*chosen, *shipped))


def with_kept(match: Match, columns: OwnColumns) -> Match:
    """Return a match of an own list that keeps as notes the columns one asked for."""
    if match.kind.kind != _PERSON:
        return match
    kept = tuple(index for index in match.unread if _is_kept(match.header[index], columns))
    if not kept:
        return match
    more = ((index, kept_column(index, match.header[index])) for index in kept)
    return replace(
        match,
        columns=tuple(sorted((*match.columns, *more), key=_place)),
        unread=tuple(index for index in match.unread if index not in kept),
    )


def _place(column: tuple[int, Column]) -> int:
    return column[0]


def _is_kept(heading: str, columns: OwnColumns) -> bool:
    said = columns.said_of(heading)
    return said == KEPT or (columns.keeps_rest and not said)


def kept_column(index: int, heading: str) -> Column:
    """Return a column whose text goes into a note under its heading."""
    return Column(f"{KEPT}:{index}:{heading}", "text", (), heading)


def kept_heading(name: str) -> str:
    """Return the heading of a kept field, empty for every other field."""
    first, _, rest = name.partition(":")
    return rest.partition(":")[2] if first == KEPT and rest else ""


def lettered(count: int) -> tuple[str, ...]:
    """Return names for the columns of a sheet without headings: Kolonne A, Kolonne B."""
    return tuple(f"Kolonne {_letters(at)}" for at in range(count))


def _letters(at: int) -> str:
    first, last = divmod(at, _LETTERS)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)
