"""What surrounds the named people's work: places, people there, openings, terms, courses."""

from dataclasses import dataclass

MUNICIPALITY = "Eksempelkommunen"
EMPLOYERS: tuple[tuple[str, str], ...] = (
    ("Bageriet Kornblomsten", "Kornblomsten ApS"),
    ("Gartneriet Solhøjgaard", "Solhøjgaard Gartneri A/S"),
    ("Havnegadens Cykler", "Havnegadens Cykler I/S"),
)
"""Private places and the firm behind each."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """What is known about a workplace beyond its address; days as 31-08-2016."""

    name: str
    tasks: str = ""
    employees: int | None = None
    room_for: int | None = None
    text: str = ""
    next_action: str = ""
    next_on: str = ""
    next_by: str = ""


PLACES: tuple[PlaceLine, ...] = (
    PlaceLine(
        "Børnehuset Skovly", "Køkken, vaskerum, legeplads, åbne og lukke", 26, 3,
        "Ring efter kl. 12.30, når børnene sover.",
        "Spørg, om der er penge til Mette fra december", "02-09-2016", "KON01",
    ),
    PlaceLine(
        "Lokalcenter Fuglebakken", "Pedel, post, blomster, café", 48, 6,
        "Mange ringer hertil. Aftal indbyrdes, før der spørges igen.",
    ),
    PlaceLine(
        "Materielgården", "Værksted, vask af biler, små reparationer", 31, 2, "",
        "Besøg gården før vinteren", "26-08-2016", "KON02",
    ),
    PlaceLine("Kantinen, Rådhuset", "Smørrebrød, opvask, kasse", 32, 8),
    PlaceLine("Biblioteket", "Sætte på plads, klargøre bøger, borde", 62, 12),
    PlaceLine("Plejehjemmet Engen", "Køkken, vaskeri, ture, kørsel", 84, 10),
    PlaceLine("Idrætscenter Vest", "Haller, omklædning, grønne områder", 47, 8),
    PlaceLine("Park og Vej", "Ukrudt, beskæring, borde og bænke", 96, 14),
    PlaceLine(
        "Skolekøkkenet Møllevang", "Salatbar, brød, opvask", 43, 10, "",
        "Send papirer om puljefleksjob til køkkenlederen", "31-08-2016", "KON01",
    ),
    PlaceLine("Borgerservice", "Post, scanning, kø og kaffe", 75, 12),
    PlaceLine("Bageriet Kornblomsten", "Pakke, bage ud, butik", 24, 5),
    PlaceLine("Gartneriet Solhøjgaard", "Prikle, vande, pakke", 17, 3,
              "Lukker drivhus 2 pr. 1. oktober."),
    PlaceLine("Havnegadens Cykler", "Lapning, klargøring, kunder", 8, 2),
    PlaceLine("Genbrugsforeningen Spiren", "Sortere, prismærke, butik", 6, 4),
)  # fmt: skip

PERSONS: tuple[tuple[str, str, str, str], ...] = (
    ("Børnehuset Skovly", "Gitte Rosenvinge", "Køkkenleder", ""),
    ("Borgerservice", "Tina Ottosen", "Daglig leder", "01-07-2016"),
    ("Plejehjemmet Engen", "Per Stjernholm", "Teknisk chef", ""),
    ("Park og Vej", "Jonas Birkmose", "Holdleder", ""),
    ("Bageriet Kornblomsten", "Aysel Yildirim", "Butiksleder", ""),
    ("Skolekøkkenet Møllevang", "Ulrik Dam", "Skoleleder", ""),
)
"""Workplace, name, role, and the day the person was gone."""


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """Work a place would give somebody."""

    place: str
    kind: str
    title: str
    hours: tuple[float, float]
    times: str
    opened_on: str
    needs: str = ""
    closed_on: str = ""
    by: str = "KON01"


OPENINGS: tuple[OpeningLine, ...] = (
    OpeningLine("Skolekøkkenet Møllevang", "puljefleksjob", "Salatbar og brød", (8.0, 12.0),
                "Skoledage kl. 8-12", "15-08-2016", "Hygiejnebevis"),
    OpeningLine("Skolekøkkenet Møllevang", "virksomhedspraktik", "Opvask og anretning",
                (6.0, 10.0), "Kun formiddage", "22-08-2016"),
    OpeningLine("Genbrugsforeningen Spiren", "smaajob", "Sortere tøj", (3.0, 8.0),
                "Tirsdag og torsdag", "05-08-2016", by="KON05"),
    OpeningLine("Idrætscenter Vest", "puljefleksjob", "Haller og omklædning", (10.0, 14.0),
                "Hverdage fra kl. 7", "02-05-2016", closed_on="01-06-2016", by="KON03"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TermsLine:
    """What is agreed about the latest placement of a kind of a named person."""

    name: str
    kind: str
    values: dict[str, object]
    rep_on: str = ""


TERMS: tuple[TermsLine, ...] = (
    TermsLine("Rikke Holm", "virksomhedspraktik", {
        "purpose": "Se, om tempoet i et skolekøkken passer",
        "goal": "Ni effektive timer fordelt på tre formiddage",
        "rep_name": "Annelise Kofoed",
        "duties": "Salatbar, skære brød, tørre borde af",
    }, "05-08-2016"),
    TermsLine("Carsten Bæk", "virksomhedspraktik", {
        "purpose": "Afklare arbejde ude i al slags vejr",
        "goal": "Tolv timer uden at melde fra to uger i træk",
        "rep_name": "Flemming Juhler",
    }),
    TermsLine("Mette Sand", "puljefleksjob", {
        "pays": "pulje", "pool_percent": 100.0, "wage_hour_oere": 13_850, "account": "5.98.03",
        "duties": "Køkken og frokost med de store børn",
        "like_duties": "ja", "like_hours": "ja", "like_colleagues": "ja", "like_papers": "delvis",
        "shown": "Kan stå alene med frokosten, når rækkefølgen er fast.",
    }),
    TermsLine("Poul Dahl", "puljefleksjob", {
        "pays": "deles", "pool_percent": 60.0, "wage_hour_oere": 14_210, "account": "5.98.03",
        "duties": "Haller, nøgler og små reparationer",
        "like_duties": "ja", "like_hours": "ja", "like_colleagues": "ja", "like_papers": "ja",
    }),
    TermsLine("Sten Okholm", "puljefleksjob", {
        "pays": "pulje", "pool_percent": 100.0, "duties": "Pedelmedhjælper",
        "like_duties": "delvis", "like_hours": "nej", "like_colleagues": "ja",
    }),
    TermsLine("Niels Brun", "ordinaert_fleksjob", {
        "scheme": "post2013", "duties": "Åbne huset, køkken og gård",
        "agreement": "Flekstillægsaftale ved 12,5 timer",
    }),
)  # fmt: skip

NOTICES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Anita Juul", "12-08-2016", "30-09-2016", "arbejdsgiver", "Gartneriet lukker drivhuset"),
)
"""Name, opsagt den, fratræder den, by whom, why."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What was agreed anew about the latest placement of a named person."""

    name: str
    kind: str
    day: str
    reason: str
    by: str
    end_was: str = ""
    end_now: str = ""
    place_was: str = ""
    place_now: str = ""


