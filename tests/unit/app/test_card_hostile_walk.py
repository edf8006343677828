"""Random walks over every action on kandidatkort: what must hold after each of them, and undo."""

import random
from dataclasses import replace

import pytest

from flexdesk.app import (
    card_consents,
    card_drafts,
    card_hand_outs,
    card_photo,
    card_recalls,
    card_versions,
    consultant_contact,
    history,
)
from flexdesk.app.card_photo import Crop
from flexdesk.app.card_rows import card_rows
from flexdesk.app.citizen_closing import Closing, close_citizen, reopen_citizen
from flexdesk.app.citizen_erasing import erase_citizen
from flexdesk.app.citizen_file import read_file
from flexdesk.app.citizen_life import protect_address
from flexdesk.app.citizen_removal import delete_citizen
from flexdesk.app.consent_rows import consents_of
from flexdesk.app.inspector import TEAM, inspect
from flexdesk.app.recall_letters import letters
from flexdesk.app.timeline import timeline_of
from flexdesk.app.today_kandidatkort import card_lines
from flexdesk.app.workplace_merge import merge_workplaces
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import CardChannel, CardFormat, ConsentEnd, RecallHow, Recipients
from tests.support.card_paths import ONE_DAY, a_world
from tests.support.cards import a_photo, usual_content
from tests.support.desks import a_desk
from tests.support.verbs_cards import SECTIONS

STEPS = 80


class Walker:
    """Does things to one citizen's card, as anybody might, in any order."""

    def __init__(self, world, seed):
        self.world, self.desk = world, world.desk
        self.dice = random.Random(seed)  # noqa: S311 - the same walk each time
        self.done = 0

    def one(self, entity):
        """Return the id of any row, one that is none when there is no row."""
        rows = sorted(row.id for row in self.desk.store.reads.load(entity))
        return self.dice.choice(rows) if rows else "f" * 32

    def place(self):
        """Return any workplace there is."""
        return self.one("workplace")

    def day(self):
        """Return a day around today."""
        return self.desk.today() + self.dice.randint(-4, 1) * ONE_DAY

    def content(self):
        """Return a card that says something or other."""
        dice, usual = self.dice, usual_content()
        return replace(
            usual,
            photo="",
            name=dice.choice(["Zenobia Q.", ""]),
            licence=dice.choice(["", "B", "B og C"]),
            competences=tuple(dice.sample(usual.competences, k=2)),
            considerations=dice.choice([(), usual.considerations[:1], ("Har depression",)]),
            off=tuple(dice.sample(["billede", "navn", "omraade", "hensyn"], k=dice.randint(0, 4))),
        )

    def typed(self):
        """Return a consent to something or other."""
        dice = self.dice
        return card_consents.ConsentTyped(
            sections=tuple(dice.sample(SECTIONS, k=dice.randint(3, len(SECTIONS)))),
            recipients=dice.choice(list(Recipients)).value,
            workplace=self.place(),
            channels=tuple(dice.sample(["papir", "mail", "vist"], k=dice.randint(1, 3))),
            valid_until=self.desk.today() + dice.choice([0, 3, 60]) * ONE_DAY,
        )

    def wish(self):
        """Return a wish that may be met, or may not."""
        dice = self.dice
        return card_hand_outs.HandOutWish(
            self.one("card_version"),
            recipient=dice.choice(["arbejdsplads", "arbejdsplads", "borger"]),
            workplace=self.place(),
            channel=dice.choice(list(CardChannel)).value,
            sight=dice.choice(["arbejdsgiver", "anonym"]),
            format=dice.choice([CardFormat.TEKST.value, CardFormat.PDF.value]),
            day=dice.choice([None, None, self.day()]),
        )

    def version(self):
        return card_versions.make_version(self.desk, self.world.citizen, self.content())

    def photo(self):
        return card_photo.keep_photo(self.desk, self.world.citizen, a_photo(), Crop(0, 0, 300))

    def draft(self):
        card_drafts.save_card_draft(self.desk, self.world.citizen, self.content())

    def prepare(self):
        card_consents.prepare_consent(self.desk, self.one("card_version"), self.typed())

    def give(self):
        version, how = self.one("card_version"), self.dice.choice(["underskrift", "mundtligt"])
        card_consents.give_consent(self.desk, version, self.typed(), self.day(), how)

    def sign(self):
        card_consents.sign_consent(self.desk, self.one("consent"), self.day(), "underskrift")

    def withdraw(self):
        how = self.dice.choice(list(ConsentEnd)).value
        card_consents.withdraw_consent(self.desk, self.one("consent"), self.day(), how)

    def drop(self):
        card_consents.drop_prepared(self.desk, self.one("consent"))

    def hand_out(self):
        card_hand_outs.hand_out(self.desk, self.wish())

    def hand_out_many(self):
        wishes = [replace(self.wish(), format="pdf") for _each in range(2)]
        card_hand_outs.hand_out_many(self.desk, wishes)

    def ask_back(self):
        card_recalls.ask_back(self.desk, [self.one("hand_out")], self.day())

    def recalled(self):
        how = self.dice.choice(list(RecallHow)).value
        card_recalls.recalled(self.desk, self.one("hand_out"), self.day(), how)

    def protect(self):
        return protect_address(self.desk, self.world.citizen, is_on=self.dice.random() < 0.5)

    def close(self):
        return close_citizen(self.desk, self.world.citizen, Closing(self.desk.today(), "andet"))

    def reopen(self):
        return reopen_citizen(self.desk, self.world.citizen)

    def merge(self):
        return merge_workplaces(self.desk, self.place(), self.place())

    def contact(self):
        phone = self.dice.choice(["70203040", "70203041"])
        return consultant_contact.set_contact(self.desk, "KON01", phone, "", "jobkonsulent")

    def sector(self):
        with self.desk.store.work("test", undoable=False) as uow:
            sector = self.dice.choice(["kommunal", "privat", ""])
            uow.edit("workplace", self.place(), {"sector": sector})

    def take_away(self):
        return delete_citizen(self.desk, self.world.citizen)

    def next_day(self):
        self.world.go_to(self.desk.today() + self.dice.choice([1, 1, 20]) * ONE_DAY)

    def undo(self):
        last = history.last_undoable(self.desk)
        if last is not None and last.verb != "test":
            history.undo(self.desk)

    def redo(self):
        history.redo(self.desk)
        if self.desk.store.reads.get("citizen", self.world.citizen) is None:
            history.undo(self.desk)


