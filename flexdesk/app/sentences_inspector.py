"""Sentences about what *Tjek data* finds and what can be done about it there."""

_SHOWN = "Rækkerne er talt med, som de er."
_SAME = "Intet er ændret."
_TYPED = "Intet er ændret, og det, du skrev, står der endnu."

INSPECTOR: dict[str, tuple[str, str, str]] = {
    "benefit.ly_in_job": (
        "En periode med ledighedsydelse overlapper et ordinært job.",
        _SHOWN,
        "Ret perioden, eller ret jobbets datoer.",
    ),
    "benefit.overlap": (
        "To ydelsesperioder dækker de samme dage.",
        "Dagene tæller én gang i 18 af 24.",
        "Ret den ene periodes dage.",
    ),
    "benefit.gap": (
        "Der er dage uden ydelse og uden forløb mellem to perioder.",
        "Dagene tæller ikke med i 18 af 24.",
        "Ret perioden, eller lad den stå, hvis borgeren ikke fik noget.",
    ),
    "benefit.backwards": (
        "En ydelsesperiodes sidste dag ligger før dens første.",
        "Perioden tæller ikke med.",
        "Ret en af de to dage.",
    ),
    "placement.praktik_over_usual": (
        "Praktikken varer længere end aftalt i metoden.",
        _SHOWN,
        "Afslut den, eller skriv, hvor længe den skal vare.",
    ),
    "placement.pool_over_max": (
        "Puljefleksjobbet har varet længere, end puljen er tænkt til.",
        _SHOWN,
        "Afslut det, eller ret datoerne.",
    ),
    "placement.of_closed": (
        "Sagen er lukket, men et forløb løber endnu.",
        "Forløbet tæller som i gang.",
        "Skriv afslutningen, eller genåbn sagen.",
    ),
    "hours.outside": (
        "Timer er skrevet på en dag uden for forløbet.",
        _SHOWN,
        "Ret dagen.",
    ),
    "citizen.step_without_ly": (
        "Trinnet siger, at borgeren venter på job, men ledighedsydelsen er slut.",
        "Borgeren tæller ikke blandt dem på ledighedsydelse.",
        "Ret trinnet, eller tjek ydelsen i fagsystemet.",
    ),
    "citizen.success_on_ly": (
        "Borgeren er på ledighedsydelse igen, men trinnet siger ordinært job.",
        "Borgeren tæller blandt dem på ledighedsydelse.",
        "Genåbn sagen, eller tjek ydelsen i fagsystemet.",
    ),
    "citizen.closed_step": (
        "Sagen er lukket, men trinnet er ikke et afsluttet trin.",
        _SHOWN,
        "Ret trinnet, eller genåbn sagen.",
    ),
    "citizen.contact_ahead": (
        "Et notat eller en kontakt har en dag, der ikke er kommet.",
        _SHOWN,
        "Skriv en rettelse til notatet.",
    ),
    "citizen.no_contact": (
        "Der er længe siden, nogen har været i kontakt med borgeren.",
        _SHOWN,
        "Ring, eller skriv et notat om den kontakt, der har været.",
    ),
    "citizen.duplicate": (
        "To borgere ligner én person.",
        "Begge er talt med.",
        "Er det den samme, så slet den ene. Er det to, så sæt linjen til side.",
    ),
    "task.of_closed": (
        "En opgave er åben, men sagen er lukket.",
        "Opgaven står på listen.",
        "Fjern opgaven, eller genåbn sagen.",
    ),
    "pause.no_end": (
        "Pausen har hverken en sidste dag eller en dag, hvor den tages op.",
        "Ure og opgaver står stille.",
        "Skriv en af de to dage.",
    ),
    "pause.review_passed": (
        "Dagen, hvor pausen skulle tages op, er gået.",
        "Ure og opgaver står stille.",
        "Tag pausen op: skriv en ny dag, eller slut den.",
    ),
    "workplace.no_number": (
        "Arbejdspladsen har hverken P-nummer eller CVR-nummer.",
        _SHOWN,
        "Skriv et af de to, når du har det.",
    ),
    "workplace.no_p_number": (
        "Arbejdspladsen er i brug og har intet P-nummer.",
        _SHOWN,
        "Skriv det, når du har det; praktik tælles på P-nummeret.",
    ),
    "workplace.no_cvr": (
        "Arbejdspladsen er i brug og har intet CVR-nummer.",
        _SHOWN,
        "Skriv det, eller vælg arbejdsgiveren på arbejdspladsens side.",
    ),
    "workplace.contact_left": (
        "Alle, I kendte på arbejdspladsen, er fratrådt.",
        "Borgernes forløb dér er, som de var.",
        "Skriv, hvem man nu taler med.",
    ),
    "workplace.duplicate": (
        "To arbejdspladser ser ud til at være det samme sted.",
        "Borgere og kontakter står på hver sin.",
        "Slå dem sammen, eller sig, at det er to steder.",
    ),
    "workplace.next_overdue": (
        "Næste skridt hos arbejdspladsen skulle være sket.",
        "Det står der stadig.",
        "Udfør det, eller udsæt det.",
    ),
    "inspector.gone": (
        "Det, linjen var om, er ændret siden.",
        _SAME,
        "Se listen igen.",
    ),
    "inspector.no_reason": (
        "Der mangler en grund til at sætte linjen til side.",
        _TYPED,
        "Skriv et par ord, så andre kan se hvorfor.",
    ),
    "inspector.no_number": (
        "Der er hverken skrevet P-nummer eller CVR-nummer.",
        _TYPED,
        "Skriv et af de to.",
    ),
}
