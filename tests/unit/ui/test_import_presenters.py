"""The import page's presenters: a file with its columns and repairs, and the grid."""

from pathlib import Path

from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.ui.importing.grid_presenter import GridPresenter
from flexdesk.ui.importing.presenter import ImportPresenter
from flexdesk.ui.importing.rows import CellProblem, FileWish, StartState
from flexdesk.ui.shared.case_rows import PlanLine, PlanRepair, PlanRows
from tests.support.fake_ui import FakeCases, FakeView, HeldRunner, InlineRunner, plan

# put together: a number that lost its zero is no replacement number
WITH_ZERO = "0" + "707704285"
AUGUST = "/et/sted/sager-august.xlsx"
ZERO = PlanRepair("zero", "Indsæt 0", WITH_ZERO)
EMPTY = PlanRepair("empty", "Udelad timetallet")
LINES = (("Bo Thorup", "680101-2468", "", "", "", ""),)


def importing(cases=None, runner=None):
    view, cases = FakeView(), cases or FakeCases()
    return ImportPresenter(view, cases, runner or InlineRunner()), view, cases


def wishes(cases):
    return [wish for _path, wish in cases.asked("plan_import")]


def broken(row, *repairs):
    return PlanLine("Ark1", row, "", "borger", "error", "error", "fejl", field="cpr",
                    repairs=repairs)  # fmt: skip


def test_a_file_is_planned_then_committed_then_what_stands_out_is_shown():
    made, view, cases = importing()
    made.on_file(AUGUST)
    assert view.said("show_plan")[0].file_name == "sager-august.xlsx"
    assert cases.asked("plan_import") == [(Path(AUGUST), FileWish())]
    made.on_commit()
    receipt, found = view.said("show_result")
    assert (receipt.tx, view.count("show_result")) == ("tx9", 1)
    assert len(found.lines) == 5
    assert made.is_idle


def test_a_blocked_plan_is_not_committed_until_the_bad_rows_are_left_out():
    made, _view, cases = importing(FakeCases(errors_in_plan=2))
    made.on_file("/et/sted/a.xlsx")
    made.on_commit()
    assert cases.asked("commit_import") == []
    made.on_accept_good(accepts=True)
    made.on_commit()
    assert len(cases.asked("commit_import")) == 1


def test_a_file_that_cannot_be_read_goes_back_to_the_choice_with_a_sentence():
    made, view, _cases = importing(FakeCases(fails={"plan_import": UserError("file.locked")}))
    made.on_file("/et/sted/a.xlsx")
    assert view.count("show_choice") == 1
    assert view.said("say_error")[0]
    assert made.is_idle


def test_a_second_file_silences_the_first():
    runner = HeldRunner()
    made, view, _cases = importing(runner=runner)
    made.on_file("/et/sted/a.xlsx")
    made.on_file("/et/sted/b.xlsx")
    runner.go()
    assert view.count("show_plan") == 1


def test_headings_nobody_knows_are_asked_about_and_then_read_as_said():
    cases = FakeCases(fails={"plan_import": UserError("import.no_known_sheet", sheets=1)})
    made, view, cases = importing(cases)
    made.on_file(AUGUST)
    assert [each.heading for each in view.said("show_columns")[0].sheets[0].columns] == [
        "Ident", "Hvem", "Hund",
    ]  # fmt: skip
    del cases.fails["plan_import"]
    said = {"Ident": "cpr", "Hvem": "name", "Hund": "kept"}
    made.on_columns_said(said)
    assert cases.asked("save_columns") == [(said,)]
    assert wishes(cases)[-1].is_own
    assert view.count("show_plan") == 1


def test_columns_that_cannot_be_meant_so_are_told_and_the_choice_stays():
    made, view, cases = importing()
    made.on_file(AUGUST)
    made.on_columns_wanted()
    cases.fails["save_columns"] = UserError("columns.twice", column="CPR")
    made.on_columns_said({"A": "cpr", "B": "cpr"})
    assert view.said("say_error")[0] == "To kolonner er valgt som CPR."
    assert view.count("show_plan") == 1


