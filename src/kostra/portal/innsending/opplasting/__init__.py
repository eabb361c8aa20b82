"""Files on their way up: pieces, what an envelope is, where it is kept."""
