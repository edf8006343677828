"""Decides what the form of a card shows: drafts, findings one by one, proposals; knows no Qt."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.language import _
from flexdesk.domain.card_codes import Section
from flexdesk.domain.kandidatkort import CardContent, Override
from flexdesk.ui.cards.builder_cases import BuilderCard, BuilderCases, PhotoToCrop
from flexdesk.ui.cards.guard_mend import Mend, goes_to_needs, mend
from flexdesk.ui.cards.guard_places import Place, Said, places
from flexdesk.ui.shared.lanes import FILES, WRITE, Runner
from flexdesk.ui.shared.telling import say, say_unless_gone

if TYPE_CHECKING:
    from flexdesk.app.card_guard import CardFinding
    from flexdesk.app.card_photo import Crop
    from flexdesk.app.changes import Changes, Done

_KEY, _KEY_CHECK = "card-builder", "card-builder-check"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the form shows of the guard: every place, the one it is about, and how many wait."""

    places: tuple[Place, ...] = ()
    current: Place | None = None
    title: str = ""
    number: int = 0
    total: int = 0

    def __repr__(self) -> str:
        """Show the counts only: the rest is a citizen's."""
        return f"Shown({self.number} of {self.total})"


NOTHING = Shown()


class BuilderView(Protocol):
    """What the presenter asks of the form."""

    def show_card(self, card: BuilderCard) -> None:
        """Fill the fields."""
        ...

    def show_found(self, shown: Shown) -> None:
        """Underline what was found, and explain one of it."""
        ...

    def go_to_place(self, place: Place) -> None:
        """Put the cursor in the field a finding stands in."""
        ...

    def write(self, place: Place, piece: tuple[int, int, str]) -> None:
        """Write other words in the place of those found."""
        ...

    def text_at(self, place: Place) -> str:
        """Return what stands in the field of a finding now."""
        ...

    def add_need(self, need: str) -> bool:
        """Add a need of the workplace under Hensyn; say whether it stands there."""
        ...

    def show_photo(self, photo: bytes | None, attachment: str) -> None:
        """Show another photo and take it on the card."""
        ...

    def ask_crop(self, picture: PhotoToCrop) -> None:
        """Have the picture cropped."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class BuilderHost(Protocol):
    """What the presenter asks of the window and of the page the form stands on."""

    def card_changed(self, content: CardContent, overrides: tuple[Override, ...]) -> None:
        """Tell that the card says something else now."""
        ...

    def card_kept(self) -> None:
        """Tell that the draft lies in the register."""
        ...

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done and offer to take it back."""
        ...


