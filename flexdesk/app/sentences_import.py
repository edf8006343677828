"""Sentences about files that are taken in: the file as a whole, its sheets, its rows and cells."""

_NOTHING = "Intet er indlæst eller ændret."
_ROW_OUT = "Rækken er ikke taget med; resten af filen er tjekket."
_ROW_IN = "Rækken tages med."
_FIX_CELL = "Ret cellen i regnearket, og indlæs filen igen."
_AS_XLSX = "Åbn filen i Excel, gem den som .xlsx, og indlæs den nye fil."
_ASK_SENDER = "Hent filen på ny fra fagsystemet, eller spørg den, der har sendt den."
_LOOK = "Tjek rækken."

FILES: dict[str, tuple[str, str, str]] = {
    "import.file.missing": (
        "Filen »{file}« findes ikke.", _NOTHING, "Tjek navn og mappe, og vælg filen igen."),
    "import.file.not_a_file": (
        "»{file}« er ikke en fil, men en mappe eller en enhed.",
        _NOTHING, "Vælg en .xlsx- eller .csv-fil."),
    "import.file.locked": (
        "Filen »{file}« kan ikke læses; den er nok åben i et andet program.",
        _NOTHING, "Luk filen i det andet program, og prøv igen."),
    "import.file.unreadable": (
        "Filen »{file}« kan ikke læses.", _NOTHING, "Tjek, at drevet er der, og prøv igen."),
    "import.file.empty": (
        "Filen »{file}« er tom.", _NOTHING, _ASK_SENDER),
    "import.file.too_big": (
        "Filen »{file}« fylder mere end {limit_mb} MB.",
        _NOTHING, "Del den i flere filer, eller slet ark, der ikke skal bruges."),
    "import.file.xls": (
        "Filen er i det gamle Excel-format (.xls), som FlexDesk ikke læser.",
        _NOTHING, _AS_XLSX),
    "import.file.xlsm": (
        "Filen indeholder makroer, og dem åbner FlexDesk ikke.",
        _NOTHING, _AS_XLSX),
    "import.file.xlsb": (
        "Filen er i Excels binære format (.xlsb), som FlexDesk ikke læser.",
        _NOTHING, _AS_XLSX),
    "import.file.ods": (
        "Filen er et OpenDocument-regneark, som FlexDesk ikke læser.",
        _NOTHING, "Gem den som .xlsx i regnearksprogrammet, og indlæs den nye fil."),
    "import.file.encrypted": (
        "Filen er låst med en adgangskode.",
        _NOTHING, "Åbn den i Excel, fjern adgangskoden under Filer > Oplysninger, og gem den."),
    "import.file.unknown": (
        "Filen er hverken et Excel-regneark (.xlsx) eller en tekstfil med kolonner (.csv).",
        _NOTHING, "Vælg en anden fil, eller gem den som .xlsx."),
    "import.file.damaged": (
        "Filen ser ud som et regneark, men kan ikke læses til ende.",
        _NOTHING, "Åbn den i Excel, gem den som ny .xlsx, og prøv igen."),
    "import.damaged_workbook": (
        "Filen er beskadiget: arket »{sheet}« er nævnt i den, men indholdet mangler.",
        _NOTHING, _ASK_SENDER),
    "import.zip.damaged": (
        "Filen er beskadiget: indholdet kan ikke pakkes ud.", _NOTHING, _ASK_SENDER),
    "import.zip.too_many_parts": (
        "Filen består af {count} dele, og FlexDesk åbner højst {limit}.",
        _NOTHING, "Kopiér arkene over i en ny projektmappe, og gem den som .xlsx."),
    "import.zip.too_big": (
        "Filens indhold fylder mere end {limit_mb} MB, når det pakkes ud.",
        _NOTHING, "Del den i flere filer."),
    "import.zip.ratio": (
        "Filen er pakket så tæt, at den kan være lavet for at fylde hukommelsen.",
        _NOTHING, _ASK_SENDER),
    "import.zip.strange_names": (
        "Filen har dele med navne, som intet regnearksprogram bruger.", _NOTHING, _ASK_SENDER),
    "import.xml.doctype": (
        "Filen indeholder definitioner, der kan hente eller mangedoble indhold.",
        _NOTHING, _ASK_SENDER),
    "import.xml.encoding": (
        "Filen er skrevet i en tegnkodning, som intet regnearksprogram bruger.",
        _NOTHING, _ASK_SENDER),
    "import.text.too_long": (
        "En celle rummer mere tekst end de {limit} tegn, et regneark har plads til.",
        _NOTHING, "Kort teksten ned, og indlæs filen igen."),
    "import.csv.open_quote": (
        'Et anførselstegn (") i linje {line} er ikke lukket, så flere rækker er løbet sammen.',
        _NOTHING, "Slet eller luk anførselstegnet i linjen, og indlæs filen igen."),
    "import.too_many_rows": (
        "Filen har flere end {limit} rækker; tomme rækker med formatering tælles med.",
        _NOTHING, "Slet tomme rækker nederst i arkene, eller del filen."),
    "import.too_many_columns": (
        "Et ark har flere end {limit} kolonner.",
        _NOTHING, "Slet kolonner, der ikke skal bruges, og løse celler langt til højre."),
    "import.too_many_cells": (
        "Filen rummer flere celler og formater, end FlexDesk åbner.",
        _NOTHING, "Kopiér kun de ark, der skal bruges, over i en ny projektmappe."),
    "import.no_known_sheet": (
        "Ingen af filens {sheets} ark har overskrifter, som FlexDesk kender.",
        _NOTHING, "Der skal være en kolonne med CPR og en med navn. Skjulte ark læses ikke."),
    "import.no_rows": (
        "Filen har overskrifter, men ingen rækker under dem.",
        _NOTHING, "Tjek, at udtrækket er det rigtige, og at rækkerne ikke er på et skjult ark."),
    "import.unknown_profile": (
        "Profilen »{profile}« findes ikke.", _NOTHING, "Vælg en af: {choices}."),
    "import.has_errors": (
        "Filen har {errors} fejl, så ingen af de {rows} rækker er indlæst.",
        "Intet er ændret.",
        "Ret rækkerne i regnearket, eller indlæs kun de rækker, der er i orden."),
    "import.plan_stale": (
        "Registret er ændret, siden filen blev gennemgået.",
        _NOTHING, "Gennemgå filen igen; det tager et øjeblik."),
    "import.more_problems": (
        "Der er {count} bemærkninger mere, som ikke vises.",
        "Alle rækker er tjekket.", "Ret de viste først; de har ofte samme årsag."),
    "import.assumption.hours_are_effective": (
        "»Timer pr. uge« er læst som effektive timer, ikke som fremmødetimer.",
        "Tallene gemmes, som de står.",
        "Hold inde, hvis kolonnen i jeres udtræk er fremmødetimer."),
}  # fmt: skip

