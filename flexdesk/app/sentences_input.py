"""Sentences about what was typed or read: days, numbers, CPR, files, rules, placements."""

_NOTHING = "Intet er ændret."
_KEPT = "Det, du skrev, står her stadig."

INPUT: dict[str, tuple[str, str, str]] = {
    "cpr.length": (
        "CPR-nummeret har ikke ti cifre.",
        _NOTHING,
        "Skriv ti cifre; er det første et nul, skal det med.",
    ),
    "cpr.digits": (
        "CPR-nummeret indeholder andet end cifre.",
        _NOTHING,
        "Skriv ti cifre, gerne med bindestreg efter de første seks.",
    ),
    "cpr.day": (
        "CPR-nummerets første seks cifre er ikke en dag, der findes.",
        _NOTHING,
        "Tjek dag og måned; erstatningsnumre har 60 lagt til dagen.",
    ),
    "cpr.future": (
        "CPR-nummeret giver en fødselsdag, der ikke er kommet endnu.",
        _NOTHING,
        "Tjek det syvende ciffer, som afgør århundredet.",
    ),
    "cpr.age_over_115": (
        "CPR-nummeret giver en alder over 115 år.",
        "Nummeret er taget med.",
        "Tjek, om århundredet er rigtigt.",
    ),
    "cpr.mod11": (
        "CPR-nummeret opfylder ikke modulus 11.",
        "Det er taget med; gyldige numre kan mangle kontrollen.",
        "Tjek cifrene, hvis nummeret er tastet ind.",
    ),
    "cpr.zero_added": (
        "CPR-nummeret havde ni cifre, og et nul er sat foran.",
        "Nummeret er taget med.",
        "Tjek, at det er den rigtige borger.",
    ),
    "cpr.taken": (
        "Der er allerede en borger med det CPR-nummer.",
        _NOTHING,
        "Søg borgeren frem, og ret dér.",
    ),
    "cvr.checksum": (
        "CVR-nummeret har et forkert kontrolciffer.",
        "Det er taget med.",
        "Tjek nummeret på cvr.dk.",
    ),
    "cvr.digits": (
        "CVR-nummeret indeholder andet end cifre.",
        _NOTHING,
        "Skriv otte cifre, eller lad feltet stå tomt.",
    ),
    "cvr.length": (
        "CVR-nummeret har ikke otte cifre.",
        _NOTHING,
        "Skriv otte cifre, eller lad feltet stå tomt.",
    ),
    "cvr.first_digit": (
        "CVR-nummeret begynder med nul.",
        _NOTHING,
        "Tjek nummeret på cvr.dk, eller lad feltet stå tomt.",
    ),
    "p_number.digits": (
        "P-nummeret indeholder andet end cifre.",
        _NOTHING,
        "Skriv ti cifre, eller lad feltet stå tomt.",
    ),
    "p_number.length": (
        "P-nummeret har ikke ti cifre.",
        _NOTHING,
        "Skriv ti cifre, eller lad feltet stå tomt.",
    ),
    "p_number.first_digit": (
        "P-nummeret begynder ikke med 1.",
        _NOTHING,
        "Tjek, om det er et CVR-nummer, eller lad feltet stå tomt.",
    ),
    "day.empty": ("Der mangler en dato.", _NOTHING, "Skriv den som 31-08-2016."),
    "day.shape": (
        "Datoen kan ikke læses.",
        _NOTHING,
        "Skriv dag, måned og år, for eksempel 31-08-2016.",
    ),
    "day.impossible": (
        "Den dato findes ikke.",
        _NOTHING,
        "Tjek dag og måned; dagen skrives først.",
    ),
    "day.range": (
        "Året ligger uden for det, FlexDesk regner med (1900-2199).",
        _NOTHING,
        "Skriv året med fire cifre.",
    ),
    "day.serial": (
        "Tallet kan ikke læses som en dato.",
        _NOTHING,
        "Giv cellen datoformat i regnearket, eller skriv 31-08-2016.",
    ),
    "number.empty": ("Der mangler et tal.", _NOTHING, "Skriv et tal, for eksempel 7,5."),
    "number.shape": (
        "Tallet kan ikke læses.",
        _NOTHING,
        "Skriv det med komma som decimaltegn, for eksempel 7,5.",
    ),
    "number.decimal_point": (
        "Tallet er skrevet med punktum som decimaltegn.",
        "Det er læst som et decimaltal.",
        "Tjek tallet.",
    ),
    "number.thousands_or_decimals": (
        "Tallets punktum kan være tusindtal eller decimaler.",
        "Det er læst som tusinder.",
        "Tjek tallet.",
    ),
    "text.too_long": (
        "Teksten er på {length} tegn, og der er plads til {limit}.",
        _KEPT,
        "Kort den ned, eller del den i to.",
    ),
    "period.backwards": (
        "Sidste dag ({last_day}) ligger før første dag ({start}).",
        _NOTHING,
        "Ret en af de to datoer.",
    ),
    "file.no_folder": (
        "Mappen til filen »{file}« findes ikke.",
        "Ingen fil er skrevet eller ændret.",
        "Vælg en mappe, der findes.",
    ),
    "file.is_folder": (
        "»{file}« er en mappe og ikke en fil.",
        "Ingen fil er skrevet eller ændret.",
        "Vælg et andet navn.",
    ),
    "file.name_too_long": (
        "Filnavnet »{file}…« er for langt.",
        "Ingen fil er skrevet eller ændret.",
        "Vælg et kortere navn.",
    ),
    "file.locked": (
        "Filen »{file}« kan ikke skrives; den er nok åben i et andet program.",
        "Den gamle fil står urørt.",
        "Luk filen i det andet program, og prøv igen.",
    ),
    "file.failed": (
        "Filen »{file}« kunne ikke skrives (fejl {errno}).",
        "Den gamle fil står urørt.",
        "Tjek drevet, og prøv igen.",
    ),
    "disk.full": (
        "Disken er fuld, så det seneste er ikke gemt.",
        "Alt tidligere er gemt, og det, du skrev, står her stadig.",
        "Frigør mindst 200 MB, og prøv igen.",
    ),
    "job.cancelled": ("Annulleret.", "Intet af arbejdet er gemt.", "Start igen, når du vil."),
}
