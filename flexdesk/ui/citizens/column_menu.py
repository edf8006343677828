"""Grouping and columns as one chooses them: the buttons beside the search, the heading's menu."""

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flexdesk.app.list_columns import GROUPINGS
from flexdesk.app.views import ColumnChoice
from flexdesk.base.language import _
from flexdesk.ui.citizens.column_panel import ColumnPanel
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.table_list import NARROWEST, ListTable

PULL_MS = 250
_STEP = 16
_WIDEST = 900


class ColumnPage(Protocol):
    """What the columns are chosen for."""

    table: ListTable

    def shown_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns that are shown."""
        ...


class ColumnTool(QObject):
    """Chooses, moves and widens columns; says the new choice once the hand rests."""

    changed = Signal(object)
    """The new ColumnChoice."""
    group_chosen = Signal(str)

    def __init__(self, look: Look, page: QWidget) -> None:
        super().__init__(page)
        self._look, self._page = look, page
        self.choice = ColumnChoice()
        self._pulled: dict[str, int] = {}
        self._panel: ColumnPanel | None = None
        self.button = Button(look, _("Kolonner"), icon="columns-3")
        self.button.setObjectName("columns")
        self.button.setAccessibleName(_("Kolonner"))
        self.button.clicked.connect(self._on_button)
        self.grouping = Dropdown(look, _("Gruppér"), widest=120)
        self.grouping.setObjectName("grouping")
        self.grouping.set_choices(
            (Choice("", _("Ingen")), *(Choice(each.key, each.title) for each in GROUPINGS)), ""
        )
        self.grouping.chosen.connect(self.group_chosen)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(PULL_MS)
        self._resting.timeout.connect(self._tell_pulled)

    @property
    def _list(self) -> ColumnPage:
        return self._page  # type: ignore[return-value]  # the page it was made for

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon alone where there is no room for the word."""
        self.button.setText("" if is_narrow else _("Kolonner"))
        self.button.updateGeometry()

    def stop(self) -> None:
        """Keep what was pulled in the last moment; nothing waits any more."""
        if self._resting.isActive():
            self._resting.stop()
            self._tell_pulled()
        if self._panel is not None:
            self._panel.close()

    def open_panel(self, key: str = "") -> None:
        """Show every column with a check, one of them with the focus."""
        if self._panel is None:
            self._panel = ColumnPanel(self._look, self._page)
            self._panel.chosen.connect(self._on_chosen)
            self._panel.width_wanted.connect(self.widen)
            self._panel.reset_wanted.connect(self.reset)
        self._panel.open_under(self.button, self._list.shown_columns(), key)

    def reset(self) -> None:
        """Show the columns of the view again, as wide as their words."""
        if self._panel is not None:
            self._panel.close()
        self.changed.emit(ColumnChoice())

    def widen(self, key: str, by: int) -> None:
        """Make a column wider or narrower."""
        keys = self._list.shown_columns()
        if key in keys:
            now = self._list.table.columnWidth(keys.index(key))
            self._set_width(key, min(max(now + by, NARROWEST), _WIDEST))

    def on_pulled(self, key: str, width: int) -> None:
        """A column was pulled at its heading, or asked to fit its words."""
        if width:
            self._pulled[key] = width
            self._resting.start()
            return
        widths = {name: size for name, size in self.choice.widths.items() if name != key}
        self.changed.emit(replace(self.choice, widths=widths))

    def open_menu(self, key: str, at: QPoint) -> None:
        """Show what can be done with a column."""
        menu = self.make_menu(key)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def make_menu(self, key: str) -> QMenu:
        """Return the menu of a column's heading."""
        menu = QMenu(self._page)
        menu.setObjectName("heading-menu")
        menu.setFont(font(14))
        keys = self._list.shown_columns()
        at = keys.index(key) if key in keys else -1
        for verb, text, is_on in (
            ("sort", _("Sortér efter kolonnen"), at >= 0),
            ("left", _("Flyt til venstre"), at > 0),
            ("right", _("Flyt til højre"), 0 <= at < len(keys) - 1),
            ("wider", _("Bredere"), at >= 0),
            ("narrower", _("Smallere"), at >= 0),
            ("fit", _("Tilpas bredden"), key in self.choice.widths),
            ("hide", _("Skjul kolonnen"), len(keys) > 1),
            ("choose", _("Vælg kolonner…"), True),
            ("reset", _("Nulstil kolonner"), not self.choice.is_empty),
        ):
            action = QAction(text, menu)
            action.setData(f"{verb}:{key}")
            action.setEnabled(is_on)
            menu.addAction(action)
        menu.triggered.connect(self._on_verb)
        return menu

    def do(self, verb: str, key: str) -> None:
        """Do what a line of the heading's menu says."""
        keys = self._list.shown_columns()
        if verb == "sort" and key in keys:
            self._list.table.sort_by(keys.index(key))
        elif verb in {"left", "right"}:
            self.move(key, -1 if verb == "left" else 1)
        elif verb in {"wider", "narrower"}:
            self.widen(key, _STEP if verb == "wider" else -_STEP)
        elif verb == "fit":
            self.on_pulled(key, 0)
        elif verb == "hide":
            self.hide(key)
        elif verb == "choose":
            self.open_panel(key)
        else:
            self.reset()

    def _on_verb(self, action: QAction) -> None:
        verb, _colon, key = str(action.data()).partition(":")
        self.do(verb, key)

    def _on_button(self) -> None:
        self.open_panel()

    def move(self, key: str, by: int) -> None:
        """Move a column so many places."""
        keys = list(self._list.shown_columns())
        if key in keys:
            at = keys.index(key)
            keys.insert(min(max(at + by, 0), len(keys) - 1), keys.pop(at))
            self._on_chosen(tuple(keys))

    def hide(self, key: str) -> None:
        """Leave a column out."""
        self._on_chosen(tuple(each for each in self._list.shown_columns() if each != key))

    def _set_width(self, key: str, width: int) -> None:
        self.changed.emit(replace(self.choice, widths={**self.choice.widths, key: width}))

    def _on_chosen(self, keys: tuple[str, ...]) -> None:
        self.changed.emit(replace(self.choice, columns=tuple(keys)))

    def _tell_pulled(self) -> None:
        pulled, self._pulled = self._pulled, {}
        if pulled:
            self.changed.emit(replace(self.choice, widths={**self.choice.widths, **pulled}))
