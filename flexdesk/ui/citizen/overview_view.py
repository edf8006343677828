"""The tab Overblik: the timeline at the left, what is and what comes next at the right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from flexdesk.base.language import _
from flexdesk.ui.citizen.cases import OverviewRead
from flexdesk.ui.citizen.facts_card import FactsCard
from flexdesk.ui.citizen.goals_card import GoalsCard
from flexdesk.ui.citizen.overview_steps import StepsCard
from flexdesk.ui.citizen.tasks_card import TasksCard
from flexdesk.ui.citizen.timeline_card import TimelineCard
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.tabs import ChoiceRow

SIDE_WIDTH = 386
_BAR = 10
"""Room for the scroll bar, in the margin of the page."""
NARROW_BELOW = 1000
_PLACED_MS = 200
_TIMELINE, _SIDE = "timeline", "side"


class OverviewView(QWidget):
    """Two columns; when there is no room for both, one at a time."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        layout = rows(self, margins=(32, 16, 32 - _BAR, 20), gap=0)
        self._layout = layout
        self.notice = NoticeBar(look, "overview-notice")
        layout.addWidget(self.notice)
        self._half = self._halves(look)
        layout.addWidget(self._half)
        self._body = columns(gap=24)
        layout.addLayout(self._body, 1)
        self.timeline = TimelineCard(look)
        self.timeline.composer.composing.connect(self._show_halves)
        # in the timeline's own head it takes no line of its own
        self._head_half = self._halves(look)
        self.timeline.head_row.insertWidget(0, self._head_half)
        self._body.addWidget(self.timeline, 1)
        self._build_side(look)
        self._is_narrow = False
        self._opened: QWidget | None = None
        self._show_halves()

    def _halves(self, look: Look) -> ChoiceRow:
        made = ChoiceRow(look, _("Vis"), as_segments=True, height=32)
        made.set_choices(
            [Choice(_TIMELINE, _("Tidslinje")), Choice(_SIDE, _("Oplysninger og opgaver"))]
        )
        made.chosen.connect(self.show_half)
        return made

    def _build_side(self, look: Look) -> None:
        self._side = QScrollArea()
        self._side.setWidgetResizable(True)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._side.setObjectName("side")
        host = QWidget()
        cards = self._cards = rows(host, margins=(0, 0, _BAR, 0), gap=16)
        self._side.verticalScrollBar().rangeChanged.connect(self._fit_side)
        self.tasks = TasksCard(look)
        self.facts = FactsCard(look)
        self.steps = StepsCard(look)
        self.goals = GoalsCard(look)
        self.steps.opened.connect(self._on_opened)
        self.goals.opened.connect(self._on_opened)
        self.facts.opened.connect(self._on_opened)
        for card in (self.tasks, self.facts, self.steps, self.goals):
            cards.addWidget(card)
        cards.addStretch(1)
        self._side.setWidget(host)
        self._body.addWidget(self._side)

    @property
    def is_composing(self) -> bool:
        """Whether something is being written."""
        return self.timeline.composer.is_open

    def show_read(self, read: OverviewRead, *, is_hidden: bool, is_new: bool) -> None:
        """Show everything about a citizen; *is_new* when another was shown before."""
        if is_new:
            self.timeline.drop_filters()
            self._side.verticalScrollBar().setValue(0)
        self.timeline.composer.set_citizen(read.citizen, read.today, read.talk)
        self.timeline.show_entries(read.entries, read.today, is_hidden=is_hidden)
        self.tasks.show_tasks(read.tasks, read.today, is_hidden=is_hidden)
        self.facts.show_facts(read.citizen, read.facts, read.facts_draft, is_hidden=is_hidden)
        self.steps.show_steps(read.steps, read.step_choices, read.step)
        self.goals.show_goals(read.goals, is_hidden=is_hidden)

    def clear(self) -> None:
        """Drop every text."""
        self.timeline.clear()
        self.tasks.clear()
        self.facts.forget()
        self.steps.clear()
        self.goals.clear()

    def show_half(self, key: str) -> None:
        """Show one half when there is no room for both."""
        self._half.choose(key)
        self._head_half.choose(key)
        self._show_halves()

    def show_timeline(self) -> None:
        """Bring the timeline to the front."""
        self.show_half(_TIMELINE)

    def show_side(self) -> None:
        """Bring facts and tasks to the front."""
        self.show_half(_SIDE)

    def take_focus(self) -> None:
        """Put the focus on the timeline."""
        self.timeline.list.setFocus()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong: at the composer while one writes, else above the cards."""
        if self.is_composing:
            self.timeline.composer.say_error(title, text)
        else:
            self.notice.say(title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW_BELOW
        edge = 24 if is_narrow else 32
        low = 12 if is_narrow else 20
        self._layout.setContentsMargins(edge, 16, edge - (0 if is_narrow else _BAR), low)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_halves()

    def _show_halves(self) -> None:
        is_narrow, key = self._is_narrow, self._half.key
        is_side = is_narrow and key == _SIDE
        self._half.setVisible(is_side)
        self._head_half.setVisible(is_narrow and not is_side)
        self.timeline.title.setVisible(not is_narrow)
        self._layout.setSpacing(12 if is_narrow else 0)
        self.timeline.setVisible(not is_side)
        self._side.setVisible(not is_narrow or is_side)
        if is_narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(SIDE_WIDTH)

    def _fit_side(self) -> None:
        """The cards end where the page ends, with the scroll bar in the margin beside them."""
        bar = self._side.verticalScrollBar()
        right = 0 if bar.maximum() or self._is_narrow else _BAR
        self._cards.setContentsMargins(0, 0, right, 0)
        self._show_opened()

    def _on_opened(self, form: QWidget) -> None:
        """Bring a form into sight once it has its place."""
        self._opened = form
        form.destroyed.connect(self._on_gone)
        QTimer.singleShot(0, self, self._show_opened)
        QTimer.singleShot(_PLACED_MS, self, self._on_gone)

    def _on_gone(self) -> None:
        self._opened = None

    def _show_opened(self) -> None:
        if self._opened is not None:
            self._side.ensureWidgetVisible(self._opened, 0, 24)
