import datetime as dt
import io

from openpyxl import load_workbook

from flexdesk.reports.plain_workbook import plain_workbook

DAY = dt.date(2016, 8, 31)
SHEETS = {"Ark": (("Dag", "Tekst", "Tal", "Tom"), [(DAY, "=1+1", 12.5, None), (DAY, "Åse", 8, "")])}


def test_cells_are_days_texts_and_numbers_and_no_text_is_a_formula():
    sheet = load_workbook(io.BytesIO(plain_workbook(SHEETS, DAY)))["Ark"]
    head, first, second = sheet.iter_rows()
    assert [cell.value for cell in head] == ["Dag", "Tekst", "Tal", "Tom"]
    assert (first[0].value.date(), first[0].is_date) == (DAY, True)
    assert (first[1].value, first[1].data_type) == ("=1+1", "s")
    assert first[2].value == 12.5
    assert first[3].value is None
    assert second[1].value == "Åse"


def test_same_rows_give_the_same_bytes():
    assert plain_workbook(SHEETS, DAY) == plain_workbook(SHEETS, DAY)
