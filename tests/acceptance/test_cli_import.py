"""`import` and `report` on the command line: shapes, exit codes, nothing half."""

import json
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.support.desks import Terminal
from tests.support.import_books import an_extract, save_book

COUNTS = ("rows", "accepted", "new", "changed", "unchanged", "missing")


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Terminal(tmp_path)
    assert made.run("init") == 0
    return made


def answer(terminal: Terminal, *words: str, code: int = 0) -> object:
    assert terminal.run(*words, "--json") == code, terminal.err
    return json.loads(terminal.out)


def test_a_good_file_is_taken_and_a_second_time_changes_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = str(save_book(tmp_path / "a.xlsx", an_extract()))
    plan = answer(terminal, "import", file, "--dry-run")
    assert plan["import_id"] is None
    assert answer(terminal, "list", "citizens") == []
    done = answer(terminal, "import", file)
    assert {"import_id", "problems", *COUNTS} <= done.keys()
    assert [done[key] for key in COUNTS] == [plan[key] for key in COUNTS]
    assert done["accepted"] == done["rows"] == done["new"]
    assert isinstance(done["import_id"], str)
    before = answer(terminal, "dump")
    again = answer(terminal, "import", file)
    assert again["unchanged"] == again["rows"]
    assert (again["new"], again["changed"], again["missing"]) == (0, 0, 0)
    assert answer(terminal, "dump")["citizen"] == before["citizen"]


def test_an_import_is_taken_back_whole(terminal: Terminal, tmp_path: Path) -> None:
    before = answer(terminal, "dump")
    file = str(save_book(tmp_path / "a.xlsx", an_extract()))
    done = answer(terminal, "import", file)
    assert answer(terminal, "undo", done["import_id"])["undoes"] == done["import_id"]
    assert answer(terminal, "dump") == before


def test_a_file_with_an_error_takes_nothing_unless_good_rows_are_accepted(
    terminal: Terminal, tmp_path: Path
) -> None:
    sheets = an_extract()
    sheets["Borgere"].append(["123", "Ida", "Forkert", *sheets["Borgere"][1][3:]])
    file = str(save_book(tmp_path / "b.xlsx", sheets))
    refused = answer(terminal, "import", file, code=1)
    assert refused["accepted"] == 0
    problem = next(p for p in refused["problems"] if p["severity"] == "error")
    assert problem.keys() == {"sheet", "row", "column", "code", "severity", "text"}
    assert (problem["sheet"], problem["row"]) == ("Borgere", 4)
    assert terminal.err
    assert answer(terminal, "list", "citizens") == []
    taken = answer(terminal, "import", file, "--accept-good-rows")
    assert taken["accepted"] == taken["rows"] - 1
    assert len(answer(terminal, "list", "citizens")) == 2


def test_files_that_cannot_be_read_are_refused_in_a_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    empty = tmp_path / "tom.xlsx"
    empty.write_bytes(b"")
    other = tmp_path / "noget.xlsx"
    other.write_bytes(b"PK\x03\x04ikke et regneark")
    for file in (empty, other, tmp_path / "findes-ikke.xlsx", tmp_path):
        assert terminal.run("import", str(file)) == 1
        assert terminal.out == ""
        assert "Traceback" not in terminal.err
        assert terminal.run("figures", "--file", str(file)) == 1


def test_the_program_named_is_the_citizens_program(terminal: Terminal, tmp_path: Path) -> None:
    file = str(save_book(tmp_path / "a.xlsx", an_extract()))
    assert terminal.run("import", file, "--program", "findes_ikke") == 1
    answer(terminal, "import", file, "--program", "aalborg_udvikling")
    rows = answer(terminal, "list", "citizens")
    assert {row["program"] for row in rows} == {"aalborg_udvikling"}
    ours = answer(terminal, "figures", "--as-of", "2016-08-31", "--program", "aalborg_udvikling")
    other = answer(terminal, "figures", "--as-of", "2016-08-31", "--program", "aarhus_pool_2013")
    assert {row["id"]: row["n"] for row in ours}["pool_started"] == 2
    assert {row["id"]: row["n"] for row in other}["pool_started"] == 0


def test_plain_text_says_the_counts(terminal: Terminal, tmp_path: Path) -> None:
    file = str(save_book(tmp_path / "a.xlsx", an_extract()))
    assert terminal.run("import", file, "--dry-run") == 0
    assert terminal.out.startswith("Plan: ")
    assert terminal.run("import", file) == 0
    assert "rækker" in terminal.out


