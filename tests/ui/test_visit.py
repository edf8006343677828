"""The Besøgsark as a sheet: typed ahead, kept while it is typed, told at its fields, on paper."""

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from flexdesk.app.visit_draft import visit_draft
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.visit import actions, paper_print
from flexdesk.ui.visit.paper_panel import PaperPanel
from flexdesk.ui.visit.paper_print import draw_pages
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.fake_bench import FakeBench
from tests.support.painted import cut_words, nameless, unreachable

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk)
    place = add(desk, "workplace", name="Børnehuset Skovly")
    add(
        desk, "placement", citizen=made, kind="puljefleksjob", start=day("2016-03-01"),
        workplace=place, hours_week=8.0,
    )  # fmt: skip
    return made


@pytest.fixture
def bench(qtbot, look, desk, runner, citizen):
    made = FakeBench(look, desk, runner, citizen=citizen)
    qtbot.addWidget(made.window_widget)
    yield made
    runner.drain()


@pytest.fixture
def open_visit(qtbot, bench, citizen, settle):
    """Open the sheet and return its panel."""

    def begin(whom=citizen, *, is_settled=True):
        actions.OFFERS["visit"](bench, whom)
        panel = bench.sheet
        qtbot.addWidget(panel)
        panel.resize(600, 900)
        if is_settled:
            settle(qtbot)
        return panel

    return begin


def test_the_action_needs_a_citizen_and_has_the_key_b(bench):
    visit, paper = actions.actions(bench)
    assert (visit.keys, visit.is_enabled(), paper.is_enabled()) == ("B", True, True)
    bench.citizen = ""
    assert not visit.is_enabled()


def test_everything_on_the_sheet_is_named_reached_and_whole(open_visit):
    panel = open_visit()
    assert nameless(panel) == []
    assert unreachable(panel, panel) == []
    assert cut_words(panel) == []


def test_what_is_typed_before_the_sheet_is_filled_stays(qtbot, open_visit, settle):
    panel = open_visit(is_settled=False)
    panel.how.edit.insertPlainText("Godt begyndt")
    settle(qtbot)
    assert panel.how.text == "Godt begyndt"
    assert panel.hours.text == "8"


def test_what_is_typed_is_kept_after_a_rest_and_offered_again(
    qtbot, open_visit, desk, citizen, settle
):
    panel = open_visit()
    qtbot.keyClicks(panel.how.edit, "Halvt")
    assert visit_draft(desk, citizen) is None
    qtbot.waitUntil(lambda: visit_draft(desk, citizen) is not None)
    settle(qtbot)
    again = open_visit()
    assert again.how.text == "Halvt"
    assert again._kept.isVisibleTo(again)
    again._discard.click()
    settle(qtbot)
    assert again.how.text == ""
    assert visit_draft(desk, citizen) is None


def test_a_sheet_that_closes_keeps_the_last_half_second(qtbot, open_visit, bench, desk, citizen):
    panel = open_visit()
    qtbot.keyClicks(panel.how.edit, "Halvt")
    bench.close_sheet()
    assert visit_draft(desk, citizen).how == "Halvt"


def test_an_untouched_sheet_leaves_no_draft(open_visit, bench, desk, citizen):
    open_visit()
    bench.close_sheet()
    assert visit_draft(desk, citizen) is None


def test_a_saved_sheet_closes_says_so_and_leaves_no_draft(
    qtbot, open_visit, bench, desk, citizen, settle
):
    panel = open_visit()
    qtbot.keyClicks(panel.how.edit, "Godt")
    qtbot.keyClick(panel.how.edit, Qt.Key.Key_Return, CTRL)
    settle(qtbot)
    settle(qtbot)
    assert bench.asked[-2] == ("close_sheet",)
    assert bench.asked[-1][1] == "Besøgsark gemt hos Åse Aagaard"
    assert bench.asked[-1][2]
    assert visit_draft(desk, citizen) is None


def test_a_wrong_field_is_marked_gets_the_cursor_and_clears_when_typed_in(
    qtbot, open_visit, settle, desk
):
    panel = open_visit()
    qtbot.keyClicks(panel.how.edit, "Godt")
    panel.next_day.edit.setText("snart")
    panel._save.click()
    settle(qtbot)
    row = panel._rows[panel.next_day]
    assert row.finding.text
    assert panel.next_day.edit.property("wrong") is True
    assert desk.store.reads.load("note") == ()
    assert panel._save.isEnabled()
    panel.next_day.edit.selectAll()
    qtbot.keyClicks(panel.next_day.edit, "3/10-16")
    assert row.finding.text == ""
    assert "opgave 03-10-2016" in panel._summary.text()


