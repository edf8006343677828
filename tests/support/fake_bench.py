"""A bench for room tests: a real desk and look, and it writes down what rooms ask for."""

from PySide6.QtWidgets import QWidget

from flexdesk.ui.parts.buttons import icon_button
from flexdesk.ui.shared.actions import ActionRegistry


class FakeBench:
    """Follows `ui.shared.bench.Bench`; `asked` holds the wishes in order."""

    def __init__(self, look, desk, runner, *, citizen="", cases=None):
        self.look, self.desk, self.runner = look, desk, runner
        self.cases = cases
        self.registry = ActionRegistry()
        self.window_widget = QWidget()
        self.is_hidden = False
        self.citizen = citizen
        self.place = "et sted"
        self.asked = []
        self.sheet = None

    def go(self, key):
        self.asked.append(("go", key))

    def ask(self, query):
        self.asked.append(("ask", query))

    def open_citizen(self, citizen, tab=""):
        self.asked.append(("open_citizen", citizen, tab))

    def undo(self, tx="", then=None):
        self.asked.append(("undo", tx))

    def open_sheet(self, panel, title):
        self.sheet = panel
        self.asked.append(("open_sheet", title))
        panel.show()
        panel.take_focus()

    def close_sheet(self):
        if self.sheet is not None:
            self.sheet.keep_draft()
            self.sheet.hide()
            self.sheet = None
        self.asked.append(("close_sheet",))

    def say_done(self, text, done=None):
        self.asked.append(("done", text, done.tx if done else ""))

    def say_error(self, error):
        self.asked.append(("error", getattr(error, "code", repr(error))))

    def call(self, name, *args):
        self.asked.append(("call", name, *args))

    def set_count(self, key, text):
        self.asked.append(("count", key, text))

    def choose_theme(self, choice):
        self.asked.append(("theme", choice))

    def tell_minutes(self, minutes):
        self.asked.append(("minutes", minutes))

    def tell_pin(self):
        self.asked.append(("pin",))

    def menu_button(self):
        return icon_button(self.look, "ellipsis", "Menu")
