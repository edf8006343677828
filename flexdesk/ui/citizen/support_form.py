"""The sheet of a course or support: the wish, the answer with its days, and the result."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QVBoxLayout, QWidget

from flexdesk.app.support_forms import SupportForm
from flexdesk.base.language import _
from flexdesk.domain.labels import LABELS
from flexdesk.domain.work_codes import AskedBy, SupportKind, SupportResult, SupportState
from flexdesk.ui.citizen.placements_form import FormPanel, day_field
from flexdesk.ui.citizen.placements_workplace import WorkplaceField
from flexdesk.ui.citizen.support_typed import Mode, SupportTyped, offers_licence
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow

_TOP = Qt.AlignmentFlag.AlignTop
_PRICE_WIDTH = 176
_TEXTS = (
    "text", "asked_on", "price", "decided_on", "reason", "starts_on", "ends_on", "review_on",
    "result_on", "licence",
)  # fmt: skip
_WISHES = frozenset({Mode.NEW, Mode.EDIT})


def support_verb(mode: Mode) -> str:
    """Return the verb on the primary button."""
    return {
        Mode.NEW: _("Gem støtte"),
        Mode.EDIT: _("Gem rettelse"),
        Mode.GRANT: _("Bevilg"),
        Mode.REFUSE: _("Gem svar"),
        Mode.RESULT: _("Gem resultat"),
    }[mode]


def support_title(mode: Mode) -> str:
    """Return the title of the sheet."""
    return {
        Mode.NEW: _("Ny støtte"),
        Mode.EDIT: _("Ret støtte"),
        Mode.GRANT: _("Bevilg støtte"),
        Mode.REFUSE: _("Afslå støtte"),
        Mode.RESULT: _("Skriv resultat"),
    }[mode]


class _Place(WorkplaceField):
    """The workplace that asks: a name nobody knows is made with the support."""

    def _tell(self) -> None:
        super()._tell()
        if not self.workplace and self._about.text():
            self._about.setText(
                _("Ny arbejdsplads: den oprettes, når du gemmer. CVR og P-nummer kan vente.")
            )


class SupportPanel(FormPanel):
    """A mode shows only what it is about; the rest keeps what it holds."""

    def __init__(self, look: Look, mode: Mode, *, is_hidden: bool = False) -> None:
        super().__init__(look, support_verb(mode))
        self.setObjectName("support-panel")
        self._mode, self._is_hidden = mode, is_hidden
        self._form: SupportForm | None = None
        self._before = SupportTyped()
        self._who = label(size=16, bold=True, tone="head", wrap=True)
        self._what = label(tone="muted", wrap=True)
        self.body.addWidget(self._who)
        self.body.addWidget(self._what)
        self._wish = self._section(self._build_wish)
        self._answer = self._section(self._build_answer)
        self._granted = self._section(self._build_granted)
        self._over = self._section(self._build_result)
        self.finish()
        self._fit()

    def _section(self, build: Callable[[QVBoxLayout], None]) -> QWidget:
        made = QWidget()
        build(rows(made, gap=14))
        self.body.addWidget(made)
        return made

    def _build_wish(self, body: QVBoxLayout) -> None:
        look = self.look
        self.kind = Dropdown(look, _("Slags"), is_wide=True)
        self.kind.setObjectName("support-kind")
        self.kind.set_choices(_choices(SupportKind), SupportKind.HYGIEJNEBEVIS.value)
        self.kind.chosen.connect(self._on_shape)
        body.addWidget(self.kind)
        body.addWidget(self._field("text", Field(look, _("Hvad"), hint=_("kan vente"))))
        group = _group(body, _("Ønsket af"))
        self.asked_by = ChoiceRow(look, _("Ønsket af"), as_segments=True)
        self.asked_by.setObjectName("asked-by")
        self.asked_by.set_choices(_choices(AskedBy), keep_none=True)
        self.asked_by.chosen.connect(self.touch)
        group.addWidget(self.asked_by)
        self.place = _Place(look)
        self.place.changed.connect(self._on_place)
        self.fields["workplace"] = self.place.field
        body.addWidget(self.place)
        self.opening = Dropdown(look, _("Ledig plads"), is_wide=True)
        self.opening.setObjectName("support-opening")
        self.opening.chosen.connect(self.touch)
        self.opening.hide()
        body.addWidget(self.opening)
        body.addLayout(_line(self._field("asked_on", day_field(look, _("Ønsket den")))))

    def _build_answer(self, body: QVBoxLayout) -> None:
        look = self.look
        self._state_group = QWidget()
        group = rows(self._state_group, gap=6)
        group.addWidget(label(_("Svar"), bold=True))
        self.state = ChoiceRow(look, _("Svar"), as_segments=True)
        self.state.setObjectName("support-state")
        self.state.set_choices(_states(self._mode), SupportState.ANSOEGT.value)
        self.state.chosen.connect(self._on_shape)
        group.addWidget(self.state)
        body.addWidget(self._state_group)
        self._decided = self._field("decided_on", day_field(look, _("Svar den")))
        self._price = self._field("price", Field(look, _("Pris"), hint=_("kr.")))
        self._price.setFixedWidth(_PRICE_WIDTH)
        body.addLayout(_line(self._decided, self._price))
        self._reason = self._field("reason", Field(look, _("Begrundelse")))
        body.addWidget(self._reason)

    def _build_granted(self, body: QVBoxLayout) -> None:
        starts = self._field("starts_on", day_field(self.look, _("Første dag")))
        ends = self._field("ends_on", day_field(self.look, _("Sidste dag")))
        body.addLayout(_line(starts, ends))
        review = self._field("review_on", day_field(self.look, _("Ses på igen")))
        body.addLayout(_line(review))

    def _build_result(self, body: QVBoxLayout) -> None:
        look = self.look
        group = _group(body, _("Sådan gik det"))
        self.result = ChoiceRow(look, _("Sådan gik det"), as_segments=True)
        self.result.setObjectName("support-result")
        none = (Choice("", _("Intet endnu")),) if self._mode != Mode.RESULT else ()
        self.result.set_choices((*none, *_choices(SupportResult)), keep_none=True)
        self.spot("result", self.result, group)
        group.insertWidget(1, self.result)
        self.result.chosen.connect(self._on_shape)
        self._result_day = self._field("result_on", day_field(look, _("Dag")))
        body.addLayout(_line(self._result_day))
        self.is_licence = Check(look, _("Skriv kørekortet på borgeren"))
        self.is_licence.setObjectName("write-licence")
        self.is_licence.toggled.connect(self._on_shape)
        body.addWidget(self.is_licence)
        self._licence = self._field("licence", Field(look, _("Kørekort")))
        self._licence.setFixedWidth(_PRICE_WIDTH)
        body.addLayout(_line(self._licence))

    def _field(self, name: str, made: Field) -> Field:
        made.edit.setObjectName(f"support-{name.replace('_', '-')}")
        self.fields[name] = made
        return made

    @property
    def typed(self) -> SupportTyped:
        """What stands in the fields."""
        texts = {name: self.fields[name].text for name in _TEXTS}
        return SupportTyped(
            kind=self.kind.key,
            asked_by=self.asked_by.key,
            workplace=self.place.text,
            workplace_id=self.place.workplace,
            street="" if self.place.workplace else self.place.street.text,
            opening=self.opening.key if not self.opening.isHidden() else "",
            placement=self._before.placement,
            state=self.state.key,
            result=self.result.key,
            is_licence=self.is_licence.isChecked(),
            **texts,
        )

    def show_form(self, form: SupportForm, typed: SupportTyped, *, is_draft: bool) -> None:
        """Fill the fields, from a draft or from what stands or is likely."""
        self.begin_filling()
        self._form, self._before = form, typed
        self._who.setText(form.candidate_no if self._is_hidden else form.name)
        self._what.setText(form.title)
        self._what.setVisible(bool(form.title) and self._mode not in _WISHES)
        self.kind.choose(typed.kind)
        self.asked_by.choose(typed.asked_by)
        self.place.offer(form.workplaces)
        self.place.fill(typed.workplace, typed.workplace_id, typed.street)
        for name in _TEXTS:
            self.fields[name].edit.setText(getattr(typed, name))
        self.state.choose(typed.state)
        self.result.choose(typed.result)
        self.is_licence.setChecked(typed.is_licence)
        self._licence.set_hint(_("står nu: {now}").format(now=form.licence or "–"))
        self._offer_openings(typed.opening)
        self.show_kept(is_draft=is_draft)
        self._fit()
        self.end_filling()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the cursor where the mode begins."""
        if self._mode in _WISHES:
            self.kind.setFocus()
        elif self._mode == Mode.RESULT:
            _focus(self.result)
        elif self._mode == Mode.REFUSE:
            self._reason.edit.setFocus()
        else:
            self._decided.edit.setFocus()
            self._decided.edit.selectAll()

    def _on_place(self) -> None:
        self._offer_openings(self.opening.key)
        self.touch()

    def _on_shape(self) -> None:
        self._fit()
        self.touch()

    def _offer_openings(self, key: str) -> None:
        place = self.place.workplace
        found = [hit for hit in (self._form.openings if self._form else ()) if place]
        hits = [Choice(hit.id, hit.title) for hit in found if hit.workplace == place]
        self.opening.set_choices([Choice("", _("ingen bestemt")), *hits], key)
        if key not in {choice.key for choice in hits}:
            self.opening.choose("")
        self.opening.setVisible(bool(hits))

    def _fit(self) -> None:
        """Show what belongs to the mode, to the answer, and to the result."""
        state, mode = self.state.key, self._mode
        is_granted = state == SupportState.BEVILGET
        is_answered = state != SupportState.ANSOEGT
        self._wish.setVisible(mode in _WISHES)
        self._answer.setVisible(mode != Mode.RESULT)
        self._state_group.setVisible(mode != Mode.GRANT)
        self._decided.setVisible(is_answered)
        self._price.setVisible(mode != Mode.REFUSE)
        self._reason.setVisible(is_answered)
        needs = state == SupportState.AFSLAAET
        self._reason.set_hint("" if needs else _("kan vente"))
        self._granted.setVisible(is_granted and mode != Mode.RESULT)
        has_result = mode == Mode.RESULT or (mode == Mode.EDIT and is_granted)
        self._over.setVisible(has_result)
        self._result_day.setVisible(has_result and (mode == Mode.RESULT or bool(self.result.key)))
        offers = mode == Mode.RESULT and offers_licence(self.typed)
        self.is_licence.setVisible(offers)
        self._licence.setVisible(offers and self.is_licence.isChecked())


def _focus(row: ChoiceRow) -> None:
    """Put the focus on the part of a row that Tab comes to, also when none is chosen."""
    for part in row.findChildren(QAbstractButton):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus()
            return


def _group(body: QVBoxLayout, title: str) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(6)
    made.addWidget(label(title, bold=True))
    body.addLayout(made)
    return made


def _line(*fields: QWidget) -> QLayout:
    made = columns(gap=16)
    for field in fields:
        made.addWidget(field, 0, _TOP)
    made.addStretch(1)
    return made


def _choices(kind: type[AskedBy | SupportKind | SupportResult]) -> list[Choice]:
    return [Choice(code.value, LABELS[kind][code]) for code in kind]


def _states(mode: Mode) -> list[Choice]:
    refusals = {SupportState.AFSLAAET, SupportState.BORTFALDET}
    labels = LABELS[SupportState]
    wanted = [code for code in SupportState if mode != Mode.REFUSE or code in refusals]
    return [Choice(code.value, labels[code]) for code in wanted]
