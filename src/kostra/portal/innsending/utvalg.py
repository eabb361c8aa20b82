"""Forms as a user may see them. Reads only; rights are looked up anew each time."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from kostra.blankett import (
    Blankett,
    Feltfeil,
    Svar,
    blankett,
    feil,
    fra_kilder,
    synlige_felt,
)
from kostra.blankett.svar import Verdi
from kostra.portal.innsending.models import Henvendelse, Kontroll, Levering, Utfylling
from kostra.portal.innsending.tilstand import OVERGANGER, Hendelse, Tilstand, UlovligOvergang
from kostra.portal.konto.models import Bruker
from kostra.portal.tilgang.models import Enhet
from kostra.portal.tilgang.utvalg import kan_fylle_ut
from kostra.skjema import Sprak

#: The states that *Vis meg mine [påbegynte] skjema* means; the others are *innsendte*.
PAABEGYNTE = frozenset(
    {Tilstand.PAABEGYNT, Tilstand.UNDER_KONTROLL, Tilstand.AVVIST, Tilstand.GJENAAPNET}
)


class IkkeTilgjengelig(Http404):
    """Not there, deleted, another unit's, or the right to it is gone: the user is told the same."""


def utfylling_for(
    bruker: Bruker, id: uuid.UUID, *, laas: bool = False, ogsaa_ubegynt: bool = False
) -> Utfylling:
    """The form, if the user may open it right now. ``laas``: locked until the transaction ends.

    ``ogsaa_ubegynt``: one that is only asked about, too.
    Raises :class:`IkkeTilgjengelig`, which is a 404.
    """
    if bruker.enhet_id is None:
        raise IkkeTilgjengelig
    rader = Utfylling.objects.select_related("enhet", "fil", "endret_av")
    if laas:
        rader = rader.select_for_update(of=("self",))
    utfylling = (
        rader.filter(pk=id, enhet_id=bruker.enhet_id).exclude(tilstand=Tilstand.SLETTET).first()
    )
    if utfylling is None or not kan_fylle_ut(bruker, utfylling.aar, utfylling.skjema):
        raise IkkeTilgjengelig
    if not (utfylling.er_begynt or ogsaa_ubegynt):
        raise IkkeTilgjengelig
    return utfylling


def begynte(enhet: Enhet) -> QuerySet[Utfylling]:
    """The unit's forms, without those that are deleted or only asked about."""
    rader = Utfylling.objects.filter(enhet=enhet, aapning__gt=0)
    return rader.exclude(tilstand=Tilstand.SLETTET)


def definisjon(utfylling: Utfylling) -> Blankett:
    """The form's definition in its year."""
    return blankett(utfylling.skjema, utfylling.aar)


def sprak() -> Sprak:
    """The language of the request, as the definitions name it."""
    kode = (get_language() or "nb")[:2]
    return kode if kode in ("nb", "nn", "en") else "nb"  # type: ignore[return-value]


def kan(utfylling: Utfylling, hendelse: Hendelse) -> bool:
    """True if the table of transitions lets it happen to the form now.

    Only what gives rights can be withdrawn: a delivery is replaced, never taken back.
    """
    if hendelse is Hendelse.TREKK and not definisjon(utfylling).registrering:
        return False
    return (Tilstand(utfylling.tilstand), hendelse) in OVERGANGER


def krev(utfylling: Utfylling, hendelse: Hendelse) -> None:
    """Raises :class:`UlovligOvergang` where :func:`kan` is false."""
    if not kan(utfylling, hendelse):
        raise UlovligOvergang(Tilstand(utfylling.tilstand), hendelse)


def kan_slettes(utfylling: Utfylling) -> bool:
    """Only what was never sent: a delivery must be found again, whatever happened to it since."""
    return kan(utfylling, Hendelse.SLETT) and utfylling.sendt is None


