"""Invented names: first names, last names, streets and towns, none of them a public person's."""

import unicodedata

from flexdesk.app.example.source import Source

WOMEN = (
    "Agnes", "Amina", "Anja", "Anne-Lise", "Annika", "Asta", "Åse", "Benedikte", "Bente", "Birgit",
    "Birthe", "Bodil", "Camilla", "Charlotte", "Connie", "Dagny", "Ditte", "Dorte", "Ebba", "Edith",
    "Elin", "Ellen", "Else", "Emilie", "Esther", "Fatma", "Gerda", "Gitte", "Grete", "Gudrun",
    "Hanan", "Hanne", "Hedvig", "Ida", "Inger", "Irene", "Jane", "Jonna", "Jytte", "Karin",
    "Kirsten", "Laila", "Leila", "Lene", "Lillian", "Lis", "Lone", "Maja", "Malene", "Margit",
    "Marianne", "Merete", "Michelle", "Nadia", "Nanna", "Olga", "Pernille", "Ragnhild", "Renée",
    "Rigmor", "Rosa", "Ruth", "Sanne", "Sidsel", "Signe", "Solveig", "Susanne", "Tanja", "Tove",
    "Trine", "Ulla", "Vibeke", "Yasmin", "Zeynep", "Øllegaard",
)  # fmt: skip
MEN = (
    "Abdi", "Aksel", "Allan", "André", "Anker", "Arne", "Asger", "Åge", "Bent", "Benny", "Birger",
    "Bjarne", "Bo", "Børge", "Carsten", "Claus", "Dan", "Dennis", "Ebbe", "Egon", "Einar", "Erling",
    "Ernst", "Finn", "Flemming", "Frode", "Gert", "Gunnar", "Hassan", "Henning", "Holger", "Ib",
    "Ibrahim", "Ivan", "Jakob", "Jan", "Jesper", "Johnny", "Jørn", "Kai", "Karl", "Keld", "Kenneth",
    "Kjeld", "Knud", "Kurt", "Leif", "Magnus", "Mahmoud", "Mogens", "Niels-Ole", "Ole", "Otto",
    "Palle", "Poul", "Preben", "René", "Richard", "Robin", "Rune", "Sigurd", "Steen", "Svend",
    "Søren", "Tage", "Thorkild", "Tommy", "Torben", "Ulrik", "Vagn", "Valdemar", "Verner", "Viggo",
    "Yusuf", "Øjvind",
)  # fmt: skip
LAST = (
    "Abildtrup", "Agerholm", "Albæk", "Almind", "Bakkegaard", "Barfred", "Bjørnholm",
    "Blichert", "Bojer", "Borregaard", "Brødsgaard", "Bukh-Lund", "Bundgaard", "Damkjær",
    "Dybdal", "Ebbesen", "Egelund", "Elkjær-Bach", "Elmose", "Engholm", "Fabricius-Hede",
    "Fjordside", "Flensted", "Fogh-Bisgaard", "Fuglsbjerg", "Gadegaard", "Grønnegaard",
    "Gyldenbæk", "Haahr", "Hald", "Hedelund", "Hessellund", "Hjortdal", "Hollænder", "Hougesen",
    "Hvidbjerg", "Højris", "Ibsgaard", "Illemann", "Jegstrup", "Juelsgaard", "Kallehave",
    "Kaplan", "Kildegaard", "Kirkeskov", "Kjærbo", "Klitbo", "Knarreborg", "Kragelund",
    "Kærsgaard", "Lindebjerg", "Lodberg", "Lundager", "Løgager", "Mallesen", "Marcussen-Dam",
    "Mosegaard", "Mulvad", "Møgelhøj", "Nordentorp", "Nørregaard-Lau", "Nøddebo", "O’Connell",
    "Odgaard", "Okkels", "Ottosen", "Overbæk", "Pallisgaard", "Petræus", "Pilegaard",
    "Quistorf", "Ramsing", "Ravnkilde", "Refslund", "Rishøj", "Rosenkvist", "Rytter", "Rødbro",
    "Sandvad", "Schødt", "Sejrup", "Sigsgaard", "Skaarup", "Skjoldborg", "Skovmose",
    "Smedegaard", "Snedker", "Sommerlund", "Stampe", "Stenbæk", "Strandby", "Svejstrup",
    "Sylvest", "Søndergaard-Holt", "Tanggaard", "Thygesen", "Toftager", "Tranekær", "Trelborg",
    "Uldum", "Ulstrup", "Vadsholt", "Vangsgaard", "Vejrup", "Vindelev", "Vognsen", "Voldby",
    "Warming-Juhl", "Wolthers", "Yildirim", "Zachau", "Æblehave", "Ødegaard", "Ørnebjerg",
    "Østerby", "Ågesen", "Aabling", "Åkjær", "Al-Rashid", "Begović", "Demirtaş", "El-Amin",
    "Farah", "Nguyen-Bach", "Hussein", "Kovač", "Mahamud", "Öztürk",
)  # fmt: skip
STREETS = (
    "Abildgårdsvej", "Birkehaven", "Bøgelunden", "Dalvænget", "Egeparken", "Elletoften",
    "Enghavestien", "Fasanhegnet", "Fyrrebakken", "Grønagervej", "Hasselløkken", "Hejrebakken",
    "Hybenvænget", "Højagertoften", "Jernaldervænget", "Kildemarken", "Kløverengen", "Kærvænget",
    "Lindetoften", "Lærkehegnet", "Magnoliastien", "Mosetoften", "Nørretoften", "Pilelunden",
    "Præstemarksvænget", "Rugløkken", "Ræveskrænten", "Skovhegnet", "Slåenvænget", "Stenagertoften",
    "Syrenhaven", "Teglstien", "Tjørnebakken", "Tranebærengen", "Ulvedalsstien", "Vibehegnet",
    "Æblestien", "Ørnevænget", "Ådalsstien",
)  # fmt: skip
TOWNS = (
    ("8000", "Aarhus C"), ("8200", "Aarhus N"), ("8210", "Aarhus V"), ("8220", "Brabrand"),
    ("8230", "Åbyhøj"), ("8240", "Risskov"), ("8250", "Egå"), ("8260", "Viby J"),
    ("8270", "Højbjerg"), ("8310", "Tranbjerg J"), ("8320", "Mårslet"), ("8330", "Beder"),
    ("8361", "Hasselager"), ("8381", "Tilst"), ("8471", "Sabro"), ("8520", "Lystrup"),
    ("8530", "Hjortshøj"), ("8541", "Skødstrup"),
)  # fmt: skip
NORTH_TOWNS = (
    ("9000", "Aalborg"), ("9200", "Aalborg SV"), ("9210", "Aalborg SØ"), ("9220", "Aalborg Øst"),
    ("9240", "Nibe"), ("9270", "Klarup"), ("9310", "Vodskov"), ("9400", "Nørresundby"),
)  # fmt: skip
_TRIES = 40
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "’": "", "-": "", " ": ""})


