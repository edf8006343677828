"""The use cases of bulk edit and pasting, bound to a desk."""

import datetime as dt
from collections.abc import Sequence

from flexdesk.app import bulk_edit, paste_rows
from flexdesk.app.bulk_edit import Staging
from flexdesk.app.changes import Done
from flexdesk.app.desk import Desk


class BulkCases:
    """What the sheet asks of the program; every call belongs on a worker."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> dt.date:
        """Return the day the desk works on."""
        return self._desk.today()

    def choices(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return values and labels a field can be given."""
        return bulk_edit.choices_of(self._desk, name)

    def stage_field(self, citizens: Sequence[str], name: str, text: str) -> Staging:
        """Stage one field of many citizens; nothing is changed."""
        return bulk_edit.stage_field(self._desk, citizens, name, text)

    def stage_task(self, citizens: Sequence[str], text: str, due: dt.date) -> Staging:
        """Stage a new task for many citizens; nothing is changed."""
        return bulk_edit.stage_task(self._desk, citizens, text, due)

    def stage_snooze(self, citizens: Sequence[str], which: str, until: dt.date) -> Staging:
        """Stage putting off tasks of many citizens; nothing is changed."""
        return bulk_edit.stage_snooze(self._desk, citizens, which, until)

    def stage_paste(self, text: str) -> Staging:
        """Stage pasted rows; nothing is changed."""
        return paste_rows.stage_paste(self._desk, text)

    def commit(self, staging: Staging) -> Done:
        """Write what is staged, in one transaction."""
        return bulk_edit.commit(self._desk, staging)
