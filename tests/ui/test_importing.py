"""The import page as it is used: three choices, the grid, columns one names, repairs in the row."""

import pytest
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from flexdesk.ui.desk_cases import DeskCases
from flexdesk.ui.importing import grid_view
from flexdesk.ui.importing.grid_model import CPR, NAME, NOTE, SINCE, GridModel
from flexdesk.ui.importing.room import ImportRoom
from flexdesk.ui.importing.rows import CellProblem
from tests.support import painted
from tests.support.desks import a_desk
from tests.support.fake_bench import FakeBench
from tests.support.import_books import an_extract, day, save_book
from tests.support.shown import shown_words

# put together: a number that lost its zero is no replacement number
WITH_ZERO = "0" + "707704285"
CTRL = Qt.KeyboardModifier.ControlModifier
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return
ALI = ("Ali Ærlig", "670770-4285", "1/3 2014", "Jobsøgning", "", "ring mandag")
BLOCK = (
    "Navn\tCpr\tLY siden\tHund\nAli Ærlig\t670770-4285\t1/3 2014\tRex\nBo Thorup\t680101-24\t\t\n"
)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def room(qtbot, look, runner, desk):
    bench = FakeBench(look, desk, runner, cases=DeskCases(desk))
    made = ImportRoom(bench)
    made.bench = bench
    qtbot.addWidget(made.page)
    qtbot.addWidget(bench.window_widget)
    made.page.resize(1224, 900)
    made.page.show()
    qtbot.waitExposed(made.page)
    made.load()
    yield made
    runner.drain()
    made.close()


@pytest.fixture
def wait(qtbot, settle):
    def settled(times=3):
        for _time in range(times):
            settle(qtbot)

    return settled


def open_grid(room, wait):
    room.page.start.grid.click()
    wait()
    return room.page.grid


def put(grid, line, column, text):
    """Type a cell as a person does: the first key opens it, Enter closes it."""
    grid.table.go_to(line, column)
    QTest.keyClicks(grid.table, text[0])
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, text[1:])
    return editor


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def names(page):
    return [b.text() for b in page.findChildren(QAbstractButton) if b.isVisible()]


def primaries(page):
    buttons = [b for b in page.findChildren(QAbstractButton) if b.isVisible()]
    return [b.text() for b in buttons if getattr(b, "kind", "") == "primary"]


def test_the_page_asks_what_one_has_and_leads_on_by_one_button(room, wait):
    wait()
    assert room.page.header._title.text() == "Hvad har du?"
    assert primaries(room.page) == ["Et udtræk fra fagsystemet"]
    assert painted.nameless(room.page) == []
    room.page.take_focus()
    assert room.page.start.extract.hasFocus()


def drop_on(widget, url):
    data = QMimeData()
    data.setUrls([url])
    copy, none = Qt.DropAction.CopyAction, Qt.MouseButton.NoButton
    plain, at = Qt.KeyboardModifier.NoModifier, QPointF(5, 5)
    QApplication.sendEvent(widget, QDragEnterEvent(at.toPoint(), copy, data, none, plain))
    QApplication.sendEvent(widget, QDropEvent(at, copy, data, none, plain))


def test_a_file_is_dropped_and_another_kind_is_refused_with_a_sentence(room, wait, tmp_path):
    drop_on(room.page.drop, QUrl.fromLocalFile(str(tmp_path / "billede.png")))
    assert "Filen kan ikke læses ind." in room.page.notice.text
    path = save_book(tmp_path / "a.xlsx", an_extract())
    drop_on(room.page.drop, QUrl.fromLocalFile(str(path)))
    wait()
    assert room.page.plan.isVisible()
    assert primaries(room.page) == ["Indlæs 16 rækker"]


def test_cells_are_typed_tab_goes_right_and_enter_goes_to_the_next_line(room, wait):
    grid = open_grid(room, wait)
    put(grid, 0, NAME, "Bo Thorup")
    press(TAB)
    assert grid.table.currentIndex().column() == CPR
    QTest.keyClicks(grid.table, "6")
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "80101-2468")
    press(ENTER)
    at = grid.table.currentIndex()
    assert (at.row(), at.column()) == (1, NAME)
    assert grid.model.lines() == (("Bo Thorup", "680101-2468", "", "", "", ""),)
    assert grid.model.index(0, CPR).data() == "680101-••••"


