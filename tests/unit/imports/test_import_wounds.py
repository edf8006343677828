"""One wound at a time in a sound extract: each gets its code at the right sheet, row and column."""

import datetime as dt

import openpyxl
import pytest

from flexdesk.app.sentences import explain
from flexdesk.app.sentences_import import IMPORT
from flexdesk.imports.checks import orphans
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON, an_extract, day, save_book, sheet_xml, with_part

ADA = "670770-4285"
NEXT = 2  # list index of the second citizen's row; the heading is 0


def problems_of(path):
    """Problems of a file alone: what points at nothing included."""
    file = read_file(path, on=ON)
    return [*file.problems, *(problem for _, _, problem in orphans(file, {}))]


def wounded(tmp_path, sheet, row, heading, value):
    sheets = an_extract()
    column = sheets[sheet][0].index(heading)
    sheets[sheet][row - 1][column] = value
    return problems_of(save_book(tmp_path / "saar.xlsx", sheets))


FOLLOW = {
    "import.parent_refused", "import.overlap", "import.overlapping_jobs", "import.hours_outside",
    "import.other_citizen", "import.reason_missing",
}  # fmt: skip


def assert_no_cpr_in(said):
    digits = "".join(sign for sign in said if sign.isdigit() or sign == " ")
    assert not any(len(word) >= 9 for word in digits.split()), said


WOUNDS = [
    # sheet, row, heading, value, code, severity
    ("Borgere", 3, "CPR-nr", "81045-1234", "import.cpr.length", "error"),
    ("Borgere", 3, "CPR-nr", 81045, "import.cpr.length", "error"),
    ("Borgere", 3, "CPR-nr", "810456-12X4", "import.cpr.digits", "error"),
    ("Borgere", 3, "CPR-nr", "811356-1234", "import.cpr.day", "error"),
    ("Borgere", 3, "CPR-nr", "810456-9999999", "import.cpr.length", "error"),
    ("Borgere", 3, "CPR-nr", "610130-5234", "import.cpr.future", "error"),
    ("Borgere", 3, "CPR-nr", None, "import.cell.empty", "error"),
    ("Borgere", 3, "CPR-nr", "   ", "import.cell.empty", "error"),
    ("Borgere", 3, "CPR-nr", "810458-5234", "import.cpr.age_over_115", "warning"),
    ("Borgere", 3, "Visiteret til fleksjob", "31-02-2014", "import.day.impossible", "error"),
    ("Borgere", 3, "Visiteret til fleksjob", "forår 2014", "import.day.unreadable", "error"),
    ("Borgere", 3, "Visiteret til fleksjob", "2014-13-01", "import.day.impossible", "error"),
    ("Borgere", 3, "Visiteret til fleksjob", 7, "import.day.serial", "error"),
    ("Borgere", 3, "Visiteret til fleksjob", "01-01-1790", "import.day.range", "error"),
    ("Borgere", 3, "Visiteret til fleksjob", day("1904-01-02"), "import.day.unlikely", "warning"),
    ("Borgere", 3, "Visiteret til fleksjob", dt.time(7, 30), "import.day.unreadable", "error"),
    ("Borgere", 3, "Adressebeskyttelse", "måske", "import.unknown_flag", "warning"),
    ("Ydelsesperioder", 4, "Ydelse", "Ledigedsydelse", "import.unknown_kind", "error"),
    ("Ydelsesperioder", 4, "Ydelse", None, "import.cell.empty", "error"),
    ("Ydelsesperioder", 4, "Fra", None, "import.cell.empty", "error"),
    ("Ydelsesperioder", 4, "Til", day("2014-04-30"), "import.end_before_start", "error"),
    ("Ydelsesperioder", 4, "CPR-nr", "610101-1111", "import.parent_missing", "error"),
    ("Ydelsesperioder", 5, "Fra", day("2016-01-31"), "import.overlap", "warning"),
    ("Arbejdspladser", 3, "P-nr", "107216585", "import.p_number.length", "error"),
    ("Arbejdspladser", 3, "P-nr", "2072165855", "import.p_number.first_digit", "error"),
    ("Arbejdspladser", 3, "P-nr", "10721658X5", "import.p_number.digits", "error"),
    ("Arbejdspladser", 3, "CVR-nr", "5513301", "import.cvr.length", "error"),
    ("Arbejdspladser", 3, "CVR-nr", "05133018", "import.cvr.first_digit", "error"),
    ("Arbejdspladser", 3, "CVR-nr", "55133017", "import.cvr.checksum", "warning"),
    ("Arbejdspladser", 3, "Sektor", "hemmelig", "import.unknown_sector", "warning"),
    ("Arbejdspladser", 3, "Arbejdsplads", None, "import.cell.empty", "error"),
    ("Forløb", 5, "Type", "Rumfart", "import.unknown_kind", "error"),
    ("Forløb", 5, "Start", "32-01-2016", "import.day.impossible", "error"),
    ("Forløb", 5, "Slut", day("2016-01-01"), "import.end_before_start", "error"),
    ("Forløb", 5, "Slut planlagt", day("2016-01-01"), "import.planned_before_start", "warning"),
    ("Forløb", 5, "P-nr", "1999999999", "import.parent_missing", "error"),
    ("Forløb", 5, "CPR-nr", "610101-1111", "import.parent_missing", "error"),
    ("Forløb", 5, "Timer pr. uge", "otte", "import.number.unreadable", "error"),
    ("Forløb", 5, "Timer pr. uge", day("2016-10-01"), "import.number.is_day", "error"),
    ("Forløb", 5, "Timer pr. uge", "1-10", "import.number.is_range", "error"),
    ("Forløb", 5, "Timer pr. uge", -4, "import.hours.out_of_range", "error"),
    ("Forløb", 5, "Timer pr. uge", "24.312", "import.hours.out_of_range", "error"),
    ("Forløb", 5, "Timer pr. uge", "7.4", "import.number.decimal_point", "warning"),
    ("Forløb", 5, "Timer pr. uge", 45, "import.hours.over_37", "warning"),
    ("Forløb", 3, "Afslutningsårsag", "Vandt i lotto", "import.unknown_reason", "warning"),
    ("Forløb", 3, "Afslutningsårsag", None, "import.reason_missing", "warning"),
    ("Forløb", 5, "Afslutningsårsag", "Andet", "import.reason_without_end", "warning"),
    ("Forløb", 5, "Forløb", "F00002", "import.duplicate_key", "error"),
    ("Forløb", 4, "Start", day("2015-03-31"), "import.overlapping_jobs", "warning"),
    ("Timetal", 3, "Forløb", "F99999", "import.parent_missing", "error"),
    ("Timetal", 3, "CPR-nr", "670770-4285", "import.other_citizen", "error"),
    ("Timetal", 3, "Dato", None, "import.cell.empty", "error"),
    ("Timetal", 3, "Dato", day("2015-01-01"), "import.hours_outside", "warning"),
    ("Timetal", 3, "Effektive timer pr. uge", "?", "import.number.unreadable", "error"),
    ("Journal", 3, "Tekst", None, "import.cell.empty", "error"),
    ("Journal", 3, "Tekst", "\u202e\u200b", "import.cell.empty", "error"),
    ("Journal", 3, "Type", "Røgsignal", "import.unknown_contact_kind", "warning"),
    ("Journal", 3, "CPR-nr", "610101-1111", "import.parent_missing", "error"),
]


