"""Headers that guard every answer, and a reference that support can find it by."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseFileResponse

_FORBUD = (
    "accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "geolocation",
    "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb",
)  # fmt: skip
_HODER = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{navn}=()" for navn in _FORBUD),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Svar = Callable[[HttpRequest], HttpResponse]


class Vernhoder:
    """Puts the headers on every answer. Whatever isn't a static file is never stored by anyone, but for
    the public files that say of themselves that a browser may keep them (``nedlasting.svar``).

    A static address without a file is answered by our own page, which may name the user: the answer
    counts, not the address.
    """

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        svar = self.videre(request)
        for navn, verdi in _HODER.items():
            svar.headers.setdefault(navn, verdi)
        if settings.SECURE_HSTS_SECONDS:
            svar.headers["Strict-Transport-Security"] = (
                f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains"
            )
        if isinstance(svar, WhiteNoiseFileResponse):
            svar.headers["Vary"] = "Accept-Encoding"  # the same for everyone, logged in or not
        elif not getattr(svar, "kan_lagres", False):
            svar.headers["Cache-Control"] = "no-store"
        return svar


class Stotteref:
    """Gives each request a short reference, shown on error pages and written with every log line.

    An answer that the user may have to ask support about has it in a header, for a script to say.
    """

    def __init__(self, videre: Svar) -> None:
        self.videre = videre

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.stotteref = ny_stotteref()  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(stotteref=request.stotteref):  # type: ignore[attr-defined]
            svar = self.videre(request)
        if svar.status_code == 413 or svar.status_code >= 500:
            svar.headers["Kostra-Stotteref"] = request.stotteref  # type: ignore[attr-defined]
        return svar


def gjeldende_stotteref() -> str:
    """The reference of the request that is being answered; empty outside one."""
    return str(structlog.contextvars.get_contextvars().get("stotteref", ""))


def ny_stotteref() -> str:
    """Eight characters without those that are mistaken for each other when read aloud."""
    return "".join(secrets.choice("23456789ABCDEFGHJKMNPQRSTUVWXYZ") for _ in range(8))
