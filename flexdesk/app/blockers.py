"""What stands in the way of an undo: the row, the field and the later action."""

from collections.abc import Iterable
from dataclasses import dataclass

_LISTED = 5


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """One cell that something else changed or needs; never a value of the row."""

    tx: str
    """The later action, empty when no single one is to blame."""
    entity: str
    row: str
    field: str
    words: str
    """Kandidat-nr., field and action in Danish."""

    def __str__(self) -> str:
        """Return the words of the line."""
        return self.words


class BlockerLines(tuple[BlockerLine, ...]):
    """All that stands in the way; as a text the first five and how many more."""

    __slots__ = ()

    @classmethod
    def of(cls, lines: Iterable[BlockerLine]) -> "BlockerLines":
        """Return the lines."""
        return cls(lines)

    def __str__(self) -> str:
        """Return the first lines, and how many there are beside them."""
        words = list(dict.fromkeys(line.words for line in self))
        more = len(words) - _LISTED
        return "; ".join(words[:_LISTED]) + (f" og {more} til" if more > 0 else "")
