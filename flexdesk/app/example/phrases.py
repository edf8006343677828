"""The parts journal notes are put together from, by what the note is about.

`{n}` is the citizen's first name, `{w}` the workplace. Three parts each: what happened, what
came up, what was agreed.
"""

HAPPENED: dict[str, tuple[str, ...]] = {
    "telefon": (
        "Talt med {n} i telefon.", "{n} ringede i formiddags.", "Ringet {n} op som aftalt.",
        "Kort opkald fra {n}.", "Telefonsamtale med {n}, ca. 20 minutter.",
        "{n} ringede tilbage på min besked.", "Fulgt op over telefonen.",
    ),
    "moede": (
        "Møde med {n} på kontoret.", "Samtale i mødelokale 3.", "{n} mødte til tiden.",
        "Møde med {n} og bisidder.", "Samtale holdt på biblioteket, det passede {n} bedst.",
        "{n} kom forbi til den aftalte samtale.", "Opfølgende møde, god stemning.",
    ),
    "besoeg": (
        "Besøg på {w}.", "Var forbi {w} i dag.", "Rundvisning på {w} med {n}.",
        "Mødtes med {n} og daglig leder på {w}.", "Kort besøg på {w} om morgenen.",
        "Besøgte {n} i pausen på {w}.", "Status på {w} med alle parter.",
    ),
    "videomoede": (
        "Videomøde med {n}.", "Holdt samtalen på video, {n} var hjemme.",
        "Videomøde med {w} og {n}.", "Kort videosamtale, lyden drillede.",
    ),
    "mail": (
        "Mail fra {n}.", "Skrevet til {n}.", "{w} har svaret på min mail.",
        "Sendt opsamling til {n} på mail.", "Mail til {w} med ønsker til dage fra {n}.",
        "Modtaget svar på mail fra i forgårs.",
    ),
    "sms": (
        "Sms fra {n}.", "{n} bekræfter på sms.", "Sendt påmindelse til {n} på sms.",
        "Svar på sms inden for en time.", "{n} skriver, at det går fint.",
    ),
    "brev": (
        "Brev sendt til {n}.", "Indkaldelse sendt med posten.", "Modtaget brev fra {n}.",
        "Bekræftelse på aftalen sendt.",
    ),
    "ingen_kontakt": (
        "Ringet forgæves.", "{n} tog ikke telefonen.", "Ingen svar, lagt besked.",
        "Ringede to gange uden svar.", "Mødte ikke op, telefonen er slukket.",
    ),
    "notat": (
        "Notat efter teammøde.", "Gennemgang af sagen.", "Status til egen brug.",
        "Noteret efter snak med sagsbehandler.", "Opdateret plan.", "Overblik før næste samtale.",
    ),
}  # fmt: skip

CAME_UP: dict[str, tuple[str, ...]] = {
    "screening": (
        "Perioderne på ledighedsydelse er gennemgået linje for linje.",
        "{n} vil gerne høre, hvad et puljefleksjob går ud på.",
        "Sagsbehandler spørger, om projektet er det rigtige på nuværende tidspunkt.",
        "{n} har været i praktik før uden job bagefter og er forbeholden.",
        "Målgruppen er drøftet, der mangler dokumentation for én periode.",
        "{n} fortæller om seneste arbejde i en kantine.",
        "Bevillingen af fleksjob er fundet frem.",
        "{n} er positiv og vil gerne hurtigt i gang.",
        "Projektet er forklaret, pjece udleveret.",
        "Der er styr på transport og dagsrytme.",
    ),
    "afklaring": (
        "{n} har erfaring med lager og levering og savner kolleger.",
        "Skånehensyn er skrevet som behov: faste opgaver og pauser efter aftale.",
        "{n} kan arbejde tre formiddage om ugen til at begynde med.",
        "Vi talte om, hvad der har fungeret på tidligere arbejdspladser.",
        "{n} vil helst undgå telefonpasning, men er god til mennesker.",
        "Kompetencelisten er halvvejs, kursusbeviser mangler.",
        "{n} har kørekort, men ikke bil, og kan bruge bus 5A.",
        "Ønsket er køkken, bibliotek eller pedelarbejde.",
        "{n} er mest frisk om formiddagen.",
        "{n} har passet en frivillig tjans i genbrugsbutikken i to år.",
        "IT-færdigheder prøvet af: mail og regneark går fint.",
        "Vi fik sat ord på, hvad {n} er god til: omhu og tålmodighed.",
    ),
    "soegning": (
        "To institutioner er spurgt, den ene vil tænke over det.",
        "{n} har selv spurgt i den lokale børnehave.",
        "Køkkenet på {w} mangler hænder om formiddagen.",
        "Kandidatkortet er sendt efter samtykke.",
        "Lederen på {w} vil gerne møde {n}.",
        "Tre afslag denne måned, alle på grund af timetallet.",
        "{n} har haft svært ved at komme i gang med at søge.",
        "Ringeliste gennemgået, seks nye steder sat på.",
        "{w} har ikke plads før efter ferien.",
        "{n} er åben for at prøve rengøring, hvis opgaverne er faste.",
        "Vi øvede den korte præsentation af timer og behov.",
        "En pedel på {w} går fra, det kan blive en mulighed.",
    ),
    "praktik": (
        "{n} er faldet godt til og kender alle ved navn.",
        "Opgaverne er opvask, borddækning og lidt anretning.",
        "{w} roser {n} for stabilitet.",
        "{n} blev træt efter tredje dag, så dagene er lagt om.",
        "Der er aftalt en fast makker i praktikken.",
        "Arbejdspladsen vil gerne se {n} med mere selvstændige opgaver.",
        "{n} møder ti minutter før og bliver gerne til oprydning.",
        "Midtvejs går det efter planen.",
        "Daglig leder spørger til hygiejnebevis.",
        "Larmen i frokoststuen er svær, pauser holdes på kontoret.",
        "{n} er begyndt at tage imod besøgende i receptionen.",
    ),
    "pulje": (
        "{n} klarer de faste opgaver uden hjælp.",
        "{w} overvejer en ordinær stilling efter puljejobbet.",
        "Effektive timer er drøftet, tempoet er steget siden sidst.",
        "{n} har haft fem sygedage, ellers stabilt fremmøde.",
        "Kollegerne er glade for {n}, som selv melder sig til vagter.",
        "Lønseddel og ansættelsesbrev er gennemgået.",
        "{n} vil gerne prøve en time mere om tirsdagen.",
        "Der er kommet ny leder, som ikke kendte ordningen.",
        "Opgaverne ligner mere og mere kollegernes.",
        "{n} bliver presset, når der mangler folk, det er sagt til lederen.",
        "Budgettet på {w} afgøres i næste måned.",
        "Vi talte om, hvad der skal ske, når puljejobbet slutter.",
        "{n} har lært kassesystemet og oplærer en afløser.",
    ),
    "ordinaer": (
        "Det ordinære fleksjob kører fint.",
        "{n} er gået lidt op i tid og mærker ikke større træthed.",
        "Fleksløntilskuddet er kommet på plads.",
        "{w} vil gerne bruge {n} på flere opgaver.",
        "{n} er blevet en del af vagtplanen.",
        "Timerne holdes uændret hen over vinteren.",
        "{n} fortæller om julefrokosten og de nye kolleger.",
        "Arbejdspladsen har ingen spørgsmål for tiden.",
        "Opgaverne er justeret efter ombygningen.",
        "{n} overvejer et kursus i fødevarehygiejne.",
    ),
    "efter": (
        "Forløbet er slut, papirerne er sendt videre.",
        "{n} er ked af, at det stoppede, men vil gerne holde kontakten.",
        "Sagsbehandler orienteret om afslutningen.",
        "Erfaringerne fra jobbet er skrevet ind i planen.",
        "{w} vil gerne høre fra os en anden gang.",
        "Ny afklaring tages op, når situationen er rolig.",
        "{n} har fået kopi af udtalelsen fra {w}.",
        "Sluttede i god ro og orden, nøgler afleveret.",
    ),
}  # fmt: skip

