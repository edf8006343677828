"""The sheet of a bulk edit: what, to what, and every row before and after."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from flexdesk.app.bulk_edit import StagedRow
from flexdesk.base.language import _
from flexdesk.ui.bulk.presenter import SNOOZE, TASK, BulkPresenter, Wanted, kinds, which_tasks
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.fields import Field, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

STAGE_MS = 200
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_DAY_WIDTH = 150
_LEAST_ROWS = 220
_NARROWEST, _WIDEST, _PADDING, _AROUND = 64, 260, 24, 66
"""Pixels of a column's words, beside them, and around the table."""


def _key(row: StagedRow) -> str:
    return f"{row.citizen}{row.name}{row.problem}"


def _after(row: StagedRow) -> str:
    return "–" if row.problem else row.after


def _remark(row: StagedRow) -> str:
    return row.problem or row.note or ("" if row.ops else _("Uændret"))


def _before(row: StagedRow) -> str:
    return row.before


def _tone_of_after(row: StagedRow) -> str:
    return "ink" if row.is_ready else "muted"


def _tone_of_remark(row: StagedRow) -> str:
    return "danger" if row.problem else "muted"


def _order(row: StagedRow) -> tuple[int, str]:
    """What needs an eye stands first."""
    return (0 if row.problem else 1 if row.note else 2 if row.ops else 3), row.name


