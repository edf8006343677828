"""Min uge on paper: day by day the places to go to, and what is due there."""

from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.drawing.rich_text import fitted, txt
from flexdesk.drawing.theme import PAPER
from flexdesk.reports.cabi_styles import LEFT, RIGHT, WIDTH
from flexdesk.reports.preparation_paper import (
    AMBER,
    BODY,
    BOTTOM,
    HEAD,
    SMALL,
    STRONG,
    Sheet,
)

_TIME, _WHO = 62.0, 130.0
_TEXT = WIDTH - _TIME - _WHO - 16
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One task: when, what, and whom it is about as it may be printed."""

    time: str
    text: str
    who: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class PaperStop:
    """One place with its tasks."""

    place: str
    street: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PaperDay:
    """One day with its places."""

    label: str
    stops: tuple[PaperStop, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A week, ready to be printed."""

    title: str
    span: str
    days: tuple[PaperDay, ...]


def render_week(paper: Paper) -> bytes:
    """Return the PDF of a week: the same week gives the same bytes."""
    sheet = Sheet(
        _("Min uge: {title}").format(title=paper.title),
        _("Internt – må ikke forlade teamet · uden CPR-numre"),
    )
    sheet.kicker(_("Min uge"), _("Internt – må ikke forlade teamet"))
    sheet.title(paper.title, paper.span)
    for day in paper.days:
        _day(sheet, day)
    return sheet.finish()


def _day(sheet: Sheet, day: PaperDay) -> None:
    first = _stop_height(sheet, day.stops[0]) if day.stops else BODY.leading
    if sheet.y + HEAD.before + HEAD.leading + first > BOTTOM:
        sheet.next_page()
    _heading(sheet, day.label)
    if not day.stops:
        element = sheet.canvas.element("P")
        sheet.y = sheet.write(element, LEFT, sheet.y, _("Intet på denne dag"), SMALL, WIDTH)
        return
    for stop in day.stops:
        if sheet.y + _stop_height(sheet, stop) > BOTTOM:
            sheet.next_page()
            _heading(sheet, _("{day}, fortsat").format(day=day.label))
        _stop(sheet, stop)


def _heading(sheet: Sheet, text: str) -> None:
    sheet.y += HEAD.before
    sheet.y = sheet.write(sheet.canvas.element("H2"), LEFT, sheet.y, text, HEAD, WIDTH)
    sheet.y += HEAD.after


def _stop_height(sheet: Sheet, stop: PaperStop) -> float:
    lines = sum(_line_height(sheet, line) for line in stop.lines)
    return min(STRONG.leading + lines + 2 * _GAP, BOTTOM / 2)


def _line_height(sheet: Sheet, line: PaperLine) -> float:
    return max(sheet.height(line.text, BODY, _TEXT), BODY.leading) + 2


def _stop(sheet: Sheet, stop: PaperStop) -> None:
    canvas = sheet.canvas
    with canvas.artifact():
        canvas.rect(LEFT, sheet.y, WIDTH, STRONG.leading + 4, fill=PAPER.tint)
    words = " · ".join(part for part in (stop.place, stop.street) if part)
    shown = fitted(txt(words), STRONG.face, STRONG.size, WIDTH - 12)
    sheet.put(canvas.element("H3"), LEFT + 6, sheet.y + 2, (shown,), STRONG)
    sheet.y += STRONG.leading + 4 + 3
    table = canvas.element("Table")
    body = canvas.element("TBody", table)
    for line in stop.lines:
        height = _line_height(sheet, line)
        if sheet.y + height > BOTTOM:
            sheet.next_page()
        row = canvas.element("TR", body)
        late = AMBER if line.is_late else STRONG
        time = canvas.element("TH", row, scope="Row")
        sheet.put(time, LEFT + 6, sheet.y, (line.time or "–",), late if line.time else SMALL)
        cell = canvas.element("TD", row)
        sheet.write(cell, LEFT + 6 + _TIME, sheet.y, line.text, BODY, _TEXT)
        who = fitted(txt(line.who), SMALL.face, SMALL.size, _WHO)
        sheet.put(canvas.element("TD", row), RIGHT - _WHO, sheet.y + 1, (who,), SMALL)
        sheet.y += height
    sheet.y += _GAP
