"""Invented extracts of any size: the Aarhus shape with a pool, the Aalborg shape without one.

Deterministic by seed. Days lie between 2012 and 2016; endings, gaps and repeats are drawn so
that every figure has something on both sides of its edge.
"""

import datetime as dt
import random

from tests.support.import_books import Rows
from tests.support.stores import a_cpr

ONE = dt.timedelta(days=1)
_ENDINGS = ("Ordinært fleksjob", "Ordinært job", "Sygemelding", "Graviditet/barsel",
            "Førtidspension", "Efterløn", "Fraflytning", "Tilbage på ledighedsydelse", "Andet",
            "Arbejdspladsen stoppede")  # fmt: skip


def _cell(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time.min) if day else None


class _Extract:
    def __init__(self, people: int, seed: int) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - invented people
        self.number = 0
        self.citizens: Rows = []
        self.benefits: Rows = []
        self.placements: Rows = []
        self.hours: Rows = []
        self.notes: Rows = []
        self.workplaces = [
            [f"1{n:09d}", "55133018" if n % 2 else "13585628", f"Arbejdsplads {n}", "Branche",
             "kommunal" if n % 2 else "privat", 8000 + n, "By", f"Kontakt {n}", f"70 10 {n:04d}",
             f"k{n}@eksempel.dk"]
            for n in range(1, 2 + people // 8)
        ]  # fmt: skip

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        return first + dt.timedelta(days=self.draw.randint(0, max(0, (last - first).days)))

    def placement(
        self, cpr: str, kind: str, start: dt.date, ends: tuple[dt.date | None, dt.date | None],
        reason: str | None, hours: float,
    ) -> str:  # fmt: skip
        self.number += 1
        number = f"F{self.number:05d}"
        at = self.draw.choice(self.workplaces)[0]
        planned, last = ends
        self.placements.append(
            [number, cpr, at, kind, _cell(start), _cell(planned), _cell(last), hours, reason]
        )
        return number

    def measure(self, cpr: str, number: str, start: dt.date, hours: float) -> None:
        for turn in range(self.draw.choice((0, 0, 1, 2))):
            day = start + dt.timedelta(days=60 * (turn + 1))
            value = max(1, hours + self.draw.choice((-1, 0, 0, 1, 2)))
            self.hours.append([cpr, number, _cell(day), value])

    def person(self, index: int, step: str) -> str:
        cpr = a_cpr(index)
        shown = f"{cpr[:6]}-{cpr[6:]}"
        self.citizens.append(
            [shown, f"Fornavn{index % 40}", f"Efternavn{index % 31}", f"Vej {index}", 8000, "By",
             f"70 20 {index:04d}", f"p{index}@eksempel.dk", "Ledighedsydelse", step,
             _cell(self.day(dt.date(2012, 1, 1), dt.date(2013, 6, 1))), None,
             f"KON{index % 7 + 1:02d}", "Nej"]
        )  # fmt: skip
        for turn in range(2):
            self.notes.append(
                [shown, _cell(dt.date(2016, 1, 1 + index % 28)), "Telefon", "KON01", f"Talt {turn}"]
            )
        return shown

    def benefit(self, cpr: str, kind: str, start: dt.date, last: dt.date | None) -> None:
        self.benefits.append([cpr, kind, _cell(start), _cell(last)])

    def sheets(self) -> dict[str, Rows]:
        return {
            "Borgere": [
                ["CPR-nr", "Fornavn", "Efternavn", "Adresse", "Postnr", "By", "Telefon", "E-mail",
                 "Målgruppe", "Trin", "Visiteret til fleksjob", "Screening", "Jobkonsulent",
                 "Adressebeskyttelse"], *self.citizens],
            "Ydelsesperioder": [["CPR-nr", "Ydelse", "Fra", "Til"], *self.benefits],
            "Arbejdspladser": [
                ["P-nr", "CVR-nr", "Arbejdsplads", "Forvaltning/branche", "Sektor", "Postnr", "By",
                 "Kontaktperson", "Telefon", "E-mail"], *self.workplaces],
            "Forløb": [
                ["Forløb", "CPR-nr", "P-nr", "Type", "Start", "Slut planlagt", "Slut",
                 "Timer pr. uge", "Afslutningsårsag"], *self.placements],
            "Timetal": [["CPR-nr", "Forløb", "Dato", "Effektive timer pr. uge"], *self.hours],
            "Journal": [["CPR-nr", "Dato", "Type", "Jobkonsulent", "Tekst"], *self.notes],
        }  # fmt: skip


def aarhus_shape(people: int, seed: int) -> dict[str, Rows]:
    """Return an extract with a pool: praktik, pool jobs, ordinary fleksjob after some."""
    made = _Extract(people, seed)
    draw = made.draw
    for index in range(people):
        step = draw.choice(("Afsluttet", "Midlertidigt fleksjob", "Praktik", "Screening"))
        cpr = made.person(index, step)
        ly = made.day(dt.date(2012, 3, 1), dt.date(2014, 9, 1))
        start = made.day(ly + 90 * ONE, dt.date(2016, 5, 1))
        hours = draw.choice((4, 7, 8, 10, 10.25, 12, 20))
        praktik_end = start - draw.choice((1, 5)) * ONE
        praktik = praktik_end - 27 * ONE
        made.placement(
            cpr, "Virksomhedspraktik", praktik, (praktik_end, praktik_end), "Gennemført", hours
        )
        if step in ("Praktik", "Screening"):
            made.benefit(cpr, "Ledighedsydelse", ly, None)
            continue
        made.benefit(cpr, "Ledighedsydelse", ly, start - ONE)
        planned = start + draw.choice((270, 300, 330)) * ONE
        last = draw.choice((None, planned, start + 40 * ONE))
        pool = "Midlertidigt fleksjob (pulje)"
        reason = draw.choice(_ENDINGS) if last else None
        number = made.placement(cpr, pool, start, (planned, last), reason, hours)
        made.measure(cpr, number, start, hours)
        if last is None:
            made.benefit(cpr, "Fleksjob", start, None)
            continue
        made.benefit(cpr, "Fleksjob", start, last)
        if reason == "Ordinært fleksjob" or draw.random() < 0.1:
            follows = last + draw.choice((1, 1, 30, 181, 183, 184, 185)) * ONE
            if follows > last + ONE:
                made.benefit(cpr, "Ledighedsydelse", last + ONE, follows - ONE)
            made.benefit(cpr, "Fleksjob", follows, None)
            job = made.placement(
                cpr, "Fleksjob", follows, (None, None), None, hours + draw.choice((-1, 0, 2))
            )
            made.measure(cpr, job, follows, hours + 1)
        else:
            made.benefit(cpr, "Ledighedsydelse", last + ONE, None)
    return made.sheets()


def aalborg_shape(people: int, seed: int) -> dict[str, Rows]:
    """Return an extract without a pool: ordinary fleksjob at small hours, and hours that rise."""
    made = _Extract(people, seed)
    draw = made.draw
    for index in range(people):
        cpr = made.person(index, "")
        ly = made.day(dt.date(2012, 3, 1), dt.date(2015, 9, 1))
        if draw.random() < 0.3:
            made.benefit(cpr, "Ledighedsydelse", ly, draw.choice((None, ly + 700 * ONE)))
            continue
        start = made.day(ly + 30 * ONE, dt.date(2016, 6, 1))
        made.benefit(cpr, "Ledighedsydelse", ly, start - ONE)
        hours = draw.choice((2, 5, 9.75, 10, 10.25, 15))
        last = draw.choice((None, None, start + 120 * ONE))
        number = made.placement(
            cpr, "Fleksjob", start, (None, last), "Andet" if last else None, hours
        )
        made.measure(cpr, number, start, hours)
        made.benefit(cpr, "Fleksjob", start, last)
        if last is not None and draw.random() < 0.5:
            again = last + 45 * ONE
            made.benefit(cpr, "Ledighedsydelse", last + ONE, again - ONE)
            made.benefit(cpr, "Fleksjob", again, None)
            job = made.placement(cpr, "Fleksjob", again, (None, None), None, hours + 2)
            made.measure(cpr, job, again, hours + 2)
    return made.sheets()


def disguised(sheets: dict[str, Rows], seed: int) -> dict[str, Rows]:
    """Return the same facts under other names: sheets and columns shuffled, strangers added."""
    draw = random.Random(seed)  # noqa: S311 - an order, no secret
    renamed = {
        "Borgere": "Ark1", "Ydelsesperioder": "Ydelser 2016", "Arbejdspladser": "P-enheder",
        "Forløb": "Job", "Timetal": "Måling", "Journal": "Noter",
    }  # fmt: skip
    headings = {
        "CPR-nr": "Personnummer", "Ydelse": "Ydelsestype", "Fra": "Ydelses startdato",
        "Til": "Ydelses slutdato", "P-nr": "P-nummer", "Type": "Forløbstype",
        "Start": "Startdato", "Slut planlagt": "Forventet slutdato", "Slut": "Slutdato",
        "Timer pr. uge": "Timer/uge", "Effektive timer pr. uge": "Effektive timer",
        "Jobkonsulent": "Konsulent", "Telefon": "Tlf.",
    }  # fmt: skip
    out: dict[str, Rows] = {}
    for name in draw.sample(sorted(sheets), len(sheets)):
        head, *rows = sheets[name]
        order = draw.sample(range(len(head)), len(head))
        made: Rows = [["Udtræk pr. 31-08-2016"], []]
        taken = [headings.get(str(head[i]), head[i]) for i in order]
        if name == "Journal":
            taken = ["Notattype" if text == "Forløbstype" else text for text in taken]
        made.append([*taken, "Oprettet i system", "Sagsid"])
        made += [[*(row[i] for i in order), "x", 17] for row in rows]
        out[renamed[name]] = made
    out["Vejledning"] = [["Læs dette først"], ["Udtrækket er dannet af fagsystemet"]]
    return out
