"""Builds the downloads into a folder: all of them, or none that is half made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import kostra
from kostra import portal
from kostra.cli.nedlastinger import bunt, hjul, pyz
from kostra.cli.nedlastinger.signatur import Signerer
from kostra.cli.utgang import SkriveFeil
from kostra.portal.nedlasting.program import (
    LISTE,
    SIGNATUR,
    SUMMER,
    Programfil,
    Slag,
    les,
    som_liste,
)
from kostra.portal.nettleser import sett


@dataclass
class Bygd:
    """What was made, and what wasn't, each with its reason."""

    filer: list[Programfil] = field(default_factory=list)
    hoppet_over: list[str] = field(default_factory=list)


def bygg(
    mappe: Path, *, krav: str = "", signerer: Signerer | None = None, nettleser: Path | None = None
) -> Bygd:
    """Makes everything and puts it in the folder; what lay there from an earlier build goes away.

    ``krav``: the text of a requirements file with sums; without it there are no bundles.
    ``nettleser``: the folder of the control page's files, whose sums go into the list too, with those
    of every script that the portal's pages have.

    Raises:
        UtgangFeil: the requirements or the folder can't be used. The folder is then as before.
    """
    gjort, innhold = Bygd(), dict[str, bytes]()

    def ta(navn: str, slag: Slag, data: bytes, plattform: str = "", *, provd: bool = True) -> None:
        sum_ = hashlib.sha256(data).hexdigest()
        rad = Programfil(navn, slag, kostra.__version__, len(data), sum_, plattform, provd)
        gjort.filer.append(rad)
        innhold[navn] = data

    ta(hjul.NAVN, "hjul", hjul.hjul())
    ta(pyz.NAVN, "enkeltfil", pyz.pyz())
    for plattform, lag in _bunter(krav, gjort):
        try:
            ta(
                plattform.filnavn,
                "file-encrypter",
                lag(),
                plattform.navn,
                provd=plattform is bunt.LINUX,
            )
        except bunt.KanIkkeHentes as feil:
            gjort.hoppet_over.append(f"File Encrypter for {plattform.id}: {feil}.")
    linjer = [f"{fil.sha256}  {fil.navn}\n" for fil in gjort.filer]
    summer = "".join([*linjer, *_nettkontrollens(nettleser)]).encode()
    ta(SUMMER, "summer", summer)
    if signerer is not None:
        ta(SIGNATUR, "signatur", signerer.signer(summer))
    _legg(mappe, innhold, som_liste(gjort.filer))
    return gjort


def _nettkontrollens(mappe: Path | None) -> Iterator[str]:
    """A line for each file that the control page brings, by its address."""
    funnet = sett.les(mappe) if mappe else None
    if funnet is not None and funnet.kostra == kostra.__version__:
        for navn, sum_ in funnet.filer.items():
            yield f"{sum_}  nettkontroll/fil/{funnet.versjon}/{navn}\n"
        yield from _skriptene()


def _skriptene() -> Iterator[str]:
    """A line for each script of the portal's own pages, by its address: they run beside the control."""
    for sti in sorted(Path(portal.__file__).parent.glob("*/static/**/*.js")):
        data = sti.read_bytes()
        # as the addresses of Django's files are made: they change with the content
        merke = hashlib.md5(data, usedforsecurity=False).hexdigest()[:12]
        _, _, navn = sti.as_posix().rpartition("/static/")
        adresse = f"static/{navn.removesuffix('.js')}.{merke}.js"
        yield f"{hashlib.sha256(data).hexdigest()}  {adresse}\n"


def _bunter(krav: str, gjort: Bygd) -> Iterator[tuple[bunt.Plattform, Callable[[], bytes]]]:
    if not krav:
        gjort.hoppet_over.append("File Encrypter: oppgi --krav for å få den med.")
        return
    laast = bunt.les_krav(krav)
    for plattform in (bunt.LINUX, bunt.WINDOWS):
        yield plattform, partial(bunt.bunt, plattform, laast)


def _legg(mappe: Path, innhold: dict[str, bytes], liste: str) -> None:
    """The list last: until it is there the portal shows what was there before."""
    gamle = {fil.navn for fil in les(mappe)}
    try:
        mappe.mkdir(parents=True, exist_ok=True)
        for navn, data in {**innhold, LISTE: liste.encode()}.items():
            ny = mappe / f".{navn}.ny"
            ny.write_bytes(data)
            os.replace(ny, mappe / navn)
        for navn in gamle - set(innhold):
            (mappe / navn).unlink(missing_ok=True)
    except OSError as feil:
        raise SkriveFeil(
            f"{mappe} kan ikke skrives. Sjekk tilgangen og plassen på disken."
        ) from feil
