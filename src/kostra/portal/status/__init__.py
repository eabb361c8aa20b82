"""Who has delivered: read-only selections."""
