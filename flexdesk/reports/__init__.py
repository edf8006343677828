"""Reports: status sheet and documents, drawn from finished rows; no store, no screen, no clock.

May import: base, domain, drawing, openpyxl, reportlab.
"""
