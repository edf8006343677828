"""The passphrase: what is asked of one, and the bytes the key is derived from."""

import re
import unicodedata
from collections.abc import Iterable

from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError

MIN_LENGTH = 15
MAX_LENGTH = 1024
_MIN_LETTERS, _MIN_DIFFERENT_LETTERS = 4, 3
_MIN_SIGNS, _MIN_DIFFERENT_SIGNS = 12, 5
"""What is left without letters is figures, and those are guessed faster."""
_MIN_NAME = 3

_COMMON = (
    "kommune",
    "jobcenter",
    "jobcentret",
    "jobkonsulent",
    "flexdesk",
    "fleksjob",
    "ledighedsydelse",
    "kodeord",
    "adgangskode",
    "adgangssaetning",
    "password",
    "passphrase",
    "velkommen",
    "danmark",
    "sommer",
    "vinter",
    "foraar",
    "efteraar",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwerty",
    "1234567890",
    "123456789",
    "12345678",
    "1234567",
    "123456",
    "12345",
    "1234",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdefgh",
    "abcdef",
)
_MUNICIPALITIES = (
    "Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal "
    "Esbjerg Favrskov Faxe Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund "
    "Furesø Faaborg-Midtfyn Gentofte Gladsaxe Glostrup Greve Gribskov Guldborgsund Haderslev "
    "Halsnæs Hedensted Helsingør Herlev Herning Hillerød Hjørring Holbæk Holstebro Horsens "
    "Hvidovre Høje-Taastrup Hørsholm Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde "
    "Kolding København Køge Langeland Lejre Lemvig Lolland Lyngby-Taarbæk Mariagerfjord "
    "Middelfart Morsø Norddjurs Nordfyn Nyborg Næstved Odder Odense Odsherred Randers Rebild "
    "Ringkøbing-Skjern Ringsted Roskilde Rudersdal Rødovre Samsø Silkeborg Skanderborg Skive "
    "Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg Thisted Tønder Tårnby "
    "Vallensbæk Varde Vejen Vejle Vesthimmerland Viborg Vordingborg Aabenraa Aalborg Aarhus "
)
"""The 98 less those whose names are too short to matter, in one text."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_WORD = re.compile(r"[\W_]+")


def to_bytes(text: str) -> bytes:
    """Return the bytes a passphrase counts as: composed Unicode, so that å is always one å."""
    return unicodedata.normalize("NFC", text).encode("utf-8")


def passphrase_problem(text: str, name: str = "", *, more: Iterable[str] = ()) -> str | None:
    """Return the code of what is wrong with a new passphrase, None when it will do.

    Words that a guesser tries first (kommune and its name, jobcenter, the user's own name,
    years, rows of keys) are taken out; some letters must be left that are none of them.
    """
    if len(text) < MIN_LENGTH:
        return "passphrase.too_short"
    if len(text) > MAX_LENGTH:
        return "passphrase.too_long"
    squeezed = _squeeze(text)
    own, common = _words([name, *more]), _words([*_COMMON, _MUNICIPALITIES])
    without_own = _without(squeezed, own)
    if own and not _is_enough(_without(without_own, common)):
        return "passphrase.name" if without_own != squeezed else "passphrase.common"
    return None if _is_enough(_without(squeezed, common)) else "passphrase.common"


def check_passphrase(text: str, name: str = "", *, more: Iterable[str] = ()) -> None:
    """Refuse a new passphrase that will not do.

    Raises:
        UserError: with the code of `passphrase_problem`.
    """
    code = passphrase_problem(text, name, more=more)
    if code is not None:
        raise UserError(code, minimum=MIN_LENGTH)


def _squeeze(text: str) -> str:
    return _NOT_WORD.sub("", fold(text))


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    parts = (_squeeze(part) for text in texts for part in re.split(r"[\s\-]+", text))
    return tuple(sorted({part for part in parts if len(part) >= _MIN_NAME}, key=len, reverse=True))


def _without(text: str, words: Iterable[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text


def _is_enough(text: str) -> bool:
    left = _YEAR.sub("", text)
    letters = [sign for sign in left if sign.isalpha()]
    has_letters = len(letters) >= _MIN_LETTERS and len(set(letters)) >= _MIN_DIFFERENT_LETTERS
    return has_letters or (len(left) >= _MIN_SIGNS and len(set(left)) >= _MIN_DIFFERENT_SIGNS)
