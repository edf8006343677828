"""One thing that looks wrong: its code, the row it is about, and the days that make it so."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import cached_property

from flexdesk.app.card_index import CardIndex, card_index
from flexdesk.app.card_recalls import Recall, due
from flexdesk.app.case_index import CaseIndex, case_index
from flexdesk.app.desk import Desk
from flexdesk.app.support_rows import supports_by_citizen
from flexdesk.domain.entities import Citizen
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.rules import RuleBook

CONTRADICTION, GAP, UNUSUAL, NOTICE = "modstrid", "mangler", "usædvanligt", "påmindelse"
SEVERITIES = (CONTRADICTION, GAP, UNUSUAL, NOTICE)
"""How serious a kind is, the most serious first."""

Facts = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Something about a row that cannot all be true, is missing, or is worth a look.

    `also` are other rows it takes to see it; `citizen` is empty for a workplace nobody is at.
    """

    code: str
    citizen: str
    entity: str
    row: str
    facts: Facts = ()
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is known by as long as the rows are the same."""
        return ":".join((self.code, self.row, *self.also))

    @property
    def print(self) -> str:
        """A fingerprint of the facts: another when the rows say something else."""
        return hashlib.blake2b(repr(self.facts).encode(), digest_size=8).hexdigest()

    def fact(self, name: str) -> object:
        """Return one of the facts, None when it is not told."""
        return dict(self.facts).get(name)


@dataclass(frozen=True)
class Around:
    """What is the same for every case that is looked through."""

    desk: Desk
    index: CaseIndex
    rules: RuleBook
    on: dt.date

    @classmethod
    def of(cls, desk: Desk, on: dt.date) -> "Around":
        """Read it once."""
        return cls(desk, case_index(desk), desk.rules, on)

    def pipeline(self, citizen: Citizen) -> Pipeline:
        """Return the pipeline a citizen is in."""
        return self.desk.pipeline_of(citizen.program)

    @cached_property
    def supports(self) -> dict[str, tuple[Support, ...]]:
        """Courses and support by citizen, asked for once: each asking is a look at the store."""
        return supports_by_citizen(self.desk)

    @cached_property
    def praktik_days(self) -> int:
        """Days of a usual praktik.

        Source: praktik.default_days.
        """
        return self.rules.count("praktik.default_days", self.on)

    @cached_property
    def pool_months(self) -> int:
        """Months a pool job is meant to last at most.

        Source: puljefleksjob.months_max.
        """
        return self.rules.count("puljefleksjob.months_max", self.on)

    @cached_property
    def cards(self) -> CardIndex:
        """Versions, consents and hand-outs of cards, asked for once."""
        return card_index(self.desk)

    @cached_property
    def recalls(self) -> dict[str, tuple[Recall, ...]]:
        """The cards that must come back, by citizen."""
        found: dict[str, tuple[Recall, ...]] = {}
        for recall in due(self.desk, self.on):
            found[recall.row.citizen] = (*found.get(recall.row.citizen, ()), recall)
        return found

    @cached_property
    def card_wait(self) -> dt.timedelta:
        """How long a version of a card may wait for consent before it is looked for.

        Source: kandidatkort.unasked_days.
        """
        return dt.timedelta(days=self.rules.count("kandidatkort.unasked_days", self.on))

    @cached_property
    def silent_days(self) -> int:
        """Days without contact after which somebody is looked for.

        Source: tal.silent_days.
        """
        return self.rules.count("tal.silent_days", self.on)
