"""The editor under a line: what to put right with its value, or why it is right as it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from flexdesk.base.language import _
from flexdesk.ui.inspector.rows import ShownLine
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.tabs import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.inspector_fixes import Fix, Input

ASIDE = "aside"
_INSET = 44
_DAY_WIDTH = 170
_TEXT_WIDTH = 240
_BOTTOM = Qt.AlignmentFlag.AlignBottom
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FixEditor(QWidget):
    """One way at a time; Enter saves, Esc goes back to the line."""

    saved = Signal(str, object)
    set_aside = Signal(str)
    taken_up = Signal()
    citizen_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, look: Look, line: ShownLine, fixes: "Sequence[Fix]") -> None:
        super().__init__()
        self.setObjectName("fix-editor")
        self._look, self.line = look, line
        self._fixes = {fix.key: fix for fix in fixes}
        self._parts: dict[str, Field | Dropdown] = {}
        self._labels: dict[str, str] = {}
        outer = rows(self, margins=(_INSET, 4, 20, 14), gap=10)
        self._ways = ChoiceRow(look, _("Sådan kan det rettes"), as_segments=True, height=32)
        ways = [Choice(fix.key, fix.title) for fix in fixes]
        if not line.is_aside:
            ways.append(Choice(ASIDE, _("Ikke en fejl")))
        self._ways.set_choices(ways)
        self._ways.chosen.connect(self._on_way)
        outer.addWidget(self._ways)
        self._ways.setVisible(len(ways) > 1)
        self._holder = QWidget()
        self._line = columns(self._holder, gap=12)
        outer.addWidget(self._holder)
        self._finding = Finding(look)
        outer.addWidget(self._finding)
        outer.addLayout(self._foot())
        self._way = ""
        self._show(ways[0].key if ways else "")

    def _foot(self) -> QHBoxLayout:
        foot = columns(gap=16)
        for citizen, words, is_other in (
            (self.line.citizen, _("Åbn borgeren"), False),
            (self.line.place, _("Åbn arbejdspladsen"), False),
            (self.line.other, _("Åbn den anden"), True),
        ):
            if citizen:
                link = Button(self._look, words, kind="link")
                link.setObjectName("fix-other" if is_other else "fix-open")
                link.setAccessibleName(f"{words}: {self.line.name}")
                link.clicked.connect(self._on_other if is_other else self._on_open)
                foot.addWidget(link)
        foot.addStretch(1)
        foot.addWidget(label(_("Enter gemmer · Esc lukker"), size=12, tone="muted"))
        return foot

    def take_focus(self) -> None:
        """Put the cursor in the first field, else on the button."""
        for part in self._parts.values():
            target = part.edit if isinstance(part, Field) else part
            target.setFocus()
            if isinstance(target, QLineEdit):
                target.selectAll()
            return
        self.save.setFocus()

    def say(self, text: str) -> None:
        """Say what is wrong; what was typed stays."""
        self._finding.say(text)

    @property
    def values(self) -> dict[str, str]:
        """What is typed and chosen."""
        return {
            name: part.text if isinstance(part, Field) else part.key
            for name, part in self._parts.items()
        }

    def choose_way(self, key: str) -> None:
        """Show a way, as pressing it does."""
        self._ways.choose(key)
        self._on_way(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in _ENTER and isinstance(self.window().focusWidget(), QLineEdit):
            self._on_save()
        elif not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("sel"))
        painter.fillRect(0, 0, 3, self.height(), self._look.colour("accent"))
        painter.end()

    def _show(self, way: str) -> None:
        self._way = way
        self._parts, self._labels = {}, {}
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._finding.say("")
        fix = self._fixes.get(way)
        verb = fix.verb if fix is not None else _("Sæt til side")
        if fix is not None:
            for each in fix.inputs:
                self._add(each)
        elif way == ASIDE:
            field = Field(self._look, _("Hvorfor er det rigtigt?"), height=32)
            field.edit.setObjectName("fix-reason")
            field.setMinimumWidth(_TEXT_WIDTH)
            self._parts["reason"] = field
            self._line.addWidget(field, 1, _BOTTOM)
        else:
            verb = _("Tag op igen")
        self.save = Button(self._look, verb, kind="primary", height=32)
        self.save.setObjectName("fix-save")
        self.save.clicked.connect(self._on_save)
        self._line.addWidget(self.save, 0, _BOTTOM)
        self._line.addStretch(1)

    def _add(self, wanted: "Input") -> None:
        self._labels[wanted.name] = wanted.label
        if wanted.choices:
            made = Dropdown(self._look, wanted.label, height=32, widest=190)
            choices = [Choice(code, words) for code, words in wanted.choices]
            made.set_choices(choices, wanted.value)
            if not made.key:
                made.show_value(_("vælg"))
            made.setObjectName(f"fix-{wanted.name}")
            self._parts[wanted.name] = made
            self._line.addWidget(made, 0, _BOTTOM)
            return
        field = Field(self._look, wanted.label, height=32)
        field.setFixedWidth(_DAY_WIDTH if wanted.kind in {"day", "number"} else _TEXT_WIDTH)
        field.edit.setText(wanted.value)
        field.edit.setObjectName(f"fix-{wanted.name}")
        self._parts[wanted.name] = field
        self._line.addWidget(field, 0, _BOTTOM)

    def _on_way(self, key: str) -> None:
        self._show(key)
        self.take_focus()

    def _on_save(self) -> None:
        self._finding.say("")
        empty = [name for name, part in self._parts.items() if _is_unchosen(part)]
        if empty:
            self._finding.say(_("Vælg fra listen »{name}«.").format(name=self._labels[empty[0]]))
            self._parts[empty[0]].setFocus()
        elif self._way in self._fixes:
            self.saved.emit(self._way, self.values)
        elif self._way == ASIDE:
            self.set_aside.emit(self.values.get("reason", ""))
        else:
            self.taken_up.emit()

    def _on_open(self) -> None:
        self.citizen_wanted.emit(False)

    def _on_other(self) -> None:
        self.citizen_wanted.emit(True)


def _is_unchosen(part: Field | Dropdown) -> bool:
    return isinstance(part, Dropdown) and not part.key
