"""Samsvar mellom produktet og orakelet."""
