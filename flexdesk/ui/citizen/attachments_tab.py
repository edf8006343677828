"""The tab Bilag of a citizen's page: view, presenter and window joined."""

from typing import TYPE_CHECKING

from flexdesk.ui.citizen.attachments_cases import AttachmentsCases
from flexdesk.ui.citizen.attachments_presenter import AttachmentsPresenter
from flexdesk.ui.citizen.attachments_preview import preview_of
from flexdesk.ui.citizen.attachments_view import AttachmentsView

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes
    from flexdesk.ui.shared.bench import Bench


class AttachmentsTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        view = AttachmentsView(bench.look)
        self.widget = view
        self._view = view
        cases = AttachmentsCases(bench.desk)
        self.presenter = AttachmentsPresenter(
            view, cases, bench.runner, said=bench.say_done, preview=preview_of
        )
        presenter = self.presenter
        view.paths_chosen.connect(presenter.on_paths)
        view.pasted.connect(presenter.on_pasted)
        view.nothing_pasted.connect(presenter.on_nothing_pasted)
        view.table.current_changed.connect(presenter.on_chosen)
        view.detail.edited.connect(presenter.on_edited)
        view.detail.copy_wanted.connect(presenter.on_copy)
        view.detail.delete_wanted.connect(presenter.on_deleted)

    def show(self, citizen_id: str) -> None:
        """Show a citizen."""
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show titles and pages."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Save a title that is being written."""
        self.presenter.keep_draft()

    def close(self) -> None:
        """Drop every row and page."""
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus on the list, or on the one button when it is empty."""
        if self._view.empty.isVisible():
            self._view.empty.button.setFocus()
        else:
            self._view.table.setFocus()
