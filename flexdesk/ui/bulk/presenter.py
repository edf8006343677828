"""Decides what the sheet of a bulk edit shows; nothing is written before Gem. No Qt."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from flexdesk.app.bulk_edit import (
    BULK_FIELDS,
    CLOSED_FIELDS,
    EVERY,
    LATE,
    UNTIL_TODAY,
    StagedRow,
    Staging,
)
from flexdesk.app.changes import Done
from flexdesk.app.field_words import field_word
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number, parse_day
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

TASK, SNOOZE = "task", "snooze"
_KEY, _CHOICES = "bulk-staging", "bulk-choices"


class BulkUse(Protocol):
    """The use cases the sheet needs."""

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        ...

    def choices(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return values and labels a field can be given."""
        ...

    def stage_field(self, citizens: Sequence[str], name: str, text: str) -> Staging:
        """Stage one field."""
        ...

    def stage_task(self, citizens: Sequence[str], text: str, due: dt.date) -> Staging:
        """Stage a new task."""
        ...

    def stage_snooze(self, citizens: Sequence[str], which: str, until: dt.date) -> Staging:
        """Stage putting off tasks."""
        ...

    def stage_paste(self, text: str) -> Staging:
        """Stage pasted rows."""
        ...

    def commit(self, staging: Staging) -> Done:
        """Write what is staged."""
        ...


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for in the sheet, as it is typed."""

    kind: str
    """Name of a field, `task` or `snooze`."""
    value: str = ""
    day: str = ""
    which: str = LATE


class BulkView(Protocol):
    """What the presenter asks of the sheet."""

    def show_people(self, text: str) -> None:
        """Say how many are chosen."""
        ...

    def show_kind(self, kind: str, choices: Sequence[Choice], *, is_closed: bool) -> None:
        """Show the fields for what is edited, and the values that can be chosen."""
        ...

    def show_staging(
        self, rows: Sequence[StagedRow], summary: str, remarks: str, verb: str, reason: str
    ) -> None:
        """Show every row before and after; a reason keeps the button shut."""
        ...

    def show_saving(self, *, is_saving: bool) -> None:
        """Shut the button while it is being saved."""
        ...

    def say_value_trouble(self, text: str) -> None:
        """Say beneath the value what is wrong with it."""
        ...

    def say_day_trouble(self, text: str) -> None:
        """Say beneath the day what is wrong with it."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


def kinds() -> tuple[Choice, ...]:
    """Return what can be done to many citizens at once."""
    fields = tuple(Choice(name, field_word(name).capitalize()) for name in BULK_FIELDS)
    return (
        *fields,
        Choice(TASK, _("Ny opgave til alle")),
        Choice(SNOOZE, _("Udsæt opgaver")),
    )


def which_tasks() -> tuple[Choice, ...]:
    """Return which open tasks can be put off."""
    return (
        Choice(LATE, _("dem over fristen")),
        Choice(UNTIL_TODAY, _("til og med i dag")),
        Choice(EVERY, _("alle åbne")),
    )


