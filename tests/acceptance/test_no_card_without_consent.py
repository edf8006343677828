"""Path by path: without a consent in force no byte of a card leaves, and nothing is left behind."""

import datetime as dt
from dataclasses import replace

import pytest

from flexdesk.app import card_consents, card_hand_outs, card_versions
from flexdesk.app.card_hand_outs import may_hand_out
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.sentences import text
from flexdesk.base.errors import UserError
from flexdesk.domain.kandidatkort import Override, content_hash, from_value
from tests.support.card_paths import (
    ALSO_UNNAMED,
    ONE_DAY,
    REASONS,
    SECRETS,
    UNTIL,
    WAYS,
    Mouth,
    a_world,
    left_by,
    read_file,
    squeezed,
)
from tests.support.cards import usual_content
from tests.support.desks import DAY, a_desk, add_citizen


@pytest.fixture
def world(tmp_path):
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


@pytest.mark.parametrize("reason", REASONS)
def test_no_way_out_has_a_card_that_must_not_leave(world, reason) -> None:
    """Every way, named and unnamed: the precise code, no byte, no line, no file, and it is told."""
    make, code = REASONS[reason]
    wish = make(world)
    sights = [wish.sight, *(["anonym"] if reason in ALSO_UNNAMED else [])]
    before = left_by(world)
    for sight in sights:
        wanted = replace(wish, sight=sight)
        answer = may_hand_out(world.desk, wanted)
        assert (answer.ok, answer.code, answer.until) == (False, code, None)
        for way, go in WAYS.items():
            mouth = Mouth()
            with pytest.raises(UserError) as error:
                go(world, wanted, mouth)
            assert (way, error.value.code) == (way, code)
            assert text(error.value) == answer.text
            assert mouth.got == [], way
            assert left_by(world) == before, way
            assert world.desk.store.access_rows()[-1].kind == "refused", way


@pytest.mark.parametrize("reason", REASONS)
def test_one_that_must_not_leave_holds_the_whole_batch_back(world, reason) -> None:
    """Beside a card that may leave: neither does, wherever in the row it stands."""
    other = add_citizen(world.desk, "6907704287", first_name="Kaj", last_name="Lund")
    good = world.version(replace(usual_content(), name="Kaj L."), of=other)
    world.consent(good)
    wish = REASONS[reason][0](world)
    if world.desk.today() > UNTIL:
        world.go_to(UNTIL)
        wish = replace(wish, day=None, channel="brevdue")
    before, mouth = left_by(world), Mouth()
    fine = world.wish(good)
    assert may_hand_out(world.desk, fine).ok
    for row in ([fine, wish], [wish, fine], [fine, fine, wish]):
        with pytest.raises(UserError, match=r"card\.batch_refused"):
            card_hand_outs.hand_out_many(world.desk, row, mouth)
    assert (mouth.got, left_by(world)) == ([], before)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_has_the_card_that_may_leave(world, way) -> None:
    """Or the refusals above would prove nothing: one line in the ledger each, first to last day."""
    version = world.version()
    consent = world.consent(version)
    for number, day in enumerate((DAY, UNTIL), 1):
        world.go_to(day)
        WAYS[way](world, world.wish(version), Mouth())
        assert len(world.ledger) == number
    row = world.ledger[0]
    assert (row.consent, row.version, row.citizen) == (consent, version, world.citizen)
    assert len(list(world.folder.iterdir())) == way.startswith("to a ")


def test_a_consent_that_ends_tomorrow_holds_today_and_one_withdrawn_tomorrow_too(world) -> None:
    version = world.version()
    consent = world.consent(version, valid_until=DAY)
    assert may_hand_out(world.desk, world.wish(version)).until == DAY
    world.go_to(DAY + ONE_DAY)
    assert may_hand_out(world.desk, world.wish(version)).code == "card.expired"
    with pytest.raises(UserError, match=r"consent\.withdrawn_future"):
        card_consents.withdraw_consent(world.desk, consent, DAY + dt.timedelta(days=2), "borger")


@pytest.mark.parametrize("file_format", ["pdf", "docx", "txt", "eml"])
def test_a_protected_address_gives_the_unnamed_card_without_a_place(world, file_format) -> None:
    version = world.version()
    world.consent(version)
    protect_address(world.desk, world.citizen, is_on=True)
    given = card_hand_outs.hand_out(
        world.desk, world.wish(version, sight="anonym", format=file_format)
    )
    read = squeezed(read_file(given.file.data, file_format).whole)
    for secret in (*SECRETS.values(), "Zenobia", "Mette S.", usual_content().area, "Solbjerg"):
        assert squeezed(secret) not in read
    assert world.ledger[0].sight == "anonym"


