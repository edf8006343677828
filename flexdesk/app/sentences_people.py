"""Sentences about pauses, hand-over, vikar, and the beginning and end of a case."""

_SAME = "Intet er ændret."
_TYPED = "Intet er ændret, og det, du skrev, står der endnu."

PEOPLE: dict[str, tuple[str, str, str]] = {
    "pause.overlap": (
        "Borgeren har allerede en pause i de dage ({pause}).",
        _TYPED,
        "Ret dagene, eller ret den pause, der er.",
    ),
    "pause.review_before": (
        "Dagen, hvor pausen skal tages op, ligger før dens første dag ({start}).",
        _TYPED,
        "Vælg en dag i pausen.",
    ),
    "pause.ended_already": (
        "Pausen er slut ({last_day}).",
        _SAME,
        "Ret pausen på borgerens side, hvis dagen er forkert.",
    ),
    "citizen.closed": (
        "Borgerens sag er lukket ({day}).",
        _SAME,
        "Genåbn sagen, hvis borgeren er tilbage.",
    ),
    "member.empty": (
        "Der mangler initialer på en jobkonsulent.",
        _TYPED,
        "Skriv initialerne, eller vælg fra listen.",
    ),
    "substitute.self": (
        "{initials} kan ikke være vikar for sig selv.",
        _TYPED,
        "Vælg en anden.",
    ),
    "substitute.no_end": (
        "En vikar skal have en sidste dag, så borgerne kommer tilbage af sig selv.",
        _TYPED,
        "Skriv den sidste dag. Skal borgerne blive hos den anden, så overdrag dem i stedet.",
    ),
    "substitute.twice": (
        "Det er skrevet i forvejen: {words}.",
        _TYPED,
        "Ret dagene, eller ret den linje, der er.",
    ),
    "substitute.over": (
        "Vikaren er slut ({last_day}).",
        _SAME,
        "Skriv en ny, hvis der er brug for det.",
    ),
    "substitute.chain": (
        "{consultant} er selv vikar for {others} i de dage.",
        "Vikaren er gemt og dækker kun {consultant}s egne borgere.",
        "Skriv også en vikar for {others}.",
    ),
    "hand_over.none": (
        "Alle de valgte borgere er {to}s i forvejen.",
        _SAME,
        "Vælg andre borgere, eller en anden jobkonsulent.",
    ),
    "hand_over.future": (
        "En overdragelse kan ikke gemmes til senere ({day}).",
        _TYPED,
        "Vælg i dag, eller lav en vikar, til dagen kommer.",
    ),
    "citizen.exists": (
        "Borgeren er i registret i forvejen med kandidat-nr. {candidate_no}.",
        _TYPED,
        "Åbn borgeren, eller ret CPR-nummeret.",
    ),
    "citizen.looks_like": (
        "Borgeren ligner {candidate_no} ({why}).",
        "Borgeren er gemt.",
        "Er det den samme, så slet den ene.",
    ),
    "citizen.close_future": (
        "En sag kan ikke lukkes på en dag, der ikke er kommet ({day}).",
        _TYPED,
        "Vælg i dag eller en tidligere dag.",
    ),
    "citizen.close_before": (
        "Sagen kan ikke lukkes {day}: et forløb, der er i gang, begyndte senere ({start}).",
        _TYPED,
        "Vælg en senere dag, eller afslut forløbet først.",
    ),
    "citizen.not_closed": (
        "Borgerens sag er åben.",
        _SAME,
        "Ret trinnet på borgerens side, hvis det er forkert.",
    ),
    "cpr.no_more": (
        "Der er ikke flere erstatningsnumre for den fødselsdag.",
        _TYPED,
        "Skriv et CPR-nummer.",
    ),
}
