"""Safety: proven backups, restore, erasing for good."""
