"""What the page Screening asks of the use cases; called on a worker."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app import screening, screening_export, screening_rows
from flexdesk.app.changes import Done
from flexdesk.app.citizen_rows import program_title
from flexdesk.app.desk import Desk
from flexdesk.app.jobs import JobContext
from flexdesk.app.screening import Look, Subject
from flexdesk.app.screening_export import ScreeningOrder
from flexdesk.app.screening_rows import ScreeningPage, ScreeningRow
from flexdesk.base.errors import UserError
from flexdesk.domain.work_codes import ScreeningList


@dataclass(frozen=True, slots=True)
class LookStart:
    """What the sheet of a look begins with."""

    list: str
    title: str
    rows: tuple[ScreeningRow, ...]
    today: dt.date
    draft: Mapping[str, str]

    @property
    def draft_key(self) -> str:
        """Under which key what is typed is kept; about several people nothing is."""
        return f"screening:{self.rows[0].citizen}" if len(self.rows) == 1 else ""


class ScreeningCases:
    """The use cases on an open desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def programs(self) -> tuple[tuple[str, str], ...]:
        """Return key and title of the programs one can look at, the team's own first."""
        own = self._desk.program.key
        found = [(key, program_title(each)) for key, each in self._desk.programs.items()]
        return tuple(sorted(found, key=lambda pair: pair[0] != own))

    def default_program(self) -> str:
        """Return the key of the team's program."""
        return self._desk.program.key

    def page(self, list_code: str, program: str) -> ScreeningPage:
        """Return a list on the day the desk works on."""
        return screening_rows.screening_page(self._desk, list_code, self._desk.today(), program)

    def screen(self, list_code: str, rows: Sequence[ScreeningRow], look: Look) -> Done:
        """Write the same look at the citizens of some rows."""
        subjects = [Subject(row.citizen, row.placement) for row in rows]
        return screening.screen(self._desk, list_code, subjects, look)

    def export(self, order: ScreeningOrder, out: Path, ctx: JobContext) -> str:
        """Write rows as a workbook; return what is said about it."""
        path, count = screening_export.export_screening(self._desk, order, out, ctx)
        return screening_export.receipt(count, path)

    def look_start(self, citizens: Sequence[str], list_code: str) -> LookStart:
        """Return what the sheet begins with; without a list the one they stand on.

        Raises:
            UserError: `screening.not_listed` when none of them stands on it.
        """
        desk = self._desk
        on = desk.today()
        one = citizens[0] if len(citizens) == 1 else ""
        draft = self.draft(f"screening:{one}") if one else {}
        wanted = list_code or draft.get("list", "")
        codes = [wanted] if wanted in set(ScreeningList) else [each.value for each in ScreeningList]
        for code in codes:
            known = {row.citizen: row for row in screening_rows.rows_of(desk, code, on)}
            rows = tuple(known[each] for each in citizens if each in known)
            if rows:
                own = draft if draft.get("list", code) == code else {}
                title = screening_rows.list_title(desk, code, on)
                return LookStart(code, title, rows, on, own)
        raise UserError("screening.not_listed")

    def draft(self, key: str) -> dict[str, str]:
        """Return what was typed in the sheet and never saved."""
        told = self._desk.store.draft(key)
        raw = json.loads(told) if told else {}
        return {str(name): str(value) for name, value in raw.items()}

    def keep(self, key: str, list_code: str, values: Mapping[str, str] | None) -> None:
        """Keep what is typed; nothing at all forgets it."""
        if values is None:
            self._desk.store.drop_draft(key)
            return
        told = json.dumps({**values, "list": list_code}, ensure_ascii=False)
        self._desk.store.save_draft(key, told)
