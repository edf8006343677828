"""What the tab "18 af 24" asks of the program, bound to an open desk; loaded at its first visit."""

import datetime as dt
from dataclasses import dataclass

from flexdesk.app import benefits, counters, visitation
from flexdesk.app.benefits import Spell
from flexdesk.app.changes import Done
from flexdesk.app.counter_next import next_steps
from flexdesk.app.counter_rows import CounterPage, DecisionCard, WhatIfLine
from flexdesk.app.desk import Desk
from flexdesk.ui.citizen.strip_spell import CounterDraft, DecisionTyped, read_draft

_DRAFT = "counter:"


@dataclass(frozen=True, slots=True)
class CounterAnswer:
    """Everything one reading of the tab brings."""

    page: CounterPage
    today: dt.date
    decisions: tuple[DecisionCard, ...]
    steps: tuple[WhatIfLine, ...]
    draft: CounterDraft
    programs: tuple[tuple[str, str], ...]
    program: str
    """The program a decision is most likely about."""


class CounterCases:
    """Use cases of the tab."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, citizen: str, on: dt.date | None, counter: str) -> CounterAnswer:
        """Return what the tab shows; no day means today."""
        desk = self._desk
        today = desk.today()
        page = counters.counter_page(desk, citizen, on or today, counter)
        own = counters.case_of(desk, citizen).citizen.program
        return CounterAnswer(
            page=page,
            today=today,
            decisions=visitation.decision_cards(desk, citizen, today),
            steps=next_steps(desk, citizen, today),
            draft=read_draft(desk.store.draft(_DRAFT + citizen)),
            programs=tuple((key, row.title_da) for key, row in desk.programs.items()),
            program=own if own in desk.programs else desk.program.key,
        )

    def add(self, citizen: str, wanted: Spell) -> Done:
        """Add a period."""
        return benefits.add_benefit(self._desk, citizen, wanted)

    def change(self, benefit: str, wanted: Spell) -> Done:
        """Change a period."""
        return benefits.change_benefit(self._desk, benefit, wanted)

    def end(self, benefit: str, last_day: dt.date) -> Done:
        """End a period."""
        return benefits.end_benefit(self._desk, benefit, last_day)

    def split(self, benefit: str, day: dt.date) -> Done:
        """Make two periods of one."""
        return benefits.split_benefit(self._desk, benefit, day)

    def delete(self, benefit: str) -> Done:
        """Take a period away."""
        return benefits.delete_benefit(self._desk, benefit)

    def decide(self, citizen: str, typed: DecisionTyped, day: dt.date) -> Done:
        """Write a visitation decision."""
        return visitation.decide(
            self._desk, citizen, typed.outcome, typed.reason, day, typed.program
        )

    def keep_draft(self, citizen: str, draft: CounterDraft) -> None:
        """Keep what is typed; nothing typed is forgotten."""
        if draft.text:
            self._desk.store.save_draft(_DRAFT + citizen, draft.text)
        else:
            self._desk.store.drop_draft(_DRAFT + citizen)
