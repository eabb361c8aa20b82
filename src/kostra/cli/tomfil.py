"""``kostra tomfil``: the empty file, encrypted, for those with nothing to report."""

from __future__ import annotations

import io

import click

from kostra.cli.krypter import hent_mottakere, krypter_til
from kostra.cli.utgang import BrukFeil


@click.command(short_help="Lager den tomme, krypterte filen.")
@click.option(
    "--sertifikat",
    "sertifikater",
    multiple=True,
    metavar="CERT",
    help="Mottakerens sertifikat (PEM eller DER). Kan gis flere ganger ved nøkkelskifte.",
)
@click.option(
    "-s", "--skjema", help="Skjemaet filen er til. Den er lik for alle, og navnet blir etter det."
)
@click.option("-o", "ut", metavar="UT", help="Filen som lages. Med -s: ellers tom_<skjema>.p7m.")
@click.option("--overskriv", is_flag=True, help="Erstatt filen hvis den finnes fra før.")
def kommando(
    sertifikater: tuple[str, ...], skjema: str | None, ut: str | None, overskriv: bool
) -> None:
    """Lager den tomme, krypterte filen (ett mellomrom).

    Den sendes sammen med svaret Nei, når det ikke er noe å rapportere.
    """
    if skjema is not None:
        navn = f"tom_{_kjent(skjema)}.p7m"
        ut = ut or navn
    if not ut:
        raise BrukFeil("Oppgi navnet på filen som skal lages, med -o.")
    mottakere = hent_mottakere(sertifikater)
    krypter_til(io.BytesIO(b" "), 1, ut, mottakere, overskriv=overskriv)


def _kjent(skjema: str) -> str:
    from kostra.skjema.alle import alle_skjemaer

    if skjema not in (kjente := alle_skjemaer()):
        raise BrukFeil(f"Skjemaet «{skjema}» finnes ikke. Velg blant: {', '.join(kjente)}.")
    return skjema
