"""Indstillinger: theme, auto-lock, where the register lies."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Card, Hairline, column, columns, rows, title_row
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.page_header import PageHeader
from flexdesk.ui.parts.tab_scroll import TabScroll
from flexdesk.ui.parts.tabs import ChoiceRow

LOCK_MINUTES = (1, 2, 5, 10, 15)


class SettingsPage(QWidget):
    """Few choices, each takes effect at once."""

    theme_chosen = Signal(str)
    minutes_chosen = Signal(str)
    pin_chosen = Signal(str)
    pin_dropped = Signal()
    rules_wanted = Signal()

    def __init__(self, look: Look, header_buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scroll = TabScroll()
        rows(self).addWidget(scroll)
        layout = scroll.body_layout
        header = PageHeader(_("Indstillinger"), *header_buttons)
        header.set_line(_("Virker med det samme"))
        layout.addWidget(header)
        self.notice = NoticeBar(look, "settings-notice")
        layout.addWidget(self.notice)
        self.themes = ChoiceRow(look, _("Udseende"), as_segments=True)
        self.themes.setObjectName("themes")
        self.themes.set_choices(
            [
                Choice("light", _("Lys")),
                Choice("dark", _("Mørk")),
                Choice("system", _("Som computeren")),
            ],
            look.choice,
        )
        self.themes.chosen.connect(self.theme_chosen)
        self._look = look
        look.changed.connect(self._on_look_changed)
        self.minutes = Dropdown(look, _("Efter"))
        self.minutes.setObjectName("lock-minutes")
        self.minutes.set_choices([Choice(str(n), _minutes(n)) for n in LOCK_MINUTES], "5")
        self.minutes.chosen.connect(self.minutes_chosen)
        card = Card(look)
        card.setMaximumWidth(760)
        inner = rows(card, margins=(24, 20, 24, 20), gap=16)
        head, _title = title_row(_("Udseende og lås"))
        inner.addLayout(head)
        _add_line(inner, _("Udseende"), _("Lys, mørk eller som computeren er sat til"), self.themes)
        inner.addWidget(Hairline(look))
        text = _("Registret låses, og nøglen glemmes, når computeren står ubrugt hen")
        _add_line(inner, _("Lås af sig selv"), text, self.minutes)
        self._pin_edge = Hairline(look)
        self._pin_edge.hide()
        inner.addWidget(self._pin_edge)
        inner.addWidget(self._build_pin())
        layout.addWidget(card)
        self._rules = self._build_rules()
        layout.addWidget(self._rules)
        self._place_card = Card(look)
        self._place_card.setMaximumWidth(760)
        place = rows(self._place_card, margins=(24, 20, 24, 20), gap=8)
        head, _title = title_row(_("Registret"))
        place.addLayout(head)
        self._team = label(bold=True)
        self._folder = label(size=13, tone="muted", wrap=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place.addWidget(self._team)
        place.addWidget(self._folder)
        layout.addWidget(self._place_card)
        layout.addStretch(1)

    def _build_pin(self) -> QWidget:
        self._pin_part = QWidget()
        line = columns(self._pin_part, gap=12)
        words = column(line, gap=0)
        words.addWidget(label(_("PIN-kode til at låse op igen"), bold=True))
        self._pin_words = label("", size=13, tone="muted", wrap=True)
        words.addWidget(self._pin_words)
        words.addStretch(1)
        self.pin = Field(self._look, _("Ny PIN-kode"), hint=_("4 til 8 cifre"), is_secret=True)
        self.pin.edit.setObjectName("pin")
        self.pin.setFixedWidth(220)
        self.pin.edit.returnPressed.connect(self._on_pin)
        line.addWidget(self.pin)
        buttons = column(line, gap=8, stretch=0)
        buttons.addSpacing(24)
        self.save_pin = Button(self._look, _("Gem PIN-kode"))
        self.save_pin.setObjectName("save-pin")
        self.save_pin.clicked.connect(self._on_pin)
        self.drop_pin = Button(self._look, _("Fjern PIN-kode"), kind="link")
        self.drop_pin.setObjectName("drop-pin")
        self.drop_pin.clicked.connect(self.pin_dropped)
        buttons.addWidget(self.save_pin)
        buttons.addWidget(self.drop_pin)
        buttons.addStretch(1)
        self._pin_part.hide()
        return self._pin_part

    def _build_rules(self) -> Card:
        card = Card(self._look)
        card.setMaximumWidth(760)
        inner = rows(card, margins=(24, 20, 24, 20), gap=16)
        button = Button(self._look, _("Åbn regler"))
        button.setObjectName("open-rules")
        button.clicked.connect(self.rules_wanted)
        text = _("Hvilke opgaver FlexDesk laver af sig selv, og hvornår")
        _add_line(inner, _("Opfølgningsregler"), text, button)
        self._work = inner
        card.hide()
        return card

    def add_setting(self, title: str, text: str, widget: QWidget) -> None:
        """Take in a choice that another room knows how to make."""
        self._work.addWidget(Hairline(self._look))
        _add_line(self._work, title, text, widget)

    def show_pin(self, *, has_pin: bool, hours: int) -> None:
        """Show whether there is a PIN, and what it is good for."""
        words = _("Gælder i {n} timer efter adgangssætningen, ikke efter dvale eller genstart")
        self._pin_words.setText(words.format(n=hours))
        self.pin.edit.clear()
        self.pin.set_title(_("Anden PIN-kode") if has_pin else _("Ny PIN-kode"))
        self.drop_pin.setVisible(has_pin)
        self._pin_edge.show()
        self._pin_part.show()

    def show_rules(self) -> None:
        """Offer the rules that make tasks."""
        self._rules.show()

    def say_pin(self, text: str) -> None:
        """Say at the field what is wrong with the PIN."""
        self.pin.say(text)
        self.pin.edit.setFocus()

    def _on_pin(self) -> None:
        if self.pin.text:
            self.pin_chosen.emit(self.pin.text)

    def show_settings(self, minutes: int, team: str, folder: str, *, can_lock: bool) -> None:
        """Show what is in force."""
        self.minutes.choose(str(minutes))
        self.minutes.setEnabled(can_lock)
        self._team.setText(team)
        self._folder.setText(folder)
        self._folder.setVisible(bool(folder))

    def _on_look_changed(self) -> None:
        self.themes.choose(self._look.choice)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.notice.say(title, text)


def _minutes(count: int) -> str:
    return _("{n} minut").format(n=count) if count == 1 else _("{n} minutter").format(n=count)


def _add_line(layout: QVBoxLayout, title: str, text: str, widget: QWidget) -> None:
    line = columns(gap=24)
    words = column(line, gap=0)
    words.addWidget(label(title, bold=True))
    words.addWidget(label(text, size=13, tone="muted"))
    words.addStretch(1)
    line.addWidget(widget)
    layout.addLayout(line)
