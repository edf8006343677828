"""How the two columns are filled: the type that suits the room, and what finds no room.

A column with little in it is set larger, one with much first closer and then smaller. When the main
column still is too full, certificates move over to the side column if there is room for them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from flexdesk.base.language import _, ngettext
from flexdesk.cards.aside import aside_parts
from flexdesk.cards.blocks import Fit
from flexdesk.cards.looks import Column
from flexdesk.cards.sections import Part, Said, brick, parts_of
from flexdesk.domain.card_codes import CARD_LABELS, Section

_USUAL = (1.0, 1.0)
_LARGER = ((1.22, 1.3), (1.14, 1.1), (1.07, 1.05))
_SMALLER = ((1.0, 0.8), (0.96, 0.75), (0.93, 0.7), (0.9, 0.65), (0.87, 0.6))
"""Size of the type and of the space; the smallest type is 7.5 points on A5 and 10.6 on A4."""
_EARLY = 3
"""So many steps smaller are tried before something moves to the side column."""
_MOVABLE = frozenset({Section.BEVISER})

_GAP = 11.0
_RULE = 9.5
_ASIDE_GAP = 11.5
_LAST_GAP = 7.0
_MOST_AIR = 7.0
_ROOMY = 0.8
_LETTER_FIRST = 9.0
_HEAD_BASE, _ASIDE_BASE = 9.8, 8.5
"""From the top of a heading to its base line, in the main and in the side column of a letter."""
_ROUNDING = 0.01
_LETTER = 0.72
"""A letter has no lines between its sections and needs less space."""
_BODY_LEADING = 11.5


@dataclass(frozen=True, slots=True)
class Overflow:
    """A part that finds no room: where, how many lines too much, and that in words."""

    section: Section
    lines: int
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A part with its top."""

    part: Part
    y: float