def test_a_block_from_excel_finds_its_columns_and_loses_nothing(qtbot, room, wait, desk):
    grid = open_grid(room, wait)
    QGuiApplication.clipboard().setText(BLOCK)
    QTest.keyClick(grid.table, Qt.Key.Key_V, CTRL)
    assert grid.model.lines()[0] == ("Ali Ærlig", "670770-4285", "1/3 2014", "", "", "Hund: Rex")
    assert grid.model.index(0, SINCE).data() == "01-03-2014"
    qtbot.waitUntil(lambda: len(grid.model.problems()) == 1)
    wait()
    (problem,) = grid.model.problems()
    assert (problem.line, problem.column, problem.is_error) == (1, CPR, True)
    assert grid.faults.text() == "1 celle at se på"
    grid.faults.click()
    assert "Linje 2, CPR: CPR-nummeret har 8 cifre og skal have ti." in grid.finding.text
    grid.take.click()
    wait()
    assert desk.store.reads.load("citizen") == ()
    assert len(grid.model.lines()) == 2
    assert grid.table.currentIndex().column() == CPR
    put(grid, 1, CPR, "680101-2468")
    press(ENTER, CTRL)
    wait()
    assert len(desk.store.reads.load("citizen")) == 2
    assert room.page.is_at_result
    assert not room.page.steps.isVisible()


def test_what_is_typed_is_kept_after_half_a_second_and_comes_back(qtbot, room, wait, desk):
    assert grid_view.KEEP_MS == 500
    grid = open_grid(room, wait)
    put(grid, 2, NAME, "Bo")
    cases = DeskCases(desk).imports
    qtbot.waitUntil(lambda: cases.start_state().draft_lines == 3, timeout=3000)
    press(ENTER)
    wait()
    grid.back.click()
    wait()
    assert "3 linjer venter" in room.page.start.grid.accessibleDescription()
    grid = open_grid(room, wait)
    assert grid.model.lines()[2][NAME] == "Bo"


def test_what_was_typed_last_is_kept_when_the_register_locks(room, wait, desk):
    grid = open_grid(room, wait)
    put(grid, 0, NAME, "Bo")
    room.keep_draft()
    assert DeskCases(desk).imports.grid_start().lines == (("Bo", "", "", "", "", ""),)


def test_undo_of_a_grid_brings_its_lines_back(room, wait, desk):
    grid = open_grid(room, wait)
    grid.model.put_block(0, 0, [ALI])
    grid.take.click()
    wait()
    tx = desk.store.history()[0].tx
    room.page.result.undo.click()
    assert room.bench.asked[-1] == ("undo", tx)
    desk.store.undo(tx)
    assert room.grid.on_undone(tx)
    wait()
    assert grid.isVisible()
    assert grid.model.lines() == (ALI,)


def test_letters_are_for_the_cell_and_not_for_the_windows_shortcuts(room, wait):
    grid = open_grid(room, wait)
    put(grid, 0, NAME, "Nina")
    assert QApplication.focusWidget().text() == "Nina"
    press(Qt.Key.Key_Escape)
    assert grid.model.lines() == ()
    press(Qt.Key.Key_Escape)
    assert grid.take.hasFocus()


