"""The tab "18 af 24": the sum at the left, what if at the right; under each other when narrow."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from flexdesk.app.counter_rows import CounterPage, DecisionCard, WhatIfLine
from flexdesk.ui.citizen.counter_card import CounterCard, MovesCard
from flexdesk.ui.citizen.counter_decision import DecisionsCard
from flexdesk.ui.citizen.counter_side import NextCard, WhatIfCard
from flexdesk.ui.citizen.strip_spell import CounterDraft, DecisionTyped, SpellStart
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.tab_scroll import TabScroll

_SIDE_WIDTH = 352
_NARROW = 1000


class CounterView(TabScroll):
    """Cards in two columns."""

    composing = Signal(bool)
    """A form with a primary button of its own has opened or closed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("counter-tab")
        outer = self.body_layout
        self.notice = NoticeBar(look, "counter-notice")
        outer.addWidget(self.notice)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        outer.addLayout(self._columns)
        self.card = CounterCard(look)
        self.moves = MovesCard(look)
        self.what_if = WhatIfCard(look)
        self.next = NextCard(look)
        self.decisions = DecisionsCard(look)
        self._main = self._column((self.card, self.moves))
        self._side = self._column((self.what_if, self.next, self.decisions))
        self._columns.addWidget(self._main, 1)
        self._columns.addWidget(self._side, 0)

    def _column(self, cards: Sequence[QWidget]) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)
        return made

    def show_page(self, page: CounterPage, today: dt.date, *, is_hidden: bool) -> None:
        """Show number, strip, table, methods and what moves the date."""
        self.notice.say("")
        self.card.show_page(page, today, is_hidden=is_hidden)
        self.moves.show_moves(page.moves)

    def show_scenario(self, page: CounterPage, start: dt.date) -> None:
        """Let the slider move over the days of a page."""
        self.what_if.show_scenario(page.scenario, start, page.crosses_on)

    def show_what_if(self, start: dt.date, lines: Sequence[WhatIfLine]) -> None:
        """Show what a job that starts on a day means."""
        self.what_if.show_answer(start, lines)

    def show_decisions(self, cards: Sequence[DecisionCard], *, is_hidden: bool) -> None:
        """Show the decisions."""
        self.decisions.show_decisions(cards, is_hidden=is_hidden)

    def show_steps(self, lines: Sequence[WhatIfLine]) -> None:
        """Show what waits."""
        self.next.show_steps(lines)

    def open_spell(self, start: SpellStart, *, takes_focus: bool) -> None:
        """Open the form of a period."""
        self.card.form.open(start)
        self._tell_composing()
        if takes_focus:
            self.card.form.take_focus()
            self.ensureWidgetVisible(self.card.form)

    def close_spell(self) -> None:
        """Close the form of a period; the focus goes back to the strip."""
        had_focus = self.card.form.isAncestorOf(self.focusWidget())
        self.card.form.shut()
        self._tell_composing()
        if had_focus:
            self.card.strip.take_focus()

    def say_overlap(self, text: str) -> None:
        """Tell which periods share days with what is typed."""
        self.card.form.say_overlap(text)

    def say_spell(self, field: str, text: str) -> None:
        """Say what is wrong in the form of a period."""
        self.card.form.say_wrong(field, text)

    def open_decision(
        self, typed: DecisionTyped, programs: Sequence[tuple[str, str]], *, takes_focus: bool
    ) -> None:
        """Open the form of a decision."""
        self.decisions.form.open(typed, programs)
        self._tell_composing()
        if takes_focus:
            self.decisions.form.take_focus()
            self.ensureWidgetVisible(self.decisions.form)

    def close_decision(self) -> None:
        """Close the form of a decision; the focus goes back to its button."""
        had_focus = self.decisions.form.isAncestorOf(self.focusWidget())
        self.decisions.form.shut()
        self._tell_composing()
        if had_focus:
            self.decisions.new_button.setFocus()

    def say_decision(self, field: str, text: str) -> None:
        """Say what is wrong in the form of a decision."""
        self.decisions.form.say_wrong(field, text)

    def typed(self) -> CounterDraft:
        """Return what stands in the open forms."""
        spell, decision = self.card.form, self.decisions.form
        return CounterDraft(
            None if spell.isHidden() else spell.typed,
            None if decision.isHidden() else decision.typed,
        )

    def clear(self) -> None:
        """Drop every row and text."""
        self.card.clear()
        self.close_spell()
        self.close_decision()
        self.decisions.show_decisions((), is_hidden=False)
        self.next.show_steps(())
        self.what_if.lines.show_lines(())

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)
        self.ensureWidgetVisible(self.notice)

    def _tell_composing(self) -> None:
        forms = (self.card.form, self.decisions.form)
        self.composing.emit(not all(form.isHidden() for form in forms))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        self._columns.setSpacing(16 if is_narrow else 24)
        wide = 16_777_215
        self._side.setMaximumWidth(wide if is_narrow else _SIDE_WIDTH)
        self._side.setMinimumWidth(0 if is_narrow else _SIDE_WIDTH)
