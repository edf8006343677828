"""The tab Støtte of a citizen's page: courses and support, what they cost, and their sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from flexdesk.app.support_rows import SupportPage
from flexdesk.base.language import _
from flexdesk.ui.citizen.support_card import SupportCard
from flexdesk.ui.citizen.support_cases import SupportCases
from flexdesk.ui.citizen.support_presenter import SupportPresenter
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import title_row
from flexdesk.ui.parts.fields import NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.states import EmptyState
from flexdesk.ui.parts.tab_scroll import TabScroll

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.ui.shared.bench import Bench


class SupportView(TabScroll):
    """Cards under each other, what waits for an answer first."""

    new_wanted = Signal()
    acted = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("support-tab")
        self._look = look
        layout = self.body_layout
        self.notice = NoticeBar(look, "support-notice")
        layout.addWidget(self.notice)
        self.new_button = Button(look, _("Ny støtte"), icon="plus", height=32)
        self.new_button.setObjectName("new-support")
        self.new_button.clicked.connect(self.new_wanted)
        row, _title = title_row(_("Kurser og støtte"), self.new_button)
        layout.addLayout(row)
        self._sum = label(tone="muted", wrap=True, tabular=True)
        self._sum.setObjectName("support-sum")
        layout.addWidget(self._sum)
        text = _(
            "Kørekort, hygiejnebevis, mentor eller hjælpemiddel: hvem der ønskede det, prisen, "
            "svaret, og hvordan det gik."
        )
        self.empty = EmptyState(look, "key-round", _("Ingen støtte endnu"), text, _("Ny støtte"))
        # the page's header holds the one primary button
        self.empty.button.set_kind("secondary")
        self.empty.wanted.connect(self.new_wanted)
        self.empty.hide()
        layout.addWidget(self.empty)
        self._cards_layout = QVBoxLayout()
        self._cards_layout.setSpacing(12)
        layout.addLayout(self._cards_layout)
        layout.addStretch(1)
        self.cards: list[SupportCard] = []
        self._citizen = ""

    def show_page(self, page: SupportPage) -> None:
        """Show the lines; the place one had scrolled to stays."""
        at = self.verticalScrollBar().value() if page.citizen == self._citizen else 0
        self._citizen = page.citizen
        self.notice.say("")
        self._drop()
        self._sum.setText(page.sum_text)
        self._sum.setVisible(bool(page.sum_text))
        self.new_button.setVisible(bool(page.lines))
        self.empty.setVisible(not page.lines)
        for line in page.lines:
            card = SupportCard(self._look, line)
            card.acted.connect(self.acted)
            self.cards.append(card)
            self._cards_layout.addWidget(card)
        self.verticalScrollBar().setValue(at)

    def clear(self) -> None:
        """Drop every row."""
        self._drop()
        self._sum.setText("")

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)

    def _drop(self) -> None:
        for card in self.cards:
            self._cards_layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []


class _Host:
    """The window, as the presenter sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def new_support(self, citizen: str) -> None:
        self._bench.call("new-support", citizen)

    def support(self, row: str, mode: str) -> None:
        self._bench.call("support", row, mode)

    def said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)


class SupportTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        view = SupportView(bench.look)
        self.widget = view
        self._view = view
        cases = SupportCases(bench.desk)
        self.presenter = SupportPresenter(view, cases, bench.runner, _Host(bench))
        view.new_wanted.connect(self.presenter.on_new)
        view.acted.connect(self.presenter.on_acted)

    def show(self, citizen_id: str) -> None:
        """Show a citizen."""
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Nothing here names the citizen."""

    def keep_draft(self) -> None:
        """Forms open as sheets and keep their own drafts."""

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus on the first verb."""
        if self._view.empty.isVisible():
            self._view.empty.button.setFocus()
        else:
            self._view.new_button.setFocus()
