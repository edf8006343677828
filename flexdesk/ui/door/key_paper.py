"""The recovery key on paper or in a file, once, at first start."""

from pathlib import Path

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget

from flexdesk.base.files import write_atomically
from flexdesk.base.language import _


def key_text(key: str) -> str:
    """Return what is printed: the key in groups and what it is for."""
    groups = [f"{at}.  {group}" for at, group in enumerate(key.split("-"), 1)]
    lines = (
        _("FlexDesk – gendannelsesnøgle"),
        "",
        *groups,
        "",
        _("Nøglen åbner registret, hvis adgangssætningen er glemt."),
        _("Den må ikke ligge sammen med maskinen. Ingen andre har den."),
    )
    return "\n".join(lines) + "\n"


def print_key(parent: QWidget, key: str) -> None:
    """Ask for a printer and print the key."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter()
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        document = QTextDocument(key_text(key))
        document.print_(printer)


def save_key(parent: QWidget, key: str) -> None:
    """Ask for a place and save the key there."""
    name = _("flexdesk-gendannelsesnoegle.txt")
    kinds = _("Tekst (*.txt)")
    path, _kind = QFileDialog.getSaveFileName(parent, _("Gem gendannelsesnøglen"), name, kinds)
    if path:
        write_atomically(Path(path), key_text(key).encode("utf-8"))