def test_cells_are_emptied_and_copied_without_a_whole_number(room, wait):
    grid = open_grid(room, wait)
    grid.model.put_block(0, 0, [ALI])
    grid.table.go_to(0, CPR)
    QTest.keyClick(grid.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "670770-••••"
    QTest.keyClick(grid.table, Qt.Key.Key_Delete)
    assert grid.model.lines()[0][CPR] == ""


def test_names_are_away_in_the_grid_and_in_the_plan_while_they_are_hidden(room, wait, tmp_path):
    grid = open_grid(room, wait)
    grid.model.put_block(0, 0, [ALI])
    room.on_hide(is_hidden=True)
    shown = [grid.model.index(0, at).data() for at in range(6)]
    assert shown == ["•••", "•••", "01-03-2014", "Jobsøgning", "", "•••"]
    room.open_file(str(wounded(tmp_path)))
    wait()
    words = "\n".join(cells(room.page.plan.model))
    assert "Ærø" not in words
    assert "7077" not in words
    assert "skjult" in words
    room.on_hide(is_hidden=False)
    assert "Ærø" in "\n".join(cells(room.page.plan.model))


def cells(model):
    return [
        str(model.index(row, column).data() or "")
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]


def wounded(tmp_path):
    sheets = an_extract()
    sheets["Borgere"][1][0] = "70770-4285"
    sheets["Borgere"].append(["680101-2468 (Bo)", "Bo", "Thorup", *[None] * 10, "Nej"])
    sheets["Forløb"][4][7] = day("2016-10-01")
    return save_book(tmp_path / "saaret.xlsx", sheets)


def test_an_injured_cell_is_shown_and_put_right_in_its_row(room, wait, tmp_path):
    room.open_file(str(wounded(tmp_path)))
    wait()
    plan = room.page.plan
    first = plan.model.row_at(0)
    assert (first.who, first.cell, first.severity) == ("Åse Ærø", "70770-••••", "error")
    assert not plan.commit.isEnabled()
    assert painted.nameless(room.page) == []
    buttons = {b.accessibleName(): b for b in plan.table.findChildren(QAbstractButton)}
    buttons["Indsæt 0, række 2"].click()
    wait()
    said = [line for line in plan.model.rows() if "rettet her" in line.finding]
    assert [(line.row, line.cell) for line in said] == [(2, "70770-••••")]
    assert plan.repair_all.isVisible() is False
    plan.table.choose(plan.model.key_at(0))
    QTest.keyClick(plan.table, ENTER)
    wait()
    assert sum("rettet her" in line.finding for line in plan.model.rows()) == 2
    back = [b for b in plan.table.findChildren(QAbstractButton) if "Fortryd" in b.text()]
    back[0].click()
    wait()
    assert sum("rettet her" in line.finding for line in plan.model.rows()) == 1


def test_all_sure_repairs_are_done_with_one_button(room, wait, tmp_path, desk):
    room.open_file(str(wounded(tmp_path)))
    wait()
    plan = room.page.plan
    assert plan.repair_all.text() == "Ret alle 2"
    plan.repair_all.click()
    wait()
    row = next(line for line in plan.model.rows() if line.severity == "error")
    assert [each.text for each in row.repairs] == ["Udelad timer"]
    plan.table.choose(plan.model.key_at(0))
    QTest.keyClick(plan.table, ENTER)
    wait()
    plan.accept_good.click() if plan.accept_good.isVisible() else None
    wait()
    plan.commit.click()
    wait()
    numbers = {row.cpr for row in desk.store.reads.load("citizen")}
    assert {WITH_ZERO, "6801012468"} <= numbers


HEAD = ["Ident", "Hvem er det", "Uden job fra", "Hund"]


def own(tmp_path, head=HEAD):
    rows = [head, ["670770-4285", "Ali Ærlig", "01-03-2014", "Rex"]]
    return save_book(tmp_path / "mine.xlsx", {"Ark1": rows})


def test_columns_nobody_knows_are_named_once_and_remembered(room, wait, tmp_path, desk):
    room.open_file(str(own(tmp_path)))
    wait()
    page = room.page.columns
    assert page.isVisible()
    assert primaries(room.page) == ["Videre"]
    assert page.next.hasFocus()
    room.on_hide(is_hidden=True)
    assert "Ali" not in shown_words(page)
    room.on_hide(is_hidden=False)
    assert "Ali Ærlig" in shown_words(page)
    choosers = page._choosers
    assert choosers["Uden job fra"].accessibleName() == "Kolonnen Uden job fra er: Læses ikke"
    choosers["Ident"].choose("")
    choosers["Ident"].chosen.emit("")
    assert not page.next.isEnabled()
    assert page._why.text() == "Vælg kolonnen med CPR"
    choosers["Ident"].choose("cpr")
    choosers["Uden job fra"].choose("ly_since")
    choosers["Uden job fra"].chosen.emit("ly_since")
    page.next.click()
    wait()
    plan = room.page.plan
    assert plan.isVisible()
    assert plan.keep_rest.text() == "Behold kolonnen Hund som notat"
    plan.keep_rest.click()
    wait()
    assert plan.keep_rest.isChecked()
    plan.commit.click()
    wait()
    assert [note.text for note in desk.store.reads.load("note")] == ["Hund: Rex"]
    assert len(desk.store.reads.load("benefit")) == 1
    room.presenter.start()
    room.open_file(str(own(tmp_path)))
    wait()
    assert plan.isVisible()
    assert "1 borger: 1 uændret" in [w.text() for w in plan.findChildren(QLabel)]
    plan.name_columns.click()
    wait()
    assert room.page.columns.isVisible()


def test_two_columns_of_one_kind_are_refused_where_they_are_chosen(room, wait, tmp_path):
    room.open_file(str(own(tmp_path)))
    wait()
    page = room.page.columns
    page._choosers["Hund"].choose("cpr")
    page.next.click()
    wait()
    assert "To kolonner er valgt som CPR." in room.page.notice.text
    assert page.isVisible()


def test_a_plain_text_file_that_is_no_list_is_refused_with_a_sentence(room, wait, tmp_path):
    path = tmp_path / "brev.csv"
    path.write_text("Kære alle\nHer er et brev.\n", encoding="utf-8")
    room.open_file(str(path))
    wait()
    assert room.page.is_at_start
    assert "overskrifter" in room.page.notice.text


def test_the_first_value_page_leads_on_to_today_and_to_a_first_copy(
    room, wait, tmp_path, monkeypatch
):
    room.open_file(str(own(tmp_path, ["CPR", "Navn", "LY siden", "Bem."])))
    wait()
    room.page.plan.commit.click()
    wait()
    result = room.page.result
    assert primaries(room.page) == ["Åbn I dag"]
    assert painted.nameless(room.page) == []
    assert "tasten N" in result._guide.text()
    links = [b for b in result.findChildren(QAbstractButton) if hasattr(b, "query")]
    links[0].click()
    assert room.bench.asked[-1] == ("ask", links[0].query)
    result.today.click()
    assert room.bench.asked[-1] == ("go", "today")
    place = tmp_path / "usb"
    place.mkdir()
    monkeypatch.setattr(room.page, "ask_backup_place", lambda name: str(place / name))
    result.backup.click()
    wait()
    (copy,) = place.iterdir()
    assert copy.name.startswith("flexdesk-kopi-2016-08-31")
    assert b"rlig" not in copy.read_bytes()
    assert "gemt og prøvet" in result._kept.text()


def test_the_first_value_page_is_counted_anew_and_asks_again_when_all_is_undone(
    room, wait, tmp_path, desk
):
    room.open_file(str(own(tmp_path, ["CPR", "Navn", "LY siden", "Bem."])))
    wait()
    room.page.plan.commit.click()
    wait()
    room.load()
    wait()
    assert room.page.is_at_result
    desk.store.undo()
    room.load()
    wait()
    assert room.page.is_at_start


def test_nothing_found_is_said_and_not_shown_as_an_empty_card(room, wait, tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Ark1": [["CPR", "Navn", "Bem."],
                     ["670770-4285", "Ali Ærlig", "ring"]]})  # fmt: skip
    room.open_file(str(path))
    wait()
    room.page.plan.commit.click()
    wait()
    result = room.page.result
    if not result._buttons:
        assert result._nothing.isVisible()
        room.page.take_focus()
        assert result.today.hasFocus()
    else:
        assert not result._nothing.isVisible()


