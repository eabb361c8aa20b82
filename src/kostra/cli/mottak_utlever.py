"""``kostra mottak utlever``: hands on, and tells what was handed on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kostra.cli.utgang import BrukFeil

if TYPE_CHECKING:
    from kostra.mottak.innstillinger import Mottaksinnstillinger
    from kostra.mottak.utlevering.pseudonym import Pseudonymer


def kjor(
    valgt: Mottaksinnstillinger, aar: int, skjema: str | None, *, vis: bool, historikk: bool
) -> int:
    """Django must be set up. Returns the exit code."""
    if historikk:
        _vis_historikk(aar, skjema)
        return 0
    try:
        from kostra.mottak.utlevering import tjeneste
    except ModuleNotFoundError as feil:
        raise BrukFeil("Utlevering trenger pyarrow. Installer kostra[utlevering].") from feil
    plan = tjeneste.planlegg(aar, skjema)
    if vis:
        _vis_plan(plan)
        return 0
    mappe, pseudonymer = _mappe(valgt), _pseudonymer(valgt)
    from kostra.mottak.arbeider_nokler import aapne_modul, les_mappe
    from kostra.portal import klokke

    knippe = les_mappe(valgt.nokler, valgt.passord, klokke.naa(), aapne_modul(valgt.modul))
    utfall = tjeneste.utlever(
        plan,
        mappe,
        nokler=knippe.dekryptering,
        pseudonymer=pseudonymer,
        profil=valgt.profil,
    )
    for nr, grunn in utfall.feil:
        click.echo(f"{nr}: {grunn}", err=True)
    click.echo(
        f"{len(utfall.utlevert)} utlevert, {len(utfall.trukket)} tatt bort, "
        f"{len(utfall.feil)} kunne ikke utleveres. Filene ligger i {mappe}.",
        err=True,
    )
    return 1 if utfall.feil else 0


def _mappe(valgt: Mottaksinnstillinger) -> Path:
    if valgt.utlevering is None:
        raise BrukFeil("Oppgi mappen det skal utleveres til, i KOSTRA_MOTTAK_UTLEVERING.")
    return valgt.utlevering


def _pseudonymer(valgt: Mottaksinnstillinger) -> Pseudonymer:
    from kostra.mottak.utlevering.pseudonym import NokkelFeil, les

    if valgt.pseudonym is None:
        raise BrukFeil("Oppgi filen med nøkkelen for pseudonymer i KOSTRA_MOTTAK_PSEUDONYM.")
    try:
        return les(valgt.pseudonym)
    except NokkelFeil as feil:
        raise BrukFeil(str(feil)) from feil


def _vis_plan(plan: Any) -> None:
    for levering in plan.utlever:
        click.echo(f"utlever\t{levering.kvitteringsnr}\t{_hva(levering)}")
    for utlevering, grunn in plan.trekk:
        click.echo(f"ta bort\t{utlevering.levering_id}\t{_hva(utlevering.levering)}\t{grunn}")
    click.echo(f"{len(plan.utlever)} å utlevere, {len(plan.trekk)} å ta bort.", err=True)


def _vis_historikk(aar: int, skjema: str | None) -> None:
    from kostra.portal.saksbehandling.utleveringer.utvalg import utleveringer

    for u in utleveringer(aar, skjema or ""):
        stand = f"tatt bort {u.trukket:%Y-%m-%d} ({u.trukket_grunn})" if u.trukket else "gjelder"
        click.echo(
            f"{u.utlevert:%Y-%m-%d %H:%M}\t{u.levering_id}\t{_hva(u.levering)}\t{u.antall_poster}\t"
            f"{u.versjon}\t{stand}"
        )


def _hva(levering: Any) -> str:
    u = levering.utfylling
    return f"{u.aar} {u.skjema} {u.enhet.region}"
