"""CVR and P-numbers."""

import pytest

from flexdesk.base.errors import UserError
from flexdesk.base.firms import is_cvr_checksum_ok, parse_cvr, parse_p_number


@pytest.mark.parametrize("text", ["55133018", "55 13 30 18", "DK55133018", 55133018, 55133018.0])
def test_cvr_read(text):
    assert parse_cvr(text) == "55133018"


@pytest.mark.parametrize("digits", ["13585628", "55133018", "64942212", "29189420", "35209115"])
def test_cvr_checksum_holds(digits):
    assert is_cvr_checksum_ok(digits)


def test_cvr_checksum_is_only_a_hint():
    assert parse_cvr("13585627") == "13585627"
    assert not is_cvr_checksum_ok("13585627")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5513301", "cvr.length"), ("05133018", "cvr.first_digit"), ("5513301x", "cvr.digits"),
        ("", "cvr.digits"), (None, "cvr.digits"), (1.5, "cvr.digits"), (True, "cvr.digits"),
    ],
)  # fmt: skip
def test_cvr_refused(text, code):
    with pytest.raises(UserError) as refused:
        parse_cvr(text)
    assert refused.value.code == code


def test_p_number():
    assert parse_p_number("1050167250") == parse_p_number(1050167250) == "1050167250"
    for text, code in (
        ("105016725", "p_number.length"),
        ("2050167250", "p_number.first_digit"),
        ("x", "p_number.digits"),
    ):
        with pytest.raises(UserError) as refused:
            parse_p_number(text)
        assert refused.value.code == code
