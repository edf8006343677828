"""The room Indstillinger: page wired to the bench."""

from typing import TYPE_CHECKING

from flexdesk.app.changes import Changes
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.lanes import WRITE
from flexdesk.ui.shared.telling import sentence_of
from flexdesk.ui.window.settings_page import SettingsPage

if TYPE_CHECKING:
    from flexdesk.ui.transfer.profile_setting import ProfileSetting


class SettingsRoom:
    """Few choices, each takes effect at once."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.page = SettingsPage(bench.look, (bench.menu_button(),))
        self.page.theme_chosen.connect(bench.choose_theme)
        self.page.minutes_chosen.connect(self._on_minutes)
        self.page.pin_chosen.connect(self._on_pin)
        self.page.pin_dropped.connect(self._on_pin_dropped)
        self.page.rules_wanted.connect(self._on_rules)
        self._profile: ProfileSetting | None = None

    def load(self) -> None:
        """Read what is in force."""
        cases = self._bench.cases
        self._bench.runner.run(
            lambda _ctx: (cases.lock_minutes(), cases.team_title()),
            self._on_settings,
            failed=self._bench.say_error,
            key="settings",
        )
        if self._has_desk:
            self._load_work()
        if self._has_desk and not cases.is_example:
            self._read_pin()

    def _load_work(self) -> None:
        """Show the choices of how the desk works, those of other rooms included."""
        from flexdesk.ui.transfer.profile_setting import ProfileSetting

        if self._profile is None:
            self._profile = ProfileSetting(self._bench)
            text = _("I hvilken rækkefølge felterne kopieres til fagsystemet")
            self.page.add_setting(_("Kopiér til fagsystem"), text, self._profile)
        self._profile.load()
        self.page.show_rules()

    @property
    def _has_desk(self) -> bool:
        return any(one.id == "go-follow-up-rules" for one in self._bench.registry.all())

    def _read_pin(self) -> None:
        from flexdesk.app import pin_lock

        desk = self._bench.desk
        self._bench.runner.run(
            lambda _ctx: pin_lock.has_pin(desk), self._on_has_pin, failed=self._bench.say_error
        )

    def _on_has_pin(self, has: bool) -> None:  # noqa: FBT001 - an answer of the runner
        from flexdesk.app.pin_lock import PIN_HOURS

        self.page.show_pin(has_pin=has, hours=PIN_HOURS)

    def _on_pin(self, pin: str) -> None:
        from flexdesk.app import pin_lock

        desk = self._bench.desk
        self._bench.runner.run(
            lambda _ctx: pin_lock.set_pin(desk, pin),
            lambda _none: self._on_pin_set(_("PIN-koden gælder fra nu af")),
            failed=self._on_bad_pin,
            lane=WRITE,
        )

    def _on_pin_dropped(self) -> None:
        from flexdesk.app import pin_lock

        desk = self._bench.desk
        self._bench.runner.run(
            lambda _ctx: pin_lock.drop_pin(desk),
            lambda _none: self._on_pin_set(_("PIN-koden er fjernet")),
            failed=self._bench.say_error,
            lane=WRITE,
        )

    def _on_pin_set(self, text: str) -> None:
        self._bench.tell_pin()
        self._bench.say_done(text)
        self._read_pin()

    def _on_bad_pin(self, error: BaseException) -> None:
        if isinstance(error, FlexDeskError) and error.code.startswith("pin."):
            told = sentence_of(error)
            self.page.say_pin(f"{told.happened} {told.do}")
        else:
            self._bench.say_error(error)

    def _on_rules(self) -> None:
        self._bench.go("follow-up-rules")

    def on_changes(self, changes: Changes) -> None:
        """Read again when settings changed."""
        if changes.everything:
            self.load()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Nobody is named here."""

    def keep_draft(self) -> None:
        """Nothing is typed here."""

    def close(self) -> None:
        """Nothing is kept here."""

    def _on_settings(self, answer: tuple[int, str]) -> None:
        minutes, team = answer
        can_lock = not self._bench.cases.is_example
        self.page.show_settings(minutes, team, self._bench.place, can_lock=can_lock)

    def _on_minutes(self, text: str) -> None:
        minutes, cases, bench = int(text), self._bench.cases, self._bench
        bench.runner.run(
            lambda _ctx: cases.set_lock_minutes(minutes),
            lambda _none: bench.tell_minutes(minutes),
            failed=bench.say_error,
            lane=WRITE,
        )
