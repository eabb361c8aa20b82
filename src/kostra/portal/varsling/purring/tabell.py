"""A dry run as a table: the same for the page's file and the command."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from kostra.portal.varsling.purring.utvalg import Mottaker, Rad
from kostra.rapport.rens import som_tekst


def som_csv(rader: list[Rad]) -> bytes:
    """For Norwegian Excel: semicolons, UTF-8 with a byte order mark; no cell is run as a formula."""
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerow(
        [
            _("Region"), _("Enhet"), _("År"), _("Skjema"), _("Trinn"), _("Frist"), _("Planlagt"),
            _("Utfall"), _("Språk"), _("Mottakere"), _("Får ikke"),
        ]
    )  # fmt: skip
    for rad in rader:
        skriver.writerow(
            [
                som_tekst(rad.enhet.region),
                som_tekst(rad.enhet.fullt_navn),
                rad.aar,
                som_tekst(rad.skjema),
                rad.plan.get_steg_display(),
                rad.frist.isoformat(),
                rad.planlagt.isoformat(),
                rad.utfall.label,
                rad.enhet.sprak,
                som_tekst(", ".join(m.adresse for m in rad.skal_ha)),
                som_tekst(", ".join(_forklart(m) for m in rad.mottakere if m.hindring)),
            ]
        )
    return ut.getvalue().encode("utf-8-sig")


def _forklart(mottaker: Mottaker) -> str:
    return f"{mottaker.adresse} ({mottaker.hindringstekst})"


def som_data(rader: list[Rad]) -> list[dict[str, Any]]:
    """Values for JSON, with our own words and not the user's language."""
    return [
        {
            "region": rad.enhet.region,
            "enhet": rad.enhet.fullt_navn,
            "aar": rad.aar,
            "skjema": rad.skjema,
            "steg": rad.plan.steg,
            "frist": rad.frist.isoformat(),
            "planlagt": rad.planlagt.isoformat(),
            "utfall": rad.utfall.value,
            "sprak": rad.enhet.sprak,
            "mottakere": [
                {
                    "adresse": m.adresse,
                    "rolle": "kontakt" if m.bruker is None else "rapportor",
                    "hindring": m.hindring,
                }
                for m in rad.mottakere
            ],
        }
        for rad in rader
    ]
