"""Kopiér til fagsystem: the assistant, the list of what is missing, putting a note right."""
