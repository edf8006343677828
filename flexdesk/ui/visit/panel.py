"""The Besøgsark as a sheet: fields in the order of a talk, Ctrl+Enter saves, a draft is kept."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCompleter, QWidget

from flexdesk.app.visit_draft import VisitForm
from flexdesk.app.visit_sheet import VisitStart
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import column, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.field_row import FieldRow
from flexdesk.ui.parts.fields import Field, NoticeBar
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.text_field import TextField

if TYPE_CHECKING:
    from flexdesk.app.visit_reading import VisitPlace

KEEP_AFTER_MS = 500
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_DAY_WIDTH = 132
_MARGINS = (24, 16, 24, 24)


class Wishes(Protocol):
    """What the sheet tells its presenter."""

    def on_typed(self, form: VisitForm) -> None:
        """Something was typed."""
        ...

    def on_rest(self, form: VisitForm) -> None:
        """Nothing was typed for half a second."""
        ...

    def keep_now(self, form: VisitForm) -> None:
        """The sheet closes."""
        ...

    def on_save(self, form: VisitForm) -> None:
        """Save."""
        ...

    def on_paper(self, form: VisitForm) -> None:
        """Show the half page."""
        ...

    def on_discarded(self) -> None:
        """Throw the draft away."""
        ...


class VisitPanel(QWidget):
    """One sheet; holds its presenter, and every field as it is typed."""

    def __init__(self, look: Look, *, is_hidden: bool = False) -> None:
        super().__init__()
        self.setObjectName("visit-panel")
        self.wishes: Wishes | None = None
        self._look, self._is_hidden = look, is_hidden
        self._names, self._task = ("", ""), ""
        self._is_filling, self._is_dirty, self._is_touched = False, False, False
        self._is_from_typed = False
        self._places: dict[str, VisitPlace] = {}
        self._rows: dict[Field, FieldRow] = {}
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._on_rest)
        self._layout = rows(self, margins=_MARGINS, gap=14)
        self._notice = NoticeBar(look, "visit-notice")
        self._layout.addWidget(self._notice)
        self._build_about()
        self._build_who()
        self._build_texts()
        self._build_hours()
        self._build_next()
        self._build_foot()
        self._layout.addStretch(1)
        self._connect()

    # --- what it is made of ---------------------------------------------------------------

    def _build_about(self) -> None:
        self._name = label(size=16, bold=True, tone="head", wrap=True)
        self._about = label(size=13, tone="muted", wrap=True)
        head = columns()
        words = column(head, gap=2)
        words.addWidget(self._name)
        words.addWidget(self._about)
        self._layout.addLayout(head)
        self._place = Dropdown(self._look, _("Sted"), is_wide=True)
        self._place.setObjectName("visit-place")
        self._place.chosen.connect(self._on_place)
        self._place.hide()
        self._layout.addWidget(self._place)
        self.workplace = Field(
            self._look, _("Arbejdsplads"), hint=_("borgeren er ikke i gang noget sted")
        )
        self.workplace.hide()
        self._layout.addWidget(self.workplace)
        kept = columns(gap=8)
        self._kept = label(_("Kladden fra sidst er hentet frem"), size=13, tone="amber", bold=True)
        self._discard = Button(self._look, _("Kassér"), kind="link")
        self._discard.setObjectName("discard-visit")
        self._discard.setToolTip(_("Smid kladden væk og begynd forfra"))
        self._discard.clicked.connect(self._on_discard)
        kept.addWidget(self._kept)
        kept.addWidget(self._discard)
        kept.addStretch(1)
        self._layout.addLayout(kept)
        self._show_kept(is_draft=False)

    def _build_who(self) -> None:
        self.day = Field(self._look, _("Dag"))
        self.day.setFixedWidth(_DAY_WIDTH)
        self.names = Field(self._look, _("Navne"), hint=_("dem fra arbejdspladsen"))
        line = self._row(self.day, self.names, stretch=(0, 1))
        there = columns(gap=12)
        there.addWidget(label(_("Til stede"), bold=True))
        self.checks = {
            "borger": Check(self._look, _("Borger")),
            "leder": Check(self._look, _("Leder")),
            "kollega": Check(self._look, _("Kollega")),
            "sagsbehandler": Check(self._look, _("Sagsbehandler")),
        }
        for check in self.checks.values():
            there.addWidget(check)
        there.addStretch(1)
        self._layout.addLayout(there)
        self._layout.addWidget(line)

    def _build_texts(self) -> None:
        self.how = TextField(self._look, _("Hvordan går det?"), hint=_("internt"))
        self.how.edit.setObjectName("visit-how")
        self.agreed = TextField(
            self._look, _("Hvad er aftalt?"), hint=_("også til arbejdspladsen"), height=72
        )
        self.agreed.edit.setObjectName("visit-agreed")
        self._layout.addWidget(self.how)
        self._layout.addWidget(self.agreed)

    def _build_hours(self) -> None:
        self._hours = QWidget()
        both = rows(self._hours, gap=6)
        self.hours = Field(self._look, _("Effektive timer"))
        self.hours.edit.setObjectName("visit-hours")
        self.hours_from = Field(self._look, _("Fra"))
        self.attended = Field(self._look, _("Fremmødetimer"), hint=_("kan udelades"))
        both.addWidget(self._row(self.hours, self.hours_from, self.attended))
        self.is_measured = Check(self._look, _("Målt ved besøget, også hvis tallet er det samme"))
        both.addWidget(self.is_measured)
        self._layout.addWidget(self._hours)

    def _build_next(self) -> None:
        self.finishes = Check(self._look, "")
        self.finishes.setObjectName("visit-finishes")
        self.finishes.hide()
        self._layout.addWidget(self.finishes)
        self.next_day = Field(self._look, _("Næste dag"))
        self.next_day.setFixedWidth(_DAY_WIDTH)
        self.next_text = Field(self._look, _("Hvad så?"), hint=_("bliver en opgave"))
        self._layout.addWidget(self._row(self.next_day, self.next_text, stretch=(0, 1)))

    def _row(self, *fields: Field, stretch: tuple[int, ...] = ()) -> FieldRow:
        made = FieldRow(self._look, *fields, stretch=stretch)
        self._rows.update(dict.fromkeys(fields, made))
        return made

    def _build_foot(self) -> None:
        self._summary = label(size=13, tone="muted", wrap=True)
        self._summary.setObjectName("visit-summary")
        self._layout.addWidget(self._summary)
        foot = columns(gap=8)
        self._save = Button(self._look, _("Gem besøgsark"), kind="primary")
        self._save.setObjectName("save-visit")
        self._save.clicked.connect(self._on_save)
        self._paper = Button(self._look, _("Vis ark til arbejdspladsen"), icon="printer")
        self._paper.setObjectName("visit-paper")
        self._paper.clicked.connect(self._on_paper)
        foot.addWidget(self._save)
        foot.addWidget(self._paper)
        foot.addStretch(1)
        foot.addWidget(label("Ctrl Enter", size=12, tone="muted"))
        self._layout.addLayout(foot)

    def _connect(self) -> None:
        for field in self._lines().values():
            field.edit.textEdited.connect(self._on_touched)
        for text in (self.how, self.agreed):
            text.edit.textChanged.connect(self._on_touched)
            text.edit.save_requested.connect(self._on_save)
        self.day.edit.textEdited.connect(self._on_day)
        self.hours_from.edit.textEdited.connect(self._on_from)
        for check in (*self.checks.values(), self.is_measured, self.finishes):
            check.toggled.connect(self._on_touched)

    def _lines(self) -> dict[str, Field]:
        return {
            "workplace": self.workplace,
            "day": self.day,
            "names": self.names,
            "hours": self.hours,
            "hours_from": self.hours_from,
            "attended": self.attended,
            "next_day": self.next_day,
            "next_text": self.next_text,
        }

    # --- what the presenter asks ------------------------------------------------------------

    def show_start(self, start: VisitStart, form: VisitForm, *, is_draft: bool) -> None:
        """Fill the sheet; what was typed meanwhile stays."""
        self._is_filling = True
        self._names = (start.name, _("Kandidat {no}").format(no=start.candidate_no or "–"))
        self.on_hide(is_hidden=self._is_hidden)
        self._show_places(start, form)
        self._show_kept(is_draft=is_draft)
        typed = self._typed_texts() if self._is_touched and not is_draft else {}
        for name, field in self._lines().items():
            field.edit.setText(getattr(form, name))
        self.how.set_text(typed.get("how") or form.how)
        self.how.edit.moveCursor(QTextCursor.MoveOperation.End)
        self.agreed.set_text(typed.get("agreed") or form.agreed)
        for code, check in self.checks.items():
            check.setChecked(code in form.took_part)
        self.is_measured.setChecked(form.is_measured)
        self._show_task(start, form)
        self._is_filling = False
        if not start.places and not form.workplace and not typed:
            self.workplace.edit.setFocus()

    def show_summary(self, text: str) -> None:
        """Say what saving would write."""
        self._summary.setText(text)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Mark the fields that are wrong, each with its sentence, and go to the first."""
        self._notice.say("")
        first: QWidget | None = None
        for name in _ORDER:
            edit = self._say(name, problems.get(name, ""))
            if name in problems and first is None:
                first = edit
        if first is not None:
            first.setFocus()
        self._keep_later()

    def _say(self, name: str, text: str) -> QWidget:
        """Say what is wrong with a field, and return what one types in."""
        if name in _TEXTS:
            told = self.how if name == "how" else self.agreed
            told.say(text)
            return told.edit
        field = self._lines()[name]
        if field in self._rows:
            self._rows[field].say(field, text)
        else:
            field.say(text)
        return field.edit

    def set_busy(self, *, is_busy: bool) -> None:
        """Put the buttons off while it is saved."""
        self._save.setEnabled(not is_busy)
        self._paper.setEnabled(not is_busy)

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong with the sheet as a whole; what is typed stays."""
        self._notice.say(title, text)
        self._keep_later()

    # --- what the bench asks ----------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the cursor where one begins to write."""
        self.how.edit.setFocus()

    def keep_draft(self) -> None:
        """Keep what is typed, at once."""
        self._keeping.stop()
        if self._is_dirty and self.wishes is not None:
            self._is_dirty = False
            self.wishes.keep_now(self.form())

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show the citizen's name; what is typed is for the writer to see."""
        self._is_hidden = is_hidden
        self._name.setText(self._names[is_hidden])

    def form(self) -> VisitForm:
        """Return every field as it is typed."""
        texts = {name: field.text for name, field in self._lines().items()}
        return VisitForm(
            took_part=tuple(code for code, check in self.checks.items() if check.isChecked()),
            how=self.how.text,
            agreed=self.agreed.text,
            is_measured=self.is_measured.isChecked(),
            placement=self._place.key,
            finishes=self._task if self.finishes.isChecked() else "",
            **texts,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_ctrl and Qt.Key(event.key()) in _ENTER:
            self._on_save()
        else:
            super().keyPressEvent(event)

    # --- what happens ---------------------------------------------------------------------

    def _typed_texts(self) -> dict[str, str]:
        return {"how": self.how.text, "agreed": self.agreed.text}

    def _show_kept(self, *, is_draft: bool) -> None:
        self._kept.setVisible(is_draft)
        self._discard.setVisible(is_draft)

    def _show_places(self, start: VisitStart, form: VisitForm) -> None:
        places = start.places
        self._places = {place.placement: place for place in places}
        self._place.set_choices([Choice(p.placement, p.label) for p in places], form.placement)
        self._place.setVisible(len(places) > 1)
        self.workplace.setVisible(not places)
        self._hours.setVisible(bool(places))
        self._show_place(form.placement)

    def _show_task(self, start: VisitStart, form: VisitForm) -> None:
        task = start.task
        self._task = task.id if task else ""
        self.finishes.setVisible(task is not None)
        self.finishes.setChecked(bool(task and form.finishes))
        if task is not None:
            words = _("Udfør også opgaven {day}: {text}")
            text = words.format(day=format_day(task.due), text=_short(task.text))
            self.finishes.setText(text)
            self.finishes.updateGeometry()
        if start.known_places:
            self._offer_places(start.known_places)

    def _offer_places(self, names: Sequence[str]) -> None:
        completer = QCompleter(list(names), self.workplace.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.workplace.edit.setCompleter(completer)

    def _show_place(self, placement: str) -> None:
        place = self._places.get(placement)
        self._about.setText(place.label if place else _("Besøg uden et forløb, der er i gang"))
        known = place.hours if place else None
        self.hours.set_hint("" if known is None else _("nu {n}").format(n=format_number(known)))

    def _on_place(self, placement: str) -> None:
        place = self._places[placement]
        self._show_place(placement)
        for field, value in ((self.hours, place.hours), (self.attended, place.attended)):
            field.edit.setText("" if value is None else format_number(value))
        self.next_text.edit.setText(_("Besøg hos {place}").format(place=place.name))
        self._on_touched()

    def _on_day(self, text: str) -> None:
        if not self._is_from_typed:
            self.hours_from.edit.setText(text)

    def _on_from(self) -> None:
        self._is_from_typed = True

    def _on_touched(self) -> None:
        if self._is_filling:
            return
        self._is_dirty = self._is_touched = True
        self._keeping.start()
        if self.wishes is not None:
            self.wishes.on_typed(self.form())

    def _keep_later(self) -> None:
        """Keep it as a draft after all: it was not saved."""
        if self._is_dirty:
            self._keeping.start()

    def _on_rest(self) -> None:
        if self._is_dirty and self.wishes is not None:
            self._is_dirty = False
            self.wishes.on_rest(self.form())

    def _on_discard(self) -> None:
        self._keeping.stop()
        self._is_dirty = self._is_touched = False
        if self.wishes is not None:
            self.wishes.on_discarded()
        self.take_focus()

    def _on_save(self) -> None:
        # the visit goes to the register itself now: no draft may arrive there after it
        self._keeping.stop()
        if self.wishes is not None:
            self.wishes.on_save(self.form())

    def _on_paper(self) -> None:
        if self.wishes is not None:
            self.wishes.on_paper(self.form())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


_LONGEST = 44
"""Signs of a task's words: a longer one would push the sheet wide."""
_TEXTS = frozenset({"how", "agreed"})
_ORDER = (
    "workplace", "day", "names", "how", "agreed", "hours", "hours_from", "attended", "next_day",
    "next_text",
)  # fmt: skip
