"""What a column of a table is. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ColumnSpec(Generic[Row]):
    """One column: its title, what it shows, what it sorts by, and how it is painted."""

    key: str
    title: str
    show: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    """A key that orders; None as a key stands last either way."""
    width: int = 120
    """Pixels; 0 takes what is left."""
    paint: str = "text"
    """Which cell painter of the delegate draws it."""
    tone: Callable[[Row], str] | None = None
    is_right: bool = False
    is_bold: bool = False
    is_descending_first: bool = False
