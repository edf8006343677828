"""What happens on the form that closes a case. No Qt."""

import datetime as dt
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.citizen_life import Closing
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.codes import Onward
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, Host, must_day, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flexdesk.app.changes import Done
    from flexdesk.app.citizen_life import ClosingPlan
    from flexdesk.ui.people.cases import PeopleCases, Person

_FIELDS = {
    "citizen.close_future": "day",
    "citizen.close_before": "day",
    "text.too_long": "text",
}
"""At which field an error is said."""


class ClosingView(FormView, Protocol):
    """The form that closes a case."""

    def show_ends(self, *, is_running: bool) -> None:
        """Offer to end what runs, when something does."""
        ...


class ClosingPresenter:
    """Fills the form, says what closing does, and closes."""

    def __init__(
        self,
        view: ClosingView,
        cases: "PeopleCases",
        runner: Runner,
        host: Host,
        person: "Person",
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._person = person

    def start(
        self,
        today: dt.date,
        reasons: "tuple[tuple[str, str], ...]",
        draft: "Mapping[str, str]",
        *,
        is_running: bool,
    ) -> None:
        """Fill the form."""
        self._today = today
        self._view.show_who(self._host.shown(self._person), self._person.closed)
        choices = [Choice(code, words) for code, words in reasons]
        self._view.offer("reason", choices, "")
        self._view.show_ends(is_running=is_running)
        self._view.fill({"day": format_day(today), "ends": "ja"})
        self._view.fill_draft(draft)
        self.on_changed()

    def on_changed(self) -> None:
        """Say what closing would do as it is typed."""
        try:
            closing = self._read()
        except DayError:
            return
        if not closing.reason:
            self._view.show_effect(_("Historik og tal bevares, og sagen kan genåbnes."))
            return
        self._runner.run(
            lambda _ctx: self._cases.plan_closing(self._person.id, closing),
            lambda plan: self._view.show_effect(closing_words(plan, closing.reason)),
            failed=self._on_failed,
            key="closing-plan",
        )

    def on_save(self) -> None:
        """Close the case."""
        try:
            closing = self._read()
        except DayError as error:
            say_day(self._view, error)
            return
        if not closing.reason:
            self._view.say_of("reason", _("Vælg, hvorfor sagen lukkes."))
            return

        def done(answer: "Done") -> None:
            self._view.forget()
            name = self._host.shown(self._person)
            self._host.saved(_("Sagen er lukket: {name}").format(name=name), answer)

        self._runner.run(
            lambda _ctx: self._cases.close_case(self._person.id, closing),
            done,
            failed=lambda error: say_at(self._view, error, _FIELDS),
            lane=WRITE,
        )

    def _read(self) -> Closing:
        values = self._view.values
        return Closing(
            must_day(values, "day", self._today),
            values.get("reason", ""),
            ends_placements=bool(values.get("ends")),
            text=values.get("text", ""),
        )

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def closing_words(plan: "ClosingPlan", reason: str) -> str:
    """Return what closing a case does, in a few sentences."""
    parts = []
    if plan.step:
        parts.append(_("Sagen flyttes til trinnet {step}.").format(step=plan.step))
    parts += [_("Afsluttes: {what}.").format(what=what) for what in plan.placements]
    if plan.open_tasks:
        words = (
            ngettext("{n} åben opgave fjernes.", "{n} åbne opgaver fjernes.", plan.open_tasks)
            if reason == Onward.DOED
            else ngettext(
                "{n} åben opgave bortfalder.", "{n} åbne opgaver bortfalder.", plan.open_tasks
            )
        )
        parts.append(words.format(n=format_number(plan.open_tasks)))
    if plan.pauses:
        parts.append(_("Pausen slutter."))
    if reason == Onward.DOED:
        parts.append(_("Ydelser slutter samme dag."))
    parts.append(_("Historik og tal bevares, og sagen kan genåbnes."))
    return " ".join(parts)
