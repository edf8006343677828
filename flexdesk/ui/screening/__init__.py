"""Screening: three lists of who to look at, marked by one key, each look a row of its own."""