def test_the_day_of_the_hours_follows_the_day_of_the_visit_until_it_is_typed(qtbot, open_visit):
    panel = open_visit()
    panel.day.edit.selectAll()
    qtbot.keyClicks(panel.day.edit, "30-08-2016")
    assert panel.hours_from.text == "30-08-2016"
    panel.hours_from.edit.selectAll()
    qtbot.keyClicks(panel.hours_from.edit, "29-08-2016")
    panel.day.edit.selectAll()
    qtbot.keyClicks(panel.day.edit, "28-08-2016")
    assert panel.hours_from.text == "29-08-2016"


def test_another_place_brings_its_own_hours(qtbot, desk, citizen, open_visit, settle):
    place = add(desk, "workplace", name="Kantinen")
    add(
        desk, "placement", citizen=citizen, kind="ordinaert_fleksjob", start=day("2016-07-01"),
        workplace=place, hours_week=12.5,
    )  # fmt: skip
    panel = open_visit()
    assert panel._place.isVisibleTo(panel)
    assert panel.hours.text == "12,5"
    other = next(key for key, one in panel._places.items() if one.name == "Børnehuset Skovly")
    panel._place.choose(other)
    panel._place.chosen.emit(other)
    assert panel.hours.text == "8"
    assert panel.next_text.text == "Besøg hos Børnehuset Skovly"
    assert panel.form().placement == other
    settle(qtbot)


def test_the_visit_agreed_last_time_is_finished_with_this_one(
    qtbot, desk, citizen, open_visit, settle
):
    task = add(
        desk, "task", citizen=citizen, due=day("2016-08-29"), kind="besøg", text="Besøg " * 20
    )
    panel = open_visit()
    assert panel.finishes.isChecked()
    assert panel.finishes.text().startswith("Udfør også opgaven 29-08-2016: Besøg")
    assert panel.form().finishes == task
    assert cut_words(panel) == []
    panel.finishes.click()
    assert panel.form().finishes == ""
    settle(qtbot)


def test_hidden_names_stay_hidden(bench, open_visit):
    bench.is_hidden = True
    panel = open_visit()
    assert panel._name.text().startswith("Kandidat K-2016")
    panel.on_hide(is_hidden=False)
    assert panel._name.text() == "Åse Aagaard"


@pytest.fixture
def paper(qtbot, open_visit, bench, settle):
    """Return the half page of a sheet that is being written."""
    panel = open_visit()
    panel.agreed.set_text("Møder kl. 9")
    panel._paper.click()
    settle(qtbot)
    settle(qtbot)
    made = bench.sheet
    qtbot.addWidget(made)
    return made


def test_the_paper_is_shown_saved_and_logged(qtbot, paper, bench, settle, tmp_path, monkeypatch):
    desk, citizen = bench.desk, bench.citizen
    assert isinstance(paper, PaperPanel)
    file = tmp_path / "ark.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    paper._save.click()
    settle(qtbot)
    assert file.read_bytes().startswith(b"%PDF")
    assert [row.kind for row in desk.store.access_rows(citizen)][-1] == "export"
    assert nameless(paper) == []
    assert cut_words(paper) == []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "x/y"), ""))
    paper._save.click()
    assert paper._notice.text
    paper._back()
    assert bench.asked[-1] == ("call", "visit", citizen, "")


def test_the_paper_of_a_citizen_without_visits_is_refused_in_words(qtbot, bench, settle, citizen):
    actions.OFFERS["visit-paper"](bench, citizen)
    settle(qtbot)
    assert bench.asked[-1] == ("error", "visit.none")


def test_printed_it_fills_the_upper_half_of_a_page(dressed, tmp_path, open_visit, desk, citizen):
    from flexdesk.app import visit_paper

    panel = open_visit()
    panel.agreed.set_text("Møder kl. 9")
    pages = render_pages(visit_paper.paper_of_form(desk, citizen, panel.form()), 1.0)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    file = tmp_path / "print.pdf"
    printer.setOutputFileName(str(file))
    whole, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(whole, upright, QMarginsF()))
    draw_pages(printer, [*pages, *pages])
    printed = render_pages(file.read_bytes(), 1.0)
    assert len(printed) == 2
    image = printed[0]
    half = image.height() // 2
    white = image.pixelColor(5, image.height() - 5)
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3)
               for y in (2, half - 40)}  # fmt: skip
    low = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7)
           for y in range(half + 20, image.height(), 9)}  # fmt: skip
    assert len(colours) > 1
    assert low == {white.name()}
    assert paper_print.FILE_NAME.endswith(".pdf")
    QApplication.processEvents()
