"""Theme tokens: every colour and type size of screen and paper; no hex stands anywhere else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """One table of colours; a drawing names a token, a painter looks it up here."""

    name: str
    canvas: str
    surface: str
    raised: str
    sunken: str
    ink: str
    muted: str
    head: str
    accent: str
    amber: str
    danger: str
    pri: str
    on_pri: str
    tint: str
    tint2: str
    ambtint: str
    dantint: str
    sel: str
    hover: str
    line: str
    rule: str
    field: str
    rail: str
    railact: str
    railtx: str
    railmut: str
    railmark: str
    c1: str
    c2: str
    c3: str
    c4: str
    c5: str
    on_c1: str
    on_c2: str
    on_c3: str
    on_c4: str
    on_c5: str

    def color(self, token: str) -> str:
        """Return the colour of a token as #RRGGBB."""
        return str(getattr(self, token))


LIGHT = Theme(
    name="light",
    canvas="#F4F8F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EDF3F3",
    ink="#1B262C",
    muted="#52606A",
    head="#0A4A57",
    accent="#14727E",
    amber="#A84B0B",
    danger="#A3262E",
    pri="#0A4A57",
    on_pri="#FFFFFF",
    tint="#E9F1F1",
    tint2="#D3E4E5",
    ambtint="#FBF1E6",
    dantint="#FBECEC",
    sel="#E3EFF0",
    hover="#F1F6F6",
    line="#DCE6E7",
    rule="#C3D2D4",
    field="#7F9198",
    rail="#0A4A57",
    railact="#1C5C68",
    railtx="#D8E7E9",
    railmut="#B4D0D4",
    railmark="#F0A860",
    c1="#0A4A57",
    c2="#14727E",
    c3="#EFB57A",
    c4="#82949B",
    c5="#B9D5D8",
    on_c1="#FFFFFF",
    on_c2="#FFFFFF",
    on_c3="#1B262C",
    on_c4="#1B262C",
    on_c5="#1B262C",
)

DARK = Theme(
    name="dark",
    canvas="#10191B",
    surface="#172326",
    raised="#1D2C30",
    sunken="#0C1416",
    ink="#E4EDEE",
    muted="#9FB2B7",
    head="#B5DDE1",
    accent="#6CC3CC",
    amber="#F0A860",
    danger="#F2958F",
    pri="#6CC3CC",
    on_pri="#06262C",
    tint="#1B3338",
    tint2="#244A51",
    ambtint="#33281C",
    dantint="#3A2424",
    sel="#1B383E",
    hover="#1C2B2F",
    line="#26373B",
    rule="#35494E",
    field="#6F868C",
    rail="#0B2B33",
    railact="#184650",
    railtx="#CFE0E3",
    railmut="#9BBAC0",
    railmark="#F0A860",
    c1="#9BD5DB",
    c2="#3E9AA5",
    c3="#E0A468",
    c4="#72858B",
    c5="#2B5760",
    on_c1="#06262C",
    on_c2="#06191C",
    on_c3="#1B1208",
    on_c4="#0C1416",
    on_c5="#E4EDEE",
)

THEMES = {LIGHT.name: LIGHT, DARK.name: DARK}


@dataclass(frozen=True, slots=True)
class Paper:
    """The colours of printed documents, by what they look like; charts on paper use `LIGHT`."""

    white: str = LIGHT.surface
    ink: str = LIGHT.ink
    petrol: str = LIGHT.head
    teal: str = LIGHT.accent
    amber: str = LIGHT.amber
    muted: str = LIGHT.muted
    grey: str = LIGHT.c4
    tint: str = LIGHT.tint
    tint2: str = LIGHT.tint2
    amber_tint: str = LIGHT.ambtint
    line: str = LIGHT.line
    rule: str = LIGHT.rule


PAPER = Paper()


@dataclass(frozen=True, slots=True)
class Type:
    """A step of the type scale: face (a key of `fonts.FONT_FILES`), size, token of the colour."""

    face: str
    size: float
    color: str = "ink"


TYPE: dict[str, Type] = {
    "number_page": Type("serif", 44, "head"),
    "number_card": Type("serif", 40, "head"),
    "number_sum": Type("serif", 36, "head"),
    "number_tile": Type("serif", 30, "head"),
    "unit": Type("sans", 18, "muted"),
    "h1": Type("serif", 28, "head"),
    "h1_lock": Type("serif", 32, "head"),
    "name": Type("serif_text", 20, "head"),
    "card_title": Type("semibold", 16, "head"),
    "body": Type("sans", 14),
    "strong": Type("semibold", 14),
    "second": Type("sans", 13, "muted"),
    "second_strong": Type("semibold", 13, "muted"),
    "link": Type("semibold", 13, "accent"),
    "small": Type("sans", 12, "muted"),
    "small_strong": Type("semibold", 12),
}
"""Screen sizes in px; nothing is smaller than 12."""

PAPER_TYPE: dict[str, Type] = {
    "title": Type("display_semibold", 31, "head"),
    "standfirst": Type("sans", 13),
    "h2": Type("bold", 12.6, "head"),
    "body": Type("sans", 9.4),
    "box": Type("sans", 9),
    "table": Type("sans", 8.8),
    "quote": Type("display_italic", 15.5, "head"),
    "kicker": Type("bold", 8.5, "amber"),
    "footer": Type("sans", 7.4, "muted"),
}
"""Sizes on A4 in points."""

_LINEAR_LIMIT = 0.03928


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4


def luminance(color: str) -> float:
    """Return the relative luminance of #RRGGBB, 0-1, as WCAG 2 defines it."""
    red, green, blue = (_channel(int(color[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Return the contrast of two colours, 1-21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
