"""Refuses a form whose parts don't hold together: ids twice, fields that point ahead or at nothing."""

from __future__ import annotations

from collections.abc import Mapping

from kostra.blankett.modell import Blankett, BlankettFeil, Blankettfelt


def sjekk_helheten(blankett: Blankett, sted: str) -> None:
    """Raises :class:`BlankettFeil`. ``sted``: how it names the form."""
    if not blankett.grupper:
        raise BlankettFeil(f"{sted}: blanketten har ingen spørsmålsgrupper.")
    for slags, alle in (
        ("grupper", [gruppe.id for gruppe in blankett.grupper]),
        ("felt", [felt.id for felt in blankett.felt]),
    ):
        if len(set(alle)) != len(alle):
            raise BlankettFeil(f"{sted}: to {slags} har samme id.")
    grunnlag = (blankett.funksjon, blankett.hjemmel.nb, blankett.paa_oppdrag_av.nb)
    if any(grunnlag) and not all(grunnlag):
        raise BlankettFeil(f"{sted}: funksjon, hjemmel og paa_oppdrag_av hører sammen.")
    if sum(felt.slag == "kryptert_fil" for felt in blankett.felt) > 1:
        raise BlankettFeil(f"{sted}: en blankett tar imot høyst én fil.")
    if blankett.kjennetegn and blankett.kjennetegn not in blankett.etter_id:
        raise BlankettFeil(f"{sted}: «kjennetegn» skal være et felt i blanketten.")
    tidligere: dict[str, Blankettfelt] = {}
    for felt in blankett.felt:
        _sjekk_henvisninger(felt, tidligere, sted)
        tidligere[felt.id] = felt


def _sjekk_henvisninger(
    felt: Blankettfelt, tidligere: Mapping[str, Blankettfelt], sted: str
) -> None:
    """Fields may only point back, so that no two can wait for each other."""
    sted = f"{sted}, felt {felt.id}"
    if felt.slag == "kryptert_fil":
        svarfelt = tidligere.get(felt.svarfelt)
        if svarfelt is None or svarfelt.slag != "janei":
            raise BlankettFeil(f"{sted}: «svarfelt» skal være et tidligere felt av slaget janei.")
    if felt.vises_naar is None:
        return
    maal = tidligere.get(felt.vises_naar.felt)
    if maal is None:
        raise BlankettFeil(
            f"{sted}: vilkåret viser til «{felt.vises_naar.felt}», ikke et felt før."
        )
    if maal.slag in ("lenke", "kryptert_fil"):
        raise BlankettFeil(f"{sted}: vilkåret viser til et felt uten svar å sammenlikne med.")
    if maal.valg and felt.vises_naar.verdi not in {valg.verdi for valg in maal.valg}:
        raise BlankettFeil(f"{sted}: vilkåret har en verdi som feltet ikke kan få.")
