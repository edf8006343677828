"""The guard takes the same per sign for a long text as for a short one, whatever stands in it."""

import re
import time

import pytest

from flexdesk.app.card_guard import guard
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.guard import Known

KNOWN = Known(
    cpr="6707704285",
    names=("Åse", "Aagaard"),
    address="Kastanievej 14, 2. tv.",
    places=("Randers",),
    phone="84 12 00 37",
    email="aase@mail.example",
    is_protected=True,
)
SHORT, TIMES = 3000, 8
SLACK = 5
"""A quadratic pattern takes 64 times as long for 8 times the text; a linear one 8 times."""
LEAST_SECONDS = 0.05

_CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]")
_ESCAPED = re.compile(r"\\.")
_ENDLESS = re.compile(r"(?<!\()[*+]|\{\d+,\}")


def _regexes():
    for rows in read_toml_folder("guard").values():
        for rule in rows.get("rule", ()):
            yield from (row["regex"] for row in rule.get("patterns", ()))


def test_no_pattern_repeats_without_a_limit():
    bare = [_ESCAPED.sub("x", _CLASS.sub("x", regex)) for regex in _regexes()]
    assert bare
    assert [regex for regex in bare if _ENDLESS.search(regex)] == []


def _seconds(text):
    begun = time.process_time()
    guard().scan(text, KNOWN)
    return time.process_time() - begun


@pytest.mark.deep
@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "\n", "1", ".", "-", "A", "x ", "nr", "ord ", "1 ", "a.", "a@", "<w:p>", "ab12-",
        "AB-12 ", "12 34 ", "a at ", "a\u00ad", "Abvej ", "VEJ ", "født a.a.a.a.", "bor på ",
        "har angst ", "aase ", "Kastanievej ", "ordre 12 ", "depressions",
    ],
)  # fmt: skip
def test_a_long_text_takes_as_long_per_sign_as_a_short_one(unit):
    text = (unit * SHORT)[: SHORT * TIMES]
    short = min(_seconds(text[:SHORT]) for _ in range(2))
    assert _seconds(text) < max(short * TIMES * SLACK, LEAST_SECONDS)


@pytest.mark.deep
@pytest.mark.parametrize("first", ["snabel-a ", "bor ", "født ", "a@", "Abvej ", "cpr ", "aase "])
def test_one_word_before_a_long_run_of_blanks_or_dots_costs_no_more(first):
    for run in (" ", "\n", ".", "-", "a.", "A "):
        text = first + run * (SHORT * TIMES)
        short = min(_seconds(text[:SHORT]) for _ in range(2))
        assert _seconds(text) < max(short * len(text) / SHORT * SLACK, LEAST_SECONDS), run
