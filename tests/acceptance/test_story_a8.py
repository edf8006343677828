"""Story A8: a consultant's own one-sheet workbook, from a fresh start, by the real window."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.acceptance.test_story_a15 import confirm_key, make_register
from tests.support.desks import DAY
from tests.support.first_minutes import ENTER, TAB, first_minutes
from tests.support.import_books import OWN_SHEET, save_book
from tests.support.stores import a_cpr

PEOPLE = 45
FIRST = dt.date(2014, 1, 1)


def since(at):
    """Return the day a citizen's row says, and how that row writes it."""
    day = FIRST + dt.timedelta(days=17 * at)
    written = (
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%y}",
        dt.datetime.combine(day, dt.time.min),
        f"{day.day}/{day.month} {day.year}",
    )
    return day, written[at % 4]


@pytest.fixture
def own_sheet(tmp_path):
    """Return a sheet as people keep them: numbers, hyphens and days in every way."""
    rows = [["Navn", "Cpr", "LY siden", "Status", "Bem."]]
    for at in range(PEOPLE):
        cpr = a_cpr(at)
        number = int(cpr) if at % 3 == 0 else cpr if at % 3 == 1 else f"{cpr[:6]}-{cpr[6:]}"
        remark = None if at % 5 == 0 else f"ring uge {at}"
        rows.append([f"Fornavn{at} Ærlig{at}", number, since(at)[1], "Jobsøgning", remark])
    return save_book(tmp_path / "mine borgere.xlsx", {"Mine borgere": rows})


@pytest.fixture
def walk(qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with first_minutes(qtbot, monkeypatch, tmp_path / "register", DAY) as made:
        make_register(made, [])
        confirm_key(made)
        yield made


def links(hand):
    page = hand.named("first-value")
    return [b for b in page.findChildren(QAbstractButton) if hasattr(b, "query")]


def test_45_of_45_rows_are_taken_and_what_stands_out_has_links(walk, own_sheet):
    walk.press(TAB)
    walk.choose_file(own_sheet)
    assert walk.next_actions() == ["Indlæs 45 rækker"]
    walk.press(ENTER)
    reads = walk.session.desk.store.reads
    assert len(reads.load("citizen")) == PEOPLE
    by_id = {row.id: row.cpr for row in reads.load("citizen")}
    starts = {by_id[row.citizen]: row.start for row in reads.load("benefit")}
    assert starts == {a_cpr(at): since(at)[0] for at in range(PEOPLE)}
    assert {row.kind for row in reads.load("benefit")} == {"ledighedsydelse"}
    texts = {by_id[note.citizen]: note.text for note in reads.load("note")}
    assert texts == {a_cpr(at): f"ring uge {at}" for at in range(PEOPLE) if at % 5}
    assert {row.step for row in reads.load("citizen")} == {"job_search"}
    found = links(walk)
    assert found
    assert walk.focus is found[0]
    for at in range(len(found)):
        count, query = found[at]._count, found[at].query
        found[at].setFocus()
        walk.press(ENTER)
        assert walk.session.bench.page == "citizens"
        assert walk.named("citizens").rows_model.rowCount() == count, query
        walk.session.bench.go("import")
        walk.settle()
        found = links(walk)


def test_the_given_own_sheet_is_taken_whole(walk):
    if not OWN_SHEET.is_file():
        pytest.skip("the given workbooks are not here")
    walk.press(TAB)
    walk.choose_file(OWN_SHEET)
    walk.press(ENTER)
    reads = walk.session.desk.store.reads
    assert len(reads.load("citizen")) == len(reads.load("benefit")) == PEOPLE
    assert len(reads.load("note")) == 37
    assert links(walk)
