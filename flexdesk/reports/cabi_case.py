"""The Cabi case: one program's result on two pages, from finished rows to the bytes of a PDF."""

from flexdesk.reports.audience_figures import view_of
from flexdesk.reports.cabi_input import DEFAULT_THRESHOLD, CabiInput, Rendered, SeriesPoint

__all__ = [
    "DEFAULT_THRESHOLD",
    "CabiInput",
    "Rendered",
    "SeriesPoint",
    "render",
    "render_cabi_case",
]


def render_cabi_case(case: CabiInput) -> bytes:
    """Return the PDF of a case: the same input gives the same bytes.

    Raises:
        UserError: `cabi.chip`, `cabi.texts`, `audience.threshold`, `release.unknown`,
            `release.reason`.
    """
    return render(case).pdf


def render(case: CabiInput) -> Rendered:
    """Return the PDF with what is to be said about it."""
    from flexdesk.reports.cabi_content import build
    from flexdesk.reports.cabi_layout import compose
    from flexdesk.reports.cabi_paint import paint

    view = view_of(case.figures, case.audience, case.threshold, case.released)
    content = build(case, view)
    layout = compose(content)
    losses = list(content.warnings)
    pdf = paint(content, layout, losses.append)
    return Rendered(pdf, len(layout.pages), view, tuple(dict.fromkeys(losses)))
