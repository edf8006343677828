"""The demo's kandidatkort: real hand-outs in the example team, so every file has its consent."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flexdesk.base.language import _

if TYPE_CHECKING:
    from flexdesk.app.desk import Desk

_WHO, _PLACE = "Erik Toft Nielsen", "Biblioteket"
_WAITING = "Tove Bang"

_Wanted = tuple[str, str, dict[str, Any]]


def _kinds() -> tuple[_Wanted, ...]:
    return (
        ("kandidatkort-a4.pdf", _("kandidatkort, A4"), {}),
        ("kandidatkort-a5.pdf", _("kandidatkort, A5"), {"size": "a5"}),
        ("kandidatkort-lyst.pdf", _("kandidatkort, lyst"), {"look": "lys"}),
        ("kandidatkort-klassisk.pdf", _("kandidatkort, klassisk"), {"look": "klassisk"}),
        ("kandidatkort-anonymt.pdf", _("kandidatkort uden navn"), {"sight": "anonym"}),
        ("kandidatkort-english.pdf", _("kandidatkort, engelske faste ord"), {"language": "en"}),
        ("kandidatkort.docx", _("kandidatkort som Word"), {"format": "docx"}),
        ("kandidatkort.txt", _("kandidatkort som tekst"), {"format": "txt"}),
        ("kandidatkort-mail.eml", _("mailudkast med kandidatkort"),
         {"format": "eml", "channel": "mail"}),
    )  # fmt: skip


def card_documents(folder: Path) -> Iterator[tuple[Path, str]]:
    """Hand a card out in every shape, and write a consent form; yield file and words."""
    from flexdesk.app import boot

    desk = boot.example_desk()
    try:
        yield from _hand_outs(desk, folder)
        yield _form(desk, folder), _("samtykke til underskrift")
    finally:
        desk.close()


def _hand_outs(desk: "Desk", folder: Path) -> Iterator[tuple[Path, str]]:
    from flexdesk.app.card_files import saved_as
    from flexdesk.app.card_hand_outs import HandOutWish, hand_out
    from flexdesk.app.card_versions import versions_of

    newest = max(versions_of(desk, _id_of(desk, "citizen", _WHO)), key=lambda row: row.number)
    place = _id_of(desk, "workplace", _PLACE)
    for name, words, how in _kinds():
        path = folder / name
        wish = HandOutWish(version=newest.id, workplace=place, **how)
        hand_out(desk, wish, saved_as(path))
        yield path, words


def _form(desk: "Desk", folder: Path) -> Path:
    from flexdesk.app.consent_paper import consent_form
    from flexdesk.app.consent_rows import consents_of

    waiting = consents_of(desk, _id_of(desk, "citizen", _WAITING))[0]
    path = folder / "samtykke.pdf"
    path.write_bytes(consent_form(desk, waiting.id).data)
    return path


def _id_of(desk: "Desk", kind: str, name: str) -> str:
    for row in desk.store.reads.load(kind):
        if name in {getattr(row, "name", ""), _full_name(row)}:
            return str(row.id)
    raise LookupError(name)


def _full_name(row: object) -> str:
    return f"{getattr(row, 'first_name', '')} {getattr(row, 'last_name', '')}"
