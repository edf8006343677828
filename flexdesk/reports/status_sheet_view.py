"""What one audience of the status sheet sees: shown values, hidden ones, heads and sums."""

from collections.abc import Mapping
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.domain.codes import Onward, PlacementKind
from flexdesk.domain.figures import Figure
from flexdesk.reports.audience import Audience, Cell, Sum, View, suppress
from flexdesk.reports.audience_figures import IN_WORK, PARTS, figure_cells, view_of
from flexdesk.reports.figure_rows import PipelineRow, PlacementRow, StatusInput
from flexdesk.reports.status_sheet_counts import Proof, proofs
from flexdesk.reports.xlsx_book import SheetHead
from flexdesk.reports.xlsx_cells import Formula, Value

_AS_ELSEWHERE, _SHOWN_ELSEWHERE = 1, 1000
"""What hiding a figure costs: documents of one day hide the same ones, or two give all away."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """The input, what the rows prove, and what this audience may see of it."""

    status: StatusInput
    audience: Audience
    proofs: Mapping[str, Proof]
    view: View
    head: SheetHead
    other: Mapping[str, int]
    """Ended pool jobs that led to neither fleksjob nor job, by code of *Kom videre til*."""

    @property
    def is_external(self) -> bool:
        """Say whether the sheet leaves the team: no rows of persons, small cells hidden."""
        return self.audience is Audience.EXTERNAL

    def figure(self, figure_id: str) -> Figure | None:
        """Return a figure by id."""
        return next((f for f in self.status.figures if f.id == figure_id), None)

    def n_cell(self, figure: Figure) -> str:
        """Return the id of the cell that holds n of a figure."""
        if figure.kind != "share":
            return figure.id
        return PARTS.get(figure.id, (f"{figure.id}:n", ""))[0]

    def whole_cell(self, figure: Figure) -> str:
        """Return the id of the cell that holds N of a share."""
        return PARTS.get(figure.id, ("", f"{figure.id}:N"))[1]

    def show(self, cell: str, value: Value) -> Value:
        """Return the value, or the word that stands for a hidden one.

        Outside nothing is recounted from rows, so a formula gives way to its value.
        """
        if self.view.hides(cell):
            return hidden_word()
        return value.value if self.is_external and isinstance(value, Formula) else value

    def shows_step(self, step: PipelineRow) -> bool:
        """Say whether the persons in a step are shown; a final step follows its outcome.

        Those who stand in a final step are nearly those who ended that way.
        """
        outcome = {"success": IN_WORK, "other": "pool_ended_other"}.get(step.final, "")
        return self.is_shown(f"step:{step.ordinal}", outcome)

    def is_shown(self, *cells: str) -> bool:
        """Say whether all of the cells are shown."""
        return not any(self.view.hides(cell) for cell in cells)


def hidden_word() -> str:
    """Return what stands in a hidden cell."""
    return _("skjult")


def see(status: StatusInput, audience: Audience) -> SheetView:
    """Work out what an audience sees of a status sheet."""
    other = _other_outcomes(status)
    view = View(Audience.INTERNAL)
    if audience is Audience.EXTERNAL:
        view = _suppressed(status, other)
    found = {} if audience is Audience.EXTERNAL else proofs(status)
    return SheetView(status, audience, found, view, _head(status, audience), other)


def _other_outcomes(status: StatusInput) -> dict[str, int]:
    counts = dict.fromkeys(
        [
            code.value
            for code in Onward
            if code not in {Onward.ORDINAERT_FLEKSJOB, Onward.ORDINAERT_JOB}
        ],
        0,
    )
    for row in status.placement_rows:
        if is_ended_pool(row, status) and row.onward not in {
            Onward.ORDINAERT_FLEKSJOB,
            Onward.ORDINAERT_JOB,
        }:
            counts[row.onward] = counts.get(row.onward, 0) + 1
    return {code: count for code, count in counts.items() if count}


def is_ended_pool(row: PlacementRow, status: StatusInput) -> bool:
    """Say whether a row is a pool job that was over on the day."""
    return (
        row.kind == PlacementKind.PULJEFLEKSJOB
        and row.start <= status.on
        and row.last_day is not None
        and row.last_day <= status.on
    )


def _suppressed(status: StatusInput, other: Mapping[str, int]) -> View:
    values, shares, sums = figure_cells(status.figures, status.threshold)
    alone = view_of(status.figures, Audience.EXTERNAL, status.threshold, status.released)
    weights = {c: _AS_ELSEWHERE if alone.hides(c) else _SHOWN_ELSEWHERE for c in values}
    values |= {f"other:{code}": count for code, count in other.items()}
    if other:
        sums.append(Sum("pool_ended_other", tuple(f"other:{code}" for code in other)))
    values |= {f"step:{row.ordinal}": row.persons for row in status.pipeline_rows}
    values["steps"] = sum(row.persons for row in status.pipeline_rows)
    sums.append(Sum("steps", tuple(f"step:{row.ordinal}" for row in status.pipeline_rows)))
    for row in status.months:
        if row.last_day != status.on:
            values[f"running:{row.last_day.isoformat()}"] = row.running
    values |= {f"quality:{index}": row.count for index, row in enumerate(status.quality_rows)}
    cells = [Cell(cell, value, weights.get(cell, 10)) for cell, value in values.items()]
    return suppress(cells, status.threshold, status.released, sums=sums, shares=shares)


def _head(status: StatusInput, audience: Audience) -> SheetHead:
    state = _("endelig") if status.is_final else _("foreløbig")
    under = _("{program} · opgjort pr. {day} · {state}").format(
        program=status.program_title, day=format_day(status.on), state=state
    )
    if audience is Audience.INTERNAL:
        mark = _("Internt – må ikke forlade teamet")
    else:
        mark = _("Til brug uden for teamet – små tal er skjult")
    if status.is_example:
        mark = _("Eksempeldata · {mark}").format(mark=mark)
    footer = _("FlexDesk · opgjort {day}").format(day=format_day(status.on))
    names = [name for name in (status.municipality, status.team) if name]
    return SheetHead(" · ".join(names), under, mark, footer)
