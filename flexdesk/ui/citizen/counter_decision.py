"""The card "Afgørelse": what was decided, with the frozen evidence beside the count of today."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from flexdesk.app.counter_rows import DecisionCard
from flexdesk.app.visitation import OUTCOMES
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.strip_spell import DecisionTyped
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.parts.text_field import TextField

KEEP_AFTER_MS = 500
_TOP = Qt.AlignmentFlag.AlignTop


class DecisionForm(QWidget):
    """Outcome, reason, day and program of a decision."""

    saved = Signal(object)
    cancelled = Signal()
    changed = Signal()
    rested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("decision-form")
        self._look, self._is_filling = look, False
        self._layout = rows(self, margins=(0, 8, 0, 4), gap=10)
        self.outcome = ChoiceRow(look, _("Afgørelse"), as_segments=True)
        self.outcome.set_choices([Choice(key, text) for key, text in OUTCOMES.items()])
        self.outcome.chosen.connect(self._on_touched)
        self._layout.addWidget(self.outcome)
        self.reason = TextField(look, _("Begrundelse"), hint=_("fryses med afgørelsen"), height=72)
        self.reason.edit.setObjectName("decision-reason")
        self.reason.edit.textChanged.connect(self._on_touched)
        self.reason.edit.save_requested.connect(self._on_save)
        self._layout.addWidget(self.reason)
        self._build_rest()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.rested)
        self.hide()

    def _build_rest(self) -> None:
        line = columns(gap=12)
        self.day = Field(self._look, _("Dag"))
        self.day.setFixedWidth(132)
        self.day.edit.setObjectName("decision-day")
        self.day.edit.textEdited.connect(self._on_touched)
        self.program = Dropdown(self._look, _("Indsats"), is_wide=True)
        self.program.setObjectName("decision-program")
        self.program.chosen.connect(self._on_touched)
        line.addWidget(self.day, 0, _TOP)
        line.addStretch(1)
        self._layout.addLayout(line)
        self._layout.addWidget(self.program)
        self._finding = Finding(self._look)
        self._layout.addWidget(self._finding)
        foot = columns(gap=8)
        save = Button(self._look, _("Gem afgørelse"), kind="primary", height=32)
        save.setObjectName("save-decision")
        save.clicked.connect(self._on_save)
        cancel = Button(self._look, _("Annullér"), height=32)
        cancel.setObjectName("cancel-decision")
        cancel.clicked.connect(self.cancelled)
        foot.addWidget(save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        self._layout.addLayout(foot)

    @property
    def typed(self) -> DecisionTyped:
        """What stands in the fields."""
        return DecisionTyped(self.outcome.key, self.reason.text, self.day.text, self.program.key)

    def open(self, typed: DecisionTyped, programs: Sequence[tuple[str, str]]) -> None:
        """Show the form."""
        self._is_filling = True
        self.program.set_choices([Choice(key, text) for key, text in programs], typed.program)
        self.outcome.choose(typed.outcome)
        self.reason.set_text(typed.reason)
        self.day.edit.setText(typed.day)
        self.say_wrong("", "")
        self._is_filling = False
        self.show()

    def shut(self) -> None:
        """Hide the form and forget what is in it."""
        self._is_filling = True
        self._keeping.stop()
        self.reason.set_text("")
        self.day.edit.clear()
        self._is_filling = False
        self.hide()

    def take_focus(self) -> None:
        """Put the cursor in the reason."""
        self.reason.edit.setFocus()

    def say_wrong(self, field: str, text: str) -> None:
        """Say what is wrong: at the reason, at the day, or under the fields."""
        self.reason.say(text if field == "reason" else "")
        self.day.say(text if field == "day" else "")
        self._finding.say("" if field in {"reason", "day"} else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _on_touched(self) -> None:
        if not self._is_filling:
            self.changed.emit()
            self._keeping.start()

    def _on_save(self) -> None:
        self._keeping.stop()
        self.saved.emit(self.typed)


class _Decided(QWidget):
    """One decision: outcome, day and by whom; then beside now; the periods on demand."""

    def __init__(self, look: Look, card: DecisionCard, *, is_hidden: bool) -> None:
        super().__init__()
        self.setObjectName("decision")
        layout = rows(self, margins=(0, 10, 0, 12), gap=6)
        head = columns(gap=8)
        head.addWidget(label(card.outcome_text, bold=True), 1)
        head.addWidget(label(format_day(card.day), size=13, tone="muted", tabular=True))
        layout.addLayout(head)
        who = " · ".join(part for part in (card.by, card.program) if part)
        layout.addWidget(label(who, size=13, tone="muted", wrap=True))
        if card.reason:
            text = _("Skjult, mens navne er skjult (F9)") if is_hidden else card.reason
            layout.addWidget(label(text, wrap=True))
        both = columns(gap=16)
        self._pair(both, _("Ved afgørelsen"), card.then_text or "–", card.then_window)
        self._pair(both, _("I dag"), card.now_text, _("målgruppe, vejledende"))
        layout.addLayout(both)
        self.setAccessibleName(
            f"{card.outcome_text} {format_day(card.day)}: {card.then_text}, "
            + _("i dag {now}").format(now=card.now_text)
        )
        self._more = Button(look, _("Vis grundlaget"), kind="link", icon="chevron-down")
        self._more.setObjectName("show-evidence")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._on_more)
        layout.addWidget(self._more)
        self._evidence = self._make_evidence(card)
        layout.addWidget(self._evidence)

    def _pair(self, row: QHBoxLayout, title: str, value: str, text: str) -> None:
        words = column(row, gap=1)
        words.addWidget(label(title, size=13, tone="muted"))
        words.addWidget(label(value, bold=True, tabular=True))
        words.addWidget(label(text, size=12, tone="muted", tabular=True, wrap=True))

    def _make_evidence(self, card: DecisionCard) -> QWidget:
        made = QWidget()
        layout = rows(made, margins=(0, 4, 0, 0), gap=4)
        for what, dates, days in card.periods:
            line = columns(gap=8)
            line.addWidget(label(what, size=13), 1)
            line.addWidget(label(dates, size=13, tabular=True))
            line.addWidget(label(days, size=13, tone="muted", tabular=True))
            layout.addLayout(line)
        layout.addWidget(label(card.then_method, size=13, tone="muted", wrap=True))
        refusion = _("Statsrefusion: {text}").format(text=card.refusion_text or "–")
        layout.addWidget(label(refusion, size=13, tone="muted", wrap=True))
        made.hide()
        return made

    def _on_more(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._evidence.setVisible(on)
        self._more.setText(_("Skjul grundlaget") if on else _("Vis grundlaget"))
        self._more.set_icon_name("chevron-up" if on else "chevron-down")


class DecisionsCard(Card):
    """The decisions about a citizen, newest first; a new one is a new row."""

    new_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("decisions")
        self._look = look
        layout = rows(self, margins=(20, 18, 20, 12), gap=0)
        self.new_button = Button(look, _("Ny afgørelse"), kind="link")
        self.new_button.setObjectName("new-decision")
        self.new_button.clicked.connect(self.new_wanted)
        row, _title = title_row(_("Afgørelse om visitation"), self.new_button)
        layout.addLayout(row)
        self.form = DecisionForm(look)
        layout.addWidget(self.form)
        self._none = label(
            _("Ingen afgørelse endnu. Grundlaget fryses, når den træffes."),
            size=13, tone="muted", wrap=True,
        )  # fmt: skip
        layout.addSpacing(4)
        layout.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self._shown: list[QWidget] = []

    def show_decisions(self, cards: Sequence[DecisionCard], *, is_hidden: bool) -> None:
        """Show these decisions."""
        for widget in self._shown:
            self._list.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        for card in cards:
            if self._shown:
                self._shown.append(Hairline(self._look))
            self._shown.append(_Decided(self._look, card, is_hidden=is_hidden))
        for widget in self._shown:
            self._list.addWidget(widget)
        self._none.setVisible(not cards)
