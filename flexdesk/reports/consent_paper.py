"""The consent form: one A4 page a citizen signs, with every word that may be shown of her.

It is a paper for the citizen, not a card: it lists. It is set smaller until it fits on its page,
and refused when even the smallest does not.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from flexdesk.base.errors import UserError
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day_long
from flexdesk.drawing.tagged_tree import Element
from flexdesk.drawing.theme import PAPER
from flexdesk.reports.cabi_styles import GUTTER, LEFT, RIGHT, WIDTH, Style
from flexdesk.reports.preparation_paper import BODY, HEAD, SMALL, STRONG, Sheet

_SETTINGS: Final = (
    *((scale, False) for scale in (1.0, 0.96, 0.92, 0.88)),
    *((scale, True) for scale in (0.92, 0.88, 0.84, 0.8, 0.76)),
)
"""How the page is set until it fits: scale of the type, and whether a section's statements run on.

The smallest is 7,1 points: below that nobody over fifty reads what she signs.
"""
_BETWEEN: Final = " · "
_SIGN_TOP: Final = 738.0
"""Where the lines to sign begin; what is said ends above."""
_LABEL: Final = 108.0
_PAD: Final = 12.0
_BULLET: Final = 9.0
_PART: Final = Style("bold", 8.6, 11.4, PAPER.teal)
_DATE_LINE: Final = 130.0


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """What stands on the form; texts as they will be shown, cleaned of numbers before.

    `sections` are those consented to with what they say, `left_out` the names of the others;
    `kept` what the guard warned about and stays: where, the words, the reason.
    """

    name: str
    candidate_no: str
    number: int
    version_day: dt.date
    purpose: str
    recipients: str
    channels: str
    until: dt.date | None
    naming: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[str, ...]
    kept: tuple[tuple[str, str, str], ...]
    consultant: str
    contact: str
    municipality: str
    team: str
    text: str = ""
    is_example: bool = False

    def __repr__(self) -> str:
        """Show the version's number only: the rest is a citizen's."""
        return f"ConsentPaper({self.number})"


def render_consent(paper: ConsentPaper) -> bytes:
    """Return the PDF, one page: the same input gives the same bytes.

    Raises:
        UserError: `consent.form_overflow` when it does not fit even in the smallest type.
    """
    for scale, is_dense in _SETTINGS:
        painter = _Painter(paper, scale, is_dense)
        painter.paint()
        if painter.sheet.y <= _SIGN_TOP:
            return painter.sheet.finish()
    raise UserError("consent.form_overflow")


@dataclass(slots=True)
class _Painter:
    paper: ConsentPaper
    scale: float
    is_dense: bool = False
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        title = _("Samtykke til kandidatkort, version {n}").format(n=self.paper.number)
        whose = " · ".join(part for part in (self.paper.team, self.paper.municipality) if part)
        foot = _("{whose} · Samtykke til version {n} · Kun til borgeren og jobcentret").format(
            whose=whose or _("Jobcentret"), n=self.paper.number
        )
        self.sheet = Sheet(title, foot)

    def paint(self) -> None:
        """Paint the whole page; where it ended stands in `sheet.y`."""
        self._head()
        self._facts()
        self._statements()
        self._kept()
        self._rights()
        if self.sheet.y <= _SIGN_TOP:
            self._signature()

    def _style(self, style: Style) -> Style:
        by = self.scale
        return replace(style, size=style.size * by, leading=style.leading * by)

    def _head(self) -> None:
        paper, sheet = self.paper, self.sheet
        label = _("Eksempeldata") if paper.is_example else _("Til underskrift")
        sheet.kicker(_("Samtykke"), label)
        about = " · ".join(
            part
            for part in (
                paper.name,
                _("kandidat-nr. {no}").format(no=paper.candidate_no) if paper.candidate_no else "",
                _("kortets version {n} fra {day}").format(
                    n=paper.number, day=format_day_long(paper.version_day)
                ),
            )
            if part
        )
        sheet.title(_("Samtykke til at vise mit kandidatkort"), about)

    def _facts(self) -> None:
        paper = self.paper
        who = paper.municipality or _("jobcentret")
        self.sheet.y += 4 * self.scale
        yes = _("Jeg siger ja til, at {who} må give mit kandidatkort videre, som det står her.")
        self._para(yes.format(who=who), STRONG, 3)
        until = _("Til og med {day}. Derefter må kortet ikke vises mere.")
        told = (
            (_("Formål"), paper.purpose),
            (_("Hvem må få det"), paper.recipients),
            (_("Hvordan"), paper.channels),
            (
                _("Hvor længe"),
                until.format(day=format_day_long(paper.until)) if paper.until else "",
            ),
            (_("Navn og billede"), paper.naming),
            (_("Aftalt"), paper.text),
        )
        for label, text in told:
            if text:
                self._fact(label, text)

    def _fact(self, label: str, text: str) -> None:
        sheet, strong, body = self.sheet, self._style(STRONG), self._style(BODY)
        element = sheet.canvas.element("P")
        sheet.write(element, LEFT, sheet.y, label, strong, _LABEL - 8)
        sheet.y = sheet.write(element, LEFT + _LABEL, sheet.y, text, body, WIDTH - _LABEL) + 2

    def _statements(self) -> None:
        """Write the statements in two columns on a tinted ground, about as high as each other."""
        sheet = self.sheet
        self._heading(_("Det må stå på kortet, og intet andet om mig"))
        width = (WIDTH - 2 * _PAD - GUTTER) / 2
        heights = [self._part_height(texts, width) for _name, texts in self.paper.sections]
        split = _split(heights)
        high = max(sum(heights[:split]), sum(heights[split:])) + _PAD
        with sheet.canvas.artifact():
            sheet.canvas.rect(LEFT, sheet.y, WIDTH, high, fill=PAPER.tint, radius=4)
        top = sheet.y + _PAD * 0.7
        for x, parts in (
            (LEFT + _PAD, self.paper.sections[:split]),
            (LEFT + _PAD + width + GUTTER, self.paper.sections[split:]),
        ):
            y = top
            for name, texts in parts:
                y = self._part(x, y, name, texts, width)
        sheet.y += high + 5
        also = _(
            "Kortet viser også, hvem hos jobcentret arbejdspladsen kan ringe til, hvad et fleksjob"
            " koster, og hvad der sker nu."
        )
        self._para(also, SMALL, 1)
        if self.paper.left_out:
            without = _("Ikke med på kortet: {names}.").format(names=", ".join(self.paper.left_out))
            self._para(without, SMALL, 1)

    def _part_height(self, texts: Sequence[str], width: float) -> float:
        body = self._style(BODY)
        if self.is_dense:
            run_on = self.sheet.height(_BETWEEN.join(texts), body, width)
            return self._style(_PART).leading + run_on + 2 * self.scale
        lines = sum(self.sheet.height(text, body, width - _BULLET) for text in texts)
        return self._style(_PART).leading + lines + 5 * self.scale

    def _part(self, x: float, y: float, name: str, texts: Sequence[str], width: float) -> float:
        sheet, body = self.sheet, self._style(BODY)
        y = sheet.write(sheet.canvas.element("H3"), x, y, name, self._style(_PART), width)
        if self.is_dense:
            joined = _BETWEEN.join(texts)
            return (
                sheet.write(sheet.canvas.element("P"), x, y, joined, body, width) + 2 * self.scale
            )
        items = sheet.canvas.element("L")
        for text in texts:
            y = self._item(items, x, y, text, body, width)
        return y + 5 * self.scale

    def _item(
        self, items: Element, x: float, y: float, text: str, style: Style, width: float
    ) -> float:
        canvas = self.sheet.canvas
        with canvas.artifact():
            canvas.dot(x + 2.4, y + style.leading / 2, 1.3 * self.scale, fill=PAPER.amber)
        item = canvas.element("LI", items)
        label = canvas.element("LBody", item)
        return self.sheet.write(label, x + _BULLET, y, text, style, width - _BULLET)

    def _kept(self) -> None:
        if not self.paper.kept:
            return
        sheet, body = self.sheet, self._style(BODY)
        self._heading(_("Det har programmet advaret om, og det er beholdt"))
        items = sheet.canvas.element("L")
        said = _("{place}: »{words}«. Begrundelse: {reason}")
        for place, words, reason in self.paper.kept:
            text = said.format(place=place, words=words, reason=reason)
            sheet.y = self._item(items, LEFT, sheet.y, text, body, WIDTH)

    def _rights(self) -> None:
        sheet, body = self.sheet, self._style(BODY)
        self._heading(_("Det skal du vide"))
        items = sheet.canvas.element("L")
        for text in self._told():
            sheet.y = self._item(items, LEFT, sheet.y, text, body, WIDTH) + 1

    def _told(self) -> tuple[str, ...]:
        reach = " · ".join(part for part in (self.paper.consultant, self.paper.contact) if part)
        back = _("Du kan altid trække dit ja tilbage. Du behøver ikke sige hvorfor.")
        call = _("Ring eller skriv til {who}.").format(who=reach) if reach else ""
        return (
            _("Det er frivilligt. Du kan sige nej til det hele eller til dele af det."),
            f"{back} {call}".strip(),
            _(
                "Trækker du det tilbage, udleverer vi ikke kortet mere, og vi beder dem, der har"
                " fået det, aflevere eller destruere det."
            ),
            _("Skal kortet sige noget nyt om dig, spørger vi dig igen først."),
            self._never(),
        )

    def _never(self) -> str:
        """Return what the card may not show; what was kept all the same is named, not denied."""
        if self.paper.kept:
            return _(
                "Kortet må ikke vise CPR-nummer, adresse eller telefonnummer, og intet følsomt ud"
                " over det beholdte."
            )
        return _(
            "Kortet må ikke vise CPR-nummer, adresse, telefonnummer, sygdom eller hvilken"
            " ydelse du har fået."
        )

    def _signature(self) -> None:
        sheet, canvas = self.sheet, self.sheet.canvas
        base = 771.0
        name_x = LEFT + _DATE_LINE + GUTTER
        with canvas.artifact():
            canvas.line(LEFT, base, LEFT + _DATE_LINE, base, stroke=PAPER.ink, line_width=0.8)
            canvas.line(name_x, base, RIGHT, base, stroke=PAPER.ink, line_width=0.8)
        signed = _("Underskrift: {name}").format(name=self.paper.name)
        sheet.write(canvas.element("P"), LEFT, base + 3, _("Underskrevet den"), SMALL, _DATE_LINE)
        sheet.write(canvas.element("P"), name_x, base + 3, signed, SMALL, RIGHT - name_x)

    def _heading(self, text: str) -> None:
        sheet, head = self.sheet, self._style(HEAD)
        sheet.y += (6 if self.is_dense else 9) * self.scale
        sheet.y = sheet.write(sheet.canvas.element("H2"), LEFT, sheet.y, text, head, WIDTH) + 3

    def _para(self, text: str, style: Style, after: float) -> None:
        sheet = self.sheet
        element = sheet.canvas.element("P")
        sheet.y = sheet.write(element, LEFT, sheet.y, text, self._style(style), WIDTH) + after


def _split(heights: Sequence[float]) -> int:
    """Return how many parts stand in the left column, so that the higher one is lowest."""
    return min(
        range(len(heights) + 1),
        key=lambda at: (max(sum(heights[:at]), sum(heights[at:])), -at),
    )
