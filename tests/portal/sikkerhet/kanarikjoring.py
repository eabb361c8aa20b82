"""The year of one kommune that the canary test searches after: real pages, outbox, servers, mottak."""

from __future__ import annotations

import hashlib
import json
import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kostra.mottak import arbeider as mottaks
from kostra.portal.innsending.models import Kontroll, Levering, Utfylling
from kostra.portal.innsending.opplasting.utvalg import filens_side
from kostra.portal.innsending.rapport import views as rapport_views
from kostra.portal.innsending.skjema import liste as skjemaliste
from kostra.portal.konto import services as konto
from kostra.portal.konto.models import Bruker
from kostra.portal.varsling import sending
from kostra.portal.varsling.models import Forsendelse
from mottak.hjelp import fil, konvolutt, post
from portal import bygg
from portal.innsending.fil_hjelp import mottak, publiser
from portal.innsending.skjema_hjelp import send, start
from portal.sikkerhet.kanari import Jakt, Slag
from portal.varsling.conftest import tekst as brevtekst

# -- the canaries ----------------------------------------------------------------------------------
NORA, NORAS_EPOST, NORAS_MOBIL = "Kanarina Fuglåsøy", "kanarina.f@stavanger.example", "90019283"
KARI, KARIS_EPOST, KARIS_MOBIL = "Kvitrine Sangfuglætt", "kvitrine.s@stavanger.example", "90038475"
NY_MOBIL = "90047561"
FILNAVN = "kanarifil-fra-fagsystemet.p7m"
JOURNALER, SAKSBEHANDLERE = ("KANARI77", "KANARI78"), ("SBKANARI01",)
FNR = ("15869010089", "16869010018")
NYTT_PASSORD = "kanarifuglen synger om natten 42"

LINJER = (
    post(JOURNALER[0], FNR[0], p142=SAKSBEHANDLERE[0]),
    post(JOURNALER[1], FNR[1], p142=SAKSBEHANDLERE[0], p8="16061990"),
)
GOD = fil(*LINJER)
MED_FEIL = fil(LINJER[0][:35] + "9" + LINJER[0][36:], LINJER[1])


class Nettleser(Client):
    """Remembers every address that it asked for or was sent to."""

    def __init__(self, adresser: list[str]) -> None:
        super().__init__(raise_request_exception=False)
        self.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
        self.adresser = adresser

    def request(self, **foresporsel):
        svar = super().request(**foresporsel)
        self.adresser += [
            f"{foresporsel.get('PATH_INFO')}?{foresporsel.get('QUERY_STRING', '')}",
            svar.headers.get("Location", ""),
            svar.headers.get("HX-Redirect", ""),
        ]
        return svar


