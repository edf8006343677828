"""The files of the store: where they lie, locks, the head, the engine, faults."""
