"""The common error texts, in three languages: what is wrong, and what to do.

No text repeats what the user typed: it may be a name or a phone number, and texts get logged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kostra.blankett.modell import Blankettfelt
from kostra.skjema import SPRAAK, Tekst3


@cache
def tekster() -> dict[str, dict[str, str]]:
    """Name of an error text -> language -> the text, with names in braces."""
    fil = files("kostra.blankett") / "data" / "tekster.toml"
    raa: dict[str, dict[str, str]] = tomllib.loads(fil.read_text(encoding="utf-8"))["feil"]
    return raa


def feiltekst(navn: str, felt: Blankettfelt, tall: Mapping[str, int]) -> Tekst3:
    """The text by its name in ``data/tekster.toml``, with the field's label and the numbers in."""
    mal = tekster()[navn]
    return Tekst3(
        **{sprak: mal[sprak].format(etikett=felt.etikett.paa(sprak), **tall) for sprak in SPRAAK}
    )
