"""A case with all its words in place: chips filled, notes numbered, hidden figures gone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flexdesk.base.language import _
from flexdesk.base.numbers import format_day, format_number
from flexdesk.drawing.rich_text import txt
from flexdesk.reports.audience import Audience, View
from flexdesk.reports.cabi_charts import CaseChart, case_charts
from flexdesk.reports.cabi_chips import Chips
from flexdesk.reports.cabi_input import CabiInput
from flexdesk.reports.cabi_notes import (
    MARKS,
    SHARE_TARGET,
    Note,
    arithmetic,
    audience_line,
    hidden_note,
    measured,
    standard_notes,
)
from flexdesk.reports.cabi_said import settled
from flexdesk.reports.cabi_texts import Section, StatusTable, TableRow

END_MARK = "■"
_UNIT = re.compile(r"(\d|\bmio\.|\bmia\.) (?=(?:mio\.|mia\.|kr\.|procent\b|pct\.|%))")
_RANGE = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?![\d-])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; the last one of the body carries the end mark."""

    text: str
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the status table as it is printed; `share` is the bar, None for none."""

    label: str
    value: str
    level: int
    share: float | None
    is_other: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The status table as it is printed."""

    caption: str
    counted: str
    rows: tuple[Row, ...]
    source: str


Item = Heading | Para | Table


@dataclass(frozen=True, slots=True)
class Box:
    """UDGIFTER or INDTÆGTER."""

    title: str
    bullets: tuple[str, ...]
    is_warm: bool


@dataclass(frozen=True, slots=True)
class QuoteText:
    """A pull quote as it is printed."""

    text: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A small box of lines: KONTAKT, or how it was measured."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of the case with its counts, target and definition, where there is room for it."""

    label: str
    value: str
    counts: str
    target: str
    definition: str


@dataclass(frozen=True, slots=True)
class Content:
    """All that is printed, in reading order."""

    kicker: str
    theme: str
    title: str
    standfirst: str
    story: tuple[Item, ...]
    boxes: tuple[Box, ...]
    quotes: tuple[QuoteText, ...]
    charts: tuple[CaseChart, ...]
    panels: tuple[Panel, ...]
    figure_lines: tuple[FigureLine, ...]
    notes: tuple[str, ...]
    audience: str
    is_internal: bool
    is_example: bool
    data_line: str
    warnings: tuple[str, ...] = ()


def chips_of(case: CabiInput, view: View) -> Chips:
    """Return what the chips of a case may name."""
    figures = {figure.id: figure for figure in case.figures}
    return Chips(figures, view, case.on, case.municipality, case.unit)


def build(case: CabiInput, view: View) -> Content:
    """Fill every slot.

    Raises:
        UserError: `cabi.chip` for a chip that names nothing known.
    """
    return _Builder(case, view).content()


