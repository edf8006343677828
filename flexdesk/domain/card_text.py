"""What is typed on a card, without what nobody sees: a consent is bound to what can be read.

Signs that are hidden, turn the direction or stand on no letter go; a letter of another alphabet
that looks like one of ours inside a word of ours is ours, so that no word reads as another to the
guard than to people.
"""

import re
import unicodedata

from flexdesk.base.danish import clean
from flexdesk.domain.kandidatkort import CardContent, Override, from_value, to_value

_SEVERAL_LINES = frozenset({"about", "price"})
_OURS = "[A-Za-zÆØÅæøå]"
_THEIRS = "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухѵԁԛԝɡıΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν"  # noqa: RUF001 - what is looked for
_LIKE = "ABESIJKMHOPCTYXbaesijopcyxvdqwgiABEZHIKMNOPTYXoiv"
_LOOKS = str.maketrans(_THEIRS, _LIKE)
_MIXED = re.compile(rf"\w*(?:{_OURS}[{_THEIRS}]|[{_THEIRS}]{_OURS})\w*")
_ON_NOTHING = frozenset({"Mn", "Me", "Cf", "Co", "Cn"})


def cleaned(content: CardContent) -> CardContent:
    """Return the content in one normal form; only the longer texts keep their lines."""
    return from_value(_cleaned(to_value(content), ""))


def cleaned_override(kept: Override) -> Override:
    """Return what was kept and why, without signs that nobody sees."""
    return Override(
        kept.section, kept.rule, clean_text(kept.text), " ".join(clean_text(kept.reason).split())
    )


def clean_text(text: str) -> str:
    """Return a text without signs nobody sees, every letter as it looks."""
    told = clean(text, len(text))
    if told.isascii():
        return told
    seen = "".join(sign for sign in told if unicodedata.category(sign) not in _ON_NOTHING)
    return _MIXED.sub(lambda found: found[0].translate(_LOOKS), seen)


def _cleaned(value: object, key: str) -> object:
    if isinstance(value, str):
        told = clean_text(value)
        return told if key in _SEVERAL_LINES else " ".join(told.split())
    if isinstance(value, dict):
        return {str(name): _cleaned(each, str(name)) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each, key) for each in value]
    return value
