"""The message on every page."""
