"""Argon2id with the house's parameters: about 60 logins a second on two cores."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """m = 19 MiB, t = 2, p = 1: the first of OWASP's recommended settings."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
