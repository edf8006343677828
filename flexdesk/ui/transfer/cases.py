"""What carrying over asks of the program, bound to an open desk; loaded at the first use."""

from collections.abc import Sequence

from flexdesk.app import note_corrections, transfer, transfer_profiles
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk
from flexdesk.app.transfer_rows import TransferLine, TransferSheet

Pairs = Sequence[tuple[str, str]]


class TransferCases:
    """Use cases of carrying over to the case system."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def waiting(self, *, mine: bool) -> tuple[TransferLine, ...]:
        """Return what is not carried over."""
        return transfer.waiting(self._desk, mine=mine)

    def sheet(self, kind: str, row: str) -> TransferSheet:
        """Return a row with its fields in the order of the profile; logged."""
        return transfer.sheet_of(self._desk, kind, row)

    def mark_done(self, rows: Pairs, seen: str = "") -> Done:
        """Mark rows as carried over."""
        return transfer.mark_done(self._desk, rows, seen=seen)

    def mark_missing(self, rows: Pairs) -> Done:
        """Take back that rows were carried over."""
        return transfer.mark_missing(self._desk, rows)

    def profiles(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the case systems one can copy to."""
        return tuple((key, one.title) for key, one in transfer_profiles.profiles().items())

    def profile(self) -> tuple[str, str]:
        """Return the key of the one in force, and how sure its order is."""
        profile = transfer_profiles.profile_of(self._desk)
        return profile.key, transfer_profiles.certainty_line(profile)

    def choose_profile(self, key: str) -> Done:
        """Copy to another case system from now on."""
        return transfer_profiles.choose_profile(self._desk, key)

    def note_to_correct(self, note: str) -> tuple[str, str, str]:
        """Return id and text of the note that is shown, and the half-written correction of it."""
        shown = note_corrections.shown_note(self._desk, note)
        return shown.id, shown.text, note_corrections.correction_draft(self._desk, shown.id)

    def keep_correction(self, note: str, text: str) -> None:
        """Keep a half-written correction; nothing typed drops it."""
        note_corrections.keep_correction(self._desk, note, text)

    def correct(self, note: str, text: str) -> Done:
        """Put a note right."""
        return note_corrections.correct_note(self._desk, note, text)