@pytest.mark.parametrize("state", ["empty", "filled"])
def test_the_grids_model_keeps_qts_rules(qtbot, state):
    model = GridModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.QtTest)
    model.start(("a", "b", "c", "d", "e", "f"), [ALI] if state == "filled" else ())
    last = model.rowCount() - 1
    assert model.setData(model.index(last, NAME), "Bo")
    assert model.rowCount() > last + 1
    assert not model.setData(model.index(last, NAME), "x", Qt.ItemDataRole.DisplayRole)
    model.put_block(last, NOTE, [("a", "b", "c")])
    assert model.lines()[last][NOTE] == "a; b; c"
    model.set_problems([CellProblem(0, CPR, "fejl", is_error=True),
                        CellProblem(0, CPR, "tvivl", is_error=False)])  # fmt: skip
    tip = model.index(0, CPR).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "fejl"
    model.set_current_line(0)
    hidden = model.problem_at(0, CPR)
    assert (hidden is None) is (state == "empty")
    model.forget()
    assert model.rowCount() == 0
    assert model.data(model.index(0, 0)) is None
    assert isinstance(model, QAbstractItemModel)


def test_new_rows_with_a_warning_count_as_new(room, wait, tmp_path):
    rows = [
        ["Navn", "Cpr", "LY siden", "Status"],
        ["Ali Ærlig", "670770-4285", "01-03-2014", "Hvad som helst"],
        ["Bo Thorup", "680101-2468", "15-09-2015", "Screening"],
    ]
    room.open_file(str(save_book(tmp_path / "mine.xlsx", {"Mine borgere": rows})))
    wait()
    page = room.page.plan
    plan = page._plan
    assert [line.severity for line in plan.lines] == ["warning", ""]
    assert (plan.new, plan.changed, plan.unchanged, plan.warnings, plan.errors) == (2, 0, 0, 0, 0)
    assert plan.total == 2
    said = page._numbers.people.text()
    assert said == "2 borgere: 2 nye · 1 række indlæses med en advarsel"
    assert page.commit.text() == "Indlæs 2 rækker"
    counts = {part.choice.key: part.choice.count for part in page.tabs._parts}
    assert (counts["all"], counts["new"], counts["warning"]) == ("2", "2", "1")
