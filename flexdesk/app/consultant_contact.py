"""A consultant's contact at work: it stands on the kandidatkort, so it can be told here."""

from flexdesk.app.card_prefill import consultant_of
from flexdesk.app.changes import Changes, Done
from flexdesk.app.consultants import consultant_names
from flexdesk.app.desk import Desk
from flexdesk.app.field_values import one_line
from flexdesk.app.phone_email import read_email, read_phone
from flexdesk.app.team_members import member_of
from flexdesk.base.errors import UserError
from flexdesk.base.ids import new_id
from flexdesk.domain.card_limits import limit_of


def set_contact(desk: Desk, initials: str, phone: str, email: str, title: str) -> Done:
    """Write a consultant's phone, mail and title at work; the same values change nothing.

    What is left empty is taken away; an empty title leaves the one there is.

    Raises:
        UserError: `member.empty`, `value.unknown`, `person.phone`, `person.email`,
            `text.too_long` with the field it is about.
    """
    whose = member_of(desk, initials)
    values = {
        "phone": _line("phone", phone),
        "email": _line("email", email),
        "role": _line("title", title),
    }
    if values["phone"]:
        values["phone"] = read_phone(values["phone"])
    if values["email"]:
        values["email"] = read_email(values["email"])
    if not values["role"]:
        del values["role"]
    row = consultant_of(desk, whose)
    row_id, tx = row.id if row is not None else new_id(), ""
    with desk.store.work("consultant.contact", {}) as uow:
        if row is None:
            name = consultant_names(desk).get(whose, "")
            uow.insert("consultant", row_id, {"initials": whose, "name": name, **values})
            tx = uow.tx
        elif uow.edit("consultant", row_id, values):
            tx = uow.tx
    changes = Changes(frozenset(), frozenset({"consultant"}), tx)
    if tx:
        desk.publish(changes)
    return Done(row_id, tx, changes)


def _line(field: str, text: str) -> str:
    line, longest = one_line(text), limit_of(f"contact.{field}").longest
    if len(line) > longest:
        raise UserError("text.too_long", field=field, length=len(line), limit=longest)
    return line
