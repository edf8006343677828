"""Speed of the kandidatkort: drawing, the guard, the room, and a card that leaves the house.

Run: python -m tests.benchmarks.bench_cards. 150 cards in one PDF stand beside a raw canvas that
draws the same strings; fonts are registered on both sides before timing. The room is measured in
a process of its own on 2,000 citizens, 900 of them with a card.
"""

import io
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from flexdesk.app.card_guard import guard
from flexdesk.cards import canvas as card_canvas
from flexdesk.cards import paper
from flexdesk.cards.dress import Dress
from flexdesk.cards.picture import picture
from flexdesk.domain.card_permit import Permit
from flexdesk.domain.kandidatkort import CardContent
from flexdesk.drawing.fonts import register_face, register_reportlab_fonts
from flexdesk.drawing.tagged import Run
from tests.support.cards import a_dress, a_permit, a_photo, rich_content, usual_content

CARDS = 150
ONE_GOAL_MS = 60.0
MANY_GOAL = 5.0
PREVIEW_GOAL_MS = 150.0
ROUNDS = 9
MANY_ROUNDS = 3
SCREEN_WIDTH = 1000
ROOM_SECONDS = 240
GUARD_GOAL_MS = 5.0
_SIGNS = 1000

_WINDOW = (
    ("open_first", "Ctrl+3 til malet liste, første gang, ms", 250),
    ("open_again", "Ctrl+3 til malet liste, ms", 50),
    ("frame", "et rullet billede af listen, ms", 16),
    ("card_first", "et kort åbnet til papiret er vist, første gang, ms", 800),
    ("card_next", "det næste kort åbnet til papiret er vist, ms", 250),
    ("key", "et tegn holder vinduet, 99 af 100, ms", 50),
    ("underline", "tegn til understregning med 120 ms pause, ms", 250),
    ("preview", "tegn til papiret er vist med 40 ms pause, ms", 190),
)
_DESK = (
    ("card_rows", "rækkerne i listen, ms", 50),
    ("card_lines", "linjerne i I dag, ms", 10),
    ("hand_out", "et kort udleveret med kontrol af filen, ms", 60),
)
"""What is measured of the room, in words, and the milliseconds it may take."""

Drawn = tuple[int, float, float, str, float, str]


class Recorder(card_canvas.CardCanvas):
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
                where = (self.page, x, card_canvas.PAGE[1] - y - number * leading)
                self.strings.append((*where, run.face, size, run.text))
        super().lines(x, y, lines, size=size, leading=leading, tracking=tracking)


def cards() -> list[tuple[CardContent, Dress, Permit]]:
    """Return a team's cards: one consultant, every candidate another text, no photos."""
    made = []
    for number in range(CARDS):
        usual = usual_content()
        content = replace(
            usual,
            name=f"Kandidat {chr(65 + number % 26)}.",
            candidate_no=f"K-2016-{number:03}",
            headline=f"{usual.headline} Hold {number}.",
            about=f"{usual.about} Jeg begyndte på hold {number}.",
            considerations=(*usual.considerations, f"Plads nr. {number} ved vinduet"),
        )
        made.append((content, a_dress(), a_permit(content)))
    return made


def record(many: list[tuple[CardContent, Dress, Permit]]) -> list[Drawn]:
    """Return every string that the cards paint."""
    own, paper.CardCanvas = paper.CardCanvas, Recorder  # type: ignore[misc]
    try:
        paper.draw_many(many)
    finally:
        paper.CardCanvas = own  # type: ignore[misc]
    return Recorder.strings


def raw(strings: list[Drawn]) -> bytes:
    """Draw the strings on a plain canvas: no tags, no boxes, nothing measured."""
    sink = io.BytesIO()
    sheet = Canvas(
        sink,
        pagesize=card_canvas.PAGE,
        invariant=1,
        pageCompression=1,
        initialFontName=register_face("sans"),
    )
    page = 0
    for number, x, y, face, size, text in strings:
        if number != page:
            sheet.showPage()
            page = number
        sheet.setFont(register_face(face), size)
        sheet.drawString(x, y, text)
    sheet.save()
    return sink.getvalue()


def median(job: Callable[[], object], rounds: int) -> float:
    """Return the median CPU time of a job.

    Unit: seconds.
    """
    times = []
    for _ in range(rounds):
        began = time.process_time()
        job()
        times.append(time.process_time() - began)
    return statistics.median(times)


def room(part: str) -> dict[str, float]:
    """Return what a process of its own measured of the room."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.cards_room", part],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=ROOM_SECONDS,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if not lines:
        raise SystemExit(f"rummet kunne ikke måles: {done.stderr.strip()[-600:]}")
    found: dict[str, float] = json.loads(lines[-1])
    return found


def of_the_room() -> list[tuple[str, float, float]]:
    """Return the room's rows of the table, and print what they are in milliseconds."""
    rows = []
    for part, names, scale in (("window", _WINDOW, 1000.0), ("desk", _DESK, 1.0)):
        found = room(part)
        for key, what, goal in names:
            print(f"{what} {found[key] * scale:.1f}")
            rows.append((what, found[key] * scale / goal, 1.0))
    return rows


def guard_ms() -> float:
    """Return the CPU milliseconds the guard takes for a thousand signs of a usual text."""
    text = ("Jeg er mødestabil og god til at holde fokus på faste opgaver i køkkenet. " * 20)[
        :_SIGNS
    ]
    guard().scan(text)
    return median(lambda: guard().scan(text), ROUNDS) * 1000


def main() -> int:
    register_reportlab_fonts()
    content, dress = rich_content(), a_dress(photo=a_photo())
    permit = a_permit(content)
    began = time.process_time()
    paper.draw_card(content, dress, permit)
    first = (time.process_time() - began) * 1000
    one = median(lambda: paper.draw_card(content, dress, permit), ROUNDS) * 1000
    preview = (
        median(lambda: picture(paper.draw_preview(content, dress, "UDKAST"), SCREEN_WIDTH), ROUNDS)
        * 1000
    )
    many = cards()
    strings = record(many)
    ours = median(lambda: paper.draw_many(many), MANY_ROUNDS)
    floor = median(lambda: raw(strings), MANY_ROUNDS)
    print(f"første kort i processen {first:.0f} ms, derefter {one:.1f} ms")
    print(f"{CARDS} kort {ours:.2f} s, råt lærred {floor:.2f} s, {len(strings)} strenge")
    rows = [
        ("1.000 tegn læst af vagten, ms", guard_ms() / GUARD_GOAL_MS, 1.0),
        ("et kort, ms", one / ONE_GOAL_MS, 1.0),
        ("forhåndsvisning som billede, ms", preview / PREVIEW_GOAL_MS, 1.0),
        (f"{CARDS} kort i én PDF mod et råt lærred", ours / floor, MANY_GOAL),
        *of_the_room(),
    ]
    print(f"forhåndsvisning {preview:.0f} ms")
    for what, ratio, goal in rows:
        print(f"{what}: forhold {ratio:.2f} (mål {goal:g})")
    return 0 if all(ratio <= goal for _what, ratio, goal in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
