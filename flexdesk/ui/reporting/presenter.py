"""Decides what Rapporter shows; knows no Qt."""

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from flexdesk.app.changes import Changes
from flexdesk.app.jobs import JobContext, Progress
from flexdesk.base.language import _
from flexdesk.ui.parts.choice import Choice
from flexdesk.ui.shared.case_rows import CheckRow, DocumentOrder, DocumentRow, WrittenFile
from flexdesk.ui.shared.cases import Cases
from flexdesk.ui.shared.lanes import FILES, Handle, Runner
from flexdesk.ui.shared.telling import say

INTERNAL, EXTERNAL = "internal", "external"
_KEY_CHECKS, _KEY_PREVIEW, _KEY_START = "checks", "preview", "documents"

RenderPages = Callable[[bytes], Sequence[object]]
"""Turns PDF bytes into pictures of pages; the view's business what they are."""


class ReportsView(Protocol):
    """What the presenter asks of the page."""

    def show_documents(self, rows: Sequence[DocumentRow], key: str) -> None:
        """Show what can be made."""
        ...

    def show_order(self, order: DocumentOrder, today: dt.date, programs: Sequence[Choice]) -> None:
        """Show the choices in force."""
        ...

    def show_releasable(
        self, figures: Sequence[tuple[str, str]], released: Sequence[tuple[str, str]]
    ) -> None:
        """Show small figures that can be released, and those that are, with their reasons."""
        ...

    def show_checks(self, rows: Sequence[CheckRow]) -> None:
        """Show the check list."""
        ...

    def show_pages(self, pages: Sequence[object]) -> None:
        """Show pictures of the pages."""
        ...

    def show_no_preview(self, title: str, text: str) -> None:
        """Say what the document will be when it has no pages to show."""
        ...

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the writing is, or hide it."""
        ...

    def show_written(self, file: WrittenFile) -> None:
        """Say where the file is and offer its folder."""
        ...

    def say_error(self, title: str, text: str) -> None:
        """Say what went wrong where it arose."""
        ...


class ReportsPresenter:
    """The page Rapporter."""

    def __init__(
        self, view: ReportsView, cases: Cases, runner: Runner, render: RenderPages
    ) -> None:
        self._view, self._cases, self._runner, self._render = view, cases, runner, render
        self._documents: tuple[DocumentRow, ...] = ()
        self._programs: tuple[tuple[str, str], ...] = ()
        self._today: dt.date | None = None
        self._order: DocumentOrder | None = None
        self._writing: Handle | None = None
        self._is_writing = False

    @property
    def order(self) -> DocumentOrder | None:
        """What is to be made."""
        return self._order

    @property
    def document(self) -> DocumentRow | None:
        """The document that is chosen."""
        order = self._order
        found = [row for row in self._documents if order and row.key == order.document]
        return found[0] if found else None

    def load(self) -> None:
        """Read what can be made."""
        self._runner.run(
            lambda _ctx: (
                self._cases.documents(),
                self._cases.programs(),
                self._cases.default_program(),
                self._cases.today(),
            ),
            self._on_start,
            failed=self._on_failed,
            key=_KEY_START,
        )

    def close(self) -> None:
        """Drop the pages."""
        if self._writing is not None:
            self._writing.cancel()
        self._view.show_pages(())

    def on_changes(self, changes: Changes) -> None:
        """Check and draw again."""
        del changes
        if self._order is not None:
            self._refresh()

    def on_document(self, key: str) -> None:
        """Choose another document."""
        self._change(document=key)

    def on_day(self, day: dt.date) -> None:
        """Choose another day."""
        self._change(on=day)

    def on_program(self, key: str) -> None:
        """Choose another program; reasons belong to the old one's figures."""
        self._change(program=key, releases=())

    def on_audience(self, audience: str) -> None:
        """Choose for whom."""
        self._change(audience=audience)

    def on_release(self, figure: str, reason: str) -> None:
        """Release a small figure with a reason; an empty one takes it back."""
        if self._order is None:
            return
        kept = tuple(pair for pair in self._order.releases if pair[0] != figure)
        self._change(releases=(*kept, (figure, reason.strip())) if reason.strip() else kept)

    def file_name(self) -> str:
        """Return the name a file is offered under."""
        document, order = self.document, self._order
        if document is None or order is None:
            return ""
        word = _("internt") if order.audience == INTERNAL else _("eksternt")
        return f"{document.title.replace(' ', '-')}_{order.on.isoformat()}_{word}{document.suffix}"

    def on_save(self, out: str) -> None:
        """Write the document, with progress; cancelling leaves no file."""
        order = self._order
        if order is None or not out or self._is_writing:
            return
        path = Path(out)

        def job(ctx: JobContext) -> WrittenFile:
            return self._cases.write_document(order, path, ctx)

        self._is_writing = True
        handle = self._runner.run(
            job,
            self._on_written,
            failed=self._on_write_failed,
            lane=FILES,
            progressed=self._view.show_progress,
        )
        # a runner may have answered already
        self._writing = handle if self._is_writing else None

    def on_cancel(self) -> None:
        """Stop writing."""
        if self._writing is not None:
            self._writing.cancel()
            self._end_writing()

    def _change(self, **changes: object) -> None:
        if self._order is None:
            return
        values = {
            "document": self._order.document,
            "on": self._order.on,
            "program": self._order.program,
            "audience": self._order.audience,
            "releases": self._order.releases,
        }
        self._order = DocumentOrder(**{**values, **changes})  # type: ignore[arg-type]  # the names are its own
        self._refresh()

    def _on_start(
        self,
        answer: tuple[tuple[DocumentRow, ...], tuple[tuple[str, str], ...], str, dt.date],
    ) -> None:
        self._documents, self._programs, program, self._today = answer
        if self._order is None and self._documents:
            last = self._documents[-1].key
            self._order = DocumentOrder(last, self._today, program, INTERNAL)
        self._refresh()

    def _refresh(self) -> None:
        order, document = self._order, self.document
        if order is None or document is None or self._today is None:
            return
        self._view.show_documents(self._documents, order.document)
        programs = [Choice(key, title) for key, title in self._programs]
        self._view.show_order(order, self._today, programs)
        self._runner.run(
            lambda _ctx: (self._cases.check_list(order), self._cases.releasable(order)),
            self._on_checked,
            failed=self._on_failed,
            key=_KEY_CHECKS,
        )
        if document.suffix != ".pdf":
            self._view.show_no_preview(
                document.title,
                _("Et Excel-ark har ingen sider at vise her. Gem det, og åbn det i Excel."),
            )
            return
        self._runner.run(
            lambda _ctx: self._render(self._cases.preview(order)),
            self._view.show_pages,
            failed=self._on_failed,
            lane=FILES,
            key=_KEY_PREVIEW,
        )

    def _on_checked(self, answer: tuple[tuple[CheckRow, ...], tuple[tuple[str, str], ...]]) -> None:
        checks, figures = answer
        self._view.show_checks(checks)
        released = self._order.releases if self._order is not None else ()
        is_open = self._order is not None and self._order.audience == EXTERNAL
        self._view.show_releasable(figures if is_open else (), released if is_open else ())

    def _on_written(self, file: WrittenFile) -> None:
        self._end_writing()
        self._view.show_written(file)

    def _on_write_failed(self, error: BaseException) -> None:
        self._end_writing()
        say(self._view, error)

    def _end_writing(self) -> None:
        self._writing, self._is_writing = None, False
        self._view.show_progress(None)

    def _on_failed(self, error: BaseException) -> None:
        say(self._view, error)
