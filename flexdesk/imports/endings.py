"""How a placement ended: one word of a file becomes *sådan sluttede det* and *kom videre til*."""

import datetime as dt

from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.domain.labels import ending_of
from flexdesk.imports.convert import Value, shown
from flexdesk.imports.raw import RawRow, RawSheet


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def ending(sheet: RawSheet, raw: RawRow) -> dict[str, Value]:
    """Return the fields of the ending a row gives; nothing when the sheet has no such column.

    An unknown reason is kept as it stands, counts as "andet", and is remarked on.
    """
    if not (sheet.has("reason") or sheet.has("last_day")):
        return {}
    reason = _text(raw.values.get("reason", ""))
    last_day = raw.values.get("last_day")
    if last_day is None:
        if reason:
            sheet.warning(raw.number, "reason", "import.reason_without_end", value=shown(reason))
        return {"ended_how": "", "onward": "", "ended_label": reason}
    how, onward, label = _meaning(sheet, raw, reason)
    is_early = _is_before(last_day, raw.values.get("planned_last_day"))
    return {"ended_how": _how(how, is_early=is_early), "onward": onward, "ended_label": label}


def _meaning(sheet: RawSheet, raw: RawRow, reason: str) -> tuple[str, str, str]:
    """Return how, onward and the kept label of a reason."""
    how, onward = ending_of(reason) if reason else ("", "")
    if reason and not (how or onward):
        sheet.warning(raw.number, "reason", "import.unknown_reason", value=shown(reason))
        return "", Onward.ANDET.value, reason
    is_pool = raw.values.get("kind") == PlacementKind.PULJEFLEKSJOB
    if not reason and is_pool and sheet.has("reason"):
        sheet.warning(raw.number, "reason", "import.reason_missing")
    return how, onward, ""


def _is_before(last_day: Value, planned: Value) -> bool:
    return isinstance(last_day, dt.date) and isinstance(planned, dt.date) and last_day < planned


def _how(said: str, *, is_early: bool) -> str:
    if said == EndedHow.STARTEDE_IKKE:
        return said
    is_early = is_early or said == EndedHow.FOER_TID
    return str(EndedHow.FOER_TID if is_early else EndedHow.GENNEMFOERT)
