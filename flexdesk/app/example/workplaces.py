"""The workplaces of the team: fourteen that are known by name, and the many others."""

from flexdesk.app.example.book import Book
from flexdesk.app.example.source import Source

MUNICIPAL_BRANCHES = (
    "Børn og Unge", "Sundhed og Omsorg", "Teknik og Miljø", "Kultur og Borgerservice",
    "Sociale Forhold",
)  # fmt: skip
_KNOWN = (
    # name, sector, branch, street, contact person
    ("Børnehuset Skovly", "kommunal", "Børn og Unge", "Skovlyvej 12", "Marie-Louise Friborg"),
    ("Lokalcenter Fuglebakken", "kommunal", "Sundhed og Omsorg", "Fuglebakketoften 3",
     "Susanne Hvidbjerg"),
    ("Materielgården", "kommunal", "Teknik og Miljø", "Grusgravsvej 40", "Kaj Ove Mulvad"),
    ("Kantinen, Rådhuset", "kommunal", "Kultur og Borgerservice", "Parktorvet 1", "Dorrit Elmose"),
    ("Biblioteket", "kommunal", "Kultur og Borgerservice", "Bogstien 6", "Ingelise Tanggaard"),
    ("Plejehjemmet Engen", "kommunal", "Sundhed og Omsorg", "Engdragstoften 22", "Bente Rødbro"),
    ("Idrætscenter Vest", "kommunal", "Kultur og Borgerservice", "Stadionlunden 9",
     "Michael Uldum"),
    ("Park og Vej", "kommunal", "Teknik og Miljø", "Gartnertoften 15", "Allan Stenbæk"),
    ("Skolekøkkenet Møllevang", "kommunal", "Børn og Unge", "Møllevangstoften 31",
     "Helene Vadsholt"),
    ("Borgerservice", "kommunal", "Kultur og Borgerservice", "Parktorvet 3", ""),
    ("Bageriet Kornblomsten", "privat", "Fødevarer", "Kornmarkstoften 8", "Jesper Refslund"),
    ("Gartneriet Solhøjgaard", "privat", "Landbrug", "Solhøjtoften 2", "Lotte Vindelev"),
    ("Havnegadens Cykler", "privat", "Handel", "Kajhusstien 17", "Rune Sejrup"),
    ("Genbrugsforeningen Spiren", "forening", "Handel", "Spiretoften 5", "Ellen-Margrethe Klitbo"),
)  # fmt: skip
_WITHOUT_CVR = "Genbrugsforeningen Spiren"
_NEVER_DRAWN = frozenset({"Børnehuset Skovly", "Materielgården"})
_MUNICIPAL_KINDS = (
    ("Børnehuset", 0), ("Dagtilbuddet", 0), ("SFO", 0), ("Skolen ved", 0), ("Fritidsklubben", 0),
    ("Lokalcenter", 1), ("Plejehjemmet", 1), ("Hjemmeplejen", 1), ("Genbrugsstationen", 2),
    ("Naturcenteret", 2), ("Kulturhuset", 3), ("Svømmehallen", 3), ("Lokalbiblioteket", 3),
    ("Bostedet", 4), ("Værestedet", 4),
)  # fmt: skip
_PLACES = (
    "Abildgaard", "Birkelunden", "Egehaven", "Elverdal", "Fjordglimt", "Granstien", "Hasselhøj",
    "Hejredal", "Kastaniely", "Kærminde", "Lindehøj", "Lærkevang", "Mosebakken", "Nordstjernen",
    "Nøddehegnet", "Pilehuset", "Rønnebo", "Sandkilden", "Søkilden", "Tranevang", "Tusindfryd",
    "Ørnhøj", "Åkanden", "Ådalsro",
)  # fmt: skip
_PRIVATE = (
    ("Købmand", "Handel"), ("Hotel", "Hotel og restauration"), ("Café", "Hotel og restauration"),
    ("Tømrerfirmaet", "Byggeri"), ("Planteskolen", "Landbrug"), ("Trykkeriet", "Industri"),
    ("Vaskeriet", "Service"), ("Autoværkstedet", "Transport"), ("Bogholderiet", "Service"),
    ("Blomster fra", "Handel"),
)  # fmt: skip
_NAMES = ("Mette", "Anne", "Peter", "Lars", "Hanne", "Jens", "Lone", "Søren", "Karin", "Morten")
_FAMILIES = ("Holgaard", "Bækby", "Kjærbo", "Nørlund", "Toftager", "Ravnkilde", "Damgaard-Lund")


class Workplaces:
    """Where people work: ids and names, drawn by sector."""

    def __init__(self, book: Book, source: Source, *, is_north: bool = False) -> None:
        self._book = book
        self._source = source
        self._is_north = is_north
        self.name_of: dict[str, str] = {}
        self.id_of: dict[str, str] = {}
        self._municipal: list[str] = []
        self._other: list[str] = []
        self._municipality = source.cvr()

    def add_known(self) -> None:
        """Add the fourteen workplaces the named people meet."""
        for name, sector, branch, street, contact in _KNOWN:
            cvr = self._municipality if sector == "kommunal" else self._source.cvr()
            cvr = "" if name == _WITHOUT_CVR else cvr
            row = self._add(name, sector, branch, cvr)
            row["street"], row["contact_person"] = street, contact

    def add_others(self, municipal: int, private: int) -> None:
        """Add invented institutions under the municipality's number, and firms of their own."""
        pairs = [(kind, place) for kind in _MUNICIPAL_KINDS for place in _PLACES]
        for (kind, number), place in self._source.shuffled(pairs)[:municipal]:
            branch = MUNICIPAL_BRANCHES[number]
            self._add(f"{kind} {place}", "kommunal", branch, self._municipality)
        firms = [(kind, place) for kind in _PRIVATE for place in _PLACES]
        for (kind, trade), place in self._source.shuffled(firms)[:private]:
            self._add(f"{kind} {place}", "privat", trade, self._source.cvr())

    def municipal(self) -> str:
        """Return the id of a municipal workplace that is open to new people."""
        return self._source.pick(self._municipal)

    def any(self) -> str:
        """Return the id of a workplace, more often a municipal one."""
        if self._source.chance(0.6):
            return self.municipal()
        return self._source.pick(self._other)

    def _add(self, name: str, sector: str, branch: str, cvr: str) -> dict[str, object]:
        source = self._source
        number = source.number(1, 99)
        city = ("9000", "Aalborg") if self._is_north else ("8000", "Aarhus C")
        row = self._book.add(
            "workplace",
            name=name,
            p_number=source.p_number(),
            cvr=cvr,
            sector=sector,
            branch=branch,
            street=f"{source.pick(_PLACES)}toften {number}",
            postcode=city[0],
            city=city[1],
            contact_person=f"{source.pick(_NAMES)} {source.pick(_FAMILIES)}",
            phone=source.phone(),
            email=f"kontakt{source.number(100, 999)}@eksempel.dk",
        )
        place = str(row["id"])
        self.name_of[place], self.id_of[name] = name, place
        if name not in _NEVER_DRAWN:
            (self._municipal if sector == "kommunal" else self._other).append(place)
        return row