class BulkPanel(QWidget):
    """One sheet; holds its presenter."""

    saved = Signal()
    cancelled = Signal()

    def __init__(self, look: Look, *, is_hidden: bool = False, is_paste: bool = False) -> None:
        super().__init__()
        self.setObjectName("bulk-panel")
        self._look, self._is_hidden, self._is_paste = look, is_hidden, is_paste
        self.presenter: BulkPresenter | None = None
        self._kind = ""
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(STAGE_MS)
        self._resting.timeout.connect(self._tell)
        layout = rows(self, margins=(24, 16, 24, 20), gap=12)
        self._notice = NoticeBar(look, "bulk-notice")
        layout.addWidget(self._notice)
        self._people = label(size=16, bold=True, tone="head")
        layout.addWidget(self._people)
        self._build_wanted()
        layout.addWidget(self._wanted)
        self._remarks = label(size=13, tone="muted", wrap=True)
        layout.addWidget(self._remarks)
        self._summary = label(bold=True, tabular=True)
        layout.addWidget(self._summary)
        layout.addWidget(self._build_table(), 1)
        layout.addLayout(self._build_foot())
        self._wanted.setVisible(not is_paste)
        self._show_fields("")

    def _build_wanted(self) -> None:
        look = self._look
        self._wanted = QWidget()
        layout = rows(self._wanted, gap=12)
        self.kind = Dropdown(look, _("Ret"), is_wide=True)
        self.kind.setObjectName("bulk-kind")
        self.kind.set_choices(kinds(), kinds()[0].key)
        self.kind.chosen.connect(self._on_kind)
        layout.addWidget(self.kind)
        self.which = Dropdown(look, _("Hvilke opgaver"), is_wide=True)
        self.which.setObjectName("bulk-which")
        self.which.set_choices(which_tasks(), which_tasks()[0].key)
        self.which.chosen.connect(self._on_edited)
        layout.addWidget(self.which)
        self.closed = Dropdown(look, _("Til"), is_wide=True)
        self.closed.setObjectName("bulk-closed")
        self.closed.chosen.connect(self._on_edited)
        layout.addWidget(self.closed)
        line = columns(gap=12)
        self.value = Field(look, _("Ny værdi"))
        self.value.edit.setObjectName("bulk-value")
        self.value.edit.textEdited.connect(self._on_edited)
        self.day = Field(look, _("Dag"), hint="")
        self.day.edit.setObjectName("bulk-day")
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.edit.textEdited.connect(self._on_edited)
        line.addWidget(self.value, 1)
        line.addWidget(self.day)
        layout.addLayout(line)
        self.used = Dropdown(look, _("Brugt af teamet"), is_wide=True)
        self.used.setObjectName("bulk-used")
        self.used.chosen.connect(self._on_used)
        layout.addWidget(self.used)

    def _build_table(self) -> QWidget:
        card = Card(self._look)
        layout = rows(card, margins=(1, 1, 1, 1))
        self.model: RowsModel[StagedRow] = RowsModel(self._specs(()), _key)
        self.table = RowTable(self._look, self.model, _("Rækker før og efter"), row_height=36)
        self.table.setObjectName("bulk-rows")
        self.table.setMinimumHeight(_LEAST_ROWS)
        self.model.sort(0)
        layout.addWidget(self.table)
        return card

    def _specs(self, rows_: Sequence[StagedRow]) -> tuple[ColumnSpec[StagedRow], ...]:
        """Return the columns, each as wide as its words have room to be."""
        specs = [
            ColumnSpec("name", _("Borger"), self._name, _order, is_bold=True),
            ColumnSpec("before", _("Nu"), _before, tone=_tone_of_after),
            ColumnSpec("after", _("Bliver"), _after, tone=_tone_of_after),
        ]
        if any(_remark(row) for row in rows_):
            specs.append(ColumnSpec("remark", _("Bemærk"), _remark, tone=_tone_of_remark))
        bold = QFontMetricsF(font(14, bold=True, tabular=True))
        widths = [
            max((bold.horizontalAdvance(text) for text in {spec.show(row) for row in rows_}),
                default=0.0)
            for spec in specs
        ]  # fmt: skip
        wanted = [min(max(width, _NARROWEST), _WIDEST) + _PADDING for width in widths]
        short = min(1.0, (self.width() - _AROUND) / max(sum(wanted), 1.0))
        last = len(specs) - 1
        return tuple(
            replace(spec, width=0 if at == last else int(wanted[at] * short))
            for at, spec in enumerate(specs)
        )

    def _build_foot(self) -> QHBoxLayout:
        line = columns(gap=12)
        cancel = Button(self._look, _("Annullér"), kind="link")
        cancel.setObjectName("bulk-cancel")
        cancel.clicked.connect(self.cancelled)
        self._reason = label(size=13, tone="muted")
        self.save = Button(self._look, _("Gem ændringer"), kind="primary")
        self.save.setObjectName("bulk-save")
        self.save.clicked.connect(self._on_save)
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self._reason)
        line.addWidget(self.save)
        return line

    def take_focus(self) -> None:
        """Put the focus on what is edited."""
        (self.table if self._is_paste else self.kind).setFocus()

    def keep_draft(self) -> None:
        """Nothing is kept: what is staged is made anew from the list."""

    def show_people(self, text: str) -> None:
        """Say how many are chosen."""
        self._people.setText(text)

    def show_kind(self, kind: str, choices: Sequence[Choice], *, is_closed: bool) -> None:
        """Show the fields for what is edited, and the values that can be chosen."""
        self.kind.choose(kind)
        self._show_fields(kind, has_choices=bool(choices), is_closed=is_closed)
        self.value.edit.clear()
        nothing = Choice("", _("vælg"))
        (self.closed if is_closed else self.used).set_choices((nothing, *choices), "")

    def show_staging(
        self, rows_: Sequence[StagedRow], summary: str, remarks: str, verb: str, reason: str
    ) -> None:
        """Show every row before and after; a reason keeps the button shut."""
        self.model.set_columns(self._specs(rows_))
        self.model.set_rows(rows_)
        self.model.sort(0)
        self._summary.setText(summary)
        self._remarks.setText(remarks)
        self._remarks.setVisible(bool(remarks))
        self._reason.setText(reason)
        self.save.setText(verb)
        self.save.setEnabled(bool(summary) and not reason)
        self.save.updateGeometry()
        self._notice.hide()

    def show_saving(self, *, is_saving: bool) -> None:
        """Shut the button while it is being saved."""
        self.save.setEnabled(not is_saving)
        self._reason.setText(_("Gemmer …") if is_saving else "")

    def say_value_trouble(self, text: str) -> None:
        """Say beneath the value what is wrong with it."""
        self.value.say(text if self.value.isVisible() else "")
        if text and not self.value.isVisible():
            self._notice.say(text)

    def say_day_trouble(self, text: str) -> None:
        """Say beneath the day what is wrong with it."""
        self.day.say(text)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._notice.say(title, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and Qt.Key(event.key()) in _ENTER:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _name(self, row: StagedRow) -> str:
        return row.candidate_no or "–" if self._is_hidden else row.name or row.candidate_no or "–"

    def _show_fields(
        self, kind: str, *, has_choices: bool = False, is_closed: bool = False
    ) -> None:
        self._kind = kind
        self.which.setVisible(kind == SNOOZE)
        self.closed.setVisible(is_closed)
        self.value.setVisible(bool(kind) and not is_closed and kind != SNOOZE)
        self.day.setVisible(kind in {TASK, SNOOZE})
        self.used.setVisible(has_choices and not is_closed)

    def _on_kind(self, kind: str) -> None:
        if self.presenter is not None:
            self.presenter.on_kind(kind)

    def _on_used(self, value: str) -> None:
        if value:
            self.value.edit.setText(value)
            self._tell()

    def _on_edited(self) -> None:
        self._resting.start()

    def _tell(self) -> None:
        self._resting.stop()
        if self.presenter is not None:
            self.presenter.on_wanted(self.wanted)

    @property
    def wanted(self) -> Wanted:
        """What is asked for, as it is typed."""
        value = self.closed.key if self.closed.isVisibleTo(self) else self.value.text
        return Wanted(self._kind, value, self.day.text, self.which.key)

    def _on_save(self) -> None:
        if self._resting.isActive():
            # what was typed last is staged and seen before it is saved
            self._tell()
        elif self.presenter is not None and self.save.isEnabled():
            self.presenter.on_save()
