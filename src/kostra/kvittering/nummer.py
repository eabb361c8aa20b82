"""Receipt numbers: ``K-2026-7HQM-4TRX-9``. Readable over the telephone, not to be guessed.

31 characters (no 0, I, L, O, U): a prime, so the weighted sum finds every wrong character and every
pair that changed places. Eight of them are 39 bits of chance. Source of the method: ISO 7064's
reasoning for prime moduli, with weights that are all different.
"""

from __future__ import annotations

from typing import Final

TEGN: Final = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGDE: Final = 8


def lag_nummer(aar: int, tilfeldig: bytes) -> str:
    """A receipt number for a year of four digits, from at least 16 random bytes.

    Raises:
        ValueError: the year has not four digits, or too few random bytes.
    """
    if not 1000 <= aar <= 9999 or len(tilfeldig) < 16:
        raise ValueError("lag_nummer: aar med fire sifre og minst 16 tilfeldige byte")
    tall = int.from_bytes(tilfeldig, "big")  # 128 bits: the remainder's skew is below 2^-88
    tegn = ""
    for _ in range(_LENGDE):
        tall, rest = divmod(tall, len(TEGN))
        tegn += TEGN[rest]
    return f"K-{aar}-{tegn[:4]}-{tegn[4:]}-{_kontrolltegn(str(aar), tegn)}"


def gyldig_nummer(nummer: str) -> bool:
    """True if the form and the check character are right."""
    deler = nummer.split("-") if isinstance(nummer, str) else []
    if [len(del_) for del_ in deler] != [1, 4, 4, 4, 1] or deler[0] != "K":
        return False
    aar, tegn = deler[1], deler[2] + deler[3]
    if not (aar.isascii() and aar.isdigit()) or not set(tegn) <= set(TEGN):
        return False
    return deler[4] == _kontrolltegn(aar, tegn)


def _kontrolltegn(aar: str, tegn: str) -> str:
    verdier = [int(siffer) for siffer in aar] + [TEGN.index(t) for t in tegn]
    return TEGN[sum(vekt * verdi for vekt, verdi in enumerate(verdier, start=2)) % len(TEGN)]
