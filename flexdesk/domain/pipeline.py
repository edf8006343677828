"""Pipelines as data: the steps of a method, and the passes through them.

A pass is a row; loops are allowed and nothing is overwritten. What a file dates becomes a pass:
the screening, praktik, pool jobs and the job that followed. The file's *Trin* names the step a
citizen is at now; when nothing dates it, its pass has no start. A visitation to fleksjob is a
fact of the citizen and never a pass.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flexdesk.base.danish import fold
from flexdesk.base.errors import UserError
from flexdesk.domain.codes import OutcomeGroup
from flexdesk.domain.entities import Citizen, Placement
from flexdesk.domain.labels import group_of

_STEP_FIELDS = {
    "code", "label", "synonyms", "final", "optional", "norm_days", "leads_to", "event",
    "placement_kinds", "citizen_day", "outcome_groups", "cohort",
}  # fmt: skip
_CITIZEN_DAYS = {"screened_on"}
_FINALS = {"", "success", "other"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a pipeline.

    `final` is empty, "success" or "other"; `norm_days` is None where no length is normal.
    `is_event`: the step is a day and not a stretch. `placement_kinds`, `citizen_day` and
    `outcome_groups` say which facts date a pass through it. `cohort` is how many persons the
    project counts in it, None when unknown.
    """

    code: str
    label: str
    ordinal: int
    final: str = ""
    optional: bool = False
    norm_days: int | None = None
    leads_to: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    is_event: bool = False
    placement_kinds: tuple[str, ...] = ()
    citizen_day: str = ""
    outcome_groups: tuple[str, ...] = ()
    cohort: int | None = None


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The steps of a method, in order."""

    key: str
    title_da: str
    steps: tuple[Step, ...]
    closed_words: tuple[str, ...] = ()
    """Words of files for "finished", without saying how."""

    def get(self, code: str) -> Step | None:
        """Return the step of a code, None when there is none."""
        return next((step for step in self.steps if step.code == code), None)

    def find_step(self, text: str) -> str:
        """Return the code a code, a label or a file's word stands for, empty when unknown."""
        word = _word(text)
        for step in self.steps:
            if word in {_word(each) for each in (step.code, step.label, *step.synonyms)}:
                return step.code
        return ""

    def is_closed_word(self, text: str) -> bool:
        """Tell whether a file's word says "finished" without saying how."""
        return _word(text) in {_word(each) for each in self.closed_words}

    def final_step(self, group: str) -> str:
        """Return the final step of an outcome group."""
        found = (step.code for step in self.steps if step.final and group in step.outcome_groups)
        return next(found, "")


@dataclass(frozen=True, slots=True)
class PassFact:
    """A pass that facts give: `start` None means that nothing dates it."""

    step: str
    start: dt.date | None
    last_day: dt.date | None


@lru_cache(maxsize=4096)
def _word(text: str) -> str:
    return " ".join(fold(text).replace("_", " ").split())


def _step_from_table(table: Mapping[str, Any], ordinal: int, pipeline: str) -> Step:
    if unknown := set(table) - _STEP_FIELDS:
        raise UserError("pipeline.unknown_field", pipeline=pipeline, field=min(unknown))
    if table.get("final", "") not in _FINALS:
        raise UserError("pipeline.unknown_final", pipeline=pipeline, step=table["code"])
    if table.get("citizen_day", "") not in {"", *_CITIZEN_DAYS}:
        raise UserError("pipeline.unknown_day", pipeline=pipeline, step=table["code"])
    return Step(
        code=table["code"],
        label=table["label"],
        ordinal=ordinal,
        final=table.get("final", ""),
        optional=table.get("optional", False),
        norm_days=table.get("norm_days"),
        leads_to=tuple(table.get("leads_to", ())),
        synonyms=tuple(table.get("synonyms", ())),
        is_event=table.get("event", False),
        placement_kinds=tuple(table.get("placement_kinds", ())),
        citizen_day=table.get("citizen_day", ""),
        outcome_groups=tuple(table.get("outcome_groups", ())),
        cohort=table.get("cohort"),
    )


