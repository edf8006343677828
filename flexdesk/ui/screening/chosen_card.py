"""The card under the list: whom one has chosen, the results with their keys, earlier looks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.screening import RESULT_LABELS
from flexdesk.app.screening_rows import LookLine, ScreeningRow
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.domain.work_codes import ScreeningResult
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.screening.table import RESULT_KEYS

_SHOWN = 3
_PER_ROW = 3
_WIDE = 1040


class ChosenCard(Card):
    """What can be written about the chosen rows, and what was written before."""

    result_wanted = Signal(str)
    text_wanted = Signal()
    hours_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("screening-chosen")
        layout = rows(self, margins=(20, 14, 20, 14), gap=10)
        head = columns(gap=12)
        self._who = label(size=16, bold=True, tone="head")
        self._about = label(size=13, tone="muted", wrap=True)
        self.hours = Button(look, _("Aftal timer fra en dag…"), kind="link")
        self.hours.setObjectName("screening-hours")
        self.hours.clicked.connect(self.hours_wanted)
        self.open = Button(look, _("Åbn borgerens forløb"), kind="link")
        self.open.setObjectName("screening-open")
        self.open.clicked.connect(self.open_wanted)
        head.addWidget(self._who)
        head.addWidget(self._about, 1)
        head.addWidget(self.hours)
        head.addWidget(self.open)
        layout.addLayout(head)
        self._lines = (columns(gap=8), columns(gap=8))
        for line in self._lines:
            line.addStretch(1)
            layout.addLayout(line)
        self.buttons = [self._button(look, key, code) for key, code in RESULT_KEYS.items()]
        self.text = Button(look, _("F2   Tekst og næste dag…"), height=32)
        self.text.setObjectName("screening-text")
        self.text.setAccessibleName(_("Tekst og næste dag"))
        self.text.clicked.connect(self.text_wanted)
        self.buttons.append(self.text)
        self._looks = QWidget()
        self._look_rows = rows(self._looks, gap=2)
        layout.addWidget(self._looks)
        self.fit(0)

    def _button(self, look: Look, key: object, code: str) -> Button:
        words = RESULT_LABELS[code]
        digit = str(getattr(key, "name", key))[-1]
        made = Button(look, f"{digit}   {words}", height=32)
        made.setObjectName(f"screening-{code or 'ingen'}")
        made.setAccessibleName(words)
        made.setToolTip(_("{words} ({digit})").format(words=words, digit=digit))
        made.setProperty("result", code)
        made.clicked.connect(self._on_result)
        return made

    def show_rows(self, chosen: Sequence[ScreeningRow], *, is_hidden: bool) -> None:
        """Show whom it is about; the looks are those of a single one."""
        one = chosen[0] if len(chosen) == 1 else None
        if one is None:
            words = _("{n} valgte borgere").format(n=format_number(len(chosen)))
            self._who.setText(words if chosen else _("Ingen valgt"))
            about = _("Samme resultat skrives på alle, og ét Fortryd tager det hele tilbage.")
            self._about.setText(about if chosen else _("Vælg en eller flere rækker på listen."))
        else:
            self._who.setText(one.candidate_no if is_hidden else one.name)
            parts = (one.workplace, one.about, one.consultant_name)
            self._about.setText(" · ".join(part for part in parts if part))
        for button in self.buttons:
            button.setEnabled(bool(chosen))
        self.open.setVisible(one is not None)
        is_agreed = one is not None and one.result == ScreeningResult.FLERE_TIMER
        self.hours.setVisible(is_agreed and bool(one and one.placement))
        self._show_looks(one.looks if one is not None else (), is_hidden=is_hidden)

    def _show_looks(self, looks: Sequence[LookLine], *, is_hidden: bool) -> None:
        while (item := self._look_rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for each in looks[:_SHOWN]:
            words = look_words(each, is_hidden=is_hidden)
            self._look_rows.addWidget(label(words, size=13, tone="muted", wrap=True))
        more = len(looks) - _SHOWN
        if more > 0:
            words = _("og {n} tidligere").format(n=format_number(more))
            self._look_rows.addWidget(label(words, size=13, tone="muted"))
        self._looks.setVisible(bool(looks))

    def fit(self, width: int) -> None:
        """Put the buttons in one row where the page is wide, else in two."""
        per_row = len(self.buttons) if width >= _WIDE else _PER_ROW
        for line in self._lines:
            while line.count() > 1:
                line.takeAt(0)
        for at, button in enumerate(self.buttons):
            self._lines[at // per_row].insertWidget(at % per_row, button)

    def _on_result(self) -> None:
        self.result_wanted.emit(str(self.sender().property("result")))


def look_words(look: LookLine, *, is_hidden: bool) -> str:
    """Return an earlier look in one line; its words stay away while names are hidden."""
    parts = [f"{format_day(look.day)} {look.result_label}", look.by]
    if look.next_on is not None:
        parts.append(_("tages op {day}").format(day=format_day(look.next_on)))
    if look.is_about_another:
        parts.append(_("om et tidligere job"))
    if look.text and not is_hidden:
        parts.append(" ".join(look.text.split()))
    return " · ".join(part for part in parts if part)
