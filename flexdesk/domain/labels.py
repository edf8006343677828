"""Danish labels of the closed lists, and the words files use for them."""

from enum import StrEnum

from flexdesk.base.danish import fold
from flexdesk.domain.card_codes import CARD_LABELS
from flexdesk.domain.codes import (
    BenefitKind,
    ContactKind,
    EndedHow,
    HoursKind,
    Onward,
    OutcomeGroup,
    PlacementKind,
    Sector,
)
from flexdesk.domain.work_codes import WORK_LABELS

LABELS: dict[type[StrEnum], dict[str, str]] = {
    BenefitKind: {
        BenefitKind.LEDIGHEDSYDELSE: "Ledighedsydelse",
        BenefitKind.FLEKSJOB: "Fleksjob",
        BenefitKind.KONTANTHJAELP: "Kontanthjælp",
        BenefitKind.SYGEDAGPENGE: "Sygedagpenge",
        BenefitKind.JOBAFKLARING: "Jobafklaringsforløb",
        BenefitKind.RESSOURCEFORLOEB: "Ressourceforløb",
        BenefitKind.SELVFORSOERGELSE: "Selvforsørgelse",
        BenefitKind.PENSION: "Pension",
        BenefitKind.OTHER: "Anden ydelse",
    },
    PlacementKind: {
        PlacementKind.VIRKSOMHEDSPRAKTIK: "Virksomhedspraktik",
        PlacementKind.PULJEFLEKSJOB: "Puljefleksjob",
        PlacementKind.ORDINAERT_FLEKSJOB: "Ordinært fleksjob",
        PlacementKind.ORDINAERT_JOB: "Ordinært job",
        PlacementKind.SMAAJOB: "Småjob",
        PlacementKind.LOENTILSKUD: "Løntilskud",
        PlacementKind.IGU: "IGU",
    },
    EndedHow: {
        EndedHow.GENNEMFOERT: "Gennemført",
        EndedHow.FOER_TID: "Før tid",
        EndedHow.STARTEDE_IKKE: "Startede ikke",
    },
    Onward: {
        Onward.ORDINAERT_FLEKSJOB: "Ordinært fleksjob",
        Onward.ORDINAERT_JOB: "Ordinært job",
        Onward.PULJEFLEKSJOB: "Puljefleksjob",
        Onward.LEDIGHEDSYDELSE: "Tilbage på ledighedsydelse",
        Onward.STARTEDE_IKKE: "Startede ikke",
        Onward.SYGEMELDING: "Sygemelding",
        Onward.GRAVIDITET_BARSEL: "Graviditet eller barsel",
        Onward.FOERTIDSPENSION: "Førtidspension",
        Onward.SENIORPENSION: "Seniorpension",
        Onward.TIDLIG_PENSION: "Tidlig pension",
        Onward.EFTERLOEN: "Efterløn",
        Onward.FLEKSYDELSE: "Fleksydelse",
        Onward.FOLKEPENSION: "Folkepension",
        Onward.FRAFLYTNING: "Fraflytning",
        Onward.ARBEJDSGIVER_STOPPEDE: "Arbejdsgiver stoppede aftalen",
        Onward.BORGER_STOPPEDE: "Borger ønskede at stoppe",
        Onward.UDDANNELSE: "Uddannelse",
        Onward.RESSOURCEFORLOEB: "Ressourceforløb",
        Onward.ANDET_TILBUD: "Andet tilbud",
        Onward.DOED: "Død",
        Onward.ANDET: "Andet",
    },
    OutcomeGroup: {
        OutcomeGroup.ORDINAERT_FLEKSJOB: "I ordinært fleksjob",
        OutcomeGroup.ORDINAERT_JOB: "I ordinært job",
        OutcomeGroup.OTHER: "Afsluttet til andet",
    },
    Sector: {
        Sector.KOMMUNAL: "Kommunal",
        Sector.REGIONAL: "Regional",
        Sector.STATSLIG: "Statslig",
        Sector.PRIVAT: "Privat",
        Sector.FORENING: "Forening",
    },
    ContactKind: {
        ContactKind.TELEFON: "Telefon",
        ContactKind.MOEDE: "Møde",
        ContactKind.BESOEG: "Besøg",
        ContactKind.VIDEOMOEDE: "Videomøde",
        ContactKind.MAIL: "Mail",
        ContactKind.SMS: "Sms",
        ContactKind.BREV: "Brev",
        ContactKind.INGEN_KONTAKT: "Ingen kontakt opnået",
        ContactKind.NOTAT: "Notat",
    },
    HoursKind: {
        HoursKind.CHANGE: "Ændring",
        HoursKind.CORRECTION: "Rettelse",
        HoursKind.AGREED: "Aftale",
    },
    **WORK_LABELS,
    **CARD_LABELS,
}

