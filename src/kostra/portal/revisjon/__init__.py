"""The audit log: hash-chained events in the database."""
