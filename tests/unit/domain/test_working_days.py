"""Working days: Easter over three centuries, holidays by dated rules, the day before and after."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexdesk.domain.working_days import WorkingDays, easter_sunday, holidays
from tests.support.builders import a_day, shipped_rules

RULES = shipped_rules()
DAYS = WorkingDays(RULES)


@pytest.mark.parametrize(
    "easter",
    ["1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02", "2000-04-23", "2008-03-23",
     "2011-04-24", "2016-03-27", "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05",
     "2038-04-25", "2285-03-22"],
)  # fmt: skip
def test_easter_falls_where_the_almanac_has_it(easter):
    assert easter_sunday(int(easter[:4])) == a_day(easter)


@given(st.integers(1900, 2199))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert dt.date(year, 3, 22) <= easter <= dt.date(year, 4, 25)


def test_the_holidays_of_2016():
    assert sorted(holidays(2016, RULES)) == [
        a_day(text)
        for text in (
            "2016-01-01", "2016-03-24", "2016-03-25", "2016-03-27", "2016-03-28", "2016-04-22",
            "2016-05-05", "2016-05-15", "2016-05-16", "2016-12-24", "2016-12-25", "2016-12-26",
            "2016-12-31",
        )
    ]  # fmt: skip


def test_store_bededag_is_a_working_day_from_2024():
    assert not DAYS.is_working_day(a_day("2023-05-05"))
    assert DAYS.is_working_day(a_day("2024-04-26"))
    assert len(holidays(2024, RULES)) == len(holidays(2023, RULES)) - 1


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2016-08-31", "2016-08-31", "2016-08-31"),
        ("2016-09-03", "2016-09-02", "2016-09-05"),
        ("2016-03-25", "2016-03-23", "2016-03-29"),
        ("2016-12-24", "2016-12-23", "2016-12-27"),
        ("2017-01-01", "2016-12-30", "2017-01-02"),
    ],
)
def test_a_day_off_moves_to_the_working_day_before_or_after(day, before, after):
    assert DAYS.on_or_before(a_day(day)) == a_day(before)
    assert DAYS.on_or_after(a_day(day)) == a_day(after)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31)))
def test_the_moved_day_is_a_working_day_and_no_working_day_is_jumped(day):
    before, after = DAYS.on_or_before(day), DAYS.on_or_after(day)
    assert before <= day <= after
    assert DAYS.is_working_day(before)
    assert DAYS.is_working_day(after)
    between = [before + dt.timedelta(days=n) for n in range(1, (after - before).days)]
    assert not any(DAYS.is_working_day(each) for each in between)
