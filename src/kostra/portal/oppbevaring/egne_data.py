"""All that is kept about one user, to hand over: to themselves, or by staff on their behalf.

Every field of every model that points at a user stands either in :data:`EKSPORT` or in
:data:`UTELATT` with the reason; a test holds the lists against the models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import innsyn, logg
from kostra.portal.revisjon.models import Hendelse
from kostra.portal.tilgang.models import Enhet
from kostra.portal.utseende import tekst

#: What stands of the account itself.
KONTO = (
    "id", "rolle", "brukerid", "enhet", "navn", "epost", "mobil", "sprak", "uten_sms", "aktiv",
    "sperret", "anonymisert", "maa_bytte_passord", "startpassord_utloper", "last_login", "opprettet",
)  # fmt: skip
#: Field that points at the user -> what stands of each row.
EKSPORT: Mapping[str, tuple[str, ...]] = {
    "tilgang.Skjemarett.bruker": ("aar", "skjema", "gitt"),
    "tilgang.Mobilbytte.bruker": ("ny_mobil", "opprettet", "avgjort"),
    "konto.Innloggingsforsok.bruker": (
        "metode", "fremmed", "referanse", "opprettet", "utloper", "sendt", "utsendelser",
        "forsok_igjen", "avsluttet",
    ),
    "konto.Gjenoppretting.bruker": ("slag", "opprettet", "avgjort"),
    "varsling.Forsendelse.bruker": (
        "kanal", "mal", "sprak", "til", "kontekst", "stand", "siste_feil", "opprettet", "sendt",
    ),
    "nedlasting.Lest.bruker": ("nyhet_id",),
    "innsending.Utfylling.opprettet_av": (
        "skjema", "aar", "nr", "tilstand", "svar", "sendt_svar", "opprettet", "sendt",
    ),
    "innsending.Utfylling.endret_av": ("skjema", "aar", "nr", "tilstand", "endret"),
    "innsending.Opplasting.bruker": ("filnavn", "storrelse", "sha256", "opprettet", "utloper"),
    "innsending.Fil.lagret_av": ("filnavn", "storrelse", "sha256", "lagret", "utslettet"),
    "innsending.Kontroll.bestilt_av": (
        "handling", "svar", "bestilt", "stand", "ferdig", "alvorlighetsgrad", "avvisningsgrunn",
    ),
    "innsending.Henvendelse.skrevet_av": ("slag", "tekst", "skrevet", "lukket"),
    "innsending.Henvendelse.besvart_av": ("slag", "svar", "besvart", "lukket"),
    "tilgang.Kommuneimport.gjort_av": ("navn", "gjort"),
    "tilgang.Kommuneimport.angret_av": ("navn", "angret"),
    "saksbehandling.Godkjenning.foreslatt_av": (
        "handling", "grunn", "foreslatt", "utloper", "utfall", "avgjort",
    ),
    "saksbehandling.Godkjenning.avgjort_av": ("handling", "utfall", "avgjort"),
    "api.Apinokkel.bruker": (
        "system", "omfang", "opprettet", "godtatt", "utloper", "trukket", "sist_brukt",
    ),
    "api.Apinokkel.opprettet_av": ("system", "omfang", "opprettet", "utloper"),
    "api.Apinokkel.trukket_av": ("system", "omfang", "trukket"),
    "otp_totp.TOTPDevice.user": ("name", "confirmed"),
    "otp_static.StaticDevice.user": ("name", "confirmed"),
}  # fmt: skip
#: What isn't handed over: ``app.Model.field``, or ``app.Model`` for a whole model, and why.
UTELATT: Mapping[str, Promise] = {
    "konto.Bruker.password": _("avtrykket av passordet; det kan ikke gjøres om til passordet"),
    "konto.Bruker.oppslag": _("et avtrykk som bare finner kontoen igjen"),
    "konto.Bruker.oktnummer": _("en teller som avslutter pålogginger"),
    "konto.Innloggingsforsok.id": _("en id uten innhold"),
    "konto.Innloggingsforsok.nettleser_hash": _("et avtrykk som bare kjenner igjen nettleseren"),
    "konto.Innloggingsforsok.kode_hash": _("avtrykket av en kode som er brukt eller utløpt"),
    "varsling.Forsendelse.forseglet": _("startpassord eller kode, til brevet er sendt"),
    "varsling.Forsendelse.arsak": _("en nøkkel som hindrer at brevet sendes to ganger"),
    "varsling.Forsendelse.message_id": _("brevets id"),
    "api.Apinokkel.hash": _("avtrykket av nøkkelen; det kan ikke gjøres om til nøkkelen"),
    "api.Apinokkel.kjennetegn": _("begynnelsen av nøkkelen, som finner den igjen"),
    "otp_totp.TOTPDevice.key": _("hemmeligheten i kodeappen"),
    "otp_static.StaticToken": _("avtrykk av reservekodene"),
    "innsending.Fil.lagernavn": _(
        "filens navn i lageret; innholdet kan ikke leses uten mottakets nøkkel"
    ),
    "innsending.Kontroll.avvisning": _("den faste teksten til grunnen som er oppgitt"),
    "saksbehandling.Godkjenning.data": _("det forslaget gjelder, ikke den som foreslo det"),
    "tilgang.Kommuneimport.var": _(
        "kontaktene i kommunene som ble importert, ikke den som importerte"
    ),
    "tilgang.Kommuneimport.etter": _(
        "kontaktene i kommunene som ble importert, ikke den som importerte"
    ),
    "innsending.Kontrollrapport": _(
        "funnene gjelder kommunens uttrekk, og åpnes under Mine skjema"
    ),
    "sessions.Session": _("påloggingen; den er forseglet, og varer til du logger ut"),
}


@dataclass(frozen=True)
class Del:
    """One kind of data: a title, and rows of field -> value."""

    navn: str
    tittel: str
    rader: list[dict[str, Any]]


_TITLER: Mapping[str, Promise] = {
    "tilgang.Skjemarett.bruker": _("Skjema du kan rapportere"),
    "tilgang.Mobilbytte.bruker": _("Nye mobilnumre"),
    "konto.Innloggingsforsok.bruker": _("Innlogginger det siste døgnet"),
    "konto.Gjenoppretting.bruker": _("Glemt passord og mistet mobil"),
    "varsling.Forsendelse.bruker": _("E-post og SMS til deg"),
    "nedlasting.Lest.bruker": _("Nyheter du har sett"),
    "innsending.Utfylling.opprettet_av": _("Skjema du har opprettet"),
    "innsending.Utfylling.endret_av": _("Skjema du endret sist"),
    "innsending.Opplasting.bruker": _("Filer du er i ferd med å laste opp"),
    "innsending.Fil.lagret_av": _("Filer du har lastet opp"),
    "innsending.Kontroll.bestilt_av": _("Kontroller du har bestilt"),
    "innsending.Henvendelse.skrevet_av": _("Spørsmål og returer du har skrevet"),
    "innsending.Henvendelse.besvart_av": _("Spørsmål og returer du har besvart"),
    "tilgang.Kommuneimport.gjort_av": _("Importer du har gjort"),
    "tilgang.Kommuneimport.angret_av": _("Importer du har angret"),
    "saksbehandling.Godkjenning.foreslatt_av": _("Forslag du har lagt fram"),
    "saksbehandling.Godkjenning.avgjort_av": _("Forslag du har avgjort"),
    "api.Apinokkel.bruker": _("API-nøkler som handler på dine vegne"),
    "api.Apinokkel.opprettet_av": _("API-nøkler du har laget"),
    "api.Apinokkel.trukket_av": _("API-nøkler du har trukket"),
    "otp_totp.TOTPDevice.user": _("Kodeapper"),
    "otp_static.StaticDevice.user": _("Sett med reservekoder"),
}


def hent(*, bruker: Bruker, av: Bruker) -> list[Del]:
    """All of it; the event log keeps that it was asked for. ``av``: the user, or staff."""
    with transaction.atomic():
        deler = samle(bruker)
        logg.foy_til(innsyn.DATA_HENTET, bruker=av, enhet=bruker.enhet, objekt=bruker.pk)
    return deler


def samle(bruker: Bruker) -> list[Del]:
    """The parts in order, the empty ones too: that nothing is kept is also an answer."""
    deler = [Del("konto", str(_("Kontoen")), [_rad(bruker, KONTO)])]
    for peker, felt in EKSPORT.items():
        modell, _punkt, navn = peker.rpartition(".")
        rader = apps.get_model(modell)._default_manager.filter(**{navn: bruker})
        deler.append(
            Del(peker, str(_TITLER[peker]), [_rad(ett, felt) for ett in rader.order_by("pk")])
        )
    return [*deler, *_uten_peker(bruker)]


def _uten_peker(bruker: Bruker) -> list[Del]:
    """What names the user without pointing at the account, and the log."""
    nevnt = Utfylling.objects.none()
    kontakt = Enhet.objects.none()
    if bruker.epost:
        hvem = (f"{svar}__{hvem}" for svar in ("svar", "sendt_svar") for hvem in _EPOSTSVAR)
        nevnt = Utfylling.objects.filter(
            Q(*((felt, bruker.epost) for felt in hvem), _connector=Q.OR), enhet=bruker.enhet
        )
        kontakt = Enhet.objects.filter(kontakt_epost__iexact=bruker.epost)
    om = Q(aktor=str(bruker.pk)) | Q(objekt=str(bruker.pk), handling__regex=_OM_KONTO)
    hendelser = Hendelse.objects.filter(om).order_by("nr")
    return [
        Del("nevnt", str(_("Skjema som nevner deg")),
            [_rad(u, ("skjema", "aar", "nr", "svar", "sendt_svar")) for u in nevnt]),
        Del("kontakt", str(_("Kommuner du er kontakt for")),
            [_rad(e, ("kommunenr", "navn", "kontakt_navn", "kontakt_epost", "kontakt_telefon"))
             for e in kontakt]),
        Del("hendelser", str(_("Hendelser som du har gjort, eller som gjelder kontoen")),
            [_rad(h, ("nr", "tid", "handling", "objekt", "resultat", "detaljer"))
             for h in hendelser.iterator(2000)]),
    ]  # fmt: skip


_EPOSTSVAR = ("ansvarlig_epost", "person_epost")
#: Events whose object is an account's number.
_OM_KONTO = r"^(konto|mobil|rett|bruker)\."


def utelatt() -> list[tuple[str, str]]:
    """What isn't handed over, and why, in the reader's language."""
    return [(navn, str(grunn)) for navn, grunn in UTELATT.items()]


def i_ord(deler: list[Del]) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """The same for a person: titles, and each row as (field, value); what is empty is left out."""
    return [
        (
            ett.tittel,
            [[(_navn(n), _tekst(v)) for n, v in rad.items() if _staar(v)] for rad in ett.rader],
        )
        for ett in deler
    ]


def _navn(felt: str) -> str:
    return str(_FELTNAVN.get(felt, felt.replace("_", " ").capitalize()))


def _staar(verdi: Any) -> bool:
    return verdi is not None and verdi not in ("", {}, [])


def _tekst(verdi: Any) -> str:
    if isinstance(verdi, bool):
        return str(_("ja")) if verdi else str(_("nei"))
    if isinstance(verdi, datetime):
        return tekst.tid(verdi)
    if isinstance(verdi, dict):
        return "; ".join(f"{_navn(n)}: {_tekst(v)}" for n, v in verdi.items() if _staar(v))
    if isinstance(verdi, list | tuple):
        return ", ".join(_tekst(ett) for ett in verdi)
    return str(verdi)


#: Field -> its name, where the name with a capital isn't good enough.
_FELTNAVN: Mapping[str, Promise] = {
    "id": _("Nummer"),
    "brukerid": _("Bruker-id"),
    "epost": _("E-post"),
    "mobil": _("Mobil"),
    "sprak": _("Språk"),
    "uten_sms": _("SMS slått av"),
    "maa_bytte_passord": _("Må bytte passord"),
    "startpassord_utloper": _("Startpassordet utløper"),
    "last_login": _("Sist innlogget"),
    "aar": _("År"),
    "ny_mobil": _("Nytt mobilnummer"),
    "avgjort": _("Avgjort"),
    "utloper": _("Utløper"),
    "forsok_igjen": _("Forsøk igjen"),
    "arsak": _("Årsak"),
    "storrelse": _("Størrelse (byte)"),
    "utslettet": _("Slettet fra lageret"),
    "sendt_svar": _("Svar som er sendt"),
    "nyhet_id": _("Nyhet nummer"),
    "foreslatt": _("Foreslått"),
    "sperret": _("Sperret"),
}


def som_data(deler: list[Del]) -> dict[str, Any]:
    """The same for a program, with what is left out and why."""
    return {
        "laget": klokke.naa().isoformat(),
        "deler": {ett.navn: ett.rader for ett in deler},
        "utelatt": {navn: str(grunn) for navn, grunn in UTELATT.items()},
    }


def _rad(objekt: models.Model, felt: tuple[str, ...]) -> dict[str, Any]:
    return {navn: _verdi(getattr(objekt, navn)) for navn in felt}


def _verdi(verdi: Any) -> Any:
    return str(verdi) if isinstance(verdi, models.Model) else verdi