@dataclass(frozen=True, slots=True)
class Filled:
    """A column with its parts in place; `rules` are the lines above them."""

    placed: tuple[Placed, ...]
    rules: tuple[float, ...]
    overflows: tuple[Overflow, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The columns and how far they go."""

    main: Column
    main_end: float
    aside: Column
    aside_end: float


def fill(said: Said, fit: Fit, room: Room) -> tuple[Filled, Filled]:
    """Return main column and side column, filled."""
    parts, moved = _chosen(said, fit, room)
    main = _main(said, parts, fit, room)
    if fit.look.is_letter and main.placed:
        # the first headings of both columns share a base line
        shift = _HEAD_BASE * fit.density - _ASIDE_BASE
        aside = replace(room.aside, top=main.placed[0].y + shift)
        room = replace(room, aside=aside)
    return main, _side(said, fit, room, moved)


def _chosen(said: Said, fit: Fit, room: Room) -> tuple[tuple[Part, ...], frozenset[Section]]:
    """Return the main parts at the size that suits the room, and what moved aside."""
    space = room.main_end - room.main.top - _LAST_GAP
    parts, used = _tried(said, fit, room, _USUAL)
    if used <= space:
        return _grown(said, fit, room, (parts, used), space), frozenset()
    for step in _SMALLER[:_EARLY]:
        parts, used = _tried(said, fit, room, step)
        if used <= space:
            return parts, frozenset()
    if _may_move(said, fit, room):
        for step in _SMALLER:
            parts, used = _tried(said, fit, room, step, _MOVABLE)
            if used <= space:
                return parts, _MOVABLE
    for step in _SMALLER[_EARLY:]:
        parts, used = _tried(said, fit, room, step)
        if used <= space:
            break
    return parts, frozenset()


def _tried(
    said: Said,
    fit: Fit,
    room: Room,
    step: tuple[float, float],
    moved: frozenset[Section] = frozenset(),
) -> tuple[tuple[Part, ...], float]:
    """Return the parts at a size, and the height they take with the space between them."""
    fit.density, fit.air = step
    parts = parts_of(said, fit, room.main.width, moved)
    gap, rule = _between(fit)
    return parts, sum(part.height + gap + rule for part in parts)


def _between(fit: Fit) -> tuple[float, float]:
    share = fit.density * fit.air * (_LETTER if fit.look.is_letter else 1)
    return _GAP * share, _RULE * share


def _grown(
    said: Said, fit: Fit, room: Room, usual: tuple[tuple[Part, ...], float], space: float
) -> tuple[Part, ...]:
    """Return the parts in larger type where the page would else look empty."""
    parts, used = usual
    for step in _LARGER:
        if used * step[0] ** 2 > space * _ROOMY:
            continue
        larger, wanted = _tried(said, fit, room, step)
        if wanted <= space * _ROOMY:
            return larger
    fit.density, fit.air = _USUAL
    return parts


def _may_move(said: Said, fit: Fit, room: Room) -> bool:
    """Say whether certificates stand on the card and the side column holds them."""
    if said.content.off and Section.BEVISER.value in said.content.off:
        return False
    if not any(text.strip() for text in said.content.certificates):
        return False
    return not _side(said, fit, room, _MOVABLE).overflows


def _main(said: Said, parts: Sequence[Part], fit: Fit, room: Room) -> Filled:
    gap, rule = _between(fit)
    top, end = room.main.top, room.main_end
    spare = end - _LAST_GAP - top - sum(part.height + gap + rule for part in parts)
    air = max(0.0, min(_MOST_AIR, spare / (len(parts) + 1)))
    placed: list[Placed] = []
    rules: list[float] = []
    y = top
    for part in parts:
        # the first section of a letter stands right under the head
        y += 0.0 if fit.look.is_letter and not placed else gap + air
        rules.append(y)
        y += _LETTER_FIRST if fit.look.is_letter and not placed else rule
        placed.append(Placed(part, y))
        y += part.height
    filled = Filled(tuple(placed), tuple(rules), ())
    return _ended(said, filled, fit, Column(0, room.main.width, 0), end - _LAST_GAP * 0.6)


def _side(said: Said, fit: Fit, room: Room, moved: frozenset[Section]) -> Filled:
    """Fill the side column; the size of the main column stays what it is."""
    kept = fit.density, fit.air
    column, end = room.aside, room.aside_end
    placed: list[Placed] = []
    for step in (_USUAL, *_SMALLER):
        fit.density, fit.air = step
        placed = _stacked(aside_parts(said, fit, column.width, moved), fit, column.top)
        if not placed or placed[-1].y + placed[-1].part.height <= end:
            break
    filled = _ended(said, Filled(tuple(placed), (), ()), fit, column, end)
    fit.density, fit.air = kept
    return filled


def _stacked(parts: Sequence[Part], fit: Fit, y: float) -> list[Placed]:
    placed: list[Placed] = []
    for part in parts:
        placed.append(Placed(part, y))
        y += part.height + _ASIDE_GAP * fit.density * fit.air
    return placed


def _ended(said: Said, filled: Filled, fit: Fit, column: Column, end: float) -> Filled:
    """Return the column as it is, or with a red line in place of what finds no room."""
    placed = filled.placed
    if not placed or placed[-1].y + placed[-1].part.height <= end + _ROUNDING:
        return filled
    told = _told(placed, end, fit.density)
    note = brick(fit, said.words.no_room, column.width)
    limit = end - note.height - 4
    kept = [each for each in placed if each.y + each.part.height <= limit]
    y = kept[-1].y + kept[-1].part.height + 6 if kept else placed[0].y
    last = kept[-1].y if kept else placed[0].y
    kept.append(Placed(Part(told.section, note), y))
    rules = tuple(rule for rule in filled.rules if rule < last)
    return Filled(tuple(kept), rules, (told,))


def _told(placed: Sequence[Placed], end: float, density: float) -> Overflow:
    """Return what does not fit: the first part without room, and the one that takes most."""
    excess = placed[-1].y + placed[-1].part.height - end
    lines = max(1, math.ceil(excess / (_BODY_LEADING * density)))
    out = next(each for each in placed if each.y + each.part.height > end)
    longest = max(placed, key=lambda each: each.part.height)
    text = ngettext(
        "Kortet er {n} linje for langt: »{out}« kan ikke være på siden. »{longest}« fylder mest.",
        "Kortet er {n} linjer for langt: »{out}« kan ikke være på siden. »{longest}« fylder mest.",
        lines,
    ).format(n=lines, out=_label(out), longest=_label(longest))
    return Overflow(out.part.section, lines, text)


def _label(placed: Placed) -> str:
    return _(CARD_LABELS[Section][placed.part.section])
