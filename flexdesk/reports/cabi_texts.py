"""The words of a Cabi case: slots of the template as a program's `[case]` table fills them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from flexdesk.base.errors import UserError


@dataclass(frozen=True, slots=True)
class Piece:
    """A text, the condition it is said under, and what is said in its place; see `cabi_said`."""

    text: str
    when: str = ""
    plain: str = ""


class Passage(str):
    """A text made of pieces; as plain text it is all of them, whatever their conditions."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Sequence[Piece]) -> Self:
        """Make one."""
        made = super().__new__(cls, " ".join(piece.text for piece in pieces))
        made.pieces = tuple(pieces)
        return made


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs; `plain` replaces a heading whose figure may not be shown."""

    heading: str
    paragraphs: tuple[str, ...]
    level: int = 2
    plain: str = ""
    table_after: int | None = None
    """The status table stands after this many paragraphs, None: not in this section."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the status table: a figure, its label, and how far it is indented."""

    figure: str
    label: str
    level: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class StatusTable:
    """The status table: caption, what is counted, rows, source, and the share it explains."""

    caption: str
    rows: tuple[TableRow, ...]
    counted: str = ""
    share: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull quote; without a name and a day of approval it is not printed outside."""

    text: str
    name: str
    title: str = ""
    organisation: str = ""
    approved_by: str = ""
    approved_on: dt.date | None = None

    @property
    def is_approved(self) -> bool:
        """Whether the quoted person has said yes."""
        return bool(self.approved_by.strip()) and self.approved_on is not None


@dataclass(frozen=True, slots=True)
class CaseTexts:
    """All words of a case; an empty slot disappears from the page."""

    theme: str
    title: str
    standfirst: str = ""
    lead: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    table: StatusTable | None = None
    expenses: tuple[str, ...] = ()
    incomes: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    method: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    chart: str = ""
    """The figure whose months are drawn."""
    outcome: str = ""
    """The heading of the bar that shares out the ended; empty: no bar."""
    written_on: dt.date | None = None

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "CaseTexts":
        """Read the `[case]` table of a program.

        Raises:
            UserError: `cabi.texts` when the title or the theme is missing.
        """
        for slot in ("theme", "title"):
            if not table.get(slot) or not _text(table[slot]).strip():
                raise UserError("cabi.texts", missing=slot)
        return cls(
            theme=str(table["theme"]),
            title=_text(table["title"]),
            standfirst=_text(table.get("standfirst", "")),
            lead=_texts(table.get("lead")),
            sections=tuple(_section(entry) for entry in table.get("sections", ())),
            table=_status_table(table["table"]) if table.get("table") else None,
            expenses=_texts(table.get("expenses")),
            incomes=_texts(table.get("incomes")),
            quotes=tuple(_quote(entry) for entry in table.get("quotes", ())),
            method=_texts(table.get("method")),
            contact=_texts(table.get("contact")),
            notes=_texts(table.get("notes")),
            chart=str(table.get("chart", "")),
            outcome=str(table.get("outcome", "")),
            written_on=table.get("written_on"),
        )


def _texts(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping):
        return (_text(value),)
    if isinstance(value, Sequence):
        return tuple(_text(part) for part in value)
    raise UserError("cabi.texts", missing="list")


def _text(value: object) -> str:
    """Return a text as it stands in a table: words, words under a condition, or a row of both."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return Passage((_piece(value),))
    if isinstance(value, Sequence):
        return Passage([_piece(part) for part in value])
    raise UserError("cabi.texts", missing="text")


def _piece(value: object) -> Piece:
    if isinstance(value, Mapping):
        return Piece(str(value["text"]), str(value.get("when", "")), str(value.get("plain", "")))
    return Piece(str(value))


def _section(entry: Mapping[str, Any]) -> Section:
    after = entry.get("table_after")
    return Section(
        heading=_text(entry.get("heading", "")),
        paragraphs=_texts(entry.get("paragraphs")),
        level=int(entry.get("level", 2)),
        plain=str(entry.get("plain", "")),
        table_after=None if after is None else int(after),
    )


def _status_table(entry: Mapping[str, Any]) -> StatusTable:
    rows = tuple(
        TableRow(
            figure=str(row["figure"]),
            label=str(row["label"]),
            level=int(row.get("level", 0)),
            note=str(row.get("note", "")),
        )
        for row in entry.get("rows", ())
    )
    return StatusTable(
        caption=str(entry.get("caption", "Status")),
        rows=rows,
        counted=str(entry.get("counted", "")),
        share=str(entry.get("share", "")),
        source=str(entry.get("source", "")),
    )


def _quote(entry: Mapping[str, Any]) -> Quote:
    return Quote(
        text=str(entry["text"]),
        name=str(entry.get("name", "")),
        title=str(entry.get("title", "")),
        organisation=str(entry.get("organisation", "")),
        approved_by=str(entry.get("approved_by", "")),
        approved_on=entry.get("approved_on"),
    )
