"""The chain's head of each day: signed by mottak, which has the key, and published by the portal.

The portal can't sign, so it can't make a head that was never there. Mottak signs none that doesn't
follow from the one it signed last: :func:`til_signering` says which, and :func:`publiser` takes it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from kostra import kjede
from kostra.kvittering import les_hode
from kostra.portal import klokke
from kostra.portal.konto.models import Bruker, Rolle
from kostra.portal.revisjon import logg
from kostra.portal.revisjon.kjedelager import Databaselager
from kostra.portal.revisjon.models import Hendelse, Kjedehode, PublisertHode
from kostra.portal.varsling import utboks

#: A head was signed and published; one was refused, since the chain doesn't follow from the last.
SIGNERT, NEKTET = "revisjon.hode_signert", "revisjon.hode_nektet"
#: The page that shows them.
STI = "/revisjon/"


@dataclass(frozen=True)
class TilSignering:
    """Today's head, and whether the chain up to it follows from the head of the last time."""

    dag: date
    hode: kjede.Hode
    brudd: kjede.Brudd | None


def til_signering(kjent: kjede.Hode | None = None) -> TilSignering | None:
    """What mottak is to sign now; None when today's head is there, or the log is empty.

    Reads the events since the last head, so it costs one day of events. ``kjent``: the last one that
    mottak itself has kept; without it, the last that is published.
    """
    dag = klokke.i_dag()
    if PublisertHode.objects.filter(dag__gte=dag).exists():
        return None
    siste = Hendelse.objects.order_by("nr").last()
    if siste is None:
        return None
    hode = kjede.Hode(siste.nr, siste.hash, siste.tid)
    forrige = kjent or siste_hode()
    lager = Databaselager()
    fra = forrige.nr + 1 if forrige else 1
    funnet: kjede.Verifisert | kjede.Brudd
    if forrige and not _staar(forrige):
        skyld = kjede.Feilslag.ENDRET if forrige.nr <= hode.nr else kjede.Feilslag.KUTTET_HALE
        funnet = kjede.Brudd(forrige.nr, skyld)
    else:
        funnet = kjede.verifiser(lager.les(fra, hode.nr), fra_hode=forrige, til_hode=hode)
    return TilSignering(dag, hode, funnet if isinstance(funnet, kjede.Brudd) else None)


def _staar(hode: kjede.Hode) -> bool:
    return Hendelse.objects.filter(nr=hode.nr, hash=hode.hash, tid=hode.tid).exists()


def siste_hode() -> kjede.Hode | None:
    """The head published last."""
    rad = PublisertHode.objects.first()
    return kjede.Hode(rad.nr, rad.hash, rad.tid) if rad else None


def publiser(*, dag: date, hode: kjede.Hode, jws: str, sertifikat_der: bytes) -> bool:
    """The signed head is on the public page, in the log, and on its way to every revisor.

    False if another worker was first: a day has one head. ``sertifikat_der``: who signed.
    """
    with transaction.atomic():
        ny = PublisertHode(
            dag=dag,
            nr=hode.nr,
            hash=hode.hash,
            tid=hode.tid,
            signert=les_hode(jws).signert,
            fingeravtrykk=hashlib.sha256(sertifikat_der).hexdigest(),
            jws=jws,
        )
        Kjedehode.objects.select_for_update().filter(id=1).first()  # one publishes at a time
        if PublisertHode.objects.filter(dag=dag).exists():
            return False
        ny.save(force_insert=True)
        _send_til_revisor(ny)
        logg.foy_til(SIGNERT, objekt=dag.isoformat(), nr=hode.nr)
    return True


def nekt(*, brudd: kjede.Brudd) -> None:
    """Mottak refused to sign. Told once a day, whoever asks: the log stays readable."""
    with transaction.atomic():
        dag = klokke.i_dag().isoformat()
        if not Hendelse.objects.filter(handling=NEKTET, objekt=dag).exists():
            logg.foy_til(NEKTET, objekt=dag, resultat="brutt", nr=brudd.nr, feil=brudd.feil.value)


def _send_til_revisor(rad: PublisertHode) -> None:
    for revisor in Bruker.objects.filter(rolle=Rolle.REVISOR, aktiv=True).exclude(epost=""):
        utboks.legg_til_bruker(
            "kjedehode",
            bruker=revisor,
            arsak=f"kjedehode:{rad.dag.isoformat()}:{revisor.pk}",
            kontekst={
                "sti": STI,
                "dag": rad.dag.isoformat(),
                "nr": rad.nr,
                "hash": rad.hash,
                "fingeravtrykk": rad.fingeravtrykk,
            },
        )


def publiserte() -> list[PublisertHode]:
    """All heads, the latest first: one row a day."""
    return list(PublisertHode.objects.all())


def rekken() -> list[kjede.Hode]:
    """The published heads in order, to hold the chain against."""
    rader = PublisertHode.objects.order_by("dag").values_list("nr", "hash", "tid")
    return [kjede.Hode(*rad) for rad in rader]


def som_data() -> dict[str, Any]:
    """All heads with their signatures, the earliest first: what is published and verified offline."""
    return {
        "versjon": 1,
        "hoder": [
            {"dag": rad.dag.isoformat(), "nr": rad.nr, "hash": rad.hash, "jws": rad.jws}
            for rad in PublisertHode.objects.order_by("dag")
        ],
    }
