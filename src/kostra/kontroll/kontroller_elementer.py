"""Controls one file of elements: reads it as a stream, runs every rule block by block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from kostra.kontroll import filkontroll
from kostra.kontroll.element import Lesefeil
from kostra.kontroll.element.gjenkjenning import merknader
from kostra.kontroll.elementkontroll import Leserfunn, lesefeil
from kostra.kontroll.elementomganger import Omganger, Omgangssvar
from kostra.kontroll.kjoring import Fremdrift
from kostra.kontroll.kontroller import Kolonnetype, velg_type
from kostra.kontroll.modell import Merknad, Rapport
from kostra.kontroll.poster import slipp
from kostra.kontroll.regelsett import Regelsett
from kostra.kontroll.ren_rader import RenRader
from kostra.kontroll.statistikk import Summer
from kostra.kontroll.sted import Steder
from kostra.kontroll.tabellbinding import Tabellbinder
from kostra.kontroll.tabellkjoring import Tabellkjoring
from kostra.kontroll.tabellrader import Rader
from kostra.kontroll.tabellregelsett import bundne_tabeller, bundne_tabellregler
from kostra.kontroll.utfall import infoer, samlet_grad
from kostra.kontroll.uttrykk import Tekst
from kostra.skjema.struktur import Struktur

if TYPE_CHECKING:
    from mmap import mmap

#: The whole content of a file that says: nobody to report.
_TOM = b" "
#: Individuals per block: enough to drown the overhead per operation, few enough for the memory.
INDIVIDER_PER_BLOKK = {"ren": 500, "numpy": 2_000}
#: Below this many bytes plain Python is done before NumPy is imported (measured).
NUMPY_FRA = 16 << 20
#: Bytes in which individuals are counted at a time, and of the longest start of one.
_TELL, _MAKS_START = 1 << 24, 1_000
_TEGNSETT = re.compile(rb"""<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def kontroller_elementer(
    innhold: bytes | mmap,
    sett: Regelsett,
    struktur: Struktur,
    region: str,
    *,
    vedlegg: bool = True,
    tillegg: bool = True,
    maks_per_regel: int | None = 1000,
    kolonner: Kolonnetype = "auto",
    fremdrift: Fremdrift | None = None,
    arbeidere: int = 1,
    **om: Any,
) -> Rapport:
    """The verdict on one file. ``om`` goes into the report as it is (name, version, times)."""
    felles: dict[str, Any] = {
        "skjema": struktur.skjema, "aar": struktur.aar, "region": region,
        "tittel": struktur.tittel, "omtale": struktur.omtale, "tegnsett": _tegnsett(innhold), **om,
    }  # fmt: skip
    if not vedlegg:
        return Rapport(**felles, **_nei(innhold, struktur.aar))
    felles["merknader"] = merknader(innhold, struktur)
    type_ = velg_type(kolonner, stor=len(innhold) >= NUMPY_FRA)
    binder = Tabellbinder(struktur, region, sett.skjema, fnr_lesning=sett.fnr_lesning)
    kjoring = Tabellkjoring(
        bundne_tabellregler(sett, struktur, region, tillegg),
        _radtype(type_),
        maks=maks_per_regel,
        steder=Steder(sett, binder),
        summer=Summer(sett.tabeller, bundne_tabeller(sett, struktur, region)),
        # only of a file that is on the disk is anything put there
        paa_disk=not isinstance(innhold, bytes),
    )
    poster = _posttabell(sett)
    omganger = Omganger(
        innhold,
        struktur,
        region,
        kjoring,
        {poster, *sett.kontroller_per},
        INDIVIDER_PER_BLOKK[type_],
    )
    si = _fremdrift(innhold, struktur.tabeller[poster].xml, fremdrift)
    with closing(kjoring):
        lest = _les(omganger, arbeidere, maks_per_regel, lambda antall: si(antall[poster]))
        if lest.slutt is None:  # of a file that can't be read to its end nothing is said but that
            felles["merknader"] += tuple(lest.av_andre)
        felles["antall_poster"] = felles["antall_linjer"] = lest.antall[poster]
        felles["antall_kontroller"] = sum(
            lest.antall[tabell] * n for tabell, n in sett.kontroller_per.items()
        )
        return Rapport(**felles, **_resultat(lest, kjoring, felles["antall_kontroller"]))


