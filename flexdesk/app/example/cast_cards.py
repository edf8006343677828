"""The kandidatkort of the example: what stands on them, who may have them, who got them."""

from dataclasses import dataclass, replace

from flexdesk.domain.card_codes import UNASKED, Section
from flexdesk.domain.kandidatkort import CardContent, Experience

PRICE = (
    "I betaler for det arbejde, jeg udfører. Kommunen betaler et fleksløntilskud direkte til mig."
)
NEXT = (
    "Praktik i omkring fire uger, så vi kan se hinanden an",
    "Midlertidigt fleksjob i 9 til 12 måneder",
    "Ordinært fleksjob, når vi begge vil det",
)

_EVERY = tuple(section.value for section in Section if section not in {Section.BILLEDE, *UNASKED})
_UNNAMED = tuple(code for code in _EVERY if code != Section.NAVN.value)
_NO_PLACE = tuple(code for code in _UNNAMED if code != Section.OMRAADE.value)


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent: which version, for whom, signed and until when; days as 31-08-2016."""

    version: int
    recipients: str
    signed_on: str
    valid_until: str
    made_on: str
    sections: tuple[str, ...] = _EVERY
    how: str = "underskrift"
    place: str = ""
    withdrawn_on: str = ""
    withdrawn_how: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HandOutLine:
    """One card that left the house, on which consent (its place in the list), and its recall."""

    consent: int
    place: str
    day: str
    channel: str
    person: str = ""
    asked_back_on: str = ""
    recalled_on: str = ""
    recalled_how: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A named person's card: its versions with the days they were made, oldest first."""

    name: str
    versions: tuple[tuple[str, CardContent], ...] = ()
    consents: tuple[ConsentLine, ...] = ()
    hand_outs: tuple[HandOutLine, ...] = ()
    draft: CardContent | None = None