AGREED: tuple[str, ...] = (
    "Ny samtale om 14 dage.", "Jeg ringer igen torsdag.", "{n} sender et par linjer på søndag.",
    "Næste opfølgning er sat i kalenderen.", "Vi ses på arbejdspladsen i næste uge.",
    "Intet at gøre før næste måned.", "Jeg undersøger transporten til da.",
    "{n} tænker over det til mandag.", "Aftalt at holde fast i planen.",
    "Sagsbehandler får en kopi af aftalen.", "Jeg kontakter lederen inden fredag.",
    "Beder om en udtalelse til opfølgningen.", "Opfølgning om en måned, tidligere hvis nødvendigt.",
    "{n} ringer selv, hvis noget ændrer sig.", "Timetallet fastholdes indtil videre.",
    "Evaluering, når fire uger er gået.", "Vi aftalte at prøve med en fast fridag midt i ugen.",
    "Jeg rykker for svar den første i måneden.", "Ingen ændringer i planen.",
    "{n} tager sin kalender med næste gang.", "Skriver til teamet, om andre kender et sted.",
)  # fmt: skip

LONGER: tuple[str, ...] = (
    (
        "Undervejs kom vi ind på hverdagen derhjemme, som er blevet roligere efter flytningen, og "
        "det betyder, at {n} sover bedre og har overskud til at tænke på arbejde igen."
    ),
    (
        "Jeg gennemgik ordningen en gang til: arbejdspladsen betaler for det arbejde, der bliver "
        "udført, og kommunen lægger tilskud til, så {n} ikke behøver at være nervøs for "
        "regningen."
    ),
    (
        "{n} spurgte, om timerne kan sættes op midt i forløbet. Det kan de, når alle tre er "
        "enige, og vi skriver ændringen ned med dato, så ingen er i tvivl bagefter."
    ),
    (
        "Vi brugte den sidste del af samtalen på at skrive tre mål: møde stabilt i fire uger, "
        "tage én ny opgave ind og sige til, når det bliver for meget, i stedet for at blive væk."
    ),
    (
        "Det, der virker, er faste dage, en opgaveliste på tavlen og en kollega at spørge. Det, "
        "der ikke virker, er skift med kort varsel og opgaver, hvor telefonen ringer hele tiden."
    ),
    (
        "Bisidderen nævnte, at der har været mange personer inde over sagen gennem årene. Vi "
        "aftalte, at {n} har mig som fast indgang, og at andre aftaler går gennem mig."
    ),
    (
        "{n} har selv lavet en oversigt over tidligere job med årstal og opgaver. Den er god at "
        "bruge direkte, og den viser længere erfaring, end der stod i sagen."
    ),
    (
        "Vi så på rejsetiden sammen. Med den tidlige bus er der 35 minutter fra dør til dør, og "
        "det er til at holde ud tre gange om ugen, også når det bliver mørkt."
    ),
)  # fmt: skip
