"""The encrypted store: keys, files, schema, unit of work, log, undo, reads, search, safety.

May import: base, domain, sqlalchemy, sqlcipher3, argon2, cryptography and the standard library.
What others use stands in `store`, `work`, `reads` and `results`.
"""
