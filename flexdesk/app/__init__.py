"""Use cases: verbs on the store, what they show, how they fail, and the composition root.

May import: store, reports, imports, drawing, domain, base. Never Qt.
"""
