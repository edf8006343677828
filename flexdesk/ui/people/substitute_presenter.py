"""What happens on the form of a vikar. No Qt."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.substitutes import SubstituteEdit
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, Host, must_day, only_one, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.substitutes import SubstituteLine
    from flexdesk.app.team_members import Member
    from flexdesk.ui.people.cases import PeopleCases


class SubstituteView(FormView, Protocol):
    """The form of a vikar with the list of those there are."""

    def show_lines(self, lines: "Sequence[SubstituteLine]") -> None:
        """List who is vikar."""
        ...

    def show_verb(self, verb: str) -> None:
        """Change what the primary button says."""
        ...


class SubstitutePresenter:
    """Lists who is vikar, says what a new one sees, and saves."""

    def __init__(
        self, view: SubstituteView, cases: "PeopleCases", runner: Runner, host: Host
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._members: dict[str, Member] = {}
        self._lines: tuple[SubstituteLine, ...] = ()
        self._row = ""
        self._is_busy = False

    def start(
        self,
        today: dt.date,
        me: str,
        members: "tuple[Member, ...]",
        lines: "tuple[SubstituteLine, ...]",
        draft: Mapping[str, str],
    ) -> None:
        """Fill the form."""
        self._today = today
        self._members = {each.initials: each for each in members}
        choices = [Choice(each.initials, each.shown) for each in members]
        own = me if me in self._members else choices[0].key if choices else ""
        others = [each for each in choices if each.key != own]
        self._view.offer("consultant", choices, own)
        self._view.offer("by", choices, only_one(others))
        self._view.fill({"start": format_day(today)})
        self._view.fill_draft(draft)
        self._show_lines(lines)
        self.on_changed()

    def on_changed(self) -> None:
        """Say what the vikar sees, and when it ends."""
        try:
            wanted = self._read()
        except DayError:
            self._view.show_effect(_("Skriv den sidste dag, så er borgerne tilbage dagen efter."))
            return
        if not wanted.by:
            self._view.show_effect(_("Vælg en vikar, så står her, hvad vikaren ser."))
            return
        self._view.show_effect(self._effect(wanted))

    def on_edit(self, row: str) -> None:
        """Put a vikar in the fields to be changed."""
        line = next((each for each in self._lines if each.row.id == row), None)
        if line is None:
            return
        self._row = row
        self._view.hide_kept()
        self._view.fill(
            {
                "consultant": line.row.consultant,
                "by": line.row.by,
                "start": format_day(line.row.start),
                "last_day": format_day(line.row.last_day),
                "reason": line.row.reason,
                "other": "",
            }
        )
        self._view.show_verb(_("Gem ændring"))
        self.on_changed()

    def on_end(self, row: str) -> None:
        """End a vikar today."""
        self._write(lambda: self._cases.end_substitute(row), _("Vikaren er slut"))

    def on_discarded(self) -> None:
        """Begin anew with a vikar who is not there yet."""
        self._row = ""
        self._view.show_verb(_("Gem vikar"))

    def on_save(self) -> None:
        """Save what is typed."""
        if not self._by():
            self._view.say_of("by", _("Vælg vikaren, eller skriv initialerne."))
            return
        try:
            wanted = self._read()
        except DayError as error:
            say_day(self._view, error)
            return
        words = _("{by} er vikar for {consultant} til og med {day}").format(
            by=wanted.by, consultant=wanted.consultant, day=format_day(wanted.last_day)
        )
        row = self._row
        self._write(lambda: self._cases.save_substitute(row, wanted), words)

    def _write(self, job: Callable[[], "Done"], words: str) -> None:
        if self._is_busy:
            return
        self._is_busy = True

        def run(_ctx: object) -> "Done":
            return job()

        def done(answer: "Done") -> None:
            self._is_busy = False
            self._view.forget()
            self._host.saved(words, answer)

        self._runner.run(run, done, failed=self._on_failed, lane=WRITE)

    def _read(self) -> SubstituteEdit:
        values = self._view.values
        start = must_day(values, "start", self._today)
        last = must_day(values, "last_day", self._today, after=start)
        consultant = values.get("consultant", "")
        return SubstituteEdit(consultant, self._by(), start, last, values.get("reason", ""))

    def _by(self) -> str:
        values = self._view.values
        return values.get("other", "").strip() or values.get("by", "")

    def _effect(self, wanted: SubstituteEdit) -> str:
        member = self._members.get(wanted.consultant)
        if member is None or wanted.last_day is None:
            return ""
        people = ngettext("{n} borger", "{n} borgere", member.citizens)
        tasks = ngettext("{n} åben opgave", "{n} åbne opgaver", member.open_tasks)
        return _(
            "{by} ser {people} og {tasks} mere fra {start} til {last}. "
            "{after} er de tilbage af sig selv."
        ).format(
            by=wanted.by,
            people=people.format(n=format_number(member.citizens)),
            tasks=tasks.format(n=format_number(member.open_tasks)),
            start=format_day(wanted.start),
            last=format_day(wanted.last_day),
            after=format_day(wanted.last_day + ONE_DAY),
        )

    def _show_lines(self, lines: "tuple[SubstituteLine, ...]") -> None:
        self._lines = tuple(each for each in lines if each.state != "over")
        self._view.show_lines(self._lines)

    def _on_failed(self, error: BaseException) -> None:
        self._is_busy = False
        by = "other" if self._view.values.get("other", "").strip() else "by"
        fields = {
            "substitute.self": by,
            "member.empty": by,
            "substitute.twice": "start",
            "substitute.no_end": "last_day",
            "period.backwards": "last_day",
        }
        say_at(self._view, error, fields)