SHEETS: dict[str, tuple[str, str, str]] = {
    "import.column_missing": (
        "Arket mangler kolonnen »{column}«.",
        "Ingen række i arket er taget med.", "Tilføj kolonnen, eller ret overskriften."),
    "import.duplicate_heading": (
        "Overskriften »{column}« står over flere kolonner.",
        "Den første af dem er læst.", "Omdøb eller slet den kolonne, der ikke skal bruges."),
    "import.merged_cells": (
        "Arket har {count} flettede områder; kun den øverste venstre celle har en værdi.",
        "Intet er gættet.", "Opdel flettede celler, hvis rækker mangler værdier."),
    "import.hidden_sheet": (
        "Arket er skjult og er ikke læst.",
        "De synlige ark er læst.", "Vis arket i Excel, hvis det skal med."),
}  # fmt: skip

CELLS: dict[str, tuple[str, str, str]] = {
    "import.cell.empty": ("Cellen er tom og skal udfyldes.", _ROW_OUT, _FIX_CELL),
    "import.cell.error_value": ("Cellen viser en fejl ({value}).", _ROW_OUT, _FIX_CELL),
    "import.cell.formula_without_value": (
        "Cellen har en formel, som aldrig er regnet ud.",
        _ROW_OUT, "Åbn filen i Excel, gem den, og indlæs den igen."),
    "import.cell.repaired": (
        "Cellen er rettet her og læst som {taken}.",
        _ROW_IN, "Filen selv er ikke ændret; ret den også dér."),
    "import.cpr.length": (
        "CPR-nummeret har {length} cifre og skal have ti.", _ROW_OUT, _FIX_CELL),
    "import.cpr.digits": ("CPR-nummeret indeholder andet end cifre.", _ROW_OUT, _FIX_CELL),
    "import.cpr.day": (
        "CPR-nummerets første seks cifre er ikke en dag, der findes.", _ROW_OUT, _FIX_CELL),
    "import.cpr.future": (
        "CPR-nummeret giver en fødselsdag, der ikke er kommet endnu.", _ROW_OUT, _FIX_CELL),
    "import.cpr.zero_added": (
        "CPR-nummeret havde ni cifre; et nul er sat foran.",
        _ROW_IN, "Tjek, at det er den rigtige borger."),
    "import.cpr.mod11": (
        "CPR-nummeret opfylder ikke modulus 11; det gør nye numre ikke altid.", _ROW_IN, _LOOK),
    "import.cpr.age_over_115": (
        "CPR-nummeret giver en alder over 115 år.", _ROW_IN, "Tjek det syvende ciffer."),
    "import.cvr.length": (
        "CVR-nummeret har {length} cifre og skal have otte.", _ROW_OUT, _FIX_CELL),
    "import.cvr.digits": ("CVR-nummeret indeholder andet end cifre.", _ROW_OUT, _FIX_CELL),
    "import.cvr.first_digit": ("CVR-nummeret begynder med nul.", _ROW_OUT, _FIX_CELL),
    "import.cvr.checksum": (
        "CVR-nummeret {cvr} har et forkert kontrolciffer.", _ROW_IN, "Tjek det på cvr.dk."),
    "import.p_number.length": (
        "P-nummeret har {length} cifre og skal have ti.", _ROW_OUT, _FIX_CELL),
    "import.p_number.digits": ("P-nummeret indeholder andet end cifre.", _ROW_OUT, _FIX_CELL),
    "import.p_number.first_digit": ("P-nummeret begynder ikke med 1.", _ROW_OUT, _FIX_CELL),
    "import.day.unreadable": ("Datoen »{value}« kan ikke læses.", _ROW_OUT, _FIX_CELL),
    "import.day.empty": ("Datoen mangler.", _ROW_OUT, _FIX_CELL),
    "import.day.impossible": ("Datoen »{value}« findes ikke.", _ROW_OUT, _FIX_CELL),
    "import.day.range": (
        "Årstallet i »{value}« ligger uden for 1900-2199.", _ROW_OUT, _FIX_CELL),
    "import.day.serial": (
        "Tallet »{value}« kan ikke læses som en dato.",
        _ROW_OUT, "Giv kolonnen datoformat i Excel, og indlæs filen igen."),
    "import.day.unlikely": (
        "Datoen {day} er usandsynlig.",
        _ROW_IN, "Tjek året; arket kan være regnet fra 1904."),
    "import.number.unreadable": ("Tallet »{value}« kan ikke læses.", _ROW_OUT, _FIX_CELL),
    "import.number.empty": ("Tallet mangler.", _ROW_OUT, _FIX_CELL),
    "import.number.is_day": (
        "Excel har gjort timetallet til en dato ({value}).",
        _ROW_OUT, "Excel gør »1-10« til 1. oktober: skriv ét tal, og giv kolonnen talformat."),
    "import.number.is_range": (
        "»{value}« er et interval og ikke ét tal.", _ROW_OUT, "Skriv ét tal, for eksempel 7,5."),
    "import.number.decimal_point": (
        "Tallet »{value}« er skrevet med punktum og læst som et decimaltal.", _ROW_IN, _LOOK),
    "import.number.thousands_or_decimals": (
        "Punktummet i »{value}« kan være tusinder eller decimaler; det er læst som tusinder.",
        _ROW_IN, _LOOK),
    "import.hours.out_of_range": (
        "{value} timer om ugen kan ikke passe.", _ROW_OUT, _FIX_CELL),
    "import.hours.over_37": ("{value} timer er over 37 om ugen.", _ROW_IN, _LOOK),
    "import.unknown_kind": (
        "»{value}« er ikke en art, FlexDesk kender.",
        _ROW_OUT, "Ret stavemåden, eller vælg en art fra listen i Hjælp."),
    "import.unknown_reason": (
        "Årsagen »{value}« kendes ikke; den er gemt, som den står, og tæller som andet.",
        _ROW_IN, "Ret den, hvis den skal tælle som job."),
    "import.unknown_step": (
        "Trinnet »{value}« hører ikke til programmets pipeline; det er gemt, som det står.",
        _ROW_IN, "Vælg et trin på borgerens side, eller indlæs under et andet program."),
    "import.step_against_benefit": (
        "Status er »{step}«, men ledighedsydelsen fra {start} har ingen slutdato.",
        _ROW_IN, "Skriv, hvornår ledighedsydelsen er slut, eller ret status."),
    "import.unknown_flag": (
        "»{value}« er hverken ja eller nej; for en sikkerheds skyld er det læst som {taken}.",
        _ROW_IN, _LOOK),
    "import.unknown_sector": (
        "Sektoren »{value}« kendes ikke og er udeladt.", _ROW_IN, _LOOK),
    "import.unknown_contact_kind": (
        "Kontaktformen »{value}« kendes ikke; rækken er læst som et notat.", _ROW_IN, _LOOK),
    "import.unknown_hours_kind": (
        "»{value}« kendes ikke; timetallet er læst som en ændring.", _ROW_IN, _LOOK),
}  # fmt: skip

