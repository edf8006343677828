"""The guard at work: what a card may not say, and the last look at a file before it leaves.

The lexicon is read once. What the register knows about the citizen is looked up anew each time,
since an address may have become protected a minute ago.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.base.cpr import birth_of
from flexdesk.base.errors import UserError
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain.card_codes import Section
from flexdesk.domain.entities import Citizen
from flexdesk.domain.guard import Finding, Known, Verdict
from flexdesk.domain.guard_lexicon import load_lexicon
from flexdesk.domain.guard_scan import Guard
from flexdesk.domain.guard_words import fold_words
from flexdesk.domain.kandidatkort import CardContent, Override, shown_sections, texts_of

CONTACT = "kontakt"
"""The section a finding in the contact box is told under; it is no section of the consent."""

_UNREAD = frozenset({Section.BILLEDE, Section.NAVN})
_HEALTH = frozenset({"diagnosis", "health_hint", "medicine", "treatment", "abuse"})
NAME = "name.hidden"
"""The rule of a name in a text of a card whose head does not have it."""
_OF_OTHERS = frozenset({NAME, "address.place"})
# the contact box and the workplace's own data are on the paper: only the citizen's are leaks there
_NOT_IN_A_FILE = frozenset({"phone.number", "email_private.any", "address.street"})


@dataclass(frozen=True, slots=True)
class CardFinding:
    """A finding in a card: the section, which of its texts, and the override that keeps it."""

    section: str
    index: int
    text: str
    finding: Finding
    kept: Override | None = None

    def __repr__(self) -> str:
        """Show section and rule only: the text is a citizen's."""
        return f"CardFinding({self.section}, {self.finding.rule})"


@cache
def guard() -> Guard:
    """Return the guard with the shipped lexicon; read once."""
    return Guard(load_lexicon(read_toml_folder("guard")))


def known_of(desk: Desk, citizen_id: str, content: CardContent | None = None) -> Known:
    """Return what the register knows about a citizen and no card may say.

    The name that stands on the card is allowed in it, unless the address is protected.
    """
    citizen = get_citizen(desk.store.reads, citizen_id)
    allowed = _allowed(citizen, content)
    return Known(
        cpr=citizen.cpr,
        born=birth_of(citizen.cpr) if citizen.cpr else None,
        names=tuple(_parts(f"{citizen.first_name} {citizen.last_name}")),
        allowed=tuple(allowed),
        address=citizen.address,
        places=tuple(place for place in (citizen.city, citizen.postcode) if place),
        phone=citizen.phone,
        email=citizen.email,
        is_protected=citizen.address_protected,
    )


def check_content(
    desk: Desk, citizen_id: str, content: CardContent, overrides: Iterable[Override] = ()
) -> tuple[CardFinding, ...]:
    """Return all findings in a card, in the order of its sections; those kept are marked so."""
    known = known_of(desk, citizen_id, content)
    kept = tuple(overrides)
    found = [
        CardFinding(section.value, index, text, finding, _kept(section.value, text, finding, kept))
        for section in shown_sections(content)
        if section not in _UNREAD
        for index, text in enumerate(texts_of(content, section))
        for finding in guard().scan(text, known)
    ]
    return (*_in_name(content, known, kept), *found, *_in_contact(content, known))


def check_text(desk: Desk, citizen_id: str, text: str) -> tuple[Finding, ...]:
    """Return the findings in one text of a citizen's card."""
    return guard().scan(text, known_of(desk, citizen_id))


def blocking(findings: Iterable[CardFinding]) -> tuple[CardFinding, ...]:
    """Return the findings that stop the card: blocks that nobody kept with a reason."""
    return tuple(f for f in findings if f.finding.verdict is Verdict.BLOCK and f.kept is None)


def holds_health(findings: Iterable[CardFinding]) -> bool:
    """Say whether something about health stands on the card: kept with a reason, or warned of.

    What stops the card does not count: it is not on it.
    """
    held = set(blocking(findings := tuple(findings)))
    return any(f.finding.kind in _HEALTH for f in findings if f not in held)


