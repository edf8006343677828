"""What the use cases of workplaces share: finding the row, reading what was typed, telling."""

import datetime as dt
from collections.abc import Iterable

from flexdesk.app.changes import Changes, Done, Remark
from flexdesk.app.desk import Desk
from flexdesk.app.lookups import Gets, get_row
from flexdesk.base.danish import clean
from flexdesk.base.errors import UserError
from flexdesk.base.numbers import parse_number
from flexdesk.domain.entities import Workplace
from flexdesk.domain.workplace_entities import Employer, Opening, WorkplacePerson

LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 120, 300, 2000


def get_workplace(source: Gets, workplace_id: str) -> Workplace:
    """Return a workplace.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "workplace", workplace_id)
    if not isinstance(row, Workplace):
        raise UserError("row.unknown", kind="arbejdsplads")
    return row


def get_employer(source: Gets, employer_id: str) -> Employer:
    """Return an employer.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "employer", employer_id)
    if not isinstance(row, Employer):
        raise UserError("row.unknown", kind="arbejdsgiver")
    return row


def get_opening(source: Gets, opening_id: str) -> Opening:
    """Return an opening.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "opening", opening_id)
    if not isinstance(row, Opening):
        raise UserError("row.unknown", kind="ledig plads")
    return row


def get_person(source: Gets, person_id: str) -> WorkplacePerson:
    """Return a person of a workplace.

    Raises:
        UserError: `row.unknown`.
    """
    row = get_row(source, "workplace_person", person_id)
    if not isinstance(row, WorkplacePerson):
        raise UserError("row.unknown", kind="kontaktperson")
    return row


def line_of(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text in one clean line.

    Raises:
        UserError: `text.too_long`.
    """
    return " ".join(clean(text, longest).split())


def count_of(text: str, field: str, *, least: int = 0, most: int = 100_000) -> int | None:
    """Return how many of something were typed, None when nothing is.

    Raises:
        UserError: `workplace.count` for what is no whole number in the range.
    """
    written = text.strip()
    if not written:
        return None
    refused = UserError("workplace.count", field=field, least=least, most=most)
    try:
        value = parse_number(written)
    except UserError:
        # a sentence about decimals would not help: it is a whole number that is wanted
        raise refused from None
    if value != int(value) or not least <= value <= most:
        raise refused
    return int(value)


def day_by_today(desk: Desk, day: dt.date | None) -> dt.date:
    """Return a day that has come, today when none is given.

    Raises:
        UserError: `workplace.day_future`.
    """
    on = day or desk.today()
    if on > desk.today():
        raise UserError("workplace.day_future", day=on)
    return on


def told(
    desk: Desk,
    row_id: str,
    tx: str,
    kinds: Iterable[str],
    *,
    citizens: Iterable[str] = (),
    remarks: tuple[Remark, ...] = (),
) -> Done:
    """Return the answer of a use case, and tell every window when something was written."""
    changes = Changes(frozenset(citizens), frozenset(kinds), tx)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes, remarks)
