"""An argument parser that speaks Danish and raises instead of leaving."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from flexdesk.base.errors import UsageError

_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), danish)
    for pattern, danish in (
        (r"the following arguments are required: (.*)", r"Der mangler: \1."),
        (r"unrecognized arguments: (.*)", r"Disse ord forstås ikke: \1."),
        (r"ambiguous option: (\S+) could match (.*)", r"»\1« kan være flere ting: \2."),
        (
            r"argument (?:[^:]*): invalid choice: '?(.*?)'? \(choose from (.*)\)",
            r"»\1« kendes ikke; vælg en af: \2.",
        ),
        (r"argument ([^:]*): invalid \S+ value: '?(.*?)'?", r"»\2« kan ikke bruges til \1."),
        (r"argument ([^:]*): expected one argument", r"\1 skal følges af en værdi."),
        (r"argument ([^:]*): expected at least one argument", r"\1 skal følges af en værdi."),
        (r"argument ([^:]*): expected (\d+) arguments", r"\1 skal følges af \2 værdier."),
        (r"argument ([^:]*): ignored explicit argument '?(.*?)'?", r"\1 tager ingen værdi."),
        (r"argument ([^:]*): not allowed with argument (.*)", r"\1 kan ikke bruges med \2."),
        (r"argument ([^:]*): (.*)", r"\1: \2"),
    )
)


class _Help(argparse.HelpFormatter):
    """Help whose first word is Danish."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An `ArgumentParser` with Danish help; a wrong call raises `UsageError`."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - argparse's own signature
        options.setdefault("formatter_class", _Help)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "Ord"
        self._optionals.title = "Valg"
        self.add_argument("-h", "--help", action=_ShowHelp, help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        """Raise the message in Danish.

        Raises:
            UsageError: always.
        """
        raise UsageError("cli.usage", what=in_danish(message), usage=self.format_usage().strip())


class HelpShown(Exception):  # noqa: N818 - not an error: help was asked for and printed
    """Parsing ends here because help or version was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class _ShowHelp(argparse.Action):
    """`--help`: hands the text to the caller, who owns the streams."""

    def __init__(self, option_strings: list[str], dest: str, **options: Any) -> None:  # noqa: ANN401 - argparse's own signature
        super().__init__(option_strings, dest, nargs=0, **options)

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Raise the help."""
        del namespace, values, option_string
        raise HelpShown(parser.format_help())


def in_danish(message: str) -> str:
    """Return what argparse says in English as a Danish sentence."""
    for pattern, danish in _PHRASES:
        found = pattern.fullmatch(message)
        if found is not None:
            return found.expand(danish)
    return message
