"""What the history says of workplaces, their people, openings, contacts and employers."""

from collections.abc import Mapping

from flexdesk.domain.codes import ContactKind, PlacementKind
from flexdesk.domain.labels import label
from flexdesk.domain.work_codes import OpeningClosed

WORKPLACE_VERBS: dict[str, str] = {
    "workplace.add": "ny arbejdsplads",
    "workplace.edit": "rettet arbejdsplads",
    "workplace.close": "lukket arbejdsplads",
    "workplace.reopen": "genåbnet arbejdsplads",
    "workplace.delete": "slettet arbejdsplads",
    "workplace.merge": "to arbejdspladser slået sammen",
    "workplace.next": "næste skridt på arbejdsplads",
    "workplace.next_done": "udført skridt på arbejdsplads",
    "workplace.contact": "kontakt med arbejdsplads",
    "workplace.contact_delete": "slettet kontakt med arbejdsplads",
    "workplace_person.add": "ny kontaktperson",
    "workplace_person.edit": "rettet kontaktperson",
    "workplace_person.left": "kontaktperson er stoppet",
    "workplace_person.back": "kontaktperson er der igen",
    "workplace_person.delete": "slettet kontaktperson",
    "opening.add": "ny ledig plads",
    "opening.edit": "rettet ledig plads",
    "opening.close": "lukket ledig plads",
    "opening.reopen": "genåbnet ledig plads",
    "opening.delete": "slettet ledig plads",
    "employer.add": "ny arbejdsgiver",
    "employer.edit": "rettet arbejdsgiver",
    "employer.set": "valg af arbejdsgiver",
    "employer.delete": "slettet arbejdsgiver",
}
"""Verbs of this subject as the history names them."""


def about_workplace(verb: str, facts: Mapping[str, object]) -> str:
    """Return what an action was about, beyond its name; empty when the name says it."""
    kind, count = str(facts.get("kind") or ""), facts.get("citizens")
    if verb == "workplace.contact":
        about = f"{label(kind, ContactKind).lower()}"
        if not isinstance(count, int) or not count:
            return about
        return f"{about} om {count} {'borger' if count == 1 else 'borgere'}"
    if verb == "workplace.merge":
        rows = facts.get("rows")
        return f"{rows} {'række' if rows == 1 else 'rækker'} flyttet"
    if verb == "opening.close":
        return label(str(facts.get("how") or ""), OpeningClosed).lower()
    if verb.startswith("opening.") and kind:
        return label(kind, PlacementKind).lower()
    return ""
