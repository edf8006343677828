"""The field's arithmetic: records, counters, pipelines, placements, programs, figures, rules.

Knows no store, no window, no clock and no file; a day is always handed in as `on`.
May import: base.
"""
