"""The schema: Core tables, the migrations spelled out, and the runner."""
