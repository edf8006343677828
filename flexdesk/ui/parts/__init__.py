"""The parts every screen is made of: buttons, fields, cards, tabs, tables, toasts."""
