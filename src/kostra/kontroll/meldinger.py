"""Messages of what rules found among the records of a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kostra.felt import trim
from kostra.kontroll.binding import BundetRegel, BundetVariant
from kostra.kontroll.bitkjoring import Treff
from kostra.kontroll.like import Gruppert
from kostra.kontroll.modell import Liste, Melding, Raatekst, Verdi
from kostra.kontroll.poster import Poster
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.uttrykk import Uttrykk


class Meldingsbygger:
    """``sak``: fields of the caseworker and the journal. ``grupper``: of rules about equal records."""

    def __init__(
        self,
        poster: Poster,
        sak: tuple[Uttrykk | None, Uttrykk | None],
        grupper: Gruppert | None = None,
    ) -> None:
        self._poster, self._sak, self._grupper = poster, sak, grupper

    def bygg(self, regel: BundetRegel, treff: Sequence[Treff]) -> list[Melding]:
        """The messages of these (row, variant) pairs, in their order."""
        rader = list(dict.fromkeys(rad for rad, _ in treff))
        utvalg = RenBlokk(self._poster, rader)
        if self._grupper is not None:
            utvalg.like = self._grupper.svar(rader)
        plass = {rad: i for i, rad in enumerate(rader)}
        sak = [self._tekster(kolonne, rader) for kolonne in self._sak]
        kolonner: dict[int, dict[str, Any]] = {}
        meldinger = []
        for rad, nr in treff:
            variant = regel.varianter[nr]
            if nr not in kolonner:
                kolonner[nr] = {
                    navn: self._vis_kolonne(hva, utvalg, rader) for navn, hva in variant.vis.items()
                }
            i = plass[rad]
            verdier = {navn: k[i] if isinstance(k, list) else k for navn, k in kolonner[nr].items()}
            meldinger.append(
                self._melding(variant, verdier, rad, saksbehandler=sak[0][i], journal=sak[1][i])
            )
        return meldinger

    def _melding(
        self, variant: BundetVariant, verdier: dict[str, Verdi], rad: int, **sak: str
    ) -> Melding:
        return Melding(
            kontroll=variant.id,
            alvorlighetsgrad=variant.grad,
            mal=variant.melding,
            verdier=verdier,
            gjor=variant.gjor,
            felt=variant.felt,
            postnumre=(self._poster.nummer(rad) + 1,),
            linjenumre=(self._poster.linjenummer(rad),),
            saksbehandler=sak["saksbehandler"],
            journalnummer=sak["journal"],
        )

    def _tekster(self, kolonne: Uttrykk | None, rader: list[int]) -> list[str]:
        if kolonne is None:
            return [""] * len(rader)
        fra, lengde = kolonne.ledd
        return list(map(trim, self._poster.kolonne(rader, fra, lengde)))

    def _vis_kolonne(self, hva: Any, utvalg: RenBlokk, rader: list[int]) -> Any:
        """A list with a value per record, or one value for all."""
        if isinstance(hva, list):  # a group of fields: «FELT = verdi» for each
            felt = [self._felt_er(navn, rader, *kolonne.ledd) for navn, kolonne in hva]
            return [Liste(ledd, len(hva)) for ledd in zip(*felt, strict=True)]
        if not isinstance(hva, Uttrykk):
            return hva
        if hva.op == "kolonne":
            fra, lengde = hva.ledd
            return list(map(Raatekst, self._poster.kolonne(rader, fra, lengde)))
        verdi = utvalg.verdi(hva)
        return verdi if isinstance(verdi, list) else [verdi] * len(rader)

    def _felt_er(self, navn: str, rader: list[int], fra: int, lengde: int) -> list[str]:
        tekster = map(trim, self._poster.kolonne(rader, fra, lengde))
        return [f"{navn} = {tekst or '–'}" for tekst in tekster]
