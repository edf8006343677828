"""Story A10: only what a citizen said yes to leaves the house; every refusal has a sentence."""

import datetime as dt
from dataclasses import replace

import pytest

from flexdesk.app import card_consents, card_recalls, recall_letters
from flexdesk.app.card_consents import ConsentTyped
from flexdesk.app.card_hand_outs import HandOutWish, hand_out, hand_outs_of, may_hand_out
from flexdesk.app.card_versions import make_version
from flexdesk.app.citizen_closing import Closing, close_citizen
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.consent_paper import consent_form
from flexdesk.app.sentences import text
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import CardContact, CardContent
from tests.support.desks import a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf

MADE = day("2026-08-12")
LAST = day("2026-09-30")
AFTER = day("2026-10-01")
CARD = CardContent(
    name="Åse A.",
    candidate_no="K-2016-285",
    headline="Søger fleksjob inden for køkken",
    competences=("Mødestabil", "Anretning og opvask"),
    tasks=("Anrette frokost",),
    considerations=("Ingen løft over 10 kg",),
    hours_from=8,
    hours_to=10,
    days=("man", "ons"),
    contact=CardContact("Lene Østergaard", "Jobkonsulent", "Jobcenter", "89 40 00 00", ""),
)


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path, MADE, municipality="Aarhus Kommune") as made:
        yield made


@pytest.fixture
def places(desk):
    return {
        sector: add(desk, "workplace", name=name, sector=sector)
        for sector, name in (
            ("kommunal", "Børnehuset Skovly"),
            ("privat", "Brugsen på Torvet"),
            ("", "Nyt værksted"),
        )
    }


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, phone="20304050", address="Åvej 4", city="Ærøskøbing")


@pytest.fixture
def version(desk, citizen):
    return make_version(desk, citizen, CARD).id


@pytest.fixture
def consent(desk, version):
    typed = card_consents.proposed(desk, version, MADE)
    assert typed.recipients == "kommunale"
    wanted = ConsentTyped(
        sections=typed.sections, recipients="kommunale", channels=("papir",), valid_until=LAST
    )
    row = card_consents.prepare_consent(desk, version, wanted).id
    form = check_pdf(consent_form(desk, row).data)
    assert form.pages == 1
    assert "Til og med 30. september 2026" in form.text
    card_consents.sign_consent(desk, row, MADE, "underskrift")
    return row


def on(desk, when):
    desk.clock = FixedClock(when)


class Tray:
    """Where files are delivered."""

    def __init__(self):
        self.files = []

    def __call__(self, file):
        self.files.append(file)


def refused(desk, wish):
    """Try a hand-out that must be refused; return the code and the sentence."""
    tray, before = Tray(), len(desk.store.reads.load("hand_out"))
    answer = may_hand_out(desk, wish)
    with pytest.raises(UserError) as caught:
        hand_out(desk, wish, tray)
    assert tray.files == []
    assert len(desk.store.reads.load("hand_out")) == before
    assert (answer.ok, answer.text) == (False, text(caught.value))
    assert desk.store.access_rows()[-1].kind == "refused"
    return caught.value.code, text(caught.value)


def test_municipal_workplaces_until_the_last_day(desk, citizen, version, consent, places):
    on(desk, LAST)
    private = HandOutWish(version, workplace=places["privat"])
    code, sentence = refused(desk, private)
    assert code == "card.wrong_recipient"
    assert "Samtykket gælder kun kommunale arbejdspladser." in sentence

    tray = Tray()
    town = HandOutWish(version, workplace=places["kommunal"], person="Bo Lund")
    given = hand_out(desk, town, tray)
    assert tray.files == [given.file]
    assert given.file.name == "Kandidatkort_K-2016-285_v1.pdf"
    assert given.file.data.startswith(b"%PDF")
    [row] = hand_outs_of(desk, citizen)
    assert (row.consent, row.day, row.valid_until) == (consent, LAST, LAST)
    assert "Børnehuset Skovly" in row.to

    on(desk, AFTER)
    code, sentence = refused(desk, town)
    assert code == "card.expired"
    assert "sidste dag var 30-09-2026" in sentence
    assert refused(desk, private)[0] == "card.expired"
    assert [each.row.id for each in card_recalls.due(desk, AFTER)] == [row.id]


