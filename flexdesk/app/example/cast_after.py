"""The named people whose pool job has ended, and those of other programs."""

from flexdesk.app.example import steps
from flexdesk.app.example.cast_jobs import ORDINAERT, PRAKTIK, PULJE
from flexdesk.app.example.roles import FLEKSJOB, LY, Role, Stay

INVEST = "aarhus_invest_4y"

ENDED: tuple[Role, ...] = (
    Role(
        ("Dorthe", "Nygaard"), "10-05-1965", "KON03", "30-11-2012", screened="12-01-2015",
        spells=((LY, "01-12-2012", "14-06-2015"), (FLEKSJOB, "15-06-2015", "15-03-2016"),
                (LY, "16-03-2016", "")),
        stages=(
            (steps.SCREENING, "12-01-2015"), (steps.VISITATION, "26-01-2015"),
            (steps.KOMPETENCEAFKLARING, "09-02-2015"), (steps.KANDIDATKORT, "23-03-2015"),
            (steps.JOBSOEGNING, "13-04-2015"), (steps.PULJEFLEKSJOB, "15-06-2015"),
            (steps.ANDET, "15-03-2016"),
        ),
        stays=(Stay(PULJE, "Park og Vej", "15-06-2015", "15-03-2016", "15-03-2016", 10.0,
                    "gennemfoert", "ledighedsydelse", (("07-12-2015", 10.0),)),),
        notes=(
            ("15-03-2016", "besoeg", "Sidste dag hos Park og Vej. Intet job på hånden endnu."),
            ("23-05-2016", "telefon",
             "Dorthe søger selv, jeg har sendt to gartnerier videre til hende."),
            ("15-08-2016", "moede",
             "Seks måneder er gået den 15-09. Gartneriet Solhøjgaard er interesseret."),
        ),
        tasks=(("15-09-2016", "Seks måneder siden puljejobbet"),),
    ),
    Role(
        ("Finn", "Ågård"), "04-12-1968", "KON01", "31-05-2012", is_woman=False,
        screened="09-02-2015",
        spells=((LY, "01-06-2012", "31-08-2015"), (FLEKSJOB, "01-09-2015", "")),
        stages=(
            (steps.SCREENING, "09-02-2015"), (steps.VISITATION, "23-02-2015"),
            (steps.KOMPETENCEAFKLARING, "16-03-2015"), (steps.KANDIDATKORT, "27-04-2015"),
            (steps.JOBSOEGNING, "18-05-2015"), (steps.PRAKTIK, "03-08-2015"),
            (steps.PULJEFLEKSJOB, "01-09-2015"), (steps.ORDINAERT, "02-05-2016"),
        ),
        stays=(
            Stay(PRAKTIK, "Børnehuset Skovly", "03-08-2015", "30-08-2015", "30-08-2015", 15.0,
                 "gennemfoert"),
            Stay(PULJE, "Børnehuset Skovly", "01-09-2015", "05-05-2016", "31-05-2016", 15.0,
                 "foer_tid", "ordinaert_fleksjob", (("01-02-2016", 16.0),)),
            Stay(ORDINAERT, "Havnegadens Cykler", "02-05-2016", hours=18.0),
        ),
        notes=(
            ("02-05-2016", "telefon",
             "Finn begynder hos cykelsmeden i dag, tre dage før puljejobbet slutter."),
            ("05-05-2016", "besoeg",
             "Kage i Skovly. De er kede af at miste ham, men forstår det godt."),
            ("11-08-2016", "sms", "Finn skriver, at 18 timer går fint."),
        ),
    ),
    Role(
        ("Ulla", "Pihl"), "19-06-1970", "KON04", "31-01-2012", screened="22-09-2014",
        spells=((LY, "01-02-2012", "01-03-2015"), (FLEKSJOB, "02-03-2015", "01-01-2016"),
                (LY, "02-01-2016", "")),
        stages=(
            (steps.SCREENING, "22-09-2014"), (steps.VISITATION, "06-10-2014"),
            (steps.KOMPETENCEAFKLARING, "20-10-2014"), (steps.KANDIDATKORT, "01-12-2014"),
            (steps.JOBSOEGNING, "15-12-2014"), (steps.PRAKTIK, "02-02-2015"),
            (steps.PULJEFLEKSJOB, "02-03-2015"), (steps.ANDET, "01-01-2016"),
        ),
        stays=(
            Stay(PRAKTIK, "Børnehuset Skovly", "02-02-2015", "01-03-2015", "01-03-2015", 7.0,
                 "gennemfoert"),
            Stay(PULJE, "Børnehuset Skovly", "02-03-2015", "01-01-2016", "01-01-2016", 7.0,
                 "gennemfoert", "ledighedsydelse", (("07-09-2015", 7.5),)),
        ),
        notes=(
            ("04-01-2016", "telefon", "Ti måneder i Skovly er gået. Der var ikke penge til mere."),
            ("20-06-2016", "moede", (
                "Statsrefusionen er på plads igen. Ulla vil gerne have et sted tættere på, hvor "
                "hun bor."
            )),
            ("24-08-2016", "videomoede",
             "Ny afklaring aftalt, Ulla har fået mod på kontorarbejde."),
        ),
        tasks=(("01-09-2016", "Ny afklaring efter puljejob"),),
    ),
    Role(
        ("Niels", "Brun"), "12-08-1967", "KON02", "31-07-2011", is_woman=False,
        screened="17-03-2014",
        spells=((LY, "01-08-2011", "31-08-2014"), (FLEKSJOB, "01-09-2014", "")),
        stages=(
            (steps.SCREENING, "17-03-2014"), (steps.VISITATION, "31-03-2014"),
            (steps.KOMPETENCEAFKLARING, "14-04-2014"), (steps.KANDIDATKORT, "19-05-2014"),
            (steps.JOBSOEGNING, "02-06-2014"), (steps.PRAKTIK, "04-08-2014"),
            (steps.PULJEFLEKSJOB, "01-09-2014"), (steps.ORDINAERT, "01-06-2015"),
        ),
        stays=(
            Stay(PRAKTIK, "Børnehuset Skovly", "04-08-2014", "31-08-2014", "31-08-2014", 8.0,
                 "gennemfoert"),
            Stay(PULJE, "Børnehuset Skovly", "01-09-2014", "31-05-2015", "31-05-2015", 8.0,
                 "gennemfoert", "ordinaert_fleksjob"),
            Stay(ORDINAERT, "Børnehuset Skovly", "01-06-2015", hours=8.0,
                 measured=(("01-12-2015", 10.0), ("01-06-2016", 12.5))),
        ),
        notes=(
            ("01-12-2015", "besoeg",
             "Op fra 8 til 10 effektive timer. Niels åbner huset om tirsdagen."),
            ("01-06-2016", "moede", (
                "12,5 timer fra i dag. Lederen kalder det et eksempel til efterfølgelse, og Niels "
                "selv siger, at det er de faste opgaver, der gør det."
            )),
            ("09-08-2016", "telefon", "Holder niveauet efter ferien."),
        ),
        tasks=(("12-10-2016", "Følg op på 12,5 timer"),),
    ),
    Role(
        ("Vibeke", "Skov"), "25-03-1971", "KON01", "30-09-2012", screened="08-12-2014",
        spells=((LY, "01-10-2012", "31-05-2015"), (FLEKSJOB, "01-06-2015", "")),
        stages=(
            (steps.SCREENING, "08-12-2014"), (steps.VISITATION, "22-12-2014"),
            (steps.KOMPETENCEAFKLARING, "12-01-2015"), (steps.KANDIDATKORT, "16-02-2015"),
            (steps.JOBSOEGNING, "09-03-2015"), (steps.PULJEFLEKSJOB, "01-06-2015"),
            (steps.ORDINAERT, "01-04-2016"),
        ),
        stays=(
            Stay(PULJE, "Børnehuset Skovly", "01-06-2015", "31-03-2016", "31-03-2016", 9.0,
                 "gennemfoert", "ordinaert_fleksjob"),
            Stay(ORDINAERT, "Plejehjemmet Engen", "01-04-2016", hours=9.0,
                 measured=(("01-08-2016", 6.0),)),
        ),
        notes=(
            ("01-08-2016", "besoeg", "Ned fra 9 til 6 timer. For mange skift mellem etagerne."),
            ("16-08-2016", "moede",
             "Femte måned med tæt opfølgning. Faste opgaver på én gang aftalt."),
            ("29-08-2016", "telefon", "Bedre uge. Vibeke håber på 7 timer i oktober."),
        ),
        tasks=(("02-09-2016", "Tæt opfølgning, måned 5"),),
    ),
    Role(
        ("Tom", "Lind"), "08-02-1963", "KON03", "30-06-2012", is_woman=False,
        screened="03-11-2014",
        spells=((LY, "01-07-2012", "26-04-2015"), (FLEKSJOB, "27-04-2015", "")),
        stages=(
            (steps.SCREENING, "03-11-2014"), (steps.VISITATION, "17-11-2014"),
            (steps.KOMPETENCEAFKLARING, "01-12-2014"), (steps.KANDIDATKORT, "12-01-2015"),
            (steps.JOBSOEGNING, "02-02-2015"), (steps.PULJEFLEKSJOB, "27-04-2015"),
            (steps.ORDINAERT, "27-01-2016"),
        ),
        stays=(
            Stay(PULJE, "Kantinen, Rådhuset", "27-04-2015", "26-01-2016", "26-01-2016", 10.0,
                 "gennemfoert", "ordinaert_fleksjob"),
            Stay(ORDINAERT, "Bageriet Kornblomsten", "27-01-2016", hours=10.0),
        ),
        notes=(
            ("27-01-2016", "besoeg",
             "Tom er begyndt i bageriet, 10 timer fordelt på tre morgener."),
            ("11-07-2016", "sms", "Alt vel, skriver Tom. Timerne er ikke målt siden januar."),
        ),
        tasks=(("22-08-2016", "Mål effektive timer"),),
    ),
    Role(
        ("Anita", "Juul"), "20-11-1969", "KON04", "30-04-2011", screened="06-01-2014",
        spells=((LY, "01-05-2011", "30-06-2014"), (FLEKSJOB, "01-07-2014", "")),
        stages=(
            (steps.SCREENING, "06-01-2014"), (steps.VISITATION, "20-01-2014"),
            (steps.KOMPETENCEAFKLARING, "03-02-2014"), (steps.KANDIDATKORT, "10-03-2014"),
            (steps.JOBSOEGNING, "24-03-2014"), (steps.PULJEFLEKSJOB, "01-07-2014"),
            (steps.ORDINAERT, "01-05-2015"),
        ),
        stays=(
            Stay(PULJE, "Børnehuset Skovly", "01-07-2014", "30-04-2015", "30-04-2015", 12.0,
                 "gennemfoert", "ordinaert_fleksjob"),
            Stay(ORDINAERT, "Gartneriet Solhøjgaard", "01-05-2015", hours=14.0,
                 measured=(("02-11-2015", 15.0),)),
        ),
        notes=(
            ("15-08-2016", "telefon",
             "Anita er sagt op, fratræder den 30-09. Gartneriet lukker drivhuset."),
            ("25-08-2016", "moede", "Tidlig indsats: cv opdateret, to planteskoler på listen."),
        ),
        tasks=(("02-09-2016", "Tidlig indsats: nyt job før 30-09"),),
    ),
    Role(
        ("Leif", "Sønder"), "03-03-1957", "KON02", "31-08-2012", is_woman=False,
        screened="13-04-2015",
        spells=((LY, "01-09-2012", "15-11-2015"), (FLEKSJOB, "16-11-2015", "12-08-2016")),
        stages=(
            (steps.SCREENING, "13-04-2015"), (steps.VISITATION, "27-04-2015"),
            (steps.KOMPETENCEAFKLARING, "11-05-2015"), (steps.KANDIDATKORT, "22-06-2015"),
            (steps.JOBSOEGNING, "06-07-2015"), (steps.PULJEFLEKSJOB, "16-11-2015"),
            (steps.ANDET, "12-08-2016"),
        ),
        stays=(Stay(PULJE, "Plejehjemmet Engen", "16-11-2015", "12-08-2016", "15-11-2016", 11.0,
                    "foer_tid", "doed", (("14-03-2016", 12.0),)),),
        notes=(
            ("14-03-2016", "besoeg", "Op til 12 timer, Leif er tilfreds."),
            ("15-08-2016", "telefon", (
                "Leifs datter ringede: Leif døde den 12. august. Alle opgaver er fjernet, kortet "
                "er kaldt hjem, Engen har fået besked."
            )),
        ),
    ),
    Role(
        ("Margrethe", "Ulvsund"), "16-10-1966", "KON03", "31-03-2012", screened="10-11-2014",
        spells=((LY, "01-04-2012", "17-05-2015"), (FLEKSJOB, "18-05-2015", "17-02-2016"),
                (LY, "18-02-2016", "06-03-2016"), (FLEKSJOB, "07-03-2016", "")),
        stages=(
            (steps.SCREENING, "10-11-2014"), (steps.VISITATION, "24-11-2014"),
            (steps.KOMPETENCEAFKLARING, "08-12-2014"), (steps.KANDIDATKORT, "19-01-2015"),
            (steps.JOBSOEGNING, "09-02-2015"), (steps.PULJEFLEKSJOB, "18-05-2015"),
            (steps.ANDET, "17-02-2016"),
        ),
        stays=(
            Stay(PULJE, "Plejehjemmet Engen", "18-05-2015", "17-02-2016", "17-02-2016", 9.0,
                 "gennemfoert", "ledighedsydelse"),
            Stay(ORDINAERT, "Genbrugsforeningen Spiren", "07-03-2016", hours=9.0,
                 measured=(("06-06-2016", 9.0),)),
        ),
        notes=(
            ("18-02-2016", "notat",
             "Puljejobbet er slut, registreret som tilbage på ledighedsydelse."),
            ("07-03-2016", "besoeg",
             "Ordinært fleksjob i Spiren fra i dag. Afslutningen skal rettes."),
        ),
    ),
)  # fmt: skip

