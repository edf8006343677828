"""The filter of Forløb as terms and words: typed, chosen and dropped as in Borgere. No Qt."""

from collections.abc import Sequence

from flexdesk.app.query import parse_query
from flexdesk.base.errors import UserError
from flexdesk.ui.citizens.terms import ChipText, chip_text, has_joining, take_terms
from flexdesk.ui.shared.telling import sentence_of

_WHOSE = "konsulent:"


class QueryBook:
    """What is typed, split into finished terms and words."""

    def __init__(self) -> None:
        self.terms: tuple[str, ...] = ()
        self.text = ""

    @property
    def query(self) -> str:
        """The whole query as text."""
        return " ".join((*self.terms, self.text)).strip()

    @property
    def chips(self) -> tuple[ChipText, ...]:
        """The finished terms as chips."""
        return tuple(chip_text(term) for term in self.terms)

    @property
    def whose(self) -> str:
        """The one consultant it is filtered on, empty for all or for several."""
        found = [term.removeprefix(_WHOSE) for term in self.terms if term.startswith(_WHOSE)]
        return found[0].replace('"', "") if len(found) == 1 else ""

    def type(self, typed: str, *, is_finished: bool) -> None:
        """Take in what is typed; a space or Enter finishes a term."""
        if is_finished and has_joining(typed):
            whole = " ".join((*self.terms, typed))
            terms, rest = take_terms(whole, is_finished=True)
            self.terms, self.text = (terms, rest) if terms else (self.terms, typed)
            return
        terms, self.text = take_terms(typed, is_finished=is_finished)
        self._add(terms)

    def ask(self, query: str) -> None:
        """Be another query, as if it were typed."""
        self.terms, self.text = take_terms(query, is_finished=True)
        if not self.terms:
            self.text = query

    def drop(self, term: str) -> None:
        """Drop a term."""
        self.terms = tuple(other for other in self.terms if other != term)

    def drop_last(self) -> None:
        """Drop the words, or the last term when there are none."""
        if self.text:
            self.text = ""
        else:
            self.terms = self.terms[:-1]

    def choose_whose(self, initials: str) -> None:
        """Filter on one consultant, or on none; the other terms stay."""
        others = tuple(term for term in self.terms if not term.startswith(_WHOSE))
        self.terms = (*others, f"{_WHOSE}{initials}") if initials else others

    def problem(self, *, is_open: bool) -> str:
        """Return why a term does not filter; one that is still being typed is left in peace."""
        is_writing = is_open and bool(self.text) and not self.text.endswith(" ")
        last = self.text.split()[-1] if is_writing and self.text.split() else ""
        for problem in parse_query(self.query).problems:
            if is_writing and last.endswith(str(problem.facts.get("term", ""))):
                continue
            told = sentence_of(UserError(problem.code, **problem.facts))
            return f"{told.happened} {told.do}"
        return ""

    def _add(self, terms: Sequence[str]) -> None:
        self.terms = (*self.terms, *(term for term in terms if term not in self.terms))
