"""Kandidatkort against wrong days, late papers, changed workplaces, undo, and what is beside."""

from contextlib import closing
from dataclasses import replace

import pytest

from flexdesk.app import card_consents, card_drafts, card_hand_outs, card_recalls, history
from flexdesk.app.attachments import NewFile
from flexdesk.app.boot import open_desk
from flexdesk.app.card_hand_outs import hand_out, may_hand_out
from flexdesk.app.card_ledger import hand_outs_of
from flexdesk.app.card_photo import Crop, keep_photo
from flexdesk.app.card_rows import card_of
from flexdesk.app.card_versions import make_version, versions_of
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.citizen_removal import delete_citizen
from flexdesk.app.consent_rows import consents_of
from flexdesk.app.today_kandidatkort import card_lines
from flexdesk.app.workplace_merge import merge_workplaces
from flexdesk.base.clock import FixedClock
from flexdesk.base.errors import EnvironmentFaultError, UserError
from tests.support.card_paths import ONE_DAY, UNTIL, Mouth, a_world
from tests.support.cards import a_photo, usual_content
from tests.support.desks import DAY, PASSPHRASE, a_desk
from tests.support.verbs_cards import add_consent, add_hand_out, add_version


@pytest.fixture
def world(tmp_path):
    folder = tmp_path / "ud"
    folder.mkdir()
    with a_desk(tmp_path) as desk:
        yield a_world(desk, folder)


def edit(world, entity, row, **values):
    with world.desk.store.work("test") as uow:
        uow.edit(entity, row, values)


def whys(world, on=None):
    return [(each.why, each.since) for each in card_recalls.due(world.desk, on or DAY)]


# --- days ------------------------------------------------------------------------------------


def test_a_card_written_late_stands_on_the_consent_that_held_that_day(world):
    """Two consents, one after the other: the later one cannot carry a card given before it."""
    version = world.version()
    world.consent(version, valid_until=DAY, sections=("overskrift",))
    world.go_to(DAY + ONE_DAY)
    later = world.consent(version)
    wish = replace(world.wish(version), day=DAY)
    assert not may_hand_out(world.desk, wish).ok
    with pytest.raises(UserError, match=r"card\.(expired|not_yet)"):
        hand_out(world.desk, wish)
    assert world.ledger == ()
    hand_out(world.desk, world.wish(version))
    assert [(row.consent, row.day) for row in world.ledger] == [(later, DAY + ONE_DAY)]


def test_a_card_written_late_takes_the_consent_that_held_both_days(world):
    """Though another lasts longer today: that one was not given yet."""
    version = world.version()
    first = world.consent(version, recipients="kommunale", valid_until=DAY + 9 * ONE_DAY)
    world.go_to(DAY + ONE_DAY)
    world.consent(version)
    hand_out(world.desk, replace(world.wish(version), day=DAY))
    assert [(row.consent, row.day, row.valid_until) for row in world.ledger] == [
        (first, DAY, DAY + 9 * ONE_DAY)
    ]


def test_a_clock_that_is_set_back_hands_nothing_out(world):
    version = world.version()
    world.consent(version)
    world.go_to(DAY - ONE_DAY)
    assert may_hand_out(world.desk, world.wish(version)).code == "card.not_yet"
    with pytest.raises(UserError, match=r"consent\.signed_before_version|consent\.signed_future"):
        world.consent(version, recipients="kommunale")


@pytest.mark.parametrize("first", [2, 7])
def test_a_paper_that_comes_late_does_not_undo_a_later_no(world, first):
    """She said yes on paper on day 3, and no on day 10: the paper is written in on day 12."""
    version = world.version()
    world.go_to(DAY + first * ONE_DAY)
    consent = world.consent(version)
    world.go_to(DAY + 10 * ONE_DAY)
    card_consents.withdraw_consent(world.desk, consent, world.desk.today(), "borger")
    world.go_to(DAY + 12 * ONE_DAY)
    late = card_consents.give_consent(
        world.desk, version, world.typed(version), DAY + 3 * ONE_DAY, "underskrift"
    )
    row = world.desk.store.reads.get("consent", late.id)
    ends = {2: (DAY + 10 * ONE_DAY, "borger"), 7: (DAY + 10 * ONE_DAY, "borger")}
    assert (row.withdrawn_on, row.withdrawn_how) == ends[first]
    assert may_hand_out(world.desk, world.wish(version)).code == "card.withdrawn"


def test_a_mistake_says_nothing_of_a_paper_that_comes_late(world):
    version = world.version()
    consent = world.consent(version)
    world.go_to(DAY + 5 * ONE_DAY)
    card_consents.withdraw_consent(world.desk, consent, world.desk.today(), "fejl")
    card_consents.give_consent(
        world.desk, version, world.typed(version), DAY + ONE_DAY, "underskrift"
    )
    assert may_hand_out(world.desk, world.wish(version)).ok


