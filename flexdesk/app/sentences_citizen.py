"""Sentences of a citizen's page: goals, contacts, passes, facts, the print of the timeline."""

_NOTHING = "Intet er ændret."
_KEPT = "Det, du skrev, står der stadig."

CITIZEN: dict[str, tuple[str, str, str]] = {
    "goal.empty": ("Målet har ingen tekst.", _KEPT, "Skriv, hvad borgeren vil nå."),
    "goal.too_deep": (
        "Et delmål kan ikke selv have delmål.",
        _KEPT,
        "Læg det under målet i stedet.",
    ),
    "goal.future": (
        "Målet kan ikke være nået {day}, for den dag er ikke kommet.",
        _NOTHING,
        "Vælg i dag eller en tidligere dag.",
    ),
    "contact.future": (
        "Kontakten kan ikke ligge {day}, for den dag er ikke kommet.",
        _KEPT,
        "Vælg i dag eller en tidligere dag, eller lav en opgave til den dag.",
    ),
    "pass.follows": (
        "Trinnets dage følger et forløb eller screeningen.",
        _NOTHING,
        "Ret datoerne dér, så følger trinnet med.",
    ),
    "pass.no_start": (
        "Trinnet mangler sin første dag.",
        _KEPT,
        "Skriv den dag, borgeren kom til trinnet.",
    ),
    "pass.future": (
        "Trinnet kan ikke have en dag, der ikke er kommet ({day}).",
        _KEPT,
        "Skriv i dag eller en tidligere dag.",
    ),
    "fact.unknown": (
        "Oplysningen »{field}« kan ikke rettes her.",
        _NOTHING,
        "Ret den i listen over borgere.",
    ),
    "fact.hidden": (
        "Adressen er beskyttet og vises ikke her.",
        _NOTHING,
        "Slå adressebeskyttelsen fra, hvis den er ophørt.",
    ),
    "timeline.empty": (
        "Der er intet på tidslinjen at skrive ud.",
        "Ingen fil er skrevet.",
        "Fjern et filter, og prøv igen.",
    ),
}