ELSEWHERE: tuple[Role, ...] = (
    Role(
        ("Samira", "Haddad"), "22-09-1980", "KON01", "04-01-2016",
        ((LY, "05-01-2016", ""),), screened="11-07-2016",
        stages=((steps.SCREENING, "11-07-2016"), (steps.VISITATION, "25-07-2016"),
                (steps.ANDET, "08-08-2016")),
        notes=(
            ("25-07-2016", "moede",
             "Under otte måneder på ledighedsydelse. Samira vil helst i uddannelse."),
            ("08-08-2016", "notat",
             (
                 "Afvist: ikke det rette projekt. Grundlaget for 18 af 24 mangler, og "
                 "virksomhedscentret kan hjælpe hurtigere. Karen Toft følger op på "
                 "uddannelsesønsket."
             )),
        ),
    ),
    Role(
        ("Yusuf", "Warsame"), "01-01-1990", "KON05", "01-03-2016", is_woman=False, program=INVEST,
        spells=(("kontanthjaelp", "01-06-2015", "31-03-2016"),
                ("selvforsoergelse", "01-04-2016", "")),
        stages=(("first_contact", "18-01-2016"), ("plan", "01-02-2016"),
                ("internship", "01-04-2016")),
        stays=(Stay("igu", "Bageriet Kornblomsten", "01-04-2016", planned="31-03-2018",
                    hours=32.0),),
        notes=(
            ("01-04-2016", "besoeg",
             "IGU begyndt i bageriet, 32 timer om ugen og skole fra august."),
            ("22-08-2016", "telefon", "Første skoleuge gik godt, sproget er blevet meget bedre."),
        ),
        tasks=(("14-09-2016", "IGU: besøg efter skoleperiode"),),
        facts={"target_group": "Integration", "language": "Somali, forstår dansk"},
    ),
    Role(
        ("Helle", "Brandt"), "15-04-1976", "KON05", "02-05-2016", program=INVEST,
        spells=(("sygedagpenge", "01-02-2016", ""),),
        stages=(("first_contact", "02-05-2016"), ("plan", "17-05-2016"),
                ("gradual_return", "06-06-2016")),
        stays=(Stay("ordinaert_job", "Havnegadens Cykler", "01-08-2011", hours=37.0,
                    measured=(("06-06-2016", 4.0), ("27-06-2016", 8.0), ("25-07-2016", 15.0),
                              ("22-08-2016", 25.0), ("26-09-2016", 37.0))),),
        notes=(
            ("06-06-2016", "moede",
             "Plan for gradvis tilbagevenden: 4, 8, 15, 25 og til sidst 37 timer."),
            ("22-08-2016", "telefon",
             "25 timer fra i dag, Helle og chefen er enige om at fortsætte."),
        ),
        tasks=(("26-09-2016", "37 timer: går det?"),),
        facts={"target_group": "Sygedagpenge"},
    ),
    Role(
        ("Jan", "Riis"), "27-12-1972", "KON05", "04-04-2016", is_woman=False, program=INVEST,
        spells=(("kontanthjaelp", "01-09-2014", ""),),
        stages=(("first_contact", "04-04-2016"), ("plan", "18-04-2016"),
                ("small_job", "13-06-2016")),
        stays=(Stay("smaajob", "Genbrugsforeningen Spiren", "13-06-2016", hours=5.0),),
        notes=(
            ("13-06-2016", "besoeg", "Småjob i Spiren, 5 timer om ugen til almindelig løn."),
            ("18-08-2016", "sms", "Jan er stolt af sin første lønseddel i fire år."),
        ),
        tasks=(("09-09-2016", "Småjob: flere timer?"),),
        facts={"target_group": "Aktivitetsparat kontanthjælp"},
    ),
)  # fmt: skip
