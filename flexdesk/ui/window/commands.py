"""Every action of the window, added to the one registry. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import (
    GROUP_CITIZEN,
    GROUP_GO,
    GROUP_PROGRAM,
    GROUP_WORK,
    Action,
    ActionRegistry,
)
from flexdesk.ui.window.rooms import rooms

CITIZEN = "citizen"
"""The page of one citizen: one goes there by a name, never as such."""

Do = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Verbs:
    """What actions set going; the window hands them in."""

    go: Callable[[str], None]
    has_desk: bool
    search: Do
    palette: Do
    keys: Do
    hide_names: Do
    toggle_pane: Do
    toggle_theme: Do
    sort_next: Do
    turn_order: Do
    note: Do
    reveal: Do
    undo: Do
    redo: Do
    lock: Do
    quit: Do
    has_citizen: Callable[[], bool]
    is_example: bool


def add_actions(registry: ActionRegistry, verbs: Verbs) -> None:
    """Fill the registry; order is the order of the menu."""
    for action in (*_pages(verbs), *_citizen(verbs), *_work(verbs), *_program(verbs)):
        registry.add(action)


def _going(verbs: Verbs, page: str) -> Do:
    return lambda: verbs.go(page)


def _pages(verbs: Verbs) -> tuple[Action, ...]:
    shown = [spec for spec in rooms() if verbs.has_desk or not spec.actions]
    return tuple(
        Action(
            f"go-{spec.key}",
            spec.go_text or _("Gå til {page}").format(page=spec.title),
            _going(verbs, spec.key),
            spec.keys,
            spec.words,
            GROUP_GO,
            spec.icon,
        )
        for spec in shown
        if spec.key != CITIZEN
    )


def _citizen(verbs: Verbs) -> tuple[Action, ...]:
    has = verbs.has_citizen
    return (
        Action(
            "note",
            _("Nyt notat"),
            verbs.note,
            "N",
            _("skriv journal"),
            GROUP_CITIZEN,
            "pencil",
            has,
        ),
        Action(
            "reveal",
            _("Vis CPR-nummer i 15 sekunder"),
            verbs.reveal,
            "Ctrl+Shift+P",
            _("cpr personnummer øje"),
            GROUP_CITIZEN,
            "eye",
            has,
        ),
        Action(
            "pane",
            _("Skift mellem liste og rude"),
            verbs.toggle_pane,
            "F6",
            "",
            GROUP_CITIZEN,
            "columns-3",
        ),
    )


def _work(verbs: Verbs) -> tuple[Action, ...]:
    return (
        Action("palette", _("Søg og gør"), verbs.palette, "Ctrl+K", "", GROUP_WORK, "search"),
        Action(
            "search",
            _("Søg i borgere"),
            verbs.search,
            "Ctrl+F",
            _("find filter"),
            GROUP_WORK,
            "search",
        ),
        Action(
            "sort-next",
            _("Sortér efter næste kolonne"),
            verbs.sort_next,
            "Ctrl+Shift+S",
            _("rækkefølge orden"),
            GROUP_WORK,
            "table",
        ),
        Action(
            "turn-order",
            _("Vend rækkefølgen"),
            verbs.turn_order,
            "Ctrl+Shift+R",
            _("sortér faldende stigende"),
            GROUP_WORK,
            "arrow-left-right",
        ),
        Action("undo", _("Fortryd"), verbs.undo, "Ctrl+Z", "", GROUP_WORK, "undo-2"),
        Action("redo", _("Gendan"), verbs.redo, "Ctrl+Shift+Z", "", GROUP_WORK, "redo-2"),
    )


def _program(verbs: Verbs) -> tuple[Action, ...]:
    lock = _("Luk eksempeldata") if verbs.is_example else _("Lås")
    return (
        Action(
            "hide-names", _("Skjul eller vis navne"), verbs.hide_names, "F9", _("skærmdeling"),
            GROUP_PROGRAM, "eye-off",
        ),
        Action(
            "theme", _("Skift mellem lys og mørk"), verbs.toggle_theme, "Ctrl+Shift+D",
            _("tema udseende"), GROUP_PROGRAM, "moon",
        ),
        Action(
            "keys", _("Vis genveje"), verbs.keys, "F1", _("hjælp tastatur"), GROUP_PROGRAM,
            "keyboard",
        ),
        Action("lock", lock, verbs.lock, "Ctrl+L", _("log ud sikkerhed"), GROUP_PROGRAM, "lock"),
        Action("quit", _("Afslut FlexDesk"), verbs.quit, "Ctrl+Q", _("luk"), GROUP_PROGRAM, "x"),
    )  # fmt: skip
