"""The fixed words of the card in Danish and English; what was typed is never translated."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day_long, format_number
from flexdesk.domain.card_codes import CARD_LABELS, CardLook, Section
from flexdesk.domain.kandidatkort import DAYS, CardContent

ENGLISH = "en"
LANGUAGES = ("da", ENGLISH)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `tag` is the language of the document."""

    tag: str
    card: str
    sections: dict[str, str]
    days: tuple[str, ...]
    days_short: tuple[str, ...]
    hours_unit: str
    hours_from_to: str
    working_days: str
    all_joined: str
    contact: str
    phone: str
    photo: str
    code: str
    handed_out: str
    valid_until: str
    not_on: str
    no_health: str
    candidate: str
    version: str
    issued: str
    draft: str
    example: str
    withheld: str
    no_room: str
    month_names: tuple[str, ...] = ()

    def day(self, day: dt.date) -> str:
        """Return a day in words, as 1. marts 2016 or 1 March 2016."""
        if not self.month_names:
            return format_day_long(day)
        return f"{day.day} {self.month_names[day.month - 1]} {day.year}"

    def number(self, value: float) -> str:
        """Return a number with the decimal sign of the language."""
        text = format_number(value)
        return text.replace(",", ".") if self.month_names else text

    def heading(self, section: Section) -> str:
        """Return what a section is headed."""
        return self.sections[section.value]


@cache
def _danish() -> Words:
    return Words(
        tag="da-DK",
        card=_("Kandidatkort"),
        sections={str(code): _(label) for code, label in CARD_LABELS[Section].items()},
        days=(_("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"),
              _("søndag")),
        days_short=(_("man"), _("tir"), _("ons"), _("tor"), _("fre"), _("lør"), _("søn")),
        hours_unit=_("timer om ugen"),
        hours_from_to=_("{low}–{high}"),
        working_days=_("Arbejdsdage: {days}"),
        all_joined=_("{first} og {last}"),
        contact=_("Kontakt"),
        phone=_("Telefon {number}"),
        photo=_("Billede af kandidaten"),
        code=_("Kode med jobkonsulentens kontaktoplysninger"),
        handed_out=_("Udleveret med samtykke fra kandidaten."),
        valid_until=_("Gælder til {day}."),
        not_on=_("Må ikke videresendes."),
        no_health=_("Indeholder ingen helbredsoplysninger."),
        candidate=_("Kandidat {number}"),
        version=_("Version {number}"),
        issued=_("Udleveret {day}"),
        draft=_("Kladde. Udleveres kun med samtykke fra kandidaten."),
        example=_("Eksempel"),
        withheld=_("Tilbageholdt, til fundet er løst"),
        no_room=_("Resten kan ikke være på siden"),
    )  # fmt: skip


@cache
def _english() -> Words:
    return Words(
        tag="en-GB",
        card="Candidate card",
        sections={
            "navn": "Name", "billede": "Photo", "overskrift": "Headline",
            "kompetencer": "What I can do", "opgaver": "Tasks I would like to take on",
            "om_mig": "What motivates me", "erfaring": "Experience",
            "beviser": "Education, courses and certificates",
            "hensyn": "How it works best for me", "timer": "Days and hours",
            "start": "Can start", "omraade": "Area", "transport": "Transport",
            "sprog": "Languages", "koerekort": "Driving licence",
            "pris": "What you pay", "naeste": "What happens next",
        },
        days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        days_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        hours_unit="hours a week",
        hours_from_to="{low}–{high}",
        working_days="Working days: {days}",
        all_joined="{first} and {last}",
        contact="Contact",
        phone="Phone {number}",
        photo="Photo of the candidate",
        code="Code with the job consultant’s contact details",
        handed_out="Given out with the candidate’s consent.",
        valid_until="Valid until {day}.",
        not_on="Must not be passed on.",
        no_health="Contains no health information.",
        candidate="Candidate {number}",
        version="Version {number}",
        issued="Given out {day}",
        draft="Draft. Given out with the candidate’s consent only.",
        example="Example",
        withheld="Withheld until the finding is resolved",
        no_room="The rest does not fit the page",
        month_names=("January", "February", "March", "April", "May", "June", "July", "August",
                     "September", "October", "November", "December"),
    )  # fmt: skip


def words_of(language: str) -> Words:
    """Return the words of a card's language, Danish unless it is `en`."""
    return _english() if language == ENGLISH else _danish()


def hours_of(content: CardContent, words: Words) -> str:
    """Return the hours a week as `12` or `10–12`, empty when none are given."""
    given = [value for value in (content.hours_from, content.hours_to) if value]
    told = list(dict.fromkeys(words.number(value) for value in given))
    if len(told) > 1:
        return words.hours_from_to.format(low=told[0], high=told[-1])
    return told[0] if told else ""


def days_of(content: CardContent, words: Words) -> str:
    """Return the working days in words, empty when none are given."""
    named = [words.days[at] for at, code in enumerate(DAYS) if code in content.days]
    if len(named) > 1:
        return words.all_joined.format(first=", ".join(named[:-1]), last=named[-1])
    return named[0] if named else ""


def start_of(content: CardContent, words: Words) -> str:
    """Return when the candidate can start: the day, what was typed, or both."""
    day = words.day(content.start_on) if content.start_on else ""
    return ", ".join(part for part in (day, content.start_text) if part)


def mark_of(look: CardLook) -> str:
    """Return the sign before a consideration in a look without squares."""
    return "–" if look is CardLook.KLASSISK else ""
