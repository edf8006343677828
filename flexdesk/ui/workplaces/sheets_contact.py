"""What the form of a contact with a workplace begins with, refuses and writes; knows no Qt."""

from typing import TYPE_CHECKING, Protocol

from flexdesk.app.workplace_contacts import NewWorkplaceContact
from flexdesk.base.language import _
from flexdesk.ui.people.host import FormView
from flexdesk.ui.shared.lanes import Runner
from flexdesk.ui.workplaces.sheets_presenter import SheetHost, SheetPresenter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flexdesk.ui.workplaces.sheets_cases import Pick, SheetCases, SheetStart

_FIELDS = {
    "contact.no_text": "text",
    "contact.future": "day",
    "contact.taken_by_nobody": "find",
    "contact.about_whom": "find",
    "contact.try_result": "result",
    "next_action.past": "next_on",
    "next_action.no_text": "next_action",
    "text.too_long": "text",
}
"""At which field an error is said."""


class ContactView(FormView, Protocol):
    """The form of a contact."""

    def offer_citizens(self, picks: "Sequence[Pick]", *, is_hidden: bool) -> None:
        """Find among these citizens, by candidate number alone while names are hidden."""
        ...

    def show_finishes(self, words: str) -> None:
        """Offer to say that what was to be done next is done."""
        ...


class ContactPresenter(SheetPresenter):
    """A contact: by whom, with whom, about whom, how it went, what comes next."""

    def __init__(
        self,
        view: ContactView,
        cases: "SheetCases",
        runner: Runner,
        host: SheetHost,
        start: "SheetStart",
    ) -> None:
        super().__init__(view, cases, runner, host, start)
        self._view = view

    def start(self) -> None:
        """Fill the form."""
        note = self._begun.note
        self._view.offer_citizens(self._begun.picks, is_hidden=self._host.is_hidden)
        self._view.show_finishes(_("Udfør næste skridt: {text}").format(text=note) if note else "")
        super().start()
        self.on_changed()

    def on_changed(self) -> None:
        """Say where the words will stand."""
        count = len(self._citizens())
        if count == 1:
            text = _("Står også på borgerens tidslinje og mangler overførsel.")
        elif count:
            text = _("Står på {n} borgeres tidslinjer: skriv intet navn i teksten.").format(n=count)
        else:
            text = ""
        self._any.show_effect("\n".join(filter(None, (text, self._replaced()))))

    def _replaced(self) -> str:
        """Say which next step the typed one takes the place of; there is only one at a time."""
        was, values = self._begun.note, self._any.values
        if not was or not values.get("next_action", "").strip() or values.get("finishes_next"):
            return ""
        return _("Træder i stedet for: {text}").format(text=was)

    def on_save(self) -> None:
        """Write the contact."""
        days = self._days("day", "next_on")
        if days is None:
            return
        if self._any.values.get("find", "").strip():
            # A name that was typed and not taken would be left out without a word.
            self._any.say_of("find", _("Vælg borgeren på listen med Enter, eller fjern ordene."))
            return
        values, place = self._any.values, self._begun.workplace
        wanted = NewWorkplaceContact(
            kind=values.get("kind", ""),
            text=values.get("text", ""),
            taken_by=values.get("taken_by", ""),
            citizens=self._citizens(),
            is_anonymous=bool(values.get("is_anonymous")),
            result=values.get("result", ""),
            person=values.get("person", ""),
            next_action=values.get("next_action", ""),
            finishes_next=bool(values.get("finishes_next")),
            **days,
        )
        self._write(
            lambda: self._cases.log_contact(place, wanted), _("Kontakt gemt"), fields=_FIELDS
        )

    def _citizens(self) -> tuple[str, ...]:
        told = self._any.values.get("citizens", "")
        return tuple(each for each in told.split(",") if each)
