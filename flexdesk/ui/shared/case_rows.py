"""Rows of documents and imports as the windows show them; texts are ready to read."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document that can be written."""

    key: str
    title: str
    text: str
    suffix: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the list that is gone through before a document leaves."""

    is_ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class DocumentOrder:
    """What is to be made: document, day, program, for whom, and what is released why."""

    document: str
    on: dt.date
    program: str
    audience: str
    releases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A document on disk."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanRepair:
    """A way to put a cell of the file right: what it does, and what the button says."""

    kind: str
    text: str
    value: object = None

    def __repr__(self) -> str:
        """Show the kind only: the value may be a CPR number."""
        return f"PlanRepair({self.kind})"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the file: what would happen to it, and why not."""

    sheet: str
    row: int
    who: str
    what: str
    severity: str
    """error | warning | empty"""
    outcome: str
    """new | changed | unchanged | missing | error"""
    finding: str
    field: str = ""
    """The field of the injured cell, empty where no cell is."""
    cell: str = ""
    """What the injured cell shows; CPR numbers masked."""
    is_personal: bool = False
    """Whether the cell is hidden while names are."""
    repairs: tuple[PlanRepair, ...] = ()
    hidden: str = ""
    """Who it is while names are hidden."""

    def __repr__(self) -> str:
        """Show the place only: the rest is a citizen's."""
        return f"PlanLine({self.sheet!r}, {self.row}, {self.outcome})"


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan to take a file in; the five numbers sum to its rows."""

    file_name: str
    profile: str
    sheets: str
    total: int
    new: int
    changed: int
    unchanged: int
    warnings: int
    """Findings about a whole sheet; a row with a warning is counted by what becomes of it."""
    errors: int
    missing: int
    local_changes: int
    lines: tuple[PlanLine, ...]
    notes: tuple[str, ...]
    can_commit: bool
    plan: object = None
    """What the use case hands back to itself at commit."""
    people: str = ""
    """What happens, counted over citizens, in words."""
    unread: tuple[str, ...] = ()
    """Headings nobody reads, that can be kept as notes."""
    can_name_columns: bool = False
    """Whether a person may say what the columns are."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did."""

    tx: str
    accepted: int
    text: str


def place_title(municipality: str, title: str) -> str:
    """Return a program's title with its place, once."""
    place = municipality.removesuffix(" Kommune")
    return title if place in title else f"{place}: {title}"
