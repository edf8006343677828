"""Screening: each look at a citizen is a row of its own, and the latest of a list counts."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flexdesk.app.changes import Changes, Done
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import get_citizen, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.base.periods import add_months
from flexdesk.domain.entities import Placement
from flexdesk.domain.labels import label
from flexdesk.domain.placement_entities import Screening
from flexdesk.domain.work_codes import ScreeningList, ScreeningResult
from flexdesk.store.work import UnitOfWork

NOT_SCREENED = ""
"""The result of who nobody has looked at, or whose result was taken back."""

RESULT_LABELS: Mapping[str, str] = {
    NOT_SCREENED: "Ikke screenet",
    **{code.value: label(code.value, ScreeningResult) for code in ScreeningResult},
}
"""What a look can come to, in the order of screens."""

_LONGEST = 1000
_IDS = 1 << 128
"""How many ids there are."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is looked at, and the job it is about, empty when it is about none."""

    citizen: str
    placement: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look came to; no day is today."""

    result: str
    text: str = ""
    next_on: dt.date | None = None
    day: dt.date | None = None

    def __repr__(self) -> str:
        """Show the result only: the text is about a citizen."""
        return f"Look({self.result})"


def screen(desk: Desk, list_code: str, subjects: Sequence[Subject], look: Look) -> Done:
    """Write the same look at one or several citizens, in one transaction.

    What is to be taken up again without a day gets the rule's.
    Source: screening.again_months.

    Raises:
        UserError: `screening.nobody`, `value.unknown`, `text.too_long`, `screening.future`,
            `screening.next_before`, `citizen.unknown`, `row.unknown`.
    """
    if list_code not in set(ScreeningList):
        choices = [label(code.value, ScreeningList) for code in ScreeningList]
        raise UserError("value.unknown", value=list_code, field="liste", choices=choices)
    if not subjects:
        raise UserError("screening.nobody")
    values = _values(desk, look)
    wanted = tuple(dict.fromkeys(subjects))
    before = looks(desk)
    facts = {"list": list_code, "result": values["result"], "count": len(wanted)}
    ids: list[str] = []
    with desk.store.work("screening.look", facts) as uow:
        for subject in wanted:
            _check(uow, subject)
            ids.append(_later_id(before.get((subject.citizen, list_code), ())))
            about = {"citizen": subject.citizen, "placement": subject.placement}
            uow.insert("screening", ids[-1], {**values, **about, "list": list_code})
        tx = uow.tx
    people = frozenset(subject.citizen for subject in wanted)
    changes = Changes(people, frozenset({"screening"}), tx)
    desk.publish(changes)
    return Done(ids[0], tx, changes)


def looks(desk: Desk) -> Mapping[tuple[str, str], tuple[Screening, ...]]:
    """Return all looks by citizen and list, the oldest first; kept until the store changes."""
    return desk.cached("screening_looks", lambda: _by_citizen(desk))


def standing(found: Sequence[Screening], placement: str, on: dt.date) -> Screening | None:
    """Return the look that counts on a day, None when nobody has looked.

    A look at another job says nothing of this one; one at no job counts for all.
    """
    about = {"", placement} if placement else None
    counted = [row for row in found if row.day <= on and (about is None or row.placement in about)]
    return counted[-1] if counted else None


def _by_citizen(desk: Desk) -> Mapping[tuple[str, str], tuple[Screening, ...]]:
    found: dict[tuple[str, str], list[Screening]] = defaultdict(list)
    for row in desk.store.reads.load("screening"):
        found[row.citizen, row.list].append(row)
    return {key: tuple(sorted(rows, key=_order)) for key, rows in found.items()}


def _later_id(before: Sequence[Screening]) -> str:
    """Return an id that sorts after those there are: of two looks of one day the last counts."""
    made, last = new_id(), max((row.id for row in before), default="")
    if made > last:
        return made
    above = int(last, 16) + 1
    return f"{above + int(made, 16) % (_IDS - above):032x}"


def _order(row: Screening) -> tuple[dt.date, str]:
    return row.day, row.id


def _values(desk: Desk, look: Look) -> dict[str, object]:
    """Check what is typed. Source: screening.again_months."""
    if look.result not in RESULT_LABELS:
        choices = list(RESULT_LABELS.values())
        raise UserError("value.unknown", value=look.result, field="resultat", choices=choices)
    today = desk.today()
    day = look.day or today
    if day > today:
        raise UserError("screening.future", day=day)
    text = clean(look.text, _LONGEST)
    next_on = look.next_on
    if next_on is not None and next_on <= day:
        raise UserError("screening.next_before", next=next_on, day=day)
    if next_on is None and look.result == ScreeningResult.SENERE:
        next_on = add_months(day, desk.rules.count("screening.again_months", day))
    return {
        "day": day,
        "result": look.result,
        "text": text,
        "next_on": next_on,
        "by": desk.initials,
    }


def _check(uow: UnitOfWork, subject: Subject) -> None:
    get_citizen(uow, subject.citizen)
    if not subject.placement:
        return
    row = get_row(uow, "placement", subject.placement)
    if not isinstance(row, Placement) or row.citizen != subject.citizen:
        raise UserError("row.unknown", kind="forløb")
