"""What is said at the bottom leaves the buttons free, and a focused link keeps its words clear."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.states import Toast
from flexdesk.ui.placements.text_lines import two_lines


@pytest.fixture
def page(qtbot, look):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    return made


def button_at(look, page, place):
    made = Button(look, "Potentiale", parent=page)
    made.move(place)
    made.show()
    return made


def test_the_toast_goes_above_the_buttons_of_the_page(look, page):
    toast = Toast(look, page)
    toast.say("Gemt", "Fortryd")
    assert toast.geometry().bottom() == page.height() - 25
    beneath = button_at(look, page, QPoint(400, 450))
    toast.say("Gemt", "Fortryd")
    assert not toast.geometry().intersects(beneath.geometry())
    assert toast.geometry().bottom() < beneath.y()


def test_a_toast_that_finds_no_room_keeps_its_place(look, page):
    for top in range(200, 500, 40):
        button_at(look, page, QPoint(400, top))
    toast = Toast(look, page)
    toast.say("Gemt")
    assert toast.geometry().bottom() == page.height() - 25


def test_a_focused_link_has_a_ground_and_a_line_under_its_words(qtbot, look, page):
    link = Button(look, "Vis som tabel", kind="link", parent=page)
    link.show()
    page.activateWindow()
    link.setFocus()
    qtbot.waitUntil(link.hasFocus)
    drawn = link.grab().toImage()
    last = drawn.height() - 1
    assert drawn.pixelColor(1, last).name() == look.colour("accent").name()
    assert drawn.pixelColor(drawn.width() - 1, 1).name() == look.colour("sel").name()


def test_a_long_task_is_told_in_two_whole_lines(dressed):
    text = "14-10 Puljefleksjob slutter om 30 dage: aftal det næste"
    parts = two_lines(text, 196, 13)
    assert len(parts) == 2
    assert " ".join(parts) == text