def test_the_first_day_is_in_and_the_day_before_is_not(desk, version, consent, places):
    town = HandOutWish(version, workplace=places["kommunal"])
    assert may_hand_out(desk, town).until == LAST
    assert hand_out(desk, town).done.id
    on(desk, MADE - dt.timedelta(days=1))
    assert refused(desk, town)[0] == "card.not_yet"


def test_an_unknown_sector_has_its_own_sentence(desk, version, consent, places):
    code, sentence = refused(desk, HandOutWish(version, workplace=places[""]))
    assert code == "card.sector_unknown"
    assert "Skriv sektoren på arbejdspladsen" in sentence


def test_a_channel_nobody_said_yes_to(desk, version, consent, places):
    wish = HandOutWish(version, workplace=places["kommunal"], channel="mail")
    code, sentence = refused(desk, wish)
    assert code == "card.wrong_channel"
    assert "gælder ikke kortet med mail, kun på papir" in sentence


def test_a_card_that_says_more_asks_anew_and_one_that_says_less_does_not(
    desk, citizen, version, consent, places
):
    less = make_version(desk, citizen, replace(CARD, tasks=())).id
    more = make_version(desk, citizen, replace(CARD, certificates=("Hygiejnebevis",))).id
    place = places["kommunal"]
    assert hand_out(desk, HandOutWish(less, workplace=place)).done.id
    code, sentence = refused(desk, HandOutWish(more, workplace=place))
    assert code == "card.grown"
    assert "Uddannelse, kurser og beviser" in sentence
    assert card_consents.covers(desk, more, MADE).new == (
        "Uddannelse, kurser og beviser: Hygiejnebevis",
    )


def test_protection_set_after_a_hand_out(desk, citizen, version, consent, places):
    place = places["kommunal"]
    named = hand_out(desk, HandOutWish(version, workplace=place)).done.id
    unnamed = hand_out(desk, HandOutWish(version, workplace=place, sight="anonym")).done.id
    assert card_recalls.due(desk, MADE) == ()
    protect_address(desk, citizen, is_on=True)
    due = [each.row.id for each in card_recalls.due(desk, MADE)]
    assert named in due
    assert unnamed not in due
    assert refused(desk, HandOutWish(version, workplace=place))[0] == "card.protected"
    again = hand_out(desk, HandOutWish(version, workplace=place, sight="anonym"))
    words = check_pdf(again.file.data).text
    assert "K-2016-285" in words
    assert "Åse" not in words
    letter = recall_letters.letter(desk, named).text
    assert "beskyt" not in letter
    assert "Åse" not in letter


def test_withdrawn_today_is_gone_today_and_every_card_is_listed(
    desk, citizen, version, consent, places
):
    town = HandOutWish(version, workplace=places["kommunal"])
    given = hand_out(desk, town).done.id
    done = card_consents.withdraw_consent(desk, consent, MADE, "borger")
    assert [each.facts["hand_out"] for each in done.remarks] == [given]
    [letter] = recall_letters.letters(desk, consent)
    assert letter.hand_outs == (given,)
    assert refused(desk, town)[0] == "card.withdrawn"
    herself = HandOutWish(version, recipient="borger")
    assert refused(desk, herself)[0] == "card.withdrawn"


def test_she_may_have_her_own_card_and_nobody_after_the_case_is_closed(
    desk, citizen, version, consent, places
):
    herself = HandOutWish(version, recipient="borger")
    town = HandOutWish(version, workplace=places["kommunal"])
    hand_out(desk, herself)
    hand_out(desk, town)
    close_citizen(desk, citizen, Closing(MADE, "pension"))
    assert refused(desk, herself)[0] == "card.closed"
    assert refused(desk, town)[0] == "card.closed"
    assert [each.row.recipient for each in card_recalls.due(desk, MADE)].count("arbejdsplads") == 1


def test_without_a_signature_nothing_leaves(desk, version, places):
    town = HandOutWish(version, workplace=places["kommunal"])
    assert refused(desk, town)[0] == "card.no_consent"
    typed = card_consents.proposed(desk, version, MADE)
    card_consents.prepare_consent(desk, version, typed)
    assert refused(desk, town)[0] == "card.not_signed"
