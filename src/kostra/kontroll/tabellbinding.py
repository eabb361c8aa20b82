"""Binding of rules over tables: names are checked against the structure, parents brought down.

In a bound tree all parts of an operation are about the same table: a part about a table above stands
in ``ned`` nodes, one per level. Folds keep the condition about the rows below as their part.
"""

from __future__ import annotations

from typing import Any

from kostra.kontroll.binding import BundetRegel, bind_variant, samle_varianter
from kostra.kontroll.regel import Regel
from kostra.kontroll.tre import Rad
from kostra.kontroll.trebinding import BindingsFeil, Husket, Trebinder
from kostra.kontroll.uttrykk import Dato, JaNei, Tall, Tekst, Uttrykk, konst, node
from kostra.kontroll.vindu import MAKS_GRENSER, Vindu, VinduFeil
from kostra.skjema.modell import Felt
from kostra.skjema.struktur import Kolonne, Struktur

_TYPER: dict[str, type[Uttrykk]] = {"tekst": Tekst, "dato": Dato, "heltall": Tall}
#: Leaves of a bound tree, and folds, whose parts are about another table.
_FERDIGE = frozenset(
    {"kolonne", "hver", "ned", "noen_rad", "antall_rad", "summen_rad", "noen_senere"}
)
#: Words of the notation that mean something only for the fields of a line.
_BARE_I_LINJER = frozenset(
    {
        "felt", "hvert_felt", "forste", "dato", "er_type", "heter", "har_koder", "paakrevd",
        "kodeliste", "om_felt",
    }
)  # fmt: skip


def bind_tabellregel(
    regel: Regel,
    struktur: Struktur,
    region: str,
    husket: Husket | None = None,
    fnr_lesning: int | None = None,
) -> BundetRegel | None:
    """The rule for that structure and region, or None when it doesn't exist that year.

    ``husket`` as in :func:`kostra.kontroll.binding.bind_regel`. ``fnr_lesning``: the year by whose
    reading fødselsnummer are read, where it isn't the reporting year.
    """
    grad = regel.grad_i(struktur.aar)
    b = Tabellbinder(struktur, region, regel.id, husket, fnr_lesning)
    varianter = (bind_variant(regel, variant, grad, b) for variant in regel.varianter)
    bundne = [v for v in varianter if v is not None]
    plasser = {v.plass for v in bundne}
    if None in plasser:
        raise BindingsFeil(f"{regel.id}: a condition about no table")
    bundet = samle_varianter(regel, grad, bundne)
    if bundet and bundet.like and plasser != _plasser(*bundet.like):
        raise BindingsFeil(f"{regel.id}: a group of equal keys about another table")
    return bundet


