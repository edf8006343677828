import datetime as dt

from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.ui.overview.presenter import OverviewPresenter
from flexdesk.ui.reporting.presenter import ReportsPresenter
from flexdesk.ui.window.undoing import Undoing
from tests.support.fake_rows import DAY
from tests.support.fake_ui import FakeCases, FakeView, HeldRunner, InlineRunner


def overview(cases=None):
    view, cases = FakeView(), cases or FakeCases()
    made = OverviewPresenter(view, cases, InlineRunner())
    made.load()
    return made, view, cases


def test_overview_opens_on_today_and_the_teams_program():
    _made, view, cases = overview()
    assert cases.asked("overview") == [(DAY, "aarhus_pool_2013")]
    day, today, programs, program = view.said("show_choices")
    assert (day, today, program) == (DAY, DAY, "aarhus_pool_2013")
    assert len(programs) == 2


def test_another_day_and_program_are_asked_for_and_kept():
    made, _view, cases = overview()
    made.on_day(dt.date(2015, 12, 31))
    made.on_program("aalborg_udvikling")
    assert cases.asked("overview")[-1] == (dt.date(2015, 12, 31), "aalborg_udvikling")


def test_a_figure_opens_exactly_its_rows_and_says_how_many_count():
    made, view, cases = overview()
    made.on_figure("pool_share_within_6_months_matured")
    assert cases.asked("members")[0][0] == "pool_share_within_6_months_matured"
    title, line, rows = view.said("show_members")
    assert title == "Ordinært fleksjob inden 6 md."
    assert line.startswith("15 af 30 tæller med")
    assert len(rows) == 30
    assert view.named("show_members")["is_share"] is True


def test_an_empty_figure_id_opens_nothing():
    made, view, _cases = overview()
    made.on_figure("")
    assert view.count("show_members") == 0


def test_hidden_names_reach_the_open_list_of_rows():
    made, view, _cases = overview()
    made.on_figure("pool_running")
    made.on_hide(is_hidden=True)
    assert view.named("show_members")["is_hidden"] is True


def test_an_error_of_the_figures_is_said_on_the_page():
    cases = FakeCases(fails={"overview": UserError("program.unknown", program="x", programs=[])})
    _made, view, _cases = overview(cases)
    assert view.said("say_error")[0]


def reports(cases=None, runner=None):
    view, cases = FakeView(), cases or FakeCases()
    made = ReportsPresenter(view, cases, runner or InlineRunner(), lambda data: [data])
    made.load()
    return made, view, cases


def test_reports_begin_with_the_case_internal_on_today_and_draw_it():
    made, view, _cases = reports()
    assert (made.order.document, made.order.audience, made.order.on) == (
        "cabi-case",
        "internal",
        DAY,
    )
    assert view.said("show_pages")[0][0].startswith(b"%PDF")
    assert view.said("show_releasable")[0] == ()


def test_a_sheet_has_no_pages_to_show():
    made, view, _cases = reports()
    made.on_document("status-sheet")
    assert view.said("show_no_preview")[0] == "Statusark"
    assert made.file_name() == "Statusark_2016-08-31_internt.xlsx"


def test_external_offers_small_figures_and_a_release_needs_a_reason():
    made, view, cases = reports()
    made.on_audience("external")
    assert view.said("show_releasable")[0][0][0] == "pool_ended_ordinary_job"
    made.on_release("pool_ended_ordinary_job", "  ")
    assert made.order.releases == ()
    made.on_release("pool_ended_ordinary_job", " offentliggjort før ")
    assert made.order.releases == (("pool_ended_ordinary_job", "offentliggjort før"),)
    assert cases.asked("check_list")[-1][0].releases == made.order.releases
    made.on_program("aalborg_udvikling")
    assert made.order.releases == ()


def test_saving_writes_on_a_worker_shows_progress_and_offers_the_folder(tmp_path):
    made, view, cases = reports()
    made.on_save(str(tmp_path / "case.pdf"))
    assert cases.asked("write_document")[0][1] == tmp_path / "case.pdf"
    assert view.calls[-2:][0][0] == "show_progress"
    assert view.said("show_written")[0].path.endswith("case.pdf")
    assert any(call[0] == "show_progress" and call[1][0] is not None for call in view.calls)


def test_a_file_that_is_open_elsewhere_is_explained_and_can_be_tried_again(tmp_path):
    cases = FakeCases(
        fails={"write_document": EnvironmentFaultError("file.locked", file="case.pdf")}
    )
    made, view, _cases = reports(cases)
    made.on_save(str(tmp_path / "case.pdf"))
    assert view.said("say_error")[0]
    cases.fails.clear()
    made.on_save(str(tmp_path / "case.pdf"))
    assert view.count("show_written") == 1


def test_cancelling_while_writing_tells_nobody(tmp_path):
    runner = HeldRunner()
    made, view, cases = reports(runner=runner)
    runner.go()
    runner.go()
    made.on_save(str(tmp_path / "case.pdf"))
    made.on_cancel()
    runner.go()
    assert view.count("show_written") == 0
    assert cases.asked("write_document") == []


def test_undo_names_what_it_took_back_and_offers_to_bring_it_back():
    toast, errors, cases = FakeView(), FakeView(), FakeCases()
    undoing = Undoing(toast, errors, cases, InlineRunner())
    undoing.say("Notat gemt", "tx1")
    assert toast.said("say") == ("Notat gemt", "Fortryd")
    undoing.on_toast()
    assert cases.asked("undo") == [("tx1",)]
    undoing.undo()
    assert toast.said("say") == ("Fortrudt: notat", "Gendan")
    undoing.on_toast()
    assert cases.asked("redo") == [()]


def test_an_undo_that_is_refused_is_explained():
    toast, errors = FakeView(), FakeView()
    cases = FakeCases(fails={"undo": UserError("undo.refused", blockers=[])})
    Undoing(toast, errors, cases, InlineRunner()).undo()
    assert errors.said("say_error")[0]
    assert toast.count("say") == 0
