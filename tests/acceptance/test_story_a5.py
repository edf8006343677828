"""Story A5: 2.000 in fleksjob and 300 on ledighedsydelse are 13,0 % of the scheme, everywhere."""

import openpyxl
import pypdfium2
import pytest

from flexdesk.app.documents import CABI_CASE, STATUS_SHEET, preview_pdf, write_document
from flexdesk.base.ids import citizen_id
from tests.support.desks import DAY, a_desk, day
from tests.support.real_window import real_window
from tests.support.shown import shown_words
from tests.support.stores import a_cpr

IN_FLEKSJOB, ON_LY = 2_000, 300
OF = "af fleksjobordningen"
PROGRAM = "aalborg_udvikling"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("FLEXDESK_DATA", str(tmp_path / "home"))
    with a_desk(tmp_path, program=PROGRAM) as made:
        people, periods = [], []
        for number in range(IN_FLEKSJOB + ON_LY):
            cpr = a_cpr(number)
            row = citizen_id(made.store.team_secret, cpr)
            people.append({"id": row, "cpr": cpr, "first_name": "Bo", "last_name": f"Ø{number}",
                           "program": PROGRAM, "step": "close_follow_up"})  # fmt: skip
            kind = "fleksjob" if number < IN_FLEKSJOB else "ledighedsydelse"
            periods.append({"id": f"{number:032x}", "citizen": row, "kind": kind,
                            "start": day("2016-01-01"), "last_day": None})  # fmt: skip
        with made.store.work("test") as uow:
            uow.insert_many("citizen", people)
            uow.insert_many("benefit", periods)
        yield made


def of_sheet(path):
    """Return every text of a workbook and every number as a share is printed."""
    book = openpyxl.load_workbook(path, data_only=True)
    texts, shares = [], []
    for sheet in book.worksheets:
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str):
                    texts.append(cell.value)
                elif isinstance(cell.value, float) and "%" in cell.number_format:
                    shares.append(round(cell.value, 3))
    return "\n".join(texts), shares


def of_pdf(data):
    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("-\r\n", "").split())


def test_the_share_of_the_scheme_is_one_number_on_screen_sheet_and_pdf(qtbot, desk, tmp_path):
    with real_window(qtbot, desk) as hand:
        hand.bench.go("overview")
        hand.settle()
        told = shown_words(hand.bench.window.current_page)
    assert "13,0 %" in told
    assert OF in told
    assert "300 af 2.300" in told
    assert "15,0" not in told
    out = tmp_path / "status.xlsx"
    named = {"on": DAY, "audience": "internal", "releases": {}}
    write_document(desk, STATUS_SHEET, out=out, **named)
    texts, shares = of_sheet(out)
    assert OF in texts
    assert 0.13 in shares
    assert 0.15 not in shares
    assert "15,0" not in texts
    paper = of_pdf(preview_pdf(desk, CABI_CASE, **named))
    assert "13,0" in paper
    assert OF in paper
    assert "15,0" not in paper
