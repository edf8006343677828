"""The list of what waits, as rows for the table: grouped, ticked, with columns. No Qt."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flexdesk.app.transfer_rows import STATES, State, TransferLine
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.transfer.words import who

BY_CITIZEN, BY_DAY = "citizen", "day"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line with what only the screen knows about it."""

    line: TransferLine
    name: str
    text: str
    is_first: bool
    """The first of its group: the others do not repeat the group's name."""
    is_ticked: bool = False

    @property
    def key(self) -> str:
        """The key of the row in the table."""
        return self.line.id

    @property
    def pair(self) -> tuple[str, str]:
        """Kind and row, as use cases ask for them."""
        return self.line.kind, self.line.row

    def __repr__(self) -> str:
        """Show the id only: the rest is a citizen's."""
        return f"ListRow({self.line.id})"


def list_rows(
    lines: Sequence[TransferLine], grouping: str, ticked: frozenset[str], *, is_hidden: bool
) -> tuple[ListRow, ...]:
    """Return the rows in groups: by citizen, then day; or by day, the oldest first."""
    ordered = list(lines)
    if grouping == BY_DAY:
        ordered.sort(key=lambda line: (line.day, line.sort_name, line.id))
    rows: list[ListRow] = []
    before: object = None
    for line in ordered:
        group: object = line.day if grouping == BY_DAY else line.citizen
        name = who(line.name, line.candidate_no, is_hidden=is_hidden)
        text = _("Skjult (F9)") if is_hidden else line.text
        rows.append(ListRow(line, name, text, group != before, line.id in ticked))
        before = group
    return tuple(rows)


def tick(row: ListRow, *, is_ticked: bool) -> ListRow:
    """Return the row with or without its tick."""
    return replace(row, is_ticked=is_ticked)


Spec = ColumnSpec[ListRow]


def columns(grouping: str, width: int) -> tuple[Spec, ...]:
    """Return the columns of the table, the one it is grouped by first; few when it is narrow."""
    ticks: Spec = ColumnSpec("tick", "", _tick_words, width=44, paint="tick")
    name: Spec = ColumnSpec("name", _("Borger"), lambda row: row.name, width=200, is_bold=True)
    day: Spec = ColumnSpec("day", _("Dag"), lambda row: format_day(row.line.day), width=112)
    first, second = (day, name) if grouping == BY_DAY else (name, day)
    first = replace(first, paint="group", is_bold=True)
    second = replace(second, is_bold=False)
    kind: Spec = ColumnSpec("kind", _("Slags"), lambda row: row.line.kind_label, width=112)
    text: Spec = ColumnSpec("text", _("Tekst"), lambda row: row.text, width=0)
    by: Spec = ColumnSpec("by", _("Af"), lambda row: row.line.by, width=96)
    state: Spec = ColumnSpec(
        "state", _("Tilstand"), _state_words, width=196, tone=_state_tone, is_bold=True
    )
    if width < _NARROW:
        return ticks, first, second, text, state
    return ticks, first, second, kind, text, by, state


def same_group(one: ListRow, other: ListRow, grouping: str) -> bool:
    """Say whether two rows stand in one group."""
    if grouping == BY_DAY:
        return one.line.day == other.line.day
    return one.line.citizen == other.line.citizen


def oldest(lines: Sequence[TransferLine]) -> dt.date | None:
    """Return the day of what has waited longest."""
    return min((line.made_on for line in lines), default=None)


_NARROW = 900


def _tick_words(row: ListRow) -> str:
    return _("valgt") if row.is_ticked else _("ikke valgt")


def _state_words(row: ListRow) -> str:
    return STATES[row.line.state]


def _state_tone(row: ListRow) -> str:
    return "amber" if row.line.state == State.CHANGED else "ink"