OFTEN = ("version", "version", "give", "give", "hand_out", "hand_out", "hand_out", "reopen",
         "reopen")  # fmt: skip
ACTIONS = (*OFTEN, "photo", "draft", "prepare", "sign", "withdraw", "drop", "hand_out_many",
           "ask_back", "recalled", "protect", "close", "merge", "contact", "sector", "take_away",
           "next_day", "undo", "redo")  # fmt: skip


def step(walker):
    """Do one thing; what can be undone is undone and done again, what is refused changes nothing.

    A citizen taken away is always brought back.
    """
    desk, name = walker.desk, walker.dice.choice(ACTIONS)
    before, done = desk.store.digest(), None
    refused = ""
    try:
        done = getattr(walker, name)()
    except UserError as error:
        refused = error.code
    if refused:
        assert desk.store.digest() == before, (name, refused)
        return
    walker.done += 1
    if done is None or not done.tx:
        return
    after = desk.store.digest()
    history.undo(desk, done.tx)
    assert desk.store.digest() == before, name
    if name != "take_away":
        history.redo(desk)
        assert desk.store.digest() == after, name


def must_hold(world, seen):
    """Check what is true of cards whatever was done."""
    desk, reads = world.desk, world.desk.store.reads
    numbers = [row.number for row in reads.load("card_version")]
    assert len(numbers) == len(set(numbers))
    consents = {row.id: row for row in reads.load("consent")}
    versions = {row.id: row for row in reads.load("card_version")}
    for row in reads.load("hand_out"):
        consent = consents[row.consent]
        assert versions[row.version].day <= row.day <= desk.today()
        assert consent.signed_on <= row.day <= consent.valid_until
        assert consent.withdrawn_how == "fejl" or row.day <= (consent.withdrawn_on or row.day)
        # written once: what was given, to whom, on what and when never changes
        given = (row.version, row.consent, row.day, row.recipient, row.channel, row.sight)
        assert seen.setdefault(row.id, given) == given
    assert seen.keys() == {row.id for row in reads.load("hand_out")}
    on = desk.today()
    card_rows(desk, on)
    card_lines(desk, on, mine=False)
    inspect(desk, TEAM, on)
    consents_of(desk, world.citizen)
    timeline_of(read_file(desk, world.citizen), on)
    letters(desk, world.citizen)
    card_drafts.card_draft(desk, world.citizen)
    for recall in card_recalls.due(desk, on):
        assert recall.since is None or recall.since <= on
        assert recall.row.is_out


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_in_whatever_order_the_register_holds(tmp_path, seed):
    with a_desk(tmp_path) as desk:
        world = a_world(desk, tmp_path)
        walker, seen = Walker(world, seed), {}
        for _each in range(STEPS):
            step(walker)
            must_hold(world, seen)
        assert walker.done > STEPS // 4
        assert desk.store.verify().ok
        erase_citizen(desk, world.citizen, "Hun har bedt om det")
        for entity in ("card_version", "consent", "hand_out", "attachment"):
            assert desk.store.reads.load(entity) == ()
        assert desk.store.reads.drafts() == ()
        assert desk.store.verify().ok
