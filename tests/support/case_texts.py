# ruff: noqa: ISC004 - paragraphs are long strings in lists
"""Words and figures for a Cabi case in tests: own sentences on the facts of the seeds."""

import datetime as dt
from dataclasses import replace

from flexdesk.domain.figures import Figure
from flexdesk.reports.audience import Audience
from flexdesk.reports.cabi_case import CabiInput, SeriesPoint
from flexdesk.reports.cabi_texts import CaseTexts

ON = dt.date(2016, 8, 31)

AARHUS = {
    "theme": "Investeringsstrategi",
    "title": "Fra ledighedsydelse til fleksjob i egen kommune",
    "standfirst": (
        "Fire ekstra jobkonsulenter og en fælles pulje til midlertidige fleksjob har hjulpet "
        "mange borgere i Aarhus fra langvarig ledighedsydelse videre til ordinært fleksjob."
    ),
    "lead": [
        "Et fleksjob på en kommunal arbejdsplads i en afgrænset periode kan være det skridt, der "
        "mangler. Det viser Aarhus Kommunes satsning, som begyndte i 2013 og er rettet mod "
        "borgere, der længe har ventet på et fleksjob.",
        "Indsatsen er for personer, der har fået ledighedsydelse i mindst 18 af de seneste 24 "
        "måneder. De tilbydes et puljefleksjob, som normalt varer mellem 9 og 12 måneder, på en "
        "af kommunens egne arbejdspladser.",
        "Pengene er samlet ét sted. En central pulje betaler for jobbene, og teamet er udvidet "
        "med fire jobkonsulenter, som finder pladserne og følger borgerne undervejs.",
    ],
    "sections": [
        {
            "heading": "Aktiv indsats i stedet for passiv ydelse",
            "paragraphs": [
                "Puljen og de ekstra medarbejdere koster 1,5 mio. kr. om året. Til gengæld "
                "falder udgiften til ledighedsydelse for hver borger, der kommer videre.",
                "Da indsatsen blev vedtaget, regnede kommunen med en mindreudgift på 1 mio. kr. "
                "i 2013 og en merudgift på 0,2 mio. kr. i 2014–2016. Regnestykket hviler på, at "
                "målene nås. En ny refusionsreform har siden flyttet på forudsætningerne, og det "
                "er ikke afgjort, om indsatsen fortsætter efter 2017.",
            ],
        },
        {
            "heading": (
                "{pool_share_in_work_of_ended:percent} er kommet i ordinært fleksjob eller job"
            ),
            "plain": "Hvor borgerne kom hen",
            "table_after": 1,
            "paragraphs": [
                "Målet er, at {target:pool_running} borgere er i puljefleksjob på samme tid, og "
                "{on:long} var det {pool_running}. Et andet mål er, at mindst "
                "{target:pool_share_within_6_months_matured:percent} af alle placeringer bliver "
                "til et ordinært fleksjob, senest seks måneder efter at puljejobbet er slut.",
                "Siden starten er {pool_ended} puljefleksjob afsluttet. "
                "{pool_ended_ordinary_fleksjob} af dem førte til ordinært fleksjob og "
                "{pool_ended_ordinary_job:words} til ordinært job, mens "
                "{pool_ended_other} sluttede på anden vis: sygdom, barsel, pension, "
                "efterløn, flytning, eller fordi det ikke lykkedes at komme i gang på en "
                "arbejdsplads i kommunen.",
                "Lagt sammen er {pool_share_in_work_of_ended:percent} af de afsluttede forløb endt "
                "i arbejde, nogle på fuld kraft og andre med få timer om ugen.",
            ],
        },
        {
            "heading": "Sådan arbejder teamet",
            "level": 3,
            "paragraphs": [
                "Borgerne har ofte været ledige i flere år, og mange har prøvet afklaring og "
                "praktik, uden at det førte til job. Sagsbehandleren screener og visiterer. Er "
                "der tvivl, holder sagsbehandler, jobkonsulent og borger en trepartssamtale om, "
                "hvorvidt projektet er det rigtige.",
                "Forløbet begynder med at afklare, hvad den enkelte kan og vil. Det bliver til et "
                "kandidatkort, som borgeren selv kan lægge frem for en arbejdsgiver. Derefter "
                "søger jobkonsulenterne bredt blandt kommunens institutioner, og borgeren deltager "
                "i det omfang, kræfterne rækker.",
                "Viser en arbejdsplads interesse, mødes leder, borger og jobkonsulent til en "
                "indledende samtale. Siger alle ja, følger normalt fire ugers praktik, hvor "
                "jobkonsulenten kommer forbi undervejs.",
                "Mangler der et kørekort, et hygiejnebevis eller et kort kursus, kan det bevilges. "
                "Først derefter begynder puljefleksjobbet. Det er lagt an, så opgaver, timer og "
                "kolleger svarer til et almindeligt fleksjob, for det er dér, borgeren gerne skal "
                "ende, på samme arbejdsplads eller en anden.",
            ],
        },
    ],
    "table": {
        "caption": "Status ({on:month})",
        "counted": "Borgere",
        "share": "pool_share_in_work_of_ended",
        "source": "Kilde: {unit}.",
        "rows": [
            {"figure": "pool_started", "label": "I midlertidige puljefleksjob"},
            {"figure": "pool_ended", "label": "Afsluttet i alt"},
            {"figure": "pool_ended_ordinary_fleksjob", "label": "I ordinært fleksjob", "level": 1},
            {"figure": "pool_ended_ordinary_job", "label": "I ordinært job", "level": 1},
            {"figure": "pool_ended_other", "label": "Afsluttet til andet", "level": 1},
        ],
    },
    "expenses": [
        "Fire jobkonsulenter ud over normeringen.",
        "En central pulje, der betaler puljefleksjob i 9–12 måneder. Der regnes med "
        "{target:pool_running} samtidige forløb.",
        "I alt 1,5 mio. kr. om året.",
    ],
    "incomes": [
        "Mindre ledighedsydelse til de {pool_share_in_work_of_ended:percent} af de afsluttede, der "
        "er kommet i arbejde, de fleste i ordinært fleksjob.",
        "Højere statsrefusion for borgere, der vender tilbage til ledighedsydelse efter et "
        "puljefleksjob.",
        "Flere skattekroner fra borgere i fleksjob og job.",
    ],
    "quotes": [
        {
            "text": "Et puljefleksjob skal ligne det job, borgeren søger bagefter. Ellers lærer "
            "vi ikke, hvad der virker.",
            "name": "Teamleder Mette Skovgaard",
            "organisation": "Jobcenter Aarhus",
            "approved_by": "Mette Skovgaard",
            "approved_on": dt.date(2016, 8, 24),
        },
        {
            "text": "Mange har ventet længe, før de kommer til os. Når de først står på en "
            "arbejdsplads, ser vi, hvor meget de faktisk kan.",
            "name": "Jobkonsulent Anders Holt",
            "organisation": "Jobcenter Aarhus",
            "approved_by": "Anders Holt",
            "approved_on": dt.date(2016, 8, 25),
        },
    ],
    "method": [
        "Tallene er talt i teamets register pr. {on} og tæller forløb, ikke kroner. Én borger kan "
        "have haft mere end ét forløb.",
        "Andelen i arbejde er de afsluttede puljefleksjob, der er registreret videre til ordinært "
        "fleksjob eller job, delt med alle afsluttede.",
        "I gang er alle, der er startet og ikke sluttet ved dagens udgang.",
    ],
    "contact": [
        "Teamleder Mette Skovgaard",
        "{unit}",
        "Telefon 87 00 00 00",
        "fleksjob@example.dk",
    ],
    "chart": "pool_running",
    "outcome": "Hvor førte de {pool_ended} afsluttede forløb hen?",
    "written_on": dt.date(2016, 8, 31),
}

