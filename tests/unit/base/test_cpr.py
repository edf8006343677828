"""CPR vectors. The only file where numbers without 60 added to the day may stand."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.cpr import (
    HINT_AGE,
    HINT_MOD11,
    HINT_ZERO,
    age_on,
    birth_of,
    format_cpr,
    mask_cpr,
    parse_cpr,
)
from flexdesk.base.errors import UserError

ON = dt.date(2016, 8, 31)


@pytest.mark.parametrize(
    ("text", "birth", "hints"),
    [
        ("0707614285", dt.date(1961, 7, 7), ()),
        ("070761-4285", dt.date(1961, 7, 7), ()),
        (" 070761 - 4285 ", dt.date(1961, 7, 7), ()),
        ("070761–4285", dt.date(1961, 7, 7), ()),
        ("0707614286", dt.date(1961, 7, 7), (HINT_MOD11,)),
        ("2902004000", dt.date(2000, 2, 29), (HINT_MOD11,)),
        ("3112379000", dt.date(1937, 12, 31), (HINT_MOD11,)),
        ("0101650000", dt.date(1965, 1, 1), ()),
        ("0101650001", dt.date(1965, 1, 1), ()),
        ("0101585000", dt.date(1858, 1, 1), (HINT_AGE,)),
        (707614285, dt.date(1961, 7, 7), (HINT_ZERO,)),
        (707614285.0, dt.date(1961, 7, 7), (HINT_ZERO,)),
        ("707614285", dt.date(1961, 7, 7), (HINT_ZERO,)),
    ],
)
def test_accepted(text, birth, hints):
    read = parse_cpr(text, on=ON)
    assert read.birth == birth
    assert read.hints == hints
    assert len(read.digits) == 10
    assert not read.is_replacement
    assert read.zero_added == (HINT_ZERO in hints)


def test_the_official_example_has_no_mod11_hint_and_its_neighbour_has():
    assert parse_cpr("0707614285", on=ON).hints == ()
    assert parse_cpr("0707614286", on=ON).hints == (HINT_MOD11,)
    assert parse_cpr("0101650002", on=ON).hints == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("070761428", "cpr.length"),
        ("07076142855", "cpr.length"),
        ("070761-428", "cpr.length"),
        (70761428, "cpr.length"),
        ("", "cpr.length"),
        (None, "cpr.length"),
        ("0707A14285", "cpr.digits"),
        ("٠٧٠٧٦١٤٢٨٥", "cpr.digits"),
        (707614285.5, "cpr.digits"),
        (True, "cpr.digits"),
        (dt.date(1961, 7, 7), "cpr.digits"),
        ("3002614285", "cpr.day"),
        ("2902000000", "cpr.day"),
        ("0013614285", "cpr.day"),
        ("6007614285", "cpr.day"),
        ("9207614285", "cpr.day"),
        ("0101575000", "cpr.future"),
        ("0109165000", "cpr.future"),
    ],
)
def test_refused(text, code):
    with pytest.raises(UserError) as refused:
        parse_cpr(text, on=ON)
    assert refused.value.code == code


def test_birth_on_the_day_of_entry_is_not_the_future():
    assert parse_cpr("3108165000", on=ON).birth == ON


def test_replacement_numbers_are_marked_and_never_summed():
    read = parse_cpr("6707614285", on=ON)
    assert read.is_replacement
    assert read.birth == dt.date(1961, 7, 7)
    assert read.hints == ()


@pytest.mark.parametrize(
    ("seventh", "year", "full"),
    [
        ("0", 0, 1900), ("3", 36, 1936), ("3", 37, 1937), ("0", 57, 1957), ("3", 99, 1999),
        ("4", 0, 2000), ("4", 36, 2036), ("4", 37, 1937), ("4", 58, 1958), ("4", 99, 1999),
        ("5", 0, 2000), ("8", 36, 2036), ("5", 37, 2037), ("8", 57, 2057), ("5", 58, 1858),
        ("8", 99, 1899), ("9", 36, 2036), ("9", 37, 1937), ("9", 58, 1958),
    ],
)  # fmt: skip
def test_century_by_the_seventh_digit(seventh, year, full):
    assert birth_of(f"0202{year:02}{seventh}000").year == full


def test_shown_masked_and_with_hyphen_and_never_in_repr():
    assert mask_cpr("6707704285") == "670770-••••"
    assert format_cpr("6707704285") == "670770-4285"
    assert "6707" not in repr(parse_cpr("6707704285", on=ON))


def test_age():
    assert age_on(dt.date(1961, 9, 1), ON) == 54
    assert age_on(dt.date(1961, 8, 31), ON) == 55


@given(st.dates(dt.date(1937, 1, 1), dt.date(1999, 12, 31)), st.integers(0, 999), st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_day_comes_back(birth, serial, is_replacement):
    day = birth.day + (60 if is_replacement else 0)
    read = parse_cpr(f"{day:02}{birth:%m%y}4{serial:03}", on=ON)
    assert (read.birth, read.is_replacement) == (birth, is_replacement)


@given(st.text(max_size=14))
@settings(max_examples=50, deadline=None)
def test_any_text_is_read_or_refused(text):
    try:
        read = parse_cpr(text, on=ON)
    except UserError as error:
        assert error.code.startswith("cpr.")  # noqa: PT017 - either outcome is right
    else:
        assert len(read.digits) == 10
