"""The card as plain text: for a mail's own words, a message, or a screen reader."""

from flexdesk.cards.dress import Dress
from flexdesk.cards.outline import Outline, Part, outline_of
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContent

_END = "\r\n"
"""As Notepad and Outlook end a line."""


def card_as_text(content: CardContent, dress: Dress, permit: Permit) -> bytes:
    """Return the card as text: UTF-8 with a mark, so that Windows reads æ, ø and å right.

    Raises:
        UserError: `card.withheld`.
    """
    told = text_of(outline_of(content, dress, permit))
    return told.replace("\n", _END).encode("utf-8-sig")


def text_of(said: Outline) -> str:
    """Return the lines of a card."""
    head = [said.kind.upper(), "", said.name, *([said.headline] if said.headline else [])]
    parts = [line for part in said.parts for line in _part(part)]
    return "\n".join([*head, *parts, "", "-" * 40, *said.small, ""])


def _part(part: Part) -> list[str]:
    if not part.is_list or len(part.lines) == 1:
        return ["", part.heading, *part.lines]
    signs = [f"{at}." if part.is_steps else "-" for at, _line in enumerate(part.lines, start=1)]
    return [
        "", part.heading, *(" ".join(both) for both in zip(signs, part.lines, strict=True)),
    ]  # fmt: skip
