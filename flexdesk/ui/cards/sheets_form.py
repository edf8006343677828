"""The frame of the sheets of kandidatkort: a form that also has segments, checks and a picker."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from flexdesk.ui.look.look import Look
from flexdesk.ui.parts.cards import columns, rows
from flexdesk.ui.parts.checks import Check
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.parts.fields import Finding
from flexdesk.ui.parts.labels import label
from flexdesk.ui.parts.tabs import ChoiceRow
from flexdesk.ui.people.form import Form
from flexdesk.ui.workplaces.sheets_picker import Option, Picker

SEPARATOR = ","
"""Between the keys of several that are chosen: ids and codes hold none."""
_ACROSS = 2
"""Checks side by side."""


class CardForm(Form):
    """Segments, groups of checks and pickers have their values beside the other fields."""

    def __init__(self, look: Look, name: str, verb: str) -> None:
        super().__init__(look, name, verb)
        self._segments: dict[str, ChoiceRow] = {}
        self._pickers: dict[str, Picker] = {}
        self._groups: dict[str, dict[str, Check]] = {}
        self._grids: dict[str, QGridLayout] = {}
        self._places: dict[str, QWidget] = {}
        self._said: dict[str, Finding] = {}
        self._first = ""
        self._may = Finding(look, tone="accent", icon="check")
        self._may_not = Finding(look)
        for finding in (self._may, self._may_not):
            finding.setObjectName(f"{name}-answer")

    def add_answer(self) -> None:
        """Say here, while one types, whether it may be done."""
        self.body.addWidget(self._may)
        self.body.addWidget(self._may_not)

    def show_answer(self, text: str, *, is_ok: bool) -> None:
        """Say whether it may be done; what may not be done cannot be begun."""
        self._may.say(text if is_ok else "")
        self._may_not.say("" if is_ok else text)
        self.save.setEnabled(is_ok)

    @property
    def answer(self) -> str:
        """What is said now about whether it may be done."""
        return self._may.text or self._may_not.text

    def add_segments(self, key: str, title: str) -> ChoiceRow:
        """Add one of a few, side by side."""
        made = ChoiceRow(self._look, title, as_segments=True)
        made.setObjectName(f"{self._name}-{key}")
        made.chosen.connect(self._on_touched)
        made.chosen.connect(self.changed)
        self._segments[key] = made
        self._add_place(key, title, made)
        return made

    def add_picker(self, key: str, title: str, hint: str = "", *, one: bool = True) -> Picker:
        """Add a field that finds rows."""
        made = Picker(self._look, title, f"{self._name}-{key}", hint=hint, one=one)
        made.changed.connect(self._on_touched)
        made.changed.connect(self.changed)
        self._pickers[key] = made
        self._places[key] = made
        self.body.addWidget(made)
        return made

    def add_group(self, key: str, title: str) -> None:
        """Add room for a group of checks; `offer_group` fills it."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        self._grids[key] = grid
        self._groups[key] = {}
        self._add_place(key, title, holder)

    def join(self, *keys: str) -> None:
        """Put parts side by side, at the top of their line."""
        line = columns(gap=16)
        places = [self._place_of(key) for key in keys]
        at = min(self.body.indexOf(place) for place in places)
        is_wide = all(key in self._findings for key in keys)
        for place in places:
            self.body.removeWidget(place)
            line.addWidget(place, 1 if is_wide else 0, Qt.AlignmentFlag.AlignTop)
        if not is_wide:
            line.addStretch(1)
        self.body.insertLayout(at, line)

    def offer_group(self, key: str, choices: Sequence[Choice], chosen: Iterable[str]) -> None:
        """Offer these as checks."""
        wanted, layout = set(chosen), self._grids[key]
        for at, choice in enumerate(choices):
            check = Check(self._look, choice.text)
            check.setObjectName(f"{self._name}-{key}-{choice.key}")
            check.setChecked(choice.key in wanted)
            check.toggled.connect(self._on_touched)
            self._groups[key][choice.key] = check
            layout.addWidget(check, at // _ACROSS, at % _ACROSS)

    def offer_options(self, key: str, options: Iterable[Option], chosen: Sequence[str]) -> None:
        """Have a picker find these."""
        self._pickers[key].offer(options)
        self._pickers[key].choose(chosen)

    def show_part(self, key: str, *, is_shown: bool) -> None:
        """Show a part, or leave it out."""
        if key in self._places:
            self._places[key].setVisible(is_shown)
            return
        self._place_of(key).setVisible(is_shown)

    def start_at(self, key: str) -> None:
        """Have the cursor begin at this part."""
        self._first = key

    def offer(self, key: str, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these in a list or as segments."""
        if key in self._segments:
            self._segments[key].set_choices(choices, chosen)
        else:
            super().offer(key, choices, chosen)

    @property
    def values(self) -> dict[str, str]:
        """What is typed and chosen, by the names of the parts."""
        return {
            **super().values,
            **{key: row.key for key, row in self._segments.items()},
            **{key: SEPARATOR.join(one.taken) for key, one in self._pickers.items()},
            **{key: SEPARATOR.join(_checked(group)) for key, group in self._groups.items()},
        }

    def fill(self, values: Mapping[str, str]) -> None:
        """Put these into the parts; nobody is told."""
        super().fill(values)
        for key, value in values.items():
            if key in self._segments:
                self._segments[key].choose(value)
            elif key in self._pickers:
                self._pickers[key].choose(split(value))
            for code, check in self._groups.get(key, {}).items():
                self._is_filling = True
                check.setChecked(code in split(value))
                self._is_filling = False

    def say_of(self, key: str, text: str) -> None:
        """Mark a part as wrong with a sentence and put the cursor there."""
        if key in self._pickers:
            self._is_saving = False
            self._pickers[key].field.say(text)
            self._pickers[key].field.edit.setFocus()
        elif key in self._said:
            self._is_saving = False
            self._said[key].say(text)
            _focus(self._places[key])
        else:
            super().say_of(key, text)

    def release(self) -> None:
        """It was not saved after all: the primary button works again."""
        self._is_saving = False

    def take_focus(self) -> None:
        """Put the cursor where the sheet begins."""
        if not (self._first and _focus(self._places.get(self._first))):
            super().take_focus()

    def _clear(self) -> None:
        super()._clear()
        for finding in self._said.values():
            finding.say("")

    def _add_place(self, key: str, title: str, part: QWidget) -> None:
        place = QWidget()
        layout = rows(place, gap=6)
        layout.addWidget(label(title, bold=True))
        layout.addWidget(part)
        self._said[key] = Finding(self._look)
        layout.addWidget(self._said[key])
        self._places[key] = place
        self.body.addWidget(place)

    def _place_of(self, key: str) -> QWidget:
        """Return what holds a part with its words."""
        if key in self._places:
            return self._places[key]
        part = self.part(key)
        holder = part.parentWidget() if key in self._findings or key in self._rows else None
        return holder or part


def split(value: str) -> tuple[str, ...]:
    """Return the keys of several that are chosen."""
    return tuple(part for part in value.split(SEPARATOR) if part)


def _checked(group: Mapping[str, Check]) -> list[str]:
    return [code for code, check in group.items() if check.isChecked()]


def _focus(place: QWidget | None) -> bool:
    """Put the focus on what Tab comes to first in a place; say whether there was anything."""
    if place is None or place.isHidden():
        return False
    if isinstance(place, Picker):
        place.field.edit.setFocus()
        return True
    for part in place.findChildren(QAbstractButton):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus()
            return True
    return False
