"""The tabs of the saved views, the mark that one is changed, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from flexdesk.base.language import _
from flexdesk.ui.citizens.view_book import ViewShown
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.tabs import ChoiceRow

NO_SHOWN = ViewShown("", "", "", is_changed=False)
SAVE, RENAME = "save", "rename"


class ViewBar(QWidget):
    """Tabs with counts at the left, the view's own verbs at the right."""

    chosen = Signal(str)
    save_wanted = Signal(str, bool)
    rename_wanted = Signal(str)
    update_wanted = Signal()
    reset_wanted = Signal()
    share_wanted = Signal(bool)
    move_wanted = Signal(int)
    delete_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown = NO_SHOWN
        self._sheet: NameSheet | None = None
        layout = columns(self, gap=12)
        self.tabs = ChoiceRow(look, _("Visninger"))
        self.tabs.chosen.connect(self.chosen)
        layout.addWidget(self.tabs, 1)
        self.save = Button(look, _("Gem visning…"), kind="link")
        self.save.setObjectName("save-view")
        self.save.clicked.connect(self.ask_name)
        layout.addWidget(self.save)
        self._more = icon_button(look, "ellipsis", _("Visningen"), height=28, bare=True)
        self._more.setObjectName("view-menu")
        self._more.clicked.connect(self.open_menu)
        layout.addWidget(self._more)

    def show_views(self, choices: Sequence[Choice], key: str) -> None:
        """Show the views with their counts."""
        self.tabs.set_choices(choices, key, keep_none=True)

    def show_view(self, shown: ViewShown) -> None:
        """Show what can be done with the view one is on."""
        if shown == self._shown:
            return
        self._shown = shown
        is_new = shown.is_changed or not shown.key
        self.save.setVisible(is_new)
        self._more.setAccessibleName(
            _("Visningen {name}").format(name=shown.label) if shown.key else _("Visningen")
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()

    def ask_name(self) -> None:
        """Ask what the view is to be called, and save it."""
        self._open(SAVE)

    def ask_new_name(self) -> None:
        """Ask what the view is to be called from now on."""
        self._open(RENAME)

    def say_name_trouble(self, text: str) -> None:
        """Say beneath the name what is wrong with it; what was typed stays."""
        if self._sheet is not None:
            self._sheet.say(text)

    def close_name(self) -> None:
        """Close the field with the name."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.close()
            sheet.deleteLater()

    def open_menu(self) -> None:
        """Show what can be done with the view."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        """Return the menu of the view one is on."""
        menu = QMenu(self)
        menu.setObjectName("view-verbs")
        menu.setFont(font(14))
        shown, is_own = self._shown, self._shown.is_saved
        share = _("Tag tilbage fra teamet") if shown.owner == "team" else _("Del med teamet")
        for key, text, is_on in (
            (SAVE, _("Gem visning…"), True),
            ("update", _("Gem ændringer i visningen"), is_own and shown.is_changed),
            ("reset", _("Fortryd ændringer i visningen"), shown.is_changed),
            (RENAME, _("Omdøb…"), is_own),
            ("share", share, is_own),
            ("left", _("Flyt til venstre"), is_own),
            ("right", _("Flyt til højre"), is_own),
            ("delete", _("Slet visning"), is_own),
        ):
            action = QAction(text, menu)
            action.setData(key)
            action.setEnabled(is_on)
            menu.addAction(action)
        menu.triggered.connect(self._on_triggered)
        return menu

    def _on_triggered(self, action: QAction) -> None:
        self.do(str(action.data()))

    def do(self, key: str) -> None:
        """Do what a line of the menu says."""
        if key in {SAVE, RENAME}:
            self._open(key)
        elif key == "share":
            self.share_wanted.emit(self._shown.owner != "team")
        elif key in {"left", "right"}:
            self.move_wanted.emit(-1 if key == "left" else 1)
        else:
            signals = {
                "update": self.update_wanted,
                "reset": self.reset_wanted,
                "delete": self.delete_wanted,
            }
            signals[key].emit()

    def _open(self, verb: str) -> None:
        self.close_name()
        self._sheet = NameSheet(self._look, verb, self._shown, self)
        self._sheet.given.connect(self._on_given)
        self._sheet.open_under(self._more)

    def _on_given(self, name: str, is_team: bool) -> None:  # noqa: FBT001 - a slot Qt calls
        if self._sheet is not None and self._sheet.verb == RENAME:
            self.rename_wanted.emit(name)
        else:
            self.save_wanted.emit(name, is_team)


class NameSheet(Card):
    """A field for the name of a view, and whether the team has it too."""

    given = Signal(str, bool)

    def __init__(self, look: Look, verb: str, shown: ViewShown, parent: QWidget) -> None:
        super().__init__(look, parent, ground="raised", edge="rule")
        self.verb = verb
        self.setObjectName("name-sheet")
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        layout = rows(self, margins=(16, 14, 16, 14), gap=10)
        self.field = Field(look, _("Visningens navn"), hint=_("højst 40 tegn"))
        self.field.edit.setObjectName("view-name")
        self.field.edit.returnPressed.connect(self._on_save)
        layout.addWidget(self.field)
        self.team = Check(look, _("Del med teamet"))
        self.team.setObjectName("view-team")
        self.team.setVisible(verb == SAVE)
        layout.addWidget(self.team)
        line = columns()
        cancel = Button(look, _("Annullér"), kind="link")
        cancel.clicked.connect(self.close)
        text = _("Gem visning") if verb == SAVE else _("Omdøb visning")
        save = Button(look, text, kind="primary", height=32)
        save.setObjectName("view-save")
        save.clicked.connect(self._on_save)
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(save)
        layout.addLayout(line)
        if verb == RENAME:
            self.field.edit.setText(shown.label)
        self.setFixedWidth(320)

    def open_under(self, widget: QWidget) -> None:
        """Show the sheet under *widget*, its right edge at that of the widget."""
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        self.move(max(at.x(), widget.screen().availableGeometry().left()), at.y())
        self.show()
        self.field.edit.setFocus()
        self.field.edit.selectAll()

    def say(self, text: str) -> None:
        """Say what is wrong with the name."""
        self.field.say(text)
        self.adjustSize()

    def _on_save(self) -> None:
        self.given.emit(self.field.text, self.team.isChecked())
