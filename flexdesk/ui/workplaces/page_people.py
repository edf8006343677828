"""A card of the page of a workplace with painted rows: people, or the employer's other places."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.two_line_row import TwoLines
from flexdesk.ui.parts.two_lines import TwoLineList

_SHOWN = 8


class RowsCard(Card):
    """Title with a count, one grey line, rows; the first few until all are asked for."""

    opened = Signal(str)

    def __init__(
        self, look: Look, title: str, name: str, *, empty: str = "", few: int = _SHOWN
    ) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._every: tuple[TwoLines, ...] = ()
        self._is_open = False
        self._few = few
        self._has_empty = bool(empty)
        layout = rows(self, margins=(1, 14, 1, 8), gap=0)
        head = columns(margins=(11, 0, 11, 4), gap=8)
        head.addWidget(label(title, size=16, bold=True, tone="head"))
        self._count = label(size=16, tone="muted", tabular=True)
        head.addWidget(self._count)
        head.addStretch(1)
        self._line = label(size=13, tone="muted")
        head.addWidget(self._line)
        layout.addLayout(head)
        self.list = TwoLineList(look, title)
        self.list.setObjectName(f"{name}-rows")
        self.list.pressed.connect(self.opened)
        layout.addWidget(self.list)
        self._empty = label(empty, tone="muted", wrap=True)
        self._empty.setContentsMargins(11, 2, 11, 8)
        layout.addWidget(self._empty)
        self._more = Button(look, "", kind="link")
        self._more.setObjectName(f"{name}-more")
        self._more.clicked.connect(self._on_more)
        foot = columns(margins=(11, 4, 11, 4))
        foot.addWidget(self._more)
        foot.addStretch(1)
        layout.addLayout(foot)

    def show_lines(
        self, lines: Sequence[TwoLines], words: str = "", *, is_new: bool, count: str = ""
    ) -> None:
        """Show these rows; *is_new* says that they are another workplace's.

        `count` is said for how many they are where a figure alone does not say of what.
        """
        self._every = tuple(lines)
        self._is_open = self._is_open and not is_new
        self._count.setText(count or (format_number(len(lines)) if lines else ""))
        self._line.setText(words)
        self._line.setVisible(bool(words))
        self.setVisible(bool(lines) or self._has_empty)
        self._fill()

    def clear(self) -> None:
        """Drop every row."""
        self.show_lines((), is_new=True)

    def _fill(self) -> None:
        is_all = self._is_open or len(self._every) <= self._few + 1
        self.list.show_rows(self._every if is_all else self._every[: self._few])
        self.list.setVisible(bool(self._every))
        self._empty.setVisible(not self._every and self._has_empty)
        self._more.setText(_("Vis alle {n}").format(n=format_number(len(self._every))))
        self._more.updateGeometry()
        self._more.setVisible(not is_all)

    def _on_more(self) -> None:
        self._is_open = True
        self._fill()
        self.list.setFocus()
