"""Telephone numbers and e-mail addresses as people write them, read with a light hand."""

import re

from flexdesk.base.errors import UserError

_PHONE = re.compile(r"[\d\s+()/.,-]+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def read_phone(text: str) -> str:
    """Return a telephone number as it was written: figures, blanks and what stands between them.

    Raises:
        UserError: `person.phone`.
    """
    is_one = _PHONE.fullmatch(text) and any(sign.isdigit() for sign in text)
    if not is_one:
        raise UserError("person.phone")
    return text


def read_email(text: str) -> str:
    """Return an e-mail address as it was written.

    Raises:
        UserError: `person.email`.
    """
    if not _EMAIL.fullmatch(text):
        raise UserError("person.email")
    return text
