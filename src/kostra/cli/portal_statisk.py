"""Collects styles, scripts and icons into the folder they are served from, when they have changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from kostra.cli.utgang import SkriveFeil

_MERKE = ".samlet"


def samle() -> bool:
    """Collects, compresses and names the files by content. False when nothing had changed.

    Raises:
        SkriveFeil: the folder can't be written.
    """
    from django.conf import settings
    from django.core.management import call_command

    mappe = Path(settings.STATIC_ROOT)
    merke, avtrykk = mappe / _MERKE, _avtrykk()
    try:
        if merke.is_file() and merke.read_text(encoding="ascii") == avtrykk:
            return False
        call_command("collectstatic", interactive=False, verbosity=0)
        merke.write_text(avtrykk, encoding="ascii")
    except OSError as feil:
        raise SkriveFeil(
            f"{mappe} kan ikke skrives. Sjekk tilgangen og plassen på disken."
        ) from feil
    return True


def _avtrykk() -> str:
    """Changes when any of the files does."""
    summen = hashlib.sha256()
    for linje in sorted(_filer()):
        summen.update(linje.encode())
    return summen.hexdigest()


def _filer() -> Iterable[str]:
    from django.contrib.staticfiles.finders import get_finders

    for finner in get_finders():
        for sti, lager in finner.list([]):
            info = os.stat(lager.path(sti))
            yield f"{sti}|{info.st_size}|{info.st_mtime_ns}\n"
