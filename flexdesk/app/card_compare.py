"""What is different between two versions of a card, statement by statement.

What the later one says that the earlier did not is growth: a consent for the earlier one does not
cover it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from flexdesk.app.card_index import content_of
from flexdesk.app.consent_words import said
from flexdesk.app.desk import Desk
from flexdesk.domain.card_codes import UNASKED, Section
from flexdesk.domain.kandidatkort import CardContent, main_order, statements, texts_of
from flexdesk.domain.labels import label

_ONE_TEXT = frozenset({Section.TIMER, Section.START})
"""Sections that are one statement to a reader, whatever they are made of."""
_LANGUAGES = {"da": "dansk", "en": "engelsk"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same; empty where a version says nothing of it."""

    section: str
    """A `Section`, or `contact`, `order`, `language`: what no consent is about."""
    label: str
    before: str
    after: str
    is_growth: bool
    """The later version says something here that the earlier did not."""

    def __repr__(self) -> str:
        """Show the section only: the rest is a citizen's."""
        return f"Difference({self.section})"


def compare(desk: Desk, before_id: str, after_id: str) -> tuple[Difference, ...]:
    """Return what is different from one version to another, in the order of the card.

    Raises:
        UserError: `row.unknown`.
    """
    return differences(content_of(desk, before_id), content_of(desk, after_id))


def differences(before: CardContent, after: CardContent) -> tuple[Difference, ...]:
    """Return what is different from one content to another, in the order of the card."""
    new = statements(after) - statements(before)
    grown = {section for section, _text in new}
    found: list[Difference] = []
    for section in Section:
        for was, now in _changed(section, before, after):
            told = (section.value, now) in new or (section in _ONE_TEXT and section.value in grown)
            is_growth = bool(now) and told and section not in UNASKED
            was_shown, now_shown = _shown(section, was, now)
            name = label(section, Section)
            found.append(Difference(section.value, name, was_shown, now_shown, is_growth))
    return (*found, *_others(before, after))


def _changed(
    section: Section, before: CardContent, after: CardContent
) -> Iterator[tuple[str, str]]:
    """Yield what a section said and says, changed statements side by side."""
    was, now = _texts(before, section), _texts(after, section)
    for kind, first, last, start, end in SequenceMatcher(
        a=was, b=now, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        gone, come = was[first:last], now[start:end]
        for at in range(max(len(gone), len(come))):
            yield (
                gone[at] if at < len(gone) else "",
                come[at] if at < len(come) else "",
            )


def _texts(content: CardContent, section: Section) -> tuple[str, ...]:
    """Return the statements of a section; days and hours are one to a reader."""
    if section not in _ONE_TEXT:
        return texts_of(content, section)
    words = ", ".join(said(content, section))
    return (words,) if words else ()


def _shown(section: Section, was: str, now: str) -> tuple[str, str]:
    """Return both sides as people read them: a picture is not its id."""
    if section is not Section.BILLEDE:
        return was, now
    if was and now:
        return "Et billede", "Et andet billede"
    return ("Et billede" if was else ""), ("Et billede" if now else "")


def _others(before: CardContent, after: CardContent) -> Iterator[Difference]:
    pairs = (
        ("contact", "Kontakt", _contact(before), _contact(after)),
        ("language", "Faste ord", _language(before), _language(after)),
        ("order", "Rækkefølge", _order(before, after), _order(after, before)),
    )
    for section, name, was, now in pairs:
        if was != now:
            yield Difference(section, name, was, now, is_growth=False)


def _contact(content: CardContent) -> str:
    box = content.contact
    told = (box.name, box.title, box.unit, box.phone, box.email)
    return ", ".join(part for part in told if part)


def _language(content: CardContent) -> str:
    return _LANGUAGES.get(content.language, content.language)


def _order(content: CardContent, other: CardContent) -> str:
    """Return the order of the sections that both have."""
    both = set(main_order(content)) & set(main_order(other))
    return ", ".join(label(each, Section) for each in main_order(content) if each in both)
