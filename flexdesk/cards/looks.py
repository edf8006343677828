"""The three looks: where columns lie, which colours and faces they have. Points on A5."""

from dataclasses import dataclass, replace

from flexdesk.cards.canvas import PAGE
from flexdesk.domain.card_codes import CardLook
from flexdesk.drawing.theme import LIGHT, PAPER

WIDE = PAGE[0]
HIGH = PAGE[1]


@dataclass(frozen=True, slots=True)
class Column:
    """Where a column lies: from its left edge, so wide, from its top."""

    left: float
    width: float
    top: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Look:
    """All that tells one look from another."""

    main: Column
    aside: Column
    head: Column
    """Where kicker, name and headline stand; `main.top` counts when they are part of main."""
    is_letter: bool = False
    """The classic letter: the head runs across the paper, text takes the place of shapes."""
    band: str = ""
    edge: str = ""
    """The line between the columns."""
    kicker: str = PAPER.amber
    name: str = PAPER.petrol
    name_face: str = "serif"
    heading: str = PAPER.petrol
    heading_face: str = "bold"
    ink: str = PAPER.ink
    year: str = PAPER.teal
    mark: str = PAPER.amber
    rule: str = PAPER.rule
    chip_fill: str = PAPER.tint
    chip_edge: str = ""
    chip_ink: str = PAPER.petrol
    aside_head: str = PAPER.teal
    aside_ink: str = PAPER.ink
    aside_number: str = PAPER.petrol
    aside_second: str = PAPER.muted
    day_on: str = PAPER.petrol
    day_on_ink: str = PAPER.white
    day_off: str = PAPER.tint
    day_off_ink: str = PAPER.muted
    box_fill: str = PAPER.amber_tint
    box_bar: str = PAPER.amber
    box_edge: str = ""
    radius: float = 7


BAND_WIDTH = 133.0
"""How wide the side column's ground is."""

_MAIN = Column(154, 242, 24)
_BAND = Look(
    main=_MAIN,
    aside=Column(19, 96, 24),
    head=_MAIN,
    band=PAPER.petrol,
    aside_head=LIGHT.railmark,
    aside_ink=PAPER.white,
    aside_number=PAPER.white,
    aside_second=LIGHT.railtx,
    day_on=LIGHT.railmark,
    day_on_ink=PAPER.petrol,
    day_off=LIGHT.railact,
    day_off_ink=LIGHT.railtx,
)
_LIGHT = replace(
    _BAND,
    band="",
    edge=PAPER.rule,
    aside=Column(24, 96, 24),
    aside_head=PAPER.teal,
    aside_ink=PAPER.ink,
    aside_number=PAPER.petrol,
    aside_second=PAPER.muted,
    day_on=PAPER.petrol,
    day_on_ink=PAPER.white,
    day_off="",
    day_off_ink=PAPER.muted,
    chip_fill="",
    chip_edge=PAPER.rule,
    box_fill="",
    box_edge=PAPER.rule,
)
_CLASSIC = replace(
    _LIGHT,
    head=Column(34, 351.5, 26),
    main=Column(34, 236, 26),
    aside=Column(290, 95.5, 0),
    is_letter=True,
    kicker=PAPER.muted,
    name=PAPER.ink,
    name_face="display_semibold",
    heading=PAPER.ink,
    heading_face="serif_text",
    year=PAPER.ink,
    mark=PAPER.ink,
    chip_ink=PAPER.ink,
    aside_head=PAPER.ink,
    aside_number=PAPER.ink,
    day_on=PAPER.ink,
    box_bar="",
    box_edge=PAPER.ink,
    radius=0,
)

LOOKS: dict[CardLook, Look] = {
    CardLook.BAAND: _BAND,
    CardLook.LYS: _LIGHT,
    CardLook.KLASSISK: _CLASSIC,
}
"""Look of the paper to how it is drawn."""
