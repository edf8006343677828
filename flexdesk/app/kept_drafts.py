"""*Påbegyndt*: what is half-written anywhere in the program, with the way back to it."""

import json
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.row_lists import mask_text
from flexdesk.domain.entities import Note, Placement, Task

OPEN, CALL, GO = "open", "call", "go"
_LONGEST = 90
_OF_A_ROW = frozenset(
    {"correct-note", "end-placement", "shift-plan", "move-workplace", "reopen-placement", "notice",
     "agreed-hours", "terms"}
)  # fmt: skip
"""Forms that are told a row and not a citizen."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the drafts under a prefix are, and how one goes on with them."""

    title: str
    way: str
    where: str
    about: str = "citizen"
    """Which row the key names: citizen | task | note | placement | nothing."""


_KINDS: dict[str, _Kind] = {
    "note": _Kind("Notat", OPEN, ""),
    "visit": _Kind("Besøgsark", CALL, "visit"),
    "card": _Kind("Kandidatkort", CALL, "kandidatkort"),
    "facts": _Kind("Oplysninger", OPEN, ""),
    "fix": _Kind("Rettelse til notat", CALL, "correct-note"),
    "counter": _Kind("18 af 24", OPEN, "counter"),
    "task": _Kind("Opgave", GO, "today", "task"),
    "ending": _Kind("Afslutning af forløb", GO, "today", "placement"),
    "placement-start": _Kind("Nyt forløb", CALL, "new-placement"),
    "placement-end": _Kind("Afslutning af forløb", CALL, "end-placement", "placement"),
    "placement-plan": _Kind("Nye dage for forløb", CALL, "shift-plan", "placement"),
    "placement-move": _Kind("Ny arbejdsplads for forløb", CALL, "move-workplace", "placement"),
    "placement-reopen": _Kind("Genåbning af forløb", CALL, "reopen-placement", "placement"),
    "placement-notice": _Kind("Opsigelse", CALL, "notice", "placement"),
    "placement-agreed": _Kind("Aftalte timer", CALL, "agreed-hours", "placement"),
    "placement-terms": _Kind("Aftale om forløb", CALL, "terms", "placement"),
    "pause": _Kind("Pause", CALL, "pause"),
    "support": _Kind("Ny støtte", CALL, "new-support"),
    "close": _Kind("Luk sag", CALL, "close-citizen"),
    "new-citizen": _Kind("Ny borger", CALL, "new-citizen", "nothing"),
    "screening": _Kind("Screening", CALL, "screening-look"),
    "substitute": _Kind("Vikar", CALL, "substitute", "nothing"),
    "import": _Kind("Tastede rækker", GO, "import", "nothing"),
}
"""Key before the first colon: what it is. Keys that are not here are no drafts of a person."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One thing that is begun."""

    key: str
    title: str
    citizen: str
    name: str
    candidate_no: str
    text: str
    way: str
    """open a citizen's page | call what a room offers | go to a page"""
    where: str

    @property
    def subject(self) -> str:
        """What a form is told it is about: the last id of the key, a citizen where there is one."""
        return self.key.rpartition(":")[2] if self.where in _OF_A_ROW else self.citizen

    def __repr__(self) -> str:
        """Show the title only: the rest is a citizen's."""
        return f"DraftRow({self.title})"


def kept_drafts(desk: Desk) -> tuple[DraftRow, ...]:
    """Return what is begun, in order of kinds; what belongs to somebody gone is left out."""
    order = list(_KINDS)
    found = []
    for key, text in desk.store.reads.drafts():
        prefix, _colon, rest = key.partition(":")
        kind = _KINDS.get(prefix)
        row = _row(desk, key, kind, rest.partition(":")[0], text) if kind is not None else None
        if row is not None:
            found.append((order.index(prefix), row.name, row))
    return tuple(row for _order, _name, row in sorted(found, key=lambda each: each[:2]))


def drop_kept(desk: Desk, key: str) -> None:
    """Throw away what was begun."""
    desk.store.drop_draft(key)


def _row(desk: Desk, key: str, kind: _Kind, rest: str, text: str) -> DraftRow | None:
    citizen = _citizen(desk, kind.about, rest)
    row = case_index(desk).citizens.get(citizen)
    words = _said(text)
    if not words or (kind.about != "nothing" and row is None):
        return None
    name = f"{row.first_name} {row.last_name}".strip() if row is not None else ""
    number = row.candidate_no if row is not None else ""
    return DraftRow(key, kind.title, citizen, name, number, words, kind.way, kind.where)


def _citizen(desk: Desk, about: str, row_id: str) -> str:
    if about == "citizen":
        return row_id
    if about == "nothing":
        return ""
    row = desk.store.reads.get(about, row_id)
    return row.citizen if isinstance(row, (Task, Note, Placement)) else ""


def _said(text: str) -> str:
    """Return the first words of a draft, masked; empty when nothing is typed."""
    try:
        raw = json.loads(text)
    except ValueError:
        raw = text
    words = mask_text(" ".join(_first_text(raw).split()))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _first_text(raw: object) -> str:
    """Return what is typed: the text where there is one, else the longest value."""
    if isinstance(raw, dict):
        told = raw.get("text")
        if isinstance(told, str) and told.strip():
            return told
        found = [_first_text(value) for value in raw.values()]
    elif isinstance(raw, list):
        found = [_first_text(value) for value in raw]
    else:
        return raw if isinstance(raw, str) else ""
    return max(found, key=len, default="")