def test_she_may_say_yes_again_the_day_she_said_no(world):
    version = world.version()
    consent = world.consent(version)
    card_consents.withdraw_consent(world.desk, consent, DAY, "borger")
    world.consent(version)
    assert may_hand_out(world.desk, world.wish(version)).ok


def test_taking_one_consent_back_says_that_others_still_hold(world):
    version = world.version()
    one = world.consent(version, recipients="kommunale")
    world.consent(version)
    done = card_consents.withdraw_consent(world.desk, one, DAY, "borger")
    assert [(each.code, each.facts) for each in done.remarks] == [
        ("consent.others_hold", {"count": 1})
    ]


def test_a_consent_nobody_signed_in_time_is_not_waited_for(world):
    version = world.version()
    typed = world.typed(version, valid_until=DAY + ONE_DAY)
    row = card_consents.prepare_consent(world.desk, version, typed).id
    assert [line.card for line in card_lines(world.desk, DAY + ONE_DAY)] == [row]
    after = DAY + 2 * ONE_DAY
    world.go_to(after)
    assert card_lines(world.desk, after) == ()
    assert card_of(world.desk, world.citizen, after).state == "mangler_samtykke"
    assert not consents_of(world.desk, world.citizen)[0].can_sign


# --- workplaces, cases -----------------------------------------------------------------------


def test_a_card_at_a_place_that_turned_private_comes_back_for_that_reason(world):
    version = world.version()
    world.consent(version, recipients="kommunale")
    hand_out(world.desk, world.wish(version))
    edit(world, "workplace", world.places["municipal"], sector="privat")
    assert whys(world) == [("outside", None)]
    (line,) = card_lines(world.desk, DAY)
    assert line.detail.startswith("Samtykket dækker ikke arbejdspladsen")
    edit(world, "workplace", world.places["municipal"], sector="kommunal")
    assert whys(world) == []


def test_a_consent_to_one_place_goes_with_it_when_it_is_made_one_with_another(world):
    """She said yes to the place; it is known under one name now. Undo parts them again."""
    desk, places = world.desk, world.places
    version = world.version()
    world.consent(version, recipients="arbejdsplads", workplace=places["municipal"])
    hand_out(desk, world.wish(version))
    before = desk.store.digest()
    merge_workplaces(desk, places["private"], places["municipal"])
    assert may_hand_out(desk, world.wish(version, "private")).ok
    assert not may_hand_out(desk, world.wish(version, "other")).ok
    assert whys(world) == []
    history.undo(desk)
    assert desk.store.digest() == before
    assert may_hand_out(desk, world.wish(version, "private")).code == "card.wrong_recipient"


def test_a_municipal_consent_does_not_follow_into_a_private_place(world):
    version = world.version()
    world.consent(version, recipients="kommunale")
    hand_out(world.desk, world.wish(version))
    merge_workplaces(world.desk, world.places["private"], world.places["municipal"])
    assert whys(world) == [("outside", None)]


def test_a_workplace_changed_while_the_card_is_drawn_stops_it(world, monkeypatch):
    version = world.version()
    world.consent(version, recipients="kommunale")
    made, mouth = card_hand_outs.make_file, Mouth()

    def meanwhile(*args):
        edit(world, "workplace", world.places["municipal"], sector="privat")
        return made(*args)

    monkeypatch.setattr(card_hand_outs, "make_file", meanwhile)
    with pytest.raises(UserError, match=r"card\.changed_meanwhile"):
        hand_out(world.desk, world.wish(version), mouth)
    assert (mouth.got, world.ledger) == ([], ())


def test_what_was_shown_on_a_screen_cannot_come_back(world):
    version = world.version()
    consent = world.consent(version)
    hand_out(world.desk, world.wish(version, channel="vist"))
    done = card_consents.withdraw_consent(world.desk, consent, DAY, "borger")
    assert (done.remarks, whys(world)) == ((), [])
    (row,) = hand_outs_of(world.desk, world.citizen)
    assert (row.is_out, row.state_text) == (False, "Vist på skærm")


def test_an_unnamed_card_with_a_place_comes_back_when_the_address_is_protected(tmp_path):
    """One given after that has no place on it and stays where it is."""
    with a_desk(tmp_path) as desk:
        world = a_world(desk, tmp_path)
        version = world.version()
        world.consent(version)
        given = hand_out(desk, world.wish(version, sight="anonym")).done.id
    later = FixedClock(DAY + ONE_DAY)
    with closing(open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=later)) as desk:
        protect_address(desk, world.citizen, is_on=True)
        (recall,) = card_recalls.due(desk, DAY + ONE_DAY)
        assert (recall.row.id, recall.why) == (given, "protected")
    later = FixedClock(DAY + 2 * ONE_DAY)
    with closing(open_desk(tmp_path / "register", PASSPHRASE.encode(), clock=later)) as desk:
        hand_out(desk, world.wish(version, sight="anonym"))
        assert [each.row.id for each in card_recalls.due(desk, desk.today())] == [given]
        protect_address(desk, world.citizen, is_on=False)
        assert card_recalls.due(desk, desk.today()) == ()


