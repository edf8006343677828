"""What a month of the strip says to a screen reader and in the table. No Qt."""

import datetime as dt

from flexdesk.app.counter_rows import StripCell
from flexdesk.base.language import _
from flexdesk.base.numbers import format_month


def month_name(cell: StripCell) -> str:
    """Return the month of a cell in words."""
    return format_month(dt.date(cell[0], cell[1], 1))


def cell_name(cell: StripCell) -> str:
    """Return a cell as one sentence."""
    _year, _month, counted, days, in_window = cell
    if counted == 0:
        return _("{month}: ingen dage tæller").format(month=month_name(cell))
    text = _("{month}: {counted} af {days} dage tæller")
    if in_window < days:
        text = _("{month}: {counted} dage tæller, {inside} af {days} er i vinduet")
    return text.format(month=month_name(cell), counted=counted, days=days, inside=in_window)
