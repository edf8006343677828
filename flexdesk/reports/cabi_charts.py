"""The charts of a case as display lists: months against a target, where the ended went, targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number, format_share
from flexdesk.drawing.charts import Chart, Item, Line, MonthBar, Rect, Text, bar_series
from flexdesk.drawing.rich_text import fitted, width_of
from flexdesk.reports.audience import Audience
from flexdesk.reports.audience_figures import IN_WORK
from flexdesk.reports.cabi_chips import Chips, share_of

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure
    from flexdesk.reports.cabi_input import CabiInput

_LEAST_BARS = 3
_SIZE = 8.0
_OUTCOME = (
    ("pool_ended_ordinary_fleksjob", "c1"),
    ("pool_ended_ordinary_job", "c3"),
    ("pool_ended_other", "c5"),
)
_GOAL_ROW = 31.0
_NARROW = 0.3
_BENEATH = 14.0


@dataclass(frozen=True, slots=True)
class _Months:
    title: str
    bars: tuple[MonthBar, ...]
    target: float | None

    def draw(self, width: float, height: float) -> Chart:
        """Return the bars at a size."""
        return bar_series(
            self.bars,
            width,
            height,
            title=self.title,
            target=self.target,
            target_label=_("Mål: {}").format(format_number(self.target or 0)),
            size=_SIZE,
        )


@dataclass(frozen=True, slots=True)
class _Slice:
    label: str
    value: int
    color: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    title: str
    slices: tuple[_Slice, ...]

    def draw(self, width: float, height: float) -> Chart:
        """Return one bar of 100 per cent with its words inside or beneath."""
        total = sum(part.value for part in self.slices)
        has_narrow = any(0 < part.value < total * _NARROW for part in self.slices)
        bar = min(44.0, height - (_BENEATH if has_narrow else 0))
        items: list[Item] = []
        beneath: list[tuple[float, str]] = []
        x = 0.0
        for part in self.slices:
            wide = width * part.value / total
            items.append(Rect(x, 0, wide, bar, part.color))
            words = _inside(part, total, x, wide, bar)
            if words:
                items += words
            elif part.value:
                beneath.append((x + wide / 2, _slice_words(part, total)))
            x += wide
        items += _beneath(beneath, width, bar)
        said = ", ".join(_slice_words(part, total) for part in self.slices)
        return Chart(width, height, tuple(items), f"{self.title} {said}.")


def _slice_words(part: _Slice, total: int) -> str:
    return (
        f"{part.label} · {format_share(Fraction(part.value, total))} · {format_number(part.value)}"
    )


def _inside(part: _Slice, total: int, x: float, wide: float, bar: float) -> list[Item]:
    share = format_share(Fraction(part.value, total))
    words = f"{part.label} · {format_number(part.value)}"
    lead = width_of(share, "bold", 11) + 9
    if lead + width_of(words, "sans", _SIZE + 0.6) + 16 > wide:
        return []
    color, base = f"on_{part.color}", bar / 2 + 3.6
    return [
        Text(x + 8, base, share, 11, color, "bold"),
        Text(x + 8 + lead, base - 0.4, words, _SIZE + 0.6, color),
    ]


def _beneath(words: Sequence[tuple[float, str]], width: float, bar: float) -> list[Item]:
    """Set the words of narrow slices under the bar, ending under their slice, side by side."""
    items: list[Item] = []
    right = width
    for center, text in reversed(words):
        wide = width_of(text, "sans", _SIZE)
        end = min(right, max(center + wide / 2, wide))
        items.append(Line(center, bar, center, bar + 3, "c4", 0.8))
        items.append(Text(end, bar + 11, text, _SIZE, "ink", "sans", "right"))
        right = end - wide - 10
    return items


@dataclass(frozen=True, slots=True)
class _Goal:
    label: str
    share: Fraction
    target: Fraction
    counts: str


@dataclass(frozen=True, slots=True)
class _Goals:
    title: str
    goals: tuple[_Goal, ...]

    def draw(self, width: float, height: float) -> Chart:
        """Return one bar a target; the target stands on its own figure only."""
        row = height / len(self.goals)
        items: list[Item] = []
        for number, goal in enumerate(self.goals):
            items += _goal_row(goal, number * row, width, row)
        said = " ".join(
            _("{label}: {share} ({counts}), mål {target}.").format(
                label=g.label,
                share=format_share(g.share, 1),
                counts=g.counts,
                target=format_share(g.target),
            )
            for g in self.goals
        )
        return Chart(width, height, tuple(items), f"{self.title}: {said}")


def _goal_row(goal: _Goal, top: float, width: float, row: float) -> list[Item]:
    value = f"{format_share(goal.share, 1)}"
    value_wide = width_of(value, "semibold", _SIZE + 1)
    label = fitted(goal.label, "sans", _SIZE, width - value_wide - 10)
    bar_top = top + 12
    bar = min(15.0, row - 19)
    at = width * float(min(goal.target, Fraction(1)))
    mark = _("mål {}").format(format_share(goal.target))
    mark_wide = width_of(mark, "semibold", _SIZE - 0.6)
    counts_wide = width_of(goal.counts, "sans", _SIZE - 0.6)
    is_right = at + mark_wide / 2 + 8 < width - counts_wide
    return [
        Text(0, top + 8, label, _SIZE, "ink"),
        Text(width, top + 8, value, _SIZE + 1, "head", "semibold", "right"),
        Rect(0, bar_top, width, bar, "tint2"),
        Rect(0, bar_top, width * float(min(goal.share, Fraction(1))), bar, "c2"),
        Line(at, bar_top - 2, at, bar_top + bar + 2, "surface", 3),
        Line(at, bar_top - 2, at, bar_top + bar + 2, "amber", 1.4),
        Text(
            min(max(at, mark_wide / 2), width - mark_wide / 2),
            bar_top + bar + 8.5,
            mark,
            _SIZE - 0.6,
            "amber",
            "semibold",
            "center",
        ),
        Text(
            width if is_right else 0,
            bar_top + bar + 8.5,
            goal.counts,
            _SIZE - 0.6,
            "muted",
            "sans",
            "right" if is_right else "left",
        ),
    ]


@dataclass(frozen=True, slots=True)
class CaseChart:
    """A chart with its heading and how high it may be; it is drawn when its size is known."""

    key: str
    heading: str
    source: "_Months | _Outcome | _Goals"
    least: float
    most: float

    def draw(self, width: float, height: float) -> Chart:
        """Return the display list at a size."""
        return self.source.draw(width, height)


def case_charts(case: "CabiInput", chips: Chips) -> tuple[CaseChart, ...]:
    """Return the charts a case has figures for."""
    makers = (_months(case, chips), _outcome(case, chips), _goals(chips))
    return tuple(chart for chart in makers if chart is not None)


def _months(case: "CabiInput", chips: Chips) -> CaseChart | None:
    figure = chips.figures.get(case.texts.chart)
    if figure is None or figure.kind == "share" or chips.view.hides(figure.id):
        return None
    bars: list[MonthBar] = []
    for point in case.series:
        if point.value is None or _is_small(case, point.value):
            bars = []
        else:
            bars.append(MonthBar(point.day, point.value))
    if len(bars) < _LEAST_BARS:
        return None
    heading = f"{figure.label}, {_('måned for måned')}"
    return CaseChart("months", heading, _Months(heading, tuple(bars), figure.target), 84, 200)


def _is_small(case: "CabiInput", value: float) -> bool:
    return case.audience is Audience.EXTERNAL and 0 < value < case.threshold


def _outcome(case: "CabiInput", chips: Chips) -> CaseChart | None:
    total = chips.figures.get("pool_ended")
    if not case.texts.outcome or total is None or not total.n or chips.view.hides("pool_ended"):
        return None
    labels = {row.figure: row.label for row in case.texts.table.rows} if case.texts.table else {}
    slices = [
        _Slice(labels.get(name, chips.figures[name].label), chips.figures[name].n, color)
        for name, color in _OUTCOME
        if name in chips.figures and not chips.view.hides(name)
    ]
    missing = total.n - sum(part.value for part in slices)
    if missing:
        # hidden parts are shown as the one group that may be told, else not at all
        share = chips.figures.get("pool_share_in_work_of_ended")
        if share is None or chips.view.hides(share.id) or chips.view.hides(IN_WORK):
            return None
        if share.n != missing:
            return None
        slices.insert(0, _Slice(_("I ordinært fleksjob eller job"), missing, "c1"))
    heading = chips.fill(case.texts.outcome).text
    height = 42.0
    return CaseChart("outcome", heading, _Outcome(heading, tuple(slices)), height, height + 14)


def _goals(chips: Chips) -> CaseChart | None:
    goals = tuple(
        goal for figure in chips.figures.values() if (goal := _goal(figure, chips)) is not None
    )
    if not goals:
        return None
    heading = _("Målt mod målet") if len(goals) == 1 else _("Målt mod målene")
    height = _GOAL_ROW * len(goals)
    return CaseChart("goals", heading, _Goals(heading, goals), height, height + 6 * len(goals))


def _goal(figure: "Figure", chips: Chips) -> _Goal | None:
    share = share_of(figure) if figure.kind == "share" else None
    if share is None or figure.target is None or chips.view.hides(figure.id):
        return None
    counts = _("{n} af {N}").format(n=format_number(figure.n), N=format_number(figure.N or 0))
    return _Goal(figure.label, share, Fraction(repr(figure.target)), counts)
