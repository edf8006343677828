"""Which saved view the list shows, and whether what is shown differs from it. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flexdesk.app.query import View, filter_rows, parse_query
from flexdesk.app.query_tree import chip_text_of, chips_of, words_of
from flexdesk.app.rows import CitizenRow
from flexdesk.app.views import OWN, TEAM, ColumnChoice, ViewState, state_of
from flexdesk.base.language import _
from flexdesk.base.numbers import format_number
from flexdesk.ui.parts.choice import Choice

NO_VIEW = View("", "", "")


@dataclass(frozen=True, slots=True)
class ViewShown:
    """What the page says of the view one is on."""

    key: str
    label: str
    owner: str
    is_changed: bool

    @property
    def is_saved(self) -> bool:
        """Whether it is one's own or the team's, and can be changed."""
        return self.owner in {OWN, TEAM}


class ViewBook:
    """The saved views with their counts, the current one, and the state shown now."""

    def __init__(self) -> None:
        self.views: tuple[View, ...] = ()
        self.current: View = NO_VIEW
        self.sort, self.is_descending, self.grouping = "", False, ""
        self._counts: dict[str, str] = {}
        self._columns: dict[str, ColumnChoice] = {}

    def take(
        self,
        views: Sequence[View],
        columns: Mapping[str, ColumnChoice],
        rows: Sequence[CitizenRow],
        me: str,
    ) -> None:
        """Take in views as they are saved, and count the rows of each."""
        self.views = tuple(views)
        self._columns = dict(columns)
        # once per reading, not per keystroke: a dozen filters over the whole list
        self._counts = {
            view.key: format_number(len(filter_rows(rows, parse_query(view.query_text, me=me))))
            for view in views
        }
        self.current = self.get(self.current.key)

    def get(self, key: str) -> View:
        """Return a view, one of no name when there is none."""
        return next((view for view in self.views if view.key == key), NO_VIEW)

    def choose(self, view: View) -> None:
        """Show a view: its order and grouping are in force."""
        self.current = view
        self.sort, self.is_descending = view.sort, view.is_descending
        self.grouping = view.grouping

    def of_query(self, query_text: str) -> View:
        """Return the view that asks what a query asks, one of no name when there is none."""
        wanted = _asked(query_text)
        return next((view for view in self.views if _asked(view.query_text) == wanted), NO_VIEW)

    @property
    def columns(self) -> ColumnChoice:
        """The columns and widths in force: by hand, else the view's own."""
        by_hand = self._columns.get(self.current.key, ColumnChoice())
        return replace(by_hand, columns=by_hand.columns or self.current.columns)

    def set_columns(self, choice: ColumnChoice) -> ColumnChoice:
        """Keep columns chosen by hand for the current view; return what is to be kept."""
        kept = choice
        if choice.columns == self.current.columns:
            kept = replace(choice, columns=())
        self._columns[self.current.key] = kept
        return kept

    def state(self, query_text: str) -> ViewState:
        """Return what a view saved now would keep."""
        return ViewState(
            query_text, self.columns.columns, self.sort, self.is_descending, self.grouping
        )

    def shown(self, query_text: str) -> ViewShown:
        """Return what is said of the current view when the list asks this."""
        view = self.current
        return ViewShown(view.key, view.label, view.owner, self._is_changed(query_text))

    def choices(self, shown: ViewShown, count: int) -> tuple[Choice, ...]:
        """Return the tabs; the current one says when it is changed, and counts what is shown."""
        changed = self.current if shown.is_changed else None
        return tuple(
            Choice(view.key, _("{view} · ændret").format(view=view.label), format_number(count))
            if view is changed
            else Choice(view.key, view.label, self._counts.get(view.key, ""))
            for view in self.views
        )

    def _is_changed(self, query_text: str) -> bool:
        view = self.current
        if not view.key:
            return False
        saved, now = state_of(view), self.state(query_text)
        if not view.owner:
            # what is pulled about in a view everybody has is a habit and no change of the view
            now = replace(now, columns=saved.columns)
        return replace(now, query_text="") != replace(saved, query_text="") or _differs(
            view.query_text, query_text
        )


def _asked(query_text: str) -> frozenset[str]:
    tree = parse_query(query_text).tree
    return frozenset((*map(chip_text_of, chips_of(tree)), *words_of(tree)))


def _differs(saved: str, now: str) -> bool:
    """Say whether the terms differ; words typed to find somebody change no view."""
    was, is_ = parse_query(saved).tree, parse_query(now).tree
    if set(map(chip_text_of, chips_of(was))) != set(map(chip_text_of, chips_of(is_))):
        return True
    return bool(words_of(was)) and set(words_of(was)) != set(words_of(is_))