def test_the_sound_extract_has_no_problem(tmp_path):
    assert problems_of(save_book(tmp_path / "sund.xlsx", an_extract())) == []


@pytest.mark.parametrize(("sheet", "row", "heading", "value", "code", "severity"), WOUNDS)
def test_each_wound_is_found_where_it_is(tmp_path, sheet, row, heading, value, code, severity):
    problems = wounded(tmp_path, sheet, row, heading, value)
    found = [each for each in problems if each.code == code]
    assert [(each.sheet, each.row) for each in found][:1] == [(sheet, row)], problems
    no_cell = {"import.overlap": "Fra", "import.overlapping_jobs": "Start"}
    assert found[0].column == no_cell.get(code, heading)
    assert found[0].severity == severity
    assert code in IMPORT
    for problem in problems:
        assert_no_cpr_in(f"{explain(problem)} {dict(problem.facts)}")
    others = {each.code for each in problems} - {code, "import.parent_missing"}
    assert others <= FOLLOW, others


def test_a_cpr_number_in_the_wrong_column_is_not_repeated(tmp_path):
    for value in ("670770-4285", "6707704285", "67 07 70 42 85", 6707704285, "ring 670770-4285"):
        for sheet, row, heading in (
            ("Ydelsesperioder", 4, "Fra"),
            ("Forløb", 5, "Timer pr. uge"),
            ("Forløb", 5, "Type"),
            ("Borgere", 3, "Adressebeskyttelse"),
        ):
            for problem in wounded(tmp_path, sheet, row, heading, value):
                said = f"{explain(problem)} {dict(problem.facts)}"
                assert "4285" not in said.replace(" ", "")


