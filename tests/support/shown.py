"""The words a window shows: of labels, buttons, fields and the rows of its tables."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit

_ROWS = 40


def shown_words(root):
    """Return everything a page shows as one text; of tables the first rows."""
    words = [w.text() for kind in (QLabel, QAbstractButton, QLineEdit)
             for w in root.findChildren(kind) if w.isVisible()]  # fmt: skip
    words += [w.toPlainText() for w in root.findChildren(QPlainTextEdit) if w.isVisible()]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for row in range(min(model.rowCount(), _ROWS)):
            for column in range(model.columnCount()):
                words.append(str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or ""))
    return "\n".join(words)
