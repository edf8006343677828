"""The source itself: who names what makes a card's bytes, and every door, counted and listed."""

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from tests.support.tree import files, name

DRAWERS = {
    "draw_card": {"cards/paper.py", "cards/mail.py", "app/card_files.py"},
    "draw_many": {"cards/paper.py", "app/card_files.py"},
    "card_as_word": {"cards/word.py", "app/card_files.py"},
    "card_as_text": {"cards/text.py", "app/card_files.py"},
    "card_as_mail": {"cards/mail.py", "app/card_files.py"},
    "outline_of": {"cards/outline.py", "cards/word.py", "cards/text.py"},
    "_document": {"cards/paper.py"},
    "CardCanvas": {"cards/canvas.py", "cards/paper.py"},
    "draw_preview": {"cards/paper.py", "app/card_preview.py"},
    "make_file": {"app/card_files.py", "app/card_hand_outs.py"},
    "make_one_file": {"app/card_files.py", "app/card_hand_outs.py"},
    "_MAKERS": {"app/card_files.py"},
    "OutFile": {"app/card_files.py", "app/consent_paper.py"},
    "permit_of": {"domain/card_permit.py", "app/card_permits.py"},
    "permit_for": {"app/card_permits.py", "app/card_hand_outs.py"},
    "_SEAL": {"domain/card_permit.py"},
}
"""What makes a card or opens the way to it: the modules that may call it or hand it on."""
PASSED_ON = {
    "_MAKERS": {"app/documents.py", "app/example/book.py"},
    "_document": {"app/example/book.py"},
}
GIVERS = {
    "app/card_files.py": {"make_file", "make_one_file"},
    "app/card_hand_outs.py": {"hand_out", "hand_out_many"},
    "app/card_lists.py": {"hand_out_to"},
    "app/card_photo.py": {"photo_of"},
    "app/card_preview.py": {"preview"},
    "app/consent_paper.py": {"consent_form"},
}
"""The public functions of the app that return bytes, a file or a picture about a card.

The picture of a citizen is for who draws; the consent form is a paper for the citizen.
"""
CALLERS = {
    "hand_out": {"app/card_lists.py", "ui/cards/sheets_cases.py", "ui/cards/sheets_hand_out.py",
                 "ui/demo_cards.py"},
    "hand_out_many": {"ui/cards/sheets_cases.py", "ui/cards/sheets_batch.py"},
    "hand_out_to": {"cli/commands_cards.py"},
    "photo_of": {"app/card_hand_outs.py", "app/card_preview.py", "app/card_versions.py",
                 "ui/cards/builder_cases.py"},
    "consent_form": {"ui/cards/sheets_cases.py", "ui/demo_cards.py"},
}  # fmt: skip
TAKERS = {
    "ui/cards/sheets_delivery.py": {"saved_as", "keeper_of"},
    "ui/cards/sheets_out.py": {"clipboard"},
    "ui/cards/preview_words.py": {"QMimeData"},
}
"""Where the rooms of cards put something outside the window: a card that was handed out, a letter.

The letter calls a card back and names nobody; what the words of a preview give is empty.
"""
PICTURED = {
    "ui/cards/opening.py",
    "ui/cards/sheets_delivery.py",
}
"""Where the rooms of cards make pictures of a PDF: the form to sign, and a card that was handed
out, on its way to a printer or shown on a sheet that keeps nothing of it."""
OUTSIDE = frozenset(
    {"saved_as", "keeper_of", "clipboard", "write_bytes", "write_text", "write_atomically",
     "QPdfWriter", "QFile", "QSaveFile", "QDrag", "QMimeData", "setMimeData", "toImage", "grab",
     "getSaveFileName"}
)  # fmt: skip


@cache
def _trees() -> dict[str, ast.Module]:
    return {
        name(path).removeprefix("flexdesk/"): ast.parse(path.read_text("utf-8"))
        for path in files(".py", under="flexdesk")
    }


@cache
def _calls(tree: ast.AST) -> tuple[ast.Call, ...]:
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Call))


@cache
def _called_in(tree: ast.AST) -> frozenset[str]:
    return frozenset(_called(tree))


def _called(tree: ast.AST) -> Iterator[str]:
    """Yield what is called, and what is handed to others to call: a name that is not only read."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _name(node.func)
            yield from (_name(each) for each in (*node.args, *(k.value for k in node.keywords)))
        elif isinstance(node, ast.Assign | ast.Return):
            value = node.value
            yield from (_name(each) for each in (*_values(value), value))


def _values(node: ast.AST | None) -> tuple[ast.AST, ...]:
    if isinstance(node, ast.Dict):
        return tuple(node.values)
    return tuple(node.elts) if isinstance(node, ast.Tuple | ast.List) else ()


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


@cache
def _imports(tree: ast.AST) -> set[str]:
    """Return every module that is imported, wherever it stands, and the names out of it."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


