"""The form "Aftalen": what is agreed about a placement beyond days and hours."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from flexdesk.app.placement_change_forms import TermsForm
from flexdesk.app.placement_facts import LIKENESS
from flexdesk.app.placement_terms import TermsTyped
from flexdesk.base.language import _
from flexdesk.domain.work_codes import Scheme
from flexdesk.ui.citizen.placements_change import ChangePanel
from flexdesk.ui.citizen.placements_facts import PoolFacts, PraktikFacts, duties_field, with_none
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import Hairline, rows
from flexdesk.ui.parts.fields import Field
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.parts.text_field import TextField

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft
_CHOICES = ("pays", "scheme", "subsidy", *(name for name, _text in LIKENESS))


class TermsPanel(ChangePanel):
    """Praktik, pool and fleksjob facts, the duties, and how like an ordinary job it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Gem aftale"))
        self.setObjectName("terms-panel")
        self._rows: dict[str, ChoiceRow] = {}
        self._praktik, self._pool = PraktikFacts(self), PoolFacts(self)
        self._rows["pays"] = self._pool.pays
        self.body.addWidget(self._praktik)
        self.body.addWidget(self._pool)
        self.body.addWidget(duties_field(self))
        self._build_scheme(look)
        self._build_likeness(look)
        shown = TextField(
            look, _("Det har forløbet vist"), hint=_("hvad der er afklaret"), height=60
        )
        shown.edit.setObjectName("shown")
        self.texts["shown"] = shown
        self.body.addWidget(shown)
        self.finish()

    def _build_scheme(self, look: Look) -> None:
        self._scheme = QWidget()
        layout = rows(self._scheme, gap=6)
        layout.addWidget(label(_("Ordning"), bold=True))
        scheme = ChoiceRow(look, _("Ordning"), as_segments=True)
        scheme.setObjectName("scheme")
        layout.addWidget(scheme)
        self.spot("scheme", scheme, layout)
        self._old = QWidget()
        old = rows(self._old, margins=(0, 8, 0, 0), gap=6)
        old.addWidget(label(_("Tilskud til lønnen"), bold=True))
        subsidy = ChoiceRow(look, _("Tilskud til lønnen"), as_segments=True)
        subsidy.setObjectName("subsidy")
        old.addWidget(subsidy)
        self.spot("subsidy", subsidy, old)
        layout.addWidget(self._old)
        layout.addSpacing(8)
        agreement = Field(look, _("Flekstillægsaftale"), hint=_("hvis der er en"))
        agreement.edit.setObjectName("agreement")
        self.fields["agreement"] = agreement
        layout.addWidget(agreement)
        self._rows |= {"scheme": scheme, "subsidy": subsidy}
        scheme.chosen.connect(self._on_scheme)
        self.body.addWidget(self._scheme)

    def _build_likeness(self, look: Look) -> None:
        self._likeness = QWidget()
        layout = rows(self._likeness, gap=8)
        layout.addWidget(Hairline(look))
        layout.addWidget(label(_("Ligner det et ordinært job?"), bold=True))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for at, (name, text) in enumerate(LIKENESS):
            answer = ChoiceRow(look, text, as_segments=True, height=32)
            answer.setObjectName(name.replace("_", "-"))
            grid.addWidget(label(text), at, 0, _MIDDLE)
            grid.addWidget(answer, at, 1, _LEFT)
            answer.chosen.connect(self.touch)
            self._rows[name] = answer
        layout.addLayout(grid)
        layout.addWidget(self._effect)
        self.body.addWidget(self._likeness)

    @property
    def typed(self) -> TermsTyped:
        """What stands in the fields."""
        texts = {name: field.text for name, field in self.fields.items()}
        texts |= {name: lines.text for name, lines in self.texts.items()}
        chosen = {name: self._rows[name].key for name in _CHOICES}
        if chosen["scheme"] != Scheme.PRE2013:
            chosen["subsidy"] = ""
        return TermsTyped(**texts, **chosen)

    def show_form(self, form: TermsForm, typed: TermsTyped, *, is_draft: bool) -> None:
        """Fill the fields; what does not belong to the kind is not asked."""
        self.begin(form.title, is_draft=is_draft)
        self._praktik.setVisible(form.is_praktik)
        self._pool.setVisible(form.is_pool)
        self._scheme.setVisible(form.is_fleksjob)
        self._likeness.setVisible(not form.is_praktik)
        self._pool.offer(form.pays, typed.pays)
        self._rows["scheme"].set_choices(with_none(form.schemes), typed.scheme)
        self._rows["subsidy"].set_choices(with_none(form.subsidies), typed.subsidy)
        for name, _text in LIKENESS:
            self._rows[name].set_choices(with_none(form.answers), getattr(typed, name))
        self._on_scheme()
        self.fill(typed)
        self.end_filling()
        self.take_focus()

    def show_effect(self, text: str) -> None:
        """Say how like an ordinary job the answers say it is."""
        words = _("Ligner et ordinært job: {sum}").format(sum=text) if text else ""
        super().show_effect(words)

    def _on_scheme(self) -> None:
        self._old.setVisible(self._rows["scheme"].key == Scheme.PRE2013)
