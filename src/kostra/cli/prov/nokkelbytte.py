"""A change of key as it is played: on each day what is done, and what must hold after."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kostra.cli.demo_nettleser import Nettleser, SideFeil
from kostra.cli.prov.avgiver import Avgiver
from kostra.cli.prov.fortell import Forteller, StemmerIkke
from kostra.cli.prov.hus import Hus

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from kostra.portal.konto.models import Bruker

SKJEMA: Final = "11CF"
REGION: Final = "553000"


def spill(aar: int, mappe: Path) -> int:
    """Plays the change; the exit code is 1 when something didn't hold."""
    fortell = Forteller()
    try:
        _Bytte(Hus(aar, mappe, None), fortell).spill()
    except (StemmerIkke, SideFeil) as feil:
        click.secho(f"\nStemmer ikke: {feil}", fg="red", err=True)
        return 1
    fortell.slutt("Nøkkelen er byttet")
    return 0


class _Bytte:
    def __init__(self, hus: Hus, fortell: Forteller) -> None:
        self.hus, self.f = hus, fortell
        self.nokler = hus.mappe / "nokler"
        self.utlop = date(hus.aar + 2, 12, 31)
        self.filer = 0

    def spill(self) -> None:
        """Every step in order."""
        self.forberedelser()
        self.varsel()
        self.nytt()
        self.overgang()
        self.utlopt()
        self.nokkelen_mangler()
        self.gammel_nokkel_borte()

    def forberedelser(self) -> None:
        from kostra.portal.konto.models import Rolle
        from kostra.portal.konto.services import opprett_ansatt, utsted_pin
        from kostra.portal.runde import services as runde
        from kostra.portal.runde.models import Sertifikat
        from kostra.portal.tilgang.enheter import importer
        from kostra.portal.tilgang.models import Enhet

        self._dag(-90, "Det gamle sertifikatet gjelder.")
        self._varig_signering()
        self.ansatte: dict[str, Bruker] = {}
        for rolle in (Rolle.SAKSBEHANDLER, Rolle.DRIFT):
            epost = f"{rolle.value}@ssb.example"
            self.ansatte[rolle] = opprett_ansatt(navn="Siv Eksempel", epost=epost, rolle=rolle)[0]
        importer(None, lag_orgnr=True)
        self.gammelt = self._les(self.hus.sertifikat("kryptering"))
        runde.opprett_aar(
            aar=self.hus.aar, aapner=self._naar(-95), frist=self.utlop + timedelta(days=20),
            stenger=self._naar(60), skjemaer=[SKJEMA],
            sertifikater=[self.hus.sertifikat("kryptering")],
            bruker=self.ansatte[Rolle.SAKSBEHANDLER],
        )  # fmt: skip
        runde.legg_til_sertifikat(
            pem=self.hus.sertifikat("signering"), bruk=Sertifikat.Bruk.SIGNERING
        )
        enhet = Enhet.objects.get(kommunenr=REGION[:4], bydelsnr=REGION[4:])
        self.avgiver = Avgiver(
            self.hus, enhet.region, enhet.orgnr, _i_transaksjon(utsted_pin, enhet)
        )
        self.avgiver.registrer([SKJEMA])
        self.hus.post()
        self.sjekk_levert("en fil til det gamle sertifikatet leveres", self.gammelt)
        self.f.sjekk(self._varsler() == [], "ingen varsles ennå")

    def varsel(self) -> None:
        from kostra.kryptering import vurder
        from kostra.portal import klokke

        self._dag(-59, "Under 60 dager igjen.")
        self.f.sjekk(
            len(self._varsler()) >= 1, "Oversikt og den daglige meldingen til drift sier fra"
        )
        self.f.sjekk(
            bool(vurder(self.gammelt, naa=klokke.naa()).advarsler),
            "den som krypterer, får vite at det snart går ut",
        )

    def nytt(self) -> None:
        from kostra.portal.saksbehandling import godkjenning
        from kostra.portal.saksbehandling.sertifikater import services

        self._dag(-45, "Den nye nøkkelen legges i mottaket, så tas sertifikatet i bruk.")
        pem = self.hus.ny_nokkel()
        self.nytt_sertifikat = self._les(pem)
        self.f.sjekk(self.hus.mottak() == 0, "mottaket har begge nøklene og venter på arbeid")
        data = services.forslag_inn(
            sertifikat=self.nytt_sertifikat, bruk="kryptering", aar=None, prove=False
        )
        forslag = godkjenning.foreslaa(
            navn="sertifikat.bytt", data=data, grunn="Bytte.", av=self.ansatte["drift"]
        )
        godkjenning.godkjenn(id=forslag.pk, av=self.ansatte["saksbehandler"])
        self.f.si("Drift har foreslått, en saksbehandler har godkjent.")
        self.f.sjekk(not any(s.bruk == "kryptering" for s in self._varsler()), "varselet er borte")
        self.f.sjekk(
            self._paa_forsiden() == [self.nytt_sertifikat, self.gammelt],
            "forsiden har det nye først, og det forrige under",
        )
        self.f.sjekk(
            self._tom_fil_for(self.nytt_sertifikat), "den tomme filen er kryptert til det nye"
        )

    def overgang(self) -> None:
        self._dag(-30, "Begge gjelder.")
        self.sjekk_levert("en fil til det gamle leses fortsatt", self.gammelt)
        self.sjekk_levert("en fil til det nye leses", self.nytt_sertifikat)
        self.sjekk_levert("en fil til begge leses", self.gammelt, self.nytt_sertifikat)
        self.laget_i_tide = self._fil(self.gammelt)

    def utlopt(self) -> None:
        from kostra.kryptering import SertifikatFeil, vurder
        from kostra.portal import klokke

        self._dag(3, "Det gamle er gått ut.")
        try:
            vurder(self.gammelt, naa=klokke.naa())
            nektet = False
        except SertifikatFeil:
            nektet = True
        self.f.sjekk(nektet, "ingen kan kryptere til det lenger")
        self.f.sjekk(self._paa_forsiden() == [self.nytt_sertifikat], "forsiden har bare det nye")
        self.f.sjekk(
            self.avgiver.send(SKJEMA, self.laget_i_tide) == "kvittering",
            "en fil som ble kryptert i tide, leses",
        )

    def nokkelen_mangler(self) -> None:
        self._dag(5, "Den nye nøkkelen er borte fra mottaket.")
        borte = self._flytt_bort("kryptering-ny.key.pem")
        self.avgiver.send(SKJEMA, self._fil(self.nytt_sertifikat))
        self.f.sjekk(self._i_karantene() == 1, "filen settes i karantene, og avvises ikke")
        self.hus.mottak()
        self.f.sjekk(self._i_karantene() == 1, "der blir den så lenge nøkkelen mangler")
        borte.rename(self.nokler / "kryptering-ny.key.pem")
        foer = self._antall_levert()
        self.hus.mottak()
        self.f.sjekk(
            (self._i_karantene(), self._antall_levert()) == (0, foer + 1),
            "nøkkelen er tilbake: filen leveres av seg selv",
        )

    def gammel_nokkel_borte(self) -> None:
        from kostra.portal.innsending.kontroll import karantene
        from kostra.portal.innsending.models import Kontroll
        from kostra.portal.varsling.models import Forsendelse

        self._dag(40, "Den gamle nøkkelen er slettet.")
        self._flytt_bort(f"kryptering-{self.hus.aar}.key.pem").unlink()
        self.avgiver.send(SKJEMA, self._fil(self.gammelt, naar=self._naar(-1)))
        self.f.sjekk(
            self._i_karantene() == 1, "en sen fil til den gamle nøkkelen settes i karantene"
        )
        kontroll = Kontroll.objects.get(stand=Kontroll.Stand.KARANTENE)
        karantene.avslaa(kontroll_id=kontroll.pk, bruker=self.ansatte["drift"])
        self.hus.post()
        self.f.sjekk(
            Forsendelse.objects.filter(mal="fil_avvist", stand="sendt").count() == 1,
            "drift avviser den, og avgiveren får e-post om å kryptere på nytt",
        )
        self.sjekk_levert("avgiveren krypterer til det nye og leverer", self.nytt_sertifikat)

    def _varig_signering(self) -> None:
        """A key for receipts that outlives the play: only the key to encrypt to is changed here."""
        from kostra.nokler import (
            Bruk,
            Nokkeltype,
            lag_nokkel,
            lag_sertifikat,
            sertifikat_pem,
            som_pem,
        )

        aar = self.hus.aar
        nokkel = lag_nokkel(Nokkeltype.P256, Bruk.SIGNERING)
        sertifikat = lag_sertifikat(
            nokkel, bruk=Bruk.SIGNERING, virksomhet="SSB", gyldig_fra=date(aar + 1, 1, 1),
            gyldig_til=date(aar + 4, 12, 31),
        )  # fmt: skip
        stamme = self.nokler / f"signering-{aar + 1}"
        stamme.with_suffix(".key.pem").write_bytes(som_pem(nokkel, self.hus.passord))
        stamme.with_suffix(".crt.pem").write_bytes(sertifikat_pem(sertifikat))

    # -- helpers ---------------------------------------------------------------------------------------
    def sjekk_levert(self, hva: str, *til: Certificate) -> None:
        self.f.sjekk(self.avgiver.send(SKJEMA, self._fil(*til)) == "kvittering", hva)

    def _dag(self, fra_utlop: int, hva: str) -> None:
        naar = self._naar(fra_utlop)
        self.hus.still(naar)
        if hasattr(self, "avgiver"):
            self.avgiver.innlogget = None
        self.f.dag(naar, hva)

    def _naar(self, fra_utlop: int) -> datetime:
        """Ten in the morning, so many days from the last day of the old certificate."""
        from kostra.portal.klokke import NORGE

        dag = self.utlop + timedelta(days=fra_utlop)
        return datetime(dag.year, dag.month, dag.day, 10, tzinfo=NORGE)

    def _fil(self, *til: Certificate, naar: datetime | None = None) -> bytes:
        from kostra.kryptering import krypter
        from kostra.portal import klokke
        from kostra.testdata import lag_uttrekk

        self.filer += 1
        biter = lag_uttrekk(SKJEMA, self.hus.aar, REGION, antall=5, fro=self.filer)
        return krypter(b"".join(biter), list(til), naa=naar or klokke.naa())

    def _varsler(self) -> list[Any]:
        from kostra.portal.saksbehandling.sertifikater.utvalg import utloper_snart

        return utloper_snart()

    def _paa_forsiden(self) -> list[Certificate]:
        """The certificates that the front page offers, in order."""
        nettleser = Nettleser(self.hus.adresse)
        side = nettleser.hent(f"/?aar={self.hus.aar}&vis=file-encrypter")
        stier = dict.fromkeys(sti for sti in side.lenker if "sertifikat" in sti)
        return [self._les(nettleser.hent(sti).tekst) for sti in stier]

    def _tom_fil_for(self, sertifikat: Certificate) -> bool:
        from django.test import Client
        from django.urls import reverse

        from kostra.kryptering import beskriv
        from kostra.kryptering.beskrivelse import tekst_om
        from kostra.kryptering.sertifikat import mottakerid

        sti = reverse("nedlasting:tomfil", args=[SKJEMA, self.hus.aar])
        fil = Client(HTTP_HOST=self.hus.adresse.removeprefix("http://")).get(sti)
        return [hvem for hvem, _ in beskriv(fil.content).mottakere] == [
            tekst_om(mottakerid(sertifikat))
        ]

    def _flytt_bort(self, navn: str) -> Path:
        return (self.nokler / navn).rename(self.hus.mappe / navn)

    def _i_karantene(self) -> int:
        from kostra.portal.saksbehandling.karantene.utvalg import antall_som_venter

        return antall_som_venter()

    def _antall_levert(self) -> int:
        from kostra.portal.innsending.models import Levering

        return Levering.objects.count()

    @staticmethod
    def _les(pem: str) -> Certificate:
        from kostra.kryptering import les_sertifikat

        return les_sertifikat(pem.encode())


def _i_transaksjon(utsted_pin: Any, enhet: Any) -> str:
    from django.db import transaction

    with transaction.atomic():
        pin: str = utsted_pin(enhet=enhet)
        return pin
