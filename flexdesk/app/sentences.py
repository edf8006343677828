"""The one table from codes to Danish: what happened, what is safe, what to do.

Every code the program can raise has a row; a test walks the source and checks that. The rows
stand in one module per subject (`sentences_input`, `sentences_store`, `sentences_desk`,
`sentences_import`) and meet here.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, Protocol

from flexdesk.app.blockers import BlockerLines
from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.app.sentences_card_draft import CARD_DRAFT
from flexdesk.app.sentences_card_guard import CARD_GUARD
from flexdesk.app.sentences_card_out import CARD_OUT
from flexdesk.app.sentences_cards import CARDS
from flexdesk.app.sentences_citizen import CITIZEN
from flexdesk.app.sentences_consents import CONSENTS
from flexdesk.app.sentences_counter import COUNTER
from flexdesk.app.sentences_desk import DESK
from flexdesk.app.sentences_field import FIELD
from flexdesk.app.sentences_first import FIRST
from flexdesk.app.sentences_follow_ups import FOLLOW_UPS
from flexdesk.app.sentences_import import IMPORT
from flexdesk.app.sentences_input import INPUT
from flexdesk.app.sentences_inspector import INSPECTOR
from flexdesk.app.sentences_list import LIST
from flexdesk.app.sentences_people import PEOPLE
from flexdesk.app.sentences_placements import PLACEMENTS
from flexdesk.app.sentences_screening import SCREENING
from flexdesk.app.sentences_store import STORE
from flexdesk.app.sentences_support import SUPPORT
from flexdesk.app.sentences_today import TODAY
from flexdesk.app.sentences_visit import VISIT
from flexdesk.app.sentences_workplaces import WORKPLACES
from flexdesk.base.errors import EnvironmentFaultError, StoreDamagedError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.store.results import Blocker


class Coded(Protocol):
    """Whatever carries a code and facts: an error, a problem of a row, a finding."""

    @property
    def code(self) -> str:
        """The stable dotted code."""
        ...

    @property
    def facts(self) -> Mapping[str, object]:
        """What fills the sentence; never a personal value."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the user is told: three short sentences in this order."""

    happened: str
    safe: str
    do: str

    def __str__(self) -> str:
        """Return the three as one line of text."""
        return " ".join(part for part in (self.happened, self.safe, self.do) if part)


TABLE: dict[str, tuple[str, str, str]] = {**INPUT, **STORE, **DESK, **FIELD, **IMPORT}
TABLE |= TODAY
TABLE |= CARD_DRAFT
TABLE |= CARD_OUT
TABLE |= LIST
TABLE |= FIRST
TABLE |= COUNTER
TABLE |= VISIT
TABLE |= PEOPLE
TABLE |= PLACEMENTS
TABLE |= INSPECTOR
TABLE |= CITIZEN
TABLE |= FOLLOW_UPS
TABLE |= WORKPLACES
TABLE |= SCREENING
TABLE |= SUPPORT
TABLE |= CARD_GUARD
TABLE |= CARDS
TABLE |= CONSENTS

_UNKNOWN = (
    "Noget gik galt, som FlexDesk ikke har en forklaring på ({code}).",
    "Det, der var gemt, er stadig gemt.",
    "Prøv igen, og giv koden videre til den, der hjælper jer med FlexDesk.",
)
_MAX_LISTED = 5


class _Facts(Formatter):
    """Fills what is known and leaves a dash for what is not, so that a sentence always comes."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        del args
        return _shown(kwargs.get(str(key), "–"))


_FILL = _Facts()


def explain(error: Coded) -> Sentence:
    """Return the sentence of an error, a problem or a finding."""
    happened, safe, do = TABLE.get(error.code, _UNKNOWN)
    facts = {**error.facts, "code": error.code}
    return Sentence(*(_FILL.vformat(part, (), facts) for part in (happened, safe, do)))


def text(error: Coded) -> str:
    """Return the sentence of an error as one string."""
    return str(explain(error))


def is_fault_of_surroundings(error: BaseException) -> bool:
    """Say whether trying again may help without the user changing anything."""
    return isinstance(error, EnvironmentFaultError)


def is_damage(error: BaseException) -> bool:
    """Say whether the store itself is damaged (exit 3)."""
    return isinstance(error, StoreDamagedError)


def _shown(value: object) -> str:
    for kind, words in _WORDS_OF:
        if isinstance(value, kind):
            return words(value)
    return str(value)


def _flag(value: object) -> str:
    return "ja" if value else "nej"


def _instant(value: dt.datetime) -> str:
    return f"{format_day(value.date())} kl. {value:%H.%M}"


def _several(values: Iterable[object]) -> str:
    items = list(dict.fromkeys(_shown(item) for item in values))
    if len(items) > _MAX_LISTED:
        items = [*items[:_MAX_LISTED], f"og {len(items) - _MAX_LISTED} mere"]
    return ", ".join(items) or "–"


def _blocker(blocker: Blocker) -> str:
    """Return what stands in the way of an undo, without any value of the row."""
    kind = KIND_NAMES.get(blocker.entity, ("", blocker.entity, ""))[1]
    reason = _REASONS.get(blocker.reason, blocker.reason)
    return f"{kind} {reason}"


_REASONS = {
    "changed": "er rettet siden",
    "deleted": "er fjernet siden",
    "referred": "bygger på rækken",
    "reference_gone": "mangler det, den hører til",
    "erased": "er slettet for altid",
}


# in this order: a flag is a number too, an instant a day
_WORDS_OF: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (bool, _flag),
    (dt.datetime, _instant),
    (dt.date, format_day),
    ((int, float), format_number),
    (Blocker, _blocker),
    (BlockerLines, str),
    ((list, tuple, set, frozenset), _several),
)


PROGRESS: dict[str, str] = {
    "job.working": "Arbejder",
    "documents.reading": "Læser registret",
    "documents.counting": "Tæller op",
    "documents.drawing": "Tegner",
    "documents.writing": "Skriver filen",
    "sheet.writing": "Skriver ark",
    "backup.copying": "Kopierer registret",
    "backup.checking": "Prøver kopien",
    "verify.log": "Gennemgår loggen",
    "verify.tables": "Sammenligner rækker",
    "import.reading": "Læser filen",
    "import.checking": "Tjekker rækker",
    "import.planning": "Sammenligner med registret",
    "import.writing": "Gemmer rækker",
}
"""Words for the `text_key` of a job's step."""


def progress_text(text_key: str, done: int, total: int) -> str:
    """Return what a job says of itself: "Skriver ark 3 af 12"."""
    words = PROGRESS.get(text_key, PROGRESS["job.working"])
    if total <= 1:
        return words
    return f"{words} {format_number(done)} af {format_number(total)}"
