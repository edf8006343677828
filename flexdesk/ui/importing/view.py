"""The page Importér: what one has, the file on its way in or the grid, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from flexdesk.app.jobs import Progress
from flexdesk.app.rows import FirstValue
from flexdesk.app.sentences import progress_text
from flexdesk.base.language import _
from flexdesk.ui.importing.columns_view import ColumnsView
from flexdesk.ui.importing.drop_zone import choose_file
from flexdesk.ui.importing.grid_view import GridView
from flexdesk.ui.importing.plan_view import PlanView
from flexdesk.ui.importing.result_view import ResultView
from flexdesk.ui.importing.rows import FileColumns, FileWish, GridStart, StartState
from flexdesk.ui.importing.start_view import StartView
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import ProgressLine
from flexdesk.ui.parts.steps import StepLine
from flexdesk.ui.shared.case_rows import PlanRows, Receipt

_FILE, _COLUMNS, _LOOK, _RESULT = range(4)
_LOW = 640
BACKUP_SUFFIX = ".flexdesk"


class ImportPage(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    file_chosen = Signal(str)
    cancel_wanted = Signal()
    start_wanted = Signal()
    grid_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look, self._has_steps = look, False
        layout = rows(self, margins=(32, 20, 32, 20), gap=16)
        self.header = PageHeader(_("Hvad har du?"), *header_buttons)
        layout.addWidget(self.header)
        self.steps = StepLine(look, (_("Fil"), _("Kolonner"), _("Gennemse"), _("Resultat")))
        layout.addWidget(self.steps)
        self.notice = NoticeBar(look, "import-notice")
        layout.addWidget(self.notice)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self.start = StartView(look)
        self.drop = self.start.drop
        self._reading = self._build_reading()
        self.columns = ColumnsView(look)
        self.plan = PlanView(look)
        self.grid = GridView(look)
        self.result = ResultView(look)
        for widget in (
            self.start, self._reading, self.columns, self.plan, self.grid, self.result,
        ):  # fmt: skip
            self._stack.addWidget(widget)
        self._connect()
        self.show_choice(StartState(is_empty=True, draft_lines=0))

    def _connect(self) -> None:
        self.start.file_wanted.connect(self._on_choose)
        self.start.own_wanted.connect(self._on_choose)
        self.start.grid_wanted.connect(self.grid_wanted)
        self.start.dropped.connect(self.file_chosen)
        self.start.refused.connect(self._on_refused)
        self.plan.back_wanted.connect(self.start_wanted)
        self.plan.cancel_wanted.connect(self.cancel_wanted)
        self.columns.back_wanted.connect(self.start_wanted)
        self.result.more_wanted.connect(self.start_wanted)

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

    @property
    def is_at_start(self) -> bool:
        """Whether the page asks what one has."""
        return self._stack.currentWidget() is self.start

    @property
    def is_at_result(self) -> bool:
        """Whether the page shows what was found."""
        return self._stack.currentWidget() is self.result

    def take_focus(self) -> None:
        """Put the focus where the page goes on."""
        shown = self._stack.currentWidget()
        if shown is self.start:
            self.start.extract.setFocus()
        elif shown is self.grid:
            self.grid.table.setFocus()
        elif shown is self.plan:
            (self.plan.commit if self.plan.commit.isEnabled() else self.plan.table).setFocus()
        elif shown is self.columns:
            self.columns.take_focus()
        else:
            self.result.take_focus()

    def show_choice(self, state: StartState) -> None:
        """Ask what one has."""
        self._show(self.start, _("Hvad har du?"), self._choice_line(state))
        self.plan.clear()
        self.columns.clear()
        self.start.show_state(state)

    @staticmethod
    def _choice_line(state: StartState) -> str:
        if state.is_empty:
            return _("Vælg, hvordan de første borgere kommer ind.")
        return _("Vælg, hvordan flere borgere eller nye oplysninger kommer ind.")

    def show_reading(self, file_name: str, progress: Progress | None) -> None:
        """Show how far the reading is."""
        self._show(self._reading, _("Indlæs fil"), file_name, at=_FILE)
        if progress is None:
            self.progress.hide()
        else:
            name = progress_text(progress.text_key, 0, 0)
            self.progress.show_step(name, progress.done, progress.total)

    def show_columns(self, file: FileColumns) -> None:
        """Ask what the columns of a file are."""
        self._show(self.columns, _("Hvad er kolonnerne?"), file.file_name, at=_COLUMNS)
        self.columns.show_columns(file)
        self.columns.take_focus()

    def show_plan(self, plan: PlanRows, wish: FileWish) -> None:
        """Show what taking the file in would do."""
        parts = (plan.file_name, plan.sheets, plan.profile)
        line = " · ".join(part for part in parts if part)
        self._show(self.plan, _("Indlæs fil"), line, at=_LOOK)
        self.plan.show_plan(plan, wish)
        (self.plan.commit if plan.can_commit else self.plan.table).setFocus()

    def show_writing(self, progress: Progress | None) -> None:
        """Show how far the writing is; None hides it."""
        if progress is None:
            self.plan.end_writing()
            self.grid.end_taking()
        else:
            name = progress_text(progress.text_key, 0, 0)
            shown = self._stack.currentWidget()
            told = self.grid.show_taking if shown is self.grid else self.plan.show_writing
            told(name, progress.done, progress.total)

    def show_grid(self, start: GridStart) -> None:
        """Show the grid with what was typed before."""
        line = _("En linje pr. borger. Kopiér rækker i Excel, og tryk Ctrl V i en celle.")
        self._show(self.grid, _("Skriv eller sæt ind"), line)
        self.grid.start(start)

    def show_result(self, receipt: Receipt, found: FirstValue) -> None:
        """Show what was taken in and what stands out."""
        line = _("Hver linje åbner listen med netop dem.")
        is_of_grid = self._stack.currentWidget() is self.grid
        self._show(self.result, _("Vi fandt"), line, at=None if is_of_grid else _RESULT)
        self.plan.clear()
        self.columns.clear()
        self.grid.clear()
        self.result.show_result(receipt, found)
        self.result.take_focus()

    def show_found(self, found: FirstValue) -> None:
        """Show what stands out now."""
        self.result.show_found(found)

    def show_backup(self, progress: Progress | None, said: str = "", place: str = "") -> None:
        """Show how far the copy is; None hides it and says what was written where."""
        if progress is None:
            self.result.end_backup(said, place)
        else:
            name = progress_text(progress.text_key, 0, 0)
            self.result.show_backup(name, progress.done, progress.total)

    def hide_names(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.plan.hide_names(is_hidden=is_hidden)
        self.columns.hide_names(is_hidden=is_hidden)
        self.grid.hide_names(is_hidden=is_hidden)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def clear(self) -> None:
        """Drop every row and text."""
        self.plan.clear()
        self.columns.clear()
        self.grid.clear()
        self.header.set_line("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.plan.set_low(is_low=self._is_low)
        self.steps.setVisible(self._has_steps and not self._is_low)

    @property
    def _is_low(self) -> bool:
        return self.height() < _LOW

    def _show(self, widget: QWidget, title: str, line: str, *, at: int | None = None) -> None:
        self.notice.say("")
        self.header.set_title(title)
        self.header.set_line(line)
        self._has_steps = at is not None
        self.steps.setVisible(self._has_steps and not self._is_low)
        if at is not None:
            self.steps.set_at(at)
        self._stack.setCurrentWidget(widget)

    def _on_choose(self) -> None:
        path = choose_file(self)
        if path:
            self.file_chosen.emit(path)

    def ask_backup_place(self, name: str) -> str:
        """Ask where a copy goes; empty when nowhere."""
        kinds = _("Kopi af registret (*{suffix})").format(suffix=BACKUP_SUFFIX)
        path = QFileDialog.getSaveFileName(self, _("Gem en kopi"), name + BACKUP_SUFFIX, kinds)[0]
        if not path or path.lower().endswith(BACKUP_SUFFIX):
            return path
        return path + BACKUP_SUFFIX

    def _on_refused(self) -> None:
        self.notice.say(
            _("Filen kan ikke læses ind."),
            _("Intet er ændret. Træk en Excel-fil (.xlsx) eller en CSV-fil hertil."),
        )
