"""Sessions in the database, under keys of the one form that we make ourselves.

PostgreSQL refuses a text with NUL, so a made-up key must not get as far as the database.
"""

from __future__ import annotations

import re

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError

_NOKKEL = re.compile(r"[a-z0-9]{32}")


class SessionStore(db.SessionStore):
    """Django's own store; a key of any other form is no session."""

    def is_empty(self) -> bool:
        """True only when this request emptied it, for then the browser's cookie is taken away.

        A key that is merely unknown is left: of two clicks on *Logg inn* the first may have given the
        browser a new session, and the answer to the second must not take that one from it.
        """
        return self.modified and super().is_empty()

    def save(self, must_create: bool = False) -> None:
        """As Django's, which takes a database that is away for a session that somebody deleted.

        That would answer 400, and say that nothing was saved, after the page had saved it.
        """
        try:
            super().save(must_create)
        except UpdateError as feil:
            if isinstance(feil.__context__, OperationalError | InterfaceError):
                raise feil.__context__ from None
            raise

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and _NOKKEL.fullmatch(key))
