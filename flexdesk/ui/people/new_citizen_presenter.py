"""What happens on the form of a new citizen. No Qt."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.citizen_life import NewCitizen
from flexdesk.base.language import _
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, Host, day_of, must_day, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.team_members import Member
    from flexdesk.ui.people.cases import PeopleCases, Person

_CPR_DIGITS = 10
_FIELDS = dict.fromkeys(
    ("cpr.length", "cpr.digits", "cpr.day", "cpr.future", "cpr.taken", "citizen.exists"), "cpr"
)
"""At which field an error is said."""


class NewCitizenView(FormView, Protocol):
    """The form of a new citizen."""

    def show_alike(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show who looks like the one that is typed: id and words."""
        ...

    def show_number(self, text: str) -> None:
        """Put a replacement number in the field."""
        ...


@dataclass(frozen=True, slots=True)
class NewCitizenStart:
    """What the form begins with."""

    today: dt.date
    number: str
    me: str
    members: "tuple[Member, ...]"
    programs: tuple[tuple[str, str], ...]
    draft: Mapping[str, str]


class NewCitizenPresenter:
    """Fills the form, tells of doubles, and writes the citizen in."""

    def __init__(
        self,
        view: NewCitizenView,
        cases: "PeopleCases",
        runner: Runner,
        host: Host,
        start: NewCitizenStart,
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._start = start
        members = [Choice(each.initials, each.shown) for each in start.members]
        if not start.me:
            members.insert(0, Choice("", _("Ingen endnu")))
        programs = [Choice(key, title) for key, title in start.programs]
        view.offer("consultant", members, start.me)
        view.offer("program", programs, programs[0].key if programs else "")
        view.show_effect(
            _("Får kandidat-nr. {number} og begynder på første trin i dag.").format(
                number=start.number
            )
        )
        view.fill_draft(start.draft)
        self.on_changed()

    def on_changed(self) -> None:
        """Look for somebody who is written in already."""
        values = self._view.values
        is_named = values.get("first_name") and values.get("last_name")
        digits = values.get("cpr", "").replace("-", "").strip()
        if not is_named and len(digits) < _CPR_DIGITS:
            self._view.show_alike(())
            return
        new = self._typed(None)
        self._runner.run(
            lambda _ctx: self._cases.lookalikes(new),
            self._on_alike,
            failed=self._on_failed,
            key="lookalikes",
        )

    def on_replacement(self) -> None:
        """Put in a replacement number made from the day of birth."""
        try:
            birth = must_day(self._view.values, "birth", self._start.today)
        except DayError as error:
            say_day(self._view, error)
            return
        self._runner.run(
            lambda _ctx: self._cases.replacement(birth),
            self._view.show_number,
            failed=lambda error: say_at(
                self._view, error, {"cpr.future": "birth", "cpr.no_more": "birth"}
            ),
        )

    def on_save(self) -> None:
        """Write the citizen in."""
        try:
            since = day_of(self._view.values, "ly_since", self._start.today)
        except DayError as error:
            say_day(self._view, error)
            return
        for key, words in (
            ("cpr", _("Skriv CPR-nummeret, eller brug et erstatningsnummer")),
            ("first_name", _("Skriv fornavnet")),
            ("last_name", _("Skriv efternavnet")),
        ):
            if not self._view.values.get(key, "").strip():
                self._view.say_of(key, words)
                return
        new = self._typed(since)
        self._runner.run(
            lambda _ctx: self._cases.add_citizen(new),
            self._on_saved,
            failed=lambda error: say_at(self._view, error, _FIELDS),
            lane=WRITE,
        )

    def _typed(self, since: dt.date | None) -> NewCitizen:
        values = self._view.values
        return NewCitizen(
            cpr=values.get("cpr", ""),
            first_name=values.get("first_name", ""),
            last_name=values.get("last_name", ""),
            ly_since=since,
            consultant=values.get("consultant", ""),
            program=values.get("program", ""),
            phone=values.get("phone", ""),
        )

    def _on_saved(self, answer: "tuple[Person, Done]") -> None:
        person, done = answer
        self._view.forget()
        words = _("Borger gemt: {name}, {number}").format(
            name=self._host.shown(person), number=person.candidate_no
        )
        self._host.saved(words, done)
        self._host.open_citizen(person.id)

    def _on_alike(self, found: "tuple[tuple[Person, str], ...]") -> None:
        self._view.show_alike(
            [
                (
                    person.id,
                    _("Ligner {name}, {number}: {why}").format(
                        name=self._host.shown(person), number=person.candidate_no, why=why
                    ),
                )
                for person, why in found
            ]
        )

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
