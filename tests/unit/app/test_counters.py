"""The tab "18 af 24": the sum line by line, the two counters, what moves the date, what if."""

import datetime as dt
from time import perf_counter

import pytest

from flexdesk.app.counters import counter_page, job_lines
from flexdesk.base.errors import UserError
from tests.support.desks import a_desk, add, add_citizen, day


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


def benefit(desk, citizen, kind, start, last_day=None, label=""):
    last = day(last_day) if last_day else None
    add(desk, "benefit", citizen=citizen, kind=kind, start=day(start), last_day=last, label=label)


def of_the_picture(desk, **values):
    citizen = add_citizen(desk, **values)
    place = add(desk, "workplace", name="Café Åhuset")
    start, last = day("2015-06-01"), day("2015-09-18")
    add(
        desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=start, last_day=last,
        workplace=place, ended_how="gennemfoert",
    )  # fmt: skip
    benefit(desk, citizen, "fleksjob", "2013-01-01", "2014-11-30")
    benefit(desk, citizen, "ledighedsydelse", "2014-12-01", "2015-05-31")
    benefit(desk, citizen, "fleksjob", "2015-06-01", "2015-09-18")
    benefit(desk, citizen, "ledighedsydelse", "2015-09-19", "2016-08-14")
    benefit(desk, citizen, "ledighedsydelse", "2016-08-15", None, "Ledighedsydelse under praktik")
    return citizen


def page_of(desk, citizen, on="2016-08-31", counter="maalgruppe"):
    return counter_page(desk, citizen, day(on), counter)


def test_the_sum_of_the_picture(desk) -> None:
    page = page_of(desk, of_the_picture(desk))
    assert (page.total_text, page.total_days) == ("17 md. 13 dg.", 530)
    assert (page.window_start, page.window_last_day) == (day("2014-09-01"), day("2016-08-31"))
    assert [(line.text, line.counts, line.days, line.months_text) for line in page.lines] == [
        ("Fleksjob", False, None, ""),
        ("Ledighedsydelse", True, 182, "6 md. 0 dg."),
        ("Fleksjob, Café Åhuset", False, None, ""),
        ("Ledighedsydelse", True, 331, ""),
        ("Ledighedsydelse under praktik", True, 17, "11 md. 13 dg."),
    ]
    assert [line.group_size for line in page.lines] == [0, 1, 0, 2, 2]
    assert page.lines[0].start == page.window_start
    assert sum(line.days or 0 for line in page.lines) == page.total_days


def test_the_strip_adds_up_to_the_days_also_in_the_middle_of_a_month(desk) -> None:
    citizen = of_the_picture(desk)
    for on in ("2016-08-31", "2016-08-15", "2016-02-29"):
        page = page_of(desk, citizen, on)
        assert sum(cell[2] for cell in page.strip) == page.total_days
        assert len(page.strip) == (25 if on == "2016-08-15" else 24)


def test_every_method_tells_its_result(desk) -> None:
    page = page_of(desk, of_the_picture(desk))
    assert [(m.label, m.short, m.is_reached) for m in page.methods] == [
        ("Måneder", "17 md. 13 dg. af 18 md.", False),
        ("Dage", "530 af 547", False),
        ("Uger", "75 af 78", False),
        ("ISO-uger", "77 af 78", False),
    ]
    assert page.warning == ""


def test_methods_that_disagree_say_so(desk) -> None:
    citizen = add_citizen(desk)
    benefit(desk, citizen, "ledighedsydelse", "2025-03-10")
    page = page_of(desk, citizen, "2026-09-08")
    assert page.total_text == "17 md. 30 dg."
    assert page.warning == "metoderne er uenige: kontrollér i fagsystem"
    assert page.crosses_on == day("2026-09-09")
    assert page.state.text == "Mangler 1 dag"
    assert page_of(desk, citizen, "2026-09-09").state.text == "Opfylder 18 af 24"
    assert page_of(desk, citizen, "2026-06-15").crosses_on == day("2026-09-09")