class BulkPresenter:
    """One bulk edit, from the choice of field to the save."""

    def __init__(
        self,
        view: BulkView,
        cases: BulkUse,
        runner: Runner,
        citizens: Sequence[str],
        done: Callable[[str, Done], None],
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._citizens, self._done = tuple(citizens), done
        self._staging: Staging | None = None
        self._is_saving = False

    @property
    def staging(self) -> Staging | None:
        """What is staged now."""
        return self._staging

    def start(self, kind: str = BULK_FIELDS[0]) -> None:
        """Show the sheet for the chosen citizens."""
        count = len(self._citizens)
        self._view.show_people(
            ngettext("{n} borger er valgt", "{n} borgere er valgt", count).format(
                n=format_number(count)
            )
        )
        self.on_kind(kind)

    def start_paste(self, text: str) -> None:
        """Stage rows from Excel; the sheet shows them."""
        self._view.show_people(_("Rækker indsat fra Excel"))
        self._runner.run(
            lambda _ctx: self._cases.stage_paste(text),
            self._on_staged,
            failed=self._on_failed,
            key=_KEY,
        )

    def on_kind(self, kind: str) -> None:
        """Edit something else."""
        self._forget()
        if kind in {TASK, SNOOZE}:
            self._view.show_kind(kind, (), is_closed=False)
            return
        self._runner.run(
            lambda _ctx: self._cases.choices(kind),
            lambda found: self._view.show_kind(
                kind,
                [Choice(value, label) for value, label in found],
                is_closed=kind in CLOSED_FIELDS,
            ),
            failed=self._on_failed,
            key=_CHOICES,
        )

    def on_wanted(self, wanted: Wanted) -> None:
        """Stage what is asked for; what is not whole yet stages nothing."""
        self._view.say_value_trouble("")
        self._view.say_day_trouble("")
        stage = self._stage(wanted)
        if stage is None:
            self._forget()
            return
        self._runner.run(lambda _ctx: stage(), self._on_staged, failed=self._on_refused, key=_KEY)

    def on_save(self) -> None:
        """Write what is staged."""
        staging = self._staging
        if staging is None or not staging.ready or self._is_saving:
            return
        self._is_saving = True
        self._view.show_saving(is_saving=True)
        self._runner.run(
            lambda _ctx: self._cases.commit(staging),
            lambda done: self._on_done(staging, done),
            failed=self._on_not_saved,
            lane=WRITE,
        )

    def _stage(self, wanted: Wanted) -> Callable[[], Staging] | None:
        people, value = self._citizens, wanted.value.strip()
        if wanted.kind not in {TASK, SNOOZE}:
            kind = wanted.kind
            return (lambda: self._cases.stage_field(people, kind, value)) if value else None
        day = self._day(wanted.day)
        if day is None:
            return None
        if wanted.kind == TASK:
            return (lambda: self._cases.stage_task(people, value, day)) if value else None
        return lambda: self._cases.stage_snooze(people, wanted.which, day)

    def _day(self, text: str) -> dt.date | None:
        if not text.strip():
            return None
        try:
            return parse_day(text)
        except FlexDeskError as error:
            told = sentence_of(error)
            self._view.say_day_trouble(f"{told.happened} {told.do}")
            return None

    def _on_staged(self, staging: Staging) -> None:
        self._staging = staging
        ready = len(staging.ready)
        self._view.show_staging(
            staging.rows,
            _summary(staging),
            " ".join(staging.remarks),
            ngettext("Gem ændringer for {n} borger", "Gem ændringer for {n} borgere", ready).format(
                n=format_number(ready)
            )
            if ready
            else _("Gem ændringer"),
            "" if ready else _("Ingen rækker ændres."),
        )

    def _forget(self) -> None:
        self._staging = None
        self._view.show_staging((), "", "", _("Gem ændringer"), "")

    def _on_done(self, staging: Staging, done: Done) -> None:
        self._is_saving = False
        count = len(staging.ready)
        words = ngettext("Ændret hos {n} borger", "Ændret hos {n} borgere", count)
        self._done(words.format(n=format_number(count)), done)

    def _on_refused(self, error: BaseException) -> None:
        self._forget()
        if isinstance(error, FlexDeskError):
            told = sentence_of(error)
            self._view.say_value_trouble(f"{told.happened} {told.do}")
        else:
            say(self._view, error)

    def _on_not_saved(self, error: BaseException) -> None:
        self._is_saving = False
        self._view.show_saving(is_saving=False)
        say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def _summary(staging: Staging) -> str:
    """Return what will happen in numbers that sum to the rows."""
    parts = [_("{n} ændres").format(n=format_number(len(staging.ready)))]
    if staging.unchanged:
        parts.append(_("{n} uændret").format(n=format_number(staging.unchanged)))
    if staging.problems:
        parts.append(_("{n} kan ikke ændres").format(n=format_number(staging.problems)))
    return " · ".join(parts)
