"""The one style sheet: built from tokens, for the few parts Qt paints itself."""

import re

from flexdesk.drawing.theme import LIGHT, Theme

_TOKEN = re.compile(r"\$([a-z0-9_]+)")
_SHEET = """
QToolTip { background: $raised; color: $ink; border: 1px solid $rule; padding: 4px 8px; }
QLabel { color: $ink; background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="head"] { color: $head; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="rail"] { color: $railtx; }
QLabel[tone="white"] { color: $white; }
QLabel[tone="railmut"] { color: $railmut; }
QLabel[tone="railmark"] { color: $railmark; }
QWidget#page, QWidget#canvas { background: $canvas; }
QWidget#pane { background: $surface; }
QLineEdit, QPlainTextEdit {
  background: $surface; color: $ink; border: 1px solid $field; border-radius: 6px;
  padding: 0 11px; selection-background-color: $accent; selection-color: $surface;
}
QPlainTextEdit { padding: 6px 8px; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 0 10px; }
QPlainTextEdit:focus { padding: 5px 7px; }
GrowingText { padding: 6px 11px; }
GrowingText:focus { padding: 5px 10px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $danger; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus { border: 2px solid $danger; }
QLineEdit:disabled { background: $sunken; color: $muted; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {
  border: none; background: transparent; padding: 0;
}
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus {
  border: none; background: transparent; padding: 0;
}
QTableView, QListView {
  background: transparent; border: none; outline: none; color: $ink; gridline-color: transparent;
  selection-background-color: transparent;
}
QHeaderView, QHeaderView::section { background: transparent; border: none; }
QTableCornerButton::section { background: transparent; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $rule; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical:hover { background: $field; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $rule; border-radius: 3px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $raised; color: $ink; border: 1px solid $rule; padding: 4px; }
QMenu::item { padding: 7px 28px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $sel; color: $ink; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QDialog { background: $raised; }
"""

LONGEST_SHEET_LINES = 150


def style_sheet(theme: Theme) -> str:
    """Return the sheet with every `$tone` replaced by the theme's colour."""
    values = {"white": LIGHT.surface}
    return _TOKEN.sub(lambda hit: values.get(hit[1]) or theme.color(hit[1]), _SHEET)
