"""``kostra kontroll``: controls an extract, with the options of the program in service."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

import kostra
from kostra.cli.filer import lesefeil, samme_fil
from kostra.cli.utfil import skriv_ut
from kostra.cli.utgang import BrukFeil, LeseFeil, SkriveFeil
from kostra.kontroll.modell import Rapport
from kostra.skjema.modell import SPRAAK, Sprak

if TYPE_CHECKING:
    from mmap import mmap

#: Files from this size on are mapped into memory instead of read.
_MAP_FRA = 8 << 20
#: Files from this size on are shared between processes: below, starting them costs what they gain.
_DEL_FRA = 64 << 20
#: Elements take some ten times as long to read.
_DEL_ELEMENTER_FRA = 8 << 20
#: Without a choice, no more processes than this: each takes some 60 MB of memory.
_MAKS_ARBEIDERE = 8
_TEGNSETT = {"ISO-8859-1": "iso-8859-1", "LATIN1": "iso-8859-1", "UTF-8": "utf-8", "UTF8": "utf-8"}


@click.command("kontroll", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("fil", default="-")
@click.option(
    "-s", "--skjema", "--schema", default="", help="Skjema, for eksempel 11CF, 11F eller 15F."
)
@click.option("-y", "--aar", "--year", default="", help="Rapporteringsår, fire siffer.")
@click.option("-q", "--kvartal", "--quarter", default=" ", help="Kvartal (bare kvartalsskjemaer).")
@click.option("-r", "--region", default="", help="Seks siffer: kommune og bydel (00 utenfor Oslo).")
@click.option("-n", "--navn", "--name", default="Uoppgitt", help="Navn i rapporten.")
@click.option("-u", "--orgnr", "--unit-orgnr", default=" " * 9, help="Organisasjonsnummer.")
@click.option(
    "-a", "--vedlegg", "--attachment", default="1", show_default=True,
    help="1: fil leveres. Alt annet: ingen å rapportere, og filen leses ikke.",
)  # fmt: skip
@click.option(
    "-f", "--format", "--output-format", "format_", default=None,
    help="terminal, html, json, csv, xlsx eller pdf. Uten -f: terminal, eller html til fil og rør.",
)  # fmt: skip
@click.option(
    "-c", "--tegnsett", "--output-charset", default="UTF-8", show_default=True,
    help="Rapportens tegnsett: UTF-8 eller ISO-8859-1 (json er alltid UTF-8).",
)  # fmt: skip
@click.option("-e", "--external-process", is_flag=True, help="Godtas, uten virkning.")
@click.option("-v", "--verbose", is_flag=True, help="Skriver valgene på standard feil.")
@click.option("-o", "ut", default="-", metavar="FIL", help="Skriv rapporten til denne filen.")
@click.option("--overskriv", is_flag=True, help="Erstatt rapporten om den finnes fra før.")
@click.option("--sprak", type=click.Choice(SPRAAK), default="nb", show_default=True)
@click.option("--uten-tillegg", is_flag=True, help="Uten tilleggskontrollene T01, T02 …")
@click.option(
    "--maks-per-regel", default="1000", show_default=True,
    help="Hvor mange funn som vises per kontroll; «alle» for alle. Antallet telles alltid.",
)  # fmt: skip
@click.option(
    "--maks-mb", type=click.IntRange(1), default=512, show_default=True, envvar="KOSTRA_MAKS_MB",
    help="Største fil som leses, i MB.",
)  # fmt: skip
@click.option(
    "--arbeidere", type=click.IntRange(1), default=None,
    help="Prosesser som deler på en stor fil. Uten: én per kjerne fra 64 MB (XML: 8). Samme funn.",
)  # fmt: skip
@click.version_option(
    kostra.__version__, "-V", "--version", prog_name="kostra", message="%(prog)s %(version)s"
)
def kommando(**valg: Any) -> int:
    """Kontrollerer filuttrekket FIL (eller standard inn) mot reglene for skjema og år.

    Utgangskode: 0 uten feil, 1 advarsler, 2 feil som stopper innsending; 64 feil bruk, 66 filen
    kan ikke leses, 70 feil i programmet.
    """
    with _uten_soppeltomming():
        aar, maks, tegnsett = _sjekk(valg)
        format_ = _format(valg["format_"], valg["ut"])
        if samme_fil(valg["fil"], valg["ut"]):
            raise BrukFeil("Rapporten kan ikke erstatte filuttrekket. Velg et annet navn med -o.")
        if valg["verbose"]:
            for navn in ("skjema", "aar", "kvartal", "region", "navn", "orgnr", "vedlegg"):
                click.echo(f"{navn}: {valg[navn]}", err=True)
        vedlegg = valg["vedlegg"] == "1"
        innhold = _les(valg["fil"], valg["maks_mb"] << 20) if vedlegg else b" "
        rapport = _kontroller(innhold, valg, aar, maks, vedlegg=vedlegg)
        _skriv(rapport, format_, valg["sprak"], tegnsett, valg["ut"], valg["overskriv"])
    return rapport.returkode


@contextmanager
def _uten_soppeltomming() -> Iterator[None]:
    """No garbage collection: a control makes many objects and no cycles."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _sjekk(valg: dict[str, Any]) -> tuple[int, int | None, str]:
    """Year, cap per rule and the codec of the report. Raises BrukFeil."""
    for navn, flagg in (("skjema", "-s"), ("aar", "-y"), ("region", "-r")):
        if not valg[navn].strip():
            raise BrukFeil(f"Oppgi {navn} med {flagg}. Se «kostra kontroll --help».")
    aar, maks = valg["aar"].strip(), valg["maks_per_regel"].lower()
    if not (aar.isascii() and aar.isdigit() and len(aar) == 4):
        raise BrukFeil(f"Året skal være fire siffer, for eksempel 2026. Fikk «{aar}».")
    if maks != "alle" and not (maks.isascii() and maks.isdigit() and len(maks) < 10):
        raise BrukFeil(f"--maks-per-regel er et tall eller «alle». Fikk «{maks}».")
    tegnsett = _TEGNSETT.get(valg["tegnsett"].upper())
    if tegnsett is None:
        raise BrukFeil(f"Tegnsettet «{valg['tegnsett']}» finnes ikke. Velg UTF-8 eller ISO-8859-1.")
    return int(aar), None if maks == "alle" else int(maks), tegnsett


