"""Makes and reads what people type: user ids, start passwords, PINs, codes, recovery codes.

Everything that is made is random from :mod:`secrets`; everything that is read forgives blanks, hyphens
and letter case. What is stored is a keyed digest, so that the database alone gives nothing to try
guesses against.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from django.utils.crypto import salted_hmac

#: Crockford's base32: no I, L, O, U. What is read as I or L is 1, O is 0.
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SOM_CROCKFORD = str.maketrans("ILO", "110")
#: Letters and digits that are not mistaken for one another in any usual typeface.
_LESBARE = "abcdefghjkmnpqrstuvwxyz23456789"
_ID_BOKSTAVER = "ACDEFHJKMNPRTUVWXY"

_BRUKERID = re.compile(r"[A-Z][0-9]{6}")
_ORGNR = re.compile(r"[0-9]{9}")
LENGST = 200  # no name or password is longer; what is longer isn't looked at


def ny_brukerid() -> str:
    """A letter and six digits."""
    return secrets.choice(_ID_BOKSTAVER) + siffer(6)


def nytt_startpassord() -> str:
    """Four groups of four: 79 bits."""
    return _grupper(_LESBARE, 4)


def ny_pin() -> str:
    """Four groups of four in base32: 80 bits, so that no limit on tries is needed to protect it."""
    return _grupper(_CROCKFORD, 4)


def ny_reservekode() -> str:
    """Three groups of four in base32: 60 bits."""
    return _grupper(_CROCKFORD, 3)


def siffer(antall: int) -> str:
    """That many random digits."""
    return "".join(secrets.choice("0123456789") for _ in range(antall))


def _grupper(alfabet: str, antall: int) -> str:
    return "-".join("".join(secrets.choice(alfabet) for _ in range(4)) for _ in range(antall))


def les_brukernavn(tekst: str) -> str:
    """A user id or an organisation number as we write it. Without meaning, but never an error, for
    anything else."""
    return _uten_skille(tekst).upper()


def er_orgnr(navn: str) -> bool:
    """True when the name read by :func:`les_brukernavn` has the shape of an organisation number."""
    return _ORGNR.fullmatch(navn) is not None


def er_brukerid(navn: str) -> bool:
    """True when the name read by :func:`les_brukernavn` has the shape of a user id."""
    return _BRUKERID.fullmatch(navn) is not None


def les_pin(tekst: str) -> str:
    """A PIN or a recovery code without its groups, mistaken letters put right."""
    return _uten_skille(tekst).upper().translate(_SOM_CROCKFORD)


def les_kode(tekst: str) -> str:
    """The digits of a code, typed with blanks or full width, or copied with a line break."""
    return _uten_skille(tekst)


def _uten_skille(tekst: str) -> str:
    """NFKC makes full-width digits plain; blanks, hyphens, control and format characters go."""
    vanlig = unicodedata.normalize("NFKC", tekst[:LENGST])
    return "".join(t for t in vanlig if unicodedata.category(t) not in _SKILLE)


_SKILLE = {"Zs", "Zl", "Zp", "Pd", "Cc", "Cf"}


def avtrykk(formaal: str, *deler: object) -> str:
    """A keyed digest (64 hex digits) of the parts. The key is derived from the portal's secret."""
    tekst = "\x1f".join(str(del_) for del_ in deler)
    return salted_hmac(f"kostra.{formaal}", tekst, algorithm="sha256").hexdigest()


def oppslag(orgnr: str, pin: str) -> str:
    """What picks the kommune's account among those under one organisation number: 32 bits."""
    return avtrykk("oppslag", orgnr, les_pin(pin))[:8]
