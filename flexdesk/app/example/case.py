"""What the invented team lead says in the example's case, and whom to ask."""

import datetime as dt
from typing import Any

PROGRAM = "aarhus_pool_2013"
_LEAD = "Hanne Ravn"
_APPROVED_ON = dt.date(2016, 8, 29)

TEXTS: dict[str, Any] = {
    "quotes": [
        {
            "text": "Vi leder ikke længere efter forklaringen på, at det ikke går. "
            "Vi leder efter den arbejdsplads, hvor det kan gå.",
            "name": _LEAD,
            "title": "teamleder",
            "organisation": "Eksempelteamet",
            "approved_by": _LEAD,
            "approved_on": _APPROVED_ON,
        },
        {
            "text": "En leder siger ja, når hun ved, hvem hun kan ringe til den mandag, "
            "hvor noget driller. Derfor slipper vi ikke taget, når kontrakten er skrevet under.",
            "name": _LEAD,
            "title": "teamleder",
            "organisation": "Eksempelteamet",
            "approved_by": _LEAD,
            "approved_on": _APPROVED_ON,
        },
    ],
    "contact": [
        "Hanne Ravn, teamleder",
        "Eksempelteamet",
        "Telefon 00 18 40 62",
        "hanne.ravn@eksempel.dk",
    ],
}
"""Slots of the case that a program's own texts leave to the team."""
