"""The example team: a generated, invented team whose pages show life; nothing in it is copied."""
