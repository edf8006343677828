"""Borgere: search with chips, views, the sorted list, and the pane of one citizen."""
