"""No word of the kandidatkort is cut and nothing scrolls sideways: every page in every state."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtWidgets import QScrollArea, QWidget

from flexdesk.app import boot
from flexdesk.app.card_drafts import save_card_draft
from flexdesk.app.card_versions import versions_of
from flexdesk.app.consent_rows import consents_of
from flexdesk.app.today_kandidatkort import card_lines
from flexdesk.ui.cards.builder_photo import PhotoBox
from flexdesk.ui.parts.growing_text import GrowingText
from tests.support.cards import full_content
from tests.support.desks import a_desk, add_citizen
from tests.support.painted import cut_words, sideways
from tests.support.real_window import real_window

WINDOWS = {"1440": ((1440, 900), "light"), "200 %": ((960, 540), "dark")}
TABS = ("profile", "experience", "frame", "needs", "contact", "sections")
STATES = {
    "Erik Toft Nielsen": "udleveret",
    "Jonna Kjær": "trukket tilbage",
    "Birgit Holst": "udløbet",
    "Tove Bang": "venter på underskrift, beskyttet adresse",
    "Kaj Vester": "siger mere, end samtykket dækker",
    "Lis Mørk": "uden navn",
    "Leif Sønder": "lukket",
    "Pia Søgaard": "fund",
}
LONG = {
    "first_name": "Christina-Margrethe",
    "last_name": "Brandstrup-Vestergaard Østergaard Sørensen",
}


@pytest.fixture(scope="module")
def example():
    desk = boot.example_desk()
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def known(example):
    return {f"{c.first_name} {c.last_name}": c.id for c in example.caseload().citizens}


@pytest.fixture(scope="module")
def place(example):
    return next(w.id for w in example.store.reads.load("workplace") if w.name == "Biblioteket")


@pytest.fixture(params=sorted(WINDOWS))
def hand(qtbot, dressed, example, request):
    size, theme = WINDOWS[request.param]
    with real_window(qtbot, example, theme, size) as made:
        yield made


def cut_texts(root):
    """Return the texts of fields that do not show all their lines."""
    return [
        edit.text
        for edit in root.findChildren(GrowingText)
        if edit.isVisible() and edit.verticalScrollBar().maximum() > 0
    ]


def wrong(hand, name, found):
    """Write down what is cut or scrolls sideways in the window as it stands, top and end."""
    hand.settle()
    window = hand.bench.window
    for at in ("", ", nederst"):
        for what in (cut_words(window), sideways(window), cut_texts(window)):
            if what:
                found.append((name + at, what))
        for area in window.findChildren(QScrollArea):
            if area.isVisible():
                area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        hand.settle()


def builder_of(hand, citizen):
    hand.bench.call("kandidatkort", citizen)
    hand.settle()
    return hand.bench.room("cards").page.card


def each_tab(hand, citizen, name, found):
    card = builder_of(hand, citizen)
    for key in TABS:
        card.builder.tabs.choose(key)
        card.builder.tabs.chosen.emit(key)
        wrong(hand, f"{name}, {key}", found)
    if card.parts.isVisible():
        card.parts.chosen.emit("paper")
        wrong(hand, f"{name}, papir", found)


def test_the_list_is_whole_under_every_filter(hand) -> None:
    found = []
    hand.bench.go("cards")
    wrong(hand, "alle", found)
    room = hand.bench.room("cards")
    for state in ("kladde", "godkendt", "udleveret", "udloebet"):
        room.list.on_state(state)
        wrong(hand, state, found)
    room.list.on_state("")
    room.list.on_typed("findes ikke")
    wrong(hand, "intet fundet", found)
    room.list.on_typed("")
    assert found == []


@pytest.mark.parametrize("name", sorted(STATES))
def test_the_card_is_whole_in_every_state(hand, known, name) -> None:
    found = []
    builder_of(hand, known[name])
    wrong(hand, STATES[name], found)
    assert found == []


def test_every_tab_is_whole_with_findings_and_filled_to_the_limit(hand, known, example) -> None:
    found = []
    each_tab(hand, known["Pia Søgaard"], "fund", found)
    full = replace(full_content(), photo="", candidate_no="")
    save_card_draft(example, known["Preben Aagård"], full)
    each_tab(hand, known["Preben Aagård"], "fuldt", found)
    assert found == []


def test_every_sheet_is_whole(hand, known, place, example) -> None:
    erik, jonna = known["Erik Toft Nielsen"], known["Jonna Kjær"]
    newest = max(versions_of(example, erik), key=lambda row: row.number).id
    calls = (
        ("card-hand-out", erik),
        ("card-hand-out", jonna),
        ("card-consent", newest),
        ("card-sign", consents_of(example, known["Tove Bang"])[0].id),
        ("card-withdraw", consents_of(example, erik)[0].id),
        ("card-compare", known["Kaj Vester"]),
        ("card-recall", jonna),
        ("card-batch", place),
    )
    found = []
    for call in calls:
        hand.bench.call(*call)
        wrong(hand, call[0], found)
        hand.bench.close_sheet()
        hand.settle()
    assert found == []


def test_the_pages_that_tell_of_cards_are_whole(hand, known, place) -> None:
    found = []
    for name in ("Erik Toft Nielsen", "Jonna Kjær", "Pia Søgaard", "Leif Sønder", "Niels Brun"):
        hand.bench.open_citizen(known[name], "cards")
        wrong(hand, name, found)
    hand.bench.go("workplaces")
    hand.settle()
    hand.bench.room("workplaces").show(place)
    wrong(hand, "arbejdsplads", found)
    hand.bench.go("today")
    wrong(hand, "I dag", found)
    assert found == []


def test_nothing_is_cut_when_names_are_hidden(hand, known) -> None:
    found = []
    hand.bench.hide_names()
    each_tab(hand, known["Erik Toft Nielsen"], "skjult", found)
    hand.bench.room("cards").leave()
    wrong(hand, "skjult liste", found)
    hand.bench.call("card-recall", known["Jonna Kjær"])
    wrong(hand, "skjult, kald hjem", found)
    hand.bench.close_sheet()
    hand.bench.hide_names()
    assert found == []


def test_a_line_of_i_dag_has_no_more_words_than_room(example) -> None:
    lines = card_lines(example, example.today(), mine=False)
    assert lines
    assert [line.detail for line in lines if len(line.detail) > 48] == []


@pytest.mark.parametrize("kind", sorted(WINDOWS))
def test_an_empty_register_a_long_name_and_a_picture_are_whole(
    qtbot, dressed, tmp_path, kind
) -> None:
    size, theme = WINDOWS[kind]
    held = io.BytesIO()
    Image.new("RGB", (900, 700), "#7a8").save(held, "JPEG")
    path = tmp_path / "portræt.jpg"
    path.write_bytes(held.getvalue())
    found = []
    with a_desk(tmp_path) as desk, real_window(qtbot, desk, theme, size) as hand:
        hand.bench.go("cards")
        wrong(hand, "tomt register", found)
        citizen = add_citizen(desk, "6707704285", **LONG)
        card = builder_of(hand, citizen)
        wrong(hand, "langt navn", found)
        card.builder.findChild(PhotoBox).chosen.emit(str(path))
        hand.settle()
        use = hand.bench.window.findChild(QWidget, "crop-use")
        # seen whole before anything is scrolled
        assert use.visibleRegion().boundingRect() == use.rect()
        wrong(hand, "beskær", found)
        hand.bench.close_sheet()
    assert found == []
