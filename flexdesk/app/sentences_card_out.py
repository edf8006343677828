"""Danish sentences of cards that are asked for from outside the window."""

CARD_OUT: dict[str, tuple[str, str, str]] = {
    "card.no_version": (
        "Der er ingen version af kandidatkortet at udlevere.",
        "Intet er udleveret, og ingen fil er skrevet.",
        "Skriv kortet under Kandidatkort, og gem en version.",
    ),
    "card.unknown_workplace": (
        "Arbejdspladsen »{workplace}« kendes ikke.",
        "Intet er udleveret, og ingen fil er skrevet.",
        "Skriv navnet, som det står under Arbejdspladser, eller opret den først.",
    ),
}
"""Code: what happened, what is safe, what to do."""
