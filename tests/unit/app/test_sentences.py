"""Every code the program can raise has a Danish sentence with all three parts."""

import ast
import datetime as dt
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexdesk.app import sentences
from flexdesk.app.sentences import TABLE, explain, progress_text, text
from flexdesk.base.errors import CancelledError, EnvironmentFaultError, StoreDamagedError, UserError
from flexdesk.store.results import Blocker

ROOT = Path(sentences.__file__).resolve().parent.parent
RAISERS = {
    "UserError",
    "UsageError",
    "EnvironmentFaultError",
    "StoreDamagedError",
    "RuleError",
    "Finding",
    "found",
    "_tell",
}
BUILT_IN_CODE = {
    "cvr.digits",
    "p_number.digits",
    "placement.praktik_long_weeks",
    "placement.praktik_very_long_weeks",
    "cabi.quote_left_out",
    "job.cancelled",
}
"""Codes that are put together or handed on, so that a scan cannot see them."""


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            for first in node.args:
                is_either = isinstance(first, ast.IfExp)
                parts = [first.body, first.orelse] if is_either else [first]
                for part in parts:
                    is_code = isinstance(part, ast.Constant) and isinstance(part.value, str)
                    if name in RAISERS and is_code and "." in part.value and " " not in part.value:
                        yield part.value


ALL_CODES = sorted({code for path in ROOT.rglob("*.py") for code in codes_in(path)} | BUILT_IN_CODE)


@pytest.mark.parametrize("code", ALL_CODES)
def test_every_code_has_three_parts(code: str) -> None:
    assert code in TABLE, f"{code} has no Danish sentence in app.sentences"
    happened, safe, do = TABLE[code]
    assert happened
    assert safe
    assert do


@pytest.mark.parametrize("code", sorted(TABLE))
def test_every_sentence_is_whole_and_takes_only_plain_names(code: str) -> None:
    for part in TABLE[code]:
        fields = [name for _, name, _, _ in string.Formatter().parse(part) if name is not None]
        assert all(name.isidentifier() for name in fields)
        assert not part or part.rstrip()[-1] in ".?!}…", part


def test_facts_fill_the_sentence_in_danish() -> None:
    error = UserError("period.backwards", start=dt.date(2016, 8, 31), last_day=dt.date(2016, 8, 1))
    said = text(error)
    assert "31-08-2016" in said
    assert "01-08-2016" in said


def test_missing_facts_leave_a_dash_and_never_an_error() -> None:
    assert "–" in text(UserError("text.too_long"))


def test_unknown_code_still_gets_a_calm_sentence() -> None:
    sentence = explain(UserError("no.such_code"))
    assert "no.such_code" in sentence.happened
    assert sentence.safe
    assert sentence.do


def test_refused_undo_names_what_stands_in_the_way_without_its_values() -> None:
    blockers = [
        Blocker("citizen", "a" * 32, "phone", "changed"),
        Blocker("citizen", "b" * 32, "phone", "changed"),
    ]
    said = text(UserError("undo.refused", tx="t", blockers=blockers))
    assert "borger er rettet siden" in said
    assert "aaaa" not in said


@pytest.mark.parametrize(
    "error",
    [
        EnvironmentFaultError("disk.full", file="x"),
        StoreDamagedError("store.damaged"),
        CancelledError(),
    ],
)
def test_kinds_of_errors_are_all_explained(error: UserError) -> None:
    assert "FlexDesk ikke har en forklaring" not in text(error)


def test_long_lists_are_cut() -> None:
    said = text(UserError("figure.unknown", figure="x", figures=[f"f{i}" for i in range(20)]))
    assert "og 15 mere" in said


def test_progress_says_what_and_how_far() -> None:
    assert progress_text("sheet.writing", 3, 12) == "Skriver ark 3 af 12"
    assert progress_text("no.such_key", 0, 1) == "Arbejder"
