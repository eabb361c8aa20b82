"""The audit log: read, verified, taken out."""
