"""The columns of the list of citizens: what each shows and what it sorts by. No Qt."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from flexdesk.app.list_columns import BY_KEY, ListColumn, consultant_text
from flexdesk.app.rows import CitizenRow
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.column_spec import ColumnSpec

_LONG_LATE = 366

Spec = ColumnSpec[CitizenRow]


def shown_name(row: CitizenRow, *, is_hidden: bool) -> str:
    """Return the name, or the candidate number while names are hidden."""
    if not is_hidden:
        return row.name
    return _("Kandidat {no}").format(no=row.candidate_no or "–")


def ly_text(row: CitizenRow) -> str:
    """Return months on LY; days too when the line at 18 is near."""
    if not row.ly_months and not row.ly_rest_days:
        return "–"
    if is_near(row):
        return _("{months} md. {days} dg.").format(months=row.ly_months, days=row.ly_rest_days)
    return _("{months} md.").format(months=row.ly_months)


def is_near(row: CitizenRow) -> bool:
    """Say whether 18 of 24 is reached within the days the rule calls urgent."""
    if row.crosses_on is None or row.on is None:
        return False
    return (row.crosses_on - row.on).days <= row.urgent_days


def is_ly_urgent(row: CitizenRow) -> bool:
    """Amber: crosses within the rule's days, or has crossed and is not past screening."""
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


def step_words(row: CitizenRow) -> str:
    """Return the step as it is read out, with whether the case rests or is closed."""
    mark = _("lukket") if row.closed_on else _("på pause") if row.pause else ""
    return " · ".join(part for part in (step_text(row), mark) if part)


def is_at_rest(row: CitizenRow) -> bool:
    """Say whether nothing moves: the case is on pause or closed; its next step says which."""
    return bool(row.pause) or row.closed_on is not None


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


_NEXT_SIGNS = 34
_CUTS = (" · ", " eller ", ", ", " efter ", ": ")
"""Where the words of a long next step may end, what may go first standing first."""


@lru_cache(maxsize=4096)
def _shortened(text: str) -> str:
    for cut in _CUTS:
        if len(text) <= _NEXT_SIGNS:
            break
        text = text.partition(cut)[0]
    if len(text) > _NEXT_SIGNS:
        text = text.replace("puljefleksjob", "puljejob")
    return text


def next_text(row: CitizenRow) -> str:
    """Return the next step as the list has room for it; the tooltip has all of it."""
    return _shortened(row.next_text)


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
    others: Mapping[str, int] = field(default_factory=dict)
    """By the key of a column chosen by hand."""


_PADDING, _GAP = 24, 8
_METER, _GLYPH, _BORN, _HOURS = 58, 24, 66, 72
_MOST = {"name": 240, "place": 230, "next": 200}
"""Beyond this a free text is cut after all: the pane and the tooltip have the rest."""
_MOST_OTHER, _LEAST_OTHER, _SORT_MARK = 260, 52, 20
_RIGHT = frozenset({"hours", "aim", "tasks", "transfers"})


def columns_for(
    width: int,
    *,
    is_hidden: bool,
    needs: Needs = Needs(),
    widths: Mapping[str, int] | None = None,
) -> tuple[Spec, ...]:
    """Return the columns that fit *width*: bar and columns are dropped before a word is cut.

    `widths` are those that were pulled by hand.
    """
    room = {**_room(needs), **_pulled(widths)}
    for keys in _PREFERRED:
        if sum(room[key] for key in keys) <= width:
            break
    else:
        keys = _LEAST
    takes_rest = keys[-1] not in (widths or {})
    return _specs(keys, room, takes_rest=takes_rest, is_hidden=is_hidden)


def columns_chosen(
    chosen: Sequence[str],
    width: int,
    *,
    is_hidden: bool,
    needs: Needs = Needs(),
    widths: Mapping[str, int] | None = None,
) -> tuple[Spec, ...]:
    """Return the columns one chose, in that order; they may reach beyond *width*."""
    room = {**_room(needs), **_pulled(widths)}
    keys = tuple("meter" if key == "ly" else key for key in chosen if key in BY_KEY)
    for key in keys:
        if key not in room:
            title = len(BY_KEY[key].title) * 8 + _SORT_MARK
            need = min(max(needs.others.get(key, 0), title, _LEAST_OTHER), _MOST_OTHER)
            room[key] = need + _PADDING
    room |= {key: size for key, size in (widths or {}).items() if key in room}
    keys = keys or _LEAST
    fits = sum(room[key] for key in keys) <= width
    takes_rest = fits and keys[-1] not in (widths or {})
    return _specs(keys, room, takes_rest=takes_rest, is_hidden=is_hidden)


