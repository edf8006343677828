"""One run of the program: from the door to the open desk and back when it is locked."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from flexdesk.app.settings import Geometry, Settings, load_settings, save_settings
from flexdesk.base.errors import FlexDeskError, UserError
from flexdesk.base.language import _
from flexdesk.ui.door.frame import DoorWindow
from flexdesk.ui.door.unlock import UnlockPanel
from flexdesk.ui.look.look import Look
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.lanes import READ, WRITE
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.shared.telling import say, sentence_of
from flexdesk.ui.window.idle import IdleWatch
from flexdesk.ui.window.sleep_watch import SleepWatch

if TYPE_CHECKING:
    import datetime as dt

    from flexdesk.app.changes import Changes
    from flexdesk.app.desk import Desk
    from flexdesk.app.pin_lock import PinLock
    from flexdesk.ui.door.first_start import FirstStartPanel
    from flexdesk.ui.window.workbench import Workbench

_AFTER_PAINT_MS = 50
_POLL_MS = 3000
_TITLE_BAR = 40
_NOT_RETURNED_TO = frozenset({"import", "citizen"})
"""An import is over or begun anew; a citizen's page needs its citizen."""
_WINDOW_SIZE = (1440, 900)
_WRONG = frozenset({"store.wrong_passphrase", "store.wrong_recovery_key", "store.wrong_pin"})
_FIRST_PAGE = ("flexdesk.ui.today.room", "flexdesk.app.today", "flexdesk.app.follow_ups")
"""What the first page needs of code: read while the passphrase is typed."""
Opens = Callable[[], "Desk"]


