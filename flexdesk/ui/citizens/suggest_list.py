"""What may be written next, under the search field: it never takes the focus from it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QWidget

from flexdesk.app.query_complete import Suggestion
from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Card, Hairline, rows
from flexdesk.ui.parts.column_spec import ColumnSpec
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.table_model import RowsModel
from flexdesk.ui.parts.table_view import RowTable

_ROW, _MOST_ROWS, _WIDTH, _PADDING = 32, 9, 640, 26
_NO_FOCUS = Qt.FocusPolicy.NoFocus


def _text(item: Suggestion) -> str:
    return item.text


def _shown(item: Suggestion) -> str:
    return item.shown


def _note(item: Suggestion) -> str:
    return item.note


def _count(item: Suggestion) -> str:
    return item.count


def _muted(item: Suggestion) -> str:
    del item
    return "muted"


def _specs(items: tuple[Suggestion, ...]) -> tuple[ColumnSpec[Suggestion], ...]:
    """Return the columns: the terms as wide as they are, counts where there are any."""
    bold = QFontMetricsF(font(14, bold=True, tabular=True))
    widest = max((bold.horizontalAdvance(item.shown) for item in items), default=0.0)
    specs = (
        ColumnSpec("shown", _("Led"), _shown, width=round(widest) + _PADDING, is_bold=True),
        ColumnSpec("note", _("Hvad det filtrerer på"), _note, width=0, tone=_muted),
    )
    if not any(item.count for item in items):
        return specs
    count = ColumnSpec("count", _("Borgere"), _count, width=76, tone=_muted, is_right=True)
    return (*specs, count)


class SuggestList(Card):
    """A sheet of suggestions; the field moves in it and takes from it."""

    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent, ground="raised", edge="rule")
        self._over = parent
        self.setObjectName("suggestions")
        self.setAccessibleName(_("Forslag"))
        layout = rows(self, margins=(1, 6, 1, 6))
        self.model: RowsModel[Suggestion] = RowsModel(_specs(()), _text)
        self.table = RowTable(look, self.model, _("Forslag"), row_height=_ROW)
        self.table.setObjectName("suggestion-rows")
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(_NO_FOCUS)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.clicked.connect(self._on_clicked)
        layout.addWidget(self.table)
        layout.addWidget(Hairline(look))
        hint = label(_("Tab tager det første · pil ned vælger · Esc lukker"), size=12, tone="muted")
        hint.setContentsMargins(12, 4, 12, 0)
        layout.addWidget(hint)
        self.hide()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion one is on, None before an arrow was pressed."""
        line = self.table.chosen_line
        return self.model.row_at(line) if line >= 0 else None

    @property
    def first(self) -> Suggestion:
        """The suggestion that stands first."""
        return self.model.row_at(0)

    def show_items(self, items: tuple[Suggestion, ...], under: QWidget) -> None:
        """Show suggestions under a widget; none hides the sheet."""
        if not items:
            self.hide()
            return
        self.table.clearSelection()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.model.set_columns(_specs(items))
        self.model.set_rows(items)
        self.table.setCurrentIndex(self.model.index(-1, -1))
        shown = min(len(items), _MOST_ROWS)
        width = min(_WIDTH, self._over.width() - under.x() - _PADDING)
        self.table.setFixedHeight(shown * _ROW)
        self.resize(width, shown * _ROW + 40)
        self.move(under.mapTo(self._over, QPoint(0, under.height() + 4)))
        self.show()
        self.raise_()
        self.table.lay_out()

    def step(self, by: int) -> None:
        """Go so many suggestions on; before the first none is chosen."""
        line = min(self.table.chosen_line + by, self.model.rowCount() - 1)
        index = self.model.index(line, 0) if line >= 0 else self.model.index(-1, -1)
        self.table.setCurrentIndex(index)
        if line >= 0:
            self.table.scrollTo(index)

    def _on_clicked(self) -> None:
        if self.current is not None:
            self.taken.emit(self.current)
