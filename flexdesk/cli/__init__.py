"""Command line: a thin coat over the same use cases the windows call.

May import: app, and rooms below it for types. Never Qt, never ui.
"""
