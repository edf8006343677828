"""Keys of the store: derivation, wrapping, the recovery key, the header in two copies."""
