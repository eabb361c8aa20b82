"""``requirements/drift.txt``: what production needs, out of what ``requirements/all.txt`` has locked.

``python verktoy/lag_driftskrav.py`` writes it. Run it after all.txt is renewed, in an environment that
all.txt was installed in: what needs what is read from the installed packages.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROT = Path(__file__).resolve().parent.parent
ALLE, DRIFT = ROT / "requirements" / "all.txt", ROT / "requirements" / "drift.txt"
TILLEGG = ("rapport", "portal", "utlevering", "s3", "pkcs11")
_HODE = "# Made by verktoy/lag_driftskrav.py of requirements/all.txt. Don't edit.\n"


def skriv() -> str:
    """The file's text."""
    trengs = _alt_som_trengs()
    return _HODE + "".join(blokk for navn, blokk in _blokker() if navn in trengs)


def _blokker() -> list[tuple[str, str]]:
    """Each package of all.txt with its lines: the version and the sums."""
    deler = re.split(r"(?m)^(?=[A-Za-z0-9])", ALLE.read_text(encoding="utf-8"))[1:]
    uten_merknad = (re.sub(r"(?m)^ +#.*\n", "", del_) for del_ in deler)
    return [(canonicalize_name(re.split(r"[=\s]", b)[0]), b) for b in uten_merknad]


def _alt_som_trengs() -> set[str]:
    prosjekt = tomllib.loads((ROT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tillegg = prosjekt["optional-dependencies"]
    igjen = [*prosjekt["dependencies"], *(krav for navn in TILLEGG for krav in tillegg[navn])]
    sett: dict[str, set[str]] = {}
    while igjen:
        krav = Requirement(igjen.pop())
        navn = canonicalize_name(krav.name)
        if navn in sett and krav.extras <= sett[navn]:
            continue
        sett.setdefault(navn, set()).update(krav.extras)
        igjen += _krav_til(navn, krav.extras)
    return set(sett)


def _krav_til(navn: str, tillegg: Iterable[str]) -> list[str]:
    """What the installed package asks for. Markers of machines other than ours are kept: see all.txt."""
    try:
        alle = [Requirement(tekst) for tekst in requires(navn) or ()]
    except PackageNotFoundError:  # only for another kind of machine; all.txt has its marker
        return []
    return [str(krav) for krav in alle if _gjelder(krav, tillegg)]


def _gjelder(krav: Requirement, tillegg: Iterable[str]) -> bool:
    if krav.marker is None or "extra" not in str(krav.marker):
        return True
    return any(krav.marker.evaluate({"extra": ett}) for ett in tillegg)


if __name__ == "__main__":
    DRIFT.write_text(skriv(), encoding="utf-8")
