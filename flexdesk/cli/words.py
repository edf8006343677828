"""The words of the command line: every command, its options and what runs it."""

import argparse
from collections.abc import Callable

from flexdesk import __version__
from flexdesk.app.row_lists import kind_in_plural
from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.cli import (
    commands_cards,
    commands_edit,
    commands_figures,
    commands_files,
    commands_log,
    commands_rows,
    commands_store,
)
from flexdesk.cli.parsing import HelpShown, Parser
from flexdesk.cli.session import Session
from flexdesk.domain.card_codes import CardChannel, CardFormat, CardLook, CardSize

Run = Callable[[Session], int]

WINDOW_WORDS = ("app", "demo")
"""Commands that the windows run; they stand here so that the help names them."""

LATER = (
    "scenario",
    "insight",
    "retention",
    "sync",
    "hub",
    "conflicts",
    "resolve",
)
READING = frozenset(
    {"figures", "members", "count-ly", "list", "dump", "verify", "backup", "history", "log"}
)
"""Commands that only read: they answer even where the store cannot be written."""
LATER_REPORTS = ("month", "memo", "investment", "project-status")
"""Words of coming versions: refused in words, never a stub."""


class _Version(argparse.Action):
    """`--version`: hands the text to the caller, who owns the streams."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Raise the version."""
        del parser, namespace, values, option_string
        raise HelpShown(f"FlexDesk {__version__}")


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="flexdesk",
        description=_("FlexDesk: fleksjob-teamets arbejdsbord ved siden af fagsystemet."),
    )
    _globals(parser, default=None)
    parser.add_argument("--version", nargs=0, action=_Version, help=_("vis versionen"))
    commands = parser.add_subparsers(
        dest="command", metavar="KOMMANDO", required=True, title=_("Kommandoer")
    )
    words = _Words(commands)
    _window_words(words)
    _store_words(words)
    _row_words(words)
    _edit_words(words)
    _file_words(words)
    _card_words(words)
    return parser


