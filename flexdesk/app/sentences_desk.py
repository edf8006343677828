"""Sentences about use cases, documents and the command line."""

_NOTHING = "Intet er ændret."
_NO_FILE = "Ingen fil er skrevet."
_KEPT = "Det, du skrev, står her stadig."

DESK: dict[str, tuple[str, str, str]] = {
    "desk.locked": (
        "FlexDesk er låst.",
        "Alt, der er gemt, er stadig gemt.",
        "Lås op med adgangssætningen.",
    ),
    "passphrase.too_short": (
        "Adgangssætningen er for kort.",
        _NOTHING,
        "Skriv mindst {minimum} tegn; fem almindelige ord er nemme at huske.",
    ),
    "passphrase.too_long": (
        "Adgangssætningen er for lang.",
        _NOTHING,
        "Skriv højst 1.024 tegn.",
    ),
    "passphrase.common": (
        "Adgangssætningen er for let at gætte: kommune, jobcenter og årstal prøves først.",
        _NOTHING,
        "Vælg fem ord, der ikke hører sammen.",
    ),
    "passphrase.name": (
        "Adgangssætningen er mest dit eget navn, og det prøves først.",
        _NOTHING,
        "Vælg fem ord, der ikke hører sammen.",
    ),
    "passphrase.differs": (
        "De to adgangssætninger er ikke ens.",
        _NOTHING,
        "Skriv den samme sætning to gange.",
    ),
    "passphrase.none": (
        "Der mangler en adgangssætning, og her er ingen skærm at spørge på.",
        _NOTHING,
        "Angiv en fil med --passphrase-file.",
    ),
    "passphrase.none_new": (
        "Der mangler en ny adgangssætning, og her er ingen skærm at spørge på.",
        _NOTHING,
        "Angiv en fil med --new-passphrase-file.",
    ),
    "recovery.file": (
        "Filen med gendannelsesnøglen kan ikke læses.",
        _NOTHING,
        "Tjek stien og filens rettigheder; første linje skal være nøglen.",
    ),
    "passphrase.file": (
        "Filen med adgangssætningen kan ikke læses.",
        _NOTHING,
        "Tjek stien og filens rettigheder; første linje skal være sætningen i UTF-8.",
    ),
    "program.unknown": (
        "Programmet »{program}« findes ikke.",
        _NOTHING,
        "Vælg et af: {programs}.",
    ),
    "citizen.unknown": (
        "Borgeren findes ikke i registret.",
        _NOTHING,
        "Søg borgeren frem, og brug id'et fra listen.",
    ),
    "row.unknown": (
        "Rækken findes ikke ({kind}).",
        _NOTHING,
        "Hent id'et fra listen; rækken kan være fortrudt.",
    ),
    "field.unknown": (
        "Feltet »{field}« findes ikke på {kind}.",
        _NOTHING,
        "Vælg et af: {fields}.",
    ),
    "field.fixed": (
        "Feltet »{field}« kan ikke rettes her.",
        _NOTHING,
        "Det følger af andre oplysninger; ret dem i stedet.",
    ),
    "field.required": (
        "Feltet »{field}« skal være udfyldt.",
        _NOTHING,
        "Skriv en værdi.",
    ),
    "value.unknown": (
        "»{value}« er ikke en af mulighederne for {field}.",
        _NOTHING,
        "Vælg en af: {choices}.",
    ),
    "value.flag": (
        "»{value}« er hverken ja eller nej.",
        _NOTHING,
        "Skriv ja eller nej.",
    ),
    "note.empty": ("Notatet er tomt.", _NOTHING, "Skriv noget, før du gemmer."),
    "note.final": (
        "Et gemt notat rettes ikke.",
        "Notatet står, som det er.",
        "Skriv et nyt notat, eller fortryd det gamle.",
    ),
    "workplace.empty": (
        "Der mangler en arbejdsplads.",
        _NOTHING,
        "Skriv arbejdspladsens navn, P-nummer eller id.",
    ),
    "workplace.ambiguous": (
        "Der er {count} arbejdspladser med det navn.",
        _NOTHING,
        "Brug P-nummeret eller id'et fra listen.",
    ),
    "placement.already_ended": (
        "Forløbet er allerede afsluttet {last_day}.",
        _NOTHING,
        "Fortryd afslutningen først, hvis den er forkert.",
    ),
    "placement.ends_before_start": (
        "Sidste dag ({last_day}) ligger før forløbets start ({start}).",
        _NOTHING,
        "Tjek datoen; startede borgeren aldrig, så brug startdagen og »startede ikke«.",
    ),
    "hours.range": (
        "{hours} timer om ugen kan ikke passe.",
        _NOTHING,
        "Skriv effektive timer om ugen mellem 0 og {maximum}.",
    ),
    "hours.outside_placement": (
        "Dagen ligger uden for forløbet ({period}).",
        _NOTHING,
        "Tjek datoen, eller vælg et andet forløb.",
    ),
    "hours.day_taken": (
        "Der er allerede et timetal den dag ({day}).",
        _NOTHING,
        "Vælg en anden dag; var timetallet forkert, så brug --correction.",
    ),
    "placement.exists": (
        "Borgeren har allerede et forløb af den slags med samme startdag ({start}).",
        _NOTHING,
        "Ret det forløb, der er, eller vælg en anden startdag.",
    ),
    "reason.missing": (
        "Der mangler en begrundelse.",
        _NOTHING,
        "Skriv kort, hvad oplysningen skal bruges til; det bliver gemt i loggen.",
    ),
    "figure.unknown": (
        "Nøgletallet »{figure}« findes ikke.",
        _NOTHING,
        "Vælg et af: {figures}.",
    ),
    "document.unknown": (
        "Dokumentet »{document}« findes ikke.",
        _NO_FILE,
        "Vælg et af: {documents}.",
    ),
    "document.no_preview": (
        "Dokumentet kan ikke vises på forhånd.",
        _NO_FILE,
        "Skriv det til en fil, og åbn den.",
    ),
    "document.suffix": (
        "Filnavnet »{file}« ender ikke på {suffix}.",
        _NO_FILE,
        "Ret filnavnet.",
    ),
    "release.unknown": (
        "Tallet »{figure}« kan ikke frigives i dette dokument.",
        _NO_FILE,
        "Tjek navnet med »flexdesk figures«.",
    ),
    "release.reason": (
        "Frigivelsen af »{figure}« mangler en begrundelse.",
        _NO_FILE,
        "Skriv --release {figure}=hvorfor.",
    ),
    "settings.unreadable": (
        "Indstillingerne kunne ikke læses og er sat til standard.",
        "Registret er ikke berørt.",
        "Vælg tema og vindue igen under Indstillinger.",
    ),
    "settings.bad_theme": (
        "Temaet i indstillingerne kendes ikke; det følger nu systemet.",
        "Registret er ikke berørt.",
        "Vælg tema igen under Indstillinger.",
    ),
    "settings.bad_language": (
        "Sproget i indstillingerne kendes ikke; det er nu dansk.",
        "Registret er ikke berørt.",
        "Vælg sprog igen under Indstillinger.",
    ),
    "settings.bad_window": (
        "Vinduets plads i indstillingerne kunne ikke bruges.",
        "Registret er ikke berørt.",
        "Flyt vinduet, som du vil have det.",
    ),
    "cli.usage": (
        "{what}",
        _NOTHING,
        "Se »flexdesk --help«.",
    ),
    "cli.later": (
        "Kommandoen »{command}« er ikke med i denne version.",
        _NOTHING,
        "Se »flexdesk --help« for det, der er.",
    ),
    "cli.no_window": (
        "Vinduet kan ikke åbnes: her er ingen skærm, eller den grafiske del mangler.",
        _NOTHING,
        "Kør »python3 installer/run.py« (uden skærm: billeder), eller brug kommandolinjen.",
    ),
    "output.full": (
        "Svaret kunne ikke skrives helt, for der er ikke plads, hvor det skulle hen.",
        "Det, kommandoen nåede at gemme, er gemt.",
        "Frigør plads, eller skriv svaret et andet sted hen.",
    ),
    "output.failed": (
        "Svaret kunne ikke skrives, hvor det skulle hen (fejl {errno}).",
        "Det, kommandoen nåede at gemme, er gemt.",
        "Tjek drevet, eller skriv svaret et andet sted hen.",
    ),
    "cli.input": (
        "Der kom ikke noget CPR-nummer ind på standardinput.",
        _NOTHING,
        "Send nummeret på en linje for sig, eller brug borgerens id.",
    ),
    "crash": (
        "Der skete en fejl i FlexDesk (sag {case}).",
        "Alt, der er gemt, er stadig gemt.",
        "Start igen, og giv sagsnummeret videre til den, der hjælper jer.",
    ),
}
