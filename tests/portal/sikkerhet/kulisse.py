"""Two kommuner that have come equally far: what each role may see of its own, and not of the other's."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.test import Client

from kostra.nokler import Bruk
from kostra.portal import klokke
from kostra.portal.api.models import Apinokkel
from kostra.portal.api.stier import STIER
from kostra.portal.innsending.models import (
    Fil,
    Henvendelse,
    Kontroll,
    Kontrollrapport,
    Levering,
    Opplasting,
    Utfylling,
)
from kostra.portal.konto.models import Bruker
from kostra.portal.nedlasting.models import Nyhet
from kostra.portal.runde.models import Stenging, Utsettelse
from kostra.portal.runde.services import gi_utsettelse, legg_stenging, legg_til_sertifikat
from kostra.portal.tilgang.models import Enhet, Kommuneimport, Mobilbytte, Skjemarett
from kostra.portal.varsling.models import Forsendelse
from kostra.rapport import arkiv
from mottak import hjelp
from portal import bygg
from portal.innsending.skjema_hjelp import SVAR_999
from portal.sikkerhet.ruter import ANNEN, ANSATTE, EGEN, ROLLER, UTEN

SENDT_AAR, PAABEGYNT_AAR = 2026, 2022


@dataclass(repr=False)
class Side:
    """One kommune with its users, forms, file, controls, report and receipt."""

    enhet: Enhet
    kommune: Bruker
    rapportor: Bruker
    uten_rett: Bruker
    paabegynt_999: Utfylling
    sendt_999: Utfylling
    paabegynt: Utfylling
    sendt: Utfylling
    opplasting: Opplasting
    pagaar: Kontroll
    stoppet: Kontroll
    ferdig: Kontroll
    levering: Levering

    def skjema(self, rolle: str, *, sendt: bool = False) -> Utfylling:
        """The form that the role works with: 999 for the kommune, 11CF for the rest."""
        if rolle == "kommune":
            return self.sendt_999 if sendt else self.paabegynt_999
        return self.sendt if sendt else self.paabegynt


@dataclass(repr=False)
class Kulisse:
    """``egen``: the kommune of everyone who logs in; ``annen``: its neighbour."""

    egen: Side
    annen: Side
    ansatte: dict[str, Bruker]
    sertifikat: int
    okter: dict[str, dict[str, str]]

    def bruker(self, rolle: str) -> Bruker | None:
        return {
            "anonym": None,
            "kommune": self.egen.kommune,
            "rapportor": self.egen.rapportor,
            "rapportor_uten_rett": self.egen.uten_rett,
            **self.ansatte,
        }[rolle]

    def klient(self, rolle: str) -> Client:
        """A browser of its own with the role's session; CSRF is enforced as for everyone."""
        ny = Client(enforce_csrf_checks=True, raise_request_exception=False)
        ny.defaults |= {"wsgi.url_scheme": "https", "SERVER_NAME": "kostra.example"}
        ny.defaults |= {"HTTP_ORIGIN": settings.KOSTRA.adresse}
        for navn, verdi in self.okter.get(rolle, {}).items():
            ny.cookies[navn] = verdi
        return ny


# -- what a route's address is made of -------------------------------------------------------------
Argumenter = Callable[[Side, str], dict[str, Any]]


def _skjema(side: Side, rolle: str) -> dict[str, Any]:
    return {"id": side.skjema(rolle).pk}


def _sendt(side: Side, rolle: str) -> dict[str, Any]:
    return {"id": side.skjema(rolle, sendt=True).pk}


#: Routes about someone's own: whose is what the table's column ``objekt`` says.
OBJEKTER: dict[str, Argumenter] = {
    "innsending:skjema": _sendt,
    "innsending:utskrift": _sendt,
    "innsending:pdf": _sendt,
    "innsending:excel": _sendt,
    "innsending:laas_opp": _sendt,
    "innsending:trekk": _sendt,
    "innsending:henvendelser": _sendt,
    "innsending:slett": _skjema,
    "innsending:gruppe": lambda side, rolle: {"gruppe": "kommune", **_skjema(side, rolle)},
    "innsending:opplasting_start": lambda side, _: {"utfylling_id": side.paabegynt.pk},
    "innsending:fil_fjern": lambda side, _: {"utfylling_id": side.paabegynt.pk},
    "innsending:opplasting": lambda side, _: {"opplasting_id": side.opplasting.pk},
    "innsending:opplasting_ferdig": lambda side, _: {"opplasting_id": side.opplasting.pk},
    "innsending:framdrift": lambda side, _: {"kontroll_id": side.pagaar.pk},
    "innsending:stoppet": lambda side, _: {"kontroll_id": side.stoppet.pk},
    "innsending:rapport": lambda side, _: {"id": side.ferdig.pk},
    "innsending:rapport_saksbehandler": lambda side, _: {"id": side.ferdig.pk},
    "innsending:rapport_last_ned": lambda side, _: {"id": side.ferdig.pk, "format": "xlsx"},
    "innsending:kvittering": lambda side, _: {"nr": side.levering.kvitteringsnr},
    "innsending:kvittering_pdf": lambda side, _: {"nr": side.levering.kvitteringsnr},
    "innsending:kvittering_json": lambda side, _: {"nr": side.levering.kvitteringsnr},
    "tilgang:nytt_passord": lambda side, _: {"brukerid": side.rapportor.brukerid},
    "tilgang:mistet_mobil": lambda side, _: {"brukerid": side.rapportor.brukerid},
    "tilgang:avvis_onske": lambda side, _: {"brukerid": side.rapportor.brukerid},
    "tilgang:ta_bort": lambda side, _: {"brukerid": side.rapportor.brukerid, "aar": SENDT_AAR},
}


