"""The figures of the field as cells: which add up, which share is of which, what weighs most."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from flexdesk.reports.audience import Audience, Cell, Share, Sum, View, suppress

if TYPE_CHECKING:
    from flexdesk.domain.figures import Figure

IN_WORK = "pool_in_work"
"""Ended pool jobs that led to an ordinary fleksjob or job: the n of the share in work."""

_SUMS = (
    Sum("pool_started", ("pool_ended", "pool_running")),
    Sum(
        "pool_ended",
        ("pool_ended_ordinary_fleksjob", "pool_ended_ordinary_job", "pool_ended_other"),
    ),
    Sum(IN_WORK, ("pool_ended_ordinary_fleksjob", "pool_ended_ordinary_job")),
    Sum("pool_ended", (IN_WORK, "pool_ended_other")),
    Sum("scheme", ("ly_recipients", "fleksjob_employed")),
)
PARTS = {
    "pool_share_in_work_of_ended": (IN_WORK, "pool_ended"),
    "pool_share_ordinary_fleksjob_of_ended": ("pool_ended_ordinary_fleksjob", "pool_ended"),
    "pool_share_ordinary_fleksjob_of_started": ("pool_ended_ordinary_fleksjob", "pool_started"),
    "ly_share": ("ly_recipients", "scheme"),
    "small_hours_share_raised": ("small_hours_raised", "small_hours_started"),
}
"""Share to the cells of its n and N; other shares have cells of their own."""
_WITHIN = (
    ("ly_recipients", "ly_18_of_24"),
    ("small_hours_started", "small_hours_raised"),
    ("pool_ended_other", "pool_returned_to_ly"),
)
"""Counts of which one holds the other: the difference is a group of its own."""
_WEIGHTS = {"pool_share_in_work_of_ended": 200, "pool_started": 60, "pool_ended": 60}
_DEFAULT_WEIGHT = 10


def view_of(
    figures: Iterable["Figure"],
    audience: Audience,
    threshold: int,
    released: Mapping[str, str] | None = None,
) -> View:
    """Return what an audience sees of the figures of one document.

    Raises:
        UserError: `audience.threshold`, `release.unknown`, `release.reason`.
    """
    figures = tuple(figures)
    if audience is Audience.INTERNAL:
        return View(audience, threshold)
    cells, shares, sums = figure_cells(figures, threshold)
    known = {c: Cell(c, v, _WEIGHTS.get(c, _DEFAULT_WEIGHT)) for c, v in cells.items()}
    return suppress(tuple(known.values()), threshold, released, sums=sums, shares=shares)


def figure_cells(
    figures: Iterable["Figure"], threshold: int
) -> tuple[dict[str, int], list[Share], list[Sum]]:
    """Return the cells behind figures, the shares of them, and what adds up to what."""
    cells: dict[str, int] = {}
    shares: list[Share] = []
    for figure in figures:
        if figure.kind == "share":
            part, whole = PARTS.get(figure.id, (f"{figure.id}:n", f"{figure.id}:N"))
            cells[part] = figure.n
            cells[whole] = figure.N or 0
            weight = _WEIGHTS.get(figure.id, _DEFAULT_WEIGHT)
            shares.append(Share(figure.id, part, whole, weight))
        else:
            cells[figure.id] = figure.n
    return cells, shares, [*_SUMS, *_differences(cells, shares, threshold)]


def _differences(cells: dict[str, int], shares: Iterable[Share], threshold: int) -> list[Sum]:
    """Add the small groups that nobody prints but a subtraction gives: whole less part."""
    found: list[Sum] = []
    for whole, part in {*_WITHIN, *((share.whole, share.part) for share in shares)}:
        if whole in cells and part in cells and 0 < cells[whole] - cells[part] < threshold:
            rest = f"{whole} - {part}"
            cells[rest] = cells[whole] - cells[part]
            found.append(Sum(whole, (part, rest)))
    return sorted(found, key=lambda line: (line.total, line.parts))
