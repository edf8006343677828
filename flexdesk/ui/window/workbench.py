"""The open desk: window, pages with their presenters, actions; closing it leaves nothing."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from flexdesk.app.changes import Changes
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.citizens.cells import forget_pictures
from flexdesk.ui.citizens.presenter import CitizensPresenter
from flexdesk.ui.citizens.view import CitizensPage
from flexdesk.ui.importing.presenter import ImportPresenter
from flexdesk.ui.importing.view import ImportPage
from flexdesk.ui.look.fonts import font
from flexdesk.ui.look.look import Look
from flexdesk.ui.overview.presenter import OverviewPresenter
from flexdesk.ui.overview.view import OverviewPage
from flexdesk.ui.parts.buttons import Button, icon_button
from flexdesk.ui.reporting.pdf_pages import render_pages
from flexdesk.ui.reporting.presenter import ReportsPresenter
from flexdesk.ui.reporting.view import ReportsPage
from flexdesk.ui.shared.actions import ActionRegistry, group_titles, keys_text
from flexdesk.ui.shared.case_rows import Receipt
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.change_bus import ChangeBus
from flexdesk.ui.shared.lanes import WRITE
from flexdesk.ui.shared.runner import ThreadRunner
from flexdesk.ui.window.commands import Verbs, add_actions
from flexdesk.ui.window.finder import Finder
from flexdesk.ui.window.key_sheet import KeySheet
from flexdesk.ui.window.main_window import MainWindow, rail_items
from flexdesk.ui.window.palette import Palette
from flexdesk.ui.window.settings_page import SettingsPage
from flexdesk.ui.window.undoing import Undoing

if TYPE_CHECKING:
    from collections.abc import Callable
from functools import partial

CITIZENS, OVERVIEW, REPORTS, IMPORT, SETTINGS = (
    "citizens",
    "overview",
    "reports",
    "import",
    "settings",
)


_PAGE_SCALE = 1.25
"""A page is shown at most 640 pixels wide: so sharp, and no more memory than that."""


class Workbench(QObject):
    """Wires views to presenters and presenters to use cases."""

    lock_wanted = Signal()
    close_wanted = Signal()
    team_wanted = Signal()
    theme_chosen = Signal(str)
    minutes_changed = Signal(int)

    def __init__(
        self, look: Look, cases: Cases, runner: ThreadRunner, bus: ChangeBus, *, place: str
    ) -> None:
        super().__init__()
        self._look, self._cases, self._runner, self._bus = look, cases, runner, bus
        self._place = place
        self.registry = ActionRegistry()
        search, groups, low = rail_items(is_example=cases.is_example)
        banner = _("Eksempeldata – gemmes ikke · dagen er sat til onsdag 31-08-2016")
        self.window = MainWindow(
            look,
            search=search,
            groups=groups,
            low=low,
            rail_line=_("Krypteret på denne maskine"),
            banner=banner if cases.is_example else "",
            banner_verb=_("Start mit team") if cases.is_example else "",
        )
        self._presenters: dict[str, CitizensPresenter | OverviewPresenter | ReportsPresenter] = {}
        self._import: ImportPresenter | None = None
        self._build_citizens()
        self.undoing = Undoing(self.window.toast, self._citizens_page, cases, runner)
        self._makers: dict[str, Callable[[], None]] = {
            OVERVIEW: self._build_overview,
            REPORTS: self._build_reports,
            IMPORT: self._build_import,
            SETTINGS: self._build_settings,
        }
        add_actions(self.registry, self._verbs())
        self.window.add_shortcuts(self.registry)
        self._finder = Finder(self.registry, self.citizens)
        self.palette = Palette(look, self.window, self._finder.find)
        self.palette.ran.connect(self._on_ran)
        self._key_sheet: KeySheet | None = None
        self._connect()
        self.go(CITIZENS)
        self.citizens.load()

    def _verbs(self) -> Verbs:
        citizens, undoing = self.citizens, self.undoing
        return Verbs(
            go=self.go,
            search=self.search,
            palette=self.open_palette,
            keys=self.open_keys,
            hide_names=self.hide_names,
            toggle_pane=self.toggle_pane,
            toggle_theme=self.toggle_theme,
            sort_next=self._citizens_page.sort_next,
            turn_order=self._citizens_page.turn_order,
            note=self.note,
            reveal=citizens.on_reveal,
            undo=undoing.undo,
            redo=undoing.redo,
            lock=self.lock_wanted.emit,
            quit=self.close_wanted.emit,
            has_citizen=self._has_citizen,
            is_example=self._cases.is_example,
        )

    def _has_citizen(self) -> bool:
        return bool(self.citizens.chosen)

    def note(self) -> None:
        """Write a note about the chosen citizen."""
        self.go(CITIZENS)
        self.citizens.on_note_wanted()

    def _connect(self) -> None:
        window, bus = self.window, self._bus
        window.page_wanted.connect(self._on_rail)
        window.close_wanted.connect(self.close_wanted)
        window.toast_acted.connect(self.undoing.on_toast)
        if window.banner is not None:
            window.banner.wanted.connect(self.team_wanted)
        bus.subscribe(self._on_changes)

    @property
    def cases(self) -> Cases:
        """The use cases of the open desk."""
        return self._cases

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def page(self) -> str:
        """The key of the page one is on."""
        return self.window.page

    def go(self, key: str) -> None:
        """Go to a page, built at the first visit."""
        if not self.window.has_page(key):
            self._makers[key]()
        self.window.show_page(key)
        page = self.window.current_page
        if key == CITIZENS:
            self._citizens_page.table.setFocus()
        elif page is not None:
            page.setFocus()

    def search(self) -> None:
        """Put the cursor in the list's search field."""
        self.go(CITIZENS)
        self._citizens_page.search.take_focus()

    def ask(self, query: str) -> None:
        """Show the list filtered by a query."""
        self.go(CITIZENS)
        self.citizens.ask(query)

    def open_citizen(self, citizen: str) -> None:
        """Show one citizen."""
        self.go(CITIZENS)
        self.citizens.go_to(citizen)

    def open_figure(self, figure: str) -> None:
        """Show the rows behind a figure."""
        self.go(OVERVIEW)
        presenter = self._presenters[OVERVIEW]
        if isinstance(presenter, OverviewPresenter):
            presenter.on_figure(figure)

    def close_figure(self) -> None:
        """Close the rows behind a figure."""
        presenter = self._presenters.get(OVERVIEW)
        if isinstance(presenter, OverviewPresenter):
            presenter.on_members_closed()

    def open_palette(self) -> None:
        """Open Søg og gør."""
        self.palette.open()

    def open_keys(self) -> None:
        """Show the sheet of keys."""
        if self._key_sheet is None:
            self._key_sheet = KeySheet(self._look, self.window, self.registry)
        self._key_sheet.open()

    def hide_names(self) -> None:
        """Hide or show names on every page."""
        self.citizens.on_hide()
        overview = self._presenters.get(OVERVIEW)
        if isinstance(overview, OverviewPresenter):
            overview.on_hide(is_hidden=self.citizens.is_hidden)
        self.window.toast.clear()

    def toggle_pane(self) -> None:
        """Move the focus between list and pane."""
        self._citizens_page.toggle_focus()

    def toggle_theme(self) -> None:
        """Change between light and dark."""
        self.theme_chosen.emit("light" if self._look.is_dark else "dark")

    def keep_draft(self) -> None:
        """Keep what was typed in the last half second: no worker runs any more."""
        unsaved = self._citizens_page.pane.composer.take_unsaved()
        if unsaved is not None:
            # a full disk was told of when the half second before it was kept
            with suppress(FlexDeskError):
                self._cases.save_note_draft(*unsaved)

    def close(self) -> None:
        """Drop every row and text, then the window: the register is locked or closes."""
        self._bus.clear()
        self._citizens_page.stop()
        for presenter in self._presenters.values():
            presenter.close()
        if self._import is not None:
            self._import.close()
        self.undoing.close()
        self.palette.shut()
        forget_pictures()
        self.window.let_close()
        self.window.setParent(None)
        self.window.deleteLater()
        self.deleteLater()

    @property
    def citizens(self) -> CitizensPresenter:
        """The presenter of the list."""
        presenter = self._presenters[CITIZENS]
        if not isinstance(presenter, CitizensPresenter):
            raise TypeError(CITIZENS)
        return presenter

    def _menu_button(self) -> Button:
        button = icon_button(self._look, "ellipsis", _("Menu"))
        button.setObjectName("menu")
        button.clicked.connect(self._on_menu)
        return button

    def _on_menu(self) -> None:
        """Show every action of the registry by group, under the button."""
        button = self.sender()
        if not isinstance(button, QWidget):
            return
        menu = self.make_menu(button)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def make_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of the registry."""
        menu = QMenu(parent)
        menu.setFont(font(14))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, group in enumerate(group_titles()):
            if at:
                menu.addSeparator()
            for one in self.registry.all():
                if one.group == group:
                    keys = f"\t{keys_text(one.keys)}" if one.keys else ""
                    action = QAction(one.text + keys, menu)
                    action.setData(one.id)
                    action.setEnabled(one.is_enabled())
                    menu.addAction(action)
        menu.triggered.connect(self._on_menu_chosen)
        return menu

    def _on_menu_chosen(self, action: QAction) -> None:
        self.registry.run(str(action.data()))

    def _build_citizens(self) -> None:
        page = CitizensPage(self._look, (self._menu_button(),))
        self._citizens_page = page
        presenter = CitizensPresenter(page, self._cases, self._runner, counted=self._on_counted)
        self._presenters[CITIZENS] = presenter
        page.typed.connect(presenter.on_typed)
        page.entered.connect(self._on_entered)
        page.rested.connect(presenter.on_search_ended)
        page.chip_dropped.connect(presenter.on_chip_dropped)
        page.last_chip_dropped.connect(presenter.on_last_chip_dropped)
        page.view_chosen.connect(presenter.on_view_chosen)
        page.chosen.connect(presenter.on_chosen)
        page.pane_closed.connect(presenter.on_closed)
        page.import_wanted.connect(self._on_import)
        page.done_said.connect(self._on_done)
        page.pane.reveal_wanted.connect(presenter.on_reveal)
        page.pane.note_wanted.connect(presenter.on_note_wanted)
        page.pane.note_saved.connect(presenter.on_note_saved)
        page.pane.draft_changed.connect(presenter.on_draft)
        self.window.add_page(CITIZENS, page)

    def _build_overview(self) -> None:
        page = OverviewPage(self._look, (self._menu_button(),))
        presenter = OverviewPresenter(page, self._cases, self._runner)
        self._presenters[OVERVIEW] = presenter
        page.day_chosen.connect(presenter.on_day)
        page.program_chosen.connect(presenter.on_program)
        page.figure_wanted.connect(presenter.on_figure)
        page.members_closed.connect(presenter.on_members_closed)
        page.citizen_wanted.connect(self.open_citizen)
        page.import_wanted.connect(self._on_import)
        self.window.add_page(OVERVIEW, page)
        presenter.on_hide(is_hidden=self.citizens.is_hidden)
        presenter.load()

    def _build_reports(self) -> None:
        page = ReportsPage(self._look, (self._menu_button(),))
        render = partial(render_pages, scale=_PAGE_SCALE * self.window.devicePixelRatioF())
        presenter = ReportsPresenter(page, self._cases, self._runner, render)
        self._presenters[REPORTS] = presenter
        page.document_chosen.connect(presenter.on_document)
        page.day_chosen.connect(presenter.on_day)
        page.program_chosen.connect(presenter.on_program)
        page.audience_chosen.connect(presenter.on_audience)
        page.release_changed.connect(presenter.on_release)
        page.cancel_wanted.connect(presenter.on_cancel)
        page.save_wanted.connect(self._on_save_document)
        self.window.add_page(REPORTS, page)
        presenter.load()

    def _build_import(self) -> None:
        page = ImportPage(self._look, (self._menu_button(),))
        presenter = ImportPresenter(page, self._cases, self._runner, done=self._on_imported)
        self._import = presenter
        page.file_chosen.connect(presenter.on_file)
        page.cancel_wanted.connect(presenter.on_cancel)
        page.start_wanted.connect(presenter.start)
        page.plan.commit_wanted.connect(presenter.on_commit)
        page.plan.accept_good_changed.connect(self._on_accept_good)
        page.result.query_wanted.connect(self.ask)
        page.result.undo_wanted.connect(self._on_undo_import)
        self._import_page = page
        self.window.add_page(IMPORT, page)

    def _build_settings(self) -> None:
        page = SettingsPage(self._look, (self._menu_button(),))
        self._settings_page = page
        page.theme_chosen.connect(self.theme_chosen)
        page.minutes_chosen.connect(self._on_minutes)
        self.window.add_page(SETTINGS, page)
        self._runner.run(
            lambda _ctx: (self._cases.lock_minutes(), self._cases.team_title()),
            self._on_settings,
            failed=self.undoing.on_failed,
            key="settings",
        )

    def _on_settings(self, answer: tuple[int, str]) -> None:
        minutes, team = answer
        can_lock = not self._cases.is_example
        self._settings_page.show_settings(minutes, team, self._place, can_lock=can_lock)

    def _on_minutes(self, text: str) -> None:
        minutes = int(text)
        self._runner.run(
            lambda _ctx: self._cases.set_lock_minutes(minutes),
            lambda _none: self.minutes_changed.emit(minutes),
            failed=self.undoing.on_failed,
            lane=WRITE,
        )

    def _on_counted(self, count: int) -> None:
        self.window.rail.set_count(CITIZENS, format_number(count))

    def _on_entered(self, typed: str) -> None:
        self.citizens.on_typed(typed, is_finished=True)
        self.citizens.on_search_ended()

    def _on_rail(self, key: str) -> None:
        if self.window.has_page(key) or key in self._makers:
            self.go(key)
        else:
            self.registry.run(key)

    def _on_ran(self, key: str) -> None:
        kind, _colon, rest = key.partition(":")
        if kind == "citizen":
            self.open_citizen(rest)
        elif kind == "note":
            self.open_citizen(rest)
            self.citizens.on_note_wanted()
        else:
            self.registry.run(rest)

    def _on_import(self) -> None:
        self.go(IMPORT)

    def _on_accept_good(self, accepts: bool) -> None:  # noqa: FBT001 - a slot or painter Qt or the table calls
        if self._import is not None:
            self._import.on_accept_good(accepts=accepts)

    def _on_imported(self, receipt: Receipt) -> None:
        self.undoing.say(receipt.text, receipt.tx)

    def _on_undo_import(self, tx: str) -> None:
        self.undoing.undo(tx, then=self._on_import_undone)

    def _on_import_undone(self) -> None:
        if self._import is not None:
            self._import.start()

    def _on_done(self, text: str, tx: str) -> None:
        self.undoing.say(text, tx)

    def _on_changes(self, changes: Changes) -> None:
        for presenter in self._presenters.values():
            presenter.on_changes(changes)

    def _on_save_document(self) -> None:
        presenter = self._presenters[REPORTS]
        if not isinstance(presenter, ReportsPresenter) or presenter.document is None:
            return
        suffix = presenter.document.suffix
        kinds = f"{presenter.document.title} (*{suffix})"
        path, _kind = QFileDialog.getSaveFileName(
            self.window, _("Gem som"), presenter.file_name(), kinds
        )
        if path:
            presenter.on_save(path if path.lower().endswith(suffix) else path + suffix)
