"""The look in force: theme tokens as colours, changed live, and everything painted from them."""

from functools import lru_cache

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from flexdesk.drawing.theme import DARK, LIGHT, Theme
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.icons import icon_pixmap
from flexdesk.ui.look.style_sheet import style_sheet

CHOICES = ("light", "dark", "system")
_DARK_SCHEME = Qt.ColorScheme.Dark
_ROLE = QPalette.ColorRole
_PALETTE = (
    (_ROLE.Window, "canvas"),
    (_ROLE.WindowText, "ink"),
    (_ROLE.Base, "surface"),
    (_ROLE.AlternateBase, "surface"),
    (_ROLE.Text, "ink"),
    (_ROLE.Button, "surface"),
    (_ROLE.ButtonText, "ink"),
    (_ROLE.Highlight, "accent"),
    (_ROLE.HighlightedText, "surface"),
    (_ROLE.PlaceholderText, "muted"),
    (_ROLE.ToolTipBase, "raised"),
    (_ROLE.ToolTipText, "ink"),
    (_ROLE.Link, "accent"),
    (_ROLE.Accent, "accent"),
    (_ROLE.Mid, "line"),
    (_ROLE.Dark, "rule"),
    (_ROLE.Light, "surface"),
    (_ROLE.Midlight, "tint"),
    (_ROLE.Shadow, "rule"),
)


@lru_cache(maxsize=128)
def _colour(value: str) -> QColor:
    return QColor(value)


class Look(QObject):
    """Which theme is on, and the colours, pens, fonts and icons made from it."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice if choice in CHOICES else "system"
        self._theme = self._wanted()
        self._apply()
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def theme(self) -> Theme:
        """The tokens in force."""
        return self._theme

    @property
    def other(self) -> Theme:
        """The tokens that are not in force: what an inverse sheet is painted with."""
        return LIGHT if self.is_dark else DARK

    @property
    def choice(self) -> str:
        """What the user chose: light, dark or system."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in force."""
        return self._theme is DARK

    def choose(self, choice: str) -> None:
        """Use *choice* (light, dark, system) from now on; repaints without a restart."""
        self._choice = choice
        wanted = self._wanted()
        if wanted is not self._theme:
            self._theme = wanted
            self._apply()
            self.changed.emit()

    def toggle(self) -> str:
        """Change between light and dark and return the new choice."""
        self.choose("light" if self.is_dark else "dark")
        return self._choice

    def colour(self, tone: str) -> QColor:
        """Return the colour of a tone; never change what it returns."""
        return _colour(self.value(tone))

    def value(self, tone: str) -> str:
        """Return a tone as #RRGGBB; `white` is white in both themes, for the rail."""
        return LIGHT.surface if tone == "white" else self._theme.color(tone)

    def pen(self, tone: str, width: float = 1.0) -> QPen:
        """Return a pen of a tone's colour with round ends."""
        pen = QPen(self.colour(tone), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def icon(self, name: str, tone: str, size: int, density: float = 1.0) -> QPixmap:
        """Return an icon in the colour of a tone."""
        return icon_pixmap(name, self.value(tone), size, density)

    def draw_icon(
        self, painter: QPainter, name: str, tone: str, at: QPointF, size: int = 18
    ) -> None:
        """Draw an icon with its top left corner at *at*."""
        density = painter.device().devicePixelRatio()
        painter.drawPixmap(at, self.icon(name, tone, size, density))

    def draw_text(
        self,
        painter: QPainter,
        text: str,
        rect: QRectF,
        *,
        tone: str = "ink",
        face: QFont | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw one line of text, middle of *rect*, in a tone's colour."""
        painter.setFont(face or font(14))
        painter.setPen(self.colour(tone))
        painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), text)

    def _wanted(self) -> Theme:
        if self._choice == "system":
            is_dark = QGuiApplication.styleHints().colorScheme() == _DARK_SCHEME
            return DARK if is_dark else LIGHT
        return DARK if self._choice == "dark" else LIGHT

    def _on_scheme_changed(self) -> None:
        self.choose(self._choice)

    def _apply(self) -> None:
        palette = QPalette()
        for role, tone in _PALETTE:
            palette.setColor(role, self.colour(tone))
        for role in (_ROLE.Text, _ROLE.WindowText, _ROLE.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("muted"))
        self._app.setPalette(palette)
        self._app.setStyleSheet(style_sheet(self._theme))
