"""Consents: prepared, signed, ended by a newer one, taken back; what they cover, and the form."""

import dataclasses
import datetime as dt

import pytest

from flexdesk.app import card_consents as consents
from flexdesk.app import history, recall_letters
from flexdesk.app.attachments import NewFile
from flexdesk.app.card_consents import ConsentState, ConsentTyped
from flexdesk.app.card_permits import holder_of, permit_for
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.consent_paper import consent_form
from flexdesk.app.sentences import explain, text
from flexdesk.app.sentences_consents import CONSENTS
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import Recipients
from flexdesk.domain.card_permit import Recipient
from flexdesk.domain.kandidatkort import CardContent, Experience, content_hash, to_value
from tests.support.desks import DAY, a_desk, add, add_citizen, day
from tests.support.pdf_check import check_pdf

LAST = day("2016-09-30")
NIGHT = dt.timedelta(days=1)
CARD = CardContent(
    name="Åse A.",
    candidate_no="K-2016-285",
    headline="Søger fleksjob i køkken og service",
    competences=("mødestabil", "god til hygiejne"),
    experience=(Experience("2010–2015", "Kantine – smørrebrød og anretning"),),
    considerations=("Ingen løft over 10 kg",),
    hours_from=8,
    hours_to=10.5,
    days=("man", "ons"),
    start_on=day("2016-10-03"),
    area="Aarhus midtby",
    price="I betaler kun for det arbejde, der udføres.",
)
FULL = ("navn", "overskrift", "timer", "start", "omraade", "kompetencer", "erfaring", "hensyn")


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path, team="Team Fleksjob", municipality="Aarhus Kommune") as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk)


@pytest.fixture
def version(desk, citizen):
    return add_version(desk, citizen, CARD)


@pytest.fixture
def town(desk):
    return add(desk, "workplace", name="Børnehuset Skovly", sector="kommunal")


def add_version(desk, citizen, content, number=1, **values):
    return add(
        desk,
        "card_version",
        citizen=citizen,
        number=number,
        day=DAY,
        content=to_value(content),
        content_hash=content_hash(content),
        **values,
    )


def wish(**values):
    return ConsentTyped(
        **{
            "sections": FULL,
            "recipients": "kommunale",
            "channels": ("papir",),
            "valid_until": LAST,
            **values,
        }
    )


def given(desk, version, **values):
    return consents.give_consent(desk, version, wish(**values), DAY, "underskrift").id


def add_hand_out(desk, citizen, version, consent, **values):
    fields = {
        "recipient": "arbejdsplads",
        "channel": "papir",
        "sight": "arbejdsgiver",
        "valid_until": LAST,
        **values,
    }
    return add(
        desk, "hand_out", citizen=citizen, version=version, consent=consent, day=DAY, **fields
    )


def row_of(desk, consent):
    return desk.store.reads.get("consent", consent)


def refused(call, *words, **values):
    with pytest.raises(UserError) as caught:
        call(*words, **values)
    assert "–" not in text(caught.value).replace(" – ", ""), text(caught.value)
    return caught.value.code


def test_what_is_proposed_is_what_the_version_shows(desk, version):
    typed = consents.proposed(desk, version, DAY)
    assert set(typed.sections) == set(FULL)
    assert typed.recipients == "kommunale"
    assert typed.valid_until == day("2017-02-27")
    assert typed.channels == ("papir", "mail")
    given(desk, version, recipients="alle", channels=("vist",))
    again = consents.proposed(desk, version, DAY)
    assert (again.recipients, again.channels) == ("alle", ("vist",))


def test_what_she_left_out_or_took_back_is_not_asked_for_again(desk, citizen, version):
    first = given(desk, version, sections=FULL[1:], recipients="alle")
    more = dataclasses.replace(CARD, languages=("Dansk",))
    newer = add_version(desk, citizen, more, 2)
    assert set(consents.proposed(desk, newer, DAY).sections) == {*FULL[1:], "sprog"}
    consents.withdraw_consent(desk, first, DAY, "borger")
    again = consents.proposed(desk, newer, DAY)
    assert again.recipients == "kommunale"
    assert "navn" in again.sections


