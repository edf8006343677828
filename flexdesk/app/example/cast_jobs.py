"""The named people in praktik, in a pool job, on a course, or about to end one."""

from flexdesk.app.example import steps
from flexdesk.app.example.roles import FLEKSJOB, LY, Role, Stay

PRAKTIK, PULJE, ORDINAERT = "virksomhedspraktik", "puljefleksjob", "ordinaert_fleksjob"

IN_PRAKTIK: tuple[Role, ...] = (
    Role(
        ("Rikke", "Holm"), "02-03-1983", "KON01", "14-01-2014",
        ((LY, "15-01-2014", ""),),
        stages=(
            (steps.SCREENING, "25-04-2016"), (steps.VISITATION, "09-05-2016"),
            (steps.KOMPETENCEAFKLARING, "23-05-2016"), (steps.KANDIDATKORT, "27-06-2016"),
            (steps.JOBSOEGNING, "04-07-2016"), (steps.INDLEDENDE_SAMTALE, "01-08-2016"),
            (steps.PRAKTIK, "08-08-2016"),
        ),
        stays=(Stay(PRAKTIK, "Skolekøkkenet Møllevang", "08-08-2016", planned="02-09-2016",
                    hours=9.0),),
        notes=(
            ("08-08-2016", "besoeg",
             "Første dag i Skolekøkkenet. Rikke fik forklæde og fast makker."),
            ("19-08-2016", "besoeg",
             "Midtvejs: Rikke styrer salatbaren alene. Køkkenlederen er glad."),
            ("29-08-2016", "telefon",
             (
                 "Helene fra køkkenet vil gerne have Rikke i puljefleksjob fra midten af "
                 "september, hvis skolen siger ja. Vi tager stilling fredag, når praktikken "
                 "slutter."
             )),
        ),
        tasks=(("02-09-2016", "Praktik slutter: beslut puljefleksjob"),),
    ),
    Role(
        ("Carsten", "Bæk"), "15-11-1969", "KON03", "07-08-2013", is_woman=False,
        spells=((LY, "08-08-2013", ""),),
        stages=(
            (steps.SCREENING, "08-02-2016"), (steps.VISITATION, "22-02-2016"),
            (steps.KOMPETENCEAFKLARING, "07-03-2016"), (steps.KANDIDATKORT, "18-04-2016"),
            (steps.JOBSOEGNING, "02-05-2016"), (steps.INDLEDENDE_SAMTALE, "21-06-2016"),
            (steps.PRAKTIK, "29-06-2016"),
        ),
        stays=(Stay(PRAKTIK, "Park og Vej", "29-06-2016", planned="31-08-2016", hours=12.0),),
        notes=(
            ("29-06-2016", "besoeg",
             "Praktik startet hos Park og Vej, forlænget fra fire til ni uger."),
            ("25-07-2016", "sms", "Carsten har det fint, men savner besked om, hvad der skal ske."),
            ("18-08-2016", "telefon",
             "Park og Vej afventer budget. Slutdag 31-08, intet aftalt efter."),
        ),
        tasks=(("30-08-2016", "Praktik: afslut eller forlæng"),),
    ),
    Role(
        ("Inge", "Rohde"), "26-05-1967", "KON02", "31-10-2014",
        ((LY, "01-11-2014", ""),),
        stages=(
            (steps.SCREENING, "28-03-2016"), (steps.VISITATION, "11-04-2016"),
            (steps.KOMPETENCEAFKLARING, "25-04-2016"), (steps.KANDIDATKORT, "30-05-2016"),
            (steps.JOBSOEGNING, "13-06-2016"), (steps.INDLEDENDE_SAMTALE, "27-06-2016"),
            (steps.PRAKTIK, "01-07-2016"), (steps.KURSER, "29-07-2016"),
        ),
        stays=(Stay(PRAKTIK, "Kantinen, Rådhuset", "01-07-2016", "28-07-2016", "28-07-2016", 8.0,
                    "gennemfoert"),),
        notes=(
            ("28-07-2016", "besoeg", "Praktikken er slut. Kantinen spørger efter hygiejnebevis."),
            ("01-08-2016", "notat",
             "Hygiejnebevis bevilget, 650 kr. Kursus den 22. og 23. august."),
            ("24-08-2016", "telefon", "Bestået! Inge sender beviset, Kantinen ser på vagtplanen."),
        ),
        tasks=(("02-09-2016", "Vagtplan i Kantinen"),),
    ),
    Role(
        ("Hassan", "Aziz"), "07-07-1978", "KON04", "10-12-2014", is_woman=False,
        spells=((LY, "11-12-2014", ""),),
        stages=(
            (steps.SCREENING, "18-01-2016"), (steps.VISITATION, "01-02-2016"),
            (steps.KOMPETENCEAFKLARING, "15-02-2016"), (steps.KANDIDATKORT, "21-03-2016"),
            (steps.JOBSOEGNING, "04-04-2016"), (steps.INDLEDENDE_SAMTALE, "25-04-2016"),
            (steps.PRAKTIK, "02-05-2016"), (steps.KURSER, "30-05-2016"),
        ),
        stays=(Stay(PRAKTIK, "Plejehjemmet Engen", "02-05-2016", "29-05-2016", "29-05-2016", 10.0,
                    "gennemfoert"),),
        notes=(
            ("30-05-2016", "notat",
             "Kørekort bevilget, 14.500 kr. Plejehjemmet vil have en chauffør."),
            ("01-08-2016", "sms", "Teoriprøven er bestået i andet forsøg."),
            ("22-08-2016", "telefon",
             (
                 "Køreprøven er ikke bestået. Læreren foreslår seks timer mere. Engen venter til "
                 "oktober, men ikke længere."
             )),
        ),
        tasks=(("01-09-2016", "Status med kørelærer"),),
        facts={"language": "Arabisk, forstår dansk", "transport": "Bus"},
    ),
)  # fmt: skip

