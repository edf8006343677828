"""The only door: every way a card may leave, what stops it, and what is written about it."""

import datetime as dt
from dataclasses import replace

import pytest

from flexdesk.app import card_hand_outs, citizen_life, history
from flexdesk.app.access_log import access_lines
from flexdesk.app.card_consents import withdraw_consent
from flexdesk.app.card_files import OutFile, file_name, saved_as
from flexdesk.app.card_guard import check_content
from flexdesk.app.card_hand_outs import (
    HandOutWish,
    hand_out,
    hand_out_many,
    hand_outs_at,
    hand_outs_of,
    may_hand_out,
)
from flexdesk.app.card_rows import card_of
from flexdesk.app.citizen_file import read_file
from flexdesk.app.sentences import explain, text
from flexdesk.app.timeline import timeline_of
from flexdesk.app.workplace_page import workplace_page
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.cards.read_back import read_back
from flexdesk.domain.card_codes import CardChannel, CardFormat
from flexdesk.domain.kandidatkort import Override
from tests.support.cards import usual_content
from tests.support.desks import DAY, a_desk, add, add_citizen
from tests.support.verbs_cards import UNTIL, add_consent, add_version


@pytest.fixture
def desk(tmp_path):
    with a_desk(tmp_path) as made:
        yield made


@pytest.fixture
def citizen(desk):
    return add_citizen(desk, first_name="Mette", last_name="Sørensen")


@pytest.fixture
def place(desk):
    return add(desk, "workplace", name="Skolekøkkenet", sector="kommunal")


@pytest.fixture
def version(desk, citizen):
    return add_version(desk, citizen, usual_content())


@pytest.fixture
def consent(desk, version):
    return add_consent(desk, version)


@pytest.fixture
def wish(version, place):
    return HandOutWish(version, workplace=place, person="Ulla Holm")


def ledger(desk):
    return desk.store.reads.load("hand_out")


def refused(desk, wish, code):
    """Check that a wish is refused with a sentence and leaves nothing; the refusal is logged."""
    out = []
    answer = may_hand_out(desk, wish)
    with pytest.raises(UserError) as error:
        hand_out(desk, wish, out.append)
    assert (answer.ok, answer.code, error.value.code) == (False, code, code)
    assert answer.text == text(error.value)
    assert (out, ledger(desk)) == ([], ())
    assert [row.kind for row in desk.store.access_rows()][-1] == "refused"


def test_a_card_with_consent_leaves_with_a_line_in_the_ledger(desk, citizen, place, consent, wish):
    out = []
    given = hand_out(desk, wish, out.append)
    assert out == [given.file]
    assert given.file.name == "Kandidatkort_K-2016-285_v1.pdf"
    assert given.file.data.startswith(b"%PDF-")
    (row,) = hand_outs_of(desk, citizen)
    assert (row.id, row.consent, row.number, row.to) == (given.done.id, consent, 1, "Skolekøkkenet")
    assert (row.person, row.state, row.valid_until) == ("Ulla Holm", "out", UNTIL)
    assert row.dress_text == "Farvebånd, A4, PDF"
    assert hand_outs_at(desk, place) == (row,)
    assert workplace_page(desk, place, DAY).cards == (row,)
    assert "Kandidatkort udleveret: Skolekøkkenet" in [
        entry.title for entry in timeline_of(read_file(desk, citizen), DAY)
    ]
    (told,) = [line for line in access_lines(desk, citizen) if line.kind == "hand_out"]
    assert "til: Skolekøkkenet" in told.text
    assert history.rows(desk)[0].text == "udleveret kandidatkort: på papir"
    assert not history.rows(desk)[0].can_undo
    assert may_hand_out(desk, wish).until == UNTIL


SAID = "Jeg har epilepsi og passer mine ting."


@pytest.mark.parametrize("file_format", list(CardFormat))
def test_a_card_that_says_something_of_health_does_not_deny_it(desk, citizen, wish, file_format):
    claim = "ingen helbredsoplysninger"
    add_consent(desk, wish.version)
    wanted = replace(wish, format=file_format.value)
    assert claim in read_back(hand_out(desk, wanted).file.data, file_format.value).text
    said = replace(usual_content(), about=SAID)
    found = check_content(desk, citizen, said)
    kept = tuple(Override(f.section, f.finding.rule, f.text[f.finding.start : f.finding.end],
                          "Hun vil selv have det med") for f in found)  # fmt: skip
    assert kept
    version = add_version(desk, citizen, said, 2, overrides=kept)
    add_consent(desk, version)
    text = read_back(hand_out(desk, replace(wanted, version=version)).file.data, file_format).text
    assert "epilepsi" in text
    assert claim not in text
    # what the consent leaves out is not on the card: then it may say so
    rows = desk.store.reads.load("consent")
    with desk.store.work("test") as uow:
        for row in rows:
            left = [code for code in row.sections if code != "om_mig"]
            uow.edit("consent", row.id, {"sections": left})
    text = read_back(hand_out(desk, replace(wanted, version=version)).file.data, file_format).text
    assert "epilepsi" not in text
    assert claim in text