def _globals(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--store", metavar="MAPPE", default=default, help=_("registrets mappe"))
    parser.add_argument(
        "--passphrase-file",
        metavar="FIL",
        default=default,
        help=_("fil med adgangssætningen på første linje; »-« læser standardinput"),
    )
    parser.add_argument(
        "--recovery-key-file",
        metavar="FIL",
        default=default,
        help=_("fil med gendannelsesnøglen på første linje, i stedet for adgangssætningen"),
    )


class _Words:
    """Adds commands that all take the global options after the word too, and often `--json`."""

    def __init__(self, commands: "argparse._SubParsersAction[Parser]") -> None:
        self._commands = commands

    def add(self, word: str, run: Run | None, help_text: str, *, json: bool = True) -> Parser:
        """Add a command and return its parser."""
        parser: Parser = self._commands.add_parser(word, help=help_text, description=help_text)
        _globals(parser, default=argparse.SUPPRESS)
        if json:
            parser.add_argument("--json", action="store_true", help=_("svar som JSON"))
        parser.set_defaults(run=run, reads=word in READING)
        return parser


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DAG", help=_("den dag, der tælles på; ellers i dag"))


def _program(parser: argparse.ArgumentParser, help_text: str) -> None:
    parser.add_argument("--program", metavar="P", help=help_text)


def _citizen(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "citizen", metavar="BORGER", help=_("borgerens id, eller »-« for CPR på standardinput")
    )


def _open_window(session: Session) -> int:
    """Refuse: windows are opened by `flexdesk.__main__`, which knows them."""
    del session
    raise UserError("cli.no_window")


def _window_words(words: _Words) -> None:
    words.add("app", _open_window, _("åbn vinduet"), json=False)
    demo = words.add("demo", _open_window, _("vis eksempelteamet"), json=False)
    demo.add_argument("--out", metavar="MAPPE", help=_("mappe til dokumenter og billeder"))


def _store_words(words: _Words) -> None:
    init = words.add("init", commands_store.init, _("opret et register"))
    init.add_argument("--name", metavar="NAVN", default="", help=_("dit navn"))
    init.add_argument("--initials", metavar="INIT", default="", help=_("dine initialer"))
    init.add_argument("--team", metavar="TEAM", default="", help=_("teamets navn"))
    _program(init, _("det program, teamet kører"))

    backup = words.add("backup", commands_store.backup, _("skriv en sikkerhedskopi"))
    backup.add_argument("file", metavar="FIL")
    backup.add_argument("--overwrite", action="store_true", help=_("erstat en fil, der er der"))
    words.add("restore", commands_store.restore, _("gendan en sikkerhedskopi")).add_argument(
        "file", metavar="FIL"
    )
    words.add("verify", commands_store.verify, _("kontrollér registret mod loggen"))
    words.add("doctor", commands_store.doctor, _("undersøg maskinen og registrets mappe"))
    changed = words.add("passphrase", commands_store.passphrase, _("skift adgangssætning"))
    changed.add_argument(
        "--new-passphrase-file", metavar="FIL", help=_("fil med den nye adgangssætning")
    )

    undo = words.add("undo", commands_log.undo, _("fortryd en handling"))
    undo.add_argument(
        "tx", metavar="TX", nargs="?", help=_("handlingens nummer; ellers den seneste")
    )
    undo.add_argument(
        "--untouched-only", action="store_true", help=_("fortryd kun det, ingen har rørt siden")
    )
    words.add("redo", commands_log.redo, _("gentag det senest fortrudte"))
    words.add("history", commands_log.history, _("vis handlingerne")).add_argument(
        "--limit", metavar="N", type=int, default=100, help=_("højst så mange, nyeste først")
    )
    log = words.add("log", commands_log.log, _("vis opslag, udtræk og afvisninger"))
    log.add_argument("--citizen", metavar="BORGER", help=_("kun denne borger"))


def _row_words(words: _Words) -> None:
    figures = words.add("figures", commands_figures.figures, _("vis nøgletal"))
    _as_of(figures)
    _program(figures, _("kun borgere i dette program"))
    figures.add_argument("--file", metavar="UDTRÆK", help=_("tæl på et udtræk uden et register"))
    figures.add_argument("--profile", metavar="P", help=_("udtrækkets profil"))

    members = words.add("members", commands_figures.members, _("vis rækkerne bag et nøgletal"))
    members.add_argument("figure", metavar="NØGLETAL")
    _as_of(members)
    _program(members, _("kun borgere i dette program"))

    count = words.add("count-ly", commands_figures.count_ly_command, _("tæl 18 af 24 måneder"))
    _citizen(count)
    _as_of(count)
    count.add_argument("--counter", choices=("maalgruppe", "refusion"), default="maalgruppe")

    rows = words.add("list", commands_rows.list_kind, _("vis rækker"))
    rows.add_argument("kind", metavar="SLAGS", type=kind_in_plural, choices=commands_rows.KINDS)
    rows.add_argument("--reveal-cpr", metavar="GRUND", help=_("vis CPR; grunden logges"))
    dump = words.add("dump", commands_rows.dump, _("vis hele registret, altid ens"))
    dump.add_argument("--reveal-cpr", metavar="GRUND", help=_("vis CPR; grunden logges"))


def _edit_words(words: _Words) -> None:
    edit = words.add("edit", None, _("ret eller tilføj"), json=False)
    verbs = _Words(
        edit.add_subparsers(dest="edit", metavar="HANDLING", required=True, title=_("Handlinger"))
    )
    change = verbs.add("set", commands_edit.set_value, _("ret et felt"))
    for name, shown in (("kind", "SLAGS"), ("id", "ID"), ("field", "FELT"), ("value", "VÆRDI")):
        change.add_argument(name, metavar=shown)
    # the four that are called most stand at the top too; they are the same commands
    _row_verbs(verbs)
    _row_verbs(words)


def _row_verbs(verbs: _Words) -> None:
    note = verbs.add("add-note", commands_edit.add_note_command, _("skriv et notat"))
    _citizen(note)
    note.add_argument("text", metavar="TEKST")
    note.add_argument("--kind", metavar="SLAGS", default="notat")
    note.add_argument("--day", metavar="DAG")

    start = verbs.add("start-placement", commands_edit.start, _("start et forløb"))
    _citizen(start)
    start.add_argument("kind", metavar="TYPE")
    start.add_argument("workplace", metavar="ARBEJDSPLADS", help=_("navn, P-nummer eller id"))
    start.add_argument("--start", metavar="DAG", required=True)
    start.add_argument("--planned-last-day", metavar="DAG")
    start.add_argument("--hours", metavar="TIMER", help=_("effektive timer om ugen"))

    end = verbs.add("end-placement", commands_edit.end, _("afslut et forløb"))
    end.add_argument("id", metavar="ID")
    end.add_argument("--last-day", metavar="DAG", required=True)
    end.add_argument("--how", metavar="SÅDAN", required=True, help=_("sådan sluttede det"))
    end.add_argument("--onward", metavar="VIDERE", required=True, help=_("kom videre til"))

    hours = verbs.add("add-hours", commands_edit.hours, _("skriv effektive timer"))
    hours.add_argument("id", metavar="ID", help=_("forløbets id"))
    hours.add_argument("day", metavar="DAG")
    hours.add_argument("hours", metavar="TIMER")
    hours.add_argument(
        "--correction", action="store_true", help=_("en rettelse, ikke en ændring i timer")
    )


def _file_words(words: _Words) -> None:
    taken = words.add("import", commands_files.import_file, _("indlæs et udtræk"))
    taken.add_argument("file", metavar="FIL")
    taken.add_argument("--profile", metavar="P", help=_("hvordan kolonnerne læses"))
    _program(taken, _("programmet, borgerne hører til"))
    taken.add_argument("--dry-run", action="store_true", help=_("vis planen, gem intet"))
    taken.add_argument(
        "--accept-good-rows", action="store_true", help=_("tag rækker uden fejl, selv om andre har")
    )

    report = words.add("report", commands_files.report, _("skriv et dokument"))
    report.add_argument("document", metavar="DOKUMENT", help="status-sheet | cabi-case")
    _as_of(report)
    _program(report, _("programmet, dokumentet handler om"))
    report.add_argument(
        "--audience", choices=("internal", "external"), default="internal", help=_("til hvem")
    )
    report.add_argument(
        "--release",
        metavar="NØGLETAL=GRUND",
        action="append",
        default=[],
        help=_("vis et lille tal for andre; grunden logges"),
    )
    report.add_argument(
        "--texts", metavar="FIL", help=_("egne tekster til casen: citater, kontakt, … (TOML)")
    )
    report.add_argument(
        "--keep", action="store_true", help=_("gem teksterne, så de også gælder næste gang")
    )
    report.add_argument("--out", metavar="FIL", required=True, help=_("filen, der skrives"))


def _card_words(words: _Words) -> None:
    card = words.add("card", commands_cards.card, _("udlever et kandidatkort som fil"))
    _citizen(card)
    card.add_argument(
        "--view",
        choices=tuple(commands_cards.VIEWS),
        required=True,
        help=_("det, arbejdsgiveren ser, eller uden navn"),
    )
    card.add_argument(
        "--out", metavar="FIL", required=True, help=_("filen, der skrives, eller en mappe til den")
    )
    to = card.add_mutually_exclusive_group()
    to.add_argument("--workplace", metavar="W", help=_("til hvem: navn, P-nummer eller id"))
    to.add_argument("--to-citizen", action="store_true", help=_("til borgeren selv"))
    card.add_argument("--person", metavar="NAVN", default="", help=_("hvem der fik det"))
    for word, kind, standard, help_text in (
        ("--channel", CardChannel, CardChannel.PAPIR, _("hvordan det gives")),
        ("--format", CardFormat, None, _("hvilken slags fil; ellers efter filens navn")),
        ("--size", CardSize, CardSize.A4, _("papirets størrelse")),
        ("--look", CardLook, CardLook.BAAND, _("papirets udseende")),
    ):
        codes = tuple(code.value for code in kind)
        default = standard.value if standard else None
        card.add_argument(word, choices=codes, default=default, help=help_text)
    card.add_argument(
        "--language", choices=("da", "en"), default="da", help=_("de faste ords sprog")
    )
