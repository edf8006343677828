"""The use cases as the windows ask for them, on a real register and a real extract."""

import datetime as dt

import pytest

from flexdesk.app.example.extract import write_extract
from flexdesk.app.jobs import JobContext
from flexdesk.app.lock_settings import DEFAULT_LOCK_MINUTES
from flexdesk.ui.desk_cases import DeskCases
from flexdesk.ui.importing.rows import FileWish
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.shared.case_rows import DocumentOrder, PlanRows
from tests.support.desks import DAY, a_desk
from tests.support.example_team import team

CASE = DocumentOrder("cabi-case", DAY, "aarhus_pool_2013", "external")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cases")
    write_extract(team(), folder / "udtraek.xlsx")
    with a_desk(folder) as made:
        cases = DeskCases(made)
        plan = cases.imports.plan_import(folder / "udtraek.xlsx", FileWish(), JobContext())
        receipt = cases.imports.commit_import(plan, JobContext())
        yield made, cases, plan, receipt, folder


def test_the_five_numbers_of_a_plan_sum_to_its_rows(desk):
    _made, _cases, plan, receipt, _folder = desk
    assert plan.new + plan.changed + plan.unchanged + plan.warnings + plan.errors == plan.total
    assert plan.can_commit
    assert receipt.accepted == plan.total
    assert "er læst ind" in receipt.text


def test_problems_stand_first_in_a_plan_and_no_number_is_shown(desk):
    _made, _cases, plan, _receipt, _folder = desk
    severities = [line.severity for line in plan.lines]
    assert severities == sorted(severities, key=lambda s: {"error": 0, "warning": 1}.get(s, 2))
    assert not any("-" in line.who and line.who.replace("-", "").isdigit() for line in plan.lines)


def test_the_same_extract_again_changes_nothing(desk):
    _made, cases, plan, _receipt, folder = desk
    again = cases.imports.plan_import(folder / "udtraek.xlsx", FileWish(), JobContext())
    assert (again.new, again.changed) == (0, 0)
    assert again.total == plan.total


def test_a_plan_that_is_none_is_refused(desk):
    _made, cases, plan, _receipt, _folder = desk
    values = {name: getattr(plan, name) for name in PlanRows.__slots__}
    with pytest.raises(TypeError):
        cases.imports.commit_import(PlanRows(**{**values, "plan": None}), JobContext())


def test_what_stands_out_is_what_its_query_lists(desk):
    _made, cases, _plan, _receipt, _folder = desk
    assert all(count > 0 for count, _text, _query in cases.imports.first_value().lines)
    assert len(cases.citizen_rows()) > 400


def test_the_teams_program_comes_first_and_each_title_names_its_place(desk):
    _made, cases, _plan, _receipt, _folder = desk
    programs = cases.programs()
    assert programs[0][0] == cases.default_program() == "aarhus_pool_2013"
    assert len(programs) == 8
    places = ("Aarhus", "Aalborg", "Odense", "København", "Hjørring")
    assert all(any(place in title for place in places) for _key, title in programs)


def test_overview_and_members_agree(desk):
    _made, cases, _plan, _receipt, _folder = desk
    page = cases.overview(DAY, "aarhus_pool_2013")
    running = next(card.figure for card in page.cards if card.figure.id == "pool_running")
    assert len(cases.members("pool_running", DAY, "aarhus_pool_2013")) == running.n == 199


def test_small_figures_are_offered_for_release_and_the_case_has_two_pages(desk, tmp_path):
    _made, cases, _plan, _receipt, _folder = desk
    assert "pool_ended_ordinary_job" in dict(cases.releasable(CASE))
    assert not all(check.is_ok for check in cases.check_list(CASE))
    pages = render_pages(cases.preview(CASE), scale=1.0)
    assert len(pages) == 2
    assert abs(pages[0].height() - 842) <= 1
    written = cases.write_document(CASE, tmp_path / "case.pdf", JobContext())
    assert written.path.endswith("case.pdf")
    assert [row.suffix for row in cases.documents()] == [".xlsx", ".pdf"]


def test_the_lock_minutes_live_in_the_register(desk):
    made, cases, _plan, _receipt, _folder = desk
    assert cases.lock_minutes() == DEFAULT_LOCK_MINUTES == 5
    cases.set_lock_minutes(10)
    cases.set_lock_minutes(2)
    assert DeskCases(made).lock_minutes() == 2


def test_a_day_before_everything_shows_no_share(desk):
    _made, cases, _plan, _receipt, _folder = desk
    assert cases.overview(dt.date(2005, 1, 1), "aarhus_pool_2013").outcome_share == ""
