"""The findings on the page as plain text: what *Kopier* puts on the clipboard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kostra.portal.innsending.rapport.dom import Domsvisning
from kostra.portal.innsending.rapport.funn import Sak
from kostra.portal.innsending.rapport.kort import Kort, Seksjon
from kostra.rapport.innhold import Innhold
from kostra.rapport.tekster import Tekster


def som_tekst(hele: Innhold, dom: Domsvisning, seksjoner: Iterable[Seksjon]) -> str:
    """The verdict, then each finding in lines that stand a paste into mail or a case system."""
    linjer = [hele.tittel, dom.setning, " ".join(dom.neste)]
    for seksjon in seksjoner:
        linjer += ["", seksjon.overskrift.upper()]
        for kort in seksjon.kort:
            linjer += ["", f"{kort.tittel} ({kort.meta})", *_saker(kort, hele.t)]
    return "\n".join(linjer)


def _saker(kort: Kort, t: Tekster) -> Iterator[str]:
    for sak in kort.saker:
        yield from _sak(sak, t, med_tittel=kort.per_sak)
    if kort.rest:
        yield kort.rest


def _sak(sak: Sak, t: Tekster, *, med_tittel: bool) -> Iterator[str]:
    hode = " · ".join(filter(None, (sak.navn, sak.sted)))
    if med_tittel:
        hode += f" · {t.grad(sak.funn.grad)}: {sak.gruppe.tittel}"
    yield f"- {hode}"
    yield f"  {t('funn.fant')}: {sak.funn.tekst}"
    if sak.funn.gjor:
        yield f"  {t('funn.gjor')}: {sak.funn.gjor}"
