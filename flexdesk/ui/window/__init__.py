"""The main window: rail, pages, palette, sheet of keys, settings, locking."""
