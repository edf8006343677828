"""What the forms of workplaces begin with, refuse and write; knows no Qt."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.employers import NewEmployer
from flexdesk.app.openings import OpeningTyped
from flexdesk.app.workplace_people import PersonTyped
from flexdesk.app.workplaces import NewWorkplace
from flexdesk.base.language import _
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, day_of, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say
from flexdesk.ui.workplaces.sheets_cases import NEW, SheetCases, SheetStart

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

_FIELDS = {
    "workplace.empty": "name",
    "workplace.exists": "name",
    "workplace.looks_like": "name",
    "person.empty": "name",
    "person.exists": "name",
    "person.phone": "phone",
    "person.email": "email",
    "employer.empty": "name",
    "employer.exists": "name",
    "cvr.taken": "cvr",
    "cvr.digits": "cvr",
    "cvr.length": "cvr",
    "cvr.first_digit": "cvr",
    "p_number.taken": "p_number",
    "p_number.digits": "p_number",
    "p_number.length": "p_number",
    "p_number.first_digit": "p_number",
    "opening.empty": "title",
    "opening.hours_backwards": "hours_to",
    "opening.closed_before": "opened_on",
    "hours.range": "hours_from",
    "next_action.empty": "text",
    "next_action.past": "on",
    "workplace.day_future": "left_on",
}
"""At which field an error is said."""
_NUMBERS = {
    "ansatte": "employees",
    "plads til": "room_for",
    "pladser": "places",
    "timer fra": "hours_from",
    "timer til": "hours_to",
}


class NewWorkplaceView(FormView, Protocol):
    """The form of a new workplace."""

    def show_alike(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show what looks like the one that is typed: id and words."""
        ...


class EmployerView(FormView, Protocol):
    """The form of an employer."""

    def show_new(self, *, is_new: bool) -> None:
        """Ask for a name and a number, or hide what a new employer alone has."""
        ...


class SheetHost(Protocol):
    """The window, as far as a form needs it."""

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        ...

    def saved(self, text: str, done: "Done") -> None:
        """Close the sheet and say that something is done."""
        ...

    def show_workplace(self, workplace: str) -> None:
        """Close the sheet and open the page of a workplace."""
        ...


class SheetPresenter:
    """What the forms have in common: choices, a draft, one write at a time."""

    def __init__(
        self,
        view: FormView,
        cases: SheetCases,
        runner: Runner,
        host: SheetHost,
        start: SheetStart,
    ) -> None:
        self._any, self._cases, self._runner, self._host = view, cases, runner, host
        self._begun, self._is_busy = start, False

    def start(self) -> None:
        """Fill the form."""
        begun = self._begun
        for key, pairs in begun.choices.items():
            if key in self._any.values:
                choices = [Choice(code, text) for code, text in pairs]
                self._any.offer(key, choices, begun.values.get(key, ""))
        self._any.fill(begun.values)
        self._any.show_who(begun.name, begun.where)
        if begun.draft:
            self._any.fill_draft(begun.draft)

    def on_changed(self) -> None:
        """Follow what is typed; most forms have nothing to say."""

    def _write(
        self,
        act: "Callable[[], Done]",
        words: str,
        then: "Callable[[Done], None] | None" = None,
        fields: Mapping[str, str] | None = None,
    ) -> None:
        """Write on a worker; what is refused is said at its field and what is typed stays."""
        if self._is_busy:
            return
        self._is_busy = True

        def run(_ctx: object) -> "Done":
            done = act()
            if self._begun.key:
                self._cases.keep(self._begun.key, None)
            return done

        def saved(done: "Done") -> None:
            self._is_busy = False
            self._any.forget()
            self._host.saved(words, done)
            if then is not None:
                then(done)

        def failed(error: BaseException) -> None:
            self._is_busy = False
            self._refuse(error, {**_FIELDS, **(fields or {})})

        self._runner.run(run, saved, failed=failed, lane=WRITE)

    def _refuse(self, error: BaseException, fields: Mapping[str, str]) -> None:
        told = _NUMBERS.get(str(getattr(error, "facts", {}).get("field") or ""), "")
        code = str(getattr(error, "code", ""))
        say_at(self._any, error, {**fields, code: told} if told else fields)

    def _on_failed(self, error: BaseException) -> None:
        say(self._any, error)

    def _days(self, *keys: str) -> dict[str, dt.date | None] | None:
        """Return the days in fields, or None when one cannot be read, which is said there."""
        try:
            return {key: day_of(self._any.values, key, self._begun.today) for key in keys}
        except DayError as error:
            say_day(self._any, error)
            return None


