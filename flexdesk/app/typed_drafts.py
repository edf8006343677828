"""What stands in the fields of a page and is not saved yet, kept by field."""

import json
from collections.abc import Container, Mapping

from flexdesk.app.desk import Desk


def save_typed(desk: Desk, key: str, typed: Mapping[str, str]) -> None:
    """Keep what is typed under a key; nothing typed is forgotten.

    Raises:
        EnvironmentFaultError: `disk.full`.
    """
    if typed:
        desk.store.save_draft(key, json.dumps(dict(typed), ensure_ascii=False))
    else:
        desk.store.drop_draft(key)


def typed_of(desk: Desk, key: str, fields: Container[str]) -> dict[str, str]:
    """Return what was typed and never saved, by field, of the fields there are."""
    told = desk.store.draft(key)
    raw = json.loads(told) if told else {}
    return {str(field): str(text) for field, text in raw.items() if field in fields}
