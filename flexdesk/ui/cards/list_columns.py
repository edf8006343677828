"""The columns of the list of cards: what each shows and what it sorts by. No Qt."""

from flexdesk.app.card_rows import CardRow
from flexdesk.app.card_state import LOOK, STATES
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.column_spec import ColumnSpec

Spec = ColumnSpec[CardRow]

_ORDER = {state.value: at for at, state in enumerate(STATES)}
_NAME_LEAST = 190
"""So much room the names have before a column is left out for them."""


def version_text(row: CardRow) -> str:
    """Return the newest version, a dash when there is none."""
    if not row.number:
        return "–"
    told = _("Version {n}").format(n=format_number(row.number))
    return _("{version} + kladde").format(version=told) if row.has_draft else told


def until_text(row: CardRow) -> str:
    """Return the last day of the consent, a dash when there is none."""
    return row.until_text or "–"


def out_text(row: CardRow) -> str:
    """Return how many are with workplaces, and how many of them must come back."""
    if row.recalls:
        return _("{n}, kald {back} hjem").format(
            n=format_number(row.out), back=format_number(row.recalls)
        )
    return format_number(row.out) if row.out else ""


def state_order(row: CardRow) -> int:
    """Return where a state stands in a card's life."""
    return _ORDER[row.state]


def columns_for(room: int, *, is_hidden: bool = False, has_team: bool = False) -> tuple[Spec, ...]:
    """Return the columns that fit a list of so many pixels, names whole first."""
    kept = [pair for pair in _columns(is_hidden=is_hidden) if has_team or pair[1].key != "by"]
    while _width(kept) + _NAME_LEAST > room and any(rank for rank, _spec in kept):
        kept.remove(max(kept, key=lambda pair: pair[0]))
    return tuple(spec for _rank, spec in kept)


def _columns(*, is_hidden: bool) -> tuple[tuple[int, Spec], ...]:
    """Return every column with its rank; those of the highest go first when there is no room."""
    name = (
        ColumnSpec("name", _("Kandidatnr."), _number, _number, width=0, is_bold=True)
        if is_hidden
        else ColumnSpec("name", _("Navn"), lambda row: row.name,
                        lambda row: row.sort_name, width=0, is_bold=True)
    )  # fmt: skip
    return (
        (0, name),
        (0, ColumnSpec("state", _("Tilstand"), lambda row: row.state_text,
                       state_order, width=204, paint="state")),
        (3, ColumnSpec("version", _("Version"), version_text,
                       lambda row: row.number or None, width=156)),
        (1, ColumnSpec("until", _("Samtykke til"), until_text,
                       lambda row: row.until, width=128, tone=_until_tone)),
        (4, ColumnSpec("recipients", _("Må gives til"), lambda row: row.recipients or "–",
                       lambda row: row.recipients or None, width=210)),
        (2, ColumnSpec("out", _("Ude"), out_text, lambda row: row.out or None, width=136,
                       tone=_out_tone, is_descending_first=True)),
        (5, ColumnSpec("by", _("Konsulent"), lambda row: row.consultant or "–",
                       lambda row: row.consultant or None, width=116)),
    )  # fmt: skip


def _number(row: CardRow) -> str:
    return row.candidate_no


def _until_tone(row: CardRow) -> str:
    return "amber" if row.tone == LOOK and row.until else "ink"


def _out_tone(row: CardRow) -> str:
    return "danger" if row.recalls else "ink"


def _width(kept: "list[tuple[int, Spec]]") -> int:
    return sum(spec.width for _rank, spec in kept)
