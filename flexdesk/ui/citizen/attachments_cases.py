"""What the tab Bilag asks of the program, bound to an open desk; loaded at its first visit."""

from collections.abc import Sequence
from pathlib import Path

from flexdesk.app import attachments
from flexdesk.app.attachments import AttachmentRow, NewFile, Opened
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk


class AttachmentsCases:
    """Use cases of attachments."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self, citizen: str) -> tuple[AttachmentRow, ...]:
        """Return a citizen's files, newest first."""
        return attachments.attachments(self._desk, citizen)

    def read(self, paths: Sequence[str]) -> tuple[NewFile, ...]:
        """Read files from the disk."""
        return tuple(attachments.read_file(Path(path)) for path in paths)

    def attach(self, citizen: str, files: Sequence[NewFile]) -> Done:
        """Keep files with a citizen."""
        return attachments.attach(self._desk, citizen, files)

    def open(self, attachment: str) -> Opened:
        """Return a file to look at; the look is logged."""
        return attachments.open_attachment(self._desk, attachment)

    def edit(self, attachment: str, kind: str, title: str) -> Done:
        """Change kind and title."""
        return attachments.edit_attachment(self._desk, attachment, kind=kind, title=title)

    def delete(self, attachment: str) -> Done:
        """Take a file away."""
        return attachments.delete_attachment(self._desk, attachment)

    def save_copy(self, attachment: str, path: str) -> int:
        """Write a copy outside the register; logged."""
        return attachments.save_copy(self._desk, attachment, Path(path))
