"""What kinds of rows are called, on the command line and in Danish."""

KIND_NAMES: dict[str, tuple[str, str, str]] = {
    "citizen": ("citizens", "borger", "borgere"),
    "benefit": ("benefits", "ydelsesperiode", "ydelsesperioder"),
    "placement": ("placements", "forløb", "forløb"),
    "workplace": ("workplaces", "arbejdsplads", "arbejdspladser"),
    "contact": ("contacts", "virksomhedskontakt", "virksomhedskontakter"),
    "note": ("notes", "notat", "notater"),
    "task": ("tasks", "opgave", "opgaver"),
    "hours": ("hours", "timetal", "timetal"),
    "pass": ("passes", "trin", "trin"),
    "consultant": ("consultants", "konsulent", "konsulenter"),
    "team_value": ("team_values", "teamets værdi", "teamets værdier"),
    "decision": ("decisions", "afgørelse", "afgørelser"),
    "attachment": ("attachments", "bilag", "bilag"),
    "transfer": ("transfers", "overførsel", "overførsler"),
    "goal": ("goals", "mål", "mål"),
    "pause": ("pauses", "pause", "pauser"),
    "saved_view": ("views", "visning", "visninger"),
    "substitute": ("substitutes", "vikar", "vikarer"),
    "import_run": ("imports", "import", "importer"),
    "setting": ("settings", "indstilling", "indstillinger"),
}
"""Entity: its plural on the command line, and its name in Danish, one and many."""
