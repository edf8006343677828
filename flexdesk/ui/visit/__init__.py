"""Besøgsark: the form after a visit, and the half page for the workplace."""
