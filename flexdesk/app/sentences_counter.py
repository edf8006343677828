"""Sentences about benefit periods, visitation, hours, placements as forms, and attachments."""

_SAME = "Intet er ændret."
_TYPED = "Intet er ændret, og det, du skrev, står der endnu."

COUNTER: dict[str, tuple[str, str, str]] = {
    "benefit.shares_days": (
        "Perioden deler dage med {kind} ({days}).",
        "Den er gemt; dage, der ligger i begge, tælles kun én gang.",
        "Tjek dagene i fagsystemet, eller fortryd.",
    ),
    "benefit.exists": (
        "Der er allerede en periode med {kind} fra {start}.",
        _TYPED,
        "Ret den periode, der er, eller vælg en anden første dag.",
    ),
    "benefit.split_outside": (
        "Perioden kan ikke deles den dag; den løber fra {start} til {last_day}.",
        _TYPED,
        "Vælg en dag inde i perioden; den nye periode begynder den dag.",
    ),
    "decision.reason_missing": (
        "Afgørelsen mangler en begrundelse.",
        _TYPED,
        "Skriv kort, hvorfor borgeren ikke optages.",
    ),
    "decision.future": (
        "Afgørelsens dag ({day}) er ikke kommet endnu.",
        _TYPED,
        "Vælg i dag eller en tidligere dag; grundlaget fryses, som det var den dag.",
    ),
    "ending.onward_missing": (
        "Der mangler, hvor borgeren kom videre til.",
        _TYPED,
        "Vælg under »Kom videre til«, for eksempel Tilbage på ledighedsydelse.",
    ),
    "hours.attended_low": (
        "Fremmødetimerne ({attended}) er færre end de effektive timer ({effective}).",
        _TYPED,
        "Effektive timer er en del af fremmødetimerne; ret et af de to tal.",
    ),
    "hours.attended_range": (
        "Fremmødetimerne kan være fra 0 til {maximum} om ugen, ikke {hours}.",
        _TYPED,
        "Skriv timer om ugen, for eksempel 15.",
    ),
    "attachment.none": (
        "Der er ikke valgt nogen fil.",
        _SAME,
        "Vælg en fil, træk den hertil, eller indsæt den.",
    ),
    "attachment.no_file": (
        "»{file}« er ikke en fil, der kan læses.",
        "Intet er vedhæftet.",
        "Vælg en fil; mapper og genveje kan ikke vedhæftes.",
    ),
    "attachment.empty": (
        "Filen »{file}« er tom.",
        "Intet er vedhæftet.",
        "Åbn filen, og tjek, at den er gemt rigtigt.",
    ),
    "attachment.too_large": (
        "Filen »{file}« er på {size} MB, og et bilag kan være på højst {limit} MB.",
        "Intet er vedhæftet, og filen ligger, hvor den lå.",
        "Gem den mindre, for eksempel som PDF med mindre billeder, eller del den op.",
    ),
    "attachment.program": (
        "Filen »{file}« er et program.",
        "Intet er vedhæftet.",
        "Vedhæft dokumenter, billeder, regneark eller mails.",
    ),
    "attachment.kind": (
        "Den slags bilag findes ikke.",
        _TYPED,
        "Vælg en af slagsene: {choices}.",
    ),
    "attachment.untitled": (
        "Bilaget mangler en titel.",
        _TYPED,
        "Skriv, hvad det er, for eksempel Praktikaftale Skovly.",
    ),
    "attachment.again": (
        "Den samme fil ligger her i forvejen.",
        "Den er vedhæftet alligevel; indholdet gemmes kun én gang.",
        "Fortryd, hvis den ikke skal ligge her to gange.",
    ),
}