def test_a_sheet_without_columns_to_choose_from_is_refused_as_before():
    unknown = UserError("import.no_known_sheet", sheets=1)
    cases = FakeCases(fails={"plan_import": unknown, "columns": UserError("import.file.damaged")})
    made, view, _cases = importing(cases)
    made.on_file(AUGUST)
    assert view.count("show_columns") == 0
    assert view.count("show_choice") == 1
    assert made.is_idle


def test_a_repair_is_planned_anew_taken_back_and_forgotten_with_the_file():
    made, _view, cases = importing()
    made.on_file(AUGUST)
    made.on_repair(broken(4, ZERO), ZERO)
    assert wishes(cases)[-1].repairs == {("Ark1", 4, "cpr"): WITH_ZERO}
    made.on_repair(broken(5, EMPTY), EMPTY)
    assert wishes(cases)[-1].repairs[("Ark1", 5, "cpr")] is None
    made.on_repair(broken(4), PlanRepair("back", "Fortryd rettelsen"))
    assert set(wishes(cases)[-1].repairs) == {("Ark1", 5, "cpr")}
    made.on_file(AUGUST)
    assert wishes(cases)[-1] == FileWish()
    assert WITH_ZERO not in repr(ZERO)


def test_all_sure_repairs_are_done_at_once_and_doubtful_ones_left():
    lines = (broken(4, ZERO), broken(5, EMPTY), broken(6), broken(7, ZERO, EMPTY))

    class Broken(FakeCases):
        def plan_import(self, path, wish, ctx):
            super().plan_import(path, wish, ctx)
            made = plan()
            values = {name: getattr(made, name) for name in PlanRows.__slots__}
            return PlanRows(**{**values, "lines": lines})

    made, _view, cases = importing(Broken())
    made.on_repair_all()
    made.on_file(AUGUST)
    made.on_repair_all()
    assert {row for _sheet, row, _field in wishes(cases)[-1].repairs} == {4, 7}


def test_unread_columns_are_kept_on_request():
    made, view, cases = importing()
    made.on_keep_rest(keeps=True)
    assert wishes(cases) == []
    made.on_file(AUGUST)
    made.on_keep_rest(keeps=True)
    assert [wish.keeps_rest for wish in wishes(cases)] == [False, True]
    begun = [args for name, args, _named in view.calls if name == "show_reading" and not args[1]]
    assert len(begun) == 1


def test_starting_again_asks_what_one_has_and_a_result_is_counted_anew():
    made, view, cases = importing(FakeCases(has_data=False))
    made.start()
    assert view.said("show_choice") == (StartState(is_empty=True, draft_lines=0),)
    made.look_again()
    assert view.count("show_choice") == 2
    cases.has_data = True
    made.look_again()
    assert len(view.said("show_found")[0].lines) == 5


def test_the_state_of_the_store_does_not_push_a_file_aside():
    runner = HeldRunner()
    made, view, _cases = importing(runner=runner)
    made.start()
    made.on_file(AUGUST)
    runner.go()
    assert view.count("show_choice") == 0
    assert view.count("show_plan") == 1


class Placed(FakeView):
    place = "/usb/kopi.flexdesk"

    def ask_backup_place(self, name):
        self.calls.append(("ask_backup_place", (name,), {}))
        return self.place


def test_a_first_copy_is_written_where_one_says_and_told():
    view, cases = Placed(), FakeCases()
    made = ImportPresenter(view, cases, InlineRunner())
    made.on_backup()
    assert view.said("ask_backup_place") == ("flexdesk-kopi-2016-08-31",)
    assert cases.asked("backup") == [(Path("/usb/kopi.flexdesk"),)]
    assert view.said("show_backup") == (
        None, "Kopien er gemt og prøvet: 12 rækker", "/usb/kopi.flexdesk",
    )  # fmt: skip
    view.place = ""
    made.on_backup()
    assert len(cases.asked("backup")) == 1


