"""One call of the command line: its streams, its clock, and the store it opens when needed."""

import argparse
import datetime as dt
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from flexdesk.app.boot import STANDARD, KdfCost, default_directory, open_desk
from flexdesk.app.changes import Remark
from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.lookups import citizen_by_cpr, get_citizen
from flexdesk.app.passphrases import to_bytes
from flexdesk.app.sentences import progress_text, text
from flexdesk.base.clock import Clock, SystemClock
from flexdesk.base.errors import EnvironmentFaultError, FlexDeskError, UsageError, UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import parse_day
from flexdesk.cli.streams import Streams

STDIN = "-"
_MAX_FILE = 65536


_NO_WRITING = {"disk.full": "read.disk_full", "disk.not_writable": "read.not_writable"}
"""Codes of what keeps a store from being written, and what a command that only reads says."""


@dataclass(frozen=True)
class Secret:
    """What opens a store: the passphrase or the recovery key."""

    passphrase: bytes | None = field(default=None, repr=False)
    recovery_key: str | None = field(default=None, repr=False)


@dataclass
class Session:
    """What a command works with; `close` ends it whole."""

    streams: Streams
    args: argparse.Namespace
    clock: Clock = field(default_factory=SystemClock)
    kdf: KdfCost = STANDARD
    """What a guess at the passphrase of a new store costs; lowered by tests only."""
    is_read_only: bool = False
    """Set once a store that cannot be written has been found: it is only read then."""
    _desk: Desk | None = None
    _secret: Secret | None = None
    _typed: str | None = None

    @property
    def directory(self) -> Path:
        """The folder of the store."""
        chosen = getattr(self.args, "store", None)
        return Path(chosen) if chosen else default_directory()

    @property
    def is_json(self) -> bool:
        """Whether the answer is wanted as JSON."""
        return bool(getattr(self.args, "json", False))

    def desk(self) -> Desk:
        """Return the open desk; the first call asks for the passphrase."""
        if self._desk is None:
            secret = self.secret()
            self._desk = open_desk(
                self.directory,
                secret.passphrase,
                recovery_key=secret.recovery_key,
                clock=self.clock,
                read_only=self.is_read_only,
            )
            for code in self._desk.store.notices:
                self.streams.say(text(Remark(code)))
        return self._desk

    def close(self) -> None:
        """Close what was opened; that a look-up could not be logged is only said."""
        desk, self._desk = self._desk, None
        if desk is None:
            return
        try:
            desk.close()
        except EnvironmentFaultError as error:
            if not self._only_reads() or error.code not in _NO_WRITING:
                raise
            self.streams.say(text(Remark(_NO_WRITING[error.code])))

    def reads_on_after(self, error: EnvironmentFaultError) -> bool:
        """Say whether a command that only reads goes on without writing, and tell the person.

        Raises:
            UserError: `read.reveal`: what must be logged is not shown unlogged.
            EnvironmentFaultError: `read.failed` when reading alone does not work either.
        """
        if not self._only_reads() or error.code not in _NO_WRITING:
            return False
        if getattr(self.args, "reveal_cpr", None) is not None:
            raise UserError("read.reveal") from error
        if self.is_read_only:
            raise EnvironmentFaultError("read.failed") from error
        with suppress(FlexDeskError):
            self._drop()
        self.is_read_only = True
        self.streams.say(text(Remark(_NO_WRITING[error.code])))
        return True

    def _only_reads(self) -> bool:
        return bool(getattr(self.args, "reads", False))

    def _drop(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def secret(self) -> Secret:
        """Return what opens the store, read or asked for once: `--recovery-key-file` goes first.

        Raises:
            UserError: `passphrase.none` where nobody can be asked, `passphrase.file`,
                `recovery.file`.
        """
        if self._secret is None:
            named = getattr(self.args, "recovery_key_file", None)
            if named:
                self._secret = Secret(recovery_key=self._line_of(named, "recovery.file"))
            else:
                typed = self.passphrase_text(_("Adgangssætning: "))
                self._secret = Secret(to_bytes(typed))
        return self._secret

    def passphrase_text(self, question: str) -> str:
        """Return the passphrase as text, asked for with a question of one's own."""
        named = getattr(self.args, "passphrase_file", None)
        if named:
            return self._line_of(named, "passphrase.file")
        return self._asked(question, "passphrase.none")

    def new_passphrase(self) -> str:
        """Return a new passphrase from `--new-passphrase-file`, else asked for twice.

        Raises:
            UserError: `passphrase.none_new`, `passphrase.file` or `passphrase.differs`.
        """
        named = self.args.new_passphrase_file
        if named:
            return self._line_of(named, "passphrase.file")
        typed = self._asked(_("Ny adgangssætning (mindst 15 tegn): "), "passphrase.none_new")
        if self._asked(_("Adgangssætningen igen: "), "passphrase.none_new") != typed:
            raise UserError("passphrase.differs")
        return typed

    def _line_of(self, named: str, code: str) -> str:
        return self.streams.read_line() if named == STDIN else _first_line(Path(named), code)

    def _asked(self, question: str, code: str) -> str:
        if not self.streams.can_ask:
            raise UserError(code)
        try:
            return self.streams.ask(question)
        except EOFError:
            raise UserError(code) from None

    def is_asked(self) -> bool:
        """Whether a person types the passphrase, so that a new one is asked for twice."""
        return not getattr(self.args, "passphrase_file", None)

    def citizen(self) -> str:
        """Return the id of the citizen named: an id, or `-` for a CPR number on standard input.

        Raises:
            UserError: `citizen.unknown`, `cpr.*` or `cli.input`.
        """
        named = str(self.args.citizen)
        if named == STDIN:
            self._typed = self._typed or self.streams.read_line()
            return citizen_by_cpr(self.desk(), self._typed)
        return get_citizen(self.desk().store.reads, named).id

    def day(self, name: str = "as_of") -> dt.date:
        """Return the day an option names, today when it is not given."""
        written = getattr(self.args, name, None)
        return self.clock.today() if written is None else read_day(written)

    def context(self) -> JobContext:
        """Return a context that tells of long work on stderr when a person is watching."""
        if not self.streams.stderr.isatty():
            return JobContext()
        return JobContext(self._show)

    def _show(self, progress: Progress) -> None:
        words = progress_text(progress.text_key, progress.done, progress.total)
        ending = "\n" if progress.done >= progress.total else ""
        self.streams.stderr.write(f"\r\x1b[K{words}{ending}")
        self.streams.stderr.flush()


def read_day(written: str) -> dt.date:
    """Return a day written on the command line.

    Raises:
        UsageError: when it is none.
    """
    try:
        return parse_day(written)
    except UserError as error:
        if error.code == "day.range":
            raise UsageError(error.code, **error.facts) from None
        raise UsageError(
            "cli.usage",
            what=_("»{text}« er ikke en dato; skriv den som 2016-08-31 eller 31-08-2016.").format(
                text=written
            ),
        ) from None


def _first_line(path: Path, code: str) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_MAX_FILE)
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise UserError(code) from None
    if not lines or not lines[0]:
        raise UserError(code)
    return lines[0]
