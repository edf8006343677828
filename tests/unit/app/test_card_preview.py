"""The preview: what each sight shows, what is withheld, that it is a picture and writes nothing."""

from dataclasses import replace

import pytest

from flexdesk.app.card_preview import PreviewWish, preview
from flexdesk.domain.card_codes import CardLook, CardSize, Section, Sight
from flexdesk.domain.kandidatkort import Override
from tests.support.cards import usual_content
from tests.support.desks import a_desk, add_citizen
from tests.support.verbs_cards import add_consent, add_version

ILL = "Jeg har haft en depression, så jeg har brug for pauser"


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as opened:
        yield opened


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, first_name="Mette", last_name="Sandager")


def shown(desk, citizen, content, sight=Sight.ARBEJDSGIVER, overrides=(), **wish):
    return preview(desk, citizen, content, overrides, PreviewWish(sight, width=300, **wish))


def ill_content():
    content = usual_content()
    return replace(content, considerations=(ILL, *content.considerations))


def test_what_the_guard_stops_is_withheld_from_an_employers_sight(desk, citizen) -> None:
    found = shown(desk, citizen, ill_content())
    assert found.withheld == (("hensyn", 0),)
    assert found.stopping
    assert "depression" not in found.text
    assert "Tilbageholdt, til fundet er løst" in found.text
    assert "Faste mødetider" in found.text


def test_a_finding_kept_with_a_reason_is_shown(desk, citizen) -> None:
    first = shown(desk, citizen, ill_content())
    finding = first.stopping[0]
    words = finding.text[finding.finding.start : finding.finding.end]
    kept = Override("hensyn", finding.finding.rule, words, "Borgeren har selv bedt om det")
    again = shown(desk, citizen, ill_content(), overrides=(kept,))
    assert len(again.stopping) == len(first.stopping) - 1


def test_the_team_sees_all_of_it_under_its_own_mark(desk, citizen) -> None:
    found = shown(desk, citizen, ill_content(), Sight.INTERN)
    assert found.withheld == ()
    assert found.text.startswith("INTERNT")
    assert "depression" in found.text


def test_the_anonymous_sight_names_nobody(desk, citizen) -> None:
    found = shown(desk, citizen, usual_content(), Sight.ANONYM)
    assert "Mette" not in found.text
    assert "K-2016-285" in found.text


def test_a_protected_address_has_only_the_unnamed_card_without_places(desk) -> None:
    hidden = add_citizen(desk, first_name="Mette", last_name="Sandager", address_protected=True)
    found = shown(desk, hidden, usual_content())
    assert found.sight is Sight.ANONYM
    assert "Mette" not in found.text
    assert "Område" not in found.text
    assert "Aarhus C" not in found.text


def test_what_no_consent_covers_is_not_drawn_and_said_to_be_left_out(desk, citizen) -> None:
    version = add_version(desk, citizen, usual_content())
    told = [code.value for code in Section if code is not Section.SPROG]
    add_consent(desk, version, sections=told)
    found = shown(desk, citizen, usual_content())
    assert found.left_out == (Section.SPROG,)
    assert "Engelsk" not in found.text
    assert found.coverage.covered == found.coverage.asked - 1


def test_a_preview_is_pixels_and_never_a_file(desk, citizen) -> None:
    found = shown(desk, citizen, usual_content())
    assert [(page.width, page.pages) for page in found.pictures] == [(300, 1)]
    assert len(found.pictures[0].rgb) == 300 * found.pictures[0].height * 3
    assert b"%PDF" not in found.pictures[0].rgb


def test_looking_writes_nothing(desk, citizen) -> None:
    before = desk.store.reads.dump()
    for sight in Sight:
        for look in CardLook:
            shown(desk, citizen, usual_content(), sight, look=look, size=CardSize.A5)
    assert desk.store.reads.dump() == before


def test_the_mark_is_on_every_picture(desk, citizen) -> None:
    """The same card marked otherwise is another picture, in every sight and look."""
    for look in CardLook:
        pages = {
            sight: shown(desk, citizen, usual_content(), sight, look=look).pictures[0].rgb
            for sight in (Sight.INTERN, Sight.ARBEJDSGIVER)
        }
        assert pages[Sight.INTERN] != pages[Sight.ARBEJDSGIVER]


def test_a_card_in_english_is_told_in_the_words_of_its_paper(desk, citizen) -> None:
    told = shown(desk, citizen, usual_content(), language="en").text
    assert "How it works best for me" in told
    assert "Sådan fungerer det bedst for mig" not in told
    assert "Contact" in told
