"""The actions on courses and support."""

import datetime as dt
from typing import Any

from flexdesk.app import support
from tests.support.desks import DAY
from tests.support.verbs import PAST, SOON, UNKNOWN, Given, Verb


def _wish(**values: Any) -> support.SupportEdit:
    return support.SupportEdit(**{"kind": "koerekort", "asked_on": PAST, **values})


def _asked(given: Given) -> None:
    given.ids["support"] = support.ask(given.desk, given.citizen, _wish(price="14.500")).id


def _granted(given: Given) -> None:
    _asked(given)
    support.grant(given.desk, given.support, support.Granting(PAST))


def _passed(on: dt.date) -> support.SupportOutcome:
    return support.SupportOutcome("bestaaet", on, "B")


SUPPORT = (
    Verb("support.ask",
         lambda g: support.ask(g.desk, g.citizen, _wish(workplace="Et kursussted")),
         lambda g: support.ask(g.desk, g.citizen, _wish(price="dyrt"))),
    Verb("support.edit", lambda g: support.edit_support(g.desk, g.support, _wish(price="650,50")),
         lambda g: support.edit_support(g.desk, g.support, _wish(asked_on=SOON)), _asked),
    Verb("support.grant", lambda g: support.grant(g.desk, g.support, support.Granting(DAY)),
         lambda g: support.grant(g.desk, g.support, support.Granting(SOON)), _asked),
    Verb("support.refuse", lambda g: support.refuse(g.desk, g.support, DAY, "Ikke nødvendigt"),
         lambda g: support.refuse(g.desk, g.support, DAY, " "), _asked),
    Verb("support.drop", lambda g: support.drop_support(g.desk, g.support, DAY, "Fik jobbet"),
         lambda g: support.drop_support(g.desk, g.support, SOON), _asked),
    Verb("support.result",
         lambda g: support.write_result(g.desk, g.support, _passed(DAY)),
         lambda g: support.write_result(g.desk, g.support, _passed(SOON)), _granted),
    Verb("support.delete", lambda g: support.delete_support(g.desk, g.support),
         lambda g: support.delete_support(g.desk, UNKNOWN), _asked),
)  # fmt: skip
