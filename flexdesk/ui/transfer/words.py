"""Words of carrying over that pages and sheets share. No Qt."""

from flexdesk.base.language import _
from flexdesk.base.numbers import format_number


def who(name: str, candidate_no: str, *, is_hidden: bool) -> str:
    """Return a name as it may be shown."""
    return _("Kandidat {no}").format(no=candidate_no or "–") if is_hidden else name


def waiting_words(count: int, changed: int) -> str:
    """Return what waits in words: "7 mangler overførsel · 1 er ændret siden overførsel"."""
    if not count:
        return _("Intet mangler overførsel")
    words = _("{n} mangler overførsel").format(n=format_number(count))
    if not changed:
        return words
    more = _("{n} er ændret siden overførsel").format(n=format_number(changed))
    return f"{words} · {more}"
