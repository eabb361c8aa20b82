"""The house's hashing at the least cost that Argon2 knows: the tests log in thousands of times."""

from __future__ import annotations

from kostra.portal.konto.hashing import Argon2id


class RaskArgon2id(Argon2id):
    """``konto/test_hashing.py`` looks at the house's own parameters."""

    time_cost = 1
    memory_cost = 8
