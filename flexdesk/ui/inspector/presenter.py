"""What happens on the page Tjek data. No Qt."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.inspector import MINE, TEAM
from flexdesk.base.language import _
from flexdesk.ui.inspector.rows import ALL, ShownGroup, ShownLine, groups_of, page_words, tabs_of
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.inspector import InspectorPage
    from flexdesk.app.inspector_fixes import Fix
    from flexdesk.ui.inspector.cases import InspectorCases

_CONCERNS = frozenset(
    {
        "citizen", "benefit", "placement", "hours", "pass", "task", "pause", "setting",
        "workplace", "workplace_person", "employer", "note", "contact", "substitute", "inspector",
    }
)  # fmt: skip


class InspectorView(Protocol):
    """The page as its presenter sees it."""

    def show_scope(self, choices: Sequence[Choice], key: str) -> None:
        """Offer whose cases to look at."""
        ...

    def show_parts(self, choices: Sequence[Choice], key: str) -> None:
        """Show the parts of the page with their counts."""
        ...

    def show_groups(self, groups: Sequence[ShownGroup], line: str) -> None:
        """Show what was found, and the grey line of the page."""
        ...

    def show_nothing(self, title: str, text: str, verb: str) -> None:
        """Show that there is nothing to put right, and where to look instead."""
        ...

    def show_fixes(self, key: str, fixes: "Sequence[Fix]") -> None:
        """Open the editor under a line."""
        ...

    def close_editor(self) -> None:
        """Close the editor."""
        ...

    def focus_line(self, key: str) -> None:
        """Put the focus on a line."""
        ...

    def say_fix(self, text: str) -> None:
        """Say in the editor what is wrong."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say on the page what went wrong."""
        ...


class InspectorHost(Protocol):
    """The window, as far as the page needs it."""

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done."""
        ...

    def open_citizen(self, citizen: str) -> None:
        """Open a citizen's page."""
        ...

    def open_place(self, workplace: str) -> None:
        """Open a workplace."""
        ...

    def counted(self, count: int) -> None:
        """Show how many contradictions there are."""
        ...

    def go_import(self) -> None:
        """Go where citizens come from."""
        ...


