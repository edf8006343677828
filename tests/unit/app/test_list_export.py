"""The list taken out: typed cells, marked, logged, no CPR number and nothing that is a formula."""

import datetime as dt
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from flexdesk.app.citizen_rows import list_rows
from flexdesk.app.list_columns import BY_KEY, COLUMNS, GROUPINGS, columns_named, text_of
from flexdesk.app.list_export import (
    EXAMPLE,
    MARK,
    ListOrder,
    copied,
    export_list,
    file_name,
    receipt,
    safe_cell,
)
from flexdesk.base.errors import UserError
from tests.support.builders import a_cpr
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.fake_rows import citizen_row, citizen_rows


@pytest.fixture
def desk(tmp_path: Path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def two(desk) -> tuple[str, ...]:
    first = add_citizen(desk, a_cpr(1), first_name="Åse", last_name="Aagaard", candidate_no="K-1")
    second = add_citizen(desk, a_cpr(2), first_name="=Bo", last_name="Thorup", candidate_no="K-2")
    add(desk, "benefit", citizen=first, kind="ledighedsydelse", start=day("2015-03-12"))
    add(desk, "task", citizen=second, due=day("2016-09-02"), kind="opgave",
        text=f"Ring om {a_cpr(2)[:6]}-{a_cpr(2)[6:]}")  # fmt: skip
    return first, second


def an_order(citizens, **changes: object) -> ListOrder:
    facts = {
        "title": "Mine borgere", "words": "Borgere hos KON01", "columns": tuple(BY_KEY),
        "citizens": tuple(citizens), **changes,
    }  # fmt: skip
    return ListOrder(**facts)


def test_copied_lines_have_headings_and_lead_with_the_candidate_number(desk, two) -> None:
    lines = copied(desk, an_order(two, columns=("name", "ly", "next"))).split("\n")
    assert lines[0].split("\t") == [
        "Kandidat-nr.", "Borger", "LY måneder", "LY dage", "Næste skridt", "Næste dag",
    ]  # fmt: skip
    assert lines[1].split("\t") == [
        "K-1",
        "Åse Aagaard",
        "17",
        "20",
        "Krydser 18 af 24",
        "11-09-2016",
    ]
    assert lines[2].split("\t")[:2] == ["K-2", "'=Bo Thorup"]


def test_no_cpr_number_leaves_in_any_column(desk, two) -> None:
    text = copied(desk, an_order(two))
    for at in (1, 2):
        assert a_cpr(at) not in text.replace("-", "")
    assert "Ring om" in text


def test_hidden_names_are_not_copied(desk, two) -> None:
    text = copied(desk, an_order(two, is_hidden=True))
    assert "Aagaard" not in text
    assert "K-1" in text


def test_copying_and_exporting_are_logged_with_what_was_asked_for(desk, two, tmp_path) -> None:
    copied(desk, an_order(two[:1]))
    export_list(desk, an_order(two), tmp_path / "liste.xlsx")
    rows = [row for row in desk.store.access_rows() if row.kind == "export"]
    assert [(row.facts["what"], row.facts["rows"]) for row in rows] == [
        ("kopi af liste", 1), ("liste til Excel", 2),
    ]  # fmt: skip
    assert rows[0].facts["criterion"] == "Borgere hos KON01"
    assert "scope" not in rows[0].facts
    assert (rows[1].facts["scope"], rows[1].facts["file"]) == ("alle", "liste.xlsx")


def test_the_workbook_is_typed_marked_and_holds_no_formula(desk, two, tmp_path) -> None:
    path, count = export_list(desk, an_order(two), tmp_path / "liste.xlsx")
    book = load_workbook(BytesIO(path.read_bytes()))
    sheet, about = book["Mine borgere"], book["Om udtrækket"]
    heads = [cell.value for cell in sheet[1]]
    assert len(heads) == len(set(heads))
    cells = dict(zip(heads, sheet[2], strict=True))
    assert cells["LY måneder"].value == 17
    assert cells["Næste dag"].value.date() == dt.date(2016, 9, 11)
    assert cells["Næste dag"].number_format == "dd-mm-yyyy"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert dict(zip(heads, sheet[3], strict=True))["Borger"].value == "=Bo Thorup"
    assert sheet.oddHeader.center.text == MARK
    facts = {row[0].value: row[1].value for row in about.iter_rows()}
    assert facts["Mærke"] == MARK
    assert facts["Filter"] == "Borgere hos KON01"
    assert (facts["Borgere"], count) == (2, 2)
    assert receipt(count, path) == "2 borgere er skrevet til liste.xlsx"


def test_example_data_is_marked_as_such(desk, two, tmp_path) -> None:
    desk.is_example = True
    path, _count = export_list(desk, an_order(two), tmp_path / "liste.xlsx")
    book = load_workbook(BytesIO(path.read_bytes()))
    assert EXAMPLE in book["Mine borgere"].oddHeader.center.text
    assert EXAMPLE in [row[1].value for row in book["Om udtrækket"].iter_rows()]


def test_same_list_gives_the_same_bytes(desk, two, tmp_path) -> None:
    first, _n = export_list(desk, an_order(two), tmp_path / "a.xlsx")
    second, _n = export_list(desk, an_order(two), tmp_path / "b.xlsx")
    assert first.read_bytes() == second.read_bytes()


def test_nobody_and_a_wrong_ending_are_refused_and_leave_no_file(desk, two, tmp_path) -> None:
    for order, name, code in (
        (an_order(()), "a.xlsx", "list.nothing"),
        (an_order(two), "a.docx", "document.suffix"),
    ):
        with pytest.raises(UserError) as caught:
            export_list(desk, order, tmp_path / name)
        assert caught.value.code == code
        assert not (tmp_path / name).exists()


@given(st.text(max_size=40))
def test_a_cell_is_one_line_and_never_a_formula(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert "\t" not in cell
    assert "\n" not in cell


@pytest.mark.parametrize("text", ["=1+1", "+45 12", "-1", "@SUM(A1)", " =1", "\t=1"])
def test_a_text_that_looks_like_a_formula_is_guarded(text: str) -> None:
    assert safe_cell(text) == f"'{text.strip()}"


def test_a_file_is_named_after_its_view_and_day() -> None:
    assert file_name("Krydser 18 af 24: nu!", DAY) == "Krydser 18 af 24 nu 2016-08-31 internt.xlsx"
    assert file_name("///", DAY) == "Borgere 2016-08-31 internt.xlsx"


@pytest.mark.parametrize("title", ["A/B [x]*?", "", "Om udtrækket", "x" * 60, "'"])
def test_any_title_makes_a_sheet(desk, two, tmp_path, title: str) -> None:
    path, _n = export_list(desk, an_order(two, title=title), tmp_path / "a.xlsx")
    assert len(load_workbook(BytesIO(path.read_bytes())).sheetnames) == 2


def test_every_column_gives_plain_values_for_every_row(desk, two) -> None:
    for row in (*list_rows(desk), *citizen_rows(30)):
        for column in COLUMNS:
            for _head, value in column.cells:
                assert isinstance(value(row), str | int | float | dt.date | None)
            assert isinstance(column.text(row), str)


def test_columns_are_found_by_key_once_and_unknown_ones_left_out() -> None:
    assert [c.key for c in columns_named(("ly", "vrøvl", "name", "ly"))] == ["ly", "name"]
    assert text_of(1234.5) == "1.234,5"
    assert text_of(None) == ""


@pytest.mark.parametrize("grouping", GROUPINGS, ids=lambda each: each.key)
def test_every_grouping_puts_each_row_in_one_group_in_an_order(grouping) -> None:
    found = [grouping.of(row) for row in citizen_rows(60)]
    assert all(name for _order, name in found)
    names = dict(found)
    assert len(set(names.values())) == len(names)
    assert sorted(names)


def test_the_weeks_ahead_are_named_by_how_far_they_are() -> None:
    of = next(each for each in GROUPINGS if each.key == "week").of
    days = {
        -1: "Over fristen", 0: "Denne uge", 4: "Denne uge", 5: "Næste uge", 12: "Uge 37",
        130: "Uge 1, 2017",
    }  # fmt: skip
    for ahead, name in days.items():
        assert of(citizen_row(1, next_day=DAY + dt.timedelta(days=ahead)))[1] == name, ahead
    assert of(citizen_row(1, next_day=None))[1] == "Uden næste skridt"
    keys = [of(citizen_row(1, next_day=DAY + dt.timedelta(days=n)))[0] for n in days]
    assert keys == sorted(keys)
