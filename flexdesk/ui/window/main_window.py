"""The window: rail, banner of the example team, the pages, toast and palette over them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
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
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.states import Toast
from flexdesk.ui.shared.actions import ActionRegistry, keys_text
from flexdesk.ui.window.rail import Rail, RailItem
from flexdesk.ui.window.rooms import DAILY, LOW, STEERING, rooms

FOLD_BELOW = 1100
SMALLEST = (760, 480)
_FILES = (".xlsx", ".csv")


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
    file_dropped = Signal(str)

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
        self.setAcceptDrops(True)
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
        self.notice = NoticeBar(look, "window-notice")
        column.addWidget(self.notice)
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

    def show_page(self, key: str, rail: str = "") -> None:
        """Go to a page; *rail* is the entry that is marked for it."""
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.choose(rail or key)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _workbook_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _workbook_of(event)
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

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


def _workbook_of(event: QDropEvent) -> str:
    """Return the one workbook or list that is dragged, empty for anything else."""
    paths = [url.toLocalFile() for url in event.mimeData().urls()]
    is_one = len(paths) == 1 and paths[0].lower().endswith(_FILES)
    return paths[0] if is_one else ""


class _Run:
    """Runs an action of the registry; holds no widget."""

    def __init__(self, registry: ActionRegistry, action_id: str) -> None:
        self._registry, self._id = registry, action_id

    def __call__(self) -> None:
        self._registry.run(self._id)


def rail_items(
    *, is_example: bool = False, has_desk: bool = True
) -> tuple[RailItem, tuple[tuple[RailItem, ...], ...], tuple[RailItem, ...]]:
    """Return search, the groups of pages, and what stands low on the rail."""
    lock = _("Luk eksempel") if is_example else _("Lås")
    search = RailItem("palette", _("Søg og gør"), "search", "Ctrl K", is_page=False)
    shown = [spec for spec in rooms() if has_desk or not spec.actions]
    daily, steering, low = (
        tuple(
            RailItem(spec.key, spec.title, spec.icon, keys_text(spec.keys))
            for spec in shown
            if spec.group == group
        )
        for group in (DAILY, STEERING, LOW)
    )
    return (
        search,
        (daily, steering),
        (*low, RailItem("lock", lock, "lock", "Ctrl L", is_page=False)),
    )
