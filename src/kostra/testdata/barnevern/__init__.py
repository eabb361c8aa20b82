"""Test data for form 15F: whole municipalities of children with cases, made as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kostra.skjema import kommuner
from kostra.skjema.struktur import struktur
from kostra.testdata.barnevern.barn import MAKS_ANTALL, Barna
from kostra.testdata.barnevern.element import Element
from kostra.testdata.barnevern.feil import FEILVALG
from kostra.testdata.barnevern.mutasjon import Mutasjon, Tilfelle
from kostra.testdata.bestilling import POSTER_PER_BIT, Feil, sjekk
from kostra.testdata.personer import Personer
from kostra.testdata.trekk import tilfeldig

_ERKLAERING = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_ROT, _SLUTT = b"<Barnevern>\n", b"</Barnevern>\n"
_ORGNR_VEKT = (3, 2, 7, 6, 5, 4, 3, 2)


def lag_uttrekk(
    skjema: str, aar: int, region: str, antall: int, *, fro: int = 0, feil: Feil | None = None
) -> Iterator[bytes]:
    """See :func:`kostra.testdata.lag_uttrekk`. ``antall`` children; *valid* means no finding at all."""
    struktur(skjema, aar)
    sjekk(region, antall, MAKS_ANTALL)
    r = tilfeldig("valg", skjema, aar, region, fro)
    hele_filen, individer = FEILVALG[skjema].plan(feil, aar, region, antall, r)
    return _biter(aar, region, fro, hele_filen, individer)


def mulige_feil(skjema: str, aar: int, region: str) -> Iterable[str]:
    """See :func:`kostra.testdata.mulige_feil`."""
    return FEILVALG[skjema].mulige(aar, region)


def ventede_funn(skjema: str, regel: str | None, aar: int, region: str) -> frozenset[str]:
    """See :func:`kostra.testdata.ventede_funn`."""
    return FEILVALG[skjema].ventede(regel, aar, region)


def _biter(
    aar: int,
    region: str,
    fro: int,
    hele_filen: list[Mutasjon],
    individer: Iterator[Mutasjon | None],
) -> Iterator[bytes]:
    avgivere = [_avgiver(aar, region)]
    for mutasjon in hele_filen:
        if mutasjon.avgiver:
            mutasjon.avgiver(avgivere)
    hode = b"".join(mutasjon.hode for mutasjon in hele_filen)
    yield _ERKLAERING + hode + _ROT + "".join(a.skriv(1) for a in avgivere).encode()
    if not any(mutasjon.uten_barn for mutasjon in hele_filen):
        skrevne = _individer(aar, region, fro, individer)
        yield from iter(lambda: b"".join(islice(skrevne, POSTER_PER_BIT)), b"")
    if not any(mutasjon.uten_slutt for mutasjon in hele_filen):
        yield _SLUTT


def _individer(aar: int, region: str, fro: int, plan: Iterator[Mutasjon | None]) -> Iterator[bytes]:
    r, feil_r = (tilfeldig(hva, "15F", aar, region, fro) for hva in ("individer", "feil"))
    andre_personer = Personer(feil_r)
    forrige: dict[str, str] = {}
    # the plan first: zip stops at its end without making a child too many
    for mutasjon, barn in zip(plan, Barna(aar, region, r).alle(), strict=False):
        if mutasjon is None:
            forrige |= barn.individ.attr
        elif mutasjon.endre:
            mutasjon.endre(Tilfelle(aar, barn, forrige, andre_personer, feil_r))
        skrevet = barn.individ.skriv(1).encode()
        yield mutasjon.skrevet(skrevet) if mutasjon and mutasjon.skrevet else skrevet


def _avgiver(aar: int, region: str) -> Element:
    nr = region[:4]
    attr = {
        "Organisasjonsnummer": _orgnr(nr),
        "Versjon": f"{aar}",
        "Kommunenummer": nr,
        "Kommunenavn": kommuner(aar).get(nr, f"Kommune {nr}"),
    }
    return Element("Avgiver", attr)


def _orgnr(kommunenummer: str) -> str:
    """A made-up number with its control digit: real ones begin with 8 or 9."""
    for midten in range(10):
        aatte = f"310{midten}{kommunenummer}"
        rest = -sum(int(s) * v for s, v in zip(aatte, _ORGNR_VEKT, strict=True)) % 11
        if rest < 10:
            return f"{aatte}{rest}"
    raise ValueError(kommunenummer)
