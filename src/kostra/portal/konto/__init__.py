"""Login, one-time codes, factors, sessions."""
