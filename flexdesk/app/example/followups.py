"""What is due and what was said to workplaces: tasks of those who are active, and contacts."""

import datetime as dt

from flexdesk.app.example import steps
from flexdesk.app.example.book import Row
from flexdesk.app.example.calendar import AS_OF, days
from flexdesk.app.example.lives import AARHUS, Life, Tools
from flexdesk.app.example.source import Source
from flexdesk.base.periods import add_months

_FIRST_DUE = dt.date(2016, 9, 5)
"""Overdue, today and this week belong to the named people: the rest is due from Monday on."""
_TASKS = {
    steps.SCREENING: (
    "Oplysninger fra sagsbehandler", "Tæl perioder op", "Afslut screening"),
    steps.VISITATION: ("Svar fra visitation", "Send visitationsbrev", "Første samtale aftales"),
    steps.TREPARTSSAMTALE: ("Trepartssamtale", "Referat af trepartssamtale"),
    steps.KOMPETENCEAFKLARING: ("Afklaring, samtale 2", "Afklaring, samtale 3", "Kursusbeviser",
                                "Kompetenceliste færdig"),
    steps.KANDIDATKORT: ("Kandidatkort godkendes", "Samtykke underskrives", "Ret kandidatkort"),
    steps.JOBSOEGNING: ("Ring til to steder", "Svar fra arbejdsplads", "Åbn flere emner",
                        "Jobsøgning, status"),
    steps.INDLEDENDE_SAMTALE: ("Indledende samtale", "Svar efter samtale", "Aftal praktik"),
    steps.PRAKTIK: ("Praktik, midtvejs", "Praktik, slutsamtale", "Beslut puljefleksjob"),
    steps.KURSER: ("Kursus bestået?", "Kursusbevis mangler"),
    steps.PULJEFLEKSJOB: ("Opfølgning, 3 måneder", "Opfølgning, 6 måneder", "Find det ordinære job",
                          "Besøg på arbejdsplads", "Mål effektive timer"),
}  # fmt: skip
_PITCH = (
    "Fortalte om ordningen og puljefleksjob.", "Spurgte til flere hænder efter sommer.",
    "Gennemgik, hvad det koster, og hvad tilskuddet dækker.", "Opfølgning på tidligere aftale.",
    "Ringede om en konkret kandidat.", "Hilste på den nye leder.", "Afleverede pjece.",
    "Talte om hensyn og faste opgaver.", "Spurgte, om praktik kunne blive til mere.",
    "Drøftede muligheden for et ordinært fleksjob.", "Aftalte rundvisning for en kandidat.",
)  # fmt: skip
_ANSWER = (
    (
        "De vil gerne se et kandidatkort."
    ), "Ikke plads før næste år.", "Lederen vender tilbage i næste uge.",
    "Ja til en praktik på fire uger.", "De har nok at se til med dem, de har.",
    "Interesserede, hvis timerne ligger om formiddagen.", "Kræver hygiejnebevis i køkkenet.",
    "Vil drøfte det på personalemødet.", "Nej tak denne gang, men ring igen til foråret.",
    "De mangler en til lager og udlevering.", "Økonomien skal på plads først.",
    "Kan tage imod fra den første i måneden.",
)  # fmt: skip
_KINDS = (
    ("telefon", 34), ("besoeg", 22), ("mail", 16), ("moede", 12), ("ingen_kontakt", 11),
    ("videomoede", 2), ("sms", 2), ("brev", 1),
)  # fmt: skip
_FIRST_CONTACTS = dt.date(2015, 1, 1)
_THIS_MONTH = 41
_SATURATED, _UNTOUCHED = "Lokalcenter Fuglebakken", "Materielgården"


def write_task(life: Life, *, is_done_too: bool) -> None:
    """Write the next follow-up of someone who is active, and perhaps one that was done."""
    source = life.tools.source
    choices = _TASKS[life.row["step"]]
    due = source.workday(_FIRST_DUE + days(2), _FIRST_DUE + days(48))
    life.task(max(due, _FIRST_DUE), source.pick(choices))
    if is_done_too:
        done = source.workday(AS_OF - days(75), AS_OF - days(8))
        life.task(done, source.pick(choices), done_on=done)


def write_contacts(tools: Tools, known: frozenset[str]) -> None:
    """Write the contacts with workplaces month by month, more of them as time goes.

    They are about others than those of the `known` ids, whose contacts are their own.
    """
    used: set[str] = set()
    active = [row for row in tools.book.rows("citizen") if row.get("step") in _TASKS]
    active = [row for row in active if row["program"] == AARHUS and row["id"] not in known]
    month = _FIRST_CONTACTS
    turn = 0
    while month <= AS_OF:
        count = _THIS_MONTH if month.month == AS_OF.month and month.year == AS_OF.year else 7 + turn
        last = min(AS_OF, add_months(month, 1) - days(1))
        for _ in range(count):
            _write_contact(tools, month, last, _about(tools.source, active, month), used)
        month, turn = add_months(month, 1), turn + 1
    _write_known(tools)


def _about(source: Source, active: list[Row], month: dt.date) -> str | None:
    """Return a citizen who was known in a month, and nobody in every fifth case."""
    row = source.pick(active)
    return row["id"] if row["screened_on"] < month and source.chance(0.8) else None


def _write_contact(
    tools: Tools, first: dt.date, last: dt.date, citizen: str | None, used: set[str]
) -> None:
    source = tools.source
    kind = source.weighted(_KINDS)
    text = ""
    for _ in range(30):
        text = f"{source.pick(_PITCH)} {source.pick(_ANSWER)}"
        if kind == "ingen_kontakt":
            text = f"{source.pick(_PITCH)} Ingen svar."
        if text not in used:
            break
    used.add(text)
    tools.book.add(
        "contact",
        workplace=tools.places.any(),
        day=max(source.workday(first, last), first),
        kind=kind,
        by=source.weighted((("konsulent", 80), ("borger", 12), ("begge", 8))),
        citizen=citizen,
        text=text,
    )


def _write_known(tools: Tools) -> None:
    """Write one place that is asked too often, and one that is forgotten."""
    places = tools.places.id_of
    for weeks, text in enumerate(_ANSWER):
        tools.book.add(
            "contact",
            workplace=places[_SATURATED],
            day=dt.date(2016, 6, 8) + days(7 * weeks),
            kind="telefon",
            by="konsulent",
            text=f"Endnu en henvendelse til Fuglebakken. {text}",
        )
    tools.book.add(
        "contact",
        workplace=places[_UNTOUCHED],
        day=dt.date(2015, 11, 27),
        kind="besoeg",
        by="konsulent",
        text="Kaj Ove viste rundt. Materielgården vil gerne høre fra os, når vinteren er forbi.",
    )