class _Builder:
    """Fills slots and remembers what was lost on the way."""

    def __init__(self, case: CabiInput, view: View) -> None:
        self.case = case
        self.view = view
        self.chips = chips_of(case, view)
        self.texts = settled(case.texts, self.chips)
        self.warnings: list[str] = []
        self.notes = self._numbered()

    def content(self) -> Content:
        texts, case = self.texts, self.case
        return Content(
            kicker=_("Case"),
            theme=_("{theme} i {municipality}").format(
                theme=self._say(texts.theme), municipality=self._say(_named(case.municipality))
            ),
            title=self._say(texts.title, "display_semibold"),
            standfirst=self._say(texts.standfirst),
            story=_ended(self._story()),
            boxes=self._boxes(),
            quotes=self._quotes(),
            charts=case_charts(case, self.chips),
            panels=self._panels(),
            figure_lines=tuple(self._figure_line(name) for name in self._named_figures()),
            notes=tuple(f"{MARKS[i]} {self._say(n.text)}" for i, n in enumerate(self.notes))
            + self._loose_notes(),
            audience=audience_line(case.audience),
            is_internal=case.audience is Audience.INTERNAL,
            is_example=case.is_example,
            data_line=_("Dataudtræk pr. {}").format(format_day(case.on)),
            warnings=tuple(dict.fromkeys(self.warnings)),
        )

    def _say(self, text: str, face: str = "sans") -> str:
        return self._set(self.chips.fill(text).text, face)

    def _set(self, text: str, face: str = "sans") -> str:
        """Return a text as it is set: number and unit hold together, ranges have their dash."""
        said = _RANGE.sub("\\1–\\2", _UNIT.sub("\\1\u00a0", text))
        return txt(said, face=face, warn=self.warnings.append)

    def _all(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(said for text in texts if (said := self._say(text)))

    # --- notes ------------------------------------------------------------------------------

    def _numbered(self) -> tuple[Note, ...]:
        """Return the notes that have a place in table or text, in the order of their marks."""
        rows = self.texts.table.rows if self.texts.table else ()
        found = {row.figure for row in rows}
        if any(self._names_share_target(p) for s in self.texts.sections for p in s.paragraphs):
            found.add(SHARE_TARGET)
        own = [Note(row.figure, row.note) for row in rows if row.note]
        replaced = {note.anchor for note in own}
        standard = [n for n in standard_notes(self.chips) if n.anchor not in replaced]
        kept = [note for note in (*own, *standard) if note.anchor in found]
        order = [*(row.figure for row in rows), SHARE_TARGET]
        return tuple(sorted(kept, key=lambda note: order.index(note.anchor))[: len(MARKS)])

    def _mark(self, anchor: str) -> str:
        for number, note in enumerate(self.notes):
            if note.anchor == anchor:
                return MARKS[number]
        return ""

    def _names_share_target(self, text: str) -> bool:
        return any(
            f"{{target:{name}" in text and figure.kind == "share"
            for name, figure in self.chips.figures.items()
        )

    def _loose_notes(self) -> tuple[str, ...]:
        own = (*self.texts.notes, *self._remarks(), hidden_note(self.view))
        return self._all(own)

    def _remarks(self) -> list[str]:
        """Return what the engine remarks on the table's figures; small counts, so inside only."""
        rows = self.texts.table.rows if self.texts.table else ()
        if self.case.audience is Audience.EXTERNAL:
            return []
        return [
            f"{row.label}: {', '.join(self.chips.figures[row.figure].notes)}."
            for row in rows
            if row.figure in self.chips.figures and self.chips.figures[row.figure].notes
        ]

    # --- body -------------------------------------------------------------------------------

    def _story(self) -> list[Item]:
        items: list[Item] = [Para(text) for text in self._all(self.texts.lead)]
        sections = self.texts.sections
        has_place = any(section.table_after is not None for section in sections)
        for number, section in enumerate(sections):
            items += self._section(section, is_home=not has_place and number == len(sections) - 1)
        if self.texts.table and not sections:
            items.append(self._table(self.texts.table))
        return items

    def _section(self, section: Section, *, is_home: bool) -> list[Item]:
        paragraphs = [self._paragraph(text) for text in section.paragraphs]
        items: list[Item] = []
        heading = self._heading(section)
        if heading:
            items.append(Heading(heading, section.level))
        after = 0 if is_home else section.table_after
        for number in range(len(paragraphs) + 1):
            if after == number and self.texts.table:
                items.append(self._table(self.texts.table))
            if number < len(paragraphs) and paragraphs[number]:
                items.append(Para(paragraphs[number]))
        return items if len(items) > (1 if heading else 0) else []

    def _heading(self, section: Section) -> str:
        filled = self.chips.fill(section.heading)
        if filled.hidden or filled.empty:
            return self._say(section.plain or _("Resultater"), "bold")
        return self._set(filled.text, "bold")

    def _paragraph(self, text: str) -> str:
        said = self._say(text)
        if said and self._names_share_target(text):
            said += self._mark(SHARE_TARGET)
        return said

    def _table(self, table: StatusTable) -> Table:
        shown = [row for row in table.rows if row.figure in self.chips.figures]
        rows = tuple(self._row(row, shown) for row in shown)
        source = self._say(table.source or _("Kilde: {unit}."))
        sums = arithmetic(table, self.chips)
        return Table(
            caption=self._say(table.caption),
            counted=self._say(table.counted or _("Borgere")),
            rows=rows,
            source=f"{source} {sums}." if sums else source,
        )

    def _row(self, row: TableRow, rows: list[TableRow]) -> Row:
        figure = self.chips.figures[row.figure]
        label = self._say(row.label) + self._mark(row.figure)
        is_other = row.figure.endswith("_other")
        if self.view.hides(row.figure):
            return Row(label, _("skjult"), row.level, None, is_other)
        if figure.value is None:
            return Row(label, "–", row.level, None, is_other)
        if figure.kind == "share":
            return Row(label, self._say(f"{{{row.figure}:decimal}}"), row.level, figure.value)
        counts = [self.chips.figures[other.figure] for other in rows]
        top = max((f.n for f in counts if f.kind != "share"), default=0)
        value = format_number(figure.value)
        return Row(label, value, row.level, figure.n / top if top else 0.0, is_other)

    # --- beside the body --------------------------------------------------------------------

    def _boxes(self) -> tuple[Box, ...]:
        pairs = (
            (_("Udgifter"), self.texts.expenses, True),
            (_("Indtægter"), self.texts.incomes, False),
        )
        return tuple(
            Box(title, bullets, is_warm)
            for title, given, is_warm in pairs
            if (bullets := self._all(given))
        )

    def _quotes(self) -> tuple[QuoteText, ...]:
        quotes: list[QuoteText] = []
        for quote in (*self.texts.quotes, *self.case.quotes):
            organisation = ", ".join(self._all((quote.title, quote.organisation)))
            if not quote.is_approved:
                if self.case.audience is Audience.EXTERNAL:
                    self.warnings.append("cabi.quote_left_out")
                    continue
                organisation = ", ".join(filter(None, (organisation, _("citat ikke godkendt"))))
            text = self._say(quote.text, "display_italic")
            quotes.append(QuoteText(text, self._say(quote.name, "bold"), organisation))
        return tuple(quotes)

    def _panels(self) -> tuple[Panel, ...]:
        table = self.texts.table
        names = [table.share, *(row.figure for row in table.rows)] if table else []
        lines = self._all(
            measured(self.texts.method, self.chips.figures, [*names, self.texts.chart])
        )
        panels = [Panel(_("Sådan har vi målt"), lines)] if lines else []
        contact = self._all((*self.texts.contact, *self.case.contact))
        if contact:
            panels.append(Panel(_("Kontakt"), contact))
        return tuple(panels)

    def _named_figures(self) -> list[str]:
        """Return the shown figures that the case names, shares and targets first."""
        texts = self.texts
        said = [texts.title, *texts.lead, *(p for s in texts.sections for p in s.paragraphs)]
        said += [section.heading for section in texts.sections]
        names = {name for text in said for name in self.chips.fill(text).figures}
        names |= {row.figure for row in texts.table.rows} if texts.table else set()
        names |= {texts.chart, texts.table.share if texts.table else ""}
        found = [f for f in self.chips.figures.values() if f.id in names]
        found.sort(key=lambda figure: (figure.target is None, figure.kind != "share"))
        return [f.id for f in found if f.value is not None and not self.view.hides(f.id)]

    def _figure_line(self, name: str) -> FigureLine:
        figure = self.chips.figures[name]
        is_share = figure.kind == "share"
        target = f"{{target:{name}:percent}}" if is_share else f"{{target:{name}}}"
        return FigureLine(
            label=self._say(figure.label),
            value=self._say(f"{{{name}:decimal}}" if is_share else f"{{{name}}}"),
            counts=self._say(_("{{{0}:n}} af {{{0}:N}}").format(name)) if is_share else "",
            target=self._say(target).replace("procent", "%") if figure.target is not None else "",
            definition=self._say(figure.definition),
        )


def _named(municipality: str) -> str:
    """Return "Aarhus Kommune", whether or not the name says Kommune already."""
    is_whole = municipality.casefold().endswith("kommune")
    return municipality if is_whole else f"{municipality} Kommune"


def _ended(items: list[Item]) -> tuple[Item, ...]:
    """Put the end mark on the last paragraph of the body."""
    for number in range(len(items) - 1, -1, -1):
        item = items[number]
        if isinstance(item, Para):
            items[number] = replace(item, is_last=True)
            break
    return tuple(items)