AALBORG = {
    "theme": "Udvikling i fleksjob",
    "title": "Flere timer i små fleksjob",
    "standfirst": (
        "Tidlig samtale, klare forventninger og tæt opfølgning skal få flere fra ledighedsydelse "
        "i fleksjob og flere små fleksjob til at vokse."
    ),
    "lead": [
        "Projektet i Aalborg afprøver en model i fire trin for borgere på ledighedsydelse og for "
        "ansatte i fleksjob på ti timer eller derunder.",
        "To mål følges: en mindre del af ordningen skal være ledige, og flere skal øge deres "
        "effektive timer.",
    ],
    "sections": [
        {
            "heading": "{ly_share:percent} af ordningen er på ledighedsydelse",
            "plain": "Andelen på ledighedsydelse",
            "table_after": 1,
            "paragraphs": [
                "Målet er {target:ly_share:percent}. {on:long} fik {ly_recipients} borgere "
                "ledighedsydelse, og {fleksjob_employed} var ansat i fleksjob.",
                "Blandt dem, der begyndte på ti timer eller mindre, har "
                "{small_hours_share_raised:percent} øget deres timetal. Her er målet "
                "{target:small_hours_share_raised:percent}.",
            ],
        },
        {
            "heading": "Fire trin",
            "level": 3,
            "paragraphs": [
                "Borgeren får bred viden om fleksjob før mødet i rehabiliteringsteamet, og en "
                "virksomhedskonsulent deltager i mødet og taler om de første skridt mod et job.",
                "Mens jobbet findes, arbejdes der med jobplan og jobklub, og der tilbydes praktik "
                "efter tre måneder. I fleksjob på 1–10 timer følges borgeren tæt det første år.",
            ],
        },
    ],
    "table": {
        "caption": "Status ({on:month})",
        "counted": "Personer",
        "share": "ly_share",
        "rows": [
            {"figure": "fleksjob_employed", "label": "Ansat i fleksjob"},
            {"figure": "ly_recipients", "label": "På ledighedsydelse"},
            {"figure": "small_hours_started", "label": "Begyndt på højst ti timer"},
            {"figure": "small_hours_raised", "label": "Har øget timerne", "level": 1},
        ],
    },
    "quotes": [],
    "contact": ["Beskæftigelsesforvaltningen", "{unit}"],
    "chart": "ly_recipients",
}

