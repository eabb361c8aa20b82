"""Who has looked at what, for the revisor."""