_SYNONYMS: dict[type[StrEnum], dict[str, tuple[str, ...]]] = {
    BenefitKind: {
        BenefitKind.LEDIGHEDSYDELSE: ("LY", "Ledighedsydelse LY", "Ledighedsydelsesperiode"),
        BenefitKind.FLEKSJOB: ("Fleksløntilskud", "I fleksjob", "Fleksjob med fleksløntilskud"),
        BenefitKind.KONTANTHJAELP: ("KTH", "Uddannelseshjælp"),
        BenefitKind.SYGEDAGPENGE: ("SDP", "Syge-dagpenge"),
        BenefitKind.JOBAFKLARING: ("Jobafklaring", "JAF"),
        BenefitKind.RESSOURCEFORLOEB: ("Ressourceforløbsydelse",),
        BenefitKind.SELVFORSOERGELSE: ("Selvforsørget", "Ingen ydelse", "Ordinært job"),
        BenefitKind.PENSION: (
            "Førtidspension", "Folkepension", "Seniorpension", "Tidlig pension", "Efterløn",
            "Fleksydelse",
        ),
        BenefitKind.OTHER: ("Andet", "Anden"),
    },
    PlacementKind: {
        PlacementKind.VIRKSOMHEDSPRAKTIK: ("Praktik", "Virksomheds-praktik", "VP"),
        PlacementKind.PULJEFLEKSJOB: (
            "Midlertidigt fleksjob (pulje)", "Midlertidigt fleksjob", "Midlertidigt puljefleksjob",
            "Pulje", "Puljejob", "Fleksjob (pulje)", "Pulje-fleksjob",
        ),
        PlacementKind.ORDINAERT_FLEKSJOB: (
            "Fleksjob", "Fleksjob (ordinært)", "Almindeligt fleksjob", "Permanent fleksjob",
        ),
        PlacementKind.ORDINAERT_JOB: (
            "Job", "Ordinær ansættelse", "Ordinær beskæftigelse", "Ordinært arbejde",
        ),
        PlacementKind.SMAAJOB: ("Små job", "Småjobs"),
        PlacementKind.LOENTILSKUD: ("Ansættelse med løntilskud", "Job med løntilskud"),
        PlacementKind.IGU: ("Integrationsgrunduddannelse", "IGU-forløb"),
    },
    EndedHow: {
        EndedHow.GENNEMFOERT: ("Fuldført", "Afsluttet som planlagt", "Gennemført som planlagt"),
        EndedHow.FOER_TID: ("Afbrudt", "Ophørt før tid", "Stoppet før tid"),
        EndedHow.STARTEDE_IKKE: ("Aldrig startet", "Ikke startet", "Startede aldrig"),
    },
    Onward: {
        Onward.ORDINAERT_FLEKSJOB: ("Fleksjob", "I ordinært fleksjob"),
        Onward.ORDINAERT_JOB: ("I ordinært job", "Ordinær ansættelse", "Job"),
        Onward.LEDIGHEDSYDELSE: ("Ledighedsydelse", "LY", "Tilbage til ledighedsydelse"),
        Onward.STARTEDE_IKKE: ("Aldrig startet", "Ikke startet", "Startede aldrig"),
        Onward.SYGEMELDING: ("Syg", "Sygdom", "Sygemeldt"),
        Onward.GRAVIDITET_BARSEL: ("Graviditet/barsel", "Graviditet", "Barsel"),
        Onward.FOERTIDSPENSION: ("Pension",),
        Onward.FRAFLYTNING: ("Fraflyttet", "Flyttet"),
        Onward.ARBEJDSGIVER_STOPPEDE: (
            "Arbejdspladsen stoppede", "Arbejdsgiver stoppede", "Arbejdsgiveren stoppede aftalen",
            "Arbejdsgiver trak sig",
        ),
        Onward.BORGER_STOPPEDE: (
            "Borgeren ønskede at stoppe", "Borger stoppede", "Ønsker ikke at deltage",
        ),
        Onward.UDDANNELSE: ("Under uddannelse",),
        Onward.DOED: ("Afgået ved døden", "Dødsfald"),
        Onward.ANDET: ("Andre årsager", "Anden årsag", "Afsluttet til andet"),
    },
    OutcomeGroup: {
        OutcomeGroup.ORDINAERT_FLEKSJOB: ("Ordinært fleksjob",),
        OutcomeGroup.ORDINAERT_JOB: ("Ordinært job",),
        OutcomeGroup.OTHER: ("Andet",),
    },
    Sector: {
        Sector.KOMMUNAL: ("Kommune", "Kommunalt"),
        Sector.REGIONAL: ("Region", "Regionalt"),
        Sector.STATSLIG: ("Stat", "Statsligt"),
        Sector.PRIVAT: ("Privat virksomhed", "Privatejet"),
        Sector.FORENING: ("Foreninger", "Frivillig forening"),
    },
    ContactKind: {
        ContactKind.TELEFON: ("Tlf", "Tlf.", "Telefonsamtale", "Opkald"),
        ContactKind.MOEDE: ("Samtale", "Personligt møde"),
        ContactKind.BESOEG: ("Virksomhedsbesøg", "Besøg på arbejdsplads"),
        ContactKind.VIDEOMOEDE: ("Video", "Video-møde", "Teams"),
        ContactKind.MAIL: ("E-mail", "Email", "E-post"),
        ContactKind.SMS: ("SMS-besked",),
        ContactKind.BREV: ("Digital Post",),
        ContactKind.INGEN_KONTAKT: ("Ingen kontakt", "Forgæves", "Forgæves opkald"),
        ContactKind.NOTAT: ("Note", "Journalnotat"),
    },
    HoursKind: {
        HoursKind.CHANGE: ("Ny måling", "Måling"),
        HoursKind.CORRECTION: ("Korrektion",),
    },
}  # fmt: skip