def _brev(kulisse: Kulisse) -> Forsendelse:
    """The letter that staff may send again."""
    return Forsendelse.objects.get(bruker=kulisse.egen.rapportor, mal="mobil_endret")


def _api_id(kulisse: Kulisse) -> dict[str, Any]:
    return {"id": kulisse.egen.paabegynt.pk}


#: Routes with arguments that are nobody's own.
FASTE: dict[str, Callable[[Kulisse], dict[str, Any]]] = {
    "nedlasting:sertifikat": lambda kulisse: {"nr": kulisse.sertifikat},
    "nedlasting:tomfil": lambda _: {"skjema": "11CF", "aar": SENDT_AAR},
    "nedlasting:dokument": lambda _: {
        "skjema": "11CF",
        "aar": SENDT_AAR,
        "navn": "filbeskrivelse",
        "sprak": "nb",
        "format": "csv",
    },
    "nedlasting:eksempel": lambda _: {"skjema": "11CF", "aar": SENDT_AAR, "fil": "gyldig.dat"},
    "nedlasting:programdokument": lambda _: {
        "navn": "brukerveiledning",
        "sprak": "nb",
        "format": "html",
    },
    "nedlasting:programfil": lambda _: {"navn": "kostra.pyz"},  # none is built: 404 for all
    "nettleser:fil": lambda _: {"versjon": "0", "navn": "motor.zip"},  # nor here
    "nedlasting:nyhet": lambda _: {"nr": Nyhet.objects.get().pk},
    "saksbehandling:nyhet": lambda _: {"nr": Nyhet.objects.get().pk},
    "innsending:les": lambda _: {"skjema": "11CF", "aar": SENDT_AAR},
    "status:last_ned": lambda _: {"format": "csv"},
    "saksbehandling:status_last_ned": lambda _: {"format": "xlsx"},
    "saksbehandling:runde": lambda _: {"aar": SENDT_AAR},
    "saksbehandling:runde_endre": lambda _: {"aar": SENDT_AAR},
    "saksbehandling:stenginger": lambda _: {"aar": SENDT_AAR},
    "saksbehandling:stenging_fjern": lambda _: {
        "aar": SENDT_AAR,
        "nr": Stenging.objects.get().pk,
    },
    "saksbehandling:utsettelser": lambda _: {"aar": SENDT_AAR},
    "saksbehandling:purring_plan": lambda _: {"aar": SENDT_AAR, "skjema": "11CF"},
    "saksbehandling:purring_standard": lambda _: {"aar": SENDT_AAR},
    "saksbehandling:utsettelse_trekk": lambda _: {
        "aar": SENDT_AAR,
        "nr": Utsettelse.objects.get().pk,
    },
    "saksbehandling:bruker": lambda kulisse: {"brukerid": kulisse.egen.rapportor.brukerid},
    "saksbehandling:bruker_data": lambda kulisse: {"brukerid": kulisse.egen.rapportor.brukerid},
    "saksbehandling:bruker_data_json": lambda kulisse: {
        "brukerid": kulisse.egen.rapportor.brukerid
    },
    "saksbehandling:brev_igjen": lambda kulisse: {"id": _brev(kulisse).pk},
    "saksbehandling:karantene_avgjor": lambda kulisse: {"id": kulisse.egen.pagaar.pk},
    "saksbehandling:sertifikat_trekk": lambda kulisse: {"nr": kulisse.sertifikat},
    "saksbehandling:som_kommune_enhet": lambda kulisse: {"nr": kulisse.egen.enhet.pk},
    "saksbehandling:kommune": lambda kulisse: {"nr": kulisse.egen.enhet.pk},
    "saksbehandling:kommune_kontakt": lambda kulisse: {"nr": kulisse.egen.enhet.pk},
    "saksbehandling:kommuner_angre": lambda _: {"nr": Kommuneimport.objects.get().pk},
    "saksbehandling:levering": lambda kulisse: {"nr": kulisse.egen.levering.pk},
    "saksbehandling:levering_fil": lambda kulisse: {"nr": kulisse.egen.levering.pk},
    "saksbehandling:skjema_sporsmaal": lambda kulisse: {"nr": kulisse.egen.paabegynt.pk},
    "saksbehandling:levering_sporsmaal": lambda kulisse: {"nr": kulisse.egen.levering.pk},
    "saksbehandling:levering_retur": lambda kulisse: {"nr": kulisse.egen.levering.pk},
    "saksbehandling:henvendelse_lukk": lambda _: {"nr": Henvendelse.objects.get().pk},
    "saksbehandling:apinokkel_trekk": lambda _: {"nr": Apinokkel.objects.get().pk},
    # opened by no login, whoever's it is; what a key opens: tests/portal/api
    **{f"api:{navn}": _api_id for navn in STIER if "<uuid:id>" in STIER[navn]},
    "api:kvittering": lambda kulisse: {"nr": kulisse.egen.levering.kvitteringsnr},
    "api:ukjent": lambda _: {"sti": "v2/finnes/ikke"},
    "saksbehandling:som_kommune_skjema": lambda kulisse: {
        "nr": kulisse.egen.enhet.pk,
        "id": kulisse.egen.sendt_999.pk,
    },
}


