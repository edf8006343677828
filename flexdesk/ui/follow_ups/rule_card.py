"""The card of one rule: what it says and when, its switch, its distance, and what it makes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from flexdesk.app.follow_up_rows import RuleRow
from flexdesk.app.follow_ups import Preview
from flexdesk.base.language import _
from flexdesk.ui.follow_ups.preview_view import PreviewView
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label, set_tone
from flexdesk.ui.parts.pill import Pill

_TOP = Qt.AlignmentFlag.AlignTop


class _Distance(Field):
    """A number and its unit beside each other, what is wrong beneath both."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Afstand"))
        self.edit.setObjectName("rule-offset")
        self.edit.setFixedWidth(110)
        self.unit = Dropdown(look, "")
        self.unit.setObjectName("rule-unit")
        line = columns(gap=8)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.removeWidget(self.edit)
            layout.insertLayout(1, line)
        line.addWidget(self.edit)
        line.addWidget(self.unit)
        line.addStretch(1)


class RuleCard(Card):
    """Shows a rule and takes the team's choices about it."""

    switch_wanted = Signal()
    offset_edited = Signal(str, str)
    save_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.setObjectName("rule-card")
        layout = rows(self, margins=(20, 18, 20, 18), gap=12)
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        layout.addWidget(self._title)
        self._text = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._text)
        layout.addWidget(self._build_switch())
        self.preview = PreviewView(look)
        layout.addWidget(self.preview)
        self._edit = self._build_edit()
        layout.addWidget(self._edit)
        layout.addWidget(Hairline(look))
        layout.addLayout(self._build_facts())

    def _build_switch(self) -> QWidget:
        holder = QWidget()
        line = columns(holder, gap=10)
        self.switch = Button(self._look, _("Slå til"), kind="primary", icon="check")
        self.switch.setObjectName("rule-switch")
        self.switch.clicked.connect(self.switch_wanted)
        self._law = Pill(self._look)
        line.addWidget(self.switch)
        line.addWidget(self._law)
        line.addStretch(1)
        return holder

    def _build_edit(self) -> QWidget:
        holder = QWidget()
        layout = rows(holder, gap=8)
        self.offset = _Distance(self._look)
        self.offset.edit.textEdited.connect(self._on_edited)
        self.offset.edit.returnPressed.connect(self._on_return)
        self.unit = self.offset.unit
        self.unit.chosen.connect(self._on_unit)
        layout.addWidget(self.offset)
        buttons = columns(gap=12)
        self.save = Button(self._look, _("Gem afstand"))
        self.save.setObjectName("rule-save")
        self.save.clicked.connect(self.save_wanted)
        self.reset = Button(self._look, _("Brug som leveret"), kind="link")
        self.reset.setObjectName("rule-reset")
        self.reset.clicked.connect(self.reset_wanted)
        buttons.addWidget(self.save)
        buttons.addWidget(self.reset)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        return holder

    def _build_facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._facts: dict[str, tuple[QLabel, QLabel]] = {}
        names = {
            "when": _("Hvornår"),
            "condition": _("Betingelse"),
            "shift": _("Fridage"),
            "program": _("Program"),
            "source": _("Kilde"),
            "certainty": _("Sikkerhed"),
        }
        for at, (key, name) in enumerate(names.items()):
            head, value = label(name, size=13, tone="muted"), label(size=13, wrap=True)
            grid.addWidget(head, at, 0, _TOP)
            grid.addWidget(value, at, 1)
            self._facts[key] = (head, value)
        return grid

    def show_rule(self, row: RuleRow, *, is_new: bool) -> None:
        """Show a rule; *is_new* puts its own distance in the field."""
        self._title.setText(row.title)
        self._text.setText(_("Opgaven hedder »{text}«").format(text=row.text))
        self._set_switch(row)
        self._law.say(_("Frist") if row.is_statutory else "", icon="flag", tone="amber")
        for key, value in (
            ("when", row.when), ("condition", row.condition), ("shift", row.shift),
            ("program", row.program), ("source", row.source), ("certainty", row.certainty),
        ):  # fmt: skip
            head, words = self._facts[key]
            words.setText(value[:1].upper() + value[1:])
            head.setVisible(bool(value))
            words.setVisible(bool(value))
        set_tone(self._facts["certainty"][1], "amber" if row.is_guess else "ink")
        self._edit.setVisible(not row.is_statutory or row.is_changed)
        self.offset.setVisible(not row.is_statutory)
        self.reset.setVisible(row.is_changed)
        if is_new:
            self._show_offset(row)

    def _set_switch(self, row: RuleRow) -> None:
        self.switch.setText(_("Slå fra") if row.is_on else _("Slå til"))
        self.switch.set_kind("secondary" if row.is_on else "primary")
        self.switch.set_icon_name("x" if row.is_on else "check")
        self.switch.setAccessibleDescription(row.title)
        self.switch.updateGeometry()

    def _show_offset(self, row: RuleRow) -> None:
        side = _("før") if row.is_before else _("efter")
        self.unit.set_choices(
            [
                Choice("days", _("dage {side}").format(side=side)),
                Choice("weeks", _("uger {side}").format(side=side)),
                Choice("months", _("måneder {side}").format(side=side)),
            ],
            row.unit,
        )
        self.offset.edit.setText(str(row.count))
        self.offset.say("")
        self._set_edited(is_edited=False)

    def show_preview(
        self, preview: Preview, *, is_on: bool, is_edited: bool, is_hidden: bool
    ) -> None:
        """Show what the choice that is looked at would do."""
        self.preview.show_preview(preview, is_on=is_on, is_edited=is_edited, is_hidden=is_hidden)
        self._set_edited(is_edited=is_edited)

    def _set_edited(self, *, is_edited: bool) -> None:
        self.save.setVisible(is_edited)
        self.save.set_kind("primary" if is_edited else "secondary")
        if is_edited:
            self.switch.set_kind("secondary")

    def say_offset(self, text: str) -> None:
        """Say at the field what is wrong; empty clears it."""
        self.offset.say(text)
        if text:
            self.save.hide()

    def _on_edited(self) -> None:
        self.offset_edited.emit(self.offset.text, self.unit.key)

    def _on_unit(self, key: str) -> None:
        self.unit.choose(key)
        self._on_edited()

    def _on_return(self) -> None:
        if self.save.isVisible():
            self.save_wanted.emit()
