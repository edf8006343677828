"""The window: rail, banner of the example team, the pages, toast and palette over them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.states import Toast
from flexdesk.ui.shared.actions import ActionRegistry
from flexdesk.ui.window.rail import Rail, RailItem

FOLD_BELOW = 1100
SMALLEST = (760, 480)


class Banner(QWidget):
    """One amber line: this is the example team, and what day it is there."""

    wanted = Signal()

    def __init__(self, look: Look, text: str, verb: str) -> None:
        super().__init__()
        self._look = look
        self.setFixedHeight(36)
        self.setObjectName("banner")
        self.setAccessibleName(text)
        layout = columns(self, margins=(58, 0, 24, 0))
        self._text = label(text, size=13, bold=True, tone="amber")
        layout.addWidget(self._text)
        layout.addStretch(1)
        self.button = Button(look, verb, kind="link")
        self.button.clicked.connect(self.wanted)
        self.button.setVisible(bool(verb))
        layout.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.fillRect(self.rect(), look.colour("ambtint"))
        look.draw_icon(painter, "flask-conical", "amber", QPointF(32, 10), 16)
        painter.end()


class MainWindow(QWidget):
    """Holds the pages; asks before it closes by a wish."""

    page_wanted = Signal(str)
    close_wanted = Signal()
    toast_acted = Signal()

    def __init__(
        self,
        look: Look,
        *,
        search: RailItem,
        groups: Sequence[Sequence[RailItem]],
        low: Sequence[RailItem],
        rail_line: str,
        banner: str = "",
        banner_verb: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setWindowTitle("FlexDesk")
        self.setMinimumSize(*SMALLEST)
        self._look = look
        layout = columns(self, gap=0)
        self.rail = Rail(look, search, groups, low, line=rail_line, is_example=bool(banner))
        self.rail.chosen.connect(self.page_wanted)
        layout.addWidget(self.rail)
        right = QWidget()
        right.setObjectName("canvas")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = rows(right)
        self.banner = Banner(look, banner, banner_verb) if banner else None
        if self.banner is not None:
            column.addWidget(self.banner)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        layout.addWidget(right, 1)
        self._pages: dict[str, QWidget] = {}
        self._may_close = False
        self.toast = Toast(look, self)
        self.toast.setFont(font(14))
        self.toast.acted.connect(self.toast_acted)

    def add_page(self, key: str, page: QWidget) -> None:
        """Take a page in."""
        self._pages[key] = page
        self._stack.addWidget(page)

    def has_page(self, key: str) -> bool:
        """Whether a page is built."""
        return key in self._pages

    def show_page(self, key: str) -> None:
        """Go to a page."""
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.choose(key)

    @property
    def current_page(self) -> QWidget | None:
        """The page one is on."""
        return self._stack.currentWidget()

    @property
    def page(self) -> str:
        """The key of the page one is on."""
        current = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is current), "")

    def add_shortcuts(self, registry: ActionRegistry) -> None:
        """Give every action with keys its shortcut."""
        for action in registry.all():
            if action.keys:
                shortcut = QShortcut(QKeySequence(action.keys), self)
                shortcut.setObjectName(f"keys-{action.id}")
                shortcut.activated.connect(_Run(registry, action.id))

    def let_close(self) -> None:
        """Close for good: all work is ended."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_folded = self.width() < FOLD_BELOW
        if is_folded != self.rail.is_folded:
            self.rail.fold(is_folded=is_folded)


class _Run:
    """Runs an action of the registry; holds no widget."""

    def __init__(self, registry: ActionRegistry, action_id: str) -> None:
        self._registry, self._id = registry, action_id

    def __call__(self) -> None:
        self._registry.run(self._id)


def rail_items(
    *, is_example: bool = False
) -> tuple[RailItem, tuple[tuple[RailItem, ...], ...], tuple[RailItem, ...]]:
    """Return search, the groups of pages, and what stands low on the rail."""
    lock = _("Luk eksempel") if is_example else _("Lås")
    search = RailItem("palette", _("Søg og gør"), "search", "Ctrl K", is_page=False)
    groups = (
        (RailItem("citizens", _("Borgere"), "users", "Ctrl 1"),),
        (
            RailItem("overview", _("Overblik"), "chart-column", "Ctrl 2"),
            RailItem("reports", _("Rapporter"), "file-text", "Ctrl 3"),
            RailItem("import", _("Importér"), "download", "Ctrl 4"),
        ),
    )
    low = (
        RailItem("settings", _("Indstillinger"), "sliders-horizontal", "Ctrl ,"),
        RailItem("lock", lock, "lock", "Ctrl L", is_page=False),
    )
    return search, groups, low