_LABELS = {
    "pool_started": ("Puljefleksjob startet", "cumulative"),
    "pool_ended": ("Puljefleksjob afsluttet", "cumulative"),
    "pool_running": ("Puljefleksjob i gang", "stock"),
    "pool_ended_ordinary_fleksjob": ("Videre til ordinært fleksjob", "cumulative"),
    "pool_ended_ordinary_job": ("Videre til ordinært job", "cumulative"),
    "pool_ended_other": ("Afsluttet til andet", "cumulative"),
    "pool_ordinary_fleksjob_within_6_months": ("Ordinært fleksjob inden 6 måneder", "cumulative"),
    "fleksjob_employed": ("Ansat i fleksjob", "stock"),
    "ly_recipients": ("På ledighedsydelse", "stock"),
    "small_hours_started": ("Begyndt på højst 10 timer", "cumulative"),
    "small_hours_raised": ("Har øget timerne", "cumulative"),
    "pool_share_in_work_of_ended": ("Andel i arbejde af afsluttede", "share"),
    "pool_share_ordinary_fleksjob_of_ended": ("Ordinært fleksjob af afsluttede", "share"),
    "pool_share_ordinary_fleksjob_of_started": ("Ordinært fleksjob af alle startede", "share"),
    "pool_share_within_6_months_matured": (
        "Ordinært fleksjob senest 6 måneder efter, af dem hvis frist er gået",
        "share",
    ),
    "ly_share": ("Andel på ledighedsydelse", "share"),
    "small_hours_share_raised": ("Andel, der har øget timerne", "share"),
}
_TARGETS = {
    "pool_running": 150.0,
    "pool_share_within_6_months_matured": 0.35,
    "ly_share": 0.13,
    "small_hours_share_raised": 0.35,
}


