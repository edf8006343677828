"""The columns of Forløb as a list. No Qt."""

from flexdesk.app.flow_chains import kind_label
from flexdesk.app.flow_list import PlacementLine, workplace_order
from flexdesk.base.danish import sort_key
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.parts.column_spec import ColumnSpec

Spec = ColumnSpec[PlacementLine]


def specs_for(*, is_hidden: bool, is_narrow: bool) -> tuple[Spec, ...]:
    """Return the columns; where it is narrow those that say least are left out."""
    left_out = _WIDE_ONLY if is_narrow else frozenset()
    return tuple(spec for spec in _specs(is_hidden=is_hidden) if spec.key not in left_out)


_WIDE_ONLY = frozenset({"start", "attended", "consultant"})


def _specs(*, is_hidden: bool) -> tuple[Spec, ...]:
    return (
        ColumnSpec(
            "name",
            _("Kandidat-nr.") if is_hidden else _("Navn"),
            lambda line: line.shown(is_hidden=is_hidden),
            sort=lambda line: line.candidate_no if is_hidden else line.sort_name,
            width=0,
            paint="wrap",
            is_bold=True,
        ),
        ColumnSpec(
            "kind", _("Slags"), _kind, sort=lambda line: line.kind_order, width=116, paint="wrap"
        ),
        ColumnSpec("place", _("Arbejdsplads"), _place, sort=workplace_order, width=0, paint="wrap"),
        ColumnSpec("start", _("Start"), _start, sort=lambda line: line.start, width=104),
        ColumnSpec("end", _("Planlagt slut"), _end, sort=lambda line: line.last_day, width=116),
        ColumnSpec(
            "left",
            _("Dage igen"),
            _left,
            sort=lambda line: line.days_left,
            width=92,
            tone=_left_tone,
            is_right=True,
        ),
        ColumnSpec(
            "attended",
            _("Fremmøde"),
            lambda line: _hours(line.attended),
            sort=lambda line: line.attended,
            width=96,
            is_right=True,
        ),
        ColumnSpec(
            "effective",
            _("Effektive"),
            lambda line: _hours(line.effective),
            sort=lambda line: line.effective,
            width=92,
            is_right=True,
        ),
        ColumnSpec(
            "clock", _("Ur"), _clock, sort=_clock_order, width=166, paint="wrap", tone=_tone
        ),
        ColumnSpec(
            "consultant",
            _("Konsulent"),
            lambda line: line.consultant_name,
            sort=lambda line: sort_key(line.consultant_name) or None,
            width=116,
            paint="wrap",
        ),
    )


def _kind(line: PlacementLine) -> str:
    return kind_label(line.kind)


def _place(line: PlacementLine) -> str:
    return line.workplace


def _start(line: PlacementLine) -> str:
    return format_day(line.start)


def _clock(line: PlacementLine) -> str:
    return line.clock


def _clock_order(line: PlacementLine) -> tuple[int, str]:
    return _TONES.index(line.tone), line.clock


def _tone(line: PlacementLine) -> str:
    return "ink" if line.tone == "accent" else line.tone


_TONES = ("danger", "amber", "accent", "muted")


def _end(line: PlacementLine) -> str:
    return format_day(line.last_day) if line.last_day else _("ingen")


def _left(line: PlacementLine) -> str:
    return "–" if line.days_left is None else format_number(line.days_left)


def _left_tone(line: PlacementLine) -> str:
    return "danger" if line.days_left is not None and line.days_left < 0 else "ink"


def _hours(hours: float | None) -> str:
    return "–" if hours is None else format_number(hours)
