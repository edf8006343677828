"""The sheets of kandidatkort with lists: take back, call back, compare, several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _, ngettext
from flexdesk.ui.cards.sheets_out import OutList, rows_under
from flexdesk.ui.cards.sheets_panels import CardPanel
from flexdesk.ui.cards.sheets_pick_list import PickList
from flexdesk.ui.cards.sheets_rows import Difference, OutLine
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill
from flexdesk.ui.parts.pressing import press_focused
from flexdesk.ui.parts.two_line_row import TwoLines
from flexdesk.ui.parts.two_lines import TwoLineList
from flexdesk.ui.people.form import day_hint

_DAY_WIDTH = 240
_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class WithdrawPanel(CardPanel):
    """The day and the reason; beneath, every card that is out with its letter."""

    copied = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-withdraw", _("Træk tilbage"))
        self.add_field("day", _("Trukket tilbage den"), hint=day_hint(), width=_DAY_WIDTH)
        self.add_choice("how", _("Hvorfor"))
        self.add_text("text", _("Bemærkning"), hint=_("kan udelades"))
        self.out = OutList(look, can_write=False)
        self.out.copied.connect(self.copied)
        self.below.addWidget(self.out)

    def show_out(self, title: str, lines: Sequence[OutLine]) -> None:
        """Show the cards that are out."""
        self.out.show_lines(title, lines)


class RecallPanel(CardPanel):
    """The cards that are out: called back one by one or all at once, and how that ended."""

    asked_back = Signal(str)
    ended = Signal(str, str)
    copied = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-recall", _("Kald hjem"))
        self.add_field("day", _("Dag"), hint=day_hint(), width=_DAY_WIDTH)
        self.out = OutList(look, can_write=True)
        self.out.asked_back.connect(self.asked_back)
        self.out.ended.connect(self.ended)
        self.out.copied.connect(self.copied)
        self.below.addWidget(self.out)

    def show_out(self, title: str, lines: Sequence[OutLine]) -> None:
        """Show the cards that are out; the focus stays in the sheet."""
        had_focus = self.out.isAncestorOf(self.window().focusWidget())
        self.out.show_lines(title, lines)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Go to the primary button, or to the day when nothing is to be called back."""
        if self.save.isEnabled():
            self.save.setFocus()
        else:
            super().take_focus()


class BatchPanel(CardPanel):
    """Whose cards go to a workplace, and whose may not."""

    picked_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-batch", _("Udlever"))
        head = columns(gap=12)
        self._title = label(bold=True)
        head.addWidget(self._title)
        head.addStretch(1)
        self.all = Button(look, _("Vælg alle"), kind="link")
        self.all.setObjectName("card-batch-all")
        self.all.clicked.connect(self._on_all)
        head.addWidget(self.all)
        self.body.addLayout(head)
        self.list = PickList(look, _("Kandidater, hvis samtykke dækker arbejdspladsen"))
        self.list.setObjectName("card-batch-may")
        self.list.picked_changed.connect(self.picked_changed)
        self.body.addWidget(self.list)
        self.add_field("person", _("Til hvem"), hint=_("kan udelades"))
        self.add_segments("channel", _("Hvordan får de dem?"))
        self.add_segments("way", _("Som"))
        self.add_segments("sight", _("Det ser de"))
        self.add_choice("look", _("Udseende"))
        self.add_segments("size", _("Papir"))
        self.add_choice("language", _("Faste ord på"))
        self.join("channel", "sight")
        self.join("way", "size")
        self.join("look", "language")
        self.add_answer()
        self._other_title = label(bold=True)
        self.below.addWidget(self._other_title)
        self.others = TwoLineList(look, _("Kandidater, hvis kort ikke kan udleveres her"))
        self.others.setObjectName("card-batch-may-not")
        self.below.addWidget(self.others)

    @property
    def picked(self) -> tuple[str, ...]:
        """The versions that are chosen."""
        return self.list.picked

    def show_candidates(
        self, may: Sequence[TwoLines], may_not: Sequence[TwoLines], picked: Sequence[str]
    ) -> None:
        """Show whose card may go there, and the others with the reason."""
        told = ngettext("{n} kan udleveres her", "{n} kan udleveres her", len(may))
        self._title.setText(told.format(n=len(may)) if may else _("Ingen kan udleveres her"))
        self.all.setVisible(len(may) > 1)
        self.list.show_picks(may, picked)
        self.list.setVisible(bool(may))
        told = ngettext("{n} kan ikke", "{n} kan ikke", len(may_not))
        self._other_title.setText(told.format(n=len(may_not)) if may_not else "")
        self.others.show_rows(may_not)
        self.others.setVisible(bool(may_not))

    def take_focus(self) -> None:
        """Go to the candidates."""
        if self.list.isHidden():
            super().take_focus()
        else:
            self.list.setFocus()

    def _on_all(self) -> None:
        is_on = len(self.list.picked) < self.list.rows_model.rowCount()
        self.list.pick_all(is_on=is_on)
        self.all.setText(_("Vælg ingen") if is_on else _("Vælg alle"))
        self.all.updateGeometry()


