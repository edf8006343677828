"""What a screen reader and a keyboard find in a window, and which words do not fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

_TAB = Qt.FocusPolicy.TabFocus
_INPUTS = (QLineEdit, QPlainTextEdit, QAbstractItemView, QAbstractButton, QAbstractSlider)
_SLACK = 1.5


def _is_ours(widget):
    name = widget.objectName()
    return not isinstance(widget, QScrollArea | QScrollBar) and not name.startswith("qt_")


def nameless(root):
    """Return what takes the focus and has no name for a screen reader."""
    found = []
    for widget in root.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if not _is_ours(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append((type(widget).__name__, widget.objectName()))
    return found


def unreachable(window, root):
    """Return what can be used in `root` and is not in the chain of Tab."""
    first = window.focusWidget() or window
    seen, widget = {id(first)}, first
    for _step in range(20_000):
        widget = widget.nextInFocusChain()
        if widget is first:
            break
        seen.add(id(widget))
    wanted = [
        w
        for w in root.findChildren(QWidget)
        if isinstance(w, _INPUTS) and w.isVisible() and w.isEnabled() and _is_ours(w)
        and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    lost = [w for w in wanted if id(w) not in seen]
    # of a group of buttons that arrows move in, one takes Tab
    no_tab = [w for w in wanted if not w.focusPolicy() & _TAB and not _moves_by_arrows(w)]
    return [(type(w).__name__, w.objectName(), w.accessibleName()) for w in (*lost, *no_tab)]


def _moves_by_arrows(widget):
    group = widget.parentWidget()
    others = group.findChildren(type(widget)) if group is not None else []
    return any(other.focusPolicy() & _TAB for other in others)


def cut_words(root):
    """Return the words of labels and buttons that have less room than they need."""
    found = []
    for widget in root.findChildren(QLabel):
        if not widget.isVisible() or not widget.text() or widget.wordWrap():
            continue
        if "<" in widget.text():
            continue
        need = max(
            QFontMetricsF(widget.font()).horizontalAdvance(line)
            for line in widget.text().splitlines()
        )
        if need > widget.contentsRect().width() + _SLACK:
            found.append((widget.text(), round(need), widget.contentsRect().width()))
    for widget in root.findChildren(QLabel):
        if widget.isVisible() and widget.wordWrap() and widget.text():
            need = widget.heightForWidth(widget.width())
            if need > widget.height() + 2:
                found.append((widget.text(), f"høj {need}", widget.height()))
    found += [
        (button.text(), button.minimumSizeHint().width(), button.width())
        for button in root.findChildren(QAbstractButton)
        if _is_narrow(button)
    ]
    return found


def _is_narrow(button):
    is_shown = button.isVisible() and bool(button.text())
    return is_shown and button.width() < button.minimumSizeHint().width()


def sideways(root):
    """Return the areas that must be scrolled sideways."""
    return [
        bar.parentWidget().parentWidget().objectName() or type(bar.parentWidget()).__name__
        for bar in root.findChildren(QScrollBar)
        if bar.orientation() == Qt.Orientation.Horizontal and bar.isVisible() and bar.maximum() > 0
    ]


def told_aloud(root):
    """Return what a screen reader and a tip tell of everything that is shown."""
    told = []
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible():
            told += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return "\n".join(filter(None, told))


def headings(root):
    """Return the headings of a page that are shown."""
    return [
        w.text() for w in root.findChildren(QLabel) if w.objectName() == "heading" and w.isVisible()
    ]