#: What a post needs before it can be let in; else it is sent empty.
DATA: dict[str, Callable[[str], dict[str, str]]] = {
    "innsending:nytt": lambda rolle: {
        "skjema": "999" if rolle == "kommune" else "11CF",
        "aar": str(SENDT_AAR),
    },
}


def objekter(rute: str) -> tuple[str, ...]:
    """What stands in the column ``objekt`` for the route."""
    return (EGEN, ANNEN) if rute in OBJEKTER else (UTEN,)


def argumenter(kulisse: Kulisse, rute: str, rolle: str, objekt: str) -> dict[str, Any]:
    """The arguments of the address."""
    if objekt == UTEN:
        return FASTE[rute](kulisse) if rute in FASTE else {}
    return OBJEKTER[rute](kulisse.egen if objekt == EGEN else kulisse.annen, rolle)


# -- built -----------------------------------------------------------------------------------------
def bygg_kulisse() -> Kulisse:
    """Inside a transaction that is rolled back. No file is in the store: rights come before it."""
    runde = bygg.runde(SENDT_AAR)
    bygg.runde(PAABEGYNT_AAR)
    pem = hjelp.par("SSB", Bruk.KRYPTERING)[1].public_bytes(Encoding.PEM).decode()
    sertifikat = legg_til_sertifikat(pem=pem, bruk="kryptering", runde=runde)
    Nyhet.objects.create(
        **{f"tittel_{s}": "Nytt år" for s in ("nb", "nn", "en")},
        **{f"tekst_{s}": "Runden er åpen." for s in ("nb", "nn", "en")},
    )
    om_tre_uker = klokke.naa() + timedelta(days=21)
    legg_stenging(
        runde=runde,
        fra=om_tre_uker,
        til=om_tre_uker + timedelta(days=1),
        grunn=Stenging.Grunn.PUBLISERING,
    )
    egen = _side(bygg.enhet("1103", "Stavanger"), 0)
    gi_utsettelse(enhet=egen.enhet, runde=runde, ny_frist=om_tre_uker.date())
    annen = _side(bygg.enhet("5503", "Harstad"), 1)
    Forsendelse.objects.create(
        arsak="mobil_endret", kanal="epost", mal="mobil_endret", stand="oppgitt", bruker=egen.rapportor,
        til=egen.rapportor.epost, kontekst={"brukerid": egen.rapportor.brukerid},
    )  # fmt: skip
    ansatte = {rolle: bygg.ansatt(rolle) for rolle in ANSATTE}
    av = ansatte["saksbehandler"]
    Kommuneimport.objects.create(gjort_av=av)
    Apinokkel.objects.create(
        system="Fagsystem Eksempel", per_minutt=1, byte_per_dogn=1, opprettet_av=ansatte["drift"]
    )
    Henvendelse.objects.create(
        utfylling=egen.sendt, levering=egen.levering, slag="sporsmaal", skrevet_av=av
    )
    kulisse = Kulisse(egen, annen, ansatte, sertifikat.pk, {})
    for rolle in set(ROLLER) - {"anonym"}:
        klient = kulisse.klient(rolle)
        klient.force_login(kulisse.bruker(rolle))
        kulisse.okter[rolle] = {navn: m.value for navn, m in klient.cookies.items()}
    return kulisse


