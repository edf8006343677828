"""CSV: code page by rule, delimiter by what fits, the export's apostrophe undone once."""

import datetime as dt

import pytest

from flexdesk.base.errors import UserError
from flexdesk.imports.csv_file import decode, find_delimiter
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON

HEAD = ["CPR-nr", "Fornavn", "Efternavn", "Adresse", "Visiteret til fleksjob"]
LINE = ["670770-4285", "Åse", "Ærø", "Øster Allé 1, 2. tv", "03-02-2016"]


def text_of(delimiter, rows=(HEAD, LINE)):
    quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in rows]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be-bom"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("sep", ["", "sep={}\r\n"])
def test_danish_letters_survive_every_code_page_and_delimiter(tmp_path, encoding, delimiter, sep):
    text = sep.format(delimiter) + text_of(delimiter)
    big = b"\xfe\xff" + text.encode("utf-16-be")
    data = big if encoding.endswith("bom") else text.encode(encoding)
    path = tmp_path / "borgere.csv"
    path.write_bytes(data)
    file = read_file(path, on=ON)
    citizen = file.rows["citizen"][0].values
    assert (citizen["first_name"], citizen["last_name"]) == ("Åse", "Ærø")
    assert citizen["address"] == "Øster Allé 1, 2. tv"
    assert citizen["visited_on"] == dt.date(2016, 2, 3)
    assert file.problems == ()
    assert file.sheets_seen == ("borgere",)


def test_the_rule_for_code_pages_never_guesses():
    assert decode("blåbærgrød".encode("cp1252")) == "blåbærgrød"
    assert decode("blåbærgrød".encode()) == "blåbærgrød"
    assert decode("\ufeffå".encode()) == "å"


def test_the_delimiter_is_the_one_that_spreads_the_first_rows():
    assert find_delimiter("a;b;c\n1,5;2;3\n") == ";"
    assert find_delimiter("a,b,c\n") == ","
    assert find_delimiter("bare tekst\n") == ";"


@pytest.mark.parametrize(
    ("cell", "kept"),
    [("'=1+1", "=1+1"), ("'+45 12 34 56 78", "+45 12 34 56 78"), ("'-2+3", "-2+3"),
     ("'@SUM(1)", "@SUM(1)"), ("''=1+1", "''=1+1"), ("'s-Hertogenbosch", "'s-Hertogenbosch"),
     ("'\uff1d1", "\uff1d1"), ("=1+1", "=1+1"), ("- skånehensyn", "- skånehensyn")],
)  # fmt: skip
def test_the_apostrophe_of_an_export_is_taken_off_exactly_once(tmp_path, cell, kept):
    path = tmp_path / "a.csv"
    path.write_text(text_of(";", (HEAD, [*LINE[:3], cell, LINE[4]])), encoding="utf-8-sig")
    assert read_file(path, on=ON).rows["citizen"][0].values["address"] == kept


def test_a_line_break_inside_quotes_stays_one_row(tmp_path):
    path = tmp_path / "journal.csv"
    rows = [["CPR-nr", "Dato", "Tekst"], ["670770-4285", "1/2 2016", '"linje 1\nlinje 2"']]
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    file = read_file(path, on=ON)
    assert [row.values["text"] for row in file.rows["note"]] == ["linje 1\nlinje 2"]


def test_benefits_alone_are_known_by_their_headings(tmp_path):
    path = tmp_path / "udtraek.txt"
    path.write_text("CPR\tYdelse\tYdelses startdato\tSlutdato\n"
                    "670770-4285\tLY\t2014-01-01\t\n", encoding="utf-8")  # fmt: skip
    file = read_file(path, on=ON)
    assert file.rows["benefit"][0].key == ("6707704285", "ledighedsydelse", dt.date(2014, 1, 1))


CITIZENS = [
    HEAD,
    *([f"{day:02}0770-4285", "Åse", "Ærø", "Øster Allé 1", ""] for day in range(61, 80)),
]


def with_cell(row, column, cell, rows=CITIZENS):
    """Return rows with one cell as it stands in the file, quotes and all."""
    changed = [list(each) for each in rows]
    changed[row][column] = cell
    return changed


def refusal(path, rows, delimiter=";", before=""):
    text = before + "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    path.write_text(text, encoding="utf-8-sig", newline="")
    with pytest.raises(UserError) as caught:
        read_file(path, on=ON)
    return caught.value.code, caught.value.facts


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
@pytest.mark.parametrize("row", [1, 4, 12, 19])
@pytest.mark.parametrize("column", [1, 3, 4])
def test_a_quote_that_is_never_closed_is_refused_with_its_line(tmp_path, delimiter, row, column):
    rows = with_cell(row, column, '"Åben')
    found = refusal(tmp_path / "a.csv", rows, delimiter)
    assert found == ("import.csv.open_quote", {"line": row + 1})


def test_the_line_is_counted_with_the_line_that_names_the_delimiter(tmp_path):
    rows = with_cell(3, 3, '"Åben')
    found = refusal(tmp_path / "a.csv", rows, before="sep=;\r\n")
    assert found == ("import.csv.open_quote", {"line": 5})


@pytest.mark.parametrize("last", [4, 5, 10])
@pytest.mark.parametrize("column", [1, 3, 4])
def test_two_stray_quotes_do_not_make_one_cell_of_the_rows_between(tmp_path, last, column):
    rows = with_cell(last, column, 'Lukket"', with_cell(3, column, '"Åben'))
    found = refusal(tmp_path / "a.csv", rows)
    assert found == ("import.csv.open_quote", {"line": 4})


def test_an_open_quote_in_a_long_file_is_told_from_a_long_text(tmp_path):
    many = [HEAD, *(CITIZENS[1:] * 400)]
    code, facts = refusal(tmp_path / "a.csv", with_cell(7, 3, '"Åben', many))
    assert (code, facts) == ("import.csv.open_quote", {"line": 8})
    for size in (40_000, 200_000):
        code, _ = refusal(tmp_path / "a.csv", with_cell(7, 3, "x" * size))
        assert code == "import.text.too_long"


def test_text_after_a_closed_quote_is_refused_and_not_run_together(tmp_path):
    found = refusal(tmp_path / "a.csv", with_cell(2, 1, '"Åse" Marie'))
    assert found == ("import.csv.open_quote", {"line": 3})


def test_quotes_inside_a_text_stay_in_the_text(tmp_path):
    path = tmp_path / "a.csv"
    rows = with_cell(1, 1, 'Åse "Pip"', with_cell(2, 3, '"Allé ""1"", 2; 3"'))
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    first, second = [row.values for row in read_file(path, on=ON).rows["citizen"]][:2]
    assert first["first_name"] == 'Åse "Pip"'
    assert second["address"] == 'Allé "1", 2; 3'


def test_the_delimiter_is_found_beside_an_open_quote():
    for delimiter in ";\t,":
        text = "\n".join(delimiter.join(row) for row in with_cell(1, 3, '"Åben'))
        assert find_delimiter(text) == delimiter
        assert find_delimiter(f'"CPR{delimiter}Navn{delimiter}Adresse\n1{delimiter}2') == delimiter


def test_a_note_of_several_lines_with_semicolons_is_no_open_quote(tmp_path):
    path = tmp_path / "journal.csv"
    note = '"linje 1; a; b; c\n2; ring til 670770; kl. 9\n\nog; lidt; mere"'
    rows = [["CPR-nr", "Dato", "Konsulent", "Kontaktform", "Tekst"],
            ["670770-4285", "1/2 2016", "K1", "møde", note]]  # fmt: skip
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    assert len(read_file(path, on=ON).rows["note"]) == 1
