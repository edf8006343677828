"""The chosen attachment: kind and title edited in place, its pages from memory, copy and delete."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.attachments import KINDS, AttachmentRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.attachments_preview import Preview
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.reporting.page_view import PageView

_MARGIN = 16


class AttachmentDetail(Card):
    """What is known about a file, what it looks like, and what one can do with it."""

    edited = Signal()
    copy_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("attachment-detail")
        self._look = look
        layout = rows(self, margins=(_MARGIN, 14, _MARGIN, 14), gap=10)
        self.title = Field(look, _("Titel"))
        self.title.edit.setObjectName("attachment-title")
        self.title.edit.editingFinished.connect(self.edited)
        layout.addWidget(self.title)
        line = columns(gap=8)
        self.kind = Dropdown(look, _("Slags"), height=32)
        self.kind.setObjectName("attachment-kind")
        self.kind.set_choices([Choice(key, text) for key, text in KINDS.items()], "andet")
        self.kind.chosen.connect(self.edited)
        line.addWidget(self.kind)
        line.addStretch(1)
        self.copy = Button(look, _("Gem kopi som…"), icon="download", height=32)
        self.copy.setObjectName("save-copy")
        self.copy.clicked.connect(self._on_copy)
        self.delete = Button(look, _("Slet"), kind="danger", icon="trash-2", height=32)
        self.delete.setObjectName("delete-attachment")
        self.delete.clicked.connect(self.delete_wanted)
        line.addWidget(self.copy)
        line.addWidget(self.delete)
        layout.addLayout(line)
        self._build_warning(look)
        layout.addWidget(self._warning)
        self._about = label(size=13, tone="muted", wrap=True, tabular=True)
        layout.addWidget(self._about)
        self._note = Finding(look, tone="muted", icon="info")
        layout.addWidget(self._note)
        self.pages = PageView(look)
        self.pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(self.pages, 1)
        self._filler = QWidget()
        layout.addWidget(self._filler, 1)

    def _build_warning(self, look: Look) -> None:
        """What a copy means, told before it is made."""
        self._warning = Card(look, ground="ambtint", edge="amber", radius=6)
        self._warning.setObjectName("copy-warning")
        inside = rows(self._warning, margins=(12, 10, 12, 10), gap=8)
        words = _("En kopi uden for registret er ikke krypteret, og den bliver liggende, til du "
                  "sletter den. At den er gemt, skrives i loggen.")  # fmt: skip
        inside.addWidget(label(words, size=13, wrap=True))
        line = columns(gap=8)
        go = Button(look, _("Gem kopi som…"), height=32)
        go.setObjectName("confirm-copy")
        go.clicked.connect(self._on_confirmed)
        stay = Button(look, _("Annullér"), height=32)
        stay.setObjectName("cancel-copy")
        stay.clicked.connect(self._on_stay)
        self._stay = stay
        line.addWidget(go)
        line.addWidget(stay)
        line.addStretch(1)
        inside.addLayout(line)
        self._warning.hide()

    def show_row(self, row: AttachmentRow | None, *, is_hidden: bool) -> None:
        """Show what is known about a file."""
        self._warning.hide()
        self.title.say("")
        if row is None:
            self.title.edit.clear()
            self.pages.show_pages(())
            return
        if not self.title.edit.hasFocus():
            self.title.edit.setText(row.title)
        self.title.setVisible(not is_hidden)
        self.kind.choose(row.kind)
        parts = ["" if is_hidden else row.file_name, row.size_text, format_day(row.day), row.by]
        self._about.setText(" · ".join(part for part in parts if part))

    def show_preview(self, preview: object) -> None:
        """Show pages from memory; None while they are made, none where they cannot be."""
        if not isinstance(preview, Preview):
            self.pages.show_pages(())
            self._note.say("")
            return
        self.pages.show_pages(preview.pages)
        self.pages.setVisible(bool(preview.pages))
        self._filler.setVisible(not preview.pages)
        self._note.say(_preview_note(preview))

    def _on_copy(self) -> None:
        self._warning.show()
        self._stay.setFocus()

    def _on_stay(self) -> None:
        self._warning.hide()
        self.copy.setFocus()

    def _on_confirmed(self) -> None:
        self._warning.hide()
        self.copy_wanted.emit()


def _preview_note(preview: Preview) -> str:
    if not preview.pages:
        return _("Filen kan ikke vises her. Gem en kopi for at åbne den i et andet program.")
    if len(preview.pages) < preview.total:
        words = _("Viser de første {n} af {all} sider. Gem en kopi for at se resten.")
        return words.format(n=len(preview.pages), all=preview.total)
    return ""
