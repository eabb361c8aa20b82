"""Puts a banner up, and takes it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kostra.portal import klokke
from kostra.portal.konto.models import Bruker
from kostra.portal.revisjon import logg
from kostra.portal.saksbehandling.banner import utvalg
from kostra.portal.saksbehandling.models import Banner


def sett_opp(
    *,
    tekster: dict[str, str],
    viktig: bool,
    fra: datetime | None,
    til: datetime | None,
    bruker: Bruker,
) -> Banner:
    """From ``fra`` (None: now) until ``til`` (None: until it is taken down). ``tekster``: by language."""
    with transaction.atomic():
        ny = Banner.objects.create(
            **{f"tekst_{sprak}": tekst for sprak, tekst in tekster.items()},
            viktig=viktig,
            fra=fra or klokke.naa(),
            til=til,
        )
        logg.foy_til("banner.satt_opp", bruker=bruker, objekt=ny.pk)
    utvalg.glem()
    return ny


def ta_ned(*, banner: Banner, bruker: Bruker) -> None:
    """It shows no longer, or never will."""
    with transaction.atomic():
        Banner.objects.filter(pk=banner.pk).update(til=klokke.naa())
        logg.foy_til("banner.tatt_ned", bruker=bruker, objekt=banner.pk)
    utvalg.glem()
