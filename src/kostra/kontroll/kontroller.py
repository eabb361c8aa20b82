"""Controls one file: reads it, runs the two controls that stop, then every rule, then the tables."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any, Literal

from kostra.kontroll import filkontroll
from kostra.kontroll.gjenkjenning import merknader
from kostra.kontroll.kjoring import Fremdrift, Kjoring
from kostra.kontroll.lesing import Lest, les
from kostra.kontroll.modell import Grad, Rapport
from kostra.kontroll.poster import Poster
from kostra.kontroll.regelsett import Regelsett, bundne_regler
from kostra.kontroll.ren import RenBlokk
from kostra.kontroll.statistikk import Teller
from kostra.kontroll.utfall import infoer, samlet_grad
from kostra.kontroll.uttrykk import Tekst, node
from kostra.skjema.modell import Filbeskrivelse

if TYPE_CHECKING:
    from mmap import mmap

Kolonnetype = Literal["auto", "ren", "numpy"]
#: Below this many records plain Python is done before NumPy is imported (measured).
NUMPY_FRA = 4_000
#: Bytes per block: large enough to drown the overhead per operation, small enough for the cache.
BLOKK_BYTES = {"ren": 2 << 20, "numpy": 4 << 20}


def kontroller_fil(
    innhold: bytes | mmap,
    sett: Regelsett,
    fb: Filbeskrivelse,
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
    lest = les(innhold, fb.lesing, fb.recordlengde, arbeidere=arbeidere)
    sagt = merknader(innhold, lest, fb, region) if vedlegg else ()
    felles: dict[str, Any] = {
        "skjema": fb.skjema, "aar": fb.aar, "region": region, "tittel": fb.tittel,
        "omtale": fb.omtale, "tegnsett": lest.tegnsett, "merknader": sagt,
        "antall_poster": lest.antall_poster, "antall_linjer": lest.antall_poster, **om,
    }  # fmt: skip
    stoppet = _stoppet(lest, fb, vedlegg=vedlegg, maks=maks_per_regel)
    if stoppet is not None:
        return Rapport(**felles, **stoppet)
    kjoring: dict[str, Any] = {
        "maks": maks_per_regel, "fremdrift": fremdrift, "arbeidere": arbeidere,
    }  # fmt: skip
    return Rapport(**felles, **_alle_regler(lest, sett, fb, region, tillegg, kolonner, kjoring))


def _stoppet(lest: Lest, fb: Filbeskrivelse, *, vedlegg: bool, maks: int | None) -> Any:
    """What the report says when K000 or K001 ends the run, else None."""
    forste = filkontroll.k000(lest, fb.lesing, fb.aar, vedlegg=vedlegg)
    if forste is not None:
        meldinger, grad = [forste], forste.alvorlighetsgrad
        info = filkontroll.info(1, 0, grad)
    elif lest.gale:
        meldinger, grad = filkontroll.k001(lest, fb.lesing, fb.recordlengde, maks), Grad.FATAL
        info = filkontroll.info(0, 1 if fb.lesing.samlet_lengdefeil else len(lest.gale), grad)
    else:
        return None
    return {
        "alvorlighetsgrad": grad,
        "antall_kontroller": filkontroll.ANTALL_FORKONTROLLER,
        "meldinger": tuple(meldinger),
        "kontroller": info,
    }


def _alle_regler(
    lest: Lest,
    sett: Regelsett,
    fb: Filbeskrivelse,
    region: str,
    tillegg: bool,
    kolonner: Kolonnetype,
    kjoring: dict[str, Any],
) -> dict[str, Any]:
    """What the report says after every rule. ``kjoring`` goes to :class:`Kjoring` as it is."""
    poster = lest.poster or Poster(b"", 0, fb.recordlengde)
    poster.slipp(poster.antall)
    regler = bundne_regler(sett, fb, region, tillegg)
    type_ = velg_type(kolonner, stor=poster.antall >= NUMPY_FRA)
    teller = Teller(sett.tabeller, fb, region)
    utfall = Kjoring(
        poster,
        regler,
        _blokktype(type_),
        blokk_poster=max(1, BLOKK_BYTES[type_] // max(1, poster.steg)),
        sak=(_kolonne(fb, sett.saksbehandler), _kolonne(fb, sett.journalnummer)),
        teller=teller,
        **kjoring,
    ).kjor()
    kontroller = (*filkontroll.info(0, 0, Grad.FATAL), *infoer(utfall))
    antall = fb.kontrolltall.antall(
        lest.antall_poster, lest.antall_poster, oslo=region.startswith("0301")
    )
    grad = samlet_grad(kontroller, antall)
    return {
        "alvorlighetsgrad": grad,
        "antall_kontroller": antall,
        "meldinger": tuple(m for u in utfall for m in u.meldinger),
        "kontroller": kontroller,
        "statistikk": () if grad.stopper else teller.ferdig(),
    }


def _kolonne(fb: Filbeskrivelse, navn: object) -> Tekst | None:
    felt = fb.etter_navn.get(str(navn))
    return node(Tekst, "kolonne", felt.fra - 1, felt.lengde) if felt else None


def velg_type(onsket: Kolonnetype, *, stor: bool) -> Literal["ren", "numpy"]:
    """The column type: as asked for, else NumPy for a large file where there is NumPy."""
    if onsket != "auto":
        return onsket
    return "numpy" if stor and importlib.util.find_spec("numpy") else "ren"


def _blokktype(type_: Literal["ren", "numpy"]) -> type[Any]:
    if type_ == "ren":
        return RenBlokk
    from kostra.kontroll.numpy_blokk import NumpyBlokk

    return NumpyBlokk
