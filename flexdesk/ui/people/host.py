"""What the presenters of the forms about people lean on: a form, and the window. No Qt."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.cases import Person, read_day
from flexdesk.ui.shared.telling import say, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Done


class FormView(Protocol):
    """A form as its presenter sees it."""

    @property
    def values(self) -> Mapping[str, str]:
        """What is typed and chosen, by the names of the fields."""
        ...

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the fields."""
        ...

    def fill_draft(self, draft: Mapping[str, str]) -> None:
        """Put in what was typed the last time, and say so."""
        ...

    def hide_kept(self) -> None:
        """Say no more that what stands here was typed the last time."""
        ...

    def offer(self, key: str, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these in a list."""
        ...

    def show_who(self, name: str, line: str = "") -> None:
        """Show whom it is about, and how things stand."""
        ...

    def show_effect(self, text: str) -> None:
        """Say what saving would do."""
        ...

    def say_of(self, key: str, text: str) -> None:
        """Mark a field as wrong."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...

    def forget(self) -> None:
        """Nothing typed here is kept any more."""
        ...


class Host(Protocol):
    """The window, as far as a form needs it."""

    def shown(self, person: Person) -> str:
        """Return a name, or the candidate number while names are hidden."""
        ...

    def saved(self, text: str, done: "Done") -> None:
        """Close the sheet and say that something is done."""
        ...

    def open_citizen(self, citizen: str) -> None:
        """Open a citizen's page."""
        ...


class DayError(Exception):
    """A field does not hold a day."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def day_of(
    values: Mapping[str, str], key: str, today: dt.date, *, after: dt.date | None = None
) -> dt.date | None:
    """Return the day in a field, None when it is empty.

    Raises:
        DayError: what is typed is no day.
    """
    text = values.get(key, "").strip()
    if not text:
        return None
    try:
        return read_day(text, today, after=after)
    except FlexDeskError:
        raise DayError(key) from None


def must_day(
    values: Mapping[str, str], key: str, today: dt.date, *, after: dt.date | None = None
) -> dt.date:
    """Return the day in a field that may not be empty.

    Raises:
        DayError: what is typed is no day, or nothing is.
    """
    day = day_of(values, key, today, after=after)
    if day is None:
        raise DayError(key)
    return day


def say_at(view: FormView, error: BaseException, fields: Mapping[str, str]) -> None:
    """Say an error at the field its code belongs to, or on the form when it is about no field."""
    key = fields.get(error.code, "") if isinstance(error, FlexDeskError) else ""
    if not key:
        say(view, error)
        return
    told = sentence_of(error)
    view.say_of(key, f"{told.happened} {told.do}".strip())


def only_one(choices: Sequence[Choice]) -> str:
    """Return the key of the only choice there is; among several nobody is chosen beforehand."""
    return choices[0].key if len(choices) == 1 else ""


def say_day(view: FormView, error: DayError) -> None:
    """Say at its field that a day cannot be read."""
    view.say_of(error.key, _("Skriv en dag som 31-08-2016"))
