"""Fakes of what the windows lean on: runners that run at once or on demand, use cases, views."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache

from flexdesk.app.changes import Changes, Done
from flexdesk.app.drafts import NO_DRAFT
from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.query import VIEWS
from flexdesk.app.rows import HistoryRow
from flexdesk.base.errors import CancelledError
from flexdesk.ui.shared.case_rows import (
    CheckRow,
    DocumentRow,
    PlanLine,
    PlanRows,
    Receipt,
    WrittenFile,
)
from tests.support import fake_rows

NOW = dt.datetime(2016, 8, 31, 10, tzinfo=dt.UTC)


@cache
def two_pages():
    """Return a PDF of two empty pages."""
    import io

    import pikepdf

    book = pikepdf.new()
    for _page in range(2):
        book.add_blank_page(page_size=(595, 842))
    out = io.BytesIO()
    book.save(out)
    book.close()
    return out.getvalue()


class _Handle:
    def __init__(self):
        self.context = JobContext()
        self.is_cancelled = False

    def cancel(self):
        self.is_cancelled = True
        self.context.cancel()


class InlineRunner:
    """Runs each job at once, on the thread that asks."""

    def __init__(self):
        self.lanes = []

    def run(self, job, done, *, failed, lane="read", key="", progressed=None):
        self.lanes.append(lane)
        handle = _Handle()
        try:
            answer = job(JobContext(progressed) if progressed else handle.context)
        except CancelledError:
            return handle
        except Exception as error:  # noqa: BLE001 - as the real runner does
            failed(error)
            return handle
        done(answer)
        return handle


class HeldRunner:
    """Keeps jobs until told to run them; a newer job with the same key silences the older."""

    def __init__(self):
        self.waiting = []

    def run(self, job, done, *, failed, lane="read", key="", progressed=None):
        handle = _Handle()
        if key:
            for other in self.waiting:
                if other[3] == key:
                    other[4].cancel()
        self.waiting.append((job, done, failed, key, handle))
        return handle

    def go(self):
        waiting, self.waiting = self.waiting, []
        for job, done, failed, _key, handle in waiting:
            if handle.is_cancelled:
                continue
            try:
                answer = job(handle.context)
            except Exception as error:  # noqa: BLE001 - as the real runner does
                failed(error)
            else:
                done(answer)


class FakeView:
    """Remembers every call: `view.said("show_rows")` is the last one's arguments."""

    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def remember(*args, **named):
            self.calls.append((name, args, named))

        return remember

    def count(self, name):
        return sum(call[0] == name for call in self.calls)

    def said(self, name):
        found = [call for call in self.calls if call[0] == name]
        assert found, f"{name} was not called"
        return found[-1][1]

    def named(self, name):
        return [call for call in self.calls if call[0] == name][-1][2]


def plan(errors=0, warnings=1, accepted=True, plan_object=None):
    lines = (
        *(PlanLine("Borgere", at + 2, "", "borger", "error", "error", "CPR-nummeret har 9 cifre.")
          for at in range(errors)),
        *(PlanLine("Forløb", at + 9, "Bo Thorup", "forløb", "warning", "new", "Overlapper et andet")
          for at in range(warnings)),
        PlanLine("Borgere", 30, "Leila Demir", "borger", "", "new", "Ny: borger"),
        PlanLine("Borgere", 31, "Erik Munk", "borger", "", "changed", "Opdateres: telefon"),
        PlanLine("Borgere", 32, "Naja Lynge", "borger", "", "unchanged", "Uændret"),
    )  # fmt: skip
    return PlanRows(
        file_name="sager-august.xlsx", profile="Udtræk fra fagsystemet", sheets="Borgere, Forløb",
        total=len(lines), new=1, changed=1, unchanged=1, warnings=warnings, errors=errors,
        missing=0, local_changes=0, lines=lines, notes=(), can_commit=accepted, plan=plan_object,
    )  # fmt: skip


