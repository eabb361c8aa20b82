"""Zip files that come out the same from the same content, and the installed code that goes into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import kostra
from kostra.cli.utgang import BrukFeil

#: A member of an archive: its name there, and its bytes.
Medlem = tuple[str, bytes]
PROGRAM = "kostra"
_FIL = 0o644 << 16


def zip_av(medlemmer: Iterable[Medlem], *, pakket: bool = True) -> bytes:
    """The archive, dated as the version: who built it and when leaves no trace."""
    pakking = zipfile.ZIP_DEFLATED if pakket else zipfile.ZIP_STORED
    aar, maaned, dag = (int(del_) for del_ in kostra.__version__.split(".")[:3])
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", pakking) as fil:
        for navn, innhold in medlemmer:
            om = zipfile.ZipInfo(navn, (aar, maaned, dag, 0, 0, 0))
            om.compress_type, om.external_attr = pakking, _FIL
            om.create_system = 3  # Unix, also when built on Windows
            fil.writestr(om, innhold)
    return ut.getvalue()


def pakkefiler(pakke: str) -> Iterator[Medlem]:
    """Every file of an installed package, by its path from where packages lie; nothing compiled."""
    spek = find_spec(pakke)
    if spek is None or spek.origin is None:
        raise BrukFeil(f"Pakken {pakke} er ikke installert. Installer kostra på nytt.")
    rot = Path(spek.origin).parent
    for sti in sorted(rot.rglob("*")):
        if sti.is_file() and "__pycache__" not in sti.parts and sti.suffix not in _KOMPILERT:
            yield sti.relative_to(rot.parent).as_posix(), sti.read_bytes()


_KOMPILERT = {".pyc", ".so", ".pyd", ".c"}


def installert() -> metadata.Distribution:
    """What is known about the installed kostra.

    Raises:
        BrukFeil: it isn't installed, or another version is than the one that runs.
    """
    try:
        funnet = metadata.distribution(PROGRAM)
    except metadata.PackageNotFoundError:
        raise BrukFeil(
            "kostra er ikke installert som pakke. Installer den med pip først."
        ) from None
    if funnet.version != kostra.__version__:
        raise BrukFeil(
            f"Installert er kostra {funnet.version}, men koden er {kostra.__version__}. "
            "Installer på nytt."
        )
    return funnet


def lisenser(pakke: str) -> Iterator[Medlem]:
    """The licence texts that came with an installed package."""
    for fil in metadata.distribution(pakke).files or ():
        if fil.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            yield f"{pakke}/{fil.name}", fil.read_binary()