def check_output(
    desk: Desk,
    citizen_id: str,
    data: bytes,
    format: str,  # noqa: A002 - the word of the code list CardFormat
    overrides: Iterable[Override] = (),
    name: str = "",
    *,
    drawn: CardContent | None = None,
) -> None:
    """Look through the finished file: the text of all pages, all metadata, and its name.

    `drawn` is what the permit let stand on it: a card without a name has the name in no text
    either. The consultant may share a first name, and the municipality a town, with her: what the
    contact box and the foot say is not held against the card, what its statements say is.

    Raises:
        UserError: `card.leak` with where and what kind, never the words; `card.unreadable`.
    """
    from flexdesk.cards.read_back import read_back

    known = known_of(desk, citizen_id, drawn)
    overrides = tuple(overrides)
    kept = frozenset((o.rule, fold_words(o.text)) for o in overrides)
    parts = read_back(data, format)
    if drawn is not None:
        _refuse_said(desk, citizen_id, drawn, overrides)
    _refuse_split(parts.text, known)
    others = _of_others(desk, drawn)
    _refuse_leak(parts.text, "teksten", known, kept, others)
    for where, text in (("filens egenskaber", parts.metadata), ("filens navn", name)):
        _refuse_leak(text, where, known, kept)
    if parts.text == "" and data:
        raise UserError("card.unreadable")


def _refuse_said(
    desk: Desk, citizen_id: str, drawn: CardContent, overrides: tuple[Override, ...]
) -> None:
    """Refuse when a statement on the card says what this card may not say."""
    for found in blocking(check_content(desk, citizen_id, drawn, overrides)):
        what = guard().word_of(found.finding.kind)
        raise UserError("card.leak", where="teksten", what=what)


def _refuse_split(text: str, known: Known) -> None:
    """Refuse her number in pieces: half under one heading, half under the next."""
    if known.cpr and known.cpr in re.sub(r"[^0-9]", "", text):
        raise UserError("card.leak", where="teksten", what=guard().word_of("cpr"))


def _of_others(desk: Desk, drawn: CardContent | None) -> frozenset[str]:
    """Return the words that stand on a card about who hands it out."""
    if drawn is None:
        return frozenset()
    box = drawn.contact
    told = (box.name, box.title, box.unit, desk.municipality)
    return frozenset(word for text in told for word in fold_words(text).split())


def _refuse_leak(
    text: str,
    where: str,
    known: Known,
    kept: frozenset[tuple[str, str]],
    others: frozenset[str] = frozenset(),
) -> None:
    for finding in guard().scan(text, known):
        if finding.verdict is not Verdict.BLOCK or finding.rule in _NOT_IN_A_FILE:
            continue
        words = fold_words(text[finding.start : finding.end])
        if not finding.is_final and (finding.rule, words) in kept:
            continue
        if finding.rule in _OF_OTHERS and others.issuperset(words.split()):
            continue
        raise UserError("card.leak", where=where, what=guard().word_of(finding.kind))


def _kept(
    section: str, text: str, finding: Finding, overrides: tuple[Override, ...]
) -> Override | None:
    if finding.is_final:
        return None
    words = fold_words(text[finding.start : finding.end])
    return next(
        (
            kept
            for kept in overrides
            if (kept.section, kept.rule, fold_words(kept.text)) == (section, finding.rule, words)
        ),
        None,
    )


def _in_contact(content: CardContent, known: Known) -> list[CardFinding]:
    box = content.contact
    texts = (box.name, box.title, box.unit, box.phone, box.email)
    return [
        CardFinding(CONTACT, index, text, finding)
        for index, text in enumerate(texts)
        for finding in guard().scan(text, known)
        if finding.verdict is Verdict.BLOCK and finding.rule not in _NOT_IN_A_FILE | _OF_OTHERS
    ]


def _in_name(content: CardContent, known: Known, kept: tuple[Override, ...]) -> list[CardFinding]:
    """Return what stops the name: it may be how she is called, and nothing else."""
    section = Section.NAVN.value
    return [
        CardFinding(section, index, text, finding, _kept(section, text, finding, kept))
        for index, text in enumerate(texts_of(content, Section.NAVN))
        for finding in guard().scan(text, known)
        if finding.verdict is Verdict.BLOCK and finding.rule not in _OF_OTHERS
    ]


def _allowed(citizen: Citizen, content: CardContent | None) -> list[str]:
    if citizen.address_protected:
        return []
    if content is None:
        return _parts(citizen.first_name)
    return [] if Section.NAVN.value in content.off else _parts(content.name)


def _parts(name: str) -> list[str]:
    return [part for part in name.replace("-", " ").split() if part]