_ERIK = CardContent(
    name="Erik T.",
    headline="Søger fleksjob med pedelopgaver – rolig, praktisk og til at stole på",
    competences=("Småreparationer", "Plænepleje", "Maling", "Værktøj og maskiner", "Oprydning"),
    tasks=("Skifte pærer, låse og hængsler", "Passe grønne områder", "Sætte op til møder"),
    about="Jeg kan lide at gå til hånde og at se, når noget bliver gjort færdigt. Jeg møder til "
    "tiden og siger til, når der mangler noget.",
    experience=(
        Experience("1998–2012", "Pedel på skole: bygninger, haller og udearealer"),
        Experience("1985–1998", "Tømrer i et mindre firma"),
    ),
    certificates=("Svendebrev som tømrer", "Truckcertifikat B"),
    considerations=(
        "Ingen løft over 10 kg",
        "Skift mellem stående og siddende arbejde",
        "En fast makker den første måned",
    ),
    hours_from=8.0,
    hours_to=10.0,
    days=("man", "ons", "fre"),
    times="formiddag, kl. 8–11.30",
    start_text="Med få dages varsel",
    area="Aarhus C og N, op til 30 min. med bus",
    transport="Bus og cykel",
    languages=("Dansk (modersmål)",),
    licence="Kategori B, egen bil",
    price=PRICE,
    next_steps=NEXT,
)
_KIRSTEN = CardContent(
    name="Kirsten Æ.",
    headline="Søger fleksjob på plejehjem – god til rutiner, dækkede borde og samtaler",
    competences=("Servering", "Borddækning", "Vask og sortering af tøj", "Bagning"),
    tasks=("Anrette morgenmad", "Dække og rydde borde", "Lægge tøj sammen"),
    about="Jeg trives, hvor der er mennesker, og hvor dagen har en fast rytme.",
    experience=(
        Experience("2004–2011", "Husassistent på plejehjem: rengøring, vask og anretning"),
        Experience("1996–2003", "Butiksassistent i bageri"),
    ),
    certificates=("Hygiejnebevis",),
    considerations=("Korte dage fordelt på ugen", "Faste opgaver på faste dage"),
    hours_from=6.0,
    hours_to=9.0,
    days=("tir", "ons", "tor"),
    times="kl. 9–12",
    start_text="1. oktober, gerne efter fire ugers praktik",
    area="Aarhus V og Åbyhøj",
    transport="Bus",
    languages=("Dansk (modersmål)", "Tysk"),
    price=PRICE,
    next_steps=NEXT,
)
_JONNA = CardContent(
    name="Jonna K.",
    headline="Søger fleksjob i kantine eller køkken – hurtig, glad og vant til gæster",
    competences=("Smørrebrød", "Anretning", "Opvask", "Kasse"),
    tasks=("Smøre og anrette", "Passe buffet", "Holde orden i køkkenet"),
    about="Jeg kan lide et køkken, hvor man griner og holder tempo sammen.",
    experience=(Experience("1990–2010", "Smørrebrødsjomfru i cafeteria"),),
    certificates=("Hygiejnebevis", "Svendebrev som smørrebrødsjomfru"),
    considerations=("En kort pause hver time", "Plads til at sidde ned ved nogle opgaver"),
    hours_from=10.0,
    hours_to=12.0,
    days=("man", "tir", "tor", "fre"),
    times="kl. 8–11",
    start_text="Efter aftale",
    area="Aarhus C",
    transport="Cykel",
    languages=("Dansk (modersmål)",),
    licence="Kategori B",
    price=PRICE,
    next_steps=NEXT,
)
_TOVE = CardContent(
    headline="Søger fleksjob på kontor – omhyggelig, ordentlig og god til systemer",
    competences=("Tastearbejde", "Arkivering", "Regneark", "Post og scanning"),
    tasks=("Taste og kontrollere data", "Scanne og arkivere", "Holde lister ajour"),
    about="Jeg bliver glad af lister, der stemmer, og af ro til at gøre arbejdet ordentligt.",
    experience=(Experience("2000–2012", "Kontorassistent i et revisionsfirma"),),
    certificates=("Kontoruddannelse",),
    considerations=("Rolige omgivelser", "Faste mødetider"),
    hours_from=8.0,
    hours_to=8.0,
    days=("man", "tir", "ons", "tor"),
    times="kl. 9–11",
    start_text="Efter aftale",
    languages=("Dansk (modersmål)", "Engelsk"),
    price=PRICE,
    next_steps=NEXT,
    off=(Section.NAVN.value, Section.BILLEDE.value, Section.OMRAADE.value),
)
_LIS = CardContent(
    name="Lis M.",
    headline="Søger fleksjob i køkken eller servering – venlig, erfaren og mødestabil",
    competences=("Servering", "Borddækning", "Koldt køkken", "Opvask", "Modtagelse af gæster"),
    tasks=("Servere kaffe og frokost", "Dække op til møder"),
    about="Jeg har altid arbejdet med gæster og glæder mig, når de kommer igen.",
    experience=(
        Experience("2001–2011", "Serveringsmedarbejder på konferencecenter"),
        Experience("1986–2000", "Tjener på kro"),
    ),
    certificates=("Hygiejnebevis",),
    considerations=("Ikke mere end tre timer i træk", "Ingen tunge bakker"),
    hours_from=6.0,
    hours_to=8.0,
    days=("tir", "tor"),
    times="kl. 10–13",
    start_text="Straks",
    area="Aarhus C og Viby",
    transport="Bus og letbane",
    languages=("Dansk (modersmål)", "Engelsk", "Svensk"),
    price=PRICE,
    next_steps=NEXT,
)
_KAJ = CardContent(
    name="Kaj V.",
    headline="Søger fleksjob udendørs eller på værksted – stærk i opgaver med hænderne",
    competences=("Plænepleje", "Hækklipning", "Oprydning", "Maskinpasning"),
    tasks=("Slå græs og klippe hæk", "Holde orden i skur og værksted"),
    about="Jeg er bedst, når jeg kan arbejde ude og i mit eget tempo.",
    experience=(Experience("1988–2010", "Gartnerarbejder i et anlægsgartnerfirma"),),
    certificates=("Motorsavskursus",),
    considerations=("Én opgave ad gangen", "En fast makker i opstarten"),
    hours_from=10.0,
    hours_to=12.0,
    days=("man", "tir", "ons", "tor"),
    times="kl. 8–11",
    start_text="Med en uges varsel",
    area="Aarhus og omegn",
    transport="Knallert",
    languages=("Dansk (modersmål)",),
    price=PRICE,
    next_steps=NEXT,
)
_BIRGIT = CardContent(
    name="Birgit H.",
    headline="Søger fleksjob i butik eller reception – imødekommende og god med telefonen",
    competences=("Kundebetjening", "Kasse", "Telefonpasning", "Vareopfyldning"),
    tasks=("Tage imod gæster", "Svare telefon", "Pakke og sende post"),
    about="Jeg møder folk med et smil og husker navne.",
    experience=(Experience("2005–2012", "Receptionist på hotel"),),
    considerations=("Faste mødetider", "Mulighed for at sidde ved arbejdet"),
    hours_from=9.0,
    hours_to=12.0,
    days=("man", "ons", "fre"),
    times="kl. 9–12",
    area="Aarhus C",
    languages=("Dansk (modersmål)", "Engelsk"),
    price=PRICE,
    next_steps=NEXT,
)
_LEIF = CardContent(
    name="Leif S.",
    headline="Søger fleksjob i teknisk service – grundig, stille og vant til værktøj",
    competences=("Småreparationer", "Elarbejde under opsyn", "Kørsel"),
    about="Jeg kan lide at få ting til at virke igen.",
    experience=(Experience("1980–2009", "Maskinarbejder på fabrik"),),
    considerations=("Skift mellem stående og siddende arbejde",),
    hours_from=10.0,
    hours_to=12.0,
    days=("man", "tir", "tor"),
    times="kl. 8–12",
    area="Aarhus N",
    languages=("Dansk (modersmål)",),
    licence="Kategori B",
    price=PRICE,
    next_steps=NEXT,
)
_PIA = CardContent(
    name="Pia S.",
    headline="Søger fleksjob i butik – serviceminded og god til varer, farver og orden",
    competences=("Kundebetjening", "Kasse", "Vareopfyldning", "Udstilling"),
    tasks=("Betjene kunder", "Sætte varer på plads"),
    about="Jeg har været væk fra arbejdsmarkedet et par år og glæder mig til at få kolleger igen.",
    experience=(Experience("2001–2012", "Butiksassistent i tøjbutik"),),
    considerations=(
        "Jeg har haft en depression, så jeg har brug for pauser",
        "En fast kontaktperson",
    ),
    hours_from=6.0,
    hours_to=8.0,
    days=("man", "tor"),
    times="kl. 10–13",
    area="Aarhus C",
    languages=("Dansk (modersmål)",),
    price=PRICE,
    next_steps=NEXT,
)
_PREBEN = CardContent(
    name="Preben A.",
    headline="Søger fleksjob udendørs",
    competences=("Plænepleje", "Kørsel", "Oprydning"),
    days=("man", "ons", "fre"),
    price=PRICE,
    next_steps=NEXT,
)

