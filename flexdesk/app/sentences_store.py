"""Sentences about the store: keys, damage, locks, undo, backup."""

_SAVED = "Alt, der er gemt, er stadig gemt."
_UNTOUCHED = "Intet er ændret eller slettet."

_RESTORE = "Kopiér mappen, og gendan den nyeste sikkerhedskopi."

STORE: dict[str, tuple[str, str, str]] = {
    "store.wrong_passphrase": (
        "Adgangssætningen passer ikke.",
        _UNTOUCHED,
        "Tjek Caps Lock og tastatursprog (DA), eller brug gendannelsesnøglen.",
    ),
    "store.wrong_pin": (
        "PIN-koden passer ikke.",
        _UNTOUCHED,
        "Forsøg tilbage: {left}. Derefter spørges der om adgangssætningen.",
    ),
    "pin.dropped": (
        "PIN-koden gælder ikke længere.",
        _UNTOUCHED,
        "Lås op med adgangssætningen; derefter gælder PIN-koden igen.",
    ),
    "pin.digits": (
        "En PIN-kode er kun tal.",
        "Den hidtidige gælder stadig.",
        "Skriv 4 til 8 cifre uden bogstaver og mellemrum.",
    ),
    "pin.length": (
        "PIN-koden skal have {shortest} til {longest} cifre.",
        "Den hidtidige gælder stadig.",
        "Vælg en kode af den længde.",
    ),
    "pin.simple": (
        "Den PIN-kode er den første, andre vil prøve.",
        "Den hidtidige gælder stadig.",
        "Vælg en, der hverken er ens cifre eller en række.",
    ),
    "store.wrong_recovery_key": (
        "Gendannelsesnøglen passer ikke.",
        _UNTOUCHED,
        "Tjek grupperne en for en; 0 og O, 1 og I forveksles let.",
    ),
    "store.header_damaged": (
        "Registrets låsedel er beskadiget; adgangssætningen kan godt være rigtig.",
        _UNTOUCHED,
        "Hent låsedelen fra en sikkerhedskopi, eller kald den, der hjælper jer.",
    ),
    "store.log_beside": (
        "De seneste ændringer ligger i {file}, som kun kan læses, hvor mappen kan skrives.",
        _UNTOUCHED,
        "Kopiér hele mappen til en disk, der kan skrives, og åbn kopien.",
    ),
    "store.header_mended": (
        "Den ene af registrets to låsedele var beskadiget og er skrevet igen.",
        _SAVED,
        "Tag en sikkerhedskopi; sker det igen, så få disken undersøgt.",
    ),
    "store.damaged": (
        "Registret er beskadiget og åbnes ikke til skrivning.",
        _UNTOUCHED,
        "Kopiér mappen, og gendan den nyeste sikkerhedskopi.",
    ),
    "store.missing_changes": (
        "Dette register mangler ændringer, som maskinen har gemt.",
        _UNTOUCHED,
        "Er en gammel kopi lagt tilbage, eller en fil slettet? Gendan den nyeste sikkerhedskopi.",
    ),
    "store.too_new": (
        "Registret er gemt af en nyere FlexDesk, og denne version åbner det ikke.",
        "Filen er ikke rørt, så intet går tabt.",
        "Installér den nyeste FlexDesk.",
    ),
    "store.exists": (
        "Der ligger allerede et register i mappen.",
        "Det er ikke rørt.",
        "Åbn det, eller vælg en anden mappe.",
    ),
    "store.none_here": (
        "Der er intet register i mappen.",
        "Intet er oprettet.",
        "Opret et med »flexdesk init«, eller vælg en anden mappe.",
    ),
    "store.network_folder": (
        "Mappen ligger på et netværksdrev eller i en sky, og dér kan et register gå i stykker.",
        "Intet er oprettet.",
        "Vælg en mappe på maskinens egen disk.",
    ),
    "store.in_use": (
        "Registret er i brug af et andet vindue eller en anden kommando.",
        _SAVED,
        "Vent et øjeblik, og prøv igen.",
    ),
    "store.read_only": (
        "Registret er åbnet skrivebeskyttet.",
        _SAVED,
        "Luk det, og åbn det igen uden skrivebeskyttelse.",
    ),
    "store.recovery_key_malformed": (
        "Gendannelsesnøglen er ikke skrevet helt: {signs} tegn er læst.",
        _UNTOUCHED,
        "Skriv alle grupper; mellemrum og bindestreger er ligegyldige.",
    ),
    "store.needs_upgrade": (
        "Registret er fra en ældre FlexDesk og skal opdateres, før det kan læses.",
        _UNTOUCHED,
        "Åbn det én gang til skrivning; der tages en kopi først.",
    ),
    "store.window_open": (
        "FlexDesk er allerede åben på denne maskine.",
        _SAVED,
        "Brug det vindue, der er åbent.",
    ),
    "store.replaced": (
        "Registret er skiftet ud på disken, mens det var åbent.",
        "Intet er skrevet i det nye.",
        "Lås op igen, så det rigtige register åbnes.",
    ),
    "store.head_behind": (
        "Ændringen står i registret, men kontrolfilen ved siden af kunne ikke skrives.",
        _SAVED,
        "Frigør plads på disken, og prøv igen; kontrolfilen rettes ved næste åbning.",
    ),
    "store.failed": (
        "Registret kunne ikke læses eller skrives lige nu.",
        _SAVED,
        "Prøv igen; sker det igen, så kontrollér registret med »flexdesk verify«.",
    ),
    "disk.not_writable": (
        "Mappen med registret kan ikke skrives.",
        _SAVED,
        "Tjek rettigheder og om drevet er skrivebeskyttet.",
    ),
    "read.disk_full": (
        "Disken er fuld, så registret er kun åbnet til læsning.",
        "Alt, der er gemt, er stadig gemt, men dette opslag står ikke i loggen.",
        "Frigør mindst 200 MB.",
    ),
    "read.not_writable": (
        "Mappen med registret kan ikke skrives, så det er kun åbnet til læsning.",
        "Alt, der er gemt, er stadig gemt, men dette opslag står ikke i loggen.",
        "Tjek rettigheder og om drevet er skrivebeskyttet.",
    ),
    "read.failed": (
        "Registret kan ikke læses, for disken er fuld, eller mappen kan ikke skrives.",
        _SAVED,
        "Frigør mindst 200 MB, eller kopiér mappen til et drev med plads, og læs dér.",
    ),
    "read.reveal": (
        "CPR-numre vises ikke, for opslaget kan ikke skrives i loggen.",
        _SAVED,
        "Frigør plads på disken, eller tjek mappens rettigheder, og prøv igen.",
    ),
    "backup.no_folder": (
        "Mappen »{folder}«, som sikkerhedskopien skulle ligge i, findes ikke.",
        "Ingen fil er skrevet.",
        "Opret mappen, eller vælg en anden.",
    ),
    "backup.folder_not_writable": (
        "Mappen »{folder}«, som sikkerhedskopien skulle ligge i, kan ikke skrives.",
        "Ingen fil er skrevet.",
        "Tjek rettigheder og om drevet er skrivebeskyttet, eller vælg en anden mappe.",
    ),
    "backup.no_room": (
        "Der er ikke plads til sikkerhedskopien og til at prøve den i »{folder}«.",
        "Ingen fil er skrevet, og registret er ikke berørt.",
        "Frigør plads, eller vælg et andet drev.",
    ),
    "backup.exists": (
        "Filen »{file}« findes allerede.",
        "Den er ikke rørt.",
        "Vælg et andet navn, eller skriv --overwrite.",
    ),
    "backup.missing": (
        "Sikkerhedskopien »{file}« findes ikke.",
        "Registret er ikke berørt.",
        "Tjek navn og mappe.",
    ),
    "backup.not_proven": (
        "Sikkerhedskopien kunne ikke bevises at være ens med registret og tæller ikke.",
        _SAVED,
        "Prøv igen, gerne på et andet drev.",
    ),
    "row.exists": (
        "Rækken findes allerede ({entity}).",
        "Intet er ændret.",
        "Hent listen igen; en anden kan have skrevet den.",
    ),
    "row.gone": (
        "Rækken er her ikke længere ({entity}).",
        "Intet er ændret.",
        "Hent listen igen; rækken kan være fortrudt.",
    ),
    "row.reference_gone": (
        "Noget, rækken hører til, er her ikke længere.",
        "Intet er ændret.",
        "Hent listen igen; borgeren eller forløbet kan være fortrudt.",
    ),
    "note.never_edited": (
        "Et gemt notat rettes ikke.",
        "Notatet står, som det er.",
        "Skriv et nyt notat, eller fortryd det gamle.",
    ),
    "delete.refused": (
        "Rækken kan ikke fjernes, for andre rækker hører til den.",
        "Intet er ændret.",
        "Fjern først det, der hører til den.",
    ),
    "backup.same_folder": (
        "En sikkerhedskopi i registrets egen mappe går tabt sammen med registret.",
        "Ingen fil er skrevet.",
        "Vælg en anden mappe, helst på et andet drev.",
    ),
    "backup.unreadable": (
        "Filen er ikke en sikkerhedskopi fra FlexDesk.",
        "Registret er ikke berørt.",
        "Vælg en fil, der er skrevet med »flexdesk backup«.",
    ),
    "backup.damaged": (
        "Sikkerhedskopien er beskadiget.",
        "Registret er ikke berørt.",
        "Vælg en anden kopi; den næstnyeste er nok hel.",
    ),
    "backup.too_new": (
        "Sikkerhedskopien er fra en nyere FlexDesk.",
        "Registret er ikke berørt.",
        "Installér den nyeste FlexDesk.",
    ),
    "verify.pages": (
        "Sider i registret kan ikke læses.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.reference": (
        "En række i {entity} peger på noget, der ikke er der.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.row_unlogged": (
        "En række i {entity} står ikke i loggen.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.row_missing": (
        "En række i {entity} står i loggen, men ikke i registret.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.differs": (
        "Feltet {field} i {entity} er et andet end i loggen.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.derived": (
        "En afledt kolonne passer ikke til rækken.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.search": (
        "En søgerække passer ikke til borgeren.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.search_count": (
        "Søgeregistret har {indexed} rækker og skulle have {rows}.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.head": (
        "Kontrolfilen passer ikke til loggen.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.unreadable": (
        "En del af registret kan ikke læses.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.log_broken": (
        "Kæden i ændringsloggen er brudt.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.log_gap": (
        "Ændringsloggen mangler linjer.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.log_value": (
        "En værdi i ændringsloggen passer ikke til sin kontrolsum.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.log_origin": (
        "Ændringsloggen har linjer fra et register, den ikke kender.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.log_emptied": (
        "En linje i ændringsloggen er tømt uden en sletning.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "verify.access_broken": (
        "Kæden i loggen over opslag er brudt.",
        _UNTOUCHED,
        _RESTORE,
    ),
    "undo.unknown": (
        "Den handling findes ikke.",
        _SAVED,
        "Se numrene med »flexdesk history«.",
    ),
    "undo.already": (
        "Handlingen er allerede fortrudt.",
        _SAVED,
        "Se listen med »flexdesk history«.",
    ),
    "undo.not_undoable": (
        "Den slags handling kan ikke fortrydes.",
        _SAVED,
        "Ret i stedet det, der er forkert.",
    ),
    "undo.refused": (
        "Det kan ikke fortrydes, for noget er ændret bagefter: {blockers}.",
        "Intet er fortrudt, heller ikke delvist.",
        "Fortryd de nyere ændringer først, eller ret værdierne hver for sig.",
    ),
    "undo.nothing": (
        "Der er ikke noget at fortryde.",
        _SAVED,
        "Se listen under »Vis handlinger, der kan fortrydes«.",
    ),
    "redo.nothing": (
        "Der er ikke noget at gentage.",
        _SAVED,
        "Se listen under »Vis handlinger, der kan fortrydes«.",
    ),
    "content.missing": (
        "Bilagets indhold mangler i registret.",
        "Alt andet er uberørt.",
        "Gendan fra en sikkerhedskopi, eller vedhæft filen igen.",
    ),
    "content.damaged": (
        "Bilagets indhold passer ikke til sin kontrolsum.",
        "Det vises ikke, og alt andet er uberørt.",
        "Gendan fra en sikkerhedskopi, eller vedhæft filen igen.",
    ),
    "verify.content_missing": (
        "Indholdet af et bilag mangler i registret.",
        "Registret er ikke ændret af kontrollen.",
        "Gendan fra den seneste sikkerhedskopi, og giv besked til den, der hjælper jer.",
    ),
    "verify.content_damaged": (
        "Indholdet af et bilag passer ikke til sin kontrolsum.",
        "Registret er ikke ændret af kontrollen.",
        "Gendan fra den seneste sikkerhedskopi, og giv besked til den, der hjælper jer.",
    ),
    "verify.content_stray": (
        "Der ligger indhold af et bilag, som intet peger på.",
        "Registret er ikke ændret af kontrollen.",
        "Gendan fra den seneste sikkerhedskopi, og giv besked til den, der hjælper jer.",
    ),
}
