"""All rows of one citizen, read without the rest of the caseload: what the citizen's page needs."""

from dataclasses import dataclass
from typing import Any, cast

from flexdesk.app.case_index import CaseIndex, build_index
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen
from flexdesk.domain.card_entities import CardVersion, Consent, HandOut
from flexdesk.domain.daily_entities import Attachment, Decision, Goal, Pause
from flexdesk.domain.entities import (
    Caseload,
    Citizen,
    Contact,
    Note,
    Placement,
    Workplace,
)
from flexdesk.domain.pipeline import Pipeline
from flexdesk.domain.placement_entities import Support


@dataclass(frozen=True, slots=True)
class CitizenFile:
    """One citizen's rows, with an index that holds nobody else."""

    citizen: Citizen
    pipeline: Pipeline
    index: CaseIndex
    notes: tuple[Note, ...] = ()
    pauses: tuple[Pause, ...] = ()
    goals: tuple[Goal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    supports: tuple[Support, ...] = ()
    card_versions: tuple[CardVersion, ...] = ()
    consents: tuple[Consent, ...] = ()
    hand_outs: tuple[HandOut, ...] = ()

    @property
    def id(self) -> str:
        """The citizen's id."""
        return self.citizen.id

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The citizen's placements in order of start."""
        return self.index.placements.get(self.citizen.id, ())

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """Contacts with workplaces about the citizen, oldest first."""
        return self.index.contacts.get(self.citizen.id, ())


def read_file(desk: Desk, citizen_id: str) -> CitizenFile:
    """Return the rows of a citizen.

    Raises:
        UserError: `citizen.unknown`.
    """
    reads = desk.store.reads
    citizen = get_citizen(reads, citizen_id)

    def of(entity: str) -> tuple[Any, ...]:
        return reads.load(entity, citizen=citizen_id)

    placements, contacts, pauses = of("placement"), of("contact"), of("pause")
    supports, consents, hand_outs = of("support"), of("consent"), of("hand_out")
    caseload = Caseload(
        citizens=(citizen,),
        benefits=of("benefit"),
        workplaces=_workplaces(desk, (*placements, *contacts, *supports, *consents, *hand_outs)),
        placements=placements,
        hours=of("hours"),
        passes=of("pass"),
        tasks=of("task"),
        contacts=contacts,
        pauses=pauses,
    )
    return CitizenFile(
        citizen=citizen,
        pipeline=desk.pipeline_of(citizen.program),
        index=build_index(caseload, {}),
        notes=of("note"),
        pauses=pauses,
        goals=of("goal"),
        decisions=of("decision"),
        attachments=of("attachment"),
        supports=supports,
        card_versions=of("card_version"),
        consents=consents,
        hand_outs=hand_outs,
    )


def _workplaces(
    desk: Desk, rows: tuple[Placement | Contact | Support | Consent | HandOut, ...]
) -> tuple[Workplace, ...]:
    wanted = dict.fromkeys(row.workplace for row in rows if row.workplace)
    found = (desk.store.reads.get("workplace", each) for each in wanted)
    return tuple(cast("Workplace", row) for row in found if row is not None)
