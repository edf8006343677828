"""The papers of I dag on a real register: seen, with or without names, saved and printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from flexdesk.ui.today import paper_panel
from tests.support.desks import DAY, a_desk, add, add_citizen
from tests.support.pdf_check import check_pdf
from tests.support.real_window import real_window

# a popup takes the keyboard, which the window system of these tests cannot give
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk)
    add(desk, "task", citizen=made, due=DAY, text="Besøg", kind="opgave", consultant="KON01")
    return made


@pytest.fixture
def hand(qtbot, desk, citizen):
    with real_window(qtbot, desk) as made:
        yield made


@pytest.fixture
def saved_to(tmp_path, monkeypatch):
    path = tmp_path / "ud.pdf"
    answer = (str(path.with_suffix("")), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: answer)
    return path


def exports(desk):
    return [row.facts for row in desk.store.access_rows() if row.kind == "export"]


def test_the_preparation_has_no_name_until_it_is_asked_for(desk, hand, citizen, saved_to):
    hand.bench.call("preparation", citizen)
    hand.settle()
    panel = hand.bench.sheet.panel
    assert len(panel.pages.pages) == 1
    panel.save.click()
    hand.settle()
    assert "Åse" not in check_pdf(saved_to.read_bytes()).text
    panel.names.click()
    hand.settle()
    panel.save.click()
    hand.settle()
    assert "Åse" in check_pdf(saved_to.read_bytes()).text
    assert [each["names"] for each in exports(desk)] == [False, True]


def test_a_printed_paper_is_logged(desk, hand, citizen, monkeypatch):
    printed = []

    def prints(_parent, pages):
        printed.extend(pages)
        return True

    monkeypatch.setattr(paper_panel, "print_images", prints)
    hand.bench.call("preparation", citizen)
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    assert len(printed) == 1
    assert [each["document"] for each in exports(desk)] == ["preparation"]


def test_a_place_that_cannot_be_written_is_said_on_the_sheet(hand, citizen, monkeypatch):
    answer = ("/findes/ikke/ud.pdf", "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_named: answer)
    hand.bench.call("preparation", citizen)
    hand.settle()
    panel = hand.bench.sheet.panel
    panel.save.click()
    hand.settle()
    assert "findes ikke" in panel._finding.text


def test_the_week_is_printed_with_numbers(desk, hand, saved_to):
    page = hand.bench.window.current_page
    page.show_part("week")
    hand.settle()
    page.week.paper.click()
    hand.settle()
    panel = hand.bench.sheet.panel
    assert not panel.names.isChecked()
    panel.save.click()
    hand.settle()
    told = check_pdf(saved_to.read_bytes()).text
    assert "K-2016-285" in told
    assert "Aagaard" not in told
    assert exports(desk)[0]["document"] == "week"


def test_s_on_the_page_of_a_citizen_puts_the_next_task_off(qtbot, desk, hand, citizen):
    hand.bench.open_citizen(citizen)
    hand.settle()
    hand.press(Qt.Key.Key_S)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    hand.settle()
    (task,) = desk.store.reads.load("task")
    assert (task.first_due, task.due > DAY) == (DAY, True)
    hand.press(Qt.Key.Key_U)
    hand.press(Qt.Key.Key_U)
    assert hand.bench.window.toast.text == "Ingen åbne opgaver"


def test_r_on_the_page_of_a_citizen_opens_the_call(desk, hand, citizen):
    hand.bench.open_citizen(citizen)
    hand.settle()
    hand.press(Qt.Key.Key_R)
    hand.write("Alt vel")
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (note,) = desk.store.reads.load("note")
    assert (note.kind, note.text) == ("telefon", "Alt vel")
    assert hand.bench.sheet.panel is None
