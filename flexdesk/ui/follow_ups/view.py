"""The page Opfølgningsregler: the list of rules, and the card of the one that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from flexdesk.app.follow_up_rows import RuleRow, RulesPage
from flexdesk.app.follow_ups import Preview
from flexdesk.base.language import _
from flexdesk.ui.follow_ups.rule_card import RuleCard
from flexdesk.ui.follow_ups.rule_table import RuleTable
from flexdesk.ui.follow_ups.words import page_line
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.table_view import HEADING_HEIGHT, ROW_HEIGHT

_SIDE = 384
_BESIDE = 880
_NO_LIMIT = 16777215


class RulesPageView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    rule_chosen = Signal(str)

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = rows(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(scroll)
        body = QWidget()
        scroll.setWidget(body)
        layout = rows(body, margins=(32, 20, 32, 20), gap=16)
        self.header = PageHeader(_("Opfølgningsregler"), *header_buttons)
        layout.addWidget(self.header)
        self.notice = NoticeBar(look, "rules-notice")
        layout.addWidget(self.notice)
        self._list = Card(look)
        self.table = RuleTable(look)
        rows(self._list, margins=(1, 1, 1, 1)).addWidget(self.table)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card = RuleCard(look)
        self.table.current_changed.connect(self.rule_chosen)
        self.table.opened.connect(self._on_opened)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._arrange()

    def show_rules(self, page: RulesPage) -> None:
        """Show the list."""
        self.notice.say("")
        self.header.set_line(page_line(page))
        self.table.rows_model.set_rows(page.rows)
        self.table.setFixedHeight(HEADING_HEIGHT + ROW_HEIGHT * len(page.rows) + 2)
        self.table.lay_out()

    def show_rule(self, row: RuleRow, *, is_new: bool) -> None:
        """Show the card of a rule."""
        self.card.show_rule(row, is_new=is_new)
        if self.table.key != row.key:
            self.table.choose(row.key)

    def show_preview(
        self, preview: Preview, *, is_on: bool, is_edited: bool, is_hidden: bool
    ) -> None:
        """Show what the choice that is looked at would do."""
        self.card.show_preview(preview, is_on=is_on, is_edited=is_edited, is_hidden=is_hidden)

    def say_offset(self, text: str) -> None:
        """Say at the field what is wrong with the distance."""
        self.card.say_offset(text)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def clear(self) -> None:
        """Drop every row and name."""
        self.table.rows_model.set_rows(())
        self.card.preview.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _on_opened(self) -> None:
        self.card.switch.setFocus()

    def _arrange(self) -> None:
        """Put the card beside the list, or under it where that is narrow."""
        is_beside = self.width() >= _BESIDE
        self._grid.addWidget(self._list, 0, 0, Qt.AlignmentFlag.AlignTop)
        place = (0, 1) if is_beside else (1, 0)
        self._grid.addWidget(self.card, *place, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self.card.setMinimumWidth(_SIDE if is_beside else 0)
        self.card.setMaximumWidth(_SIDE if is_beside else _NO_LIMIT)
