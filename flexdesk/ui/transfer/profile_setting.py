"""Which case system is copied to, and how sure the order of its fields is: one line to choose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from flexdesk.base.language import _
from flexdesk.ui.parts.cards import rows
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.choosers import Dropdown
from flexdesk.ui.parts.labels import label
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import WRITE
from flexdesk.ui.transfer.cases import TransferCases

_RIGHT = Qt.AlignmentFlag.AlignRight


class ProfileSetting(QWidget):
    """Stands on the page Mangler overførsel and among the settings."""

    def __init__(self, bench: Bench, *, is_bare: bool = False) -> None:
        super().__init__()
        self._bench = bench
        layout = rows(self, gap=6)
        self.dropdown = Dropdown(bench.look, _("Fagsystem"), height=32)
        self.dropdown.setObjectName("transfer-profile")
        self.dropdown.chosen.connect(self._on_chosen)
        layout.addWidget(self.dropdown, 0, _RIGHT)
        self.line = label(size=13, tone="muted", wrap=True)
        self.line.setObjectName("profile-certainty")
        self.line.setVisible(not is_bare)
        layout.addWidget(self.line)

    def load(self) -> None:
        """Read what is in force."""
        cases = TransferCases(self._bench.desk)
        self._bench.runner.run(
            lambda _ctx: (cases.profiles(), cases.profile()),
            self._on_read,
            failed=self._bench.say_error,
            key="transfer-profile",
        )

    def _on_read(self, answer: tuple[tuple[tuple[str, str], ...], tuple[str, str]]) -> None:
        profiles, (key, certainty) = answer
        self.dropdown.set_choices([Choice(one, title) for one, title in profiles], key)
        self.dropdown.setToolTip(certainty)
        self.line.setText(certainty)

    def _on_chosen(self, key: str) -> None:
        cases = TransferCases(self._bench.desk)
        self._bench.runner.run(
            lambda _ctx: cases.choose_profile(key),
            lambda _done: self.load(),
            failed=self._bench.say_error,
            lane=WRITE,
        )
