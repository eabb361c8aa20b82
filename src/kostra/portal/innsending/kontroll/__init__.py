"""*Kontrollere* and *Send inn*: the order, the port that mottak works through, progress."""
