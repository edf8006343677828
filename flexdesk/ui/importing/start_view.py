"""Hvad har du? An extract, a sheet of one's own, or nothing yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_number
from flexdesk.ui.importing.drop_zone import DropZone
from flexdesk.ui.importing.rows import StartState
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.big_choice import BigChoice
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.fields import Mark
from flexdesk.ui.parts.labels import label


def _typing() -> str:
    return _("Skriv de første borgere i et skema, eller sæt dem ind fra Excel med Ctrl V.")


class StartView(QWidget):
    """Three choices and a place to drop a file."""

    file_wanted = Signal()
    own_wanted = Signal()
    grid_wanted = Signal()
    dropped = Signal(str)
    refused = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("start")
        layout = rows(self, gap=16)
        line = columns(gap=16)
        text = _("Borgere, ydelser, forløb og journal, som systemet giver dem i Excel eller CSV.")
        self.extract = BigChoice(
            look, "file-input", _("Et udtræk fra fagsystemet"), text, is_first=True, is_tall=True
        )
        self.extract.setObjectName("choose-extract")
        text = _("Dit eget ark med navn og CPR, som det er. Du kan selv sige, hvad kolonnerne er.")
        self.own = BigChoice(look, "file-spreadsheet", _("Mit eget Excel-ark"), text, is_tall=True)
        self.own.setObjectName("choose-own")
        self.grid = BigChoice(look, "pencil", _("Ingenting endnu"), _typing(), is_tall=True)
        self.grid.setObjectName("choose-grid")
        self.extract.clicked.connect(self.file_wanted)
        self.own.clicked.connect(self.own_wanted)
        self.grid.clicked.connect(self.grid_wanted)
        for choice in (self.extract, self.own, self.grid):
            line.addWidget(choice, 1)
        layout.addLayout(line)
        self.drop = DropZone(look)
        self.drop.chosen.connect(self.dropped)
        self.drop.refused.connect(self.refused)
        layout.addWidget(self.drop, 1)
        foot = columns(gap=10)
        foot.addWidget(Mark(look, "shield-check", "accent", 18))
        safe = _("Du ser, hvad der vil ske, før noget ændres, og alt kan fortrydes.")
        foot.addWidget(label(safe, size=13, tone="muted"))
        foot.addStretch(1)
        layout.addLayout(foot)
        layout.addStretch(0)

    def show_state(self, state: StartState) -> None:
        """Say what waits in the grid."""
        count = state.draft_lines
        if count:
            words = ngettext(
                "Fortsæt i skemaet: {n} linje venter. Intet af den er indlæst endnu.",
                "Fortsæt i skemaet: {n} linjer venter. Intet af dem er indlæst endnu.",
                count,
            )
            self.grid.say(words.format(n=format_number(count)))
        else:
            self.grid.say(_typing())
