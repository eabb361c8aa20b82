"""Certificates: which there are, and the change of one, which takes two persons."""
