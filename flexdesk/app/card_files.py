"""The files a card is given as: one table from format to what makes the bytes.

Nothing here decides whether a card may leave: that is the permit, without which nothing is drawn.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.files import fault_of, write_atomically
from flexdesk.domain.card_codes import CardFormat
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContent

if TYPE_CHECKING:
    from flexdesk.cards.dress import Dress

Part = tuple[CardContent, "Dress", Permit]
"""A card to draw: what stands on it, how it looks, and the right to draw it."""
Maker = Callable[[CardContent, "Dress", Permit], bytes]


@dataclass(frozen=True, slots=True)
class OutFile:
    """A file that leaves the house; its name tells nothing of whom it is about."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        """Show the name only: the rest is a citizen's."""
        return f"OutFile({self.name})"


TakeBack = Callable[[], None]
Deliver = Callable[[OutFile], TakeBack | None]
"""Takes the file where it is to be, before the ledger is closed; what it returns takes it back when
the line in the ledger cannot be saved. What it raises stops the hand-out whole."""


def make_file(content: CardContent, dress: "Dress", permit: Permit, file_format: str) -> OutFile:
    """Return the file of one card.

    Raises:
        UserError: `card.overflow`.
    """
    kind = CardFormat(file_format)
    data = _MAKERS[kind](content, dress, permit)
    return OutFile(file_name(content.candidate_no, dress.number, kind), data)


def make_one_file(parts: list[Part]) -> OutFile:
    """Return one PDF with several cards, a page each.

    Raises:
        UserError: `card.overflow`.
    """
    from flexdesk.cards.paper import draw_many

    return OutFile(f"Kandidatkort_{len(parts)}_stk.pdf", draw_many(parts))


def file_name(candidate_no: str, number: int, file_format: str) -> str:
    """Return the name of a file: candidate number and version, nothing of a person."""
    kept = (sign for sign in candidate_no if sign.isascii() and (sign.isalnum() or sign == "-"))
    safe = "".join(kept)
    return f"Kandidatkort_{safe or 'nr'}_v{number}.{CardFormat(file_format).value}"


def saved_as(path: Path) -> Deliver:
    """Return what writes the file at a path, and puts back what was there when it is taken back.

    It raises as `write_atomically` does.
    """

    def deliver(file: OutFile) -> TakeBack:
        before = _as_it_was(path)

        def take_back() -> None:
            if before is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, before)

        try:
            write_atomically(path, file.data)
        except BaseException:
            # it may lie there already when only the folder could not be made safe
            _put_back(path, file, take_back)
            raise
        return take_back

    return deliver


def _as_it_was(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise fault_of(error, path) from error


def _put_back(path: Path, file: OutFile, take_back: TakeBack) -> None:
    """Take the file back if it is there after all; what stopped the writing is told, not this."""
    with contextlib.suppress(OSError, FlexDeskError):
        if path.is_file() and path.read_bytes() == file.data:
            take_back()


def _pdf(content: CardContent, dress: "Dress", permit: Permit) -> bytes:
    from flexdesk.cards.paper import draw_card

    return draw_card(content, dress, permit)


def _word(content: CardContent, dress: "Dress", permit: Permit) -> bytes:
    from flexdesk.cards.word import card_as_word

    return card_as_word(content, dress, permit)


def _text(content: CardContent, dress: "Dress", permit: Permit) -> bytes:
    from flexdesk.cards.text import card_as_text

    return card_as_text(content, dress, permit)


def _mail(content: CardContent, dress: "Dress", permit: Permit) -> bytes:
    from flexdesk.cards.mail import card_as_mail

    return card_as_mail(content, dress, permit)


_MAKERS: dict[CardFormat, Maker] = {
    CardFormat.PDF: _pdf,
    CardFormat.WORD: _word,
    CardFormat.TEKST: _text,
    CardFormat.MAIL: _mail,
}
"""What makes each format."""
