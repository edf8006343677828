"""Sentences of I dag: tasks, snoozing, the paper before a visit."""

TODAY: dict[str, tuple[str, str, str]] = {
    "task.empty": (
        "Opgaven har ingen tekst.",
        "Intet er gemt, og dag og tid står stadig i felterne.",
        "Skriv, hvad der skal gøres.",
    ),
    "task.time": (
        "Klokkeslættet kan ikke læses.",
        "Intet er gemt, og det, du skrev, står der stadig.",
        "Skriv et klokkeslæt som 9 eller 13.30, eller lad feltet stå tomt.",
    ),
    "task.none_chosen": (
        "Der er ikke valgt nogen opgaver.",
        "Intet er ændret.",
        "Sæt kryds ved de opgaver, det gælder, og prøv igen.",
    ),
    "task.already_done": (
        "Opgaven blev udført {day}.",
        "Intet er ændret, og notatet er ikke gemt.",
        "Genåbn opgaven, eller skriv teksten som et notat hos borgeren.",
    ),
    "task.not_done": (
        "Opgaven er ikke udført endnu.",
        "Intet er ændret.",
        "Du kan udføre den eller udsætte den.",
    ),
    "task.snooze_past": (
        "Opgaver kan ikke udsættes til {day}, for den dag er gået.",
        "Opgaverne står på deres gamle dage.",
        "Vælg i dag eller en senere dag.",
    ),
    "task.next_past": (
        "Næste opgave kan ikke ligge {day}, for den dag er gået.",
        "Intet er gemt, og notatet står der stadig.",
        "Vælg i dag eller en senere dag.",
    ),
    "task.statutory_moved": (
        "Fristen {day} følger af loven.",
        "Opgaven er flyttet, og den første frist er gemt på den.",
        "Skriv i et notat, hvorfor den blev flyttet.",
    ),
}
"""Rows for `sentences.TABLE`."""
