"""The cards of I dag about workplaces and support: what is to be done next, what is looked at."""

from flexdesk.app.rows import CitizenRow
from flexdesk.app.support_due import NO_RESULT, REVIEW, WAITING, due
from flexdesk.app.today_lines import line_of
from flexdesk.app.today_rows import (
    NEXT,
    PLACES,
    SUPPORT,
    SUPPORTS,
    CardLine,
    CardRows,
    day_in_prose,
    when_text,
)
from flexdesk.app.today_scope import Scope

_VERBS = {
    WAITING: ("Se ansøgning", "edit"),
    REVIEW: ("Se støtten", "edit"),
    NO_RESULT: ("Skriv resultat", "result"),
}
"""What each line of support offers, and which form that is."""


def places_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the workplaces where something is to be done by now; unowned is everybody's."""
    del rows
    lines = [
        CardLine(
            citizen="",
            name=row.name,
            candidate_no=row.name,
            detail=row.next_action,
            hidden_detail="Næste skridt",
            right=when_text(row.next_on, "", scope.on),
            verb="Udfør",
            act=NEXT,
            workplace=row.id,
            is_urgent=row.next_on < scope.on,
            day=row.next_on,
        )
        for row in scope.index.workplaces.values()
        if row.next_on is not None
        and row.next_on <= scope.on
        and row.closed_on is None
        and (not row.next_by or scope.is_in(row.next_by))
    ]
    lines.sort(key=lambda line: (line.day or scope.on, line.name))
    return CardRows(PLACES, "Arbejdspladser", "næste skridt", tuple(lines), len(lines))


def support_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return the courses and support that want an answer, a result, or to be looked at again."""
    shown = {row.id: row for row in rows}
    lines = [
        line_of(
            shown[found.citizen],
            detail=f"{found.title.partition(':')[0]} · {found.text}",
            right=day_in_prose(found.day),
            verb=_VERBS[found.why][0],
            act=SUPPORT,
            support=found.support,
            mode=_VERBS[found.why][1],
            is_urgent=found.day < scope.on,
            day=found.day,
        )
        for found in due(scope.desk, scope.on)
        if found.citizen in shown
    ]
    return CardRows(SUPPORTS, "Kurser og støtte", "at tage op", tuple(lines), len(lines))
