"""Sentences of Besøgsark, of putting notes right, and of carrying over to the case system."""

_TYPED = "Intet er gemt, og det, du skrev, står der stadig."
_NOTHING = "Intet er ændret."

VISIT: dict[str, tuple[str, str, str]] = {
    "visit.fields": (
        "Besøgsarket kan ikke gemmes endnu: {count} felt(er) skal rettes.",
        _TYPED,
        "Ret de felter, der er markeret, og gem igen.",
    ),
    "visit.empty": (
        "Der står hverken, hvordan det går, eller hvad der er aftalt.",
        _TYPED,
        "Skriv mindst én linje i et af de to felter.",
    ),
    "visit.future": (
        "Besøget kan ikke ligge {day}, for den dag er ikke kommet.",
        _TYPED,
        "Skriv dagen for besøget, eller lav en opgave til et kommende besøg.",
    ),
    "visit.hours_missing": (
        "De effektive timer mangler.",
        _TYPED,
        "Skriv de effektive timer om ugen, eller tøm de andre felter om timer.",
    ),
    "visit.attended_low": (
        "Fremmødetimerne er færre end de effektive timer ({hours}).",
        _TYPED,
        "Fremmødetimer er alle timer, borgeren er til stede. Ret et af de to tal.",
    ),
    "visit.none": (
        "Der er ikke skrevet noget besøgsark om borgeren endnu.",
        _NOTHING,
        "Skriv et besøgsark først (B).",
    ),
    "note.replaced": (
        "Notatet er allerede rettet, og en nyere tekst står i dets sted.",
        "Den nyere tekst er ikke ændret.",
        "Åbn det nyeste notat, og ret det.",
    ),
    "transfer.no_row": (
        "Det, der skulle overføres, findes ikke længere.",
        _NOTHING,
        "Det kan være fortrudt eller slettet. Gå tilbage til listen.",
    ),
    "transfer.no_kind": (
        "Den slags række kan ikke kopieres til fagsystemet ({kind}).",
        _NOTHING,
        "Vælg et notat, et besøg, et forløb eller en opfølgning.",
    ),
    "transfer.nothing": (
        "Der er ikke valgt noget at markere.",
        _NOTHING,
        "Sæt kryds ved de rækker, det gælder.",
    ),
    "transfer.no_profile": (
        "Fagsystemet {profile} kendes ikke.",
        "Der kopieres stadig til det, der var valgt.",
        "Vælg et af disse: {profiles}.",
    ),
}
"""Rows for `sentences.TABLE`."""
