"""Decides what the frame of a citizen's page shows: head, bands, counts, who comes next. No Qt."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizen.tabs import ATTACHMENTS, PLACEMENTS, SUPPORT
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import is_gone, say

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes
    from flexdesk.app.citizen_head import CitizenHead
    from flexdesk.ui.citizen.cases import CitizenCases

REVEAL_REASON = "vist på borgerens side"
REVEAL_SECONDS = 15
_HEAD, _ORDER = "citizen-head", "citizen-order"


class FrameView(Protocol):
    """What the presenter asks of the page."""

    def show_head(self, head: "CitizenHead | None", name: str) -> None:
        """Show who it is; nobody clears the page."""
        ...

    def show_place(self, words: str, *, has_previous: bool, has_next: bool) -> None:
        """Show the place in the list one leafs through."""
        ...

    def show_counts(self, counts: dict[str, str]) -> None:
        """Show counts at the tabs."""
        ...

    def show_cpr(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class FramePresenter:
    """Who the page is about."""

    def __init__(
        self,
        view: FrameView,
        cases: "CitizenCases",
        runner: Runner,
        listed: Callable[[], Sequence[str]],
        gone: Callable[[], None] = lambda: None,
    ) -> None:
        self._gone = gone
        self._view, self._cases, self._runner, self._listed = view, cases, runner, listed
        self._citizen = ""
        self._head: CitizenHead | None = None
        self._order: tuple[str, ...] = ()
        self._is_hidden = self._is_stale = False

    @property
    def citizen(self) -> str:
        """The id of the citizen shown, empty for none."""
        return self._citizen

    @property
    def head(self) -> "CitizenHead | None":
        """What was read last."""
        return self._head

    def show(self, citizen: str) -> None:
        """Show a citizen; the opening is logged once."""
        is_new = citizen != self._citizen
        self._citizen = citizen
        self._take_order()
        if not is_new:
            return
        self._read()
        self._runner.run(
            lambda _ctx: self._cases.log_opened(citizen),
            _ignore,
            failed=self._on_failed,
            lane=WRITE,
        )

    def load(self) -> None:
        """Read again if something moved while the page was behind."""
        if self._is_stale and self._citizen:
            self._read()

    def on_changes(self, changes: "Changes", *, is_seen: bool) -> None:
        """Read again what is concerned, at once when the page is seen."""
        if not self._citizen:
            return
        if changes.everything or changes.concerns(citizen=self._citizen):
            self._is_stale = True
            if is_seen:
                self._read()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show the name."""
        self._is_hidden = is_hidden
        if self._head is not None:
            self._view.show_head(self._head, self._name(self._head))

    def on_reveal(self) -> None:
        """Show the whole CPR number for a while; the look is logged."""
        citizen = self._citizen
        if citizen:
            self._runner.run(
                lambda _ctx: (citizen, self._cases.reveal_cpr(citizen, REVEAL_REASON)),
                self._on_revealed,
                failed=self._on_failed,
                lane=WRITE,
                key="citizen-reveal",
            )

    def neighbour(self, by: int) -> str:
        """Return the citizen *by* places further on, empty at the end of the list."""
        if self._citizen not in self._order:
            return ""
        at = self._order.index(self._citizen) + by
        return self._order[at] if 0 <= at < len(self._order) else ""

    def close(self) -> None:
        """Drop every row."""
        self._citizen, self._head, self._order = "", None, ()
        self._view.show_head(None, "")

    def _read(self) -> None:
        citizen = self._citizen
        self._is_stale = False
        self._runner.run(
            lambda _ctx: self._cases.head(citizen),
            self._on_head,
            failed=self._on_failed,
            key=_HEAD,
        )

    def _on_head(self, head: "CitizenHead") -> None:
        if head.id != self._citizen:
            return
        self._head = head
        self._view.show_head(head, self._name(head))
        counts = {
            PLACEMENTS: head.placements,
            SUPPORT: head.supports,
            ATTACHMENTS: head.attachments,
        }
        self._view.show_counts({key: format_number(n) if n else "" for key, n in counts.items()})

    def _name(self, head: "CitizenHead") -> str:
        if not self._is_hidden:
            return head.name
        return _("Kandidat {no}").format(no=head.candidate_no or "–")

    def _take_order(self) -> None:
        """Leaf in the list one came from; without one, through all in order of names."""
        listed = tuple(self._listed())
        if self._citizen in listed:
            self._on_order(listed)
        elif self._citizen in self._order:
            self._show_place()
        else:
            self._runner.run(
                lambda _ctx: self._cases.order(), self._on_order, failed=self._on_failed, key=_ORDER
            )

    def _on_order(self, order: Sequence[str]) -> None:
        self._order = tuple(order)
        self._show_place()

    def _show_place(self) -> None:
        words = ""
        if self._citizen in self._order:
            at = self._order.index(self._citizen) + 1
            words = _("{n} af {all}").format(
                n=format_number(at), all=format_number(len(self._order))
            )
        self._view.show_place(
            words, has_previous=bool(self.neighbour(-1)), has_next=bool(self.neighbour(1))
        )

    def _on_revealed(self, answer: tuple[str, str]) -> None:
        citizen, digits = answer
        if citizen == self._citizen:
            self._view.show_cpr(digits, REVEAL_SECONDS)

    def _on_failed(self, error: BaseException) -> None:
        if is_gone(error):
            self._citizen, self._head = "", None
            self._gone()
        else:
            say(self._view, error)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
