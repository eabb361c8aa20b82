"""*Last ned*: the report as a file. Names of files tell form, year, unit and time, never a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from django.http import Http404, HttpResponse

from kostra import rapport as motor
from kostra.kontroll.modell import Rapport
from kostra.portal.innsending.rapport import sok as rapport_sok
from kostra.portal.innsending.rapport.utvalg import Kontrollert
from kostra.portal.utseende import tekst
from kostra.rapport.som_html import innholdspolicy
from kostra.skjema.modell import Sprak

#: format -> content type.
TYPER: Final = {
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
}
#: The page's own policy, and an origin of its own even where a browser shows it in place of saving it.
_SANDKASSE: Final = "sandbox allow-scripts allow-modals; "


def fil(k: Kontrollert, format: str, saksbehandler: str, sprak: Sprak) -> HttpResponse:
    """The file. ``saksbehandler``: the digest of one (``rapport_sok``), for a list of that one only.

    Raises Http404 for another format, and for a list that isn't a list.
    """
    if format not in TYPER or (saksbehandler and format != "csv"):
        raise Http404
    utvalgt = _bare(k, saksbehandler) if saksbehandler else k.rapport
    svar = HttpResponse(motor.skriv(utvalgt, format, sprak), content_type=TYPER[format])
    navn = f"{filnavn(k)}{'-saksbehandler' if saksbehandler else ''}.{format}"
    svar["Content-Disposition"] = f'attachment; filename="{navn}"'
    svar["Cache-Control"] = "no-store"
    if format == "html":
        svar["Content-Security-Policy"] = _SANDKASSE + innholdspolicy(sprak)
    return svar


def filnavn(k: Kontrollert) -> str:
    """«kontrollrapport-11CF-2026-553000-20270110-1024»."""
    utfylling, ferdig = k.utfylling, k.kontroll.ferdig
    tid = f"-{tekst.norsk(ferdig):%Y%m%d-%H%M}" if ferdig else ""
    return f"kontrollrapport-{utfylling.skjema}-{utfylling.aar}-{utfylling.enhet.region}{tid}"


def _bare(k: Kontrollert, merke: str) -> Rapport:
    """The report with that caseworker's findings only."""
    hans = {m.saksbehandler for m in k.rapport.meldinger}
    navn = next((n for n in hans if rapport_sok.merke(n, k.kontroll.pk) == merke), None)
    if navn is None:
        raise Http404
    meldinger = tuple(m for m in k.rapport.meldinger if m.saksbehandler == navn)
    return replace(k.rapport, meldinger=meldinger)
