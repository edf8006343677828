"""The charts of development in hours: what is drawn where, gaps, what is apart, and the words."""

import datetime as dt
from itertools import pairwise

import pytest

from flexdesk.drawing.course_chart import JobSteps, PersonCourse, person_course
from flexdesk.drawing.hours_chart import HoursStep
from flexdesk.drawing.progress_chart import ShareCourse, ShareMark, SharePoint, share_course
from flexdesk.drawing.shapes import Dot, Line, Polyline, Rect, Text

TARGET = ShareMark(0.35, "Mål 35 %, 03-2018")
BASELINE = ShareMark(0.21, "Udgangspunkt 21 %, 06-2016")
OUTSIDE = (ShareMark(0.20, "ca. 20 %", "06-2018"), ShareMark(0.21, "21 %", "08-2020"))
SIZES = [(320.0, 200.0), (700.0, 260.0), (1200.0, 400.0)]


def months(*shares: float | None) -> tuple[SharePoint, ...]:
    return tuple(
        SharePoint(dt.date(2016, at + 1, 28), share, 0.2 + at / 100)
        for at, share in enumerate(shares)
    )


def a_course(*shares: float | None, **more: object) -> ShareCourse:
    facts = {"target": TARGET, "baseline": BASELINE, "outside": OUTSIDE, **more}
    return ShareCourse("Gået op", months(*shares), outside_title="Udefra", **facts)  # type: ignore[arg-type]  # by name


def texts(chart) -> list[str]:
    return [item.text for item in chart.items if isinstance(item, Text)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_all_is_inside_the_drawing_and_others_numbers_stand_apart(width, height) -> None:
    chart = share_course(a_course(0.1, 0.2, 0.3, 0.25), width, height)
    ground = next(item for item in chart.items if isinstance(item, Rect) and item.fill == "sunken")
    ours = next(item for item in chart.items if isinstance(item, Polyline))
    assert max(x for x, _y in ours.points) < ground.x
    for item in chart.items:
        if isinstance(item, Text):
            assert 0 <= item.y <= height
            assert 0 <= item.x <= width
    labels = [item for item in chart.items if isinstance(item, Text) and item.x > ground.x]
    assert [item.text for item in labels] == ["Udefra", "21 %", "08-2020", "ca. 20 %", "06-2018"]
    bases = [item.y for item in labels[1:]]
    assert bases == sorted(bases)
    assert min(b - a for a, b in pairwise(bases)) >= 12


def test_a_month_of_too_few_leaves_a_gap() -> None:
    chart = share_course(a_course(0.1, 0.2, None, 0.3, 0.2), 700, 260)
    runs = [item for item in chart.items if isinstance(item, Polyline)]
    assert [len(run.points) for run in runs] == [2, 2]
    assert "20,0 %" in texts(chart)


def test_target_baseline_and_path_are_drawn_only_where_there_are_any() -> None:
    with_all = share_course(a_course(0.1, 0.2, 0.3), 700, 260)
    assert {"Mål 35 %, 03-2018", "Udgangspunkt 21 %, 06-2016"} <= set(texts(with_all))
    bare = share_course(
        ShareCourse("Gået op", tuple(SharePoint(p.day, p.share) for p in months(0.1, 0.2))),
        700, 260,
    )  # fmt: skip
    assert not [item for item in bare.items if isinstance(item, Line) and item.dash]
    assert not [item for item in bare.items if isinstance(item, Rect) and item.fill == "sunken"]


def test_the_words_say_the_same_as_the_drawing() -> None:
    alt = share_course(a_course(0.1, 0.2, 0.3), 700, 260).alt
    assert alt.startswith("Gået op: januar 2016 10,0 %, marts 2016 30,0 %.")
    assert "Mål 35 %" in alt
    assert "Udefra ca. 20 % 06-2018" in alt
    few = share_course(a_course(None, None), 700, 260).alt
    assert few.startswith("Gået op: for få til at vise procenter.")
    assert share_course(a_course(), 700, 260).items == ()


def a_person(**more: object) -> PersonCourse:
    first = JobSteps("Puljefleksjob", dt.date(2015, 10, 1), dt.date(2016, 3, 31), (
        HoursStep(dt.date(2015, 10, 1), 12.0, 8.0), HoursStep(dt.date(2016, 1, 4), None, 9.0),
    ))  # fmt: skip
    second = JobSteps("Fleksjob", dt.date(2016, 4, 1), None, (
        HoursStep(dt.date(2016, 4, 1), None, 10.0),
    ))  # fmt: skip
    return PersonCourse((first, second), dt.date(2016, 8, 31), **more)  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_each_job_has_a_line_and_what_is_agreed_lies_after_today(width, height) -> None:
    course = a_person(baseline=8.0, aim=15.0, agreed=((dt.date(2016, 10, 1), 12.0),))
    chart = person_course(course, width, height)
    full = [i for i in chart.items if isinstance(i, Polyline) and i.color == "c2"]
    assert len(full) == 2
    ring = next(i for i in chart.items if isinstance(i, Dot) and i.fill == "surface")
    assert ring.x > max(x for line in full for x, _y in line.points)
    assert {"Mål 15", "Begyndte 8", "Effektive timer", "Fremmødetimer", "Aftalt"} <= set(
        texts(chart)
    )
    for item in chart.items:
        if isinstance(item, Text):
            assert 0 <= item.y <= height
            assert item.x <= width


def test_a_person_is_told_in_words_too() -> None:
    alt = person_course(a_person(aim=15.0), 600, 220).alt
    assert alt == (
        "Effektive timer om ugen: Puljefleksjob: 8 fra 01-10-2015, 9 fra 04-01-2016; "
        "Fleksjob: 10 fra 01-04-2016; Mål 15."
    )
    empty = person_course(PersonCourse((), dt.date(2016, 8, 31)), 600, 220)
    assert (empty.items, empty.alt) == ((), "Timer om ugen: intet er skrevet.")


def test_a_job_without_hours_draws_no_line() -> None:
    job = JobSteps(
        "Fleksjob", dt.date(2016, 4, 1), None, (HoursStep(dt.date(2016, 4, 1), None, None),)
    )
    chart = person_course(PersonCourse((job,), dt.date(2016, 8, 31)), 600, 220)
    assert not [item for item in chart.items if isinstance(item, Polyline)]
    assert "ingen timer" in chart.alt