class NewWorkplacePresenter(SheetPresenter):
    """A workplace by name and street; what looks like it is offered first."""

    def __init__(
        self,
        view: NewWorkplaceView,
        cases: SheetCases,
        runner: Runner,
        host: SheetHost,
        start: SheetStart,
    ) -> None:
        super().__init__(view, cases, runner, host, start)
        self._view = view

    def start(self) -> None:
        """Fill the form, and look at once for what is there."""
        super().start()
        self.on_changed()

    def on_changed(self) -> None:
        """Look for what is there under that name or in that street."""
        values = self._any.values
        name, street = values.get("name", ""), values.get("street", "")
        self._runner.run(
            lambda _ctx: self._cases.lookalikes(name, street),
            self._on_alike,
            failed=self._on_failed,
            key="workplace-lookalikes",
        )

    def on_use(self, workplace: str) -> None:
        """Take the one that is there instead; what was typed about a new one is forgotten."""
        self._any.forget()
        self._runner.run(
            lambda _ctx: self._cases.keep(self._begun.key, None),
            lambda _answer: self._host.show_workplace(workplace),
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_save(self) -> None:
        """Write the workplace."""
        values = dict(self._any.values)
        is_another = bool(values.pop("is_another", ""))
        wanted = NewWorkplace(**values, is_another=is_another)
        self._write(
            lambda: self._cases.add(wanted),
            _("Arbejdsplads gemt: {name}").format(name=" ".join(wanted.name.split())),
            lambda done: self._host.show_workplace(done.id),
        )

    def _on_alike(self, found: Sequence[tuple[str, str]]) -> None:
        self._view.show_alike(
            [(row, _("Ligner {name}").format(name=words)) for row, words in found[:3]]
        )


class PersonPresenter(SheetPresenter):
    """A contact person: written, put right, left, back, taken away."""

    def on_save(self) -> None:
        """Write the person; with a day in the field that says so the person has left."""
        days = self._days("left_on")
        if days is not None:
            self._save(days["left_on"])

    def on_left(self) -> None:
        """Say that the person has left on the day that is typed, today when none is."""
        days = self._days("left_on")
        if days is not None:
            self._save(days["left_on"] or self._begun.today)

    def _save(self, left_on: dt.date | None) -> None:
        """Write all that is typed at once: neither button leaves a part of it out."""
        values = self._any.values
        names = ("name", "role", "phone", "email", "text")
        wanted = PersonTyped(**{name: values.get(name, "") for name in names}, left_on=left_on)
        words = _("Kontaktperson gemt") if left_on is None else _("Kontaktpersonen er stoppet")
        self._write(lambda: self._cases.save_person(self._begun, wanted), words)

    def on_back(self) -> None:
        """Say that the person is here again."""
        self._write(
            lambda: self._cases.person_back(self._begun.row), _("Kontaktpersonen er her igen")
        )

    def on_delete(self) -> None:
        """Take the person away."""
        self._write(lambda: self._cases.delete_person(self._begun.row), _("Kontaktperson slettet"))


class OpeningPresenter(SheetPresenter):
    """An opening: written, put right, closed, open again, taken away."""

    def on_save(self) -> None:
        """Write the opening; with a reason chosen it is closed."""
        days = self._days("opened_on")
        if days is None:
            return
        values = self._any.values
        wanted = OpeningTyped(
            kind=values.get("kind", ""),
            title=values.get("title", ""),
            hours_from=values.get("hours_from", ""),
            hours_to=values.get("hours_to", ""),
            times=values.get("times", ""),
            needs=values.get("needs", ""),
            places=values.get("places", ""),
            text=values.get("text", ""),
            opened_on=days["opened_on"],
            closed_how=values.get("how", ""),
        )
        words = _("Pladsen er lukket") if wanted.closed_how else _("Ledig plads gemt")
        self._write(lambda: self._cases.save_opening(self._begun, wanted), words)

    def on_close(self) -> None:
        """Close the opening today, for the reason that is chosen."""
        if not self._any.values.get("how", ""):
            self._any.say_of("how", _("Vælg, om pladsen er besat eller bortfaldet."))
            return
        self.on_save()

    def on_reopen(self) -> None:
        """Say that the opening is one again."""
        self._write(lambda: self._cases.reopen_opening(self._begun.row), _("Pladsen er ledig igen"))

    def on_delete(self) -> None:
        """Take the opening away."""
        self._write(lambda: self._cases.delete_opening(self._begun.row), _("Ledig plads slettet"))


class NextActionPresenter(SheetPresenter):
    """What is to be done next at a workplace."""

    def on_save(self) -> None:
        """Write it; it takes the place of what was to be done."""
        days = self._days("on")
        if days is None:
            return
        values, place = self._any.values, self._begun.workplace
        text, by = values.get("text", ""), values.get("by", "")
        self._write(
            lambda: self._cases.set_next(place, text, days["on"], by), _("Næste skridt gemt")
        )

    def on_finish(self) -> None:
        """Say that it is done."""
        self._write(
            lambda: self._cases.finish_next(self._begun.workplace), _("Næste skridt udført")
        )


class EmployerPresenter(SheetPresenter):
    """Who employs at a workplace."""

    def __init__(
        self,
        view: EmployerView,
        cases: SheetCases,
        runner: Runner,
        host: SheetHost,
        start: SheetStart,
    ) -> None:
        super().__init__(view, cases, runner, host, start)
        self._view = view

    def start(self) -> None:
        """Fill the form."""
        super().start()
        self.on_changed()

    def on_changed(self) -> None:
        """Ask for a name and a number only of a new one."""
        self._view.show_new(is_new=self._any.values.get("employer") == NEW)

    def on_save(self) -> None:
        """Write the employer, or choose the one that is there."""
        values, place = self._any.values, self._begun.workplace
        chosen = values.get("employer", "")
        if chosen != NEW:
            self._write(lambda: self._cases.set_employer(place, chosen), _("Arbejdsgiver gemt"))
            return
        wanted = NewEmployer(*(values.get(name, "") for name in ("name", "cvr", "sector")))
        self._write(lambda: self._cases.add_employer(place, wanted), _("Arbejdsgiver gemt"))
