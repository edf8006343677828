"""The page Tjek data: contradictions and gaps by kind, each put right where it stands."""
