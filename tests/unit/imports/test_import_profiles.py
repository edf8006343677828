"""Recognising sheets: by headings, in any order, under any name, with strangers among them."""

import datetime as dt

import pytest

from flexdesk.base.errors import UserError
from flexdesk.imports import profiles
from flexdesk.imports.caseload import to_caseload
from flexdesk.imports.reading import read_file
from tests.support.import_books import (
    AUGUST,
    ON,
    OWN_SHEET,
    SEPTEMBER,
    an_extract,
    day,
    save_book,
)
from tests.support.import_extracts import aalborg_shape, aarhus_shape, disguised

SECRET = b"s" * 32
needs_shared = pytest.mark.skipif(not AUGUST.is_file(), reason="the given workbooks are not here")


def values(file, entity):
    return sorted(
        tuple(sorted((k, str(v)) for k, v in row.values.items())) for row in file.rows[entity]
    )


def test_every_profile_loads_and_no_heading_means_two_things_in_a_sheet():
    loaded = profiles.load_profiles()
    assert list(loaded) == ["fagsystem", "own_list"]
    for profile in loaded.values():
        for kind in profile.kinds:
            seen = {}
            for column in kind.columns:
                for heading in column.headings:
                    assert seen.setdefault(heading, column.field) == column.field, heading
            fields = {column.field for column in kind.columns}
            assert all(fields.issuperset(choice) for choice in kind.needs)


@pytest.mark.parametrize("shape", [aarhus_shape, aalborg_shape])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_shuffled_renamed_sheets_and_columns_give_the_same_rows(tmp_path, shape, seed):
    sheets = shape(25, seed)
    plain = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    other = read_file(save_book(tmp_path / "b.xlsx", disguised(sheets, seed)), on=ON)
    assert plain.errors == other.errors == 0
    assert other.rows_read == plain.rows_read
    for entity in plain.rows:
        assert values(other, entity) == values(plain, entity)
    assert other.sheets_ignored == ("Vejledning",)
    assert len(other.columns_ignored) == 12
    assert {sheet.header_row for sheet in other.sheets} == {3}
    assert to_caseload(plain, SECRET).citizens


def test_the_ambiguous_hours_are_an_assumption_and_the_plain_ones_are_not(tmp_path):
    file = read_file(save_book(tmp_path / "a.xlsx", an_extract()), on=ON)
    assert file.assumptions == ("import.assumption.hours_are_effective",)
    sheets = an_extract()
    sheets["Forløb"][0][7] = "Effektive timer"
    assert read_file(save_book(tmp_path / "b.xlsx", sheets), on=ON).assumptions == ()


def test_effective_hours_are_preferred_and_hours_present_are_left_aside(tmp_path):
    sheets = an_extract()
    sheets["Forløb"][0] += ["Effektive timer", "Fremmødetimer"]
    for number, row in enumerate(sheets["Forløb"][1:]):
        row += [number + 1, 30]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert [row.values["hours_week"] for row in file.rows["placement"]] == [1, 2, 3, 4]
    assert file.columns_ignored == (("Forløb", "Timer pr. uge"), ("Forløb", "Fremmødetimer"))
    assert file.assumptions == ()


@pytest.mark.parametrize("blank_rows", [0, 1, 5, 9])
def test_the_heading_is_found_among_the_first_ten_rows(tmp_path, blank_rows):
    sheets = an_extract()
    sheets["Borgere"] = [["Udtræk"] if n % 2 else [] for n in range(blank_rows)] + sheets["Borgere"]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert file.errors == 0
    assert len(file.rows["citizen"]) == 2
    assert file.rows["citizen"][0].row == blank_rows + 2


def test_a_heading_given_twice_is_remarked_and_the_first_is_read(tmp_path):
    sheets = an_extract()
    for row in sheets["Borgere"]:
        row.append("Telefon" if row[0] == "CPR-nr" else "99 99 99 99")
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert [(p.code, p.sheet, p.facts["column"]) for p in file.problems] == [
        ("import.duplicate_heading", "Borgere", "Telefon")
    ]
    assert file.rows["citizen"][0].values["phone"] == "70 10 10 10"


def test_a_sheet_that_lacks_a_column_says_which(tmp_path):
    sheets = an_extract()
    sheets["Ydelsesperioder"] = [row[:2] + row[3:] for row in sheets["Ydelsesperioder"]]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    found = [(p.code, p.sheet, p.facts) for p in file.problems]
    assert found == [("import.column_missing", "Ydelsesperioder", {"column": "Fra"})]
    assert file.errors == 1


