"""``kostra nokkel del`` and ``sett-sammen``: the scripted part of the key ceremony."""

from __future__ import annotations

import html
import itertools
import os
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kostra.cli.filer import les_alt
from kostra.cli.passord import ENDELSE_NOKKEL, les_privat, les_sertifikater
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import INGEN_TILGANG, BrukFeil, DataFeil, SkriveFeil, UtgangFeil

if TYPE_CHECKING:
    from kostra.nokler import PrivatNokkel
    from kostra.nokler.nokkeldel import Nokkeldel

_MAKS = 256 * 1024
_ARK = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Nøkkeldel {nr} av 3</title>
<style>body{{font:12pt/1.5 sans-serif;margin:2cm;max-width:17cm}}pre{{font:14pt/1.6 monospace}}
svg{{width:6cm;height:6cm}}</style></head><body>
<h1>Nøkkeldel {nr} av 3</h1>
<p>To av de tre delene åpner kopien {kopi} av nøkkelen «{navn}». Én alene røper ingenting.
Laget {dag}. Oppbevares innelåst av én person, aldri sammen med en annen del.</p>
<pre>
{rader}
</pre>
{qr}
<p>Bokstavene er A–Z og sifrene 2–7. De to siste tegnene i hver rad er kontroll: «kostra nokkel
sett-sammen» sier hvilken rad som er skrevet feil.</p>
<p>Delt ut til (navn, dato, underskrift): ______________________________</p>
</body></html>
"""


def del_opp(sti: str, mappe: str, passord_fil: str | None) -> None:
    """Writes the copy and one sheet for each share; nothing if any of them is there already."""
    from kostra.nokler import seremoni

    navn = os.path.basename(sti).removesuffix(ENDELSE_NOKKEL)
    stamme = os.path.join(mappe, navn)
    kopisti, ark = f"{stamme}.kopi.pem", [f"{stamme}.del-{nr}.html" for nr in (1, 2, 3)]
    for ny in (kopisti, *ark):
        if os.path.lexists(ny):
            raise SkriveFeil(f"{ny} finnes fra før. Velg en annen mappe med -o.")
    nokkel = les_privat(sti, passord_fil)
    kopi, deler = seremoni.lag_kopi(nokkel, secrets.token_bytes)
    _prov_alle_par(nokkel, kopi, deler)
    try:
        os.makedirs(mappe, mode=0o700, exist_ok=True)
    except OSError as feil:
        raise SkriveFeil(f"Mappen {mappe} kan ikke lages. Velg en annen med -o.") from feil
    with skriv_ut(kopisti) as fil:
        fil.write(kopi)
    click.echo(f"Kopi {deler[0].kopinavn}: {kopisti} (åpnes bare av to deler sammen)")
    for arksti, en in zip(ark, deler, strict=True):
        with skriv_ut(arksti) as fil:
            fil.write(_ark(en, navn).encode())
        click.echo(f"Del {en.nr} av 3: {arksti} (skriv ut, og slett filen)")


def sett_sammen(kopisti: str, delstier: tuple[str, ...]) -> PrivatNokkel:
    """The private key in the copy.

    Raises:
        UtgangFeil: a share that can't be read or doesn't belong (65), or shares that don't open it (77).
    """
    from kostra.kryptering import NokkelFeil
    from kostra.nokler import seremoni
    from kostra.nokler.nokkeldel import DelFeil, les_del

    try:
        deler = [
            (sti, les_del(les_alt(sti, maks=_MAKS).decode("utf-8", "replace"), sti))
            for sti in delstier
        ]
    except DelFeil as feil:
        raise DataFeil(str(feil)) from feil
    try:
        return seremoni.aapne_kopi(les_alt(kopisti, maks=_MAKS), deler)
    except DelFeil as feil:
        raise UtgangFeil(str(feil), INGEN_TILGANG) from feil
    except NokkelFeil as feil:
        raise DataFeil(f"{kopisti}: {feil}") from feil


def _prov_alle_par(nokkel: PrivatNokkel, kopi: bytes, deler: list[Nokkeldel]) -> None:
    """What is handed out has been tried: every pair, read back from its own text."""
    from kostra.nokler import seremoni
    from kostra.nokler.nokkeldel import les_del

    lest = [(f"del {en.nr}", les_del("\n".join(en.rader()), f"del {en.nr}")) for en in deler]
    for par in itertools.combinations(lest, 2):
        if seremoni.aapne_kopi(kopi, par).public_key() != nokkel.public_key():
            raise UtgangFeil("Delene ble ikke riktige. Ingenting er skrevet.", 70)


def _ark(en: Nokkeldel, navn: str) -> str:
    return _ARK.format(
        nr=en.nr,
        kopi=en.kopinavn,
        navn=html.escape(navn),
        dag=f"{datetime.now(UTC):%d.%m.%Y}",
        rader="\n".join(en.rader()),
        qr=_qr(en),
    )


def _qr(en: Nokkeldel) -> str:
    try:
        import segno
    except ModuleNotFoundError:
        click.echo("Arkene er uten QR-kode: installer kostra[portal] for å få den med.", err=True)
        return ""
    return str(segno.make(en.linje(), error="q", micro=False).svg_inline(scale=4, border=4))


def krev_sertifikat(nokkel: PrivatNokkel, sti: str) -> None:
    """Prints the certificate's fingerprint. Raises :class:`DataFeil` unless it belongs to the key."""
    from kostra.kryptering import fingeravtrykk

    sertifikat = les_sertifikater([sti])[0]
    if sertifikat.public_key() != nokkel.public_key():
        raise DataFeil(f"{sti} hører ikke til nøkkelen i kopien. Ingenting er skrevet.")
    click.echo(f"SHA-256:       {fingeravtrykk(sertifikat)} (sertifikatet hører til nøkkelen)")


def krev_deler(antall: int) -> None:
    """Raises :class:`BrukFeil` unless two or three shares were given."""
    if not 2 <= antall <= 3:
        raise BrukFeil("Oppgi kopien og to av delene (eller alle tre).")
