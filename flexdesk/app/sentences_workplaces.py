"""Sentences about workplaces, their people, openings, contacts and employers."""

_SAME = "Intet er ændret."
_TYPED = "Intet er gemt, og det, du skrev, står der endnu."

WORKPLACES: dict[str, tuple[str, str, str]] = {
    "workplace.exists": (
        "{name} på den vej er her i forvejen ({street}).",
        _TYPED,
        "Brug den, der er, eller giv den nye et navn, der skiller dem ad.",
    ),
    "workplace.looks_like": (
        "Det ligner {name}, som er her i forvejen ({street}).",
        _TYPED,
        "Vælg den, der er, eller sig, at det er en anden arbejdsplads.",
    ),
    "workplace.count": (
        "»{field}« skal være et helt tal fra {least} til {most}.",
        _TYPED,
        "Skriv et helt tal, eller lad feltet stå tomt.",
    ),
    "workplace.day_future": (
        "Dagen ({day}) er ikke kommet endnu.",
        _TYPED,
        "Vælg i dag eller en tidligere dag.",
    ),
    "workplace.closed": (
        "Arbejdspladsen er lukket i forvejen ({day}).",
        _SAME,
        "Genåbn den, hvis dagen er forkert.",
    ),
    "workplace.has_people": (
        "{name} har {count} af vores borgere nu eller på vej.",
        _SAME,
        "Afslut eller flyt forløbene først.",
    ),
    "workplace.in_use": (
        "{name} kan ikke slettes: {count} forløb, kontakter eller andre rækker hører til den.",
        _SAME,
        "Luk arbejdspladsen, eller slå den sammen med den, der skal blive.",
    ),
    "p_number.taken": (
        "{name} har det P-nummer.",
        _TYPED,
        "Brug den arbejdsplads, der er, eller ret nummeret.",
    ),
    "cvr.taken": (
        "{name} har det CVR-nummer.",
        _TYPED,
        "Vælg den arbejdsgiver, der er: den kan have mange arbejdspladser.",
    ),
    "employer.empty": (
        "Der mangler et navn på arbejdsgiveren.",
        _TYPED,
        "Skriv navnet, som det står i CVR-registret.",
    ),
    "employer.exists": (
        "Arbejdsgiveren {name} er her i forvejen.",
        _TYPED,
        "Vælg den, der er.",
    ),
    "employer.other_cvr": (
        "Arbejdspladsen har et andet CVR-nummer end arbejdsgiveren.",
        "Valget er gemt, og begge numre står, som de er.",
        "Ret det nummer, der er forkert.",
    ),
    "person.empty": (
        "Der mangler et navn på kontaktpersonen.",
        _TYPED,
        "Skriv navnet; resten kan vente.",
    ),
    "person.exists": (
        "Arbejdspladsen har en kontaktperson med det navn.",
        _TYPED,
        "Ret den, der er, eller skriv navnet, så de kan skelnes.",
    ),
    "person.phone": (
        "Telefonnummeret har andet end tal i sig.",
        _TYPED,
        "Skriv kun tal, for eksempel 87 10 10 10; et lokalnummer kan stå i noten.",
    ),
    "person.email": (
        "E-mailadressen mangler @ eller punktum, eller den har mellemrum i sig.",
        _TYPED,
        "Skriv én adresse, for eksempel navn@firma.dk.",
    ),
    "opening.empty": (
        "Der mangler, hvad pladsen er.",
        _TYPED,
        "Vælg en slags, eller skriv, hvad arbejdet er.",
    ),
    "opening.hours_backwards": (
        "Timerne går baglæns: fra {least} til {most}.",
        _TYPED,
        "Skriv det mindste tal først.",
    ),
    "opening.closed": (
        "Pladsen er lukket i forvejen ({day}).",
        _SAME,
        "Genåbn den først, hvis dagen er forkert.",
    ),
    "opening.closed_before": (
        "Pladsen kan ikke være lukket, før den blev ledig ({opened_on}).",
        _TYPED,
        "Vælg en dag fra den dag.",
    ),
    "contact.no_text": (
        "Der står ikke, hvad kontakten handlede om.",
        _TYPED,
        "Skriv et par ord, eller vælg Ingen kontakt opnået.",
    ),
    "contact.about_whom": (
        "Kontakten kan ikke både handle om navngivne borgere og en anonym kandidat.",
        _TYPED,
        "Vælg det ene.",
    ),
    "contact.taken_by_nobody": (
        "En kontakt, som borgeren har taget, skal handle om en borger.",
        _TYPED,
        "Vælg borgeren, eller skriv, at konsulenten tog den.",
    ),
    "contact.try_result": (
        "Når ingen blev truffet, er der intet resultat.",
        _TYPED,
        "Fjern resultatet, eller vælg en anden slags kontakt.",
    ),
    "contact.in_journal": (
        "Kontakten står i en borgers journal og kan ikke slettes.",
        _SAME,
        "Fortryd den, eller skriv en ny kontakt, der retter den.",
    ),
    "next_action.empty": (
        "Der mangler, hvad næste skridt er.",
        _TYPED,
        "Skriv det, eller vælg Udfør, hvis der ikke er mere at gøre.",
    ),
    "next_action.no_text": (
        "Der står en dag, men ikke, hvad næste skridt er.",
        _TYPED,
        "Skriv næste skridt, eller fjern dagen.",
    ),
    "next_action.past": (
        "Dagen for næste skridt ({day}) er gået.",
        _TYPED,
        "Vælg i dag eller en senere dag.",
    ),
    "next_action.none": (
        "Der er intet næste skridt at udføre.",
        _SAME,
        "Skriv et næste skridt, hvis der er noget at gøre.",
    ),
    "merge.same": (
        "En arbejdsplads kan ikke slås sammen med sig selv.",
        _SAME,
        "Vælg en anden.",
    ),
}
