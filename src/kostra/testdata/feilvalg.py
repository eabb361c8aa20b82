"""Which records get which fault: a share of them, or one for each rule named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kostra.testdata.bestilling import UgyldigBestilling
from kostra.testdata.feil import KONTROLLFEIL
from kostra.testdata.feil_tillegg import TILLEGGSFEIL
from kostra.testdata.mutasjon import Mutasjon
from kostra.testdata.trekk import Tilfeldig

#: Rule -> the ways to trigger it, controls first.
FEIL: dict[str, tuple[Mutasjon, ...]] = {**KONTROLLFEIL, **TILLEGGSFEIL}
#: The rules that stop the control: nothing else in the file would be found.
STOPPERE = ("K000", "K001")
#: What valid records have as well: the rules of 2022 don't know the age of synthetic persons.
ALLTID = {2022: frozenset({"K06"})}


def mulige_feil(aar: int, region: str) -> dict[str, tuple[Mutasjon, ...]]:
    """The rules that can be triggered that year in an extract of that region, and how."""
    funnet = {
        regel: tuple(m for m in mutasjoner if m.finnes(aar, region))
        for regel, mutasjoner in FEIL.items()
    }
    return {regel: mutasjoner for regel, mutasjoner in funnet.items() if mutasjoner}


def ventede_funn(regel: str | None, aar: int, region: str) -> frozenset[str]:
    """The rules that are found in a file with the first fault of that rule, or in a valid one."""
    if regel is None:
        return ALLTID.get(aar, frozenset())
    if regel in STOPPERE:
        return frozenset({regel})
    return ALLTID.get(aar, frozenset()) | mulige_feil(aar, region)[regel][0].med | {regel}


def navngitte(regler: Sequence[str], aar: int, region: str, antall: int) -> list[Mutasjon]:
    """One fault per rule named, in that order. Raises :class:`UgyldigBestilling`."""
    mulige = mulige_feil(aar, region)
    etter_navn = {regel.casefold(): regel for regel in mulige}
    brukt: Counter[str] = Counter()
    valgt = []
    for navn in regler:
        regel = etter_navn.get(navn.strip().casefold())
        if regel is None:
            raise UgyldigBestilling(_ukjent(navn, aar, region, list(mulige)))
        valgt.append(mulige[regel][brukt[regel] % len(mulige[regel])])
        brukt[regel] += 1
    stoppere = [regel for regel in STOPPERE if brukt[regel]]
    if stoppere and len(brukt) > 1:
        raise UgyldigBestilling(
            f"{stoppere[0]} stopper alle andre kontroller. Lag en egen fil for den."
        )
    trengs = len(valgt) + any(m.etter_gyldig for m in valgt)
    if antall < trengs:
        raise UgyldigBestilling(f"Så mange feil trenger minst {trengs} poster. Fikk {antall}.")
    return valgt


def _ukjent(navn: str, aar: int, region: str, mulige: list[str]) -> str:
    kjent = {regel.casefold() for regel in FEIL}
    if navn.strip().casefold() not in kjent:
        forst = f"Kontrollen «{navn}» finnes ikke for 11CF."
    else:
        forst = f"Kontrollen «{navn}» kan ikke slå ut i {aar} for region {region}."
    return f"{forst} Velg blant: {', '.join(mulige)}."


def fordel_navngitte(
    mutasjoner: Sequence[Mutasjon], antall: int, r: Tilfeldig
) -> Iterator[Mutasjon | None]:
    """For each record the fault it gets, or None; the named ones in their order."""
    igjen = list(reversed(mutasjoner))
    for treff in _utvalg(len(igjen), antall, r):
        yield igjen.pop() if treff else None


def fordel_andel(
    andel: float, aar: int, region: str, antall: int, r: Tilfeldig
) -> Iterator[Mutasjon | None]:
    """For each record a random fault or None; ``andel`` of them get one, and at least one does."""
    slag = [
        frie
        for regel, mutasjoner in mulige_feil(aar, region).items()
        if regel in KONTROLLFEIL and (frie := tuple(m for m in mutasjoner if not m.bare_navngitt))
    ]
    alene = [frie for frie in slag if not any(m.etter_gyldig for m in frie)]
    gyldig_for = False
    for treff in _utvalg(max(1, int(antall * andel + 0.5)), antall, r):
        if treff:
            valg = slag if gyldig_for else alene
            mutasjoner = valg[int(r() * len(valg))]
            yield mutasjoner[int(r() * len(mutasjoner))]
        else:
            gyldig_for = True
            yield None


def _utvalg(velges: int, antall: int, r: Tilfeldig) -> Iterator[bool]:
    """``velges`` of ``antall`` places, each as likely (Knuth's algorithm S); not the first if avoidable.

    The first record is left valid so that others can be copies of it.
    """
    rest = antall
    if velges < antall:
        yield False
        rest -= 1
    while rest:
        treff = r() * rest < velges
        velges -= treff
        rest -= 1
        yield treff