@cache
def _texts(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("what", DRAWERS)
def test_what_makes_a_card_is_called_from_its_own_places_only(what) -> None:
    found = {module for module, tree in _trees().items() if what in _called_in(tree)}
    own = {module for module in found if not module.startswith(("cards/", "app/card", "domain/"))}
    assert found - own - DRAWERS[what] == set()
    assert own <= DRAWERS[what] | PASSED_ON.get(what, set()), "another of that name, or a way out"


def test_nobody_reaches_a_drawer_by_its_name_as_text() -> None:
    """No getattr, no import by text: the names stand in no string but those of `__all__`."""
    wanted = set(DRAWERS) - {"_document", "permit_for", "OutFile"}
    for module, tree in _trees().items():
        told = _texts(tree) & wanted
        assert not told or module == "cards/paper.py", (module, told)
        by_text = {t for t in _texts(tree) if t.startswith("flexdesk.cards")}
        assert by_text == set(), module


def test_window_and_command_line_import_nothing_of_the_drawing() -> None:
    """Not even for types: neither the room, nor what draws or opens Word files."""
    for module, tree in _trees().items():
        if module.startswith(("ui/", "cli/", "__main__")):
            taken = {each for each in _imports(tree) if _is_drawing(each)}
            assert taken == set(), module


def _is_drawing(module: str) -> bool:
    drawing = ("flexdesk.cards.", "docx.", "reportlab.")
    permit = {f"flexdesk.domain.card_permit.{each}" for each in ("Permit", "permit_of", "_SEAL")}
    return f"{module}.".startswith(drawing) or module in permit


def test_only_the_app_touches_the_room_of_drawing() -> None:
    """What reads or draws a card is imported where the door, the preview and the guard stand.

    `card_ready` loads the modules beforehand and calls nothing of them.
    """
    found = {
        module
        for module, tree in _trees().items()
        if not module.startswith("cards/")
        and any(f"{each}.".startswith("flexdesk.cards.") for each in _imports(tree))
    }
    assert found == {
        "app/card_files.py", "app/card_guard.py", "app/card_hand_outs.py", "app/card_photo.py",
        "app/card_preview.py", "app/card_versions.py", "app/card_ready.py",
    }  # fmt: skip


def test_a_permit_is_made_by_one_function_and_nothing_goes_round_it() -> None:
    tree = _trees()["domain/card_permit.py"]
    made = [f.name for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and _makes(f)]
    assert made == ["permit_of"]
    for module, other in _trees().items():
        assert "object.__new__(Permit)" not in ast.unparse(other), module


def _makes(function: ast.FunctionDef) -> bool:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    return any(_name(call.func) == "Permit" for call in calls)


def test_every_public_function_that_gives_bytes_about_a_card_is_known_here() -> None:
    found: dict[str, set[str]] = {}
    for module, tree in _trees().items():
        if not module.startswith(("app/card", "app/consent", "app/recall", "app/found_card",
                                  "app/timeline_card", "app/today_kand")):  # fmt: skip
            continue
        for each in tree.body:
            if isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
                told = ast.unparse(each.returns) if each.returns else ""
                if any(w in told for w in ("bytes", "OutFile", "HandedOut", "Preview", "Picture",
                                           "Deliver")) and each.name != "saved_as":  # fmt: skip
                    found.setdefault(module, set()).add(each.name)
    assert found == GIVERS


@pytest.mark.parametrize("what", CALLERS)
def test_every_caller_of_a_giver_is_known_here(what) -> None:
    found = set()
    for module, tree in _trees().items():
        calls = [call for call in _calls(tree) if _name(call.func) == what]
        if any(_is_of_cards(tree, call, what) for call in calls):
            found.add(module)
    assert found - {"app/consent_paper.py"} == CALLERS[what]


def _is_of_cards(tree: ast.AST, call: ast.Call, what: str) -> bool:
    """Say whether a call is of the use case: imported here, through a case, or by its module."""
    if isinstance(call.func, ast.Attribute):
        return _name(call.func.value) in {"card_hand_outs", "_cases", "card_photo"}
    return any(each.endswith(f".{what}") for each in _imports(tree))


def test_rooms_of_cards_put_nothing_outside_but_what_was_handed_out() -> None:
    """No clipboard, no file, no dragging, no saving of pictures anywhere else."""
    found = {}
    for module, tree in _trees().items():
        if module.startswith(("ui/cards/", "ui/citizen/card_")):
            names = {_name(node) for node in ast.walk(tree)} & OUTSIDE
            if names:
                found[module] = names
    assert {key: told & OUTSIDE for key, told in found.items()} == TAKERS


def test_pages_become_pictures_in_the_known_places_only() -> None:
    rooms = ("ui/cards/", "ui/citizen/card_")
    found = {
        module
        for module, tree in _trees().items()
        if module.startswith(rooms) and "render_pages" in {_name(node) for node in ast.walk(tree)}
    }
    assert found == PICTURED


def test_every_verb_of_cards_in_window_and_command_line_is_known_here() -> None:
    """A new offer or word about cards makes this fail until its way out is thought through."""
    from flexdesk.cli.words import build_parser
    from flexdesk.ui.cards.actions import OFFERS

    assert set(OFFERS) == {
        "kandidatkort", "card-consent", "card-sign", "card-withdraw", "card-hand-out",
        "card-compare", "card-recall", "card-batch",
    }  # fmt: skip
    actions = next(a for a in build_parser()._actions if hasattr(a, "choices") and a.choices)
    words = {word for word in actions.choices if "card" in word or "kandidat" in word}
    assert words == {"card"}
    offered = {
        text
        for module, tree in _trees().items()
        if module.startswith("ui/")
        for text in _texts(tree)
        if text.startswith("card-") and text.count(" ") == 0
    }
    assert {"card-hand-out", "card-batch"} <= offered
