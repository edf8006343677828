"""Windows (PySide6): they show finished rows and emit wishes.

May import: app, drawing, domain, base. The only room that imports Qt.
"""
