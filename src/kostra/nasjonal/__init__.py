"""The nation: all deliveries controlled again, compared and counted, as tasks near the keys.

The head plans and writes tables; it sees neither a key nor any content. A task gets the names of some
deliveries and the address of the store; the worker it lands on reads them with its own settings, and only
counts come back (in ``tell`` also keyed pseudonyms, for persons to be counted once).
"""
