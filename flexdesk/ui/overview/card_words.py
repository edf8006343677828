"""Short titles of figure cards; the whole name and the definition stand in the detail. No Qt."""

from flexdesk.base.language import _
from flexdesk.domain.figures import Figure


def card_title(figure: Figure) -> str:
    """Return the figure's name as a card has room for it, on one line."""
    return _titles().get(figure.id, figure.label)


def card_detail(figure: Figure) -> str:
    """Return the whole name and the definition."""
    return figure.label + "\n" + figure.definition


def _titles() -> dict[str, str]:
    return {
        "pool_running": _("I puljefleksjob"),
        "pool_share_in_work_of_ended": _("I arbejde efter puljefleksjob"),
        "pool_share_ordinary_fleksjob_of_ended": _("I ordinært fleksjob efter"),
        "pool_share_ordinary_fleksjob_of_started": _("Startede i ordinært fleksjob"),
        "pool_ordinary_fleksjob_within_6_months": _("Ordinært fleksjob inden 6 md."),
        "pool_share_within_6_months_matured": _("Ordinært fleksjob inden 6 md."),
        "ly_18_of_24": _("18 af 24 måneder"),
        "small_hours_share_raised": _("Op i effektive timer"),
        "small_hours_raised": _("Op i effektive timer"),
    }
