"""The tab "18 af 24" of a citizen's page: view, presenter and window joined."""

import datetime as dt
from typing import TYPE_CHECKING

from flexdesk.ui.citizen.counter_cases import CounterCases
from flexdesk.ui.citizen.counter_presenter import CounterPresenter
from flexdesk.ui.citizen.counter_view import CounterView

if TYPE_CHECKING:
    from flexdesk.app.changes import Changes, Done
    from flexdesk.ui.shared.bench import Bench


class _Host:
    """The window, as the presenter sees it."""

    def __init__(self, bench: "Bench") -> None:
        self._bench = bench

    def said(self, text: str, done: "Done") -> None:
        self._bench.say_done(text, done)

    def new_placement(self, citizen: str, start: dt.date) -> None:
        self._bench.call("new-placement", citizen, start)

    def new_task(self, citizen: str) -> None:
        self._bench.call("new-task", citizen)


class CounterTab:
    """Follows `tabs.Tab`."""

    def __init__(self, bench: "Bench") -> None:
        view = CounterView(bench.look)
        self.widget = view
        self.presenter = CounterPresenter(
            view, CounterCases(bench.desk), bench.runner, _Host(bench)
        )
        self._view = view
        self.composing = view.composing
        self._connect(view, self.presenter)

    def _connect(self, view: CounterView, presenter: CounterPresenter) -> None:
        card, form = view.card, view.card.form
        card.counter_chosen.connect(presenter.on_counter)
        card.day_chosen.connect(presenter.on_day)
        strip = presenter.strip
        card.month_opened.connect(strip.on_month)
        card.line_opened.connect(strip.on_line)
        card.new_wanted.connect(strip.on_new)
        form.saved.connect(strip.on_saved)
        form.split_wanted.connect(strip.on_split)
        form.deleted.connect(strip.on_deleted)
        form.cancelled.connect(strip.on_cancelled)
        form.turned_to.connect(strip.on_turned)
        form.changed.connect(strip.on_changed)
        form.changed.connect(self._on_typed)
        form.rested.connect(presenter.on_rested)
        view.moves.other_wanted.connect(presenter.on_other_counter)
        view.what_if.moved.connect(presenter.on_start_moved)
        view.what_if.create_wanted.connect(presenter.on_create)
        view.what_if.reset_wanted.connect(presenter.on_reset)
        view.next.task_wanted.connect(presenter.on_task_wanted)
        view.decisions.new_wanted.connect(presenter.on_new_decision)
        decision = view.decisions.form
        decision.saved.connect(presenter.on_decision_saved)
        decision.cancelled.connect(presenter.on_decision_cancelled)
        decision.changed.connect(presenter.on_typed)
        decision.rested.connect(presenter.on_rested)

    def _on_typed(self) -> None:
        self.presenter.on_typed()

    def show(self, citizen_id: str) -> None:
        """Show a citizen, another one than before from the top."""
        if citizen_id != self.presenter.citizen:
            self._view.to_top()
        self.presenter.show(citizen_id)

    def on_changes(self, changes: "Changes") -> None:
        """Read again what is concerned."""
        self.presenter.on_changes(changes)

    def on_hide(self, *, is_hidden: bool) -> None:
        """Hide or show names."""
        self.presenter.on_hide(is_hidden=is_hidden)

    def keep_draft(self) -> None:
        """Keep what is typed, at once."""
        self.presenter.keep_draft()

    def close(self) -> None:
        """Drop every row."""
        self.presenter.close()

    def take_focus(self) -> None:
        """Put the focus on the strip."""
        self._view.card.strip.take_focus()
