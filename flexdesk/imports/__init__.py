"""The room of files to rows: guards, workbook and CSV readers, profiles, converters, checks.

A file goes in, rows with keys and a list of problems come out; nothing here knows the store.
May import `domain` and `base`; openpyxl and defusedxml live here (and openpyxl in `reports`).
"""
