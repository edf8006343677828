"""The sheet under Kolonner: which columns are shown, in which order, how wide. Keyboard first."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from flexdesk.app.list_columns import COLUMNS
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.labels import label

_WIDTH, _HEIGHT = 340, 440
_STEP, _AROUND = 16, 40
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WIDENS = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}


class _ColumnCheck(Check):
    """One column; arrows go to the next, with Alt they move it or change its width."""

    def __init__(self, look: Look, key: str, title: str, panel: "ColumnPanel") -> None:
        super().__init__(look, title)
        self.key, self._panel = key, panel
        self.setObjectName(f"column-{key}")
        self.setAccessibleDescription(_("Alt + pil flytter kolonnen eller ændrer bredden"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _MOVES:
            move = self._panel.move_column if is_alt else self._panel.go
            move(self.key, _MOVES[key])
        elif is_alt and key in _WIDENS:
            self._panel.width_wanted.emit(self.key, _WIDENS[key])
        else:
            super().keyPressEvent(event)


class ColumnPanel(Card):
    """Every column with a check; what is shown stands first, in its order."""

    chosen = Signal(tuple)
    """Keys of the columns to show, in order."""
    width_wanted = Signal(str, int)
    """Key of a column and how much wider it should be."""
    reset_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, ground="raised", edge="rule")
        self._look = look
        self.setObjectName("column-panel")
        self.setAccessibleName(_("Kolonner"))
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._checks: list[_ColumnCheck] = []
        self._at = ""
        layout = rows(self, margins=(16, 14, 8, 12), gap=8)
        layout.addWidget(label(_("Kolonner"), size=16, bold=True, tone="head"))
        hint = label(_("Alt + pil op og ned flytter, venstre og højre ændrer bredden."), size=12,
                     tone="muted", wrap=True)  # fmt: skip
        layout.addWidget(hint)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(Hairline(look))
        layout.addLayout(self._buttons())
        self.resize(_WIDTH, _HEIGHT)

    def open_under(self, widget: QWidget, shown: Sequence[str], key: str = "") -> None:
        """Show the columns under *widget*, one of them with the focus."""
        self._fill(shown)
        at = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        area = widget.screen().availableGeometry()
        self.resize(_WIDTH, min(_HEIGHT, area.height() - _AROUND))
        at.setX(max(at.x(), area.left()))
        at.setY(min(at.y(), area.bottom() - self.height()))
        self.move(at)
        self.show()
        self._focus(key or self._checks[0].key)

    def move_column(self, key: str, by: int) -> None:
        """Move a shown column so many places."""
        shown = self._shown()
        if key not in shown:
            return
        at = shown.index(key)
        shown.insert(min(max(at + by, 0), len(shown) - 1), shown.pop(at))
        self._fill(shown)
        self._focus(key)
        self.chosen.emit(tuple(shown))

    def go(self, key: str, by: int) -> None:
        """Put the focus on the column before or after."""
        keys = [check.key for check in self._checks]
        self._focus(keys[min(max(keys.index(key) + by, 0), len(keys) - 1)])

    def _buttons(self) -> QHBoxLayout:
        line = columns(gap=4)
        for icon, name, by in (
            ("chevron-up", _("Flyt kolonnen op"), -1),
            ("chevron-down", _("Flyt kolonnen ned"), 1),
        ):
            button = icon_button(self._look, icon, name, height=28)
            button.setProperty("by", by)
            button.clicked.connect(self._on_move)
            line.addWidget(button)
        for icon, name, by in (
            ("chevron-left", _("Gør kolonnen smallere"), -_STEP),
            ("chevron-right", _("Gør kolonnen bredere"), _STEP),
        ):
            button = icon_button(self._look, icon, name, height=28)
            button.setProperty("by", by)
            button.clicked.connect(self._on_width)
            line.addWidget(button)
        line.addStretch(1)
        reset = Button(self._look, _("Nulstil kolonner"), kind="link")
        reset.setObjectName("reset-columns")
        reset.clicked.connect(self.reset_wanted)
        line.addWidget(reset)
        line.addSpacing(8)
        return line

    def _fill(self, shown: Sequence[str]) -> None:
        titles = {column.key: column.title for column in COLUMNS}
        rest = [key for key in titles if key not in shown]
        body = QWidget()
        layout = rows(body, margins=(0, 0, 8, 0))
        self._checks = []
        for key in (*(each for each in shown if each in titles), *rest):
            check = _ColumnCheck(self._look, key, titles[key], self)
            check.setChecked(key in shown)
            check.clicked.connect(self._on_clicked)
            layout.addWidget(check)
            self._checks.append(check)
        layout.addStretch(1)
        self._scroll.setWidget(body)

    def _shown(self) -> list[str]:
        return [check.key for check in self._checks if check.isChecked()]

    def _focus(self, key: str) -> None:
        for check in self._checks:
            is_on = check.key == key
            # one stop for Tab: arrows go from column to column
            policy = Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus
            check.setFocusPolicy(policy)
            if is_on:
                self._at = key
                check.setFocus(Qt.FocusReason.TabFocusReason)
                self._scroll.ensureWidgetVisible(check)

    def _on_clicked(self) -> None:
        check = self.sender()
        shown = self._shown()
        if not isinstance(check, _ColumnCheck):
            return
        if not shown:
            # a list without columns says nothing
            check.setChecked(True)
            return
        self._focus(check.key)
        self.chosen.emit(tuple(shown))

    def _on_move(self) -> None:
        self.move_column(self._at, int(self.sender().property("by")))

    def _on_width(self) -> None:
        self.width_wanted.emit(self._at, int(self.sender().property("by")))
