"""Staff ask and return; the rapportør answers; staff close. One transaction each."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.henvendelser.fritekst import rens
from kostra.portal.innsending.henvendelser.utvalg import er_returnert, som_kan_svare
from kostra.portal.innsending.models import Henvendelse, Levering, Utfylling
from kostra.portal.innsending.skjema.tjeneste import flytt, ubegynt
from kostra.portal.innsending.tilstand import Hendelse, Tilstand
from kostra.portal.innsending.utvalg import utfylling_for
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.runde.utvalg import aapning
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import laas_enheten
from kostra.portal.varsling import utboks


class GjelderIkke(Exception):
    """Only the delivery that counts can be returned: this one was replaced, or returned before."""


class ErLevert(Exception):
    """The form has a delivery, and a question is about that."""


class KanIkkeBesvares(Exception):
    """It is closed, or was answered in the meantime."""


def still_sporsmaal(*, levering: Levering, tekst: str, bruker: Bruker) -> Henvendelse:
    """A question about a delivery, which counts as before.

    Raises :class:`~kostra.portal.innsending.henvendelser.fritekst.UgyldigTekst`.
    """
    with transaction.atomic():
        ny = _ny(levering.utfylling, levering, Henvendelse.Slag.SPORSMAAL, tekst, bruker)
        _logg("henvendelse.sporsmaal", ny, bruker)
    return ny


def sporsmaal_uten_levering(*, utfylling: Utfylling, tekst: str, bruker: Bruker) -> Henvendelse:
    """A question about a form that isn't delivered.

    Raises:
        UgyldigTekst: see :func:`still_sporsmaal`.
        ErLevert: it has been delivered in the meantime.
    """
    with transaction.atomic():
        laast = Utfylling.objects.select_for_update().get(pk=utfylling.pk)
        if laast.leveringer.exists():
            raise ErLevert
        ny = _ny(laast, None, Henvendelse.Slag.SPORSMAAL, tekst, bruker)
        _logg("henvendelse.sporsmaal", ny, bruker)
    return ny


def spor_enheten(*, enhet: Enhet, aar: int, skjema: str, tekst: str, bruker: Bruker) -> Henvendelse:
    """A question about a form of the unit's, whether it has begun it or not.

    What isn't begun gets a number, and is still not begun: the status, the reminders and the unit's own
    list are as before.

    Raises:
        UgyldigTekst: see :func:`still_sporsmaal`.
        ErLevert: it has a delivery.
    """
    with transaction.atomic():
        laast = laas_enheten(enhet.pk)
        staar = Utfylling.objects.filter(enhet=laast, aar=aar, skjema=skjema)
        utfylling = staar.exclude(tilstand=Tilstand.SLETTET).first()
        if utfylling is None:
            utfylling = ubegynt(enhet=laast, aar=aar, skjema=skjema, bruker=bruker)
            utfylling.prove = aapning(enhet=laast, aar=aar, skjema=skjema).prove
            utfylling.save()
        return sporsmaal_uten_levering(utfylling=utfylling, tekst=tekst, bruker=bruker)


def returner(*, levering: Levering, tekst: str, bruker: Bruker) -> Henvendelse:
    """The delivery counts no more, and the form is open again.

    Raises:
        UgyldigTekst: see :func:`still_sporsmaal`.
        GjelderIkke: it isn't the delivery that counts.
        UlovligOvergang: the form is with mottak right now.
    """
    with transaction.atomic():
        laast = Utfylling.objects.select_for_update().get(pk=levering.utfylling_id)
        siste = Levering.objects.filter(utfylling=laast).first()
        if siste != levering or er_returnert(levering):
            raise GjelderIkke
        flytt(laast, Hendelse.RETURNER)
        ny = _ny(laast, levering, Henvendelse.Slag.RETUR, tekst, bruker)
        _logg("henvendelse.retur", ny, bruker)
    return ny


def svar(*, henvendelse: Henvendelse, tekst: str, bruker: Bruker) -> Henvendelse:
    """The rapportør's answer, given once.

    Raises:
        UgyldigTekst: see :func:`still_sporsmaal`.
        KanIkkeBesvares: it has an answer, or is closed.
        IkkeTilgjengelig: not a form that this user may open.
    """
    with transaction.atomic():
        utfylling_for(bruker, henvendelse.utfylling_id, ogsaa_ubegynt=True)
        laast = Henvendelse.objects.select_for_update().get(pk=henvendelse.pk)
        if laast.besvart is not None or laast.lukket is not None:
            raise KanIkkeBesvares
        laast.svar = rens(tekst)
        laast.besvart, laast.besvart_av = klokke.naa(), bruker
        laast.save(update_fields=["svar", "besvart", "besvart_av"])
        _logg("henvendelse.besvart", laast, bruker)
    return laast


def lukk(*, henvendelse: Henvendelse, bruker: Bruker) -> None:
    """Staff are done with it: nothing waits any more. Twice is once."""
    with transaction.atomic():
        laast = Henvendelse.objects.select_for_update().get(pk=henvendelse.pk)
        if laast.lukket is not None:
            return
        laast.lukket = klokke.naa()
        laast.save(update_fields=["lukket"])
        _logg("henvendelse.lukket", laast, bruker)


def _ny(
    utfylling: Utfylling, levering: Levering | None, slag: str, tekst: str, bruker: Bruker
) -> Henvendelse:
    ny = Henvendelse.objects.create(
        utfylling=utfylling,
        levering=levering,
        slag=slag,
        tekst=rens(tekst),
        skrevet_av=bruker,
    )
    _varsle(ny)
    return ny


def _varsle(henvendelse: Henvendelse) -> None:
    """One mail to each who can answer, and to the kommune's contact: that it is there, not what."""
    utfylling = henvendelse.utfylling
    enhet = utfylling.enhet
    rapportorer = som_kan_svare(utfylling)
    sti = reverse("innsending:henvendelser", args=[utfylling.pk])
    slag = "uten_levering" if henvendelse.levering_id is None else str(henvendelse.slag)
    for bruker in rapportorer:
        utboks.legg(
            "henvendelse",
            kanal="epost",
            arsak=f"henvendelse:{henvendelse.pk}:{bruker.pk}",
            til=bruker.epost,
            sprak=enhet.sprak,
            bruker=bruker,
            kontekst={"slag": slag, "sti": sti, "prove": utfylling.er_prove},
        )
    kjente = {bruker.epost.casefold() for bruker in rapportorer}
    if enhet.kontakt_epost and enhet.kontakt_epost.casefold() not in kjente:
        utboks.legg(
            "kontakt_henvendelse",
            kanal="epost",
            arsak=f"henvendelse:{henvendelse.pk}:kontakt",
            til=enhet.kontakt_epost,
            sprak=enhet.sprak,
            kontekst={
                "slag": slag,
                "kommunenr": enhet.kommunenr,
                "kommune": enhet.fullt_navn,
                "prove": utfylling.er_prove,
            },
        )


def _logg(navn: str, henvendelse: Henvendelse, bruker: Bruker) -> None:
    utfylling = henvendelse.utfylling
    logg.foy_til(
        navn,
        bruker=bruker,
        enhet=utfylling.enhet,
        objekt=henvendelse.pk,
        skjema=utfylling.skjema,
        aar=utfylling.aar,
    )
