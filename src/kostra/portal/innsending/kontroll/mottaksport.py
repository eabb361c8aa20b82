"""What mottak calls. A job is a row with a lease; every step holds only for the one who has it.

``ta_neste`` gives the lease and counts a try; the pair (worker, try) is the key to all that follows,
so one that was thought dead and comes back changes nothing. Each change is one conditional UPDATE,
which holds on SQLite and PostgreSQL alike. After :data:`MAKS_FORSOK` tries the job is given up with
a named reason, and the form goes back to its user.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse

from kostra.kvittering import les_uverifisert
from kostra.portal import dreppunkt
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import (
    Kontroll,
    Kontrollrapport,
    Levering,
    Utfylling,
)
from kostra.portal.innsending.opplasting import lager as lagring
from kostra.portal.innsending.skjema.tjeneste import flytt
from kostra.portal.innsending.tilstand import Hendelse
from kostra.portal.revisjon import logg
from kostra.portal.varsling import utboks

Stand = Kontroll.Stand
MAKS_FORSOK: Final = 3
LEIE: Final = timedelta(seconds=60)
HOS_ARBEIDER: Final = (Stand.DEKRYPTERER, Stand.KONTROLLERER, Stand.REGISTRERER)
_KLARTEKST: Final = "klartekst"
#: Reasons of ours, beside those in kostra.rapport.avvisning.
SVARTE_IKKE, TEKNISK_FEIL, FIL_BORTE = "svarte_ikke", "teknisk_feil", "fil_borte"


class LeieTapt(Exception):
    """The job is no longer this worker's. What it was about to write must not be written."""


@dataclass(frozen=True)
class Jobb:
    """One control, as mottak needs it. ``lagernavn`` finds the ciphertext; ``region``: six digits."""

    id: uuid.UUID
    arbeider: str
    forsok: int
    handling: str
    skjema: str
    aar: int
    region: str
    svar: str
    filnavn: str
    lagernavn: str
    sha256: str
    provekommune: bool = False  # made up for a vendor: may use the certificate for trials
    prove: bool = False  # what is sent counts for nothing, and the receipt says so

    @property
    def skal_leveres(self) -> bool:
        return self.handling == Kontroll.Handling.SEND_INN


@dataclass(frozen=True)
class Resultat:
    """What a control found. ``rapport``: packed; ``kvittering``: JWS, only for a delivery."""

    alvorlighetsgrad: str
    rapport: bytes | None = None
    kvittering: str | None = None
    antall_feil: int = 0
    antall_advarsler: int = 0
    antall_poster: int = 0


# -- taking and keeping ------------------------------------------------------------------------------
def ta_neste(arbeider: str, naa: datetime, *, leie: timedelta = LEIE) -> Jobb | None:
    """The job that has waited longest, now this worker's; None when there is none."""
    ventende = Kontroll.objects.filter(ledig(naa)).order_by("bestilt", "id")
    for kontroll_id, forsok in ventende.values_list("id", "forsok")[:50]:
        if forsok >= MAKS_FORSOK:
            gi_opp_tause(kontroll_id, forsok, naa)
            continue
        tatt = Kontroll.objects.filter(ledig(naa), pk=kontroll_id, forsok=forsok).update(
            stand=Stand.DEKRYPTERER,
            stand_siden=naa,
            arbeider=arbeider,
            leie_til=naa + leie,
            forsok=F("forsok") + 1,
            startet=naa,
            behandlet=0,
            av_antall=0,
        )
        if tatt:
            return _jobb(kontroll_id)
    return None


def ledig(naa: datetime) -> Q:
    """Waiting (and past its pause, if it has one), or with a worker whose lease has run out."""
    venter = Q(stand=Stand.I_KO) & (Q(leie_til=None) | Q(leie_til__lte=naa))
    forlatt = Q(stand__in=HOS_ARBEIDER, leie_til__lt=naa)
    return Q(ferdig=None) & (venter | forlatt)


def _jobb(kontroll_id: uuid.UUID) -> Jobb:
    k = Kontroll.objects.select_related("utfylling__enhet", "fil").get(pk=kontroll_id)
    return Jobb(
        id=k.id,
        arbeider=k.arbeider,
        forsok=k.forsok,
        handling=k.handling,
        skjema=k.utfylling.skjema,
        aar=k.utfylling.aar,
        region=k.utfylling.enhet.region,
        svar=k.svar,
        filnavn=k.fil.filnavn,
        lagernavn=k.fil.lagernavn,
        sha256=k.fil.sha256,
        provekommune=bool(k.utfylling.enhet.leverandor),
        prove=k.utfylling.er_prove,
    )