def test_nobody_got_a_version_before_it_was_made(desk, citizen, version, town):
    with desk.store.work("test") as uow:
        uow.edit("card_version", version, {"day": DAY - 5 * NIGHT})
    consents.give_consent(desk, version, wish(), DAY - 3 * NIGHT, "underskrift")
    newer = add_version(desk, citizen, dataclasses.replace(CARD, area=""), 2)
    assert permit_for(desk, version, at(town), "papir", DAY - NIGHT).valid_until == LAST
    code = refused(permit_for, desk, newer, at(town), "papir", DAY - NIGHT)
    assert code == "card.before_version"


def test_prepared_is_not_signed_and_gives_nothing(desk, citizen, version, town):
    done = consents.prepare_consent(desk, version, wish())
    row = row_of(desk, done.id)
    assert (row.signed_on, row.content_hash) == (None, content_hash(CARD))
    assert list(row.sections) == list(consents.proposed(desk, version, DAY).sections)
    [line] = consents.consents_of(desk, citizen)
    assert (line.state, line.can_sign, line.out) == (ConsentState.FORBEREDT, True, 0)
    assert refused(permit_for, desk, version, at(town), "papir", DAY) == "card.not_signed"
    consents.sign_consent(desk, done.id, DAY, "underskrift")
    assert permit_for(desk, version, at(town), "papir", LAST).valid_until == LAST


def at(place):
    return Recipient("arbejdsplads", place, "privat")


def test_the_signed_paper_is_kept_in_the_same_action(desk, citizen, version):
    consent = consents.prepare_consent(desk, version, wish()).id
    paper = NewFile("scan.pdf", b"%PDF-1.4 underskrevet")
    done = consents.sign_consent(desk, consent, DAY, "Underskrevet på papir", paper)
    kept = desk.store.reads.get("attachment", row_of(desk, consent).attachment)
    assert (kept.kind, kept.citizen) == ("samtykke", citizen)
    assert done.changes.kinds == {"consent", "attachment"}
    newest = history.rows(desk)[0]
    assert newest.text == "samtykke underskrevet"
    assert not newest.can_undo


def test_a_paper_that_cannot_be_kept_leaves_the_consent_unsigned(desk, version):
    consent = consents.prepare_consent(desk, version, wish()).id
    empty = NewFile("tom.pdf", b"")
    assert refused(consents.sign_consent, desk, consent, DAY, "underskrift", empty) == (
        "attachment.empty"
    )
    assert row_of(desk, consent).signed_on is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"purpose": "  "}, "consent.no_purpose"),
        ({"purpose": "x" * 201}, "text.too_long"),
        ({"sections": ()}, "consent.no_sections"),
        ({"sections": ("billede", "pris")}, "consent.no_sections"),
        ({"sections": ("kompetencen",)}, "value.unknown"),
        ({"recipients": ""}, "value.unknown"),
        ({"recipients": "arbejdsplads"}, "consent.no_workplace"),
        ({"recipients": "arbejdsplads", "workplace": "Ukendt"}, "consent.workplace_unknown"),
        ({"channels": ()}, "consent.no_channels"),
        ({"channels": ("fax",)}, "value.unknown"),
        ({"valid_until": None}, "consent.no_last_day"),
        ({"valid_until": DAY - NIGHT}, "consent.last_day_past"),
        ({"valid_until": day("2017-08-31")}, "consent.too_long"),
        ({"text": "x" * 301}, "text.too_long"),
    ],
)
def test_what_a_consent_lacks_is_said_and_nothing_is_written(desk, version, change, code):
    assert refused(consents.prepare_consent, desk, version, wish(**change)) == code
    assert refused(given, desk, version, **change) == code
    assert desk.store.reads.load("consent") == ()


def test_the_last_day_may_be_today_or_a_year_less_a_day_ahead(desk, version):
    given(desk, version, valid_until=DAY)
    given(desk, version, valid_until=day("2017-08-30"), recipients="alle")
    assert len(desk.store.reads.load("consent")) == 2


