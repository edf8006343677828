"""The page of one workplace: "hvem har vi hos jer?" answered at the top, all else beneath."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.parts.tab_scroll import TabScroll
from flexdesk.ui.workplaces import page_lines
from flexdesk.ui.workplaces.page_facts import PlaceFacts
from flexdesk.ui.workplaces.page_people import RowsCard
from flexdesk.ui.workplaces.page_side import NextCard, OpeningsCard, PersonsCard
from flexdesk.ui.workplaces.page_talks import TalksCard

if TYPE_CHECKING:
    from flexdesk.app.citizen_facts import Fact
    from flexdesk.app.workplace_page import WorkplacePage

SIDE_WIDTH = 308
_TWO_BESIDE = 760
_NOW_SHOWN = 15
_TOP = Qt.AlignmentFlag.AlignTop
PERSON, EMPLOYER, MERGE = "workplace-person", "employer", "merge-workplaces"
CARDS = "card-batch"


class WorkplaceView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    closed = Signal()
    citizen_wanted = Signal(str)
    place_wanted = Signal(str)
    sheet_wanted = Signal(str, str)
    """Name of an offer, and the row it is about, empty for a new one."""
    next_finished = Signal()
    copied = Signal(str)
    fact_saved = Signal(str, str, str)
    draft_changed = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("workplace-page")
        self._look = look
        self._place = ""
        self._phone = ""
        self._citizens: dict[str, str] = {}
        layout = rows(self, gap=0)
        top = QWidget()
        self._top = rows(top, margins=(24, 16, 24, 0), gap=0)
        layout.addWidget(top)
        self._build_head()
        self._build_verbs()
        self.notice = NoticeBar(look, "workplace-notice")
        self._top.addWidget(self.notice)
        self._top.addSpacing(12)
        layout.addWidget(Hairline(look))
        self._scroll = TabScroll(gap=12)
        layout.addWidget(self._scroll, 1)
        self._build_body()

    @property
    def place(self) -> str:
        """The id of the workplace shown, empty for none."""
        return self._place

    def _build_head(self) -> None:
        line = columns(gap=8)
        words = column(line, gap=0)
        self._back = Button(self._look, _("Arbejdspladser"), kind="link", icon="chevron-left")
        self._back.setObjectName("workplace-back")
        self._back.clicked.connect(self.closed)
        words.addWidget(self._back)
        self._name = label(size=28, tone="head", family="display", wrap=True)
        words.addWidget(self._name)
        self._meta = label(tone="muted", wrap=True)
        words.addWidget(self._meta)
        self._close = icon_button(
            self._look, "x", _("Luk arbejdspladsen (Esc)"), height=32, bare=True
        )
        self._close.setObjectName("close-workplace")
        self._close.clicked.connect(self.closed)
        line.addWidget(self._close, 0, _TOP)
        self._top.addLayout(line)
        answer = Card(self._look, ground="tint", edge="")
        inside = rows(answer, margins=(14, 10, 14, 10), gap=6)
        self._answer = label(size=16, tone="head", wrap=True)
        self._answer.setObjectName("workplace-answer")
        inside.addWidget(self._answer)
        pills = columns(gap=8)
        self._full, self._quiet, self._missing = (Pill(self._look) for _n in range(3))
        for pill in (self._full, self._quiet, self._missing):
            pills.addWidget(pill)
        pills.addStretch(1)
        self._pills = QWidget()
        rows(self._pills).addLayout(pills)
        inside.addWidget(self._pills)
        self._top.addSpacing(10)
        self._top.addWidget(answer)

    def _build_verbs(self) -> None:
        look, line = self._look, columns(margins=(0, 10, 0, 0), gap=8)
        self.contact = Button(look, _("Ny kontakt"), kind="primary", icon="phone")
        self.contact.setObjectName("workplace-contact")
        self.contact.setToolTip(_("Ny kontakt med arbejdspladsen (Skift K)"))
        self.contact.clicked.connect(self._on_contact)
        self.number = Button(look, "", icon="copy")
        self.number.setObjectName("workplace-number")
        self.number.clicked.connect(self.copy_number)
        self.next = Button(look, _("Næste skridt…"), icon="flag")
        self.next.setObjectName("workplace-next-action")
        self.next.setToolTip(_("Skriv eller ret næste skridt (Skift H)"))
        self.next.clicked.connect(self._on_next)
        self.opening = Button(look, _("Ledig plads…"), icon="plus")
        self.opening.setObjectName("workplace-opening")
        self.opening.setToolTip(_("Ny ledig plads (Skift L)"))
        self.opening.clicked.connect(self._on_opening)
        self.more = icon_button(look, "ellipsis", _("Mere om arbejdspladsen"))
        self.more.setObjectName("workplace-more")
        self.more.clicked.connect(self._on_more)
        for button in (self.contact, self.number, self.next, self.opening, self.more):
            line.addWidget(button)
        line.addStretch(1)
        self._top.addLayout(line)

    def _build_body(self) -> None:
        look = self._look
        self.now = RowsCard(
            look, _("Her nu"), "people-now", empty=_("Ingen af vores borgere."), few=_NOW_SHOWN
        )
        self.planned = RowsCard(look, _("På vej"), "people-planned")
        self.before = RowsCard(look, _("Har været her"), "people-before")
        self.others = RowsCard(look, _("Arbejdsgiverens andre steder"), "other-places")
        self.cards = RowsCard(look, _("Kandidatkort her"), "cards-here")
        for card in (self.now, self.planned, self.before, self.cards):
            card.opened.connect(self._on_person)
        self.others.opened.connect(self.place_wanted)
        self.talks = TalksCard(look)
        self.talks.new_wanted.connect(self._on_contact)
        self.next_card = NextCard(look)
        self.next_card.change_wanted.connect(self._on_next)
        self.next_card.finished.connect(self.next_finished)
        self.persons = PersonsCard(look)
        self.persons.new_wanted.connect(self._on_new_person)
        self.persons.edit_wanted.connect(self._on_edit_person)
        self.persons.copy_wanted.connect(self.copy)
        self.openings = OpeningsCard(look)
        self.openings.new_wanted.connect(self._on_opening)
        self.openings.opened.connect(self._on_edit_opening)
        self.facts = PlaceFacts(look)
        self.facts.saved.connect(self.fact_saved)
        self.facts.draft_changed.connect(self.draft_changed)
        self.facts.employer_wanted.connect(self._on_employer)
        self._line = columns(gap=12)
        self._main = self._column(
            (self.now, self.planned, self.cards, self.before, self.talks, self.others)
        )
        self._side = self._column((self.persons, self.next_card, self.openings, self.facts))
        self._line.addWidget(self._main, 1, _TOP)
        self._line.addWidget(self._side, 0, _TOP)
        self._scroll.body_layout.addLayout(self._line)
        self._below = QVBoxLayout()
        self._scroll.body_layout.addLayout(self._below)
        self._scroll.body_layout.addStretch(1)

    def _column(self, cards: Sequence[QWidget]) -> QWidget:
        made = QWidget()
        layout = rows(made, gap=12)
        for card in cards:
            layout.addWidget(card)
        return made

    def show_page(self, page: "WorkplacePage", *, is_hidden: bool) -> None:
        """Show a workplace; what is unfolded stays while it is the same."""
        is_new = page.row.id != self._place
        self._place = page.row.id
        everybody = (*page.now, *page.planned, *page.before)
        self._citizens = {
            **{each.placement: each.citizen for each in everybody},
            **{each.id: each.citizen for each in page.cards},
        }
        self._show_head(page)
        lines = page_lines
        self.now.show_lines(lines.now_lines(page.now, is_hidden=is_hidden), is_new=is_new)
        self.planned.show_lines(
            lines.planned_lines(page.planned, is_hidden=is_hidden), is_new=is_new
        )
        self.before.show_lines(
            lines.before_lines(page.before, is_hidden=is_hidden),
            lines.before_words(page.before),
            is_new=is_new,
            count=lines.before_count(page.before),
        )
        self.cards.show_lines(
            lines.card_lines(page.cards, is_hidden=is_hidden),
            lines.card_words(page.cards),
            is_new=is_new,
        )
        self.others.show_lines(lines.other_lines(page.other_places), is_new=is_new)
        self.talks.show_talks(page.talks, is_hidden=is_hidden, is_new=is_new)
        self.next_card.show_next(page.next_action, is_hidden=is_hidden)
        self.persons.show_persons(page.persons, is_hidden=is_hidden)
        self.openings.show_openings(page.openings, is_new=is_new)
        self.facts.show_employer(page.row.employer_name)
        self._show_number(page.row.phone)
        if is_new:
            self._scroll.to_top()
            self.notice.hide()

    def show_facts(
        self, place: str, facts: "Sequence[Fact]", draft: dict[str, str], *, is_hidden: bool
    ) -> None:
        """Show what is known about the workplace itself."""
        self.facts.show_facts(place, facts, draft, is_hidden=is_hidden)

    def clear(self) -> None:
        """Drop every row and text."""
        self._place = self._phone = ""
        self._citizens = {}
        self._name.setText("")
        self._meta.setText("")
        self._answer.setText("")
        self.number.setText("")
        for card in (self.now, self.planned, self.before, self.cards, self.others):
            card.clear()
        self.talks.clear()
        self.next_card.show_next(None, is_hidden=False)
        self.persons.show_persons((), is_hidden=False)
        self.openings.show_openings((), is_new=True)
        self.facts.forget()

    def set_sheet(self, *, is_sheet: bool) -> None:
        """Say whether the page lies over the list, and is the one page that is seen."""
        self._back.setVisible(is_sheet)
        self._close.setVisible(not is_sheet)
        # one heading a page: beside the list the list has it
        self._name.setObjectName("heading" if is_sheet else "workplace-name")

    def take_focus(self) -> None:
        """Put the focus on the people, or on the first verb where there are none."""
        for card in (self.now, self.planned, self.before):
            if card.list.rows_model.rowCount():
                card.list.setFocus()
                return
        self.contact.setFocus()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self.notice.say(title, text)

    def copy_number(self) -> None:
        """Put the number one calls on the clipboard."""
        if self._phone:
            self.copy(self._phone)

    def copy(self, text: str) -> None:
        """Put a number or an address on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_beside = self.width() >= _TWO_BESIDE
        if is_beside != (self._line.indexOf(self._side) >= 0):
            taken, given = (self._below, self._line) if is_beside else (self._line, self._below)
            taken.removeWidget(self._side)
            given.addWidget(self._side)
            if is_beside:
                self._line.setAlignment(self._side, _TOP)
        self._side.setFixedWidth(SIDE_WIDTH) if is_beside else self._side.setMaximumWidth(16_000)
        if not is_beside:
            self._side.setMinimumWidth(0)

    def _show_head(self, page: "WorkplacePage") -> None:
        self._name.setText(page.row.name)
        self.setAccessibleName(page.row.name)
        self._meta.setText(page_lines.meta_words(page))
        self._answer.setText(page.answer)
        full = page_lines.full_words(page)
        tone = "amber" if page.row.is_full else "muted"
        self._full.say(full, icon="users", tone=tone)
        self._quiet.say(page_lines.untouched_words(page), icon="clock", tone="amber")
        self._missing.say(page_lines.missing_words(page), icon="circle-help", tone="muted")
        said = (self._full.text, self._quiet.text, self._missing.text)
        self._pills.setVisible(any(said))

    def _show_number(self, phone: str) -> None:
        self._phone = phone
        self.number.setVisible(bool(phone))
        self.number.setText(phone)
        self.number.setAccessibleName(_("Kopiér telefonnummer {text}").format(text=phone))
        self.number.setToolTip(_("Kopiér telefonnummeret (Skift T)"))
        self.number.updateGeometry()

    def _on_person(self, placement: str) -> None:
        citizen = self._citizens.get(placement, "")
        if citizen:
            self.citizen_wanted.emit(citizen)

    def _on_contact(self) -> None:
        self.sheet_wanted.emit("workplace-contact", "")

    def _on_next(self) -> None:
        self.sheet_wanted.emit("next-action", "")

    def _on_opening(self) -> None:
        self.sheet_wanted.emit("opening", "")

    def _on_edit_opening(self, opening: str) -> None:
        self.sheet_wanted.emit("opening", opening)

    def _on_new_person(self) -> None:
        self.sheet_wanted.emit(PERSON, "")

    def _on_edit_person(self, person: str) -> None:
        self.sheet_wanted.emit(PERSON, person)

    def _on_employer(self) -> None:
        self.sheet_wanted.emit(EMPLOYER, "")

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in (
            (CARDS, _("Udlever kandidatkort…")),
            (PERSON, _("Ny kontaktperson…")),
            (EMPLOYER, _("Arbejdsgiver…")),
            (MERGE, _("Slå sammen med en anden arbejdsplads…")),
        ):
            action = QAction(text, menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _on_chosen(self, action: QAction) -> None:
        self.sheet_wanted.emit(str(action.data()), "")