IN_POOL: tuple[Role, ...] = (
    Role(
        ("Mette", "Sand"), "18-09-1973", "KON01", "30-06-2013", screened="05-10-2015",
        spells=((LY, "01-07-2013", "29-02-2016"), (FLEKSJOB, "01-03-2016", "")),
        stages=(
            (steps.SCREENING, "05-10-2015"), (steps.VISITATION, "19-10-2015"),
            (steps.KOMPETENCEAFKLARING, "02-11-2015"), (steps.KANDIDATKORT, "07-12-2015"),
            (steps.JOBSOEGNING, "04-01-2016"), (steps.INDLEDENDE_SAMTALE, "25-01-2016"),
            (steps.PRAKTIK, "01-02-2016"), (steps.PULJEFLEKSJOB, "01-03-2016"),
        ),
        stays=(
            Stay(PRAKTIK, "Børnehuset Skovly", "01-02-2016", "28-02-2016", "28-02-2016", 8.0,
                 "gennemfoert"),
            Stay(PULJE, "Børnehuset Skovly", "01-03-2016", planned="30-11-2016", hours=8.0,
                 measured=(("06-06-2016", 9.0), ("22-08-2016", 10.0))),
        ),
        notes=(
            ("06-06-2016", "besoeg",
             "Mette er gået op til 9 effektive timer og tager frokosten alene."),
            ("22-08-2016", "besoeg", "10 timer nu. Lederen siger, at hun gerne vil beholde Mette."),
            ("30-08-2016", "telefon",
             (
                 "I morgen er der gået seks måneder af puljejobbet. Marie-Louise undersøger, om "
                 "der er penge til et ordinært fleksjob fra december."
             )),
        ),
        tasks=(("31-08-2016", "Måned 6: plan for ordinært job"),),
    ),
    Role(
        ("Poul", "Dahl"), "23-04-1960", "KON03", "14-02-2012", is_woman=False,
        screened="11-05-2015",
        spells=((LY, "15-02-2012", "30-09-2015"), (FLEKSJOB, "01-10-2015", "")),
        stages=(
            (steps.SCREENING, "11-05-2015"), (steps.VISITATION, "26-05-2015"),
            (steps.KOMPETENCEAFKLARING, "08-06-2015"), (steps.KANDIDATKORT, "13-07-2015"),
            (steps.JOBSOEGNING, "03-08-2015"), (steps.INDLEDENDE_SAMTALE, "24-08-2015"),
            (steps.PRAKTIK, "01-09-2015"), (steps.PULJEFLEKSJOB, "01-10-2015"),
        ),
        stays=(
            Stay(PRAKTIK, "Idrætscenter Vest", "01-09-2015", "28-09-2015", "28-09-2015", 14.0,
                 "gennemfoert"),
            Stay(PULJE, "Idrætscenter Vest", "01-10-2015", planned="30-09-2016", hours=14.0,
                 measured=(("01-03-2016", 15.0),)),
            Stay(ORDINAERT, "Idrætscenter Vest", "01-10-2016", hours=16.0),
        ),
        notes=(
            ("20-06-2016", "besoeg", "Centret vil ansætte Poul, når puljejobbet slutter."),
            ("17-08-2016", "moede",
             (
                 "Aftale på plads: ordinært fleksjob samme sted fra 1. oktober, 16 effektive "
                 "timer. Ansættelsesbrev skrives af centret, tilskud søges af Poul."
             )),
            ("26-08-2016", "mail",
             "Ansættelsesbrev modtaget i udkast. Stillingsbetegnelsen mangler."),
        ),
        tasks=(("01-09-2016", "Ansættelsesbrev til ordinært job"),),
    ),
    Role(
        ("Jytte", "Krog"), "06-01-1966", "KON02", "30-04-2012", screened="20-10-2014",
        spells=((LY, "01-05-2012", "31-01-2016"), (FLEKSJOB, "01-02-2016", "")),
        stages=(
            (steps.SCREENING, "20-10-2014"), (steps.VISITATION, "03-11-2014"),
            (steps.KOMPETENCEAFKLARING, "17-11-2014"), (steps.KANDIDATKORT, "15-12-2014"),
            (steps.JOBSOEGNING, "12-01-2015"), (steps.PULJEFLEKSJOB, "02-02-2015"),
            (steps.JOBSOEGNING, "03-02-2015"), (steps.PULJEFLEKSJOB, "01-02-2016"),
        ),
        stays=(
            Stay(PULJE, "Materielgården", "02-02-2015", "02-02-2015", "01-02-2016", 10.0,
                 "startede_ikke", "startede_ikke"),
            Stay(PULJE, "Borgerservice", "01-02-2016", planned="31-10-2016", hours=10.0,
                 measured=(("09-05-2016", 11.0),)),
        ),
        notes=(
            ("02-02-2015", "telefon",
             "Jytte mødte ikke på Materielgården, hun blev syg natten før."),
            ("01-02-2016", "besoeg",
             "Andet puljejob begynder, denne gang i Borgerservice. God start."),
            ("12-08-2016", "moede",
             "Ny kontaktperson skal findes, Tina er fratrådt. Jytte er urolig."),
        ),
        tasks=(("12-09-2016", "Ny kontaktperson i Borgerservice"),),
    ),
    Role(
        ("Else", "Friis"), "29-08-1972", "KON04", "31-12-2012", screened="07-09-2015",
        spells=((LY, "01-01-2013", "12-02-2016"), (FLEKSJOB, "01-02-2016", "")),
        stages=(
            (steps.SCREENING, "07-09-2015"), (steps.VISITATION, "21-09-2015"),
            (steps.KOMPETENCEAFKLARING, "05-10-2015"), (steps.KANDIDATKORT, "09-11-2015"),
            (steps.JOBSOEGNING, "23-11-2015"), (steps.INDLEDENDE_SAMTALE, "14-12-2015"),
            (steps.PRAKTIK, "04-01-2016"), (steps.PULJEFLEKSJOB, "01-02-2016"),
        ),
        stays=(
            Stay(PRAKTIK, "Lokalcenter Fuglebakken", "04-01-2016", "31-01-2016", "31-01-2016", 6.0,
                 "gennemfoert"),
            Stay(PULJE, "Lokalcenter Fuglebakken", "01-02-2016", planned="31-01-2017", hours=6.0,
                 measured=(("02-05-2016", 7.0),)),
        ),
        notes=(
            ("02-05-2016", "besoeg", "Else har overtaget blomster og post på Fuglebakken."),
            ("12-08-2016", "telefon",
            "Else er tilbage efter ferien og klar til efterårets planter."),
            ("29-08-2016", "notat", (
                "Ledighedsydelsen står til 12-02, men jobbet begyndte 01-02. Tolv dage overlapper "
                "og skal rettes i fagsystemet."
            )),
        ),
        tasks=(("31-08-2016", "Ret overlap i ydelsesperiode"),),
    ),
    Role(
        ("Agnete", "Lynghøj"), "13-02-1964", "KON02", "31-03-2013", screened="02-03-2015",
        spells=((LY, "01-04-2013", "15-08-2015"), (FLEKSJOB, "16-08-2015", "")),
        stages=(
            (steps.SCREENING, "02-03-2015"), (steps.VISITATION, "16-03-2015"),
            (steps.KOMPETENCEAFKLARING, "30-03-2015"), (steps.KANDIDATKORT, "11-05-2015"),
            (steps.JOBSOEGNING, "01-06-2015"), (steps.PULJEFLEKSJOB, "16-08-2015"),
        ),
        stays=(Stay(PULJE, "Biblioteket", "16-08-2015", planned="15-08-2016", hours=12.0,
                    measured=(("15-02-2016", 12.5),)),),
        notes=(
            ("20-06-2016", "besoeg",
             "Biblioteket vil gerne fortsætte, men papirerne er ikke skrevet."),
            ("23-08-2016", "telefon",
             "Agnete møder stadig, selv om den aftalte slutdag er passeret."),
        ),
        tasks=(("07-09-2016", "Slutdag passeret: hvad gælder?"),),
    ),
    Role(
        ("Sten", "Okholm"), "31-10-1975", "KON01", "30-09-2013", is_woman=False,
        screened="30-11-2015",
        spells=((LY, "01-10-2013", "17-04-2016"), (FLEKSJOB, "18-04-2016", "")),
        stages=(
            (steps.SCREENING, "30-11-2015"), (steps.VISITATION, "14-12-2015"),
            (steps.KOMPETENCEAFKLARING, "04-01-2016"), (steps.KANDIDATKORT, "08-02-2016"),
            (steps.JOBSOEGNING, "22-02-2016"), (steps.PULJEFLEKSJOB, "18-04-2016"),
        ),
        stays=(Stay(PULJE, "Lokalcenter Fuglebakken", "18-04-2016", planned="17-01-2017"),),
        notes=(
            ("18-04-2016", "besoeg", "Sten er startet som pedelmedhjælper på Fuglebakken."),
            ("08-08-2016", "mail", "Timetallet er aldrig skrevet ned. Lederen siger cirka tolv."),
        ),
        tasks=(("06-09-2016", "Effektive timer mangler"),),
    ),
)  # fmt: skip
