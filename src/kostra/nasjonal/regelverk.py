"""Which rules a run is by: a fingerprint of those that are installed, and a change to be tried.

A change is a folder laid out as ``kostra/regler``, with the files that are changed: ``felles/…`` and the
form's package. What isn't there is as installed. Its text goes with the task, and is run on the worker
in the place of the installed files: it is code, and needs the same trust as a new version of the program.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from typing import Final

import kostra
from kostra.kontroll.regelsett import Regelsett
from kostra.regler import regelsett
from kostra.skjema.last import modul

_ROT: Final = Path(kostra.__file__).parent
_REGLER: Final = "kostra.regler"
#: What a verdict is made by.
_DELER: Final = ("felt", "skjema", "kontroll", "regler")


class RegelFeil(Exception):
    """A change of rules that can't be used. The text says why and what to do."""


@dataclass(frozen=True)
class Regelendring:
    """Changed rule files: (path below ``kostra/regler``, its text), in order."""

    filer: tuple[tuple[str, str], ...]

    @property
    def fingeravtrykk(self) -> str:
        """The same for the same change."""
        return _avtrykk((navn, tekst.encode()) for navn, tekst in self.filer)


@cache
def fingeravtrykk() -> str:
    """Of the engine, the form definitions and the rules that are installed here."""
    return _avtrykk(
        (sti.relative_to(_ROT).as_posix(), sti.read_bytes())
        for del_ in _DELER
        for sti in sorted((_ROT / del_).rglob("*"))
        if sti.suffix in {".py", ".toml", ".csv"}
    )


def _avtrykk(filer: Iterator[tuple[str, bytes]]) -> str:
    sum_ = hashlib.sha256()
    for navn, data in filer:
        sum_.update(f"{navn}\n{len(data)}\n".encode())
        sum_.update(data)
    return sum_.hexdigest()[:16]


def les_endring(mappe: Path) -> Regelendring:
    """What in that folder differs from the installed rules. Raises :class:`RegelFeil`."""
    try:
        funnet = {
            sti.relative_to(mappe).as_posix(): sti.read_text(encoding="utf-8")
            for sti in sorted(mappe.rglob("*.py"))
        }
    except (OSError, UnicodeDecodeError) as feil:
        raise RegelFeil(f"{mappe}: reglene kan ikke leses som tekst i UTF-8.") from feil
    endret = {navn: tekst for navn, tekst in funnet.items() if "/" in navn and tekst != _her(navn)}
    if not endret:
        hva = "reglene der er de som gjelder" if any("/" in navn for navn in funnet) else (
            "mappen skal være lagt opp som kostra/regler, for eksempel "
            "sosialhjelp/k30_hoy_stonadssum.py"
        )  # fmt: skip
        raise RegelFeil(f"{mappe}: {hva}.")
    return Regelendring(tuple(endret.items()))


def _her(navn: str) -> str | None:
    sti = _ROT / "regler" / navn
    return sti.read_text(encoding="utf-8") if sti.is_file() else None


@lru_cache(maxsize=32)
def med_endring(skjema: str, endring: Regelendring) -> Regelsett | None:
    """The form's rules with the change; None when it doesn't touch that form.

    Raises :class:`RegelFeil` when the changed files don't make a set of rules, and
    :class:`kostra.skjema.UkjentSkjema`.
    """
    regelsett(skjema)
    finner = _Endrede(endring)
    with _nye_moduler(finner):
        try:
            sett = importlib.import_module(modul(skjema, "regler")).REGELSETT
        except Exception as feil:
            raise RegelFeil(
                f"Reglene for {skjema} kan ikke leses med endringen: {type(feil).__name__}: {feil}"
            ) from feil
    return sett if finner.brukt else None


class _Endrede(MetaPathFinder):
    """Finds the changed modules before the installed ones."""

    def __init__(self, endring: Regelendring) -> None:
        self._kilder = {_modulnavn(sti): (sti, tekst) for sti, tekst in endring.filer}
        self.brukt = False

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        if fullname not in self._kilder:
            return None
        self.brukt = True
        spec = spec_from_loader(fullname, _Kilde(*self._kilder[fullname]))
        if spec is not None and spec.submodule_search_locations is not None:
            spec.submodule_search_locations.append(str(_ROT.joinpath(*fullname.split(".")[1:])))
        return spec


class _Kilde(InspectLoader):
    """A module from its text."""

    def __init__(self, sti: str, tekst: str) -> None:
        self._sti, self._tekst = sti, tekst

    def get_source(self, fullname: str) -> str:  # noqa: ARG002 (the signature is Python's)
        return self._tekst

    def is_package(self, fullname: str) -> bool:  # noqa: ARG002 (the signature is Python's)
        return self._sti.endswith("/__init__.py")


def _modulnavn(sti: str) -> str:
    uten = sti.removesuffix(".py").removesuffix("/__init__")
    return f"{_REGLER}.{uten.replace('/', '.')}"


@contextmanager
def _nye_moduler(finner: MetaPathFinder) -> Iterator[None]:
    """The rules are imported anew inside, and are the installed ones again afterwards."""
    egne = {n: m for n, m in sys.modules.items() if n.startswith(f"{_REGLER}.")}
    for navn in egne:
        del sys.modules[navn]
    sys.meta_path.insert(0, finner)
    try:
        yield
    finally:
        sys.meta_path.remove(finner)
        for navn in [n for n in sys.modules if n.startswith(f"{_REGLER}.")]:
            del sys.modules[navn]
        sys.modules |= egne
        for navn, egen in egne.items():
            forelder, _, ledd = navn.rpartition(".")
            setattr(sys.modules[forelder], ledd, egen)
