"""I dag with invented rows: use cases that remember what they were asked."""

import dataclasses
import datetime as dt

from flexdesk.app.call_log import CallStart, PhoneLine
from flexdesk.app.changes import Changes, Done
from flexdesk.app.today_rows import (
    CardLine,
    CardRows,
    Stop,
    TaskGroup,
    TaskRow,
    TodayPage,
    WeekDay,
    WeekPage,
    state_line,
    when_text,
)
from flexdesk.ui.today.cases import Later, LogEntry, Person
from tests.support.desks import DAY


def a_row(at, due, text="Opfølgning i praktik", **values):
    fields = {
        "id": f"t{at}", "citizen": f"c{at}", "name": f"Torben Østerlund {at}",
        "candidate_no": f"K-2016-{at:03d}", "text": text, "hidden_text": "Opfølgning",
        "about": "Materielgården Nord", "tail": "", "when": when_text(due, "", DAY), "due": due,
        "time": "", "is_overdue": due < DAY, "is_statutory": False, **values,
    }  # fmt: skip
    return TaskRow(**fields)


def a_line(act, **values):
    fields = {
        "citizen": "c1", "name": "Mette Sandager", "candidate_no": "K-2016-001",
        "detail": "Praktik · Skovly", "right": "5. september", "verb": "Forlæng", "act": act,
        "placement": "p1", "text": "Ring", **values,
    }  # fmt: skip
    return CardLine(**fields)


def a_page(overdue=2, today=3, week=4, cards=()):
    counts = {"overdue": (overdue, -2), "today": (today, 0), "week": (week, 2)}
    labels = {"overdue": "Over fristen", "today": "I dag", "week": "Resten af ugen"}
    groups, at = [], 0
    for key, (count, days) in counts.items():
        rows = []
        for _one in range(count):
            at += 1
            rows.append(a_row(at, DAY + dt.timedelta(days=days)))
        groups.append(TaskGroup(key, labels[key], tuple(rows)))
    return TodayPage(
        on=DAY, line=state_line(DAY, groups), groups=tuple(groups), cards=tuple(cards),
        is_mine=True, has_own=True, has_citizens=True,
    )  # fmt: skip


def a_card(key="ends", act="extend", count=5, query="slutter<=30"):
    lines = tuple(a_line(act, name=f"Borger {at}") for at in range(count))
    return CardRows(key, "Forløb der slutter", "inden for 30 dage", lines, count, query)


def a_week(rows=2):
    stop = Stop("Skovly", "Skovlyvej 12", tuple(a_row(at, DAY) for at in range(1, rows + 1)))
    first = dt.date(2016, 8, 29)
    days = tuple(
        WeekDay(day, f"dag {day.day}", day == DAY, day < DAY, (stop,) if day == DAY else ())
        for day in (first + dt.timedelta(days=at) for at in range(5))
    )
    return WeekPage(first, "Uge 35", days, is_mine=True)


class FakeToday:
    """Follows `ui.today.cases.TodayCases`; `fails` holds errors by the name of the call."""

    def __init__(self, page=None):
        self.shown = page or a_page()
        self.calls, self.fails, self.drafts = [], {}, {}

    def _did(self, name, *args):
        self.calls.append((name, *args))
        if name in self.fails:
            raise self.fails[name]
        return Done("", f"tx{len(self.calls)}", Changes(kinds=frozenset({"task"})))

    def asked(self, name):
        return [call[1:] for call in self.calls if call[0] == name]

    def _drop(self, tasks):
        groups = tuple(
            dataclasses.replace(group, rows=tuple(r for r in group.rows if r.id not in tasks))
            for group in self.shown.groups
        )
        self.shown = dataclasses.replace(self.shown, groups=groups)

    def today(self):
        return DAY

    def page(self, *, mine):
        self._did("page", mine)
        return dataclasses.replace(self.shown, is_mine=mine)

    def tasks(self, *, mine):
        self._did("tasks", mine)
        return dataclasses.replace(self.shown, is_mine=mine, cards=(), is_whole=False)

    def begun(self):
        self._did("begun")
        found = next((card for card in self.shown.cards if card.key == "begun"), None)
        return found or CardRows("begun", "Påbegyndt", "", (), 0)

    def week(self, *, mine, weeks):
        self._did("week", mine, weeks)
        return a_week()

    def later(self):
        return (Later("tomorrow", DAY + dt.timedelta(days=1)),
                Later("week", DAY + dt.timedelta(days=7)))  # fmt: skip

    def finish(self, task, entry):
        done = self._did("finish", task, entry)
        self._drop({task})
        return done

    def attempt(self, task, text, until):
        return self._did("attempt", task, text, until)

    def finish_many(self, tasks):
        done = self._did("finish_many", tasks)
        self._drop(set(tasks))
        return done

    def snooze(self, tasks, until):
        return self._did("snooze", tasks, until)

    def task_draft(self, task):
        return self.drafts.get(task, LogEntry())

    def keep_task(self, task, entry):
        self._did("keep_task", task, entry)
        self.drafts[task] = entry

    def call(self, citizen):
        own = PhoneLine("citizen", "Torben", "00 11 22 33")
        place = PhoneLine("workplace", "Skovly", "00 44 55 66", "Ulla", "w1", "Ulla")
        return CallStart(citizen, "Torben Østerlund", "K-2016-001", DAY, (own, place))

    def people(self):
        return (Person("c1", "Mette Sandager", "K-2016-001"),
                Person("c2", "Åse Aagaard", "K-2016-002"))  # fmt: skip

    def note_draft(self, citizen):
        return self.drafts.get(citizen, ("", "notat"))

    def keep_note(self, citizen, text, kind):
        self._did("keep_note", citizen, text, kind)

    def add_note(self, citizen, text, kind):
        return self._did("add_note", citizen, text, kind)

    def add_task(self, citizen, text, due, time):
        return self._did("add_task", citizen, text, due, time)

    def log_call(self, citizen, text, *, is_reached, phone):
        return self._did("log_call", citizen, text, is_reached, phone.key)

    def extend(self, placement, until):
        return self._did("extend", placement, until)

    def finish_next_action(self, workplace):
        return self._did("finish_next_action", workplace)
