"""The page Importér: three steps on one page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from flexdesk.app.jobs import Progress
from flexdesk.app.rows import FirstValue
from flexdesk.app.sentences import progress_text
from flexdesk.base.language import _
from flexdesk.ui.importing.drop_zone import DropZone
from flexdesk.ui.importing.plan_view import PlanView
from flexdesk.ui.importing.result_view import ResultView
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import ProgressLine
from flexdesk.ui.parts.steps import StepLine
from flexdesk.ui.shared.case_rows import PlanRows, Receipt

_FILE, _LOOK, _RESULT = range(3)


class ImportPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    file_chosen = Signal(str)
    cancel_wanted = Signal()
    start_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        layout = rows(self, margins=(32, 20, 32, 20), gap=16)
        self.header = PageHeader(_("Importér"), *header_buttons)
        layout.addWidget(self.header)
        self.steps = StepLine(look, (_("Fil"), _("Gennemse"), _("Resultat")))
        layout.addWidget(self.steps)
        self.notice = NoticeBar(look, "import-notice")
        layout.addWidget(self.notice)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self.drop = DropZone(look)
        self.drop.chosen.connect(self.file_chosen)
        self.drop.refused.connect(self._on_refused)
        self._reading = self._build_reading()
        self.plan = PlanView(look)
        self.plan.back_wanted.connect(self.start_wanted)
        self.plan.cancel_wanted.connect(self.cancel_wanted)
        self.result = ResultView(look)
        self.result.more_wanted.connect(self.start_wanted)
        for widget in (self.drop, self._reading, self.plan, self.result):
            self._stack.addWidget(widget)
        self.show_choice()

    def _build_reading(self) -> QWidget:
        page = QWidget()
        layout = rows(page)
        card = Card(self._look)
        self.progress = ProgressLine(self._look, _("Intet gemmes, mens filen læses"))
        self.progress.cancel_requested.connect(self.cancel_wanted)
        rows(card, margins=(24, 20, 24, 20)).addWidget(self.progress)
        layout.addWidget(card)
        layout.addStretch(1)
        return page

    def show_choice(self) -> None:
        """Ask for a file."""
        self.header.set_line(_("Udtræk fra fagsystemet eller jeres eget ark"))
        self.notice.say("")
        self.plan.clear()
        self.steps.set_at(_FILE)
        self._stack.setCurrentWidget(self.drop)

    def show_reading(self, file_name: str, progress: Progress | None) -> None:
        """Show how far the reading is."""
        self.notice.say("")
        self.header.set_line(file_name)
        self._stack.setCurrentWidget(self._reading)
        if progress is None:
            self.progress.hide()
        else:
            name = progress_text(progress.text_key, 0, 0)
            self.progress.show_step(name, progress.done, progress.total)

    def show_plan(self, plan: PlanRows, *, accepts_good: bool) -> None:
        """Show what taking the file in would do."""
        parts = (plan.file_name, plan.sheets, plan.profile)
        self.header.set_line(" · ".join(part for part in parts if part))
        self.steps.set_at(_LOOK)
        self.plan.show_plan(plan, accepts_good=accepts_good)
        self._stack.setCurrentWidget(self.plan)
        (self.plan.commit if plan.can_commit else self.plan.table).setFocus()

    def show_writing(self, progress: Progress | None) -> None:
        """Show how far the writing is; None hides it."""
        if progress is None:
            self.plan.end_writing()
        else:
            name = progress_text(progress.text_key, 0, 0)
            self.plan.show_writing(name, progress.done, progress.total)

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        self.header.set_line(
            _("Indlæst. Det kan fortrydes, så længe ingen har bygget videre på det.")
        )
        self.steps.set_at(_RESULT)
        self.plan.clear()
        self._stack.setCurrentWidget(self.result)
        self.result.show_result(receipt, found)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def _on_refused(self) -> None:
        self.notice.say(
            _("Filen kan ikke læses ind."),
            _("Intet er ændret. Træk en Excel-fil (.xlsx) eller en CSV-fil hertil."),
        )