class InspectorPresenter:
    """Reads what is found, puts one line right at a time, and goes on to the next."""

    def __init__(
        self, view: InspectorView, cases: "InspectorCases", runner: Runner, host: InspectorHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._page: InspectorPage | None = None
        self._scope, self._who = MINE, ""
        self._part = ALL
        self._wide: frozenset[str] = frozenset()
        self._next = ""
        self._is_hidden = self._has_citizens = False
        self._is_stale = True
        self._is_busy = False

    @property
    def lines(self) -> tuple[ShownLine, ...]:
        """The lines that are shown, in order."""
        return tuple(line for group in self._groups() for line in group.lines)

    def load(self) -> None:
        """Read when something changed since it was read."""
        if self._is_stale:
            self._is_stale = False
            self._read()

    def show(self, citizen: str) -> None:
        """Look at one citizen only."""
        self._scope, self._part, self._is_stale = citizen, ALL, True

    def on_scope(self, key: str) -> None:
        """Look at one's own cases or the team's."""
        self._scope, self._part, self._wide = key, ALL, frozenset()
        self._read()

    def on_part(self, key: str) -> None:
        """Show one part of the page."""
        self._part = key
        self._show()

    def on_more(self, code: str) -> None:
        """Show all lines of a kind."""
        self._wide |= {code}
        self._show()

    def on_empty(self) -> None:
        """Look at the team when one's own is in order, or where citizens come from."""
        if not self._has_citizens:
            self._host.go_import()
        else:
            self.on_scope(TEAM)

    def on_opened(self, key: str) -> None:
        """Open the editor under a line."""
        line = self._line(key)
        if line is not None and line.is_aside:
            self._view.show_fixes(key, ())
            return
        self._runner.run(
            lambda _ctx: self._cases.fixes(key),
            lambda fixes: self._view.show_fixes(key, fixes),
            failed=self._on_failed,
            key="inspector-fixes",
        )

    def on_fix(self, key: str, fix: str, values: Mapping[str, str]) -> None:
        """Put a line right."""
        self._do(key, lambda: self._cases.apply(key, fix, values), _("Rettet: {name}"))

    def on_aside(self, key: str, reason: str) -> None:
        """Say that a line is no error."""
        self._do(key, lambda: self._cases.set_aside(key, reason), _("Sat til side: {name}"))

    def on_take_up(self, key: str) -> None:
        """Take a line up again."""
        self._do(key, lambda: self._cases.take_up(key), _("Taget op igen: {name}"))

    def on_citizen(self, key: str, *, is_other: bool = False) -> None:
        """Open the page of the citizen or the workplace a line is about."""
        line = self._line(key)
        if line is not None and line.place:
            self._host.open_place(line.other if is_other else line.place)
        elif line is not None and (line.other if is_other else line.citizen):
            self._host.open_citizen(line.other if is_other else line.citizen)

    def on_changes(self, changes: "Changes") -> None:
        """Read again at the next visit, or at once where the page is what changed it."""
        if changes.everything or changes.kinds & _CONCERNS:
            self._is_stale = True

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self._is_hidden = is_hidden
        self._show()

    def close(self) -> None:
        """Drop every row."""
        self._page = None
        self._who = ""

    def _do(self, key: str, job: "Callable[[], Done]", words: str) -> None:
        line = self._line(key)
        if line is None or self._is_busy:
            return
        self._is_busy = True
        after = self._after(key)

        def done(answer: "Done") -> None:
            self._is_busy = False
            self._next = after
            self._view.close_editor()
            self._host.said(words.format(name=line.name), answer)
            self._is_stale = False
            self._read()

        self._runner.run(lambda _ctx: job(), done, failed=self._on_refused, lane=WRITE)

    def _after(self, key: str) -> str:
        keys = [line.key for line in self.lines]
        at = keys.index(key) if key in keys else -1
        rest = [*keys[at + 1 :], *reversed(keys[: max(at, 0)])]
        return rest[0] if rest else ""

    def _line(self, key: str) -> ShownLine | None:
        return next((line for line in self.lines if line.key == key), None)

    def _groups(self) -> tuple[ShownGroup, ...]:
        if self._page is None:
            return ()
        return groups_of(self._page, self._part, self._wide, is_hidden=self._is_hidden)

    def _read(self) -> None:
        scope = self._scope
        is_one = scope not in {MINE, TEAM}
        self._runner.run(
            lambda _ctx: (
                self._cases.page(scope),
                self._cases.who(scope) if is_one else ("", ""),
                self._cases.has_citizens(),
            ),
            self._on_read,
            failed=self._on_failed,
            key="inspector",
        )

    def _on_read(self, answer: "tuple[InspectorPage, tuple[str, str], bool]") -> None:
        self._page, who, self._has_citizens = answer
        self._who = who[1] if self._is_hidden else who[0]
        if self._scope == MINE and not self._page.has_own:
            self._scope = TEAM
        parts = {choice.key for choice in tabs_of(self._page)}
        self._part = self._part if self._part in parts else ALL
        if self._scope == MINE:
            self._host.counted(self._page.count("modstrid"))
        self._show()
        wanted, self._next = self._next, ""
        if wanted and self._line(wanted) is not None:
            self._view.focus_line(wanted)

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self._view.show_scope(self._scopes(), self._scope)
        groups = self._groups()
        if groups:
            self._view.show_parts(tabs_of(page), self._part)
            self._view.show_groups(groups, page_words(page))
        else:
            self._show_nothing()

    def _scopes(self) -> tuple[Choice, ...]:
        found = [Choice(MINE, _("Mine"))] if self._page is not None and self._page.has_own else []
        found.append(Choice(TEAM, _("Teamet")))
        if self._who:
            found.append(Choice(self._scope, self._who))
        return tuple(found)

    def _show_nothing(self) -> None:
        if not self._has_citizens:
            self._view.show_nothing(
                _("Ingen borgere endnu"),
                _("Her kommer modstrid og huller i jeres data, når borgerne er læst ind."),
                _("Importér en fil"),
            )
            return
        texts = {
            MINE: _("Ingen modstrid og intet, der mangler, i dine sager."),
            TEAM: _("Ingen modstrid og intet, der mangler, i teamets sager."),
        }
        text = texts.get(self._scope, _("Ingen modstrid og intet, der mangler, om borgeren."))
        self._view.show_nothing(
            _("Intet at rette"), text, "" if self._scope == TEAM else _("Se hele teamet")
        )

    def _on_refused(self, error: BaseException) -> None:
        self._is_busy = False
        told = sentence_of(error)
        self._view.say_fix(f"{told.happened} {told.do}")

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
