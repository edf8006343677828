"""A card shown on the screen once it is handed out: pictures from memory, gone with the sheet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.cards.preview_panel import zoom_choices
from flexdesk.ui.cards.preview_paper import LARGE, TWICE, WHOLE, WIDTH, PaperView
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label

ZOOMS = (WHOLE, WIDTH, LARGE, TWICE)
"""From the whole page to the largest, as + and - go through them."""
_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class OnScreenPanel(QWidget):
    """The pages of one card, whole or larger; nothing of them is kept when it closes.

    A card with a name is not shown while names are hidden.
    """

    def __init__(self, look: Look, *, is_named: bool) -> None:
        super().__init__()
        self.setObjectName("card-on-screen")
        self._is_named, self._is_over = is_named, False
        layout = rows(self, margins=(16, 12, 16, 12), gap=8)
        self._line = label(_("Kortet hentes …"), size=13, tone="muted", wrap=True)
        self.zoom = Dropdown(look, _("Størrelse på skærmen"), height=32)
        self.zoom.setObjectName("card-on-screen-zoom")
        self.zoom.set_choices(zoom_choices(), WHOLE)
        self.zoom.chosen.connect(self._on_zoom)
        head = columns(gap=12)
        head.addWidget(self._line, 1)
        head.addWidget(self.zoom)
        layout.addLayout(head)
        self.paper = PaperView(look)
        self.paper.setObjectName("card-on-screen-paper")
        self.paper.setAccessibleName(_("Kandidatkortet"))
        layout.addWidget(self.paper, 1)
        self._hidden = label(_("Skjult, mens navne er skjult (F9)"), tone="muted", wrap=True)
        self._hidden.hide()
        layout.addWidget(self._hidden)

    @property
    def words(self) -> str:
        """What the line above the paper says."""
        return self._line.text()

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the pages, unless the sheet was closed meanwhile."""
        if self._is_over:
            return
        self.paper.show_pages(pages)
        self._line.setText(_("Vises kun her. Plus og minus ændrer størrelsen."))

    def take_focus(self) -> None:
        """Go to the paper: the arrows move it."""
        self.paper.setFocus()

    def keep_draft(self) -> None:
        """Drop the pictures: the sheet closes, or the register locks."""
        self._is_over = True
        self.paper.clear()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Take a card with a name out of sight while names are hidden."""
        is_away = is_hidden and self._is_named
        self.paper.setVisible(not is_away)
        self._hidden.setVisible(is_away)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.keep_draft()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            at = ZOOMS.index(self.zoom.key) + step
            self._set(ZOOMS[max(0, min(at, len(ZOOMS) - 1))])
        elif event.key() == Qt.Key.Key_0:
            self._set(WHOLE)
        else:
            super().keyPressEvent(event)

    def _set(self, zoom: str) -> None:
        self.zoom.choose(zoom)
        self.paper.set_zoom(zoom)

    def _on_zoom(self, zoom: str) -> None:
        self.paper.set_zoom(zoom)
