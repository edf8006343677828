"""Passes that follow from an import: derived anew for the citizens it touches."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flexdesk.base.ids import new_id
from flexdesk.domain.entities import Citizen, Pass, Placement
from flexdesk.domain.pipeline import PassFact, Pipeline, derive_passes

IMPORT_SOURCE = "import"
_DERIVED_SOURCES = frozenset({IMPORT_SOURCE, "placement"})
"""Passes that follow from facts; those set by hand are never touched."""

_Key = tuple[str, dt.date | None]


@dataclass(frozen=True, slots=True)
class CaseState:
    """A citizen with her placements at one moment."""

    citizen: Citizen
    placements: tuple[Placement, ...]

    def passes(self, pipeline: Pipeline) -> tuple[PassFact, ...]:
        """Return the passes that follow from facts."""
        return derive_passes(self.citizen, self.placements, pipeline)


@dataclass(frozen=True, slots=True)
class PassWrites:
    """What becomes of a citizen's passes."""

    inserts: tuple[dict[str, object], ...] = ()
    edits: tuple[tuple[str, dict[str, object]], ...] = ()
    deletes: tuple[str, ...] = ()


def _insert(citizen: str, fact: PassFact) -> dict[str, object]:
    return {
        "id": new_id(),
        "citizen": citizen,
        "step": fact.step,
        "start": fact.start,
        "last_day": fact.last_day,
        "source": IMPORT_SOURCE,
    }


def plan_passes(
    before: CaseState | None,
    after: CaseState,
    existing: Iterable[Pass],
    pipeline: Pipeline,
    on: dt.date,
) -> PassWrites:
    """Return what an import writes about a citizen's passes.

    Only derived passes are changed, and taken away only when the facts before the import explain
    them and those after it do not. A pass without a start that is left behind ends on `on`.
    """
    facts = {(fact.step, fact.start): fact for fact in after.passes(pipeline)}
    rows = {
        (row.step, row.start): row for row in existing if row.start is not None or not row.last_day
    }
    old = {(fact.step, fact.start): fact for fact in before.passes(pipeline)} if before else {}
    derived = {key: row for key, row in rows.items() if row.source in _DERIVED_SOURCES}
    left = {key: row for key, row in derived.items() if key not in facts}
    return PassWrites(
        tuple(_insert(after.citizen.id, fact) for key, fact in facts.items() if key not in rows),
        (*_moved_ends(facts, derived, old), *_ended_undated(left, on)),
        tuple(
            row.id
            for key, row in left.items()
            if row.start is not None and key in old and old[key].last_day == row.last_day
        ),
    )


def _moved_ends(
    facts: dict[_Key, PassFact], derived: dict[_Key, Pass], old: dict[_Key, PassFact]
) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the passes whose last day the facts move, unless a person has set it."""
    for key, fact in facts.items():
        row = derived.get(key)
        if row is None or row.last_day == fact.last_day:
            continue
        if row.last_day is None or (key in old and old[key].last_day == row.last_day):
            yield row.id, {"last_day": fact.last_day}


def _ended_undated(left: dict[_Key, Pass], on: dt.date) -> Iterator[tuple[str, dict[str, object]]]:
    for row in left.values():
        if row.start is None:
            yield row.id, {"last_day": on}
