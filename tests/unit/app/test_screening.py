"""Screening: who stands on the three lists, each look a row, the latest counts, and what is due."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from flexdesk.app import history, visitation
from flexdesk.app.edits import Ending, add_hours, end_placement
from flexdesk.app.figure_queries import figures_on
from flexdesk.app.screening import RESULT_LABELS, Look, Subject, screen
from flexdesk.app.screening_due import due
from flexdesk.app.screening_export import ScreeningOrder, export_screening
from flexdesk.app.screening_rows import list_title, rows_of, screening_page
from flexdesk.app.sentences import explain
from flexdesk.app.today import today_page
from flexdesk.base.errors import UserError
from tests.support.builders import a_cpr
from tests.support.desks import DAY, PROGRAM, a_desk, add, add_citizen, day

LY, FEW, LEFT = "atten_af_24", "faa_timer", "opsagt"


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


def on_ly(desk, number: int, start: str = "2014-06-01", **values: object) -> str:
    facts = {"step": "screening", "last_name": f"Nr{number}", "visited_on": None, **values}
    citizen = add_citizen(desk, a_cpr(number), candidate_no=f"K-{number}", **facts)
    add(desk, "benefit", citizen=citizen, kind="ledighedsydelse", start=day(start))
    return citizen


def in_job(desk, number: int, hours: float | None, kind: str = "ordinaert_fleksjob", **values):
    citizen = add_citizen(desk, a_cpr(number), candidate_no=f"K-{number}", last_name=f"Nr{number}")
    place = add(desk, "workplace", name=f"Sted {number}")
    facts = {"start": day("2016-01-04"), "hours_week": hours, "workplace": place, **values}
    return citizen, add(desk, "placement", citizen=citizen, kind=kind, **facts)


def on_list(desk, code: str, program: str | None = None) -> list[str]:
    return [row.candidate_no for row in rows_of(desk, code, DAY, program)]


def look(desk, citizen: str, code: str, result: str, placement: str = "", **values: object):
    return screen(desk, code, [Subject(citizen, placement)], Look(result, **values))


# --- 18 of 24, not in the project ------------------------------------------------------------


def test_who_has_18_of_24_and_is_not_in_the_project_stands_on_the_list(desk) -> None:
    on_ly(desk, 1)
    on_ly(desk, 2, "2015-06-01")
    on_ly(desk, 3, step="job_search")
    taken = on_ly(desk, 4)
    visitation.decide(desk, taken, "optaget")
    add(desk, "placement", citizen=on_ly(desk, 5), kind="puljefleksjob", start=day("2014-01-01"),
        last_day=day("2014-05-31"), ended_how="gennemfoert")  # fmt: skip
    add(desk, "placement", citizen=on_ly(desk, 6), kind="puljefleksjob", start=day("2015-01-01"),
        last_day=day("2015-01-01"), ended_how="startede_ikke")  # fmt: skip
    on_ly(desk, 7, closed_on=day("2016-08-01"))
    assert on_list(desk, LY) == ["K-1", "K-6"]
    page = screening_page(desk, LY, DAY)
    assert page.line == "2 borgere pr. 31-08-2016 · 2 ikke screenet · 1 lukket sag er ikke med"


def test_a_decision_of_another_program_takes_nobody_off_this_list(desk) -> None:
    citizen = on_ly(desk, 1)
    add(desk, "decision", citizen=citizen, day=DAY, outcome="optaget", program="aalborg_udvikling")
    assert on_list(desk, LY) == ["K-1"]
    add(desk, "decision", citizen=citizen, day=DAY, outcome="afvist", program=PROGRAM)
    assert on_list(desk, LY) == ["K-1"]
    add(desk, "decision", citizen=citizen, day=DAY, outcome="optaget", program=PROGRAM)
    assert on_list(desk, LY) == []


def test_the_list_and_those_left_out_are_the_figure_of_the_engine(desk) -> None:
    for number in range(1, 5):
        on_ly(desk, number, step="screening" if number % 2 else "job_search")
    figure = next(each for each in figures_on(desk, DAY, PROGRAM) if each.id == "ly_18_of_24")
    assert figure.n == 4
    assert len(on_list(desk, LY, PROGRAM)) == 2


def test_months_days_and_hours_stand_in_the_row(desk) -> None:
    on_ly(desk, 1, "2015-02-15", hours_now=8.0)
    (row,) = rows_of(desk, LY, DAY)
    assert (row.ly_text, row.ly_days, row.hours) == ("18 md. 17 dg.", 564, 8.0)
    assert (row.about, row.result_label, row.placement) == ("Screening", "Ikke screenet", "")


# --- few hours -------------------------------------------------------------------------------


def test_few_hours_follow_the_rule_and_the_hours_in_force(desk) -> None:
    in_job(desk, 1, 10)
    in_job(desk, 2, 10.5)
    _citizen, raised = in_job(desk, 3, 8, "puljefleksjob")
    add_hours(desk, raised, day("2016-06-01"), "12")
    _citizen, put_right = in_job(desk, 4, 12)
    add_hours(desk, put_right, day("2016-02-01"), "9", is_correction=True)
    in_job(desk, 5, 8, "virksomhedspraktik")
    in_job(desk, 6, 8, last_day=day("2016-08-30"), ended_how="foer_tid")
    in_job(desk, 7, 8, start=day("2016-09-01"))
    assert on_list(desk, FEW) == ["K-1", "K-4"]
    assert list_title(desk, FEW, DAY) == "Fleksjob på 10 timer eller færre"


def test_the_operator_of_the_rule_decides_about_the_limit_itself(desk) -> None:
    in_job(desk, 1, 10)
    in_job(desk, 2, 9.5)
    for key, value in (("tal.small_hours_includes", False), ("tal.small_hours", 10)):
        add(desk, "team_value", key=key, valid_from=day("2016-01-01"), value=value, source="Os")
    assert on_list(desk, FEW) == ["K-2"]
    assert list_title(desk, FEW, DAY) == "Fleksjob på under 10 timer"


def test_who_has_no_hours_stands_apart_and_is_not_counted(desk) -> None:
    in_job(desk, 1, None)
    in_job(desk, 2, 6)
    page = screening_page(desk, FEW, DAY)
    assert [(row.candidate_no, row.is_apart) for row in page.rows] == [
        ("K-2", False),
        ("K-1", True),
    ]
    assert {code: n for code, _title, n in page.tabs}[FEW] == 1
    assert sum(n for _code, _words, n in page.counts) == 1
    assert "1 uden timetal står for sig" in page.line


def test_agreed_hours_do_not_take_anybody_off_the_list(desk) -> None:
    _citizen, job = in_job(desk, 1, 8)
    add(desk, "hours", placement=job, day=day("2016-08-01"), hours_week=14, kind="aftale")
    assert on_list(desk, FEW) == ["K-1"]


# --- notice given ----------------------------------------------------------------------------


def test_notice_given_shows_who_leaves_and_who_left_without_anything_after(desk) -> None:
    for number, leaves in ((1, "2016-09-30"), (2, "2016-07-31"), (3, "2016-04-30"), (4, None)):
        ended = {"last_day": day(leaves), "ended_how": "foer_tid"} if number in {2, 3} else {}
        citizen, job = in_job(desk, number, 15, **ended)
        add(desk, "notice", citizen=citizen, placement=job, given_on=day("2016-03-01"),
            leaves_on=day(leaves) if leaves else None)  # fmt: skip
    assert on_list(desk, LEFT) == ["K-1", "K-2", "K-4"]
    about = {row.candidate_no: row.about for row in rows_of(desk, LEFT, DAY)}
    assert about == {
        "K-1": "Fratræder 30-09-2016",
        "K-2": "Fratrådt 31-07-2016",
        "K-4": "Fratræder, dag mangler",
    }


def test_a_notice_taken_back_or_a_job_after_takes_one_off_the_list(desk) -> None:
    citizen, job = in_job(desk, 1, 15)
    notice = add(desk, "notice", citizen=citizen, placement=job, given_on=day("2016-08-01"),
                 leaves_on=day("2016-09-30"))  # fmt: skip
    other, left = in_job(desk, 2, 15, last_day=day("2016-07-31"), ended_how="foer_tid")
    add(desk, "notice", citizen=other, placement=left, given_on=day("2016-06-01"),
        leaves_on=day("2016-07-31"))  # fmt: skip
    assert on_list(desk, LEFT) == ["K-1", "K-2"]
    with desk.store.work("test") as uow:
        uow.edit("notice", notice, {"withdrawn_on": day("2016-08-15")})
    add(desk, "placement", citizen=other, kind="ordinaert_fleksjob", start=day("2016-08-15"))
    assert on_list(desk, LEFT) == []


def test_a_job_that_follows_is_told_while_the_leaving_is_ahead(desk) -> None:
    citizen, job = in_job(desk, 1, 15)
    add(desk, "notice", citizen=citizen, placement=job, given_on=day("2016-08-01"),
        leaves_on=day("2016-09-30"))  # fmt: skip
    add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-10-01"))
    (row,) = rows_of(desk, LEFT, DAY)
    assert row.about == "Fratræder 30-09-2016, så fleksjob 01-10-2016"


# --- looks -----------------------------------------------------------------------------------


def test_each_look_is_a_row_and_the_latest_counts_also_on_one_day(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    results = ["potentiale", "intet_potentiale", "flere_timer", "potentiale", "senere", ""]
    for result in results:
        look(desk, citizen, FEW, result, job)
        (row,) = rows_of(desk, FEW, DAY)
        assert row.result == result
    assert [each.result_label for each in row.looks] == [
        RESULT_LABELS[result] for result in reversed(results)
    ]
    assert len(desk.store.reads.load("screening", citizen=citizen)) == len(results)


def test_several_are_marked_in_one_transaction_and_one_undo(desk) -> None:
    jobs = [in_job(desk, number, 8) for number in (1, 2, 3)]
    done = screen(desk, FEW, [Subject(*each) for each in jobs], Look("potentiale"))
    page = screening_page(desk, FEW, DAY)
    assert {code: n for code, _words, n in page.counts} == {
        "": 0, "potentiale": 3, "intet_potentiale": 0, "flere_timer": 0, "senere": 0,
    }  # fmt: skip
    assert history.rows(desk)[0].text == "screening: potentiale for 3 borgere"
    history.undo(desk, done.tx)
    assert {row.result for row in rows_of(desk, FEW, DAY)} == {""}
    history.redo(desk)
    assert {row.result for row in rows_of(desk, FEW, DAY)} == {"potentiale"}


def test_a_look_at_an_earlier_job_says_nothing_of_this_one(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    look(desk, citizen, FEW, "intet_potentiale", job)
    end_placement(desk, job, Ending(day("2016-08-20"), "gennemfoert", "ordinaert_fleksjob"))
    add(desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-08-21"),
        hours_week=9)  # fmt: skip
    (row,) = rows_of(desk, FEW, DAY)
    assert row.result == ""
    assert [each.is_about_another for each in row.looks] == [True]


def test_what_is_taken_up_again_gets_the_rules_day_and_becomes_due(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    look(desk, citizen, FEW, "senere", job, day=day("2016-05-31"))
    (row,) = rows_of(desk, FEW, DAY)
    assert (row.next_on, row.is_due) == (day("2016-08-31"), True)
    (line,) = due(desk, DAY)
    assert (line.citizen, line.list_label, line.result_label, line.day) == (
        citizen, "Fleksjob på få timer", "Tages op igen", day("2016-08-31"),
    )  # fmt: skip
    assert due(desk, day("2016-08-30")) == ()
    look(desk, citizen, FEW, "potentiale", job)
    assert due(desk, DAY) == ()


def test_what_is_due_stands_on_the_first_page_until_somebody_looks(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    look(desk, citizen, FEW, "potentiale", job, day=day("2016-05-31"), next_on=day("2016-08-30"))
    (card,) = [each for each in today_page(desk).cards if each.key == "screenings"]
    (line,) = card.lines
    assert (line.citizen, line.act, line.mode, line.is_urgent) == (
        citizen, "screening-look", FEW, True,
    )  # fmt: skip
    assert line.detail == "Fleksjob på få timer · potentiale"
    look(desk, citizen, FEW, "intet_potentiale", job)
    assert "screenings" not in {each.key for each in today_page(desk).cards}


def test_who_left_the_list_is_not_due(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    look(desk, citizen, FEW, "potentiale", job, day=day("2016-05-31"), next_on=day("2016-08-01"))
    assert len(due(desk, DAY)) == 1
    add_hours(desk, job, day("2016-08-15"), "14")
    assert due(desk, DAY) == ()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"result": "godt"}, "value.unknown"),
        ({"result": "potentiale", "day": day("2016-09-01")}, "screening.future"),
        ({"result": "potentiale", "next_on": DAY}, "screening.next_before"),
        ({"result": "potentiale", "text": "x" * 1001}, "text.too_long"),
    ],
)
def test_what_cannot_be_right_is_refused_with_a_sentence_and_nothing_saved(
    desk, wrong, code
) -> None:
    citizen, job = in_job(desk, 1, 8)
    with pytest.raises(UserError) as refused:
        screen(desk, FEW, [Subject(citizen, job)], Look(**wrong))
    assert refused.value.code == code
    assert len(explain(refused.value).do) > 10
    assert desk.store.reads.load("screening") == ()


def test_one_bad_row_among_many_saves_none(desk) -> None:
    citizen, job = in_job(desk, 1, 8)
    other, _job = in_job(desk, 2, 8)
    for wrong in ([], [Subject(citizen, job), Subject(other, job)], [Subject("f" * 32)]):
        with pytest.raises(UserError):
            screen(desk, FEW, wrong, Look("potentiale"))
    with pytest.raises(UserError) as refused:
        screen(desk, "ukendt", [Subject(citizen)], Look("potentiale"))
    assert refused.value.code == "value.unknown"
    assert desk.store.reads.load("screening") == ()


# --- the workbook ----------------------------------------------------------------------------


def test_a_list_is_written_as_a_workbook_without_cpr_and_logged(desk, tmp_path) -> None:
    citizen, job = in_job(desk, 1, 8)
    in_job(desk, 2, 6)
    number = f"{a_cpr(1)[:6]}-{a_cpr(1)[6:]}"
    look(desk, citizen, FEW, "potentiale", job, text=f"=Ring om {number}")
    out = tmp_path / "screening.xlsx"
    order = ScreeningOrder(FEW, PROGRAM, (citizen,))
    assert export_screening(desk, order, out) == (out, 1)
    book = load_workbook(out)
    head, row = list(book["Screening"].iter_rows(values_only=True))
    cells = dict(zip(head, row, strict=True))
    assert (cells["Kandidat-nr."], cells["Effektive timer"], cells["Resultat"]) == (
        "K-1", 8, "Potentiale",
    )  # fmt: skip
    assert number not in str(cells["Tekst"])
    assert "Internt" in str(list(book["Om udtrækket"].iter_rows(values_only=True)))
    (logged,) = [row for row in desk.store.access_rows() if row.kind == "export"]
    assert logged.facts["rows"] == 1
    hidden = ScreeningOrder(FEW, PROGRAM, (citizen,), is_hidden=True)
    export_screening(desk, hidden, out)
    assert "Borger" not in next(load_workbook(out)["Screening"].iter_rows(values_only=True))
    for wrong, code in (
        (ScreeningOrder(FEW, PROGRAM, ()), "list.nothing"),
        (order, "document.suffix"),
    ):
        with pytest.raises(UserError) as refused:
            export_screening(desk, wrong, out.with_suffix(".xls" if wrong is order else ".xlsx"))
        assert refused.value.code == code
