"""The room Arbejdspladser: the list by name and street, the page of one workplace, its sheets."""
