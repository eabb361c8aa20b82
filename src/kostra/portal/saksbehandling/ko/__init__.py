"""Queues, workers, and the letters that need a person."""
