"""What the first page calls wrong: a step that says pool job where nothing but LY runs."""

from pathlib import Path

import pytest

from flexdesk.app.case_index import case_index
from flexdesk.app.findings import contradictions
from flexdesk.app.first_value import first_value
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from tests.support.desks import DAY, a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def found(desk, citizen: str) -> tuple[str, ...]:
    index = case_index(desk)
    return contradictions(index.citizens[citizen], index, desk.pipeline, DAY)


def test_a_pool_step_on_ly_and_in_no_placement_looks_wrong(desk) -> None:
    citizen = add_citizen(desk, step="pool_flexjob")
    assert found(desk, citizen) == ()
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day("2014-01-01"))
    assert found(desk, citizen) == ("citizen.step_without_job",)
    assert "ser forkert ud" in [line[1] for line in first_value(desk, DAY).lines]
    assert "puljefleksjob" in text(UserError("citizen.step_without_job"))


@pytest.mark.parametrize(
    ("step", "last_day"), [("job_search", None), ("pool_flexjob", day("2016-08-30"))]
)
def test_another_step_or_an_ly_that_is_over_does_not(desk, step, last_day) -> None:
    citizen = add_citizen(desk, step=step)
    start = day("2014-01-01")
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=start, last_day=last_day)
    assert found(desk, citizen) == ()


def test_a_placement_that_runs_explains_the_step(desk) -> None:
    citizen = add_citizen(desk, step="pool_flexjob")
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day("2014-01-01"))
    add(desk, "placement", citizen=citizen, kind="virksomhedspraktik", start=day("2016-08-01"))
    assert "citizen.step_without_job" not in found(desk, citizen)
