"""Canonical JSON: one value, one text, so that hashes and comparisons agree."""

import json


def to_text(value: object) -> str:
    """Return the one text of a value: keys in order, no blanks, no NaN."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def from_text(text: str) -> object:
    """Return the value of a canonical text."""
    return json.loads(text)