CHANGES: tuple[ChangeLine, ...] = (
    ChangeLine("Carsten Bæk", "forlaenget", "22-07-2016",
               "Park og Vej afventer budget", "KON03", "26-07-2016", "31-08-2016"),
    ChangeLine("Agnete Lynghøj", "arbejdsplads", "04-01-2016",
               "Flere faste opgaver på Biblioteket", "KON02",
               place_was="Borgerservice", place_now="Biblioteket"),
    ChangeLine("Agnete Lynghøj", "forlaenget", "02-05-2016",
               "Aftalen skulle følge budgetåret", "KON02", "15-05-2016", "15-08-2016"),
)  # fmt: skip

AGREED: tuple[tuple[str, str, float, float], ...] = (
    ("Mette Sand", "03-10-2016", 16.0, 12.0),
    ("Vibeke Skov", "03-10-2016", 10.5, 7.0),
    ("Jan Riis", "29-08-2016", 6.0, 6.0),
)
"""Name, from, hours of presence and effective hours that are agreed about the latest placement."""
AGREED_AHEAD = "Helle Brandt"
"""Whose plan of steps has one left that is still to come."""


@dataclass(frozen=True, slots=True)
class SupportLine:
    """A course or support of a named person; `price` in kroner."""

    name: str
    kind: str
    text: str
    asked_by: str
    asked_on: str
    state: str = "bevilget"
    decided_on: str = ""
    price: float | None = None
    place: str = ""
    starts_on: str = ""
    ends_on: str = ""
    review_on: str = ""
    result: str = ""
    result_on: str = ""
    reason: str = ""


