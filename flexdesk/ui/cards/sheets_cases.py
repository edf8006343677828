"""What the sheets of kandidatkort ask of the program; loaded at first use, called on a worker."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app import (
    card_compare,
    card_consents,
    card_hand_outs,
    card_recalls,
    recall_letters,
    workplace_people,
)
from flexdesk.app.attachments import read_file
from flexdesk.app.card_consents import ConsentTyped
from flexdesk.app.card_drafts import card_draft
from flexdesk.app.card_hand_outs import Answer, HandedOut, HandOutWish
from flexdesk.app.card_index import CardIndex, card_index, get_version, is_in_force, is_out
from flexdesk.app.card_ledger import hand_out_row
from flexdesk.app.card_state import waiting
from flexdesk.app.consent_paper import consent_form
from flexdesk.app.lookups import get_citizen
from flexdesk.app.workplace_index import workplace_index
from flexdesk.app.workplace_parts import get_workplace
from flexdesk.app.workplace_rows import where_of
from flexdesk.base.danish import sort_key
from flexdesk.base.numbers import format_day
from flexdesk.domain.card_codes import UNASKED, CardChannel, RecipientKind, Recipients, Section
from flexdesk.domain.card_entities import CardVersion, Consent, HandOut
from flexdesk.domain.card_permit import codes_of
from flexdesk.domain.kandidatkort import from_value, shown_sections
from flexdesk.domain.labels import label
from flexdesk.ui.cards.sheets_rows import (
    BatchLine,
    BatchStart,
    CompareStart,
    ConsentStart,
    Difference,
    HandOutStart,
    OutLine,
    OutPage,
    Pairs,
    PlacePick,
    SignStart,
    Who,
    WithdrawStart,
)
from flexdesk.ui.cards.sheets_ways import PDF

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from flexdesk.app.card_files import OutFile, TakeBack
    from flexdesk.app.changes import Done
    from flexdesk.app.desk import Desk

    Deliver = Callable[[OutFile], TakeBack | None]

USUAL: Mapping[str, str] = {
    "channel": CardChannel.PAPIR.value,
    "way": PDF,
    "look": "baand",
    "size": "a4",
    "language": "da",
}
"""How a card goes out until somebody chose otherwise."""


class CardSheetCases:
    """The use cases of the sheets."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    # --- hand out -------------------------------------------------------------------------

    def hand_out_start(self, citizen: str, workplace: str) -> HandOutStart | None:
        """Return what the sheet of a hand-out begins with: the newest version that may leave.

        None when there is no version.
        """
        index, on = card_index(self._desk), self._desk.today()
        versions = index.versions.get(citizen, ())
        if not versions:
            return None
        version = _covered(index, versions, on) or versions[-1]
        consents = [row for row in index.consents_for(version) if is_in_force(row, on)]
        named = [row.workplace for row in consents if row.workplace]
        near = [*named, *(row.workplace for row in index.hand_outs.get(citizen, ())),
                *self._stays(citizen)]  # fmt: skip
        if not workplace and len(set(named)) == 1:
            workplace = named[0] or ""
        return HandOutStart(
            who=self.who(citizen),
            today=on,
            versions=tuple((row.id, _version_words(row)) for row in reversed(versions)),
            version=version.id,
            numbers={row.id: row.number for row in versions},
            workplaces=self._places({place for place in near if place}),
            workplace=workplace,
            recipient=_recipient(consents),
            channels={row.id: _channels(index, row, on) for row in versions},
            choices=self.choices(),
            waiting=_waiting(index, versions, on),
            has_draft=card_draft(self._desk, citizen).is_typed,
            unnamed=self._unnamed(index, versions, on),
        )

    def _unnamed(
        self, index: CardIndex, versions: Sequence[CardVersion], on: "dt.date"
    ) -> frozenset[str]:
        """Return the versions nobody may be shown the name of: by protection, or by the consent."""
        citizen = get_citizen(self._desk.store.reads, versions[0].citizen)
        if citizen.address_protected:
            return frozenset(row.id for row in versions)
        held = {
            row.id: [codes_of(each.sections) for each in index.consents_for(row)
                     if is_in_force(each, on)]
            for row in versions
        }  # fmt: skip
        return frozenset(
            version for version, every in held.items()
            if every and not any(Section.NAVN.value in codes for codes in every)
        )  # fmt: skip

    def may(self, wish: HandOutWish) -> Answer:
        """Say whether a card may leave."""
        return card_hand_outs.may_hand_out(self._desk, wish)

    def hand_out(self, wish: HandOutWish, deliver: "Deliver") -> HandedOut:
        """Hand a card out."""
        return card_hand_outs.hand_out(self._desk, wish, deliver)

    def hand_out_many(self, wishes: Sequence[HandOutWish], deliver: "Deliver") -> HandedOut:
        """Hand several cards out."""
        return card_hand_outs.hand_out_many(self._desk, tuple(wishes), deliver)

    def person_at(self, workplace: str) -> str:
        """Return whom one talks to at a workplace, empty when nobody is known."""
        if not workplace:
            return ""
        people = workplace_people.persons_of(self._desk, workplace)
        return next((each.name for each in people if each.is_here), "")

    def choices(self) -> dict[str, str]:
        """Return how this desk's person handed a card out the last time."""
        return {**USUAL, **_texts(self._desk.store.draft(self._choices_key()))}

    def keep_choices(self, choices: Mapping[str, str]) -> None:
        """Remember how a card was handed out."""
        kept = {key: value for key, value in choices.items() if key in USUAL}
        self._desk.store.save_draft(self._choices_key(), json.dumps(kept))

    def batch_start(self, workplace: str, channel: str = "", sight: str = "") -> BatchStart:
        """Return whose cards may go to a workplace by a channel, and why the others may not."""
        place, index = get_workplace(self._desk.store.reads, workplace), card_index(self._desk)
        on, choices = self._desk.today(), self.choices()
        usual = choices["channel"] if choices["channel"] != CardChannel.VIST else USUAL["channel"]
        channel = channel or usual
        may: list[BatchLine] = []
        may_not: list[BatchLine] = []
        for citizen, versions in index.versions.items():
            version = _covered(index, versions, on) or versions[-1]
            who = self.who(citizen)
            wish = HandOutWish(
                version=version.id,
                workplace=place.id,
                channel=channel,
                sight="anonym" if who.is_protected or sight == "anonym" else "arbejdsgiver",
            )
            answer = self.may(wish)
            if answer.code == "card.closed":
                continue
            until = f"Til og med {format_day(answer.until)}" if answer.until else ""
            why = f"{answer.text.partition('. ')[0].rstrip('.')}."
            line = BatchLine(who, version.id, version.number, until or why)
            (may if answer.ok else may_not).append(line)
        rows = _by_name(may), _by_name(may_not)
        return BatchStart(place.id, place.name, where_of(place), channel, on, *rows, choices)

    # --- consent --------------------------------------------------------------------------

    def newest_version(self, citizen: str) -> str:
        """Return the newest version of a citizen's card, empty when there is none."""
        newest = card_index(self._desk).newest(citizen)
        return newest.id if newest is not None else ""

    def newest_consent(self, citizen: str) -> str:
        """Return the consent that can be taken back: the newest of those in force, else any."""
        on = self._desk.today()
        rows = card_index(self._desk).consents.get(citizen, ())
        given = [row for row in rows if row.signed_on is not None and row.withdrawn_on is None]
        here = [row for row in given if is_in_force(row, on)]
        found = here or given
        return found[-1].id if found else ""

    def consent_start(self, version: str) -> ConsentStart:
        """Return what the sheet of a consent begins with."""
        row, on = get_version(self._desk.store.reads, version), self._desk.today()
        content = from_value(row.content)
        proposed = card_consents.proposed(self._desk, version, on)
        who = self.who(row.citizen)
        asked = [part for part in shown_sections(content) if part not in UNASKED]
        if who.is_protected:
            # what a protected address hides cannot be asked for
            asked = [part for part in asked if part.value in proposed.sections]
        key = f"card-consent:{row.citizen}:{version}"
        near = set(self._stays(row.citizen))
        return ConsentStart(
            who=who,
            version=version,
            number=row.number,
            today=on,
            sections=_pairs(asked),
            proposed=proposed,
            workplaces=self._places(near),
            key=key,
            draft=_texts(self._desk.store.draft(key)),
        )

    def prepare(self, version: str, typed: ConsentTyped) -> "Done":
        """Write a consent that is not given yet."""
        return card_consents.prepare_consent(self._desk, version, typed)

    def give(self, version: str, typed: ConsentTyped, signed_on: "dt.date", how: str) -> "Done":
        """Write a consent that is given."""
        return card_consents.give_consent(self._desk, version, typed, signed_on, how)

    def sign_start(self, consent: str) -> SignStart:
        """Return what the sheet of a signature begins with."""
        row = card_consents.get_consent(self._desk, consent)
        version = get_version(self._desk.store.reads, row.version)
        return SignStart(
            self.who(row.citizen), row.id, version.number, self._words(row), self._desk.today()
        )

    def sign(self, consent: str, signed_on: "dt.date", how: str, paper: str = "") -> "Done":
        """Write the day a consent was given, and keep the paper that was signed."""
        file = read_file(Path(paper)) if paper else None
        return card_consents.sign_consent(self._desk, consent, signed_on, how, file)

    def drop(self, consent: str) -> "Done":
        """Take a consent away that was never given."""
        return card_consents.drop_prepared(self._desk, consent)

    def form(self, consent: str) -> "OutFile":
        """Return the page the citizen signs: a paper for her, no card."""
        return consent_form(self._desk, consent)

    def withdraw_start(self, consent: str) -> WithdrawStart:
        """Return what the sheet of a withdrawal begins with: every card that is out on it."""
        row = card_consents.get_consent(self._desk, consent)
        index = card_index(self._desk)
        given = [one for one in index.hand_outs.get(row.citizen, ()) if one.consent == row.id]
        key = f"card-withdraw:{row.citizen}:{consent}"
        return WithdrawStart(
            who=self.who(row.citizen),
            consent=row.id,
            words=self._words(row),
            today=self._desk.today(),
            out=_in_order(self._out(one, "") for one in reversed(given) if is_out(one)),
            key=key,
            draft=_texts(self._desk.store.draft(key)),
        )

    def withdraw(self, consent: str, day: "dt.date", how: str, text: str) -> "Done":
        """Take a consent back."""
        return card_consents.withdraw_consent(self._desk, consent, day, how, text)

    # --- recall and compare ---------------------------------------------------------------

    def out_page(self, citizen: str) -> OutPage:
        """Return the cards that are out, those that must come back first."""
        on = self._desk.today()
        due = {one.row.id: one.text for one in card_recalls.due_of(self._desk, citizen, on)}
        rows = card_index(self._desk).out(citizen)
        lines = _in_order(self._out(row, due.get(row.id, "")) for row in reversed(rows))
        return OutPage(self.who(citizen), on, lines)

    def ask_back(self, hand_outs: Sequence[str], day: "dt.date") -> "Done":
        """Write that cards were called back."""
        return card_recalls.ask_back(self._desk, tuple(hand_outs), day)

    def recalled(self, hand_out: str, day: "dt.date", how: str) -> "Done":
        """Write how a call for a card ended."""
        return card_recalls.recalled(self._desk, hand_out, day, how)

    def compare_start(self, citizen: str) -> CompareStart | None:
        """Return the versions one can compare, the two newest chosen; None when there is none."""
        versions = card_index(self._desk).versions.get(citizen, ())
        if not versions:
            return None
        pairs = tuple((row.id, _version_words(row)) for row in reversed(versions))
        before = versions[-2].id if len(versions) > 1 else versions[-1].id
        return CompareStart(self.who(citizen), pairs, before, versions[-1].id)

    def compare(self, before: str, after: str) -> tuple[Difference, ...]:
        """Return what two versions say differently."""
        return tuple(
            Difference(one.label, one.before, one.after, is_growth=one.is_growth)
            for one in card_compare.compare(self._desk, before, after)
        )

    # --- shared ---------------------------------------------------------------------------

    def who(self, citizen: str) -> Who:
        """Return whom a sheet is about."""
        row = get_citizen(self._desk.store.reads, citizen)
        name = f"{row.first_name} {row.last_name}".strip()
        return Who(row.id, name, row.candidate_no, is_protected=bool(row.address_protected))

    def keep(self, key: str, values: Mapping[str, str] | None) -> None:
        """Keep what is typed; None forgets it."""
        if values is None:
            self._desk.store.drop_draft(key)
        else:
            self._desk.store.save_draft(key, json.dumps(dict(values), ensure_ascii=False))

    def _words(self, row: Consent) -> str:
        """Return what a consent allows in one line."""
        to = label(row.recipients, Recipients) if row.recipients else ""
        if row.workplace:
            to = get_workplace(self._desk.store.reads, row.workplace).name
        until = f"til {format_day(row.valid_until)}" if row.valid_until else ""
        return " · ".join(part for part in (to, until) if part)

    def _out(self, row: HandOut, reason: str) -> OutLine:
        told = hand_out_row(self._desk, row)
        lies = recall_letters.lies_there(row)
        return OutLine(
            id=row.id,
            to=told.to,
            person=row.person,
            day=row.day,
            number=told.number,
            channel=told.channel_text,
            asked_back_on=row.asked_back_on,
            reason=reason,
            letter=recall_letters.letter(self._desk, row.id).text if lies else "",
            can_ask=row.recipient == RecipientKind.ARBEJDSPLADS,
        )

    def _places(self, near: set[str]) -> tuple[PlacePick, ...]:
        rows = workplace_index(self._desk).workplaces.values()
        picks = [PlacePick(row.id, row.name, where_of(row), row.id in near) for row in rows]
        return tuple(sorted(picks, key=lambda one: (not one.is_near, sort_key(one.name))))

    def _stays(self, citizen: str) -> list[str]:
        """Return where she is or will be."""
        on = self._desk.today()
        return [
            place
            for place, stays in workplace_index(self._desk).stays.items()
            for stay in stays
            if stay.placement.citizen == citizen and (stay.is_running(on) or stay.is_planned(on))
        ]

    def _choices_key(self) -> str:
        return f"card-choices:{self._desk.initials}"


