"""The log: canonical values, the hash chain, entries, history of cells, the access log."""
