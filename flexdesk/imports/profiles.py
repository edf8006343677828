"""Profiles: which headings a kind of sheet has, as data, and which kind a sheet is.

A sheet is known by its headings; its name only decides between kinds that fit equally well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.codes import BenefitKind, ContactKind, PlacementKind
from flexdesk.domain.labels import from_label
from flexdesk.imports.tables import Cells

_NAME_BONUS = 2
_WORD_BONUS = 3
_WORD_LISTS: dict[str, type[StrEnum]] = {
    "benefit_kind": BenefitKind,
    "placement_kind": PlacementKind,
    "contact_kind": ContactKind,
}
_LONGEST_HEADING = 80


def plain(text: object) -> str:
    """Return a heading as headings are compared: folded, letters and digits only."""
    return "".join(sign for sign in fold(str(text)[:_LONGEST_HEADING]) if sign.isalnum())


@dataclass(frozen=True, slots=True)
class Column:
    """One column a sheet may have: the field it fills and the headings it goes by."""

    field: str
    type: str
    headings: tuple[str, ...]
    title: str = ""
    """The first heading, as it is written."""
    filled: bool = False
    """Whether a row without a value here is refused."""
    lenient: bool = False
    """Whether what cannot be read is left out with a warning."""
    unknown: bool = False
    """For flags: what an unknown word stands for."""
    also: str = ""
    """A second field that keeps the cell's text as it stands."""
    assumption: str = ""
    """Code of what is taken for granted when this column is read."""


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet: what its rows are, and which columns it cannot be without."""

    kind: str
    title_da: str
    names: frozenset[str]
    needs: tuple[tuple[str, ...], ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of reading files: the kinds of sheets it knows."""

    key: str
    title_da: str
    kinds: tuple[SheetKind, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A sheet that was recognised: its kind, where the heading is, which column is where."""

    kind: SheetKind
    header_row: int
    """Row of the heading; 0 where the rows begin at once."""
    columns: tuple[tuple[int, Column], ...]
    header: tuple[str, ...]
    """Every heading as it is written, empty where there is none."""
    repeated: tuple[str, ...] = ()
    score: int = 0
    unread: tuple[int, ...] = ()
    """Places of the columns nobody reads."""

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headings of the columns nobody reads."""
        return tuple(self.header[index] for index in self.unread)

    @property
    def missing(self) -> tuple[str, ...]:
        """Headings the kind cannot be without and that are not there."""
        return _missing(self.kind, {column.field for _, column in self.columns})


def _kind_of(table: Mapping[str, Any]) -> SheetKind:
    columns = tuple(
        Column(
            field=raw["field"],
            type=raw["type"],
            headings=tuple(plain(heading) for heading in raw["headings"]),
            title=raw["headings"][0],
            filled=raw.get("filled", False),
            lenient=raw.get("lenient", False),
            unknown=raw.get("unknown", False),
            also=raw.get("also", ""),
            assumption=raw.get("assumption", ""),
        )
        for raw in table["columns"]
    )
    names = frozenset(plain(name) for name in table["names"])
    needs = tuple(tuple(fields) for fields in table["needs"])
    return SheetKind(table["kind"], table["title_da"], names, needs, columns)


@cache
def load_profiles() -> dict[str, Profile]:
    """Return the shipped profiles by key, in file order."""
    tables = read_toml_folder("profiles").values()
    profiles = (
        Profile(table["key"], table["title_da"], tuple(_kind_of(raw) for raw in table["sheet"]))
        for table in tables
    )
    return {profile.key: profile for profile in profiles}


def profile_by_key(key: str) -> Profile:
    """Return a profile.

    Raises:
        UserError: `import.unknown_profile`.
    """
    profiles = load_profiles()
    if key not in profiles:
        raise UserError("import.unknown_profile", profile=key, choices=sorted(profiles))
    return profiles[key]


def _missing(kind: SheetKind, fields: set[str]) -> tuple[str, ...]:
    return tuple(choice[0] for choice in kind.needs if not fields.intersection(choice))


def _heading_texts(cells: Cells) -> list[str]:
    return [plain(cell) if isinstance(cell, str) else "" for cell in cells]


def match_row(kind: SheetKind, cells: Cells, name: str) -> tuple[int, dict[int, Column]]:
    """Return how well a row fits as the heading of a kind, and which column is where."""
    texts = _heading_texts(cells)
    places: dict[str, tuple[int, int, Column]] = {}
    for order, column in enumerate(kind.columns):
        for rank, heading in enumerate(column.headings):
            if heading in texts:
                found = (order * 1000 + rank, texts.index(heading), column)
                places[column.field] = min(places.get(column.field, found), found, key=_rank)
                break
    taken: dict[int, Column] = {}
    for _, index, column in sorted(places.values(), key=_rank):
        taken.setdefault(index, column)
    bonus = _NAME_BONUS if plain(name) in kind.names else 0
    return len(taken) * 2 + bonus, taken


def _rank(place: tuple[int, int, Column]) -> int:
    return place[0]


def _match(kind: SheetKind, number: int, cells: Cells, name: str) -> Match | None:
    score, places = match_row(kind, cells, name)
    if not places:
        return None
    texts = _heading_texts(cells)
    shown = [str(cell).strip()[:_LONGEST_HEADING] if cell is not None else "" for cell in cells]
    read = {texts[place] for place in places}
    unread = tuple(
        index
        for index, text in enumerate(shown)
        if text and index not in places and texts[index] not in read
    )
    repeated = tuple(shown[index] for index in sorted(places) if texts.count(texts[index]) > 1)
    columns = tuple(sorted(places.items()))
    return Match(kind, number, columns, tuple(shown), repeated, score, unread)


def match_table(profile: Profile, name: str, head: Iterable[Cells]) -> Match | None:
    """Return the best reading of a table among the kinds of a profile, None when none fits.

    A match may still lack headings it cannot be without (`Match.missing`), if the table's name
    says what it is.
    """
    best: Match | None = None
    rows = tuple(head)
    for number, cells in enumerate(rows, start=1):
        for kind in profile.kinds:
            found = _match(kind, number, cells, name)
            if found is not None:
                found = replace(found, score=found.score + _fitting_words(found, rows[number:]))
            if found is not None and _is_readable(found, name) and _is_better(found, best):
                best = found
    return best


def _fitting_words(match: Match, rows: tuple[Cells, ...]) -> int:
    """Return points for words below the heading that are of the kind the column would hold.

    "Type" stands over benefits in one extract and over placements in the next.
    """
    words = [
        from_label(_WORD_LISTS[column.type], str(row[index])) is not None
        for index, column in match.columns
        if column.type in _WORD_LISTS
        for row in rows
        if index < len(row) and isinstance(row[index], str)
    ]
    return round(_WORD_BONUS * sum(words) / len(words)) if words else 0


def _is_readable(match: Match, name: str) -> bool:
    is_named_so = plain(name) in match.kind.names
    return not match.missing or (is_named_so and len(match.columns) > 1)


def _is_better(match: Match, best: Match | None) -> bool:
    if best is None or bool(match.missing) != bool(best.missing):
        return best is None or not match.missing
    return match.score > best.score