def pipeline_from_table(key: str, table: Mapping[str, Any]) -> Pipeline:
    """Return the pipeline a parsed table describes.

    Raises:
        UserError: `pipeline.*` when a step leads to one that does not exist, or is given twice.
    """
    steps = tuple(_step_from_table(each, n, key) for n, each in enumerate(table["steps"], start=1))
    codes = [step.code for step in steps]
    if len(set(codes)) < len(codes):
        raise UserError("pipeline.step_twice", pipeline=key)
    for step in steps:
        if lost := set(step.leads_to) - set(codes):
            raise UserError("pipeline.leads_nowhere", pipeline=key, step=step.code, to=min(lost))
    return Pipeline(key, table["title_da"], steps, tuple(table.get("closed_words", ())))


def load_pipelines(parsed: Mapping[str, Mapping[str, Any]]) -> dict[str, Pipeline]:
    """Return the pipelines of parsed files, by file name without suffix."""
    return {key: pipeline_from_table(key, table) for key, table in sorted(parsed.items())}


def _by_start(placements: Iterable[Placement]) -> list[Placement]:
    return sorted(placements, key=lambda each: (each.start, each.number, each.id))


def _closing(placements: Iterable[Placement], pipeline: Pipeline) -> Placement | None:
    """Return the last ended placement of the kinds that are steps of the pipeline.

    A pool job says more than a praktik: where there is one, praktik does not close a case.
    """
    ordinal = {
        kind: step.ordinal for step in pipeline.steps if not step.final
        for kind in step.placement_kinds
    }  # fmt: skip
    ended = [each for each in placements if each.kind in ordinal and each.last_day is not None]
    ended.sort(key=lambda each: (ordinal[each.kind], each.start, each.number, each.id))
    return ended[-1] if ended else None


def resolve_step(text: str, placements: Iterable[Placement], pipeline: Pipeline) -> str:
    """Return the code of the step a file's word means, empty when it is unknown.

    "Afsluttet" is the final step of where the last pool job led on to.
    """
    if not pipeline.is_closed_word(text):
        return pipeline.find_step(text)
    closing = _closing(placements, pipeline)
    return pipeline.final_step(group_of(closing.onward) if closing else OutcomeGroup.OTHER)


def _outcome_pass(
    step: str, placements: list[Placement], closing: Placement, pipeline: Pipeline
) -> PassFact:
    """Return the pass of a final step: from the job that followed, else the day all ended."""
    found = pipeline.get(step)
    kinds = found.placement_kinds if found else ()
    followed = (each for each in placements if each.kind in kinds and each.start > closing.start)
    job = next(followed, None)
    return PassFact(step, job.start if job else closing.last_day, None)


def _dated_passes(
    citizen: Citizen, placements: list[Placement], pipeline: Pipeline, now: str
) -> list[PassFact]:
    passes = []
    for step in pipeline.steps:
        if step.citizen_day and (day := getattr(citizen, step.citizen_day)) is not None:
            passes.append(PassFact(step.code, day, None if step.code == now else day))
        if not step.final:
            passes += [
                PassFact(step.code, each.start, each.last_day)
                for each in placements
                if each.kind in step.placement_kinds
            ]
    return passes


def derive_passes(
    citizen: Citizen, placements: Iterable[Placement], pipeline: Pipeline
) -> tuple[PassFact, ...]:
    """Return the passes that dated facts and the step give, the oldest first.

    The citizen's step may be a code or the file's own word. A step that no fact dates comes last,
    without a start.
    """
    ordered = _by_start(placements)
    now = resolve_step(citizen.step, ordered, pipeline)
    passes = _dated_passes(citizen, ordered, pipeline, now)
    closing = _closing(ordered, pipeline)
    step = pipeline.get(now)
    if step is not None and step.final and closing is not None:
        passes.append(_outcome_pass(now, ordered, closing, pipeline))
    passes.sort(key=lambda each: each.start or dt.date.max)
    if now and not any(each.step == now for each in _at_the_end(passes)):
        passes.append(PassFact(now, None, None))
    return tuple(passes)


def _at_the_end(passes: list[PassFact]) -> list[PassFact]:
    """Return the passes that may be the present one: those still open, and the last of all."""
    return [each for each in passes if each.last_day is None] + passes[-1:]