def hjerteslag(jobb: Jobb, naa: datetime, *, leie: timedelta = LEIE) -> bool:
    """Keeps the lease. False: the job is another's."""
    return bool(_min(jobb).update(leie_til=naa + leie))


def framdrift(
    jobb: Jobb,
    stand: str,
    behandlet: int,
    av_antall: int,
    naa: datetime,
    *,
    leie: timedelta = LEIE,
) -> None:
    """How far it has come. Raises :class:`LeieTapt`."""
    _min(jobb).exclude(stand=stand).update(stand_siden=naa)
    tatt = _min(jobb).update(
        stand=stand, behandlet=behandlet, av_antall=av_antall, leie_til=naa + leie
    )
    if not tatt:
        raise LeieTapt


def slipp(jobb: Jobb, naa: datetime, *, vent: timedelta = timedelta(), tell: bool = False) -> None:
    """Gives the job back; it is taken again after ``vent``. ``tell``: the try counts as failed."""
    _min(jobb).update(
        stand=Stand.I_KO,
        stand_siden=naa,
        arbeider="",
        leie_til=naa + vent if vent else None,
        forsok=F("forsok") if tell else F("forsok") - 1,
    )


def til_karantene(jobb: Jobb, naa: datetime) -> None:
    """Set aside: no worker takes it before it is let out. Raises :class:`LeieTapt`."""
    tatt = _min(jobb).update(
        stand=Stand.KARANTENE, stand_siden=naa, arbeider="", leie_til=None, forsok=0
    )
    if not tatt:
        raise LeieTapt


def _min(jobb: Jobb) -> Any:
    return Kontroll.objects.filter(
        pk=jobb.id, ferdig=None, arbeider=jobb.arbeider, forsok=jobb.forsok
    )


# -- ends --------------------------------------------------------------------------------------------
def fullfor(jobb: Jobb, resultat: Resultat, naa: datetime) -> Levering | None:
    """Registers what the control found; with a receipt also the delivery, exactly once.

    Everything in one transaction: report, counts, delivery, the form's state, the letter, the event.
    Raises :class:`LeieTapt`: then nothing is registered.
    """
    with transaction.atomic():
        kontroll = _avslutt(
            jobb,
            naa,
            stand=Stand.FERDIG,
            alvorlighetsgrad=resultat.alvorlighetsgrad,
            antall_feil=resultat.antall_feil,
            antall_advarsler=resultat.antall_advarsler,
            antall_poster=resultat.antall_poster,
            behandlet=resultat.antall_poster,
            av_antall=resultat.antall_poster,
        )
        if resultat.rapport is not None:
            Kontrollrapport.objects.create(
                kontroll=kontroll,
                innhold=resultat.rapport,
                slettes=naa + settings.KOSTRA.rapport_lagres,
            )
        dreppunkt.passer("rapport")
        levering = None
        if resultat.kvittering is not None and jobb.skal_leveres:
            levering = _lever(kontroll, resultat)
        else:
            flytt(kontroll.utfylling, Hendelse.KONTROLLERT)
        _hendelse("kontroll.ferdig", kontroll, resultat.alvorlighetsgrad.lower())
        return levering


def _lever(kontroll: Kontroll, resultat: Resultat) -> Levering:
    """The same bytes in the same opening are the same delivery, and have the receipt they got."""
    utfylling, fil = kontroll.utfylling, kontroll.fil
    assert resultat.kvittering is not None
    kvittering = les_uverifisert(resultat.kvittering)
    levering, ny = Levering.objects.get_or_create(
        utfylling=utfylling,
        aapning=kontroll.aapning,
        sha256=fil.sha256,
        defaults={
            "kvitteringsnr": kvittering.nummer,
            "fil": fil,
            "kontroll": kontroll,
            "kvittering": resultat.kvittering,
            "mottatt": kvittering.tidspunkt,
            "svar": kontroll.svar,
            "antall_poster": resultat.antall_poster,
            "alvorlighetsgrad": resultat.alvorlighetsgrad,
        },
    )
    flytt(utfylling, Hendelse.LEVER)
    utfylling.sendt_svar = utvalg.svar_som_sendes(utfylling)
    utfylling.save(update_fields=["sendt_svar"])
    if ny:
        _meld_klar(levering, kontroll)
        _hendelse("levering.registrert", kontroll, "ok", levering.kvitteringsnr)
    return levering


