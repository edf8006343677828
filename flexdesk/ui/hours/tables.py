"""The tables of Udvikling i timer: people, consultants, months, one citizen's values."""

from flexdesk.app.hours_course import CourseLine
from flexdesk.app.hours_progress import ConsultantRow, ProgressMonth, ProgressRow, Way, months_words
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_month, format_number, format_share
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.shared.consultant_column import CONSULTANT_MORE, consultant_column

_LEAST_NAME = 160
_ORDER = ("way", "latest", "change", "first", "measured", "consultant", "workplace")
"""What is shown first where there is little room."""
_NONE = "–"


def _muted(row: object) -> str:
    del row
    return "muted"


def _change(row: ProgressRow) -> str:
    if not row.change:
        return "0"
    sign = "+" if row.change > 0 else "−"
    return f"{sign}{format_number(abs(row.change))}"


def _way_tone(row: ProgressRow) -> str:
    return {Way.UP: "accent", Way.DOWN: "amber"}.get(Way(row.way), "ink")


def people_columns(width: int, *, is_hidden: bool) -> tuple[ColumnSpec[ProgressRow], ...]:
    """Return the columns of the people that fit."""

    def name(row: ProgressRow) -> str:
        return row.candidate_no if is_hidden else row.name

    def order(row: ProgressRow) -> str:
        return sort_key(row.candidate_no) if is_hidden else row.sort_name

    found: list[ColumnSpec[ProgressRow]] = [
        ColumnSpec("name", _("Borger"), name, order, 0, is_bold=True),
        consultant_column(lambda row: row.consultant),
        ColumnSpec("workplace", _("Arbejdsplads"), lambda row: row.workplace,
                   lambda row: sort_key(row.workplace) or None, 190),
        ColumnSpec("first", _("Start"), lambda row: format_number(row.first),
                   lambda row: row.first, 66, is_right=True),
        ColumnSpec("latest", _("Senest"), lambda row: format_number(row.latest),
                   lambda row: row.latest, 76, is_right=True, is_bold=True),
        ColumnSpec("change", _("Ændring"), _change, lambda row: row.change, 88, is_right=True,
                   is_descending_first=True),
        ColumnSpec("measured", _("Målt"), lambda row: format_day(row.measured_on) or _NONE,
                   lambda row: row.measured_on, 108, tone=_muted),
        ColumnSpec("way", _("Udvikling"), lambda row: row.way_label, None, 152, tone=_way_tone),
    ]  # fmt: skip
    widths = {spec.key: spec.width for spec in found}
    taken, used = {"name"}, _LEAST_NAME
    for key in _ORDER:
        if used + widths[key] <= width:
            taken.add(key)
            used += widths[key]
    if "consultant" in taken and used + CONSULTANT_MORE <= width:
        found[1] = consultant_column(lambda row: row.consultant_name, is_wide=True)
    return tuple(spec for spec in found if spec.key in taken)


def consultant_columns() -> tuple[ColumnSpec[ConsultantRow], ...]:
    """Return the columns of the consultants."""
    return (
        ColumnSpec("name", _("Jobkonsulent"), lambda row: row.name, None, 0, is_bold=True),
        ColumnSpec("up", _("Gået op"), _up_of, lambda row: row.n, 92, is_right=True),
        ColumnSpec("share", _("Andel"), lambda row: row.share_text or _NONE,
                   lambda row: row.n / row.N if row.share_text else None, 76, is_right=True),
        ColumnSpec("down", _("Ned"), lambda row: format_number(row.down), lambda row: row.down,
                   60, tone=_muted, is_right=True),
    )  # fmt: skip


def _up_of(row: ConsultantRow) -> str:
    return f"{format_number(row.n)} af {format_number(row.N)}"


def month_columns() -> tuple[ColumnSpec[ProgressMonth], ...]:
    """Return the columns of the months."""
    return (
        ColumnSpec("month", _("Måned"), lambda row: format_month(row.day), lambda row: row.day, 0),
        ColumnSpec("basis", _("Gået op"), months_words, lambda row: row.n, 110, is_right=True),
        ColumnSpec("share", _("Andel"), lambda row: row.share_text or _NONE,
                   lambda row: row.share, 90, is_right=True, is_bold=True),
        ColumnSpec("path", _("Vej mod mål"), _path, lambda row: row.path, 120, tone=_muted,
                   is_right=True),
    )  # fmt: skip


def _path(row: ProgressMonth) -> str:
    return _NONE if row.path is None else format_share(row.path, 1)


def course_columns() -> tuple[ColumnSpec[CourseLine], ...]:
    """Return the columns of one citizen's values."""
    return (
        ColumnSpec("day", _("Dag"), lambda row: format_day(row.day), lambda row: row.day, 102),
        ColumnSpec("what", _("Hvad"), lambda row: row.what, None, 0),
        ColumnSpec("attended", _("Fremmøde"), lambda row: _hours(row.attended),
                   lambda row: row.attended, 88, is_right=True),
        ColumnSpec("effective", _("Effektive"), lambda row: _hours(row.effective),
                   lambda row: row.effective, 82, is_right=True, is_bold=True),
    )  # fmt: skip


def _hours(value: float | None) -> str:
    return _NONE if value is None else format_number(value)
