"""Units made up for a vendor: the whole way can be tried with them, and they count for nothing.

One borrows a real kommune's number, since the rules know no other, and has an organisation number and a
PIN of its own. It can send in trials only, and what it sends is wiped with the trial.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from kostra.portal.konto.models import Bruker
from kostra.portal.konto.services import utsted_pin
from kostra.portal.revisjon import logg
from kostra.portal.tilgang.enheter import oppdiktet_orgnr
from kostra.portal.tilgang.models import INGEN_BYDEL, Enhet
from kostra.skjema import kommuner


class UkjentKommune(ValueError):
    """The number isn't one of that year's. The text says so, to the user."""


def ny_provekommune(
    *, leverandor: str, kommunenr: str, epost: str, aar: int, bruker: Bruker
) -> tuple[Enhet, str]:
    """The unit and its PIN in clear, which is stored nowhere. The same vendor's again gets a new PIN.

    Raises :class:`UkjentKommune`.
    """
    navn = kommuner(aar).get(kommunenr)
    if navn is None:
        raise UkjentKommune(
            _("Kommunenummeret finnes ikke i %(aar)s. Skriv fire siffer.") % {"aar": aar}
        )
    with transaction.atomic():
        enhet, _ny = Enhet.objects.update_or_create(
            leverandor=leverandor,
            kommunenr=kommunenr,
            bydelsnr=INGEN_BYDEL,
            defaults={
                "navn": navn,
                "orgnr": oppdiktet_orgnr(kommunenr),
                "gyldig_fra": aar,
                "kontakt_epost": epost,
            },
        )
        pin = utsted_pin(enhet=enhet)
        logg.foy_til("provekommune.laget", bruker=bruker, enhet=enhet, objekt=enhet.pk)
    return enhet, pin
