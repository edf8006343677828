"""Small cells: hidden, protected by others, released; proved by counting all solutions."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexdesk.base.errors import UserError
from flexdesk.reports.audience import Audience, Cell, Share, Sum, View, Why, suppress
from flexdesk.reports.audience_figures import IN_WORK, view_of
from flexdesk.reports.audience_solver import Equation, determined, feasible_values
from tests.support.case_texts import figure, pool_figures

JOB = "pool_ended_ordinary_job"
FLEKSJOB = "pool_ended_ordinary_fleksjob"


def solutions(
    cells: dict[str, int], sums: list[Sum], view: View, small: set[str], threshold: int
) -> list[dict[str, int]]:
    """Return every assignment of the hidden cells that fits what is shown: plain enumeration."""
    totals = {s.total for s in sums}
    hidden = [c for c in cells if view.hides(c)]
    free = [c for c in hidden if c not in totals]
    top = max(cells.values()) + 2
    ranges = [range(1, threshold) if c in small else range(top + 1) for c in free]
    found = []
    for values in product(*ranges):
        known = cells | dict(zip(free, values, strict=True))
        for s in sums:
            if s.total in hidden:
                known[s.total] = sum(known[p] for p in s.parts)
        fits = all(known[s.total] == sum(known[p] for p in s.parts) for s in sums)
        if fits and all(0 < known[c] < threshold for c in small):
            found.append(known)
    return found


def test_internal_hides_nothing() -> None:
    assert view_of(pool_figures(), Audience.INTERNAL, 5).hidden == {}


def test_external_hides_the_four_and_protects_it_without_losing_the_finding() -> None:
    view = view_of(pool_figures(), Audience.EXTERNAL, 5)
    assert view.hidden[JOB] is Why.SMALL
    assert view.hidden[FLEKSJOB] is Why.SECONDARY
    assert not view.hides("pool_share_in_work_of_ended")
    assert not view.hides("pool_ended_other")


def test_shares_of_hidden_counts_are_hidden() -> None:
    view = view_of(pool_figures(), Audience.EXTERNAL, 5)
    assert view.hidden["pool_share_ordinary_fleksjob_of_ended"] is Why.SHARE
    assert view.hidden["pool_share_ordinary_fleksjob_of_started"] is Why.SHARE


def test_release_shows_the_four_and_all_it_hid() -> None:
    view = view_of(pool_figures(), Audience.EXTERNAL, 5, {JOB: "godkendt af teamleder"})
    assert view.hidden == {}
    assert view.released == {JOB: "godkendt af teamleder"}


def test_release_needs_a_known_figure_and_a_reason() -> None:
    with pytest.raises(UserError) as unknown:
        view_of(pool_figures(), Audience.EXTERNAL, 5, {"nej": "fordi"})
    assert unknown.value.code == "release.unknown"
    with pytest.raises(UserError) as empty:
        view_of(pool_figures(), Audience.EXTERNAL, 5, {JOB: " "})
    assert empty.value.code == "release.reason"


def test_threshold_is_three_at_least_and_four_is_shown_at_four() -> None:
    with pytest.raises(UserError):
        view_of(pool_figures(), Audience.EXTERNAL, 2)
    assert view_of(pool_figures(), Audience.EXTERNAL, 4).hidden == {}


def test_zero_is_shown() -> None:
    view = view_of(pool_figures(job=0), Audience.EXTERNAL, 5)
    assert view.hidden == {}


def test_a_difference_that_nobody_prints_is_protected_too() -> None:
    figures = (
        figure("small_hours_started", 40),
        figure("small_hours_raised", 38),
        figure("small_hours_share_raised", 38, 40),
    )
    view = view_of(figures, Audience.EXTERNAL, 5)
    assert view.hides("small_hours_raised") or view.hides("small_hours_started")
    assert view.hides("small_hours_share_raised")


@pytest.mark.parametrize("job", [1, 2, 3, 4])
def test_no_hidden_pool_figure_follows_from_the_shown(job: int) -> None:
    figures = pool_figures(fleksjob=20, job=job, other=11)
    view = view_of(figures, Audience.EXTERNAL, 5)
    cells = {f.id: f.n for f in figures if f.kind != "share"} | {IN_WORK: 20 + job}
    del (
        cells["pool_ordinary_fleksjob_within_6_months"],
        cells["pool_running"],
        cells["pool_started"],
    )
    sums = [
        Sum("pool_ended", (FLEKSJOB, JOB, "pool_ended_other")),
        Sum(IN_WORK, (FLEKSJOB, JOB)),
    ]
    found = solutions(cells, sums, view, {JOB}, 5)
    assert {s[JOB] for s in found} == {1, 2, 3, 4}
    assert len({s[FLEKSJOB] for s in found}) > 1


counts = st.integers(0, 12)


@given(st.lists(st.integers(0, 8), min_size=2, max_size=3), st.integers(3, 5))
@settings(max_examples=50, deadline=None)
def test_no_small_part_of_a_sum_can_be_worked_out(parts: list[int], threshold: int) -> None:
    names = [f"p{i}" for i in range(len(parts))]
    cells = dict(zip(names, parts, strict=True)) | {"total": sum(parts)}
    sums = [Sum("total", tuple(names))]
    view = suppress([Cell(c, v) for c, v in cells.items()], threshold, sums=sums)
    small = {c for c, v in cells.items() if 0 < v < threshold}
    assert small <= view.hidden.keys()
    assert not any(view.hides(c) for c, v in cells.items() if v == 0)
    everything = View(Audience.EXTERNAL, threshold, {c: Why.SMALL for c, v in cells.items() if v})
    most = solutions(cells, sums, everything, small, threshold)
    found = solutions(cells, sums, view, small, threshold)
    for cell in small:
        # what even a page with nothing on it would tell is no fault of what is shown
        assert {s[cell] for s in found} == {s[cell] for s in most}


@given(st.lists(st.lists(counts, min_size=3, max_size=3), min_size=2, max_size=3))
@settings(max_examples=25, deadline=None)
def test_no_small_cell_of_a_table_is_fixed_by_its_margins(rows: list[list[int]]) -> None:
    cells = {f"{r}.{c}": v for r, row in enumerate(rows) for c, v in enumerate(row)}
    sums = []
    for r, row in enumerate(rows):
        cells[f"{r}.T"] = sum(row)
        sums.append(Sum(f"{r}.T", tuple(f"{r}.{c}" for c in range(3))))
    for c in range(3):
        cells[f"T.{c}"] = sum(row[c] for row in rows)
        sums.append(Sum(f"T.{c}", tuple(f"{r}.{c}" for r in range(len(rows)))))
    view = suppress([Cell(c, v) for c, v in cells.items()], 5, sums=sums)
    equations = [Equation({s.total: 1} | dict.fromkeys(s.parts, -1), 0) for s in sums]
    shown = [Equation({c: 1}, v) for c, v in cells.items() if not view.hides(c)]
    fixed = determined([*equations, *shown])
    for c, v in cells.items():
        alone = [s for s in sums if c in s.parts and sum(cells[p] > 0 for p in s.parts) == 1]
        if 0 < v < 5 and not alone and not c.startswith("T") and not c.endswith("T"):
            assert view.hides(c)
            assert c not in fixed


def test_elimination_finds_what_equations_fix() -> None:
    equations = [Equation({"a": 1, "b": 1}, 7), Equation({"a": 1, "b": -1}, 1)]
    assert determined(equations) == {"a": 4, "b": 3}
    assert determined(equations[:1]) == {}


def test_search_finds_every_value_that_fits() -> None:
    equations = [Equation({"a": 1, "b": 1}, 5)]
    assert feasible_values("a", equations, {"a": (1, 4), "b": (0, 3)}) == {2, 3, 4}


def test_share_of_a_visible_pair_stays() -> None:
    view = suppress([Cell("n", 30), Cell("N", 90)], 5, shares=[Share("s", "n", "N")])
    assert view.hidden == {}
