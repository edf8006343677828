"""The look: contrast of every pair, the sheet's size, one source of colours, live themes."""

import re

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from flexdesk.base.resources import resource_path
from flexdesk.drawing.charts import Part, sparkline, stacked_bar, state_ring
from flexdesk.drawing.ly_charts import ly_meter
from flexdesk.drawing.theme import DARK, LIGHT, contrast
from flexdesk.ui.look.chart_painter import chart_pixmap, paint_chart
from flexdesk.ui.look.fonts import load_fonts
from flexdesk.ui.look.icons import icon_pixmap
from flexdesk.ui.look.style_sheet import LONGEST_SHEET_LINES, style_sheet
from tests.support.tree import files, found

TEXT = 4.5
EDGE = 3.0
ON_SURFACE = ("ink", "muted", "head", "accent", "amber", "danger")
GROUNDS = ("surface", "canvas", "raised", "sel", "hover", "sunken", "tint", "ambtint", "dantint")
PAIRS = (
    *((token, ground) for token in ON_SURFACE for ground in GROUNDS),
    ("on_pri", "pri"), ("on_pri", "accent"), ("surface", "accent"), ("ink", "tint2"),
    ("railtx", "rail"), ("railmut", "rail"), ("railmark", "rail"), ("railtx", "railact"),
    ("railmut", "railact"), ("surface", "ink"),
    *((f"on_c{n}", f"c{n}") for n in range(1, 6)),
)  # fmt: skip


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("token", "ground"), PAIRS)
def test_text_reads_on_its_ground(theme, token, ground):
    assert contrast(theme.color(token), theme.color(ground)) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_edges_of_fields_and_focus_are_seen(theme):
    assert contrast(theme.field, theme.surface) >= EDGE
    assert contrast(theme.accent, theme.canvas) >= EDGE
    assert contrast("#FFFFFF", theme.railact) >= EDGE
    # ticks on the discs of steps and days
    assert contrast(theme.accent, theme.tint2) >= EDGE
    assert contrast(theme.head, theme.tint2) >= TEXT


def test_every_ground_a_card_or_pill_stands_on_is_computed():
    source = "\n".join(path.read_text("utf-8") for path in files(".py", under="flexdesk/ui"))
    grounds = set(re.findall(r'ground="([a-z0-9]+)"', source))
    pills = re.search(r"_GROUND = \{(.*?)\}", source)[1]
    grounds |= set(re.findall(r': "([a-z0-9]+)"', pills))
    assert "ambtint" in grounds
    assert grounds - set(GROUNDS) == set()


def test_the_link_of_the_toast_reads_on_the_inverse_sheet():
    assert contrast(DARK.amber, LIGHT.ink) >= TEXT
    assert contrast(LIGHT.amber, DARK.ink) >= TEXT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_sheet_is_short_and_every_token_is_filled(theme):
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert len(sheet.splitlines()) <= LONGEST_SHEET_LINES


def test_no_colour_is_written_in_the_windows_code():
    assert found(r"#[0-9A-Fa-f]{6}\b|rgba?\(", files(".py", under="flexdesk/ui")) == []


def test_no_short_enums_in_hot_paths():
    short = r"Qt\.(DisplayRole|UserRole|AlignLeft|AlignRight|AlignCenter|NoPen|LeftButton)\b"
    assert found(short, files(".py", under="flexdesk/ui")) == []


def test_no_proxy_model_and_no_resize_to_contents():
    words = "import QSortFilter" + "ProxyModel|ResizeTo" + r"Contents\b|resizeColumnsTo"
    assert found(words, files(".py", under="flexdesk/ui")) == []


def test_every_icon_named_in_the_code_is_shipped_and_no_other(dressed):
    # lines of the counter come from the use case with the icon of what they tell
    under = (*files(".py", under="flexdesk/ui"), *files(".py", under="flexdesk/app"))
    source = "\n".join(path.read_text("utf-8") for path in under)
    shipped = {path.stem for path in resource_path("icons").glob("*.svg")}
    named = {
        name for name in re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', source) if name in shipped
    }
    assert shipped - named == set()
    assert resource_path("icons", "LICENSE").is_file()
    assert not icon_pixmap("search", LIGHT.accent, 18, 2.0).isNull()


def test_every_icon_that_is_asked_for_is_shipped(bench):
    calls = (
        r"icon=",
        r"Mark\(look, ",
        r"draw_icon\(painter, ",
        r"icon_button\(\s*(?:self\._)?look, ",
    )
    asked = rf'(?:{"|".join(calls)})"([a-z0-9-]+)"'
    source = "\n".join(path.read_text("utf-8") for path in files(".py", under="flexdesk/ui"))
    names = set(re.findall(asked, source)) | {action.icon for action in bench.registry.all()}
    assert len(names) > 20
    assert [name for name in names if not resource_path("icons", f"{name}.svg").is_file()] == []


def test_fonts_are_found(dressed):
    assert -1 not in load_fonts()


def test_a_theme_change_repaints_without_a_restart_and_keeps_the_choice(qtbot, bench, settle):
    table = next(w for w in bench.window.findChildren(object) if w.objectName() == "citizens")
    table.choose("c00005")
    before = bench.window.grab().toImage().pixelColor(700, 8)
    bench.look.choose("dark")
    settle(qtbot)
    after = bench.window.grab().toImage().pixelColor(700, 8)
    assert before.name().upper() == LIGHT.canvas
    assert after.name().upper() == DARK.canvas
    assert table.key == "c00005"
    assert bench.look.is_dark


def painted(chart, look):
    image = QImage(200, 80, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_chart(painter, chart, look, 0, 0)
    painter.end()
    return image


def test_the_painter_walks_every_shape_of_the_display_list(look):
    parts = (Part("Fleksjob", 3, "c1"), Part("Andet", 1, "c4"))
    bar = painted(stacked_bar(parts, 200, 30, title="Udfald"), look)
    assert bar.pixelColor(20, 3).name().upper() == LIGHT.c1
    assert bar.pixelColor(190, 3).name().upper() == LIGHT.c4
    spark = sparkline((1, 3, 2), 100, 30, title="Tal", target=2, scale=(1, 3))
    assert painted(spark, look).pixelColor(QPointF(96, 15).toPoint()).alpha() > 0
    assert not chart_pixmap(state_ring(5), look, 2.0).isNull()
    assert chart_pixmap(ly_meter(12), look, 2.0).width() == 96
