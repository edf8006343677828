"""Lines of *Tjek data* that somebody looked at and found right, as the store keeps them."""

from dataclasses import dataclass

from flexdesk.app.desk import Desk
from flexdesk.domain.entities import Setting

PREFIX = "inspector.aside:"
"""Beginning of the ids of the settings they are kept in, one each."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A line somebody looked at and found right."""

    key: str
    print: str
    citizen: str
    reason: str
    by: str
    on: str


def asides(desk: Desk) -> dict[str, Aside]:
    """Return what was set aside, by the key of the line."""
    return desk.cached("inspector_asides", lambda: _read(desk))


def citizens_with_asides(desk: Desk) -> frozenset[str]:
    """Return the citizens about whom a line was set aside."""
    return frozenset(each.citizen for each in asides(desk).values() if each.citizen)


def _read(desk: Desk) -> dict[str, Aside]:
    found: dict[str, Aside] = {}
    for row in desk.store.reads.load("setting"):
        if not isinstance(row, Setting) or not row.id.startswith(PREFIX):
            continue
        raw = row.value if isinstance(row.value, dict) else {}
        key = row.id.removeprefix(PREFIX)
        names = ("print", "citizen", "reason", "by", "on")
        found[key] = Aside(key, *(str(raw.get(name) or "") for name in names))
    return found
