"""*Kommuner*: the units, one at a time, and the import of a list."""
