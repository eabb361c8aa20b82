"""The chain's events as rows: :class:`kostra.kjede.Lager` inside Django's transaction."""

from __future__ import annotations

from collections.abc import Iterator

from kostra import kjede
from kostra.portal.revisjon.models import Hendelse, Kjedehode

_FELT = (
    "nr", "tid", "aktor", "rolle", "enhet", "handling", "objekt", "resultat", "detaljer",
    "forrige_hash", "hash",
)  # fmt: skip


class Databaselager:
    """The store of one transaction. The head's row is the lock that all writers take in turn."""

    def siste(self) -> kjede.Hendelse | None:
        """As :meth:`kostra.kjede.Lager.siste`."""
        hode = self._laast_hode()
        if not hode.nr:
            return None
        return kjede.Hendelse(*Hendelse.objects.values_list(*_FELT).get(nr=hode.nr))

    def skriv(self, hendelse: kjede.Hendelse) -> None:
        """As :meth:`kostra.kjede.Lager.skriv`."""
        hode = self._laast_hode()
        if (hendelse.nr, hendelse.forrige_hash) != (hode.nr + 1, hode.hash or kjede.GENESIS):
            raise kjede.Forgrening
        verdier = {navn: getattr(hendelse, navn) for navn in _FELT}
        verdier["detaljer"] = dict(hendelse.detaljer)
        Hendelse.objects.create(**verdier)
        Kjedehode.objects.filter(id=1).update(nr=hendelse.nr, hash=hendelse.hash)

    def les(self, fra: int = 1, til: int | None = None) -> Iterator[kjede.Hendelse]:
        """As :meth:`kostra.kjede.Lager.les`, in the order of the numbers.

        From 1 means from the very first row, whatever number somebody gave it.
        """
        rader = Hendelse.objects.order_by("nr")
        if fra > 1:
            rader = rader.filter(nr__gte=fra)
        if til is not None:
            rader = rader.filter(nr__lte=til)
        for verdier in rader.values_list(*_FELT).iterator(chunk_size=2000):
            yield kjede.Hendelse(*verdier)

    @staticmethod
    def _laast_hode() -> Kjedehode:
        hoder = Kjedehode.objects.select_for_update()
        hode = hoder.filter(id=1).first()
        if hode is None:
            Kjedehode.objects.bulk_create([Kjedehode(id=1)], ignore_conflicts=True)
            hode = hoder.get(id=1)
        return hode
