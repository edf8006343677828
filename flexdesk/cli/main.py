"""The command line from words to exit code: 0 done, 1 refused, 2 usage, 3 damaged, 130 stopped."""

import getpass
import os
import sys
from collections.abc import Sequence

from flexdesk.app.boot import STANDARD, KdfCost
from flexdesk.app.sentences import text
from flexdesk.base.clock import Clock, SystemClock
from flexdesk.base.errors import (
    CancelledError,
    EnvironmentFaultError,
    FlexDeskError,
    StoreDamagedError,
    UsageError,
)
from flexdesk.base.language import _
from flexdesk.cli import interrupts
from flexdesk.cli.parsing import HelpShown
from flexdesk.cli.session import Session
from flexdesk.cli.streams import Streams
from flexdesk.cli.words import LATER, LATER_REPORTS, Run, build_parser

DONE = 0
REFUSED = 1
USAGE = 2
DAMAGED = 3
STOPPED = 130

_OPTIONS_WITH_VALUE = ("--store", "--passphrase-file", "--recovery-key-file")


def main(
    argv: Sequence[str] | None = None,
    *,
    streams: Streams | None = None,
    clock: Clock | None = None,
    kdf: KdfCost = STANDARD,
) -> int:
    """Run one command and return its exit code; nothing half done is left behind."""
    words = list(sys.argv[1:] if argv is None else argv)
    io = streams or standard_streams()
    before = interrupts.current()
    try:
        return _run(words, io, clock or SystemClock(), kdf)
    except HelpShown as shown:
        io.put(shown.text.rstrip())
    except (KeyboardInterrupt, CancelledError):
        io.say(_("Afbrudt. Intet er gemt halvt."))
        return STOPPED
    except FlexDeskError as error:
        return _refused(io, error)
    except BrokenPipeError:
        # the reader went away (`flexdesk list … | head`): quiet the flush at exit too
        _quiet_exit()
    finally:
        if streams is not None:
            # a call inside another program; a process of its own keeps its word to its end
            interrupts.put_back(before)
    return DONE


def _quiet_exit() -> None:
    """Send what is still unwritten of stdout nowhere, so that the end of the process is calm."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refused(io: Streams, error: FlexDeskError) -> int:
    if error.code.startswith("output.") and io.stdout is sys.stdout:
        _quiet_exit()
    io.say(text(error))
    usage = error.facts.get("usage")
    if usage:
        io.say(str(usage))
    if isinstance(error, UsageError):
        return USAGE
    return DAMAGED if isinstance(error, StoreDamagedError) else REFUSED


def standard_streams() -> Streams:
    """Return the process' own streams; a secret is asked for at a terminal only."""
    return Streams(sys.stdin, sys.stdout, sys.stderr, ask=getpass.getpass, can_ask=_has_terminal())


def _has_terminal() -> bool:
    if not any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return False
    if os.name == "nt":
        return sys.stdin is not None and sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _run(words: Sequence[str], io: Streams, clock: Clock, kdf: KdfCost) -> int:
    _refuse_later(words)
    args = build_parser().parse_args(list(words))
    run: Run = args.run
    session = Session(io, args, clock, kdf)
    try:
        code = _run_or_read(run, session)
    finally:
        session.close()
    io.flush()
    return code


def _run_or_read(run: Run, session: Session) -> int:
    """Run a command; one that only reads goes on when the store cannot be written."""
    try:
        return run(session)
    except EnvironmentFaultError as error:
        if not session.reads_on_after(error):
            raise
    try:
        return run(session)
    except EnvironmentFaultError as error:
        session.reads_on_after(error)
        raise


def _refuse_later(words: Sequence[str]) -> None:
    """Refuse the words of coming versions by name, before argparse lists what there is."""
    plain = plain_words(words)
    first = plain[0] if plain else ""
    if first in LATER:
        raise UsageError("cli.later", command=first)
    if first == "report" and any(word in LATER_REPORTS for word in plain[1:2]):
        raise UsageError("cli.later", command=f"report {plain[1]}")


def plain_words(words: Sequence[str]) -> list[str]:
    """Return the words that are neither global options nor their values."""
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        if word in _OPTIONS_WITH_VALUE:
            next(rest, None)
        elif not word.startswith("-"):
            plain.append(word)
    return plain
