"""Own columns: named by a person, kept as notes on request, guessed where there is no heading."""

import datetime as dt

import pytest

from flexdesk.base.errors import UserError
from flexdesk.imports.choices import KEPT, Choices, OwnColumns, kept_heading, lettered
from flexdesk.imports.columns_seen import fields, see_columns
from flexdesk.imports.headless import is_cpr, seems
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON, OWN_SHEET, save_book

HEADINGS = ["Ident", "Hvem er det", "Uden job fra", "Hvor langt", "Hund"]
ADA = ["670770-4285", "Ali Ærlig", "01-03-2014", "Jobsøgning", "Rex"]
BO = ["680101-2468", "Bo Thorup", "15-09-2015", "Screening", None]
SAID = {"Ident": "cpr", "Hvem er det": "name", "Uden job fra": "ly_since", "Hund": KEPT}


def book(tmp_path, *rows, name="Ark1"):
    return save_book(tmp_path / "a.xlsx", {name: [list(row) for row in rows]})


def said(**fields_):
    return Choices(OwnColumns().with_fields(fields_))


def test_headings_nobody_knows_are_refused_until_they_are_named(tmp_path):
    path = book(tmp_path, HEADINGS, ADA, BO)
    with pytest.raises(UserError) as caught:
        read_file(path, on=ON)
    assert caught.value.code == "import.no_known_sheet"
    file = read_file(path, on=ON, choices=said(**SAID))
    assert (file.profile, file.errors) == ("own_list", 0)
    assert [row.values["first_name"] for row in file.rows["citizen"]] == ["Ali", "Bo"]
    assert [row.values["start"] for row in file.rows["benefit"]] == [
        dt.date(2014, 3, 1), dt.date(2015, 9, 15),
    ]  # fmt: skip
    assert [row.values["text"] for row in file.rows["note"]] == ["Hund: Rex"]
    assert file.columns_ignored == ()


def test_what_is_said_of_a_heading_goes_before_what_it_is_known_as(tmp_path):
    path = book(tmp_path, ["CPR", "Navn", "Status", "Note"], [*ADA[:2], "ny", "Jobsøgning"])
    file = read_file(path, on=ON, choices=said(Status="note", Note="step"), profile="own_list")
    (row,) = file.rows["citizen"]
    assert row.values["step"] == "Jobsøgning"
    assert [note.values["text"] for note in file.rows["note"]] == ["ny"]


def test_columns_nobody_reads_are_kept_on_request_in_a_note_of_their_own(tmp_path):
    head = ["Navn", "CPR", "LY siden", "Bem.", "Hund", "Hobby", "Hund"]
    row = ["Ali Ærlig", "670770-4285", "01-03-2014", "ring mandag", "Rex", "fodbold", "Fido"]
    path = book(tmp_path, head, row, ["Bo Thorup", "680101-2468", "01-03-2014"])
    plain = read_file(path, on=ON)
    assert [name for _sheet, name in plain.columns_ignored] == ["Hund", "Hobby", "Hund"]
    assert [note.values["text"] for note in plain.rows["note"]] == ["ring mandag"]
    kept = read_file(path, on=ON, choices=Choices(OwnColumns(keeps_rest=True)))
    assert [note.values["text"] for note in kept.rows["note"]] == [
        "ring mandag", "Hund: Rex\nHobby: fodbold\nHund: Fido",
    ]  # fmt: skip
    assert kept.columns_ignored == ()


def test_a_column_that_is_not_to_be_read_is_kept_all_the_same_when_all_are(tmp_path):
    path = book(tmp_path, HEADINGS, ADA)
    columns = OwnColumns().with_fields({**SAID, "Hund": "", "Hvor langt": ""})
    assert not read_file(path, on=ON, choices=Choices(columns)).rows["note"]
    every = OwnColumns(columns.fields, keeps_rest=True)
    (note,) = read_file(path, on=ON, choices=Choices(every)).rows["note"]
    assert note.values["text"] == "Hvor langt: Jobsøgning\nHund: Rex"


def test_a_sheet_without_headings_is_read_by_the_letters_of_its_columns(tmp_path):
    path = book(tmp_path, ADA, BO)
    with pytest.raises(UserError):
        read_file(path, on=ON)
    named = {"Kolonne A": "cpr", "Kolonne B": "name", "Kolonne C": "ly_since"}
    file = read_file(path, on=ON, choices=said(**named))
    assert [row.row for row in file.rows["citizen"]] == [1, 2]
    assert file.rows_read == 2
    with pytest.raises(UserError):
        read_file(path, on=ON, choices=said(**{"Kolonne B": "name"}))


def seen(path, choices=None):
    (sheet,) = see_columns(path, choices or Choices())
    return {each.heading: each.field for each in sheet.columns}, sheet


def test_the_columns_are_shown_with_masked_cells_and_a_guess(tmp_path):
    guessed, sheet = seen(book(tmp_path, ["Mine borgere pr. i dag"], HEADINGS, ADA, BO))
    assert guessed == {
        "Ident": "cpr", "Hvem er det": "name", "Uden job fra": "", "Hvor langt": "step", "Hund": "",
    }  # fmt: skip
    assert sheet.columns[0].samples == ("670770-••••", "680101-••••")
    assert sheet.columns[4].samples == ("Rex",)
    assert "Rex" not in repr(sheet)


def test_the_guess_is_what_was_said_last_time(tmp_path):
    guessed, _sheet = seen(book(tmp_path, HEADINGS, ADA, BO), said(**SAID))
    assert guessed == {**SAID, "Hvor langt": "step"}


def test_columns_without_headings_have_letters_and_one_guess_each(tmp_path):
    guessed, _sheet = seen(book(tmp_path, [*ADA[:2], "Ulla Sagsbehandler"], [*BO[:2], "Per Ø"]))
    assert guessed == {"Kolonne A": "cpr", "Kolonne B": "name", "Kolonne C": ""}


def test_the_given_own_sheet_needs_no_word(tmp_path):
    if not OWN_SHEET.is_file():
        pytest.skip("the given workbooks are not here")
    guessed, _sheet = seen(OWN_SHEET)
    assert guessed == {
        "Navn": "name", "Cpr": "cpr", "LY siden": "ly_since", "Status": "step", "Bem.": "note",
    }  # fmt: skip


def test_sheets_with_nothing_to_name_are_left_out(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Tom": [], "Tal": [[1, 2], [3, 4]], "Mig": [HEADINGS]})
    assert [sheet.name for sheet in see_columns(path, Choices())] == ["Mig"]


def test_the_fields_a_column_can_be_have_one_title_each():
    found = fields()
    assert found[0] == ("cpr", "CPR")
    assert len({title for _field, title in found}) == len(found)


def test_what_a_column_seems_to_hold():
    assert seems(["670770-4285", 6801012468, None]) == "cpr"
    assert seems(["Ali Ærlig", "Thorup, Bo", "x"]) == "name"
    assert seems(["rex", "fido"]) == seems([]) == seems([1, 2]) == ""
    assert not is_cpr(None)
    assert not is_cpr(value := True), value
    assert lettered(28)[-3:] == ("Kolonne Z", "Kolonne AA", "Kolonne AB")
    assert kept_heading("kept:4:Hund: stor") == "Hund: stor"
    assert kept_heading("cpr") == ""
