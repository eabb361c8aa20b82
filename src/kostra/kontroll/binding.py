"""Binding: a rule's trees meet a layout, a reporting year and a region.

Parameters become constants, year variants are picked, field names are checked, code lists and
groups are written out, and what is then always yes or no is folded away. Only bound trees are
evaluated; their operations are the ones that :mod:`kostra.kontroll.kolonner` knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kostra.kontroll.modell import Grad, Liste
from kostra.kontroll.regel import Regel, Variant
from kostra.kontroll.tre import Rad
from kostra.kontroll.trebinding import BindingsFeil, Husket, Trebinder
from kostra.kontroll.uttrykk import Dato, Gruppe, JaNei, PerAar, Tall, Tekst, Uttrykk, konst, node
from kostra.skjema.modell import Felt, Filbeskrivelse, Tekst3


@dataclass(frozen=True)
class BundetVariant:
    """One condition to evaluate, and what a finding of it says.

    ``plass`` is the table whose rows it is about, in forms with elements.
    """

    id: str
    grad: Grad
    betingelse: JaNei
    vis: dict[str, Any]
    felt: tuple[Felt, ...]
    melding: Tekst3
    gjor: Tekst3
    plass: Rad | None = None


@dataclass(frozen=True)
class BundetRegel:
    """A rule as it is in one year; ``like`` is its group over the whole file, if it has one."""

    regel: Regel
    grad: Grad
    varianter: tuple[BundetVariant, ...]
    like: tuple[Any, ...] | None

    @cached_property
    def felt_av_id(self) -> dict[str, tuple[Felt, ...]]:
        """The fields that the findings of each id look at, in the order of the record."""
        brukt: dict[str, dict[str, Felt]] = {}
        for variant in self.varianter:
            brukt.setdefault(variant.id, {}).update({f.navn: f for f in variant.felt})
        return {
            id_: tuple(sorted(felt.values(), key=lambda f: f.fra)) for id_, felt in brukt.items()
        }


#: The variants that are the same in every region -> what they are bound to.
Felles = Mapping[Variant, Sequence[BundetVariant]]


def bind_regel(
    regel: Regel,
    fb: Filbeskrivelse,
    region: str,
    husket: Husket | None = None,
    felles: Felles | None = None,
) -> BundetRegel | None:
    """The rule for that layout and region, or None when it doesn't exist that year.

    ``husket`` is shared by the rules of one layout and region: equal terms are bound once.
    ``felles``: the variants of that layout that are the same in every region, already bound.
    """
    husket = {} if husket is None else husket
    bundne: list[BundetVariant] = []
    for variant in regel.varianter:
        ferdig = None if felles is None else felles.get(variant)
        bundne += bind_i_felt(regel, variant, fb, region, husket) if ferdig is None else ferdig
    return samle_varianter(regel, regel.grad_i(fb.aar), bundne)


def bind_i_felt(
    regel: Regel, variant: Variant, fb: Filbeskrivelse, region: str, husket: Husket
) -> list[BundetVariant]:
    """The variant, once or for each field that it is about; empty when it never triggers."""
    grad = regel.grad_i(fb.aar)
    bundne = (
        bind_variant(regel, variant, grad, Binder(fb, region, regel.id, felt, husket))
        for felt in (fb.felt if variant.avvik_naar.per_felt else (None,))
    )
    return [bundet for bundet in bundne if bundet is not None]


def samle_varianter(
    regel: Regel, grad: Grad, bundne: Sequence[BundetVariant]
) -> BundetRegel | None:
    """The rule of these variants, or None without any. Raises :class:`BindingsFeil`."""
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


def bind_variant(regel: Regel, variant: Variant, grad: Grad, b: Trebinder) -> BundetVariant | None:
    """The variant as it is that year, or None when it doesn't exist or never triggers."""
    avvik, plass = b.bind(variant.avvik_naar), variant.avvik_naar.plass
    if avvik is None:
        return None
    if regel.gjelder is not None:
        avvik = b.samlet("og", (b.bind(regel.gjelder), avvik))
    if avvik is konst(False):
        return None
    return BundetVariant(
        id=variant.id or regel.id,
        grad=grad,
        betingelse=b.rettet(avvik, plass),
        vis={navn: b.rettet(b.bind_vis(hva), plass) for navn, hva in variant.vis.items()},
        felt=b.brukte(regel.gjelder, variant.avvik_naar),
        melding=variant.melding,
        gjor=variant.gjor or regel.gjor,
        plass=plass,
    )


