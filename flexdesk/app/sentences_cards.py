"""Sentences about versions of the kandidatkort, handing out, and calling back."""

_TYPED = "Intet er gemt, og det, du skrev, står der endnu."
_NOT_OUT = "Intet er udleveret, og der er ikke lavet en fil."
_SAME = "Intet er ændret."

CARDS: dict[str, tuple[str, str, str]] = {
    "card.empty": (
        "Kortet siger ikke noget endnu.",
        _TYPED,
        "Skriv en overskrift eller noget, borgeren kan.",
    ),
    "card.blocked": (
        "Kortet kan ikke blive en version: {count} fund skal løses først ({sections}).",
        _TYPED,
        "Gå fra fund til fund, og brug et forslag, eller behold det med en begrundelse.",
    ),
    "card.overflow": (
        "Der står mere på kortet, end der er plads til på siden. {text}",
        "Intet er gemt eller udleveret, og det, der er skrevet, står der endnu.",
        "Kort noget af det af, eller slå et afsnit fra.",
    ),
    "card.withheld": (
        "{count} udsagn på kortet holdes tilbage, til fundene er løst.",
        _NOT_OUT,
        "Gå fra fund til fund, og brug et forslag, eller behold det med en begrundelse.",
    ),
    "card.unchanged": (
        "Kortet er det samme som version {number}.",
        _TYPED,
        "Brug version {number}, eller ret noget først.",
    ),
    "card.protected_version": (
        "Adressen er beskyttet, så kortet må hverken have navn, billede eller sted ({sections}).",
        _TYPED,
        "Slå de afsnit fra; så er kortet anonymt.",
    ),
    "card.photo_gone": (
        "Billedet på kortet findes ikke mere.",
        _TYPED,
        "Vælg et billede igen, eller slå afsnittet Billede fra.",
    ),
    "card.none": (
        "Der er ikke valgt noget kort.",
        _SAME,
        "Vælg mindst et.",
    ),
    "card.internal": (
        "Det interne kort forlader aldrig huset.",
        _NOT_OUT,
        "Vælg »Det ser arbejdsgiveren« eller »Anonymt«.",
    ),
    "card.no_workplace": (
        "Der er ikke valgt, hvilken arbejdsplads der får kortet.",
        _NOT_OUT,
        "Vælg arbejdspladsen.",
    ),
    "card.day_future": (
        "Dagen ({day}) er ikke kommet endnu.",
        _NOT_OUT,
        "Skriv dagen i dag eller en dag før.",
    ),
    "card.batch_pdf": (
        "Flere kort på én gang kan kun blive til én PDF.",
        _NOT_OUT,
        "Vælg PDF, eller udlever kortene hver for sig.",
    ),
    "card.batch_refused": (
        "{count} af {total} kort må ikke udleveres. Det første: {why}",
        _NOT_OUT,
        "Tag dem fra, og udlever resten.",
    ),
    "card.changed_meanwhile": (
        "Samtykket eller sagen blev ændret, mens kortet blev lavet.",
        _NOT_OUT,
        "Se på samtykket, og prøv igen.",
    ),
    "card.recall_future": (
        "Dagen ({day}) er ikke kommet endnu.",
        _SAME,
        "Skriv dagen i dag eller en dag før.",
    ),
    "card.recall_early": (
        "Dagen ligger før, kortet blev udleveret ({day}).",
        _SAME,
        "Skriv den dag, det skete.",
    ),
    "card.recalled_before": (
        "Kortet er allerede skrevet hjem ({day}).",
        _SAME,
        "Se udleveringerne for, hvad der står.",
    ),
    "card.must_come_back": (
        "Et kort er hos en arbejdsplads og må ikke være det mere.",
        "Det kan ikke udleveres igen.",
        "Kald det hjem, og skriv, når det er afleveret eller destrueret.",
    ),
    "card.without_consent": (
        "En version af kandidatkortet har ventet længe på samtykke.",
        "Kortet kan ikke udleveres.",
        "Spørg borgeren, og skriv samtykket.",
    ),
}
