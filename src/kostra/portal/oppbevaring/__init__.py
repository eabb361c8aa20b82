"""How long each kind of data is kept, what is done then, and what is kept about one user.

The table (:mod:`tabell`) is what the job does, what the staff page and the privacy statement show, and
what ``docs/sikkerhet/oppbevaring.md`` is made of. The event log is never touched by it: an event holds
ids and fixed words, and ids mean nothing when what they point at is gone.
"""
