"""Mutants of a sound file: whatever is broken, it is read or refused with a code, never a crash."""

import random

import pytest

from flexdesk.app.sentences_import import IMPORT
from flexdesk.base.errors import FlexDeskError
from flexdesk.imports.checks import orphans
from flexdesk.imports.reading import read_file
from tests.support.import_books import ON, an_extract, parts_of, save_book, sheet_xml, zipped

TOKENS = [b"<", b">", b"</row>", b"<row>", b'r="A1"', b't="s"', b't="e"', b't="d"', b"<f>1</f>",
          b"&", b"&#0;", b"&amp;", b"\xff", b"\0", b"1e400", b"-1", b"99999999999", b"nan", b"",
          b"<c/>", b"<mergeCell ref='A1:B9'/>", b'r="XFD1048576"', b"<is><r/></is>",
          b"2016-13-45T99", b"]]>", b"<!--", b"<?x ?>", b"xmlns:x='y'", b'r="0"']  # fmt: skip


def mutated(data, draw):
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(data) + 1)
        end = at + draw.choice((0, 0, 1, 5, 60))
        data = data[:at] + draw.choice(TOKENS) + data[end:]
    return data


def read_or_refuse(path):
    codes, refused = [], ""
    try:
        file = read_file(path, on=ON)
    except FlexDeskError as error:
        refused = error.code
        codes.append(refused)
    else:
        found = (*file.problems, *(problem for _, _, problem in orphans(file, {})))
        codes += [problem.code for problem in found]
    assert set(codes) <= set(IMPORT), codes
    return refused


def run(tmp_path, count, seed):
    draw = random.Random(seed)  # noqa: S311 - faults, no secret
    sound = parts_of(save_book(tmp_path / "a.xlsx", an_extract()))
    whole = zipped(sound)
    path = tmp_path / "mutant.xlsx"
    outcomes = set()
    for number in range(count):
        if number % 4 == 0:
            path.write_bytes(mutated(whole, draw))
        else:
            name = draw.choice([name for name in sound if "theme" not in name])
            path.write_bytes(zipped({**sound, name: mutated(sound[name], draw)}))
        outcomes.add(read_or_refuse(path))
    return outcomes


def test_mutants_are_read_or_refused(tmp_path):
    assert {"", "import.file.damaged", "import.zip.damaged"} <= run(tmp_path, 120, 1)


@pytest.mark.deep
def test_thousands_of_mutants_are_read_or_refused(tmp_path):
    assert len(run(tmp_path, 20_000, 2)) > 5


def test_mutants_of_a_text_file_are_read_or_refused(tmp_path):
    draw = random.Random(3)  # noqa: S311 - faults, no secret
    sound = "CPR-nr;Navn;LY siden\r\n670770-4285;Åse Ærø;1/3 2014\r\n".encode() * 3
    for _ in range(150):
        path = tmp_path / "a.csv"
        path.write_bytes(mutated(sound, draw) or b"x")
        read_or_refuse(path)


@pytest.mark.parametrize(
    "xml",
    [sheet_xml(b"", head=b"<a>" * 140_000 + b"</a>" * 140_000),
     sheet_xml(b"<row>" + b"<c>" * 50_000 + b"</c>" * 50_000 + b"</row>"),
     sheet_xml(b'<row r="1"><c r="A1" t="inlineStr"><is>' + b"<r><t>x</t></r>" * 40_000
               + b"</is></c></row>")],
)  # fmt: skip
def test_deep_and_long_markup_is_survived(tmp_path, xml):
    path = save_book(tmp_path / "a.xlsx", an_extract())
    path.write_bytes(zipped({**parts_of(path), "xl/worksheets/sheet1.xml": xml}))
    read_or_refuse(path)
