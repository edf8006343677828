"""Repairs of injured cells: offered only where what was meant is plain, and never with a number."""

import datetime as dt

import pytest

from flexdesk.imports.choices import Choices
from flexdesk.imports.problems import Severity
from flexdesk.imports.profiles import Column
from flexdesk.imports.raw import shown_cpr
from flexdesk.imports.reading import read_file
from flexdesk.imports.repairs import BACK, EMPTY, VALUE, ZERO, repairs_for
from flexdesk.imports.tables import BrokenCell
from tests.support.import_books import ON, an_extract, day, save_book

# put together: a number that lost its zero is no replacement number
WITH_ZERO = "0" + "707704285"
CPR = Column("cpr", "cpr", ())
HOURS = Column("hours_week", "hours", ())
NEEDED = Column("hours_week", "hours", (), filled=True)
DAY = Column("start", "day", ())


def offered(column, code, raw):
    return [(each.kind, each.value) for each in repairs_for(column, f"import.{code}", raw, ON)]


@pytest.mark.parametrize(
    ("column", "code", "raw", "wanted"),
    [
        (CPR, "cpr.length", "70770-4285", [(ZERO, WITH_ZERO)]),
        (CPR, "cpr.length", " 70770 4285 ", [(ZERO, WITH_ZERO)]),
        (CPR, "cpr.length", "99999-4285", []),
        (CPR, "cpr.length", "810456-12", []),
        (CPR, "cpr.digits", "670770-4285 (Åse)", [(VALUE, "6707704285")]),
        (CPR, "cpr.digits", "670770-4285 og 680101-2468", []),
        (CPR, "cpr.digits", "ukendt", []),
        (CPR, "cpr.day", "670799-4285", []),
        (HOURS, "number.is_day", dt.date(2016, 5, 7), [(VALUE, 7.5), (EMPTY, None)]),
        (HOURS, "number.is_day", day("2016-10-01"), [(EMPTY, None)]),
        (HOURS, "number.is_day", dt.time(7, 30), [(VALUE, 7.5), (EMPTY, None)]),
        (NEEDED, "number.is_day", day("2016-10-01"), []),
        (HOURS, "number.is_range", "1-10", [(EMPTY, None)]),
        (HOURS, "hours.out_of_range", 42497, [(VALUE, 7.5), (EMPTY, None)]),
        (HOURS, "hours.out_of_range", 42401, [(EMPTY, None)]),
        (HOURS, "hours.out_of_range", 200, []),
        (HOURS, "hours.over_37", 40, []),
        (HOURS, "number.unreadable", "7,5 timer", [(VALUE, 7.5)]),
        (HOURS, "number.unreadable", "10 t.", [(VALUE, 10.0)]),
        (HOURS, "number.unreadable", "mange", []),
        (DAY, "day.impossible", "31-09-2015", [(VALUE, dt.date(2015, 9, 30))]),
        (DAY, "day.impossible", "30/2 2016", [(VALUE, dt.date(2016, 2, 29))]),
        (DAY, "day.impossible", "45-09-2015", []),
        (DAY, "day.impossible", "31-13-2015", []),
        (DAY, "day.unreadable", "i går", []),
    ],
)  # fmt: skip
def test_a_repair_is_offered_only_where_it_is_plain(column, code, raw, wanted):
    assert offered(column, code, raw) == wanted


def test_no_repair_and_no_cell_shows_a_number_in_its_repr():
    (repair,) = repairs_for(CPR, "import.cpr.length", "70770-4285", ON)
    assert repair.shown == "070770-••••"
    assert "4285" not in repr(repair)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("70770-4285", "70770-••••"),
        (707704285, "70770••••"),
        ("670770-4285", "670770-••••"),
        ("670770-4285 (Åse)", "670770-•••• (Åse)"),
        ("12", "••"),
        (BrokenCell("import.cell.error_value", "#REF!"), "#REF!"),
    ],
)
def test_the_last_four_digits_of_an_injured_number_are_hidden(raw, wanted):
    assert shown_cpr(raw) == wanted


def wounded(tmp_path):
    sheets = an_extract()
    sheets["Borgere"][1][0] = "70770-4285"
    sheets["Borgere"][1][1] = "Ida"
    sheets["Forløb"][4][7] = day("2016-05-07")
    return save_book(tmp_path / "a.xlsx", sheets)


def test_a_problem_shows_its_cell_and_a_repaired_cell_is_read_and_said(tmp_path):
    path = wounded(tmp_path)
    file = read_file(path, on=ON)
    cells = {each.row: each.cell for each in file.problems if each.is_error and each.cell}
    assert cells[2].shown == "70770-••••"
    assert (cells[5].field, cells[5].shown) == ("hours_week", "07-05-2016")
    places = {(each.sheet, each.row): each.title for each in file.refused}
    assert places == {("Borgere", 2): "Ida Ærø", ("Forløb", 5): "Bo Øllegaard"}
    repairs = {("Borgere", 2, "cpr"): WITH_ZERO, ("Forløb", 5, "hours_week"): 7.5}
    again = read_file(path, on=ON, choices=Choices(repairs=repairs))
    said = [each for each in again.problems if each.code == "import.cell.repaired"]
    assert {(each.sheet, each.row, each.severity) for each in said} == {
        ("Borgere", 2, Severity.WARNING), ("Forløb", 5, Severity.WARNING),
    }  # fmt: skip
    assert all([repair.kind for repair in each.cell.repairs] == [BACK] for each in said)
    taken = {each.facts["taken"] for each in said}
    assert taken == {"070770-••••", "7,5"}
    assert WITH_ZERO in {row.values["cpr"] for row in again.rows["citizen"]}
    assert "4285" not in repr(again.problems) + repr(Choices(repairs=repairs))


def test_a_cell_left_out_is_read_as_empty(tmp_path):
    path = wounded(tmp_path)
    repairs = {("Forløb", 5, "hours_week"): None}
    file = read_file(path, on=ON, choices=Choices(repairs=repairs))
    row = next(row for row in file.rows["placement"] if row.values["number"] == "F00004")
    assert row.values["hours_week"] is None
    said = next(each for each in file.problems if each.code == "import.cell.repaired")
    assert said.facts == {"taken": "tom"}
