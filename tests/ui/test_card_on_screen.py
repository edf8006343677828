"""A card shown on the screen: in the ledger, drawn from memory, gone when the sheet closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from flexdesk.app.card_index import card_index
from flexdesk.ui.cards import sheets_delivery
from flexdesk.ui.cards.sheets_delivery import Asking
from tests.support.cards import usual_content
from tests.support.desks import a_desk, add_citizen
from tests.support.painted import cut_words, nameless
from tests.support.real_window import real_window
from tests.support.verbs_cards import add_consent, add_version

ESCAPE, PLUS, ZERO = Qt.Key.Key_Escape, Qt.Key.Key_Plus, Qt.Key.Key_0
BEFORE = "det lå der før"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    made = add_citizen(desk)
    add_consent(desk, add_version(desk, made, usual_content()))
    return made


@pytest.fixture
def asked(monkeypatch):
    """Write down what the window would ask for: nothing, when a card is only shown."""
    told = []
    made = Asking(*(lambda *_args, key=key: told.append(key) for key in range(4)))
    monkeypatch.setattr(sheets_delivery, "ASKING", made)
    return told


@pytest.fixture
def hand(qtbot, dressed, desk, citizen):
    with real_window(qtbot, desk) as made:
        made.bench.call("kandidatkort", citizen)
        made.settle()
        yield made


def show(hand, citizen, **more):
    hand.bench.call("card-hand-out", citizen)
    hand.settle()
    form = hand.bench.sheet.panel
    form.fill({"recipient": "borger", "channel": "vist", **more})
    form.changed.emit()
    hand.settle()
    assert (form.values["way"], form.save.text()) == ("screen", "Udlever og vis")
    form.save.click()
    hand.settle()
    return hand.bench.sheet.panel


def test_a_card_is_shown_on_the_screen_and_is_nowhere_else(
    hand, desk, citizen, asked, tmp_path
) -> None:
    QGuiApplication.clipboard().setText(BEFORE)
    came = hand.focus
    panel = show(hand, citizen)
    assert panel.objectName() == "card-on-screen"
    (row,) = card_index(desk).hand_outs[citizen]
    assert (row.channel, row.format) == ("vist", "pdf")
    assert asked == []
    assert list(tmp_path.rglob("*.pdf")) == []
    assert QGuiApplication.clipboard().text() == BEFORE
    assert len(panel.paper.pages) == 1
    assert hand.focus is panel.paper
    assert nameless(panel) == []
    assert cut_words(panel) == []
    hand.press(ESCAPE)
    assert panel.paper.pages == ()
    assert hand.bench.sheet.panel is None
    assert hand.focus is came


def test_the_card_is_made_larger_and_whole_again_by_keyboard(hand, citizen) -> None:
    panel = show(hand, citizen)
    whole = panel.paper.pixels
    hand.press(PLUS)
    hand.press(PLUS)
    assert panel.zoom.key == "large"
    assert panel.paper.pixels > whole
    hand.press(ZERO)
    hand.qtbot.waitUntil(lambda: panel.paper.pixels == whole)


def test_what_is_drawn_after_the_sheet_is_closed_is_shown_to_nobody(hand, citizen) -> None:
    panel = show(hand, citizen)
    panel.keep_draft()
    panel.show_pages([QImage(4, 4, QImage.Format.Format_RGB32)])
    assert panel.paper.pages == ()


def test_a_card_with_a_name_is_not_shown_while_names_are_hidden(hand, citizen) -> None:
    hand.bench.hide_names()
    hand.settle()
    for sight, is_seen in (("arbejdsgiver", False), ("anonym", True)):
        panel = show(hand, citizen, sight=sight)
        assert panel.paper.isVisible() is is_seen
        hand.bench.close_sheet()
