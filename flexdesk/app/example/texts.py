"""Journal texts: put together so that no two notes of the team read the same."""

from flexdesk.app.example.phrases import AGREED, CAME_UP, HAPPENED, LONGER
from flexdesk.app.example.source import Source

_KINDS: tuple[tuple[str, float], ...] = (
    ("telefon", 26), ("moede", 18), ("besoeg", 14), ("sms", 12), ("mail", 11), ("notat", 9),
    ("ingen_kontakt", 5), ("videomoede", 3), ("brev", 2),
)  # fmt: skip
_REACHED = 5
"""The first kinds are those in which two people were in touch."""
_AT_WORK = frozenset({"praktik", "pulje", "ordinaer"})
_TRIES = 60


class Texts:
    """Writes notes about a citizen in a phase; a text that was used is not used again."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._used: set[str] = set()

    def kind(self, phase: str, *, is_reached: bool = False) -> str:
        """Return how people were in touch: visits happen where there is a workplace.

        With `is_reached` it is a kind in which the citizen was spoken with.
        """
        kind = self._source.weighted(_KINDS[:_REACHED] if is_reached else _KINDS)
        return "moede" if kind == "besoeg" and phase not in _AT_WORK else kind

    def note(self, kind: str, phase: str, *, name: str, workplace: str) -> str:
        """Return a text of one of three lengths that no other note has."""
        text = self._compose(kind, phase)
        for _ in range(_TRIES):
            filled = text.format(n=name, w=workplace or "arbejdspladsen")
            if filled not in self._used:
                break
            text = self._compose(kind, phase)
        else:
            filled = f"{filled} Gentaget fra forrige samtale."
        self._used.add(filled)
        return filled

    def _compose(self, kind: str, phase: str) -> str:
        source = self._source
        happened = source.pick(HAPPENED[kind])
        if kind == "ingen_kontakt":
            return f"{happened} {source.pick(_TRIED)} {source.pick(_NEXT_TRY)}"
        parts = [happened, source.pick(CAME_UP[phase])]
        length = source.weighted((("short", 3), ("middle", 5), ("long", 0 if kind == "sms" else 2)))
        if length != "short":
            parts.append(source.pick(AGREED))
        if length == "long":
            parts[2:2] = [_other(source, CAME_UP[phase], parts[1]), source.pick(LONGER)]
        return " ".join(parts)


def _other(source: Source, choices: tuple[str, ...], taken: str) -> str:
    place = choices.index(taken) + source.number(1, len(choices) - 1)
    return choices[place % len(choices)]


_TRIED = (
    "Formålet var at bekræfte næste møde.", "Det drejede sig om timerne på {w}.",
    "{n} skulle have svar på sit spørgsmål fra sidst.", "Ville høre, hvordan ugen er gået.",
    "Aftalen om besøg på {w} skulle falde på plads.", "Det gjaldt papirerne, der mangler.",
    "Emnet var transporten til {w}.", "Ville aftale en ny tid med {n}.",
)  # fmt: skip
_NEXT_TRY = (
    "Prøver igen i morgen formiddag.", "Har sendt en sms i stedet.", "Ringer igen på onsdag.",
    "Sender brev, hvis der ikke er svar fredag.", "Forsøger på et andet tidspunkt af dagen.",
    "Har lagt en besked med mit direkte nummer.", "Prøver igen efter weekenden.",
    "Spørger sagsbehandler, om nummeret er ændret.",
)  # fmt: skip
