"""`list` and `dump`: rows as they stand, CPR numbers masked."""

from flexdesk.app.row_lists import KINDS, REVEALING, rows_of_kind
from flexdesk.app.row_lists import dump as dump_rows
from flexdesk.base.errors import UsageError
from flexdesk.base.language import _
from flexdesk.cli.session import Session

__all__ = ["KINDS", "dump", "list_kind"]

_SHOWN: dict[str, tuple[str, ...]] = {
    "citizens": ("candidate_no", "first_name", "last_name", "cpr", "step", "consultant", "id"),
    "benefits": ("kind", "start", "last_day", "citizen", "id"),
    "placements": ("kind", "start", "last_day", "hours_week", "onward", "citizen", "id"),
    "workplaces": ("name", "street", "city", "now", "before", "last_contact", "id"),
    "workplace_persons": ("name", "role", "phone", "workplace", "left_on", "id"),
    "employers": ("name", "cvr", "sector", "places", "id"),
    "openings": ("workplace_name", "title", "kind", "hours_from", "hours_to", "closed_on", "id"),
    "contacts": ("day", "kind", "by", "workplace", "id"),
    "notes": ("day", "kind", "consultant", "text", "id"),
    "tasks": ("due", "kind", "text", "done_on", "id"),
    "hours": ("day", "hours_week", "kind", "placement", "id"),
    "passes": ("step", "start", "last_day", "source", "citizen", "id"),
    "consultants": ("initials", "name", "role", "id"),
    "programs": ("id", "title", "municipality", "start", "last_day"),
    "rules": ("id", "title", "value", "unit"),
    "cards": ("candidate_no", "name", "state", "number", "consent_until", "out", "id"),
    "card_versions": ("number", "day", "text", "citizen", "id"),
    "consents": (
        "recipients",
        "workplace",
        "signed_on",
        "valid_until",
        "withdrawn_on",
        "citizen",
        "id",
    ),
    "hand_outs": ("day", "workplace", "channel", "valid_until", "recalled_on", "citizen", "id"),
}


def list_kind(session: Session) -> int:
    """Print the rows of a kind."""
    args = session.args
    if args.reveal_cpr is not None and args.kind not in REVEALING:
        raise UsageError(
            "cli.usage",
            what=_("--reveal-cpr hører til {kinds}; {kind} har ingen CPR-numre.").format(
                kinds=", ".join(REVEALING), kind=args.kind
            ),
        )
    rows = rows_of_kind(session.desk(), args.kind, reveal=args.reveal_cpr)
    if session.is_json:
        session.streams.put_json(rows)
        return 0
    columns = _SHOWN.get(args.kind) or tuple(rows[0] if rows else ("id",))
    session.streams.put_table(columns, [[row.get(name) for name in columns] for row in rows])
    return 0


def dump(session: Session) -> int:
    """Print the whole store, the same every time."""
    rows = dump_rows(session.desk(), reveal=session.args.reveal_cpr)
    if session.is_json:
        session.streams.put_json(rows)
        return 0
    for entity, found in rows.items():
        session.streams.put(f"{entity}: {len(found)}")
        for row in found:
            session.streams.put("  " + "  ".join(f"{k}={v}" for k, v in row.items() if v))
    return 0
