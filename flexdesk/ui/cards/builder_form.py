"""The form a card is written in: tabs, the guard, the draft; the paper stands beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.domain.card_codes import Section
from flexdesk.domain.kandidatkort import CardContent, Override
from flexdesk.ui.cards.builder_cases import BuilderCard, BuilderCases, PhotoToCrop
from flexdesk.ui.cards.builder_contact import ContactPage
from flexdesk.ui.cards.builder_crop import CropPanel
from flexdesk.ui.cards.builder_experience import ExperiencePage
from flexdesk.ui.cards.builder_frame import FramePage
from flexdesk.ui.cards.builder_needs import NeedsPage
from flexdesk.ui.cards.builder_pages import BuilderPage
from flexdesk.ui.cards.builder_presenter import NOTHING, BuilderPresenter, Shown
from flexdesk.ui.cards.builder_profile import ProfilePage
from flexdesk.ui.cards.builder_sections import SectionsPage
from flexdesk.ui.cards.builder_tabs import tab_choices, tab_of
from flexdesk.ui.cards.guard_field import GuardHost
from flexdesk.ui.cards.guard_panel import GuardPanel
from flexdesk.ui.cards.guard_places import Place, Said
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tab_scroll import TabScroll
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.shared.panel_runner import PanelRunner
from flexdesk.ui.shared.telling import say

if TYPE_CHECKING:
    from flexdesk.app.card_photo import Crop
    from flexdesk.app.changes import Changes, Done
    from flexdesk.ui.shared.bench import Bench

TELL_AFTER_MS, GUARD_AFTER_MS, KEEP_AFTER_MS = 40, 120, 500
_OVERRIDE = QEvent.Type.ShortcutOverride
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_EDGE = 24


class CardBuilder(QWidget):
    """The form of one citizen's card; `content_changed` is told 40 ms after a key."""

    content_changed = Signal(object, object)
    kept = Signal()
    found = Signal(int)
    """How many findings hold the card back."""

    def __init__(self, bench: "Bench") -> None:
        super().__init__()
        self._bench, self._look = bench, bench.look
        self.setObjectName("card-builder")
        self._is_filling = True
        self._candidate_no, self._is_protected, self._lacks_contact = "", False, False
        runner = PanelRunner(bench.runner, self, bench.say_error)
        host = _Host(self, bench)
        self.presenter = BuilderPresenter(self, BuilderCases(bench.desk), runner, host)
        self.pages = self._make_pages()
        self.panel = GuardPanel(self._look, self.presenter.mended)
        self._build()
        self._timers = [
            self._timer(TELL_AFTER_MS, self._on_told),
            self._timer(GUARD_AFTER_MS, self._on_paused),
            self._timer(KEEP_AFTER_MS, self.presenter.on_rested),
        ]
        self._connect()
        self._choose_tab("profile")
        self._is_filling = False

    def _make_pages(self) -> dict[str, BuilderPage]:
        look, find = self._look, self.presenter.offers
        self.profile = ProfilePage(look, find)
        self.contact = ContactPage(look)
        self.sections = SectionsPage(look)
        self.needs = NeedsPage(look, find, self.presenter.needs)
        self.frame = FramePage(look, find)
        return {
            "profile": self.profile,
            "experience": ExperiencePage(look, find),
            "frame": self.frame,
            "needs": self.needs,
            "contact": self.contact,
            "sections": self.sections,
        }

    def _build(self) -> None:
        card = Card(self._look)
        rows(self).addWidget(card)
        inside = rows(card, margins=(0, 0, 0, 1))
        head = QWidget(card)
        self.tabs = ChoiceRow(self._look, _("Kortets dele"))
        self.tabs.setObjectName("card-tabs")
        self._show_tabs({})
        rows(head, margins=(_EDGE, 10, _EDGE, 0)).addWidget(self.tabs)
        inside.addWidget(head)
        self.notice = NoticeBar(self._look, "card-notice")
        self._scroll = TabScroll(gap=12)
        self._body = self._scroll.body_layout
        self._body.addWidget(self.notice)
        self._about = label(size=13, tone="amber", bold=True, wrap=True)
        self._about.setObjectName("card-about-citizen")
        self._about.hide()
        self._body.addWidget(self._about)
        for page in self.pages.values():
            self._body.addWidget(page)
        self._body.addStretch(1)
        inside.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab)
        for page in self.pages.values():
            page.edited.connect(self._on_edited)
            for host in page.hosts:
                host.visited.connect(self.presenter.on_visited)
        self.profile.photo.chosen.connect(self.presenter.on_photo_chosen)
        self.panel.used.connect(self.presenter.on_used)
        self.panel.reasoned.connect(self._on_reasoned)
        self.panel.let_go.connect(self.presenter.on_let_go)
        self.panel.stepped.connect(self.presenter.on_stepped)

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(act)
        return timer

    @property
    def citizen(self) -> str:
        """Whose card is on the form."""
        return self.presenter.citizen

    @property
    def content(self) -> CardContent:
        """The card as it is typed now."""
        self._take()
        return self.presenter.content

    @property
    def overrides(self) -> tuple[Override, ...]:
        """The findings that were kept with a reason."""
        return self.presenter.overrides

    def load(self, citizen: str) -> None:
        """Show a citizen's card; what was typed about another is kept first."""
        try:
            self.keep_draft()
        except FlexDeskError as error:
            # it stays on the form: better the old card on screen than a lost one
            say(self, error)
            return
        for timer in self._timers:
            timer.stop()
        if citizen != self.citizen:
            # nothing of the one before may stand here while the next is read
            self.show_found(NOTHING)
            self.show_card(BuilderCard("", CardContent()))
            self.needs.translator.clear()
        self.presenter.load(citizen)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned; what is being typed is never read over."""
        if not any(timer.isActive() for timer in self._timers):
            self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show name and photo (F9)."""
        # a protected address: neither is ever drawn, so neither is asked for
        self.profile.hide_names(
            self._candidate_no, is_hidden=is_hidden, is_never=self._is_protected
        )
        hidden = _("{number}: navn og billede er skjult (F9)").format(number=self._candidate_no)
        protected = _("Adressen er beskyttet: kortet er altid uden navn, billede og steder.")
        nobody = _("Skriv under Kontakt, hvem arbejdsgiveren ringer til.")
        told = (
            hidden if is_hidden else "",
            protected if self._is_protected else "",
            nobody if self._lacks_contact else "",
        )
        self._about.setText("\n".join(filter(None, told)))
        self._about.setVisible(any(told))

    def go_to(self, section: str) -> None:
        """Go to the part of the form a section is written in."""
        self._choose_tab(tab_of(section))
        for host in self.hosts:
            if host.section == section:
                host.go_to(0, 0, 0)
                self._see(host)
                return
        self._page().take_focus()

    def go_to_finding(self, section: str) -> None:
        """Go to the first finding that holds the card back, else to its section."""
        places = self.presenter.shown.places
        place = next((place for place in places if place.is_block), None)
        if place is None:
            self.go_to(section)
        else:
            self.go_to_place(place)
            self.presenter.on_visited(place.section, place.at, place.start)

    def stop_at_unread(self) -> bool:
        """Go to hours or a day that cannot be used, and say whether there are any.

        The card still holds what stood there before: a version of it would not be what is typed.
        """
        field = self.frame.unread()
        if field is None:
            return False
        self._choose_tab("frame")
        field.edit.setFocus()
        return True

    @property
    def tab(self) -> str:
        """The tab one is on."""
        return self.tabs.key

    def show_tab(self, tab: str) -> None:
        """Go to a tab, and put the cursor where one writes on it."""
        if tab in self.pages:
            self._choose_tab(tab)
            self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where one writes: the first field of the tab."""
        self._page().take_focus()

    def keep_draft(self) -> None:
        """Keep what is typed, at once: the page is left or the register locks."""
        self._take()
        self._timers[2].stop()
        self.presenter.keep_now()

    def close_card(self) -> None:
        """Drop what is shown: the register is locked."""
        for timer in self._timers:
            timer.stop()
        self.presenter.close()
        self.show_found(NOTHING)
        self.show_card(BuilderCard("", CardContent()))
        self.needs.translator.clear()

    @property
    def hosts(self) -> list[GuardHost]:
        """Every part the guard reads, in the order of the form."""
        return [host for page in self.pages.values() for host in page.hosts]

    def said(self) -> tuple[Said, ...]:
        """Return every text of the form as the guard is told it."""
        return tuple(each for host in self.hosts for each in host.said())

    def show_card(self, card: BuilderCard) -> None:
        """Fill the fields."""
        self._is_filling = True
        self.notice.say("")
        self._candidate_no, self._is_protected = card.candidate_no, card.is_protected
        for page in self.pages.values():
            page.fill(card.content)
        self.profile.photo.show_photo(card.photo)
        self.contact.offer_newer(card.newer_contact)
        self.panel.least_reason = card.least_reason
        self._lacks_contact = bool(card.citizen) and not _is_reached(card.content)
        self.on_hide(is_hidden=self._bench.is_hidden)
        self._is_filling = False
        if card.citizen:
            self.presenter.on_paused(self.said())

    def show_found(self, shown: Shown) -> None:
        """Underline what was found, and explain one of it right under its field."""
        for host in self.hosts:
            host.show_places([p for p in shown.places if p.section == host.section
                              and self._is_of(host, p)])  # fmt: skip
        self._explain(shown)
        self._show_tabs(self._counts(shown))
        self.found.emit(sum(p.is_block for p in shown.places))

    def _explain(self, shown: Shown) -> None:
        """Put the panel under the field it is about; with nothing to explain it goes."""
        place, inside = shown.current, QApplication.focusWidget()
        about = self._host_of(place) if place is not None else None
        if place is not None and about is not None:
            about.hold(self.panel, place.at)
            self.panel.show_place(place, shown)
            self.panel.show()
            return
        had_focus = inside is not None and self.panel.isAncestorOf(inside)
        self.panel.hide()
        if had_focus:
            self.take_focus()

    def go_to_place(self, place: Place) -> None:
        """Put the cursor on what was found."""
        host = self._host_of(place)
        if host is None:
            return
        self._choose_tab(self._tab_of(host))
        host.go_to(place.at, place.start, place.end)
        self._see(self.panel)
        self._see(host)

    def write(self, place: Place, piece: tuple[int, int, str]) -> None:
        """Write other words in the place of those found."""
        host = self._host_of(place)
        if host is not None:
            host.write(place.at, *piece)
            self._check_now()

    def add_need(self, need: str) -> bool:
        """Add a need of the workplace under Hensyn; say whether it stands there."""
        return need in self.needs.needs.texts or self.needs.needs.append(need)

    def text_at(self, place: Place) -> str:
        """Return what stands in the field of a finding."""
        host = self._host_of(place)
        return host.text_at(place.at) if host is not None else ""

    def show_photo(self, photo: bytes | None, attachment: str) -> None:
        """Show another photo and take it on the card, its section on."""
        self.profile.photo.show_photo(photo)
        self.profile.photo.take(attachment)

    def ask_crop(self, picture: PhotoToCrop) -> None:
        """Have the picture cropped on a sheet."""

        def cropped(data: bytes, crop: "Crop") -> None:
            self.presenter.on_cropped(data, crop, self._bench.close_sheet)

        self.notice.say("")
        panel = CropPanel(self._look, picture, cropped, self._bench.close_sheet)
        self._bench.open_sheet(panel, _("Beskær billede"))

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose; what is typed stays."""
        self.notice.say(title, text)
        if title:
            self._scroll.verticalScrollBar().setValue(0)

    def event(self, event: QEvent) -> bool:
        # on this form F7 goes to the next finding, elsewhere it opens what is not transferred
        is_key = event.type() == _OVERRIDE and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and self._is_next(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_next(event):
            self.presenter.on_stepped(-1 if event.modifiers() & _SHIFT else 1)
        else:
            super().keyPressEvent(event)

    def _is_next(self, event: QKeyEvent) -> bool:
        return Qt.Key(event.key()) == Qt.Key.Key_F7 and bool(self.presenter.shown.total)

    def _on_edited(self) -> None:
        if not self._is_filling:
            self.presenter.on_touched()
            for timer in self._timers:
                timer.start()

    def _on_told(self) -> None:
        self._take()

    def _on_paused(self) -> None:
        self._take()
        self.presenter.on_paused(self.said())

    def _check_now(self) -> None:
        """What was just put right is read again without a wait."""
        self._timers[1].stop()
        self._on_paused()

    def _take(self) -> None:
        """Read the fields, when anything was typed since the last time."""
        if not self._timers[0].isActive() and not self._timers[2].isActive():
            return
        self._timers[0].stop()
        content = self.presenter.content
        for page in self.pages.values():
            if page is not self.sections:
                content = page.read(content)
        if content.off != self.presenter.content.off:
            # the photo turned its section on or off
            is_on = Section.BILLEDE.value not in content.off
            self.sections.turn_on(Section.BILLEDE, is_on=is_on)
        content = self.sections.read(content)
        if content != self.presenter.content:
            self.presenter.on_edited(content, self.said())
            self.sections.tell(content)
            self._tell_contact(content)

    def _tell_contact(self, content: CardContent) -> None:
        """Say that nobody can be rung up as long as it is so."""
        if self._lacks_contact is _is_reached(content):
            self._lacks_contact = not self._lacks_contact
            self.on_hide(is_hidden=self._bench.is_hidden)

    def _on_reasoned(self, reason: str) -> None:
        if self.presenter.on_reasoned(reason):
            place = self.presenter.shown.current
            if place is not None:
                self.go_to_place(place)
        else:
            self.panel.say_short()

    def _on_tab(self, key: str) -> None:
        self._choose_tab(key)

    def _choose_tab(self, key: str) -> None:
        self.tabs.choose(key)
        for name, page in self.pages.items():
            page.setVisible(name == key)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_tabs(self, counts: dict[str, int]) -> None:
        self.tabs.set_choices(tab_choices(counts), self.tabs.key or "profile")

    def _counts(self, shown: Shown) -> dict[str, int]:
        counts: dict[str, int] = {}
        for place in shown.places:
            host = self._host_of(place)
            if place.is_open and host is not None:
                key = self._tab_of(host)
                counts[key] = counts.get(key, 0) + 1
        return counts

    def _page(self) -> BuilderPage:
        return self.pages[self.tabs.key]

    def _tab_of(self, host: GuardHost) -> str:
        return next(key for key, page in self.pages.items() if host in page.hosts)

    def _host_of(self, place: Place) -> GuardHost | None:
        for host in self.hosts:
            if host.section == place.section and self._is_of(host, place):
                return host
        return None

    @staticmethod
    def _is_of(host: GuardHost, place: Place) -> bool:
        return any(each.at == place.at for each in host.said())

    def _see(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, 24)


def _is_reached(content: CardContent) -> bool:
    """Say whether the card tells whom to call or write to."""
    box = content.contact
    return bool(box.phone.strip() or box.email.strip())


class _Host:
    """The page and the window, as the presenter sees them."""

    def __init__(self, form: CardBuilder, bench: "Bench") -> None:
        self._form, self._bench = form, bench

    def card_changed(self, content: CardContent, overrides: tuple[Override, ...]) -> None:
        self._form.content_changed.emit(content, overrides)

    def card_kept(self) -> None:
        self._form.kept.emit()

    def said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)
