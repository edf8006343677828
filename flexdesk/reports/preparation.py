"""Forberedelse: one page about one citizen to read before a visit, and room to write on."""

from dataclasses import dataclass

from flexdesk.base.language import _
from flexdesk.drawing.theme import PAPER
from flexdesk.reports.cabi_styles import CAPS, LEFT, WIDTH, Style
from flexdesk.reports.preparation_paper import (
    BODY,
    BOTTOM,
    HEAD,
    SMALL,
    STRONG,
    Sheet,
)

_GUTTER = 22.0
_SIDE = 176.0
_MAIN = WIDTH - _SIDE - _GUTTER
_SIDE_X = LEFT + _MAIN + _GUTTER
_PAD = 9.0
_ROOM = 150.0
"""Height of the lines to write on, at least."""
_LINE = 24.0
_NOTE_LINES = 7
_LABEL = Style("sans", 8.4, 11, PAPER.muted)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A note, a task or a goal: day, kind, words."""

    day: str
    title: str
    text: str = ""
    is_late: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that stands on the page, as it may be printed."""

    who: str
    """Candidate number, with the first name by choice; never a CPR number."""
    occasion: str
    place: tuple[Fact, ...]
    considerations: tuple[str, ...]
    practical: tuple[Fact, ...]
    notes: tuple[Entry, ...]
    tasks: tuple[Entry, ...]
    goals: tuple[Entry, ...]


def render_preparation(page: Preparation) -> bytes:
    """Return the PDF of a preparation: one page, and the same input gives the same bytes."""
    sheet = Sheet(
        _("Forberedelse: {who}").format(who=page.who),
        _("Internt – må ikke forlade teamet · uden CPR-nummer"),
    )
    sheet.kicker(_("Forberedelse"), _("Internt – må ikke forlade teamet"))
    sheet.title(page.who, page.occasion)
    top = sheet.y
    side = _side(sheet, page, top)
    main = _main(sheet, page, top)
    _room(sheet, max(side, main) + 14)
    return sheet.finish()


# --- the narrow column ----------------------------------------------------------------------


def _side(sheet: Sheet, page: Preparation, top: float) -> float:
    y = top
    if page.considerations:
        y = _box(sheet, page.considerations, y + 8)
    if page.place:
        y = _heading(sheet, _("Forløb nu"), _SIDE_X, y, _SIDE)
        y = _facts(sheet, page.place, _SIDE_X, y, _SIDE)
    if page.practical:
        y = _heading(sheet, _("Praktisk"), _SIDE_X, y, _SIDE)
        y = _facts(sheet, page.practical, _SIDE_X, y, _SIDE)
    return y


def _box(sheet: Sheet, lines: tuple[str, ...], y: float) -> float:
    canvas = sheet.canvas
    inner = _SIDE - 2 * _PAD
    height = sum(sheet.height(line, BODY, inner) + 2 for line in lines) + 18 + 2 * _PAD
    with canvas.artifact():
        canvas.rect(_SIDE_X, y, _SIDE, height, fill=PAPER.amber_tint)
        canvas.rect(_SIDE_X, y, _SIDE, 3, fill=PAPER.amber)
    title = canvas.element("H2")
    with canvas.marked(title):
        canvas.text(
            _SIDE_X + _PAD, y + _PAD + CAPS.base, _("Hensyn · internt").upper(), face=CAPS.face,
            size=CAPS.size, fill=PAPER.amber, tracking=0.8,
        )  # fmt: skip
    at = y + _PAD + 17
    for line in lines:
        element = canvas.element("P")
        at = sheet.write(element, _SIDE_X + _PAD, at, line, BODY, inner) + 2
    return y + height


def _facts(sheet: Sheet, facts: tuple[Fact, ...], x: float, y: float, width: float) -> float:
    for fact in facts:
        element = sheet.canvas.element("P")
        y = sheet.write(element, x, y, fact.label, _LABEL, width)
        y = sheet.write(sheet.canvas.element("P"), x, y, fact.value, STRONG, width) + 3
    return y


# --- the wide column ------------------------------------------------------------------------


def _main(sheet: Sheet, page: Preparation, top: float) -> float:
    limit = BOTTOM - _ROOM
    y = top
    for title, entries, none in (
        (_("Åbne opgaver"), page.tasks, _("Ingen åbne opgaver")),
        (_("Mål og delmål"), page.goals, ""),
        (_("Sidst"), page.notes, _("Ingen notater endnu")),
    ):
        if entries or none:
            y = _section(sheet, title, entries, none, (y, limit))
    return y


def _section(
    sheet: Sheet, title: str, entries: tuple[Entry, ...], none: str, span: tuple[float, float]
) -> float:
    y, limit = span
    if y + HEAD.before + HEAD.leading + 2 * BODY.leading > limit:
        return y
    y = _heading(sheet, title, LEFT, y, _MAIN)
    if not entries:
        return sheet.write(sheet.canvas.element("P"), LEFT, y, none, SMALL, _MAIN)
    for at, entry in enumerate(entries):
        fits = _entry_height(sheet, entry)
        rest = len(entries) - at
        if y + fits + (SMALL.leading if rest > 1 else 0) > limit:
            words = _("{n} mere i FlexDesk").format(n=rest)
            return sheet.write(sheet.canvas.element("P"), LEFT, y, words, SMALL, _MAIN)
        y = _entry(sheet, entry, y)
    return y


def _cut(sheet: Sheet, entry: Entry) -> tuple[str, ...]:
    lines = sheet.lines(entry.text, BODY, _MAIN) if entry.text else ()
    if len(lines) <= _NOTE_LINES:
        return lines
    return (*lines[: _NOTE_LINES - 1], lines[_NOTE_LINES - 1].rstrip("\u00ad .,") + " …")


def _entry_height(sheet: Sheet, entry: Entry) -> float:
    return STRONG.leading + len(_cut(sheet, entry)) * BODY.leading + 4


def _entry(sheet: Sheet, entry: Entry, y: float) -> float:
    canvas = sheet.canvas
    indent = 12.0 * entry.level
    fill = PAPER.amber if entry.is_late else PAPER.ink
    style = Style(STRONG.face, STRONG.size, STRONG.leading, fill)
    words = " · ".join(part for part in (entry.day, entry.title) if part)
    y = sheet.write(canvas.element("P"), LEFT + indent, y, words, style, _MAIN - indent)
    lines = _cut(sheet, entry)
    if lines:
        y = sheet.put(canvas.element("P"), LEFT + indent, y, lines, BODY)
    return y + 4


def _heading(sheet: Sheet, text: str, x: float, y: float, width: float) -> float:
    y = sheet.write(sheet.canvas.element("H2"), x, y + HEAD.before, text, HEAD, width)
    return y + HEAD.after


def _room(sheet: Sheet, y: float) -> None:
    """Leave lines to write on down to the foot of the page."""
    y = max(y, BOTTOM - 2.2 * _ROOM)
    canvas = sheet.canvas
    with canvas.artifact():
        canvas.line(LEFT, y, LEFT + WIDTH, y, stroke=PAPER.petrol, line_width=1)
    top = sheet.write(canvas.element("H2"), LEFT, y + 6, _("Fra besøget"), HEAD, WIDTH)
    hint = _("Effektive timer nu: ________   Fremmødetimer: ________   Næste gang: ____________")
    at = sheet.write(canvas.element("P"), LEFT, top + 4, hint, BODY, WIDTH) + _LINE
    with canvas.artifact():
        while at <= BOTTOM:
            canvas.line(LEFT, at, LEFT + WIDTH, at, stroke=PAPER.rule, line_width=0.6)
            at += _LINE
