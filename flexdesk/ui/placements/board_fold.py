"""Which columns of a board are open when they cannot all be: those around the one one is in."""

from collections.abc import Sequence


def open_columns(
    counts: Sequence[int], at: int, width: float, *, narrow: float, wide: float
) -> range:
    """Return the places of the columns that are open, side by side, `at` among them.

    All are open when there is room; else as many as fit beside the folded ones.
    """
    total = len(counts)
    if not total:
        return range(0)
    fits = int((width - total * narrow) // (wide - narrow))
    many = max(1, min(total, fits))
    if many == total:
        return range(total)
    first = min(max(0, at), total - many)
    return range(first, first + many)


def kept_window(window: range, at: int, total: int) -> range:
    """Return the window moved as little as it takes to hold a place."""
    many = len(window)
    if not many or at in window:
        return window
    first = at if at < window.start else at - many + 1
    first = min(max(0, first), max(0, total - many))
    return range(first, first + many)


def first_place(counts: Sequence[int], finals: Sequence[bool]) -> int:
    """Return the place a board begins at: the first column with somebody in it, not a final one."""
    for at, (count, is_final) in enumerate(zip(counts, finals, strict=True)):
        if count and not is_final:
            return at
    return 0
