"""The card of I dag about kandidatkort: what must come back, what expires, what waits."""

import datetime as dt
from collections.abc import Iterator

from flexdesk.app.card_index import CardIndex, card_index
from flexdesk.app.card_recalls import Recall, due
from flexdesk.app.card_state import CardState, ends_on, version_state, waiting
from flexdesk.app.consent_rows import expiring_days
from flexdesk.app.desk import Desk
from flexdesk.app.rows import CitizenRow
from flexdesk.app.today_rows import CARDS, CardLine, CardRows, day_in_prose
from flexdesk.app.today_scope import Scope, scope_of
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.card_entities import CardVersion
from flexdesk.domain.entities import Citizen

RECALL, CONSENT, SIGN = "card-recall", "card-consent", "card-sign"
"""What a line offers to do: about a citizen, a version, a consent; the id stands in `card`."""
_RANKS = {RECALL: 0, CONSENT: 1, SIGN: 2}


def card_card(scope: Scope, rows: list[CitizenRow]) -> CardRows:
    """Return what of the cards wants a hand, for the page I dag."""
    del rows
    lines = _lines(scope)
    return CardRows(CARDS, "Kandidatkort", "samtykke og udlevering", lines, len(lines))


def card_lines(desk: Desk, on: dt.date, *, mine: bool = True) -> tuple[CardLine, ...]:
    """Return what of the cards wants a hand on a day: to come back, to be renewed, to be signed."""
    return _lines(scope_of(desk, on, mine=mine))


def _lines(scope: Scope) -> tuple[CardLine, ...]:
    found = [*_recalls(scope), *_consents(scope)]
    found.sort(key=lambda line: (_RANKS[line.act], line.day or scope.on, line.name))
    return tuple(found)


# --- to come back ----------------------------------------------------------------------------


def _recalls(scope: Scope) -> Iterator[CardLine]:
    """Yield a line for each citizen with cards that must come back; a closed case has them too."""
    by_citizen: dict[str, list[Recall]] = {}
    for recall in due(scope.desk, scope.on):
        if _wants_a_hand(scope, recall):
            by_citizen.setdefault(recall.row.citizen, []).append(recall)
    for citizen_id, recalls in by_citizen.items():
        citizen = scope.index.citizens.get(citizen_id)
        if citizen is None or not scope.is_in(citizen.consultant):
            continue
        first, is_asked = recalls[0], all(each.is_asked for each in recalls)
        count = len(recalls)
        yield _line(
            citizen,
            detail=first.why_text,
            right="1 kort" if count == 1 else f"{format_number(count)} kort",
            verb="Skriv svar" if is_asked else "Kald hjem",
            act=RECALL,
            card=citizen_id,
            is_urgent=not is_asked,
            day=first.since or first.row.day,
        )


def _wants_a_hand(scope: Scope, recall: Recall) -> bool:
    """Say whether a card is to be asked for, or the workplace has had its days to answer.

    Source: kandidatkort.recall_days.
    """
    asked = recall.row.asked_back_on
    if asked is None:
        return True
    days = scope.desk.rules.count("kandidatkort.recall_days", scope.on)
    return asked + dt.timedelta(days=days) <= scope.on


# --- to be renewed, to be signed ---------------------------------------------------------------


def _consents(scope: Scope) -> Iterator[CardLine]:
    cards, soon = card_index(scope.desk), expiring_days(scope.desk, scope.on)
    for citizen_id in cards.versions:
        citizen, version = scope.index.citizens.get(citizen_id), cards.newest(citizen_id)
        if citizen is None or version is None:
            continue
        if not scope.is_in(citizen.consultant) or not scope.is_active(citizen):
            continue
        state = version_state(scope.desk, cards, version, scope.on, soon)
        line = None
        if state is CardState.UDLOEBER:
            line = _expires(scope, cards, citizen, version)
        elif state is CardState.VENTER:
            line = _waits(scope, cards, citizen, version)
        if line is not None:
            yield line


def _expires(
    scope: Scope, cards: CardIndex, citizen: Citizen, version: CardVersion
) -> CardLine | None:
    covering = cards.consents_for(version)
    day = ends_on(covering, scope.on)
    if day is None:
        return None
    asked = waiting(covering, scope.on)
    detail = f"Samtykket udløber {format_day(day)}"
    if asked:
        # a new one is prepared already: it only wants the signature
        text = f"{detail} · nyt venter på underskrift"
        return _line(
            citizen, detail=text, right=day_in_prose(day), verb="Skriv underskrift", act=SIGN,
            card=asked[-1].id, day=day,
        )  # fmt: skip
    return _line(
        citizen, detail=detail, right=day_in_prose(day), verb="Forny samtykke", act=CONSENT,
        card=version.id, day=day, text="Nyt samtykke til kandidatkort",
    )  # fmt: skip


def _waits(
    scope: Scope, cards: CardIndex, citizen: Citizen, version: CardVersion
) -> CardLine | None:
    asked = waiting(cards.consents_for(version), scope.on)
    if not asked:
        return None
    row, days = asked[-1], (scope.on - asked[-1].made_on).days
    return _line(
        citizen,
        detail="Samtykket venter på underskrift",
        right="i dag" if days == 0 else f"{format_number(days)} {'dag' if days == 1 else 'dage'}",
        verb="Skriv underskrift",
        act=SIGN,
        card=row.id,
        day=row.made_on,
    )


def _line(  # noqa: PLR0913 - the parts of a line, by name
    citizen: Citizen,
    *,
    detail: str,
    right: str,
    verb: str,
    act: str,
    card: str,
    day: dt.date,
    text: str = "",
    is_urgent: bool = False,
) -> CardLine:
    name = f"{citizen.first_name} {citizen.last_name}".strip()
    return CardLine(
        citizen.id, name, citizen.candidate_no, detail, right, verb, act,
        text=text, is_urgent=is_urgent, day=day, card=card,
    )  # fmt: skip
