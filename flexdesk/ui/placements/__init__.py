"""The page Forløb: every chain of praktik and jobs as timeline, board and list."""
