"""The open desk: window, rooms, actions; closing it leaves nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from flexdesk.app.changes import Changes, Done
from flexdesk.base.language import _
from flexdesk.ui.citizens.presenter import CitizensPresenter
from flexdesk.ui.citizens.room import CitizensRoom
from flexdesk.ui.citizens.view import CitizensPage
from flexdesk.ui.follow_ups.catch_up import catch_up
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.shared.actions import ActionRegistry, group_titles, keys_text
from flexdesk.ui.shared.bench import Room
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.shared.telling import say
from flexdesk.ui.window.commands import Verbs, add_actions
from flexdesk.ui.window.finder import Finder
from flexdesk.ui.window.key_sheet import KeySheet
from flexdesk.ui.window.main_window import MainWindow, rail_items
from flexdesk.ui.window.palette import Palette
from flexdesk.ui.window.places import Places
from flexdesk.ui.window.rooms import (
    action_modules,
    actions_of,
    make_room,
    offers_of,
    rooms,
)
from flexdesk.ui.window.sheet import Sheet
from flexdesk.ui.window.undoing import Undoing

if TYPE_CHECKING:
    from flexdesk.app.desk import Desk

TODAY, CITIZENS, CITIZEN, OVERVIEW, IMPORT = ("today", "citizens", "citizen", "overview", "import")


class Workbench(QObject):
    """What rooms stand on: wires pages, sheets, actions and changes together."""

    lock_wanted = Signal()
    close_wanted = Signal()
    team_wanted = Signal()
    theme_chosen = Signal(str)
    minutes_changed = Signal(int)
    pin_changed = Signal()

    def __init__(
        self,
        look: Look,
        cases: Cases,
        runner: ThreadRunner,
        bus: ChangeBus,
        *,
        place: str,
        desk: "Desk | None" = None,
    ) -> None:
        super().__init__()
        self._look, self._cases, self._runner, self._bus = look, cases, runner, bus
        self._place, self._desk = place, desk
        self._is_hidden = False
        self.registry = ActionRegistry()
        self._specs = {spec.key: spec for spec in rooms()}
        self._rooms: dict[str, Room] = {}
        self.window = self._make_window()
        self.sheet = Sheet(look, self.window)
        self.sheet.closed.connect(self.close_sheet)
        self.undoing = Undoing(self.window.toast, self, cases, runner)
        modules = action_modules() if desk is not None else ()
        self._offers = offers_of(modules)
        self._citizens_room = CitizensRoom(self)
        self._take_in(CITIZENS, self._citizens_room)
        add_actions(self.registry, self._verbs())
        for action in actions_of(self, modules):
            self.registry.add(action)
        self.window.add_shortcuts(self.registry)
        self._places = Places(desk, runner, self._on_places)
        self._finder = Finder(self.registry, self.citizens, self._places)
        self.palette = Palette(look, self.window, self._finder.find)
        self.palette.ran.connect(self._on_ran)
        self._key_sheet: KeySheet | None = None
        self._connect()
        self.go(TODAY if desk is not None else CITIZENS)
        # the first page is read before the list that stands behind it
        self.citizens.load()
        if desk is not None:
            catch_up(self)

    def _make_window(self) -> MainWindow:
        search, groups, low = rail_items(
            is_example=self._cases.is_example, has_desk=bool(self._desk)
        )
        banner = _("Eksempeldata – gemmes ikke · dagen er sat til onsdag 31-08-2016")
        is_example = self._cases.is_example
        return MainWindow(
            self._look,
            search=search,
            groups=groups,
            low=low,
            rail_line=_("Krypteret på denne maskine"),
            banner=banner if is_example else "",
            banner_verb=_("Start mit team") if is_example else "",
        )

    def _verbs(self) -> Verbs:
        citizens, undoing = self.citizens, self.undoing
        return Verbs(
            go=self.go,
            has_desk=self._desk is not None,
            search=self.search,
            palette=self.open_palette,
            keys=self.open_keys,
            hide_names=self.hide_names,
            toggle_pane=self.toggle_pane,
            toggle_theme=self.toggle_theme,
            sort_next=self.sort_next,
            turn_order=self.turn_order,
            note=self.note,
            reveal=citizens.on_reveal,
            undo=undoing.undo,
            redo=undoing.redo,
            lock=self.lock_wanted.emit,
            quit=self.close_wanted.emit,
            has_citizen=self._has_citizen,
            is_example=self._cases.is_example,
        )

    def _connect(self) -> None:
        window = self.window
        window.page_wanted.connect(self._on_rail)
        window.close_wanted.connect(self.close_wanted)
        window.toast_acted.connect(self.undoing.on_toast)
        window.file_dropped.connect(self._on_file_dropped)
        if window.banner is not None:
            window.banner.wanted.connect(self.team_wanted)
        self._bus.subscribe(self._on_changes)

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def cases(self) -> Cases:
        """The use cases of the first pages."""
        return self._cases

    @property
    def desk(self) -> "Desk":
        """The open desk.

        Raises:
            TypeError: the window was made on use cases alone.
        """
        if self._desk is None:
            raise TypeError("desk")
        return self._desk

    @property
    def runner(self) -> ThreadRunner:
        """What runs use cases off the window's thread."""
        return self._runner

    @property
    def place(self) -> str:
        """Where the register lies, in words."""
        return self._place

    @property
    def window_widget(self) -> QWidget:
        """The window, as parent of dialogs."""
        return self.window

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        return self._is_hidden

    @property
    def page(self) -> str:
        """The key of the page one is on."""
        return self.window.page

    @property
    def citizens(self) -> CitizensPresenter:
        """The presenter of the list."""
        return self._citizens_room.presenter

    @property
    def _citizens_page(self) -> CitizensPage:
        return self._citizens_room.page

    @property
    def citizen_order(self) -> tuple[str, ...]:
        """The citizens of the list as it is filtered and sorted now."""
        return self._citizens_page.shown_keys()

    @property
    def list_name(self) -> str:
        """What the view of the list is called, empty for none."""
        return self.citizens.book.current.label

    @property
    def citizen(self) -> str:
        """The citizen one is on: whose page is open, whose row is chosen."""
        room = self._rooms.get(self.page)
        if room is not None and room is not self._citizens_room:
            return str(getattr(room, "citizen", ""))
        return self.citizens.chosen

    @property
    def left_at(self) -> str:
        """What one is at, as the room tells it to come back to; else the citizen one is on."""
        told = getattr(self._rooms.get(self.page), "left_at", None)
        return self.citizen if told is None else str(told)

    def come_back(self, about: str) -> None:
        """Have the page open what one was at when the register was locked."""
        back = getattr(self._rooms.get(self.page), "come_back", None)
        if back is not None and about:
            back(about)

    def room(self, key: str) -> Room:
        """Return a room, made at the first call."""
        if key not in self._rooms:
            self._take_in(key, make_room(self._specs[key], self))
        return self._rooms[key]

    def go(self, key: str) -> None:
        """Go to a page, built at the first visit; what is typed in a sheet is kept."""
        self.close_sheet()
        room = self.room(key)
        self.window.show_page(key, rail=CITIZENS if key == CITIZEN else key)
        room.load()
        self._take_focus(key, room)

    def _take_focus(self, key: str, room: Room) -> None:
        if key == CITIZENS:
            self._citizens_page.table.setFocus()
        else:
            getattr(room.page, "take_focus", room.page.setFocus)()

    def search(self) -> None:
        """Put the cursor in the list's search field."""
        self.go(CITIZENS)
        self._citizens_page.search.take_focus()

    def ask(self, query: str) -> None:
        """Show the list filtered by a query."""
        self.go(CITIZENS)
        self.citizens.ask(query)

    def note(self) -> None:
        """Write a note about the citizen one is on."""
        citizen, key = self.citizen, self.page
        write = getattr(self._rooms.get(key), "write_note", None)
        if write is not None:
            write()
            return
        self.show_in_list(citizen)
        self.citizens.on_note_wanted()

    def show_in_list(self, citizen: str) -> None:
        """Choose a citizen in the list, with the pane open."""
        self.go(CITIZENS)
        if citizen and citizen != self.citizens.chosen:
            self.citizens.go_to(citizen)

    def open_citizen(self, citizen: str, tab: str = "") -> None:
        """Open a citizen's page."""
        if self._desk is None:
            self.show_in_list(citizen)
            return
        room = self.room(CITIZEN)
        room.show(citizen, tab)  # type: ignore[attr-defined]  # the one room of a citizen
        self.go(CITIZEN)

    def open_figure(self, figure: str) -> None:
        """Show the rows behind a figure."""
        self.go(OVERVIEW)
        self.room(OVERVIEW).presenter.on_figure(figure)  # type: ignore[attr-defined]  # Overblik

    def close_figure(self) -> None:
        """Close the rows behind a figure."""
        self.room(OVERVIEW).presenter.on_members_closed()  # type: ignore[attr-defined]  # Overblik

    def open_sheet(self, panel: QWidget, title: str) -> None:
        """Show a form over the page; what is typed in the one before is kept."""
        self.sheet.keep_draft()
        self.sheet.open(panel, title)

    def close_sheet(self) -> None:
        """Close the form; what is typed is kept."""
        if self.sheet.panel is not None:
            self.sheet.keep_draft()
            if not self.sheet.shut() and self.page in self._rooms:
                # the page was made anew under the sheet: the keyboard goes on at its beginning
                self._take_focus(self.page, self._rooms[self.page])
            if self.page == TODAY:
                # what was just kept shows there as begun
                self.room(TODAY).load()

    def call(self, name: str, *args: object) -> None:
        """Do what a room offers by name."""
        self._offers[name](self, *args)

    def undo(self, tx: str = "", then: Callable[[], None] | None = None) -> None:
        """Take a transaction back."""
        self.undoing.undo(tx, then=then)

    def say_done(self, text: str, done: Done | None = None) -> None:
        """Say that something is done, and what looks wrong about it."""
        remarks = "" if done is None else _remarks(done)
        self.undoing.say(f"{text} · {remarks}" if remarks else text, done.tx if done else "")

    def say_error(self, title: "str | BaseException", text: str = "") -> None:
        """Say what went wrong on the page that is shown."""
        if isinstance(title, BaseException):
            say(self, title)
            return
        panel = self.sheet.panel
        for place in (panel, self.window.current_page):
            tell = getattr(place, "say_error", None)
            if tell is not None:
                tell(title, text)
                return
        self.window.notice.say(title, text)

    def set_count(self, key: str, text: str) -> None:
        """Show at a page of the rail how much waits there."""
        self.window.rail.set_count(key, text)

    def choose_theme(self, choice: str) -> None:
        """Use light, dark or system from now on."""
        self.theme_chosen.emit(choice)

    def tell_minutes(self, minutes: int) -> None:
        """Lock after so many idle minutes from now on."""
        self.minutes_changed.emit(minutes)

    def tell_pin(self) -> None:
        """Have the next lock know the PIN that was just chosen or dropped."""
        self.pin_changed.emit()

    def begin_day(self) -> None:
        """Make the tasks of a new day: midnight went by with the window open."""
        catch_up(self)

    def open_palette(self) -> None:
        """Open Søg og gør."""
        self._places.freshen()
        self.palette.open()

    def open_keys(self) -> None:
        """Show the sheet of keys."""
        if self._key_sheet is None:
            self._key_sheet = KeySheet(self._look, self.window, self.registry)
        self._key_sheet.open()

    def hide_names(self) -> None:
        """Hide or show names on every page."""
        self._is_hidden = not self._is_hidden
        for room in self._rooms.values():
            room.on_hide(is_hidden=self._is_hidden)
        hide = getattr(self.sheet.panel, "on_hide", None)
        if hide is not None:
            hide(is_hidden=self._is_hidden)
        self.window.toast.clear()

    def toggle_pane(self) -> None:
        """Move the focus between list and pane; a page of one part takes it itself."""
        page = self.window.current_page
        if page is not None and hasattr(page, "toggle_focus"):
            page.toggle_focus()
        elif self.page in self._rooms:
            self._take_focus(self.page, self._rooms[self.page])

    def sort_next(self) -> None:
        """Sort the list one looks at by its next column."""
        self._list_page().sort_next()

    def turn_order(self) -> None:
        """Turn the order of the list one looks at."""
        self._list_page().turn_order()

    def _list_page(self) -> Any:  # noqa: ANN401 - a page with a list, known by what it can do
        """Return the page one is on when it is a list, else that of the citizens."""
        page = self.window.current_page
        return page if hasattr(page, "turn_order") else self._citizens_page

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        self.theme_chosen.emit("light" if self._look.is_dark else "dark")

    def menu_button(self) -> Button:
        """Return a button that shows every action."""
        button = icon_button(self._look, "ellipsis", _("Menu"))
        button.setObjectName("menu")
        button.clicked.connect(self._on_menu)
        return button

    def make_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the registry: a short line for each group, its actions behind it."""
        menu = QMenu(parent)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group, title in group_titles().items():
            part = menu.addMenu(title)
            part.setFont(menu.font())
            for one in self.registry.all():
                if one.group == group:
                    keys = f"\t{keys_text(one.keys)}" if one.keys else ""
                    action = QAction(one.text + keys, part)
                    action.setData(one.id)
                    action.setEnabled(one.is_enabled())
                    part.addAction(action)
        menu.triggered.connect(self._on_menu_chosen)
        return menu

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        self.sheet.keep_draft()
        for room in self._rooms.values():
            room.keep_draft()

    def close(self) -> None:
        """Drop every row and text, then the window: the register is locked or closes."""
        self._bus.clear()
        self.sheet.shut()
        for room in self._rooms.values():
            room.close()
        self._rooms.clear()
        self.undoing.close()
        self.palette.shut()
        self._places.close()
        self.window.let_close()
        self.window.setParent(None)
        self.window.deleteLater()
        self.deleteLater()

    def _has_citizen(self) -> bool:
        return bool(self.citizen)

    def _take_in(self, key: str, room: Room) -> None:
        self._rooms[key] = room
        self.window.add_page(key, room.page)

    def _on_menu(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.make_menu(button).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_menu_chosen(self, action: QAction) -> None:
        self.registry.run(str(action.data()))

    def _on_rail(self, key: str) -> None:
        if key in self._specs:
            self.go(key)
        else:
            self.registry.run(key)

    def _on_ran(self, key: str) -> None:
        kind, _colon, rest = key.partition(":")
        if kind == "citizen":
            self.open_citizen(rest)
        elif kind == "workplace":
            self.call("workplace", rest)
        elif kind == "place-contact":
            self.call("workplace-contact", rest)
        elif kind == "note":
            self.show_in_list(rest)
            self.citizens.on_note_wanted()
        else:
            self.registry.run(rest)

    def _on_file_dropped(self, path: str) -> None:
        self.go(IMPORT)
        self.room(IMPORT).open_file(path)  # type: ignore[attr-defined]  # the room of files

    def _on_places(self) -> None:
        """Find again what is typed: workplaces came while it was open."""
        if self.palette.isVisible():
            self.palette.find_again()

    def _on_changes(self, changes: Changes) -> None:
        self._places.on_changes(changes)
        for room in tuple(self._rooms.values()):
            room.on_changes(changes)


def _remarks(done: Done) -> str:
    """Return what looks wrong about what was saved, in words."""
    if not done.remarks:
        return ""
    # the table of sentences is large and most things look right
    from flexdesk.app.sentences import explain

    return " ".join(explain(remark).happened for remark in done.remarks)
