"""*Leveringer*, and *Spørsmål og retur*: what came in, and what staff say about it."""
