"""The pane of one citizen: facts, 24 months, steps with clocks, timeline, note composer."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flexdesk.app.drafts import NO_DRAFT, NoteDraft
from flexdesk.app.list_columns import consultant_text
from flexdesk.app.rows import CitizenPage
from flexdesk.base.language import _
from flexdesk.ui.citizens.columns import shown_name
from flexdesk.ui.citizens.composer import NoteComposer
from flexdesk.ui.citizens.pane_parts import FactGrid, PassList, StripView, Timeline
from flexdesk.ui.citizens.reveal import CprLine
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Hairline, column, columns, rows, title_row
from flexdesk.ui.parts.labels import label, set_tone

_TOP = Qt.AlignmentFlag.AlignTop
_MARGIN = 24
_FACTS = 6
_TELLS_WHO = frozenset({"email", "address", "phone"})
"""Facts that name the citizen: away while names are hidden."""


class CitizenPane(QWidget):
    """Right, full height, own scroll; a sheet with an edge when the window is narrow."""

    closed = Signal()
    reveal_wanted = Signal()
    note_wanted = Signal()
    note_saved = Signal(str, str)
    draft_changed = Signal(str, object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("pane")
        self._look = look
        self._is_sheet = False
        layout = rows(self, margins=(1, 0, 0, 0))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        self._scroll.setWidget(body)
        layout.addWidget(self._scroll)
        self._body = rows(body, margins=(_MARGIN, 20, _MARGIN, 20), gap=0)
        self._build_head()
        self._build_facts()
        self._build_strip()
        self._build_passes()
        self._build_timeline()
        self._body.addStretch(1)

    def _build_head(self) -> None:
        look = self._look
        head = columns(gap=8)
        words = column(head, gap=2)
        self._name = label(size=20, bold=True, tone="head", family="serif", wrap=True)
        self._cpr = CprLine(look)
        self._cpr.reveal_wanted.connect(self.reveal_wanted)
        words.addWidget(self._name)
        words.addWidget(self._cpr)
        self._close = icon_button(look, "x", _("Luk ruden (Esc)"), height=32)
        self._close.clicked.connect(self.closed)
        head.addWidget(self._close, 0, _TOP)
        self._body.addLayout(head)
        self._protected = label(_("Adressebeskyttet"), size=13, bold=True, tone="amber")
        self._body.addWidget(self._protected)
        self._body.addSpacing(12)
        self._note = Button(look, _("Notat"), icon="pencil", height=32)
        self._note.setToolTip(_("Nyt notat (N)"))
        self._note.clicked.connect(self.note_wanted)
        actions = columns()
        actions.addWidget(self._note)
        actions.addStretch(1)
        self._body.addLayout(actions)
        self.composer = NoteComposer(look)
        self.composer.saved.connect(self.note_saved)
        self.composer.cancelled.connect(self._on_cancelled)
        self.composer.draft_changed.connect(self.draft_changed)
        self._body.addWidget(self.composer)
        self._body.addSpacing(16)

    def _build_facts(self) -> None:
        self._facts = FactGrid()
        self._body.addWidget(self._facts)
        self._all_facts = Button(self._look, _("Flere oplysninger"), kind="link")
        self._all_facts.clicked.connect(self._on_all_facts)
        self._body.addSpacing(4)
        self._body.addWidget(self._all_facts)
        self._add_line()

    def _build_strip(self) -> None:
        self._ly_text = label(bold=True, tabular=True)
        self._ly_of = label(_("af 18"), size=13, tone="muted")
        row, _title = title_row(_("Ledighedsydelse"), self._ly_text, self._ly_of, size=14)
        self._body.addLayout(row)
        self._body.addSpacing(8)
        self._strip = StripView(self._look)
        self._body.addWidget(self._strip)
        self._body.addSpacing(4)
        self._ly_note = label(size=13, bold=True, wrap=True)
        self._body.addWidget(self._ly_note)
        self._add_line()

    def _build_passes(self) -> None:
        row, _title = title_row(_("Trin"), size=14)
        self._body.addLayout(row)
        self._body.addSpacing(4)
        self._passes = PassList(self._look)
        self._body.addWidget(self._passes)
        self._add_line()

    def _build_timeline(self) -> None:
        self._more = Button(self._look, _("Vis alle"), kind="link")
        self._more.clicked.connect(self._on_more)
        row, _title = title_row(_("Tidslinje"), self._more, size=14)
        self._body.addLayout(row)
        self._body.addSpacing(8)
        self._timeline = Timeline(self._look)
        self._body.addWidget(self._timeline)

    def _add_line(self) -> None:
        self._body.addSpacing(16)
        self._body.addWidget(Hairline(self._look))
        self._body.addSpacing(14)

    @property
    def is_composing(self) -> bool:
        """Whether a note is being written."""
        return not self.composer.isHidden()

    @property
    def is_writing(self) -> bool:
        """Whether the composer is open with something in it, or to be typed in now."""
        edit = self.composer.edit
        return self.is_composing and (edit.hasFocus() or bool(edit.toPlainText().strip()))

    def show_page(self, page: CitizenPage, *, is_hidden: bool, draft: NoteDraft = NO_DRAFT) -> None:
        """Show one citizen, and offer the note that was begun."""
        row = page.row
        self.setAccessibleName(_("Borger {no}").format(no=row.candidate_no))
        self._name.setText(shown_name(row, is_hidden=is_hidden))
        self._cpr.show_masked(page.cpr_masked, _about(page), page.cpr_note, key=row.id)
        self._protected.setVisible(row.is_address_protected)
        self.composer.set_citizen(row.id, draft)
        self._name_note()
        facts = [f for f in page.facts if not (is_hidden and f.field in _TELLS_WHO)]
        self._facts.show_facts(facts, shown=_FACTS)
        self._all_facts.setVisible(self._facts.has_more)
        self._ly_text.setText(page.ly_text)
        self._strip.show_months(page.strip)
        self._ly_note.setText(page.ly_note)
        self._ly_note.setVisible(bool(page.ly_note))
        set_tone(self._ly_note, "amber" if page.is_ly_note_urgent else "muted")
        self._passes.show_passes(page.passes, row.step_ordinal)
        self._timeline.show_items(page.timeline, is_hidden=is_hidden)
        self._more.setText(_("Vis alle {n}").format(n=len(page.timeline)))
        self._more.setVisible(self._timeline.has_more)
        self._more.updateGeometry()

    def show_cpr(self, digits: str, seconds: int) -> None:
        """Show the whole number for so many seconds."""
        self._cpr.reveal(digits, seconds)

    def clear(self) -> None:
        """Drop every text: the pane closes or the register is locked."""
        for one in (self._name, self._ly_text, self._ly_note):
            one.setText("")
        self._cpr.clear()
        self.composer.forget()
        self._note.show()
        self._facts.show_facts(())
        self._strip.show_months(())
        self._passes.show_passes((), 0)
        self._timeline.show_items((), is_hidden=False)

    def open_composer(self) -> None:
        """Write a note."""
        self.composer.open()
        self._note.hide()
        self._scroll.ensureVisible(0, 0)

    def close_composer(self) -> None:
        """The note is saved."""
        self.composer.close_saved()
        self._name_note()
        self._note.show()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong with the note."""
        self.composer.say_error(title, text)

    def take_focus(self) -> None:
        """Put the focus on the first thing one can do."""
        self._note.setFocus()

    def set_sheet(self, *, is_sheet: bool) -> None:
        """Lie over the list with an edge of its own, or stand beside it."""
        self._is_sheet = is_sheet
        self.update()

    def _name_note(self) -> None:
        has_draft = self.composer.has_draft
        self._note.setText(_("Fortsæt kladden") if has_draft else _("Notat"))
        tip = _("Et notat er begyndt og ikke gemt (N)") if has_draft else _("Nyt notat (N)")
        self._note.setToolTip(tip)
        self._note.updateGeometry()

    def _on_cancelled(self) -> None:
        self._name_note()
        self._note.show()
        self._note.setFocus()

    def _on_all_facts(self) -> None:
        self._facts.show_all()
        self._all_facts.hide()

    def _on_more(self) -> None:
        self._timeline.show_all()
        self._more.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        edge = "rule" if self._is_sheet else "line"
        painter.fillRect(0, 0, 1, self.height(), self._look.colour(edge))
        painter.end()


def _about(page: CitizenPage) -> str:
    parts = [_("{age} år").format(age=page.age), consultant_text(page.row)]
    return " · ".join(part for part in parts if part)
