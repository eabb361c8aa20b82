"""The sample extracts, one by one and all of a form and year in one zip. All persons are synthetic."""

from __future__ import annotations

import csv
import io
import zipfile

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from kostra.portal.nedlasting import dokumentlager, svar
from kostra.portal.tilgang.krav import offentlig
from kostra.skjema.alle import alle_skjemaer
from kostra.testdata import skjemaer
from kostra.testdata.eksempler import Eksempel, eksempler, er_xml, gyldige

SAMLET = "eksempler.zip"
_DATO = (2022, 1, 1, 0, 0, 0)


def finnes(skjema: str, aar: int) -> bool:
    """Whether there are samples of that form and year."""
    return skjema in skjemaer() and aar in alle_skjemaer().get(skjema, ())


def gyldig(skjema: str) -> str:
    """The name of the valid sample."""
    return f"gyldig.{_slutt(skjema)}"


def _slutt(skjema: str) -> str:
    return "xml" if er_xml(skjema) else "dat"


@offentlig
@require_safe
def eksempel(request: HttpRequest, skjema: str, aar: int, fil: str) -> HttpResponseBase:
    """A valid sample, or the zip of them all."""
    if not finnes(skjema, aar):
        raise Http404
    if fil == SAMLET:
        navn = f"eksempler-{skjema}-{aar}.zip"
        return svar.fil(request, dokumentlager.hent(navn, lambda: _zip(skjema, aar)), navn)
    if fil not in (gyldig(skjema), f"gyldig_oslo.{_slutt(skjema)}"):
        raise Http404
    innhold = dokumentlager.hent(
        f"eksempel-{skjema}-{aar}-{fil}", lambda: _gyldig(skjema, aar, fil)
    )
    return svar.fil(request, innhold, fil)


def _gyldig(skjema: str, aar: int, fil: str) -> bytes:
    return next(en.innhold for en in gyldige(skjema, aar) if en.navn == fil)


def _zip(skjema: str, aar: int) -> bytes:
    """The samples and, beside them, what each must give: so that a vendor's own test can compare."""
    alle, ut = list(eksempler(skjema, aar)), io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as pakke:
        for en in alle:
            pakke.writestr(_post(en.navn), en.innhold)
        pakke.writestr(_post("oversikt.csv"), _oversikt(alle))
    return ut.getvalue()


def _post(navn: str) -> zipfile.ZipInfo:
    om = zipfile.ZipInfo(navn, _DATO)
    om.compress_type = zipfile.ZIP_DEFLATED
    return om


def _oversikt(alle: list[Eksempel]) -> bytes:
    ut = io.StringIO()
    skriver = csv.writer(ut, delimiter=";", lineterminator="\n")
    skriver.writerow(("fil", "skjema", "aar", "region", "poster", "kontroller"))
    for en in alle:
        kontroller = " ".join(sorted(en.kontroller))
        skriver.writerow((en.navn, en.skjema, en.aar, en.region, en.poster, kontroller))
    return ut.getvalue().encode()
