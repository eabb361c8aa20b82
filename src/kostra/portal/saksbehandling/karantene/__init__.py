"""Envelopes that mottak couldn't decrypt: what their outside tells, and what is done with them."""
