"""The fixed words: every section in both languages, hours and days as people say them."""

import datetime as dt

import pytest

from flexdesk.cards.words import days_of, hours_of, start_of, words_of
from flexdesk.domain.card_codes import Section
from flexdesk.domain.kandidatkort import CardContent


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_section_when_headed_then_it_has_words(language: str) -> None:
    words = words_of(language)
    assert all(words.heading(section) for section in Section)
    assert len(words.days) == len(words.days_short) == 7


@pytest.mark.parametrize(
    ("low", "high", "language", "expected"),
    [
        (12.0, None, "da", "12"),
        (None, 8.0, "da", "8"),
        (10.0, 10.0, "da", "10"),
        (7.5, 12.0, "da", "7,5–12"),
        (7.5, 12.0, "en", "7.5–12"),
        (None, None, "da", ""),
    ],
)
def test_hours_when_told_then_they_are_a_number_or_a_span(
    low: float | None, high: float | None, language: str, expected: str
) -> None:
    content = CardContent(hours_from=low, hours_to=high)
    assert hours_of(content, words_of(language)) == expected


def test_days_when_told_then_they_stand_in_the_order_of_the_week() -> None:
    content = CardContent(days=("fre", "man", "tir"))
    assert days_of(content, words_of("da")) == "mandag, tirsdag og fredag"
    assert days_of(content, words_of("en")) == "Monday, Tuesday and Friday"
    assert days_of(CardContent(days=("ons",)), words_of("da")) == "onsdag"
    assert days_of(CardContent(), words_of("da")) == ""


def test_the_start_when_told_then_day_and_words_are_joined() -> None:
    day = dt.date(2016, 3, 1)
    assert start_of(CardContent(start_on=day, start_text="gerne før"), words_of("da")) == (
        "1. marts 2016, gerne før"
    )
    assert start_of(CardContent(start_on=day), words_of("en")) == "1 March 2016"
    assert start_of(CardContent(start_text="straks"), words_of("da")) == "straks"
