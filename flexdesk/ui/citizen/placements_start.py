"""The form "Nyt forløb": kind, workplace, days by rule, fremmødetimer and effektive timer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from flexdesk.app.placement_forms import StartForm
from flexdesk.base.language import _
from flexdesk.domain.codes import PlacementKind
from flexdesk.ui.citizen.placements_facts import PoolFacts, PraktikFacts, duties_field
from flexdesk.ui.citizen.placements_form import FormPanel, day_field, hours_field
from flexdesk.ui.citizen.placements_typed import POOL, PRAKTIK, StartTyped
from flexdesk.ui.citizen.placements_workplace import WorkplaceField
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label

_TOP = Qt.AlignmentFlag.AlignTop
_MORE = (*PRAKTIK, *POOL, "duties")
_LINES = tuple(name for name in (*PRAKTIK, *POOL) if name != "pays")
_PRAKTIK, _POOL = PlacementKind.VIRKSOMHEDSPRAKTIK.value, PlacementKind.PULJEFLEKSJOB.value


class StartPanel(FormPanel):
    """A placement that starts; the cursor begins in the workplace."""

    days_changed = Signal(str, str)
    kind_changed = Signal(object)
    place_changed = Signal(str, str, str)

    def __init__(self, look: Look, *, is_hidden: bool = False) -> None:
        super().__init__(look, _("Start forløb"))
        self._is_hidden = is_hidden
        self.setObjectName("start-panel")
        self._is_planned_typed = False
        self._who = label(size=16, bold=True, tone="head", wrap=True)
        self.body.addWidget(self._who)
        self.kind = Dropdown(look, _("Slags"), is_wide=True)
        self.kind.setObjectName("placement-kind")
        self.kind.chosen.connect(self._on_kind)
        self.body.addWidget(self.kind)
        self._took_over = label(size=13, tone="muted", wrap=True)
        self._took_over.setObjectName("took-over")
        self._took_over.hide()
        self.body.addWidget(self._took_over)
        self.place = WorkplaceField(look)
        self.place.changed.connect(self._on_place_changed)
        self.place.chosen.connect(self._on_place)
        self.body.addWidget(self.place)
        self._ratio = label(size=13, tone="muted", wrap=True)
        self._ratio.setObjectName("ratio")
        self._ratio.hide()
        self.body.addWidget(self._ratio)
        self._build_days(look)
        self._build_hours(look)
        self._build_more(look)
        self.finish()

    def _build_days(self, look: Look) -> None:
        line = columns(gap=16)
        start = day_field(look, _("Første dag"))
        planned = day_field(look, _("Planlagt slut"), _("efter reglen"))
        self._planned_hint = planned
        start.edit.setObjectName("placement-start")
        planned.edit.setObjectName("placement-planned")
        start.edit.editingFinished.connect(self._on_days)
        planned.edit.textEdited.connect(self._on_planned)
        line.addWidget(start, 0, _TOP)
        line.addWidget(planned, 0, _TOP)
        line.addStretch(1)
        self.body.addLayout(line)
        self.fields.update(workplace=self.place.field, start=start, planned=planned)

    def _build_hours(self, look: Look) -> None:
        line = columns(gap=16)
        attended = hours_field(look, _("Fremmødetimer"))
        hours = hours_field(look, _("Effektive timer"))
        attended.edit.setObjectName("attended-hours")
        hours.edit.setObjectName("effective-hours")
        line.addWidget(attended, 0, _TOP)
        line.addWidget(hours, 0, _TOP)
        line.addStretch(1)
        self.body.addLayout(line)
        words = _("Fremmødetimer er tiden på arbejdspladsen; effektive timer er dem, der betales.")
        self.body.addWidget(label(words, size=13, tone="muted", wrap=True))
        self.fields.update(attended=attended, hours=hours)
        # Enter goes on past the planned end, which the rule has written
        self.fields["start"].edit.returnPressed.connect(attended.edit.setFocus)
        self.fields["planned"].edit.returnPressed.connect(attended.edit.setFocus)
        attended.edit.returnPressed.connect(hours.edit.setFocus)

    def _build_more(self, look: Look) -> None:
        self.more = Button(look, _("Flere oplysninger"), kind="link", icon="chevron-right")
        self.more.setObjectName("more-facts")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)
        self.body.addWidget(self.more)
        self._facts = QWidget()
        layout = rows(self._facts, gap=14)
        self._praktik, self._pool = PraktikFacts(self), PoolFacts(self)
        layout.addWidget(self._praktik)
        layout.addWidget(self._pool)
        layout.addWidget(duties_field(self))
        words = _("Det kan også skrives senere under Aftalen på forløbets kort.")
        layout.addWidget(label(words, size=13, tone="muted", wrap=True))
        self._facts.hide()
        self.body.addWidget(self._facts)

    @property
    def typed(self) -> StartTyped:
        """What stands in the fields."""
        return StartTyped(
            kind=self.kind.key,
            workplace=self.place.text,
            workplace_id=self.place.workplace,
            street=self.place.street.text if not self.place.workplace else "",
            sector=self.place.sector.key if not self.place.workplace else "",
            start=self.fields["start"].text,
            planned=self.fields["planned"].text,
            attended=self.fields["attended"].text,
            hours=self.fields["hours"].text,
            pays=self._pool.pays.key,
            duties=self.texts["duties"].text,
            **{name: self.fields[name].text for name in _LINES},
        )

    def show_form(self, form: StartForm, typed: StartTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what is likely."""
        self.begin_filling()
        self._who.setText(form.candidate_no if self._is_hidden else form.name)
        self.kind.set_choices([Choice(key, text) for key, text in form.kinds], typed.kind)
        self.place.offer(form.workplaces)
        self.place.offer_sectors(form.sectors, typed.sector)
        self.place.fill(typed.workplace, typed.workplace_id, typed.street)
        self._pool.offer(form.pays, typed.pays)
        self._fill(typed)
        self._is_planned_typed = is_draft
        self.more.setChecked(any(getattr(typed, name) for name in (*PRAKTIK, *POOL)))
        self.show_kept(is_draft=is_draft)
        self.end_filling()
        if self.place.field.edit.hasFocus():
            self.take_focus()

    def show_typed(self, typed: StartTyped, took_over: str) -> None:
        """Fill the fields anew for another kind, and say what comes from the placement before."""
        self.begin_filling()
        self.place.fill(typed.workplace, typed.workplace_id, typed.street)
        self._fill(typed)
        self._took_over.setText(took_over)
        self._took_over.setVisible(bool(took_over))
        self._praktik.setVisible(typed.kind == _PRAKTIK)
        self._pool.setVisible(typed.kind == _POOL)
        self.end_filling()

    def _fill(self, typed: StartTyped) -> None:
        self._pool.pays.choose(typed.pays)
        self.texts["duties"].set_text(typed.duties)
        for name in ("start", "planned", "attended", "hours", *_LINES):
            self.fields[name].edit.setText(getattr(typed, name))

    def show_ratio(self, text: str) -> None:
        """Say how many a workplace may have and has; an empty text says nothing."""
        self._ratio.setText(_("Forholdstal: {text}").format(text=text) if text else "")
        self._ratio.setVisible(bool(text))

    def say(self, field: str, text: str) -> None:
        """Say what is wrong at its field; what is folded away opens."""
        if text and field in _MORE:
            self.more.setChecked(True)
        super().say(field, text)

    def show_planned(self, day: str) -> None:
        """Show the planned end by rule, unless one was typed."""
        if not self._is_planned_typed:
            self.fields["planned"].edit.setText(day)

    def take_focus(self) -> None:
        """Put the cursor in the workplace, or in the hours when that is known."""
        if self.place.text:
            self.fields["attended"].edit.setFocus()
            self.fields["attended"].edit.selectAll()
        else:
            self.place.field.edit.setFocus()

    def _on_kind(self) -> None:
        self.touch()
        self.kind_changed.emit(self.typed)

    def _on_place(self) -> None:
        if self.place.street.isVisible():
            self.place.street.edit.setFocus()
        else:
            self.fields["start"].edit.setFocus()
            self.fields["start"].edit.selectAll()

    def _on_place_changed(self) -> None:
        self.touch()
        self.place_changed.emit(self.kind.key, self.place.workplace, self.fields["start"].text)

    def _on_planned(self) -> None:
        self._is_planned_typed = True
        self._planned_hint.set_hint("")

    def _on_days(self) -> None:
        self.touch()
        self.days_changed.emit(self.kind.key, self.fields["start"].text)

    def _on_more(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._facts.setVisible(on)
        self.more.set_icon_name("chevron-down" if on else "chevron-right")
