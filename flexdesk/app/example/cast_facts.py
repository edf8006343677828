"""What is known of the named people beside their periods and jobs: facts, goals, and the grant."""

from typing import Any

from flexdesk.app.example.calendar import on

GRANTED_FOR_FIVE = on("01-01-2013")
"""From this day a first fleksjob is granted for five years."""
NO_GRANT = frozenset({"Yusuf Warsame", "Helle Brandt", "Jan Riis"})
"""They are in other efforts than fleksjob."""

COMMON: dict[str, Any] = {
    "language": "Dansk",
    "interpreter": "Nej",
    "reading_help": "Nej",
    "caseworker": "Karen Toft",
    "job_ready": "Ja",
    "licence": "B",
}
"""What holds for a named person unless something else is told."""

FACTS: dict[str, dict[str, Any]] = {
    "Åse Aagaard": {
        "licence": "Intet", "transport": "Bus", "job_ready": "Delvist",
        "tried_before": "To praktikker i dagligvarebutik, den sidste i 2014.",
    },
    "Bent Ørum": {"transport": "Egen bil", "wanted_work": "Pedel, lager"},
    "Grethe Lund": {"licence": "Intet", "professionals": "Støttekontaktperson Jonas Elkjær"},
    "René Dalgaard-Friis": {
        "licence": "B og truck", "transport": "Egen bil", "wanted_work": "Lager, materielgård",
        "skaanehensyn": "Kun dagtimer, ingen tunge løft", "hours_now": 8.0, "hours_aim": 12.0,
    },
    "Ole Bak": {"job_ready": "Delvist", "professionals": "Mentor Bodil Frandsen, torsdage"},
    "Pia Søgaard": {
        "wanted_work": "Kantine, skolekøkken", "reading_help": "Ordblind", "licence": "Intet",
    },
    "Erik Toft Nielsen": {
        "wanted_work": "Bibliotek, have og park", "transport": "Cykel", "hours_now": 9.0,
        "hours_aim": 14.0, "skaanehensyn": "Fast kontaktperson, én opgave ad gangen",
    },
    "Kirsten Æbelø": {"wanted_work": "Plejehjem", "transport": "Cykel"},
    "Jonna Kjær": {"licence": "Intet", "job_ready": "Delvist"},
    "Tove Bang": {"licence": "Intet", "preferred_contact": "Mail"},
    "Ali Demir": {
        "language": "Tyrkisk", "interpreter": "Ja, telefontolk", "transport": "Cykel",
        "wanted_work": "Cykelværksted, have og park",
    },
    "Lis Mørk": {"wanted_work": "Køkken, servering", "transport": "Bus", "licence": "Intet"},
    "Kaj Vester": {"wanted_work": "Værksted, pedel", "tried_before": "Praktik på bibliotek 2013."},
    "Birgit Holst": {"wanted_work": "Reception", "transport": "Letbane og bus"},
    "Henrik P. Olsen": {"licence": "B og truck", "wanted_work": "Lager"},
    "Rikke Holm": {"transport": "Cykel", "preferred_contact": "Sms"},
    "Carsten Bæk": {"transport": "Bus", "licence": "Intet"},
    "Inge Rohde": {"wanted_work": "Kantine, køkken", "transport": "Cykel"},
    "Hassan Aziz": {
        "language": "Arabisk, forstår dansk", "transport": "Bus", "licence": "Intet",
        "wanted_work": "Chauffør, lager",
    },
    "Mette Sand": {
        "wanted_work": "Børnehave, køkken", "transport": "Cykel", "preferred_contact": "Sms",
        "skaanehensyn": "Pauser efter aftale, rolige omgivelser",
        "professionals": "Fysioterapeut i sundhedscenteret",
    },
    "Niels Brun": {"transport": "Egen bil", "wanted_work": "Pedel", "hours_aim": 15.0},
    "Vibeke Skov": {"skaanehensyn": "Faste opgaver på én etage", "hours_aim": 9.0},
    "Tom Lind": {"wanted_work": "Bageri", "hours_aim": 14.0},
    "Anita Juul": {"wanted_work": "Gartneri, planteskole", "transport": "Egen bil"},
    "Samira Haddad": {
        "language": "Farsi", "interpreter": "Ja, fremmødetolk", "licence": "Intet",
        "wanted_work": "Uddannelse til social- og sundhedshjælper", "job_ready": "Nej",
    },
    "Yusuf Warsame": {
        "language": "Somali, forstår dansk", "interpreter": "Ja, telefontolk", "licence": "Intet",
    },
    "Helle Brandt": {"transport": "Cykel", "hours_aim": 37.0},
    "Jan Riis": {"licence": "Intet", "transport": "Bus", "job_ready": "Delvist"},
}  # fmt: skip

GoalLine = tuple[str, str, str, str]
"""Text, due day, state, and the day of the state; the last three may be empty."""
OPEN, REACHED, GIVEN_UP = "aaben", "naaet", "opgivet"

GOALS: dict[str, tuple[tuple[GoalLine, tuple[GoalLine, ...]], ...]] = {
    "Åse Aagaard": (
        (("Et fleksjob på et bibliotek", "31-03-2017", OPEN, ""),
         (("Øve bustur til Biblioteket alene", "30-09-2016", OPEN, ""),
          ("Skrive om sig selv i fem linjer", "15-08-2016", REACHED, "12-08-2016"))),
    ),
    "Erik Toft Nielsen": (
        (("Puljefleksjob på 9 timer", "31-10-2016", OPEN, ""),
         (("Vise kortet to steder selv", "31-08-2016", REACHED, "24-08-2016"),)),
    ),
    "Mette Sand": (
        (("Ordinært fleksjob før puljen slutter", "30-11-2016", OPEN, ""),
         (("Prøve køkkenet to formiddage", "31-07-2016", REACHED, "15-07-2016"),
          ("Aftale med lederen om faste opgaver", "16-09-2016", OPEN, ""),
          ("Truckkort", "", GIVEN_UP, "01-06-2016"))),
    ),
    "Niels Brun": (
        (("15 effektive timer", "31-12-2016", OPEN, ""),
         (("10 timer", "31-12-2015", REACHED, "01-12-2015"),
          ("12,5 timer", "30-06-2016", REACHED, "01-06-2016"))),
    ),
    "Vibeke Skov": (
        (("Tilbage på 9 timer", "31-03-2017", OPEN, ""),
         (("7 timer i oktober", "31-10-2016", OPEN, ""),)),
    ),
    "Rikke Holm": (
        (("Puljefleksjob efter praktikken", "15-09-2016", OPEN, ""), ()),
    ),
    "Helle Brandt": (
        (("Tilbage på fuld tid", "26-09-2016", OPEN, ""),
         (("15 timer", "25-07-2016", REACHED, "25-07-2016"),
          ("25 timer", "22-08-2016", REACHED, "22-08-2016"))),
    ),
}  # fmt: skip
"""Goals of named people, each with its sub-goals."""
