"""Sessions in the database, under keys of the one form that we make ourselves.

PostgreSQL refuses a text with NUL, so a made-up key must not get as far as the database.
"""

from __future__ import annotations

import re

from django.contrib.sessions.backends import db

_NOKKEL = re.compile(r"[a-z0-9]{32}")


class SessionStore(db.SessionStore):
    """Django's own store; a key of any other form is no session."""

    def is_empty(self) -> bool:
        """True only when this request emptied it, for then the browser's cookie is taken away.

        A key that is merely unknown is left: of two clicks on *Logg inn* the first may have given the
        browser a new session, and the answer to the second must not take that one from it.
        """
        return self.modified and super().is_empty()

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and _NOKKEL.fullmatch(key))
