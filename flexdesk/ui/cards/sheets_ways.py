"""The ways a card leaves the house, and what each asks for before anything is written. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _
from flexdesk.domain.card_codes import CardChannel, CardFormat

if TYPE_CHECKING:
    from flexdesk.app.card_files import OutFile, TakeBack

PRINT, PDF, WORD, TEXT, MAIL = "print", "pdf", "word", "text", "mail"
SCREEN = "screen"


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the file it makes, the words for it, and the verb of the sheet."""

    key: str
    format: CardFormat
    text: str
    verb: str
    done: str

    @property
    def is_drawn(self) -> bool:
        """Whether look and paper size matter."""
        return self.format in {CardFormat.PDF, CardFormat.MAIL}


class Target(Protocol):
    """Where a card goes; chosen before anything is written."""

    def deliver(self, out: "OutFile") -> "TakeBack | None":
        """Take the card while it is being written in the ledger, on a worker.

        What it returns takes it back when the ledger cannot be saved after all.
        """
        ...

    def finish(self, out: "OutFile") -> None:
        """Do the rest once it is written, on the window's thread."""
        ...


def ways() -> dict[str, Way]:
    """Return every way by its key."""
    made = (
        Way(PRINT, CardFormat.PDF, _("Udskriv"), _("Udlever og udskriv…"),
            _("Kortet er udleveret og sendt til printeren")),
        Way(PDF, CardFormat.PDF, _("PDF"), _("Udlever som PDF…"),
            _("Kortet er udleveret som PDF")),
        Way(WORD, CardFormat.WORD, _("Word"), _("Udlever som Word…"),
            _("Kortet er udleveret som Word")),
        Way(TEXT, CardFormat.TEKST, _("Kopiér tekst"), _("Udlever og kopiér tekst"),
            _("Kortet er udleveret. Teksten ligger i udklipsholderen et øjeblik")),
        Way(MAIL, CardFormat.MAIL, _("Mailudkast"), _("Udlever som mailudkast…"),
            _("Kortet er udleveret som mailudkast")),
        Way(SCREEN, CardFormat.PDF, _("Vist på skærm"), _("Udlever og vis"),
            _("Kortet er udleveret: det vises på skærmen")),
    )  # fmt: skip
    return {way.key: way for way in made}


WAYS_OF: dict[str, tuple[str, ...]] = {
    CardChannel.PAPIR.value: (PRINT, PDF, WORD),
    CardChannel.MAIL.value: (MAIL, PDF, WORD, TEXT),
    CardChannel.VIST.value: (SCREEN,),
}
"""What a channel can be given as, the usual one first."""


def ways_of(channel: str) -> tuple[Way, ...]:
    """Return what a channel can be given as."""
    known = ways()
    return tuple(known[key] for key in WAYS_OF.get(channel, (PDF,)))


def usual_way(channel: str, wanted: str) -> str:
    """Return the way that is wanted when the channel has it, else its usual one."""
    offered = WAYS_OF.get(channel, (PDF,))
    return wanted if wanted in offered else offered[0]
