"""The errors of the envelope, in words a reporter understands.

Every class has ``kode``: the same short word as ``expect:`` in ``tests/vektorer/konvolutt``.
The texts hold no data from the file; the caller puts the file's name in front.
"""

from __future__ import annotations

from typing import ClassVar

#: One text for every failure after the key was found: a wrong OAEP padding, a key that does not
#: unwrap, a wrong tag, a wrong CBC padding. The sender of a forged file must learn nothing from it.
ENDRET = (
    "Konvolutten er endret eller skadet etter at den ble kryptert. "
    "Ingenting er dekryptert. Be avsenderen sende filen på nytt."
)
#: The same for a key without its certificate, which may be a stranger's. ``{}``: for whom.
ENDRET_ELLER_ANNEN = (
    "Konvolutten er endret eller skadet, eller laget for en annen nøkkel. Den er laget for: {}. "
    "Ingenting er dekryptert. Oppgi også sertifikatet, så skilles de to."
)


class KonvoluttFeil(Exception):
    """An envelope that can't be opened. ``str()`` is one or two plain sentences in bokmål."""

    kode: ClassVar[str] = "feil"


class IkkeKonvolutt(KonvoluttFeil):
    """The file is something else: empty, PEM text, a certificate, a signed message."""

    kode = "ikke konvolutt"


class TomFil(IkkeKonvolutt):
    """The file has no bytes at all."""


class KlartekstUttrekk(KonvoluttFeil):
    """The file looks like an extract that nobody has encrypted."""

    kode = "klartekst"


class UkryptertTomFil(KlartekstUttrekk):
    """The empty file (one space), not encrypted."""


class FeilForm(KonvoluttFeil):
    """An envelope by its first bytes, but not in the form the profile takes."""

    kode = "feil form"

    def __init__(self, hva: str) -> None:
        super().__init__(
            f"Konvolutten er skadet, eller laget av et program som ikke følger formatet: {hva}. "
            "Be avsenderen kryptere og sende filen på nytt."
        )


class Avkortet(KonvoluttFeil):
    """The file ends before the envelope does."""

    kode = "avkortet"

    def __init__(self) -> None:
        super().__init__(
            "Konvolutten er avkortet: filen slutter før konvolutten gjør det. "
            "Kopier eller last den opp på nytt."
        )


class Endret(KonvoluttFeil):
    """The content or its key does not fit the tag; see :data:`ENDRET`."""

    kode = "endret"

    def __init__(self, tekst: str = ENDRET) -> None:
        super().__init__(tekst)


class AnnenMottaker(KonvoluttFeil):
    """None of the keys handed in is a recipient. ``mottakere``: for whom it was made, as text."""

    kode = "annen mottaker"

    def __init__(self, mottakere: tuple[str, ...]) -> None:
        self.mottakere = mottakere
        super().__init__(
            f"Konvolutten er laget for en annen mottaker: {'; '.join(mottakere)}. "
            "Bruk nøkkelen til det sertifikatet, eller krypter på nytt til riktig sertifikat."
        )


class AlgoritmeAvvist(KonvoluttFeil):
    """The envelope uses an algorithm the profile does not take. ``algoritme``: its name."""

    kode = "algoritme avvist"

    def __init__(self, algoritme: str, raad: str = "") -> None:
        self.algoritme = algoritme
        super().__init__(
            f"Konvolutten bruker {algoritme}, som ikke er tillatt. "
            + (raad or "Krypter på nytt med AES-256-GCM og RSA-OAEP eller ECDH.")
        )


class SertifikatFeil(Exception):
    """A certificate that can't be read or must not be encrypted to. ``str()`` is bokmål."""


class NokkelFeil(Exception):
    """A private key that can't be read or used. ``str()`` is bokmål."""


class FeilPassord(NokkelFeil):
    """The passphrase does not open the private key."""


class PassordMangler(NokkelFeil):
    """The private key is under a passphrase, and none was given."""


class InnholdFeil(Exception):
    """The content to encrypt is too long, or changed length while it was read. Bokmål."""
