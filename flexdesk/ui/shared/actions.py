"""One registry of actions: it feeds the palette, the menu, the shortcuts, F1 and the tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flexdesk.base.danish import fold
from flexdesk.base.language import _

GROUP_GO, GROUP_CITIZEN, GROUP_WORK, GROUP_PROGRAM = "go", "citizen", "work", "program"


def group_titles() -> dict[str, str]:
    """Return the titles of the groups of the sheet of keys."""
    return {
        GROUP_GO: _("Gå til"),
        GROUP_CITIZEN: _("Valgt borger"),
        GROUP_WORK: _("Arbejde"),
        GROUP_PROGRAM: _("Program"),
    }


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do, by whatever way."""

    id: str
    text: str
    run: Callable[[], None]
    keys: str = ""
    """Shortcut in Qt's portable form, empty for none."""
    words: str = ""
    """More words that find it."""
    group: str = GROUP_PROGRAM
    icon: str = "play"
    is_enabled: Callable[[], bool] = _always


_KEY_WORDS = {
    "Return": "Enter",
    "Del": "Delete",
    "Shift": "Skift",
    "Left": "Venstre",
    "Right": "Højre",
    "Up": "Op",
    "Down": "Ned",
}


def keys_text(keys: str) -> str:
    """Return a shortcut as Danes read it on the keyboard: `Ctrl K`, `Skift Enter`."""
    return " ".join(_KEY_WORDS.get(part, part) for part in keys.split("+") if part)


class ActionRegistry:
    """All actions by id, in the order they were added."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def add(self, action: Action) -> None:
        """Take an action in; ids and shortcuts are unique."""
        if action.id in self._actions:
            raise ValueError(action.id)
        if action.keys and action.keys in {other.keys for other in self._actions.values()}:
            raise ValueError(action.keys)
        self._actions[action.id] = action

    def all(self) -> tuple[Action, ...]:
        """Return every action."""
        return tuple(self._actions.values())

    def get(self, action_id: str) -> Action:
        """Return one action."""
        return self._actions[action_id]

    def run(self, action_id: str) -> bool:
        """Run an action if it is enabled; say whether it ran."""
        action = self._actions[action_id]
        if not action.is_enabled():
            return False
        action.run()
        return True

    def find(self, text: str) -> tuple[Action, ...]:
        """Return enabled actions all words of *text* are found in; all when it is empty.

        Those whose own text says the words stand before those found by another word: Enter
        takes the first.
        """
        words = fold(text).split()
        found = [a for a in self._enabled() if _holds(a, words)]
        return tuple(sorted(found, key=lambda action: not _says(action, words)))

    def _enabled(self) -> Iterable[Action]:
        return (action for action in self._actions.values() if action.is_enabled())


def _says(action: Action, words: list[str]) -> bool:
    text = fold(action.text)
    return all(word in text for word in words)


def _holds(action: Action, words: list[str]) -> bool:
    text = fold(f"{action.text} {action.words}")
    return all(word in text for word in words)
