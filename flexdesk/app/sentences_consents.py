"""Sentences about consents: why a card may not leave, and what a consent lacks."""

_TYPED = "Intet er ændret, og det, du skrev, står der endnu."
_SAME = "Intet er ændret."
_KEPT = "Der er ikke skrevet noget kort, og intet er udleveret."

CONSENTS: dict[str, tuple[str, str, str]] = {
    "card.no_consent": (
        "Borgeren har ikke sagt ja til, at kortet udleveres.",
        _KEPT,
        "Lav et samtykke, og udlevér kortet, når det er underskrevet.",
    ),
    "card.not_signed": (
        "Samtykket er lavet, men ikke underskrevet endnu.",
        _KEPT,
        "Skriv dagen under »underskrevet den«, når borgeren har sagt ja.",
    ),
    "card.no_last_day": (
        "Samtykket har ingen sidste dag, så det kan ikke bruges.",
        _KEPT,
        "Lav et nyt samtykke med en sidste dag.",
    ),
    "card.withdrawn": (
        "Samtykket holdt op med at gælde {day}.",
        _KEPT,
        "Spørg borgeren, og lav et nyt samtykke, hvis svaret er ja.",
    ),
    "card.not_yet": (
        "Samtykket gælder først fra {day}.",
        _KEPT,
        "Udlevér kortet den dag eller senere.",
    ),
    "card.expired": (
        "Samtykket er udløbet: sidste dag var {day}.",
        _KEPT,
        "Spørg borgeren igen, og lav et nyt samtykke.",
    ),
    "card.wrong_recipient": (
        "Samtykket gælder kun {recipients}.",
        _KEPT,
        "Vælg en modtager, det gælder, eller spørg borgeren om et nyt samtykke.",
    ),
    "card.sector_unknown": (
        "Samtykket gælder kun kommunale arbejdspladser, og arbejdspladsens sektor er ikke skrevet.",
        _KEPT,
        "Skriv sektoren på arbejdspladsen, og prøv igen.",
    ),
    "card.wrong_channel": (
        "Samtykket gælder ikke kortet {channel}, kun {channels}.",
        _KEPT,
        "Vælg en måde, det gælder, eller spørg borgeren om et nyt samtykke.",
    ),
    "card.other_content": (
        "Samtykket er givet til noget andet end den version, det står ved.",
        _KEPT,
        "Lav et nyt samtykke til den version, der skal udleveres.",
    ),
    "card.grown": (
        "Kortet siger noget nyt, som borgeren ikke har sagt ja til. Det står under: {sections}.",
        _KEPT,
        "Spørg borgeren om et samtykke til den nye version, eller udlevér den, der er sagt ja til.",
    ),
    "card.protected": (
        "Borgeren har adressebeskyttelse, så kortet må kun udleveres uden navn.",
        _KEPT,
        "Vælg »Anonymt«, og prøv igen.",
    ),
    "card.closed": (
        "Sagen er lukket, så der laves og udleveres ikke flere kort.",
        _KEPT,
        "Genåbn sagen først, hvis den er lukket ved en fejl.",
    ),
    "card.reason_short": (
        "Der mangler en begrundelse for noget, som vagten stopper. Den skal have {limit} tegn.",
        "Der er ikke lavet en version, og det, du skrev, står der endnu.",
        "Skriv, hvorfor det må stå på kortet, eller brug forslaget.",
    ),
    "card.before_version": (
        "Version {number} blev først lavet {day}, så ingen kan have fået den før.",
        _KEPT,
        "Ret dagen, eller vælg den version, der blev udleveret.",
    ),
    "card.not_out": (
        "Kortet ligger ikke længere hos en arbejdsplads.",
        _SAME,
        "Der er ikke noget at kalde hjem.",
    ),
    "consent.closed": (
        "Sagen er lukket, så der kan ikke gives et samtykke.",
        _TYPED,
        "Genåbn sagen først, hvis den er lukket ved en fejl.",
    ),
    "consent.no_purpose": (
        "Der mangler et formål: hvad kortet må bruges til.",
        _TYPED,
        "Skriv det i én sætning.",
    ),
    "consent.no_sections": (
        "Der er ikke valgt noget felt, som versionen viser.",
        _TYPED,
        "Vælg mindst ét felt, som borgeren siger ja til.",
    ),
    "consent.no_channels": (
        "Der er ikke valgt, hvordan kortet må gives.",
        _TYPED,
        "Vælg papir, mail eller skærm.",
    ),
    "consent.no_workplace": (
        "Der er ikke valgt, hvilken arbejdsplads samtykket gælder.",
        _TYPED,
        "Vælg arbejdspladsen, eller lad det gælde flere.",
    ),
    "consent.workplace_unknown": (
        "Arbejdspladsen findes ikke i registret.",
        _TYPED,
        "Vælg en fra listen, eller opret den under Arbejdspladser først.",
    ),
    "consent.protected": (
        "Borgeren har adressebeskyttelse, så navn, billede og område må ikke være med.",
        _TYPED,
        "Tag de felter ud af samtykket.",
    ),
    "consent.no_last_day": (
        "Samtykket mangler en sidste dag.",
        _TYPED,
        "Vælg den sidste dag, det skal gælde.",
    ),
    "consent.last_day_past": (
        "Den sidste dag ({day}) er gået.",
        _TYPED,
        "Vælg i dag eller en senere dag.",
    ),
    "consent.too_long": (
        "Et samtykke kan højst gælde i {months} måneder, her til og med {day}.",
        _TYPED,
        "Vælg den dag eller en før.",
    ),
    "consent.signed_already": (
        "Samtykket blev givet {day}.",
        _SAME,
        "Træk det tilbage, hvis det ikke skal gælde mere.",
    ),
    "consent.signed_future": (
        "Dagen for underskriften ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv dagen i dag eller en dag før.",
    ),
    "consent.signed_before_version": (
        "Version {number} blev lavet {made}, så ingen kan have sagt ja til den {day}.",
        _TYPED,
        "Ret dagen for underskriften.",
    ),
    "consent.signed_after_end": (
        "Samtykket skulle kun gælde til og med {day}, og det er før underskriften.",
        _TYPED,
        "Slet det, og lav et nyt med en senere sidste dag.",
    ),
    "consent.not_signed": (
        "Samtykket er ikke underskrevet, så der er intet at trække tilbage.",
        _SAME,
        "Slet det i stedet.",
    ),
    "consent.withdrawn_already": (
        "Samtykket holdt op med at gælde {day}.",
        _SAME,
        "Der er ikke mere at gøre ved det.",
    ),
    "consent.withdrawn_future": (
        "Dagen ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv dagen i dag, eller den dag borgeren sagde det.",
    ),
    "consent.withdrawn_before": (
        "Samtykket blev først givet {day}.",
        _TYPED,
        "Skriv den dag eller en senere. Var det en fejl, så vælg »Registreret ved en fejl«.",
    ),
    "consent.form_overflow": (
        "Der står så meget på kortet, at samtykket ikke kan være på én side.",
        "Intet er skrevet, og samtykket er, som det var.",
        "Forkort kortet, eller tag et felt ud af samtykket.",
    ),
    "consent.others_stand": (
        "Borgeren har også andre samtykker, der gælder ({count}).",
        "De er ikke ændret.",
        "Træk dem tilbage, hvis det nye skal stå alene.",
    ),
    "consent.others_hold": (
        "Borgeren har andre samtykker, der stadig gælder ({count}).",
        "De er ikke ændret, så kortet kan stadig udleveres på dem.",
        "Træk dem også tilbage, hvis borgeren mener dem alle.",
    ),
    "consent.card_out": (
        "Version {number} ligger stadig hos {place}, udleveret {day}.",
        "Samtykket er trukket tilbage.",
        "Bed om at få kortet afleveret eller destrueret.",
    ),
}
"""Code: what happened, what is safe, what to do."""
