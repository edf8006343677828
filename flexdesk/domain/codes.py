"""The closed lists of the field, with the code that is stored; labels stand in domain.labels."""

from enum import StrEnum


class BenefitKind(StrEnum):
    """What a person lives on in a period."""

    LEDIGHEDSYDELSE = "ledighedsydelse"
    FLEKSJOB = "fleksjob"
    KONTANTHJAELP = "kontanthjaelp"
    SYGEDAGPENGE = "sygedagpenge"
    JOBAFKLARING = "jobafklaring"
    RESSOURCEFORLOEB = "ressourceforloeb"
    SELVFORSOERGELSE = "selvforsoergelse"
    PENSION = "pension"
    OTHER = "andet"


class PlacementKind(StrEnum):
    """What kind of stay at a workplace a placement is."""

    VIRKSOMHEDSPRAKTIK = "virksomhedspraktik"
    PULJEFLEKSJOB = "puljefleksjob"
    ORDINAERT_FLEKSJOB = "ordinaert_fleksjob"
    ORDINAERT_JOB = "ordinaert_job"
    SMAAJOB = "smaajob"
    LOENTILSKUD = "loentilskud"
    IGU = "igu"


class EndedHow(StrEnum):
    """*Sådan sluttede det*: how a placement came to its end."""

    GENNEMFOERT = "gennemfoert"
    FOER_TID = "foer_tid"
    STARTEDE_IKKE = "startede_ikke"


class Onward(StrEnum):
    """*Kom videre til*: where the citizen went when a placement ended."""

    ORDINAERT_FLEKSJOB = "ordinaert_fleksjob"
    ORDINAERT_JOB = "ordinaert_job"
    PULJEFLEKSJOB = "puljefleksjob"
    """After a praktik only."""
    LEDIGHEDSYDELSE = "ledighedsydelse"
    STARTEDE_IKKE = "startede_ikke"
    SYGEMELDING = "sygemelding"
    GRAVIDITET_BARSEL = "graviditet_barsel"
    FOERTIDSPENSION = "foertidspension"
    SENIORPENSION = "seniorpension"
    TIDLIG_PENSION = "tidlig_pension"
    EFTERLOEN = "efterloen"
    FLEKSYDELSE = "fleksydelse"
    FOLKEPENSION = "folkepension"
    FRAFLYTNING = "fraflytning"
    ARBEJDSGIVER_STOPPEDE = "arbejdsgiver_stoppede"
    BORGER_STOPPEDE = "borger_stoppede"
    UDDANNELSE = "uddannelse"
    RESSOURCEFORLOEB = "ressourceforloeb"
    ANDET_TILBUD = "andet_tilbud"
    DOED = "doed"
    ANDET = "andet"


class OutcomeGroup(StrEnum):
    """The three groups of the outcome table; every `Onward` belongs to one."""

    ORDINAERT_FLEKSJOB = "ordinaert_fleksjob"
    ORDINAERT_JOB = "ordinaert_job"
    OTHER = "andet"


class Sector(StrEnum):
    """Who owns a workplace."""

    KOMMUNAL = "kommunal"
    REGIONAL = "regional"
    STATSLIG = "statslig"
    PRIVAT = "privat"
    FORENING = "forening"


class ContactKind(StrEnum):
    """How people were in touch; also the kinds of a journal note."""

    TELEFON = "telefon"
    MOEDE = "moede"
    BESOEG = "besoeg"
    VIDEOMOEDE = "videomoede"
    MAIL = "mail"
    SMS = "sms"
    BREV = "brev"
    INGEN_KONTAKT = "ingen_kontakt"
    NOTAT = "notat"


class HoursKind(StrEnum):
    """Whether hours are a real change, put an earlier value right, or are agreed for later."""

    CHANGE = "aendring"
    CORRECTION = "rettelse"
    AGREED = "aftale"
    """Agreed from a day to come: no measurement, and in no figure, until it is confirmed."""