class Binder(Trebinder):
    """Binds trees over the fields of a line."""

    def __init__(
        self,
        fb: Filbeskrivelse,
        region: str,
        regel: str,
        felt: Felt | None,
        husket: Husket | None = None,
    ) -> None:
        super().__init__(fb.skjema, fb.aar, region, regel, husket)
        self.fb, self.felt = fb, felt

    # --- fields and parameters

    def oppslag(self, n: Uttrykk) -> Felt:
        """The layout's field behind a field node."""
        if n.op == "hvert_felt":
            if self.felt is None:
                raise BindingsFeil(f"{self.regel}: hvert_felt outside a rule over all fields")
            return self.felt
        navn = n.ledd[0]
        if n.op != "felt" or navn not in self.fb.etter_navn:
            raise BindingsFeil(f"{self.regel}: {self.fb.skjema} {self.aar} has no field {navn!r}")
        return self.fb.etter_navn[navn]

    def _felt(self, navn: str) -> Tekst:
        felt = self.oppslag(node(Tekst, "felt", navn))
        return node(Tekst, "kolonne", felt.fra - 1, felt.lengde)

    def _hvert_felt(self) -> Tekst:
        felt = self.oppslag(node(Tekst, "hvert_felt"))
        return node(Tekst, "kolonne", felt.fra - 1, felt.lengde)

    def _forste(self, felt: Tekst, antall: int) -> Tekst:
        fra, lengde = self.bind(felt).ledd
        return node(Tekst, "kolonne", fra, min(antall, lengde))

    # --- tests that the layout or the parameters answer

    def _passer(self, kolonne: Tekst, tekst: str) -> bool:
        return bool(len(tekst) == kolonne.ledd[1])

    def _finnes(self, felt: Tekst) -> JaNei:
        return self._i(felt, tuple(self.oppslag(felt).gyldige_koder))

    def _starter(self, felt: Tekst, begynnelser: tuple[str, ...]) -> JaNei:
        fra, lengde = self.bind(felt).ledd
        korte = (b for b in begynnelser if len(b) <= lengde)
        like = (node(JaNei, "lik", node(Tekst, "kolonne", fra, len(b)), b) for b in korte)
        return self.samlet("eller", tuple(like))

    def _oppgitt(self, felt: Tekst) -> JaNei:
        self.oppslag(felt)
        return konst(True)

    def _er_fnr(self, felt: Tekst) -> JaNei:
        return node(JaNei, "er_fnr", self.bind(felt), self.aar)

    def _alder(self, felt: Tekst) -> Tall:
        return node(Tall, "alder", self.bind(felt), self.aar, kan_mangle=True)

    def _fodselsdato(self, felt: Tekst) -> Dato:
        return node(Dato, "fodselsdato", self.bind(felt), self.aar, kan_mangle=True)

    def _paakrevd(self, felt: Tekst) -> JaNei:
        return konst(self.oppslag(felt).paakrevd)

    def _er_type(self, felt: Tekst, datatype: str) -> JaNei:
        return konst(self.oppslag(felt).datatype == datatype)

    def _heter(self, felt: Tekst, navn: tuple[str, ...]) -> JaNei:
        return konst(self.oppslag(felt).navn in navn)

    def _har_koder(self, felt: Tekst) -> JaNei:
        return konst(bool(self.oppslag(felt).koder))

    # --- what a message shows

    def bind_vis(self, hva: Any) -> Any:
        """Also of a group: its fields by name."""
        if isinstance(hva, PerAar):
            hva = hva.i_aar(self.aar)
        if isinstance(hva, Gruppe):
            return [(felt.ledd[0], self.bind(felt)) for felt in hva.felt]
        return super().bind_vis(hva)

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
        noder = (n for tre in traer if tre is not None for n in self.feltnoder(tre))
        funnet = {felt.navn: felt for felt in map(self.oppslag, noder)}
        return tuple(sorted(funnet.values(), key=lambda felt: felt.fra))


def _kode_med_tekst(kode: str, tekst: Tekst3) -> Tekst3:
    return Tekst3(*(f"{kode} = {tekst.paa(sprak)}" for sprak in ("nb", "nn", "en")))
