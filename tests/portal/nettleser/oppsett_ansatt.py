"""What the staff's pages have to show: their own accounts, and something of each kind they look after."""

from __future__ import annotations

from datetime import timedelta

from kostra.kvittering import Antall, Kvittering, lag_nummer, signer
from kostra.kvittering import Enhet as Kvitteringsenhet
from kostra.nokler import Bruk
from kostra.portal import klokke
from kostra.portal.api.services import opprett as opprett_apinokkel
from kostra.portal.innsending.henvendelser.services import still_sporsmaal
from kostra.portal.innsending.models import (
    Fil,
    Karantene,
    Kontroll,
    Levering,
    Utfylling,
    Utlevering,
)
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.konto.services import opprett_ansatt
from kostra.portal.nedlasting.models import Nyhet
from kostra.portal.runde.models import Rapporteringsaar, Sertifikat, Stenging
from kostra.portal.runde.services import gi_utsettelse, legg_stenging
from kostra.portal.saksbehandling import godkjenning
from kostra.portal.saksbehandling.models import Banner
from kostra.portal.saksbehandling.sertifikater.services import forslag_ut
from kostra.portal.tilgang.models import Enhet
from mottak.hjelp import par
from portal.status.hjelp import laas_opp, lever, skjema

#: Accounts of each role: a code of the app works once, so each test logs in as someone of its own.
ANSATTE = {Rolle.SAKSBEHANDLER: 6, Rolle.DRIFT: 4, Rolle.REVISOR: 3}


def lag_ansatte(avtrykk: str) -> list[dict[str, str]]:
    """Accounts past the first login. ``avtrykk``: the hash of their password."""
    ut = []
    for rolle, antall in ANSATTE.items():
        for nr in range(antall):
            bruker, _, oppsett = opprett_ansatt(
                navn=f"Siv Eksempel {nr}", epost=f"{rolle.value}{nr}@ssb.example", rolle=rolle
            )
            bruker.password = avtrykk
            bruker.maa_bytte_passord, bruker.startpassord_utloper = False, None
            bruker.save()
            konto = {"brukerid": bruker.brukerid, "nokkel": oppsett.nokkel}
            ut.append({"rolle": rolle.value, **konto})
    return ut


def fyll_sidene(region: str, runde: Rapporteringsaar, ansatte: list[dict[str, str]]) -> None:
    """A unit with two deliveries, a question to the latter and an extension; and one of everything else.

    What would be seen by others lies so far ahead that it isn't.
    """
    enhet = Enhet.objects.get(kommunenr=region[:4], bydelsnr=region[4:])
    siv, dag = (
        Bruker.objects.get(brukerid=next(a["brukerid"] for a in ansatte if a["rolle"] == rolle))
        for rolle in (Rolle.SAKSBEHANDLER, Rolle.DRIFT)
    )
    senere = klokke.naa() + timedelta(days=20)
    skjema(enhet, "999", aar=runde.aar)
    utfylling = skjema(enhet, aar=runde.aar)
    _utlever(lever(utfylling, alvorlighetsgrad="WARNING"))
    laas_opp(utfylling)
    siste = lever(utfylling)
    siste.kvittering = _kvittering(siste)
    siste.save(update_fields=["kvittering"])
    _legg_i_karantene(skjema(enhet, "11F", aar=runde.aar, tilstand="under_kontroll"))
    opprett_apinokkel(
        system="Fagsystem Eksempel", omfang=["kontroll"], bruker=None, per_minutt=60,
        byte_per_dogn=2**31, utloper=senere, av=dag,
    )  # fmt: skip
    still_sporsmaal(levering=siste, tekst="Hvorfor er det flere poster enn før?", bruker=siv)
    gi_utsettelse(enhet=enhet, runde=runde, ny_frist=senere.date(), bruker=siv)
    vedlikehold, ferdig = Stenging.Grunn.VEDLIKEHOLD, senere + timedelta(hours=4)
    legg_stenging(runde=runde, fra=senere, til=ferdig, grunn=vedlikehold)
    sprak = ("nb", "nn", "en")
    Banner.objects.create(fra=senere, **{f"tekst_{s}": "Stengt for vedlikehold." for s in sprak})
    tittel, tekst = "Kontrollprogrammet har fått en ny versjon", "Hent den på forsiden."
    Nyhet.objects.create(
        **{f"tittel_{s}": tittel for s in sprak}, **{f"tekst_{s}": tekst for s in sprak}
    )
    sertifikat = forslag_ut(Sertifikat.objects.filter(bruk="kryptering")[0])
    godkjenning.foreslaa(navn="sertifikat.bytt", data=sertifikat, grunn="Nøkkelen byttes.", av=dag)


def _utlever(levering: Levering) -> None:
    """Handed on, and taken away again when a later delivery came."""
    Utlevering.objects.create(
        levering=levering, filnavn="x", sha256=levering.sha256, antall_poster=12345,
        versjon="KP.2026.11.24", nokkel="ab", trukket=klokke.naa(), trukket_grunn="erstattet",
    )  # fmt: skip


def _legg_i_karantene(utfylling: Utfylling) -> None:
    """Encrypted to a key that mottak doesn't have: it waits for as long as the tests last."""
    av = utfylling.opprettet_av
    fil = Fil.objects.create(
        utfylling=utfylling, filnavn="uttrekk.p7m", storrelse=614, sha256="a1" * 32,
        lagernavn="a1" * 32, lagret_av=av,
    )  # fmt: skip
    kontroll = Kontroll.objects.create(
        utfylling=utfylling, aapning=utfylling.aapning, fil=fil, handling="send_inn", svar="ja",
        bestilt_av=av, stand=Kontroll.Stand.KARANTENE,
    )  # fmt: skip
    hvem = "CN=SSB KOSTRA kryptering 2023,O=Eksempel, serienummer 7f0c9e61a2b44d0e9d3f5a8c1b2e7d60"
    Karantene.objects.create(
        kontroll=kontroll, grunn="nokkel_mangler", algoritme="AES-256-GCM",
        mottakere=[[hvem, "RSA 3072 OAEP SHA256"]],
    )  # fmt: skip


def _kvittering(levering: Levering) -> str:
    """What mottak would have signed."""
    utfylling, fil = levering.utfylling, levering.fil
    enhet = utfylling.enhet
    innhold = Kvittering(
        nummer=lag_nummer(utfylling.aar, bytes(16)),
        enhet=Kvitteringsenhet(enhet.kommunenr, enhet.bydelsnr, enhet.navn),
        skjema=utfylling.skjema,
        aar=utfylling.aar,
        tidspunkt=levering.mottatt.replace(microsecond=0),
        svar=levering.svar,
        sha256=levering.sha256,
        filnavn=fil.filnavn,
        storrelse=fil.storrelse,
        antall_poster=levering.antall_poster,
        alvorlighetsgrad=levering.alvorlighetsgrad,
        antall=Antall(),
        programversjon="2026.11.24",
    )
    return signer(innhold, *par("SSB", Bruk.SIGNERING))
