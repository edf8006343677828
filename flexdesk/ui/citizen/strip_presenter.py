"""Decides what the form of a benefit period shows and writes; knows no Qt."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from flexdesk.app.benefits import Overlap, Spell, overlaps
from flexdesk.app.counter_rows import CounterPage
from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, parse_day
from flexdesk.base.periods import ONE_DAY, days_in_month
from flexdesk.domain.codes import BenefitKind
from flexdesk.domain.entities import Benefit
from flexdesk.domain.labels import label
from flexdesk.ui.citizen.counter_cases import CounterCases
from flexdesk.ui.citizen.strip_spell import SpellStart, SpellTyped
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.telling import say, sentence_of

if TYPE_CHECKING:
    from flexdesk.app.changes import Done

NEW = "new"
Tell = Callable[[str, str], None]
_FIELD_OF = {
    "period.backwards": "last_day",
    "benefit.exists": "start",
    "benefit.split_outside": "split",
}


class SpellView(Protocol):
    """What the presenter asks of the form."""

    def open_spell(self, start: SpellStart, *, takes_focus: bool) -> None:
        """Open the form of a period."""
        ...

    def close_spell(self) -> None:
        """Close the form of a period and forget what is in it."""
        ...

    def say_overlap(self, text: str) -> None:
        """Tell which periods share days with what is typed."""
        ...

    def say_spell(self, field: str, text: str) -> None:
        """Say what is wrong in the form of a period."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class StripPresenter:
    """The periods of the citizen shown: opened from the strip or the table, written one by one."""

    def __init__(
        self,
        view: SpellView,
        cases: CounterCases,
        runner: Runner,
        *,
        page: Callable[[], CounterPage | None],
        closed: "Callable[[str, Done | None], None]",
    ) -> None:
        self._view, self._cases, self._runner = view, cases, runner
        self._page, self._closed = page, closed

    def on_month(self, year: int, month: int) -> None:
        """Open the periods of a month, or a new one from its first day."""
        page = self._page()
        if page is None:
            return
        first = dt.date(year, month, 1)
        last = first.replace(day=days_in_month(year, month))
        rows = [row for row in page.benefits if _shares(row, first, last)]
        if rows:
            self._open(rows[-1], rows)
        else:
            self._open_typed(_fresh(format_day(first)))

    def on_line(self, key: str) -> None:
        """Open a line of the table: its period, or a new one on days that have none."""
        page = self._page()
        row = _benefit(page, key)
        if page is None or row is not None:
            if row is not None:
                self._open(row, [row])
            return
        free = (line for line in page.lines if not line.id)
        line = next((each for each in free if key.endswith(each.start.isoformat())), None)
        if line is not None:
            last_day = "" if line.last_day >= page.on else format_day(line.last_day)
            self._open_typed(_fresh(format_day(line.start), last_day))

    def on_new(self) -> None:
        """Open an empty form, from the day after the last period."""
        page = self._page()
        if page is None:
            return
        ends = [row.last_day for row in page.benefits if row.last_day is not None]
        is_open = any(row.last_day is None for row in page.benefits)
        self._open_typed(_fresh(format_day(max(ends) + ONE_DAY) if ends and not is_open else ""))

    def on_turned(self, key: str) -> None:
        """Turn the form to another period of the month, or to a new one."""
        row = _benefit(self._page(), key)
        if row is not None:
            self._open(row, [row])
        else:
            self.on_new()

    def open_draft(self, typed: SpellTyped) -> None:
        """Open the form with what was typed and not saved."""
        is_there = _benefit(self._page(), typed.id) is not None
        kept = typed if is_there else SpellTyped("", typed.kind, typed.start, typed.last_day)
        self._open_typed(kept, takes_focus=False)

    def on_changed(self, typed: SpellTyped) -> None:
        """Tell at once which other periods share days with what is typed."""
        self._view.say_overlap(self._overlap_text(typed))

    def on_saved(self, typed: SpellTyped) -> None:
        """Write the period; what is wrong is said at its field and what was typed stays."""
        page, read = self._page(), self._read(typed)
        if page is None or read is None:
            return
        row, words = _benefit(page, typed.id), label(read.kind, BenefitKind)
        if row is None:
            text = _("{kind} fra {day} gemt").format(kind=words, day=format_day(read.start))
            self._write(lambda: self._cases.add(page.citizen, read), text)
            return
        last_day = read.last_day
        was = (row.kind, row.start, row.last_day)
        if last_day is not None and was == (read.kind, read.start, None):
            text = _("{kind} slutter {day}").format(kind=words, day=format_day(last_day))
            self._write(lambda: self._cases.end(row.id, last_day), text)
        else:
            kept = Spell(read.kind, read.start, last_day, row.label)
            text = _("{kind} rettet").format(kind=words)
            self._write(lambda: self._cases.change(row.id, kept), text)

    def on_split(self, benefit: str, day_text: str) -> None:
        """Make two periods of one."""
        day = read_day(day_text, self._view.say_spell, "split")
        if day is not None:
            text = _("Perioden er delt {day}").format(day=format_day(day))
            self._write(lambda: self._cases.split(benefit, day), text)

    def on_deleted(self, benefit: str) -> None:
        """Take a period away."""
        self._write(lambda: self._cases.delete(benefit), _("Perioden er slettet"))

    def on_cancelled(self) -> None:
        """Throw away what is typed."""
        self._view.close_spell()
        self._closed("", None)

    def _open(self, row: Benefit, rows: Sequence[Benefit]) -> None:
        typed = SpellTyped(row.id, row.kind, format_day(row.start), format_day(row.last_day))
        self._open_typed(typed, rows)

    def _open_typed(
        self, typed: SpellTyped, rows: Sequence[Benefit] = (), *, takes_focus: bool = True
    ) -> None:
        choices = [Choice(row.id, f"{_name(row)} {_days_of(row)}") for row in rows]
        if typed.id:
            choices.append(Choice(NEW, _("Ny periode")))
        title = _("Ret periode") if typed.id else _("Ny periode")
        self._view.open_spell(SpellStart(typed, tuple(choices), title), takes_focus=takes_focus)
        self._view.say_overlap(self._overlap_text(typed))

    def _overlap_text(self, typed: SpellTyped) -> str:
        page = self._page()
        try:
            start = parse_day(typed.start)
            last_day = parse_day(typed.last_day) if typed.last_day.strip() else None
        except FlexDeskError:
            return ""
        found = overlaps(start, last_day, page.benefits, without=typed.id) if page else ()
        if not found:
            return ""
        text = _("Deler dage med {periods}. Dage i begge tælles kun én gang.")
        return text.format(periods=", ".join(_overlap_words(each) for each in found))

    def _read(self, typed: SpellTyped) -> Spell | None:
        tell = self._view.say_spell
        tell("", "")
        start = read_day(typed.start, tell, "start")
        if start is None or not typed.last_day.strip():
            return None if start is None else Spell(typed.kind, start)
        last_day = read_day(typed.last_day, tell, "last_day")
        return None if last_day is None else Spell(typed.kind, start, last_day)

    def _write(self, act: "Callable[[], Done]", text: str) -> None:
        self._runner.run(
            lambda _ctx: act(),
            lambda done: self._on_written(done, text),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _on_written(self, done: "Done", text: str) -> None:
        self._view.close_spell()
        self._closed(text, done)

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, FlexDeskError):
            told = sentence_of(error)
            field = _FIELD_OF.get(error.code, "form")
            self._view.say_spell(field, f"{told.happened} {told.do}")
        else:
            say(self._view, error)


