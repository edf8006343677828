"""Widths read from the font files are reportlab's own, and reportlab is not loaded for them."""

import subprocess
import sys

import pytest
from reportlab.pdfbase import pdfmetrics

from flexdesk.drawing.font_metrics import metrics_of
from flexdesk.drawing.fonts import FONT_FILES, font_path, register_face

TEXTS = (
    "Ordinært fleksjob inden 6 md.",
    "73,1 % – »Ærø« ·×−\u00a0•½",
    "ðþ €ƒ \u4e00\U0001f600",
    "",
)


@pytest.mark.parametrize("face", FONT_FILES)
def test_a_width_is_what_the_paper_will_have(face):
    for text in TEXTS:
        wide = pdfmetrics.stringWidth(text, register_face(face), 1000) / 1000
        assert metrics_of(font_path(face)).em_width(text) == pytest.approx(wide, abs=1e-9)


def test_measuring_loads_nothing_heavy():
    code = (
        "import sys; from flexdesk.drawing.charts import Part, stacked_bar;"
        "stacked_bar([Part('A', 3, 'c1')], 200, 28, title='x', key=True);"
        "print('reportlab' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_file_without_a_full_map_is_refused(tmp_path):
    data = bytearray(font_path("sans").read_bytes())
    at = data.find(b"cmap")
    offset = int.from_bytes(data[at + 8 : at + 12], "big")
    data[offset + 2 : offset + 4] = b"\0\0"
    broken = tmp_path / "x.ttf"
    broken.write_bytes(bytes(data))
    with pytest.raises(ValueError, match="cmap"):
        metrics_of(broken)
