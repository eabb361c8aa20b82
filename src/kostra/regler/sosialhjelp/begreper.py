"""Terms of form 11F."""

from __future__ import annotations

from functools import reduce
from operator import add

from kostra.kontroll import f, gruppe, noen, per_aar
from kostra.kontroll.uttrykk import Tall, Tekst

#: The end of the names of the fields for each month, January to December.
MAANEDER = (
    "JAN", "FEB", "MARS", "APRIL", "MAI", "JUNI", "JULI", "AUG", "SEPT", "OKT", "NOV", "DES",
)  # fmt: skip
bidrag = f.BIDRAG.heltall()
laan = f.LAAN.heltall()
stonad = bidrag + laan
noe_utbetalt = (bidrag > 0) | (laan > 0)


def per_maaned(hva: str) -> tuple[Tekst, ...]:
    """The twelve fields of ``BIDRAG`` or ``LAAN``."""
    return tuple(getattr(f, f"{hva}_{maaned}") for maaned in MAANEDER)


def _aaret(hva: str) -> Tall:
    summen: Tall = reduce(add, (felt.heltall() for felt in per_maaned(hva)))
    spenn = f"{hva}_JAN–{hva}_DES"
    return summen.kalt(f"summen av {spenn}", f"summen av {spenn}", f"the sum of {spenn}")


bidrag_per_maaned = _aaret("BIDRAG")
laan_per_maaned = _aaret("LAAN")
har_barn = (f.BU18 == "1") & (f.ANTBU18.heltall() > 0)
vilkar_stilt = f.VILKARSOSLOV == "1"
_VILKAR = (
    f.VILKARARBEID,
    f.VILKARKURS,
    f.VILKARUTD,
    f.VILKARJOBBLOG,
    f.VILKARJOBBTILB,
    f.VILKARSAMT,
    f.VILKAROKRETT,
    f.VILKARLIVSH,
    f.VILKARHELSE,
    f.VILKARANNET,
    f.VILKARDIGPLAN,
)
#: At least one kind of condition is ticked; training in Norwegian or Sami came in 2024.
vilkar_krysset = per_aar(
    {
        2022: noen(gruppe(*_VILKAR).finnes),
        2024: noen(gruppe(*_VILKAR, f.VILKARNORSKSAMISKOPPL).finnes),
    }
)