def read_day(text: str, tell: Tell, field: str) -> dt.date | None:
    """Return the day that is typed; what cannot be read is told at its field."""
    try:
        return parse_day(text)
    except FlexDeskError as error:
        told = sentence_of(error)
        tell(field, f"{told.happened} {told.do}")
        return None


def _fresh(start: str, last_day: str = "") -> SpellTyped:
    return SpellTyped("", BenefitKind.LEDIGHEDSYDELSE, start, last_day)


def _benefit(page: CounterPage | None, benefit: str) -> Benefit | None:
    rows = page.benefits if page is not None else ()
    return next((row for row in rows if row.id == benefit), None)


def _shares(row: Benefit, first: dt.date, last: dt.date) -> bool:
    return row.start <= last and (row.last_day or dt.date.max) >= first


def _days_of(row: Benefit) -> str:
    if row.last_day is None:
        return _("fra {day}").format(day=format_day(row.start))
    return f"{format_day(row.start)} – {format_day(row.last_day)}"


def _name(row: Benefit) -> str:
    return row.label or label(row.kind, BenefitKind)


def _overlap_words(found: Overlap) -> str:
    words = f"{found.words.lower()} {_days_of(found.benefit)}"
    if found.days is None:
        return words
    return f"{words} ({found.days} {_('dag') if found.days == 1 else _('dage')})"