def test_a_day_nobody_can_have_said_yes_on_is_refused(desk, version):
    def give(signed, **values):
        return consents.give_consent(desk, version, wish(**values), signed, "mundtligt")

    assert refused(give, DAY + NIGHT) == "consent.signed_future"
    assert refused(give, DAY - NIGHT) == "consent.signed_before_version"
    assert refused(consents.give_consent, desk, version, wish(), DAY, "nikkede") == "value.unknown"
    done = consents.give_consent(desk, version, wish(), DAY, "mundtligt")
    assert refused(consents.sign_consent, desk, done.id, DAY, "digitalt") == (
        "consent.signed_already"
    )
    assert refused(consents.drop_prepared, desk, done.id) == "consent.signed_already"


def test_a_signature_after_the_last_day_is_refused(desk, version):
    consent = consents.prepare_consent(desk, version, wish()).id
    with desk.store.work("test") as uow:
        uow.edit("consent", consent, {"valid_until": DAY - NIGHT})
    code = refused(consents.sign_consent, desk, consent, DAY, "underskrift")
    assert code == "consent.signed_after_end"


def test_one_that_was_never_given_is_taken_away(desk, citizen, version):
    consent = consents.prepare_consent(desk, version, wish()).id
    assert refused(consents.withdraw_consent, desk, consent, DAY, "borger") == "consent.not_signed"
    consents.drop_prepared(desk, consent)
    assert consents.consents_of(desk, citizen) == ()


def test_a_new_one_for_the_same_recipients_ends_the_older(desk, version, town):
    old = given(desk, version)
    one = given(desk, version, recipients="arbejdsplads", workplace="Børnehuset Skovly")
    done = consents.give_consent(desk, version, wish(sections=("navn",)), DAY, "mundtligt")
    ended, kept = row_of(desk, old), row_of(desk, one)
    assert (ended.withdrawn_on, ended.withdrawn_how) == (DAY, "afloest")
    assert (kept.withdrawn_on, kept.workplace) == (None, town)
    assert consents.consent_state(ended, DAY) is ConsentState.AFLOEST
    assert [(each.code, each.facts["count"]) for each in done.remarks] == [
        ("consent.others_stand", 1)
    ]
    assert permit_for(desk, version, at(town), "papir", DAY).consent == max(
        done.id, one, key=lambda each: len(row_of(desk, each).sections)
    )


def test_a_paper_that_comes_late_does_not_bring_back_an_older_yes(desk, citizen, version):
    with desk.store.work("test") as uow:
        uow.edit("card_version", version, {"day": DAY - 5 * NIGHT})
    newer = given(desk, version)
    late = consents.give_consent(desk, version, wish(), DAY - 3 * NIGHT, "underskrift").id
    row = row_of(desk, late)
    assert (row.withdrawn_on, row.withdrawn_how) == (DAY, "afloest")
    assert row_of(desk, newer).withdrawn_on is None


def test_withdrawing_lists_every_card_that_is_out(desk, citizen, version, town):
    consent = given(desk, version)
    other = given(desk, version, recipients="alle")
    first = add_hand_out(desk, citizen, version, consent, workplace=town)
    add_hand_out(desk, citizen, version, consent, recipient="borger")
    add_hand_out(desk, citizen, version, other, workplace=town)
    add_hand_out(desk, citizen, version, consent, workplace=town, recalled_on=DAY)
    done = consents.withdraw_consent(desk, consent, DAY, "borger", "Sagt i telefonen")
    *out, others = done.remarks
    told = [(each.code, each.facts["place"]) for each in out]
    assert (others.code, others.facts["count"]) == ("consent.others_hold", 1)
    assert told == [
        ("consent.card_out", "Børnehuset Skovly"),
        ("consent.card_out", "borgeren selv"),
    ]
    assert done.remarks[0].facts["hand_out"] == first
    assert "Version 1 ligger stadig hos Børnehuset Skovly" in explain(done.remarks[0]).happened
    row = row_of(desk, consent)
    assert (row.withdrawn_on, row.text) == (DAY, "Sagt i telefonen")
    [line] = [each for each in consents.consents_of(desk, citizen) if each.id == consent]
    assert (line.state, line.out, line.can_withdraw) == (ConsentState.TRUKKET, 2, False)
    assert refused(consents.withdraw_consent, desk, consent, DAY, "borger") == (
        "consent.withdrawn_already"
    )


