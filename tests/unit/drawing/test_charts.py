"""Geometry of the charts: bars from zero on one scale, nothing outside, words from the numbers."""

import datetime as dt
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from flexdesk.drawing.charts import (
    Chart,
    Dot,
    Line,
    MonthBar,
    Part,
    Pie,
    Polyline,
    Rect,
    Text,
    bar_series,
    bar_share,
    ly_meter,
    ly_strip,
    nice_ticks,
    sparkline,
    stacked_bar,
    state_ring,
)
from flexdesk.drawing.fonts import text_width
from flexdesk.drawing.paint_pdf import PlainPen, paint
from flexdesk.drawing.theme import DARK, LIGHT

OUTCOME = (
    Part("Ordinært fleksjob", 295, "c1"),
    Part("Ordinært job", 4, "c2"),
    Part("Andet", 110, "c4"),
)


def months(values):
    return [MonthBar(dt.date(2013 + i // 12, i % 12 + 1, 1), v) for i, v in enumerate(values)]


def edges(item):
    match item:
        case Rect():
            return item.x, item.y, item.x + item.width, item.y + item.height
        case Line():
            xs, ys = (item.x1, item.x2), (item.y1, item.y2)
            return min(xs), min(ys), max(xs), max(ys)
        case Text():
            wide = text_width(item.text, item.face, item.size)
            left = item.x - {"left": 0, "center": 0.5, "right": 1}[item.align] * wide
            return left, item.y - item.size * 0.75, left + wide, item.y + item.size * 0.25
        case Dot() | Pie():
            r = item.radius
            return item.x - r, item.y - r, item.x + r, item.y + r
        case Polyline():
            xs, ys = zip(*item.points, strict=True)
            return min(xs), min(ys), max(xs), max(ys)
    raise AssertionError(item)


def assert_within(chart: Chart, slack: float = 1.0):
    for item in chart.items:
        left, top, right, bottom = edges(item)
        assert left >= -slack, item
        assert top >= -slack, item
        assert right <= chart.width + slack, item
        assert bottom <= chart.height + slack, item


def bars_of(chart):
    return [i for i in chart.items if isinstance(i, Rect) and i.fill in {"c1", "c2"}]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 5000), min_size=1, max_size=40),
    st.none() | st.integers(1, 6000),
)
def test_month_bars_stand_on_zero_on_one_scale_and_stay_inside(values, target):
    chart = bar_series(months(values), 560, 280, title="I gang", target=target)
    assert_within(chart)
    shown = [v for v in values if v]
    bars = bars_of(chart)
    assert len(bars) == len(shown)
    for bar, value in zip(bars, shown, strict=True):
        assert bar.y + bar.height == pytest.approx(bars[0].y + bars[0].height)
        assert bar.height / value == pytest.approx(bars[0].height / shown[0])
    assert all(a.x + a.width < b.x for a, b in pairwise(bars))


def test_target_line_has_a_halo_beneath_it_and_stands_at_its_value():
    chart = bar_series(months(range(100, 200, 10)), 560, 280, title="I gang", target=150)
    halo, line = [
        item
        for item in chart.items
        if isinstance(item, Line) and item.color in {"surface", "amber"}
    ]
    assert (halo.color, line.color) == ("surface", "amber")
    assert halo.width > line.width
    assert halo.y1 == line.y1
    at_150 = bars_of(chart)[5]
    assert at_150.y == pytest.approx(line.y1)


def test_last_month_is_darker_and_carries_its_value():
    chart = bar_series(months([10, 20, 199]), 560, 280, title="I gang")
    assert [bar.fill for bar in bars_of(chart)] == ["c2", "c2", "c1"]
    assert any(
        isinstance(i, Text) and i.text == "199" and i.face == "semibold" for i in chart.items
    )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 5000), min_size=2, max_size=40),
    st.none() | st.integers(1, 6000),
)
def test_the_number_of_the_last_month_touches_neither_bar_nor_line(values, target):
    size = 12
    chart = bar_series(months(values), 560, 280, title="I gang", target=target, size=size)
    number = chart.items[-1]
    assert isinstance(number, Text)
    half = text_width(number.text, "semibold", size) / 2
    for bar in bars_of(chart):
        if bar.x + bar.width > number.x - half:
            assert bar.y >= number.y
    for line in chart.items:
        if isinstance(line, Line) and line.color == "amber":
            assert not number.y - size * 0.7 < line.y1 < number.y


def test_alt_text_of_months_says_the_same_numbers():
    chart = bar_series(months([21, 150, 199]), 560, 280, title="I puljefleksjob", target=150)
    for word in ("I puljefleksjob", "januar 2013", "marts 2013", "199", "21", "Mål 150"):
        assert word in chart.alt


def test_no_months_says_so():
    assert "ingen tal" in bar_series([], 560, 280, title="I gang").alt


@settings(max_examples=40, deadline=None)
@given(st.floats(0.001, 1e6))
def test_ticks_are_round_rise_evenly_and_reach_the_top(highest):
    ticks = nice_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest * 0.999
    steps = {round(b - a, 9) for a, b in pairwise(ticks)}
    assert len(steps) == 1
    assert len(ticks) <= 7


