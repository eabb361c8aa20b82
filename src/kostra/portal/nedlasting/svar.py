"""Answers that are files, the same for everyone: a browser may keep them, and asks if they still hold."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

#: Ending -> content type.
TYPER = {
    "csv": "text/csv; charset=utf-8",
    "dat": "text/plain; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "xml": "application/xml",
    "zip": "application/zip",
}


def fil(request: HttpRequest, innhold: bytes, navn: str) -> HttpResponseBase:
    """The file, or 304 where the browser has it."""
    slutt = navn.rsplit(".", 1)[-1]
    svar = HttpResponse(innhold, content_type=TYPER.get(slutt, "application/octet-stream"))
    svar["Content-Disposition"] = f'attachment; filename="{navn}"'
    return kan_lagres(request, svar, hashlib.sha256(innhold).hexdigest())


def kan_lagres(request: HttpRequest, svar: HttpResponseBase, merke: str) -> HttpResponseBase:
    """The answer with its mark, ``kostra.portal.vern`` told to let it be kept; or 304."""
    svar["ETag"] = quote_etag(merke)
    svar["Cache-Control"] = "private, no-cache"
    ferdig = get_conditional_response(
        request,
        etag=svar["ETag"],
        response=svar,  # type: ignore[arg-type] # a stream has headers too
    )
    assert ferdig is not None  # it gives back what it was given when the browser has nothing
    ferdig.kan_lagres = True  # type: ignore[attr-defined] # read by kostra.portal.vern
    return ferdig
