"""Reporting years: opening, due dates, closing, certificates."""
