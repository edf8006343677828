"""Opens the panel Fortryd; the host its presenter asks things of."""

from typing import TYPE_CHECKING

from flexdesk.app.kept_drafts import CALL, OPEN
from flexdesk.base.language import _
from flexdesk.ui.shared.bench import Bench
from flexdesk.ui.shared.panel_runner import PanelRunner
from flexdesk.ui.undoing.cases import UndoCases
from flexdesk.ui.undoing.panel import DRAFTS, UndoPanel
from flexdesk.ui.undoing.presenter import UndoPresenter

if TYPE_CHECKING:
    from flexdesk.app.changes import Done
    from flexdesk.app.kept_drafts import DraftRow


class _Host:
    """The window, as far as the panel needs it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def is_hidden(self) -> bool:
        """Whether names are hidden."""
        return self._bench.is_hidden

    def said(self, text: str, done: "Done") -> None:
        """Say that something is done."""
        self._bench.say_done(text, done)

    def open_draft(self, row: "DraftRow") -> None:
        """Go on with what was begun."""
        self._bench.close_sheet()
        if row.way == OPEN:
            self._bench.open_citizen(row.citizen, row.where)
        elif row.way == CALL:
            self._bench.call(row.where, *([row.subject] if row.subject else []))
        else:
            self._bench.go(row.where)


def open_kept(bench: Bench, key: str) -> None:
    """Go on with what was begun; what is no longer kept shows what is."""

    def found(rows: "tuple[DraftRow, ...]") -> None:
        row = next((each for each in rows if each.key == key), None)
        if row is None:
            open_sheet(bench, "", DRAFTS)
        else:
            _Host(bench).open_draft(row)

    cases = UndoCases(bench.desk)
    bench.runner.run(lambda _ctx: cases.drafts(), found, failed=bench.say_error, key="kept-draft")


def open_sheet(bench: Bench, citizen: str, part: str = "") -> None:
    """Open the panel; about one citizen only when one is named."""
    panel = UndoPanel(bench.look)
    runner = PanelRunner(bench.runner, panel, bench.say_error)
    presenter = UndoPresenter(
        panel,
        UndoCases(bench.desk),
        runner,
        _Host(bench),
        citizen or bench.citizen,
        is_only=bool(citizen),
    )
    panel.presenter = presenter
    panel.typed.connect(presenter.on_typed)
    panel.only_changed.connect(_Only(presenter))
    panel.chosen.connect(presenter.on_chosen)
    panel.acted.connect(presenter.on_act)
    panel.draft_wanted.connect(presenter.on_open_draft)
    panel.draft_dropped.connect(presenter.on_drop_draft)
    if part:
        panel.show_part(part)
    bench.open_sheet(panel, _("Fortryd"))
    presenter.load()


class _Only:
    """Passes a tick on by name."""

    def __init__(self, presenter: UndoPresenter) -> None:
        self._presenter = presenter

    def __call__(self, is_on: bool) -> None:  # noqa: FBT001 - a slot
        self._presenter.on_only(is_on=is_on)
