"""Fakes of what the windows lean on: runners that run at once or on demand, use cases, views."""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cache

from flexdesk.app.changes import Changes, Done
from flexdesk.app.drafts import NO_DRAFT
from flexdesk.app.jobs import JobContext, Progress
from flexdesk.app.query import VIEWS, View
from flexdesk.app.rows import HistoryRow
from flexdesk.base.errors import CancelledError
from flexdesk.imports.grid import Pasted
from flexdesk.ui.importing.rows import (
    ColumnRow,
    FileColumns,
    GridStart,
    GridTaken,
    SheetColumns,
    StartState,
)
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
        total=len(lines), new=1 + warnings, changed=1, unchanged=1, warnings=0, errors=errors,
        missing=0, local_changes=0, lines=lines, notes=(), can_commit=accepted, plan=plan_object,
    )  # fmt: skip


class FakeListCases:
    """Views, columns, copies and exports of `FakeCases`, kept in its lists, named in its calls."""

    def __init__(self, cases):
        self._cases = cases

    def columns(self):
        return dict(self._cases.view_columns)

    def save_columns(self, view, choice):
        self._cases._did("save_columns", view, choice)
        self._cases.view_columns[view] = choice

    def save_view(self, label, state, *, is_team):
        self._cases._did("save_view", label, state, is_team)
        key = f"v{len(self._cases.own_views) + 1}"
        owner = "team" if is_team else "own"
        self._cases.own_views.append(
            View(key, label, state.query_text, state.columns, state.sort, state.is_descending,
                 state.grouping, owner)
        )  # fmt: skip
        return self._done(key)

    def update_view(self, view, state):
        self._cases._did("update_view", view, state)
        self._change(
            view, query_text=state.query_text, columns=state.columns, sort=state.sort,
            is_descending=state.is_descending, grouping=state.grouping,
        )  # fmt: skip
        return self._done(view)

    def rename_view(self, view, label):
        self._cases._did("rename_view", view, label)
        self._change(view, label=label)
        return self._done(view)

    def share_view(self, view, *, is_team):
        self._cases._did("share_view", view, is_team)
        self._change(view, owner="team" if is_team else "own")
        return self._done(view)

    def delete_view(self, view):
        self._cases._did("delete_view", view)
        self._cases.own_views[:] = [v for v in self._cases.own_views if v.key != view]
        return self._done(view)

    def move_view(self, view, by):
        self._cases._did("move_view", view, by)
        return self._done(view)

    def copied(self, order):
        self._cases._did("copied", order)
        return f"{len(order.citizens)} rækker"

    def export(self, order, out, ctx):
        self._cases._did("export", order, out)
        return f"{len(order.citizens)} borgere er skrevet til {out.name}"

    def file_name(self, title):
        return f"{title}.xlsx"

    def _change(self, key, **changes):
        views = self._cases.own_views
        views[:] = [replace(v, **changes) if v.key == key else v for v in views]

    def _done(self, key):
        return Done(key, "tx5", Changes(kinds=frozenset({"saved_view"}), tx="tx5"))


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
    own_views: list = field(default_factory=list)
    view_columns: dict = field(default_factory=dict)
    grid_lines: tuple = ()
    grid_problems: tuple = ()

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
        return (VIEWS[0], *self.own_views, *VIEWS[1:])

    @property
    def lists(self):
        return FakeListCases(self)

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

    @property
    def imports(self):
        return self

    def start_state(self):
        return StartState(not self.has_data, len(self.grid_lines))

    def plan_import(self, path, wish, ctx):
        self._did("plan_import", path, wish)
        ctx.step(1, 2, "import.reading")
        blocked = self.errors_in_plan and not wish.accepts_good
        return plan(self.errors_in_plan, accepted=not blocked)

    def columns(self, path):
        self._did("columns", path)
        rows = (
            ColumnRow("Ident", ("670770-••••",), "cpr"),
            ColumnRow("Hvem", ("Bo Thorup", "Åse Aagaard"), "name"),
            ColumnRow("Hund", ("Rex",), ""),
        )
        choices = (("cpr", "CPR"), ("name", "Navn"), ("kept", "Notat"), ("", "Læses ikke"))
        return FileColumns(path.name, (SheetColumns("Ark1", rows),), choices)

    def save_columns(self, said):
        self._did("save_columns", said)

    def backup_name(self):
        return "flexdesk-kopi-2016-08-31"

    def backup(self, path, ctx):
        self._did("backup", path)
        ctx.step(1, 2, "backup.copying")
        return "Kopien er gemt og prøvet: 12 rækker"

    def grid_start(self):
        titles = ("Navn", "CPR", "LY siden", "Status", "Konsulent", "Bem.")
        return GridStart(titles, ("Jobsøgning",), self.grid_lines)

    def pasted(self, text):
        self._did("pasted", text)
        return Pasted(tuple(tuple(line.split("\t")) for line in text.splitlines()))

    def save_grid(self, lines):
        self._did("save_grid", lines)
        self.grid_lines = lines

    def check_grid(self, lines):
        self._did("check_grid", lines)
        return self.grid_problems

    def take_grid(self, lines, ctx):
        self._did("take_grid", lines)
        ctx.step(1, 2, "import.writing")
        if any(each.is_error for each in self.grid_problems):
            return GridTaken(self.grid_problems)
        self.grid_lines = ()
        return GridTaken((), Receipt("tx9", len(lines), "Læst ind"), fake_rows.first_value())

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
