"""Figure chips: the forms they take, what a hidden or unknown figure does."""

import pytest

from flexdesk.base.errors import UserError
from flexdesk.reports.audience import Audience
from flexdesk.reports.audience_figures import view_of
from flexdesk.reports.cabi_chips import Chips
from tests.support.case_texts import ON, pool_figures


def chips(audience: Audience = Audience.INTERNAL, **counts: int) -> Chips:
    figures = pool_figures(**counts)
    view = view_of(figures, audience, 5)
    return Chips({f.id: f for f in figures}, view, ON, "Aarhus", "Jobcenter Aarhus")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{pool_started} borgere", "608 borgere"),
        ("{pool_share_in_work_of_ended:percent} er", "73\u00a0procent er"),
        ("{pool_share_in_work_of_ended:percent} procent er", "73 procent er"),
        ("{pool_share_in_work_of_ended} er", "73\u00a0% er"),
        ("{pool_share_in_work_of_ended:decimal}", "73,1\u00a0%"),
        ("{pool_share_in_work_of_ended:n} af {pool_share_in_work_of_ended:N}", "299 af 409"),
        ("{pool_ended_ordinary_job:words} borgere", "Fire borgere"),
        ("der er {pool_ended_ordinary_job:words}", "der er fire"),
        ("mål {target:pool_running}", "mål 150"),
        ("{target:pool_share_within_6_months_matured:percent}", "35\u00a0procent"),
        ("{on} {on:month} {on:year}", "31-08-2016 august 2016 2016"),
        ("{unit} i {municipality}", "Jobcenter Aarhus i Aarhus"),
    ],
)
def test_forms(text: str, said: str) -> None:
    assert chips().fill(text).text == said


def test_a_heading_that_is_a_finding_follows_the_figure() -> None:
    text = "{pool_share_in_work_of_ended:percent} er kommet i ordinært fleksjob eller job"
    said = chips(fleksjob=270, job=4, other=135).fill(text).text
    assert said.startswith("67\u00a0procent")


@pytest.mark.parametrize(
    "text", ["{pool_strated}", "{target:pool_started}", "{on:uge}", "{}", "{pool_started:ord}"]
)
def test_an_unknown_chip_is_an_error(text: str) -> None:
    with pytest.raises(UserError) as error:
        chips().fill(text)
    assert error.value.code == "cabi.chip"


def test_hidden_figures_become_words_and_are_reported() -> None:
    filled = chips(Audience.EXTERNAL).fill(
        "{pool_ended_ordinary_fleksjob} i fleksjob, {pool_ended_ordinary_job} i job"
    )
    assert filled.text == "Et skjult antal i fleksjob, et skjult antal i job"
    assert filled.hidden == ("pool_ended_ordinary_fleksjob", "pool_ended_ordinary_job")


def test_a_share_of_nothing_says_so() -> None:
    filled = chips(fleksjob=0, job=0, other=0).fill("det er {pool_share_in_work_of_ended}")
    assert filled.text == "det er ikke opgjort"
    assert filled.empty == ("pool_share_in_work_of_ended",)
