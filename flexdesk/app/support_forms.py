"""What the sheet of a course or support begins with: the citizen, the choices, what stands now."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app.case_index import case_index
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.placement_forms import WorkplaceHit, workplace_hits
from flexdesk.app.support_rows import openings_by_id, support_title
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import format_number
from flexdesk.domain.codes import PlacementKind
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Support
from flexdesk.domain.work_codes import SupportKind
from flexdesk.domain.workplace_entities import Opening

_OERE = 100
_USUAL_LICENCE = "B"


@dataclass(frozen=True, slots=True)
class OpeningHit:
    """An opening a support can be asked for."""

    id: str
    workplace: str
    title: str


@dataclass(frozen=True, slots=True)
class SupportForm:
    """What the sheet begins with."""

    citizen: str
    name: str
    candidate_no: str
    today: dt.date
    title: str
    """What the support is called, empty for a new one."""
    row: Support | None
    workplace: str
    """Name of the workplace it is for, or of the one the citizen is at."""
    workplace_id: str
    price: str
    workplaces: tuple[WorkplaceHit, ...]
    openings: tuple[OpeningHit, ...]
    licence: str
    """What stands as the citizen's licence now."""
    licence_next: str
    """What a passed test would write."""

    def __repr__(self) -> str:
        """Show the kind only: the rest is a citizen's."""
        return "SupportForm()"


def support_form(desk: Desk, citizen_id: str, support_id: str = "") -> SupportForm:
    """Return what the sheet begins with, for a new support or for one there is.

    Raises:
        UserError: `citizen.unknown`, `row.unknown`.
    """
    row = _support(desk, support_id) if support_id else None
    citizen = get_citizen(desk.store.reads, row.citizen if row else citizen_id)
    index = case_index(desk)
    running = index.running(citizen.id, desk.today())
    place = row.workplace if row else running.workplace if running else None
    return SupportForm(
        citizen=citizen.id,
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        today=desk.today(),
        title=support_title(row) if row else "",
        row=row,
        workplace=index.workplace_name(place),
        workplace_id=place or "",
        price=price_typed(row.price_oere) if row else "",
        workplaces=workplace_hits(desk),
        openings=_hits(desk, row.opening if row else ""),
        licence=citizen.licence,
        licence_next=_licence_next(row),
    )


def price_typed(oere: int | None) -> str:
    """Return a price as one types it: "14.500", "650,50"; empty when nobody knows it."""
    if oere is None:
        return ""
    whole = oere % _OERE == 0
    return format_number(oere // _OERE) if whole else format_number(oere / _OERE, 2)


def _licence_next(row: Support | None) -> str:
    if row is None or row.kind != SupportKind.KOEREKORT:
        return ""
    category = row.text.strip().upper()
    return category if category.isalnum() and len(category) <= 2 else _USUAL_LICENCE  # noqa: PLR2004 - B, C, BE


def _hits(desk: Desk, besides: str) -> tuple[OpeningHit, ...]:
    """Return the open openings, and the one that is chosen already."""
    return tuple(
        OpeningHit(row.id, row.workplace, _opening_title(row))
        for row in openings_by_id(desk).values()
        if row.closed_on is None or row.id == besides
    )


def _opening_title(row: Opening) -> str:
    title = row.title or label(row.kind, PlacementKind)
    return f"{title}, kræver {row.needs}" if row.needs else title


def _support(desk: Desk, support_id: str) -> Support:
    row = get_row(desk.store.reads, "support", support_id)
    if not isinstance(row, Support):
        raise UserError("row.unknown", kind="støtte")
    return row
