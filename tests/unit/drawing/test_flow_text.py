"""Text before it is placed: cleaning, wrapping, restrained hyphenation."""

import time

import pytest

from flexdesk.drawing.hyphen import break_points
from flexdesk.drawing.rich_text import Wrapper, fitted, txt, width_of

TEXT = (
    "Langvarige ledighedsydelsesmodtagere kan gennem midlertidige puljefleksjob på kommunale "
    "arbejdspladser komme videre til ordinær fleksjobansættelse."
)


def test_lines_fit_their_width_and_give_the_text_back() -> None:
    lines = Wrapper().lines(TEXT, "sans", 9.4, 120)
    assert all(width_of(line, "sans", 9.4) <= 120.01 for line in lines)
    back = "".join(x[:-1] if x.endswith("\u00ad") else x + " " for x in lines)
    assert back.strip() == TEXT


def test_a_non_breaking_blank_holds() -> None:
    width = width_of("73 procent", "sans", 10) + 1
    lines = Wrapper().lines("det 73\u00a0procent", "sans", 10, width)
    assert lines == ("det", "73\u00a0procent")


def test_short_words_numbers_and_capitals_are_never_broken() -> None:
    assert break_points("løbende") == ()
    assert break_points("2013–2016.") == ()
    assert break_points("LEDIGHEDSYDELSE") == ()


def test_compounds_break_at_their_joints() -> None:
    word = "ledighedsydelsesmodtagere"
    points = break_points(word)
    assert word.index("ydelses") in points
    assert word.index("modtagere") in points
    assert all(4 <= p <= len(word) - 4 for p in points)
    assert "fleksjobansættelse".index("ansættelse") in break_points("fleksjobansættelse")


def test_no_more_than_two_hyphens_in_a_row() -> None:
    words = " ".join(["ledighedsydelsesmodtagere"] * 12)
    lines = Wrapper().lines(words, "sans", 9.4, 105)
    run = longest = 0
    for line in lines:
        run = run + 1 if line.endswith("\u00ad") else 0
        longest = max(longest, run)
    assert longest <= 2


def test_a_word_wider_than_the_line_is_cut_and_quick() -> None:
    began = time.perf_counter()
    lines = Wrapper().lines(txt("x" * 200_000), "sans", 9, 100)
    assert time.perf_counter() - began < 2
    assert all(width_of(line, "sans", 9) <= 100.01 for line in lines)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Hansen <hansen@example.dk>", "Hansen <hansen@example.dk>"),
        ("<b>fed", "<b>fed"),
        ("Bager & Søn", "Bager & Søn"),
        ("&#1234567;", "&#1234567;"),
        ("a\u202eb\u0000c", "abc"),
        ("e\u0301n", "én"),
        ("linje\nskift", "linje skift"),
        ("smil 😀", "smil ?"),
        (608, "608"),
    ],
)
def test_a_datum_is_painted_as_it_reads(given: object, shown: str) -> None:
    assert txt(given) == shown


def test_losses_are_told() -> None:
    heard: list[str] = []
    assert len(txt("å" * 5000, warn=heard.append)) == 4000
    txt("漢", warn=heard.append)
    assert heard == ["text.cut", "text.sign_missing"]


def test_fitted_ends_with_an_ellipsis_inside_its_width() -> None:
    cut = fitted(TEXT, "sans", 8, 100)
    assert cut.endswith("…")
    assert width_of(cut, "sans", 8) <= 100