def test_the_day_of_a_withdrawal_is_one_on_which_it_held(desk, version, town):
    consent = given(desk, version)
    for when, how, code in (
        (DAY + NIGHT, "borger", "consent.withdrawn_future"),
        (DAY - NIGHT, "borger", "consent.withdrawn_before"),
        (DAY, "afloest", "value.unknown"),
    ):
        assert refused(consents.withdraw_consent, desk, consent, when, how) == code
    assert permit_for(desk, version, at(town), "papir", DAY).consent == consent
    consents.withdraw_consent(desk, consent, DAY, "fejl")
    assert consents.consent_state(row_of(desk, consent), DAY - NIGHT) is ConsentState.FEJL
    assert refused(permit_for, desk, version, at(town), "papir", DAY) == "card.withdrawn"


def test_the_sector_is_the_registers_whatever_was_asked_with(desk, version, town):
    given(desk, version)
    shop = add(desk, "workplace", name="Brugsen", sector="privat")
    new = add(desk, "workplace", name="Ny plads")
    as_town = Recipient("arbejdsplads", shop, "kommunal")
    assert refused(permit_for, desk, version, as_town, "papir", DAY) == "card.wrong_recipient"
    assert refused(permit_for, desk, version, at(new), "papir", DAY) == "card.sector_unknown"
    assert refused(permit_for, desk, version, at(""), "papir", DAY) == "card.no_workplace"
    assert refused(permit_for, desk, version, at("f" * 32), "papir", DAY) == "row.unknown"
    assert refused(permit_for, desk, version, at(town), "mail", DAY) == "card.wrong_channel"
    assert permit_for(desk, version, Recipient("borger"), "papir", DAY).recipient.kind == "borger"


def test_what_the_citizens_case_says_decides(desk, citizen, version, town):
    given(desk, version)
    protect_address(desk, citizen, is_on=True)
    assert refused(permit_for, desk, version, at(town), "papir", DAY) == "card.protected"
    permit = permit_for(desk, version, at(town), "papir", DAY, anonymous=True)
    assert not {"navn", "billede", "omraade"} & permit.sections
    assert refused(consents.prepare_consent, desk, version, wish()) == "consent.protected"
    unnamed = consents.proposed(desk, version, DAY)
    assert not {"navn", "billede", "omraade"} & set(unnamed.sections)
    assert consents.prepare_consent(desk, version, unnamed).id
    add(desk, "placement", citizen=citizen, kind="puljefleksjob", start=DAY, onward="doed")
    assert holder_of(desk, citizen).is_closed
    assert refused(permit_for, desk, version, at(town), "papir", DAY) == "card.closed"


def test_a_closed_case_gives_no_consent(desk, citizen, version):
    consent = consents.prepare_consent(desk, version, wish()).id
    with desk.store.work("test") as uow:
        uow.edit("citizen", citizen, {"closed_on": DAY})
    assert refused(consents.prepare_consent, desk, version, wish()) == "consent.closed"
    assert refused(consents.sign_consent, desk, consent, DAY, "underskrift") == "consent.closed"


def test_the_band_says_how_far_a_consent_reaches(desk, citizen, version):
    none = consents.covers(desk, version, DAY)
    assert (none.covered, none.asked, none.is_covered) == (0, 8, False)
    assert "intet samtykke" in none.text
    consents.prepare_consent(desk, version, wish())
    assert "venter på underskrift" in consents.covers(desk, version, DAY).text
    given(desk, version, sections=FULL[:7])
    band = consents.covers(desk, version, DAY)
    assert (band.covered, band.asked, band.missing, band.tone) == (7, 8, ("hensyn",), "accent")
    assert "til kommunale arbejdspladser gælder til og med 30-09-2016" in band.text
    assert "dækker 7 af 8 afsnit. Uden: sådan fungerer det bedst for mig." in band.text
    assert consents.covers(desk, version, LAST - 14 * NIGHT).state is ConsentState.UDLOEBER
    assert consents.covers(desk, version, LAST - 15 * NIGHT).state is ConsentState.GAELDER
    assert consents.covers(desk, version, LAST).is_covered
    assert consents.covers(desk, version, LAST + NIGHT).state is ConsentState.UDLOEBET