def test_a_workplace_that_turns_private_loses_a_municipal_consent(world) -> None:
    version = world.version()
    world.consent(version, recipients="kommunale")
    assert may_hand_out(world.desk, world.wish(version)).ok
    with world.desk.store.work("test") as uow:
        uow.edit("workplace", world.places["municipal"], {"sector": "privat"})
    answer = may_hand_out(world.desk, world.wish(version))
    assert (answer.ok, answer.code) == (False, "card.wrong_recipient")


def test_a_later_yes_to_less_ends_the_earlier_yes_to_more(world) -> None:
    """Same recipients: what she said last counts, the section she left out is drawn no more."""
    version = world.version()
    world.consent(version)
    told = [s for s in world.typed(version).sections if s != "hensyn"]
    world.consent(version, sections=tuple(told))
    given = card_hand_outs.hand_out(world.desk, world.wish(version, format="txt"))
    read = squeezed(read_file(given.file.data, "txt").whole)
    for need in usual_content().considerations:
        assert squeezed(need) not in read


@pytest.mark.parametrize("file_format", ["pdf", "docx", "txt", "eml"])
@pytest.mark.parametrize("sections", [("overskrift", "kompetencer"), None])
def test_a_card_without_the_name_has_the_name_in_no_text_either(
    world, file_format, sections
) -> None:
    """Named, the first name may stand in a sentence; unnamed, by wish or by consent, it stops."""
    version = world.version(
        replace(usual_content(), name="Zenobia Q.", headline="Zenobia søger fleksjob i køkken")
    )
    told = world.typed(version).sections if sections is None else sections
    world.consent(version, sections=told)
    sight = "anonym" if sections is None else "arbejdsgiver"
    before, mouth = left_by(world), Mouth()
    wish = world.wish(version, sight=sight, format=file_format)
    with pytest.raises(UserError, match=r"card\.leak"):
        card_hand_outs.hand_out(world.desk, wish, mouth)
    assert (mouth.got, left_by(world)) == ([], before)
    if sections is None:
        named = card_hand_outs.hand_out(world.desk, replace(wish, sight="arbejdsgiver"))
        assert named.file.data


@pytest.mark.parametrize(
    "about", [{"first_name": "Lene"}, {"city": "Aarhus"}, {"postcode": "8000", "city": "Aarhus"}]
)
def test_a_protected_address_does_not_stop_a_card_for_what_is_said_of_others(world, about) -> None:
    """The consultant has the same first name, or the citizen lives in the municipality's town."""
    with world.desk.store.work("test") as uow:
        uow.edit("citizen", world.citizen, about)
    off = ("billede", "navn", "omraade", "erfaring")
    version = world.version(replace(usual_content(), off=off))
    world.consent(version)
    protect_address(world.desk, world.citizen, is_on=True)
    for file_format in ("pdf", "txt", "docx", "eml"):
        wish = world.wish(version, sight="anonym", format=file_format)
        assert card_hand_outs.hand_out(world.desk, wish).file.data
    said = f"Jeg er {about['first_name']}" if "first_name" in about else "Jeg bor i Aarhus"
    # as if it had been written before the address was protected
    with world.desk.store.work("test") as uow:
        row = world.desk.store.reads.get("card_version", version)
        content = {**row.content, "considerations": [said]}
        read = from_value(content)
        uow.edit("card_version", version, {"content": content, "content_hash": content_hash(read)})
        for consent in world.desk.store.reads.load("consent"):
            uow.edit("consent", consent.id, {"content_hash": content_hash(read)})
    with pytest.raises(UserError, match=r"card\.leak"):
        card_hand_outs.hand_out(world.desk, world.wish(version, sight="anonym"))


def test_a_last_name_kept_on_a_named_card_is_not_kept_on_an_unnamed_one(world) -> None:
    """The reason was given for a card with her name; an unnamed card is another matter."""
    content = replace(
        usual_content(), name="Zenobia Q.", headline="Søger job i køkken som hos Quistgaard"
    )
    why = Override("overskrift", "name.hidden", "Quistgaard", "Det er navnet på restauranten")
    version = card_versions.make_version(world.desk, world.citizen, content, [why]).id
    world.consent(version)
    assert card_hand_outs.hand_out(world.desk, world.wish(version)).file.data
    line = world.ledger
    for _time in range(2):
        with pytest.raises(UserError, match=r"card\.leak"):
            card_hand_outs.hand_out(world.desk, world.wish(version, sight="anonym"))
        protect_address(world.desk, world.citizen, is_on=True)
    assert world.ledger == line
