"""The timeline of Forløb on its way to paper: its pages as they will be, their size and span."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from flexdesk.app.flow_print import A3, A4, SPANS, PrintWish
from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.reporting.page_view import PageView

_LEAST = 300


class FlowPrintPanel(QWidget):
    """Size and months, the pages, and where they go."""

    wish_changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("flow-print")
        self.maker: object = None
        """Who draws, prints and saves: it lives as long as the panel."""
        layout = rows(self, margins=(24, 14, 16, 16), gap=10)
        words = _(
            "Kandidatnumre i stedet for navne, uden arbejdspladser i rækkerne og uden CPR-numre: "
            "den kan hænge på væggen."
        )
        layout.addWidget(label(words, size=13, tone="muted", wrap=True))
        bar = columns(gap=12)
        self.size_row = ChoiceRow(look, _("Papir"), as_segments=True)
        self.size_row.setObjectName("print-size")
        self.size_row.set_choices([Choice(A4, _("A4")), Choice(A3, _("A3"))], A4)
        self.months = ChoiceRow(look, _("Periode"), as_segments=True)
        self.months.setObjectName("print-months")
        choices = [Choice(str(n), _("{n} måneder").format(n=n)) for n in SPANS]
        self.months.set_choices(choices, str(PrintWish().months))
        for row in (self.size_row, self.months):
            row.chosen.connect(self._on_wish)
            bar.addWidget(row)
        bar.addStretch(1)
        layout.addLayout(bar)
        foot = columns(gap=8)
        self.print = Button(look, _("Udskriv…"), kind="primary", icon="printer", height=32)
        self.print.setObjectName("print-flow")
        self.print.clicked.connect(self.print_wanted)
        self.save = Button(look, _("Gem som PDF…"), icon="save", height=32)
        self.save.setObjectName("save-flow")
        self.save.clicked.connect(self.save_wanted)
        foot.addWidget(self.print)
        foot.addWidget(self.save)
        foot.addStretch(1)
        layout.addLayout(foot)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        self.pages = PageView(look)
        self.pages.setMinimumHeight(_LEAST)
        self.pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout.addWidget(self.pages, 1)
        self._enable(is_on=False)

    @property
    def wish(self) -> PrintWish:
        """How the paper is to be."""
        return PrintWish(self.size_row.key, int(self.months.key))

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show the paper."""
        self._finding.say("")
        self.pages.show_pages(pages)
        had_focus = self.print.isEnabled()
        self._enable(is_on=True)
        if not had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Go to the primary button: Enter prints."""
        self.print.setFocus()

    def keep_draft(self) -> None:
        """There is nothing to keep."""

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._finding.say(f"{title} {text}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def _enable(self, *, is_on: bool) -> None:
        self.print.setEnabled(is_on)
        self.save.setEnabled(is_on)

    def _on_wish(self, _key: str) -> None:
        self.wish_changed.emit()
