"""More closed lists of workplaces and placements: codes with their Danish labels."""

from enum import StrEnum


class ContactResult(StrEnum):
    """How a workplace took a contact."""

    INTERESSERET = "interesseret"
    MAASKE = "maaske"
    NEJ = "nej"


class OpeningClosed(StrEnum):
    """Why an opening is no longer one."""

    BESAT = "besat"
    BORTFALDET = "bortfaldet"


class ChangeKind(StrEnum):
    """What was agreed anew about a placement."""

    FORLAENGET = "forlaenget"
    AFKORTET = "afkortet"
    FLYTTET = "flyttet"
    ARBEJDSPLADS = "arbejdsplads"
    GENAABNET = "genaabnet"


class NoticeBy(StrEnum):
    """Who gave notice."""

    ARBEJDSGIVER = "arbejdsgiver"
    BORGER = "borger"
    BEGGE = "begge"


class Pays(StrEnum):
    """Who pays the wage of a placement."""

    PULJE = "pulje"
    ARBEJDSPLADS = "arbejdsplads"
    DELES = "deles"


class Scheme(StrEnum):
    """Which fleksjob scheme a job is in: the one of before 2013 stays until the job changes."""

    PRE2013 = "pre2013"
    POST2013 = "post2013"


class Subsidy(StrEnum):
    """The share of the wage that is given back in the scheme of before 2013."""

    HALF = "1/2"
    TWO_THIRDS = "2/3"


class Likeness(StrEnum):
    """Whether a job is like an ordinary one in one respect."""

    JA = "ja"
    DELVIS = "delvis"
    NEJ = "nej"


class SupportKind(StrEnum):
    """Courses and support that can be granted."""

    KOEREKORT = "koerekort"
    HYGIEJNEBEVIS = "hygiejnebevis"
    TRUCKCERTIFIKAT = "truckcertifikat"
    KURSUS = "kursus"
    MENTOR = "mentor"
    PERSONLIG_ASSISTANCE = "personlig_assistance"
    HJAELPEMIDDEL = "hjaelpemiddel"
    TRANSPORT = "transport"
    ANDET = "andet"


COURSES = frozenset(
    {
        SupportKind.KOEREKORT,
        SupportKind.HYGIEJNEBEVIS,
        SupportKind.TRUCKCERTIFIKAT,
        SupportKind.KURSUS,
    }
)
"""What has a result and is the step *Kurser* of a pipeline; the rest is support."""


class AskedBy(StrEnum):
    """Who asked for a course or support."""

    ARBEJDSGIVER = "arbejdsgiver"
    BORGER = "borger"
    KONSULENT = "konsulent"
    SAGSBEHANDLER = "sagsbehandler"


class SupportState(StrEnum):
    """What became of what was asked for."""

    ANSOEGT = "ansoegt"
    BEVILGET = "bevilget"
    AFSLAAET = "afslaaet"
    BORTFALDET = "bortfaldet"


class SupportResult(StrEnum):
    """How a course went."""

    GENNEMFOERT = "gennemfoert"
    BESTAAET = "bestaaet"
    IKKE_BESTAAET = "ikke_bestaaet"
    AFBRUDT = "afbrudt"


class ScreeningList(StrEnum):
    """The screening lists."""

    ATTEN_AF_24 = "atten_af_24"
    FAA_TIMER = "faa_timer"
    OPSAGT = "opsagt"


class ScreeningResult(StrEnum):
    """What a screening came to; nothing written is *ikke screenet*."""

    POTENTIALE = "potentiale"
    INTET_POTENTIALE = "intet_potentiale"
    FLERE_TIMER = "flere_timer"
    SENERE = "senere"


WORK_LABELS: dict[type[StrEnum], dict[str, str]] = {
    ContactResult: {
        ContactResult.INTERESSERET: "Interesseret",
        ContactResult.MAASKE: "Måske",
        ContactResult.NEJ: "Nej tak",
    },
    OpeningClosed: {
        OpeningClosed.BESAT: "Besat",
        OpeningClosed.BORTFALDET: "Bortfaldet",
    },
    ChangeKind: {
        ChangeKind.FORLAENGET: "Forlænget",
        ChangeKind.AFKORTET: "Afkortet",
        ChangeKind.FLYTTET: "Flyttet",
        ChangeKind.ARBEJDSPLADS: "Ny arbejdsplads",
        ChangeKind.GENAABNET: "Genåbnet",
    },
    NoticeBy: {
        NoticeBy.ARBEJDSGIVER: "Arbejdsgiver",
        NoticeBy.BORGER: "Borger",
        NoticeBy.BEGGE: "Begge",
    },
    Pays: {
        Pays.PULJE: "Puljen",
        Pays.ARBEJDSPLADS: "Arbejdspladsen",
        Pays.DELES: "Puljen og arbejdspladsen",
    },
    Scheme: {
        Scheme.PRE2013: "Ordning fra før 2013",
        Scheme.POST2013: "Ordning fra 2013",
    },
    Subsidy: {
        Subsidy.HALF: "1/2",
        Subsidy.TWO_THIRDS: "2/3",
    },
    Likeness: {
        Likeness.JA: "Ja",
        Likeness.DELVIS: "Delvis",
        Likeness.NEJ: "Nej",
    },
    SupportKind: {
        SupportKind.KOEREKORT: "Kørekort",
        SupportKind.HYGIEJNEBEVIS: "Hygiejnebevis",
        SupportKind.TRUCKCERTIFIKAT: "Truckcertifikat",
        SupportKind.KURSUS: "Kursus",
        SupportKind.MENTOR: "Mentor",
        SupportKind.PERSONLIG_ASSISTANCE: "Personlig assistance",
        SupportKind.HJAELPEMIDDEL: "Hjælpemiddel",
        SupportKind.TRANSPORT: "Transport",
        SupportKind.ANDET: "Anden støtte",
    },
    AskedBy: {
        AskedBy.ARBEJDSGIVER: "Arbejdsgiver",
        AskedBy.BORGER: "Borger",
        AskedBy.KONSULENT: "Jobkonsulent",
        AskedBy.SAGSBEHANDLER: "Sagsbehandler",
    },
    SupportState: {
        SupportState.ANSOEGT: "Ansøgt",
        SupportState.BEVILGET: "Bevilget",
        SupportState.AFSLAAET: "Afslået",
        SupportState.BORTFALDET: "Bortfaldet",
    },
    SupportResult: {
        SupportResult.GENNEMFOERT: "Gennemført",
        SupportResult.BESTAAET: "Bestået",
        SupportResult.IKKE_BESTAAET: "Ikke bestået",
        SupportResult.AFBRUDT: "Afbrudt",
    },
    ScreeningList: {
        ScreeningList.ATTEN_AF_24: "18 af 24, ikke i projektet",
        ScreeningList.FAA_TIMER: "Fleksjob på få timer",
        ScreeningList.OPSAGT: "Opsagt fra fleksjob",
    },
    ScreeningResult: {
        ScreeningResult.POTENTIALE: "Potentiale",
        ScreeningResult.INTET_POTENTIALE: "Intet potentiale",
        ScreeningResult.FLERE_TIMER: "Aftale om flere timer",
        ScreeningResult.SENERE: "Tages op igen",
    },
}
"""What the codes are called on screen."""
