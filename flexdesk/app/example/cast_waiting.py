"""The named people on the way to a pool job."""

from flexdesk.app.example import steps
from flexdesk.app.example.roles import FLEKSJOB, LY, Role

WAITING: tuple[Role, ...] = (
    Role(
        ("Åse", "Aagaard"), "14-02-1968", "KON01", "12-03-2015",
        ((LY, "12-03-2015", ""),),
        stages=((steps.SCREENING, "22-08-2016"),),
        notes=(
            ("22-08-2016", "moede",
             (
                 "Screening med Karen Toft. Ledighedsydelse uden afbrydelse siden 12-03-2015. "
                 "Krydser 18 måneder den 11-09, så visitationen skal være på plads inden."
             )),
            ("25-08-2016", "telefon",
             "Åse vil gerne have formiddage og helst ikke skulle skifte bus."),
            ("30-08-2016", "sms", "Åse bekræfter mødet fredag."),
        ),
        tasks=(("02-09-2016", "Visitation før 11-09"),),
        facts={"skaanehensyn":
        "Rolige omgivelser, pauser efter aftale", "wanted_work": "Bibliotek"},
    ),
    Role(
        ("Bent", "Ørum"), "03-11-1959", "KON02", "19-08-2014", is_woman=False,
        spells=(
            (LY, "20-08-2014", "19-03-2015"),
            (FLEKSJOB, "20-03-2015", "19-12-2015"),
            (LY, "20-12-2015", ""),
        ),
        stages=((steps.SCREENING, "18-08-2016"),),
        notes=(
            ("18-08-2016", "moede",
             (
                 "Bent regnede selv med at krydse i november. De gamle måneder fra 2014 falder ud "
                 "af vinduet undervejs, så datoen ligger langt senere. Viste ham linjerne."
             )),
            ("24-08-2016", "notat",
             "Projektet er muligt, når målgruppen er nået. Følg op hver måned."),
        ),
        tasks=(("07-09-2016", "Vis Bent ny krydsdato"),),
    ),
    Role(
        ("Grethe", "Lund"), "27-06-1963", "KON01", "15-01-2013",
        (
            (LY, "01-09-2014", "30-09-2014"), (FLEKSJOB, "01-10-2014", "31-10-2014"),
            (LY, "01-11-2014", "30-11-2014"), (FLEKSJOB, "01-12-2014", "31-01-2015"),
            (LY, "01-02-2015", "28-02-2015"), (FLEKSJOB, "01-03-2015", "31-05-2015"),
            (LY, "01-06-2015", ""),
        ),
        stages=((steps.SCREENING, "15-08-2016"), (steps.VISITATION, "26-08-2016")),
        notes=(
            ("15-08-2016", "moede",
             (
                 "Fire perioder på ledighedsydelse med korte vikariater imellem. Optalt til 18 "
                 "måneder og 0 dage den 31-08, men dagene alene når ikke op. Skal kontrolleres i "
                 "fagsystemet."
             )),
            ("26-08-2016", "telefon", "Grethe finder lønsedlerne fra vikariaterne frem."),
            ("29-08-2016", "mail", "Lønsedler modtaget for 2014. Februar 2015 mangler."),
        ),
        tasks=(("31-08-2016", "Kontrollér 18/24 i fagsystem"),),
    ),
    Role(
        ("René", "Dalgaard-Friis"), "09-09-1971", "KON03", "30-09-2014", is_woman=False,
        spells=((LY, "01-10-2014", ""),),
        stages=((steps.SCREENING, "16-08-2016"), (steps.VISITATION, "30-08-2016")),
        notes=(
            ("30-08-2016", "moede",
             (
                 "Visiteret til projektet. Grundlag: 23 måneder på ledighedsydelse i vinduet "
                 "31-08-2014 til 30-08-2016, én ubrudt periode, udskrift lagt på sagen."
             )),
            ("30-08-2016", "brev", "Visitationsbrev skrevet, sendes i morgen."),
        ),
        tasks=(("31-08-2016", "Send visitationsbrev"),),
    ),
    Role(
        ("Ole", "Bak"), "21-05-1965", "KON01", "01-02-2015", is_woman=False,
        spells=((LY, "10-02-2015", ""),),
        stages=(
            (steps.SCREENING, "25-07-2016"), (steps.VISITATION, "08-08-2016"),
            (steps.TREPARTSSAMTALE, "22-08-2016"),
        ),
        notes=(
            ("22-08-2016", "telefon", (
                "Ole er i tvivl, om projektet er noget for ham. Trepartssamtale med Karen Toft "
                "aftalt til fredag den 2. september kl. 10."
            )),
            ("29-08-2016", "sms", "Ole tager sin søster med til samtalen."),
        ),
        tasks=(("02-09-2016", "Trepartssamtale"),),
    ),
    Role(
        ("Pia", "Søgaard"), "30-12-1974", "KON02", "04-06-2014",
        ((LY, "05-06-2014", ""),),
        stages=(
            (steps.SCREENING, "20-06-2016"), (steps.VISITATION, "04-07-2016"),
            (steps.KOMPETENCEAFKLARING, "08-08-2016"),
        ),
        notes=(
            ("08-08-2016", "moede", "Første samtale i afklaringen. Pia har 11 år i butik bag sig."),
            ("23-08-2016", "moede",
             (
                 "Udkast til kandidatkort læst højt. To linjer handlede om helbred og hører ikke "
                 "hjemme på kortet. Vi skrev dem om til behov: korte dage og en fast "
                 "kontaktperson."
             )),
            ("30-08-2016", "mail", "Pia har rettet sin profiltekst, den er god nu."),
        ),
        tasks=(("01-09-2016", "Ret kandidatkort"),),
    ),
    Role(
        ("Erik", "Toft Nielsen"), "17-08-1961", "KON01", "11-12-2013", is_woman=False,
        spells=((LY, "12-12-2013", ""),),
        stages=(
            (steps.SCREENING, "02-05-2016"), (steps.VISITATION, "17-05-2016"),
            (steps.KOMPETENCEAFKLARING, "01-06-2016"), (steps.KANDIDATKORT, "11-07-2016"),
            (steps.JOBSOEGNING, "01-08-2016"),
        ),
        talks=(
            ("Biblioteket", "09-08-2016", "besoeg",
             "Kandidatkort udleveret på papir. Svar efter ferien."),
            ("Idrætscenter Vest", "16-08-2016", "mail",
             "Kandidatkort sendt, lederen vil vise det til pedellen."),
            ("Park og Vej", "24-08-2016", "moede",
             "Kandidatkort udleveret. Plads fra oktober, måske."),
        ),
        notes=(
            ("11-07-2016", "moede",
             "Kortet er godkendt af Erik, samtykke til kommunale arbejdspladser."),
            ("09-08-2016", "besoeg",
             "Var på Biblioteket sammen. Erik præsenterede sig selv, fint."),
            ("24-08-2016", "telefon",
             "Park og Vej ringer tilbage i næste uge. Erik er klar på kort varsel."),
        ),
        tasks=(("01-09-2016", "Svar fra Biblioteket"),),
    ),
    Role(
        ("Kirsten", "Æbelø"), "05-04-1970", "KON04", "20-01-2014",
        ((LY, "21-01-2014", ""),),
        stages=(
            (steps.SCREENING, "04-04-2016"), (steps.VISITATION, "15-04-2016"),
            (steps.KOMPETENCEAFKLARING, "28-04-2016"), (steps.KANDIDATKORT, "06-06-2016"),
            (steps.JOBSOEGNING, "20-06-2016"),
        ),
        notes=(
            ("14-06-2016", "moede", "Samtykke underskrevet, gælder til 14-09."),
            ("19-08-2016", "videomoede",
             (
                 "Kirsten har selv været forbi to plejehjem. Samtykket udløber om kort tid, nyt "
                 "skema sendt med."
             )),
        ),
        tasks=(("14-09-2016", "Samtykke udløber"),),
    ),
    Role(
        ("Jonna", "Kjær"), "12-10-1966", "KON02", "31-08-2013",
        ((LY, "01-09-2013", ""),),
        stages=(
            (steps.SCREENING, "11-04-2016"), (steps.VISITATION, "25-04-2016"),
            (steps.KOMPETENCEAFKLARING, "09-05-2016"), (steps.KANDIDATKORT, "13-06-2016"),
            (steps.JOBSOEGNING, "04-07-2016"),
        ),
        talks=(
            ("Plejehjemmet Engen", "12-07-2016", "mail",
             "Kandidatkort sendt til afdelingslederen."),
            ("Kantinen, Rådhuset", "02-08-2016", "besoeg", "Kandidatkort udleveret på papir."),
        ),
        notes=(
            ("02-08-2016", "besoeg", "God rundvisning i Kantinen. Jonna virkede trykket bagefter."),
            ("29-08-2016", "telefon",
             (
                 "Jonna trækker samtykket tilbage. Hun vil vente, til hendes mor er kommet på "
                 "plejehjem. To kort er ude og skal kaldes hjem i dag eller i morgen."
             )),
        ),
        tasks=(("31-08-2016", "Kald to kandidatkort hjem"),),
    ),
    Role(
        ("Tove", "Bang"), "08-01-1979", "KON03", "14-10-2014",
        ((LY, "15-10-2014", ""),),
        stages=(
            (steps.SCREENING, "06-06-2016"), (steps.VISITATION, "20-06-2016"),
            (steps.KOMPETENCEAFKLARING, "04-07-2016"), (steps.KANDIDATKORT, "15-08-2016"),
        ),
        notes=(
            ("20-06-2016", "notat",
             "Beskyttet adresse. Kun anonymt kort, ingen stednavne, post til kontoret."),
            ("15-08-2016", "moede", "Kortet er skrevet uden navn og bydel. Tove er tryg ved det."),
        ),
        tasks=(("08-09-2016", "Anonymt kort: godkendes"),),
        facts={"address_protected": True, "address": "", "postcode": "", "city": "",
               "preferred_contact": "Mail"},
    ),
    Role(
        ("Ali", "Demir"), "19-03-1976", "KON04", "09-11-2014", is_woman=False,
        spells=((LY, "10-11-2014", ""),),
        stages=(
            (steps.SCREENING, "13-06-2016"), (steps.VISITATION, "27-06-2016"),
            (steps.KOMPETENCEAFKLARING, "25-07-2016"),
        ),
        notes=(
            ("27-06-2016", "moede", "Ali vil gerne arbejde med cykler eller have."),
            ("03-08-2016", "ingen_kontakt",
             "Ringet forgæves om morgenen. Telefonsvareren er fuld."),
            ("10-08-2016", "ingen_kontakt", "Mødte ikke op til samtalen kl. 9. Ingen besked."),
            ("17-08-2016", "ingen_kontakt", "Sms leveret, men ikke besvaret. Ringet to gange."),
            ("24-08-2016", "ingen_kontakt",
             "Fjerde forsøg uden held. Karen Toft har heller ikke hørt fra ham. Brev næste gang."),
        ),
        tasks=(("29-08-2016", "Nyt forsøg: send brev"),),
    ),
    Role(
        ("Lis", "Mørk"), "24-07-1958", "KON01", "28-02-2014",
        ((LY, "01-03-2014", ""),),
        stages=(
            (steps.SCREENING, "07-03-2016"), (steps.VISITATION, "21-03-2016"),
            (steps.KOMPETENCEAFKLARING, "04-04-2016"), (steps.KANDIDATKORT, "23-05-2016"),
            (steps.JOBSOEGNING, "18-06-2016"),
        ),
        notes=(
            ("17-06-2016", "moede", "Kandidatkort godkendt. Lis søger køkken eller servering."),
            ("22-06-2016", "mail", "Ringeliste med otte steder sendt til Lis."),
            ("29-06-2016", "telefon",
             "Lis har ikke ringet til nogen endnu, hun synes det er svært."),
        ),
        tasks=(("26-08-2016", "Ring: ingen kontakt siden juni"),),
        quiet_from="30-06-2016",
    ),
    Role(
        ("Kaj", "Vester"), "01-12-1964", "KON03", "15-05-2014", is_woman=False,
        spells=((LY, "16-05-2014", ""),),
        stages=(
            (steps.SCREENING, "11-04-2016"), (steps.VISITATION, "22-04-2016"),
            (steps.KOMPETENCEAFKLARING, "02-05-2016"), (steps.KANDIDATKORT, "06-06-2016"),
            (steps.JOBSOEGNING, "20-06-2016"), (steps.INDLEDENDE_SAMTALE, "11-08-2016"),
            (steps.JOBSOEGNING, "23-08-2016"),
        ),
        talks=(
            ("Idrætscenter Vest", "11-08-2016", "moede",
             "Indledende samtale med Kaj og centerlederen."),
            ("Idrætscenter Vest", "22-08-2016", "telefon",
             "Siger nej: de har ikke en makker til ham."),
        ),
        notes=(
            ("11-08-2016", "moede",
             "Indledende samtale på Idrætscenter Vest. Kaj var godt forberedt."),
            ("22-08-2016", "telefon", "Centret siger nej tak. Kaj tog det pænt, vi går videre."),
            ("23-08-2016", "notat",
             (
                 "Tilbage til jobsøgning. Samtalen viste, at Kaj kan mere i værkstedet, end "
                 "kortet fortæller, så det skal skrives til, før vi går ud igen."
             )),
        ),
        tasks=(("31-08-2016", "Ring til to nye steder"),),
    ),
    Role(
        ("Birgit", "Holst"), "16-06-1984", "KON02", "30-11-2014",
        ((LY, "01-12-2014", ""),),
        stages=(
            (steps.SCREENING, "01-02-2016"), (steps.VISITATION, "15-02-2016"),
            (steps.KOMPETENCEAFKLARING, "29-02-2016"), (steps.KANDIDATKORT, "11-04-2016"),
            (steps.JOBSOEGNING, "25-04-2016"),
        ),
        notes=(
            ("01-07-2016", "moede", (
                "Birgit går på barsel. Sagen hviler til 31-01-2017, uret for ledighedsydelse "
                "løber videre."
            )),
            ("12-08-2016", "sms", "Birgit har født en pige, alt er vel."),
        ),
        tasks=(("31-01-2017", "Barsel slut: genoptag jobsøgning"),),
    ),
    Role(
        ("Henrik P.", "Olsen"), "11-07-1967", "KON04", "02-02-2014", is_woman=False,
        spells=((LY, "03-02-2014", ""),),
        stages=(
            (steps.SCREENING, "04-07-2016"), (steps.VISITATION, "18-07-2016"),
            (steps.KOMPETENCEAFKLARING, "15-08-2016"),
        ),
        notes=(
            ("15-08-2016", "moede", "Henrik har truckcertifikat og vil gerne på lager."),
            ("26-08-2016", "notat", "Pas på: der er to, der hedder næsten det samme. Se adressen."),
        ),
        tasks=(("09-09-2016", "Certifikat: få kopi"),),
        facts={"address": "Kløverengen 41", "postcode": "8240", "city": "Risskov"},
    ),
    Role(
        ("Henrik", "Olsen-Piil"), "11-07-1967", "KON04", "02-02-2014", is_woman=False,
        spells=((LY, "03-02-2014", ""),),
        stages=((steps.SCREENING, "24-08-2016"),),
        notes=(("24-08-2016", "telefon", (
            "Ny henvisning. Ligner en, vi allerede har: samme fødselsdag og adresse, andet "
            "personnummer. Karen Toft undersøger det."
        )),),
        tasks=(("06-09-2016", "Dobbelt? Svar fra Karen Toft"),),
        facts={"address": "Kløverengen 41", "postcode": "8240", "city": "Risskov"},
    ),
    Role(
        ("Preben", "Aagård"), "28-02-1962", "KON01", "30-06-2013", is_woman=False,
        spells=((LY, "01-07-2013", ""),),
        stages=(
            (steps.SCREENING, "23-05-2016"), (steps.VISITATION, "06-06-2016"),
            (steps.KOMPETENCEAFKLARING, "20-06-2016"), (steps.KANDIDATKORT, "08-08-2016"),
        ),
        notes=(
            ("08-08-2016", "moede", "Kandidatkort påbegyndt, Preben vil helst være udendørs."),
            ("22-08-2016", "sms", "Preben må flytte samtalen, bilen er på værksted."),
        ),
        tasks=(("19-08-2016", "Lovpligtig samtale 3 af 4"),),
    ),
)  # fmt: skip
