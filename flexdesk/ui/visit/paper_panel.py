"""The half page for the workplace as it will look on paper, with Udskriv and Gem som PDF."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.reporting.page_view import PageView
from flexdesk.ui.shared.telling import sentence_of
from flexdesk.ui.visit.paper_print import ask_and_print, ask_and_save

_PAGE_HEIGHT = 420


class PaperPanel(QWidget):
    """The preview is the paper itself."""

    def __init__(
        self,
        look: Look,
        data: bytes,
        pages: Sequence[QImage],
        *,
        taken_out: Callable[[str], None],
        back: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("paper-panel")
        self._data, self._pages, self._taken_out, self._back = data, tuple(pages), taken_out, back
        layout = rows(self, margins=(24, 16, 24, 24), gap=14)
        words = _("Kun aftaler, timer og næste dag. Hvordan det går, står ikke på arket.")
        layout.addWidget(label(words, tone="muted", wrap=True))
        self._notice = NoticeBar(look, "paper-notice")
        layout.addWidget(self._notice)
        view = PageView(look)
        view.setMinimumHeight(_PAGE_HEIGHT)
        view.show_pages(pages)
        layout.addWidget(view, 1)
        foot = columns(gap=8)
        self._print = Button(look, _("Udskriv…"), kind="primary", icon="printer")
        self._print.clicked.connect(self._on_print)
        self._save = Button(look, _("Gem som PDF…"), icon="download")
        self._save.clicked.connect(self._on_save)
        foot.addWidget(self._print)
        foot.addWidget(self._save)
        if back is not None:
            again = Button(look, _("Tilbage til besøgsarket"), kind="ghost", icon="chevron-left")
            again.clicked.connect(self._on_back)
            foot.addWidget(again)
        foot.addStretch(1)
        layout.addLayout(foot)

    def take_focus(self) -> None:
        """Put the focus on the first thing one can do."""
        self._print.setFocus()

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._notice.say(title, text)

    def _on_print(self) -> None:
        if ask_and_print(self, self._pages):
            self._taken_out(_("udskrevet"))

    def _on_save(self) -> None:
        try:
            name = ask_and_save(self, self._data)
        except FlexDeskError as error:
            told = sentence_of(error)
            self.say_error(told.happened, f"{told.safe} {told.do}")
            return
        if name:
            self._taken_out(name)

    def _on_back(self) -> None:
        if self._back is not None:
            self._back()