_GROUPS: dict[str, OutcomeGroup] = {
    Onward.ORDINAERT_FLEKSJOB: OutcomeGroup.ORDINAERT_FLEKSJOB,
    Onward.ORDINAERT_JOB: OutcomeGroup.ORDINAERT_JOB,
}
_ENDED_EARLY = frozenset({Onward.ARBEJDSGIVER_STOPPEDE, Onward.BORGER_STOPPEDE})


_BLANKS = str.maketrans("-/_", "   ")


def _word(text: str) -> str:
    """Return text as files' words are compared: folded, one blank, no sign at the end."""
    return " ".join(fold(text).translate(_BLANKS).split()).rstrip(".")


def _words_of(kind: type[StrEnum]) -> dict[str, str]:
    words: dict[str, str] = {}
    for code, text in LABELS[kind].items():
        for spelling in (str(code), text, *_SYNONYMS.get(kind, {}).get(code, ())):
            words.setdefault(_word(spelling), str(code))
    return words


_WORDS = {kind: _words_of(kind) for kind in LABELS}


def label(code: str, kind: type[StrEnum] | None = None) -> str:
    """Return the Danish label of a code; an unknown code is its own label.

    The same word may stand in several lists: `kind` says which one a plain string belongs to.
    """
    if kind is None and isinstance(code, StrEnum):
        kind = type(code)
    kinds = (kind,) if kind is not None else tuple(LABELS)
    for each in kinds:
        if code in LABELS[each]:
            return LABELS[each][code]
    return code


def from_label(kind: type[StrEnum], text: str) -> str | None:
    """Return the code of a list that a file's word stands for, None when it is unknown."""
    return _WORDS[kind].get(_word(text))


def group_of(onward: str) -> OutcomeGroup:
    """Return the group of the outcome table; what is unknown or not registered is "andet"."""
    return _GROUPS.get(onward, OutcomeGroup.OTHER)


def ending_of(text: str) -> tuple[str, str]:
    """Return (`ended_how`, `onward`) of the one word a file gives for an ending.

    What the word does not say stays empty: "Ordinært fleksjob" tells nothing about before time.
    """
    how = from_label(EndedHow, text)
    onward = from_label(Onward, text)
    if how is None and onward in _ENDED_EARLY:
        how = EndedHow.FOER_TID
    return str(how or ""), str(onward or "")