class Kjoring:
    """The run: one method for each part of the year, in order."""

    def __init__(self, jakt: Jakt, epost, sms, monkeypatch) -> None:
        self.jakt, self.epost, self.sms, self.mp = jakt, epost, sms, monkeypatch
        self.adresser: list[str] = []
        self.feilsider: list[bytes] = []
        self.koder: set[str] = set()
        self.kommune, self.nora, self.fremmed = (Nettleser(self.adresser) for _ in range(3))

    # -- login -------------------------------------------------------------------------------------
    def kommunen_logger_inn(self) -> None:
        publiser(bygg.runde(2026))
        self.enhet = bygg.enhet("1103", "Stavanger", kontakt_epost=KARIS_EPOST)
        pin = konto.utsted_pin(enhet=self.enhet)
        self.jakt.legg_til(Slag.HEMMELIG, pin, pin.replace("-", ""))
        for prov, status in (("feil " + pin[5:], 422), (pin, 302)):
            svar = self.logg_inn(self.kommune, self.enhet.orgnr, prov)
            assert svar.status_code == status

    def logg_inn(self, klient, navn: str, passord: str):
        return klient.post(
            "/logg-inn/", {"brukernavn": navn, "passord": passord, "sprak": "nb", "neste": ""}
        )

    def nora_logger_inn(self) -> None:
        bruker = Bruker.objects.get(epost=NORAS_EPOST)
        (passord,) = re.findall(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b", self.brev_til(NORAS_EPOST))
        self.jakt.legg_til(Slag.HEMMELIG, passord)
        self.logg_inn(self.nora, bruker.brukerid, f"{passord}x")
        assert self.logg_inn(self.nora, bruker.brukerid, passord).status_code == 302
        self.send_post()
        kode = self.siste_kode()
        assert self.nora.post("/logg-inn/kode/", {"kode": self.annen(kode)}).status_code == 422
        assert self.nora.post("/logg-inn/kode/", {"kode": kode}).status_code == 302
        self.jakt.legg_til(Slag.HEMMELIG, NYTT_PASSORD)
        svar = self.nora.post("/min-side/passord/", {"nytt": NYTT_PASSORD, "gjenta": NYTT_PASSORD})
        assert svar.status_code == 302

    def siste_kode(self) -> str:
        (kode,) = re.findall(r"\b\d{6}\b", self.sms.kall[-1]["text"])
        self.koder.add(kode)
        return kode

    @staticmethod
    def annen(kode: str) -> str:
        return f"{(int(kode) + 1) % 1_000_000:06d}"

    def send_post(self) -> None:
        """The worker's round."""
        for brev in Forsendelse.objects.filter(stand="venter"):
            sending.send(brev.id)

    def brev_til(self, adresse: str) -> str:
        return next(brevtekst(raa) for raa in reversed(self.epost.brev) if adresse.encode() in raa)

    # -- 999 ---------------------------------------------------------------------------------------
    def kommunen_sender_999(self) -> None:
        self.f999 = start(self.kommune, "999")
        send(self.kommune, self.f999, "kommune", "neste", ansvarlig_navn=KARI,
             ansvarlig_telefon=KARIS_MOBIL, ansvarlig_epost=KARIS_EPOST)  # fmt: skip
        send(self.kommune, self.f999, "person", "send_inn", person_navn=NORA,
             person_epost=NORAS_EPOST, person_mobil="ugyldig", skjema=["11CF"])  # fmt: skip
        svar = send(self.kommune, self.f999, "person", "send_inn", person_navn=NORA,
                    person_epost=NORAS_EPOST, person_mobil=NORAS_MOBIL, skjema=["11CF"])  # fmt: skip
        assert svar.status_code == 302
        self.epost.data = "550 5.7.1 " + NORAS_EPOST + " finnes ikke"  # refused, with the address
        forste = Forsendelse.objects.filter(stand="venter").exclude(til=NORAS_EPOST).first()
        if forste is not None:
            sending.send(forste.id)
        self.epost.data = ""
        self.send_post()

    # -- 11CF --------------------------------------------------------------------------------------
    def nora_fyller_ut(self) -> None:
        self.f11 = start(self.nora, "11CF")
        send(self.nora, self.f11, "kommune", "neste", ansvarlig_navn=NORA,
             ansvarlig_telefon=NORAS_MOBIL, ansvarlig_epost=NORAS_EPOST)  # fmt: skip
        send(self.nora, self.f11, "uttrekk", "lagre", deltakere="ja")

    def last_opp(self, data: bytes, navn: str = FILNAVN, **om) -> int:
        """By pieces, as the script does; the last status."""
        hode = {"navn": navn, "storrelse": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        svar = self.nora.post(
            reverse("innsending:opplasting_start", args=[self.f11.pk]),
            json.dumps(hode | om), content_type="application/json",
        )  # fmt: skip
        if svar.status_code != 201:
            return svar.status_code
        adresse = reverse("innsending:opplasting", args=[svar.json()["id"]])
        svar = self.nora.put(adresse, data, content_type="application/octet-stream",
                             headers={"Upload-Offset": "0"})  # fmt: skip
        return svar.status_code if svar.status_code != 200 else self._ferdig(adresse)

    def _ferdig(self, adresse: str) -> int:
        return self.nora.post(f"{adresse}ferdig/").status_code

    def opplastinger_som_feiler(self) -> None:
        """Plaintext by script and by form, changed, cut, too large, not an envelope."""
        god = konvolutt(GOD)
        assert self.last_opp(GOD) == 422
        assert self.last_opp(GOD, sha256="0" * 64) == 422
        assert self.last_opp(god, sha256="0" * 64) == 422
        assert self.last_opp(god, storrelse=len(god) + 1) == 409
        assert self.last_opp(GOD, storrelse=10**9) == 413
        assert self.last_opp(b"", navn=NORA) == 422
        self.nora.post(
            reverse("innsending:opplasting_start", args=[self.f11.pk]),
            GOD, content_type="application/json",
        )  # fmt: skip
        for data in (GOD, GOD * 3000):
            svar = self.nora.post(filens_side(self.f11), {
                "deltakere": "ja", "gjor": "lagre", "versjon": str(self._versjon()),
                "fil": SimpleUploadedFile(FILNAVN, data, "application/pkcs7-mime"),
            })  # fmt: skip
            assert svar.status_code == 422
        for side in ("/logg-inn/", "/glemt/", "/skjema/nytt/"):  # a file where none is asked for
            self.nora.post(
                side, {"fil": SimpleUploadedFile(FILNAVN, GOD * 3000), "x": GOD.decode()}
            )

    def _versjon(self) -> int:
        return Utfylling.objects.get(pk=self.f11.pk).versjon

    def kontroller(self, data: bytes, gjor: str = "kontrollere") -> Kontroll:
        """Uploads, orders from the page, lets mottak work, and follows to the result."""
        assert self.last_opp(data) == 200
        svar = send(self.nora, self.f11, "uttrekk", gjor, deltakere="ja")
        assert svar.status_code == 302, svar.content
        self.nora.get(svar.headers["Location"])
        mottak().gjor_alt()
        self.nora.get(svar.headers["Location"], follow=True)
        return Kontroll.objects.latest("bestilt")

    def rapporten(self) -> None:
        k = self.kontroller(konvolutt(MED_FEIL))
        assert k.stand == "ferdig"
        side = reverse("innsending:rapport", args=[k.pk])
        assert JOURNALER[0] in self.nora.get(side).content.decode()
        filtrert = self.nora.post(side, {"journalnummer": JOURNALER[0]}, follow=True)
        assert JOURNALER[0] in filtrert.content.decode()
        etter = self.nora.get(reverse("innsending:rapport_saksbehandler", args=[k.pk]))
        for lenke in re.findall(r'href="([^"]*rapport[^"]*)"', etter.content.decode()):
            self.nora.get(lenke.replace("&amp;", "&").split("#")[0])
        for form in ("html", "xlsx", "csv", "json", "pdf"):
            assert self.nora.get(f"{side}{form}/").status_code == 200
        self.avvist_innsending()

    def avvist_innsending(self) -> None:
        """*Send inn* with faults that stop it; an envelope to someone else; a changed one."""
        self.kontroller(konvolutt(MED_FEIL + b" "), "send_inn")
        self.kontroller(konvolutt(GOD, "En annen"))
        god = konvolutt(GOD)
        assert self.kontroller(god[:-30] + bytes([god[-30] ^ 1]) + god[-29:]).stand == "avvist"
        self.kontroller(konvolutt(b" "))

    def krasj(self) -> None:
        """Exceptions with content in their texts: in mottak, in a page, in the worker."""

        def sprekk(*args, **kwargs):
            raise ValueError(f"{GOD.decode()} {NORA} {NORAS_EPOST} {NYTT_PASSORD}")

        with self.mp.context() as m:
            m.setattr(mottaks, "kontroller_bare", sprekk)
            self.kontroller(konvolutt(GOD + b"\n"))
        Kontroll.objects.filter(ferdig=None).update(leie_til=None)
        mottak("arbeider-2").gjor_alt()
        with self.mp.context() as m:
            m.setattr(rapport_views, "side", sprekk)
            k = Kontroll.objects.filter(stand="ferdig").latest("bestilt")
            self.brutt(self.nora.get(reverse("innsending:rapport", args=[k.pk])))
            m.setattr(skjemaliste, "mine", sprekk)
            self.brutt(self.nora.get("/skjema/"))
            m.setattr(sending, "_overlever", sprekk)
            konto.nytt_startpassord(bruker=self._ola())
            self.send_post_som_feiler()

    def brutt(self, svar) -> None:
        assert svar.status_code == 500
        self.feilsider.append(svar.content)

    def _ola(self) -> Bruker:
        return bygg.rapportor(self.enhet, "11CF", epost="ola@stavanger.example", navn="Ola")

    def send_post_som_feiler(self) -> None:
        for brev in Forsendelse.objects.filter(stand="venter"):
            try:
                sending.send(brev.id)
            except ValueError:  # the worker's own net catches it; here the row is what is looked at
                continue

    def sender_inn(self) -> None:
        k = self.kontroller(konvolutt(GOD), "send_inn")
        levering = Levering.objects.get(kontroll=k)
        kvittering = reverse("innsending:kvittering", args=[levering.kvitteringsnr])
        for side in (kvittering, f"{kvittering}pdf/", f"{kvittering}json/"):
            assert self.nora.get(side).status_code == 200
        self.send_post()
        skjema = reverse("innsending:skjema", args=[self.f11.pk])
        for hva in ("", "utskrift/", "pdf/", "excel/"):
            assert self.nora.get(f"{skjema}{hva}").status_code == 200
        self.nora.post(f"{skjema}laas-opp/")

    def resten(self) -> None:
        """New mobile, forgotten password, wrong addresses, a stranger, withdrawal, logout."""
        self.kommune.post(reverse("innsending:laas_opp", args=[self.f999.pk]))
        send(self.kommune, self.f999, "person", "send_inn", person_mobil=NY_MOBIL)
        self.nora.post("/mobilnummer/")
        self.send_post()
        self.nora.post("/mobilnummer/", {"kode": self.annen(self.siste_kode())})
        bruker = Bruker.objects.get(epost=NORAS_EPOST)
        self.fremmed.post("/glemt/", {"brukernavn": bruker.brukerid, "slag": "passord"})
        self.logg_inn(self.fremmed, NORAS_EPOST, NYTT_PASSORD)
        self.logg_inn(self.fremmed, FNR[0], FNR[1])
        self.kommune.get("/rapportorer/")
        self.kommune.post(f"/rapportorer/{bruker.brukerid}/passord/")
        self.send_post()
        for raa in self.epost.brev:
            for passord in re.findall(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b", brevtekst(raa)):
                self.jakt.legg_til(Slag.HEMMELIG, passord)
        self.feilsider.append(self.fremmed.get("/finnes-ikke/").content)
        self.kommune.post(reverse("innsending:trekk", args=[self.f999.pk]))
        self.send_post()
        self.nora.post("/logg-ut/")

    def alt(self) -> None:
        for del_ in (
            self.kommunen_logger_inn, self.kommunen_sender_999, self.nora_logger_inn,
            self.nora_fyller_ut, self.opplastinger_som_feiler, self.rapporten, self.krasj,
            self.sender_inn, self.resten,
        ):  # fmt: skip
            del_()
