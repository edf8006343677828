"""What every figure is called, means and counts; the one list of figures.

A definition is at most 45 words, so that it can be read aloud. `rows` picks who counts from a
`DayView`; a figure's number is the length of what it picked and nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from flexdesk.domain.codes import OutcomeGroup
from flexdesk.domain.entities import Contact, Placement, Task
from flexdesk.domain.figure_view import DayView

_FLEKSJOB = OutcomeGroup.ORDINAERT_FLEKSJOB
_JOB = OutcomeGroup.ORDINAERT_JOB
_OTHER = OutcomeGroup.OTHER


class FigureKind(StrEnum):
    """What sort of number a figure is."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"
    SHARE = "share"


class MemberKind(StrEnum):
    """What a row behind a figure is."""

    PLACEMENT = "placement"
    PERSON = "person"
    CONTACT = "contact"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Picked:
    """Who a figure is about: ids of rows and citizens, and for shares who counts."""

    rows: tuple[tuple[str, str], ...]
    """(row, citizen); a person's row is the citizen."""
    counted: frozenset[str] | None = None
    """For shares: the rows that count; None: all do."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A figure: its words, and who it counts."""

    id: str
    label: str
    kind: FigureKind
    member: MemberKind
    unit: str
    definition: str
    formula: str
    pick: Callable[[DayView], Picked]


def _rows(found: Iterable[Placement | Contact | Task], *notes: str) -> Picked:
    return Picked(tuple((row.id, row.citizen or "") for row in found), notes=notes)


def _people(found: Iterable[str], *notes: str) -> Picked:
    return Picked(tuple((citizen, citizen) for citizen in found), notes=notes)


def _share(counted: Picked, everyone: Picked) -> Picked:
    return Picked(
        everyone.rows,
        frozenset(row for row, _ in counted.rows),
        tuple(dict.fromkeys((*counted.notes, *everyone.notes))),
    )


def _not_started(count: int) -> tuple[str, ...]:
    return (f"heraf endnu ikke startet: {count}",) if count else ()


def _ended_to_fleksjob(view: DayView) -> Picked:
    waiting = view.not_yet_started(_FLEKSJOB, view.index.ordinary_starts)
    return _rows(view.pool_ended_to(_FLEKSJOB), *_not_started(waiting))


def _ended_to_job(view: DayView) -> Picked:
    waiting = view.not_yet_started(_JOB, view.index.job_starts)
    return _rows(view.pool_ended_to(_JOB), *_not_started(waiting))


def _in_work_of_ended(view: DayView) -> Picked:
    fleksjob, job = _ended_to_fleksjob(view), _ended_to_job(view)
    waiting = view.not_yet_started(_FLEKSJOB, view.index.ordinary_starts) + view.not_yet_started(
        _JOB, view.index.job_starts
    )
    both = Picked((*fleksjob.rows, *job.rows), notes=_not_started(waiting))
    return _share(both, _rows(view.pool_ended))


def _unmeasured(view: DayView) -> int:
    return sum(not each.has_new_value for each in view.small_hours)


def _small_hours(view: DayView) -> Picked:
    people = (each.citizen for each in view.small_hours)
    return _people(people, f"heraf uden ny måling: {_unmeasured(view)}")


def _raised(view: DayView) -> Picked:
    people = (each.citizen for each in view.small_hours if each.is_raised)
    return _people(people, f"uden ny måling: {_unmeasured(view)} af {len(view.small_hours)}")


def _raised_share(view: DayView) -> Picked:
    raised = (each.citizen for each in view.small_hours if each.is_raised)
    return _share(_people(raised), _small_hours(view))


def _retained(view: DayView, months: int) -> Picked:
    everyone, still = view.retained(months)
    unproven = view.without_fleksjob(still, months)
    # that nobody wrote an end is no proof: the benefit is a second witness
    notes = (f"heraf uden ydelsen fleksjob på dagen: {unproven}",) if unproven else ()
    return _share(_rows(still, *notes), _rows(everyone))


