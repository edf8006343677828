"""The column that says whose somebody is: the name where there is room, else the initials."""

from collections.abc import Callable
from typing import TypeVar

from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.ui.parts.column_spec import ColumnSpec

R = TypeVar("R")
_NARROW, _WIDE = 92, 158
CONSULTANT_MORE = _WIDE - _NARROW
"""How much more room the names take than the initials."""


def consultant_column(text: Callable[[R], str], *, is_wide: bool = False) -> ColumnSpec[R]:
    """Return the column "Konsulent"; *text* says the name when it is wide, else the initials."""

    def order(row: R) -> str | None:
        return sort_key(text(row)) or None

    width = _WIDE if is_wide else _NARROW
    return ColumnSpec("consultant", _("Konsulent"), text, order, width, tone=_muted)


def _muted(row: object) -> str:
    del row
    return "muted"