def test_opening_a_case_again_makes_the_consent_hold_as_before(world):
    from flexdesk.app.citizen_closing import Closing, close_citizen, reopen_citizen

    version = world.version()
    world.consent(version)
    hand_out(world.desk, world.wish(version))
    close_citizen(world.desk, world.citizen, Closing(DAY, "andet"))
    assert whys(world) == [("closed", DAY)]
    reopen_citizen(world.desk, world.citizen)
    assert whys(world) == []
    assert may_hand_out(world.desk, world.wish(version)).ok


# --- what a consent is bound to --------------------------------------------------------------


def test_a_consent_with_another_hash_than_its_version_covers_nothing(world):
    version = world.version()
    consent = world.consent(version)
    edit(world, "consent", consent, content_hash="0" * 64)
    assert may_hand_out(world.desk, world.wish(version)).code == "card.other_content"
    with pytest.raises(ValueError, match="content_hash is required"):
        edit(world, "consent", consent, content_hash="")


@pytest.mark.parametrize(
    "change",
    [
        {"competences": (*usual_content().competences, "hygiejnebevis")},
        {"tasks": usual_content().competences[:1]},
        {"hours_to": 20.0},
        {"days": (*usual_content().days, "soen")},
        {"off": ()},
        {"name": "Mette S"},
    ],
)
def test_the_smallest_growth_asks_anew(world, change):
    content = replace(usual_content(), photo="", off=("billede", "transport"), transport="Bil")
    first = add_version(world.desk, world.citizen, content)
    add_consent(world.desk, first)
    second = add_version(world.desk, world.citizen, replace(content, **change), 2)
    answer = may_hand_out(world.desk, world.wish(second))
    assert answer.code == "card.grown"
    assert may_hand_out(world.desk, world.wish(first)).ok


@pytest.mark.parametrize(
    "change",
    [
        {"competences": tuple(reversed(usual_content().competences))},
        {"competences": (*usual_content().competences, usual_content().competences[0])},
        {"competences": tuple(f"  {text} " for text in usual_content().competences)},
        {"order": ("hensyn", "erfaring")},
        {"language": "en"},
        {"contact": replace(usual_content().contact, phone="70203040")},
        {"price": "I betaler en anden pris"},
        {"off": ("billede", "hensyn", "navn")},
    ],
)
def test_what_says_no_more_of_her_needs_no_new_consent(world, change):
    first = add_version(world.desk, world.citizen, usual_content())
    add_consent(world.desk, first)
    second = add_version(world.desk, world.citizen, replace(usual_content(), **change), 2)
    assert may_hand_out(world.desk, world.wish(second)).ok


# --- undo, numbers, what is beside -----------------------------------------------------------


def test_a_version_asked_about_cannot_be_undone_and_no_number_is_used_twice(world):
    desk, content = world.desk, usual_content()
    world.version()
    second = make_version(desk, world.citizen, replace(content, licence=""))
    undone = history.undo(desk, second.tx)
    third = make_version(desk, world.citizen, replace(content, licence="B og C"))
    history.undo(desk, undone.tx)
    assert sorted(row.number for row in versions_of(desk, world.citizen)) == [1, 2, 3]
    consent = card_consents.prepare_consent(desk, third.id, world.typed(third.id)).id
    with pytest.raises(UserError, match=r"undo\.refused"):
        history.undo(desk, third.tx)
    card_consents.drop_prepared(desk, consent)
    history.undo(desk, third.tx)
    assert sorted(row.number for row in versions_of(desk, world.citizen)) == [1, 2]


def test_versions_are_undone_in_any_order_and_the_draft_is_the_newest_one(world):
    desk, content = world.desk, usual_content()
    first = make_version(desk, world.citizen, content)
    second = make_version(desk, world.citizen, replace(content, licence="B og C"))
    history.undo(desk, first.tx)
    assert [row.number for row in versions_of(desk, world.citizen)] == [2]
    assert not card_drafts.card_draft(desk, world.citizen).is_typed
    history.undo(desk, second.tx)
    shown = card_drafts.card_draft(desk, world.citizen)
    assert (shown.is_typed, shown.content.licence) == (True, "B og C")


def test_a_full_disk_after_the_version_leaves_the_version_and_the_draft(world, monkeypatch):
    def full(*_args):
        raise EnvironmentFaultError("disk.full", free_megabytes=0)

    monkeypatch.setattr(world.desk.store, "save_draft", full)
    done = make_version(world.desk, world.citizen, usual_content())
    assert [row.id for row in versions_of(world.desk, world.citizen)] == [done.id]


