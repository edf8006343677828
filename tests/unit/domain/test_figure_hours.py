"""Two measurements of one day: what decides is written down and never an id."""

import itertools

import pytest

from flexdesk.domain.entities import Caseload, Hours
from flexdesk.domain.figure_hours import standing_of, values_of
from flexdesk.domain.figure_index import build_index
from tests.support.builders import a_day, a_placement, hours

ON = a_day("2016-08-31")


@pytest.mark.parametrize("ids", list(itertools.permutations("abc")))
def test_the_ids_of_measurements_decide_nothing(ids) -> None:
    job = a_placement("c", "puljefleksjob", "2016-01-01", id="job", hours_week=8.0)
    day = a_day("2016-05-01")
    rows = (
        Hours(ids[0], "job", day, 12.0, "aendring"),
        Hours(ids[1], "job", day, 9.0, "aendring"),
        Hours(ids[2], "job", day, 10.0, "aendring"),
    )
    for order in itertools.permutations(rows):
        index = build_index(Caseload(placements=(job,), hours=order))
        standing = standing_of([job], index.hours, ON)
        assert standing is not None
        assert standing.latest == 9.0


def test_on_one_day_a_correction_stands_over_a_change() -> None:
    job = a_placement("c", "puljefleksjob", "2016-01-01", id="job", hours_week=8.0)
    change = hours("job", "2016-05-01", 9.0)
    correction = hours("job", "2016-05-01", 8.5, "rettelse")
    for order in ((change, correction), (correction, change)):
        assert [value for _day, value in values_of(job, order, ON)] == [8.0, 8.5]


def test_on_one_day_the_placement_that_started_later_decides() -> None:
    first = a_placement("c", "puljefleksjob", "2016-01-01", id="first", hours_week=8.0)
    second = a_placement("c", "ordinaert_fleksjob", "2016-05-01", id="second", hours_week=7.0)
    measured = hours("first", "2016-05-01", 12.0)
    for order in ((first, second), (second, first)):
        index = build_index(Caseload(placements=order, hours=(measured,)))
        standing = standing_of(index.fleksjob["c"], index.hours, ON)
        assert standing is not None
        assert standing.latest == 7.0