def test_close_to_the_line_is_told_even_when_the_methods_agree(desk) -> None:
    citizen = add_citizen(desk)
    benefit(desk, citizen, "ledighedsydelse", "2025-03-10")
    assert page_of(desk, citizen, "2026-08-30").warning.startswith("tæt på grænsen")


def test_days_without_a_period_stand_in_the_table(desk) -> None:
    citizen = add_citizen(desk)
    benefit(desk, citizen, "ledighedsydelse", "2015-01-01", "2015-06-30")
    benefit(desk, citizen, "ledighedsydelse", "2015-08-01", "2015-12-31")
    page = page_of(desk, citizen)
    assert [(line.id == "", line.start.isoformat()) for line in page.lines] == [
        (True, "2014-09-01"),
        (False, "2015-01-01"),
        (True, "2015-07-01"),
        (False, "2015-08-01"),
        (True, "2016-01-01"),
    ]
    assert page.state.code == "below"
    assert page.moves[0].text.endswith("ingen løber i dag")


def test_periods_that_share_days_say_so_and_are_counted_once(desk) -> None:
    citizen = add_citizen(desk)
    benefit(desk, citizen, "ledighedsydelse", "2016-01-01")
    benefit(desk, citizen, "fleksjob", "2016-08-20")
    page = page_of(desk, citizen)
    assert page.lines[1].note == "12 dage sammen med fleksjob"
    assert page.total_days == 244


def test_old_months_that_fall_out_are_told(desk) -> None:
    citizen = of_the_picture(desk)
    page = page_of(desk, citizen)
    assert page.moves[2].title == "Fra 01-12-2016"
    assert page.moves[2].text == "falder dage fra december 2014 ud af vinduet"
    late = add_citizen(desk, "6707701234")
    benefit(desk, late, "ledighedsydelse", "2014-09-01", "2015-06-30")
    benefit(desk, late, "ledighedsydelse", "2016-05-01")
    page = page_of(desk, late)
    assert page.moves[-1].title.endswith("dage senere")
    assert page.moves[-1].text.startswith("fordi gamle dage falder ud; ellers ")
    assert page.crosses_on > day("2017-02-01")


def test_a_window_full_of_benefit_loses_as_much_as_it_gains(desk) -> None:
    citizen = add_citizen(desk)
    benefit(desk, citizen, "ledighedsydelse", "2012-01-01")
    page = page_of(desk, citizen)
    assert page.state.code == "reached"
    assert page.moves[0].text == "lægger 1 dag til, men en falder ud"


def test_the_two_counters_are_never_mixed(desk) -> None:
    citizen = add_citizen(desk, visited_on=day("2012-03-01"))
    benefit(desk, citizen, "kontanthjaelp", "2014-09-01", "2016-02-29")
    benefit(desk, citizen, "ledighedsydelse", "2016-03-01")
    group, refusion = page_of(desk, citizen), page_of(desk, citizen, counter="refusion")
    assert (group.total_text, refusion.total_text) == ("6 md. 0 dg.", "24 md. 0 dg.")
    assert [line.counts for line in group.lines] == [False, True]
    assert [line.counts for line in refusion.lines] == [True, True]
    assert refusion.state.text == "Refusion faldet væk"
    assert refusion.regime_note == ""


@pytest.mark.parametrize(
    ("visited", "job", "words"),
    [
        (None, None, "Visitationsdatoen mangler"),
        ("2015-02-03", None, "Visiteret 03-02-2015: refusionstrappen"),
        ("2013-06-01", "2015-01-05", "I fleksjob igen 05-01-2015"),
        ("2013-06-01", None, ""),
        ("2012-06-01", "2015-01-05", ""),
    ],
)
def test_another_regime_says_so_and_counts_nothing(desk, visited, job, words) -> None:
    citizen = add_citizen(desk, visited_on=day(visited) if visited else None)
    benefit(desk, citizen, "ledighedsydelse", "2014-09-01")
    if job:
        add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=day(job))
    page = page_of(desk, citizen, counter="refusion")
    assert page.regime_note.startswith(words)
    assert (page.regime_note == "") == (words == "")
    assert (page.total_days == 0) == (words != "")
    if words:
        assert page.state.code == "other"


