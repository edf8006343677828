"""Hostile files: each is refused with its own code before any spreadsheet parser sees it."""

import datetime as dt
import io
import os
import zipfile

import openpyxl
import pytest

from flexdesk.app.sentences import explain
from flexdesk.app.sentences_import import IMPORT
from flexdesk.base.errors import EnvironmentFaultError, FlexDeskError, UserError
from flexdesk.imports import guard
from flexdesk.imports.reading import read_file
from tests.support.import_books import (
    ON,
    an_extract,
    parts_of,
    save_book,
    sheet_xml,
    with_part,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    b'<!ENTITY lol2 "&lol;&lol;&lol;">]><worksheet>&lol2;</worksheet>'
)


@pytest.fixture
def book(tmp_path):
    return save_book(tmp_path / "bog.xlsx", an_extract())


def code_of(path):
    with pytest.raises(FlexDeskError) as caught:
        read_file(path, on=ON)
    assert caught.value.code in IMPORT
    sentence = explain(caught.value)
    assert sentence.happened
    assert sentence.safe
    assert sentence.do
    assert "–" not in sentence.happened.replace("1900–2199", ""), "a fact is missing"
    return caught.value.code


def written(path, data):
    path.write_bytes(data)
    return path


def test_openpyxl_reads_with_defusedxml():
    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xls", guard._OLE_MAGIC + b"\0" * 600, "import.file.xls"),
        ("a.xlsx", guard._OLE_MAGIC + b"\0" * 600, "import.file.xls"),
        ("a.xlsx", guard._OLE_MAGIC + guard._ENCRYPTED_PACKAGE, "import.file.encrypted"),
        ("a.xls", b"<html><table></table></html>", "import.file.xls"),
        ("a.xlsm", b"PK\x03\x04", "import.file.xlsm"),
        ("a.xlsb", b"PK\x03\x04", "import.file.xlsb"),
        ("a.ods", b"PK\x03\x04", "import.file.ods"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "import.zip.damaged"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "import.file.unknown"),
        ("a.xlsx", b"", "import.file.empty"),
        ("a.csv", b"\xef\xbb\xbf \r\n", "import.file.empty"),
        ("a.xlsx", b"CPR;Navn\n", "import.file.unknown"),
        ("a.pdf", b"%PDF-1.4", "import.file.unknown"),
        ("a.csv", b"MZ\x90\0\x03\0\0", "import.file.unknown"),
        ("a.csv", b"\xff\xfeC\0P\0R", "import.file.unknown"),
        ("a.csv", b"en\nto\ntre\n", "import.no_known_sheet"),
    ],
)
def test_files_of_other_kinds_have_their_own_codes(tmp_path, name, data, code):
    assert code_of(written(tmp_path / name, data)) == code


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    assert code_of(tmp_path / "ingen.xlsx") == "import.file.missing"
    assert code_of(tmp_path) == "import.file.not_a_file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_plain_file_is_never_read(tmp_path):
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").symlink_to("/dev/zero")
    for name in ("a.csv", "b.csv"):
        assert code_of(tmp_path / name) == "import.file.not_a_file"


