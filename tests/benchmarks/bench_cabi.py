"""Speed of the Cabi case beside a raw canvas that draws the same strings: one run, one ratio.

Run: python -m tests.benchmarks.bench_cabi. Fonts are registered on both sides before timing.
"""

import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from reportlab.pdfgen.canvas import Canvas

from flexdesk.drawing.fonts import register_face, register_reportlab_fonts
from flexdesk.drawing.tagged import A4, Run, TaggedCanvas
from flexdesk.reports import cabi_paint
from flexdesk.reports.cabi_case import render_cabi_case
from tests.support.case_texts import aarhus_case

GOAL = 3.0
ROUNDS = 15

Drawn = tuple[int, float, float, str, float, str]


class Recorder(TaggedCanvas):
    """A canvas that remembers every string it paints."""

    strings: list[Drawn] = []  # noqa: RUF012 - one run, one list

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[Sequence[Run]],
        *,
        size: float,
        leading: float,
        tracking: float = 0,
    ) -> None:
        for number, line in enumerate(lines):
            for run in line:
                where = (self.page, x, A4[1] - y - number * leading)
                self.strings.append((*where, run.face, size, run.text))
        super().lines(x, y, lines, size=size, leading=leading, tracking=tracking)


def record() -> list[Drawn]:
    own, cabi_paint.TaggedCanvas = cabi_paint.TaggedCanvas, Recorder  # type: ignore[misc]
    try:
        render_cabi_case(aarhus_case())
    finally:
        cabi_paint.TaggedCanvas = own  # type: ignore[misc]
    return Recorder.strings


def raw(strings: list[Drawn]) -> bytes:
    sink = io.BytesIO()
    canvas = Canvas(
        sink, pagesize=A4, invariant=1, pageCompression=1, initialFontName=register_face("sans")
    )
    page = 0
    for number, x, y, face, size, text in strings:
        if number != page:
            canvas.showPage()
            page = number
        canvas.setFont(register_face(face), size)
        canvas.drawString(x, y, text)
    canvas.save()
    return sink.getvalue()


def median(job: Callable[[], object]) -> float:
    """Return the median CPU time of a job.

    Unit: seconds.
    """
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return statistics.median(times)


def main() -> int:
    register_reportlab_fonts()
    case = aarhus_case()
    began = time.process_time()
    render_cabi_case(case)
    first = time.process_time() - began
    strings = record()
    ours, floor = median(lambda: render_cabi_case(case)), median(lambda: raw(strings))
    print(f"strings {len(strings)}, raw canvas {floor * 1000:.1f} ms, case {ours * 1000:.1f} ms")
    ratio = ours / floor
    print(f"first case in the process {first * 1000:.0f} ms")
    print(f"Cabi-case mod et råt lærred: forhold {ratio:.2f} (mål {GOAL})")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
