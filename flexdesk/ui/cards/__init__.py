"""The room Kandidatkort: builder, preview, list and sheets of the card."""
