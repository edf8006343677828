"""Figures in words: shares with n of N, targets at their own precision, signs on changes."""

import dataclasses
import datetime as dt

import pytest

from flexdesk.app.figure_words import (
    basis_words,
    change_words,
    is_too_few,
    signed,
    since_words,
    target_words,
    value_words,
)
from flexdesk.domain.figures import Figure

COUNT = Figure(
    "pool_running", "I gang", "stock", 199, 199, None, "forløb", "", "", dt.date(2016, 8, 31),
    150, True, (),
)  # fmt: skip
SHARE = dataclasses.replace(
    COUNT, id="ly_share", kind="share", value=300 / 2300, n=300, N=2300, target=0.13
)


def test_values() -> None:
    assert value_words(COUNT) == "199"
    assert value_words(SHARE) == "13,0 %"
    assert value_words(SHARE, 0) == "13 %"
    assert value_words(dataclasses.replace(SHARE, value=None, n=0, N=0)) == "–"


def test_basis() -> None:
    assert basis_words(COUNT) == ""
    assert basis_words(SHARE) == "300 af 2.300"


def test_targets() -> None:
    assert target_words(COUNT) == "Mål 150, nået"
    missed = dataclasses.replace(COUNT, value=140, n=140, target_met=False)
    assert target_words(missed) == "Mål 150, 10 fra"
    low = dataclasses.replace(SHARE, value=0.21, target=0.35, target_met=False)
    assert target_words(low) == "Mål 35 %, 14 point fra"
    assert target_words(dataclasses.replace(COUNT, target=None)) == ""


def test_changes() -> None:
    before = dataclasses.replace(COUNT, value=194, n=194, on=dt.date(2016, 7, 31))
    assert change_words(COUNT, before) == "+5"
    assert since_words(COUNT, before) == "+5 siden juli"
    share_before = dataclasses.replace(SHARE, value=0.14, on=dt.date(2016, 7, 31))
    assert change_words(SHARE, share_before) == "−1,0"
    assert since_words(SHARE, share_before) == "−1 point siden juli"
    assert change_words(SHARE, dataclasses.replace(SHARE, value=None)) == "–"


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (0.0001, "0,0"), (2.5, "+2,5"), (-2, "−2")])
def test_signs(value: float, text: str) -> None:
    assert signed(value, 0 if isinstance(value, int) else 1) == text


def test_shares_of_few_are_too_few() -> None:
    assert is_too_few(dataclasses.replace(SHARE, N=4), 5)
    assert not is_too_few(dataclasses.replace(SHARE, N=4), 4)
    assert not is_too_few(SHARE, 5)
    assert not is_too_few(COUNT, 5)
