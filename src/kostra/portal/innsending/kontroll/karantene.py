"""Quarantine: envelopes that mottak couldn't decrypt. Only their outside is described, never opened.

Made for a certificate of ours whose key mottak lacks: the fault is ours, the control waits, and goes on
by itself when the key is there. Made for someone else, or changed on the way: refused as always, and
noted here, so that those who run mottak see what came. Nothing here reads plaintext or holds a key.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.kontroll import oppgaver
from kostra.portal.innsending.kontroll.mottaksport import Jobb, til_karantene
from kostra.portal.innsending.models import Karantene, Kontroll, Utfylling
from kostra.portal.innsending.skjema.tjeneste import flytt
from kostra.portal.innsending.tilstand import Hendelse
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.varsling import utboks
from kostra.rapport.avvisning import Avvisningsgrunn, avvis

Stand = Kontroll.Stand


class IkkeIKarantene(Exception):
    """The control doesn't wait in quarantine (any more)."""


@dataclass(frozen=True)
class Utside:
    """What an envelope tells without a key. ``mottakere``: (issuer with serial number, algorithm)."""

    mottakere: tuple[tuple[str, str], ...]
    algoritme: str


# -- by mottak ---------------------------------------------------------------------------------------
def legg_i(jobb: Jobb, utside: Utside, naa: datetime) -> None:
    """The job waits until a key for it is there, or someone decides. Raises ``LeieTapt``."""
    with transaction.atomic():
        til_karantene(jobb, naa)
        noter(jobb.id, Avvisningsgrunn.NOKKEL_MANGLER.value, utside, naa)
        _logg("karantene.lagt_inn", Kontroll.objects.get(pk=jobb.id), None)


def noter(kontroll_id: uuid.UUID, grunn: str, utside: Utside, naa: datetime) -> None:
    """Keeps what the outside told. Told twice, it stands once."""
    felt = {
        "grunn": grunn,
        "mottakere": [list(par) for par in utside.mottakere],
        "algoritme": utside.algoritme[:40],
    }
    Karantene.objects.update_or_create(
        kontroll_id=kontroll_id,
        defaults=felt,
        create_defaults=felt | {"lagt_inn": naa},
    )


def slipp_ut(har_nokkel_til: Iterable[str]) -> int:
    """Back into the queue go those made for a certificate in ``har_nokkel_til``. Returns how many."""
    kjente = set(har_nokkel_til)
    venter = Karantene.objects.filter(kontroll__stand=Stand.KARANTENE)
    klare = [rad.kontroll_id for rad in venter if kjente & {hvem for hvem, _ in rad.mottakere}]
    return sum(_til_koen(kontroll_id, None) for kontroll_id in klare)


# -- by those who run mottak -------------------------------------------------------------------------
def prov_igjen(*, kontroll_id: uuid.UUID, bruker: Bruker | None) -> None:
    """Tries once more, as when a key was added. ``bruker`` None: mottak itself.

    Raises:
        IkkeIKarantene: it doesn't wait.
    """
    if not _til_koen(kontroll_id, bruker):
        raise IkkeIKarantene


def avslaa(*, kontroll_id: uuid.UUID, bruker: Bruker) -> None:
    """Gives up: the reporter is told to encrypt anew, and gets the form back.

    Raises:
        IkkeIKarantene: it doesn't wait.
    """
    avvisning = avvis(Avvisningsgrunn.ANNET_SERTIFIKAT)
    naa = klokke.naa()
    with transaction.atomic():
        tatt = _i_karantene(kontroll_id).update(
            stand=Stand.AVVIST,
            stand_siden=naa,
            ferdig=naa,
            avvisningsgrunn=avvisning.grunn.value,
            avvisning=avvisning.som_data(),
        )
        if not tatt:
            raise IkkeIKarantene
        kontroll = Kontroll.objects.select_related("bestilt_av").get(pk=kontroll_id)
        kontroll.utfylling = (
            Utfylling.objects.select_for_update(of=("self",))
            .select_related("enhet")
            .get(pk=kontroll.utfylling_id)
        )
        flytt(kontroll.utfylling, Hendelse.AVVIS)
        _logg("karantene.avslaatt", kontroll, bruker)
        _si_fra(kontroll)


def _si_fra(kontroll: Kontroll) -> None:
    """A mail to the one who sent it, who has been told to wait."""
    mottaker = kontroll.bestilt_av
    utboks.legg_til_bruker(
        "fil_avvist",
        bruker=mottaker,
        arsak=f"karantene:{kontroll.pk}",
        kontekst={"sti": reverse("innsending:stoppet", args=[kontroll.pk])},
    )


def _til_koen(kontroll_id: uuid.UUID, bruker: Bruker | None) -> bool:
    with transaction.atomic():
        tatt = _i_karantene(kontroll_id).update(
            stand=Stand.I_KO, stand_siden=klokke.naa(), leie_til=None, forsok=0
        )
        if tatt:
            oppgaver.kontroller.enqueue(str(kontroll_id))
            _logg("karantene.provd_igjen", Kontroll.objects.get(pk=kontroll_id), bruker)
    return bool(tatt)


def _i_karantene(kontroll_id: uuid.UUID) -> QuerySet[Kontroll]:
    return Kontroll.objects.filter(pk=kontroll_id, ferdig=None, stand=Stand.KARANTENE)


def _logg(handling: str, kontroll: Kontroll, bruker: Bruker | None) -> None:
    logg.foy_til(
        handling, bruker=bruker, enhet=kontroll.utfylling.enhet, objekt=kontroll.pk, resultat="ok"
    )
