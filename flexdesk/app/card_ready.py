"""What the first card of a day would have to wait for, loaded beforehand on a worker.

The guard's lexicon, the fonts and the libraries that draw and read take a third of a second at
their first use: a window that is about to need them has them fetched while one looks for a name.
"""

from functools import cache


@cache
def make_ready() -> None:
    """Load all that drawing a card, looking it through and handing it out needs; done once."""
    from flexdesk.app.card_guard import guard
    from flexdesk.cards import paper, picture, read_back
    from flexdesk.drawing.fonts import register_reportlab_fonts

    del paper, picture, read_back
    guard().scan("Rolig og stabil")
    register_reportlab_fonts()
    import pypdfium2  # type: ignore[import-untyped]  # it ships no types

    del pypdfium2
