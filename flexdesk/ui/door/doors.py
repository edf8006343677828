"""The two doors of a first start: try with example data, or start with one's own team."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.big_choice import BigChoice
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import heading, label
from flexdesk.ui.parts.states import ProgressLine


class DoorsPanel(QWidget):
    """Prøv med eksempeldata, or Start mit team."""

    example_wanted = Signal()
    team_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("doors")
        layout = rows(self, gap=0)
        layout.addWidget(heading(_("Velkommen"), size=32))
        layout.addSpacing(4)
        layout.addWidget(label(_("Hvordan vil du begynde?"), size=16, tone="muted"))
        layout.addSpacing(24)
        self.example = BigChoice(
            look,
            "flask-conical",
            _("Prøv med eksempeldata"),
            _("Et opdigtet team, dagen er 31-08-2016. Intet gemmes."),
            is_first=True,
        )
        self.example.setObjectName("door-example")
        self.team = BigChoice(
            look,
            "users",
            _("Start mit team"),
            _("Fem felter, så er registret klar og krypteret."),
        )
        self.team.setObjectName("door-team")
        self.example.clicked.connect(self.example_wanted)
        self.team.clicked.connect(self.team_wanted)
        layout.addWidget(self.example)
        layout.addSpacing(12)
        layout.addWidget(self.team)
        layout.addSpacing(20)
        self.notice = NoticeBar(look, "door-notice")
        layout.addWidget(self.notice)
        self.progress = ProgressLine(look, _("Intet bliver gemt på maskinen"))
        layout.addWidget(self.progress)

    def show_making(self, text: str) -> None:
        """Say what is being made; empty when nothing is."""
        for door in (self.example, self.team):
            door.setEnabled(not text)
        if text:
            self.progress.show_step(text, 0, 0)
        else:
            self.progress.hide()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.show_making("")
        self.notice.say(title, text)
