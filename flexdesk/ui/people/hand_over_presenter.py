"""What happens on the form of a hand-over. No Qt."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import DayError, FormView, Host, must_day, only_one, say_at, say_day
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.hand_over import CaseBrief, HandOverPlan
    from flexdesk.app.team_members import Member
    from flexdesk.ui.people.cases import PeopleCases, Person


class HandOverView(FormView, Protocol):
    """The form of a hand-over."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the citizens that are ticked."""
        ...

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """List citizens, all of them ticked: id and words."""
        ...

    def show_briefs(self, briefs: "Sequence[CaseBrief]") -> None:
        """Show each case in a few lines."""
        ...


class HandOverPresenter:
    """Lists whom it is about, counts what moves, and hands over."""

    def __init__(
        self, view: HandOverView, cases: "PeopleCases", runner: Runner, host: Host
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._chosen_before: tuple[str, ...] = ()
        self._everybody: tuple[Choice, ...] = ()
        self._first = ""

    def start(
        self,
        today: dt.date,
        me: str,
        members: "tuple[Member, ...]",
        people: "tuple[Person, ...]",
    ) -> None:
        """Fill the form with the chosen citizens, or with one's own caseload."""
        self._today = today
        whole = tuple(Choice(each.initials, each.shown) for each in members)
        own = people[0].consultant if people else me
        first = own if own in {each.key for each in whole} else whole[0].key if whole else ""
        self._everybody, self._first = whole, first
        words = ngettext("{n} valgt borger", "{n} valgte borgere", len(people))
        chosen = [Choice("", words.format(n=format_number(len(people))))]
        self._view.offer("whose", [*(chosen if people else ()), *whole], "" if people else first)
        self._offer_to(first, "")
        self._view.fill({"day": format_day(today)})
        self._chosen_before = tuple(each.id for each in people)
        if people:
            self._list(people)
        else:
            self.on_whose()

    def on_whose(self) -> None:
        """List the citizens of the consultant that is chosen, or the chosen ones."""
        whose = self._view.values.get("whose", "")
        chosen = self._chosen_before
        self._offer_to(whose or self._first, self._view.values.get("to", ""))
        self._runner.run(
            lambda _ctx: self._cases.caseload_of(whose) if whose else self._cases.people(chosen),
            self._list,
            failed=self._on_failed,
            key="hand-over-people",
        )

    def _offer_to(self, giver: str, chosen: str) -> None:
        """Offer everybody but the one who gives; whom it goes to is for the user to say."""
        others = [each for each in self._everybody if each.key != giver]
        kept = chosen if chosen in {each.key for each in others} else only_one(others)
        self._view.offer("to", others, kept)

    def on_changed(self) -> None:
        """Count what would move."""
        citizens, to = self._view.chosen, self._to()
        self._view.show_briefs(())
        if not citizens or not to:
            self._view.show_effect(_("Vælg mindst én borger og en, der tager imod."))
            return
        self._runner.run(
            lambda _ctx: self._cases.plan_hand_over(citizens, to),
            lambda plan: self._view.show_effect(plan_words(plan, to)),
            failed=self._on_failed,
            key="hand-over-plan",
        )

    def on_briefs(self) -> None:
        """Show each case in a few lines."""
        citizens = self._view.chosen
        self._runner.run(
            lambda _ctx: self._cases.briefs(citizens),
            self._view.show_briefs,
            failed=self._on_failed,
            key="hand-over-briefs",
        )

    def on_save(self) -> None:
        """Hand over."""
        values = self._view.values
        if not self._to():
            self._view.say_of("to", _("Vælg, hvem der tager imod, eller skriv initialerne."))
            return
        if not self._view.chosen:
            self._view.say_error(_("Vælg mindst én borger."), "")
            return
        try:
            day = must_day(values, "day", self._today)
        except DayError as error:
            say_day(self._view, error)
            return
        citizens, to, text = self._view.chosen, self._to(), values.get("text", "")

        def done(answer: "Done") -> None:
            self._view.forget()
            words = ngettext(
                "{n} borger er overdraget til {to}",
                "{n} borgere er overdraget til {to}",
                len(citizens),
            )
            text = words.format(n=format_number(len(citizens)), to=to)
            self._host.saved(text, answer)

        self._runner.run(
            lambda _ctx: self._cases.hand_over(citizens, to, day, text),
            done,
            failed=self._on_refused,
            lane=WRITE,
        )

    def _to(self) -> str:
        values = self._view.values
        return values.get("other", "").strip() or values.get("to", "")

    def _list(self, people: "tuple[Person, ...]") -> None:
        self._view.show_people(
            [(each.id, f"{self._host.shown(each)} · {each.candidate_no}") for each in people]
        )
        self.on_changed()

    def _on_refused(self, error: BaseException) -> None:
        to = "other" if self._view.values.get("other", "").strip() else "to"
        fields = {"hand_over.future": "day", "hand_over.none": to, "member.empty": to}
        say_at(self._view, error, fields)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def plan_words(plan: "HandOverPlan", to: str) -> str:
    """Return what a hand-over moves: "45 borgere og 23 åbne opgaver flytter til KON05"."""
    count = len(plan.citizens)
    if not count:
        return _("Alle de valgte er {to}s i forvejen.").format(to=to)
    people = ngettext("{n} borger", "{n} borgere", count).format(n=format_number(count))
    tasks = ngettext("{n} åben opgave", "{n} åbne opgaver", plan.open_tasks).format(
        n=format_number(plan.open_tasks)
    )
    parts = [_("{people} og {tasks} flytter til {to}.").format(people=people, tasks=tasks, to=to)]
    if plan.overdue:
        late = ngettext("{n} opgave er over fristen.", "{n} opgaver er over fristen.", plan.overdue)
        parts.append(late.format(n=format_number(plan.overdue)))
    if plan.running:
        runs = ngettext("{n} er i et forløb.", "{n} er i et forløb.", plan.running)
        parts.append(runs.format(n=format_number(plan.running)))
    if plan.paused:
        parts.append(_("{n} på pause.").format(n=format_number(plan.paused)))
    parts.append(_("Ét Fortryd tager det hele tilbage."))
    return " ".join(parts)
