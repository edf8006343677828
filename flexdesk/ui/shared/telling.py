"""Says an error where it arose, in the words of app.sentences. No Qt."""

import sys
from typing import TYPE_CHECKING, Protocol

from flexdesk.base.errors import FlexDeskError
from flexdesk.base.language import _

if TYPE_CHECKING:
    from flexdesk.app.sentences import Sentence


class ErrorView(Protocol):
    """A place where an error can be said: the one where it arose."""

    def say_error(self, title: str, text: str) -> None:
        """Show what happened, and what is safe and what to do."""
        ...


def sentence_of(error: BaseException) -> "Sentence":
    """Return the Danish sentence of an error; a bug of ours gets one too."""
    # the table of sentences is large and no error is told before first paint
    from flexdesk.app.sentences import Sentence, explain

    if isinstance(error, FlexDeskError):
        return explain(error)
    return Sentence(
        _("Noget gik galt i FlexDesk."),
        _("Det, der var gemt, er stadig gemt."),
        _("Prøv igen. Sker det igen, så kopiér den tekniske besked til den, der hjælper jer."),
    )


def is_gone(error: BaseException) -> bool:
    """Say whether the citizen one looked at is no more: deleted, or its making was undone."""
    return isinstance(error, FlexDeskError) and error.code == "citizen.unknown"


def say_unless_gone(view: ErrorView, error: BaseException) -> None:
    """Say an error where it arose; the page of a citizen who is no more leaves by itself."""
    if not is_gone(error):
        say(view, error)


def say(view: ErrorView, error: BaseException) -> None:
    """Say an error where it arose; a bug goes to the hook as well."""
    told = sentence_of(error)
    view.say_error(told.happened, f"{told.safe} {told.do}".strip())
    if not isinstance(error, FlexDeskError):
        sys.excepthook(type(error), error, error.__traceback__)
