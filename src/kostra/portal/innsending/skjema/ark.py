"""A form on paper: what print, PDF and the workbook share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kostra.portal import klokke
from kostra.portal.innsending import utvalg
from kostra.portal.innsending.models import Utfylling
from kostra.portal.innsending.skjema.side import Lestgruppe, hjemmel, lest
from kostra.portal.utseende import merkelapper, tekst


@dataclass(frozen=True)
class Ark:
    """``fakta``: what the form is, as (label, value); ``grupper``: questions and answers."""

    tittel: str
    sprak: str
    laget: datetime
    fakta: list[tuple[str, str]]
    grupper: list[Lestgruppe]
    fot: str

    @classmethod
    def av(cls, utfylling: Utfylling) -> Ark:
        """The form as it stands, in the reader's language."""
        form, sprak = utvalg.definisjon(utfylling), utvalg.sprak()
        fil = utfylling.fil.filnavn if utfylling.fil else ""
        return cls(
            tittel=form.tittel.paa(sprak),
            sprak=sprak,
            laget=klokke.naa(),
            fakta=_fakta(utfylling),
            grupper=lest(form, utvalg.alle_svar(utfylling), fil),
            fot=hjemmelstekst(hjemmel(form)),
        )


def _fakta(utfylling: Utfylling) -> list[tuple[str, str]]:
    rader = [
        (_("Kommune"), str(utfylling.enhet)),
        (_("Rapporteringsår"), str(utfylling.aar)),
        (_("Nr"), str(utfylling.nr)),
        (_("Status"), str(merkelapper.for_tilstand(utfylling.tilstand).ord)),
        (_("Sist endret"), tekst.tid(utfylling.endret)),
    ]
    if utfylling.prove:
        rader.append(
            (_("Prøve"), _("Skjemaet er fylt ut i en prøve. Det teller ikke, og slettes."))
        )
    if utfylling.sendt:
        rader.append((_("Sendt inn"), tekst.tid(utfylling.sendt)))
    return rader


def hjemmelstekst(deler: dict[str, str]) -> str:
    """The legal basis in one sentence; empty for a form without."""
    if not deler:
        return ""
    return (
        _(
            "Funksjon %(funksjon)s. Hjemmel: %(hjemmel)s. Hentes inn på oppdrag fra %(paa_oppdrag_av)s."
        )
        % deler
    )


def filnavn(utfylling: Utfylling) -> str:
    """What a download is called: form, year and number, nothing about anybody."""
    return f"{utfylling.skjema}-{utfylling.aar}-nr{utfylling.nr}"
