"""Uploads and files as their user may see them, and what the file field on a form page shows."""

from __future__ import annotations

import uuid
from typing import Any

from django.urls import reverse

from kostra.portal import klokke
from kostra.portal.innsending.models import Fil, Opplasting, Utfylling
from kostra.portal.innsending.opplasting import send
from kostra.portal.innsending.opplasting import tjeneste as opplasting
from kostra.portal.innsending.opplasting.feil import OpplastingsFeil
from kostra.portal.innsending.opplasting.grense import MB, maks_fil
from kostra.portal.innsending.opplasting.tekster import tekster
from kostra.portal.innsending.utvalg import definisjon, utfylling_for
from kostra.portal.konto.models import Bruker
from kostra.portal.runde.utvalg import aapning_av, krypteringssertifikater


def opplasting_for(bruker: Bruker, opplasting_id: uuid.UUID) -> Opplasting:
    """The user's own upload, if the form is still theirs.

    Raises :class:`OpplastingsFeil` ``utlopt`` for one that isn't there, IkkeTilgjengelig (404).
    """
    funnet = Opplasting.objects.filter(
        pk=opplasting_id, bruker=bruker, utloper__gt=klokke.naa()
    ).first()
    if funnet is None:
        raise OpplastingsFeil("utlopt")
    utfylling_for(bruker, funnet.utfylling_id)
    return funnet


def fil_av(bruker: Bruker, opplasting_id: uuid.UUID) -> Fil | None:
    """The file that the user's upload has become, if it is finished and the form still theirs."""
    fil = Fil.objects.filter(pk=opplasting_id, lagret_av=bruker).select_related("utfylling").first()
    if fil is not None:
        utfylling_for(bruker, fil.utfylling_id)
    return fil


def filens_side(utfylling: Utfylling) -> str:
    """The address of the form's page with the file on it."""
    form = definisjon(utfylling)
    if form.filfelt is None:
        return reverse("innsending:skjema", args=[utfylling.pk])
    gruppe = form.gruppe_med(form.filfelt.id)
    return reverse("innsending:gruppe", args=[utfylling.pk, gruppe.id])


def filfelt(utfylling: Utfylling) -> dict[str, Any]:
    """What ``innsending/opplasting/felt.html`` needs."""
    rundens = aapning_av(utfylling)
    sertifikater = krypteringssertifikater(utfylling.aar)
    form = definisjon(utfylling)
    maks, svarfelt = maks_fil(form), form.filfelt.svarfelt if form.filfelt else ""
    kan_endres = opplasting.kan_endres(utfylling) and rundens.kan_sende
    return {
        "fil": utfylling.fil,
        "kan_endres": kan_endres,
        "maks": maks,
        "maks_mb": maks // MB,
        "bit": opplasting.BIT,
        "sertifikat_til": sertifikater[0].siste_dag if sertifikater else None,
        "tekster": tekster(maks),
        "nett": send.adresse(),
        "send": send.data(utfylling, sertifikater, svarfelt) if kan_endres else None,
    }
