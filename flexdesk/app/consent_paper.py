"""The consent form of a consent: what the citizen reads and signs, as a file."""

from flexdesk.app.card_files import OutFile
from flexdesk.app.card_index import get_version, overrides_of
from flexdesk.app.consent_words import channels_text, section_names, told_sections
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.app.transfer_texts import bare
from flexdesk.base.errors import UserError
from flexdesk.domain.card_codes import CARD_LABELS, UNASKED, Recipients, Section
from flexdesk.domain.card_entities import CardVersion, Consent
from flexdesk.domain.card_permit import codes_of
from flexdesk.domain.entities import Citizen, Consultant, Workplace
from flexdesk.domain.kandidatkort import CardContent, from_value, restricted, shown_sections
from flexdesk.reports.consent_paper import ConsentPaper, render_consent


def consent_form(desk: Desk, consent_id: str) -> OutFile:
    """Return the form to print and sign, and log that it was made.

    Raises:
        UserError: `row.unknown`, `consent.form_overflow`.
    """
    consent = get_row(desk.store.reads, "consent", consent_id)
    if not isinstance(consent, Consent):
        raise UserError("row.unknown", kind="samtykke")
    citizen = get_citizen(desk.store.reads, consent.citizen)
    version = get_version(desk.store.reads, consent.version)
    data = render_consent(form_of(desk, citizen, version, consent))
    desk.store.access("export", citizen.id, document="samtykke til kandidatkort")
    return OutFile(_file_name(citizen, version), data)


def form_of(desk: Desk, citizen: Citizen, version: CardVersion, consent: Consent) -> ConsentPaper:
    """Return what stands on the form: every statement that may be shown, and what was kept."""

    def told(text: str) -> str:
        return bare(text, citizen.cpr)

    whole = from_value(version.content)
    content = _shown(whole, consent)
    sections = [(code, texts) for code, texts in told_sections(content) if code not in UNASKED]
    labels = {str(section): text for section, text in CARD_LABELS[Section].items()}
    named = {code for code, _texts in sections}
    left_out = [s.value for s in shown_sections(whole) if s not in UNASKED and s not in named]
    consultant = _consultant(desk, citizen)
    return ConsentPaper(
        name=f"{citizen.first_name} {citizen.last_name}".strip(),
        candidate_no=citizen.candidate_no,
        number=version.number,
        version_day=version.day,
        purpose=told(consent.purpose),
        recipients=_recipients(desk, consent),
        channels=channels_text(consent.channels).capitalize(),
        until=consent.valid_until,
        naming=_naming(content),
        sections=tuple(
            (labels[code], tuple(told(text) for text in texts))
            for code, texts in sections
            if code not in {Section.NAVN.value, Section.BILLEDE.value}
        ),
        left_out=tuple(name.lower() for name in section_names(left_out)),
        kept=tuple(
            (labels.get(each.section, each.section), told(each.text), told(each.reason))
            for each in overrides_of(version)
            if each.section not in left_out
        ),
        consultant=consultant_names(desk).get(citizen.consultant, desk.user_name),
        contact=", ".join(part for part in consultant if part),
        municipality=desk.municipality,
        team=desk.team_name,
        text=told(consent.text),
        is_example=desk.is_example,
    )


def _shown(content: CardContent, consent: Consent) -> CardContent:
    sections = codes_of(consent.sections)
    return restricted(content, sections, anonymous=Section.NAVN.value not in sections)


def _naming(content: CardContent) -> str:
    """Return how the card names her, and whether it shows a picture."""
    shown = shown_sections(content)
    if Section.NAVN not in shown:
        return "Kortet er uden navn og uden billede. Der står kun mit kandidat-nr."
    picture = "mit billede" if Section.BILLEDE in shown else "intet billede"
    return f"Kortet viser navnet »{content.name}« og {picture}."


def _recipients(desk: Desk, consent: Consent) -> str:
    if consent.recipients != Recipients.ARBEJDSPLADS:
        return _RECIPIENTS.get(consent.recipients, "–")
    place = desk.store.reads.get("workplace", consent.workplace or "")
    return f"Kun {place.name}" if isinstance(place, Workplace) else "–"


_RECIPIENTS = {
    Recipients.KOMMUNALE.value: "Kommunale arbejdspladser, og ingen andre",
    Recipients.ALLE.value: "Alle arbejdspladser, både kommunale og private",
    Recipients.BORGER.value: "Kun mig selv. Jeg viser det selv til dem, jeg vil",
}


def _consultant(desk: Desk, citizen: Citizen) -> tuple[str, ...]:
    """Return phone and mail at work of whom the citizen calls."""
    wanted = citizen.consultant or desk.initials
    for row in desk.store.reads.load("consultant"):
        if isinstance(row, Consultant) and row.initials == wanted:
            return (row.phone, row.email)
    return ()


def _file_name(citizen: Citizen, version: CardVersion) -> str:
    kept = (
        sign for sign in citizen.candidate_no if sign == "-" or (sign.isascii() and sign.isalnum())
    )
    return f"Samtykke_{''.join(kept) or 'nr'}_v{version.number}.pdf"
