"""The page of a workplace in words: its people, its log, names hidden or not. No Qt."""

from typing import TYPE_CHECKING

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.parts.two_line_row import TwoLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.card_ledger import HandOutRow
    from flexdesk.app.people_at import ContactPerson
    from flexdesk.app.workplace_page import OtherPlace, PersonHere, WorkplacePage
    from flexdesk.app.workplace_talks import Talk


def now_lines(people: "Sequence[PersonHere]", *, is_hidden: bool) -> tuple[TwoLines, ...]:
    """Return those who are there now, with hours and planned end."""
    return tuple(
        TwoLines(
            each.placement,
            _name(each, is_hidden=is_hidden),
            _joined(each.kind_text, each.hours_text or _("ingen timer skrevet"), each.consultant),
            _until(each),
            _touched(each),
            tone="amber" if each.is_late else "ink",
        )
        for each in people
    )


def planned_lines(people: "Sequence[PersonHere]", *, is_hidden: bool) -> tuple[TwoLines, ...]:
    """Return those who are on the way, with the day they begin."""
    return tuple(
        TwoLines(
            each.placement,
            _name(each, is_hidden=is_hidden),
            _joined(each.kind_text, each.hours_text, each.consultant),
            _("fra {day}").format(day=format_day(each.start)),
            _("planlagt til {day}").format(day=format_day(each.planned_last_day))
            if each.planned_last_day
            else "",
        )
        for each in people
    )


def before_lines(people: "Sequence[PersonHere]", *, is_hidden: bool) -> tuple[TwoLines, ...]:
    """Return those who were there before, with how it ended."""
    return tuple(
        TwoLines(
            each.placement,
            _name(each, is_hidden=is_hidden),
            _joined(each.kind_text, each.outcome),
            each.days_text if each.has_begun else format_day(each.start),
            each.hours_text if each.has_begun else "",
            tone="muted",
            is_quiet=not each.is_ordinary,
        )
        for each in people
    )


def card_lines(cards: "Sequence[HandOutRow]", *, is_hidden: bool) -> tuple[TwoLines, ...]:
    """Return the cards that were handed out there, with where they are now."""
    return tuple(
        TwoLines(
            each.id,
            each.who(is_hidden=is_hidden),
            _joined(
                _("version {n}").format(n=each.number),
                each.channel_text.lower(),
                _("til {name}").format(name=each.person) if each.person else "",
            ),
            format_day(each.day),
            each.state_text,
            tone="ink" if each.is_out else "muted",
            is_quiet=not each.is_out,
        )
        for each in cards
    )


def card_words(cards: "Sequence[HandOutRow]") -> str:
    """Return how many cards are there now."""
    count = sum(each.is_out for each in cards)
    if not count or count == len(cards):
        return ""
    return _("{n} er her nu").format(n=format_number(count))


def before_count(people: "Sequence[PersonHere]") -> str:
    """Return how many placements there were: a person may have been there more than once."""
    begun = sum(each.has_begun for each in people)
    never = len(people) - begun
    told = (
        _("{n} forløb").format(n=format_number(begun)) if begun else "",
        _("{n} startede ikke").format(n=format_number(never)) if never else "",
    )
    return ", ".join(part for part in told if part)


def before_words(people: "Sequence[PersonHere]") -> str:
    """Return how those who were there before went on, in figures."""
    begun = [each for each in people if each.has_begun]
    went = sum(each.is_ordinary for each in begun)
    if not went:
        return ""
    return _("{n} af {all} forløb førte til ordinært job").format(
        n=format_number(went), all=format_number(len(begun))
    )


def other_lines(places: "Sequence[OtherPlace]") -> tuple[TwoLines, ...]:
    """Return the employer's other workplaces."""
    return tuple(
        TwoLines(
            each.id,
            each.name,
            each.where,
            ngettext("{n} nu", "{n} nu", each.now).format(n=format_number(each.now))
            if each.now
            else "",
            tone="muted",
        )
        for each in places
    )


def meta_words(page: "WorkplacePage") -> str:
    """Return the line under the name: whose it is, where, what is missing."""
    row = page.row
    return _joined(row.sector_text, row.branch, row.where or _("Vej mangler"), row.employer_name)


def missing_words(page: "WorkplacePage") -> str:
    """Return what nobody has written yet."""
    numbers = [word for word in page.missing if word not in {"vej", "sektor"}]
    if not numbers:
        return ""
    return _("{what} mangler").format(what=_(" og ").join(numbers))


def full_words(page: "WorkplacePage") -> str:
    """Return how full the workplace is; empty when nobody said how many it has room for."""
    if not page.saturation:
        return ""
    if page.row.is_full:
        return _("Mættet: {taken}").format(taken=page.saturation)
    return _("{taken} i brug").format(taken=page.saturation)


def untouched_words(page: "WorkplacePage") -> str:
    """Return how long nobody was in touch, when that is long."""
    months = page.months_untouched
    if months is None:
        return _("Aldrig kontaktet")
    if months < _QUIET_MONTHS:
        return ""
    return ngettext("{n} måned uden kontakt", "{n} måneder uden kontakt", months).format(
        n=format_number(months)
    )


_QUIET_MONTHS = 3
"""From so many whole months on it is said how long nobody was in touch."""


def person_name(person: "ContactPerson", *, is_hidden: bool) -> str:
    """Return a contact person's name, the role alone while names are hidden."""
    if is_hidden:
        return _("Kontaktperson")
    return person.name


def person_about(person: "ContactPerson") -> str:
    """Return role, and since when the person is gone."""
    gone = ""
    if person.left_on is not None:
        gone = _("fratrådt {day}").format(day=format_day(person.left_on))
    return _joined(person.role, gone)


def talk_title(talk: "Talk", *, is_hidden: bool) -> str:
    """Return kind of a talk, and with whom."""
    kind = talk.kind_text
    if talk.is_try and talk.nth_try > 1:
        kind = _("{kind}, {n}. forsøg").format(kind=kind, n=talk.nth_try)
    return _joined(kind, "" if is_hidden else talk.person)


def talk_about(talk: "Talk", *, is_hidden: bool) -> str:
    """Return whom a talk was about and who took it."""
    about = talk.about(is_hidden=is_hidden)
    taken = _("taget af {who}").format(who=talk.taken_by_text.lower()) if talk.taken_by_text else ""
    words = _joined(about, taken, talk.consultant)
    return f"{words[:1].upper()}{words[1:]}"


def talk_text(talk: "Talk", *, is_hidden: bool) -> str:
    """Return what was said; away while names are hidden."""
    if is_hidden and talk.text:
        return _("Skjult, mens navne er skjult (F9)")
    return talk.text


def _name(person: "PersonHere", *, is_hidden: bool) -> str:
    if not is_hidden:
        return person.name
    return _("Kandidat {no}").format(no=person.candidate_no or "–")


def _until(person: "PersonHere") -> str:
    if person.last_day is not None:
        return _("sidste dag {day}").format(day=format_day(person.last_day))
    if person.planned_last_day is None:
        return _("uden slutdag")
    if person.is_late:
        return _("skulle slutte {day}").format(day=format_day(person.planned_last_day))
    return _("planlagt til {day}").format(day=format_day(person.planned_last_day))


def _touched(person: "PersonHere") -> str:
    if person.last_contact is None:
        return _("ingen kontakt")
    return _("kontakt {day}").format(day=format_day(person.last_contact))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
