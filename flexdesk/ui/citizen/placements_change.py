"""The short forms of a placement: days, workplace, opened again, notice, agreed hours."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.placement_change_forms import (
    AgreedForm,
    MoveForm,
    NoticeForm,
    PlanForm,
    ReopenForm,
)
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.ui.citizen.placements_form import FormPanel, alone, day_field, hours_field
from flexdesk.ui.citizen.placements_typed import (
    HoursTyped,
    MoveTyped,
    NoticeTyped,
    PlanTyped,
    ReopenTyped,
)
from flexdesk.ui.citizen.placements_workplace import WorkplaceField
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

_TOP = Qt.AlignmentFlag.AlignTop
_EDIT, _BACK = "edit", "back"
"""What is done to a notice that stands."""


class ChangePanel(FormPanel):
    """A short form: the placement it is about, its fields, and what would come of them."""

    typing = Signal(object)

    def __init__(self, look: Look, verb: str) -> None:
        super().__init__(look, verb)
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._title)
        self._effect = label(tone="muted", wrap=True, tabular=True)
        self._effect.setObjectName("effect")

    def show_form(self, form: Any, typed: Any, *, is_draft: bool) -> None:  # noqa: ANN401 - each form has its own
        """Fill the fields."""
        raise NotImplementedError

    def show_effect(self, text: str) -> None:
        """Say what would come of what is typed."""
        self._effect.setText(text)
        self._effect.setVisible(bool(text))

    def touch(self) -> None:
        """Something was typed: it is kept after a rest, and what comes of it is told."""
        super().touch()
        if not self._is_filling:
            self.typing.emit(self.typed)

    def begin(self, title: str, *, is_draft: bool) -> None:
        """Say what the form is about; fields are filled after this."""
        self.begin_filling()
        self._title.setText(title)
        self.show_kept(is_draft=is_draft)

    def fill(self, typed: object) -> None:
        """Put what is typed in the fields of the same names."""
        for name, field in self.fields.items():
            text = getattr(typed, name, None)
            if text is not None:
                field.edit.setText(text)
        for name, lines in self.texts.items():
            lines.set_text(getattr(typed, name))

    def take_focus(self) -> None:
        """Put the cursor in the first field that is shown."""
        for field in self.fields.values():
            around = field.parentWidget()
            if not field.isHidden() and (around is None or not around.isHidden()):
                field.edit.setFocus()
                field.edit.selectAll()
                return
        for lines in self.texts.values():
            lines.edit.setFocus()
            return

    def _line(self, *named: tuple[str, Field]) -> QWidget:
        """Put fields beside each other."""
        made = QWidget()
        line = columns(made, gap=16)
        for name, field in named:
            field.edit.setObjectName(f"change-{name.replace('_', '-')}")
            self.fields[name] = field
        for _name, field in named[:-1]:
            line.addWidget(field, 0, _TOP)
        last = named[-1][1]
        if last.has_hint:
            # the hint ends where its field does
            line.addWidget(last, 0, _TOP)
            line.addStretch(1)
        else:
            line.addWidget(alone(last), 1, _TOP)
        self.body.addWidget(made)
        return made

    def _reason(self, hint: str = "") -> None:
        field = Field(self.look, _("Hvorfor"), hint=hint or _("kan vente"))
        field.edit.setObjectName("change-reason")
        self.fields["reason"] = field
        self.body.addWidget(field)


class PlanPanel(ChangePanel):
    """Planned days, longer, shorter or moved; a real first day stands."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Gem nye dage"))
        self.setObjectName("plan-panel")
        self._begun = label(size=13, tone="muted", wrap=True)
        self.body.addWidget(self._begun)
        planned, start = day_field(look, _("Planlagt slut")), day_field(look, _("Første dag"))
        self._line(("start", start), ("planned", planned))
        self.body.addWidget(self._effect)
        self._reason()
        self.finish()

    @property
    def typed(self) -> PlanTyped:
        """What stands in the fields."""
        return PlanTyped(**{name: field.text for name, field in self.fields.items()})

    def show_form(self, form: PlanForm, typed: PlanTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        self.begin(form.title, is_draft=is_draft)
        self.fields["start"].setVisible(form.is_planned)
        words = _("Begyndt {day}. Den virkelige slut skrives under Afslut forløb.")
        self._begun.setText(words.format(day=format_day(form.start)))
        self._begun.setVisible(not form.is_planned)
        self.fill(typed)
        self.end_filling()
        self.take_focus()


class MovePanel(ChangePanel):
    """Another workplace from a day on; the placement stays one."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Gem ny arbejdsplads"))
        self.setObjectName("move-panel")
        words = _("Forløbet er stadig ét: dage, timer og tæller løber videre på det nye sted.")
        self.body.addWidget(label(words, tone="muted", wrap=True))
        made_with = _("Ny arbejdsplads: den oprettes nu. CVR og P-nummer kan vente.")
        self.place = WorkplaceField(look, made_with=made_with)
        self.place.changed.connect(self.touch)
        self.place.chosen.connect(self._on_place)
        self.body.addWidget(self.place)
        self.fields["workplace"] = self.place.field
        self._line(("day", day_field(look, _("Fra og med"))))
        self._reason()
        self.finish()
        self._effect.hide()

    @property
    def typed(self) -> MoveTyped:
        """What stands in the fields."""
        return MoveTyped(
            workplace=self.place.text,
            workplace_id=self.place.workplace,
            street=self.place.street.text if not self.place.workplace else "",
            day=self.fields["day"].text,
            reason=self.fields["reason"].text,
        )

    def show_form(self, form: MoveForm, typed: MoveTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        self.begin(form.title, is_draft=is_draft)
        self.place.offer(form.workplaces)
        self.place.fill(typed.workplace, typed.workplace_id, typed.street)
        self.fields["day"].edit.setText(typed.day)
        self.fields["reason"].edit.setText(typed.reason)
        self.end_filling()
        self.take_focus()

    def _on_place(self) -> None:
        is_new = self.place.street.isVisible()
        field = self.place.street if is_new else self.fields["day"]
        field.edit.setFocus()


class ReopenPanel(ChangePanel):
    """The end of a placement is taken back: it runs again."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Genåbn forløb"))
        self.setObjectName("reopen-panel")
        self.body.addWidget(self._effect)
        self._reason()
        self.finish()

    @property
    def typed(self) -> ReopenTyped:
        """What stands in the fields."""
        return ReopenTyped(self.fields["reason"].text)

    def show_form(self, form: ReopenForm, typed: ReopenTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        self.begin(form.title, is_draft=is_draft)
        self.fill(typed)
        self.end_filling()
        self.take_focus()


class NoticePanel(ChangePanel):
    """A notice that is given; one that stands is put right or taken back here."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Gem opsigelse"))
        self.setObjectName("notice-panel")
        self.body.addWidget(self._effect)
        self.way = ChoiceRow(look, _("Opsigelsen"), as_segments=True)
        self.way.setObjectName("notice-way")
        self.way.chosen.connect(self._on_way)
        self.body.addWidget(self.way)
        self._back = self._line(("day", day_field(look, _("Trukket tilbage den"))))
        given, leaves = day_field(look, _("Opsagt den")), day_field(look, _("Fratræder den"))
        self._days = self._line(("given_on", given), ("leaves_on", leaves))
        self._who = QWidget()
        group = rows(self._who, gap=6)
        group.addWidget(label(_("Opsagt af"), bold=True))
        self.by = ChoiceRow(look, _("Opsagt af"), as_segments=True)
        self.by.setObjectName("notice-by")
        group.addWidget(self.by)
        self.spot("by", self.by, group)
        self.body.addWidget(self._who)
        self._reason()
        self.finish()

    @property
    def typed(self) -> NoticeTyped:
        """What stands in the fields."""
        texts = {name: field.text for name, field in self.fields.items()}
        return NoticeTyped(**texts, by=self.by.key, is_back=self.way.key == _BACK)

    def show_form(self, form: NoticeForm, typed: NoticeTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        self.begin(form.title, is_draft=is_draft)
        is_back = bool(form.notice) and typed.is_back
        ways = (Choice(_EDIT, _("Ret opsigelsen")), Choice(_BACK, _("Træk den tilbage")))
        self.way.set_choices(ways, _BACK if is_back else _EDIT)
        self.way.setVisible(bool(form.notice))
        self._show_way(is_back=is_back)
        self.by.set_choices([Choice(key, text) for key, text in form.bys], typed.by, keep_none=True)
        self.fill(typed)
        self.end_filling()
        self.take_focus()

    def _on_way(self, key: str) -> None:
        self._show_way(is_back=key == _BACK)
        self.touch()

    def _show_way(self, *, is_back: bool) -> None:
        self._back.setVisible(is_back)
        for widget in (self._days, self._who, self.fields["reason"]):
            widget.setVisible(not is_back)
        self.set_verb(_("Træk opsigelsen tilbage") if is_back else _("Gem opsigelse"))


class AgreedPanel(ChangePanel):
    """Hours agreed from a day to come, or confirmed when the day is there."""

    def __init__(self, look: Look, *, is_confirmed: bool) -> None:
        super().__init__(look, _("Bekræft timer") if is_confirmed else _("Gem aftale"))
        self.setObjectName("agreed-panel")
        words = (
            _("Timerne bliver en ændring fra dagen, som de blev aftalt, eller som de blev.")
            if is_confirmed
            else _("Aftalt fra en dag, der kommer. Timerne tæller først, når de er bekræftet.")
        )
        self.body.addWidget(label(words, tone="muted", wrap=True))
        self._line(("day", day_field(look, _("Fra og med"))))
        attended = hours_field(look, _("Fremmødetimer"))
        self._line(("attended", attended), ("hours", hours_field(look, _("Effektive timer"))))
        self.body.addWidget(self._effect)
        self.finish()

    @property
    def typed(self) -> HoursTyped:
        """What stands in the fields."""
        return HoursTyped(**{name: field.text for name, field in self.fields.items()})

    def show_form(self, form: AgreedForm, typed: HoursTyped, *, is_draft: bool) -> None:
        """Fill the fields."""
        self.begin(form.title, is_draft=is_draft)
        self.fill(typed)
        self.end_filling()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor in the hours that are asked for: the day is likely right."""
        self.fields["hours"].edit.setFocus()
        self.fields["hours"].edit.selectAll()
