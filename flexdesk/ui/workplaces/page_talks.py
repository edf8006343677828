"""The log of contacts with a workplace: kind, with whom, about whom, how it was taken."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.citizens.pane_parts import ICONS
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, columns, rows, title_row
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.workplaces.page_lines import talk_about, talk_text, talk_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.app.workplace_talks import Talk

_SHOWN, _MORE = 5, 40
_TOP = Qt.AlignmentFlag.AlignTop
_RESULTS = {
    "interesseret": ("check", "accent"),
    "maaske": ("circle-help", "muted"),
    "nej": ("x", "muted"),
}


class TalksCard(Card):
    """The latest first; more when they are asked for."""

    new_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("workplace-talks")
        self._look = look
        self._talks: tuple[Talk, ...] = ()
        self._is_hidden = False
        self._count = _SHOWN
        layout = rows(self, margins=(12, 14, 12, 10), gap=0)
        new = Button(look, _("Ny kontakt"), kind="link")
        new.setObjectName("new-talk")
        new.setAccessibleName(_("Ny kontakt med arbejdspladsen"))
        new.clicked.connect(self.new_wanted)
        head, self._title = title_row(_("Kontakter"), new)
        layout.addLayout(head)
        body = QWidget()
        self._lines = rows(body, margins=(0, 4, 0, 0), gap=0)
        layout.addWidget(body)
        self._more = Button(look, "", kind="link")
        self._more.setObjectName("more-talks")
        self._more.clicked.connect(self._on_more)
        layout.addWidget(self._more)

    def show_talks(self, talks: "Sequence[Talk]", *, is_hidden: bool, is_new: bool) -> None:
        """Show the log; *is_new* says that it is another workplace's."""
        self._count = _SHOWN if is_new else self._count
        if (tuple(talks), is_hidden) == (self._talks, self._is_hidden) and not is_new:
            return
        self._talks, self._is_hidden = tuple(talks), is_hidden
        self._build()

    def clear(self) -> None:
        """Drop every text."""
        self.show_talks((), is_hidden=False, is_new=True)

    def _build(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._talks[: self._count]
        for at, talk in enumerate(shown):
            if at:
                self._lines.addWidget(Hairline(self._look))
            self._lines.addWidget(self._line(talk))
        if not shown:
            self._lines.addWidget(label(_("Ingen kontakter skrevet endnu"), tone="muted"))
        rest = len(self._talks) - len(shown)
        self._more.setText(_("Vis {n} mere").format(n=format_number(min(rest, _MORE))))
        self._more.updateGeometry()
        self._more.setVisible(rest > 0)

    def _line(self, talk: "Talk") -> QWidget:
        line = QWidget()
        layout = columns(line, margins=(0, 9, 0, 9), gap=10)
        tone = "amber" if talk.is_try else "accent"
        layout.addWidget(Mark(self._look, ICONS.get(talk.kind, "phone"), tone, 18), 0, _TOP)
        body = QWidget()
        words = rows(body, gap=2)
        head = columns(gap=8)
        title = talk_title(talk, is_hidden=self._is_hidden)
        head.addWidget(label(title, bold=True, wrap=True), 1)
        if talk.result_text:
            pill = Pill(self._look)
            icon, shade = _RESULTS.get(talk.result, ("info", "muted"))
            pill.say(talk.result_text, icon=icon, tone=shade)
            head.addWidget(pill, 0, _TOP)
        head.addWidget(label(format_day(talk.day), size=13, tone="muted", tabular=True), 0, _TOP)
        words.addLayout(head)
        about = talk_about(talk, is_hidden=self._is_hidden)
        if about:
            words.addWidget(label(about, size=13, tone="muted", wrap=True))
        text = talk_text(talk, is_hidden=self._is_hidden)
        if text:
            words.addWidget(label(text, wrap=True))
        layout.addWidget(body, 1)
        return line

    def _on_more(self) -> None:
        self._count += _MORE
        self._build()