def _meld_klar(levering: Levering, kontroll: Kontroll) -> None:
    bruker = kontroll.bestilt_av
    utboks.legg_til_bruker(
        "kvittering_klar",
        bruker=bruker,
        arsak=f"kvittering:{levering.kvitteringsnr}",
        kontekst={
            "sti": reverse("innsending:kvittering", args=[levering.kvitteringsnr]),
            "prove": levering.utfylling.er_prove,
        },
    )


def avvis(jobb: Jobb, avvisning: dict[str, Any], naa: datetime) -> None:
    """The file is refused; the form is the user's again, and says why.

    ``avvisning``: ``Avvisning.som_data()``. Plaintext is written over before anything is said.
    Raises :class:`LeieTapt`, :class:`~kostra.portal.innsending.opplasting.lager.LagerFeil`.
    """
    grunn = str(avvisning["grunn"])
    with transaction.atomic():
        kontroll = _avslutt(
            jobb, naa, stand=Stand.AVVIST, avvisningsgrunn=grunn, avvisning=avvisning
        )
        if grunn == _KLARTEKST:
            _utslett(kontroll, naa)
        flytt(kontroll.utfylling, Hendelse.AVVIS)
        _hendelse("kontroll.ferdig", kontroll, f"avvist_{grunn}")


def _utslett(kontroll: Kontroll, naa: datetime) -> None:
    fil, utfylling = kontroll.fil, kontroll.utfylling
    lagring.lager().utslett(fil.lagernavn)
    fil.utslettet = naa
    fil.save(update_fields=["utslettet"])
    if utfylling.fil_id == fil.pk:
        utfylling.fil = None
        utfylling.save(update_fields=["fil"])


def gi_opp(jobb: Jobb, grunn: str, naa: datetime) -> None:
    """No control could be done, for a reason that isn't the user's. Raises :class:`LeieTapt`."""
    with transaction.atomic():
        _feilet(_avslutt(jobb, naa, stand=Stand.FEILET, avvisningsgrunn=grunn), grunn)


def feilet(
    jobb: Jobb, grunn: str, naa: datetime, *, vent: timedelta = timedelta(seconds=5)
) -> None:
    """One try went wrong. The job is tried again after ``vent``, or given up after the last."""
    if jobb.forsok >= MAKS_FORSOK:
        gi_opp(jobb, grunn, naa)
    else:
        slipp(jobb, naa, vent=vent * jobb.forsok, tell=True)


def _avslutt(jobb: Jobb, naa: datetime, **felt: Any) -> Kontroll:
    """Ends the row if it is still this worker's, and locks the form it is about."""
    if not _min(jobb).update(ferdig=naa, stand_siden=naa, leie_til=None, **felt):
        raise LeieTapt
    return _hent(jobb.id)


def _hent(kontroll_id: uuid.UUID) -> Kontroll:
    kontroll = Kontroll.objects.select_related("bestilt_av", "fil").get(pk=kontroll_id)
    kontroll.utfylling = (
        Utfylling.objects.select_for_update(of=("self",))
        .select_related("enhet")
        .get(pk=kontroll.utfylling_id)
    )
    return kontroll


def _feilet(kontroll: Kontroll, grunn: str) -> None:
    flytt(kontroll.utfylling, Hendelse.KONTROLLERT)
    _hendelse("kontroll.ferdig", kontroll, grunn)


def _hendelse(handling: str, kontroll: Kontroll, resultat: str, objekt: object = "") -> None:
    """Nobody is logged in here: the event is mottak's, about the unit."""
    logg.foy_til(
        handling, enhet=kontroll.utfylling.enhet, objekt=objekt or kontroll.id, resultat=resultat
    )


def gi_opp_tause(kontroll_id: uuid.UUID, forsok: int, naa: datetime) -> bool:
    """Tried as often as is allowed, and no worker lived to tell why."""
    with transaction.atomic():
        tatt = Kontroll.objects.filter(ledig(naa), pk=kontroll_id, forsok=forsok).update(
            ferdig=naa,
            stand=Stand.FEILET,
            stand_siden=naa,
            leie_til=None,
            avvisningsgrunn=SVARTE_IKKE,
        )
        if tatt:
            _feilet(_hent(kontroll_id), SVARTE_IKKE)
    return bool(tatt)
