"""The card of I dag about screenings that are to be taken up again."""

from flexdesk.app.rows import CitizenRow
from flexdesk.app.screening_due import due
from flexdesk.app.today_lines import line_of
from flexdesk.app.today_rows import CardRows, day_in_prose
from flexdesk.app.today_scope import Scope

SCREENINGS, LOOK = "screenings", "screening-look"
"""Key of the card, and what its lines offer to do."""


def screening_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the screenings whose next day has come, each with the sheet of a new look."""
    shown = {row.id: row for row in rows}
    lines = [
        line_of(
            shown[found.citizen],
            detail=f"{found.list_label} · {found.result_label.lower()}",
            right=day_in_prose(found.day),
            verb="Skriv screening",
            act=LOOK,
            placement=found.placement,
            mode=found.list,
            is_urgent=found.day < scope.on,
            day=found.day,
        )
        for found in due(scope.desk, scope.on)
        if found.citizen in shown
    ]
    return CardRows(SCREENINGS, "Screening", "at tage op igen", tuple(lines), len(lines))
