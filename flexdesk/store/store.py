"""The store: what the rest of the program opens, writes to, reads from and takes copies of."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from flexdesk.base.clock import Clock
from flexdesk.base.cpr import mask_in_text
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.ids import NewId
from flexdesk.base.ids import new_id as fresh_id
from flexdesk.store import digests, drafts, history, opening, undo, verifying
from flexdesk.store.disk import faults, locks
from flexdesk.store.disk.hooks import NO_HOOKS, Hooks
from flexdesk.store.disk.locks import WindowLock
from flexdesk.store.disk.places import Places
from flexdesk.store.key import header as headers
from flexdesk.store.key.costs import STANDARD, KdfCost
from flexdesk.store.key.header import Header, Unlocked
from flexdesk.store.key.short_lock import PinKey, SealedKey
from flexdesk.store.log import access, canonical, hlc
from flexdesk.store.log.access import AccessLine
from flexdesk.store.log.access_queue import AT_ONCE
from flexdesk.store.log.ledger import TxFacts
from flexdesk.store.progress import SILENT, Progress
from flexdesk.store.reads import Reads
from flexdesk.store.results import (
    AccessRow,
    BackupInfo,
    RestoreInfo,
    RowKey,
    TxRow,
    UndoResult,
    VerifyReport,
)
from flexdesk.store.safety import backup, erasing, restore
from flexdesk.store.vault import Session, Terms, Vault
from flexdesk.store.work import Secrets, UnitOfWork

_A_HASH = 24
"""So long a word without a gap is a hash or an id: ten digits in it are no CPR number."""
_NO_FACTS: Mapping[str, object] = MappingProxyType({})

__all__ = ["STANDARD", "KdfCost", "Store"]


def _by_pin(sealed: SealedKey, pin: bytes) -> Callable[[Header], Unlocked]:
    data_key = sealed.open(pin)
    if data_key is None:
        raise UserError("store.wrong_pin")
    return lambda header: headers.unlock_by_data_key(header, data_key)


def _by(passphrase: bytes | None, recovery_key: str | None, header: Header) -> Unlocked:
    if recovery_key is not None:
        return headers.unlock_by_recovery(header, recovery_key)
    return headers.unlock(header, passphrase or b"")


def _masked(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(name): _masked(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(each) for each in value]
    if not isinstance(value, str) or (len(value) >= _A_HASH and value.isalnum()):
        return value
    return mask_in_text(value)


class Store:
    """One team's encrypted store, open."""

    def __init__(self, vault: Vault, unlocked: Unlocked, team_secret: bytes) -> None:
        self._vault = vault
        self._unlocked = unlocked
        self._secrets = Secrets(unlocked.keys.log, team_secret)
        self._is_open = True
        self.reads = Reads(vault.reader, team_secret)
        """Reads on connections of their own."""

    @classmethod
    def create(
        cls,
        directory: Path,
        passphrase: bytes,
        *,
        clock: Clock,
        new_id: NewId = fresh_id,
        kdf: KdfCost = STANDARD,
        actor: str = "lokal",
        hooks: Hooks | None = None,
    ) -> tuple["Store", str]:
        """Make a new store; return it open, and the recovery key, which is shown this once.

        Raises:
            UserError: `store.exists`, `store.network_folder`.
            EnvironmentFaultError: `disk.full`, `disk.not_writable`.
        """
        terms = Terms(clock, new_id, actor, hooks or NO_HOOKS)
        unlocked, recovery_key = opening.create(directory, passphrase, kdf, terms)
        vault, secret = opening.open_vault(opening.find(directory), unlocked.keys, terms)
        return cls(vault, unlocked, secret), recovery_key

    @classmethod
    def open(  # noqa: PLR0913 - what a caller may choose, by name
        cls,
        directory: Path,
        passphrase: bytes | None = None,
        *,
        recovery_key: str | None = None,
        pin: tuple[SealedKey, bytes] | None = None,
        clock: Clock,
        new_id: NewId = fresh_id,
        actor: str = "lokal",
        read_only: bool = False,
        hooks: Hooks | None = None,
    ) -> "Store":
        """Open a store by its passphrase, its recovery key, or a sealed key and its PIN.

        Raises:
            UserError: `store.none_here`, `store.wrong_passphrase`, `store.wrong_recovery_key`,
                `store.wrong_pin`, `store.recovery_key_malformed`, `store.too_new`, `store.in_use`,
                `store.network_folder`.
            StoreDamagedError: `store.header_damaged`, `store.damaged`, `store.missing_changes`.
        """
        terms = Terms(clock, new_id, actor, hooks or NO_HOOKS, read_only)
        places = opening.find(directory)
        with faults.mapped():
            restore.finish_interrupted(places)
        by = partial(_by, passphrase, recovery_key) if pin is None else _by_pin(*pin)
        unlocked = opening.unlock(places, by, terms)
        vault, secret = opening.open_vault(places, unlocked.keys, terms)
        return cls(vault, unlocked, secret)

    def sealed_key(self, pin_key: PinKey) -> SealedKey:
        """Return the data key, sealed: with the PIN it opens this store again."""
        return SealedKey.of(self._unlocked.data_key, pin_key)

    def sign_as(self, actor: str) -> None:
        """Have the log name this person from now on: who it is stands inside the store."""
        self._vault.terms = replace(self._vault.terms, actor=actor)

    def close(self) -> None:
        """Write what waits, bring the write-ahead log home, and close all files."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            self._vault.flush()
            self._vault.checkpoint()
        except FlexDeskError as error:
            # everything told as saved is on the disk; another process may hold the lock just now
            if error.code not in {"store.in_use", "store.replaced"}:
                raise
        finally:
            self._vault.drop()

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    @property
    def directory(self) -> Path:
        """Return the folder of the store."""
        return self._vault.places.directory

    @property
    def team_secret(self) -> bytes:
        """Return the secret that ids and look-up keys of citizens are made with."""
        return self._secrets.team_secret

    @property
    def origin(self) -> str:
        """Return the id under which this copy of the store writes its log."""
        with self.reads.snapshot() as connection:
            return opening.log_state(connection, self._vault.keys).origin

    @property
    def condition(self) -> str:
        """Return what is wrong with a store opened read-only all the same; empty when nothing."""
        return self._vault.condition

    @property
    def notices(self) -> tuple[str, ...]:
        """Return the codes of what was put right while the store was opened."""
        return tuple(self._vault.terms.notices)

    def data_version(self) -> int:
        """Return a number that moves with each saved action, of this or another process."""
        with self.reads.snapshot() as connection:
            found = connection.exec_driver_sql("SELECT max(no) FROM tx").scalar()
        return int(found or 0)

    def checkpoint(self) -> None:
        """Bring the write-ahead log into the database: at idle and at lock."""
        self._vault.flush()
        self._vault.checkpoint()

    @staticmethod
    def window_of(directory: Path) -> WindowLock:
        """Hold the window's lock of a folder before its store is opened.

        Raises:
            UserError: `store.window_open` when another window has it.
            EnvironmentFaultError: `disk.not_writable`, as when there is no such folder.
        """
        return locks.hold_window(Places(directory).window)

    def hold_window(self) -> WindowLock:
        """Hold the window's lock of this store.

        Raises:
            UserError: `store.window_open` when another window has it.
        """
        return locks.hold_window(self._vault.places.window)

    def change_passphrase(self, old: bytes, new: bytes) -> None:
        """Wrap the data key under another passphrase; the recovery key stays.

        Raises:
            UserError: `store.wrong_passphrase`.
        """
        places = self._vault.places
        with self._vault.locked(), faults.of_files():
            files = opening.header_files(places)
            unlocked = files.unlock(lambda header: headers.unlock(header, old))
            self._write_header(headers.rewrap_passphrase(unlocked, new))

    def reset_passphrase(self, recovery_key: str, new: bytes) -> None:
        """Wrap the data key under a new passphrase, on the strength of the recovery key.

        Raises:
            UserError: `store.wrong_recovery_key`, `store.recovery_key_malformed`.
        """
        with self._vault.locked(), faults.of_files():
            files = opening.header_files(self._vault.places)
            unlocked = files.unlock(lambda header: headers.unlock_by_recovery(header, recovery_key))
            self._write_header(headers.rewrap_passphrase(unlocked, new))

    def new_recovery_key(self) -> str:
        """Return a new recovery key, to be shown this once; the old one no longer opens."""
        with self._vault.locked(), faults.of_files():
            unlocked, recovery_key = headers.rewrap_recovery(self._unlocked)
            self._write_header(unlocked)
        return recovery_key

    def _write_header(self, unlocked: Unlocked) -> None:
        if self._vault.terms.read_only:
            raise UserError("store.read_only")
        files = opening.header_files(self._vault.places)
        files.write(unlocked.header, self._vault.terms.hooks.on_point)
        self._unlocked = unlocked

    @contextmanager
    def work(
        self, verb: str, facts: Mapping[str, object] = _NO_FACTS, *, undoable: bool = True
    ) -> Iterator[UnitOfWork]:
        """Do one user action: all of it is saved when the with-block returns, or none of it.

        An undoable action that changed nothing leaves no line in the log.

        Raises:
            UserError: `store.in_use`, `store.read_only`, and what the unit of work refuses.
            EnvironmentFaultError: `disk.full`; nothing is saved.
            StoreDamagedError: `store.missing_changes`, `store.damaged`.
        """
        with self._vault.transaction() as session:
            uow = self._unit(session)
            yield uow
            if uow.is_changed or not undoable:
                self._finish(session, uow, (verb, None), facts, undoable=undoable)

    def _unit(self, session: Session) -> UnitOfWork:
        return UnitOfWork(
            session.connection, session.state, self._vault.terms.new_id(), self._secrets
        )

    def _finish(
        self,
        session: Session,
        uow: UnitOfWork,
        what: tuple[str, str | None],
        facts: Mapping[str, object],
        *,
        undoable: bool,
    ) -> None:
        verb, undoes = what
        terms = self._vault.terms
        stamp = hlc.after(session.state.last_hlc, terms.clock.now(), session.state.origin)
        text = canonical.to_text(_masked(facts))
        session.state = uow.finish(
            TxFacts(uow.tx, terms.actor, terms.now_text(), verb, text, undoes, undoable, stamp)
        )

    def undo(self, tx: str | None = None, *, untouched_only: bool = False) -> UndoResult:
        """Take back one action, the last one in effect unless told which.

        Raises:
            UserError: `undo.nothing`, `undo.unknown`, `undo.already`, `undo.not_undoable`, or
                `undo.refused` with `blockers`.
        """
        with self._vault.transaction() as session:
            target = tx or undo.latest_in_effect(session.connection)
            return self._take_back(session, target, "undo", untouched=untouched_only)

    def redo(self, tx: str | None = None) -> UndoResult:
        """Take back an undo, the last one unless told which.

        Raises:
            UserError: `redo.nothing`, or `undo.refused` with `blockers`.
        """
        with self._vault.transaction() as session:
            target = tx or undo.latest_undo_in_effect(session.connection)
            if target is None:
                raise UserError("redo.nothing")
            return self._take_back(session, target, "redo", untouched=False)

    def _take_back(
        self, session: Session, target: str | None, verb: str, *, untouched: bool
    ) -> UndoResult:
        undone_verb = undo.check_target(session.connection, target)
        uow = self._unit(session)
        tx = str(target)
        plan = undo.make_plan(uow, session.connection, tx, untouched=untouched)
        if (plan.blockers and not untouched) or not plan.rows:
            raise undo.refuse(plan.blockers, tx)
        touched: tuple[RowKey, ...] = undo.apply(uow, plan)
        self._finish(session, uow, (verb, tx), {"verb": undone_verb}, undoable=True)
        left = tuple(plan.blockers)
        return UndoResult(uow.tx, len(touched), tx, undone_verb, left, touched)

    def history(self, limit: int = 100) -> tuple[TxRow, ...]:
        """Return the last user actions, newest first."""
        with self.reads.snapshot() as connection:
            return history.rows(connection, limit)

    def access(self, kind: str, citizen: str | None = None, **facts: object) -> None:
        """Log that somebody looked at, searched for, revealed or took out something.

        What was searched for, and what a file is called, may be a CPR number: it is masked.
        """
        terms = self._vault.terms
        if terms.read_only:
            return
        text = canonical.to_text(_masked(facts))
        self._vault.queue.add(AccessLine(terms.now_text(), terms.actor, kind, citizen, text))
        if kind in AT_ONCE:
            self._vault.flush()

    def access_rows(self, citizen: str | None = None) -> tuple[AccessRow, ...]:
        """Return the access log, about one citizen or whole, oldest first."""
        with suppress(FlexDeskError):
            self._vault.flush()
        with self.reads.snapshot() as connection:
            return access.read(connection, citizen)

    def save_draft(self, key: str, text: str) -> None:
        """Keep a half-written text; it is on the disk when this returns.

        Raises:
            UserError: `store.in_use`, `store.read_only`.
            EnvironmentFaultError: `disk.full`; the text before is kept.
        """
        with self._vault.unlogged() as connection:
            drafts.save(connection, key, text)

    def draft(self, key: str) -> str:
        """Return the half-written text under a key, empty when there is none."""
        with self.reads.snapshot() as connection:
            return drafts.read(connection, key)

    def drop_draft(self, key: str) -> None:
        """Forget a half-written text: it was saved as what it was to be, or thrown away."""
        if self.draft(key):
            with self._vault.unlogged() as connection:
                drafts.drop(connection, key)

    def erase(self, rows: tuple[RowKey, ...], reason: str) -> int:
        """Take rows away for good: their values are emptied in the log too.

        Raises:
            UserError: `delete.refused` while live rows refer to one of them.
        """
        with self._vault.transaction() as session:
            uow = self._unit(session)
            emptied = erasing.erase(session.connection, uow, rows)
            facts = {"reason": reason, "entries": emptied}
            self._finish(session, uow, ("erase", None), facts, undoable=False)
        self._vault.checkpoint()
        return emptied

    def verify(self, progress: Progress | None = None) -> VerifyReport:
        """Check pages, both chains, the log against the tables, search rows and the head."""
        # what keeps the store from writing is among the findings; it does not end the check
        with suppress(FlexDeskError):
            self.checkpoint()
        return verifying.verify(self._vault, self._secrets.team_secret, progress or SILENT)

    def digest(self) -> str:
        """Return a hash over all live rows: equal contents, equal digests."""
        with self.reads.snapshot() as connection:
            return digests.digest_of(connection)

    def backup(self, path: Path, ctx: Progress | None = None) -> BackupInfo:
        """Write a backup that is restored into a scratch folder and compared before it counts.

        Raises:
            EnvironmentFaultError: `disk.full`, `backup.not_proven`.
        """
        info = backup.write(self._vault, self._unlocked, path, ctx or SILENT)
        self.access("backup", digest=info.digest, rows=info.rows)
        return info

    @classmethod
    def restore(  # noqa: PLR0913 - what a caller may choose, by name
        cls,
        backup: Path,
        directory: Path,
        passphrase: bytes | None = None,
        *,
        recovery_key: str | None = None,
        clock: Clock,
        new_id: NewId = fresh_id,
        actor: str = "lokal",
        hooks: Hooks | None = None,
        window: WindowLock | None = None,
    ) -> RestoreInfo:
        """Put a backup in the place of the store of a folder, which is kept beside it.

        The backup is proven first; the restored store writes under a new origin.

        Raises:
            UserError: `backup.unreadable`, `store.wrong_passphrase`, `store.window_open`.
            StoreDamagedError: `backup.damaged`.
        """
        terms = Terms(clock, new_id, actor, hooks or NO_HOOKS)
        by = lambda header: _by(passphrase, recovery_key, header)  # noqa: E731 - one line, used once
        return restore.run(backup, directory, by, terms, window)
