"""`card`: a card handed out as a file, on a consent in force and with a line in the ledger."""

from pathlib import Path

from flexdesk.app.card_hand_outs import HandOutWish
from flexdesk.app.card_lists import hand_out_to, newest_version_of, workplace_named
from flexdesk.base.language import _
from flexdesk.base.numbers import format_day
from flexdesk.cli.session import Session
from flexdesk.domain.card_codes import CardFormat, RecipientKind, Sight

VIEWS = {"employer": Sight.ARBEJDSGIVER, "anonymous": Sight.ANONYM}
"""Words of `--view`; the team's own sight is no file."""


def card(session: Session) -> int:
    """Hand the newest version of a card out; without a consent no file is written."""
    args = session.args
    desk, citizen, out = session.desk(), session.citizen(), Path(args.out)
    wish = HandOutWish(
        version=newest_version_of(desk, citizen),
        recipient=(RecipientKind.BORGER if args.to_citizen else RecipientKind.ARBEJDSPLADS).value,
        workplace=workplace_named(desk, args.workplace) if args.workplace else "",
        person=args.person,
        channel=args.channel,
        sight=VIEWS[args.view].value,
        look=args.look,
        size=args.size,
        language=args.language,
        format=args.format or _format_of(out),
    )
    handed, path = hand_out_to(desk, wish, out)
    row = desk.store.reads.get("hand_out", handed.done.id)
    until = getattr(row, "valid_until", None)
    if session.is_json:
        session.streams.put_json(
            {"id": handed.done.id, "tx": handed.done.tx, "file": str(path), "valid_until": until}
        )
        return 0
    session.streams.put(_("Udleveret: {file}").format(file=path))
    if until:
        session.streams.say(
            _("Samtykket gælder til og med {day}. Udleveringen kan ikke fortrydes; kald kortet"
              " hjem, hvis det skal tilbage.").format(day=format_day(until))
        )  # fmt: skip
    return 0


def _format_of(out: Path) -> str:
    """Return the format a file's name asks for, PDF when it asks for none."""
    suffix = out.suffix.lower().removeprefix(".")
    return suffix if suffix in tuple(CardFormat) else CardFormat.PDF.value