@dataclass
class FakeCases:
    """Use cases on invented rows; `fails` holds errors by the name of the call."""

    count: int = 22
    is_example: bool = False
    has_data: bool = True
    fails: dict = field(default_factory=dict)
    calls: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    drafts: dict = field(default_factory=dict)
    errors_in_plan: int = 0
    minutes: int = 5

    def _did(self, name, *args):
        self.calls.append((name, *args))
        if name in self.fails:
            raise self.fails[name]

    def asked(self, name):
        return [call[1:] for call in self.calls if call[0] == name]

    def team_title(self):
        return "Team Fleksjob · Aarhus Kommune"

    def me(self):
        return "KON01"

    def today(self):
        return fake_rows.DAY

    def citizen_rows(self):
        self._did("citizen_rows")
        return fake_rows.citizen_rows(self.count)

    def views(self):
        return VIEWS

    def log_search(self, text, hits):
        self._did("log_search", text, hits)

    def citizen_page(self, citizen):
        self._did("citizen_page", citizen)
        rows = {row.id: row for row in fake_rows.citizen_rows(max(self.count, 1))}
        return fake_rows.citizen_page(rows[citizen])

    def reveal_cpr(self, citizen, reason):
        self._did("reveal_cpr", citizen, reason)
        return "671162-4285"

    def add_note(self, citizen, text, kind):
        self._did("add_note", citizen, text, kind)
        self.notes.append(text)
        changes = Changes(frozenset({citizen}), frozenset({"note"}), "tx1")
        return Done("n1", "tx1", changes)

    def note_draft(self, citizen):
        return self.drafts.get(citizen, NO_DRAFT)

    def save_note_draft(self, citizen, draft):
        self._did("save_note_draft", citizen, draft)
        self.drafts[citizen] = draft

    def undo(self, tx=None):
        self._did("undo", tx)
        if self.notes:
            self.notes.pop()
        return Done("", "tx2", Changes(everything=True))

    def redo(self):
        self._did("redo")
        return Done("", "tx3", Changes(everything=True))

    def last_undoable(self):
        return HistoryRow("tx1", NOW, "KON01", "note.add", "notat", False, True)

    def programs(self):
        return (("aarhus_pool_2013", "Puljefleksjob"), ("aalborg_udvikling", "Aalborg: Udvikling"))

    def default_program(self):
        return "aarhus_pool_2013"

    def overview(self, on, program):
        self._did("overview", on, program)
        return fake_rows.overview(on, has_data=self.has_data)

    def members(self, figure, on, program):
        self._did("members", figure, on, program)
        return fake_rows.members(figure)

    def documents(self):
        return (
            DocumentRow("status-sheet", "Statusark", "Månedens tal som Excel-ark", ".xlsx"),
            DocumentRow("cabi-case", "Case til Cabi", "To sider om programmets resultat", ".pdf"),
        )

    def releasable(self, order):
        return (("pool_ended_ordinary_job", "Afsluttet til ordinært job"),)

    def check_list(self, order):
        self._did("check_list", order)
        return (CheckRow(True, "295 + 4 + 110 = 409 afsluttede"), CheckRow(False, "Skjult: 1 tal"))

    def preview(self, order):
        self._did("preview", order)
        return two_pages()

    def write_document(self, order, out, ctx):
        self._did("write_document", order, out)
        ctx.step(1, 3, "documents.drawing")
        return WrittenFile(str(out), "")

    def plan_import(self, path, *, accept_good_rows, ctx):
        self._did("plan_import", path, accept_good_rows)
        ctx.step(1, 2, "import.reading")
        blocked = self.errors_in_plan and not accept_good_rows
        return plan(self.errors_in_plan, accepted=not blocked)

    def commit_import(self, plan_, ctx):
        self._did("commit_import", plan_)
        ctx.step(1, 2, "import.writing")
        return Receipt("tx9", 4, "4 rækker er læst ind")

    def first_value(self):
        return fake_rows.first_value()

    def lock_minutes(self):
        return self.minutes

    def set_lock_minutes(self, minutes):
        self._did("set_lock_minutes", minutes)
        self.minutes = minutes


__all__ = ["FakeCases", "FakeView", "HeldRunner", "InlineRunner", "Progress", "plan"]
