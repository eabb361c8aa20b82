"""``kostra portal opprett-aar``: makes a reporting year's round, or moves its dates."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import click

from kostra.cli.filer import les_alt
from kostra.cli.portal_oppsett import database, sett_opp
from kostra.cli.utgang import BrukFeil, DataFeil

_MAKS_FIL = 4 << 20
_DATO = click.DateTime(["%Y-%m-%d"])
_MIDT_PAA_DAGEN = timedelta(hours=12)
#: What must be told, unless the usual calendar says it.
_MAA_SIES = ("aapner", "frist", "stenger")


def _skjemafrister(
    ctx: click.Context, param: click.Parameter, verdier: tuple[str, ...]
) -> dict[str, date]:
    """``11F=2027-01-20`` of each, by form."""
    deler = [verdi.partition("=") for verdi in verdier]
    return {skjema: _DATO.convert(dag, param, ctx).date() for skjema, _likhet, dag in deler}


@click.command("opprett-aar")
@click.argument("aar", type=click.IntRange(2000, 2099))
@click.option("--forslag", is_flag=True, help="Den vanlige kalenderen for det som ikke oppgis.")
@click.option("--aapner", type=_DATO, help="Første dag.")
@click.option("--frist", type=_DATO, help="Siste dag i tide.")
@click.option("--stenger", type=_DATO, help="Siste dag.")
@click.option(
    "--skjemafrist",
    "skjemafrister",
    callback=_skjemafrister,
    multiple=True,
    metavar="SKJEMA=DATO",
    help="Et skjema med egen frist: 11F=2027-01-20. Kan gis flere ganger.",
)
@click.option("--prove-fra", type=_DATO, help="Første dag i prøven før runden.")
@click.option("--prove-til", type=_DATO, help="Siste dag i prøven. Alt i den slettes etterpå.")
@click.option("--forelopig", type=_DATO, help="Dagen de foreløpige tallene publiseres.")
@click.option("--siste-retting", type=_DATO, help="Siste dag for rettinger.")
@click.option("--endelig", type=_DATO, help="Dagen de endelige tallene publiseres.")
@click.option(
    "--stengt",
    "stenginger",
    type=(_DATO, _DATO),
    multiple=True,
    metavar="FRA TIL",
    help="Stengt for innsending fra kl. 12 den ene dagen til kl. 12 den andre. Kan gis flere ganger.",
)
@click.option(
    "--skjema",
    "skjemaer",
    multiple=True,
    help="Skjema i runden. Kan gis flere ganger. Uten: alle som finnes for året.",
)
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="FIL",
    help="Sertifikat å kryptere til. Kan gis flere ganger.",
)
def opprett_aar(aar: int, **valg: Any) -> None:
    """Oppretter runden for AAR, eller flytter datoene til den som finnes.

    Datoene er norske dager: runden åpner når dagen begynner og stenger når dagen er over. En frist på en
    fridag flyttes til neste virkedag.
    """
    pemer = [_tekst(sti) for sti in valg["sertifikater"]]
    mangler = [navn for navn in _MAA_SIES if valg[navn] is None]
    if mangler and not valg["forslag"]:
        raise BrukFeil(f"Oppgi --{mangler[0]}, eller --forslag for den vanlige kalenderen.")
    sett_opp()
    from kostra.portal.runde.services import RundeFeil
    from kostra.portal.runde.services import opprett_aar as opprett

    with database():
        try:
            runde = opprett(
                aar=aar,
                skjemaer=valg["skjemaer"] or skjemaer_i(aar),
                sertifikater=pemer,
                frister=valg["skjemafrister"],
                **_tider(aar, valg),
            )
        except RundeFeil as feil:
            raise BrukFeil(str(feil)) from feil
        skjemaer = ", ".join(runde.skjemaer.values_list("skjema", flat=True))
    click.echo(f"Runden for {aar} er opprettet med {skjemaer}.", err=True)
    if valg["frist"] is not None and runde.frist != valg["frist"].date():
        click.echo(f"Fristen falt på en fridag, og er flyttet til {runde.frist}.", err=True)


def _tider(aar: int, valg: dict[str, Any]) -> dict[str, Any]:
    """What is told, over what is usual if that was asked for."""
    from kostra.portal.runde.kalender import begynnelsen, forslag, slutten

    tider: dict[str, Any] = {}
    if valg["forslag"]:
        tider = dict(vars(forslag(aar)))
        tider["aapner"] = tider.pop("apner")
        del tider["aar"]
    for navn, av_dagen in {"aapner": begynnelsen, "prove_fra": begynnelsen,
                           "stenger": slutten, "prove_til": slutten}.items():  # fmt: skip
        if valg[navn] is not None:
            tider[navn] = av_dagen(valg[navn].date())
    for navn in ("frist", "forelopig", "siste_retting", "endelig"):
        if valg[navn] is not None:
            tider[navn] = valg[navn].date()
    if valg["stenginger"]:
        tider["stenginger"] = [tuple(map(_klokken_tolv, par)) for par in valg["stenginger"]]
    return tider


def _klokken_tolv(dag: datetime) -> datetime:
    from kostra.portal.klokke import NORGE

    return (dag + _MIDT_PAA_DAGEN).replace(tzinfo=NORGE)


def skjemaer_i(aar: int) -> list[str]:
    """The forms with a file that exist for the year."""
    from kostra.blankett import UkjentBlankett, blanketter

    try:
        return [b.id for b in blanketter(aar) if b.filfelt is not None]
    except UkjentBlankett:
        return []


def _tekst(sti: str) -> str:
    try:
        return les_alt(sti, maks=_MAKS_FIL).decode("utf-8-sig")
    except UnicodeDecodeError as feil:
        raise DataFeil(f"{sti} er ikke en tekstfil i UTF-8.") from feil
