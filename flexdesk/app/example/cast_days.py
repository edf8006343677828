"""The days of the named people: tasks told closer, pauses, decisions, what was carried over."""

from dataclasses import dataclass

LY_TALK = "Lovpligtig samtale 3 af 4"


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """What a task of a named person has beside day and text; days as 31-08-2016."""

    time: str = ""
    first_due: str = ""
    is_statutory: bool = False
    rule: str = ""
    """The rule that made it; it is about the latest placement of `kind`."""
    kind: str = ""
    is_at_work: bool = False


TASK_DETAILS: dict[tuple[str, str], TaskDetail] = {
    ("Preben Aagård", LY_TALK): TaskDetail(is_statutory=True),
    ("Grethe Lund", "Kontrollér 18/24 i fagsystem"): TaskDetail(time="8.30"),
    ("Mette Sand", "Måned 6: plan for ordinært job"): TaskDetail(
        time="13.00", rule="aarhus.pulje_ordinaert", kind="puljefleksjob", is_at_work=True
    ),
    ("Kaj Vester", "Ring til to nye steder"): TaskDetail(time="10.30"),
    ("Ole Bak", "Trepartssamtale"): TaskDetail(time="10.00"),
    ("Rikke Holm", "Praktik slutter: beslut puljefleksjob"): TaskDetail(
        first_due="31-08-2016", rule="aarhus.praktik_slut", kind="virksomhedspraktik",
        is_at_work=True,
    ),
    ("Carsten Bæk", "Praktik: afslut eller forlæng"): TaskDetail(
        first_due="29-08-2016", rule="aarhus.praktik_slut", kind="virksomhedspraktik",
        is_at_work=True,
    ),
    ("Inge Rohde", "Vagtplan i Kantinen"): TaskDetail(time="14.00", is_at_work=True),
    ("Dorthe Nygaard", "Seks måneder siden puljejobbet"): TaskDetail(
        rule="aarhus.pulje_maalbar", kind="puljefleksjob"
    ),
    ("Vibeke Skov", "Tæt opfølgning, måned 5"): TaskDetail(time="9.15", is_at_work=True),
    ("Tom Lind", "Mål effektive timer"): TaskDetail(is_at_work=True),
    ("Niels Brun", "Følg op på 12,5 timer"): TaskDetail(is_at_work=True),
}  # fmt: skip
HOLIDAY_TASK = ("Anita Juul", "26-12-2016", "Ring efter jul: hvad gav ansøgningerne?")
"""Due on the second day of Christmas, when nobody is at work."""


@dataclass(frozen=True, slots=True)
class PauseLine:
    """A pause; `step` is where somebody without a name stands, empty for a named person."""

    reason: str
    start: str
    last_day: str = ""
    review_on: str = ""
    text: str = ""
    name: str = ""
    step: str = ""


PAUSES: tuple[PauseLine, ...] = (
    PauseLine("barsel", "01-07-2016", "31-01-2017", "16-01-2017",
              "Jobsøgningen tages op efter barslen.", name="Birgit Holst"),
    PauseLine("operation", "15-08-2016", "30-09-2016", "26-09-2016",
              "Hofteoperation i august, genoptræning i september.", step="job_search"),
    PauseLine("sygdom", "08-08-2016", "", "05-09-2016",
              "Ringer selv, når lægen har set prøverne.", step="competence_clarification"),
    PauseLine("behandling", "01-08-2016", "31-10-2016", "17-10-2016",
              "Smertekursus to dage om ugen.", step="candidate_card"),
    PauseLine("ferie", "22-08-2016", "04-09-2016", "", "To uger hos familien på Bornholm.",
              step="intro_meeting"),
    PauseLine("afventer_afgoerelse", "20-06-2016", "", "15-09-2016",
              "Kommunen har ikke svaret på ansøgningen om hjælpemiddel.", step="courses"),
)  # fmt: skip

NOT_CARRIED_OVER: tuple[str, ...] = (
    "Mette Sand", "Vibeke Skov", "Jonna Kjær", "Erik Toft Nielsen", "Anita Juul", "Ali Demir",
    "Åse Aagaard",
)  # fmt: skip
"""Whose newest note has not been written into the case system yet."""
CARRIED_OVER: tuple[str, ...] = (
    "Grethe Lund", "René Dalgaard-Friis", "Kaj Vester", "Kirsten Æbelø", "Rikke Holm", "Poul Dahl",
    "Niels Brun", "Helle Brandt", "Ulla Pihl", "Dorthe Nygaard", "Tove Bang", "Leif Sønder",
)  # fmt: skip
"""Whose newest note has."""

VIKAR = ("KON04", "KON02", "29-08-2016", "02-09-2016", "Kursus i Odense")
"""Consultant, who looks after the citizens, from, to, and why."""

VIEWS: tuple[tuple[str, str, tuple[str, ...], str, str], ...] = (
    ("Puljen slutter", "type:puljefleksjob slutter<60", ("name", "place", "ends", "hours",
     "consultant"), "ends", ""),
    ("Små job", "timer<=10 status:igang", ("name", "hours", "aim", "place", "contact"), "hours",
     "consultant"),
)  # fmt: skip
"""Views of the team: name, query, columns, order, grouping."""

DRAFT = (
    "Erik Toft Nielsen",
    "Park og Vej ringede, mens jeg sad i bilen: de kan se Erik torsdag kl. 10, hvis han",
)
"""A note that was being written when the machine was switched off."""

PAPERS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("Erik Toft Nielsen", "samtykke", "Samtykke, underskrevet", "samtykke-2016-08.pdf",
     ("SAMTYKKE", "Kandidatkortet må vises til kommunale arbejdspladser.",
      "Gælder til 31. december 2016. Underskrevet på mødet.", "Eksempel: ikke et rigtigt papir.")),
    ("Rikke Holm", "praktikaftale", "Praktikaftale", "praktikaftale.pdf",
     ("PRAKTIKAFTALE", "Fire uger fra den 8. august, slut fredag den 2. september.",
      "Opfølgning midtvejs og til slut.", "Eksempel: ikke et rigtigt papir.")),
)  # fmt: skip
"""Files kept with named people: kind, title, file name, and the lines on the page."""
