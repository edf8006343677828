"""Sentences about the field itself: placements, rules, programs, pipelines, what looks wrong."""

_NOTHING = "Intet er ændret."
_SHOWN = "Rækkerne er talt med, som de er."
_NO_FILE = "Ingen fil er skrevet, og intet er gemt."
_NO_START = "Registret er ikke berørt."
_REINSTALL = "Installér FlexDesk igen, eller ret filen, hvis I selv har lavet den."

FIELD: dict[str, tuple[str, str, str]] = {
    "placement.backwards": (
        "Forløbets sidste dag ligger før dets første.",
        _NOTHING,
        "Ret en af de to datoer.",
    ),
    "placement.planned_backwards": (
        "Den planlagte slutdag ligger før forløbets start.",
        _NOTHING,
        "Ret den planlagte slutdag.",
    ),
    "placement.hours_none": (
        "Forløbet har nul timer om ugen.",
        _NOTHING,
        "Skriv de effektive timer, eller lad feltet stå tomt.",
    ),
    "placement.hours_high": (
        "Forløbet har flere effektive timer end en fuld uge ({hours_week}).",
        _SHOWN,
        "Tjek timetallet.",
    ),
    "placement.praktik_long_weeks": (
        "Praktikken varer længe ({weeks} uger eller mere).",
        _SHOWN,
        "Tjek datoerne, og om praktikken skal forlænges.",
    ),
    "placement.praktik_very_long_weeks": (
        "Praktikken varer usædvanligt længe (over {weeks} uger).",
        _SHOWN,
        "Tjek datoerne.",
    ),
    "placement.pool_length": (
        "Puljefleksjobbets længde er usædvanlig (normen er {months_min}-{months_max} måneder).",
        _SHOWN,
        "Tjek den planlagte slutdag.",
    ),
    "placement.pool_overlap": (
        "Borgeren har allerede et puljefleksjob i de dage.",
        _NOTHING,
        "Afslut det første, eller ret datoerne.",
    ),
    "placement.fleksjob_overlap": (
        "Et fleksjob begynder, før det forrige er slut.",
        _SHOWN,
        "Tjek datoerne for de to job.",
    ),
    "placement.praktik_overlap": (
        "Praktikken og et fleksjob ligger i de samme dage (fælles dage: {days}).",
        _SHOWN,
        "Ret praktikkens sidste dag, eller flyt jobbets første dag.",
    ),
    "placement.two_fleksjob": (
        "To fleksjob løber på samme dag.",
        _SHOWN,
        "Afslut det ene, eller ret datoerne.",
    ),
    "placement.ly_overlap": (
        "En periode med ledighedsydelse overlapper et fleksjob.",
        _SHOWN,
        "Tjek perioden i fagsystemet.",
    ),
    "placement.ended_without_day": (
        "Forløbet har en afslutning, men ingen sidste dag.",
        _SHOWN,
        "Skriv sidste dag.",
    ),
    "placement.ended_without_reason": (
        "Forløbet er afsluttet uden at sige hvordan.",
        _SHOWN,
        "Skriv »Sådan sluttede det« og »Kom videre til«.",
    ),
    "placement.ended_without_onward": (
        "Puljefleksjob er afsluttet uden »Kom videre til«.",
        "Det tæller som afsluttet til andet.",
        "Skriv, hvor borgeren kom videre til.",
    ),
    "placement.onward_not_started": (
        "Kom videre til job, men intet job følger i registret.",
        _SHOWN,
        "Skriv jobbet, eller ret »Kom videre til«.",
    ),
    "placement.past_planned_end": (
        "Forløbet er løbet over sin planlagte slutdag, og ingen afslutning er skrevet.",
        "Det tæller som i gang.",
        "Skriv afslutningen, eller ret den planlagte slutdag.",
    ),
    "placement.no_first_hours": (
        "Fleksjob mangler effektive timer ved start.",
        "Borgeren tæller ikke med i tallene for timer.",
        "Skriv timerne ved start.",
    ),
    "placement.no_workplace": (
        "Forløbet har ingen arbejdsplads.",
        _SHOWN,
        "Skriv arbejdspladsen.",
    ),
    "citizen.step_finished": (
        "Trinnet siger afsluttet, men et puljefleksjob løber.",
        _SHOWN,
        "Ret trinnet, eller afslut forløbet.",
    ),
    "citizen.step_without_job": (
        "Trinnet er puljefleksjob, men borgeren er på ledighedsydelse og er ikke i forløb.",
        _SHOWN,
        "Skriv forløbet, eller ret trinnet.",
    ),
    "citizen.no_consultant": (
        "Borgeren har ingen jobkonsulent.",
        _SHOWN,
        "Vælg en jobkonsulent.",
    ),
    "citizen.no_step": (
        "Borgeren har intet trin, eller et trin fra et andet program.",
        _SHOWN,
        "Vælg et trin.",
    ),
    "citizen.not_visited": (
        "Dagen for visitation til fleksjob mangler.",
        "Statsrefusion kan ikke regnes for borgeren.",
        "Skriv dagen, eller hent den i fagsystemet.",
    ),
    "refund.week": (
        "Ugenummeret {week} på refusionstrappen findes ikke.",
        _NOTHING,
        "Uger tælles fra 1.",
    ),
    "rule.unknown_key": (
        "Reglen »{key}« findes ikke.",
        _NOTHING,
        "Se reglerne med »flexdesk list rules«.",
    ),
    "rule.not_in_force": (
        "Reglen »{key}« har ingen værdi pr. {on}.",
        "Der er ikke regnet med et gæt.",
        "Vælg en anden dag, eller skriv teamets egen værdi med kilde.",
    ),
    "rule.wrong_value": (
        "Værdien af reglen »{key}« passer ikke til dens enhed ({unit}).",
        _NOTHING,
        "Skriv et tal i den enhed.",
    ),
    "rule.no_source": (
        "Værdien af reglen »{key}« har ingen kilde.",
        _NOTHING,
        "Skriv, hvor værdien kommer fra.",
    ),
    "rule.no_value": ("Reglen »{key}« har ingen værdi.", _NO_START, _REINSTALL),
    "rule.no_title": ("Reglen »{key}« har intet navn.", _NO_START, _REINSTALL),
    "rule.bad_date": ("Reglen »{key}« har en værdi uden dato.", _NO_START, _REINSTALL),
    "rule.dates_do_not_rise": (
        "Datoerne i reglen »{key}« står ikke i rækkefølge.",
        _NO_START,
        _REINSTALL,
    ),
    "rule.unknown_unit": (
        "Reglen »{key}« har en enhed, der ikke kendes ({unit}).",
        _NO_START,
        _REINSTALL,
    ),
    "rule.unknown_certainty": (
        "Reglen »{key}« siger ikke, hvor sikker den er.",
        _NO_START,
        _REINSTALL,
    ),
    "rule.unknown_field": (
        "Reglen »{key}« har et felt, der ikke kendes ({field}).",
        _NO_START,
        _REINSTALL,
    ),
    "program.unknown_field": (
        "Programmet »{program}« har et felt, der ikke kendes ({field}).",
        _NO_START,
        _REINSTALL,
    ),
    "program.bad_target": (
        "Programmet »{program}« har et mål, der ikke kan bruges ({figure}).",
        _NO_START,
        _REINSTALL,
    ),
    "program.bad_amount": (
        "Programmet »{program}« har et beløb, der ikke kan bruges ({key}).",
        _NO_START,
        _REINSTALL,
    ),
    "pipeline.unknown_field": (
        "Metoden »{pipeline}« har et felt, der ikke kendes ({field}).",
        _NO_START,
        _REINSTALL,
    ),
    "pipeline.unknown_final": (
        "Trinnet »{step}« i metoden »{pipeline}« slutter på en måde, der ikke kendes.",
        _NO_START,
        _REINSTALL,
    ),
    "pipeline.unknown_day": (
        "Trinnet »{step}« i metoden »{pipeline}« bruger en dag, der ikke kendes.",
        _NO_START,
        _REINSTALL,
    ),
    "pipeline.step_twice": (
        "Metoden »{pipeline}« har det samme trin to gange.",
        _NO_START,
        _REINSTALL,
    ),
    "pipeline.leads_nowhere": (
        "Trinnet »{step}« i metoden »{pipeline}« fører til et trin, der ikke findes ({to}).",
        _NO_START,
        _REINSTALL,
    ),
    "audience.threshold": (
        "Grænsen for små tal er {threshold}, og den må ikke være under {least}.",
        "Ingen fil er skrevet.",
        "Sæt teamets grænse til {least} eller mere.",
    ),
    "cabi.chip": (
        "Teksten i casen nævner »{chip}«, og det tal findes ikke.",
        "Ingen fil er skrevet.",
        "Ret teksten i skabelonen eller i jeres egen tekstfil.",
    ),
    "cabi.texts": (
        "Casens skabelon mangler noget ({missing}).",
        "Ingen fil er skrevet.",
        "Ret teksten i skabelonen eller i jeres egen tekstfil.",
    ),
    "cabi.quote_left_out": (
        "Et citat er udeladt, fordi det ikke er godkendt.",
        "Resten af casen er hel.",
        "Skriv, hvem der har godkendt citatet og hvornår.",
    ),
    "text.cut": (
        "En tekst var for lang til sin plads og er kortet af.",
        "Resten af dokumentet er helt.",
        "Skriv teksten kortere, og lav dokumentet igen.",
    ),
    "text.sign_missing": (
        "En tekst har tegn, som skriften ikke kender; der står »?«.",
        "Resten af dokumentet er helt.",
        "Skriv teksten uden de tegn, og lav dokumentet igen.",
    ),
    "case_texts.no_file": (
        "Filen »{file}« med tekster findes ikke.",
        _NO_FILE,
        "Tjek navn og mappe.",
    ),
    "case_texts.too_big": (
        "Filen »{file}« er for stor til at være tekster til en case.",
        _NO_FILE,
        "Vælg den rigtige fil; en case fylder få sider.",
    ),
    "case_texts.encoding": (
        "Filen »{file}« er ikke skrevet i UTF-8, så æ, ø og å kan ikke læses.",
        _NO_FILE,
        "Gem filen som UTF-8.",
    ),
    "case_texts.toml": (
        "Filen »{file}« kan ikke læses som TOML; det går galt ved {place}.",
        _NO_FILE,
        "Tjek anførselstegn, komma og klammer lige dér og på linjen før.",
    ),
    "case_texts.unknown_key": (
        "Teksterne har nøglen »{key}«, og den findes ikke.",
        _NO_FILE,
        "Brug en af: {known}.",
    ),
    "case_texts.wrong_type": (
        "Værdien af »{key}« i teksterne har en forkert form.",
        _NO_FILE,
        "Skriv {wanted}.",
    ),
    "case_texts.missing": (
        "Der mangler noget i teksterne: »{key}«.",
        _NO_FILE,
        "Udfyld det, eller fjern hele afsnittet.",
    ),
    "case_texts.figure": (
        "Teksterne nævner nøgletallet »{figure}« ved »{key}«, og det findes ikke.",
        _NO_FILE,
        "Tjek navnet med »flexdesk figures«.",
    ),
    "case_texts.cpr": (
        "Teksten ved »{key}« ligner et CPR-nummer, og det må ikke stå i en case.",
        _NO_FILE,
        "Fjern nummeret.",
    ),
}
