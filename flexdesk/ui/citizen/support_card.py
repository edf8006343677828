"""One course or support on the tab: what, for whom, the answer, days, price, how it went."""

from PySide6.QtCore import Qt, Signal

from flexdesk.app.support_rows import SupportLine
from flexdesk.base.language import _
from flexdesk.domain.work_codes import SupportState
from flexdesk.ui.citizen.support_typed import Mode
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.parts.cards import Card, columns, rows
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.pill import Pill

_TOP = Qt.AlignmentFlag.AlignTop
DELETE = "delete"
_ICONS = {
    SupportState.ANSOEGT.value: "clock",
    SupportState.BEVILGET.value: "check",
    SupportState.AFSLAAET.value: "x",
    SupportState.BORTFALDET.value: "x",
}


class SupportCard(Card):
    """A course or support with its verbs."""

    acted = Signal(str, str)

    def __init__(self, look: Look, line: SupportLine) -> None:
        super().__init__(look)
        self.setObjectName("support-card")
        self._look, self.line = look, line
        self.setAccessibleName(f"{line.title}, {line.state_text}")
        self._layout = rows(self, margins=(20, 16, 20, 16), gap=6)
        self._build_head()
        self._build_words()
        self._build_verbs()

    def _build_head(self) -> None:
        line, head = self.line, columns(gap=12)
        head.addWidget(label(line.title, size=16, bold=True, tone="head", wrap=True), 1, _TOP)
        if line.price_text:
            head.addWidget(label(line.price_text, bold=True, tabular=True), 0, _TOP)
        pill = Pill(self._look)
        icon = "triangle-alert" if line.tone == "amber" else _ICONS[line.state]
        pill.say(line.state_text, icon=icon, tone=line.tone)
        head.addWidget(pill, 0, _TOP)
        self._layout.addLayout(head)

    def _build_words(self) -> None:
        line = self.line
        self._layout.addWidget(label(line.asked_text, tone="muted", wrap=True, tabular=True))
        for text in (line.decided_text, line.days_text, line.result_text):
            if text:
                self._layout.addWidget(label(text, wrap=True, tabular=True))
        if line.finding:
            finding = Finding(self._look, tone="amber")
            finding.say(line.finding)
            self._layout.addWidget(finding)

    def _build_verbs(self) -> None:
        line, verbs = self.line, columns(gap=8)
        if line.can_decide:
            verbs.addWidget(self._verb(_("Bevilg…"), Mode.GRANT.value))
            verbs.addWidget(self._verb(_("Afslå…"), Mode.REFUSE.value))
        if line.can_have_result:
            verbs.addWidget(self._verb(_("Skriv resultat…"), Mode.RESULT.value))
        verbs.addWidget(self._verb(_("Ret…"), Mode.EDIT.value))
        verbs.addStretch(1)
        name = _("Slet {title}").format(title=line.title)
        delete = icon_button(self._look, "trash-2", name, height=32, bare=True)
        delete.setObjectName("delete-support")
        delete.setProperty("verb", DELETE)
        delete.clicked.connect(self._on_verb)
        verbs.addWidget(delete)
        self._layout.addSpacing(4)
        self._layout.addLayout(verbs)

    def _verb(self, text: str, verb: str) -> Button:
        made = Button(self._look, text, height=32)
        made.setObjectName(f"{verb}-support")
        made.setAccessibleName(f"{text.rstrip('…')}: {self.line.title}")
        made.setProperty("verb", verb)
        made.clicked.connect(self._on_verb)
        return made

    def _on_verb(self) -> None:
        self.acted.emit(self.line.id, str(self.sender().property("verb")))