def keys_of(specs: Sequence[Spec]) -> tuple[str, ...]:
    """Return the keys of columns as a view keeps them."""
    return tuple(spec.key for spec in specs)


def _room(needs: Needs) -> dict[str, int]:
    return {
        "name": min(needs.name, _MOST["name"]) + _PADDING,
        "step": needs.step + _GLYPH + _PADDING,
        "meter": needs.ly + _METER + _PADDING,
        "ly": needs.ly + _PADDING,
        "next": needs.day + _GAP + min(needs.next, _MOST["next"]) + _PADDING,
        "born": _BORN,
        "place": min(needs.place, _MOST["place"]) + _PADDING,
        "hours": _HOURS,
    }


def _pulled(widths: Mapping[str, int] | None) -> dict[str, int]:
    found = dict(widths or {})
    if "ly" in found:
        found["meter"] = found["ly"]
    return found


def _specs(
    keys: Sequence[str], room: Mapping[str, int], *, takes_rest: bool, is_hidden: bool
) -> tuple[Spec, ...]:
    """Return the columns; the last may take what is left."""
    last = len(keys) - 1
    return tuple(
        _spec(key, 0 if at == last and takes_rest else room[key], is_hidden=is_hidden)
        for at, key in enumerate(keys)
    )


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


def _spec(key: str, wide: int, *, is_hidden: bool) -> Spec:
    title = BY_KEY["ly" if key == "meter" else key].title
    if key == "name":
        return _name_spec(title, wide, is_hidden=is_hidden)
    found = {
        "born": ColumnSpec("born", title, _born, _birth_year, wide, tone=_muted),
        "step": ColumnSpec("step", title, step_words, _by_step, wide, paint="step"),
        "meter": ColumnSpec(
            "ly", title, ly_text, _by_ly, wide, paint="ly", is_descending_first=True
        ),
        "ly": ColumnSpec(
            "ly", title, ly_text, _by_ly, wide, paint="ly_words", is_descending_first=True
        ),
        "place": ColumnSpec("place", title, _workplace, _by_place, wide, tone=_tone),
        "hours": ColumnSpec("hours", title, _hours, _hours_week, wide, is_right=True),
        "next": ColumnSpec("next", title, _next_shown, _order_of_next, wide, paint="next"),
        "consultant": ColumnSpec(
            "consultant", title, consultant_text, _by_consultant, wide, tone=_tone
        ),
    }
    return found.get(key) or _plain_spec(BY_KEY[key], wide)


def _name_spec(title: str, wide: int, *, is_hidden: bool) -> Spec:
    def name(row: CitizenRow) -> str:
        return shown_name(row, is_hidden=is_hidden)

    def name_key(row: CitizenRow) -> str:
        return row.candidate_no if is_hidden else row.sort_name

    return ColumnSpec("name", title, name, name_key, wide, is_bold=True, tone=_tone)


def _plain_spec(column: ListColumn, wide: int) -> Spec:
    """Return a column that shows its value as it is; texts are ordered as Danes order them."""

    def order(row: CitizenRow) -> object:
        value = column.value(row)
        if isinstance(value, str):
            return sort_key(value) if value else None
        return value

    is_right = column.key in _RIGHT
    return ColumnSpec(
        column.key, column.title, column.text, order, wide, tone=_tone, is_right=is_right
    )


def _hours_week(row: CitizenRow) -> float | None:
    return row.hours_week


def _workplace(row: CitizenRow) -> str:
    return row.workplace


def _birth_year(row: CitizenRow) -> int:
    return row.birth_year


def _muted(row: CitizenRow) -> str:
    del row
    return "muted"


def _tone(row: CitizenRow) -> str:
    return "muted" if is_at_rest(row) else "ink"


def _by_step(row: CitizenRow) -> tuple[int, str]:
    return (row.step_ordinal, row.sort_name)


def _by_ly(row: CitizenRow) -> tuple[int, int]:
    return (row.ly_months, row.ly_rest_days)


def _by_place(row: CitizenRow) -> str | None:
    return sort_key(row.workplace) if row.workplace else None


def _by_consultant(row: CitizenRow) -> tuple[str, str] | None:
    return (sort_key(row.consultant), row.sort_name) if row.consultant else None
