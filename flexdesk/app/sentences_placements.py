"""Sentences about changes of plan, terms, notices, agreed hours, and where a pool job may be."""

_SAME = "Intet er ændret."
_TYPED = "Intet er ændret, og det, du skrev, står der endnu."
_SAVED = "Det er gemt."

PLACEMENTS: dict[str, tuple[str, str, str]] = {
    "placement.plan_over": (
        "Forløbet er afsluttet {last_day}, og en plan flytter ikke en rigtig slutdag.",
        _TYPED,
        "Ret sidste dag, hvis den er forkert, eller genåbn forløbet.",
    ),
    "placement.has_begun": (
        "Forløbet er begyndt {start}, og en plan flytter ikke en rigtig startdag.",
        _TYPED,
        "Ret startdagen i feltet, hvis den er forkert.",
    ),
    "placement.not_ended": (
        "Forløbet er ikke afsluttet.",
        _SAME,
        "Åbn et forløb, der er slut, eller ret den planlagte slutdag.",
    ),
    "placement.cancel_worked": (
        "Der er målt timer i forløbet, så det er startet.",
        _SAME,
        "Afslut forløbet i stedet, eller fjern de timer, der er forkerte.",
    ),
    "placement.never_began_open": (
        "Et forløb, der ikke startede, har en sidste dag.",
        _SAME,
        "Skriv sidste dag først, eller genåbn forløbet, hvis det er i gang.",
    ),
    "placement.hours_outside": (
        "Timer ligger nu uden for forløbets dage ({count}).",
        _SAVED,
        "Ret dagen på timerne, eller fortryd, hvis dagen på forløbet er forkert.",
    ),
    "placement.moved_after": (
        "Forløbet flyttede arbejdsplads {day}, og det er efter sidste dag.",
        _SAVED,
        "Tjek sidste dag, eller fortryd flytningen, hvis den ikke blev til noget.",
    ),
    "hours.never_began": (
        "Forløbet startede ikke, så det har ingen timer.",
        _TYPED,
        "Genåbn forløbet, hvis det alligevel er startet.",
    ),
    "placement.same_workplace": (
        "Forløbet er på den arbejdsplads i forvejen.",
        _TYPED,
        "Vælg en anden arbejdsplads.",
    ),
    "placement.move_future": (
        "Dagen for flytningen ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv flytningen, når borgeren er begyndt på den nye arbejdsplads.",
    ),
    "placement.move_day": (
        "Dagen for flytningen ligger uden for forløbet, der begyndte {start}.",
        _TYPED,
        "Vælg en dag i forløbet.",
    ),
    "placement.move_before_move": (
        "Forløbet flyttede arbejdsplads {day}, og den nye dag ligger før.",
        _TYPED,
        "Vælg en senere dag, eller fortryd den anden flytning først.",
    ),
    "placement.sector": (
        "{program} har kun puljefleksjob på kommunale arbejdspladser, og denne er ikke kommunal.",
        _TYPED,
        "Vælg en kommunal arbejdsplads, eller ret arbejdspladsens sektor, hvis den er forkert.",
    ),
    "placement.sector_unknown": (
        "Arbejdspladsens sektor er ikke skrevet, og {program} er for kommunale arbejdspladser.",
        _SAVED,
        "Skriv sektoren på arbejdspladsen.",
    ),
    "placement.agreed_dropped": (
        "Aftalte timer efter sidste dag er faldet bort ({count}).",
        _SAVED,
        "Fortryd afslutningen, hvis aftalen stadig gælder.",
    ),
    "placement.notice_other_day": (
        "Opsigelsen siger fratræden {leaves_on}, og forløbet er slut {last_day}.",
        _SAVED,
        "Tjek, hvilken dag der er den rigtige.",
    ),
    "placement.never_began_how": (
        "»Kom videre til« siger, at forløbet ikke startede, men ikke »Sådan sluttede det«.",
        _SAVED,
        "Ret den ene, så de siger det samme.",
    ),
    "workplace.pool_not_allowed": (
        "Her er puljefleksjob i gang, og {program} har dem kun på kommunale arbejdspladser.",
        _SAVED,
        "Tjek sektoren, eller flyt forløbene til en kommunal arbejdsplads.",
    ),
    "program.bad_sector": (
        "Programmet »{program}« nævner en sektor, der ikke findes ({sector}).",
        "Registret er ikke berørt.",
        "Installér FlexDesk igen, eller ret filen, hvis I selv har lavet den.",
    ),
    "onward.not_on_day": (
        "Ingen kan komme videre til {onward} på den dag ({day}).",
        _TYPED,
        "Vælg et andet »Kom videre til«, eller ret sidste dag.",
    ),
    "hours.over_full_week": (
        "{hours} effektive timer er mere end en fuld uge ({maximum}).",
        _TYPED,
        "Tjek tallet; kun et ordinært job kan have flere.",
    ),
    "hours.not_yet": (
        "Dagen ({day}) er ikke kommet endnu, så timerne er ikke målt.",
        _TYPED,
        "Vælg i dag eller en tidligere dag, eller brug »Aftal timer fra en dag«.",
    ),
    "hours.kind_agreed": (
        "Aftalte timer er ikke målte timer, og det ene bliver ikke til det andet i et felt.",
        _SAME,
        "Bekræft de aftalte timer, når dagen er kommet.",
    ),
    "agreed.not_ahead": (
        "Dagen ({day}) er kommet, så timerne er ikke længere en aftale.",
        _TYPED,
        "Skriv dem som ændring af timer, eller vælg en dag frem i tiden.",
    ),
    "agreed.too_early": (
        "Dagen ({day}) er ikke kommet endnu.",
        _TYPED,
        "Bekræft timerne på dagen, eller skriv den dag, de begyndte.",
    ),
    "agreed.not_open": (
        "Timerne er ikke en aftale, der venter.",
        _SAME,
        "De er bekræftet; ret eller fjern dem som målte timer.",
    ),
    "notice.by_missing": (
        "Der står ikke, hvem der har sagt op.",
        _TYPED,
        "Vælg arbejdsgiver, borger eller begge.",
    ),
    "notice.by": (
        "»{value}« siger ikke, hvem der har opsagt.",
        _TYPED,
        "Vælg: {choices}.",
    ),
    "notice.future": (
        "Dagen ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv den dag, det skete, senest i dag.",
    ),
    "notice.backwards": (
        "Fratrædelsen ligger før opsigelsen ({given_on}).",
        _TYPED,
        "Ret en af de to dage.",
    ),
    "notice.before_start": (
        "Opsigelsen ligger før forløbets start ({start}).",
        _TYPED,
        "Ret dagen; startede borgeren aldrig, så skriv, at forløbet ikke startede.",
    ),
    "notice.exists": (
        "Der er allerede en opsigelse, som ikke er taget tilbage.",
        _TYPED,
        "Tag den tilbage først, hvis den ikke gælder.",
    ),
    "notice.withdrawn": (
        "Opsigelsen er taget tilbage {day}.",
        _SAME,
        "Skriv en ny, hvis der er opsagt igen.",
    ),
    "notice.withdrawn_before": (
        "Dagen ligger før opsigelsen ({given_on}).",
        _TYPED,
        "Vælg en dag efter opsigelsen.",
    ),
    "notice.past_plan": (
        "Fratrædelsen ligger efter forløbets planlagte slutdag ({planned}).",
        _SAVED,
        "Forlæng forløbet, hvis det skal vare så længe.",
    ),
    "terms.unknown": (
        "»{value}« findes ikke i listen over {what}.",
        _TYPED,
        "Vælg: {choices}.",
    ),
    "terms.percent": (
        "Puljens andel skal være mellem 0 og 100 procent.",
        _TYPED,
        "Skriv andelen af lønnen i procent, for eksempel 60.",
    ),
    "terms.wage": (
        "{wage} kr. i timen kan ikke passe.",
        _TYPED,
        "Skriv lønnen i kroner i timen, for eksempel 138,50, højst {maximum}.",
    ),
    "terms.rep_future": (
        "Underskriften ({day}) er ikke kommet endnu.",
        _TYPED,
        "Skriv den dag, medarbejderrepræsentanten skrev under.",
    ),
    "terms.pool_pays_not": (
        "Arbejdspladsen betaler det hele, så puljen har ingen andel.",
        _TYPED,
        "Ret, hvem der betaler, eller lad andelen stå tom.",
    ),
    "terms.scheme_not_fleksjob": (
        "Kun et fleksjob hører til en fleksjobordning.",
        _TYPED,
        "Lad ordningen stå tom.",
    ),
    "terms.subsidy_scheme": (
        "Tilskud på en halv eller to tredjedele hører til ordningen fra før 2013.",
        _TYPED,
        "Vælg den ordning, eller lad tilskuddet stå tomt.",
    ),
    "terms.scheme_late": (
        "Et fleksjob, der begyndte {start}, kan ikke være i ordningen fra før 2013.",
        _TYPED,
        "Ret ordningen, eller ret startdagen, hvis den er forkert.",
    ),
    "terms.scheme_early": (
        "Et fleksjob, der begyndte {start}, er i ordningen fra før 2013.",
        _TYPED,
        "Ret ordningen, eller ret startdagen, hvis den er forkert.",
    ),
}
"""Code to three sentences: what happened, what is safe, what to do."""
