"""Sentences about the list of citizens: its query, its views, bulk edit, and Excel."""

_REST = "Resten af søgningen gælder."
_NOTHING = "Intet er ændret."
_TYPED = "Intet er ændret, og det, du skrev, står der endnu."
_NO_FILE = "Ingen fil er skrevet."

LIST: dict[str, tuple[str, str, str]] = {
    "query.empty": (
        "»{term}« filtrerer ikke: der mangler noget efter {key}.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.colon": (
        "»{term}« filtrerer ikke: efter {key} skal der stå kolon.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.sign": (
        "»{term}« filtrerer ikke: {key} skal have <, <=, > eller >=.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.number": (
        "»{term}« filtrerer ikke: efter {key} skal der stå et tal.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.days": (
        "»{term}« filtrerer ikke: efter {key} skal der stå et antal dage eller en dag.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.day": (
        "»{term}« filtrerer ikke: efter {key} skal der stå en dag.",
        _REST,
        "Skriv fx {example}.",
    ),
    "query.choice": (
        "»{term}« filtrerer ikke: det er ikke en af mulighederne for {key}.",
        _REST,
        "Vælg en af: {choices}.",
    ),
    "query.dangling": (
        "Der mangler noget efter »{word}«.",
        _REST,
        "Skriv det led, der skal stå der, eller fjern ordet.",
    ),
    "query.parenthesis": (
        "En parentes er ikke lukket.",
        "Søgningen læses, som om den slutter til sidst.",
        "Skriv den sidste parentes.",
    ),
    "query.too_deep": (
        "Der er for mange parenteser inden i hinanden.",
        "Det første af søgningen gælder.",
        "Fjern nogle af dem.",
    ),
    "query.unknown_key": (
        "»{term}« er ikke et led, så der søges efter teksten, som den står.",
        _REST,
        "Mente du {key}?",
    ),
    "view.unnamed": ("Visningen mangler et navn.", _TYPED, "Skriv et navn, fx Mine i praktik."),
    "view.name_long": (
        "Navnet på visningen er for langt.",
        _TYPED,
        "Skriv højst {maximum} tegn.",
    ),
    "view.taken": (
        "Der er allerede en visning, der hedder »{name}«.",
        _TYPED,
        "Vælg et andet navn, eller gem ændringerne i den, der er.",
    ),
    "view.unreadable": (
        "Visningen kan ikke gemmes: {terms} i søgningen forstås ikke.",
        _TYPED,
        "Ret søgningen først.",
    ),
    "view.not_yours": (
        "Visningen er en andens egen.",
        _NOTHING,
        "Gem en visning selv, eller bed ejeren om at dele den.",
    ),
    "list.nothing": (
        "Der er ingen borgere at tage med.",
        "Intet er kopieret eller skrevet.",
        "Fjern et led i søgningen, eller vælg nogle borgere.",
    ),
    "bulk.nobody": (
        "Der er ikke valgt nogen borgere.",
        _NOTHING,
        "Vælg dem i listen med mellemrum, Ctrl eller Skift.",
    ),
    "bulk.nothing": (
        "Der er intet at gemme: ingen af rækkerne ændres.",
        _NOTHING,
        "Vælg en anden værdi, eller ret det, der står ved rækkerne.",
    ),
    "bulk.moved": (
        "{who} er ændret, siden rettelsen blev gjort klar.",
        "Intet er ændret hos nogen af de valgte.",
        "Gør rettelsen klar igen, og se den efter.",
    ),
    "paste.empty": (
        "Udklipsholderen er tom.",
        _NOTHING,
        "Kopiér et område i Excel med overskrifter, og prøv igen.",
    ),
    "paste.too_large": (
        "Det kopierede er for stort ({rows} rækker).",
        _NOTHING,
        "Kopiér højst {maximum} rækker ad gangen.",
    ),
    "paste.no_key": (
        "Det kopierede har ingen kolonne, der siger, hvem rækkerne er.",
        _NOTHING,
        "Tag en kolonne med, der hedder Kandidat-nr., CPR eller Borger, og overskrifterne med.",
    ),
    "paste.no_field": (
        "Det kopierede har ingen kolonne, der kan rettes.",
        _NOTHING,
        "Tag en kolonne med som Konsulent, Trin, Målgruppe, Sagsbehandler eller Telefon.",
    ),
    "paste.twice": (
        "To kolonner hedder {heading}.",
        _NOTHING,
        "Fjern den ene, og kopiér igen.",
    ),
}
