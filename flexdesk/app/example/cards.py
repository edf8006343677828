"""The kandidatkort of the example team: versions, consents and hand-outs, written last."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flexdesk.app.example import steps
from flexdesk.app.example.book import Book, Row
from flexdesk.app.example.calendar import on, until
from flexdesk.app.example.cast_cards import (
    CARDS,
    TEAM_CARDS,
    TEAM_MADE_ON,
    TEAM_SIGNED_ON,
    TEAM_UNTIL,
    CardLine,
    ConsentLine,
)
from flexdesk.app.example.daily import People
from flexdesk.app.example.lives import Tools
from flexdesk.base.danish import fold
from flexdesk.domain.kandidatkort import CardContact, CardContent, content_hash, to_value

UNIT = "Team Fleksjob"
PURPOSE = "At finde en arbejdsplads til praktik og fleksjob"
_FROM_STEPS = frozenset({steps.JOBSOEGNING, steps.INDLEDENDE_SAMTALE, steps.PRAKTIK})


@dataclass(frozen=True, slots=True)
class _Told:
    """A citizen's rows while they are written."""

    citizen: Row
    versions: list[Row]
    consents: list[Row]


def write_cards(tools: Tools, names: frozenset[str]) -> tuple[tuple[str, CardContent], ...]:
    """Write everything; return the cards that are still being written, by citizen."""
    people = People(tools.book, names)
    contacts = dict(_consultants(tools.book))
    drafts = []
    for line in CARDS:
        citizen = people.by_name[line.name]
        contact = contacts[citizen["consultant"]]
        if line.draft is not None:
            drafts.append((str(citizen["id"]), _filled(line.draft, citizen, contact)))
        _write_card(tools, citizen, line, contact)
    _write_team(tools, contacts)
    return tuple(drafts)


def _consultants(book: Book) -> Iterator[tuple[str, CardContact]]:
    for at, row in enumerate(book.rows("consultant"), start=1):
        words = fold(row["name"]).replace("-", " ").split()
        row["phone"] = f"00 {at:02} {at:02} {at:02}"
        row["email"] = f"{words[0]}.{words[-1]}@jobcenter.example"
        yield (
            row["initials"],
            CardContact(row["name"], "Jobkonsulent", UNIT, row["phone"], row["email"]),
        )


def _filled(content: CardContent, citizen: Row, contact: CardContact) -> CardContent:
    return replace(content, candidate_no=citizen["candidate_no"], contact=contact)


def _write_card(tools: Tools, citizen: Row, line: CardLine, contact: CardContact) -> None:
    told = _Told(citizen, [], [])
    for number, (day, content) in enumerate(line.versions, start=1):
        told.versions.append(
            _version(tools.book, citizen, number, day, _filled(content, citizen, contact))
        )
    for consent in line.consents:
        told.consents.append(_consent(tools, told, consent))
    for hand_out in line.hand_outs:
        consent_row = told.consents[hand_out.consent]
        tools.book.add(
            "hand_out",
            citizen=citizen["id"],
            version=consent_row["version"],
            consent=consent_row["id"],
            day=on(hand_out.day),
            recipient="arbejdsplads",
            workplace=tools.places.id_of[hand_out.place],
            person=hand_out.person,
            channel=hand_out.channel,
            sight="arbejdsgiver",
            look="baand",
            size="a4",
            format="pdf",
            language="da",
            valid_until=consent_row["valid_until"],
            asked_back_on=until(hand_out.asked_back_on),
            recalled_on=until(hand_out.recalled_on),
            recalled_how=hand_out.recalled_how,
            by=citizen["consultant"],
        )


def _version(book: Book, citizen: Row, number: int, day: str, content: CardContent) -> Row:
    return book.add(
        "card_version",
        citizen=citizen["id"],
        number=number,
        day=on(day),
        content=to_value(content),
        content_hash=content_hash(content),
        overrides=[],
        by=citizen["consultant"],
    )


def _consent(tools: Tools, told: _Told, line: ConsentLine) -> Row:
    version = told.versions[line.version - 1]
    return tools.book.add(
        "consent",
        citizen=told.citizen["id"],
        version=version["id"],
        content_hash=version["content_hash"],
        made_on=on(line.made_on),
        purpose=PURPOSE,
        sections=list(line.sections),
        recipients=line.recipients,
        workplace=tools.places.id_of[line.place] if line.place else None,
        channels=["papir", "mail", "vist"],
        how=line.how if line.signed_on else "",
        signed_on=until(line.signed_on),
        valid_until=on(line.valid_until),
        withdrawn_on=until(line.withdrawn_on),
        withdrawn_how=line.withdrawn_how,
        text=line.text,
        by=told.citizen["consultant"],
    )


def _write_team(tools: Tools, contacts: dict[str, CardContact]) -> None:
    """Write an approved card for each who is looking for a place and has none yet."""
    has = {row["citizen"] for row in tools.book.rows("card_version")}
    looking = [
        row
        for row in tools.book.rows("citizen")
        if row.get("step") in _FROM_STEPS
        and row["id"] not in has
        and not row.get("address_protected")
        and row["consultant"] in contacts
    ]
    for at, citizen in enumerate(looking):
        name = f"{citizen['first_name']} {citizen['last_name'][0]}."
        content = replace(TEAM_CARDS[at % len(TEAM_CARDS)], name=name)
        consent = ConsentLine(1, "kommunale", TEAM_SIGNED_ON, TEAM_UNTIL, TEAM_MADE_ON)
        line = CardLine(name, ((TEAM_MADE_ON, content),), (consent,))
        _write_card(tools, citizen, line, contacts[citizen["consultant"]])
