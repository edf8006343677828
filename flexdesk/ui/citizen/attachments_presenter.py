"""Decides what the tab Bilag shows and does; knows no Qt."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from flexdesk.app.attachments import AttachmentRow, NewFile
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _, ngettext
from flexdesk.ui.citizen.attachments_cases import AttachmentsCases
from flexdesk.ui.shared.lanes import FILES, WRITE, Runner
from flexdesk.ui.shared.telling import say, say_unless_gone, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.attachments import Opened
    from flexdesk.app.changes import Changes, Done

_KEY, _KEY_OPEN = "attachments-tab", "attachment-open"
MakePreview = Callable[["Opened"], Any]


class AttachmentsView(Protocol):
    """What the presenter asks of the tab."""

    def show_rows(self, rows: Sequence[AttachmentRow], *, is_hidden: bool) -> None:
        """Show these files, the chosen one kept."""
        ...

    def show_chosen(self, row: AttachmentRow | None, *, is_hidden: bool) -> None:
        """Show what is known about the chosen file, or that none is chosen."""
        ...

    def focus_chosen(self) -> None:
        """Put the focus on the chosen file."""
        ...

    def show_preview(self, preview: Any) -> None:  # noqa: ANN401 - pictures only the view knows
        """Show pictures of the chosen file; None while they are made."""
        ...

    def say_title(self, text: str) -> None:
        """Say what is wrong with the title."""
        ...

    def ask_path(self, name: str) -> str:
        """Ask where a copy is to lie; empty when it is not to be made."""
        ...

    def typed(self) -> tuple[str, str]:
        """Return kind and title as they stand in the fields."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class AttachmentsPresenter:
    """The files of one citizen."""

    def __init__(
        self,
        view: AttachmentsView,
        cases: AttachmentsCases,
        runner: Runner,
        *,
        said: "Callable[[str, Done | None], None]",
        preview: MakePreview,
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._said, self._make_preview = said, preview
        self._citizen = ""
        self._rows: tuple[AttachmentRow, ...] | None = None
        self._chosen = ""
        self._wanted = ""
        """The file to choose once it is read: the one just attached."""
        self._is_hidden = False

    @property
    def chosen(self) -> AttachmentRow | None:
        """The chosen file."""
        rows = self._rows or ()
        return next((row for row in rows if row.id == self._chosen), None)

    def show(self, citizen: str) -> None:
        """Show a citizen."""
        if citizen == self._citizen and self._rows is not None:
            return
        if citizen != self._citizen:
            self.on_edited()
            self._rows, self._chosen = None, ""
        self._citizen = citizen
        self._read()

    def on_changes(self, changes: "Changes") -> None:
        """Read again when it is about this citizen's files."""
        is_own = changes.concerns(citizen=self._citizen) and "attachment" in changes.kinds
        if self._citizen and (changes.everything or is_own):
            self._read()

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show titles, file names and pages."""
        self._is_hidden = is_hidden
        self._show()
        if not is_hidden and self._chosen:
            self._open(self._chosen)

    def keep_draft(self) -> None:
        """Save a title that is being written, at once."""
        row = self.chosen
        if row is None:
            return
        kind, title = self._view.typed()
        if (kind, title.strip()) != (row.kind, row.title) and title.strip():
            try:
                self._cases.edit(row.id, kind, title)
            except FlexDeskError as error:
                say(self._view, error)

    def close(self) -> None:
        """Drop every row and page: the register is locked."""
        self._citizen, self._chosen, self._rows = "", "", None
        self._view.show_rows((), is_hidden=False)
        self._view.show_chosen(None, is_hidden=False)
        self._view.show_preview(None)

    def on_paths(self, paths: Sequence[str]) -> None:
        """Read files from the disk and keep them."""
        citizen, wanted = self._citizen, tuple(paths)
        if citizen:
            self._runner.run(
                lambda _ctx: self._cases.read(wanted),
                lambda files: self._attach(citizen, files),
                failed=self._on_failed,
                lane=FILES,
            )

    def on_pasted(self, file: NewFile) -> None:
        """Keep what was on the clipboard."""
        if self._citizen:
            self._attach(self._citizen, (file,))

    def on_nothing_pasted(self) -> None:
        """Say what can be pasted."""
        self._view.say_error(
            _("Der er ingen fil og intet billede på udklipsholderen."),
            _("Intet er vedhæftet. Kopiér en fil eller et billede, og prøv igen."),
        )

    def on_chosen(self, attachment: str) -> None:
        """Show a file."""
        if attachment == self._chosen:
            return
        self.on_edited()
        self._chosen = attachment
        self._view.show_chosen(self.chosen, is_hidden=self._is_hidden)
        self._open(attachment)

    def on_edited(self) -> None:
        """Save kind and title as they stand."""
        row = self.chosen
        if row is None:
            return
        kind, title = self._view.typed()
        if (kind, title) == (row.kind, row.title):
            return
        self._view.say_title("")
        self._runner.run(
            lambda _ctx: self._cases.edit(row.id, kind, title),
            self._on_edited,
            failed=self._on_edit_failed,
            lane=WRITE,
        )

    def on_copy(self) -> None:
        """Write a copy outside the register, after it was told what that means."""
        row = self.chosen
        path = self._view.ask_path(row.file_name) if row is not None else ""
        if row is not None and path:
            self._runner.run(
                lambda _ctx: self._cases.save_copy(row.id, path),
                self._on_copied,
                failed=self._on_failed,
                lane=WRITE,
            )

    def on_deleted(self) -> None:
        """Take the chosen file away."""
        row = self.chosen
        if row is not None:
            self._runner.run(
                lambda _ctx: self._cases.delete(row.id),
                lambda done: self._said(_("Bilaget er slettet"), done),
                failed=self._on_failed,
                lane=WRITE,
            )

    def _attach(self, citizen: str, files: Sequence[NewFile]) -> None:
        count = len(files)
        self._runner.run(
            lambda _ctx: self._cases.attach(citizen, files),
            lambda done: self._on_attached(done, count),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _on_attached(self, done: "Done", count: int) -> None:
        self._wanted = done.id
        if self._rows is not None and any(row.id == done.id for row in self._rows):
            self._show()
        text = ngettext("{n} bilag vedhæftet", "{n} bilag vedhæftet", count).format(n=count)
        self._said(text, done)

    def _on_edited(self, done: "Done") -> None:
        if done.tx:
            self._said(_("Bilaget er rettet"), done)

    def _on_copied(self, _size: int) -> None:
        self._said(_("Kopien er gemt, og det står i loggen"), None)

    def _read(self) -> None:
        citizen = self._citizen
        self._runner.run(
            lambda _ctx: (citizen, self._cases.rows(citizen)),
            self._on_rows,
            failed=self._on_failed,
            key=_KEY,
        )

    def _on_rows(self, answer: tuple[str, tuple[AttachmentRow, ...]]) -> None:
        citizen, rows = answer
        if citizen == self._citizen:
            self._rows = rows
            self._show()

    def _show(self) -> None:
        rows = self._rows or ()
        self._view.show_rows(rows, is_hidden=self._is_hidden)
        ids = [row.id for row in rows]
        before, wanted = self._chosen, self._wanted
        is_new = wanted in ids
        if is_new:
            self._chosen, self._wanted = wanted, ""
        elif before not in ids:
            self._chosen = ""
        self._view.show_chosen(self.chosen, is_hidden=self._is_hidden)
        if is_new:
            self._view.focus_chosen()
        if self._chosen != before or self._is_hidden:
            self._open(self._chosen)

    def _open(self, attachment: str) -> None:
        self._view.show_preview(None)
        if not attachment or self._is_hidden:
            return
        self._runner.run(
            lambda _ctx: (attachment, self._make_preview(self._cases.open(attachment))),
            self._on_opened,
            failed=self._on_failed,
            lane=FILES,
            key=_KEY_OPEN,
        )

    def _on_opened(self, answer: tuple[str, Any]) -> None:
        attachment, preview = answer
        if attachment == self._chosen and not self._is_hidden:
            self._view.show_preview(preview)

    def _on_edit_failed(self, error: BaseException) -> None:
        if isinstance(error, FlexDeskError):
            told = sentence_of(error)
            self._view.say_title(f"{told.happened} {told.do}")
        else:
            say(self._view, error)

    def _on_failed(self, error: BaseException) -> None:
        say_unless_gone(self._view, error)
