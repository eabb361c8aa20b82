"""Keys, and a system that calls the API with one."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from kostra.portal.api import services
from kostra.portal.api.models import FOR_EN_ENHET, Apinokkel, Omfang
from kostra.portal.konto.models import Bruker
from portal import bygg

ALLE = tuple(Omfang)


def nokkel(
    *omfang: Omfang, bruker: Bruker | None = None, per_minutt: int = 1000, **felt: Any
) -> tuple[Apinokkel, str]:
    """A key that can be used, and its secret."""
    verdier = {"system": "Fagsystem Eksempel", "byte_per_dogn": 10**9, "utloper": None} | felt
    ny, hemmelig = services.opprett(
        omfang=omfang, bruker=bruker, per_minutt=per_minutt, av=bygg.ansatt("drift"), **verdier
    )
    if bruker is not None:
        ny, hemmelig = services.godta(nr=ny.pk, bruker=bruker)
    return ny, hemmelig


@dataclass
class System:
    """A program at a vendor's or a kommune's: no cookies, no token."""

    hemmelig: str
    klient: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))

    def __call__(self, metode: str, sti: str, innhold: Any = None, **valg: Any) -> Any:
        """``innhold``: bytes are sent as they are, all else as JSON."""
        hoder = {"X-API-KEY": self.hemmelig, **valg.pop("hoder", {})}
        byter = isinstance(innhold, bytes)
        data = innhold if byter else b"" if innhold is None else json.dumps(innhold).encode()
        type_ = "application/octet-stream" if byter else "application/json"
        return self.klient.generic(
            metode, f"/api/{sti}", data, valg.pop("type", type_), secure=True, headers=hoder
        )

    def last_opp(self, skjema: str, data: bytes, bit: int = 100_000) -> Any:
        """All of the file; the last answer."""
        om = {"navn": "uttrekk.p7m", "storrelse": len(data), "sha256": _sha256(data)}
        svar = self("POST", f"v1/skjema/{skjema}/opplasting", om)
        assert svar.status_code == 201, svar.content
        sti = f"v1/opplasting/{svar.json()['id']}"
        for plass in range(0, len(data), bit):
            hoder = {"Upload-Offset": str(plass)}
            svar = self("PUT", sti, data[plass : plass + bit], hoder=hoder)
            if svar.status_code != 200:
                return svar
        return self("POST", f"{sti}/ferdig")


def for_rapportor(bruker: Bruker, *omfang: Omfang) -> System:
    """A system that the rapportør has accepted."""
    valgt = omfang or tuple(FOR_EN_ENHET)
    return System(nokkel(*valgt, bruker=bruker)[1])


def altinn(innhold: bytes, skjema: str = "11CF", aar: int = 2026, region: str = "110300") -> Any:
    """What the control API takes in."""
    respondent = {"aar": aar, "skjema": skjema, "region": region}
    return {"respondent": respondent, "base64KodedeData": base64.b64encode(innhold).decode()}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def problem(svar: Any, status: int, kode: str) -> dict[str, Any]:
    """The answer, which must be that problem as RFC 9457 writes one."""
    assert (svar.status_code, svar.headers["Content-Type"]) == (
        status,
        "application/problem+json",
    ), svar.content
    innhold = svar.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(innhold)
    assert (innhold["status"], innhold["code"]) == (status, kode)
    assert innhold["title"]
    assert innhold["detail"]
    return innhold
