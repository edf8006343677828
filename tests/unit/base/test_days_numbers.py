"""Days, numbers, shares and kroner, read and written."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.errors import UserError
from flexdesk.base.numbers import (
    HINT_DECIMAL_POINT,
    HINT_THOUSANDS,
    format_day,
    format_day_long,
    format_kroner,
    format_month,
    format_number,
    format_share,
    parse_day,
    parse_number,
    read_number,
    round_half_up,
)

THIRD = dt.date(2016, 2, 3)


@pytest.mark.parametrize(
    "value",
    [
        "03-02-2016", "3-2-2016", "3/2 2016", "3/2-2016", "3.2.16", "3. 2. 2016", "03.02.2016",
        "2016-02-03", "2016-02-03 00:00:00", "2016-02-03T10:15:00.123", "3/2-16", " 3/2/2016 ",
        "3. februar 2016", "3 feb 2016", "3. FEB. 2016", "20160203", "03022016", 20160203, 42403,
        42403.75, THIRD, dt.datetime(2016, 2, 3, 23, 59, tzinfo=dt.UTC), "03-02-2016 10.42",
        "2016/2/3",
    ],
)  # fmt: skip
def test_day_read(value):
    assert parse_day(value) == THIRD


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("02/13/2016", "day.impossible"), ("30-02-2016", "day.impossible"),
        ("2016-13-01", "day.impossible"), ("", "day.empty"), (None, "day.empty"),
        ("3/2", "day.shape"), ("i går", "day.shape"), ("3. fubar 2016", "day.shape"),
        (True, "day.shape"), ([], "day.shape"), ("01-01-1066", "day.range"),
        (dt.date(9999, 12, 31), "day.range"), (60, "day.serial"), (0, "day.serial"),
        (float("nan"), "day.serial"), (-4, "day.serial"), ("01-01-20166", "day.shape"),
        ("13022016x", "day.shape"),
    ],
)  # fmt: skip
def test_day_refused(value, code):
    with pytest.raises(UserError) as refused:
        parse_day(value)
    assert refused.value.code == code


def test_infinite_serials_are_refused():
    for value in (float("inf"), float("-inf"), 1e300):
        with pytest.raises(UserError):
            parse_day(value)


@pytest.mark.parametrize("text", ["0001-01-01", "01-01-0016", "1899-12-31", "2200-01-01"])
def test_a_year_of_four_digits_is_never_helped_into_a_century(text):
    with pytest.raises(UserError) as caught:
        parse_day(text)
    assert caught.value.code == "day.range"


def test_two_digit_years_turn_at_fifty():
    assert parse_day("01-01-49").year == 2049
    assert parse_day("01-01-50").year == 1950


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_any_day_comes_back(day):
    for text in (format_day(day), day.isoformat(), format_day_long(day), f"{day:%Y%m%d}"):
        assert parse_day(text) == day


def test_day_written():
    assert format_day(dt.date(2016, 8, 31)) == "31-08-2016"
    assert format_day(None) == ""
    assert format_day_long(dt.date(2016, 8, 1)) == "1. august 2016"
    assert format_month(dt.date(2016, 8, 31)) == "august 2016"


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("7,4", 7.4), ("1.234,50", 1234.5), ("1234,5", 1234.5), ("-7,4", -7.4), ("\u22127", -7),
        ("+7", 7), ("1 234,5", 1234.5), ("1\u00a0234", 1234), ("1.234.567", 1234567), (7.4, 7.4),
        (8, 8), (Decimal("2.5"), 2.5), ("0,5", 0.5), ("08", 8),
    ],
)  # fmt: skip
def test_number_read_without_doubt(value, number):
    assert read_number(value).value == number
    assert read_number(value).hints == ()
    assert parse_number(value) == number


def test_number_read_with_doubt():
    assert read_number("24.312") == read_number("24.312")
    assert (read_number("24.312").value, read_number("24.312").hints) == (24312, (HINT_THOUSANDS,))
    assert (read_number("7.4").value, read_number("7.4").hints) == (7.4, (HINT_DECIMAL_POINT,))
    assert read_number("0.125").value == 0.125


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "number.empty"), (None, "number.empty"), ("-", "number.empty"),
        ("1,234.50", "number.shape"), ("1.23,4", "number.shape"), ("syv", "number.shape"),
        ("\u0667", "number.shape"), (True, "number.shape"), (float("nan"), "number.shape"),
        (float("inf"), "number.shape"), ("1e5", "number.shape"), ([], "number.shape"),
        ("7,", "number.shape"), ("7-9", "number.shape"),
    ],
)  # fmt: skip
def test_number_refused(value, code):
    with pytest.raises(UserError) as refused:
        parse_number(value)
    assert refused.value.code == code


def test_number_written():
    assert format_number(1234.5) == "1.234,5"
    assert format_number(1234567) == "1.234.567"
    assert format_number(-1234.5, 2) == "-1.234,50"
    assert format_number(0.1 + 0.2) == "0,3"
    assert format_number(8.0) == "8"
    assert format_number(2.675, 2) == "2,68"
    assert format_number(-0.2, 0) == "0"
    assert format_number(Fraction(1, 3)) == "0,3333"


def test_shares_are_rounded_half_up_once():
    assert format_share(Fraction(299, 409)) == "73 %"
    assert format_share(299 / 409, 1) == "73,1 %"
    assert format_share(300 / 2300) == "13 %"
    assert format_share(300 / 2300, 1) == "13,0 %"
    assert format_share(0.145) == "15 %"
    assert format_share(0.125) == "13 %"
    assert format_share(0.0) == "0 %"
    assert format_share(1) == "100 %"
    assert format_share(Fraction(4, 409), 2) == "0,98 %"
    assert format_share(-0.005) == "-1 %"


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 3))
@settings(max_examples=50, deadline=None)
def test_rounding_is_off_by_half_a_unit_at_most(n, whole, decimals):
    share = Fraction(n, whole)
    rounded = Fraction(round_half_up(share, decimals))
    assert abs(rounded - share) * 10**decimals <= Fraction(1, 2)
    assert rounded - share != -Fraction(1, 2 * 10**decimals)


def test_kroner():
    assert format_kroner(1896450) == "18.964,50 kr."
    assert format_kroner(150_000_000) == "1.500.000 kr."
    assert format_kroner(-5) == "-0,05 kr."
