"""Runs bound rules over the records of a file, block by block, and keeps the findings.

Messages are built for the kept findings only (at most ``maks`` per rule); the count is always true.
A rule that fails unexpectedly becomes one finding that says so, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from kostra.felt import trim
from kostra.kontroll.binding import BundetRegel, BundetVariant
from kostra.kontroll.kolonner import Postkolonner
from kostra.kontroll.like import Grupper
from kostra.kontroll.modell import Liste, Melding, Raatekst, Verdi
from kostra.kontroll.poster import Poster
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import Utfall, foerste, trygt
from kostra.kontroll.uttrykk import Uttrykk

#: Called after each block with records done and records in all.
Fremdrift = Callable[[int, int], None]


class Kjoring:
    """One run. ``blokktype`` and ``blokk_poster`` choose the columns and records per block."""

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
    ) -> None:
        self.poster, self.blokktype, self.blokk_poster, self.maks = (
            poster, blokktype, blokk_poster, maks,
        )  # fmt: skip
        self.sak, self.teller, self.fremdrift = sak, teller, fremdrift
        self.utfall = [Utfall(regel) for regel in regler]

    def kjor(self) -> list[Utfall]:
        """Every rule on every record."""
        i_blokk = [u for u in self.utfall if u.regel.like is None]
        # looked up by hash, never compared: == on a key would build a node
        over_filen: dict[tuple[Any, ...], list[Utfall]] = {}
        for u in self.utfall:
            if u.regel.like is not None:
                over_filen.setdefault(u.regel.like, []).append(u)
        nokler: dict[tuple[Any, ...], list[Any]] = {like: [] for like in over_filen}
        for blokk in self._blokker():
            for utfall in i_blokk:
                trygt([utfall], partial(self._en_regel, utfall, blokk))
            for like, deler in nokler.items():
                trygt(over_filen[like], partial(self._samle_nokler, like, deler, blokk))
            if self.teller and not self._er_stoppet():
                self._tell(self.teller, blokk)
            self.poster.slipp(blokk.rader[-1] + 1)
            if self.fremdrift:
                self.fremdrift(blokk.rader[-1] + 1, self.poster.antall)
        for like in list(nokler):
            deler = nokler.pop(like)
            regler = over_filen[like]
            trygt(regler, partial(self._like_regler, regler, like[:-1], deler))
        return self.utfall

    @staticmethod
    def _tell(teller: Teller, blokk: Postkolonner) -> None:
        """Counts a block; tables that can't be counted are left out, and the rules go on."""
        try:
            teller.tell(blokk)
        except Exception:
            teller.forkast()

    def _blokker(self) -> Iterator[Postkolonner]:
        for fra in range(0, self.poster.antall, self.blokk_poster):
            til = min(fra + self.blokk_poster, self.poster.antall)
            yield self.blokktype(self.poster, range(fra, til))

    @staticmethod
    def _samle_nokler(like: tuple[Any, ...], deler: list[Any], blokk: Postkolonner) -> None:
        deler.append(blokk.nokler(like[:-1], blokk.verdi(like[-1])))

    def _like_regler(
        self, utfall: list[Utfall], nokkel: tuple[Uttrykk, ...], deler: list[Any]
    ) -> None:
        kandidater = self.blokktype.lag_kandidater(deler, self.poster)
        grupper = Grupper(self.poster, nokkel, kandidater)
        self.poster.slipp(self.poster.antall)
        if not grupper.rader:
            return
        blokk: Postkolonner = self.blokktype(self.poster, grupper.rader)
        blokk.like = grupper.svar(grupper.rader)
        for u in utfall:
            trygt([u], partial(self._en_regel, u, blokk, grupper))

    def _er_stoppet(self) -> bool:
        return any(
            u.regel.grad.stopper and u.antall and not u.regel.regel.tillegg for u in self.utfall
        )

    def _en_regel(
        self, utfall: Utfall, blokk: Postkolonner, grupper: Grupper | None = None
    ) -> None:
        treff: list[tuple[int, int]] = []
        igjen: dict[str, int] = {}
        for nr, variant in enumerate(utfall.regel.varianter):
            mask = blokk.verdi(variant.betingelse)
            if not blokk.noe(mask):
                continue
            til_naa = utfall.antall.get(variant.id, 0)
            utfall.antall[variant.id] = til_naa + blokk.tell(mask)
            if self.maks is None:
                treff.extend((indeks, nr) for indeks in blokk.hvilke(mask))
            else:
                plass = igjen.setdefault(variant.id, max(0, self.maks - til_naa))
                treff.extend((indeks, nr) for indeks in blokk.hvilke(mask, plass))
        treff.sort()
        beholdt = list(foerste(utfall.regel, treff, igjen))
        if beholdt:
            self._meld(utfall, [(blokk.rader[i], nr) for i, nr in beholdt], grupper)

    def _meld(self, utfall: Utfall, treff: list[tuple[int, int]], grupper: Grupper | None) -> None:
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
        return [trim(self.poster.tekst(rad, fra, lengde)) for rad in rader]

    def _vis_kolonne(self, hva: Any, utvalg: RenBlokk, rader: list[int]) -> Any:
        """A list with a value per record, or one value for all."""
        if isinstance(hva, list):  # a group of fields: «FELT = verdi» for each
            deler = [(navn, *felt.ledd) for navn, felt in hva]
            return [
                Liste(tuple(self._felt_er(navn, rad, f, n) for navn, f, n in deler), len(deler))
                for rad in rader
            ]
        if not isinstance(hva, Uttrykk):
            return hva
        if hva.op == "kolonne":
            fra, lengde = hva.ledd
            return [Raatekst(self.poster.tekst(rad, fra, lengde)) for rad in rader]
        verdi = utvalg.verdi(hva)
        return verdi if isinstance(verdi, list) else [verdi] * len(rader)

    def _felt_er(self, navn: str, rad: int, fra: int, lengde: int) -> str:
        return f"{navn} = {trim(self.poster.tekst(rad, fra, lengde)) or '–'}"