@pytest.mark.parametrize("error", [OSError("væk"), KeyboardInterrupt(), ValueError("x")])
def test_whatever_stops_the_delivery_leaves_no_line(world, error):
    version = world.version()
    world.consent(version)

    def deliver(_file):
        raise error

    before = world.desk.store.digest()
    with pytest.raises(type(error)):
        hand_out(world.desk, world.wish(version), deliver)
    assert (world.ledger, world.desk.store.digest()) == ((), before)
    hand_out(world.desk, world.wish(version))
    assert len(world.ledger) == 1


def test_every_refusal_and_every_card_stands_in_her_access_log(world):
    version = world.version()
    with pytest.raises(UserError):
        hand_out(world.desk, world.wish(version))
    world.consent(version)
    hand_out(world.desk, world.wish(version))
    card_hand_outs.hand_out_many(world.desk, [world.wish(version), world.wish(version, "other")])
    kinds = [row.kind for row in world.desk.store.access_rows(world.citizen)]
    assert [kind for kind in kinds if kind in {"refused", "hand_out"}] == [
        "refused", "hand_out", "hand_out", "hand_out",
    ]  # fmt: skip


def test_cards_move_no_figure(world):
    from flexdesk.domain.figures import figures

    def told():
        rows = figures(world.desk.caseload(), UNTIL, world.desk.rules, None)
        return [(row.id, row.value, row.n, row.N) for row in rows]

    before = told()
    version = world.version()
    consent = world.consent(version)
    hand_out(world.desk, world.wish(version))
    add_hand_out(world.desk, consent, world.places["other"])
    card_consents.withdraw_consent(world.desk, consent, DAY, "borger")
    assert told() == before


def left_in_any_table(desk, words):
    """Return the tables in which any of the words is left."""
    found = set()
    with desk.store.reads.snapshot() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (name,) in names.fetchall():
            for row in connection.exec_driver_sql(f"SELECT * FROM {name}"):  # noqa: S608 - a name of the schema
                text = " ".join(
                    each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in row
                )
                found |= {name for word in words if word in text}
    return found


@pytest.mark.parametrize("is_deleted", [False, True])
def test_erased_she_leaves_no_word_of_any_card_anywhere(world, is_deleted):
    desk, word = world.desk, "Zinkglas"
    photo = keep_photo(desk, world.citizen, a_photo(), Crop(0, 0, 300)).id
    content = replace(usual_content(), about=f"Jeg kan {word}", photo=photo, off=())
    undone = make_version(desk, world.citizen, replace(content, about=f"Før {word}"))
    history.undo(desk, undone.tx)
    version = make_version(desk, world.citizen, content, text=f"Nyt om {word}").id
    typed = replace(world.typed(version), text=f"Husk {word}", purpose=f"Om {word}")
    consent = card_consents.prepare_consent(desk, version, typed).id
    paper = NewFile(f"{word}.pdf", f"%PDF-1.4 {word}".encode())
    card_consents.sign_consent(desk, consent, DAY, "underskrift", paper)
    given = hand_out(desk, replace(world.wish(version), person=f"Ulla {word}")).done.id
    card_consents.withdraw_consent(desk, consent, DAY, "borger", f"Hun sagde {word}")
    card_recalls.recalled(desk, given, DAY, "destrueret", f"Makuleret {word}")
    card_drafts.save_card_draft(desk, world.citizen, replace(content, headline=word))
    desk.store.save_draft(f"card-withdraw:{world.citizen}:{consent}", f'{{"text": "{word}"}}')
    assert {"card_version", "consent", "hand_out", "draft", "content", "entry"} <= (
        left_in_any_table(desk, (word,))
    )
    if is_deleted:
        delete_citizen(desk, world.citizen)
    erase_citizen(desk, world.citizen, "Hun har bedt om det")
    assert left_in_any_table(desk, (word, content.headline)) == set()
    with desk.store.reads.snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM content").scalar() == 0
    assert desk.store.verify().ok


def test_a_register_that_may_only_be_read_hands_nothing_out(world):
    version = world.version()
    world.consent(version)
    folder, mouth = world.desk.store.directory, Mouth()
    world.desk.close()
    read = open_desk(folder, PASSPHRASE.encode(), clock=FixedClock(DAY), read_only=True)
    with closing(read) as desk:
        assert may_hand_out(desk, world.wish(version)).ok
        for go in (hand_out, lambda *args: card_hand_outs.hand_out_many(args[0], [args[1]])):
            with pytest.raises(UserError, match=r"store\.read_only"):
                go(desk, world.wish(version), *([mouth] if go is hand_out else []))
        assert (mouth.got, desk.store.reads.load("hand_out")) == ([], ())
