"""Kommuner, rapportører, form 999, and what each may do."""
