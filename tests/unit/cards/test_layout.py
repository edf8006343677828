"""Where things stand: nothing under the foot, nothing cut, certificates that move, the order."""

import random
from dataclasses import replace

import pytest

from flexdesk.cards.dress import Dress
from flexdesk.cards.layout import Plan, plan_of
from flexdesk.cards.looks import HIGH
from flexdesk.domain.card_codes import CardLook, Section
from flexdesk.domain.card_limits import LIMITS
from flexdesk.domain.kandidatkort import CardContent, Experience
from flexdesk.drawing.rich_text import Wrapper
from tests.support.cards import a_dress, a_photo, rich_content, short_content, usual_content

WORDS = [
    *(
        "arbejde",
        "rolig",
        "Ærø",
        "øvelse",
        "åben",
        "køkken",
        "børnehave",
        "i",
        "og",
        "på",
        "makker",
    ),
    *("virksomhedspraktikanter", "kl.", "8.30", "–", "smørrebrød", "10", "kg", "pauser", "“fast”"),
    *("fødevareproduktionsvirksomhed", "Aarhus", "N"),
]


def planned(content: CardContent, dress: Dress | None = None) -> Plan:
    return plan_of(content, dress or a_dress(), Wrapper())


def text_of(rng: random.Random, field: str) -> str:
    wanted = rng.randint(4, LIMITS[field].longest)
    text = ""
    while len(text) < wanted:
        text += rng.choice(WORDS) + " "
    return text[: LIMITS[field].longest].strip()


def texts_of(rng: random.Random, field: str) -> tuple[str, ...]:
    return tuple(text_of(rng, field) for _ in range(rng.randint(0, LIMITS[field].most)))


def any_content(rng: random.Random) -> CardContent:
    """Return a content anywhere between empty and the limits."""
    usual = usual_content()
    return replace(
        usual,
        name=text_of(rng, "name"),
        headline=text_of(rng, "headline"),
        competences=texts_of(rng, "competences"),
        tasks=texts_of(rng, "tasks"),
        about=text_of(rng, "about"),
        experience=tuple(
            Experience(text_of(rng, "experience.years"), text_of(rng, "experience"))
            for _ in range(rng.randint(0, 5))
        ),
        certificates=texts_of(rng, "certificates"),
        considerations=texts_of(rng, "considerations"),
        languages=texts_of(rng, "languages"),
        area=text_of(rng, "area"),
        price=text_of(rng, "price"),
        next_steps=texts_of(rng, "next_steps"),
        order=tuple(rng.sample(["hensyn", "erfaring", "om_mig", "pris"], 4)),
        off=(),
    )


@pytest.mark.parametrize("look", list(CardLook))
def test_any_content_when_placed_then_nothing_stands_under_the_foot(look: CardLook) -> None:
    rng = random.Random(5)  # noqa: S311 - examples, not secrets
    told = 0
    for _ in range(60):
        plan = planned(any_content(rng), a_dress(look, photo=a_photo()))
        told += bool(plan.overflows)
        for placed in plan.main:
            assert placed.y + placed.part.height <= plan.foot.top
        for placed in plan.aside:
            assert placed.y + placed.part.height <= HIGH - 20
        tops = [placed.y for placed in plan.main]
        assert tops == sorted(tops)
        assert plan.foot.small_top + plan.foot.small.height <= HIGH - 10
    assert 0 < told < 60


@pytest.mark.parametrize("look", list(CardLook))
def test_a_usual_card_when_placed_then_all_fits(look: CardLook) -> None:
    for content in (short_content(), usual_content(), rich_content()):
        assert planned(content, a_dress(look, photo=a_photo())).overflows == ()


def test_the_order_when_chosen_then_sections_stand_in_it() -> None:
    content = replace(usual_content(), order=("hensyn", "erfaring"))
    sections = [placed.part.section for placed in planned(content).main]
    assert sections[:2] == [Section.HENSYN, Section.ERFARING]


def test_a_section_when_turned_off_then_it_takes_no_room() -> None:
    content = replace(usual_content(), off=("erfaring", "sprog"))
    plan = planned(content)
    sections = [placed.part.section for placed in (*plan.main, *plan.aside)]
    assert Section.ERFARING not in sections
    assert Section.SPROG not in sections


def test_certificates_when_the_main_column_is_full_then_they_stand_aside() -> None:
    few = replace(short_content(), certificates=("Truckkort",))
    assert Section.BEVISER in [placed.part.section for placed in planned(few).main]
    plan = planned(rich_content())
    assert Section.BEVISER in [placed.part.section for placed in plan.aside]
    assert Section.BEVISER not in [placed.part.section for placed in plan.main]


def test_price_and_what_happens_when_neighbours_then_they_share_a_row() -> None:
    sections = [placed.part.section for placed in planned(usual_content()).main]
    assert Section.PRIS in sections
    assert Section.NAESTE not in sections
    apart = replace(usual_content(), order=("pris", "kompetencer", "naeste"))
    sections = [placed.part.section for placed in planned(apart).main]
    assert {Section.PRIS, Section.NAESTE} <= set(sections)


def test_nobody_to_call_when_placed_then_the_box_is_left_out() -> None:
    content = replace(usual_content(), contact=type(usual_content().contact)())
    assert planned(content).foot.height == 0
    assert planned(content).foot.top > planned(usual_content()).foot.top


def test_a_photo_when_there_is_none_then_the_column_begins_at_the_top() -> None:
    content = rich_content()
    with_photo = planned(content, a_dress(photo=a_photo()))
    without = planned(replace(content, off=("billede",)), a_dress(photo=a_photo()))
    assert with_photo.photo is not None
    assert without.photo is None
    assert without.aside[0].y < with_photo.aside[0].y
