"""The words of a consent: whom it covers, what is said in each section, how it stands."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.base.numbers import format_day, format_day_long
from flexdesk.domain.card_codes import CARD_LABELS, CardChannel, Section
from flexdesk.domain.card_entities import Consent
from flexdesk.domain.card_permit import codes_of, covered_words
from flexdesk.domain.consent_states import ConsentState
from flexdesk.domain.kandidatkort import CardContent, shown_sections, texts_of

STATES: dict[ConsentState, str] = {
    ConsentState.FORBEREDT: "Venter på underskrift",
    ConsentState.KOMMENDE: "Gælder endnu ikke",
    ConsentState.GAELDER: "Gælder",
    ConsentState.UDLOEBER: "Udløber snart",
    ConsentState.UDLOEBET: "Udløbet",
    ConsentState.TRUKKET: "Trukket tilbage",
    ConsentState.AFLOEST: "Afløst",
    ConsentState.FEJL: "Registreret ved en fejl",
}
"""What the states are called on screen."""

TONES: dict[ConsentState, str] = {
    ConsentState.FORBEREDT: "amber",
    ConsentState.KOMMENDE: "amber",
    ConsentState.GAELDER: "accent",
    ConsentState.UDLOEBER: "amber",
    ConsentState.UDLOEBET: "danger",
    ConsentState.TRUKKET: "danger",
    ConsentState.AFLOEST: "muted",
    ConsentState.FEJL: "muted",
}
"""Tones of their pills."""

_WEEKDAYS = {
    "man": "mandag",
    "tir": "tirsdag",
    "ons": "onsdag",
    "tor": "torsdag",
    "fre": "fredag",
    "loer": "lørdag",
    "soen": "søndag",
}
_SECTIONS = {str(section): text for section, text in CARD_LABELS[Section].items()}


def section_names(sections: Iterable[str]) -> tuple[str, ...]:
    """Return what sections are called, each once, in the order of the list."""
    wanted = set(sections)
    return tuple(text for code, text in _SECTIONS.items() if code in wanted)


def said(content: CardContent, section: Section) -> tuple[str, ...]:
    """Return what a section says as people read it: days as words, one line of hours."""
    texts = texts_of(content, section)
    if section is Section.BILLEDE:
        return ("Et billede af mig",) if texts else ()
    if section is Section.TIMER:
        return _hours(content) if texts else ()
    if section is Section.START:
        day = f"fra {format_day_long(content.start_on)}" if content.start_on else ""
        return tuple(text for text in (day, " ".join(content.start_text.split())) if text)
    return texts


def told_sections(content: CardContent) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sections of a card with what they say, in the order of the card."""
    return tuple((section.value, said(content, section)) for section in shown_sections(content))


def statement_words(section: str, text: str) -> str:
    """Return a new statement with its section: "Erfaring: 2019 Kantine", "Dage og timer: onsdag".

    A picture is an id and a start a day in ISO: both are said in words.
    """
    name = _SECTIONS.get(section, section)
    if section == Section.BILLEDE:
        return name
    if section == Section.TIMER:
        text = _WEEKDAYS.get(text, f"{text} timer" if text[:3] in {"fra", "til"} else text)
    if section == Section.START:
        text = _day_words(text)
    return f"{name}: {text}"


def recipients_text(consent: Consent, workplace: str = "") -> str:
    """Return whom a consent covers, a workplace by its name."""
    return workplace or covered_words(consent).capitalize()


def channels_text(channels: object) -> str:
    """Return channels in a sentence: "på papir og med mail"."""
    labels = {str(code): text for code, text in CARD_LABELS[CardChannel].items()}
    return listed([labels[code].lower() for code in codes_of(channels) if code in labels])


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence: "a, b og c"."""
    every = list(words)
    if len(every) < 2:  # noqa: PLR2004 - one word is no list
        return "".join(every)
    return f"{', '.join(every[:-1])} og {every[-1]}"


def _hours(content: CardContent) -> tuple[str, ...]:
    low, high = content.hours_from, content.hours_to
    ends = [f"{hours:g}".replace(".", ",") for hours in (low, high) if hours]
    hours = f"{'-'.join(dict.fromkeys(ends))} timer om ugen" if ends else ""
    days = listed([_WEEKDAYS.get(day, day) for day in content.days])
    return tuple(text for text in (hours, days, " ".join(content.times.split())) if text)


def _day_words(text: str) -> str:
    try:
        return f"fra {format_day(dt.date.fromisoformat(text))}"
    except ValueError:
        return text
