"""The panel under a field: what was found, why it may not stand, and what may be written."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.domain.guard import Verdict
from flexdesk.ui.cards.builder_presenter import Shown
from flexdesk.ui.cards.guard_mend import Mend
from flexdesk.ui.cards.guard_places import Place, advice, wordings
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, column, columns, rows
from flexdesk.ui.parts.fields import Finding, Mark
from flexdesk.ui.parts.growing_text import GrowingText
from flexdesk.ui.parts.labels import label, set_tone

_TOP = Qt.AlignmentFlag.AlignTop
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LONGEST, _LONGEST_EFFECT = 48, 120
_GROUND = {"danger": "dantint", "amber": "ambtint", "accent": "tint"}


class GuardPanel(Card):
    """One finding at a time; F7 goes on."""

    used = Signal(str)
    reasoned = Signal(str)
    let_go = Signal()
    stepped = Signal(int)

    def __init__(self, look: Look, mended: Callable[[Place, str], Mend]) -> None:
        super().__init__(look, ground="dantint", edge="", radius=6)
        self.setObjectName("guard-panel")
        self._mended = mended
        self.least_reason = 0
        """Signs a reason has at least, by the rule in force."""
        self._place: Place | None = None
        self._proposals: tuple[str, ...] = ()
        self._at = 0
        layout = columns(self, margins=(14, 11, 14, 12), gap=12)
        self._mark = Mark(look, "shield-check", "danger", 18)
        layout.addWidget(self._mark, 0, _TOP)
        words = column(layout, gap=6)
        self._title = label(bold=True, tone="danger", wrap=True)
        self._title.setObjectName("guard-title")
        self._reason = label(size=13, wrap=True)
        self._reason.setObjectName("guard-reason")
        words.addWidget(self._title)
        words.addWidget(self._reason)
        self._build_proposal(look, words)
        self._build_verbs(look, words)
        self._build_keeping(look, words)
        self.hide()

    def _build_proposal(self, look: Look, words: QVBoxLayout) -> None:
        self._box = Card(look, edge="", radius=4)
        line = columns(self._box, margins=(10, 4, 10, 4), gap=10)
        caption = label(_("Forslag"), size=13, tone="muted")
        self._proposal = label(size=13, bold=True, wrap=True)
        for words_of in (caption, self._proposal):
            # on one line with the link beside them, which is a little higher
            words_of.setContentsMargins(0, 3, 0, 3)
        line.addWidget(caption, 0, _TOP)
        self._proposal.setObjectName("guard-proposal")
        line.addWidget(self._proposal, 1)
        self.other = Button(look, _("Et andet"), kind="link")
        self.other.setObjectName("guard-other")
        self.other.clicked.connect(self._on_other)
        line.addWidget(self.other, 0, _TOP)
        words.addWidget(self._box)
        self._effect = label(size=13, tone="muted", wrap=True)
        self._effect.setObjectName("guard-effect")
        words.addWidget(self._effect)

    def _build_verbs(self, look: Look, words: QVBoxLayout) -> None:
        self._verbs = QWidget()
        line = columns(self._verbs, gap=14)
        self.use = Button(look, _("Brug forslag"), icon="check", height=28)
        self.use.setObjectName("guard-use")
        self.use.clicked.connect(self._on_use)
        self.keep = Button(look, _("Behold og begrund…"), kind="link")
        self.keep.setObjectName("guard-keep")
        self.keep.clicked.connect(self._on_keep)
        self.undo_keep = Button(look, _("Fjern begrundelsen"), kind="link")
        self.undo_keep.setObjectName("guard-let-go")
        self.undo_keep.clicked.connect(self.let_go)
        self._count = label(size=13, tone="muted", tabular=True)
        self._count.setObjectName("guard-count")
        self.back = icon_button(
            look, "chevron-up", _("Forrige fund (Shift F7)"), height=28, bare=True
        )
        self.back.clicked.connect(self._on_back)
        self.on = icon_button(look, "chevron-down", _("Næste fund (F7)"), height=28, bare=True)
        self.on.setObjectName("guard-next")
        self.on.clicked.connect(self._on_on)
        for widget in (self.use, self.keep, self.undo_keep):
            line.addWidget(widget)
        line.addStretch(1)
        steps = columns(gap=2)
        steps.addWidget(self._count)
        steps.addWidget(self.back)
        steps.addWidget(self.on)
        line.addLayout(steps)
        words.addWidget(self._verbs)

    def _build_keeping(self, look: Look, words: QVBoxLayout) -> None:
        self._form = QWidget()
        layout = rows(self._form, gap=6)
        text = _("Begrundelsen gemmes i versionen og står på samtykket, så borgeren ser den.")
        layout.addWidget(label(text, size=13, tone="muted", wrap=True))
        self.why = GrowingText(look, _("Begrundelse"), lines=2)
        self.why.setObjectName("guard-why")
        self.why.setPlaceholderText(_("Hvorfor må det stå her?"))
        self.why.textChanged.connect(self._on_why)
        layout.addWidget(self.why)
        self._short = Finding(look)
        layout.addWidget(self._short)
        line = columns(gap=14)
        self.save = Button(look, _("Gem begrundelse"), height=28)
        self.save.setObjectName("guard-save")
        self.save.clicked.connect(self._on_save)
        cancel = Button(look, _("Annullér"), kind="link")
        cancel.clicked.connect(self._on_cancel)
        line.addWidget(self.save)
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        layout.addLayout(line)
        words.addWidget(self._form)
        self._form.hide()

    def inputs(self) -> tuple[QWidget, ...]:
        """Return what Tab comes to, in order."""
        return (
            self.other,
            self.use,
            self.keep,
            self.undo_keep,
            self.back,
            self.on,
            self.why,
            self.save,
        )

    def show_place(self, place: Place, shown: Shown) -> None:
        """Explain one finding."""
        is_same = self._place is not None and self._place.key == place.key
        if not is_same or not place.is_open:
            self._close_form()
            self._at = 0
        self._place, self._proposals = place, wordings(place.finding.proposals)
        tone = self._tone(place)
        self.set_ground(_GROUND[tone], "")
        self._mark.set_icon("shield-check" if tone != "amber" else "triangle-alert", tone)
        set_tone(self._title, "head" if tone == "accent" else tone)
        self._title.setText(self._heading(place, shown.title))
        self._reason.setText(self._why_text(place))
        self._show_proposal()
        self.use.setText(_("Brug forslag") if self._proposals else _("Fjern ordene"))
        self.use.updateGeometry()
        self.use.setVisible(place.is_open)
        self.keep.setVisible(place.is_open and not place.finding.is_final)
        self.undo_keep.setVisible(not place.is_open)
        counted = _("Fund {n} af {of}").format(n=shown.number, of=shown.total)
        self._count.setText(counted if place.is_open else "")
        for button in (self.back, self.on):
            button.setVisible(shown.total > int(place.is_open))
        self.setAccessibleName(f"{self._title.text()} {self._reason.text()}")

    def ask_reason(self) -> None:
        """Open the line for a reason."""
        if self.keep.isVisible():
            self._on_keep()

    def say_short(self) -> None:
        """Say that the reason is too short to be one."""
        self._short.say(
            _("Skriv mindst {n} tegn om, hvorfor det må stå der.").format(n=self.least_reason)
        )
        # a letter typed now belongs in the reason: on a button it would be a shortcut
        self.why.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_form = self._form.isVisible()
        if is_form and key in _ENTER and event.modifiers() & _CTRL:
            self._on_save()
        elif is_form and key == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)

    def _tone(self, place: Place) -> str:
        if not place.is_open:
            return "accent"
        return "danger" if place.finding.verdict == Verdict.BLOCK else "amber"

    def _heading(self, place: Place, title: str) -> str:
        words = _short(place.words, _LONGEST)
        if not place.is_open:
            return _("Beholdt: »{words}«").format(words=words)
        return _("{what}: »{words}«").format(what=title[:1].upper() + title[1:], words=words)

    def _why_text(self, place: Place) -> str:
        if place.kept is not None:
            return place.kept.reason
        final = _("Det kan ikke beholdes.") if place.finding.is_final else ""
        told = (place.finding.reason, advice(place.finding.proposals), final)
        return " ".join(filter(None, told))

    def _show_proposal(self) -> None:
        place, proposals = self._place, self._proposals
        # while one writes a reason a proposal is beside the point: the room is the reason's
        is_asked = self._form.isHidden() and place is not None and place.is_open
        has_one = bool(proposals) and is_asked
        self._box.setVisible(has_one)
        if has_one and place is not None:
            self._proposal.setText(f"»{proposals[self._at]}«")
        self.other.setVisible(has_one and len(proposals) > 1)
        self._effect.setVisible(is_asked)
        if is_asked and place is not None:
            self._show_effect(place)

    def _show_effect(self, place: Place) -> None:
        """Say before the verb is pressed which words go and what stands there then."""
        proposals = self._proposals
        change = self._mended(place, proposals[self._at] if proposals else "")
        left = _("Så står der: »{words}«.").format(words=_short(change.left.rstrip(".")))
        told = (
            _("Væk: »{words}«.").format(words=_short(change.gone)),
            left if change.left else _("Så står der intet her."),
            _("Under Hensyn kommer forslaget til.") if change.need else "",
        )
        self._effect.setText(" ".join(filter(None, told)))

    def _on_other(self) -> None:
        self._at = (self._at + 1) % max(1, len(self._proposals))
        self._show_proposal()

    def _on_use(self) -> None:
        self.used.emit(self._proposals[self._at] if self._proposals else "")

    def _on_keep(self) -> None:
        self._form.show()
        self._verbs.hide()
        self._show_proposal()
        self.why.setFocus()

    def _on_save(self) -> None:
        self.reasoned.emit(self.why.text)

    def _on_why(self) -> None:
        self._short.say("")

    def _on_cancel(self) -> None:
        self._close_form()
        self._show_proposal()
        self.keep.setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self._verbs.show()
        self._short.say("")
        self.why.set_text("")

    def _on_back(self) -> None:
        self.stepped.emit(-1)

    def _on_on(self) -> None:
        self.stepped.emit(1)


def _short(text: str, most: int = _LONGEST_EFFECT) -> str:
    """Return a text on one line, cut where it is long: the field itself shows it whole."""
    words = " ".join(text.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
