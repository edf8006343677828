"""Sentences of the first quarter of an hour: the grid, and columns one names oneself."""

_TYPED = "Intet er indlæst, og alt, du har skrevet, står der stadig."
_NAMED = "Intet er indlæst eller ændret."

FIRST: dict[str, tuple[str, str, str]] = {
    "grid.empty": (
        "Skemaet er tomt.",
        "Intet er indlæst.",
        "Skriv en borger, eller kopiér rækker i Excel og tryk Ctrl V i en celle.",
    ),
    "grid.too_many": (
        "Skemaet tager {limit} rækker, og her er {lines}.",
        _TYPED,
        "Gem rækkerne som et Excel-ark, og læs arket ind som fil.",
    ),
    "columns.no_cpr": (
        "Ingen kolonne er valgt som CPR.",
        _NAMED,
        "Vælg CPR ved den kolonne, der har borgernes numre.",
    ),
    "columns.no_name": (
        "Ingen kolonne er valgt som navn.",
        _NAMED,
        "Vælg Navn, eller Fornavn og Efternavn, ved de kolonner, der har borgernes navne.",
    ),
    "columns.twice": (
        "To kolonner er valgt som {column}.",
        _NAMED,
        "Behold den ene, og vælg noget andet ved den anden.",
    ),
}
