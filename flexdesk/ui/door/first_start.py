"""First start: register, passphrase, and the recovery key shown once."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from flexdesk.base.language import _
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button
from flexdesk.ui.parts.cards import Hairline, columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.fields import Field, NoticeBar
from flexdesk.ui.parts.labels import heading, label
from flexdesk.ui.parts.steps import StepLine

_GROUPS_PER_ROW = 4
_ANTIALIASING = QPainter.RenderHint.Antialiasing
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
REGISTER, ACCESS, RECOVERY = range(3)


class _KeyCard(QWidget):
    """The recovery key in numbered groups."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._groups: tuple[str, ...] = ()
        self.setObjectName("recovery-key-card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(124)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_key(self, key: str) -> None:
        """Show a key; an empty one forgets it."""
        self._groups = tuple(part for part in key.split("-") if part)
        self.setAccessibleName(_("Gendannelsesnøgle: {key}").format(key=" ".join(self._groups)))
        self.update()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups that are shown."""
        return self._groups

    def sizeHint(self) -> QSize:
        return QSize(460, 124)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(_ANTIALIASING)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(look.colour("surface"))
        painter.setPen(look.pen("accent", 2) if self.hasFocus() else look.pen("rule"))
        painter.drawRoundedRect(rect, 8, 8)
        wide = (self.width() - 32) / _GROUPS_PER_ROW
        for at, group in enumerate(self._groups):
            left = 18 + wide * (at % _GROUPS_PER_ROW)
            top = 18 + 44 * (at // _GROUPS_PER_ROW)
            number = QRectF(left, top, 16, 44)
            look.draw_text(painter, str(at + 1), number, tone="muted", face=font(12))
            face = font(21, bold=True, tabular=True, spacing=1)
            words = QRectF(left + 13, top, wide, 44)
            look.draw_text(painter, group, words, tone="head", face=face)
        painter.end()


class _Pages(QWidget):
    """Pages of which one shows, and alone decides the height."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = rows(self)
        self._pages: list[QWidget] = []
        self._at = 0

    def addWidget(self, page: QWidget) -> None:
        self._layout.addWidget(page)
        if self._pages:
            page.hide()
        self._pages.append(page)

    def currentIndex(self) -> int:
        return self._at

    def setCurrentIndex(self, at: int) -> None:
        self._at = at
        for number, page in enumerate(self._pages):
            page.setVisible(number == at)


class FirstStartPanel(QWidget):
    """Three steps, the fourth is the open window; Videre opens when what it needs is there."""

    create_wanted = Signal(dict)
    print_wanted = Signal()
    save_wanted = Signal()
    finished = Signal()
    back_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("first-start")
        self._look = look
        layout = rows(self, gap=0)
        names = (_("Register"), _("Adgang"), _("Gendannelse"), _("Borgere"))
        self.steps = StepLine(look, names, is_tight=True)
        layout.addWidget(self.steps)
        layout.addSpacing(24)
        self._stack = _Pages()
        layout.addWidget(self._stack)
        for build in (self._build_register, self._build_access, self._build_key):
            page = QWidget()
            build(page)
            self._stack.addWidget(page)
        layout.addSpacing(12)
        self.notice = NoticeBar(look, "first-start-notice")
        layout.addWidget(self.notice)
        layout.addSpacing(12)
        layout.addWidget(Hairline(look))
        layout.addSpacing(16)
        foot = columns()
        self.back = Button(look, _("Tilbage"), icon="chevron-left")
        self.back.clicked.connect(self._on_back)
        self._why = label(size=13, tone="muted")
        self.next = Button(look, _("Videre"), kind="primary", icon="chevron-right")
        self.next.setObjectName("next")
        self.next.clicked.connect(self._on_next)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self._why)
        foot.addWidget(self.next)
        layout.addLayout(foot)
        self._go(REGISTER)

    def set_programs(self, programs: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the programs one can run."""
        self.program.set_choices([Choice(key, title) for key, title in programs], chosen)

    def show_key(self, key: str, *, is_renewed: bool = False) -> None:
        """Show the recovery key, this one time; a renewed one says what became of the first."""
        self.passphrase.edit.clear()
        self.set_busy(is_busy=False)
        self._renewed.setVisible(is_renewed)
        self.key_card.show_key(key)
        self._go(RECOVERY)
        self.key_card.setFocus()

    def say_problem(self, text: str) -> None:
        """Say at the field what is wrong with the passphrase."""
        self.set_busy(is_busy=False)
        self.passphrase.say(text)
        self.passphrase.edit.setFocus()
        # hidden text is typed anew, not added to
        self.passphrase.edit.selectAll()

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        self.set_busy(is_busy=False)
        self.notice.say(title, text)

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that the register is being made."""
        self.next.setText(self._busy_text() if is_busy else self._next_text())
        self.next.setEnabled(not is_busy)
        self.next.updateGeometry()

    def _build_register(self, page: QWidget) -> None:
        look, layout = self._look, rows(page, gap=16)
        layout.addLayout(_title(_("Dit team"), _("Det står på dokumenterne og i loggen.")))
        self.name = Field(look, _("Dit navn"))
        self.name.edit.setObjectName("name")
        self.initials = Field(look, _("Initialer"), hint=_("som i udtrækket"))
        self.initials.edit.setObjectName("initials")
        pair = columns(gap=16)
        pair.addWidget(self.name, 3)
        pair.addWidget(self.initials, 2)
        layout.addLayout(pair)
        self.team = Field(look, _("Team"), hint=_("fx Team Fleksjob"))
        self.team.edit.setObjectName("team")
        layout.addWidget(self.team)
        words = label(_("Kommune og program"), bold=True)
        self.program = Dropdown(look, "", is_wide=True)
        self.program.setObjectName("program")
        words.setBuddy(self.program)
        choice = QVBoxLayout()
        choice.setSpacing(6)
        layout.addLayout(choice)
        choice.addWidget(words)
        choice.addWidget(self.program)
        for field in (self.name, self.initials, self.team):
            field.edit.returnPressed.connect(self._on_next)
        layout.addStretch(1)

    def _build_access(self, page: QWidget) -> None:
        look, layout = self._look, rows(page, gap=16)
        line = _("Mindst 15 tegn. Fire-fem ord, der ikke hører sammen, er lette at huske.")
        layout.addLayout(_title(_("Adgangssætning"), line))
        self.passphrase = Field(look, _("Adgangssætning"), height=44, is_secret=True)
        self.passphrase.edit.setObjectName("new-passphrase")
        self.passphrase.edit.textEdited.connect(self._check)
        self.passphrase.edit.returnPressed.connect(self._on_next)
        layout.addWidget(self.passphrase)
        text = _("Den gemmes ingen steder. Glemmer du den, åbner kun gendannelsesnøglen registret.")
        layout.addWidget(label(text, size=13, tone="muted", wrap=True))
        layout.addStretch(1)

    def _build_key(self, page: QWidget) -> None:
        look, layout = self._look, rows(page, gap=8)
        line = _(
            "Nøglen åbner registret, hvis du glemmer adgangssætningen. "
            "Den vises kun denne ene gang. Ingen andre har den."
        )
        layout.addLayout(_title(_("Gendannelsesnøgle"), line))
        text = _("Den første nøgle blev ikke bekræftet. Her er en ny; den gamle åbner ikke mere.")
        self._renewed = label(text, size=13, tone="amber", wrap=True)
        self._renewed.hide()
        layout.addWidget(self._renewed)
        self.key_card = _KeyCard(look)
        layout.addWidget(self.key_card)
        actions = columns()
        self.print = Button(look, _("Udskriv"), icon="printer")
        self.print.clicked.connect(self.print_wanted)
        self.save = Button(look, _("Gem som fil…"), icon="save")
        self.save.clicked.connect(self.save_wanted)
        actions.addWidget(self.print)
        actions.addWidget(self.save)
        actions.addStretch(1)
        layout.addLayout(actions)
        layout.addSpacing(8)
        layout.addWidget(label(_("Før du går videre"), bold=True))
        self.written = Check(look, _("Nøglen er skrevet ned, udskrevet eller gemt"))
        self.apart = Check(look, _("Den ligger ikke sammen med maskinen"))
        for check in (self.written, self.apart):
            check.toggled.connect(self._check)
            layout.addWidget(check)
        layout.addStretch(1)

    def _busy_text(self) -> str:
        is_open = self._stack.currentIndex() == RECOVERY
        return _("Åbner …") if is_open else _("Opretter …")

    def _next_text(self) -> str:
        return _("Opret register") if self._stack.currentIndex() == ACCESS else _("Videre")

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self.steps.set_at(step)
        self.notice.say("")
        self.next.setText(self._next_text())
        self.next.updateGeometry()
        # the register is made: there is no way back to before it
        self.back.setVisible(step < RECOVERY)
        self._check()
        first = {REGISTER: self.name.edit, ACCESS: self.passphrase.edit}.get(step)
        if first is not None:
            first.setFocus()

    def _check(self) -> None:
        step = self._stack.currentIndex()
        why = ""
        if step == ACCESS and not self.passphrase.text:
            why = _("Skriv en adgangssætning")
        elif step == RECOVERY and not (self.written.isChecked() and self.apart.isChecked()):
            why = _("Sæt begge hak")
        self._why.setText(why)
        self.next.setEnabled(not why)

    def _on_next(self) -> None:
        step = self._stack.currentIndex()
        if not self.next.isEnabled():
            return
        if step == REGISTER:
            if self._tells_who():
                self._go(ACCESS)
        elif step == ACCESS:
            self.set_busy(is_busy=True)
            self.create_wanted.emit(
                {
                    "name": self.name.text.strip(),
                    "initials": self.initials.text.strip(),
                    "team": self.team.text.strip(),
                    "program": self.program.key,
                    "passphrase": self.passphrase.text,
                }
            )
        elif step == RECOVERY:
            self.key_card.show_key("")
            self.set_busy(is_busy=True)
            self.finished.emit()

    def _tells_who(self) -> bool:
        """Say whether name and initials are there; what is missing is told at its field."""
        name, initials = self.name.text.strip(), self.initials.text.strip()
        found = (
            (self.name, "" if any(map(str.isalnum, name)) else _("Skriv dit navn")),
            (self.initials, _initials_problem(initials)),
        )
        for field, problem in found:
            field.say(problem)
        wrong = [field for field, problem in found if problem]
        if wrong:
            wrong[0].edit.setFocus()
        return not wrong

    def _on_back(self) -> None:
        if self._stack.currentIndex() == ACCESS:
            self._go(REGISTER)
        else:
            self.back_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter on a tick goes on, as it does in a field
        is_ticking = self.written.hasFocus() or self.apart.hasFocus()
        if Qt.Key(event.key()) in _ENTER and is_ticking:
            self._on_next()
        else:
            super().keyPressEvent(event)


def _initials_problem(initials: str) -> str:
    if not initials:
        return _("Skriv dine initialer")
    return "" if initials.isalnum() else _("Brug kun bogstaver og tal")


def _title(text: str, line: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(4)
    box.addWidget(heading(text, size=32))
    box.addWidget(label(line, size=16, tone="muted", wrap=True))
    return box
