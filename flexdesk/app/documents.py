"""Documents: what can be made, from which rows, for whom; written whole, logged, released."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flexdesk.app.case_texts import Texts, case_of, check_texts
from flexdesk.app.desk import Desk
from flexdesk.app.figure_queries import figure_index, figures_for
from flexdesk.app.jobs import JobContext, step
from flexdesk.app.overview import month_ends
from flexdesk.app.sentences import explain
from flexdesk.app.status_input import municipality_of, status_input
from flexdesk.base.errors import UserError
from flexdesk.base.files import write_atomically
from flexdesk.domain.figure_view import DayView
from flexdesk.domain.figures import FIGURE_IDS, Figure, figures_of
from flexdesk.domain.programs import Program
from flexdesk.reports.audience import Audience
from flexdesk.reports.audience_figures import view_of
from flexdesk.reports.cabi_case import CabiInput, Rendered, SeriesPoint

STATUS_SHEET = "status-sheet"
CABI_CASE = "cabi-case"
_SAID_BY_WORDS = frozenset({"cabi.quote_left_out"})
"""Remarks of a case that a line of its check list says already."""
_CASE_MONTHS = 30


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document the desk can make."""

    key: str
    title: str
    description: str
    suffix: str


DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind(
        STATUS_SHEET,
        "Statusark",
        "Månedens tal, forløb og udfald som Excel-ark, hvor summerne er formler",
        ".xlsx",
    ),
    DocumentKind(
        CABI_CASE,
        "Case til Cabi",
        "To sider om programmets resultat: tal, økonomi og fremgangsmåde",
        ".pdf",
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A document on the disk."""

    path: Path
    pages: int | None = None
    sheets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of what to look at before a document is issued."""

    ok: bool
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: document, day, program, for whom, and what is released."""

    document: DocumentKind
    on: dt.date
    program: Program
    audience: Audience
    released: Mapping[str, str]
    texts: Texts | None = None
    """Slots of a case laid over the kept ones, for this document only."""


@dataclass(frozen=True, slots=True)
class _Made:
    data: bytes
    pages: int | None = None
    sheets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def write_document(  # noqa: PLR0913 - what a document is, all by name
    desk: Desk,
    key: str,
    *,
    on: dt.date,
    audience: str,
    releases: Mapping[str, str],
    out: Path,
    ctx: JobContext | None = None,
    program_key: str | None = None,
    texts: Texts | None = None,
) -> Written:
    """Make a document and write it whole; who made it, for whom and what was released is logged.

    `texts` are laid over the texts of a case, which only a case has.

    Raises:
        UserError: `document.*`, `release.*`, `case_texts.*`, `cabi.*`, `file.*`.
        EnvironmentFaultError: `disk.full`, `file.locked`.
        CancelledError: when `ctx` says so; no file is left.
    """
    order = _order(desk, key, on, audience, releases, program_key, texts)
    suffix = order.document.suffix
    if out.suffix.lower() != suffix:
        raise UserError("document.suffix", file=out.name, suffix=suffix)
    made = _MAKERS[order.document.key](desk, order, ctx)
    step(ctx, 3, 3, "documents.writing")
    write_atomically(out, made.data)
    desk.store.access(
        "export",
        None,
        document=order.document.key,
        on=on.isoformat(),
        audience=order.audience.value,
        released=dict(order.released),
        file=out.name,
    )
    return Written(out, made.pages, made.sheets, made.notes)


def preview_pdf(
    desk: Desk,
    key: str,
    *,
    on: dt.date,
    audience: str,
    releases: Mapping[str, str],
    program_key: str | None = None,
    texts: Texts | None = None,
) -> bytes:
    """Return the bytes of a document that is shown on the screen only.

    Raises:
        UserError: `document.no_preview` for one that is no PDF, `release.*`.
    """
    order = _order(desk, key, on, audience, releases, program_key, texts)
    if order.document.suffix != ".pdf":
        raise UserError("document.no_preview")
    return _MAKERS[order.document.key](desk, order, None).data


def check_list(
    desk: Desk,
    key: str,
    on: dt.date,
    audience: str,
    releases: Mapping[str, str],
    program_key: str | None = None,
    *,
    texts: Texts | None = None,
) -> tuple[CheckLine, ...]:
    """Return what is right and what is not, before a document is issued.

    Raises:
        UserError: `document.unknown`, `program.unknown`, `release.*`.
    """
    order = _order(desk, key, on, audience, releases, program_key, texts)
    figures = {figure.id: figure for figure in figures_for(desk, on, order.program)}
    lines = [
        _has_rows(figures),
        _adds_up(figures),
        CheckLine(ok=True, text="Alle tal er fra samme dag og samme regelsæt"),
        _agrees_with_placements(figures),
        *_small_cells(desk, order, tuple(figures.values())),
    ]
    if order.document.key == CABI_CASE:
        lines.extend(_case_lines(desk, order))
    return tuple(lines)


def _order(
    desk: Desk,
    key: str,
    on: dt.date,
    audience: str,
    releases: Mapping[str, str],
    program_key: str | None,
    texts: Texts | None,
) -> Order:
    found = [kind for kind in DOCUMENTS if kind.key == key]
    if not found:
        keys = [kind.key for kind in DOCUMENTS]
        raise UserError("document.unknown", document=key, documents=keys)
    if audience not in set(Audience):
        choices = [each.value for each in Audience]
        raise UserError("value.unknown", value=audience, field="målgruppe", choices=choices)
    for figure, reason in releases.items():
        if figure not in FIGURE_IDS:
            raise UserError("release.unknown", figure=figure)
        if not reason.strip():
            raise UserError("release.reason", figure=figure)
    if texts:
        check_texts(texts)
    released = dict(releases) if audience == Audience.EXTERNAL else {}
    program = desk.program_of(program_key)
    return Order(found[0], on, program, Audience(audience), released, texts)


def _make_status_sheet(desk: Desk, order: Order, ctx: JobContext | None) -> _Made:
    from flexdesk.reports.status_sheet import write_status_sheet

    step(ctx, 0, 3, "documents.counting")
    rows = status_input(desk, order.program, order.on, order.audience, order.released)
    step(ctx, 1, 3, "documents.drawing")
    data = write_status_sheet(rows, order.audience)
    return _Made(data, sheets=_sheet_names(order.audience))


def _sheet_names(audience: Audience) -> tuple[str, ...]:
    inside = ("Forløb", "Timer", "Arbejdspladser")
    names = (
        "Overblik",
        "Pipeline",
        "Forløb",
        "Udfald",
        "Timer",
        "Arbejdspladser",
        "Definitioner",
        "Datakvalitet",
        "Om udtrækket",
    )
    return tuple(n for n in names if audience is Audience.INTERNAL or n not in inside)


def _make_cabi_case(desk: Desk, order: Order, ctx: JobContext | None) -> _Made:
    step(ctx, 0, 3, "documents.counting")
    case = cabi_input(desk, order)
    step(ctx, 1, 3, "documents.drawing")
    made = _rendered(case)
    notes = tuple(str(explain(_Warning(code))) for code in made.warnings)
    return _Made(made.pdf, pages=made.pages, notes=notes)


def _rendered(case: CabiInput) -> Rendered:
    from flexdesk.reports.cabi_case import render

    return render(case)


_MAKERS: dict[str, Callable[[Desk, Order, JobContext | None], _Made]] = {
    STATUS_SHEET: _make_status_sheet,
    CABI_CASE: _make_cabi_case,
}


@dataclass(frozen=True, slots=True)
class _Warning:
    """A remark of a document as something with a sentence."""

    code: str

    @property
    def facts(self) -> Mapping[str, object]:
        return {}


def cabi_input(desk: Desk, order: Order) -> CabiInput:
    """Return all a Cabi case says about a program on a day."""
    from flexdesk.reports.cabi_texts import CaseTexts

    texts = CaseTexts.from_table(case_of(desk, order.program, order.texts))
    municipality = municipality_of(desk, order.program)
    return CabiInput(
        texts=texts,
        figures=figures_for(desk, order.on, order.program),
        on=order.on,
        municipality=municipality.removesuffix(" Kommune"),
        unit=desk.team_name or f"Jobcenter {municipality.removesuffix(' Kommune')}",
        series=_series(desk, order, texts.chart),
        audience=order.audience,
        threshold=desk.rules.count("tal.small_cell", order.on),
        released=order.released,
        is_example=desk.is_example,
    )


def _series(desk: Desk, order: Order, figure_id: str) -> tuple[SeriesPoint, ...]:
    """Return the months of the figure a case draws."""
    if figure_id not in FIGURE_IDS:
        return ()
    index = figure_index(desk, order.program)
    days = month_ends(order.on, _CASE_MONTHS)
    if figure_id == "pool_running":
        return tuple(
            SeriesPoint(day, float(len(DayView(index, day, desk.rules).pool_running)))
            for day in days
        )
    values = (
        next(
            figure.value
            for figure in figures_of(index, day, desk.rules, order.program)
            if figure.id == figure_id
        )
        for day in days
    )
    return tuple(
        SeriesPoint(day, None if value is None else float(value))
        for day, value in zip(days, values, strict=True)
    )


def _has_rows(figures: Mapping[str, Figure]) -> CheckLine:
    started = figures["pool_started"].n
    people = (figures["ly_share"].N or 0) + started
    if people:
        return CheckLine(ok=True, text=f"{started} startede puljefleksjob er talt med")
    return CheckLine(ok=False, text="Programmet har ingen borgere i registret")


def _adds_up(figures: Mapping[str, Figure]) -> CheckLine:
    ended = figures["pool_ended"].n
    parts = [
        figures[f"pool_ended_{group}"].n for group in ("ordinary_fleksjob", "ordinary_job", "other")
    ]
    words = " + ".join(str(part) for part in parts)
    return CheckLine(ok=sum(parts) == ended, text=f"{words} = {ended} afsluttede")


def _agrees_with_placements(figures: Mapping[str, Figure]) -> CheckLine:
    notes = figures["pool_share_in_work_of_ended"].notes
    if notes:
        return CheckLine(ok=False, text=f"I ordinært fleksjob eller job: {', '.join(notes)}")
    return CheckLine(ok=True, text="Hver afslutning til job følges af et job, der er begyndt")


def _small_cells(desk: Desk, order: Order, figures: tuple[Figure, ...]) -> list[CheckLine]:
    if order.audience is Audience.INTERNAL:
        return [CheckLine(ok=True, text="Internt: små tal vises, og arket må ikke forlade teamet")]
    view = view_of(
        figures, order.audience, desk.rules.count("tal.small_cell", order.on), order.released
    )
    labels = {figure.id: figure.label for figure in figures}
    hidden = [labels[id_] for id_ in view.hidden if id_ in labels]
    lines = [
        CheckLine(ok=True, text=f"Frigivet: {labels.get(id_, id_)} ({reason})")
        for id_, reason in order.released.items()
    ]
    if hidden:
        lines.append(CheckLine(ok=False, text=f"Skjult som små tal: {', '.join(hidden)}"))
    else:
        lines.append(CheckLine(ok=True, text="Ingen små tal er skjult"))
    return lines


def _case_lines(desk: Desk, order: Order) -> list[CheckLine]:
    from flexdesk.reports.cabi_check import PAGES, check_words

    case = cabi_input(desk, order)
    lines = [CheckLine(line.ok, line.text) for line in check_words(case)]
    try:
        made = _rendered(case)
    except UserError as error:
        if error.code != "cabi.chip":
            raise
        return lines
    pages = f"Casen fylder {made.pages} sider (2)"
    lines.append(CheckLine(ok=made.pages == PAGES, text=pages))
    codes = [code for code in dict.fromkeys(made.warnings) if code not in _SAID_BY_WORDS]
    lines.extend(CheckLine(ok=False, text=explain(_Warning(code)).happened) for code in codes)
    return lines