def test_the_band_names_what_is_new(desk, citizen, version):
    given(desk, version)
    new = dataclasses.replace(
        CARD, days=("man", "ons", "fre"), start_on=day("2016-11-01"), languages=("Dansk",)
    )
    band = consents.covers_content(desk, citizen, new, DAY)
    assert band.new == ("Sprog: Dansk", "Kan starte: fra 01-11-2016", "Dage og timer: fredag")
    assert (band.tone, band.is_covered) == ("amber", False)
    less = dataclasses.replace(CARD, competences=("mødestabil",))
    assert consents.covers_content(desk, citizen, less, DAY).is_covered


def test_the_form_is_one_page_with_every_statement_and_no_number(desk, citizen, version):
    kept = [{"section": "erfaring", "rule": "x", "text": "smertefri drift", "reason": "Et navn"}]
    other = add_version(desk, citizen, CARD, 2, overrides=kept)
    typed = wish(sections=FULL[1:], text="Aftalt 670770-4285 på mødet")
    consent = consents.prepare_consent(desk, other, typed).id
    file = consent_form(desk, consent)
    report = check_pdf(file.data)
    assert (file.name, report.pages, report.findings) == ("Samtykke_K-2016-285_v2.pdf", 1, [])
    for words in (
        "Åse Aagaard", "K-2016-285", "Kantine – smørrebrød", "8-10,5 timer om ugen",
        "mandag og onsdag", "fra 3. oktober 2016", "Til og med 30. september 2016",
        "Kommunale arbejdspladser, og ingen andre", "På papir", "uden navn", "smertefri drift",
        "Et navn", "Ikke med på kortet: navn", "Underskrevet den", "trække dit ja tilbage",
    ):  # fmt: skip
        assert words in report.text, words
    assert "4285" not in report.text
    assert consent_form(desk, consent).data == file.data
    assert desk.store.access_rows(citizen)[-1].facts["document"] == "samtykke til kandidatkort"


def test_a_letter_per_workplace_names_nobody_and_says_no_reason(desk, citizen, version, town):
    consent = given(desk, version, channels=("papir", "mail", "vist"))
    school = add(desk, "workplace", name="Ådalens Skole", sector="kommunal", email="a@ex.dk")
    both = [
        add_hand_out(desk, citizen, version, consent, workplace=town, channel=channel)
        for channel in ("papir", "mail")
    ]
    alone = add_hand_out(desk, citizen, version, consent, workplace=school, person="Bo")
    add_hand_out(desk, citizen, version, consent, workplace=school, channel="vist")
    own = add_hand_out(desk, citizen, version, consent, recipient="borger")
    made = recall_letters.letters(desk, consent)
    assert [each.workplace_name for each in made] == ["Børnehuset Skovly", "Ådalens Skole"]
    assert made[0].hand_outs == tuple(both)
    assert made == recall_letters.letters(desk, citizen)
    words = made[0].letter.text
    assert "Kandidatkort K-2016-285 kaldes hjem" in words
    assert "senest 7. september 2016" in words
    assert "Slet også mailen" in words
    assert "Lene Østergaard" in words
    for each in made:
        for secret in ("Åse", "Aagaard", "samtykke", "beskyt", "lukket", "4285", "Bo"):
            assert secret.lower() not in each.letter.text.replace("Børne", "").lower(), secret
    one = recall_letters.letter(desk, alone)
    assert "– nr. K-2016-285, version 1, udleveret 31. august 2016 på papir" in one.body
    assert "Aflevér eller destruér det" in one.body
    assert refused(recall_letters.letter, desk, own) == "card.not_out"


def test_every_sentence_of_the_subject_is_whole():
    assert all(len(parts) == 3 and all(parts) for parts in CONSENTS.values())
    refusals = [parts[0] for code, parts in CONSENTS.items() if code.startswith("card.")]
    assert len(set(refusals)) == len(refusals)
    assert set(Recipients) == {"arbejdsplads", "kommunale", "alle", "borger"}
