"""Handing on: a controlled delivery as Parquet, for the statistician, inside the secure zone.

Persons are pseudonyms made with a key that only mottak has. Nothing of this reaches the web but that
it was done: when, which delivery, how many records, by which version of the rules.
"""
