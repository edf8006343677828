"""Rapporter: which document, on what day, for whom; checks, preview, and the file."""
