"""What the form of making two workplaces one shows and does; knows no Qt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.kind_names import KIND_NAMES
from flexdesk.base.language import _
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.people.host import FormView
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.workplaces.sheets_presenter import SheetHost, SheetPresenter

if TYPE_CHECKING:
    from flexdesk.app.workplace_merge import MergePlan
    from flexdesk.ui.workplaces.sheets_cases import Pick, SheetCases, SheetStart


class MergeView(FormView, Protocol):
    """The form of making two workplaces one."""

    def offer_others(self, picks: "Sequence[Pick]") -> None:
        """Find among these."""
        ...

    def show_plan(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say what moves and what is taken over: words with a tone."""
        ...


class MergePresenter(SheetPresenter):
    """Which of two stays, and what moves to it."""

    def __init__(
        self,
        view: MergeView,
        cases: "SheetCases",
        runner: Runner,
        host: SheetHost,
        start: "SheetStart",
    ) -> None:
        super().__init__(view, cases, runner, host, start)
        self._view = view
        self._names = {pick.key: ", ".join(filter(None, (pick.name, pick.more)))
                       for pick in start.picks}  # fmt: skip
        self._names[start.workplace] = ", ".join(filter(None, (start.name, start.where)))
        self._richer = {pick.key for pick in start.picks if pick.is_richer}
        self._offered: str | None = None

    def start(self) -> None:
        """Fill the form: the one that looks like it is chosen when there is only one."""
        self._view.offer_others(self._begun.picks)
        super().start()
        self.on_changed()

    def on_changed(self) -> None:
        """Show what making them one would do; the richer of the two is the one that stays."""
        other, place = self._any.values.get("other", ""), self._begun.workplace
        if other != self._offered:
            self._offered = other
            keys = [place, other] if other else [place]
            choices = [Choice(key, self._names.get(key, "")) for key in keys]
            self._any.offer("keep", choices, other if other in self._richer else place)
        if not other:
            self._view.show_plan(())
            return
        keep, gone = self._both(other)
        self._runner.run(
            lambda _ctx: self._cases.plan(keep, gone),
            self._on_plan,
            failed=self._on_failed,
            key="merge-plan",
        )

    def on_save(self) -> None:
        """Make them one."""
        other = self._any.values.get("other", "")
        if not other:
            self._any.say_of("find", _("Vælg den arbejdsplads, der er det samme sted."))
            return
        keep, gone = self._both(other)
        self._write(
            lambda: self._cases.merge_into(keep, gone),
            _("Slået sammen til {name}").format(name=self._names.get(keep, "")),
            lambda done: self._host.show_workplace(done.id),
        )

    def _both(self, other: str) -> tuple[str, str]:
        """Return the one that stays and the one that goes."""
        place = self._begun.workplace
        return (other, place) if self._any.values.get("keep") == other else (place, other)

    def _on_plan(self, plan: "MergePlan") -> None:
        lines: list[tuple[str, str]] = []
        if plan.has_two_numbers:
            words = _("De har hvert sit P-nummer: er det virkelig det samme sted?")
            lines.append((words, "amber"))
        moved = ", ".join(_counted(entity, count) for entity, count in plan.moved)
        nothing = _("Ingen rækker flytter.")
        lines.append((_("Flytter: {what}").format(what=moved) if moved else nothing, "ink"))
        for each in plan.fields:
            words = f"{each.word}: {each.gone}"
            if each.is_taken:
                lines.append((_("Overtager {what}").format(what=words), "muted"))
        lines.append((_("{name} forsvinder. Ét Fortryd bringer den tilbage.").format(
            name=plan.gone.name), "muted"))  # fmt: skip
        self._view.show_plan(lines)


def _counted(entity: str, count: int) -> str:
    _plural, one, many = KIND_NAMES[entity]
    return f"{count} {one if count == 1 else many}"