def test_a_lost_zero_is_put_back_and_told(tmp_path):
    # only numbers that could be real can lose a zero: the vector of 1 January, put together here
    bare = 10165 * 10_000
    problems = wounded(tmp_path, "Borgere", 3, "CPR-nr", bare)
    found = [each for each in problems if each.row == 3 and each.sheet == "Borgere"]
    assert [(each.code, each.severity) for each in found] == [("import.cpr.zero_added", "warning")]
    too_short = wounded(tmp_path, "Borgere", 3, "CPR-nr", bare // 100)
    assert "import.cpr.length" in {each.code for each in too_short}


def test_two_rows_that_say_the_same_count_once(tmp_path):
    sheets = an_extract()
    sheets["Ydelsesperioder"].append(list(sheets["Ydelsesperioder"][1]))
    file = read_file(save_book(tmp_path / "a.xlsx", sheets), on=ON)
    assert [(p.code, p.row, p.facts["first"]) for p in file.problems] == [
        ("import.duplicate_row", 6, 2)
    ]
    assert len(file.rows["benefit"]) == 4
    assert [(each.sheet, each.row) for each in file.repeated] == [("Ydelsesperioder", 6)]


@pytest.mark.parametrize(
    ("sheet", "change"),
    [("Borgere", {2: "Andet"}), ("Ydelsesperioder", {3: day("2014-05-30")}),
     ("Arbejdspladser", {2: "Andet navn"}), ("Forløb", {7: 3}), ("Timetal", {3: 3})],
)  # fmt: skip
def test_two_rows_that_disagree_about_the_same_are_an_error(tmp_path, sheet, change):
    sheets = an_extract()
    again = list(sheets[sheet][1])
    for column, value in change.items():
        again[column] = value
    sheets[sheet].append(again)
    problems = problems_of(save_book(tmp_path / "a.xlsx", sheets))
    assert [(p.code, p.row) for p in problems][:1] == [("import.duplicate_key", len(sheets[sheet]))]


def test_rows_of_a_refused_citizen_are_refused_with_their_own_code(tmp_path):
    problems = wounded(tmp_path, "Borgere", 3, "Screening", "i fjor")
    refused = {(p.sheet, p.row) for p in problems if p.code == "import.parent_refused"}
    assert refused == {("Ydelsesperioder", 4), ("Ydelsesperioder", 5), ("Forløb", 5),
                       ("Timetal", 3), ("Journal", 3)}  # fmt: skip


def test_error_values_and_formulas_without_a_value_are_broken_cells(tmp_path):
    book = openpyxl.load_workbook(save_book(tmp_path / "a.xlsx", an_extract()))
    book["Forløb"]["H5"] = "=2+2"
    book["Ydelsesperioder"]["C4"] = "#REF!"
    book["Ydelsesperioder"]["C4"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    found = {(p.sheet, p.row, p.column): p for p in problems_of(tmp_path / "a.xlsx")}
    assert found["Forløb", 5, "Timer pr. uge"].code == "import.cell.formula_without_value"
    broken = found["Ydelsesperioder", 4, "Fra"]
    assert (broken.code, broken.facts["value"]) == ("import.cell.error_value", "#REF!")


def test_a_formula_with_its_value_is_read_as_the_value(tmp_path):
    path = save_book(tmp_path / "a.xlsx", {"Borgere": [["CPR", "Fornavn", "Efternavn"]]})
    with_part(path, "xl/worksheets/sheet1.xml", sheet_xml(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>CPR</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Fornavn</t></is></c></row>'
        b'<row r="2"><c r="A2"><f>A1+1</f><v>6707704285</v></c>'
        b'<c r="B2" t="str"><f>"A"</f><v>Ada</v></c></row>'))  # fmt: skip
    file = read_file(path, on=ON)
    assert [row.values["first_name"] for row in file.rows["citizen"]] == ["Ada"]
    assert file.problems == ()


def test_thousands_of_problems_are_counted_and_the_first_listed(tmp_path):
    rows = [["CPR-nr", "Ydelse", "Fra", "Til"]]
    rows += [["x", "y", "z", "w"] for _ in range(1500)]
    file = read_file(save_book(tmp_path / "a.xlsx", {"Ydelser": rows}), on=ON)
    assert file.errors == 6000
    assert len(file.problems) == 5001
    assert file.problems[-1].code == "import.more_problems"
    assert file.problems[-1].facts == {"count": 1000}
