"""The room I dag: what is due, logged where it stands, and what has no task yet."""
