"""The forms of kandidatkort: hand out, consent, signature."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from flexdesk.base.language import _
from flexdesk.ui.cards.sheets_form import CardForm
from flexdesk.ui.cards.sheets_rows import PlacePick
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns
from flexdesk.ui.people.form import day_hint
from flexdesk.ui.reporting.page_view import PageView
from flexdesk.ui.workplaces.sheets_picker import Option

_DAY_WIDTH = 240
_PAGE_HEIGHT = 520


class CardPanel(CardForm):
    """A form that finds workplaces and changes its verb."""

    def offer_places(self, key: str, places: Sequence[PlacePick], chosen: Sequence[str]) -> None:
        """Have a picker find these."""
        options = [Option(one.key, one.name, one.more, one.is_near) for one in places]
        self.offer_options(key, options, chosen)

    def set_verb(self, verb: str) -> None:
        """Have the primary button say another verb."""
        self.save.setText(verb)
        self.save.setAccessibleName(verb)
        self.save.updateGeometry()


class HandOutPanel(CardPanel):
    """To whom, by which channel, as what: and whether it may."""

    consent_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-hand-out", _("Udlever"))
        self.add_choice("version", _("Kort"))
        self.add_segments("recipient", _("Til"))
        self.add_picker("workplace", _("Arbejdsplads"), _("navn eller vej"))
        self.add_field("person", _("Til hvem"), hint=_("kan udelades"))
        self.add_segments("channel", _("Hvordan får de det?"))
        self.add_segments("way", _("Som"))
        self.add_segments("sight", _("Det ser de"))
        self.add_choice("look", _("Udseende"))
        self.add_segments("size", _("Papir"))
        self.add_choice("language", _("Faste ord på"))
        self.join("recipient", "sight")
        self.join("way", "size")
        self.join("look", "language")
        self.add_answer()
        self._consent = Button(look, _("Nyt samtykke…"))
        self._consent.setObjectName("card-hand-out-consent")
        self._consent.clicked.connect(self.consent_wanted)
        self._consent.hide()
        self.foot.insertWidget(1, self._consent)

    def show_answer(self, text: str, *, is_ok: bool) -> None:
        """Say whether it may be done; the verb stays in sight while it has the focus."""
        super().show_answer(text, is_ok=is_ok)
        if self.save.hasFocus():
            QTimer.singleShot(0, self, self._reveal)

    def show_consent(self, verb: str) -> None:
        """Offer the verb that mends a refusal; an empty one offers none."""
        self._consent.setText(verb)
        self._consent.updateGeometry()
        self._consent.setVisible(bool(verb))

    def take_focus(self) -> None:
        """Go to the workplace, or to the primary button once all is chosen."""
        is_whole = self.values["workplace"] or self.values["recipient"] == "borger"
        if is_whole and self.save.isEnabled():
            self.save.setFocus()
            QTimer.singleShot(0, self, self._reveal)
        else:
            self._pickers["workplace"].field.edit.setFocus()

    def _reveal(self) -> None:
        """Scroll to the primary button: where it has the focus the rest is chosen."""
        parent = self.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.save)


class ConsentPanel(CardPanel):
    """What the citizen allows: to whom, what, how, until when; given now or later."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-consent", _("Gem samtykke"))
        self.add_field("purpose", _("Formål"))
        self.add_choice("recipients", _("Må gives til"))
        self.add_picker("workplace", _("Arbejdsplads"), _("navn eller vej"))
        self.add_group("sections", _("Det må vises"))
        self.add_group("channels", _("Må gives videre"))
        self.add_field("valid_until", _("Gælder til og med"), hint=day_hint(), width=_DAY_WIDTH)
        self.add_segments("given", _("Samtykket"))
        self.add_choice("how", _("Sådan blev det givet"))
        self.add_field("signed_on", _("Givet den"), hint=day_hint(), width=_DAY_WIDTH)
        self.add_text("text", _("Bemærkning"), hint=_("kan udelades"))
        self.start_at("sections")


class SignPanel(CardPanel):
    """The page to sign, and the day it was signed."""

    print_wanted = Signal()
    file_wanted = Signal()
    drop_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "card-sign", _("Gem underskrift"))
        line = columns(gap=8)
        self.print = Button(look, _("Udskriv blanket…"), icon="printer")
        self.print.setObjectName("card-sign-print")
        self.print.clicked.connect(self.print_wanted)
        self.file = Button(look, _("Gem blanket som PDF…"), icon="download")
        self.file.setObjectName("card-sign-file")
        self.file.clicked.connect(self.file_wanted)
        for button in (self.print, self.file):
            button.setEnabled(False)
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.add_field("signed_on", _("Underskrevet den"), hint=day_hint(), width=_DAY_WIDTH)
        self.add_choice("how", _("Sådan blev det givet"))
        paper = columns(gap=8)
        self.paper = Button(look, _("Vedlæg den underskrevne side…"), kind="link", icon="paperclip")
        self.paper.setObjectName("card-sign-paper")
        self.paper.clicked.connect(self.paper_wanted)
        paper.addWidget(self.paper)
        paper.addStretch(1)
        self.body.addLayout(paper)
        drop = Button(look, _("Slet"), kind="danger", icon="trash-2")
        drop.setObjectName("card-sign-drop")
        drop.setAccessibleName(_("Slet det klargjorte samtykke"))
        drop.setToolTip(_("Slet det klargjorte samtykke: det er ikke givet endnu"))
        drop.clicked.connect(self.drop_wanted)
        self.foot.insertWidget(1, drop)
        self.pages = PageView(look)
        self.pages.setMinimumHeight(_PAGE_HEIGHT)
        self.below.addWidget(self.pages)

    def show_paper(self, words: str) -> None:
        """Say which file is kept with the signature."""
        self.paper.setText(words)
        self.paper.updateGeometry()

    def show_form(self, pages: Sequence[object]) -> None:
        """Show the page the citizen signs."""
        self.pages.show_pages(pages)  # type: ignore[arg-type]  # pictures, to a presenter without Qt
        self.print.setEnabled(True)
        self.file.setEnabled(True)