def test_days_before_the_visitation_do_not_count_for_the_refund(desk) -> None:
    citizen = add_citizen(desk, visited_on=day("2014-06-15"))
    benefit(desk, citizen, "ledighedsydelse", "2014-01-01", "2014-12-31")
    page = page_of(desk, citizen, "2015-01-31", "refusion")
    assert page.lines[1].note == "tæller fra visitationen"
    assert page.lines[1].days == 200


def test_a_job_that_starts_one_day(desk) -> None:
    page = page_of(desk, of_the_picture(desk))
    assert page.job_start == day("2016-10-01")
    lines = {line.key: line for line in job_lines(page, page.scenario.starting(page.job_start))}
    assert lines["crosses"].value == "18-09-2016"
    assert lines["crosses"].is_urgent
    assert (lines["highest"].value, lines["highest"].text) == (
        "18 md. 12 dg.", "Dagen før start, 30-09-2016",
    )  # fmt: skip
    assert lines["below"].value == "13-12-2016"
    assert lines["earned"].value == "30-06-2017"
    assert lines["again"].value == "31-12-2018"
    early = {line.key: line for line in job_lines(page, page.scenario.starting(day("2016-09-05")))}
    assert early["crosses"].value == "Nej"
    assert early["below"].text == "Når ikke 18 måneder før jobbet"


def test_the_scenario_and_the_plain_count_are_one_arithmetic(desk) -> None:
    citizen = of_the_picture(desk)
    page = page_of(desk, citizen)
    answer = page.scenario.starting(day("2016-11-20"))
    with desk.store.work("test") as uow:
        row = next(each for each in page.benefits if each.last_day is None)
        uow.edit("benefit", row.id, {"last_day": day("2016-11-19")})
    before = page_of(desk, citizen, (answer.below_on - dt.timedelta(days=1)).isoformat())
    assert before.is_reached
    assert not page_of(desk, citizen, answer.below_on.isoformat()).is_reached
    highest = page_of(desk, citizen, answer.highest_on.isoformat())
    assert highest.total_text == f"{answer.months} md. {answer.rest_days} dg."


def test_earlier_fleksjob_helps_to_earn_the_right(desk) -> None:
    citizen = of_the_picture(desk)
    benefit(desk, citizen, "fleksjob", "2016-03-01", "2016-06-30")
    page = page_of(desk, citizen)
    assert page.scenario.starting(day("2016-10-01")).earned_on == day("2016-11-13")


def test_every_step_of_the_slider_is_quick(desk) -> None:
    page = page_of(desk, of_the_picture(desk))
    days = [page.on + dt.timedelta(days=n) for n in range(1, 180)]
    before = perf_counter()
    for each in days:
        job_lines(page, page.scenario.starting(each))
    assert (perf_counter() - before) / len(days) < 0.016
    assert page.scenario.starting(day("2030-01-01")).start == page.scenario.last


def test_what_is_asked_for_must_exist(desk) -> None:
    citizen = add_citizen(desk)
    for args in ((citizen, "noget"), ("f" * 32, "maalgruppe")):
        with pytest.raises(UserError):
            counter_page(desk, args[0], day("2016-08-31"), args[1])


def test_a_month_of_the_strip_knows_its_periods(desk) -> None:
    page = page_of(desk, of_the_picture(desk))
    assert [line.text for line in page.lines_of_month(2015, 9)] == [
        "Fleksjob, Café Åhuset", "Ledighedsydelse",
    ]  # fmt: skip