class Names:
    """Gives every person of the team a name no other one has."""

    def __init__(self, source: Source, taken: set[str]) -> None:
        self._source = source
        self._taken = taken

    def person(self, *, is_woman: bool) -> tuple[str, str]:
        """Return a first and a last name."""
        first, last = self._draw(is_woman=is_woman)
        for _ in range(_TRIES):
            if f"{first} {last}" not in self._taken:
                break
            first, last = self._draw(is_woman=is_woman)
        else:
            # a large team runs out of pairs: a middle name tells the next ones apart
            last = f"{self._source.pick(LAST)} {last}"
        self._taken.add(f"{first} {last}")
        return first, last

    def _draw(self, *, is_woman: bool) -> tuple[str, str]:
        return self._source.pick(WOMEN if is_woman else MEN), self._source.pick(LAST)

    def address(self, *, is_north: bool = False) -> dict[str, str]:
        """Return street, postcode and town."""
        house = f"{self._source.pick(STREETS)} {self._source.number(1, 148)}"
        if self._source.chance(0.45):
            side = self._source.pick(("tv", "th", "mf"))
            house += f", {self._source.number(1, 4)}. {side}"
        postcode, city = self._source.pick(NORTH_TOWNS if is_north else TOWNS)
        return {"address": house, "postcode": postcode, "city": city}

    def email(self, first: str, last: str) -> str:
        """Return an address at a domain that is nobody's, in plain letters."""
        plain = unicodedata.normalize("NFKD", f"{first.casefold().translate(_ASCII)}.")
        family = unicodedata.normalize("NFKD", last.casefold().translate(_ASCII))
        local = (plain + family).encode("ascii", "ignore").decode()
        return f"{local}{self._source.number(1, 99)}@eksempel.dk"