CARDS: tuple[CardLine, ...] = (
    CardLine(
        "Erik Toft Nielsen",
        (
            ("07-07-2016", replace(_ERIK, certificates=(), tasks=(), transport="")),
            ("11-07-2016", _ERIK),
        ),
        (ConsentLine(2, "kommunale", "11-07-2016", "31-12-2016", "11-07-2016"),),
        (
            HandOutLine(0, "Biblioteket", "09-08-2016", "papir"),
            HandOutLine(0, "Idrætscenter Vest", "16-08-2016", "mail"),
            HandOutLine(0, "Park og Vej", "24-08-2016", "papir", "Jonas Birkmose"),
        ),
    ),
    CardLine(
        "Kirsten Æbelø",
        (("06-06-2016", _KIRSTEN),),
        (ConsentLine(1, "kommunale", "14-06-2016", "14-09-2016", "10-06-2016"),),
    ),
    CardLine(
        "Jonna Kjær",
        (("20-06-2016", _JONNA),),
        (
            ConsentLine(
                1, "alle", "24-06-2016", "24-12-2016", "20-06-2016", withdrawn_on="29-08-2016",
                withdrawn_how="borger", text="Vil vente lidt.",
            ),
        ),
        (
            HandOutLine(0, "Plejehjemmet Engen", "12-07-2016", "mail", "Per Stjernholm"),
            HandOutLine(0, "Kantinen, Rådhuset", "02-08-2016", "papir"),
        ),
    ),
    CardLine(
        "Tove Bang",
        (("15-08-2016", _TOVE),),
        (ConsentLine(1, "kommunale", "", "15-02-2017", "22-08-2016", sections=_NO_PLACE),),
    ),
    CardLine(
        "Lis Mørk",
        (("17-06-2016", _LIS),),
        (ConsentLine(1, "alle", "17-06-2016", "17-12-2016", "17-06-2016", _UNNAMED),),
    ),
    CardLine(
        "Kaj Vester",
        (
            ("06-06-2016", _KAJ),
            ("25-08-2016", replace(
                _KAJ, competences=(*_KAJ.competences, "Værktøj og maskiner", "Cykelreparation"),
            )),
        ),
        (ConsentLine(1, "kommunale", "13-06-2016", "13-12-2016", "10-06-2016"),),
        (
            HandOutLine(0, "Idrætscenter Vest", "04-08-2016", "papir", "", "22-08-2016",
                        "22-08-2016", "returneret"),
        ),
    ),
    CardLine(
        "Birgit Holst",
        (("11-04-2016", _BIRGIT),),
        (ConsentLine(1, "alle", "18-04-2016", "18-07-2016", "11-04-2016", how="digitalt"),),
    ),
    CardLine(
        "Leif Sønder",
        (("22-06-2015", _LEIF),),
        (
            ConsentLine(1, "kommunale", "24-06-2015", "31-12-2016", "22-06-2015",
                        withdrawn_on="12-08-2016", withdrawn_how="lukket"),
        ),
        (
            HandOutLine(0, "Plejehjemmet Engen", "01-10-2015", "papir", "Per Stjernholm",
                        "15-08-2016", "17-08-2016", "destrueret"),
        ),
    ),
    CardLine("Pia Søgaard", draft=_PIA),
    CardLine("Preben Aagård", draft=_PREBEN),
)  # fmt: skip

