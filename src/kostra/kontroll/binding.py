"""Binding: a rule's trees meet a layout, a reporting year and a region.

Parameters become constants, year variants are picked, field names are checked, code lists and
groups are written out, and what is then always yes or no is folded away. Only bound trees are
evaluated; their operations are the ones that :mod:`kostra.kontroll.kolonner` knows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kostra.kontroll.modell import Grad, Liste
from kostra.kontroll.regel import Regel, Variant
from kostra.kontroll.uttrykk import Dato, Gruppe, JaNei, PerAar, Tall, Tekst, Uttrykk, konst, node
from kostra.skjema.modell import Felt, Filbeskrivelse, Tekst3

_SAMMENLIKN: dict[str, Callable[[int, int], bool]] = {
    "mindre": lambda a, b: a < b,
    "hoyst": lambda a, b: a <= b,
    "storre": lambda a, b: a > b,
    "minst": lambda a, b: a >= b,
    "like": lambda a, b: a == b,
    "ulike": lambda a, b: a != b,
}


class BindingsFeil(ValueError):
    """A rule that doesn't fit the layout: a field that isn't there, a missing year."""


@dataclass(frozen=True)
class BundetVariant:
    """One condition to evaluate, and what a finding of it says."""

    id: str
    grad: Grad
    betingelse: JaNei
    vis: dict[str, Any]
    felt: tuple[Felt, ...]
    melding: Tekst3
    gjor: Tekst3


@dataclass(frozen=True)
class BundetRegel:
    """A rule as it is in one year; ``like`` is its group over the whole file, if it has one."""

    regel: Regel
    grad: Grad
    varianter: tuple[BundetVariant, ...]
    like: tuple[Any, ...] | None


#: Node identity -> the node (kept alive) and what it is bound to.
Husket = dict[int, tuple[Uttrykk, Any]]


def bind_regel(
    regel: Regel, fb: Filbeskrivelse, region: str, husket: Husket | None = None
) -> BundetRegel | None:
    """The rule for that layout and region, or None when it doesn't exist that year.

    ``husket`` is shared by the rules of one layout and region: equal terms are bound once.
    """
    husket = {} if husket is None else husket
    grad, bundne = regel.grad_i(fb.aar), []
    for variant in regel.varianter:
        for felt in fb.felt if variant.avvik_naar.per_felt else (None,):
            bundet = _bind_variant(regel, variant, grad, Binder(fb, region, regel.id, felt, husket))
            if bundet is not None:
                bundne.append(bundet)
    if not bundne:
        return None
    like = {
        n.ledd[:-1] if n.op == "like_ulike" else n.ledd
        for v in bundne
        for n in v.betingelse.alle_noder()
        if n.op.startswith("like_")
    }
    if len(like) > 1:
        raise BindingsFeil(f"{regel.id}: more than one group over the whole file")
    return BundetRegel(regel, grad, tuple(bundne), next(iter(like), None))


def _bind_variant(regel: Regel, variant: Variant, grad: Grad, b: Binder) -> BundetVariant | None:
    avvik = b.bind(variant.avvik_naar)
    if avvik is None:
        return None
    if regel.gjelder is not None:
        avvik = b.samlet("og", (b.bind(regel.gjelder), avvik))
    if avvik is konst(False):
        return None
    return BundetVariant(
        id=variant.id or regel.id,
        grad=grad,
        betingelse=avvik,
        vis={navn: b.bind_vis(hva) for navn, hva in variant.vis.items()},
        felt=b.brukte(regel.gjelder, variant.avvik_naar),
        melding=variant.melding,
        gjor=variant.gjor or regel.gjor,
    )


class Binder:
    """Binds trees of one rule; remembers shared nodes by identity."""

    def __init__(
        self,
        fb: Filbeskrivelse,
        region: str,
        regel: str,
        felt: Felt | None,
        husket: Husket | None = None,
    ) -> None:
        self.fb, self.region, self.regel, self.felt = fb, region, regel, felt
        self._husket: Husket = {} if husket is None else husket
        self._husket_for_felt: Husket = {}

    def bind(self, n: Any) -> Any:
        """The bound node. Text parameters come back as plain ``str``; a missing year as None."""
        if not isinstance(n, Uttrykk):
            return n
        husket = self._husket_for_felt if n.per_felt else self._husket
        if id(n) not in husket:
            regel = getattr(self, f"_{n.op}", None)
            bundet = regel(*n.ledd) if regel else self._bygg(n)
            husket[id(n)] = (n, bundet)
        return husket[id(n)][1]

    def _bygg(self, n: Uttrykk) -> Any:
        ledd = [self.bind(x) for x in n.ledd]
        if n.op in _SAMMENLIKN and all(x.op in ("tall", "dag") for x in ledd):
            return konst(_SAMMENLIKN[n.op](ledd[0].ledd[0], ledd[1].ledd[0]))
        return node(type(n), n.op, *ledd, kan_mangle=n.kan_mangle, aapen=n.aapen)

    # --- fields and parameters

    def oppslag(self, n: Tekst) -> Felt:
        """The layout's field behind a field node."""
        if n.op == "hvert_felt":
            if self.felt is None:
                raise BindingsFeil(f"{self.regel}: hvert_felt outside a rule over all fields")
            return self.felt
        navn = n.ledd[0]
        if n.op != "felt" or navn not in self.fb.etter_navn:
            raise BindingsFeil(
                f"{self.regel}: {self.fb.skjema} {self.fb.aar} has no field {navn!r}"
            )
        return self.fb.etter_navn[navn]

    def _felt(self, navn: str) -> Tekst:
        felt = self.oppslag(node(Tekst, "felt", navn))
        return node(Tekst, "kolonne", felt.fra - 1, felt.lengde)

    def _hvert_felt(self) -> Tekst:
        felt = self.oppslag(node(Tekst, "hvert_felt"))
        return node(Tekst, "kolonne", felt.fra - 1, felt.lengde)

    def _p_aar(self) -> Tall:
        return node(Tall, "tall", self.fb.aar)

    def _p_region(self) -> str:
        return self.region

    def _p_kommune(self) -> str:
        return self.region[:4]

    def _p_bydel(self) -> str:
        return self.region[4:]

    def _p_aar_to_siffer(self) -> str:
        return f"{self.fb.aar % 100:02d}"

    def _p_dag(self, dag: int, maaned: int) -> Dato:
        return node(Dato, "dag", self.fb.aar * 10000 + maaned * 100 + dag)

    def _kalt(self, indre: Uttrykk, *_ord: str) -> Any:
        return self.bind(indre)

    def _per_aar(self, *par: Any) -> Any:
        verdier = dict(zip(par[::2], par[1::2], strict=True))
        return self.bind(PerAar(verdier).i_aar(self.fb.aar))

    # --- tests that the layout or the parameters answer

    def _lik(self, a: Any, b: Any) -> JaNei:
        a, b = self.bind(a), self.bind(b)
        if isinstance(a, str) and isinstance(b, str):
            return konst(a == b)
        kolonne, tekst = (b, a) if isinstance(a, str) else (a, b)
        if not isinstance(tekst, str):
            return node(JaNei, "lik_felt", a, b)
        return node(JaNei, "lik", kolonne, tekst) if self._passer(kolonne, tekst) else konst(False)

    def _i(self, felt: Tekst, koder: tuple[Any, ...]) -> JaNei:
        kolonne, tekster = self.bind(felt), [self.bind(kode) for kode in koder]
        if isinstance(kolonne, str):
            return konst(kolonne in tekster)
        passer = sorted({t for t in tekster if self._passer(kolonne, t)})
        if len(passer) == 1:
            return node(JaNei, "lik", kolonne, passer[0])
        return node(JaNei, "i", kolonne, tuple(passer)) if passer else konst(False)

    @staticmethod
    def _passer(kolonne: Tekst, tekst: str) -> bool:
        return bool(len(tekst) == kolonne.ledd[1])

    def _finnes(self, felt: Tekst) -> JaNei:
        return self._i(felt, tuple(self.oppslag(felt).gyldige_koder))

    def _er_fnr(self, felt: Tekst) -> JaNei:
        return node(JaNei, "er_fnr", self.bind(felt), self.fb.aar)

    def _alder(self, felt: Tekst) -> Tall:
        return node(Tall, "alder", self.bind(felt), self.fb.aar, kan_mangle=True)

    def _fodselsdato(self, felt: Tekst) -> Dato:
        return node(Dato, "fodselsdato", self.bind(felt), self.fb.aar, kan_mangle=True)

    def _paakrevd(self, felt: Tekst) -> JaNei:
        return konst(self.oppslag(felt).paakrevd)

    def _er_type(self, felt: Tekst, datatype: str) -> JaNei:
        return konst(self.oppslag(felt).datatype == datatype)

    def _heter(self, felt: Tekst, navn: tuple[str, ...]) -> JaNei:
        return konst(self.oppslag(felt).navn in navn)

    def _har_koder(self, felt: Tekst) -> JaNei:
        return konst(bool(self.oppslag(felt).koder))

    # --- logic

    def _og(self, *deler: JaNei) -> JaNei:
        return self.samlet("og", tuple(self.bind(d) for d in deler))

    def _eller(self, *deler: JaNei) -> JaNei:
        return self.samlet("eller", tuple(self.bind(d) for d in deler))

    _alle, _noen = _og, _eller

    def _ingen(self, *deler: JaNei) -> JaNei:
        return self._motsatt(self._eller(*deler))

    def _ikke(self, del_: JaNei) -> JaNei:
        return self._motsatt(self.bind(del_))

    @staticmethod
    def _motsatt(del_: JaNei) -> JaNei:
        return konst(not del_.ledd[0]) if del_.op == "konst" else node(JaNei, "ikke", del_)

    def samlet(self, op: str, deler: tuple[JaNei, ...]) -> JaNei:
        """And/or of bound parts: constants fall away, or decide."""
        if any(d is None for d in deler):
            raise BindingsFeil(f"{self.regel}: a part of the condition is missing in {self.fb.aar}")
        avgjor = konst(op == "eller")
        if any(d is avgjor for d in deler):
            return avgjor
        igjen = [d for d in deler if d.op != "konst"]
        if len(igjen) < 2:
            return igjen[0] if igjen else konst(op == "og")
        return node(JaNei, op, *igjen)

    def _mellom(self, x: Any, a: Any, b: Any) -> JaNei:
        x, a, b = self.bind(x), self.bind(a), self.bind(b)
        return self.samlet("og", (node(JaNei, "minst", x, a), node(JaNei, "hoyst", x, b)))

    def _utenfor(self, x: Any, a: Any, b: Any) -> JaNei:
        x, a, b = self.bind(x), self.bind(a), self.bind(b)
        return self.samlet("eller", (node(JaNei, "mindre", x, a), node(JaNei, "storre", x, b)))

    # --- what a message shows

    def bind_vis(self, hva: Any) -> Any:
        """What a placeholder shows: a node to evaluate, a group of them, or a constant."""
        if isinstance(hva, PerAar):
            hva = hva.i_aar(self.fb.aar)
        if isinstance(hva, Gruppe):
            return [(felt.ledd[0], self.bind(felt)) for felt in hva.felt]
        if isinstance(hva, Uttrykk) and hva.op in ("p_aar", "minus", "pluss"):
            bundet = self.bind(hva)
            return _aarstall(bundet) or bundet
        return self.bind(hva)

    def _om_felt(self, felt: Tekst, hva: str) -> str | Tekst3:
        f = self.oppslag(felt)
        tekster: dict[str, str | Tekst3] = {
            "navn": f.navn,
            "posisjon": f"{f.fra}–{f.til}" if f.til > f.fra else str(f.fra),
            "monster": Tekst3(*(f.monster.upper().replace("Y", aar) for aar in "ÅÅY")),
        }
        return tekster[hva]

    def _kodeliste(self, felt: Tekst, bare: tuple[str, ...]) -> Liste:
        koder = [
            k for k in self.oppslag(felt).koder if k.i_kontroll and (not bare or k.kode in bare)
        ]
        return Liste(tuple(_kode_med_tekst(k.kode, k.tekst) for k in koder), len(koder))

    def brukte(self, *traer: JaNei | None) -> tuple[Felt, ...]:
        """The fields that these trees look at this year, in reading order."""
        funnet: dict[str, Felt] = {}

        def gaa(n: Uttrykk) -> None:
            if n.op == "per_aar":
                valgt = PerAar(dict(zip(n.ledd[::2], n.ledd[1::2], strict=True))).i_aar(self.fb.aar)
                if valgt is not None:
                    gaa(valgt)
            elif n.op in ("felt", "hvert_felt") and isinstance(n, Tekst):
                felt = self.oppslag(n)
                funnet[felt.navn] = felt
            else:
                for barn in n.ledd:
                    if isinstance(barn, Uttrykk):
                        gaa(barn)

        for tre in traer:
            if tre is not None:
                gaa(tre)
        return tuple(sorted(funnet.values(), key=lambda felt: felt.fra))


def _aarstall(n: Uttrykk) -> str | None:
    """A year (or a two-digit year) in a message is shown without grouping of its digits."""
    if n.op == "tall":
        return f"{n.ledd[0]:02d}"
    if n.op in ("minus", "pluss") and all(x.op == "tall" for x in n.ledd):
        a, b = n.ledd[0].ledd[0], n.ledd[1].ledd[0]
        return f"{a - b if n.op == 'minus' else a + b:02d}"
    return None


def _kode_med_tekst(kode: str, tekst: Tekst3) -> Tekst3:
    return Tekst3(*(f"{kode} = {tekst.paa(sprak)}" for sprak in ("nb", "nn", "en")))
