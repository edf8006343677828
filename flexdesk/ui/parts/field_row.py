"""Fields side by side with one line beneath for what is wrong with any of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Field, Finding

_TOP = Qt.AlignmentFlag.AlignTop


class FieldRow(QWidget):
    """Narrow fields whose sentences would wrap to towers under them: here they have the width."""

    def __init__(self, look: Look, *fields: Field, stretch: tuple[int, ...] = ()) -> None:
        super().__init__()
        layout = rows(self, gap=6)
        line = columns(gap=16)
        self._texts: dict[Field, str] = dict.fromkeys(fields, "")
        for at, field in enumerate(fields):
            line.addWidget(field, stretch[at] if stretch else 1, _TOP)
            field.edit.textEdited.connect(_Clear(self, field))
        if all(field.maximumWidth() == field.minimumWidth() for field in fields):
            # fields of a fixed width stand at the left
            line.addStretch(1)
        layout.addLayout(line)
        self.finding = Finding(look)
        layout.addWidget(self.finding)

    def say(self, field: Field, text: str) -> None:
        """Mark one of the fields as wrong with a sentence; an empty one clears it."""
        self._texts[field] = text
        field.edit.setProperty("wrong", bool(text))
        field.edit.style().unpolish(field.edit)
        field.edit.style().polish(field.edit)
        self.finding.say(" ".join(filter(None, self._texts.values())))

    def text_of(self, field: Field) -> str:
        """What is said of a field."""
        return self._texts[field]


class _Clear:
    """Clears what was said of a field once it is typed in."""

    def __init__(self, row: FieldRow, field: Field) -> None:
        self._row, self._field = row, field

    def __call__(self, _text: str) -> None:
        if self._row.text_of(self._field):
            self._row.say(self._field, "")
