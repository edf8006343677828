"""What the register knows about the citizen, wherever and however it stands in a text."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from flexdesk.domain.guard import Known
from flexdesk.domain.guard_lexicon import Rule
from flexdesk.domain.guard_places import Place

_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SHORTEST_NAME = 3
_PHONE_DIGITS = 8
_STREET = re.compile(r"([^\d,]{1,80}?)\s{1,6}(\d{1,5})\s{0,3}([A-Za-z]?)(?![A-Za-z])")
_BETWEEN = r"[\s.\-–/()]{0,3}"


def known_places(text: str, known: Known, rules: Mapping[str, Rule]) -> Iterator[Place]:
    """Yield where a text says what the register knows; `rules` by what they look for."""
    for name, pattern in _patterns(known):
        rule = rules.get(name)
        if rule is not None:
            for found in re.finditer(pattern, text, re.IGNORECASE):
                yield *found.span(), rule
    yield from _names(text, known, rules)


def _patterns(known: Known) -> Iterator[tuple[str, str]]:
    if known.cpr:
        yield "cpr", r"(?<!\d)" + _loose(known.cpr) + r"(?!\d)"
    if known.born:
        yield "born", _day(known.born)
    phone = re.sub(r"\D", "", known.phone)[-_PHONE_DIGITS:]
    if len(phone) == _PHONE_DIGITS:
        yield "phone", r"(?<!\d)(?:(?:\+|00)45\s?)?" + _loose(phone) + r"(?!\d)"
    if "@" in known.email:
        local, _, host = known.email.partition("@")
        at = r"\s{0,6}(?:@|\(?\s{0,3}(?:snabel-?a|at|\[at\])\s{0,3}\)?)\s{0,6}"
        yield "email", re.escape(local) + at + re.escape(host)
    yield from _homes(known)


def _homes(known: Known) -> Iterator[tuple[str, str]]:
    street = _STREET.match(known.address.strip())
    if street:
        name = r"[\s.]{1,6}".join(re.escape(word) for word in street[1].split())
        yield "address", rf"(?<!\w){name}(?:\s{{1,6}}|\s{{0,6}}nr\.?\s{{0,6}}){street[2]}(?!\d)"
        if known.is_protected:
            yield "place", rf"(?<!\w){name}(?!\w)"
    if known.is_protected:
        for place in known.places:
            yield "place", rf"(?<!\w){re.escape(place)}(?:s)?(?!\w)"


def _names(text: str, known: Known, rules: Mapping[str, Rule]) -> Iterator[Place]:
    allowed = {name.casefold() for name in known.allowed}
    hidden = [n for n in known.names if len(n) >= _SHORTEST_NAME and n.casefold() not in allowed]
    spoken = [n for n in known.names if len(n) >= _SHORTEST_NAME and n.casefold() in allowed]
    for wanted, rule in ((hidden, rules.get("name")), (spoken, rules.get("first_name"))):
        if rule is None:
            continue
        for name in wanted:
            # a name in small letters may be a word: Holm, Bach, Lind
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?:s|'s)?(?!\w)", text):
                yield *found.span(), rule
            for found in re.finditer(rf"(?<!\w){re.escape(name.upper())}S?(?!\w)", text):
                yield *found.span(), rule


def _loose(digits: str) -> str:
    return _BETWEEN.join(digits)


def _day(day: dt.date) -> str:
    """Return a pattern for a day as people write it, with and without the century."""
    year = rf"(?:{day.year}|['’]?{day.year % 100:02d})"
    month = rf"(?:0?{day.month}|{_MONTHS[day.month - 1]}[a-zæøå]{{0,20}})"
    gap = r"[\s.\-–/]{0,3}"
    forward = rf"0?{day.day}{gap}{month}{gap}(?:i\s{{1,6}})?{year}"
    tight = rf"{day.day:02d}{day.month:02d}{year}"
    back = rf"{day.year}{gap}0?{day.month}{gap}0?{day.day}"
    return rf"(?<![\d])(?:{forward}|{tight}|{back})(?!\d)"
