"""Sentences about what is typed on a kandidatkort, and about its photo."""

_TYPED = "Det, du skrev, står der endnu."
_PHOTO = "Der er ikke gemt noget billede, og kortet er, som det var."

CARD_DRAFT: dict[str, tuple[str, str, str]] = {
    "card.too_long": (
        "»{field}« er for langt til kortet: {length} tegn.",
        _TYPED,
        "Forkort til højst {limit} tegn.",
    ),
    "card.too_many": (
        "Der er for mange linjer under »{field}«: {length}.",
        _TYPED,
        "Behold højst {limit}.",
    ),
    "card.hours": (
        "Timerne på kortet skal være fra {least} til {most} om ugen, de færreste først.",
        _TYPED,
        "Ret timerne.",
    ),
    "photo.unreadable": (
        "Filen kan ikke læses som et billede.",
        _PHOTO,
        "Vælg et billede i JPEG eller PNG. Et billede fra en iPhone kan gemmes som JPEG først.",
    ),
    "photo.too_large": (
        "Billedet er for stort.",
        _PHOTO,
        "Gem det som JPEG, eller gør det mindre end {megapixels} megapixel.",
    ),
    "photo.too_small": (
        "Billedet er for lille til at stå skarpt på kortet.",
        _PHOTO,
        "Vælg et større billede eller et større udsnit, mindst {least} punkter på hver led.",
    ),
    "photo.crop": (
        "Udsnittet ligger uden for billedet.",
        _PHOTO,
        "Flyt udsnittet ind på billedet.",
    ),
}