def test_reports_are_written_and_logged(terminal: Terminal, tmp_path: Path) -> None:
    answer(terminal, "import", str(save_book(tmp_path / "a.xlsx", an_extract())))
    sheet, case = tmp_path / "status.xlsx", tmp_path / "case.pdf"
    done = answer(terminal, "report", "status-sheet", "--as-of", "2016-08-31", "--out", str(sheet))
    assert done["file"] == str(sheet)
    openpyxl.load_workbook(sheet, read_only=True).close()
    words = ("report", "cabi-case", "--as-of", "2016-08-31", "--audience", "external")
    done = answer(terminal, *words, "--release", "pool_ended=aftalt", "--out", str(case))
    assert case.read_bytes().startswith(b"%PDF")
    assert done["pages"] >= 1
    exports = [row for row in answer(terminal, "log") if row["kind"] == "export"]
    assert [row["facts"]["document"] for row in exports] == ["status-sheet", "cabi-case"]
    assert exports[1]["facts"]["released"] == {"pool_ended": "aftalt"}


def test_reports_that_cannot_be_written_leave_no_file(terminal: Terminal, tmp_path: Path) -> None:
    for words in (
        ("status-sheet", "--out", str(tmp_path / "status.pdf")),
        ("status-sheet", "--out", str(tmp_path / "findes" / "ikke.xlsx")),
        ("cabi-case", "--out", str(tmp_path / "c.pdf"), "--audience", "external",
         "--release", "findes_ikke=fordi"),
        ("cabi-case", "--out", str(tmp_path / "c.pdf"), "--program", "findes_ikke"),
    ):  # fmt: skip
        assert terminal.run("report", *words) == 1
        assert terminal.err
    assert {path.name for path in tmp_path.iterdir()} == {"adgang.txt", "register"}


CASE = """
[case]
contact = ["Bo Lind, teamleder", "bo@eksempel.dk"]

[[case.quotes]]
text = "Det gik bedre, end jeg turde tro"
name = "Per Holt"
title = "leder"
approved_by = "Per Holt"
approved_on = 2016-08-30
"""


def words_of(path: Path) -> str:
    pdf = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return " ".join(text.split())


def test_own_texts_of_a_case_for_once_and_kept(terminal: Terminal, tmp_path: Path) -> None:
    file, out = tmp_path / "tekster.toml", tmp_path / "case.pdf"
    file.write_text(CASE, encoding="utf-8")
    plain = ("report", "cabi-case", "--out", str(out))
    assert terminal.run(*plain, "--texts", str(file)) == 0, terminal.err
    assert "Bo Lind" in words_of(out)
    assert terminal.run(*plain) == 0
    assert "Bo Lind" not in words_of(out)
    assert terminal.run(*plain, "--texts", str(file), "--keep") == 0
    assert "gælder også næste gang" in terminal.err
    file.write_text('title = "Vores egen titel"', encoding="utf-8")
    answer(terminal, *plain, "--texts", str(file), "--keep")
    assert terminal.run(*plain) == 0
    assert "Bo Lind" in words_of(out)
    assert "Vores egen titel" in words_of(out)
    answer(terminal, "undo")
    answer(terminal, "undo")
    assert terminal.run(*plain) == 0
    assert "Bo Lind" not in words_of(out)


def test_texts_that_cannot_be_used_write_and_keep_nothing(
    terminal: Terminal, tmp_path: Path
) -> None:
    file, out = tmp_path / "tekster.toml", tmp_path / "case.pdf"
    plain = ("report", "cabi-case", "--out", str(out), "--texts", str(file), "--keep")
    before = answer(terminal, "dump")
    for text, said in (
        ("citater = []", "»citater«"),
        ('title = "{findes_ikke}"', "findes_ikke"),
        ("title = ", "TOML"),
        ('title = ""', "mangler"),
    ):
        file.write_text(text, encoding="utf-8")
        assert terminal.run(*plain) == 1
        assert said in terminal.err
    assert terminal.run("report", "cabi-case", "--out", str(out), "--keep") == 2
    words = ("report", "status-sheet", "--out", str(tmp_path / "s.xlsx"), "--texts", str(file))
    assert terminal.run(*words) == 2
    assert not out.exists()
    assert answer(terminal, "dump") == before
