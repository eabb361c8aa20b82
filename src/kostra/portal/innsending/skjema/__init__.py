"""Filling in a form: list, pages, drafts, sending, unlocking, print and Excel."""