def test_hidden_sheets_are_told_of_and_not_read(tmp_path):
    path = save_book(tmp_path / "a.xlsx", an_extract(), hidden=("Journal",))
    file = read_file(path, on=ON)
    assert file.rows["note"] == ()
    assert [(p.code, p.sheet) for p in file.problems] == [("import.hidden_sheet", "Journal")]
    assert "Journal" in file.sheets_ignored


def test_merged_cells_are_told_of_and_never_filled(tmp_path):
    import openpyxl

    path = save_book(tmp_path / "a.xlsx", an_extract())
    book = openpyxl.load_workbook(path)
    book["Borgere"].merge_cells("G2:G3")
    book.save(path)
    file = read_file(path, on=ON)
    assert [(p.code, p.sheet, p.facts["count"]) for p in file.problems] == [
        ("import.merged_cells", "Borgere", 1)
    ]
    assert [row.values["phone"] for row in file.rows["citizen"]] == ["70 10 10 10", ""]


def test_two_sheets_of_one_kind_are_read_as_one(tmp_path):
    sheets = an_extract()
    head, *rows = sheets["Ydelsesperioder"]
    sheets["Ydelsesperioder"] = [head, *rows[:2]]
    sheets["Ydelser gamle"] = [head, *rows[2:]]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert file.errors == 0
    assert len(file.rows["benefit"]) == 4


def test_the_same_headings_over_other_words_are_another_kind_of_sheet(tmp_path):
    ada = "670770-4285"
    head = ["CPR-nr", "Type", "Startdato", "Slutdato"]
    sheets = {
        "Borgere": an_extract()["Borgere"],
        "Ark1": [head, [ada, "Ledighedsydelse", day("2014-01-01"), day("2014-12-31")],
                 [ada, "Fleksjob", day("2015-01-01"), None]],
        "Ark2": [head, [ada, "Virksomhedspraktik", day("2014-11-01"), day("2014-11-28")],
                 [ada, "Fleksjob", day("2015-01-01"), None]],
    }  # fmt: skip
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert [sheet.kind for sheet in file.sheets] == ["citizen", "benefit", "placement"]
    assert (file.errors, len(file.rows["benefit"]), len(file.rows["placement"])) == (0, 2, 2)


