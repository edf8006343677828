"""Windows: views emit wishes, presenters decide without Qt, use cases do the work.

The only room with Qt. May import: app, store's and imports' row types through app, drawing, domain,
base. Nothing slow happens on the window's thread; only `shared.notices` opens a message box.
"""
