"""Closed lists of the kandidatkort: its sections, who may have it, how it is given, its looks."""

from enum import StrEnum


class Section(StrEnum):
    """A part of the card that can be turned off, and that a consent names."""

    NAVN = "navn"
    BILLEDE = "billede"
    OVERSKRIFT = "overskrift"
    KOMPETENCER = "kompetencer"
    OPGAVER = "opgaver"
    OM_MIG = "om_mig"
    ERFARING = "erfaring"
    BEVISER = "beviser"
    HENSYN = "hensyn"
    TIMER = "timer"
    START = "start"
    OMRAADE = "omraade"
    TRANSPORT = "transport"
    SPROG = "sprog"
    KOEREKORT = "koerekort"
    PRIS = "pris"
    NAESTE = "naeste"


MAIN_SECTIONS: tuple[Section, ...] = (
    Section.KOMPETENCER,
    Section.OPGAVER,
    Section.OM_MIG,
    Section.ERFARING,
    Section.BEVISER,
    Section.HENSYN,
    Section.PRIS,
    Section.NAESTE,
)
"""The sections of the main column in their usual order; a card may order them anew."""

SIDE_SECTIONS: tuple[Section, ...] = (
    Section.BILLEDE,
    Section.TIMER,
    Section.START,
    Section.OMRAADE,
    Section.TRANSPORT,
    Section.SPROG,
    Section.KOEREKORT,
)
"""The sections beside the main column, always in this order."""

NAMED_ONLY = frozenset({Section.NAVN, Section.BILLEDE})
"""What an anonymous card never holds."""

UNASKED = frozenset({Section.PRIS, Section.NAESTE})
"""What is about the scheme and not about the citizen: no consent is asked for it."""


class Recipients(StrEnum):
    """Whom a consent covers."""

    ARBEJDSPLADS = "arbejdsplads"
    KOMMUNALE = "kommunale"
    ALLE = "alle"
    BORGER = "borger"


class RecipientKind(StrEnum):
    """Who gets a card: a workplace, or the citizen herself."""

    ARBEJDSPLADS = "arbejdsplads"
    BORGER = "borger"


class CardChannel(StrEnum):
    """How a card reaches the one who gets it."""

    PAPIR = "papir"
    MAIL = "mail"
    VIST = "vist"


class ConsentHow(StrEnum):
    """How a consent was given."""

    UNDERSKRIFT = "underskrift"
    MUNDTLIGT = "mundtligt"
    DIGITALT = "digitalt"


class ConsentEnd(StrEnum):
    """Why a consent no longer holds before its last day."""

    BORGER = "borger"
    BESKYTTELSE = "beskyttelse"
    LUKKET = "lukket"
    AFLOEST = "afloest"
    FEJL = "fejl"


class RecallHow(StrEnum):
    """How a card that was called back ended."""

    RETURNERET = "returneret"
    DESTRUERET = "destrueret"
    INTET_SVAR = "intet_svar"
    ALDRIG_UDLEVERET = "aldrig_udleveret"


class Sight(StrEnum):
    """Who looks at a card: the team, an employer, or an employer who may not know the name."""

    INTERN = "intern"
    ARBEJDSGIVER = "arbejdsgiver"
    ANONYM = "anonym"


class CardLook(StrEnum):
    """The looks of the paper."""

    BAAND = "baand"
    LYS = "lys"
    KLASSISK = "klassisk"


class CardSize(StrEnum):
    """The sizes of the paper: one drawing, scaled."""

    A4 = "a4"
    A5 = "a5"


class CardFormat(StrEnum):
    """The files a card is given as."""

    PDF = "pdf"
    WORD = "docx"
    TEKST = "txt"
    MAIL = "eml"


CARD_LABELS: dict[type[StrEnum], dict[str, str]] = {
    Section: {
        Section.NAVN: "Navn",
        Section.BILLEDE: "Billede",
        Section.OVERSKRIFT: "Overskrift",
        Section.KOMPETENCER: "Det kan jeg",
        Section.OPGAVER: "Opgaver jeg gerne vil løse",
        Section.OM_MIG: "Det motiverer mig",
        Section.ERFARING: "Erfaring",
        Section.BEVISER: "Uddannelse, kurser og beviser",
        Section.HENSYN: "Sådan fungerer det bedst for mig",
        Section.TIMER: "Dage og timer",
        Section.START: "Kan starte",
        Section.OMRAADE: "Område",
        Section.TRANSPORT: "Transport",
        Section.SPROG: "Sprog",
        Section.KOEREKORT: "Kørekort",
        Section.PRIS: "Det betaler I",
        Section.NAESTE: "Det sker der nu",
    },
    Recipients: {
        Recipients.ARBEJDSPLADS: "Én arbejdsplads",
        Recipients.KOMMUNALE: "Kommunale arbejdspladser",
        Recipients.ALLE: "Alle arbejdspladser",
        Recipients.BORGER: "Kun borgeren selv",
    },
    RecipientKind: {
        RecipientKind.ARBEJDSPLADS: "Arbejdsplads",
        RecipientKind.BORGER: "Borgeren selv",
    },
    CardChannel: {
        CardChannel.PAPIR: "På papir",
        CardChannel.MAIL: "Med mail",
        CardChannel.VIST: "Vist på skærm",
    },
    ConsentHow: {
        ConsentHow.UNDERSKRIFT: "Underskrevet på papir",
        ConsentHow.MUNDTLIGT: "Mundtligt, noteret",
        ConsentHow.DIGITALT: "Digitalt, i fagsystem eller Digital Post",
    },
    ConsentEnd: {
        ConsentEnd.BORGER: "Borgeren trak det tilbage",
        ConsentEnd.BESKYTTELSE: "Adressen blev beskyttet",
        ConsentEnd.LUKKET: "Sagen blev lukket",
        ConsentEnd.AFLOEST: "Afløst af et nyt samtykke",
        ConsentEnd.FEJL: "Registreret ved en fejl",
    },
    RecallHow: {
        RecallHow.RETURNERET: "Kortet er afleveret",
        RecallHow.DESTRUERET: "Arbejdspladsen har destrueret det",
        RecallHow.INTET_SVAR: "Intet svar",
        RecallHow.ALDRIG_UDLEVERET: "Blev aldrig udleveret",
    },
    Sight: {
        Sight.INTERN: "Internt",
        Sight.ARBEJDSGIVER: "Det ser arbejdsgiveren",
        Sight.ANONYM: "Anonymt",
    },
    CardLook: {
        CardLook.BAAND: "Farvebånd",
        CardLook.LYS: "Lyst, sparer blæk",
        CardLook.KLASSISK: "Klassisk brevpapir",
    },
    CardSize: {CardSize.A4: "A4", CardSize.A5: "A5"},
    CardFormat: {
        CardFormat.PDF: "PDF",
        CardFormat.WORD: "Word",
        CardFormat.TEKST: "Tekst",
        CardFormat.MAIL: "Mailudkast",
    },
}
"""What the codes are called on screen."""
