"""The board of Forløb: a column for each step of a pipeline, a card for each citizen in it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flexdesk.app.changes import Done
from flexdesk.app.citizen_facts import set_fact
from flexdesk.app.desk import Desk
from flexdesk.app.flow_rows import FlowPage, FlowRow
from flexdesk.app.pauses import pause_label
from flexdesk.app.rows import CitizenRow
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.pipeline import Pipeline, Step

LOOSE = ""
"""Key of the column of citizens whose step the pipeline does not know."""
_TONES = ("danger", "amber", "accent", "muted")

PipelineOf = Callable[[str], Pipeline]


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One citizen on the board; texts are ready to read."""

    citizen: str
    name: str
    candidate_no: str
    sort_name: str
    workplace: str
    clock: str
    tone: str
    """Of the clock line: muted, accent, amber or danger."""
    share: float | None
    """How far the clock is, 0-1; None where there is nothing to fill."""
    due: str
    """The next thing to do, with its day; empty when there is none."""
    is_late: bool
    step: str

    def shown(self, *, is_hidden: bool) -> str:
        """Return the name, or the candidate number when names are hidden."""
        return self.candidate_no or "–" if is_hidden else self.name

    def __repr__(self) -> str:
        """Show the number only: the rest is a citizen's."""
        return f"BoardCard({self.candidate_no})"


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One step with the cards in it."""

    key: str
    label: str
    is_final: bool
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of one pipeline, and the pipelines one can choose between."""

    pipeline: str
    pipelines: tuple[tuple[str, str, int], ...]
    """Key, title and how many citizens, the largest first."""
    columns: tuple[BoardColumn, ...]

    def column_of(self, citizen: str) -> int:
        """Return the place of the column a citizen is in, -1 when not on the board."""
        for at, column in enumerate(self.columns):
            if any(card.citizen == citizen for card in column.cards):
                return at
        return -1


def board_of(page: FlowPage, pipeline_of: PipelineOf, wanted: str = "") -> Board:
    """Return the board of a page: of the pipeline that is wanted, else of the largest."""
    by_pipeline: dict[str, list[CitizenRow]] = {}
    known: dict[str, Pipeline] = {}
    for row in page.citizens:
        pipeline = pipeline_of(row.program)
        known[pipeline.key] = pipeline
        by_pipeline.setdefault(pipeline.key, []).append(row)
    counts = Counter({key: len(rows) for key, rows in by_pipeline.items()})
    choices = tuple((key, known[key].title_da, count) for key, count in counts.most_common())
    if not choices:
        return Board("", (), ())
    key = wanted if wanted in known else choices[0][0]
    flows = {row.citizen: row for row in page.rows}
    return Board(key, choices, _columns(known[key], by_pipeline[key], flows, page.on))


def move_to_step(desk: Desk, citizen_id: str, step: str) -> Done:
    """Move a citizen to a step of the citizen's own pipeline; each pass stays a row of its own.

    Raises:
        UserError: `citizen.unknown`, `value.unknown`.
    """
    citizen = desk.store.reads.get("citizen", citizen_id)
    pipeline = desk.pipeline_of(str(getattr(citizen, "program", "")))
    if pipeline.get(step) is None:
        choices = [each.label for each in pipeline.steps]
        raise UserError("value.unknown", value=step, field="trin", choices=choices)
    return set_fact(desk, citizen_id, "step", step)


def _columns(
    pipeline: Pipeline, rows: Iterable[CitizenRow], flows: dict[str, FlowRow], on: dt.date
) -> tuple[BoardColumn, ...]:
    steps = {step.code: step for step in pipeline.steps}
    cards: dict[str, list[BoardCard]] = {code: [] for code in steps}
    loose: list[BoardCard] = []
    for row in rows:
        card = _card(row, flows.get(row.id), steps.get(row.step), on)
        cards.get(row.step, loose).append(card)
    columns = [
        BoardColumn(step.code, step.label, bool(step.final), _sorted(cards[step.code]))
        for step in pipeline.steps
    ]
    if loose:
        columns.insert(0, BoardColumn(LOOSE, "Uden trin", is_final=False, cards=_sorted(loose)))
    return tuple(columns)


def _sorted(cards: list[BoardCard]) -> tuple[BoardCard, ...]:
    """Return cards, those that need somebody first, then by name."""
    return tuple(sorted(cards, key=_order))


def _order(card: BoardCard) -> tuple[bool, int, str, str]:
    return not card.is_late, _TONES.index(card.tone), card.sort_name, card.citizen


def _card(row: CitizenRow, flow: FlowRow | None, step: Step | None, on: dt.date) -> BoardCard:
    clock, tone, share = _clock(row, flow, step, on)
    return BoardCard(
        citizen=row.id,
        name=row.name,
        candidate_no=row.candidate_no,
        sort_name=row.sort_name,
        workplace=(flow.workplace if flow else "") or row.workplace,
        clock=clock,
        tone=tone,
        share=share,
        due=_due(row),
        is_late=row.next_day is not None and row.next_day < on and not row.pause,
        step=row.step,
    )


def _clock(
    row: CitizenRow, flow: FlowRow | None, step: Step | None, on: dt.date
) -> tuple[str, str, float | None]:
    """Return the clock line: a pause, what the placement's clock says, else the days at the step.

    Of several clocks the one that asks for most.
    """
    if row.pause:
        until = f" til {format_day(row.pause_until)}" if row.pause_until else ""
        return f"{pause_label(row.pause)}{until}", "muted", None
    clocks = flow.clocks if flow else ()
    if clocks:
        first = min(clocks, key=lambda clock: _TONES.index(clock.tone))
        return first.text, first.tone, first.share
    if row.step_since is None or step is None or step.final:
        return "", "muted", None
    days = (on - row.step_since).days + 1
    text = f"dag {format_number(days)} på trinnet"
    if step.norm_days is None:
        return text, "muted", None
    is_over = days > step.norm_days
    share = min(1.0, days / step.norm_days)
    words = f"{text}, norm {format_number(step.norm_days)}"
    return words, "amber" if is_over else "muted", share


def _due(row: CitizenRow) -> str:
    if row.next_day is None:
        return row.next_text
    day = format_day(row.next_day)[:5]
    return f"{day} {row.next_text}".strip()
