"""Tab goes down the page, also where a row of choices is filled after what stands below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.tabs import ChoiceRow


def next_stop(widget):
    after = widget.nextInFocusChain()
    while after.isHidden() or not after.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = after.nextInFocusChain()
    return after


def test_a_row_filled_last_keeps_its_place_for_tab(qtbot, look):
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    above, below = QLineEdit(), QLineEdit()
    row = ChoiceRow(look, "Sådan sluttede det", as_segments=True)
    for widget in (above, row, below):
        layout.addWidget(widget)
    page.show()
    for keys in ("ab", "abc"):
        row.set_choices([Choice(key, key) for key in keys], "b")
        qtbot.waitUntil(lambda: all(part.isVisible() for part in row._parts))
        chosen = next_stop(above)
        assert chosen.parent() is row
        assert chosen.choice.key == "b"
        assert next_stop(chosen) is below
