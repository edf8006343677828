"""The language of the program: Danish stands in the code, other languages are catalogues."""

import gettext as _gettext

_CATALOGUE = _gettext.NullTranslations()


def _(text: str) -> str:
    """Return a Danish text in the chosen language."""
    return _CATALOGUE.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a Danish text that fits a count."""
    return _CATALOGUE.ngettext(one, many, count)
