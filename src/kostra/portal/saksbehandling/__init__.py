"""The staff's pages: the round, the units, users, letters, keys, and the work that waits."""
