"""The panel Fortryd: every action by name with what it changed, and what is half-written."""