def test_without_consent_nothing_leaves(desk, wish):
    refused(desk, wish, "card.no_consent")


@pytest.mark.parametrize("file_format", list(CardFormat))
@pytest.mark.parametrize("channel", list(CardChannel))
def test_every_file_and_channel_goes_through_the_same_door(
    desk, citizen, version, wish, file_format, channel
):
    wanted = replace(wish, format=file_format.value, channel=channel.value)
    refused(desk, wanted, "card.no_consent")
    add_consent(desk, version, channels=[channel.value])
    given = hand_out(desk, wanted)
    number = card_of(desk, citizen, DAY).candidate_no
    assert given.file.name == f"Kandidatkort_{number}_v1.{file_format.value}"
    parts = read_back(given.file.data, file_format.value)
    assert "Mette S" in parts.text or file_format is CardFormat.MAIL
    assert "Sørensen" not in parts.text + parts.metadata
    assert [row.channel for row in ledger(desk)] == [channel.value]
    other = next(each for each in CardChannel if each is not channel)
    with pytest.raises(UserError, match=r"card\.wrong_channel"):
        hand_out(desk, replace(wanted, channel=other.value))


def test_a_version_that_slipped_past_the_guard_is_stopped_at_the_door(desk, citizen, wish):
    said = replace(usual_content(), about="Ring til mig. Mit nummer er 670770-4285.")
    bad = add_version(desk, citizen, said, 2)
    add_consent(desk, bad)
    out = []
    with pytest.raises(UserError, match=r"card\.leak"):
        hand_out(desk, replace(wish, version=bad), out.append)
    assert (out, ledger(desk)) == ([], ())
    assert [row.kind for row in desk.store.access_rows()][-1] == "refused"


def test_a_consent_that_is_not_signed_is_none(desk, version, wish):
    add_consent(desk, version, signed_on=None)
    refused(desk, wish, "card.not_signed")


def test_a_consent_lasts_until_its_last_day_and_not_a_day_longer(desk, consent, wish):
    assert consent
    desk.clock = FixedClock(UNTIL)
    assert may_hand_out(desk, wish).ok
    assert hand_out(desk, wish).file.data
    desk.clock = FixedClock(UNTIL + dt.timedelta(days=1))
    assert may_hand_out(desk, wish).code == "card.expired"
    late = replace(wish, day=UNTIL)
    with pytest.raises(UserError, match=r"card\.expired"):
        hand_out(desk, late)
    assert len(ledger(desk)) == 1


def test_a_day_that_has_not_come_is_refused(desk, consent, wish):
    assert consent
    refused(desk, replace(wish, day=DAY + dt.timedelta(days=1)), "card.day_future")


def test_a_day_before_the_consent_is_refused_though_it_holds_today(desk, version, wish):
    add_consent(desk, version, signed_on=DAY)
    refused(desk, replace(wish, day=DAY - dt.timedelta(days=1)), "card.not_yet")


def test_a_withdrawn_consent_lets_nothing_leave_again(desk, consent, wish):
    withdraw_consent(desk, consent, DAY, "borger")
    refused(desk, wish, "card.withdrawn")


def test_municipal_only_means_municipal_only(desk, version, place, wish):
    add_consent(desk, version, recipients="kommunale")
    private = add(desk, "workplace", name="Kantinen ApS", sector="privat")
    unknown = add(desk, "workplace", name="Et sted")
    refused(desk, replace(wish, workplace=private), "card.wrong_recipient")
    refused(desk, replace(wish, workplace=unknown), "card.sector_unknown")
    assert may_hand_out(desk, replace(wish, workplace=place)).ok


def test_the_citizen_may_have_her_own_card_on_any_consent(desk, citizen, version):
    add_consent(desk, version, recipients="kommunale")
    hand_out(desk, HandOutWish(version, recipient="borger"))
    (row,) = hand_outs_of(desk, citizen)
    assert (row.to, row.state_text, row.workplace) == ("Borgeren selv", "Hos borgeren", "")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sight": "intern"}, "card.internal"),
        ({"workplace": ""}, "card.no_workplace"),
        ({"format": "exe"}, "value.unknown"),
        ({"channel": "brevdue"}, "value.unknown"),
        ({"workplace": "f" * 32}, "row.unknown"),
    ],
)
def test_what_is_on_no_list_never_leaves(desk, consent, wish, change, code):
    assert consent
    refused(desk, replace(wish, **change), code)