class Session(QObject):
    """Owns the windows; at most one desk is open."""

    opened = Signal()
    locked = Signal()

    def __init__(
        self, app: QApplication, look: Look, directory: Path, settings: Settings | None = None
    ) -> None:
        super().__init__(app)
        self._app, self._look, self._directory = app, look, directory
        self._settings = settings or load_settings()
        self.runner = ThreadRunner(self)
        self._bus = ChangeBus(self)
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self._on_idle)
        self._polling = QTimer(self)
        self._polling.setInterval(_POLL_MS)
        self._polling.timeout.connect(self._on_poll)
        self._seen_version: int | None = None
        self.door: DoorWindow | None = None
        self.bench: Workbench | None = None
        self._desk: Desk | None = None
        self._panel: QWidget | None = None
        self._window_lock: Any = None
        self._goal = ""
        self._left = ("", "")
        """The page and the citizen's id one was on when the register was locked."""
        self._day: dt.date | None = None
        self._pin: PinLock | None = None
        self._sleep = SleepWatch(self)
        self._sleep.slept.connect(self._on_slept)
        app.aboutToQuit.connect(self._on_quit)

    @property
    def desk(self) -> "Desk | None":
        """The open desk."""
        return self._desk

    @property
    def panel(self) -> QWidget | None:
        """The panel at the door."""
        return self._panel

    def start(self) -> None:
        """Show the door: unlocking where there is a register, two doors where there is none."""
        if self._has_register():
            self.show_unlock()
        else:
            self.show_doors()
        # the slow half of the program is read while the user types
        QTimer.singleShot(_AFTER_PAINT_MS, self, self._warm_up)

    def show_doors(self) -> None:
        """Offer the example team or a team of one's own."""
        from flexdesk.ui.door.doors import DoorsPanel

        panel = DoorsPanel(self._look)
        panel.example_wanted.connect(self.open_example)
        panel.team_wanted.connect(self.show_first_start)
        self._show(panel)
        panel.example.setFocus()

    def show_unlock(self) -> None:
        """Ask for the passphrase."""
        from flexdesk import __version__

        foot = _("FlexDesk {version} · låser selv, når computeren står ubrugt hen")
        panel = UnlockPanel(self._look, _("På denne maskine"), foot.format(version=__version__))
        panel.passphrase_given.connect(self._on_passphrase)
        panel.recovery_given.connect(self._on_recovery)
        panel.pin_given.connect(self._on_pin)
        panel.doors_wanted.connect(self.open_example)
        if self._pin is not None and self._pin.is_ready:
            panel.ask_pin()
        self._show(panel)
        panel.take_focus()

    def show_first_start(self) -> None:
        """Make a register of one's own, or unlock the one there is."""
        if self._has_register():
            self.show_unlock()
            return
        self._make_first_start()
        panel = self._first_start()
        panel.name.edit.setFocus()
        self.runner.run(_read_programs, panel_programs(panel), failed=self._on_failed)

    def _make_first_start(self) -> None:
        from flexdesk.ui.door.first_start import FirstStartPanel

        panel = FirstStartPanel(self._look)
        panel.create_wanted.connect(self._on_create)
        panel.back_wanted.connect(self.show_doors)
        panel.print_wanted.connect(self._on_print_key)
        panel.save_wanted.connect(self._on_save_key)
        panel.finished.connect(self._on_finished)
        self._show(panel)

    def open_example(self) -> None:
        """Open the example team in a folder that is thrown away."""
        busy = getattr(self._panel, "show_making", None)
        if busy is not None:
            busy(_("Eksempelteamet gøres klar"))
        self.runner.run(
            lambda _ctx: _boot().example_desk(), self._on_opened, failed=self._on_failed, lane=WRITE
        )

    def lock(self) -> None:
        """Drop store, key, rows, models and texts, and show the door."""
        if self.bench is None:
            return
        left = (self.bench.page, self.bench.left_at)
        was_example = self._close_desk()
        self._left = ("", "") if was_example else left
        if was_example and not self._has_register():
            self.show_doors()
        else:
            self.show_unlock()
        self.locked.emit()

    def quit(self) -> None:
        """Close the desk and the program."""
        if self.bench is not None:
            self._close_desk()
        self._app.quit()

    def raise_window(self) -> None:
        """Bring the window to the front: the program was started once more."""
        window = self._front()
        if window is not None:
            window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _front(self) -> QWidget | None:
        return self.bench.window if self.bench is not None else self.door

    def _has_register(self) -> bool:
        from flexdesk.store.disk.places import Places

        return Places(self._directory).exists()

    def _warm_up(self) -> None:
        self.runner.run(_load_slow_half, _ignore, failed=_ignore, lane=READ)

    def _show(self, panel: QWidget) -> None:
        if self.door is None:
            self.door = DoorWindow(self._look)
            self.door.close_wanted.connect(self.quit)
            self._place(self.door)
        self._panel = panel
        self.door.show_panel(panel)
        self.door.show()

    def _place(self, window: QWidget) -> None:
        """Give a window the size and place it had last, on the screen there is now."""
        screen = self._app.primaryScreen().availableGeometry()
        highest = screen.height() - _TITLE_BAR
        window.resize(min(_WINDOW_SIZE[0], screen.width()), min(_WINDOW_SIZE[1], highest))
        last = self._settings.window
        if last is not None and screen.contains(last.x + 20, last.y + 20):
            window.setGeometry(
                last.x, last.y, min(last.width, screen.width()), min(last.height, highest)
            )
            if last.is_maximised:
                window.setWindowState(window.windowState() | window.windowState().WindowMaximized)

    def _on_passphrase(self, text: str) -> None:
        from flexdesk.app.passphrases import to_bytes

        directory, key = self._directory, to_bytes(text)
        self._open(lambda: _boot().open_desk(directory, key))

    def _on_pin(self, text: str) -> None:
        directory, pin = self._directory, self._pin
        if pin is not None:
            self._open(lambda: pin.open(directory, text))

    def _on_slept(self) -> None:
        """The computer slept or was left: what opens again is the passphrase alone."""
        if self._pin is not None:
            self._pin.forget()
        if self.bench is not None and self._desk is not None and not self._desk.is_example:
            self.lock()
        elif isinstance(self._panel, UnlockPanel):
            self._panel.ask_passphrase()

    def _hold_pin(self, desk: "Desk") -> None:
        """Seal the key while the desk is open, so that a lock need not ask for the PIN."""
        from flexdesk.app.pin_lock import PinLock

        pin = self._pin = self._pin or PinLock()
        is_new = not pin.is_ready
        self.runner.run(lambda _ctx: pin.hold(desk, is_new=is_new), _ignore, failed=_ignore)

    def _on_recovery(self, text: str) -> None:
        directory = self._directory
        self._open(lambda: _boot().open_desk(directory, recovery_key=text), has_key=True)

    def _open(self, opens: Opens, *, has_key: bool = False) -> None:
        self.runner.run(
            lambda _ctx: _unlocked(opens, has_key=has_key),
            self._on_unlocked,
            failed=self._on_not_opened,
            lane=WRITE,
        )

    def _on_unlocked(self, answer: "tuple[Desk, str, bool]") -> None:
        """Go on where a first start was left: at the recovery key, or with no citizen yet."""
        desk, key, is_empty = answer
        self._goal = "import" if is_empty else ""
        if not key:
            self._on_opened(desk)
            return
        self._desk = desk
        self._make_first_start()
        self._first_start().show_key(key, is_renewed=True)

    def _on_not_opened(self, error: BaseException) -> None:
        panel = self._panel
        if isinstance(panel, UnlockPanel) and isinstance(error, FlexDeskError):
            told = sentence_of(error)
            if error.code in _WRONG:
                panel.say_wrong(told.happened, told.do)
            elif error.code == "pin.dropped":
                panel.ask_passphrase()
                panel.say_error(told.happened, told.do)
            else:
                panel.say_error(told.happened, f"{told.safe} {told.do}")
        else:
            self._on_failed(error)

    def _on_failed(self, error: BaseException) -> None:
        panel = self._panel
        if panel is not None and hasattr(panel, "say_error"):
            say(panel, error)

    def _on_create(self, values: dict[str, str]) -> None:
        from flexdesk.app.passphrases import passphrase_problem, to_bytes

        panel, directory = self._first_start(), self._directory
        problem = passphrase_problem(values["passphrase"], values["name"])
        if problem is not None:
            told = sentence_of(UserError(problem, minimum=15))
            panel.say_problem(f"{told.happened} {told.do}")
            return
        key = to_bytes(values["passphrase"])
        self.runner.run(
            lambda _ctx: _created(directory, key, values),
            self._on_created,
            failed=self._on_failed,
            lane=WRITE,
        )

    def _on_created(self, answer: "tuple[Desk, str]") -> None:
        self._desk, key = answer
        self._first_start().show_key(key)

    def _on_print_key(self) -> None:
        from flexdesk.ui.door.key_paper import print_key

        print_key(self._first_start(), "-".join(self._first_start().key_card.groups))

    def _on_save_key(self) -> None:
        from flexdesk.ui.door.key_paper import save_key

        panel = self._first_start()
        try:
            save_key(panel, "-".join(panel.key_card.groups))
        except FlexDeskError as error:
            self._on_failed(error)

    def _on_finished(self) -> None:
        from flexdesk.app.first_start import confirm_key

        desk, self._goal = self._desk, "import"
        if desk is not None:
            self.runner.run(
                lambda _ctx: confirm_key(desk),
                lambda _none: self._on_opened(desk),
                failed=self._on_failed,
                lane=WRITE,
            )

    def _first_start(self) -> "FirstStartPanel":
        from flexdesk.ui.door.first_start import FirstStartPanel

        if not isinstance(self._panel, FirstStartPanel):
            raise TypeError("panel")
        return self._panel

    def _on_opened(self, desk: "Desk") -> None:
        """Build the window on the open desk and let the door go."""
        from flexdesk.app.lock_settings import DEFAULT_LOCK_MINUTES
        from flexdesk.ui.desk_cases import DeskCases
        from flexdesk.ui.window.workbench import Workbench

        if self.bench is not None:
            self._close_desk()
        if not desk.is_example and not self._hold_window(desk):
            return
        self._desk = desk
        desk.subscribe(self._on_desk_changed)
        # pages are deciphered while the window is built
        self.runner.run(
            lambda _ctx: desk.store.reads.unlock_pages(), _ignore, failed=_ignore, lane=READ
        )
        cases = DeskCases(desk)
        place = _("Findes kun, mens vinduet er åbent") if desk.is_example else str(self._directory)
        bench = Workbench(self._look, cases, self.runner, self._bus, place=place, desk=desk)
        bench.lock_wanted.connect(self.lock)
        bench.close_wanted.connect(self.quit)
        bench.team_wanted.connect(self._on_team_wanted)
        bench.theme_chosen.connect(self.choose_theme)
        bench.minutes_changed.connect(self._idle.set_minutes)
        self.bench = bench
        self._take_place(bench.window)
        bench.window.show()
        if not desk.is_example:
            self._idle.watch(bench.window, DEFAULT_LOCK_MINUTES)
            self._hold_pin(desk)
            bench.pin_changed.connect(self._on_pin_changed)
            self.runner.run(
                lambda _ctx: cases.lock_minutes(), self._idle.set_minutes, failed=_ignore
            )
        self._drop_door()
        self._go_on(bench)
        self._seen_version = None
        self._day = desk.today()
        self._polling.start()
        self.opened.emit()

    def _go_on(self, bench: "Workbench") -> None:
        """Go where one asked to go, else to where one was when the register was locked."""
        goal, self._goal = self._goal, ""
        (page, citizen), self._left = self._left, ("", "")
        if goal:
            bench.go(goal)
        elif page == "citizen" and citizen:
            bench.open_citizen(citizen)
        elif page and page not in _NOT_RETURNED_TO:
            bench.go(page)
            bench.come_back(citizen)

    def _on_pin_changed(self) -> None:
        if self._desk is not None:
            self._hold_pin(self._desk)

    def choose_theme(self, choice: str) -> None:
        """Use a theme from now on and remember it."""
        self._look.choose(choice)
        self._settings = replace(self._settings, theme=choice)
        self._save_settings()

    def _on_team_wanted(self) -> None:
        self._close_desk()
        self.show_first_start()

    def _on_desk_changed(self, changes: "Changes") -> None:
        # our own change: what the next poll sees is no news
        self._seen_version = None
        self._bus.publish(changes)

    def _hold_window(self, desk: "Desk") -> bool:
        """Hold the register for this window; say why at the door when another has it."""
        try:
            self._window_lock = desk.store.hold_window()
        except FlexDeskError as error:
            desk.close()
            self._on_not_opened(error)
            return False
        return True

    def _on_idle(self) -> None:
        if self.runner.is_busy:
            # work that runs is someone's work: look again in a minute
            self._idle.set_minutes(1)
        else:
            self.lock()

    def _on_poll(self) -> None:
        """See whether the command line wrote while the window is open."""
        desk = self._desk
        if desk is not None:
            self._watch_day(desk)
        if desk is not None and not self.runner.is_busy:
            self.runner.run(
                lambda _ctx: desk.store.data_version(), self._on_version, failed=_ignore
            )

    def _watch_day(self, desk: "Desk") -> None:
        """Read everything again when a new day has begun with the window open."""
        seen, self._day = self._day, desk.today()
        if seen is not None and seen != self._day and self.bench is not None:
            from flexdesk.app.changes import Changes

            self._bus.publish(Changes(everything=True))
            self.bench.begin_day()

    def _on_version(self, version: int) -> None:
        seen, self._seen_version = self._seen_version, version
        if seen is not None and seen != version:
            from flexdesk.app.changes import Changes

            self._bus.publish(Changes(everything=True))

    def _take_place(self, window: QWidget) -> None:
        if self.door is not None:
            window.setGeometry(self.door.geometry())
        else:
            self._place(window)

    def _drop_door(self) -> None:
        if self.door is not None:
            door, self.door, self._panel = self.door, None, None
            door.close_wanted.disconnect(self.quit)
            door.hide()
            door.deleteLater()

    def _close_desk(self) -> bool:
        """End all work, drop every row and the store; say whether it was the example team."""
        bench, desk = self.bench, self._desk
        self._idle.stop()
        self._polling.stop()
        self.runner.drain()
        if bench is not None:
            bench.keep_draft()
        self.bench, self._desk = None, None
        if bench is not None:
            self._remember_place(bench.window)
            if self.door is None:
                self.door = DoorWindow(self._look)
                self.door.close_wanted.connect(self.quit)
                self.door.setGeometry(bench.window.geometry())
            bench.close()
        QApplication.clipboard().clear()
        if self._window_lock is not None:
            self._window_lock.release()
            self._window_lock = None
        was_example = desk is not None and desk.is_example
        if desk is not None:
            desk.close()
        return was_example

    def _remember_place(self, window: QWidget) -> None:
        at = window.normalGeometry() if window.isMaximized() else window.geometry()
        geometry = Geometry(at.x(), at.y(), at.width(), at.height(), window.isMaximized())
        self._settings = replace(self._settings, window=geometry)
        self._save_settings()

    def _save_settings(self) -> None:
        try:
            save_settings(self._settings)
        except FlexDeskError:
            # a setting that is not saved is no reason to stop anyone's work
            return

    def _on_quit(self) -> None:
        QApplication.clipboard().clear()
        if self._desk is not None or self.bench is not None:
            self._close_desk()
        self.runner.close()


