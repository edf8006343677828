"""The composition root: chooses clock, store and shipped data, and hands out a desk."""

import datetime as dt
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from flexdesk.app.desk import DESK_SETTING, Desk, DeskFacts, Shipped
from flexdesk.app.passphrases import passphrase_problem
from flexdesk.base.clock import Clock, FixedClock, SystemClock
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.paths import user_data_dir
from flexdesk.base.resources import read_toml_folder
from flexdesk.domain import pipeline as pipelines
from flexdesk.domain import programs as program_templates
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.programs import Program
from flexdesk.domain.rules import RuleBook
from flexdesk.store.disk.places import Places
from flexdesk.store.key.short_lock import SealedKey
from flexdesk.store.store import STANDARD, KdfCost, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from flexdesk.app.example.book import ExampleTeam

__all__ = [
    "EXAMPLE_DAY",
    "STANDARD",
    "KdfCost",
    "create_desk",
    "default_directory",
    "empty_example_desk",
    "example_desk",
    "load_pipelines",
    "load_programs",
    "load_rules",
    "open_desk",
    "passphrase_problem",
    "shipped",
    "store_exists",
]

DEFAULT_PROGRAM = "aarhus_pool_2013"
STORE_FOLDER = "register"
"""Folder of the store inside the user's data folder."""

EXAMPLE_DAY = dt.date(2016, 8, 31)
"""The day the example team lives on."""

_EXAMPLE_KEY_BYTES = 32
_EXAMPLE_COST = KdfCost(memory_kib=64, passes=1, lanes=1)
"""The example's key is random and forgotten: stretching it protects nothing."""


@cache
def load_rules() -> RuleBook:
    """Return the shipped rules."""
    return RuleBook.from_tables(read_toml_folder("rules"))


@cache
def _programs() -> tuple[tuple[str, Program], ...]:
    return tuple(program_templates.load_programs(read_toml_folder("programs")).items())


@cache
def _pipelines() -> tuple[tuple[str, Pipeline], ...]:
    return tuple(pipelines.load_pipelines(read_toml_folder("pipelines")).items())


def load_programs() -> dict[str, Program]:
    """Return the shipped program templates by key."""
    return dict(_programs())


def load_pipelines() -> dict[str, Pipeline]:
    """Return the shipped pipelines by key."""
    return dict(_pipelines())


def shipped() -> Shipped:
    """Return everything the program ships as data."""
    return Shipped(load_rules(), load_programs(), load_pipelines())


def default_directory() -> Path:
    """Return the folder of the user's own store."""
    return user_data_dir() / STORE_FOLDER


def store_exists(directory: Path) -> bool:
    """Say whether there is a store in a folder."""
    return Places(directory).exists()


def _plain(text: str) -> str:
    """Return a clean text on one line."""
    return " ".join(clean(text).split())


def create_desk(  # noqa: PLR0913 - the fields of the first page, all by name
    directory: Path,
    passphrase: bytes,
    *,
    name: str = "",
    initials: str = "",
    program: str = DEFAULT_PROGRAM,
    team: str = "",
    municipality: str = "",
    clock: Clock | None = None,
    kdf: KdfCost = STANDARD,
) -> tuple[Desk, str]:
    """Make a store and write whose desk it is; return the desk and its recovery key.

    The recovery key is shown once and kept nowhere. `kdf` is lowered by tests only.

    Raises:
        UserError: `program.unknown`, `store.exists`, `store.network_folder`.
    """
    parts = shipped()
    if program not in parts.programs:
        raise UserError("program.unknown", program=program, programs=sorted(parts.programs))
    facts = DeskFacts(_plain(name), _plain(initials), _plain(team), _plain(municipality), program)
    time = clock or SystemClock()
    store, recovery_key = Store.create(
        directory, passphrase, clock=time, kdf=kdf, actor=facts.initials or "lokal"
    )
    try:
        with store.work("desk.create", {"program": program}, undoable=False) as uow:
            uow.insert("setting", DESK_SETTING, {"value": facts.as_value()})
            if facts.initials:
                uow.insert(
                    "consultant",
                    new_id(),
                    {"initials": facts.initials, "name": facts.name or facts.initials},
                )
    except BaseException:
        store.close()
        raise
    return Desk(store, time, parts), recovery_key


def open_desk(
    directory: Path,
    passphrase: bytes | None = None,
    *,
    recovery_key: str | None = None,
    pin: tuple[SealedKey, bytes] | None = None,
    clock: Clock | None = None,
    read_only: bool = False,
) -> Desk:
    """Open a store by its passphrase, its recovery key, or a sealed key and its PIN.

    Raises:
        UserError: `store.none_here`, `store.wrong_passphrase`, `store.wrong_recovery_key`.
        StoreDamagedError: when header, store or head is damaged.
    """
    time = clock or SystemClock()
    store = Store.open(
        directory, passphrase, recovery_key=recovery_key, pin=pin, clock=time, read_only=read_only
    )
    desk = Desk(store, time, shipped())
    if desk.initials:
        # who it is stands inside the store, so it opens under nobody's name
        store.sign_as(desk.initials)
    return desk


def example_desk(directory: Path | None = None) -> Desk:
    """Make the example team in a folder that goes away with the desk; its day stands still."""
    from flexdesk.app.example.team import build_team

    return _example(directory, lambda secret: build_team(team_secret=secret))


def empty_example_desk(directory: Path | None = None) -> Desk:
    """Make the example team's desk without its people, as it is before an extract is taken in."""
    return _example(directory, lambda _secret: None)


def _example(directory: Path | None, team_of: "Callable[[bytes], ExampleTeam | None]") -> Desk:
    from flexdesk.app.card_drafts import save_card_draft
    from flexdesk.app.drafts import NoteDraft, save_note_draft
    from flexdesk.app.example.case import PROGRAM, TEXTS
    from flexdesk.app.kept_texts import SETTING, frozen

    folder = directory or Path(tempfile.mkdtemp(prefix="flexdesk-eksempel-"))
    clock = FixedClock(EXAMPLE_DAY)
    desk, _recovery_key = create_desk(
        folder / "register",
        secrets.token_bytes(_EXAMPLE_KEY_BYTES),
        name="Hanne Ravn",
        team="Eksempelteamet",
        municipality="Aarhus",
        clock=clock,
        kdf=_EXAMPLE_COST,
    )
    store = desk.store
    try:
        team = team_of(store.team_secret)
        with store.work("example.fill", {}, undoable=False) as uow:
            uow.insert("setting", SETTING + PROGRAM, {"value": frozen(TEXTS)})
            for entity, rows in team.rows.items() if team is not None else ():
                uow.insert_many(entity, rows)
            for paper in team.papers if team is not None else ():
                uow.put_content(paper)
        if team is not None:
            citizen, words = team.draft
            save_note_draft(desk, citizen, NoteDraft(words))
            for citizen, card in team.card_drafts:
                save_card_draft(desk, citizen, card)
    except BaseException:
        desk.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Desk(
        store,
        clock,
        shipped(),
        is_example=True,
        on_close=lambda: shutil.rmtree(folder, ignore_errors=True),
    )