def _waiting(index: CardIndex, versions: Sequence[CardVersion], on: "dt.date") -> dict[str, str]:
    """Return the consent that waits for its signature, by version; the newest of several."""
    held = {row.id: waiting(index.consents_for(row), on) for row in versions}
    return {version: rows[-1].id for version, rows in held.items() if rows}


def _covered(
    index: CardIndex, versions: Sequence[CardVersion], on: "dt.date"
) -> CardVersion | None:
    """Return the newest version that a consent covers now."""
    for version in reversed(versions):
        if any(is_in_force(row, on) for row in index.consents_for(version)):
            return version
    return None


def _channels(index: CardIndex, version: CardVersion, on: "dt.date") -> tuple[str, ...]:
    """Return the channels the consents of a version name, all when none is in force."""
    rows = [row for row in index.consents_for(version) if is_in_force(row, on)]
    named = {code for row in rows for code in codes_of(row.channels)}
    return tuple(code.value for code in CardChannel if not named or code.value in named)


def _recipient(consents: Sequence[Consent]) -> str:
    """Return whom a card is likely for: the citizen, when all she said yes to is herself."""
    is_hers = bool(consents) and all(row.recipients == Recipients.BORGER for row in consents)
    return (RecipientKind.BORGER if is_hers else RecipientKind.ARBEJDSPLADS).value


def _version_words(row: CardVersion) -> str:
    return f"Version {row.number}, {format_day(row.day)}"


def _pairs(sections: Sequence[Section]) -> Pairs:
    return tuple((part.value, label(part.value, Section)) for part in sections)


def _in_order(lines: Iterable[OutLine]) -> tuple[OutLine, ...]:
    """Return what must come back first, and what the citizen keeps last."""
    return tuple(sorted(lines, key=lambda line: (not line.reason, not line.can_ask)))


def _by_name(lines: Sequence[BatchLine]) -> tuple[BatchLine, ...]:
    return tuple(sorted(lines, key=lambda line: sort_key(line.who.name)))


def _texts(told: str) -> dict[str, str]:
    try:
        raw = json.loads(told) if told else {}
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in raw.items()} if isinstance(raw, dict) else {}
