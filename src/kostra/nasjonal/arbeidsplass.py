"""What a worker has of its own: the keys, and the way into the store. Read once in each process.

All of it is from the worker's own environment, as mottak's is: ``KOSTRA_MOTTAK_…`` and ``KOSTRA_S3_…``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from kostra.kryptering import Mottakernokkel, NokkelFeil, Profil
from kostra.mottak import innstillinger, minnedump
from kostra.mottak.arbeider_nokler import aapne_modul, les_mappe
from kostra.nasjonal.plan import Levert
from kostra.portal.innsending.opplasting.lager import FinnesIkke, Lager, LagerFeil, Mappelager
from kostra.portal.miljo import PRODUKSJON, S3

if TYPE_CHECKING:
    from kostra.mottak.utlevering.pseudonym import Pseudonymer

_S3: Final = {
    "adresse": "KOSTRA_S3_ADRESSE",
    "region": "KOSTRA_S3_REGION",
    "nokkel": "KOSTRA_S3_NOKKEL",
    "hemmelighet": "KOSTRA_S3_HEMMELIGHET",
}


class Stopp(Exception):
    """No delivery can be controlled by this worker. The text says what to do."""


class IkkeLest(Exception):
    """One envelope couldn't be had. The text is a word for the table."""


@dataclass(frozen=True)
class Arbeidsplass:
    """Keys, and how an envelope is fetched."""

    nokler: tuple[Mottakernokkel, ...]
    profil: Profil
    pseudonymfil: Path | None
    apne: Callable[[str], BinaryIO]

    def hent(self, levert: Levert) -> bytes:
        """The envelope, with the digest it was received with. Raises :class:`IkkeLest`."""
        try:
            with closing(self.apne(levert.lagernavn)) as fil:
                konvolutt = fil.read()
        except FinnesIkke as feil:
            raise IkkeLest("ikke_i_lageret") from feil
        except LagerFeil as feil:
            raise IkkeLest("lageret_svarer_ikke") from feil
        if hashlib.sha256(konvolutt).hexdigest() != levert.sha256:
            raise IkkeLest("endret_i_lageret")
        return konvolutt


@cache
def arbeidsplass(lager: str) -> Arbeidsplass:
    """This worker's, for the store at that address. Raises :class:`Stopp`."""
    minnedump.slaa_av()
    try:
        valgt = innstillinger.les(
            os.environ, produksjon=os.environ.get("KOSTRA_MODUS") == PRODUKSJON
        )
        modul = aapne_modul(valgt.modul)
    except innstillinger.MottakInnstillingsFeil as feil:
        raise Stopp(f"Arbeiderens innstillinger er ikke riktige: {' '.join(feil.feil)}") from feil
    except NokkelFeil as feil:
        raise Stopp(str(feil)) from feil
    innstillinger.ta_ut(os.environ)
    knippe = les_mappe(valgt.nokler, valgt.passord, datetime.now(UTC), modul)
    if not knippe.dekryptering:
        raise Stopp(
            "Arbeideren har ingen nøkkel å dekryptere med. Sjekk KOSTRA_MOTTAK_NOKLER og passordet."
        )
    return Arbeidsplass(knippe.dekryptering, valgt.profil, valgt.pseudonym, _lager(lager).apne)


def pseudonymer(plass: Arbeidsplass) -> Pseudonymer:
    """What makes this worker's pseudonyms. Raises :class:`Stopp`."""
    from kostra.mottak.utlevering.pseudonym import NokkelFeil as Mangler
    from kostra.mottak.utlevering.pseudonym import les

    if plass.pseudonymfil is None:
        raise Stopp("Arbeideren mangler nøkkelen for pseudonymer. Sett KOSTRA_MOTTAK_PSEUDONYM.")
    try:
        return les(plass.pseudonymfil)
    except Mangler as feil:
        raise Stopp(str(feil)) from feil


def _lager(adresse: str) -> Lager:
    if not adresse.startswith("s3://"):
        mappe = Path(adresse)
        if not (mappe / "filer").is_dir():
            raise Stopp(
                f"Lageret {adresse} finnes ikke hos arbeideren, eller er ikke portalens lager."
            )
        return Mappelager(mappe)
    try:
        from kostra.portal.innsending.opplasting.s3lager import s3lager
    except ModuleNotFoundError as feil:
        raise Stopp("Lager i S3 trenger pakken boto3. Installer kostra[nasjonal].") from feil
    deler = urlsplit(adresse)
    egne = {navn: os.environ.get(variabel, "") for navn, variabel in _S3.items()}
    return s3lager(S3(deler.netloc, deler.path.strip("/"), **egne))
