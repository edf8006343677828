"""The form "Afslut forløb": Sådan sluttede det, and Kom videre til."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.placement_ends import OnwardChoice
from flexdesk.app.placement_forms import EndForm, group_text
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import parse_day
from flexdesk.domain.codes import EndedHow, Onward, PlacementKind
from flexdesk.ui.citizen.placements_form import FormPanel, alone, day_field
from flexdesk.ui.citizen.placements_form_presenter import FOLLOWED_BY
from flexdesk.ui.citizen.placements_typed import EndTyped
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

_NEVER = EndedHow.STARTEDE_IKKE.value


class EndPanel(FormPanel):
    """How a placement ended, and where the citizen went, in two facts."""

    day_changed = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Afslut forløb"))
        self.setObjectName("end-panel")
        self._form: EndForm | None = None
        self._is_how_chosen = False
        self._groups: dict[str, str] = {}
        self._title = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._title)
        self._build_how(look)
        self._ended = QWidget()
        self._layout = rows(self._ended, gap=14)
        self.body.addWidget(self._ended)
        self._build_day(look)
        self._build_onward(look)
        self.reason = Field(look, _("Hvorfor"), hint=_("kan vente"))
        self.reason.edit.setObjectName("never-reason")
        self.fields["reason"] = self.reason
        self.body.addWidget(self.reason)
        self.dropped = Finding(look, tone="amber", icon="info")
        self.dropped.setObjectName("dropped")
        self.body.addWidget(self.dropped)
        self.finish()

    def _build_day(self, look: Look) -> None:
        last_day = alone(day_field(look, _("Sidste dag")))
        last_day.edit.setObjectName("last-day")
        last_day.edit.textEdited.connect(self._on_day)
        self._layout.addWidget(last_day)
        self.fields["last_day"] = last_day

    def _build_how(self, look: Look) -> None:
        group = self.group(_("Sådan sluttede det"))
        self.how = ChoiceRow(look, _("Sådan sluttede det"), as_segments=True)
        self.how.setObjectName("ended-how")
        self.how.chosen.connect(self._on_how)
        group.addWidget(self.how)

    def _build_onward(self, look: Look) -> None:
        box = QWidget()
        group = rows(box, gap=6)
        self.onward = Dropdown(look, _("Kom videre til"), is_wide=True)
        self.onward.setObjectName("onward")
        self.onward.chosen.connect(self._on_onward)
        group.addWidget(self.onward)
        self.group_text = label(size=13, tone="muted")
        self.group_text.setObjectName("onward-group")
        group.addWidget(self.group_text)
        self.spot("onward", self.onward, group)
        self._layout.addWidget(box)
        self.follow = Check(look, _("Skriv det næste forløb bagefter"))
        self.follow.setObjectName("follow")
        self.follow.toggled.connect(self._on_follow)
        self._layout.addWidget(self.follow)

    @property
    def typed(self) -> EndTyped:
        """What stands in the fields."""
        return EndTyped(
            last_day=self.fields["last_day"].text,
            how=self.how.key,
            onward=self.onward.key,
            is_followed=self.follow.isVisible() and self.follow.isChecked(),
            reason=self.reason.text,
        )

    def show_form(self, form: EndForm, typed: EndTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what is likely."""
        self.begin_filling()
        self._form = form
        self._title.setText(form.title)
        self.fields["last_day"].edit.setText(typed.last_day)
        self.reason.edit.setText(typed.reason)
        choices = [Choice(key, text) for key, text in form.hows if form.has_begun or key == _NEVER]
        self.how.set_choices(choices, typed.how, keep_none=True)
        # a day in a form that was kept is the reader's own: its answer stays
        self._is_how_chosen = is_draft
        self.onward.set_choices([Choice("", _("Vælg …")), Choice(typed.onward, "")], typed.onward)
        self.follow.setChecked(typed.is_followed)
        self._show_how()
        self.show_kept(is_draft=is_draft)
        self._propose()
        self.end_filling()
        self.take_focus()

    def show_onwards(self, choices: Sequence[OnwardChoice]) -> None:
        """Offer these answers; one that does not fit any more is asked for again."""
        # only pool jobs are in the outcome table of the reports
        self._groups = {c.code: group_text(c) if self._is_pool else "" for c in choices}
        key = self.onward.key if self.onward.key in self._groups else ""
        made = [Choice(choice.code, choice.label) for choice in choices]
        self.onward.set_choices([Choice("", _("Vælg …")), *made], key)
        self._show_group()

    def show_dropped(self, text: str) -> None:
        """Say which agreed hours come to nothing."""
        self.dropped.say(text)

    def take_focus(self) -> None:
        """Put the cursor in the last day, or in the reason when there is none."""
        field = self.reason if self.how.key == _NEVER else self.fields["last_day"]
        field.edit.setFocus()
        field.edit.selectAll()

    def _on_day(self) -> None:
        self._propose()
        self._tell_day()

    def _propose(self) -> None:
        """Propose how it ended from the day, until that was chosen by hand."""
        form = self._form
        if form is None or self._is_how_chosen or not form.has_begun:
            return
        try:
            day = parse_day(self.fields["last_day"].text)
        except FlexDeskError:
            return
        is_whole = form.planned_last_day is None or day >= form.planned_last_day
        self.how.choose(EndedHow.GENNEMFOERT if is_whole else EndedHow.FOER_TID)

    def _tell_day(self) -> None:
        self.day_changed.emit(self.fields["last_day"].text, self.how.key)

    def _on_how(self) -> None:
        self._is_how_chosen = True
        self._show_how()
        self._tell_day()
        self.touch()

    def _show_how(self) -> None:
        is_never = self.how.key == _NEVER
        self._ended.setVisible(not is_never)
        self.reason.setVisible(is_never)

    def _on_onward(self, onward: str) -> None:
        if onward in FOLLOWED_BY or not self._is_praktik:
            kind = FOLLOWED_BY.get(onward)
            # the job that began first is written: it is not asked for once more
            self.follow.setChecked(bool(kind) and not self._stands(kind))
        self._show_group()
        self.touch()

    def _on_follow(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Have a praktik that something follows come on to a pool job, unless it is told."""
        if on and not self._is_filling and self._is_praktik and not self.onward.key:
            self.onward.choose(Onward.PULJEFLEKSJOB)
            self._show_group()
        self.touch()

    def _stands(self, kind: str | None) -> bool:
        """Whether the placement that follows is there already."""
        return self._form is not None and kind in self._form.followed

    @property
    def _is_pool(self) -> bool:
        return self._form is not None and self._form.kind == PlacementKind.PULJEFLEKSJOB

    @property
    def _is_praktik(self) -> bool:
        return self._form is not None and self._form.kind == PlacementKind.VIRKSOMHEDSPRAKTIK

    def _show_group(self) -> None:
        onward = self.onward.key
        text = self._groups.get(onward, "")
        self.group_text.setText(text)
        self.group_text.setVisible(bool(text))
        self.follow.setVisible(onward in FOLLOWED_BY or self._is_praktik)
