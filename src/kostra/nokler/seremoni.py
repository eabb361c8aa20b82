"""The key ceremony: a copy of a private key that two of three persons can open together.

The copy is an ordinary encrypted PKCS#8 file. Its passphrase is 32 random bytes (in hexadecimal), kept
nowhere but in the three shares; so any program that reads PKCS#8 can open it once two shares are put
together, also one that isn't ours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kostra.kryptering import FeilPassord, NokkelFeil
from kostra.nokler import deling
from kostra.nokler.lag import som_pem
from kostra.nokler.les import PrivatNokkel, les_nokkel
from kostra.nokler.nokkeldel import LENGDE, DelFeil, Nokkeldel, kopimerke


def lag_kopi(
    nokkel: PrivatNokkel, tilfeldig: Callable[[int], bytes]
) -> tuple[bytes, list[Nokkeldel]]:
    """The copy (PEM) and its three shares. ``tilfeldig(n)``: n random bytes, fit for keys."""
    hemmelighet = tilfeldig(LENGDE)
    kopi = som_pem(nokkel, hemmelighet.hex().encode())
    merke = kopimerke(kopi)
    deler = deling.del_opp(hemmelighet, tilfeldig)
    return kopi, [Nokkeldel(nr, merke, verdi) for nr, verdi in deler.items()]


def aapne_kopi(kopi: bytes, deler: Sequence[tuple[str, Nokkeldel]]) -> PrivatNokkel:
    """The private key. ``deler``: two or three shares, each with what it is called in messages.

    Raises:
        DelFeil: too few, the same twice, one for another copy (which), or they don't open it.
        NokkelFeil: the copy isn't a key under a passphrase.
    """
    merke = kopimerke(kopi)
    sett: dict[int, tuple[str, bytes]] = {}
    for hvor, en in deler:
        if en.kopi != merke:
            raise DelFeil(
                f"{hvor} (del {en.nr}) hører til en annen kopi, {en.kopinavn}. Kopien du oppga, er "
                f"{Nokkeldel(en.nr, merke, b'').kopinavn}."
            )
        if en.nr in sett:
            raise DelFeil(
                f"{hvor} og {sett[en.nr][0]} er samme del, nummer {en.nr}. Finn en annen."
            )
        sett[en.nr] = (hvor, en.verdi)
    if len(sett) < deling.TRENGS:
        raise DelFeil("Det trengs to av de tre delene.")
    try:
        hemmelighet = deling.sett_sammen({nr: verdi for nr, (_, verdi) in sett.items()})
    except ValueError:
        raise DelFeil(
            "Delene stemmer ikke med hverandre. Én av dem er fra en annen seremoni."
        ) from None
    try:
        return les_nokkel(kopi, hemmelighet.hex().encode())
    except FeilPassord:
        raise DelFeil("Delene åpner ikke kopien. Én av dem er fra en annen seremoni.") from None
    except NokkelFeil as feil:
        raise NokkelFeil(f"Kopien kan ikke leses: {feil}") from feil
