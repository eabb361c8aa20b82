"""The empty, encrypted file: for those who answer *Nei*. Made anew for the certificate in force."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kostra.kryptering import SertifikatFeil, les_sertifikat, tom_fil
from kostra.portal import klokke
from kostra.portal.runde.utvalg import krypteringssertifikater, skjemaer
from kostra.portal.tilgang.krav import offentlig


@require_safe
@offentlig
def tomfil(request: HttpRequest, skjema: str, aar: int) -> HttpResponse:
    """The file as a download. 404 for a form outside the round, or a round without certificate."""
    svar = HttpResponse(_lag(skjema.upper(), aar), content_type="application/pkcs7-mime")
    svar.headers["Content-Disposition"] = f'attachment; filename="{filnavn(skjema, aar)}"'
    return svar


def filnavn(skjema: str, aar: int) -> str:
    """Our name for the file."""
    return f"tom-{skjema}-{aar}.p7m".lower()


def _lag(skjema: str, aar: int) -> bytes:
    sertifikater = krypteringssertifikater(aar) if skjema in skjemaer(aar) else []
    if not sertifikater:
        raise Http404
    try:
        return tom_fil([les_sertifikat(sertifikater[0].pem.encode())], naa=klokke.naa())
    except SertifikatFeil as feil:
        raise Http404 from feil
