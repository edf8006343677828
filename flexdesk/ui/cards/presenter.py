"""Decides what the page of one card shows; knows no Qt."""

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.errors import CancelledError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.card_codes import CardLook, CardSize, Sight
from flexdesk.ui.cards.list_presenter import CONCERNS
from flexdesk.ui.shared.lanes import FILES, WRITE, Runner
from flexdesk.ui.shared.telling import is_gone, say

if TYPE_CHECKING:
    import datetime as dt

    from flexdesk.app.card_preview import Preview, PreviewWish
    from flexdesk.app.changes import Changes, Done
    from flexdesk.app.consent_rows import Coverage
    from flexdesk.app.jobs import JobContext
    from flexdesk.domain.kandidatkort import CardContent, Override
    from flexdesk.ui.cards.cases import CardCases, CardHead

    Typed = tuple[CardContent, tuple[Override, ...]]

_HEAD, _PREVIEW = "card-head", "card-preview"


class CardView(Protocol):
    """The page of one card as its presenter sees it."""

    def show_head(self, line: str, head: "CardHead", *, is_hidden: bool) -> None:
        """Show whose card it is and what the consent says."""
        ...

    def show_coverage(self, told: "Coverage", *, has_version: bool) -> None:
        """Show what the consent says of what is typed."""
        ...

    def show_verbs(self, *, is_draft: bool, why_not: str, can_hand_out: bool) -> None:
        """Show which verb is next, and why a version cannot be saved when it cannot."""
        ...

    def show_wish(self, wish: "PreviewWish") -> None:
        """Show how the card is looked at."""
        ...

    def show_preview(self, shown: "Preview") -> None:
        """Show the paper."""
        ...

    def load_builder(self, citizen: str) -> None:
        """Have the form read a citizen's card."""
        ...

    def reload_builder(self, citizen: str) -> None:
        """Have the form read the card it shows again."""
        ...

    def go_to_finding(self, section: str) -> None:
        """Go to the words that hold the card back."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        ...


class CardHost(Protocol):
    """The window, as far as the page needs it."""

    def said(self, text: str, done: "Done | None" = None) -> None:
        """Say that something is done."""
        ...

    def leave(self) -> None:
        """Go back to the list: the citizen is no more."""
        ...

    def draft_kept(self) -> None:
        """A draft was kept: the list no longer says what stands."""
        ...


class CardPresenter:
    """The card that is open: what is typed, how it is looked at, what may be done with it."""

    def __init__(self, view: CardView, cases: "CardCases", runner: Runner, host: CardHost) -> None:
        from flexdesk.app.card_preview import PreviewWish

        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._head: CardHead | None = None
        self._typed: Typed | None = None
        self._kept_at: dt.datetime | None = None
        self._wish = PreviewWish()
        self._shown: Preview | None = None
        self._is_hidden = False

    @property
    def citizen(self) -> str:
        """The citizen whose card is open, empty for none."""
        return self._citizen

    @property
    def head(self) -> "CardHead | None":
        """Whose card is open, and how far it is."""
        return self._head

    @property
    def shown(self) -> "Preview | None":
        """What is shown of the card."""
        return self._shown

    @property
    def wish(self) -> "PreviewWish":
        """How the card is looked at; with names hidden it is the unnamed one."""
        if self._is_hidden:
            return replace(self._wish, sight=Sight.ANONYM)
        return self._wish

    @property
    def version(self) -> str:
        """The id of the newest version, empty for none."""
        return self._head.version if self._head is not None else ""

    def show(self, citizen: str) -> None:
        """Open a citizen's card."""
        if citizen != self._citizen:
            self._citizen, self._head, self._typed, self._shown = citizen, None, None, None
            self._kept_at = None
            self._view.load_builder(citizen)
        self._view.show_wish(self.wish)
        self._read()

    def load(self) -> None:
        """Read again how far the card is."""
        if self._citizen:
            self._read()

    def on_content(self, content: "CardContent", overrides: "tuple[Override, ...]") -> None:
        """Take what is typed; the view asks for the paper after a rest."""
        was = (self._is_draft, self._is_untouched)
        self._typed = (content, overrides)
        if was != (self._is_draft, self._is_untouched):
            self._show_head()

    def draw(self) -> None:
        """Draw the card as it stands; a newer wish silences an older."""
        if self._typed is None or not self._citizen:
            return
        citizen, typed, wish = self._citizen, self._typed, self.wish

        def job(ctx: "JobContext") -> "Preview":
            if ctx.is_cancelled:
                # a newer one waits behind it
                raise CancelledError
            return self._cases.preview(citizen, *typed, wish)

        self._runner.run(job, self._on_preview, failed=self._on_failed, lane=FILES, key=_PREVIEW)

    def on_kept(self) -> None:
        """The form kept what is typed."""
        self._kept_at = self._cases.now()
        self._host.draft_kept()
        self._read()

    def on_sight(self, sight: str) -> None:
        """Look at the card with other eyes."""
        self._change(replace(self._wish, sight=Sight(sight)))

    def on_size(self, size: str) -> None:
        """Look at the card on another paper."""
        self._change(replace(self._wish, size=CardSize(size)))

    def on_look(self, look: str) -> None:
        """Look at the card in another look."""
        self._change(replace(self._wish, look=CardLook(look)))

    def on_language(self, language: str) -> None:
        """Look at the card with the fixed words of another language."""
        self._change(replace(self._wish, language=language))

    def on_width(self, pixels: int) -> None:
        """Draw the picture as wide as it is shown."""
        self._change(replace(self._wish, width=pixels))

    def on_finding(self) -> None:
        """Go to the first finding that holds the card back."""
        if self._shown is not None and self._shown.stopping:
            self._view.go_to_finding(str(self._shown.stopping[0].section))

    def on_save(self) -> None:
        """Make a version of what is typed."""
        if self._typed is None:
            return
        citizen, typed = self._citizen, self._typed

        def done(answer: "Done") -> None:
            self._kept_at = None
            self._host.said(_("Version gemt"), answer)
            self._host.draft_kept()
            if citizen == self._citizen:
                # a version says it in single blanks: the form goes on from there
                self._typed = None
                self._view.reload_builder(citizen)
                self._read()

        self._runner.run(
            lambda _ctx: self._cases.make_version(citizen, *typed),
            done,
            failed=self._on_failed,
            lane=WRITE,
        )

    def on_changes(self, changes: "Changes", *, is_seen: bool) -> None:
        """Read again what is concerned."""
        if self._citizen and is_seen and (changes.everything or changes.kinds & CONCERNS):
            self._read()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names; hidden, the paper is the unnamed one."""
        if self._is_hidden == is_hidden:
            return
        self._is_hidden = is_hidden
        self._view.show_wish(self.wish)
        self._show_head()
        self.draw()

    def close(self) -> None:
        """Drop all of it."""
        self._citizen, self._head, self._typed, self._shown = "", None, None, None
        self._kept_at = None

    def _change(self, wish: "PreviewWish") -> None:
        if wish != self._wish:
            self._wish = wish
            self._view.show_wish(self.wish)
            self.draw()

    def _read(self) -> None:
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: self._cases.head(citizen),
            self._on_head,
            failed=self._on_no_head,
            key=_HEAD,
        )

    def _on_head(self, head: "CardHead") -> None:
        if head.citizen != self._citizen:
            return
        is_first = self._head is None
        is_other = self._head is not None and self._head.coverage != head.coverage
        self._head = head
        if self._typed is None:
            self._typed = (head.draft.content, head.draft.overrides)
        self._show_head()
        if is_first or is_other:
            # what a consent covers is what is drawn
            self.draw()

    def _on_no_head(self, error: BaseException) -> None:
        if is_gone(error) and self._citizen:
            self._host.leave()
        else:
            self._on_failed(error)

    def _on_preview(self, shown: "Preview") -> None:
        if not self._citizen:
            # the register was locked while it was drawn
            return
        self._shown = shown
        self._view.show_preview(shown)
        self._view.show_coverage(shown.coverage, has_version=bool(self.version))
        self._show_verbs()

    def _show_head(self) -> None:
        if self._head is not None:
            head = self._head
            self._view.show_head(self._line(), head, is_hidden=self._is_hidden)
            told = self._shown.coverage if self._shown is not None else head.coverage
            self._view.show_coverage(told, has_version=bool(head.version))
            self._show_verbs()

    def _show_verbs(self) -> None:
        head, shown = self._head, self._shown
        if head is None:
            return
        why = ""
        if head.is_closed:
            why = _("Sagen er lukket: der laves ikke flere versioner.")
        elif shown is not None and shown.stopping:
            why = _("Løs fundene, før versionen kan gemmes.")
        elif shown is not None and shown.overflows:
            why = _("Gør teksten kortere, før versionen kan gemmes.")
        elif not self._is_draft:
            why = _("Der er intet nyt siden version {n}.").format(n=format_number(head.number))
        self._view.show_verbs(is_draft=self._is_draft, why_not=why, can_hand_out=bool(head.version))

    @property
    def _is_draft(self) -> bool:
        """Whether something is written that is in no version."""
        head = self._head
        if head is None or head.is_typed or not head.version:
            return True
        return self._typed != (head.draft.content, head.draft.overrides)

    @property
    def _is_untouched(self) -> bool:
        """Whether nobody has written anything: what stands there was found in the case."""
        head = self._head
        if head is None or head.is_typed or head.version:
            return False
        return self._typed in (None, (head.draft.content, head.draft.overrides))

    def _line(self) -> str:
        head = self._head
        if head is None:
            return ""
        who = head.candidate_no if self._is_hidden else head.name
        if not self._is_draft:
            made = format_day(head.made_on) if head.made_on else ""
            text = _("version {n} fra {day}").format(n=format_number(head.number), day=made)
            return f"{who} · {text}"
        text = _("version {n}, kladde").format(n=format_number(head.number + 1))
        if self._is_untouched:
            text = _("ikke begyndt, udfyldt fra sagen")
        kept = _("gemt kl. {time}").format(time=f"{self._kept_at:%H.%M}") if self._kept_at else ""
        return " · ".join(part for part in (who, text, kept) if part)

    def _on_failed(self, error: BaseException) -> None:
        if self._citizen:
            say(self._view, error)