class Tabellbinder(Trebinder):
    """Binds trees over the tables of a structure."""

    def __init__(
        self,
        struktur: Struktur,
        region: str,
        regel: str,
        husket: Husket | None = None,
        fnr_lesning: int | None = None,
    ) -> None:
        super().__init__(struktur.skjema, struktur.aar, region, regel, husket)
        self.struktur, self._fnr_lesning = struktur, fnr_lesning

    def bind(self, n: Any) -> Any:
        """As for any tree; a column is checked and becomes one of the structure's."""
        if isinstance(n, Uttrykk):
            if n.op in _BARE_I_LINJER:
                raise self._feil(f"{n.op}: for fields of a line, not for columns of elements")
            if n.op == "rute":
                return self._bundet_rute(n)
        return super().bind(n)

    # --- names

    def _bundet_rute(self, n: Uttrykk) -> Uttrykk:
        rad, navn, _ = n.ledd
        kolonne = self.oppslag(n)
        if _TYPER[kolonne.datatype] is not type(n):
            raise self._feil(f"{rad.navn}.{navn} is {kolonne.datatype} in the structure")
        if kolonne.datatype != "tekst" and not (kolonne.paakrevd or n.kan_mangle):
            raise self._feil(f"{rad.navn}.{navn} may be missing in the structure")
        return node(
            type(n), "kolonne", rad, navn, kolonne.datatype, kan_mangle=not kolonne.paakrevd
        )

    def oppslag(self, n: Uttrykk) -> Kolonne:
        """The structure's column behind a column node."""
        rad, navn, _ = n.ledd
        self._krev_tabell(rad)
        kolonner = self.struktur.tabeller[rad.navn].kolonner
        if navn not in kolonner:
            raise self._feil(f"{rad.navn} has no column {navn!r}")
        return kolonner[navn]

    def _krev_tabell(self, rad: Rad) -> None:
        if rad.op == "senere":
            return self._krev_tabell(rad.ledd[0])
        over = "" if rad.forelder is None else rad.forelder.navn
        tabell = self.struktur.tabeller.get(rad.navn)
        if tabell is None or tabell.forelder != over:
            raise self._feil(f"no table {rad.navn!r} under {over!r}")
        return None

    def _feil(self, tekst: str) -> BindingsFeil:
        return BindingsFeil(f"{self.regel}: {self.skjema} {self.aar}: {tekst}")

    # --- texts

    def _finnes(self, felt: Tekst) -> JaNei:
        return self._i(felt, tuple(k.kode for k in self.oppslag(felt).koder if k.i_kontroll))

    def _er_fnr(self, felt: Tekst) -> JaNei:
        kolonne = self.bind(felt)
        plassholder = node(JaNei, "er_plassholder", kolonne, self.aar, self._fnr_lesning)
        return node(JaNei, "eller", node(JaNei, "mod11", kolonne), plassholder)

    def _fodselsdato(self, felt: Tekst) -> Dato:
        kolonne = self.bind(felt)
        return node(Dato, "fodselsdato", kolonne, self.aar, self._fnr_lesning, kan_mangle=True)

    def _alder(self, felt: Tekst) -> Tall:
        fodselsaar = node(Tall, "aar", self._fodselsdato(felt), kan_mangle=True)
        return node(Tall, "minus", self._p_aar(), fodselsaar, kan_mangle=True)

    def _kodetekst(self, felt: Tekst) -> Tekst:
        koder = tuple((kode.kode, kode.tekst) for kode in self.oppslag(felt).koder)
        return node(Tekst, "kodetekst", self.bind(felt), koder)

    # --- folds

    def _hver(self, rad: Rad) -> JaNei:
        self._krev_tabell(rad)
        return node(JaNei, "hver", rad)

    def _noen_rad(self, c: JaNei) -> JaNei:
        rad = _plass(c)
        self._krev_tabell(rad)
        if rad.op == "senere":
            return self._noen_senere(rad, self.bind(c))
        bundet = self._om(rad, self.bind(c))
        if bundet is konst(False):
            return bundet
        return node(JaNei, "noen_rad", rad, bundet, plass=rad.forelder)

    def _ingen_rad(self, c: JaNei) -> JaNei:
        return self._motsatt(self._noen_rad(c))

    def _alle_rad(self, c: JaNei) -> JaNei:
        rad = _plass(c)
        self._krev_tabell(rad)
        if rad.op == "senere":
            raise self._feil("of later siblings only noen() and ingen() can be asked")
        unntak = self._om(rad, self._motsatt(self.bind(c)))
        return self._motsatt(node(JaNei, "noen_rad", rad, unntak, plass=rad.forelder))

    def _antall_rad(self, c: JaNei) -> Tall:
        rad = self._ikke_senere(c)
        return node(Tall, "antall_rad", rad, self._om(rad, self.bind(c)), plass=rad.forelder)

    def _summen_rad(self, tall: Tall) -> Tall:
        rad = self._ikke_senere(tall)
        return node(Tall, "summen_rad", rad, self.rettet(self.bind(tall), rad), plass=rad.forelder)

    def _ikke_senere(self, n: Uttrykk) -> Rad:
        rad = _plass(n)
        self._krev_tabell(rad)
        if rad.op == "senere":
            raise self._feil("of later siblings only noen() and ingen() can be asked")
        return rad

    def _om(self, rad: Rad, c: JaNei) -> JaNei:
        """The bound condition about the rows of a table."""
        if c is konst(True):
            return self._hver(rad)
        om: JaNei = self.rettet(c, rad)
        return om

    def _noen_senere(self, rad: Rad, c: JaNei) -> JaNei:
        tabell = _plass(rad.ledd[0])
        blant = self.bind(rad.ledd[1])
        try:
            vindu = Vindu(rad, c)
        except VinduFeil as feil:
            raise self._feil(str(feil)) from None
        tidligere, senere = (
            self._om(tabell, self.samlet("og", (blant, *tester)))
            for tester in (vindu.tidligere, vindu.senere)
        )
        grenser = [self.rettet(g, tabell) for par in vindu.grenser for g in par]
        uten = [node(Tall, "tall", 0)] * (2 * MAKS_GRENSER - len(grenser))
        return node(JaNei, "noen_senere", tidligere, senere, *grenser, *uten, plass=tabell)

    # --- what is evaluated, and the columns to look at

    def rettet(self, hva: Any, plass: Rad | None) -> Any:
        """The tree with all parts of each operation about one table, and the whole about ``plass``."""
        if not isinstance(hva, Uttrykk) or hva.plass is None or plass is None:
            return hva
        n = hva
        if n.op not in _FERDIGE:
            ledd = (self.rettet(x, n.plass) for x in n.ledd)
            n = node(type(n), n.op, *ledd, kan_mangle=n.kan_mangle, aapen=n.aapen, plass=n.plass)
        return _ned(n, plass)

    def brukte(self, *traer: JaNei | None) -> tuple[Felt, ...]:
        """The columns that these trees look at this year, in the order of the structure."""
        noder = (n for tre in traer if tre is not None for n in self.feltnoder(tre))
        funnet = {(n.ledd[0].navn, n.ledd[1]) for n in noder}
        return tuple(
            _felt(tabell.xml, kolonne)
            for tabell in self.struktur.tabeller.values()
            for kolonne in tabell.kolonner.values()
            if (tabell.navn, kolonne.navn) in funnet
        )


def _plasser(*noder: Uttrykk) -> set[Rad | None]:
    return {n.plass for n in noder if n.plass is not None}


def _plass(n: Uttrykk) -> Rad:
    assert n.plass is not None, "folds are of conditions about a table"
    return n.plass


def _ned(n: Uttrykk, plass: Rad) -> Uttrykk:
    """The value of a table above, for the rows of this one."""
    if n.plass is plass:
        return n
    assert plass.forelder is not None, "the value is about a table above"
    over = _ned(n, plass.forelder)
    return node(type(n), "ned", plass, over, kan_mangle=n.kan_mangle, aapen=n.aapen, plass=plass)


def _felt(element: str, kolonne: Kolonne) -> Felt:
    """The column as a report names it: «Melding/SluttDato», without positions."""
    return Felt(
        navn=f"{element}/{kolonne.xml}",
        datatype=kolonne.datatype,
        paakrevd=kolonne.paakrevd,
        fra=0,
        til=0,
        ledetekst=kolonne.ledetekst,
        beskrivelse=kolonne.ledetekst,
        koder=kolonne.koder,
    )
