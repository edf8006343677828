"""The desk: an open store with the rules, programs and clock a use case works with."""

import datetime as dt
import gc
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from flexdesk.app.changes import Changes
from flexdesk.base.clock import Clock
from flexdesk.base.errors import UserError
from flexdesk.domain.entities import Caseload, Setting
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.programs import Program
from flexdesk.domain.rules import RuleBook
from flexdesk.store.store import Store

T = TypeVar("T")

DESK_SETTING = "desk"
"""Id of the setting row that says whose desk this is."""

_CACHED = 48
"""So many answers are kept; those about a day or a program go first, the longest unasked one."""
_HARMLESS = frozenset({"note", "case_texts", "transfer", "screening", "opening"})
"""Kinds of rows that no figure counts."""
_KEPT = frozenset({"caseload", "rules", "facts", "figures", "figure_index", "overview"})


@contextmanager
def _collector_waits() -> Iterator[None]:
    """Have the search for unreachable cycles wait while tens of thousands of rows are made.

    Rows hold no cycles, and looking through all of them again and again takes a fifth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _is_kept(key: object) -> bool:
    return (key[0] if isinstance(key, tuple) else key) in _KEPT


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the program ships as data: rules, program templates and pipelines."""

    rules: RuleBook
    programs: dict[str, Program]
    pipelines: dict[str, Pipeline]


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """Whose desk it is, as the store remembers it."""

    name: str = ""
    initials: str = ""
    team: str = ""
    municipality: str = ""
    program: str = ""

    @classmethod
    def of(cls, value: object) -> "DeskFacts":
        """Read the facts from a setting's value; what is missing is empty."""
        raw = value if isinstance(value, Mapping) else {}
        names = ("name", "initials", "team", "municipality", "program")
        return cls(**{name: str(raw.get(name) or "") for name in names})

    def as_value(self) -> dict[str, str]:
        """Return the facts as a setting's value."""
        return {
            "name": self.name,
            "initials": self.initials,
            "team": self.team,
            "municipality": self.municipality,
            "program": self.program,
        }


class Desk:
    """An open store and what use cases need beside it; closes and locks whole."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        shipped: Shipped,
        *,
        is_example: bool = False,
        on_close: Callable[[], None] | None = None,
    ) -> None:
        self._store: Store | None = store
        self.clock = clock
        self.is_example = is_example
        self._shipped = shipped
        self._on_close = on_close
        self._listeners: list[Callable[[Changes], None]] = []
        self._cache: dict[tuple[int, object], object] = {}
        self._cache_guard = threading.RLock()

    @property
    def store(self) -> Store:
        """The open store.

        Raises:
            UserError: `desk.locked` after `lock` or `close`.
        """
        if self._store is None:
            raise UserError("desk.locked")
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the store is open."""
        return self._store is not None

    @property
    def programs(self) -> dict[str, Program]:
        """The program templates by key."""
        return self._shipped.programs

    @property
    def pipelines(self) -> dict[str, Pipeline]:
        """The pipelines by key."""
        return self._shipped.pipelines

    @property
    def rules(self) -> RuleBook:
        """The shipped rules with the team's own values laid over."""
        return self.cached("rules", self._read_rules)

    @property
    def facts(self) -> DeskFacts:
        """Whose desk it is."""
        return self.cached("facts", self._read_facts)

    @property
    def program(self) -> Program:
        """The program the team runs, unless something else is asked for."""
        chosen = self.facts.program
        if chosen in self.programs:
            return self.programs[chosen]
        return next(iter(self.programs.values()))

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline of the default program."""
        return self.pipeline_of(self.program.key)

    @property
    def team_name(self) -> str:
        """The team's name, empty when not given."""
        return self.facts.team

    @property
    def municipality(self) -> str:
        """The team's municipality, else the default program's."""
        return self.facts.municipality or self.program.municipality

    @property
    def user_name(self) -> str:
        """Name of the person whose desk it is, else the initials."""
        return self.facts.name or self.facts.initials

    @property
    def initials(self) -> str:
        """Initials of the person whose desk it is."""
        return self.facts.initials

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self.clock.today()

    def program_of(self, key: str | None) -> Program:
        """Return a program by key, the default one for None.

        Raises:
            UserError: `program.unknown`.
        """
        if key is None:
            return self.program
        if key not in self.programs:
            raise UserError("program.unknown", program=key, programs=sorted(self.programs))
        return self.programs[key]

    def pipeline_of(self, program_key: str) -> Pipeline:
        """Return the pipeline of a program, the default program's when it is unknown."""
        program = self.programs.get(program_key)
        if program is not None and program.pipeline in self.pipelines:
            return self.pipelines[program.pipeline]
        return next(iter(self.pipelines.values()))

    def caseload(self) -> Caseload:
        """Return all rows the figures are counted on, read once per state of the store."""
        return self.cached("caseload", self.store.reads.caseload)

    def cached(self, key: object, make: Callable[[], T]) -> T:
        """Return what `make` makes, kept until the store's data changes."""
        with self._cache_guard:
            version = self.store.data_version()
            full = (version, key)
            if full in self._cache:
                # what was asked for last stands last
                self._cache[full] = self._cache.pop(full)
            else:
                self._make_room(version)
                with _collector_waits():
                    self._cache[full] = make()
            return self._cache[full]  # type: ignore[return-value]  # the key decides the type

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Have a function told of every change; call the answer to stop that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell every listener what changed.

        Called right after the transaction. What a note cannot change is kept, so that writing
        one does not read the whole caseload again.
        """
        self._keep_what_stands(changes)
        for listener in tuple(self._listeners):
            listener(changes)

    def lock(self) -> None:
        """Drop the store, its key and everything read from it; opening again needs the key."""
        store, self._store = self._store, None
        with self._cache_guard:
            self._cache.clear()
        if store is not None:
            store.close()

    def close(self) -> None:
        """Lock, forget the listeners, and clear away what was made for this desk alone."""
        self.lock()
        self._listeners.clear()
        tidy, self._on_close = self._on_close, None
        if tidy is not None:
            tidy()

    def _make_room(self, version: int) -> None:
        """Drop what an older state of the store said; of what is full, one answer about a day."""
        if any(old != version for old, _key in self._cache):
            self._cache.clear()
        elif len(self._cache) >= _CACHED:
            about_a_day = (full for full in self._cache if isinstance(full[1], tuple))
            del self._cache[next(about_a_day, next(iter(self._cache)))]

    def _keep_what_stands(self, changes: Changes) -> None:
        if changes.everything or not changes.kinds or not changes.kinds <= _HARMLESS:
            return
        with self._cache_guard:
            version = self.store.data_version()
            self._cache = {
                (version, key): value
                for (old, key), value in self._cache.items()
                if old + 1 == version and _is_kept(key)
            }

    def _read_rules(self) -> RuleBook:
        return self._shipped.rules.with_team_values(self.store.reads.load("team_value"))

    def _read_facts(self) -> DeskFacts:
        row = self.store.reads.get("setting", DESK_SETTING)
        return DeskFacts.of(row.value) if isinstance(row, Setting) else DeskFacts()