def test_a_file_that_may_not_be_read_is_a_fault_of_the_surroundings(book, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(EnvironmentFaultError) as caught:
        read_file(book, on=ON)
    assert caught.value.code == "import.file.locked"


def test_a_file_over_20_mb_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "stor.xlsx"
    with path.open("wb") as target:
        target.truncate(guard.MAX_FILE_BYTES + 1)
    assert code_of(path) == "import.file.too_big"


def test_macros_are_refused_whatever_the_file_is_called(book):
    with_part(book, "xl/vbaProject.bin", b"\xd0\xcf")
    assert code_of(book) == "import.file.xlsm"


def test_binary_workbooks_and_opendocument_are_known_by_their_parts(tmp_path):
    parts = {"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\0"}
    assert code_of(written(tmp_path / "a.xlsx", zipped(parts))) == "import.file.xlsb"
    ods = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    assert code_of(written(tmp_path / "b.xlsx", zipped(ods))) == "import.file.ods"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    data = zipped({"billede.txt": b"hej"})
    assert code_of(written(tmp_path / "a.xlsx", data)) == "import.file.unknown"


def test_a_bomb_is_refused_by_its_ratio(book):
    with_part(book, "xl/media/tom.xml", b"<a>" + b" " * 5_000_000 + b"</a>")
    assert code_of(book) == "import.zip.ratio"


def test_too_much_content_is_refused_by_the_sizes_the_zip_declares(book, monkeypatch):
    monkeypatch.setattr(guard, "MAX_TOTAL_BYTES", 1000)
    assert code_of(book) == "import.zip.too_big"


def test_too_many_parts_are_refused(book):
    parts = {**parts_of(book), **{f"xl/media/{n}.bin": b"" for n in range(201)}}
    assert code_of(written(book, zipped(parts))) == "import.zip.too_many_parts"


@pytest.mark.parametrize("name", ["../x.xml", "xl/../../x.xml", "/abs.xml", "c:\\x.xml"])
def test_parts_that_point_elsewhere_are_refused(book, name):
    with_part(book, name, b"<a/>")
    assert code_of(book) == "import.zip.strange_names"


def test_two_parts_of_one_name_are_refused(book):
    data = io.BytesIO(book.read_bytes())
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<worksheet/>")
    assert code_of(written(book, data.getvalue())) == "import.zip.strange_names"


def test_other_ways_of_packing_are_refused(book):
    assert code_of(written(book, zipped(parts_of(book), zipfile.ZIP_LZMA))) == "import.zip.damaged"


def test_a_locked_zip_is_refused(book):
    data = bytearray(book.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    assert code_of(written(book, bytes(data))) == "import.file.encrypted"


def test_a_flipped_byte_in_the_packed_data_is_refused(book):
    data = bytearray(book.read_bytes())
    for at in range(100, 160):
        data[at] ^= 0xFF
    assert code_of(written(book, bytes(data))) == "import.zip.damaged"


@pytest.mark.parametrize(
    "part",
    [SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
     "[Content_Types].xml", "xl/media/uskyldig.png"],
)  # fmt: skip
@pytest.mark.parametrize("evil", [BOMB, b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'])
def test_doctype_and_entities_are_refused_in_every_part(book, part, evil):
    with_part(book, part, evil)
    assert code_of(book) == "import.xml.doctype"


def test_a_doctype_across_two_chunks_is_found(book):
    filler = b"<a>" + bytes(range(65, 91)) * 4
    text = filler * (guard._CHUNK // len(filler))
    with_part(book, "xl/drawings/x.xml", text[: guard._CHUNK - 4] + b"<!DOCTYPE x>")
    assert code_of(book) in {"import.xml.doctype", "import.zip.ratio"}
    chunks = iter([b"xyz<!DOC", b"TYPE x>"])
    joined = list(guard._with_overlap(next(chunks), chunks))
    assert any(b"<!DOCTYPE" in chunk for chunk in joined)
    assert b"".join(joined) == b"xyz<!DOCTYPE x>"


@pytest.mark.parametrize(
    "data",
    ["<a/>".encode("utf-16"), b'<?xml version="1.0" encoding="UTF-7"?><a/>',
     b'<?xml version="1.0" encoding="utf-16"?><a/>', "<a/>".encode("utf-32")],
)  # fmt: skip
def test_encodings_that_would_hide_a_doctype_are_refused(book, data):
    with_part(book, "xl/styles.xml", data)
    assert code_of(book) == "import.xml.encoding"


def test_a_text_no_cell_can_hold_is_refused_before_it_is_parsed(book):
    text = b"".join(bytes(f"{n:x}", "ascii") for n in range(120_000))
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + text + b"</t></is></c></row>"
    with_part(book, SHEET, sheet_xml(cell))
    assert code_of(book) == "import.text.too_long"


def test_rows_without_end_are_refused_by_counting_tags(book):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919 % 99991)
                    for n in range(1, 200_100))  # fmt: skip
    with_part(book, SHEET, sheet_xml(rows))
    assert code_of(book) == "import.too_many_rows"


def test_one_row_of_a_million_cells_is_refused(book):
    cells = b"".join(b'<c s="%d"/>' % (n % 977) for n in range(400_000))
    with_part(book, SHEET, sheet_xml(b'<row r="1">' + cells + b"</row>"))
    assert code_of(book) == "import.too_many_columns"


def test_a_part_that_is_only_markup_is_refused(book):
    noise = b"".join(b'<foo a="%d"/>' % (n * 7919 % 99991) for n in range(400_000))
    with_part(book, SHEET, sheet_xml(b"", head=noise))
    assert code_of(book) == "import.too_many_cells"


def test_a_cell_in_the_last_corner_is_refused_and_not_walked_to(book):
    with_part(book, SHEET, sheet_xml(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>CPR</t></is></c>'
        b'<c r="B1" t="inlineStr"><is><t>Navn</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))  # fmt: skip
    assert code_of(book) in {"import.too_many_rows", "import.too_many_columns"}


def test_a_value_right_of_the_last_column_is_refused(tmp_path):
    sheets = an_extract()
    sheets["Borgere"][1].extend([None] * 300 + ["x"])
    path = save_book(tmp_path / "bred.xlsx", sheets)
    assert code_of(path) == "import.too_many_columns"


def test_empty_styled_cells_far_to_the_right_are_no_harm(tmp_path):
    book = openpyxl.load_workbook(save_book(tmp_path / "bred.xlsx", an_extract()))
    book["Borgere"].cell(2, 900).font = openpyxl.styles.Font(bold=True)
    book.save(tmp_path / "bred.xlsx")
    assert read_file(tmp_path / "bred.xlsx", on=ON).errors == 0


def test_a_lying_dimension_hides_no_row(book):
    before = read_file(book, on=ON).rows_read
    with_part(book, SHEET, lambda xml: xml.replace(b'ref="A1:N3"', b'ref="A1:B2"'))
    assert b'ref="A1:B2"' in parts_of(book)[SHEET]
    assert read_file(book, on=ON).rows_read == before


def test_a_vast_dimension_costs_nothing(book):
    with_part(book, SHEET, lambda xml: xml.replace(b'ref="A1:N3"', b'ref="A1:XFD1048576"'))
    assert read_file(book, on=ON).errors == 0


def test_days_counted_from_1904_come_out_right(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for name, rows in an_extract().items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "mac.xlsx"
    book.save(path)
    starts = {row.values["start"] for row in read_file(path, on=ON).rows["benefit"]}
    assert dt.date(2013, 3, 1) in starts


@pytest.mark.parametrize(
    ("part", "data"),
    [("xl/workbook.xml", b"<workbook/>"), ("xl/workbook.xml", b"<a><b></a>"),
     (SHEET, b"<worksheet"), ("xl/styles.xml", b"<styleSheet><nej>"),
     ("xl/_rels/workbook.xml.rels", b"<Relationships/>"),
     (SHEET, sheet_xml(b'<row r="x"><c r="A1"><v>1</v></c></row>')),
     (SHEET, sheet_xml(b'<row r="1"><c r="1A" t="s"><v>9</v></c></row>')),
     (SHEET, sheet_xml(b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>')),
     (SHEET, sheet_xml(b'<row r="1"><c r="A1"><v>1e999x</v></c></row>'))],
)  # fmt: skip
def test_what_the_library_cannot_read_is_one_refusal(book, part, data):
    with_part(book, part, data)
    codes = ("import.file.damaged", "import.no_known_sheet", "import.damaged_workbook")
    assert code_of(book).startswith(codes)


def test_a_workbook_that_names_a_sheet_it_lacks_is_damaged_and_not_read_in_part(book):
    parts = parts_of(book)
    del parts[SHEET]
    assert code_of(written(book, zipped(parts))) == "import.damaged_workbook"


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_headings_without_rows_are_nothing_to_take_in(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        path.write_text("CPR-nr;Fornavn;Efternavn\n;;\n", encoding="utf-8")
    else:
        save_book(path, {name: rows[:1] for name, rows in an_extract().items()})
    assert code_of(path) == "import.no_rows"


def test_a_sheet_outside_its_folder_is_refused(book):
    parts = parts_of(book)
    parts["xl/pivotCache/x.xml"] = parts.pop(SHEET)
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = parts[rels].replace(b"worksheets/sheet1.xml", b"pivotCache/x.xml")
    assert code_of(written(book, zipped(parts))) == "import.zip.strange_names"


def test_a_csv_field_that_never_ends_is_refused(tmp_path):
    data = b'CPR;Navn\n"6707704285;' + b"x" * 200_000
    assert code_of(written(tmp_path / "a.csv", data)) == "import.text.too_long"


def test_a_csv_with_too_many_rows_or_columns_is_refused(tmp_path, monkeypatch):
    wide = ";".join(["x"] * 300)
    path = written(tmp_path / "a.csv", f"CPR;Navn\n{wide}\n".encode())
    assert code_of(path) == "import.too_many_columns"
    monkeypatch.setattr("flexdesk.imports.csv_file.MAX_ROWS", 5)
    path = written(tmp_path / "b.csv", ("CPR;Navn\n" + "670770-4285;A\n" * 30).encode())
    assert code_of(path) == "import.too_many_rows"


def test_an_unknown_profile_is_refused(book):
    with pytest.raises(UserError) as caught:
        read_file(book, on=ON, profile="findes_ikke")
    assert caught.value.code == "import.unknown_profile"
    assert caught.value.facts["choices"] == ["fagsystem", "own_list"]