@pytest.mark.parametrize(
    ("highest", "top"),
    [
        (1, 1),
        (3, 3),
        (7, 8),
        (150, 150),
        (199, 200),
        (201, 250),
        (240, 250),
        (251, 300),
        (608, 750),
    ],
)
def test_the_axis_ends_at_the_next_round_number(highest, top):
    assert nice_ticks(highest)[-1] == top


def test_outcome_parts_share_the_bar_by_value():
    chart = stacked_bar(OUTCOME, 320, 28, title="De 409 afsluttede")
    assert_within(chart)
    wide = {part.fill: part.width for part in chart.items if isinstance(part, Rect)}
    assert wide["c1"] / 320 == pytest.approx(295 / 409, abs=0.01)
    assert wide["c4"] / 320 == pytest.approx(110 / 409, abs=0.01)
    assert [i.text for i in chart.items if isinstance(i, Text)] == ["295", "110"]
    assert chart.alt == (
        "De 409 afsluttede, 409 i alt: Ordinært fleksjob 295 (72,1 %), "
        "Ordinært job 4 (1,0 %), Andet 110 (26,9 %)."
    )


def test_outcome_key_names_every_part_and_wraps_inside():
    chart = stacked_bar(OUTCOME, 150, 100, title="Udfald", key=True)
    assert_within(chart)
    words = " ".join(i.text for i in chart.items if isinstance(i, Text))
    assert all(part.label in words for part in OUTCOME)


def test_nobody_ended_draws_an_empty_bar():
    chart = stacked_bar([Part("Andet", 0, "c4")], 320, 28, title="Udfald")
    assert [item.fill for item in chart.items] == ["tint2"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.none() | st.floats(0, 1), max_size=30), st.none() | st.floats(0, 1))
def test_sparkline_stays_inside(values, target):
    chart = sparkline(values, 100, 40, title="Andel", target=target)
    assert_within(chart)
    dots = [i for i in chart.items if isinstance(i, Dot)]
    assert len(dots) == int(any(v is not None for v in values))


def test_sparkline_on_a_given_scale_can_be_compared():
    low = sparkline([1, 2], 100, 40, title="A", scale=(0, 10))
    high = sparkline([1, 9], 100, 40, title="B", scale=(0, 10))
    assert low.items[-1].y > high.items[-1].y
    assert low.items[0].points[0] == high.items[0].points[0]


def strip(days):
    return [(2014 + (8 + i) // 12, (8 + i) % 12 + 1, d, 30, 30) for i, d in enumerate(days)]


@pytest.mark.parametrize("large", [False, True])
def test_strip_fills_each_cell_by_its_share(large):
    days = [0] * 3 + [30] * 6 + [0] * 3 + [12] + [30] * 11
    chart = ly_strip(strip(days), 740, 80, large=large)
    assert_within(chart)
    cells = [i for i in chart.items if isinstance(i, Rect) and i.fill == "c2"]
    full = max(c.width for c in cells)
    assert len(cells) == 18
    assert min(c.width for c in cells) == pytest.approx(full * 12 / 30)
    assert "17 hele måneder, 1 delvise, 522 dage" in chart.alt


def test_a_stretch_that_goes_on_fills_its_first_month_from_the_right():
    chart = ly_strip(strip([0, 12, 30]), 300, 80)
    part, full = [i for i in chart.items if isinstance(i, Rect) and i.fill == "c2"]
    assert part.x + part.width == pytest.approx(200, abs=2)
    assert full.x == pytest.approx(200, abs=2)


@pytest.mark.parametrize("value", [0, 5, 17.4, 18, 24, 30])
def test_meter_has_its_tick_at_eighteen(value):
    chart = ly_meter(value, 48, 10)
    assert_within(chart)
    tick = next(i for i in chart.items if isinstance(i, Line))
    assert tick.x1 == pytest.approx(36)


@pytest.mark.parametrize("ordinal", range(1, 13))
def test_ring_fills_through_the_steps(ordinal):
    chart = state_ring(ordinal)
    assert_within(chart, 0)
    pies = [i for i in chart.items if isinstance(i, Pie)]
    assert [p.share for p in pies] == ([pytest.approx((ordinal - 1) / 12)] if ordinal > 1 else [])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_item_can_be_painted_and_every_token_is_a_colour(theme):
    page = Canvas(io.BytesIO(), pagesize=(800, 800))
    charts = (
        bar_series(months([1, 2]), 300, 100, title="a", target=1),
        stacked_bar(OUTCOME, 320, 60, title="b", key=True),
        sparkline([1.0, 2.0], 100, 40, title="c", target=1.5),
        ly_strip(strip([0, 12, 30]), 300, 80, large=True),
        ly_meter(17, needs_you=True),
        state_ring(5),
        state_ring(12, final="success"),
        state_ring(12, final="andet"),
        bar_share(0.73, 100, 6, title="d"),
    )
    for chart in charts:
        paint(chart, PlainPen(page, 800), 10, 10, theme)
        assert chart.alt
    assert not any("#" in repr(item) for chart in charts for item in chart.items)


def test_same_chart_same_bytes():
    def drawn():
        sink = io.BytesIO()
        page = Canvas(sink, pagesize=(400, 400), invariant=1)
        paint(bar_series(months([1, 5, 9]), 300, 100, title="a"), PlainPen(page, 400), 0, 0)
        page.save()
        return sink.getvalue()

    assert drawn() == drawn()
