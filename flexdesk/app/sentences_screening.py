"""Sentences about screening."""

_TYPED = "Intet er gemt, og det, du skrev, står der endnu."

SCREENING: dict[str, tuple[str, str, str]] = {
    "screening.not_listed": (
        "Borgeren står ikke på nogen screeningsliste i dag.",
        "Intet er ændret.",
        "Åbn Screening for at se, hvem der står på listerne, og hvorfor.",
    ),
    "screening.nobody": (
        "Der er ikke valgt nogen borger på listen.",
        "Intet er ændret.",
        "Vælg en eller flere rækker, og tryk så på resultatets tast.",
    ),
    "screening.future": (
        "Screeningen kan ikke være sket {day}, for den dag er ikke kommet.",
        _TYPED,
        "Skriv dagen i dag eller en tidligere dag. Skal den tages op senere, så skriv næste dag.",
    ),
    "screening.next_before": (
        "Næste dag ({next}) ligger ikke efter den dag, der blev screenet ({day}).",
        _TYPED,
        "Skriv en dag længere fremme, eller lad feltet stå tomt.",
    ),
}
