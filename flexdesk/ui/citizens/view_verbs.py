"""What is done with saved views: saved, changed, renamed, shared, moved, deleted. No Qt."""

from collections.abc import Callable
from typing import Protocol

from flexdesk.app.changes import Done
from flexdesk.app.views import ColumnChoice
from flexdesk.base.language import _
from flexdesk.ui.citizens.view_book import ViewBook
from flexdesk.ui.shared.lanes import WRITE, Runner
from flexdesk.ui.shared.list_cases import ListCases
from flexdesk.ui.shared.telling import say, sentence_of


class ViewsPage(Protocol):
    """What the verbs ask of the page."""

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...

    def say_done(self, text: str, tx: str) -> None:
        """Say that something is done and offer to take it back."""
        ...

    def say_name_trouble(self, text: str) -> None:
        """Say beneath the name of the view what is wrong with it; it stays open."""
        ...

    def close_name(self) -> None:
        """Close the field with the name: it is saved."""
        ...


class ViewVerbs:
    """Saved views as they are worked on; every verb is one transaction."""

    def __init__(
        self,
        page: ViewsPage,
        cases: ListCases,
        runner: Runner,
        book: ViewBook,
        query_text: Callable[[], str],
        went_to: Callable[[str], None],
    ) -> None:
        self._page, self._cases, self._runner, self._book = page, cases, runner, book
        self._query_text, self._went_to = query_text, went_to

    def on_save(self, label: str, *, is_team: bool) -> None:
        """Save what is shown under a new name; the list stays on it."""
        state = self._book.state(self._query_text())
        self._named(
            lambda: self._cases.save_view(label, state, is_team=is_team),
            _("Visningen »{name}« er gemt").format(name=label.strip()),
            is_new=True,
        )

    def on_rename(self, label: str) -> None:
        """Give the current view another name."""
        key = self._book.current.key
        text = _("Visningen hedder nu »{name}«").format(name=label.strip())
        self._named(lambda: self._cases.rename_view(key, label), text)

    def on_update(self) -> None:
        """Have the current view show what is shown now."""
        key, state = self._book.current.key, self._book.state(self._query_text())
        kept = self._book.set_columns(ColumnChoice((), self._book.columns.widths))

        def update() -> Done:
            done = self._cases.update_view(key, state)
            self._cases.save_columns(key, kept)
            return done

        self._do(update, _("Visningen »{name}« er ændret"))

    def on_share(self, *, is_team: bool) -> None:
        """Give the current view to the team, or take it back."""
        key = self._book.current.key
        text = _("»{name}« er delt med teamet") if is_team else _("»{name}« er nu din egen")
        self._do(lambda: self._cases.share_view(key, is_team=is_team), text)

    def on_delete(self) -> None:
        """Take the current view away."""
        key = self._book.current.key
        self._do(lambda: self._cases.delete_view(key), _("Visningen »{name}« er slettet"))

    def on_move(self, by: int) -> None:
        """Move the current view among the saved ones."""
        key = self._book.current.key
        self._do(lambda: self._cases.move_view(key, by), _("Visningen »{name}« er flyttet"))

    def _do(self, verb: Callable[[], Done], text: str) -> None:
        said = text.format(name=self._book.current.label)
        self._runner.run(
            lambda _ctx: verb(),
            lambda done: self._page.say_done(said, done.tx),
            failed=self._on_failed,
            lane=WRITE,
        )

    def _named(self, verb: Callable[[], Done], text: str, *, is_new: bool = False) -> None:
        def done(answer: Done) -> None:
            self._page.close_name()
            self._page.say_done(text, answer.tx)
            if is_new:
                self._went_to(answer.id)

        self._runner.run(lambda _ctx: verb(), done, failed=self._on_name_failed, lane=WRITE)

    def _on_failed(self, error: BaseException) -> None:
        say(self._page, error)

    def _on_name_failed(self, error: BaseException) -> None:
        told = sentence_of(error)
        self._page.say_name_trouble(f"{told.happened} {told.do}")
