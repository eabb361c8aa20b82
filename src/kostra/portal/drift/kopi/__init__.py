"""Backup and restore of database, store and audit chain together.

A backup is a folder: the database as of one moment, every file that it knows of, and a manifest with
sums, row counts and the chain's head. The manifest is written last: without it there is no backup.
The files are ciphertext already; the database is encrypted too when a certificate is given.
"""