@dataclass
class _Lest:
    """What came of reading the file; what the rules answered is in the run."""

    antall: dict[str, int]
    funn: Leserfunn
    av_andre: list[Merknad] = field(default_factory=list)
    slutt: Lesefeil | None = None


def _les(
    omganger: Omganger, arbeidere: int, maks: int | None, si: Callable[[dict[str, int]], None]
) -> _Lest:
    lest = _Lest(dict.fromkeys(omganger.telles, 0), Leserfunn(maks))
    for svar in _svar(omganger, arbeidere):
        if isinstance(svar, Lesefeil):
            lest.slutt = svar
            break
        for feil in svar.feil:
            lest.funn.ta(feil)
        for blokksvar in svar.blokker:
            omganger.kjoring.ta(blokksvar)
        for tabell, antall in svar.antall.items():
            lest.antall[tabell] += antall
        lest.av_andre += svar.av_andre
        si(lest.antall)
    return lest


def _svar(omganger: Omganger, arbeidere: int) -> Iterator[Omgangssvar | Lesefeil]:
    if arbeidere == 1:
        return omganger.svar(0, 1)
    # only who asks for processes pays for importing them
    from kostra.kontroll.prosesser import i_strommer

    return i_strommer(omganger.svar, arbeidere)


def _resultat(lest: _Lest, kjoring: Tabellkjoring, antall_kontroller: int) -> dict[str, Any]:
    """The verdict; of a file that can't be read to its end, nothing but that."""
    if lest.slutt is not None:
        meldinger, kontroller = lesefeil(lest.slutt)
        return {
            "alvorlighetsgrad": meldinger[0].alvorlighetsgrad,
            "meldinger": meldinger,
            "kontroller": kontroller,
        }
    utfall = kjoring.ferdig()
    kontrollene = (*lest.funn.kontroller, *infoer(utfall))
    grad = samlet_grad(kontrollene, antall_kontroller)
    return {
        "alvorlighetsgrad": grad,
        "meldinger": (*lest.funn.meldinger, *(m for u in utfall for m in u.meldinger)),
        "kontroller": kontrollene,
        "statistikk": () if grad.stopper else kjoring.tabeller(),
    }


def _nei(innhold: bytes | mmap, aar: int) -> dict[str, Any]:
    """What the report says of a file for a form that was answered *Nei*: no rule is run."""
    melding = filkontroll.k000_nei(aar, tom=len(innhold) == 1 and innhold[:1] == _TOM)
    grad = melding.alvorlighetsgrad
    return {
        "alvorlighetsgrad": grad,
        "antall_kontroller": 1,
        "meldinger": (melding,),
        "kontroller": filkontroll.info(1, 0, grad)[:1],
    }


def _posttabell(sett: Regelsett) -> str:
    """The table whose rows a report counts: the one with the journal number."""
    kolonne = sett.journalnummer
    if not isinstance(kolonne, Tekst) or kolonne.plass is None:
        raise TypeError(f"{sett.skjema}: the journal number is not a column of a table")
    return kolonne.plass.navn


def _fremdrift(innhold: bytes | mmap, element: str, si: Fremdrift | None) -> Callable[[int], None]:
    """Tells how many elements are done, of how many there seem to be."""
    if si is None:
        return lambda _: None
    starter = re.compile(rb"<(?:[^\s<>/:]+:)?" + element.encode("ascii") + rb"[\s/>]")
    i_alt = 0
    for fra in range(0, len(innhold), _TELL):
        # one that begins in this piece ends in the next, if need be
        treff = starter.finditer(innhold, fra, fra + _TELL + _MAKS_START)
        i_alt += sum(1 for en in treff if en.start() < fra + _TELL)
        slipp(innhold, fra)
    return lambda ferdig: si(ferdig, max(ferdig, i_alt))


def _tegnsett(innhold: bytes | mmap) -> str:
    """The character set that the file says it is in."""
    funnet = _TEGNSETT.search(innhold[:200])
    return funnet[1].decode("ascii").upper() if funnet else "UTF-8"


def _radtype(type_: Literal["ren", "numpy"]) -> type[Rader]:
    if type_ == "ren":
        return RenRader
    from kostra.kontroll.numpy_rader import NumpyRader

    return NumpyRader