def test_a_protected_address_lets_only_the_unnamed_card_leave(desk, citizen, consent, wish):
    assert consent
    citizen_life.protect_address(desk, citizen, is_on=True)
    refused(desk, wish, "card.protected")
    given = hand_out(desk, replace(wish, sight="anonym"))
    assert hand_outs_of(desk, citizen)[0].sight == "anonym"
    text = read_back(given.file.data, "pdf").text
    assert "Mette" not in text
    assert desk.municipality not in text
    citizen_life.protect_address(desk, citizen, is_on=False)
    named = hand_out(desk, replace(wish, sight="anonym"))
    assert desk.municipality in read_back(named.file.data, "pdf").text


def test_a_consent_without_the_name_gives_the_unnamed_card(desk, citizen, version, wish):
    add_consent(desk, version, sections=["overskrift", "kompetencer", "timer"])
    hand_out(desk, wish)
    assert hand_outs_of(desk, citizen)[0].sight_text == "Anonymt"


def test_a_closed_case_hands_nothing_out(desk, citizen, consent, wish):
    assert consent
    citizen_life.close_citizen(desk, citizen, citizen_life.Closing(DAY, "andet"))
    refused(desk, wish, "card.closed")


def test_a_file_that_cannot_be_written_leaves_no_line(desk, consent, wish, tmp_path):
    assert consent
    with pytest.raises(UserError, match=r"file\.no_folder"):
        hand_out(desk, wish, saved_as(tmp_path / "findes ikke" / "kort.pdf"))
    assert ledger(desk) == ()
    path = tmp_path / "kort.pdf"
    given = hand_out(desk, wish, saved_as(path))
    assert path.read_bytes() == given.file.data


def test_a_line_that_cannot_be_written_leaves_no_file(desk, consent, wish, tmp_path, monkeypatch):
    assert consent
    path, old = tmp_path / "kort.pdf", tmp_path / "gammelt.pdf"
    old.write_bytes(b"det gamle")

    def full(*_args, **_values):
        raise EnvironmentFaultError("disk.full")

    monkeypatch.setattr(desk.store, "_finish", full)
    for target in (path, old):
        with pytest.raises(EnvironmentFaultError, match=r"disk\.full"):
            hand_out(desk, wish, saved_as(target))
    assert not path.exists()
    assert old.read_bytes() == b"det gamle"
    monkeypatch.undo()
    assert ledger(desk) == ()


def test_a_consent_withdrawn_while_the_card_is_drawn_stops_it(desk, consent, wish, monkeypatch):
    made = card_hand_outs.make_file

    def slow(*args):
        file = made(*args)
        withdraw_consent(desk, consent, DAY, "borger")
        return file

    monkeypatch.setattr(card_hand_outs, "make_file", slow)
    out = []
    with pytest.raises(UserError, match=r"card\.changed_meanwhile"):
        hand_out(desk, wish, out.append)
    assert (out, ledger(desk)) == ([], ())


def test_several_cards_are_one_file_and_one_action_or_nothing(desk, citizen, consent, wish, place):
    assert consent
    other = add_citizen(desk, "6807704286", first_name="Ole", last_name="Lund")
    second = add_version(desk, other, replace(usual_content(), name="Ole L."))
    wishes = [wish, HandOutWish(second, workplace=place)]
    with pytest.raises(UserError) as error:
        hand_out_many(desk, wishes)
    assert error.value.code == "card.batch_refused"
    assert "1 af 2 kort" in explain(error.value).happened
    assert ledger(desk) == ()
    add_consent(desk, second)
    count, out = len(desk.store.history(99)), []
    given = hand_out_many(desk, wishes, out.append)
    assert out == [given.file]
    assert given.file.name == "Kandidatkort_2_stk.pdf"
    assert len(desk.store.history(99)) == count + 1
    assert {row.citizen for row in ledger(desk)} == {citizen, other}
    assert history.rows(desk)[0].text == "udleveret kandidatkort: 2 kort, på papir"


def test_no_cards_and_no_pdf_are_no_batch(desk, consent, wish):
    assert consent
    with pytest.raises(UserError, match=r"card\.none"):
        hand_out_many(desk, [])
    with pytest.raises(UserError, match=r"card\.batch_pdf"):
        hand_out_many(desk, [replace(wish, format="docx")])


def test_a_file_name_holds_number_and_version_only():
    assert file_name("K-2016/../014 Åse", 3, "docx") == "Kandidatkort_K-2016014se_v3.docx"
    assert repr(OutFile("a.pdf", b"x")) == "OutFile(a.pdf)"
