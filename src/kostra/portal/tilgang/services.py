"""What a sent 999 does: users, rights and letters.

The rights of a person are what the sent 999s of the unit say, taken together (and the yearly list
the kommune confirmed). They are computed anew from those forms each time one is sent, unlocked and
sent again, or withdrawn, so that a correction can't leave a right behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from kostra.portal import klokke
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.tilstand import Tilstand
from kostra.portal.konto import services as konto
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.brev import (
    Endring,
    brev_endret,
    brev_kontakt,
    brev_ny,
    fortell_kontakten,
    hendelse_av,
)
from kostra.portal.tilgang.models import Enhet, Mobilbytte, Skjemarett
from kostra.portal.tilgang.utvalg import laas_enheten
from kostra.portal.varsling import utboks

REGISTRERING = "999"
#: A withdrawn 999 says nothing any more; one that is unlocked still says what was last sent.
_GJELDER = (Tilstand.INNSENDT, Tilstand.GJENAAPNET)


@dataclass(frozen=True)
class Person:
    """The person a 999 names."""

    navn: str
    epost: str
    mobil: str


def send_999(*, utfylling: Utfylling, bruker: Bruker) -> None:
    """Gives the person of the form the rights it names.

    Call it in the transaction that sends it, which has the unit locked (``utvalg.laas_enheten``).
    """
    forrige = utfylling.sendt_svar or {}
    utfylling.sendt_svar = dict(utfylling.svar)
    utfylling.save(update_fields=["sendt_svar"])
    person = _person(utfylling.svar)
    _laas_personene(utfylling.enhet, person.epost, _person(forrige).epost)
    rapportor = _finn(utfylling.enhet, person.epost)
    passord = ""
    if rapportor is None:
        rapportor, passord = konto.opprett_rapportor(
            enhet=utfylling.enhet,
            navn=person.navn,
            epost=person.epost,
            mobil=person.mobil,
        )
    else:
        _oppdater(rapportor, person, utfylling)
    endring = _beregn_retter(rapportor, utfylling, bruker)
    if passord:
        brev_ny(utfylling, endring, passord)
    else:
        brev_endret(utfylling.enhet, endring, hendelse_av(utfylling))
    fortell_kontakten(utfylling, endring, ny=bool(passord))
    _rydd_forrige(forrige, person, utfylling, bruker)


def trekk_999(*, utfylling: Utfylling, bruker: Bruker) -> None:
    """Takes away what the form gave. Call it as :func:`send_999`."""
    epost = _person(utfylling.sendt_svar or {}).epost
    _laas_personene(utfylling.enhet, epost)
    rapportor = _finn(utfylling.enhet, epost)
    if rapportor is None:
        return
    endring = _beregn_retter(rapportor, utfylling, bruker)
    brev_endret(utfylling.enhet, endring, hendelse_av(utfylling))
    fortell_kontakten(utfylling, endring, ny=False)


def bekreft_fjoraarets(
    *, enhet: Enhet, aar: int, valgte: Iterable[int], bruker: Bruker
) -> list[Bruker]:
    """Gives the rapportører chosen by the kommune the same forms this year as the year before."""
    bekreftet: list[tuple[Endring, str]] = []
    with transaction.atomic():
        laas_enheten(enhet.pk)
        kandidater = Bruker.objects.filter(
            enhet=enhet, rolle=Rolle.RAPPORTOR, aktiv=True, pk__in=list(valgte)
        )
        for rapportor in kandidater:
            nye = [
                Skjemarett.objects.create(bruker=rapportor, aar=aar, skjema=rett.skjema)
                for rett in rapportor.retter.filter(aar=aar - 1)
                if not rapportor.retter.filter(aar=aar, skjema=rett.skjema).exists()
            ]
            if nye:
                endring = Endring(rapportor, aar, tuple(sorted(rett.skjema for rett in nye)), ())
                bekreftet.append((endring, f"bekreftet:{nye[0].pk}"))
        for endring, hendelse in bekreftet:
            brev_endret(enhet, endring, hendelse)
            brev_kontakt(enhet, {enhet.kontakt_epost}, endring, hendelse)
        for endring, _ in bekreftet:
            logg.foy_til("rett.bekreftet", bruker=bruker, objekt=endring.bruker.pk, aar=aar)
    return [endring.bruker for endring, _ in bekreftet]


def ta_bort_alle(*, rapportor: Bruker, aar: int, bruker: Bruker) -> None:
    """Takes away every right of that year, also what several 999s gave: the forms are withdrawn."""
    # which calls this module for 999
    from kostra.portal.innsending.skjema.tjeneste import merk_trukket, noter_trukket

    with transaction.atomic():
        enhet = laas_enheten(rapportor.ved.pk)
        trukket = _sendte(enhet, aar, rapportor.epost, laas=True)
        for utfylling in trukket:
            merk_trukket(utfylling, bruker)
        _laas_personene(enhet, rapportor.epost)
        endring = _sett_retter(rapportor, aar, {}, bruker)
        hendelse = f"bort:{aar}:{rapportor.oktnummer}"
        brev_endret(enhet, endring, hendelse)
        if endring.tatt_bort:
            brev_kontakt(enhet, {enhet.kontakt_epost}, endring, hendelse)
        for utfylling in trukket:
            noter_trukket(utfylling, bruker)


def avgjor_mobilbytte(*, bytte: Mobilbytte, godkjent: bool, bruker: Bruker) -> None:
    """Takes the new number into use, or drops it. The caller has checked the code, or is staff."""
    with transaction.atomic():
        _laas_personene(bytte.bruker.ved, bytte.bruker.epost)
        tatt = Mobilbytte.objects.filter(pk=bytte.pk, avgjort=None).update(avgjort=klokke.naa())
        if not tatt:
            return
        if godkjent:
            konto.sett_mobil(bruker=bytte.bruker, mobil=bytte.ny_mobil)
            utboks.legg_til_bruker(
                "mobil_endret",
                bruker=bytte.bruker,
                arsak=f"mobil_endret:{bytte.pk}",
                kontekst={"brukerid": bytte.bruker.brukerid, "siffer": bytte.ny_mobil[-2:]},
            )
        logg.foy_til(
            "mobil.endret" if godkjent else "mobil.avslaatt", bruker=bruker, objekt=bytte.bruker.pk
        )


def glem_999(*, utfylling: Utfylling) -> list[Bruker]:
    """Takes away what a 999 of a trial gave, unless another that is sent gives the same.

    No letter tells of it: nothing that counted is lost. Call it as :func:`send_999`. Returns those who
    have no right left in any year.
    """
    uten_rett = []
    retter = Skjemarett.objects.filter(gitt_av=utfylling).select_related("bruker")
    for rapportor in {rett.bruker for rett in retter}:
        _laas_personene(utfylling.enhet, rapportor.epost)
        andre = [
            sendt
            for sendt in _sendte(utfylling.enhet, utfylling.aar, rapportor.epost)
            if sendt != utfylling
        ]
        for rett in rapportor.retter.filter(gitt_av=utfylling):
            rett.gitt_av = next(
                (a for a in andre if rett.skjema in (a.sendt_svar or {}).get("skjema", [])), None
            )
            if rett.gitt_av is None:
                rett.delete()
            else:
                rett.save(update_fields=["gitt_av"])
        _sett_aktiv(rapportor)
        konto.avslutt_okter(bruker=rapportor)
        if not rapportor.retter.exists():
            uten_rett.append(rapportor)
    return uten_rett


# -- rights ------------------------------------------------------------------------------------------


def _beregn_retter(rapportor: Bruker, utfylling: Utfylling, bruker: Bruker) -> Endring:
    onsket: dict[str, Utfylling | None] = {}
    for sendt in _sendte(utfylling.enhet, utfylling.aar, rapportor.epost):
        for skjema in (sendt.sendt_svar or {}).get("skjema", []):
            onsket.setdefault(skjema, sendt)
    for bekreftet in rapportor.retter.filter(aar=utfylling.aar, gitt_av=None):
        gitt_av = onsket.get(bekreftet.skjema)
        if gitt_av is None or gitt_av.prove:  # what was confirmed stays when the trial is wiped
            onsket[bekreftet.skjema] = None
    endring = _sett_retter(rapportor, utfylling.aar, onsket, bruker)
    return replace(endring, prove=utfylling.prove)


def _sett_retter(
    rapportor: Bruker, aar: int, onsket: dict[str, Utfylling | None], bruker: Bruker
) -> Endring:
    har = {rett.skjema: rett for rett in rapportor.retter.filter(aar=aar)}
    lagt_til = tuple(sorted(onsket.keys() - har.keys()))
    tatt_bort = tuple(sorted(har.keys() - onsket.keys()))
    Skjemarett.objects.bulk_create(
        Skjemarett(bruker=rapportor, aar=aar, skjema=skjema, gitt_av=onsket[skjema])
        for skjema in lagt_til
    )
    for skjema in onsket.keys() & har.keys():
        Skjemarett.objects.filter(pk=har[skjema].pk).update(gitt_av=onsket[skjema])
    rapportor.retter.filter(aar=aar, skjema__in=tatt_bort).delete()
    _sett_aktiv(rapportor)
    if tatt_bort:
        konto.avslutt_okter(bruker=rapportor)
    for handling, skjemaer in (("rett.gitt", lagt_til), ("rett.trukket", tatt_bort)):
        for skjema in skjemaer:
            logg.foy_til(handling, bruker=bruker, objekt=rapportor.pk, skjema=skjema, aar=aar)
    return Endring(rapportor, aar, lagt_til, tatt_bort)


def _sett_aktiv(rapportor: Bruker) -> None:
    """Without a right in any year the account is closed: a mistyped address must not stay a user.

    What staff have blocked stays closed, whatever rights a new 999 gives.
    """
    aktiv = rapportor.retter.exists() and rapportor.sperret is None
    if rapportor.aktiv != aktiv:
        rapportor.aktiv = aktiv
        rapportor.save(update_fields=["aktiv"])


def _sendte(enhet: Enhet, aar: int, epost: str, *, laas: bool = False) -> list[Utfylling]:
    rader = Utfylling.objects.filter(
        enhet=enhet, aar=aar, skjema=REGISTRERING, tilstand__in=_GJELDER
    ).order_by("nr")
    if laas:
        rader = rader.select_for_update()
    return [rad for rad in rader if _person(rad.sendt_svar or {}).epost == epost.lower()]


def _rydd_forrige(
    forrige: dict[str, object], person: Person, utfylling: Utfylling, bruker: Bruker
) -> None:
    """The form named someone else before it was corrected: that person loses what it gave."""
    forrige_epost = _person(forrige).epost
    if not forrige_epost or forrige_epost == person.epost:
        return
    tidligere = _finn(utfylling.enhet, forrige_epost)
    if tidligere is not None:
        endring = _beregn_retter(tidligere, utfylling, bruker)
        brev_endret(utfylling.enhet, endring, hendelse_av(utfylling))
        if endring.tatt_bort:
            eposter = {utfylling.enhet.kontakt_epost}
            brev_kontakt(utfylling.enhet, eposter, endring, f"{hendelse_av(utfylling)}:forrige")


# -- persons -----------------------------------------------------------------------------------------


def _person(svar: dict[str, object]) -> Person:
    tekst = {navn: str(svar.get(f"person_{navn}") or "") for navn in ("navn", "epost", "mobil")}
    return Person(tekst["navn"], tekst["epost"].lower(), tekst["mobil"])


def _finn(enhet: Enhet, epost: str) -> Bruker | None:
    return Bruker.objects.filter(enhet=enhet, rolle=Rolle.RAPPORTOR, epost=epost).first()


def _laas_personene(enhet: Enhet, *eposter: str) -> None:
    """Locks those of them who are rapportører of the unit until the transaction ends."""
    brukere = Bruker.objects.filter(enhet=enhet, rolle=Rolle.RAPPORTOR, epost__in=set(eposter))
    list(brukere.select_for_update(no_key=True).order_by("pk"))


def _oppdater(rapportor: Bruker, person: Person, utfylling: Utfylling) -> None:
    """A new name holds at once. A new number is the second factor, and waits to be confirmed.

    A form of a trial changes nothing about an account that was there: it is to be wiped without trace.
    """
    if utfylling.prove:
        return
    if rapportor.navn != person.navn:
        rapportor.navn = person.navn
        rapportor.save(update_fields=["navn"])
    venter = rapportor.mobilbytter.filter(avgjort=None)
    if rapportor.mobil == person.mobil:
        venter.update(avgjort=klokke.naa())
    elif not venter.filter(ny_mobil=person.mobil).exists():
        venter.update(avgjort=klokke.naa())
        Mobilbytte.objects.create(bruker=rapportor, ny_mobil=person.mobil, onsket_av=utfylling)
        logg.foy_til("mobil.onsket", objekt=rapportor.pk, enhet=utfylling.enhet)
