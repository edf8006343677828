"""Hours over time: one step line of effective hours, one of attended hours, told in words."""

import datetime as dt
from itertools import pairwise

from flexdesk.drawing.hours_chart import HoursStep, hours_chart
from flexdesk.drawing.shapes import Dot, Polyline, Text

FIRST, SECOND, LAST = dt.date(2016, 3, 1), dt.date(2016, 6, 1), dt.date(2016, 8, 31)
STEPS = (HoursStep(FIRST, 15.0, 8.0), HoursStep(SECOND, 15.0, 9.5))


def kinds(chart, kind):
    return [item for item in chart.items if isinstance(item, kind)]


def test_both_lines_run_to_the_last_day_within_the_drawing():
    chart = hours_chart(STEPS, LAST, 600, 150)
    lines = kinds(chart, Polyline)
    assert len(lines) == 2
    for line in lines:
        assert line.points[0][0] < line.points[-1][0] <= 600
        assert all(0 <= y <= 150 for _x, y in line.points)
    attended, effective = lines
    assert attended.points[-1][1] < effective.points[-1][1]
    texts = [item.text for item in kinds(chart, Text)]
    assert {"Effektive timer", "Fremmødetimer", "8", "9,5", "01-06-16", "31-08-16"} <= set(texts)
    assert chart.alt == (
        "Timer om ugen: 01-03-2016 8 effektive timer, 15 fremmødetimer; "
        "01-06-2016 9,5 effektive timer, 15 fremmødetimer."
    )


def test_hours_nobody_told_are_not_drawn():
    chart = hours_chart((HoursStep(FIRST, None, 8.0),), LAST, 600, 150)
    assert len(kinds(chart, Polyline)) == 1
    assert len(kinds(chart, Dot)) == 1
    assert "Fremmødetimer" not in [item.text for item in kinds(chart, Text)]


def test_nothing_to_draw_is_said():
    assert hours_chart((), LAST, 600, 150).alt == "Timer om ugen: intet er skrevet."
    empty = hours_chart((HoursStep(FIRST, None, None),), LAST, 600, 150)
    assert kinds(empty, Polyline) == []
    assert "intet er skrevet" in empty.alt


def test_days_close_together_are_not_written_over_each_other():
    steps = tuple(HoursStep(FIRST + dt.timedelta(days=n), None, 8.0 + n) for n in range(6))
    chart = hours_chart(steps, LAST, 400, 150)
    named = [item for item in kinds(chart, Text) if item.text.count("-") == 2]
    lefts = sorted(item.x if item.align == "left" else item.x - 60 for item in named)
    assert all(b - a >= 59 for a, b in pairwise(lefts))


def test_a_number_stands_where_no_line_cuts_it():
    near = hours_chart((HoursStep(FIRST, 9.5, 8.0),), LAST, 600, 150)
    far = hours_chart((HoursStep(FIRST, 20.0, 8.0),), LAST, 600, 150)
    for chart, is_below in ((near, True), (far, False)):
        (number,) = [item for item in kinds(chart, Text) if item.face == "semibold"]
        (_attended, effective) = kinds(chart, Dot)
        assert number.text == "8"
        assert (number.y > effective.y) == is_below