def _scheme(view: DayView) -> Picked:
    return _people((*view.ly_recipients, *view.fleksjob_employed))


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "pool_started", "Startede puljefleksjob", FigureKind.CUMULATIVE, MemberKind.PLACEMENT,
        "forløb",
        "Alle puljefleksjob, der er begyndt til og med dagen, siden projektet startede. "
        "Løbende og afsluttede tæller med, og en borger med to forløb tæller to gange.",
        "antal puljefleksjob med start senest på dagen",
        lambda view: _rows(view.pool_started),
    ),
    Definition(
        "pool_running", "Puljefleksjob i gang", FigureKind.STOCK, MemberKind.PLACEMENT, "forløb",
        "Puljefleksjob, der er begyndt og fortsætter efter dagens udløb. "
        "Et forløb, der har sin sidste dag på dagen, er ikke længere i gang.",
        "startede - afsluttede",
        lambda view: _rows(view.pool_running),
    ),
    Definition(
        "pool_ended", "Afsluttede puljefleksjob", FigureKind.CUMULATIVE, MemberKind.PLACEMENT,
        "forløb",
        "Puljefleksjob med sidste dag senest på dagen, uanset hvordan de sluttede. "
        "Også forløb, hvor borgeren aldrig begyndte på arbejdspladsen, er afsluttede.",
        "antal puljefleksjob med sidste dag senest på dagen",
        lambda view: _rows(view.pool_ended),
    ),
    Definition(
        "pool_ended_ordinary_fleksjob", "Videre til ordinært fleksjob", FigureKind.CUMULATIVE,
        MemberKind.PLACEMENT, "forløb",
        "Afsluttede puljefleksjob, hvor der er registreret, at borgeren kom videre til et "
        "ordinært fleksjob på samme eller en anden arbejdsplads.",
        "antal afsluttede med Kom videre til = ordinært fleksjob",
        _ended_to_fleksjob,
    ),
    Definition(
        "pool_ended_ordinary_job", "Videre til ordinært job", FigureKind.CUMULATIVE,
        MemberKind.PLACEMENT, "forløb",
        "Afsluttede puljefleksjob, hvor der er registreret, at borgeren kom videre til et "
        "ordinært job uden støtte.",
        "antal afsluttede med Kom videre til = ordinært job",
        _ended_to_job,
    ),
    Definition(
        "pool_ended_other", "Afsluttet til andet", FigureKind.CUMULATIVE, MemberKind.PLACEMENT,
        "forløb",
        "Alle andre afsluttede puljefleksjob: sygemelding, barsel, pension, efterløn, "
        "fraflytning, tilbage på ledighedsydelse, startede ikke, eller årsag ikke registreret.",
        "afsluttede - ordinært fleksjob - ordinært job",
        lambda view: _rows(view.pool_ended_to(_OTHER)),
    ),
    Definition(
        "pool_share_in_work_of_ended", "I ordinært fleksjob eller job, af afsluttede",
        FigureKind.SHARE, MemberKind.PLACEMENT, "andel",
        "Hvor stor en del af de afsluttede puljefleksjob der førte til ordinært fleksjob eller "
        "ordinært job. De løbende forløb er ikke med, og der er ingen tidsgrænse.",
        "(ordinært fleksjob + ordinært job) / afsluttede",
        _in_work_of_ended,
    ),
    Definition(
        "pool_share_ordinary_fleksjob_of_ended", "I ordinært fleksjob, af afsluttede",
        FigureKind.SHARE, MemberKind.PLACEMENT, "andel",
        "Hvor stor en del af de afsluttede puljefleksjob der førte til ordinært fleksjob. "
        "Ordinære job tæller ikke med som opnået.",
        "ordinært fleksjob / afsluttede",
        lambda view: _share(_ended_to_fleksjob(view), _rows(view.pool_ended)),
    ),
    Definition(
        "pool_share_ordinary_fleksjob_of_started", "I ordinært fleksjob, af alle startede",
        FigureKind.SHARE, MemberKind.PLACEMENT, "andel",
        "Hvor stor en del af alle startede puljefleksjob, også dem i gang, der indtil nu har "
        "ført til ordinært fleksjob. Andelen er lavere end af de afsluttede.",
        "ordinært fleksjob / startede",
        lambda view: _share(_ended_to_fleksjob(view), _rows(view.pool_started)),
    ),
    Definition(
        "pool_ordinary_fleksjob_within_6_months", "Ordinært fleksjob inden seks måneder",
        FigureKind.CUMULATIVE, MemberKind.PLACEMENT, "forløb",
        "Afsluttede puljefleksjob, hvor borgeren begyndte i et ordinært fleksjob efter "
        "puljejobbets start og senest seks kalendermåneder efter dets sidste dag. Et job, der "
        "aldrig begyndte, tæller ikke.",
        "antal afsluttede med ordinært fleksjob begyndt senest seks måneder efter sidste dag",
        lambda view: _rows(view.pool_within),
    ),
    Definition(
        "pool_share_within_6_months_matured",
        "Ordinært fleksjob inden seks måneder, af målbare forløb",
        FigureKind.SHARE, MemberKind.PLACEMENT, "andel",
        "Af de puljefleksjob, hvor seks måneder er gået siden sidste dag: hvor stor en del der "
        "inden for de seks måneder blev fulgt af et ordinært fleksjob.",
        "ordinært fleksjob inden seks måneder / forløb afsluttet for mindst seks måneder siden",
        lambda view: _share(_rows(view.pool_within), _rows(view.pool_matured)),
    ),
    Definition(
        "ly_recipients", "Borgere på ledighedsydelse", FigureKind.STOCK, MemberKind.PERSON,
        "borgere",
        "Borgere med en periode med ledighedsydelse på dagen, som ikke samme dag har en periode "
        "i fleksjob. Hver borger tæller én gang.",
        "antal borgere på ledighedsydelse og ikke i fleksjob",
        lambda view: _people(view.ly_recipients),
    ),
    Definition(
        "fleksjob_employed", "Borgere i fleksjob", FigureKind.STOCK, MemberKind.PERSON, "borgere",
        "Borgere med en ydelsesperiode i fleksjob på dagen, første og sidste dag regnet med. "
        "Puljefleksjob er også fleksjob. Hver borger tæller én gang.",
        "antal borgere med ydelsen fleksjob på dagen",
        lambda view: _people(view.fleksjob_employed),
    ),
    Definition(
        "ly_share", "Andel af fleksjobordningen på ledighedsydelse", FigureKind.SHARE,
        MemberKind.PERSON, "andel",
        "Hvor stor en del af borgerne i fleksjobordningen der er på ledighedsydelse på dagen. "
        "Fleksjobordningen er borgere i fleksjob og borgere på ledighedsydelse tilsammen.",
        "ledighedsydelse / (ledighedsydelse + fleksjob)",
        lambda view: _share(_people(view.ly_recipients), _scheme(view)),
    ),
    Definition(
        "ly_18_of_24", "18 af de seneste 24 måneder", FigureKind.STOCK, MemberKind.PERSON,
        "borgere",
        "Borgere på ledighedsydelse på dagen, som har haft ledighedsydelse i mindst 18 måneder "
        "af de seneste 24. Måneder regnes fra hver periodes start, 31 løse dage er en måned.",
        "antal borgere på ledighedsydelse med mindst 18 måneder i vinduet",
        lambda view: _people(view.ly_long_term),
    ),
    Definition(
        "small_hours_started", "Begyndt i fleksjob på få timer", FigureKind.CUMULATIVE,
        MemberKind.PERSON, "borgere",
        "Borgere, hvis første fleksjob, pulje eller ordinært, begyndte på højst ti effektive "
        "timer om ugen. Uden registreret starttimetal tælles borgeren ikke med.",
        "antal borgere med første fleksjob på højst ti effektive timer",
        _small_hours,
    ),
    Definition(
        "small_hours_raised", "Gået op i effektive timer", FigureKind.STOCK, MemberKind.PERSON,
        "borgere",
        "Af dem, der begyndte på få timer: borgere, som er i fleksjob ved dagens udløb og senest "
        "er målt til flere effektive timer end ved starten. En rettelse er ikke fremgang.",
        "antal i fleksjob med seneste timetal over det første",
        _raised,
    ),
    Definition(
        "small_hours_share_raised", "Andel gået op i effektive timer", FigureKind.SHARE,
        MemberKind.PERSON, "andel",
        "Hvor stor en del af borgerne, der begyndte i fleksjob på højst ti effektive timer om "
        "ugen, som ved dagens udløb er i fleksjob på flere effektive timer end ved starten.",
        "gået op i timer / begyndt på få timer",
        _raised_share,
    ),
    Definition(
        "praktik_running", "Praktikker i gang", FigureKind.STOCK, MemberKind.PLACEMENT,
        "praktikker",
        "Virksomhedspraktikker, der er i gang på dagen, første og sidste dag regnet med. "
        "Praktikker, der aldrig begyndte, er ikke med.",
        "antal praktikker, hvis dage indeholder dagen",
        lambda view: _rows(view.praktik_running),
    ),
    Definition(
        "praktik_started", "Praktikker begyndt i måneden", FigureKind.FLOW, MemberKind.PLACEMENT,
        "praktikker",
        "Virksomhedspraktikker, der er begyndt i dagens kalendermåned til og med dagen. "
        "Praktikker, der aldrig begyndte, er ikke med.",
        "antal praktikker med start fra den første i måneden til dagen",
        lambda view: _rows(view.praktik_started),
    ),
    Definition(
        "employer_contacts", "Kontakter med arbejdspladser i måneden", FigureKind.FLOW,
        MemberKind.CONTACT, "kontakter",
        "Telefonsamtaler, møder, besøg, mails og andre kontakter med arbejdspladser i dagens "
        "kalendermåned til og med dagen. En samtale om flere borgere tæller én gang, og forsøg, "
        "hvor ingen kontakt blev opnået, tæller ikke.",
        "antal kontakter fra den første i måneden til dagen, uden forgæves",
        lambda view: _rows(view.contacts),
    ),
    Definition(
        "followups_overdue", "Opfølgninger over fristen", FigureKind.STOCK, MemberKind.TASK,
        "opgaver",
        "Opgaver, der var åbne ved dagens udløb og havde frist før dagen. Lukkede sager og borgere "
        "på pause er ikke med, og en frist i en pause flytter til første arbejdsdag efter den.",
        "antal åbne opgaver med frist før dagen, uden lukkede sager og borgere på pause",
        lambda view: _rows(view.overdue),
    ),
    Definition(
        "on_pause", "Borgere på pause", FigureKind.STOCK, MemberKind.PERSON, "borgere",
        "Borgere, hvis sag er på pause på dagen, for eksempel ved sygdom eller barsel. Første og "
        "sidste dag er med. Ledighedsydelse tæller videre i pausen.",
        "antal borgere med en pause, der indeholder dagen",
        lambda view: _people(view.on_pause),
    ),
    Definition(
        "pool_returned_to_ly", "Tilbage på ledighedsydelse", FigureKind.CUMULATIVE,
        MemberKind.PLACEMENT, "forløb",
        "Afsluttede puljefleksjob, hvor der er registreret, at borgeren kom tilbage på "
        "ledighedsydelse. Forløb, der aldrig begyndte på arbejdspladsen, er ikke med.",
        "antal afsluttede med Kom videre til = ledighedsydelse, uden startede ikke",
        lambda view: _rows(view.pool_back_on_ly),
    ),
    Definition(
        "retained_6m", "Stadig i jobbet efter seks måneder", FigureKind.SHARE,
        MemberKind.PLACEMENT, "andel",
        "Ordinære fleksjob og job, der fulgte et puljefleksjob senest seks måneder efter dets "
        "slut: hvor mange der ikke er registreret sluttet seks måneder efter starten. Kun job "
        "begyndt for seks måneder siden; startede ikke er ikke med.",
        "stadig i jobbet seks måneder efter start / job begyndt for mindst seks måneder siden",
        lambda view: _retained(view, view.retained_first_months),
    ),
    Definition(
        "retained_12m", "Stadig i jobbet efter tolv måneder", FigureKind.SHARE,
        MemberKind.PLACEMENT, "andel",
        "Ordinære fleksjob og job, der fulgte et puljefleksjob senest seks måneder efter dets "
        "slut: hvor mange der ikke er registreret sluttet tolv måneder efter starten. Kun job "
        "begyndt for tolv måneder siden; startede ikke er ikke med.",
        "stadig i jobbet tolv måneder efter start / job begyndt for mindst tolv måneder siden",
        lambda view: _retained(view, view.retained_second_months),
    ),
    Definition(
        "notice_given", "Opsagte fleksjob", FigureKind.STOCK, MemberKind.PLACEMENT, "job",
        "Puljefleksjob og ordinære fleksjob, der er sagt op senest på dagen og fortsætter efter "
        "dagens udløb. En opsigelse, der er taget tilbage senest på dagen, tæller ikke.",
        "antal fleksjob i gang med en opsigelse, der ikke er taget tilbage",
        lambda view: _rows(view.under_notice),
    ),
)  # fmt: skip
