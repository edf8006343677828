"""The application object: style, fonts, Danish, theme, and what catches our own bugs."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from flexdesk.ui.look.fonts import font, load_fonts
from flexdesk.ui.look.look import Look
from flexdesk.ui.look.mark import window_icon

_LOCALE = "da_DK"
_STYLE = "fusion"


def make_application() -> QApplication:
    """Return the application, ready for windows."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        dress(found)
        return found
    # named as a word of the command line the style is made once, and its many names are not read
    app = QApplication(["flexdesk", "-style", _STYLE])
    _dress(app)
    return app


def dress(app: QApplication) -> None:
    """Give an application our style, fonts, icon and language."""
    if app.style().name() != _STYLE:
        app.setStyle(_STYLE)
    _dress(app)


def _dress(app: QApplication) -> None:
    app.setApplicationName("FlexDesk")
    load_fonts()
    app.setFont(font(14))
    app.setWindowIcon(window_icon())
    speak_danish(app)


def catch_bugs(app: QApplication) -> None:
    """Have our own bugs end in a calm dialog."""
    from flexdesk.ui.shared.notices import BugNotices

    notices = BugNotices(app)
    notices.install()


def speak_danish(app: QApplication) -> None:
    """Use Danish numbers and days, and Qt's own words in Danish."""
    QLocale.setDefault(QLocale(_LOCALE))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_da", folder):
        app.installTranslator(translator)


def make_look(app: QApplication, choice: str) -> Look:
    """Return the look with the theme that was chosen."""
    return Look(app, choice)
