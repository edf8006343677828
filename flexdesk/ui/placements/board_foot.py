"""Under the board: the citizen one is on, the step to move to, and the way to the page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from flexdesk.app.flow_board import BoardCard, BoardColumn
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label

HEIGHT = 52
_WIDE = 980


class BoardFoot(QWidget):
    """Verbs about the chosen card."""

    step_wanted = Signal(str)
    open_wanted = Signal()
    pipeline_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(HEIGHT)
        line = columns(self, margins=(22, 0, 18, 0), gap=8)
        self.pipeline = Dropdown(look, _("Metode"), height=32, widest=360)
        self.pipeline.setObjectName("board-pipeline")
        self.pipeline.chosen.connect(self.pipeline_wanted)
        line.addWidget(self.pipeline)
        self._who = label(bold=True)
        line.addWidget(self._who)
        line.addStretch(1)
        self._keys = label(_("Alt + pil flytter et trin"), size=13, tone="muted")
        line.addWidget(self._keys)
        self.step = Dropdown(look, _("Trin"), height=32, widest=180)
        self.step.setObjectName("board-step")
        self.step.chosen.connect(self.step_wanted)
        line.addWidget(self.step)
        self.open = Button(look, _("Åbn borger"), icon="chevron-right", height=32)
        self.open.setObjectName("board-open")
        self.open.clicked.connect(self.open_wanted)
        line.addWidget(self.open)
        self.show_card(None, (), is_hidden=False)

    def show_pipelines(self, pipelines: Sequence[tuple[str, str, int]], key: str) -> None:
        """Offer the pipelines when there is more than one."""
        choices = [Choice(each, f"{title} ({count})") for each, title, count in pipelines]
        self.pipeline.set_choices(choices, key)
        self.pipeline.setVisible(len(choices) > 1)

    def show_card(
        self, card: BoardCard | None, steps: Sequence[BoardColumn], *, is_hidden: bool
    ) -> None:
        """Show whom one is on, None for nobody."""
        self._who.setText(card.shown(is_hidden=is_hidden) if card else "")
        choices = [Choice(each.key, each.label) for each in steps if each.key]
        self.step.set_choices(choices, card.step if card else "")
        for widget in (self.step, self.open):
            widget.setVisible(card is not None)
        self._fit(has_card=card is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(has_card=not self.open.isHidden())

    def _fit(self, *, has_card: bool) -> None:
        self._keys.setVisible(has_card and self.width() >= _WIDE)
        self.pipeline.set_widest(360 if self.width() >= _WIDE else 130)
        self.step.set_widest(180 if self.width() >= _WIDE else 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.colour("line"))
        painter.end()
