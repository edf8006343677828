"""Bulk edit and rows pasted from Excel: staged before and after, saved in one action."""
