"""Page flow as arithmetic: measured blocks and columns in, places out; nothing is painted here.

A block is text of equal lines or one solid piece. Places are measured from the top of their
column. Rules: no heading without two lines after it, no first or last line of a paragraph
alone, a solid piece never splits, no space above what begins a column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_STEPS = 24
_ENOUGH = 0.05
HUGE = 1e9


@dataclass(frozen=True, slots=True)
class Block:
    """Something to place: `lines` of `leading`, or one line as high as the whole solid piece."""

    key: str
    lines: int
    leading: float
    before: float = 0
    after: float = 0
    keep_next: bool = False
    first: int = 0
    """The number of the first line, when earlier ones were placed already."""
    alone: int = 2
    """Fewest lines of it at the end or the start of a column."""

    @property
    def height(self) -> float:
        """The height of all its lines.

        Unit: points.
        """
        return self.lines * self.leading


def solid(key: str, height: float, *, before: float = 0, after: float = 0) -> Block:
    """Return a block that never splits."""
    return Block(key, 1, height, before, after)


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines of a block in a column: from `first`, `lines` of them, with their top at `y`."""

    key: str
    column: int
    y: float
    first: int
    lines: int
    height: float
    is_tied: bool = False
    """It belongs to what comes after it: no space is added between."""


@dataclass(frozen=True, slots=True)
class Poured:
    """What stands where, how far each column is filled, and what found no room."""

    placed: tuple[Placed, ...]
    used: tuple[float, ...]
    rest: tuple[Block, ...]
    overflow: bool = False
    """A solid piece was higher than a whole column."""


def _gap(block: Block, previous: Block | None) -> float:
    return 0 if previous is None else max(previous.after, block.before)


def _wanted(blocks: Sequence[Block]) -> float:
    """Return the least height in which the first block may begin here.

    A heading asks for itself and for the least of what it belongs to.
    """
    need = 0.0
    previous: Block | None = None
    for block in blocks:
        need += _gap(block, previous)
        if not block.keep_next:
            return need + _least(block) * block.leading
        need += block.height
        previous = block
    return need


def _least(block: Block) -> int:
    """Return the fewest lines of a block that may stand alone at a column's end."""
    return block.lines if block.lines < 2 * block.alone else block.alone


def _fit(block: Block, room: float) -> int:
    """Return how many lines of a block may go into the room."""
    fit = int((room + _ENOUGH) / block.leading) if block.leading else block.lines
    if fit >= block.lines:
        return block.lines
    fit = min(fit, block.lines - block.alone)
    return fit if fit >= block.alone else 0


def pour(blocks: Sequence[Block], heights: Sequence[float]) -> Poured:
    """Fill columns of the given heights in order; what does not fit is `rest`."""
    todo = list(blocks)
    placed: list[Placed] = []
    used: list[float] = []
    overflow = False
    for column, height in enumerate(heights):
        y = 0.0
        previous: Block | None = None
        while todo:
            block = todo[0]
            gap = _gap(block, previous)
            if previous is not None and y + gap + _wanted(todo) > height + _ENOUGH:
                break
            lines = _fit(block, height - y - gap)
            if not lines:
                if previous is not None:
                    break
                overflow = True
                lines = block.lines
            place = Placed(block.key, column, y + gap, block.first, lines, lines * block.leading)
            placed.append(replace(place, is_tied=True) if block.keep_next else place)
            y += gap + lines * block.leading
            previous = block
            if lines < block.lines:
                todo[0] = replace(block, lines=block.lines - lines, first=block.first + lines)
                break
            todo.pop(0)
        used.append(y)
    return Poured(tuple(placed), tuple(used), tuple(todo), overflow)


def total_height(blocks: Sequence[Block]) -> float:
    """Return the height of all blocks in one column.

    Unit: points.
    """
    return pour(blocks, (HUGE,)).used[0]


def balance(blocks: Sequence[Block], columns: int, limit: float) -> Poured:
    """Pour into equal columns of the least height that holds all, found by bisection.

    When even `limit` does not hold them, they are poured at the limit and `rest` is not empty.
    """
    low, high = 0.0, limit
    best = pour(blocks, (limit,) * columns)
    if best.rest:
        return best
    for _ in range(_STEPS):
        middle = (low + high) / 2
        tried = pour(blocks, (middle,) * columns)
        if tried.rest or tried.overflow:
            low = middle
        else:
            best, high = tried, middle
        if high - low < _ENOUGH:
            break
    return best


def gaps_for_float(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the gaps a pull quote may take: between blocks, but not after a heading."""
    return tuple(
        number
        for number in range(1, len(blocks))
        if not blocks[number - 1].keep_next and blocks[number].lines > 0
    )


def float_in(blocks: Sequence[Block], quote: Block, columns: int, limit: float) -> Poured:
    """Balance the blocks with a pull quote in the gap that makes the lowest columns.

    Of equal gaps the one is taken whose quote stands highest in the last column, where the eye
    meets it; without a gap the quote comes last.
    """
    return balance(with_float(blocks, quote, columns, limit), columns, limit)


def with_float(blocks: Sequence[Block], quote: Block, columns: int, limit: float) -> list[Block]:
    """Return the blocks with the pull quote in its best gap."""
    best: list[Block] = []
    best_key: tuple[float, float, float] | None = None
    for gap in gaps_for_float(blocks) or (len(blocks),):
        tried = [*blocks[:gap], quote, *blocks[gap:]]
        poured = balance(tried, columns, limit)
        key = (len(poured.rest), round(max(poured.used) / 3), _distance(poured, quote.key))
        if best_key is None or key < best_key:
            best, best_key = tried, key
    return best


def _distance(poured: Poured, key: str) -> float:
    """Return how far a piece stands from the middle of its column's height."""
    for place in poured.placed:
        if place.key == key:
            column = poured.used[place.column] or 1
            return abs((place.y + place.height / 2) / column - 0.4) - place.column
    return HUGE


def justify(poured: Poured, height: float, most: float) -> Poured:
    """Spread the blocks of each column down to `height`, at most `most` points a gap.

    A column that is filled to less than three quarters, or has no gap, stays as it is.
    """
    placed: list[Placed] = []
    used: list[float] = []
    for column, filled in enumerate(poured.used):
        own = [place for place in poured.placed if place.column == column]
        gaps = sum(not place.is_tied for place in own[:-1])
        free = height - filled
        step = min(most, free / gaps) if gaps and free > 0 and filled >= height * 0.75 else 0.0
        moved = 0.0
        for place in own:
            placed.append(replace(place, y=place.y + moved))
            moved += 0.0 if place.is_tied else step
        used.append(filled + step * gaps)
    return replace(poured, placed=tuple(placed), used=tuple(used))


def share_out(free: float, least: Sequence[float], most: Sequence[float]) -> tuple[float, ...]:
    """Share free height among elastic pieces between their least and most, in even parts.

    Unit: points. What none can take is left over.
    """
    sizes = list(least)
    left = free
    while left > _ENOUGH:
        open_ = [i for i, size in enumerate(sizes) if most[i] - size > _ENOUGH]
        if not open_:
            break
        part = left / len(open_)
        for i in open_:
            more = min(part, most[i] - sizes[i])
            sizes[i] += more
            left -= more
    return tuple(sizes)
