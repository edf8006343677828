"""What the history says of a card's photo and a consultant's contact."""

CARD_DRAFT_VERBS: dict[str, str] = {
    "photo.keep": "nyt foto til kandidatkort",
    "consultant.contact": "kontakt til jobkonsulent",
}
"""Verbs of this subject as the history names them."""
