"""What the page Forløb says about rows, bars and figures. No Qt."""

import datetime as dt

from flexdesk.app.flow_chains import kind_label
from flexdesk.app.flow_rows import COURSE, FlowBar, FlowFigures, FlowGroup, FlowRow
from flexdesk.base.days import MONTHS
from flexdesk.base.language import _, ngettext
from flexdesk.base.numbers import format_day, format_number
from flexdesk.base.periods import ONE_DAY, whole_months_and_rest

_WEEK, _HALF_YEAR = 7, 182


def figures_line(figures: FlowFigures) -> str:
    """Return the grey line of the page."""
    counted = (
        (ngettext("{n} praktik", "{n} praktikker", figures.praktik), figures.praktik),
        (ngettext("{n} ordinært job", "{n} ordinære job", figures.ordinary), figures.ordinary),
    )
    told = [_("{n} puljefleksjob").format(n=format_number(figures.pool))]
    told += [text.format(n=format_number(count)) for text, count in counted if count]
    listed = _("{first} og {last}").format(first=", ".join(told[:-1]), last=told[-1])
    running = listed if len(told) > 1 else told[0]
    parts = [_("{running} i gang").format(running=running)]
    if figures.ending:
        parts.append(
            _("{n} slutter inden {days} dage").format(
                n=format_number(figures.ending), days=figures.ending_days
            )
        )
    return " · ".join(parts)


def short_day(day: dt.date) -> str:
    """Return a day as a bar has room for it: 12. sep."""
    name = MONTHS[day.month - 1]
    return f"{day.day}. {name}" if name == "maj" else f"{day.day}. {name[:3]}."


def until_words(bar: FlowBar, on: dt.date) -> str:
    """Return what stands at the end of a bar; the year where it is not this or the next one."""
    if bar.last_day is None:
        return ""
    year = f" {bar.last_day.year}" if abs(bar.last_day.year - on.year) > 1 else ""
    return _("til {day}").format(day=f"{short_day(bar.last_day)}{year}")


def length_words(start: dt.date, last_day: dt.date | None) -> str:
    """Return how long a stretch is: whole months, weeks or days; nothing without an end."""
    if last_day is None:
        return ""
    after = last_day + ONE_DAY
    months, days = whole_months_and_rest(start, after)
    total = (after - start).days
    if days and total % _WEEK == 0 and total <= _HALF_YEAR:
        weeks = total // _WEEK
        return ngettext("{n} uge", "{n} uger", weeks).format(n=weeks)
    if not months:
        return ngettext("{n} dag", "{n} dage", total).format(n=total)
    words = ngettext("{n} måned", "{n} måneder", months).format(n=months)
    if not days:
        return words
    rest = ngettext("{n} dag", "{n} dage", days).format(n=days)
    return _("{months} og {days}").format(months=words, days=rest)


def days_words(start: dt.date, last_day: dt.date | None) -> str:
    """Return two days: 01-10-2016 – 30-06-2017."""
    if last_day is None:
        return _("fra {day}").format(day=format_day(start))
    return f"{format_day(start)} – {format_day(last_day)}"


def name_of(bar: FlowBar) -> str:
    """Return what a bar is called in full: Planlagt puljefleksjob."""
    if bar.kind == COURSE:
        return bar.title
    title = bar.title
    return _("Planlagt {kind}").format(kind=_lower(title)) if bar.is_planned else title


def _lower(title: str) -> str:
    return title if title.isupper() else title[:1].lower() + title[1:]


def bar_words(bar: FlowBar) -> str:
    """Return a bar in one line: what, the days, the length, the hours."""
    return ", ".join(bar_parts(bar))


def bar_parts(bar: FlowBar) -> tuple[str, ...]:
    """Return what and the days, the length, the hours."""
    parts = [f"{name_of(bar)} {days_words(bar.start, bar.last_day)}"]
    if bar.last_day is not None:
        parts.append(length_words(bar.start, bar.last_day))
    if bar.hours_week is not None and bar.is_placement:
        parts.append(_("{n} timer").format(n=format_number(bar.hours_week, None)))
    return tuple(parts)


def state_words(bar: FlowBar) -> str:
    """Return whether a bar's end is real, planned, or not known."""
    if bar.kind == COURSE:
        return ""
    if bar.is_planned:
        return _("planlagt")
    if bar.is_ended:
        return _("afsluttet") if not bar.is_running else _("slutdagen er registreret")
    return _("planlagt slut") if bar.last_day is not None else _("uden slutdag")


def bar_tip(bar: FlowBar) -> str:
    """Return everything about a bar, for the tip and the screen reader."""
    parts = [bar_words(bar), state_words(bar), bar.workplace, *(mark.text for mark in bar.marks)]
    return ". ".join(part for part in parts if part)


def row_tip(row: FlowRow, *, is_hidden: bool) -> str:
    """Return a row as it is read out: who, where, what next, and every bar."""
    head = [row.shown(is_hidden=is_hidden), row.workplace, row.next_text]
    bars = [bar_tip(bar) for bar in row.bars]
    return ". ".join(part for part in (", ".join(p for p in head if p), *bars) if part)


def group_words(group: FlowGroup, *, is_open: bool) -> str:
    """Return a heading as it is read out."""
    count = ngettext("{n} borger", "{n} borgere", len(group.rows))
    state = _("åben") if is_open else _("foldet sammen")
    return f"{group.label}, {count.format(n=format_number(len(group.rows)))}, {state}"


def moved_words(bar: FlowBar, start: dt.date, last_day: dt.date | None) -> str:
    """Return what the toast says of a moved placement."""
    if last_day is not None and bar.last_day is not None and start == bar.start:
        verb = _("forlænget") if last_day > bar.last_day else _("afkortet")
        day = format_day(last_day)
        return _("{kind} {verb} til {day}").format(kind=kind_label(bar.kind), verb=verb, day=day)
    return _("{kind} flyttet: {days}").format(
        kind=kind_label(bar.kind), days=days_words(start, last_day)
    )


def fixed_words(bar: FlowBar) -> str:
    """Return why nothing of a bar can be moved, and what one does instead."""
    if not bar.is_placement:
        return _("Et kursus flyttes på borgerens side under Støtte")
    if bar.is_ended:
        return _("Dagene er registreret: ret dem på borgerens side")
    return _("Der er ingen planlagt slutdag at flytte: sæt en med Forlæng")
