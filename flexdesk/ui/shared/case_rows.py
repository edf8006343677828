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
    errors: int
    missing: int
    local_changes: int
    lines: tuple[PlanLine, ...]
    notes: tuple[str, ...]
    can_commit: bool
    plan: object = None
    """What the use case hands back to itself at commit."""


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
