"""Story A15: from the first window to the first-value page, by keyboard, in 25 interactions."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from flexdesk.store.disk.places import Places
from tests.support.desks import DAY, PASSPHRASE
from tests.support.first_minutes import CTRL, ENTER, SPACE, TAB, first_minutes
from tests.support.import_books import save_book

MOST = 25
NAMES = ("Ali Ærlig", "Bo Thorup", "Cecilie Damgård")


@pytest.fixture
def own_sheet(tmp_path):
    rows = [
        ["Navn", "Cpr", "LY siden", "Status", "Bem."],
        [NAMES[0], "670770-4285", "01-03-2014", "Jobsøgning", "ring mandag"],
        [NAMES[1], "680101-2468", "15-09-2015", "Screening", None],
        [NAMES[2], "690303-2468", "01-08-2016", "Screening", "sms bedst"],
    ]
    return save_book(tmp_path / "mine borgere.xlsx", {"Mine borgere": rows})


@pytest.fixture
def walk(qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with first_minutes(qtbot, monkeypatch, tmp_path / "register", DAY) as made:
        yield made


def make_register(hand, seen):
    """Walk from the doors to the recovery key; every page is noted."""

    def look():
        seen.append((hand.heading(), hand.next_actions()))

    look()
    hand.press(TAB)
    hand.press(ENTER)
    look()
    hand.fill("Lene Østergaard")
    hand.press(TAB)
    hand.fill("KON01")
    hand.press(TAB)
    hand.fill("Team Fleksjob")
    hand.press(ENTER)
    look()
    hand.fill(PASSPHRASE)
    hand.press(ENTER)
    look()
    return look


def confirm_key(hand):
    hand.press(TAB, times=3)
    hand.press(SPACE)
    hand.press(TAB)
    hand.press(SPACE)
    hand.press(ENTER)


def test_the_first_quarter_of_an_hour_takes_at_most_25_interactions(
    walk, own_sheet, tmp_path, record_property
):
    seen = []
    look = make_register(walk, seen)
    key = "-".join(walk.session.panel.key_card.groups)
    assert re.fullmatch(r"([0-9A-Z]{4,8}-){7}[0-9A-Z]{4,8}", key)
    confirm_key(walk)
    look()
    walk.press(TAB)
    walk.choose_file(own_sheet)
    look()
    walk.press(ENTER)
    look()
    record_property("interactions", walk.count)
    assert walk.count <= MOST, walk.count
    assert [title for title, _next in seen] == [
        "Velkommen", "Dit team", "Adgangssætning", "Gendannelsesnøgle", "Hvad har du?",
        "Indlæs fil", "Vi fandt",
    ]  # fmt: skip
    assert [len(found) for _title, found in seen] == [1] * len(seen), seen
    first_value = walk.named("first-value")
    assert first_value.isVisible()
    assert len(walk.session.desk.store.reads.load("citizen")) == 3
    assert_encrypted(tmp_path / "register", (*NAMES, "ring mandag", key, PASSPHRASE))
    groups = [group for group in key.split("-") if group in walk.words()]
    assert groups == []


BLOCK = "\n".join(
    ("Navn\tCPR\tLY siden", *(f"{name}\t{cpr}\t01-03-2014" for name, cpr in (
        (NAMES[0], "670770-4285"), (NAMES[1], "680101-2468"), (NAMES[2], "690303-2468"))))
)  # fmt: skip


def test_with_nothing_but_a_block_to_paste_it_takes_at_most_25_too(walk):
    make_register(walk, [])
    confirm_key(walk)
    walk.press(TAB, times=2)
    walk.press(ENTER)
    assert (walk.heading(), walk.next_actions()) == ("Skriv eller sæt ind", ["Indlæs"])
    QGuiApplication.clipboard().setText(BLOCK)
    walk.press(Qt.Key.Key_V, CTRL)
    walk.press(ENTER, CTRL)
    assert (walk.heading(), walk.next_actions()) == ("Vi fandt", ["Åbn I dag"])
    assert walk.count <= MOST, walk.count
    citizens = walk.session.desk.store.reads.load("citizen")
    assert {f"{row.first_name} {row.last_name}" for row in citizens} == set(NAMES)
    walk.press(Qt.Key.Key_Z, CTRL)
    assert walk.session.desk.store.reads.load("citizen") == ()


def test_a_grid_left_half_filled_waits_behind_the_lock(walk):
    make_register(walk, [])
    confirm_key(walk)
    walk.press(TAB, times=2)
    walk.press(ENTER)
    walk.press(Qt.Key.Key_B)
    walk.fill("o Thorup")
    walk.session.lock()
    walk.settle()
    walk.fill(PASSPHRASE)
    walk.press(ENTER)
    assert walk.heading() == "Hvad har du?"
    assert "1 linje venter" in walk.named("choose-grid").accessibleDescription()
    walk.press(TAB, times=2)
    walk.press(ENTER)
    assert walk.named("grid").cells.lines()[0][0] == "bo Thorup"


def assert_encrypted(folder, secrets):
    places = Places(folder)
    assert places.database.read_bytes()[:15] != b"SQLite format 3"
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        held = path.read_bytes()
        for secret in secrets:
            assert secret.encode("utf-8") not in held, (path.name, secret)
            assert secret.encode("utf-16-le") not in held, (path.name, secret)


def test_the_recovery_key_opens_the_register_and_is_never_shown_again(walk, own_sheet):
    make_register(walk, [])
    key = "-".join(walk.session.panel.key_card.groups)
    confirm_key(walk)
    walk.session.lock()
    walk.settle()
    assert not any(group in walk.words() for group in key.split("-"))
    walk.session.panel.switch.click()
    walk.session.panel.key_field.edit.setText(key.lower())
    walk.session.panel.button.click()
    walk.settle()
    assert walk.session.bench is not None
    assert walk.heading() == "Hvad har du?"


def test_a_first_start_left_at_the_key_comes_back_with_a_new_one(walk):
    make_register(walk, [])
    first = walk.session.panel.key_card.groups
    walk.session._close_desk()
    walk.session.start()
    walk.settle()
    walk.fill(PASSPHRASE)
    walk.press(ENTER)
    assert walk.heading() == "Gendannelsesnøgle"
    second = walk.session.panel.key_card.groups
    assert first != second
    assert "gamle åbner ikke mere" in walk.words()
    confirm_key(walk)
    assert walk.heading() == "Hvad har du?"
    walk.session.lock()
    walk.settle()
    walk.fill(PASSPHRASE)
    walk.press(ENTER)
    assert walk.heading() == "Hvad har du?"


def test_a_register_with_citizens_does_not_ask_what_one_has(walk, own_sheet):
    make_register(walk, [])
    confirm_key(walk)
    walk.press(TAB)
    walk.choose_file(own_sheet)
    walk.press(ENTER)
    walk.session.lock()
    walk.settle()
    walk.fill(PASSPHRASE)
    walk.press(ENTER)
    assert walk.session.bench.page != "import"


def test_a_register_is_made_for_somebody_only(walk):
    walk.press(TAB)
    walk.press(ENTER)
    panel = walk.session.panel
    walk.press(ENTER)
    assert walk.heading() == "Dit team"
    assert panel.name.finding.text == "Skriv dit navn"
    assert panel.initials.finding.text == "Skriv dine initialer"
    assert walk.focus is panel.name.edit
    walk.fill("Lene Østergaard")
    assert panel.name.finding.text == ""
    walk.press(ENTER)
    assert walk.focus is panel.initials.edit
    walk.fill("L Ø!")
    walk.press(ENTER)
    assert panel.initials.finding.text == "Brug kun bogstaver og tal"
    panel.initials.edit.clear()
    walk.fill("LØ1")
    walk.press(ENTER)
    assert walk.heading() == "Adgangssætning"
