"""There is one door a card leaves through: who may draw, who may make files, who makes permits."""

import ast
from collections.abc import Iterator

import pytest

from tests.support.tree import files, name

HOLDERS = {
    "draw_card": {"cards/paper.py", "cards/mail.py", "app/card_files.py"},
    "draw_many": {"cards/paper.py", "app/card_files.py"},
    "make_file": {"app/card_files.py", "app/card_hand_outs.py"},
    "make_one_file": {"app/card_files.py", "app/card_hand_outs.py"},
    "card_as_word": {"cards/word.py", "app/card_files.py"},
    "card_as_text": {"cards/text.py", "app/card_files.py"},
    "card_as_mail": {"cards/mail.py", "app/card_files.py"},
    "permit_of": {"domain/card_permit.py", "app/card_permits.py"},
}
"""What opens the door, and the only modules that may name it."""


def _names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]
        elif isinstance(node, ast.FunctionDef):
            yield node.name


@pytest.mark.parametrize("key", HOLDERS)
def test_only_the_door_can_make_the_bytes_of_a_card(key: str) -> None:
    found = {
        name(path).removeprefix("flexdesk/")
        for path in files(".py", under="flexdesk")
        if key in path.read_text("utf-8") and key in set(_names(ast.parse(path.read_text("utf-8"))))
    }
    assert found
    assert found <= HOLDERS[key]


def test_the_ledger_is_written_by_the_door_alone() -> None:
    found = {
        name(path).removeprefix("flexdesk/")
        for path in files(".py", under="flexdesk")
        if 'insert("hand_out"' in path.read_text("utf-8")
    }
    assert found == {"app/card_hand_outs.py"}


def test_window_and_command_line_know_nothing_of_drawing_cards() -> None:
    found = [
        name(path)
        for room in ("flexdesk/ui", "flexdesk/cli")
        for path in files(".py", under=room)
        if "flexdesk.cards" in path.read_text("utf-8")
    ]
    assert [each for each in found if not _is_only_talked_of(each)] == []


def _is_only_talked_of(path: str) -> bool:
    """Say whether a file names the room without importing it."""
    tree = ast.parse(next(p for p in files(".py") if name(p) == path).read_text("utf-8"))
    imported = {
        each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)
    } | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return not any(module.startswith("flexdesk.cards") for module in imported)