def test_a_copy_that_fails_is_told_and_can_be_tried_again():
    view, cases = Placed(), FakeCases(fails={"backup": EnvironmentFaultError("backup.no_room")})
    made = ImportPresenter(view, cases, InlineRunner())
    made.on_backup()
    assert view.said("say_error")[0]
    assert view.said("show_backup") == (None,)
    assert made.is_idle


def typing(cases=None, runner=None):
    page, grid, cases = FakeView(), FakeView(), cases or FakeCases()
    return GridPresenter(page, grid, cases, runner or InlineRunner()), page, grid, cases


BAD = CellProblem(0, 1, "CPR-nummeret har 8 cifre og skal have ti.", is_error=True)


def test_the_grid_opens_with_what_was_typed_before_and_checks_it():
    made, page, grid, cases = typing(FakeCases(grid_lines=LINES))
    made.open()
    assert page.said("show_grid")[0].lines == LINES
    assert cases.asked("check_grid") == [(LINES,)]
    assert grid.said("show_problems") == ((),)


def test_what_is_typed_is_kept_and_checked():
    made, _page, grid, cases = typing(FakeCases(grid_problems=(BAD,)))
    made.on_typed(LINES)
    assert cases.grid_lines == LINES
    assert grid.said("show_problems") == ((BAD,),)
    assert "gemt krypteret" in grid.said("show_kept")[0]


def test_a_grid_with_an_error_is_refused_and_kept():
    made, page, grid, cases = typing(FakeCases(grid_problems=(BAD,)))
    made.on_take(LINES)
    assert grid.said("show_refused") == ((BAD,),)
    assert cases.grid_lines == LINES
    assert page.count("show_result") == 0


def test_a_good_grid_is_taken_in_once_and_undo_brings_its_lines_back():
    made, page, _grid, cases = typing()
    made.on_take(LINES)
    assert page.said("show_result")[0].tx == "tx9"
    assert cases.grid_lines == ()
    assert not made.on_undone("tx8")
    made.on_take(LINES)
    assert made.on_undone("tx9")
    assert page.said("show_grid")[0].lines == LINES
    assert not made.on_undone("tx9")


def test_a_grid_is_not_taken_twice_while_it_is_on_its_way():
    runner = HeldRunner()
    made, page, _grid, cases = typing(runner=runner)
    made.on_take(LINES)
    made.on_take(LINES)
    made.on_typed(LINES)
    runner.go()
    assert len(cases.asked("take_grid")) == 1
    assert page.count("show_result") == 1


def test_a_cancelled_grid_leaves_everything_typed():
    runner = HeldRunner()
    made, page, _grid, cases = typing(runner=runner)
    made.on_take(LINES)
    made.on_cancel()
    runner.go()
    assert cases.asked("take_grid") == []
    assert page.said("show_writing") == (None,)


def test_a_block_is_put_into_the_cells_and_too_much_is_refused_with_a_sentence():
    made, page, grid, cases = typing()
    made.on_paste("Bo\t680101-2468")
    assert grid.said("put")[0].rows == (("Bo", "680101-2468"),)
    made.on_paste("")
    assert grid.count("put") == 1
    cases.fails["pasted"] = UserError("grid.too_many", lines=2000, limit=1000)
    made.on_paste("x")
    assert "1.000" in page.said("say_error")[0]


class Unsaved(FakeView):
    def take_unsaved(self):
        return LINES


def test_what_was_typed_last_is_kept_when_one_leaves_or_the_register_locks():
    page, cases, gone = FakeView(), FakeCases(), []
    made = GridPresenter(page, Unsaved(), cases, InlineRunner())
    made.keep_now()
    assert cases.asked("save_grid") == [(LINES,)]
    made.leave(lambda: gone.append("væk"))
    assert len(cases.asked("save_grid")) == 2
    assert gone == ["væk"]
    cases.fails["save_grid"] = EnvironmentFaultError("disk.full")
    made.keep_now()
    made.close()
    assert page.count("say_error") == 0