def _format(valgt: str | None, ut: str) -> str:
    from kostra.rapport import BINAERE, FORMATER

    if ut == "-" and sys.stdout is None:
        raise SkriveFeil("Standard ut er lukket. Oppgi en fil for rapporten med -o.")
    til_terminal = ut == "-" and sys.stdout.isatty()
    format_ = valgt.lower() if valgt else ("terminal" if til_terminal else "html")
    if format_ not in FORMATER:
        raise BrukFeil(f"Formatet «{valgt}» finnes ikke. Velg blant {', '.join(FORMATER)}.")
    if til_terminal and format_ in BINAERE:
        raise BrukFeil(f"En {format_}-rapport kan ikke vises i terminalen. Oppgi en fil med -o.")
    return format_


def _les(sti: str, maks: int) -> bytes | mmap:
    """The file's bytes, mapped when large. Raises LeseFeil for what can't be read."""
    if sti == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise BrukFeil("Oppgi filen som skal kontrolleres, eller send den på standard inn.")
        return _innenfor(sys.stdin.buffer.read(maks + 1), "Standard inn", maks)
    try:
        with open(sti, "rb") as fil:
            storrelse = os.fstat(fil.fileno()).st_size
            if storrelse > maks:
                raise _for_stor(sti, storrelse, maks)
            if storrelse >= _MAP_FRA:
                import mmap

                return mmap.mmap(fil.fileno(), 0, access=mmap.ACCESS_READ)
            return _innenfor(fil.read(maks + 1), sti, maks)
    except OSError as feil:
        raise lesefeil(sti, feil) from feil
    except ValueError as feil:
        raise LeseFeil("Filnavnet er ugyldig.") from feil


def _innenfor(data: bytes, sti: str, maks: int) -> bytes:
    if len(data) > maks:
        raise _for_stor(sti, None, maks)
    return data


def _for_stor(sti: str, storrelse: int | None, maks: int) -> LeseFeil:
    hvor_stor = f"på {storrelse >> 20} MB " if storrelse else ""
    return LeseFeil(
        f"{sti} {hvor_stor}er over grensen på {maks >> 20} MB. Er det riktig fil? "
        "Grensen kan heves med --maks-mb."
    )


def _kontroller(
    innhold: bytes | mmap, valg: dict[str, Any], aar: int, maks: int | None, *, vedlegg: bool
) -> Rapport:
    from kostra.regler.kontroller import UgyldigRegion, UkjentSkjema, kontroller

    try:
        return kontroller(
            innhold,
            skjema=valg["skjema"],
            aar=aar,
            region=valg["region"],
            kvartal=valg["kvartal"],
            navn=valg["navn"],
            orgnr=valg["orgnr"],
            vedlegg=vedlegg,
            tillegg=not valg["uten_tillegg"],
            maks_per_regel=maks,
            fremdrift=_fremdrift(),
            arbeidere=valg["arbeidere"] or _arbeidere(valg["skjema"], len(innhold)),
        )
    except (UgyldigRegion, UkjentSkjema) as feil:
        raise BrukFeil(str(feil)) from feil
    except ChildProcessError as feil:
        raise LeseFeil(
            "En av prosessene som kontrollerte filen, ble avsluttet av systemet, som regel fordi "
            "minnet tok slutt. Prøv igjen med --arbeidere 1."
        ) from feil
    except OSError as feil:  # the file is read; what is left is temporary room
        raise LeseFeil(
            f"Mellomlagring av en stor fil gikk ikke ({feil.strerror}). Sett TMPDIR til en mappe "
            "på en disk med plass til en kopi av filen."
        ) from feil


def _arbeidere(skjema: str, storrelse: int) -> int:
    """How many processes share a file of that many bytes: the cores that may be used, if large."""
    if storrelse < _DEL_ELEMENTER_FRA:
        return 1
    from kostra.skjema.struktur import strukturer

    if storrelse < _DEL_FRA and skjema not in strukturer():
        return 1
    kjerner = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(kjerner or 1, _MAKS_ARBEIDERE)


def _fremdrift() -> Callable[[int, int], None] | None:
    """A line on standard error when a terminal waits for more than a second."""
    if not sys.stderr.isatty():
        return None
    start, vist = time.monotonic(), [False]

    def vis(gjort: int, av: int) -> None:
        ferdig = gjort == av
        if time.monotonic() - start > 1 and (not ferdig or vist[0]):
            vist[0] = True
            click.echo(f"\rKontrollert {gjort} av {av} poster", nl=ferdig, err=True)

    return vis


def _skriv(
    rapport: Rapport, format_: str, sprak: Sprak, tegnsett: str, ut: str, overskriv: bool
) -> None:
    from kostra import rapport as rapporter

    if format_ == "terminal" and ut == "-" and sys.stdout.isatty():
        rapporter.vis(rapport, None, sprak)
        return
    try:
        data = rapporter.skriv(rapport, format_, sprak, tegnsett=tegnsett)
    except rapporter.ManglerTillegg as feil:
        raise BrukFeil(str(feil)) from feil
    with skriv_ut(ut, overskriv=overskriv) as fil:
        fil.write(data)
