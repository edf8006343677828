"""Drawing: theme tokens, fonts, charts as display lists, page flow, tagged PDF canvas.

May import: base, domain, reportlab (lazily where a window may load it). Never Qt: the window
paints the same display lists with its own painter.
"""
