"""The timeline with its filters and the composer above it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from flexdesk.app.contacts import TalkDraft
from flexdesk.app.timeline import TimelineFilter, filter_entries, group_counts
from flexdesk.app.timeline_entry import TimelineEntry
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizen.timeline_chips import ChipRow
from flexdesk.ui.citizen.timeline_composer import TalkComposer
from flexdesk.ui.citizen.timeline_days import ALL_DAYS, CHOSEN, DaysBar, DaysDropdown
from flexdesk.ui.citizen.timeline_list import TimelineList, wrapped
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import EmptyState

_TYPED_MS = 120
_LOW = 470
_CARRIED = {"note": "note", "task": "task", "placement": "placement"}
"""What can be carried over to the case system."""


class TimelineCard(Card):
    """Everything that happened, newest first."""

    print_wanted = Signal(object)
    correction_wanted = Signal(str)
    transfer_wanted = Signal(str, str)
    note_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._entries: tuple[TimelineEntry, ...] = ()
        self._shown: tuple[TimelineEntry, ...] = ()
        self._is_hidden = False
        self._today: dt.date | None = None
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._typing.timeout.connect(self._filter)
        layout = rows(self, margins=(1, 16, 1, 1), gap=0)
        top = QWidget()
        inner = rows(top, margins=(19, 0, 19, 12), gap=12)
        self._head = QWidget()
        self._head.setLayout(self._build_head(look))
        inner.addWidget(self._head)
        self.composer = TalkComposer(look)
        self.composer.composing.connect(self._fit)
        inner.addWidget(self.composer)
        self.chips = ChipRow(look, _("Vis kun"))
        self.chips.changed.connect(self._filter)
        inner.addWidget(self.chips)
        self._days_bar = DaysBar(look)
        self._days_bar.changed.connect(self._on_own_days)
        inner.addWidget(self._days_bar)
        layout.addWidget(top)
        self._list_host = QWidget()
        below = rows(self._list_host, gap=0)
        below.addWidget(Hairline(look))
        below.addWidget(self._build_list(look), 1)
        below.addWidget(self._build_foot(look))
        layout.addWidget(self._list_host, 1)
        layout.addStretch(0)

    def _build_head(self, look: Look) -> QHBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("timeline-search")
        self.search.setAccessibleName(_("Søg i tidslinjen"))
        self.search.setPlaceholderText(_("Søg i tidslinjen"))
        self.search.setFont(font(14))
        self.search.setFixedHeight(32)
        self.search.setFixedWidth(200)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_typed)
        self._days = DaysDropdown(look)
        self._days.chosen.connect(self._on_days)
        self._print = icon_button(look, "printer", _("Udskriv tidslinjen som PDF"), height=32)
        self._print.setObjectName("print-timeline")
        self._print.clicked.connect(self._on_print)
        row, self.title = title_row(_("Tidslinje"), self.search, self._days, self._print)
        self._count = label(size=13, tone="muted", tabular=True)
        row.insertWidget(1, self._count)
        self.head_row = row
        return row

    def _build_list(self, look: Look) -> QWidget:
        host = QWidget()
        # the list gives way first: what is being written must never be squeezed
        host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack = QStackedLayout(host)
        self.list = TimelineList(look)
        self.list.chosen.connect(self._on_chosen)
        self.empty = EmptyState(look, "clock", "", "")
        self.empty.wanted.connect(self._on_empty)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        return host

    def _build_foot(self, look: Look) -> QWidget:
        self._foot = foot = QWidget()
        foot.setFixedHeight(40)
        layout = columns(foot, margins=(20, 0, 20, 0), gap=16)
        layout.addStretch(1)
        self._unfold = Button(look, _("Vis det hele"), kind="link")
        self._unfold.clicked.connect(self.list.toggle)
        self._correct = Button(look, _("Ret notatet"), kind="link", icon="pencil")
        self._correct.setObjectName("correct-note")
        self._correct.clicked.connect(self._on_correct)
        self._carry = Button(look, _("Kopiér til fagsystem"), kind="link", icon="arrow-left-right")
        self._carry.setObjectName("carry-over")
        self._carry.clicked.connect(self._on_carry)
        for button in (self._unfold, self._correct, self._carry):
            layout.addWidget(button)
            button.hide()
        foot.hide()
        return foot

    @property
    def wanted(self) -> TimelineFilter:
        """What is shown now."""
        is_own = self._days.key == CHOSEN
        start, last_day = self._days_bar.days() if is_own else self._quick_days()
        return TimelineFilter(self.chips.keys, self.search.text(), start, last_day)

    def show_entries(
        self, entries: Sequence[TimelineEntry], today: dt.date, *, is_hidden: bool
    ) -> None:
        """Show a citizen's timeline, filtered as before."""
        self._entries, self._today, self._is_hidden = tuple(entries), today, is_hidden
        self.chips.set_choices(
            [Choice(code, name, format_number(n)) for code, name, n in group_counts(entries)]
        )
        self._fit()
        self._filter()

    def drop_filters(self) -> None:
        """Show everything again: another citizen is meant."""
        self.chips.choose()
        self.search.clear()
        self._days.choose(ALL_DAYS)
        self._days_bar.clear()
        self._days_bar.hide()
        self._filter()

    def clear(self) -> None:
        """Drop every text."""
        self._typing.stop()
        self.composer.forget()
        self.drop_filters()
        self.show_entries((), self._today or dt.date.min, is_hidden=False)
        wrapped.cache_clear()

    def talk_about(self, entry: TimelineEntry) -> TalkDraft:
        """Return what the composer begins with when a note is put right."""
        return TalkDraft(text=entry.text, kind=entry.kind, corrects=entry.id)

    def entry(self, key: str) -> TimelineEntry | None:
        """Return an entry by its id."""
        return next((entry for entry in self._entries if entry.id == key), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window all else makes room for what is being written."""
        is_tight = self.height() < _LOW
        has_room = not (is_tight and self.composer.is_open)
        self.composer.set_tight(is_tight=is_tight)
        self._head.setVisible(has_room)
        self._list_host.setVisible(has_room)
        self.chips.setVisible(has_room and bool(self._entries))

    def _quick_days(self) -> tuple[dt.date | None, dt.date | None]:
        return (None, None) if self._today is None else self._days.days(self._today)

    def _filter(self) -> None:
        self._shown = filter_entries(self._entries, self.wanted)
        self.list.show_entries(self._shown, is_hidden=self._is_hidden)
        shown, total = format_number(len(self._shown)), format_number(len(self._entries))
        is_part = len(self._shown) < len(self._entries)
        words = _("{n} af {all}").format(n=shown, all=total) if is_part else total
        self._count.setText(words if self._entries else "")
        self._print.setEnabled(bool(self._shown))
        if self._shown:
            self._stack.setCurrentWidget(self.list)
        else:
            self._say_empty()

    def _say_empty(self) -> None:
        if self._entries:
            text = _("Ingen hændelser passer til det, du har valgt.")
            self.empty.say(_("Intet fundet"), text, _("Vis alle"))
        else:
            text = _(
                "Her kommer notater, kontakter, forløb og alt andet, efterhånden som det sker."
            )
            self.empty.say(_("Intet er sket endnu"), text, _("Skriv det første notat"))
        self._stack.setCurrentWidget(self.empty)

    def _on_typed(self) -> None:
        self._typing.start()

    def _on_days(self, key: str) -> None:
        self._days_bar.setVisible(key == CHOSEN)
        if key == CHOSEN:
            self._days_bar.first.edit.setFocus()
        self._filter()

    def _on_own_days(self) -> None:
        if self._days_bar.isHidden():
            self._days.choose(ALL_DAYS)
        self._filter()

    def _on_chosen(self) -> None:
        entry = self.list.entry
        is_shown = entry is not None and not self._is_hidden
        self._unfold.setVisible(entry is not None and self.list.can_unfold(entry))
        self._correct.setVisible(is_shown and entry is not None and entry.entity == "note")
        self._carry.setVisible(is_shown and entry is not None and entry.entity in _CARRIED)
        buttons = (self._unfold, self._correct, self._carry)
        self._foot.setVisible(not all(button.isHidden() for button in buttons))

    def _on_correct(self) -> None:
        entry = self.list.entry
        if entry is not None:
            self.correction_wanted.emit(entry.id)

    def _on_carry(self) -> None:
        entry = self.list.entry
        if entry is not None:
            row, _colon, _end = entry.id.partition(":")
            self.transfer_wanted.emit(_CARRIED[entry.entity], row)

    def _on_print(self) -> None:
        self.print_wanted.emit(self.wanted)

    def _on_empty(self) -> None:
        if self._entries:
            self.drop_filters()
        else:
            self.note_wanted.emit()
