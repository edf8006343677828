"""The page of one citizen: header, bands, and tabs made at their first visit."""