class BuilderPresenter:
    """One citizen's working card."""

    def __init__(
        self, view: BuilderView, cases: BuilderCases, runner: Runner, host: BuilderHost
    ) -> None:
        self._view, self._cases, self._runner, self._host = view, cases, runner, host
        self._citizen = ""
        self._content = CardContent()
        self._overrides: tuple[Override, ...] = ()
        self._said: tuple[Said, ...] = ()
        self._is_dirty, self._is_loaded = False, False
        self._least_reason = 0
        self._shown = NOTHING
        self._visited: tuple[str, int, str, str] | None = None
        self._is_answered = False

    @property
    def citizen(self) -> str:
        """Whose card it is."""
        return self._citizen

    @property
    def content(self) -> CardContent:
        """The card as it stands."""
        return self._content

    @property
    def overrides(self) -> tuple[Override, ...]:
        """The findings that were kept with a reason and still stand."""
        return self._overrides

    @property
    def shown(self) -> Shown:
        """What is shown of the guard."""
        return self._shown

    def load(self, citizen: str) -> None:
        """Read a citizen's card; what was typed about another is kept first."""
        self.keep_now()
        if citizen != self._citizen:
            self._forget()
        self._citizen = citizen
        if citizen:
            self._runner.run(
                lambda _ctx: self._cases.card(citizen),
                self._on_card,
                failed=self._on_read_failed,
                key=_KEY,
            )

    def on_changes(self, changes: "Changes") -> None:
        """Read the card again when a version was made of it, or it was taken back."""
        kinds = {"card_version", "attachment", "citizen"}
        is_ours = bool(self._citizen) and changes.concerns(citizen=self._citizen)
        if is_ours and (changes.everything or changes.kinds & kinds) and not self._is_dirty:
            self.load(self._citizen)

    def on_touched(self) -> None:
        """A key was pressed: from now on nothing that is read may fill the fields."""
        self._is_dirty = self._is_loaded

    def on_edited(self, content: CardContent, said: Sequence[Said]) -> None:
        """Something was typed: tell the page, which shows it."""
        if not self._is_loaded:
            # the card is being read: what stands in the fields is nobody's yet
            return
        self._content, self._said = content, tuple(said)
        self._is_dirty = True
        self._host.card_changed(self._content, self._overrides)

    def on_paused(self, said: Sequence[Said]) -> None:
        """Have the guard read the card."""
        self._said = tuple(said)
        citizen, content, overrides, said_then = (
            self._citizen, self._content, self._overrides, self._said,
        )  # fmt: skip
        if not citizen or not self._is_loaded:
            return
        self._runner.run(
            lambda _ctx: (citizen, said_then, self._cases.check(citizen, content, overrides)),
            self._on_checked,
            failed=self._on_read_failed,
            key=_KEY_CHECK,
        )

    def on_rested(self) -> None:
        """Keep the card after a rest."""
        if not self._is_dirty:
            return
        citizen, content, overrides = self._citizen, self._content, self._overrides
        self._is_dirty = False
        self._runner.run(
            lambda _ctx: self._cases.keep(citizen, content, overrides),
            self._on_kept,
            failed=self._on_keep_failed,
            lane=WRITE,
        )

    def keep_now(self) -> None:
        """Keep the card at once, without a worker: the page is left or the register locks."""
        if self._is_dirty and self._citizen:
            self._cases.keep(self._citizen, self._content, self._overrides)
            self._is_dirty = False

    def close(self) -> None:
        """Drop the card: the register is locked."""
        self._citizen = ""
        self._forget()

    def on_stepped(self, by: int) -> None:
        """Go to the next or the previous finding that asks for an answer."""
        waiting = [place for place in self._shown.places if place.is_open]
        if not waiting:
            return
        keys = [place.key for place in waiting]
        current = self._shown.current
        here = keys.index(current.key) if current is not None and current.key in keys else None
        if here is None:
            at = 0 if by > 0 else len(keys) - 1
        elif keys[here] != self._visited:
            # the one that is explained comes first, as long as nobody has been there
            at = here
        else:
            at = (here + by) % len(keys)
        self._visited = keys[at]
        self._show(keys[at])
        self._view.go_to_place(waiting[at])

    def on_visited(self, section: str, at: int, caret: int) -> None:
        """The cursor came to a field: what stands there is what the panel explains."""
        here = [p for p in self._shown.places if (p.section, p.at) == (section, at)]
        if not here:
            return
        under = [p for p in here if p.start <= caret <= p.end]
        first = next(iter((*under, *[p for p in here if p.is_open], *here)))
        self._visited = first.key
        current = self._shown.current
        if current is None or first.key != current.key:
            self._show(first.key)

    def on_used(self, proposal: str) -> None:
        """Put right what was found: its clause goes, a proposal is written where it belongs."""
        place = self._shown.current
        if place is None:
            return
        change = self.mended(place, proposal)
        if change.need and not self._view.add_need(change.need):
            self._view.say_error(
                _("Der er ikke plads til flere hensyn."),
                _("Intet er ændret. Fjern et hensyn under Hensyn, og prøv igen."),
            )
            return
        self._view.write(place, change.piece)

    def mended(self, place: Place, proposal: str) -> Mend:
        """Return what a proposal would do to the field the finding stands in."""
        to_needs = goes_to_needs(place.section, place.finding.kind, proposal)
        text, written = self._view.text_at(place), "" if to_needs else proposal
        change = mend(text, place.start, place.end, written)
        return dataclasses.replace(change, need=proposal if to_needs else "")

    def on_reasoned(self, reason: str) -> bool:
        """Keep what was found, with a reason; say whether the reason is long enough."""
        place, told = self._shown.current, " ".join(reason.split())
        if place is None or place.finding.is_final or len(told) < self._least_reason:
            return False
        kept = Override(place.section, place.finding.rule, place.words, told)
        self._is_answered = True
        self._set_overrides((*self._without(place), kept))
        return True

    def on_let_go(self) -> None:
        """Take a reason back: the finding asks anew."""
        if self._shown.current is not None:
            self._set_overrides(self._without(self._shown.current))

    def offers(self, kind: str, typed: str) -> tuple[str, ...]:
        """Return what a list offers."""
        return self._cases.offers(kind, typed)

    def needs(self, limitation: str) -> tuple[str, ...]:
        """Return what may be said on the card for what stays in the house."""
        return self._cases.needs(limitation)

    def on_photo_chosen(self, path: str) -> None:
        """Read a picture and have it cropped."""
        self._runner.run(
            lambda _ctx: self._cases.look_at(Path(path)),
            self._view.ask_crop,
            failed=self._on_failed,
            lane=FILES,
        )

    def on_cropped(self, data: bytes, crop: "Crop", then: Callable[[], None]) -> None:
        """Keep the square of the picture with the citizen, and take it on the card."""
        citizen = self._citizen

        def on_kept(answer: "tuple[Done, bytes | None]") -> None:
            done, photo = answer
            then()
            if citizen == self._citizen:
                self._view.show_photo(photo, done.id)
            self._host.said(_("Billedet er gemt"), done)

        self._runner.run(
            lambda _ctx: self._cases.keep_photo(citizen, data, crop),
            on_kept,
            failed=self._on_failed,
            lane=WRITE,
        )

    def _forget(self) -> None:
        self._content, self._overrides, self._said = CardContent(), (), ()
        self._is_dirty, self._is_loaded = False, False
        self._shown, self._visited = NOTHING, None

    def _on_card(self, card: BuilderCard) -> None:
        if card.citizen != self._citizen or self._is_dirty:
            return
        self._content, self._overrides = card.content, card.overrides
        self._is_loaded, self._least_reason = True, card.least_reason
        self._view.show_card(card)
        self._host.card_changed(self._content, self._overrides)

    def _on_checked(self, answer: "tuple[str, tuple[Said, ...], tuple[CardFinding, ...]]") -> None:
        citizen, said, found = answer
        if citizen != self._citizen:
            return
        current, is_answered = self._shown.current, self._is_answered
        self._is_answered = False
        self._shown = dataclasses.replace(self._shown, places=places(said, found))
        key = current.key if current is not None else None
        waiting = [place for place in self._shown.places if place.is_open]
        beside = next((p for p in waiting if key and (p.section, p.at) == key[:2]), None)
        if is_answered and beside is not None:
            # one is answered: what is explained is the next in the same text
            self._visited = beside.key
            self._show(beside.key)
            self._view.go_to_place(beside)
        else:
            self._show(key)

    def _show(self, key: tuple[str, int, str, str] | None) -> None:
        """Show the places with one explained: the wanted one, else the first that waits."""
        every = self._shown.places
        waiting = [place for place in every if place.is_open]
        current = next((place for place in every if place.key == key), None)
        if current is None:
            near = [p for p in waiting if key is not None and (p.section, p.at) == key[:2]]
            current = next(iter((*near, *waiting)), None)
        number = waiting.index(current) + 1 if current in waiting else 0
        title = self._cases.title_of(current.finding.kind) if current is not None else ""
        self._shown = Shown(every, current, title, number, len(waiting))
        self._view.show_found(self._shown)

    def _without(self, place: Place) -> tuple[Override, ...]:
        gone = (place.section, place.finding.rule, place.words)
        return tuple(o for o in self._overrides if (o.section, o.rule, o.text) != gone)

    def _set_overrides(self, overrides: tuple[Override, ...]) -> None:
        self._overrides = overrides
        self._is_dirty = True
        self._host.card_changed(self._content, self._overrides)
        self.on_paused(self._said)
        self.on_rested()

    def _on_kept(self, _answer: object) -> None:
        self._host.card_kept()

    def _on_keep_failed(self, error: BaseException) -> None:
        self._is_dirty = True
        say_unless_gone(self._view, error)

    def _on_read_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)


def with_photo(content: CardContent, attachment: str) -> CardContent:
    """Return the card with a photo, its section on; without one the section is off."""
    off = [code for code in content.off if code != Section.BILLEDE.value]
    if not attachment:
        off.append(Section.BILLEDE.value)
    return dataclasses.replace(content, photo=attachment, off=tuple(off))