def figure(name: str, n: int, of: int | None = None, **changes: object) -> Figure:
    """Return a figure as the engine makes it."""
    label, kind = _LABELS[name]
    value = n if of is None else (n / of if of else None)
    made = Figure(
        id=name,
        label=label,
        kind=kind,
        value=value,
        n=n,
        N=of,
        unit="forløb",
        definition=f"{label} talt på dagen.",
        formula="",
        on=ON,
        target=_TARGETS.get(name),
        target_met=None,
        notes=(),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def pool_figures(fleksjob: int = 295, job: int = 4, other: int = 110) -> tuple[Figure, ...]:
    """Return the Aarhus figures with the given outcomes of the ended pool jobs."""
    ended, started = fleksjob + job + other, fleksjob + job + other + 199
    return (
        figure("pool_started", started),
        figure("pool_ended", ended),
        figure("pool_running", started - ended),
        figure("pool_ended_ordinary_fleksjob", fleksjob),
        figure("pool_ended_ordinary_job", job),
        figure("pool_ended_other", other),
        figure("pool_ordinary_fleksjob_within_6_months", min(288, fleksjob)),
        figure("pool_share_in_work_of_ended", fleksjob + job, ended),
        figure("pool_share_ordinary_fleksjob_of_ended", fleksjob, ended),
        figure("pool_share_ordinary_fleksjob_of_started", fleksjob, started),
        figure("pool_share_within_6_months_matured", 228, 326),
    )


def aalborg_figures() -> tuple[Figure, ...]:
    """Return the Aalborg figures."""
    return (
        figure("fleksjob_employed", 2000),
        figure("ly_recipients", 300),
        figure("ly_share", 300, 2300),
        figure("small_hours_started", 408),
        figure("small_hours_raised", 101),
        figure("small_hours_share_raised", 101, 408),
    )


def months(values: tuple[int, ...]) -> tuple[SeriesPoint, ...]:
    """Return a series that ends in the month of `ON`."""
    points = []
    for back, value in enumerate(reversed(values)):
        total = ON.year * 12 + ON.month - 1 - back
        year, month = divmod(total + 1, 12)
        points.append(SeriesPoint(dt.date(year, month + 1, 1) - dt.timedelta(days=1), value))
    return tuple(reversed(points))


RUNNING = (
    2, 9, 18, 31, 44, 58, 66, 79, 92, 101, 113, 120, 126, 131, 138, 142, 147, 151, 156, 150, 154,
    158, 163, 160, 166, 171, 169, 174, 178, 181, 177, 183, 186, 190, 188, 192, 195, 193, 197, 201,
    198, 200, 199,
)  # fmt: skip


def aarhus_case(**changes: object) -> CabiInput:
    """Return the Aarhus case of 31-08-2016."""
    case = CabiInput(
        texts=CaseTexts.from_table(AARHUS),
        figures=pool_figures(),
        on=ON,
        municipality="Aarhus",
        unit="Jobcenter Aarhus",
        series=months(RUNNING),
        is_example=True,
    )
    return replace(case, **changes)  # type: ignore[arg-type]


def aalborg_case(**changes: object) -> CabiInput:
    """Return a case of the second program, made of data only."""
    case = CabiInput(
        texts=CaseTexts.from_table(AALBORG),
        figures=aalborg_figures(),
        on=ON,
        municipality="Aalborg",
        unit="Jobcenter Aalborg",
        series=months((352, 349, 341, 338, 330, 327, 322, 318, 311, 309, 304, 302, 300)),
        audience=Audience.INTERNAL,
    )
    return replace(case, **changes)  # type: ignore[arg-type]