class ComparePanel(QWidget):
    """Two versions and what they say differently; nothing is written."""

    chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card-compare")
        self.presenter: object = None
        """Held here as long as the sheet lives."""
        self._look = look
        layout = rows(self, margins=(24, 16, 24, 24), gap=12)
        self._who = label(size=16, bold=True, tone="head", wrap=True)
        layout.addWidget(self._who)
        self.before = Dropdown(look, _("Fra"), is_wide=True)
        self.before.setObjectName("card-compare-before")
        self.after = Dropdown(look, _("Til"), is_wide=True)
        self.after.setObjectName("card-compare-after")
        for one in (self.before, self.after):
            one.chosen.connect(self._on_chosen)
            layout.addWidget(one)
        self._sum = label(tone="muted", wrap=True)
        self._sum.setObjectName("card-compare-sum")
        layout.addWidget(self._sum)
        self._finding = Finding(look)
        layout.addWidget(self._finding)
        self._body = rows_under(layout)
        layout.addStretch(1)
        self.cards: list[QWidget] = []

    def show_versions(self, name: str, versions: Sequence[Choice], before: str, after: str) -> None:
        """Offer these versions, two of them chosen."""
        self._who.setText(name)
        self.before.set_choices(versions, before)
        self.after.set_choices(versions, after)

    def show_differences(self, words: str, found: Sequence[Difference]) -> None:
        """Show what is different."""
        self._finding.say("")
        self._sum.setText(words)
        for card in self.cards:
            self._body.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(one) for one in found]
        for card in self.cards:
            self._body.addWidget(card)

    def _card(self, one: Difference) -> QWidget:
        card = Card(self._look)
        layout = rows(card, margins=(16, 12, 16, 12), gap=6)
        head = columns(gap=8)
        layout.addLayout(head)
        head.addWidget(label(one.label, bold=True, tone="head", wrap=True), 1, _MIDDLE)
        pill = Pill(self._look)
        # a pill that speaks before it lies on the card is a window of its own
        head.addWidget(pill, 0, _MIDDLE)
        if one.is_growth:
            pill.say(_("Kræver nyt samtykke"), icon="shield-check", tone="amber")
        for title, text, tone in ((_("Før"), one.before, "muted"), (_("Nu"), one.after, "ink")):
            line = columns(gap=12)
            name = label(title, size=13, tone="muted")
            name.setFixedWidth(32)
            line.addWidget(name, 0, _TOP)
            line.addWidget(label(text or "–", tone=tone, wrap=True), 1)
            layout.addLayout(line)
        return card

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong."""
        self._finding.say(f"{title} {text}".strip())

    def take_focus(self) -> None:
        """Go to the first choice."""
        self.before.setFocus()

    def keep_draft(self) -> None:
        """There is nothing to keep."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.before.key, self.after.key)
