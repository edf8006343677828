"""Fields the guard reads: what is found is marked where it stands and explained right beneath."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.domain.card_limits import Limit, limit_of, signs_of
from flexdesk.domain.guard import Verdict
from flexdesk.ui.cards.guard_offers import Offering, Offers
from flexdesk.ui.cards.guard_panel import GuardPanel
from flexdesk.ui.cards.guard_places import Place, Said
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.chip_editor import ChipEditor
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.growing_text import GrowingText, TextMark
from flexdesk.ui.parts.labels import label, set_tone

_FEW = 0.8
"""From this share of a short field on, its count is shown."""


def tone_of(place: Place) -> str:
    """Return the tone a finding is marked in."""
    if not place.is_open:
        return "muted"
    return "danger" if place.finding.verdict == Verdict.BLOCK else "amber"


class GuardHost(QWidget):
    """A part of the form the guard reads: a field, chips, or rows of one section."""

    edited = Signal()
    visited = Signal(str, int, int)
    """Section, which text of it, and where in it the cursor stands."""

    def __init__(self, look: Look, title: str, section: str, first: int = 0) -> None:
        super().__init__()
        self.look, self.section, self.first, self.title = look, section, first, title
        self.is_filling = False
        self.body = rows(self, gap=6)
        head = columns()
        self.caption = label(title, bold=True)
        self.count = label(size=13, tone="muted", tabular=True)
        head.addWidget(self.caption)
        head.addStretch(1)
        head.addWidget(self.count)
        self.body.addLayout(head)

    def said(self) -> tuple[Said, ...]:
        """Return what stands here, as the guard is told it."""
        raise NotImplementedError

    def show_places(self, places: Sequence[Place]) -> None:
        """Mark what was found here."""
        raise NotImplementedError

    def write(self, at: int, start: int, end: int, text: str) -> None:
        """Write other words in the place of some."""
        raise NotImplementedError

    def text_at(self, at: int) -> str:
        """Return one of the texts."""
        return next((each.text for each in self.said() if each.at == at), "")

    def go_to(self, at: int, start: int, end: int) -> None:
        """Put the cursor on some words."""
        raise NotImplementedError

    def hold(self, panel: GuardPanel, at: int) -> None:
        """Take the panel in, right under the text it is about."""
        del at
        if panel.parentWidget() is not self:
            self.body.addWidget(panel)
            follow(self.last_input(), panel)

    def last_input(self) -> QWidget:
        """Return the input Tab leaves for the panel."""
        raise NotImplementedError

    def touch(self) -> None:
        """Say that something was typed."""
        if not self.is_filling:
            self.edited.emit()


def follow(before: QWidget, panel: GuardPanel) -> None:
    """Have Tab go from a field to the panel under it."""
    for widget in panel.inputs():
        QWidget.setTabOrder(before, widget)
        before = widget


class Counter:
    """Says how much of a field is used, and in words when it is too much; nothing is cut."""

    def __init__(self, limit: Limit, *, always: bool) -> None:
        self._limit, self._always = limit, always

    def text(self, typed: str) -> str:
        """Return "70 af 90 tegn", nothing while a short field has room."""
        used, most = signs_of(typed), self._limit.longest
        if not self._always and used < most * _FEW:
            return ""
        return _("{n} af {of} tegn").format(n=used, of=most)

    def over(self, typed: str) -> str:
        """Return the sentence about what is too much, empty when it fits."""
        over = signs_of(typed) - self._limit.longest
        if over <= 0:
            return ""
        told = _("{n} tegn for meget: der er plads til {of}. Intet er skåret væk.")
        return told.format(n=over, of=self._limit.longest)


class GuardedField(GuardHost):
    """A text with its count; `offers` puts a list under it."""

    def __init__(  # noqa: PLR0913 - one call names all a field can be
        self,
        look: Look,
        title: str,
        field: str,
        *,
        section: str = "",
        first: int = 0,
        lines: int = 1,
        is_one: bool = True,
        always: bool = False,
        hint: str = "",
        offers: Offers | None = None,
    ) -> None:
        limit = limit_of(field)
        super().__init__(look, title, section or str(limit.section or ""), first)
        self._counter, self._hint = Counter(limit, always=always), hint
        self.edit = GrowingText(look, title, lines=lines, is_one=is_one)
        self.edit.setObjectName(f"card-{field.replace('.', '-').replace('_', '-')}")
        self.caption.setBuddy(self.edit)
        self.body.addWidget(self.edit)
        self.over = Finding(look)
        self.body.addWidget(self.over)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.went_in.connect(self._on_moved)
        self.edit.moved.connect(self._on_moved)
        self.offering = Offering(look, self.edit, offers) if offers is not None else None
        self._tell()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.edit.text

    def fill(self, text: str) -> None:
        """Put a text in the field, typed by nobody."""
        self.is_filling = True
        self.edit.set_text(text)
        self.is_filling = False

    def said(self) -> tuple[Said, ...]:
        return (Said(self.section, self.first, self.text),) if self.section else ()

    def show_places(self, places: Sequence[Place]) -> None:
        self.edit.show_marks([TextMark(p.start, p.end, tone_of(p)) for p in places])

    def write(self, at: int, start: int, end: int, text: str) -> None:
        del at
        self.edit.put(start, end, text)
        self.edit.setFocus()

    def go_to(self, at: int, start: int, end: int) -> None:
        del at
        self.edit.setFocus()
        self.edit.select(start, end)

    def last_input(self) -> QWidget:
        return self.edit

    def _on_changed(self) -> None:
        self._tell()
        self.touch()

    def _on_moved(self) -> None:
        if not self.is_filling and self.edit.hasFocus() and self.section:
            self.visited.emit(self.section, self.first, self.edit.caret)

    def _tell(self) -> None:
        over = self._counter.over(self.text)
        self.count.setText(self._counter.text(self.text) or self._hint)
        set_tone(self.count, "danger" if over else "muted")
        self.over.say(over)
        self.edit.set_wrong(is_wrong=bool(over))


class GuardedChips(GuardHost):
    """Chips with "7 af 8" above them."""

    def __init__(self, look: Look, title: str, field: str, offers: Offers) -> None:
        self._limit = limit_of(field)
        super().__init__(look, title, str(self._limit.section))
        self.editor = ChipEditor(look, title, offers, most=self._limit.most)
        self.editor.setObjectName(f"card-{field}")
        self.editor.edit.setObjectName(f"card-{field}-edit")
        self.caption.setBuddy(self.editor.edit)
        self.body.addWidget(self.editor)
        self.over = Finding(look)
        self.body.addWidget(self.over)
        self._refused = ""
        self.editor.changed.connect(self._on_changed)
        self.editor.refused.connect(self._on_refused)
        self.editor.went_in.connect(self._on_in)
        self.editor.chip_visited.connect(self._on_chip)
        self._tell()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is chosen."""
        return self.editor.texts

    def fill(self, texts: Sequence[str]) -> None:
        """Show these, typed by nobody."""
        self._refused = ""
        self.editor.set_texts(texts)
        self._tell()

    def said(self) -> tuple[Said, ...]:
        return tuple(Said(self.section, at, text) for at, text in enumerate(self.texts))

    def show_places(self, places: Sequence[Place]) -> None:
        self.editor.mark({place.at: tone_of(place) for place in reversed(places)})

    def write(self, at: int, start: int, end: int, text: str) -> None:
        before = self.text_at(at)
        self.editor.replace(at, " ".join(f"{before[:start]}{text}{before[end:]}".split()))
        self.editor.take_focus()

    def go_to(self, at: int, start: int, end: int) -> None:
        del start, end
        chips = self.editor.chips
        (chips[at] if at < len(chips) else self.editor.edit).setFocus()

    def last_input(self) -> QWidget:
        return self.editor.edit

    def _on_changed(self) -> None:
        self._tell()
        self.touch()

    def _on_refused(self, rest: str) -> None:
        self._refused = rest
        self._tell()

    def _on_in(self) -> None:
        if self.editor.edit.hasFocus() and self.texts:
            self.visited.emit(self.section, len(self.texts) - 1, 0)

    def _on_chip(self, at: int) -> None:
        self.visited.emit(self.section, at, 0)

    def _tell(self) -> None:
        used, most = len(self.texts), self._limit.most
        self.count.setText(_("{n} af {of}").format(n=used, of=most))
        self.over.say(self._too_much())
        set_tone(self.count, "danger" if self.over.text else "muted")

    def _too_much(self) -> str:
        most, longest = self._limit.most, self._limit.longest
        if self._refused or len(self.texts) > most:
            return _("Der er plads til {n}. Fjern en, før du tilføjer flere.").format(n=most)
        long = [text for text in self.texts if signs_of(text) > longest]
        if long:
            return _("»{word}« er {n} tegn. Der er plads til {of}.").format(
                word=long[0][:30] + "…", n=signs_of(long[0]), of=longest
            )
        return ""