SUPPORT: tuple[SupportLine, ...] = (
    SupportLine("Inge Rohde", "hygiejnebevis", "To dages kursus", "arbejdsgiver", "28-07-2016",
                "bevilget", "01-08-2016", 650.0, "Kantinen, Rådhuset", "22-08-2016",
                "23-08-2016", "", "bestaaet", "24-08-2016"),
    SupportLine("Hassan Aziz", "koerekort", "Kørekort B, teori og 26 timer", "arbejdsgiver",
                "25-05-2016", "bevilget", "30-05-2016", 14_500.0, "Plejehjemmet Engen",
                "30-05-2016", "", "01-09-2016"),
    SupportLine("Mette Sand", "kursus", "Køkken og allergener, fire uger på deltid",
                "arbejdsgiver", "07-03-2016", "bevilget", "14-03-2016", 3_200.0,
                "Børnehuset Skovly", "04-04-2016", "29-04-2016", "", "gennemfoert",
                "29-04-2016"),
    SupportLine("Pia Søgaard", "mentor", "Mentor 2 timer om ugen", "konsulent", "20-06-2016",
                "bevilget", "27-06-2016", 9_600.0, starts_on="01-07-2016",
                ends_on="31-12-2016", review_on="30-09-2016"),
    SupportLine("Poul Dahl", "personlig_assistance", "Hjælp til tunge løft, 3 timer om ugen",
                "arbejdsgiver", "08-08-2016", "ansoegt", place="Idrætscenter Vest"),
    SupportLine("Else Friis", "hjaelpemiddel", "Hævesænkebord", "borger", "14-06-2016",
                "afslaaet", "28-06-2016", place="Lokalcenter Fuglebakken",
                reason="Arbejdspladsen har et bord, der kan bruges"),
    SupportLine("Ali Demir", "transport", "Buskort i jobsøgningen", "borger", "11-07-2016",
                "bevilget", "13-07-2016", 375.0, starts_on="15-07-2016", ends_on="14-10-2016"),
    SupportLine("Kaj Vester", "truckcertifikat", "Gaffeltruck B", "borger", "03-05-2016",
                "afslaaet", "17-05-2016", reason="Ingen af de job, han søger, kræver det"),
)  # fmt: skip

CONTACTS: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    ("Børnehuset Skovly", "06-06-2016", "besoeg", "begge", "Mette Sand", "Marie-Louise Friborg",
     "Mette tager frokosten alene nu. Ni effektive timer fra i dag."),
    ("Børnehuset Skovly", "13-07-2016", "telefon", "konsulent", "", "Gitte Rosenvinge",
     "Fortalte, hvad et ordinært fleksjob koster huset. De regner på det i august."),
    ("Skolekøkkenet Møllevang", "15-07-2016", "telefon", "konsulent", "Rikke Holm",
     "Helene Vadsholt", "Aftalte praktik fra den 8. august, fire uger."),
    ("Kantinen, Rådhuset", "28-07-2016", "besoeg", "begge", "Inge Rohde", "Dorrit Elmose",
     "Praktikken er slut. Kantinen tager gerne Inge, når hygiejnebeviset er der."),
)  # fmt: skip
"""Workplace, day, kind, taken by, about whom, with whom, and what was said."""

SCREENINGS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "Tom Lind",
        "faa_timer",
        "15-06-2016",
        "potentiale",
        "Bageriet vil gerne tale om 12 timer",
        "12-09-2016",
    ),
    (
        "Vibeke Skov",
        "faa_timer",
        "16-08-2016",
        "senere",
        "Skal først finde ro på de 6 timer",
        "03-10-2016",
    ),
    ("Mette Sand", "faa_timer", "22-08-2016", "flere_timer", "12 timer fra oktober", ""),
    (
        "Anita Juul",
        "opsagt",
        "15-08-2016",
        "potentiale",
        "Vil gerne arbejde med planter igen",
        "09-09-2016",
    ),
    ("Samira Haddad", "atten_af_24", "08-08-2016", "intet_potentiale", "Uddannelse først", ""),
)
"""Name, list, day, result, what was found, and when to look again."""
NORTH_RESULTS: tuple[str, ...] = (
    "flere_timer", "potentiale", "intet_potentiale", "flere_timer", "senere", "potentiale",
)  # fmt: skip
"""What the screening of the other program's first people on few hours came to."""
NORTH_DAY = "13-06-2016"
