"""The demo's downloads: what needs no network at once, File Encrypter while somebody looks around."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kostra.cli.nedlastinger import Bygd, bygg, les_signerer
from kostra.cli.passord import MILJO
from kostra.cli.utgang import UtgangFeil
from kostra.rapport import ManglerTillegg

if TYPE_CHECKING:
    from kostra.cli.demo_portal import Demoportal

#: What File Encrypter's bundles are made of: lies in the source, not in an installed kostra.
_KRAV = Path("requirements/run.txt")


def lag_nedlastinger(demo: Demoportal, *, hele: bool) -> None:
    """Wheel, single file, sums and signature. ``hele``: the bundles follow, in a thread of their own.

    The wheels of others come from the network, and take a minute: nobody waits for them, and without
    a network the front page says that File Encrypter isn't built.

    Raises:
        UtgangFeil: the folder can't be written.
    """
    nokkel = str(demo.signeringssertifikat).replace(".crt.pem", ".key.pem")
    os.environ[MILJO] = demo.mottak_miljo["KOSTRA_PASSORD"]
    try:
        signerer = les_signerer(nokkel, None)
    finally:
        del os.environ[MILJO]
    mappe = Path(demo.miljo["KOSTRA_DATA"], "nedlastinger")
    nett = Path(satt) if (satt := demo.miljo.get("KOSTRA_NETTLESER")) else None
    bygg(mappe, signerer=signerer, nettleser=nett)
    if hele and _KRAV.is_file():
        krav = _KRAV.read_text("utf-8")

        def resten() -> None:
            # the demo may end, and its folder go away, while pip is fetching
            with contextlib.suppress(UtgangFeil, ManglerTillegg, OSError):
                _fortell(bygg(mappe, krav=krav, signerer=signerer, nettleser=nett))

        threading.Thread(target=resten, name="nedlastinger", daemon=True).start()


def _fortell(gjort: Bygd) -> None:
    laget = [fil.navn for fil in gjort.filer if fil.slag == "file-encrypter"]
    if laget:
        click.echo(f"\nFile Encrypter ligger nå på forsiden: {', '.join(laget)}.")
    for grunn in gjort.hoppet_over:
        click.echo(f"\nIkke laget: {grunn}")