ROWS: dict[str, tuple[str, str, str]] = {
    "import.name_missing": (
        "Borgeren har intet navn i filen.", _ROW_IN, "Skriv navnet på borgerens side."),
    "import.end_before_start": (
        "Sidste dag ({last_day}) ligger før første dag ({start}).", _ROW_OUT, _FIX_CELL),
    "import.planned_before_start": (
        "Planlagt sidste dag ({last_day}) ligger før første dag ({start}).", _ROW_IN, _LOOK),
    "import.parent_missing": (
        "Det, som »{column}« peger på, findes hverken i filen eller i registret.",
        _ROW_OUT, "Tjek nummeret, eller tag det manglende med i filen."),
    "import.parent_refused": (
        "Det, som »{column}« peger på, står i en række med fejl.",
        _ROW_OUT, "Ret den anden række først."),
    "import.other_citizen": (
        "Forløbet {number} hører til en anden borger i filen.", _ROW_OUT, _FIX_CELL),
    "import.duplicate_key": (
        "Rækken siger noget andet om det samme som række {first}.",
        _ROW_OUT, "Slet eller ret den ene af de to rækker."),
    "import.duplicate_row": (
        "Rækken er den samme som række {first}.", "Den tæller kun én gang.", "Slet den ene."),
    "import.overlap": (
        "Perioden overlapper den i række {other}.",
        _ROW_IN, "Tjek, om den ene mangler en slutdato."),
    "import.overlapping_jobs": (
        "Jobbet begynder, før det i række {other} er slut.", _ROW_IN, "Tjek datoerne."),
    "import.hours_outside": (
        "Målingen ligger uden for det forløb, den hører til.", _ROW_IN, "Tjek datoen."),
    "import.reason_missing": (
        "Puljejobbet er slut, men filen siger ikke, hvad borgeren kom videre til.",
        _ROW_IN, "Skriv det på forløbet, når det vides."),
    "import.reason_without_end": (
        "Der står en afslutningsårsag (»{value}«), men ingen slutdato; forløbet kører videre.",
        _ROW_IN, "Tjek, om slutdatoen mangler."),
}  # fmt: skip

IMPORT: dict[str, tuple[str, str, str]] = {**FILES, **SHEETS, **CELLS, **ROWS}
