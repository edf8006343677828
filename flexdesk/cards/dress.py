"""How a card is dressed: look, paper, and the figures printed around its content."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.domain.card_codes import CardLook, CardSize, Sight


@dataclass(frozen=True, slots=True)
class Dress:
    """All that a card shows and its content does not hold.

    `number` is the version's, 0 for a draft; `issued` the day it is handed out; `valid_until` the
    last day of the consent (None: a draft, nothing is printed). `photo` is a JPEG that was taken
    apart and written anew, without EXIF. `withheld` names statements by section and place, from 0:
    a preview draws them as a brick line, a card is refused with them. `holds_health` is set when a
    statement the guard takes for health stands on it: the small print then claims nothing of it.
    """

    look: CardLook
    size: CardSize
    number: int
    issued: dt.date
    valid_until: dt.date | None
    municipality: str
    is_example: bool
    photo: bytes | None = None
    withheld: tuple[tuple[str, int], ...] = ()
    sight: Sight = Sight.ARBEJDSGIVER
    holds_health: bool = False

    def __repr__(self) -> str:
        """Show the outside only: the photo is a citizen's."""
        return f"Dress({self.look}, {self.size}, {self.number})"
