"""Sentences about the guard of the kandidatkort."""

CARD_GUARD: dict[str, tuple[str, str, str]] = {
    "card.leak": (
        "Kortet er stoppet: {where} rummer noget, som en arbejdsgiver ikke må se ({what}).",
        "Intet er udleveret, og der er ikke skrevet nogen fil.",
        "Ret kortet, gem en ny version, og udlever den.",
    ),
    "card.unreadable": (
        "Filen med kortet kan ikke læses igennem, før den udleveres.",
        "Intet er udleveret, og der er ikke skrevet nogen fil.",
        "Prøv igen, eller vælg et andet format.",
    ),
}
