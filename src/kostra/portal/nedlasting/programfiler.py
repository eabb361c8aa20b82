"""The programs for download: what the pages list, and the files themselves."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import program, svar
from kostra.portal.nedlasting.program import Programfil
from kostra.portal.tilgang.krav import offentlig


def filer(*slag: program.Slag) -> list[Programfil]:
    """Those that lie ready, of those kinds."""
    return [fil for fil in program.les(settings.KOSTRA.nedlastinger) if fil.slag in slag]


@offentlig
@require_safe
def programfil(request: HttpRequest, navn: str) -> HttpResponseBase:
    """One file, streamed. Only what is on the list has an address."""
    funnet = next((f for f in program.les(settings.KOSTRA.nedlastinger) if f.navn == navn), None)
    if funnet is None:
        raise Http404
    try:
        aapen = (settings.KOSTRA.nedlastinger / funnet.navn).open("rb")
    except OSError as feil:  # built anew this very moment
        raise Http404 from feil
    filsvar = FileResponse(aapen, as_attachment=True, filename=funnet.navn)
    filsvar["Content-Type"] = "application/octet-stream"
    filsvar["Content-Encoding"] = "identity"  # packed already: not once more on the way
    ferdig = svar.kan_lagres(request, filsvar, funnet.sha256)
    if ferdig is not filsvar:
        filsvar.close()
    return ferdig
