"""Texts of a case as the store keeps them: under which id, and as which plain values."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

SETTING = "case_texts."
"""Before the program's key: the id of the setting row that keeps its texts."""

_DAYS = frozenset({"approved_on", "written_on"})


def frozen(value: object) -> Any:  # noqa: ANN401 - plain JSON
    """Return texts as a setting's value: days as ISO text, all else as it is."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): frozen(part) for key, part in value.items()}
    return [frozen(part) for part in value] if isinstance(value, list | tuple) else value


def thawed(value: Any, key: str = "") -> Any:  # noqa: ANN401 - plain JSON
    """Return the texts a setting's value stands for: days are days again."""
    if isinstance(value, dict):
        return {name: thawed(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [thawed(part) for part in value]
    return dt.date.fromisoformat(value) if key in _DAYS and value else value
