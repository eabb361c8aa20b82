"""Receipts: page, PDF, the signed JSON."""