def _side(enhet: Enhet, nr: int) -> Side:
    kommune, rapportor = bygg.kommunekonto(enhet), bygg.rapportor(enhet, "11CF")
    uten_rett = bygg.rapportor(enhet, "11F", navn="Uten Rett")
    Skjemarett.objects.create(bruker=rapportor, aar=PAABEGYNT_AAR, skjema="11CF")
    Mobilbytte.objects.create(bruker=rapportor, ny_mobil="+4790000001")
    svar = {navn: verdi for gruppe in SVAR_999.values() for navn, verdi in gruppe.items()}
    paabegynt_999 = _utfylling(enhet, kommune, 1, "999", SENDT_AAR, svar=svar)
    sendt_999 = _utfylling(enhet, kommune, 2, "999", SENDT_AAR, svar=svar, sendt=True)
    paabegynt = _utfylling(enhet, rapportor, 3, "11CF", PAABEGYNT_AAR)
    sendt = _utfylling(enhet, rapportor, 4, "11CF", SENDT_AAR, sendt=True)
    opplasting = Opplasting.objects.create(
        utfylling=paabegynt, bruker=rapportor, filnavn="uttrekk.p7m", storrelse=10,
        sha256="0" * 64, utloper=klokke.naa() + timedelta(hours=1),
    )  # fmt: skip
    ferdig, levering = _levert(sendt, rapportor, nr)
    return Side(
        enhet=enhet,
        kommune=kommune,
        rapportor=rapportor,
        uten_rett=uten_rett,
        paabegynt_999=paabegynt_999,
        sendt_999=sendt_999,
        paabegynt=paabegynt,
        sendt=sendt,
        opplasting=opplasting,
        pagaar=_kontroll(paabegynt, rapportor, stand="kontrollerer", startet=klokke.naa()),
        stoppet=_kontroll(
            paabegynt, rapportor, stand="feilet", ferdig=klokke.naa(), avvisningsgrunn="svarte_ikke"
        ),
        ferdig=ferdig,
        levering=levering,
    )


def _utfylling(
    enhet: Enhet, av: Bruker, nr: int, skjema: str, aar: int, *, sendt: bool = False, **felt: Any
) -> Utfylling:
    if sendt:
        felt |= {"tilstand": "innsendt", "sendt": klokke.naa(), "sendt_svar": felt.get("svar", {})}
    return Utfylling.objects.create(
        enhet=enhet, nr=nr, skjema=skjema, aar=aar, opprettet_av=av, endret_av=av, **felt
    )


def _kontroll(utfylling: Utfylling, av: Bruker, **felt: Any) -> Kontroll:
    fil = Fil.objects.create(
        utfylling=utfylling, filnavn="uttrekk.p7m", storrelse=10, sha256=uuid.uuid4().hex * 2,
        lagernavn=uuid.uuid4().hex, lagret_av=av,
    )  # fmt: skip
    return Kontroll.objects.create(
        **{"utfylling": utfylling, "fil": fil, "handling": "kontrollere", "svar": "ja"},
        **{"aapning": 1, "bestilt_av": av},
        **felt,
    )


def _levert(utfylling: Utfylling, av: Bruker, nr: int) -> tuple[Kontroll, Levering]:
    """A delivery with the report and the receipt that mottak really makes."""
    mottatt = hjelp.mottar(hjelp.MED_ADVARSEL, tilfeldig=lambda n: bytes(range(nr, n + nr)))
    assert mottatt.kvittering is not None
    assert mottatt.rapport is not None
    kontroll = _kontroll(
        utfylling, av, stand="ferdig", ferdig=klokke.naa(), alvorlighetsgrad="WARNING",
        antall_advarsler=1, antall_poster=2,
    )  # fmt: skip
    Kontroll.objects.filter(pk=kontroll.pk).update(handling="send_inn")
    Kontrollrapport.objects.create(
        kontroll=kontroll,
        innhold=arkiv.pakk(mottatt.rapport),
        slettes=klokke.naa() + timedelta(days=180),
    )
    from kostra.kvittering import les_uverifisert

    lest = les_uverifisert(mottatt.kvittering)
    levering = Levering.objects.create(
        kvitteringsnr=lest.nummer, utfylling=utfylling, aapning=1, sha256=lest.sha256,
        fil=kontroll.fil, kontroll=kontroll, kvittering=mottatt.kvittering, mottatt=klokke.naa(),
        svar="ja", antall_poster=2, alvorlighetsgrad="WARNING",
    )  # fmt: skip
    return kontroll, levering
