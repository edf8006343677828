"""The page Forløb: head, filter, and the part that shows the rows, or what is missing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from flexdesk.app.flow_rows import FlowPage
from flexdesk.base.language import _
from flexdesk.ui.citizens.completion import Offer
from flexdesk.ui.citizens.terms import ChipText
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, rows
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.placements.filter_bar import FilterBar
from flexdesk.ui.placements.part import BOARD, TIMELINE, FlowPart
from flexdesk.ui.placements.timeline_part import TimelinePart

MakePart = Callable[[str], FlowPart]
_LOW = 620
_MARGINS = (32, 20, 32, 16)


class FlowPageView(QWidget):
    """Builds the page and emits wishes; the presenter decides."""

    new_wanted = Signal()
    print_wanted = Signal()
    import_wanted = Signal()
    chosen = Signal(str)
    part_made = Signal(object)

    def __init__(
        self,
        look: Look,
        timeline: TimelinePart,
        make_part: MakePart,
        header_buttons: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._make_part = make_part
        self._page: FlowPage | None = None
        self._citizen = ""
        self.part_key = TIMELINE
        self.timeline = timeline
        self._parts: dict[str, FlowPart] = {TIMELINE: timeline}
        self._layout = rows(self, margins=_MARGINS, gap=0)
        self.new = Button(look, _("Nyt forløb"), kind="primary", icon="plus")
        self.new.setObjectName("flow-new")
        self.new.clicked.connect(self.new_wanted)
        self.print = Button(look, _("Udskriv"), icon="printer")
        self.print.setObjectName("flow-print")
        self.print.clicked.connect(self.print_wanted)
        self.header = PageHeader(_("Forløb"), self.print, self.new, *header_buttons)
        self._layout.addWidget(self.header)
        self._layout.addSpacing(10)
        self.notice = NoticeBar(look, "flow-notice")
        self._layout.addWidget(self.notice)
        self.filter = FilterBar(look)
        self.filter.search.suggest_in(self)
        self._layout.addWidget(self.filter)
        self._layout.addSpacing(10)
        self._build_card(look)
        self._connect()

    def _build_card(self, look: Look) -> None:
        card = Card(look)
        self._stack = QStackedLayout(card)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self.empty = EmptyState(look, "chart-gantt", _("Ingen forløb endnu"), "")
        self.empty.wanted.connect(self._on_empty)
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self.empty)
        self._layout.addWidget(card, 1)
        self._layout.addSpacing(8)
        self._layout.addWidget(self.timeline.legend)

    def _connect(self) -> None:
        timeline, bar = self.timeline, self.filter
        bar.part_chosen.connect(self.show_part)
        bar.today_wanted.connect(timeline.rows.home)
        bar.unit_chosen.connect(timeline.rows.show_unit)
        bar.zoomed.connect(timeline.rows.zoom_to)
        timeline.scale_changed.connect(bar.show_scale)
        timeline.chosen.connect(self._on_chosen)
        bar.search.down_pressed.connect(self.take_focus)

    # --- what the presenter asks ------------------------------------------------------------

    def show_page(self, page: FlowPage) -> None:
        """Show these rows in the part that is chosen."""
        self._page = page
        self._show()

    def show_line(self, text: str) -> None:
        """Show the grey line of the page."""
        self.header.set_line(text)

    def show_query(
        self, chips: Sequence[ChipText], text: str, words: str, *, problem: str = ""
    ) -> None:
        """Show the query as chips, words and a sentence; and what of it cannot be read."""
        self.filter.show_query(chips, text, words, problem)

    def show_offer(self, offer: Offer) -> None:
        """Show what may be written where the cursor is."""
        self.filter.search.show_offer(offer)

    def show_whose(self, consultants: Sequence[tuple[str, str]], me: str, chosen: str) -> None:
        """Offer the consultants, and show whose citizens are shown."""
        self.filter.show_whose(consultants, me, chosen)

    def show_grouping(self, key: str) -> None:
        """Show how the rows are grouped."""
        self.filter.grouping.choose(key)

    def put_back(self) -> None:
        """Show the days as they are."""
        self.timeline.put_back()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose; an empty title takes it away."""
        self.notice.say(title, text)

    # --- parts ------------------------------------------------------------------------------

    @property
    def part(self) -> FlowPart:
        """The part that is shown."""
        return self._parts[self.part_key]

    def show_part(self, key: str) -> None:
        """Show the rows in another way, made when it is first chosen."""
        if key not in self._parts:
            part = self._make_part(key)
            self._parts[key] = part
            self._stack.addWidget(part.widget)
            part.chosen.connect(self._on_chosen)
            self.part_made.emit(part)
        self.part_key = key
        self.filter.show_part(key)
        self._show()
        if self._citizen:
            self.part.choose(self._citizen)

    def _show(self) -> None:
        page, is_board = self._page, self.part_key == BOARD
        if page is None:
            return
        self.part.show_page(page)
        is_missing = not (page.citizens if is_board else page.groups)
        if is_missing:
            self._say_missing(page)
        self._stack.setCurrentWidget(self.empty if is_missing else self.part.widget)
        self.new.set_kind("secondary" if is_missing else "primary")
        self.print.setEnabled(not is_missing)
        self._fit()

    def _say_missing(self, page: FlowPage) -> None:
        text = _(
            "Her står hver borgers kæde af praktik og job på en tidslinje, "
            "når det første forløb er oprettet eller læst ind."
        )
        if page.all_rows:
            self.empty.say(_("Ingen forløb passer"), f"{page.words}.", _("Fjern det sidste led"))
        elif page.citizens or self.filter.search.edit.text():
            self.empty.say(_("Ingen forløb endnu"), text, _("Nyt forløb"))
        else:
            self.empty.say(_("Ingen forløb endnu"), text, _("Importér en fil"))

    def _on_empty(self) -> None:
        page = self._page
        if page is not None and page.all_rows:
            self.filter.search.last_chip_dropped.emit()
        elif page is not None and page.citizens:
            self.new_wanted.emit()
        else:
            self.import_wanted.emit()

    def _on_chosen(self, citizen: str) -> None:
        self._citizen = citizen
        self.chosen.emit(citizen)

    def choose(self, citizen: str) -> None:
        """Go to a citizen, if shown."""
        self._on_chosen(citizen)
        self.part.choose(citizen)

    def take_focus(self) -> None:
        """Put the cursor on the rows; where there are none, on what one can do."""
        if self._stack.currentWidget() is self.empty:
            self.empty.button.setFocus()
        else:
            self.part.take_focus()

    def clear(self) -> None:
        """Drop every row, name and text."""
        self._page, self._citizen = None, ""
        for part in self._parts.values():
            part.clear()
        self.filter.clear()
        self.header.set_line("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.filter.fit(self.width())
        is_timeline = self._stack.currentWidget() is self.timeline
        self.timeline.legend.setVisible(is_timeline and self.height() >= _LOW)