def test_no_known_sheet_is_refused(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Budget": [["Konto", "Beløb"], [1, 2]]})
    with pytest.raises(UserError) as caught:
        read_file(path, on=ON)
    assert caught.value.code == "import.no_known_sheet"
    assert caught.value.facts == {"sheets": 1, "hidden": 0}


def test_only_citizens_are_an_extract_and_ly_since_makes_it_an_own_list(tmp_path):
    rows = [["Personnummer", "Navn", "Tlf."], ["670770-4285", "Ærø, Åse Marie", 70101010]]
    file = read_file(save_book(tmp_path / "a.xlsx", {"Ark1": rows}), on=ON)
    assert file.profile == "fagsystem"
    citizen = file.rows["citizen"][0].values
    assert (citizen["first_name"], citizen["last_name"]) == ("Åse Marie", "Ærø")
    assert citizen["phone"] == "70101010"
    rows[0].append("LY fra")
    rows[1].append("1/3 2014")
    file = read_file(save_book(tmp_path / "b.xlsx", {"Ark1": rows}), on=ON)
    assert file.profile == "own_list"
    assert file.rows["benefit"][0].values["start"] == dt.date(2014, 3, 1)


def test_an_own_list_keeps_a_citizen_whose_ly_day_cannot_be_read(tmp_path):
    rows = [["Navn", "CPR", "LY siden", "Bem."], ["Åse Ærø", "670770-4285", "vist 2014", ""]]
    file = read_file(save_book(tmp_path / "a.xlsx", {"Mine": rows}), on=ON)
    assert [(p.code, p.severity) for p in file.problems] == [("import.day.unreadable", "warning")]
    assert len(file.rows["citizen"]) == 1
    assert file.rows["benefit"] == file.rows["note"] == ()


def test_hours_without_a_number_find_the_job_their_day_falls_in(tmp_path):
    sheets = an_extract()
    sheets["Timetal"] = [[row[0], *row[2:]] for row in sheets["Timetal"]]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert file.errors == 0
    assert [row.parents["placement"][1] for row in file.rows["hours"]] == ["F00002", "F00004"]


def test_placements_without_numbers_are_known_by_citizen_kind_and_start(tmp_path):
    sheets = an_extract()
    sheets["Forløb"] = [row[1:] for row in sheets["Forløb"]]
    del sheets["Timetal"]
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    keys = [row.key for row in file.rows["placement"]]
    assert keys[0] == ("at", "6707704285", "virksomhedspraktik", dt.date(2014, 5, 1))
    assert len(set(keys)) == 4


def test_a_workplace_named_on_the_placement_alone_is_made(tmp_path):
    sheets = an_extract()
    del sheets["Arbejdspladser"]
    sheets["Forløb"][0][2] = "Arbejdsplads"
    for row in sheets["Forløb"][1:]:
        row[2] = "Fuglebakken"
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert [row.defaults["name"] for row in file.rows["workplace"]] == ["Fuglebakken"]
    assert {row.parents["workplace"] for row in file.rows["placement"]} == {
        file.rows["workplace"][0].key
    }
    assert to_caseload(file, SECRET).workplaces[0].name == "Fuglebakken"


ENDINGS = [
    # planned, last, reason -> how, onward, label
    ("2016-06-30", "2016-06-30", "Ordinært fleksjob", "gennemfoert", "ordinaert_fleksjob", ""),
    ("2016-06-30", "2016-06-01", "Ordinært fleksjob", "foer_tid", "ordinaert_fleksjob", ""),
    ("2016-06-30", "2016-06-30", "Ordinært job", "gennemfoert", "ordinaert_job", ""),
    ("2016-06-30", "2016-06-30", "Sygemelding", "gennemfoert", "sygemelding", ""),
    ("2016-06-30", "2016-06-30", "Graviditet/barsel", "gennemfoert", "graviditet_barsel", ""),
    ("2016-06-30", "2016-06-30", "førtidspension", "gennemfoert", "foertidspension", ""),
    ("2016-06-30", "2016-06-30", "EFTERLØN", "gennemfoert", "efterloen", ""),
    ("2016-06-30", "2016-06-30", "Fraflytning", "gennemfoert", "fraflytning", ""),
    ("2016-06-30", "2016-06-30", "Tilbage på ledighedsydelse", "gennemfoert",
     "ledighedsydelse", ""),
    ("2016-06-30", "2016-06-30", "Andet", "gennemfoert", "andet", ""),
    ("2016-06-30", "2016-06-30", "Gennemført", "gennemfoert", "", ""),
    ("2016-06-30", "2016-06-01", "Gennemført", "foer_tid", "", ""),
    ("2016-06-30", "2016-06-30", "Arbejdspladsen stoppede", "foer_tid",
     "arbejdsgiver_stoppede", ""),
    (None, "2016-06-30", "Borger ønskede at stoppe", "foer_tid", "borger_stoppede", ""),
    ("2016-06-30", "2016-03-01", "Startede ikke", "startede_ikke", "startede_ikke", ""),
    ("2016-06-30", "2016-06-30", "Vandt i lotto", "gennemfoert", "andet", "Vandt i lotto"),
    ("2016-06-30", "2016-06-30", None, "gennemfoert", "", ""),
    ("2016-06-30", None, "Andet", "", "", "Andet"),
    ("2016-06-30", None, None, "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("planned", "last", "reason", "how", "onward", "label"), ENDINGS)
def test_an_ending_is_told_in_two_facts(tmp_path, planned, last, reason, how, onward, label):
    sheets = an_extract()
    row = sheets["Forløb"][4]
    row[5:7] = [day(planned) if planned else None, day(last) if last else None]
    row[8] = reason
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    said = file.rows["placement"][3].values
    assert (said["ended_how"], said["onward"], said["ended_label"]) == (how, onward, label)


@needs_shared
@pytest.mark.parametrize(("path", "rows"), [(AUGUST, 7101), (SEPTEMBER, 7091)])
def test_the_given_extracts_are_read_whole(path, rows):
    file = read_file(path, on=ON)
    assert (file.profile, file.rows_read, file.errors) == ("fagsystem", rows, 0)
    assert sum(map(len, file.rows.values())) == rows
    assert {problem.code for problem in file.problems} == {"import.overlapping_jobs"}
    assert file.sheets_ignored == file.columns_ignored == ()


@needs_shared
def test_the_given_own_sheet_is_read_whole():
    file = read_file(OWN_SHEET, on=ON)
    assert (file.profile, file.rows_read, file.problems) == ("own_list", 45, ())
    assert [len(file.rows[name]) for name in ("citizen", "benefit", "note")] == [45, 45, 37]
    first = file.rows["citizen"][0].values
    assert (first["first_name"], first["last_name"]) == ("Ali", "Kovačević")
    assert file.rows["benefit"][2].values["start"] == dt.date(2012, 11, 26)


@needs_shared
def test_the_sample_of_a_sheet_masks_cpr_numbers():
    file = read_file(OWN_SHEET, on=ON)
    sheet = file.sheets[0]
    at = [field for _, field in sheet.headings].index("cpr")
    assert [row[at] for row in sheet.sample[:3]] == ["650760-••••", "881179-••••", "791070-••••"]
    assert len(sheet.sample) == 20