# -- answers -----------------------------------------------------------------------------------------
def kilder(enhet: Enhet, bruker: Bruker | None = None) -> dict[str, str]:
    """What first values and locked fields are made from (``kostra.blankett.bygg.KILDER``)."""
    fra_enhet = {
        "enhet.kommunenr": enhet.kommunenr,
        "enhet.navn": enhet.navn,
        "enhet.bydelsnr": enhet.bydelsnr if enhet.har_bydel else "",
        "enhet.bydelsnavn": enhet.bydelsnavn,
        "enhet.kontakt_navn": enhet.kontakt_navn,
        "enhet.kontakt_telefon": getattr(enhet, "kontakt_telefon", ""),
        "enhet.kontakt_epost": enhet.kontakt_epost,
    }
    if bruker is None:
        return fra_enhet
    return fra_enhet | {
        "bruker.navn": bruker.navn,
        "bruker.mobil": bruker.mobil,
        "bruker.epost": bruker.epost,
    }


def alle_svar(utfylling: Utfylling) -> dict[str, Verdi]:
    """The answers with the locked fields as they are now, and the file's id in the file's field."""
    form = definisjon(utfylling)
    svar = {**utfylling.svar, **fra_kilder(form, kilder(utfylling.enhet), bare_laaste=True)}
    if form.filfelt is not None:
        svar[form.filfelt.id] = str(utfylling.fil_id or "")
    return svar


def svar_som_sendes(utfylling: Utfylling) -> dict[str, Verdi]:
    """The answers to the questions that are shown: what is hidden is kept, but not sent."""
    svar = alle_svar(utfylling)
    synlige = synlige_felt(definisjon(utfylling), svar)
    return {felt.id: svar.get(felt.id, "") for felt in synlige if felt.slag != "lenke"}


def mangler_for_innsending(utfylling: Utfylling) -> list[Feltfeil]:
    """What must be put right before the form can be sent or controlled."""
    return feil(definisjon(utfylling), alle_svar(utfylling))


def fingeravtrykk(svar: Svar) -> str:
    """Short and equal for equal answers; only compared, never shown."""
    tekst = json.dumps(svar, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(tekst.encode()).hexdigest()[:20]


def gruppens_svar(form: Blankett, svar: Svar, gruppe: str) -> dict[str, Verdi]:
    """What is stored for the fields of a group that a page may change, empty where nothing is."""
    return {
        felt.id: svar.get(felt.id) or ([] if felt.slag == "flervalg" else "")
        for felt in form.gruppe(gruppe).felt
        if felt.tas_imot
    }


def grunnlag(utfylling: Utfylling, gruppe: str) -> str:
    """What a page was made from: the group's answers, and the whole form's with its file."""
    svar = gruppens_svar(definisjon(utfylling), utfylling.svar, gruppe)
    return f"{fingeravtrykk(svar)}.{helhet(utfylling)}"


def helhet(utfylling: Utfylling) -> str:
    """Fingerprint of all answers and the file."""
    return fingeravtrykk(alle_svar(utfylling))


# -- controls, deliveries ----------------------------------------------------------------------------
def siste_kontroll(utfylling: Utfylling) -> Kontroll | None:
    """The latest control ordered since the form was last opened."""
    return (
        Kontroll.objects.filter(utfylling=utfylling, aapning=utfylling.aapning)
        .order_by("-bestilt")
        .first()
    )


def leveringer(utfylling: Utfylling) -> list[Levering]:
    """The form's deliveries, the latest first. ``er_returnert``: staff sent it back."""
    retur = Henvendelse.objects.filter(levering=OuterRef("pk"), slag=Henvendelse.Slag.RETUR)
    rader = Levering.objects.filter(utfylling=utfylling).annotate(er_returnert=Exists(retur))
    return list(rader.select_related("fil"))


def andres_skjema(enhet: Enhet, par: list[tuple[int, str]]) -> dict[tuple[int, str], Any]:
    """(year, form) -> (state, changed): how far the unit's other forms have come, nothing more."""
    alle = {
        (aar, skjema): (tilstand, endret)
        for aar, skjema, tilstand, endret in begynte(enhet).values_list(
            "aar", "skjema", "tilstand", "endret"
        )
    }
    return {nokkel: alle[nokkel] for nokkel in par if nokkel in alle}
