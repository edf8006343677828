"""Sentences about courses and support."""

_TYPED = "Intet er ændret, og det, du skrev, står der endnu."
_SAME = "Intet er ændret."

SUPPORT: dict[str, tuple[str, str, str]] = {
    "support.no_text": (
        "Der mangler ord for, hvad der søges om.",
        _TYPED,
        "Skriv det kort, for eksempel »førstehjælp«.",
    ),
    "support.no_reason": (
        "Et afslag skal have en begrundelse.",
        _TYPED,
        "Skriv, hvorfor der blev sagt nej.",
    ),
    "support.result_missing": (
        "Der er ikke valgt, hvordan det gik.",
        _TYPED,
        "Vælg et af de fire resultater.",
    ),
    "support.price_shape": (
        "Prisen kan ikke læses.",
        _TYPED,
        "Skriv den i kroner, for eksempel 14.500 eller 650,50.",
    ),
    "support.price_range": (
        "Prisen skal være fra 0 til {maximum} kr.",
        _TYPED,
        "Skriv prisen i kroner, for eksempel 14.500 eller 650,50.",
    ),
    "support.asked_future": (
        "Dagen, hvor der blev søgt ({day}), er ikke kommet endnu.",
        _TYPED,
        "Skriv dagen i dag eller en dag før.",
    ),
    "support.decided_future": (
        "Dagen for svaret ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv dagen i dag eller en dag før.",
    ),
    "support.result_future": (
        "Dagen for resultatet ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv dagen i dag eller en dag før.",
    ),
    "support.decided_before": (
        "Svaret ligger før den dag, der blev søgt ({day}).",
        _TYPED,
        "Ret en af de to dage.",
    ),
    "support.backwards": (
        "Sidste dag ligger før første dag ({day}).",
        _TYPED,
        "Ret en af de to dage.",
    ),
    "support.review_before": (
        "Dagen, hvor der ses på det igen, ligger før det begynder ({day}).",
        _TYPED,
        "Skriv en dag derefter.",
    ),
    "support.result_before": (
        "Resultatet ligger før det begyndte ({day}).",
        _TYPED,
        "Ret en af de to dage.",
    ),
    "support.not_granted": (
        "Der er intet svar endnu, så der kan ikke være et resultat.",
        _SAME,
        "Bevilg det først.",
    ),
    "support.has_result": (
        "Der er skrevet et resultat, så det må være bevilget.",
        _SAME,
        "Ret støtten, og tag resultatet ud, hvis det er forkert.",
    ),
    "support.no_licence": (
        "Kun en bestået køreprøve giver et kørekort.",
        _SAME,
        "Gem resultatet uden at skrive kørekort på borgeren.",
    ),
    "support.no_result": (
        "Et bevilget kursus er slut, men resultatet mangler.",
        "Det tæller som bevilget, og prisen er med i summen.",
        "Skriv, hvordan det gik, eller ret kursets sidste dag.",
    ),
}
