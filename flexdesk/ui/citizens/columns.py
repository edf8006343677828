"""The columns of the list of citizens: what each shows and what it sorts by. No Qt."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.column_spec import ColumnSpec

_URGENT_DAYS = 30
_LONG_LATE = 366

Spec = ColumnSpec[CitizenRow]


def shown_name(row: CitizenRow, *, is_hidden: bool) -> str:
    """Return the name, or the candidate number while names are hidden."""
    if not is_hidden:
        return row.name
    return _("Kandidat {no}").format(no=row.candidate_no or "–")


def ly_text(row: CitizenRow) -> str:
    """Return months on LY; days too when the line at 18 is within 30 days."""
    if not row.ly_months and not row.ly_rest_days:
        return "–"
    if is_near(row):
        return _("{months} md. {days} dg.").format(months=row.ly_months, days=row.ly_rest_days)
    return _("{months} md.").format(months=row.ly_months)


def is_near(row: CitizenRow) -> bool:
    """Say whether 18 of 24 is reached within 30 days."""
    if row.crosses_on is None or row.on is None:
        return False
    return (row.crosses_on - row.on).days <= _URGENT_DAYS


def is_ly_urgent(row: CitizenRow) -> bool:
    """Amber: crosses within 30 days, or has crossed and is not past screening."""
    return is_near(row) or (row.is_18_of_24 and row.is_on_ly and row.step_ordinal <= 1)


def is_overdue(row: CitizenRow) -> bool:
    """Say whether the next step's day has gone."""
    return row.next_day is not None and row.on is not None and row.next_day < row.on


_SHORT_STEPS = {
    "Midlertidigt puljefleksjob": "Puljefleksjob",
    "Ordinært fleksjob eller job": "Ordinært fleksjob/job",
    "Fleksjob med tæt opfølgning": "Fleksjob, opfølgning",
}


def step_text(row: CitizenRow) -> str:
    """Return the step as the list has room for it; the pane has the whole name."""
    return _SHORT_STEPS.get(row.step_label, row.step_label)


def day_text(row: CitizenRow) -> str:
    """Return when the next step is: the day, with its year when it is another, or how late."""
    if row.next_day is None:
        return ""
    if row.on is None or row.next_day >= row.on:
        is_other = row.on is not None and row.next_day.year != row.on.year
        return f"{row.next_day:%d-%m-%y}" if is_other else f"{row.next_day:%d-%m}"
    late = (row.on - row.next_day).days
    if late > _LONG_LATE:
        return _("fra {year}").format(year=row.next_day.year)
    return _("{days} dg. over").format(days=late)


def _born(row: CitizenRow) -> str:
    return _("f. {year}").format(year=row.birth_year)


def _next_shown(row: CitizenRow) -> str:
    return f"{day_text(row)} {row.next_text}".strip()


def _hours(row: CitizenRow) -> str:
    return "" if row.hours_week is None else format_number(row.hours_week)


def _order_of_next(row: CitizenRow) -> tuple[dt.date, str] | None:
    return None if row.next_day is None else (row.next_day, row.sort_name)


@dataclass(frozen=True, slots=True)
class Needs:
    """How wide the widest word of each column is, in pixels, as painted."""

    name: int = 170
    step: int = 130
    ly: int = 80
    place: int = 170
    day: int = 74
    next: int = 190


_PADDING = 24
_METER, _GLYPH, _BORN, _HOURS = 58, 24, 66, 72
_MOST = {"name": 240, "place": 230, "next": 200}
"""Beyond this a free text is cut after all: the pane and the tooltip have the rest."""


def columns_for(
    width: int,
    *,
    is_hidden: bool,
    needs: Needs = Needs(),
) -> tuple[Spec, ...]:
    """Return the columns that fit *width*: bar and columns are dropped before a word is cut."""
    room = {
        "name": min(needs.name, _MOST["name"]) + _PADDING,
        "step": needs.step + _GLYPH + _PADDING,
        "meter": needs.ly + _METER + _PADDING,
        "ly": needs.ly + _PADDING,
        "next": needs.day + _GAP + min(needs.next, _MOST["next"]) + _PADDING,
        "born": _BORN,
        "place": min(needs.place, _MOST["place"]) + _PADDING,
        "hours": _HOURS,
    }
    for keys in _PREFERRED:
        if sum(room[key] for key in keys) <= width:
            break
    else:
        keys = _LEAST
    return tuple(_spec(key, room, is_hidden=is_hidden, is_last=key == "next") for key in keys)


_GAP = 8
_PREFERRED = (
    ("name", "born", "step", "meter", "place", "hours", "next"),
    ("name", "born", "step", "meter", "place", "next"),
    ("name", "step", "meter", "place", "next"),
    ("name", "step", "ly", "place", "next"),
    ("name", "born", "step", "meter", "next"),
    ("name", "step", "meter", "next"),
    ("name", "step", "ly", "next"),
    ("name", "step", "next"),
)
"""What to show, best first."""
_LEAST = ("name", "step", "next")


def _spec(key: str, room: Mapping[str, int], *, is_hidden: bool, is_last: bool) -> Spec:
    def name(row: CitizenRow) -> str:
        return shown_name(row, is_hidden=is_hidden)

    def name_key(row: CitizenRow) -> str:
        return row.candidate_no if is_hidden else row.sort_name

    wide = 0 if is_last else room[key]
    ly = _("LY i 24 md.")
    found = {
        "name": ColumnSpec("name", _("Borger"), name, name_key, wide, is_bold=True),
        "born": ColumnSpec("born", _("Født"), _born, _birth_year, wide, tone=_muted),
        "step": ColumnSpec("step", _("Trin"), step_text, _by_step, wide, paint="step"),
        "meter": ColumnSpec("ly", ly, ly_text, _by_ly, wide, paint="ly", is_descending_first=True),
        "ly": ColumnSpec(
            "ly", ly, ly_text, _by_ly, wide, paint="ly_words", is_descending_first=True
        ),
        "place": ColumnSpec("place", _("Arbejdsplads"), _workplace, _by_place, wide),
        "hours": ColumnSpec("hours", _("Timer"), _hours, _hours_week, wide, is_right=True),
        "next": ColumnSpec(
            "next", _("Næste skridt"), _next_shown, _order_of_next, wide, paint="next"
        ),
    }
    return found[key]


def _hours_week(row: CitizenRow) -> float | None:
    return row.hours_week


def _workplace(row: CitizenRow) -> str:
    return row.workplace


def _birth_year(row: CitizenRow) -> int:
    return row.birth_year


def _muted(row: CitizenRow) -> str:
    del row
    return "muted"


def _by_step(row: CitizenRow) -> tuple[int, str]:
    return (row.step_ordinal, row.sort_name)


def _by_ly(row: CitizenRow) -> tuple[int, int]:
    return (row.ly_months, row.ly_rest_days)


def _by_place(row: CitizenRow) -> str | None:
    return sort_key(row.workplace) if row.workplace else None
