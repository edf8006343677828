"""The page Rapporter: choices and checks at the left, the paper at the right."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QStackedLayout, QWidget

from flexdesk.app.jobs import Progress
from flexdesk.app.sentences import progress_text
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, column, columns, rows, title_row
from flexdesk.ui.parts.checks import RadioCard
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import DayChooser, Dropdown
from flexdesk.ui.parts.fields import Field, Mark, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState, ProgressLine
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.reporting.page_view import PageView
from flexdesk.ui.shared.case_rows import CheckRow, DocumentOrder, DocumentRow, WrittenFile

_REST_MS = 600
_LEFT_WIDTH = 400
_PREVIEW_FROM = 900
_TOP = Qt.AlignmentFlag.AlignTop


class ReportsPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    document_chosen = Signal(str)
    day_chosen = Signal(object)
    program_chosen = Signal(str)
    audience_chosen = Signal(str)
    release_changed = Signal(str, str)
    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._folder = ""
        layout = rows(self, margins=(32, 20, 32, 20), gap=16)
        self.save = Button(look, _("Gem som…"), kind="primary", icon="download")
        self.save.setObjectName("save-document")
        self.save.clicked.connect(self.save_wanted)
        self.header = PageHeader(_("Rapporter"), self.save, *header_buttons)
        self.header.set_line(_("Samme tal som på Overblik, på papir og i Excel"))
        layout.addWidget(self.header)
        self.notice = NoticeBar(look, "reports-notice")
        layout.addWidget(self.notice)
        body = columns(gap=24)
        body.addWidget(self._build_choices())
        body.addWidget(self._build_preview(), 1)
        layout.addLayout(body, 1)

    def _build_choices(self) -> QWidget:
        look = self._look
        self._left = QScrollArea()
        self._left.setWidgetResizable(True)
        self._left.setFrameShape(QFrame.Shape.NoFrame)
        self._left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._left.setFixedWidth(_LEFT_WIDTH)
        inner = QWidget()
        self._left.setWidget(inner)
        side = rows(inner, gap=16)
        side.addWidget(self._build_kind())
        side.addWidget(self._build_order())
        side.addWidget(self._build_done())
        side.addWidget(self._build_checks())
        side.addStretch(1)
        del look
        return self._left

    def _build_kind(self) -> QWidget:
        card = Card(self._look)
        self._kinds = rows(card, margins=(20, 16, 20, 20), gap=8)
        head, _label = title_row(_("Dokument"))
        self._kinds.addLayout(head)
        self._group = QButtonGroup(self)
        self._radios: dict[str, RadioCard] = {}
        return card

    def _build_order(self) -> QWidget:
        look, card = self._look, Card(self._look)
        layout = rows(card, margins=(20, 16, 20, 20), gap=10)
        head, _label = title_row(_("Dag og modtager"))
        layout.addLayout(head)
        self._day = DayChooser(look, _("Pr."))
        self._day.setObjectName("report-day")
        self._day.day_chosen.connect(self.day_chosen)
        self._program = Dropdown(look, "", widest=262)
        self._program.setObjectName("report-program")
        self._program.chosen.connect(self.program_chosen)
        line = columns()
        line.addWidget(self._day)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(self._program)
        self._audience = ChoiceRow(look, _("Modtager"), as_segments=True)
        self._audience.set_choices(
            [Choice("internal", _("Internt")), Choice("external", _("Eksternt"))]
        )
        self._audience.setObjectName("audience")
        self._audience.chosen.connect(self.audience_chosen)
        layout.addWidget(self._audience)
        self._audience_words = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._audience_words)
        self._releases = QWidget()
        self._release_rows = rows(self._releases, gap=10)
        layout.addWidget(self._releases)
        self._fields: dict[str, Field] = {}
        self._reason_of = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self._on_rested)
        return card

    def _build_done(self) -> QWidget:
        look, self._done_card = self._look, Card(self._look, ground="tint", edge="tint")
        layout = rows(self._done_card, margins=(20, 14, 20, 14), gap=8)
        self.progress = ProgressLine(look, _("Filen lægges først på plads, når den er færdig"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        layout.addWidget(self.progress)
        self._done = QWidget()
        line = columns(self._done, gap=12)
        line.addWidget(Mark(look, "check", "accent", 18), 0, _TOP)
        words = column(line, gap=2)
        self._done_text = label(bold=True, wrap=True)
        self._done_place = label(size=13, tone="muted", wrap=True)
        words.addWidget(self._done_text)
        words.addWidget(self._done_place)
        self.open_folder = Button(look, _("Åbn mappe"), icon="folder-open", height=32)
        self.open_folder.setObjectName("open-folder")
        self.open_folder.clicked.connect(self._on_open)
        line.addWidget(self.open_folder, 0, _TOP)
        layout.addWidget(self._done)
        self._done.hide()
        self._done_card.hide()
        return self._done_card

    def _build_checks(self) -> QWidget:
        card = Card(self._look)
        self._check_rows = rows(card, margins=(20, 16, 20, 20), gap=8)
        head, _label = title_row(_("Før du sender"))
        self._check_rows.addLayout(head)
        self._checks: list[QWidget] = []
        return card

    def _build_preview(self) -> QWidget:
        self._paper = Card(self._look, ground="sunken", edge="sunken")
        stack = QStackedLayout(self._paper)
        stack.setContentsMargins(1, 1, 1, 1)
        self.pages = PageView(self._look)
        self.no_preview = EmptyState(self._look, "file-spreadsheet", "", "")
        self.no_preview.wanted.connect(self.save_wanted)
        stack.addWidget(self.pages)
        stack.addWidget(self.no_preview)
        self._stack = stack
        return self._paper

    def show_documents(self, documents: Sequence[DocumentRow], key: str) -> None:
        """Show what can be made."""
        if set(self._radios) != {row.key for row in documents}:
            for row in documents:
                radio = RadioCard(self._look, row.title, row.text)
                radio.setProperty("key", row.key)
                radio.clicked.connect(self._on_radio)
                self._group.addButton(radio)
                self._kinds.addWidget(radio)
                self._radios[row.key] = radio
        self._radios[key].setChecked(True)

    def show_order(self, order: DocumentOrder, today: dt.date, programs: Sequence[Choice]) -> None:
        """Show the choices in force."""
        self.notice.say("")
        self._day.set_day(order.on, today)
        self._program.set_choices(programs, order.program)
        self._audience.choose(order.audience)
        is_internal = order.audience == "internal"
        self._audience_words.setText(
            _("Internt: alle tal vises, og dokumentet må ikke forlade teamet.")
            if is_internal
            else _("Eksternt: ingen navne, og små tal skjules, til de er frigivet med en grund.")
        )

    def show_releasable(
        self, figures: Sequence[tuple[str, str]], released: Sequence[tuple[str, str]]
    ) -> None:
        """Show small figures that can be released, and those that are, with their reasons."""
        wanted = {key for key, _text in figures}
        if wanted != set(self._fields):
            for old in self._fields.values():
                self._release_rows.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._fields = {}
            for key, text in figures:
                field = Field(
                    self._look, _("Frigiv »{figure}«").format(figure=text), hint=_("grund")
                )
                field.edit.setProperty("figure", key)
                field.edit.setPlaceholderText(_("fx offentliggjort før"))
                field.edit.editingFinished.connect(self._on_reason)
                field.edit.textEdited.connect(self._on_reason_typed)
                self._fields[key] = field
                self._release_rows.addWidget(field)
        self._releases.setVisible(bool(figures))
        for key, reason in released:
            if key in self._fields and not self._fields[key].edit.hasFocus():
                self._fields[key].edit.setText(reason)

    def show_checks(self, checks: Sequence[CheckRow]) -> None:
        """Show the check list."""
        for old in self._checks:
            self._check_rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._checks = [_check_line(self._look, check) for check in checks]
        for line in self._checks:
            self._check_rows.addWidget(line)

    def show_pages(self, pages: Sequence[object]) -> None:
        """Show pictures of the pages."""
        self.pages.show_pages([page for page in pages if isinstance(page, QImage)])
        self._stack.setCurrentWidget(self.pages)

    def show_no_preview(self, title: str, text: str) -> None:
        """Say what the document will be when it has no pages to show."""
        self.no_preview.say(title, text)
        self._stack.setCurrentWidget(self.no_preview)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the writing is, or hide it."""
        if progress is None:
            self.progress.hide()
            self._done_card.setVisible(not self._done.isHidden())
            return
        self._done.hide()
        self.progress.show_step(
            progress_text(progress.text_key, 0, 0), progress.done, progress.total
        )
        self._done_card.show()

    def show_written(self, file: WrittenFile) -> None:
        """Say where the file is and offer its folder."""
        path = Path(file.path)
        self._folder = str(path.parent)
        self._done_text.setText(_("Gemt: {name}").format(name=path.name))
        self._done_place.setText(file.text or self._folder)
        self._done_place.setToolTip(self._folder)
        self._done.show()
        self._done_card.show()
        self._left.ensureWidgetVisible(self._done_card)
        self.open_folder.setFocus()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= _PREVIEW_FROM
        self._left.setFixedWidth(_LEFT_WIDTH if has_room else 372)

    def _on_radio(self) -> None:
        # what was saved was another document
        self._done.hide()
        self._done_card.hide()
        self.document_chosen.emit(str(self.sender().property("key")))

    def _on_reason(self) -> None:
        self._tell_reason(str(self.sender().property("figure")))

    def _on_reason_typed(self) -> None:
        self._reason_of = str(self.sender().property("figure"))
        self._resting.start()

    def _on_rested(self) -> None:
        self._tell_reason(self._reason_of)

    def _tell_reason(self, key: str) -> None:
        self._resting.stop()
        if key in self._fields:
            self.release_changed.emit(key, self._fields[key].text)

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def _check_line(look: Look, check: CheckRow) -> QWidget:
    line = QWidget()
    layout = columns(line, gap=10)
    icon, tone = ("check", "accent") if check.is_ok else ("triangle-alert", "amber")
    layout.addWidget(Mark(look, icon, tone), 0, _TOP)
    layout.addWidget(
        label(check.text, size=13, tone="ink" if check.is_ok else "amber", wrap=True), 1
    )
    return line
