"""A unit with a form that lacks only its file, a browser that sends one, and mottak in-process."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

from kostra.blankett import blankett
from kostra.kryptering import fingeravtrykk
from kostra.mottak.arbeider import Arbeider
from kostra.mottak.arbeider_nokler import Nokkelknippe
from kostra.nokler import Bruk, sertifikat_pem
from kostra.portal.innsending.kontroll import bestilling as kontroll
from kostra.portal.innsending.models import Fil, Kontroll, Utfylling
from kostra.portal.innsending.skjema import tjeneste as skjema
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.models import Sertifikat
from kostra.portal.tilgang.models import Enhet
from mottak.hjelp import GOD, konvolutt, mottakernokkel, par
from portal import bygg
from portal.innsending.skjema_hjelp import innlogget

ANSVARLIG = {
    "ansvarlig_navn": "Nora Eksempel",
    "ansvarlig_telefon": "+4790000000",
    "ansvarlig_epost": "nora@stavanger.example",
}
#: A plaintext extract that nobody may find anywhere.
KLARTEKST = GOD


@dataclass
class Sak:
    """One form in the hands of one rapportør."""

    bruker: Bruker
    utfylling: Utfylling
    nettleser: Client

    def fersk(self) -> Utfylling:
        return Utfylling.objects.select_related("enhet", "fil").get(pk=self.utfylling.pk)

    def bestill(self, handling: str = "kontrollere") -> Kontroll:
        return kontroll.bestill(
            utfylling=self.utfylling,
            bruker=self.bruker,
            handling=handling,
            versjon=self.fersk().versjon,
        )

    def last_opp(self, data: bytes, navn: str = "uttrekk.p7m", bit: int = 262_144) -> Any:
        """All of it, as the page does. Returns the last answer: the first that isn't good, or done."""
        svar = self.start(data, navn)
        if svar.status_code != 201:
            return svar
        adresse = reverse("innsending:opplasting", args=[svar.json()["id"]])
        for plass in range(0, len(data), bit):
            svar = self.bit(adresse, plass, data[plass : plass + bit])
            if svar.status_code != 200:
                return svar
        return self.nettleser.post(f"{adresse}ferdig/")

    def start(self, data: bytes, navn: str = "uttrekk.p7m", **bytt: Any) -> Any:
        om = {
            "navn": navn,
            "storrelse": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        } | bytt
        adresse = reverse("innsending:opplasting_start", args=[self.utfylling.pk])
        return self.nettleser.post(adresse, json.dumps(om), content_type="application/json")

    def bit(self, adresse: str, plass: int, data: bytes, **hoder: str) -> Any:
        return self.nettleser.put(
            adresse,
            data,
            content_type="application/octet-stream",
            headers={"Upload-Offset": str(plass), **hoder},
        )

    def med_fil(self, innhold: bytes = GOD, *til: str) -> Fil:
        """The form gets an envelope with that content."""
        return self.med_raa_fil(konvolutt(innhold, *til))

    def med_raa_fil(self, data: bytes) -> Fil:
        svar = self.last_opp(data)
        assert svar.status_code == 200, svar.content
        fil = self.fersk().fil
        assert fil is not None
        return fil


def sak(
    navn: str = "11CF",
    *,
    ved: Enhet | None = None,
    runde: bool = True,
    publisert: bool = True,
    **svar: str,
) -> Sak:
    """The unit's form (Stavanger's 11CF) for 2026, filled in with *Ja*, but for the file."""
    if runde:
        aar = bygg.runde(2026)
        if publisert:
            publiser(aar)
    bruker = bygg.rapportor(ved or bygg.enhet("1103", "Stavanger"), navn)
    utfylling = skjema.start(bruker=bruker, skjema=navn, aar=2026)
    utfylling.svar = utfylling.svar | ANSVARLIG | {svarfelt(navn): "ja"} | svar
    utfylling.save()
    return Sak(bruker, utfylling, innlogget(bruker))


def svarfelt(navn: str) -> str:
    """The id of the form's question *Ja* or *Nei*."""
    filfelt = blankett(navn, 2026).filfelt
    assert filfelt is not None
    return filfelt.svarfelt


def publiser(runde: Any, navn: str = "SSB") -> Sertifikat:
    sertifikat = par(navn, Bruk.KRYPTERING)[1]
    return Sertifikat.objects.create(
        runde=runde,
        bruk="kryptering",
        pem=sertifikat_pem(sertifikat).decode(),
        fingeravtrykk=fingeravtrykk(sertifikat)[:95],
        gyldig_fra=sertifikat.not_valid_before_utc,
        gyldig_til=sertifikat.not_valid_after_utc,
    )


def knippe(*navn: str) -> Nokkelknippe:
    return Nokkelknippe(
        tuple(mottakernokkel(n) for n in navn or ("SSB",)), par("SSB", Bruk.SIGNERING)
    )


def mottak(navn: str = "arbeider-1", nokler: Nokkelknippe | None = None, **valg: Any) -> Arbeider:
    """mottak in this process, with the tests' keys."""
    return Arbeider(navn, partial(_gi, nokler or knippe()), **valg)


def _gi(nokler: Nokkelknippe) -> Nokkelknippe:
    return nokler


def alt_i_lageret() -> dict[str, bytes]:
    """Every file of the store, parts and stored."""
    rot = settings.KOSTRA.lager
    return {s.name: s.read_bytes() for s in rot.rglob("*") if s.is_file()}


def adresse_til(svar: Any) -> str:
    """Where the pieces of an upload go, by the answer that began it."""
    return reverse("innsending:opplasting", args=[svar.json()["id"]])


def begynt(saken: Sak, data: bytes) -> str:
    """The same, of one that begins now."""
    svar = saken.start(data)
    assert svar.status_code == 201, svar.content
    return adresse_til(svar)


def framdrift(saken: Sak, ordre: Kontroll, **hoder: str) -> Any:
    """The page of a control."""
    return saken.nettleser.get(reverse("innsending:framdrift", args=[ordre.pk]), headers=hoder)


def ferdig(ordre: Kontroll) -> Kontroll:
    """As it is now."""
    return Kontroll.objects.get(pk=ordre.pk)
