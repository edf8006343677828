"""The grid as rows, and a block from the clipboard as the grid's cells."""

import datetime as dt

import pytest

from flexdesk.base.errors import UserError
from flexdesk.imports.grid import FIELDS, columns, parse_paste, read_grid
from tests.support.import_books import ON

ALI = ("Ali Ærlig", "670770-4285", "1/3 2014", "Jobsøgning", "KON02", "ring mandag")


def test_a_line_is_a_citizen_a_period_and_a_note_at_its_own_number():
    file = read_grid([("",) * 6, ALI], "Indtastet", on=ON)
    assert (file.profile, file.is_whole, file.errors) == ("grid", False, 0)
    (citizen,) = file.rows["citizen"]
    assert (citizen.row, citizen.key) == (2, ("6707704285",))
    assert citizen.values["consultant"] == "KON02"
    assert [row.values["start"] for row in file.rows["benefit"]] == [dt.date(2014, 3, 1)]
    assert [row.values["text"] for row in file.rows["note"]] == ["ring mandag"]


def test_what_cannot_be_read_is_refused_and_never_left_out():
    file = read_grid([("", "", "i går", "", "", "")], "Indtastet", on=ON)
    found = {(each.row, each.column, each.code, each.is_error) for each in file.problems}
    assert found == {
        (1, "Navn", "import.cell.empty", True),
        (1, "Navn", "import.name_missing", False),
        (1, "CPR", "import.cell.empty", True),
        (1, "LY siden", "import.day.unreadable", True),
    }  # fmt: skip


def test_an_empty_grid_is_refused():
    with pytest.raises(UserError) as caught:
        read_grid([("",) * 6], "Indtastet", on=ON)
    assert caught.value.code == "import.no_rows"


def test_the_columns_stand_in_order_with_their_titles():
    assert [column.field for column in columns()] == list(FIELDS)
    assert [column.title for column in columns()] == [
        "Navn", "CPR", "LY siden", "Trin", "Konsulent", "Bemærkning",
    ]  # fmt: skip


def test_a_block_with_a_heading_finds_its_columns_and_loses_nothing():
    text = "Fornavn\tEfternavn\tCpr\tHund\tLY til\tBem.\nAli\tÆrlig\t670770-4285\tRex\t\tring\n"
    block = parse_paste(text)
    assert block.is_named
    assert block.rows == (("Ali Ærlig", "670770-4285", "", "", "", "ring; Hund: Rex"),)
    assert "Ærlig" not in repr(block)


def test_a_block_without_a_heading_is_taken_as_it_stands():
    block = parse_paste('Ali Ærlig\t670770-4285\n"Bo\nThorup"\t"680101-2468"\r\n')
    assert not block.is_named
    assert block.rows == (("Ali Ærlig", "670770-4285"), ("Bo Thorup", "680101-2468"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("\r\n", ()),
        ("én", (("én",),)),
        ('5" skærm\tx\ny\tz', (('5" skærm', "x"), ("y", "z"))),
        ('"åben\tx\ny\tz', (('"åben', "x"), ("y", "z"))),
    ],
)
def test_odd_blocks_keep_their_rows(text, rows):
    assert parse_paste(text).rows == rows
