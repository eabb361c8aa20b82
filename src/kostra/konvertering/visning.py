"""Records of a file under a ruler: where each field stands, what it holds, and what that means."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kostra.kontroll.lesing import linjer
from kostra.konvertering.betydning import betydning
from kostra.konvertering.maske import maskert
from kostra.konvertering.ord import ord_
from kostra.konvertering.skift import skift
from kostra.rapport.rens import synlig
from kostra.skjema import Felt, Filbeskrivelse, Sprak

JOURNALNUMMER: Final = "PERSON_JOURNALNR"
#: So many lines of wrong length are named, and so many are shown when none is asked for.
MAKS_NEVNT, MAKS_VIST = 10, 3
_TIER: Final = 10
_BLANK, _TAB, _GAL = "·", "→", "!"


@dataclass(frozen=True, slots=True)
class Linje:
    """A line of the file: its number in an editor, and its text in code units."""

    nummer: int
    tekst: str

    def er_gal(self, fb: Filbeskrivelse) -> bool:
        """True for the wrong length, or a TAB in a year where that is a fault."""
        return len(self.tekst) != fb.recordlengde or (fb.lesing.tab_er_feil and "\t" in self.tekst)


class Fil:
    """The lines of a file, and which of them are of the wrong length."""

    def __init__(self, innhold: bytes, fb: Filbeskrivelse) -> None:
        self.fb = fb
        self.tegnsett, alle = linjer(innhold, fb.lesing)
        self.linjer = tuple(Linje(*en) for en in alle)
        self.gale = tuple(linje for linje in self.linjer if linje.er_gal(fb))

    def med_numre(self, numre: Collection[int]) -> tuple[Linje, ...]:
        return tuple(linje for linje in self.linjer if linje.nummer in numre)

    def med_journalnummer(self, nummer: str) -> tuple[Linje, ...]:
        """The lines with that journal number; in a line of wrong length it may stand anywhere."""
        felt = self.fb.etter_navn[JOURNALNUMMER]
        sokt = nummer.strip()
        return tuple(
            linje
            for linje in self.linjer
            if linje.tekst[felt.fra - 1 : felt.til].strip() == sokt
            or (len(linje.tekst) != self.fb.recordlengde and sokt.ljust(felt.lengde) in linje.tekst)
        )

    def valgt(self) -> tuple[Linje, ...]:
        """What is shown when nothing is asked for: the first wrong lines, else the first line."""
        return self.gale[:MAKS_VIST] or self.linjer[:1]


def vis(fil: Fil, valgt: Sequence[Linje], sprak: Sprak = "nb", bredde: int = 100) -> str:
    """The file in short, then each chosen line. No fødselsnummer, DUF number or caseworker is shown.

    ``bredde``: how many characters of a line stand beside each other, rounded down to tens.
    """
    deler = [_om_filen(fil, sprak)]
    deler += ["\n".join(_linje(linje, fil.fb, sprak, bredde)) for linje in valgt]
    if valgt:
        deler.append(ord_("utropstegn", sprak))
    return "\n\n".join(deler) + "\n"


def _om_filen(fil: Fil, sprak: Sprak) -> str:
    fb = fil.fb
    antall = len(fil.linjer)
    ut = [
        ord_(
            "filen", sprak, skjema=fb.skjema, aar=fb.aar, tegnsett=fil.tegnsett, antall=antall,
            lengde=fb.recordlengde,
        )
    ]  # fmt: skip
    if not fil.gale:
        return "\n".join([*ut, *([ord_("alle_riktige", sprak)] if fil.linjer else [])])
    ut.append(ord_("gale", sprak, antall=len(fil.gale)))
    ut += [f"  {_overskrift(linje, fb, sprak)}" for linje in fil.gale[:MAKS_NEVNT]]
    if (rest := len(fil.gale) - MAKS_NEVNT) > 0:
        ut.append(f"  {ord_('flere', sprak, antall=rest)}")
    return "\n".join(ut)


def _overskrift(linje: Linje, fb: Filbeskrivelse, sprak: Sprak) -> str:
    """«Linje 3: 150 tegn, 8 for få»."""
    lengde = len(linje.tekst)
    avvik = lengde - fb.recordlengde
    navn = "for_kort" if avvik < 0 else "for_lang" if avvik else "lengde"
    omfang = ord_(navn, sprak, lengde=lengde, avvik=abs(avvik))
    ut = f"{ord_('linje', sprak, nummer=linje.nummer)}: {omfang}"
    return f"{ut}; {ord_('tab', sprak)}" if "\t" in linje.tekst else ut


def _linje(linje: Linje, fb: Filbeskrivelse, sprak: Sprak, bredde: int) -> Iterator[str]:
    yield _overskrift(linje, fb, sprak)
    if setning := _om_skift(linje, fb, sprak):
        yield setning
    vist = synlig(maskert(linje.tekst, fb).replace("\t", _TAB))
    yield ""
    yield from _linjal(vist, fb, max(bredde // _TIER, 1) * _TIER)
    yield from _felttabell(linje.tekst, vist, fb, sprak)


def _om_skift(linje: Linje, fb: Filbeskrivelse, sprak: Sprak) -> str:
    funnet = skift(linje.tekst, fb)
    if funnet is None:
        return ""
    retning = "mangler" if funnet.tegn < 0 else "ekstra"
    if funnet.felt is None:
        return ord_(f"{retning}_bak", sprak, tegn=abs(funnet.tegn))
    felt = funnet.felt
    return ord_(f"{retning}_foran", sprak, felt=felt.navn, fra=felt.fra, tegn=abs(funnet.tegn))


def _linjal(vist: str, fb: Filbeskrivelse, bredde: int) -> Iterator[str]:
    """For each stretch of the line: positions, marks, the text, and where the fields begin."""
    lengste = max(len(vist), fb.recordlengde)
    start = {felt.fra for felt in fb.felt}
    for fra in range(1, lengste + 1, bredde):
        til = min(fra + bredde - 1, lengste)
        tiere = range(fra + _TIER - 1, til + 1, _TIER)
        yield "".join(f"{tall:>{_TIER}}" for tall in tiere)
        yield "".join(
            "|" if p % _TIER == 0 else ":" if p % 5 == 0 else "." for p in range(fra, til + 1)
        )
        yield vist[fra - 1 : til].replace(" ", _BLANK)
        yield "".join(
            "x" if p > fb.recordlengde else "^" if p in start else "-" for p in range(fra, til + 1)
        )
        yield ""


def _felttabell(raa: str, vist: str, fb: Filbeskrivelse, sprak: Sprak) -> Iterator[str]:
    rader = [
        tuple(ord_(f"kol_{navn}", sprak) for navn in ("felt", "posisjon", "verdi", "betyr")),
        *(_rad(felt, raa, vist, fb.aar, sprak) for felt in fb.felt),
    ]
    bredder = [max(len(rad[i]) for rad in rader) for i in range(3)]
    for rad in rader:
        celler = (f"{celle:<{bredde}}" for celle, bredde in zip(rad, bredder, strict=False))
        yield "  ".join([*celler, rad[3]]).rstrip()


def _rad(felt: Felt, raa: str, vist: str, aar: int, sprak: Sprak) -> tuple[str, ...]:
    tekst, har_formen = betydning(felt, raa[felt.fra - 1 : felt.til], aar, sprak)
    posisjon = f"{felt.fra}" if felt.fra == felt.til else f"{felt.fra}–{felt.til}"
    ledetekst = felt.ledetekst.paa(sprak)
    return (
        f"{' ' if har_formen else _GAL} {felt.navn}",
        posisjon,
        vist[felt.fra - 1 : felt.til].replace(" ", _BLANK),
        f"{ledetekst}: {tekst}" if tekst else ledetekst,
    )
