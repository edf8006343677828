"""Every pair of look.md 1 reads: text at least 4.5 to 1, and the numbers stated there hold."""

import hashlib

import pytest

from flexdesk.drawing.fonts import FONT_FILES, font_path, text_width
from flexdesk.drawing.theme import DARK, LIGHT, TYPE, Theme, contrast

TEXT_PAIRS = {
    ("ink", "surface"): (15.4, 13.5),
    ("muted", "surface"): (6.5, 7.3),
    ("muted", "sel"): (5.5, 5.7),
    ("head", "surface"): (9.9, 11.0),
    ("accent", "surface"): (5.6, 7.9),
    ("accent", "sel"): (4.8, None),
    ("amber", "surface"): (5.7, 8.0),
    ("amber", "ambtint"): (5.1, None),
    ("danger", "surface"): (7.3, 7.3),
    ("on_pri", "pri"): (9.9, 7.8),
    ("railtx", "rail"): (7.8, 11.0),
    ("railmut", "rail"): (6.1, 7.2),
    ("railmark", "rail"): (4.9, 7.4),
    ("railmut", "railact"): (4.6, None),
}
GROUNDS = ("canvas", "surface", "raised", "sunken", "tint", "sel", "hover")
GRAPHIC_PAIRS = {
    ("field", "surface"): (3.3, 4.2),
    ("c1", "surface"): (9.9, 9.9),
    ("c2", "surface"): (5.6, 4.9),
    ("c3", "surface"): (1.8, 7.4),
    ("c4", "surface"): (3.2, 4.2),
    ("c5", "surface"): (1.5, 2.0),
}


def of(theme: Theme, a: str, b: str) -> float:
    return contrast(theme.color(a), theme.color(b))


@pytest.mark.parametrize("pair", [*TEXT_PAIRS, *GRAPHIC_PAIRS], ids="-on-".join)
def test_contrast_is_what_the_table_says(pair):
    stated = (TEXT_PAIRS | GRAPHIC_PAIRS)[pair]
    for theme, value in zip((LIGHT, DARK), stated, strict=True):
        if value is not None:
            assert of(theme, *pair) == pytest.approx(value, abs=0.11)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_reads(theme, pair):
    assert of(theme, *pair) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("number", range(1, 6))
def test_text_on_a_chart_colour_reads(theme, number):
    assert of(theme, f"on_c{number}", f"c{number}") >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_ink_and_muted_read_on_every_ground(theme, ground):
    assert of(theme, "ink", ground) >= 7
    assert of(theme, "muted", ground) >= 4.5


def test_nothing_on_screen_is_smaller_than_twelve():
    assert min(step.size for step in TYPE.values()) == 12
    assert {step.face for step in TYPE.values()} <= set(FONT_FILES)


FONT_SUMS = {
    "SourceSans3-Bold.ttf": ("9214b9d95e4231c609802815c2646c98174e2102d0d37f88978a7f8e71006e6a"),
    "SourceSans3-It.ttf": ("192afd78f0f54a3c69eaf02d43f4d9a821e9d6110e41d3d25d61a7385cd580e4"),
    "SourceSans3-Regular.ttf": ("4644c81b86ec9caaa76b634889968ed3c4f4f52f054855933acc7c2b21e53b0f"),
    "SourceSans3-Semibold.ttf": (
        "a3f4f8dcf343a8f24dc61951de93f3ba1558b15cd250ba24af8a40e957081b7d"
    ),
    "SourceSerif4-Semibold.ttf": (
        "36db62940cb5728b12b1802476dc7fcf4c6c519a7bdd476ba23a4e555fc4655f"
    ),
    "SourceSerif4Display-It.ttf": (
        "7f0a515865cf4caae88931e12264dfa2180ac58be5a1997a5633049e84010e21"
    ),
    "SourceSerif4Display-Regular.ttf": (
        "a1788d674713c99e61d4541c85e5cfbc3145c4e746b0185c674a0b15f7313295"
    ),
    "SourceSerif4Display-Semibold.ttf": (
        "ba711c7443224e9c95bc5fcd24a98f3d921e50b3873c27667884351067927a03"
    ),
}


@pytest.mark.parametrize("face", FONT_FILES)
def test_font_file_is_the_one_we_chose(face):
    digest = hashlib.sha256(font_path(face).read_bytes()).hexdigest()
    assert digest == FONT_SUMS[FONT_FILES[face]]


@pytest.mark.parametrize("face", FONT_FILES)
def test_font_has_danish_letters(face):
    assert all(text_width(letter, face, 10) > 0 for letter in "æøåÆØÅé–—”“•■½")
    assert text_width("Ø", face, 10) != text_width("i", face, 10)


def test_unknown_token_is_refused():
    with pytest.raises(AttributeError):
        LIGHT.color("petrol")
