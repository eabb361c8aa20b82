"""Mottak's own copy of the signed heads: a file for each day, which is never changed or replaced.

The published heads lie in the portal's database, and who has that could take away both events and
heads. What lies here says what was signed. The first time, what is published already is taken as it
is; from then on nothing comes in but what mottak has signed, and in order.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from cryptography import x509

from kostra import kjede
from kostra.kjede.fillager import sikre_mappe
from kostra.kvittering import HodeFeil, les_hode, verifiser_hode

_MONSTER: Final = "????-??-??.json"


class Hodekopi:
    """The folder, made if it isn't there, readable by its owner alone."""

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe
        mappe.mkdir(mode=0o700, parents=True, exist_ok=True)

    def har(self, dag: date) -> bool:
        """True if that day's head is here."""
        return self._fil(dag).exists()

    def siste(self) -> kjede.Hode | None:
        """The head that was signed last."""
        navn = max((sti.name for sti in self._mappe.glob(_MONSTER)), default=None)
        return hode_i((self._mappe / navn).read_text("utf-8")) if navn else None

    def legg_til(self, dag: date, jws: str) -> None:
        """The head is here, whole and on the disk. Raises FileExistsError if the day has another."""
        fd, under = tempfile.mkstemp(dir=self._mappe, prefix=".")
        try:
            with open(fd, "w", encoding="utf-8") as fil:
                fil.write(jws)
                fil.flush()
                os.fsync(fil.fileno())
            os.link(under, self._fil(dag))  # a rename would replace what is there
        except FileExistsError:
            if self._fil(dag).read_text("utf-8") != jws:  # else another worker was first
                raise
        finally:
            os.unlink(under)
        sikre_mappe(self._mappe)

    def hold_mot(
        self, publisert: Mapping[date, str], sertifikat: x509.Certificate
    ) -> kjede.Brudd | None:
        """Takes in what another worker signed, and tells the first head that isn't published as it is
        here, or that is published and isn't mottak's next.

        ``publisert``: day -> the signed head.
        """
        egne = {
            date.fromisoformat(sti.stem): sti.read_text("utf-8")
            for sti in sorted(self._mappe.glob(_MONSTER))
        }
        for dag, jws in egne.items():
            if publisert.get(dag) != jws:
                feil = kjede.Feilslag.ENDRET if dag in publisert else kjede.Feilslag.MANGLER
                return kjede.Brudd(hode_i(jws).nr, feil)
        siste = self.siste()
        for dag in sorted(publisert.keys() - egne.keys()):
            if siste and not _nyere(publisert[dag], siste, sertifikat):
                return kjede.Brudd(siste.nr + 1, kjede.Feilslag.SATT_INN)
            self.legg_til(dag, publisert[dag])
        return None

    def _fil(self, dag: date) -> Path:
        return self._mappe / f"{dag.isoformat()}.json"


def hode_i(jws: str) -> kjede.Hode:
    """The head that the signed text carries. Raises HodeFeil, UleseligHode."""
    return kjede.Hode.les(les_hode(jws).linje.encode())


def _nyere(jws: str, siste: kjede.Hode, sertifikat: x509.Certificate) -> bool:
    """Signed by mottak, and of a longer log: signing is itself an event."""
    try:
        verifiser_hode(jws, [sertifikat])
    except HodeFeil:
        return False
    return hode_i(jws).nr > siste.nr