def panel_programs(panel: "FirstStartPanel") -> Callable[[tuple[tuple[str, str], ...]], None]:
    """Return what hands the programs to the panel."""

    def show(programs: tuple[tuple[str, str], ...]) -> None:
        panel.set_programs(programs, programs[0][0])

    return show


def _created(directory: Path, key: bytes, values: dict[str, str]) -> "tuple[Desk, str]":
    """Make a register; until its recovery key is confirmed it remembers that it is not."""
    from flexdesk.app.first_start import await_key

    facts = {name: values[name] for name in ("name", "initials", "program", "team")}
    desk, recovery_key = _boot().create_desk(directory, key, **facts)
    await_key(desk)
    return desk, recovery_key


def _unlocked(opens: Opens, *, has_key: bool) -> "tuple[Desk, str, bool]":
    """Open a register; say where its first start was left, if it was."""
    from flexdesk.app import first_start

    desk = opens()
    if desk.store.condition:
        # it is open for reading only: nothing can be gone on with
        return desk, "", False
    try:
        if has_key:
            first_start.confirm_key(desk)
        return desk, first_start.renewed_key(desk), first_start.is_empty(desk)
    except BaseException:
        desk.close()
        raise


def _read_programs(_ctx: object) -> tuple[tuple[str, str], ...]:
    from flexdesk.ui.shared.case_rows import place_title

    boot = _boot()
    first = boot.DEFAULT_PROGRAM
    found = [
        (key, place_title(p.municipality, p.title_da)) for key, p in boot.load_programs().items()
    ]
    return tuple(sorted(found, key=lambda pair: pair[0] != first))


def _boot() -> Any:  # noqa: ANN401 - any job's answer
    from flexdesk.app import boot

    return boot


def _load_slow_half(_ctx: object) -> None:
    from importlib import import_module

    from flexdesk.ui.window.rooms import action_modules

    for name in ("flexdesk.ui.desk_cases", "flexdesk.ui.window.workbench", *_FIRST_PAGE):
        import_module(name)
    for name in action_modules():
        import_module(name)


def _ignore(_answer: object) -> None:
    """Nobody waits for this."""
