"""Sentences about follow-up rules and the calendar file."""

_NOTHING = "Intet er ændret."

FOLLOW_UPS: dict[str, tuple[str, str, str]] = {
    "follow_up.bad_rule": (
        "Opfølgningsreglen »{key}« kan ikke læses: feltet »{field}« er ikke, som det skal være.",
        _NOTHING,
        "Ret filen i resources/follow_ups, eller hent den igen.",
    ),
    "follow_up.bad_offset": (
        "Afstanden kan ikke bruges.",
        "Reglen står, som den var, og tallet står stadig i feltet.",
        "Skriv et helt antal dage, uger eller måneder mellem 0 og {maximum}.",
    ),
    "follow_up.fixed_offset": (
        "Afstanden i »{title}« følger af en frist og kan ikke flyttes af teamet.",
        "Reglen står, som den var.",
        "Slå reglen fra, hvis den ikke gælder hos jer.",
    ),
    "follow_up.unknown": (
        "Opfølgningsreglen »{key}« findes ikke.",
        _NOTHING,
        "Vælg en af reglerne på listen.",
    ),
    "calendar.no_tasks": (
        "Der er ingen åbne opgaver at lægge i kalenderen.",
        "Ingen fil er skrevet.",
        "Vælg andre opgaver, eller lav en ny.",
    ),
    "calendar.suffix": (
        "Filnavnet »{file}« ender ikke på .ics.",
        "Ingen fil er skrevet.",
        "Ret filnavnet.",
    ),
}
"""Rows for `sentences.TABLE`."""
