"""Folding, order and cleaning of Danish text."""

import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.danish import clean, fold, sort_key
from flexdesk.base.errors import UserError


def test_three_spellings_find_each_other():
    spellings = ["aagård", "Aagaard", "Ågård", "A\u030ag\u00e5rd", "\u212bgaard"]
    for query, name in itertools.product(spellings, spellings):
        assert fold(query) in fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Søren", "soeren"), ("André", "andre"), ("ÆBELØ", "aebeloe"), ("Kovačević", "kovacevic"),
        ("Müller", "muller"), ("Jörg", "joerg"), ("Ǿrsted", "oersted"), ("Straße", "strasse"),
        ("Łukasz", "lukasz"), ("Ǻse", "aase"),
    ],
)  # fmt: skip
def test_fold(one, other):
    assert fold(one) == fold(other) == other


@given(st.text(max_size=30))
@settings(max_examples=50, deadline=None)
def test_fold_does_not_care_about_the_normal_form(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)


def test_order_of_names():
    names = [
        "Abel", "Andersen", "Asmussen", "Mygind", "Müller", "Zacho", "Æbelø", "Øby", "Ødum",
        "Østergaard", "Aab", "Aaberg", "Aagaard", "Ågård", "Åse",
    ]  # fmt: skip
    assert sorted(sorted(names), key=sort_key) == names
    assert sorted(["Ågård", "Aagaard"], key=sort_key) == ["Aagaard", "Ågård"]
    assert sorted(["Hansen-Piil", "Hansen"], key=sort_key) == ["Hansen", "Hansen-Piil"]
    assert sort_key("O'Neill") < sort_key("Onsager")


@given(st.lists(st.text(max_size=12), max_size=6))
@settings(max_examples=50, deadline=None)
def test_different_names_have_different_keys(names):
    low = {unicodedata.normalize("NFC", name).casefold() for name in names}
    assert len({sort_key(name) for name in names}) == len(low)


def test_clean_takes_controls_and_direction_signs_out():
    assert clean(" A\u0000b\u202ec\u200f\r\nnext\tcell\x1b\ufeff ") == "Abc\nnext\tcell"
    assert clean("A\u030arhus") == "Århus"
    assert clean("\ud800x") == "x"


def test_clean_never_cuts():
    assert clean("x" * 10, limit=10) == "x" * 10
    with pytest.raises(UserError) as refused:
        clean("x" * 11, limit=10)
    assert (refused.value.code, refused.value.facts["length"]) == ("text.too_long", 11)
