"""Runs bound rules over the records of a file, bit by bit, and keeps the findings.

Messages are built for the kept findings only (at most ``maks`` per rule); the count is always true.
A rule that fails unexpectedly becomes one finding that says so, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from kostra.felt import trim
from kostra.kontroll.binding import BundetRegel, BundetVariant
from kostra.kontroll.bitkjoring import (
    Bitkjoring,
    Bitsvar,
    Regelsvar,
    Treff,
    finn,
    grupper_over_filen,
)
from kostra.kontroll.like import LES_FOR_SLIPP, Grupper
from kostra.kontroll.modell import Liste, Melding, Raatekst, Verdi
from kostra.kontroll.poster import Poster
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import Utfall, foerste, svikt, trygt
from kostra.kontroll.uttrykk import Uttrykk

#: Called after each bit with records done and records in all.
Fremdrift = Callable[[int, int], None]


class Kjoring:
    """One run. ``blokktype`` and ``blokk_poster`` choose the columns and records per block.

    With ``arbeidere`` above 1 the bits are worked out in that many forked processes.
    """

    def __init__(
        self,
        poster: Poster,
        regler: Sequence[BundetRegel],
        blokktype: type[Any],
        *,
        blokk_poster: int,
        maks: int | None,
        sak: tuple[Uttrykk | None, Uttrykk | None],
        teller: Teller | None,
        fremdrift: Fremdrift | None = None,
        arbeidere: int = 1,
    ) -> None:
        self.poster, self.blokktype, self.blokk_poster, self.maks = (
            poster, blokktype, blokk_poster, maks,
        )  # fmt: skip
        self.sak, self.teller, self.fremdrift, self.arbeidere = sak, teller, fremdrift, arbeidere
        self.utfall = [Utfall(regel) for regel in regler]

    def kjor(self) -> list[Utfall]:
        """Every rule on every record."""
        grupper = grupper_over_filen([u.regel for u in self.utfall])
        samlere = [self.blokktype.nokkelsamler() for _ in grupper]
        for svar in self._svar():
            for u, om_regel in zip(self.utfall, svar.regler, strict=True):
                self._ta_imot(u, om_regel)
            for samler, deler in zip(samlere, svar.nokler, strict=True):
                for del_ in deler:
                    samler.legg_til(del_)
            if self.teller:
                self.teller.pluss(svar.summer)
            self.poster.slipp(svar.til)
            if self.fremdrift:
                self.fremdrift(svar.til, self.poster.antall)
        for (like, numre), samler in zip(grupper.items(), samlere, strict=True):
            regler = [self.utfall[nr] for nr in numre]
            kandidater = samler.kandidater()  # a full disk is no fault of the rule's
            trygt(regler, partial(self._like_regler, regler, like[:-1], kandidater))
        return self.utfall

    def _svar(self) -> Iterator[Bitsvar]:
        """What each bit answers, in the order of the file."""
        bitkjoring = Bitkjoring(
            self.poster,
            [u.regel for u in self.utfall],
            self.blokktype,
            blokk_poster=self.blokk_poster,
            maks=self.maks,
            teller=self.teller and self.teller.tom_kopi(),
        )
        antall, steg = self.poster.antall, self.blokk_poster * self.blokktype.blokker_per_bit
        biter = [range(fra, min(fra + steg, antall)) for fra in range(0, antall, steg)]
        arbeidere = min(self.arbeidere, len(biter))
        if arbeidere > 1:
            # only who asks for processes pays for importing them
            from kostra.kontroll.prosesser import i_prosesser

            return i_prosesser(bitkjoring.kjor, biter, arbeidere)
        return map(bitkjoring.kjor, biter)

    def _ta_imot(self, utfall: Utfall, svar: Regelsvar) -> None:
        """Adds what a rule answered about a bit, and builds the messages that are kept."""
        if utfall.sviktet:
            return
        if svar.sviktet:
            svikt(utfall, svar.sviktet)
            return
        igjen: dict[str, int] = {}
        for id_, antall in svar.antall.items():
            til_naa = utfall.antall.get(id_, 0)
            utfall.antall[id_] = til_naa + antall
            if self.maks is not None:
                igjen[id_] = max(0, self.maks - til_naa)
        beholdt = list(foerste(utfall.regel, svar.treff, igjen))
        if beholdt:
            trygt([utfall], partial(self._meld, utfall, beholdt))

    def _like_regler(
        self, utfall: list[Utfall], nokkel: tuple[Uttrykk, ...], kandidater: list[int]
    ) -> None:
        grupper = Grupper(self.poster, nokkel, kandidater)
        for fra in range(0, len(grupper.rader), LES_FOR_SLIPP):
            blokk = self.blokktype(self.poster, grupper.rader[fra : fra + LES_FOR_SLIPP])
            blokk.like = grupper.svar(blokk.rader)
            for u in utfall:
                trygt([u], partial(self._en_like_regel, u, blokk, grupper))
            self.poster.slipp(self.poster.antall)

    def _en_like_regel(self, utfall: Utfall, blokk: Any, grupper: Grupper) -> None:
        utfall.treff.clear()
        finn(utfall, blokk, self.maks)
        if utfall.treff:
            self._meld(utfall, utfall.treff, grupper)

    def _meld(self, utfall: Utfall, treff: list[Treff], grupper: Grupper | None = None) -> None:
        """Builds the messages of these (row, variant) pairs, in their order."""
        rader = list(dict.fromkeys(rad for rad, _ in treff))
        utvalg = RenBlokk(self.poster, rader)
        if grupper is not None:
            utvalg.like = grupper.svar(rader)
        plass = {rad: i for i, rad in enumerate(rader)}
        sak = [self._tekster(kolonne, rader) for kolonne in self.sak]
        kolonner: dict[int, dict[str, Any]] = {}
        for rad, nr in treff:
            variant = utfall.regel.varianter[nr]
            if nr not in kolonner:
                kolonner[nr] = {
                    navn: self._vis_kolonne(hva, utvalg, rader) for navn, hva in variant.vis.items()
                }
            i = plass[rad]
            verdier = {navn: k[i] if isinstance(k, list) else k for navn, k in kolonner[nr].items()}
            utfall.meldinger.append(
                self._melding(variant, verdier, rad, saksbehandler=sak[0][i], journal=sak[1][i])
            )

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
            postnumre=(rad + 1,),
            linjenumre=(self.poster.linjenummer(rad),),
            saksbehandler=sak["saksbehandler"],
            journalnummer=sak["journal"],
        )

    def _tekster(self, kolonne: Uttrykk | None, rader: list[int]) -> list[str]:
        if kolonne is None:
            return [""] * len(rader)
        fra, lengde = kolonne.ledd
        return list(map(trim, self.poster.kolonne(rader, fra, lengde)))

    def _vis_kolonne(self, hva: Any, utvalg: RenBlokk, rader: list[int]) -> Any:
        """A list with a value per record, or one value for all."""
        if isinstance(hva, list):  # a group of fields: «FELT = verdi» for each
            felt = [self._felt_er(navn, rader, *kolonne.ledd) for navn, kolonne in hva]
            return [Liste(ledd, len(hva)) for ledd in zip(*felt, strict=True)]
        if not isinstance(hva, Uttrykk):
            return hva
        if hva.op == "kolonne":
            fra, lengde = hva.ledd
            return list(map(Raatekst, self.poster.kolonne(rader, fra, lengde)))
        verdi = utvalg.verdi(hva)
        return verdi if isinstance(verdi, list) else [verdi] * len(rader)

    def _felt_er(self, navn: str, rader: list[int], fra: int, lengde: int) -> list[str]:
        tekster = map(trim, self.poster.kolonne(rader, fra, lengde))
        return [f"{navn} = {tekst or '–'}" for tekst in tekster]
