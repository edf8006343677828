"""What one can do with kandidatkort: palette, menu and F1 read it; the sheets open from here."""

from functools import partial
from typing import TYPE_CHECKING

from flexdesk.base.language import _
from flexdesk.ui.shared.actions import GROUP_CITIZEN, GROUP_WORK, Action

if TYPE_CHECKING:
    from flexdesk.ui.shared.bench import Bench, Offer

_PAGE, _PLACES = "cards", "workplaces"


def actions(bench: "Bench") -> tuple[Action, ...]:
    """Return the verbs of the room."""

    def has_citizen() -> bool:
        return bool(_citizen(bench))

    def has_place() -> bool:
        return bool(_place(bench))

    of_citizen = (
        ("kandidatkort", _("Vis kandidatkort"), "K", _("cv profil kort rediger version"),
         "id-card", show_card),
        ("card-hand-out", _("Udlever kandidatkort"), "Shift+D",
         _("giv send mail udskriv pdf word arbejdsgiver"), "mail", hand_out),
        ("card-consent", _("Nyt samtykke til kandidatkort"), "Shift+S",
         _("blanket underskrift tilladelse"), "shield-check", consent_of),
        ("card-withdraw", _("Træk samtykke til kandidatkort tilbage"), "",
         _("fortryd tilbagekald ophør"), "x", withdraw_of),
        ("card-recall", _("Kald kandidatkort hjem"), "",
         _("hent tilbage brev slet destruer"), "undo-2", recall),
        ("card-compare", _("Sammenlign versioner af kandidatkort"), "",
         _("forskelle før efter"), "arrow-left-right", compare),
    )  # fmt: skip
    batch = Action(
        "card-batch", _("Udlever flere kandidatkort til arbejdspladsen"),
        partial(_on_place, bench), "", _("samlet bunke kandidater"), GROUP_WORK, "id-card",
        has_place,
    )  # fmt: skip
    return (
        *(
            Action(
                key, text, partial(_on_citizen, bench, do), keys, words, GROUP_CITIZEN, icon,
                has_citizen,
            )
            for key, text, keys, words, icon, do in of_citizen
        ),
        batch,
    )  # fmt: skip


def show_card(bench: "Bench", citizen: object = "") -> None:
    """Go to the room with a citizen's card."""
    room = getattr(bench, "room", None)
    wanted = str(citizen) or bench.citizen
    bench.go(_PAGE)
    if room is not None and wanted:
        room(_PAGE).show(wanted)


def consent(bench: "Bench", version: object) -> None:
    """Open the sheet of a new consent to a version."""
    from flexdesk.ui.cards.opening import open_consent

    open_consent(bench, str(version))


def consent_of(bench: "Bench", citizen: object) -> None:
    """Open the sheet of a new consent to a citizen's newest version."""
    from flexdesk.ui.cards.opening import open_consent_of

    open_consent_of(bench, str(citizen))


def sign(bench: "Bench", row: object) -> None:
    """Open the sheet that writes the signature of a prepared consent, and holds its form."""
    from flexdesk.ui.cards.opening import open_sign

    open_sign(bench, str(row))


def withdraw(bench: "Bench", row: object) -> None:
    """Open the sheet that takes a consent back."""
    from flexdesk.ui.cards.opening import open_withdraw

    open_withdraw(bench, str(row))


def withdraw_of(bench: "Bench", citizen: object) -> None:
    """Open the sheet that takes a citizen's consent back: the newest that is in force."""
    from flexdesk.ui.cards.opening import open_withdraw_of

    open_withdraw_of(bench, str(citizen))


def hand_out(bench: "Bench", about: object = "", workplace: object = "") -> None:
    """Open the sheet that hands a card out; *about* is a citizen, or `citizen|workplace`."""
    from flexdesk.ui.cards.opening import open_hand_out

    citizen, _bar, place = str(about).partition("|")
    open_hand_out(bench, citizen or bench.citizen, str(workplace) or place)


def compare(bench: "Bench", citizen: object) -> None:
    """Open the sheet that compares two versions."""
    from flexdesk.ui.cards.opening import open_compare

    open_compare(bench, str(citizen))


def recall(bench: "Bench", citizen: object) -> None:
    """Open the sheet that calls cards back."""
    from flexdesk.ui.cards.opening import open_recall

    open_recall(bench, str(citizen))


def batch(bench: "Bench", workplace: object = "") -> None:
    """Open the sheet that hands several cards to one workplace."""
    from flexdesk.ui.cards.opening import open_batch

    open_batch(bench, str(workplace) or _place(bench))


def _citizen(bench: "Bench") -> str:
    """Return the citizen one is on: in the room of cards the one whose card is open."""
    if getattr(bench, "page", "") == _PAGE:
        room = bench.room(_PAGE)  # type: ignore[attr-defined]  # the bench that has rooms
        return str(getattr(room, "citizen", "") or "")
    return bench.citizen


def _place(bench: "Bench") -> str:
    """Return the workplace one is on, empty on every other page."""
    if getattr(bench, "page", "") != _PLACES:
        return ""
    room = bench.room(_PLACES)  # type: ignore[attr-defined]  # the bench that has rooms
    return str(room.workplace)


def _on_citizen(bench: "Bench", do: "Offer") -> None:
    citizen = _citizen(bench)
    if citizen:
        do(bench, citizen)


def _on_place(bench: "Bench") -> None:
    place = _place(bench)
    if place:
        batch(bench, place)


OFFERS: "dict[str, Offer]" = {
    "kandidatkort": show_card,
    "card-consent": consent,
    "card-sign": sign,
    "card-withdraw": withdraw,
    "card-hand-out": hand_out,
    "card-compare": compare,
    "card-recall": recall,
    "card-batch": batch,
}
"""What other rooms may call by name."""
