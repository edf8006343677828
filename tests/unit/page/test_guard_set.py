"""The guard set keeps its shape; a red test names places, never a sentence of the sealed half."""

import itertools
import re
import tomllib
from collections import Counter

import pytest

from tests.support.tree import ROOT

HALVES = ("open", "sealed")
PARTS = (*HALVES, "practice")
LABELS = {"block", "warn", "ok"}
KINDS = {
    "cpr", "birth_date", "address", "phone", "email_private", "diagnosis", "medicine", "treatment",
    "abuse", "benefit", "union", "religion", "politics", "ethnicity", "third_person", "sexuality",
    "criminal", "health_hint", "none",
}  # fmt: skip
FIELDS = {"text", "label", "kind", "span", "note"}
CPR_LIKE = re.compile(r"(?<!\d)\d{2}[ .]?\d{2}[ .]?\d{2} ?[-–.]? ?\d{4}(?!\d)")
# a few that a writer in a hurry would reach for; the sentences are about nobody
KNOWN = (
    "frederiksen", "løkke", "vestager", "thorning", "schlüter", "fogh", "ellemann", "pape",
    "kjærsgaard", "messerschmidt", "støjberg", "margrethe", "dronning", "kong frederik",
    "mads mikkelsen", "brian laudrup", "kim larsen", "wozniacki", "trump", "putin",
)  # fmt: skip


def _read(half):
    path = ROOT / "tests" / "guard_set" / f"{half}.toml"
    return tomllib.loads(path.read_text("utf-8"))["sentence"]


def _rows(parts=HALVES):
    return {f"{part}:{n}": row for part in parts for n, row in enumerate(_read(part), 1)}


def _folded(text):
    for letter, letters in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e")):
        text = text.lower().replace(letter, letters)
    return " ".join(re.findall(r"[a-z0-9]+", text))


def _can_be_a_person(number, days):
    digits = re.sub(r"\D", "", number)
    return int(digits[:2]) in days and int(digits[2:4]) in range(1, 13)


@pytest.mark.parametrize("half", HALVES)
def test_each_half_is_large_and_about_half_of_it_is_harmless(half):
    labels = Counter(row["label"] for row in _read(half))
    assert labels.total() >= 230
    assert 0.45 <= labels["ok"] / labels.total() <= 0.55
    assert labels["block"] >= 100


def test_both_halves_have_the_same_mix():
    first, second = (Counter((row["label"], row["kind"]) for row in _read(h)) for h in HALVES)
    assert first == second


def test_every_sentence_has_known_labels_and_its_span_stands_in_it():
    wrong = []
    for place, row in _rows(PARTS).items():
        is_ok = row["label"] == "ok"
        is_right = (
            set(row) - {"look_alike"} == FIELDS
            and row["label"] in LABELS
            and row["kind"] in KINDS
            and is_ok == (row["kind"] == "none") == (row["span"] == "")
            and row["span"] in row["text"]
            and all(row[field] == row[field].strip() for field in FIELDS)
            and bool(row["text"] and row["note"])
        )
        if not is_right:
            wrong.append(place)
    assert wrong == []


def test_every_kind_is_there_in_both_halves():
    for half in HALVES:
        assert {row["kind"] for row in _read(half)} == KINDS, half


def test_no_sentence_stands_twice_nor_nearly_so():
    folded = {place: _folded(row["text"]) for place, row in _rows().items()}
    words = {place: set(text.split()) for place, text in folded.items()}
    often = Counter(folded.values())
    same = [
        (first, second)
        for (first, a), (second, b) in itertools.combinations(words.items(), 2)
        if len(a & b) / len(a | b) > 0.5
    ]
    assert [place for place, text in folded.items() if often[text] > 1] == []
    assert same == []


def test_no_sentence_of_the_practice_part_stands_in_either_half_or_twice():
    # hashes, so that nothing of the sealed half can be shown
    hashes = {place: hash(_folded(row["text"])) for place, row in _rows(PARTS).items()}
    often = Counter(hashes.values())
    assert [place for place, value in hashes.items() if often[value] > 1] == []


def test_the_practice_part_is_large_and_has_every_label():
    labels = Counter(row["label"] for row in _read("practice"))
    assert labels.total() >= 500
    assert labels["block"] >= 200
    assert labels["ok"] >= 200
    assert labels["warn"] >= 50


def test_every_number_in_cpr_shape_has_day_plus_60_or_is_no_date_at_all():
    wrong, seen = [], Counter()
    for place, row in _rows(PARTS).items():
        for number in CPR_LIKE.findall(row["text"]):
            is_replacement = _can_be_a_person(number, range(61, 92))
            is_person = is_replacement or _can_be_a_person(number, range(1, 32))
            marked = row.get("look_alike") == "cpr"
            seen[marked] += 1
            if marked == is_person or (not marked and not is_replacement):
                wrong.append(place)
    assert wrong == []
    assert (seen[False], seen[True]) >= (16, 6)


def test_nobody_known_is_named():
    names = [_folded(name) for name in KNOWN]
    texts = {place: f" {_folded(row['text'])} " for place, row in _rows(PARTS).items()}
    assert [p for p, text in texts.items() if any(f" {name} " in text for name in names)] == []
