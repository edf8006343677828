"""What a command writes and asks: JSON or text on stdout, all else on stderr, secrets unseen."""

import datetime as dt
import errno
import getpass
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, is_dataclass
from typing import TextIO

from flexdesk.base.errors import EnvironmentFaultError, UserError
from flexdesk.base.numbers import format_day, format_number

Ask = Callable[[str], str]
"""Asks a question at the prompt and returns the answer without showing it."""

_WIDEST = 48
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass
class Streams:
    """Standard input, output and error of one call, and how to ask for a secret."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    ask: Ask = field(default=getpass.getpass)
    can_ask: bool = True

    def say(self, text: str) -> None:
        """Write a message for the person: never on stdout."""
        _write(self.stderr, text)

    def put(self, text: str) -> None:
        """Write a line of the answer.

        Raises:
            EnvironmentFaultError: `output.full`, `output.failed`.
        """
        with _output_told():
            _write(self.stdout, text)

    def flush(self) -> None:
        """Bring the answer to where it goes.

        Raises:
            EnvironmentFaultError: `output.full`, `output.failed`.
        """
        with _output_told():
            self.stdout.flush()

    def put_json(self, value: object) -> None:
        """Write the answer as JSON."""
        self.put(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))

    def put_table(self, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Write the answer as columns of text."""
        for line in table(headings, rows):
            self.put(line)

    def read_line(self) -> str:
        """Return one line of standard input without its line break.

        Raises:
            UserError: `cli.input` when there is none.
        """
        line = self.stdin.readline()
        if not line.strip():
            raise UserError("cli.input")
        return line.strip()


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return lines of aligned columns: numbers to the right, the rest to the left."""
    shown = [[_cell(value) for value in row] for row in rows]
    widths = [
        min(_WIDEST, max([len(heading), *(len(row[i]) for row in shown)]))
        for i, heading in enumerate(headings)
    ]
    right = [bool(rows) and all(_is_number(row[i]) for row in rows) for i in range(len(headings))]

    def line(cells: Sequence[str]) -> str:
        parts = [
            _cut(cell, width).rjust(width) if is_right else _cut(cell, width).ljust(width)
            for cell, width, is_right in zip(cells, widths, right, strict=True)
        ]
        return "  ".join(parts).rstrip()

    return [line(headings), *(line(row) for row in shown)]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else cell[: width - 1] + "…"


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return format_day(value)
    if isinstance(value, int | float):
        return format_number(value)
    return " ".join(str(value).split())


def _plain(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return list(value)
    return str(value)


@contextmanager
def _output_told() -> Iterator[None]:
    """Turn errors of what the answer is written to into errors with a code."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        code = "output.full" if error.errno in _FULL else "output.failed"
        raise EnvironmentFaultError(code, errno=error.errno or 0) from error


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text + "\n")
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
