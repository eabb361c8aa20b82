"""Session limits."""

from __future__ import annotations

from kostra.portal.vern import Svar


class Okt:
    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request):  # type: ignore[no-untyped-def]
        return self.videre(request)