TEAM_CARDS: tuple[CardContent, ...] = (
    replace(_ERIK, headline="Søger fleksjob i teknisk service eller på lager", experience=(
        Experience("2003–2012", "Lagermedarbejder på terminal"),
    )),
    replace(_KIRSTEN, headline="Søger fleksjob i vaskeri, køkken eller rengøring", experience=(
        Experience("1999–2010", "Rengøringsassistent på skole"),
    )),
    replace(_LIS, headline="Søger fleksjob i kantine eller café", experience=(
        Experience("2006–2013", "Kantineassistent på gymnasium"),
    )),
    replace(_KAJ, headline="Søger fleksjob i park, have eller på genbrugsplads", experience=(
        Experience("1992–2011", "Chauffør og havemand"),
    )),
    replace(_BIRGIT, headline="Søger fleksjob i butik, bibliotek eller reception", experience=(
        Experience("2002–2012", "Butiksassistent i boghandel"),
    )),
    replace(_TOVE, headline="Søger fleksjob på kontor eller arkiv", off=(Section.BILLEDE.value,)),
)  # fmt: skip
"""Cards of those who are looking for a place and are not told more about."""

TEAM_MADE_ON, TEAM_SIGNED_ON, TEAM_UNTIL = "25-07-2016", "28-07-2016", "31-01-2017"
